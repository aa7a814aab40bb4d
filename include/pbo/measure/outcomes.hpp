// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_OUTCOMES_HPP
#define PBO_MEASURE_OUTCOMES_HPP

// What difference did the budget make, in each area of life?  outcomes(survey, keys...) counts answer sheets into
// areas x answers for any keys, and reads the counts with the instrument that says which answers mean better:
//
//     auto o = pbo::outcomes(survey, &pbo::survey_response::mode);
//     pbo::wilson(o[pbo::delivery_mode::direct_payment]["independence"])      // better, of those who answered
//
// A survey is any source of responses with its instrument: what read_survey gives; survey_files, counted while they are read
// and kept nowhere, whose table says what became of their rows, o.files()[0].rejects; sample(...) of either, whose table
// knows how it was drawn (sampled_outcomes.hpp); and responses packed with their instrument.
//
// Of everyone asked, some answered (better, no difference or worse), some said the area does not apply to them, and some
// left it out; the base of a share is those who answered.  Users and carers have different instruments, so they cannot
// be pooled: merging their tables throws std::invalid_argument.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/never.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/walked.hpp>
#include <pbo/count/answer_counts.hpp>
#include <pbo/count/detail/answer_builder.hpp>
#include <pbo/count/keys.hpp>
#include <pbo/count/packed_answers.hpp>
#include <pbo/count/remembered.hpp>
#include <pbo/count/source.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/domain/instrument.hpp>

#include <cstddef>
#include <cstdint>
#include <compare>
#include <concepts>
#include <ostream>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// The answers to one area.  As a proportion it is better out of answered, so every method and comparison takes it.
class area_outcome : public proportion {
public:
    constexpr area_outcome() = default;
    /// Counts of one area; missing is what remains of those asked.  Throws std::domain_error when they exceed asked.
    template <class = detail::when_called>
    constexpr area_outcome(std::uint64_t better, std::uint64_t no_difference, std::uint64_t worse,
                           std::uint64_t not_applicable, std::uint64_t asked)
        : proportion(better, detail::checked_sum(detail::checked_sum(better, no_difference), worse)),
          no_difference_(no_difference), not_applicable_(not_applicable), asked_(asked) {
        if (auto const answers = detail::checked_sum(answered(), not_applicable); answers > asked)
            throw std::domain_error("pbo::area_outcome: " + std::to_string(answers) + " answers from " + std::to_string(asked) +
                                    " people asked");
    }

    [[nodiscard]] constexpr std::uint64_t asked() const noexcept { return asked_; }
    [[nodiscard]] constexpr std::uint64_t answered() const noexcept { return trials(); }
    [[nodiscard]] constexpr std::uint64_t not_applicable() const noexcept { return not_applicable_; }
    [[nodiscard]] constexpr std::uint64_t missing() const noexcept { return asked_ - answered() - not_applicable_; }

    /// Each out of those who answered.
    [[nodiscard]] constexpr proportion better() const { return *this; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr proportion no_difference() const { return {no_difference_, answered()}; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr proportion worse() const { return {misses() - no_difference_, answered()}; }

    template <class = detail::when_called>
    constexpr area_outcome& operator+=(area_outcome const& other) {
        auto const asked = detail::checked_sum(asked_, other.asked_);  // no count exceeds it, so this one throws before any change
        proportion::operator+=(other);
        no_difference_ += other.no_difference_;
        not_applicable_ += other.not_applicable_;
        asked_ = asked;
        return *this;
    }
    /// Takes a part out of the whole that contains it; throws std::domain_error when it does not.
    template <class = detail::when_called>
    constexpr area_outcome& operator-=(area_outcome const& part) {
        if (part.hits() > hits() || part.no_difference_ > no_difference_ ||
            part.misses() - part.no_difference_ > misses() - no_difference_ || part.not_applicable_ > not_applicable_ ||
            part.missing() > missing())
            throw std::domain_error("pbo::area_outcome: " + part.text() + " answered from " + std::to_string(part.asked_) +
                                    " asked is not a part of " + text() + " from " + std::to_string(asked_));
        proportion::operator-=(part);
        no_difference_ -= part.no_difference_;
        not_applicable_ -= part.not_applicable_;
        asked_ -= part.asked_;
        return *this;
    }
    template <class = detail::when_called>
    [[nodiscard]] friend constexpr area_outcome operator+(area_outcome a, area_outcome const& b) { return a += b; }
    template <class = detail::when_called>
    [[nodiscard]] friend constexpr area_outcome operator-(area_outcome a, area_outcome const& b) { return a -= b; }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        proportion::parts_of(self, visit);
        visit("no_difference", self.no_difference_);
        visit("not_applicable", self.not_applicable_);
        visit("asked", self.asked_);
        if constexpr (!std::is_const_v<Self>) {
            if (self.no_difference_ > self.misses())
                throw std::domain_error("pbo::area_outcome: " + std::to_string(self.no_difference_) + " of " +
                                        std::to_string(self.misses()) + " not better are no different");
            self = area_outcome(self.hits(), self.no_difference_, self.misses() - self.no_difference_, self.not_applicable_,
                                self.asked_);
        }
    }
    friend constexpr bool operator==(area_outcome const&, area_outcome const&) = default;

private:
    std::uint64_t no_difference_ = 0;
    std::uint64_t not_applicable_ = 0;
    std::uint64_t asked_ = 0;
};

/// One group's answers to all areas of an instrument.  A view: the table it came from must outlive it.
class outcome_view {
public:
    outcome_view(answer_counts<> const& answers, instrument const& instrument) : answers_(&answers), instrument_(&instrument) {}

    [[nodiscard]] std::size_t size() const noexcept { return instrument_->areas().size(); }
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t people() const noexcept { return answers_->sheets(); }
    [[nodiscard]] instrument const& questions() const noexcept { return *instrument_; }

    /// It remembers whose it is and which area.  Throws std::out_of_range for an area that the instrument does not have.
    template <class = detail::when_called>
    [[nodiscard]] remembered<area_outcome> operator[](std::size_t area) const {
        std::uint64_t in[3] = {};
        for (std::uint8_t code = 1; code <= instrument_->scale(area).size(); ++code)
            in[static_cast<std::size_t>(instrument_->direction_of(area, code))] += answers_->count(area, code);
        return {{in[0], in[1], in[2], answers_->count(area, answer_code::not_applicable), answers_->sheets()},
                {spelling(instrument_->role()), instrument_->areas()[area].name, {}}};
    }
    /// Throws, naming the areas there are, for a name that the instrument does not have.
    template <class = detail::when_called>
    [[nodiscard]] remembered<area_outcome> operator[](std::string_view area) const { return (*this)[instrument_->index_of(area)]; }

private:
    answer_counts<> const* answers_;
    instrument const* instrument_;
};

/// Answers by key, with the instrument that reads them.
template <class Key>
class outcome_table {
public:
    using counts_type = table<Key, answer_counts<>, instrument>;

    outcome_table() = default;
    explicit outcome_table(counts_type counted) : counted_(std::move(counted)) {}

    [[nodiscard]] counts_type const& counts() const noexcept { return counted_; }
    [[nodiscard]] instrument const& questions() const noexcept { return counted_.context(); }
    [[nodiscard]] std::size_t size() const noexcept { return counted_.size(); }
    /// Throws std::out_of_range, naming the key.
    [[nodiscard]] outcome_view operator[](Key const& key) const { return {counted_[key], questions()}; }
    /// for (auto const& [key, areas] : o): each group's answers, in the order of the keys; views, which the table must outlive.
    [[nodiscard]] auto begin() const { return detail::walked<outcome_table>(*this, counted_.begin()); }
    [[nodiscard]] auto end() const { return detail::walked<outcome_table>(*this, counted_.end()); }

    /// Throws std::invalid_argument when the instruments differ.
    outcome_table& operator+=(outcome_table const& other) {
        counted_ += other.counted_;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("counted", self.counted_);
    }
    friend bool operator==(outcome_table const&, outcome_table const&) = default;

private:
    counts_type counted_;
};

/// A source of responses that knows the instrument they answer.
template <class S>
concept surveyed = record_source<S> && requires(std::remove_reference_t<S> const& s) {
    { s.instrument } -> std::convertible_to<instrument const&>;
};

namespace detail {

/// Responses, each of which counts once.
template <chunk_runner Runner, surveyed Survey, class... P>
    requires keys_for<keys_of<P...>, source_record<Survey const>>
[[nodiscard]] auto outcomes_from(Runner const& runner, Survey const& survey, keys_of<P...> const& keys) {
    using response = source_record<Survey const>;
    using key = key_for<keys_of<P...>, response>;
    using builder = answer_builder<key>;
    reused_states<builder> parts;
    typename table<key, answer_counts<>, instrument>::builder cells{instrument(survey.instrument)};
    auto said = visit_source(
        runner, survey, [&parts] { return parts.take(); },
        [&](builder& part, response const& r) {
            keys.with_key_of(r, [&](auto const& key_of_one) { part.add(key_of_one, r.answers); });
        },
        [&](builder&& part) {
            if constexpr (visits_again<Survey const>) part.template move_into<instrument>(cells);
            parts.give_back(std::move(part));
        });
    for (auto& part : parts.all()) part.template move_into<instrument>(cells);
    return reported(outcome_table<key>(cells.freeze()), std::move(said));
}
/// Responses that were packed with their keys and their instrument.
template <chunk_runner Runner, packed_with_keys Packed>
    requires std::same_as<typename Packed::context_type, instrument>
[[nodiscard]] auto outcomes_from(Runner const& runner, Packed const& packed, keys_of<same_for_everybody> const&) {
    return reported(outcome_table<typename Packed::key_type>(packed.counted(runner)), what_was_read(packed));
}

/// What has an instrument, or stands round something that has.
template <class S>
concept about_an_instrument = surveyed<S> || requires(S const& s) { s.data().instrument; };

struct outcomes_function {
    /// By threads{n}, or as another chunk runner says: the same table to the bit.
    template <chunk_runner Runner, class Source, class... Keys>
    [[nodiscard]] auto operator()(Runner const& runner, Source const& source, Keys const&... keys) const {
        if constexpr (requires { outcomes_from(runner, source, by(keys...)); }) {
            return outcomes_from(runner, source, by(keys...));
        } else if constexpr (about_an_instrument<Source>) {
            static_assert(never<Source>,
                          "pbo::outcomes: a key is a function of a response or a pointer to its member, not a text: "
                          "pbo::outcomes(survey, &pbo::survey_response::mode), or pbo::outcomes(survey) for everybody together");
            return refused_call{};
        } else {
            static_assert(never<Source>,
                          "pbo::outcomes counts a survey, which knows the instrument that was asked: what pbo::read_survey gives, "
                          "pbo::survey_files, pbo::sample(...) of either, or pbo::pack(responses, by(...), sheet, instrument) alone");
            return refused_call{};
        }
    }
    /// O(responses x areas); the keys are projections of a response, and none counts everybody together.
    template <class Source, class... Keys>
        requires(!chunk_runner<Source>)
    [[nodiscard]] auto operator()(Source const& source, Keys const&... keys) const {
        return (*this)(in_sequence{}, source, keys...);
    }
};
}  // namespace detail

inline constexpr detail::outcomes_function outcomes{};

}  // namespace pbo

#endif
