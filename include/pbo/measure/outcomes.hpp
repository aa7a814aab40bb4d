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
// Of everyone asked, some answered (better, no difference or worse), some said the area does not apply to them, and some
// left it out; the base of a share is those who answered.  Users and carers have different instruments, so they cannot
// be pooled: merging their tables throws std::invalid_argument.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/answer_counts.hpp>
#include <pbo/count/detail/answer_builder.hpp>
#include <pbo/count/packed_answers.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/domain/instrument.hpp>

#include <cstddef>
#include <cstdint>
#include <compare>
#include <concepts>
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// The answers to one area.  As a proportion it is better out of answered, so every method and comparison takes it.
class area_outcome : public proportion {
public:
    constexpr area_outcome() = default;
    /// Counts of one area; missing is what remains of those asked.  Throws std::domain_error when they exceed asked.
    constexpr area_outcome(std::uint64_t better, std::uint64_t no_difference, std::uint64_t worse,
                           std::uint64_t not_applicable, std::uint64_t asked)
        : proportion(better, better + no_difference + worse), no_difference_(no_difference),
          not_applicable_(not_applicable), asked_(asked) {
        if (answered() + not_applicable > asked)
            throw std::domain_error("pbo::area_outcome: " + std::to_string(answered() + not_applicable) + " answers from " +
                                    std::to_string(asked) + " people asked");
    }

    [[nodiscard]] constexpr std::uint64_t asked() const noexcept { return asked_; }
    [[nodiscard]] constexpr std::uint64_t answered() const noexcept { return trials(); }
    [[nodiscard]] constexpr std::uint64_t not_applicable() const noexcept { return not_applicable_; }
    [[nodiscard]] constexpr std::uint64_t missing() const noexcept { return asked_ - answered() - not_applicable_; }

    /// Each out of those who answered.
    [[nodiscard]] constexpr proportion better() const { return *this; }
    [[nodiscard]] constexpr proportion no_difference() const { return {no_difference_, answered()}; }
    [[nodiscard]] constexpr proportion worse() const { return {misses() - no_difference_, answered()}; }

    friend constexpr bool operator==(area_outcome const&, area_outcome const&) = default;

private:
    std::uint64_t no_difference_ = 0;
    std::uint64_t not_applicable_ = 0;
    std::uint64_t asked_ = 0;
};

/// One group's answers to all areas of an instrument.  A view: the table it came from must outlive it.
class outcome_view {
public:
    outcome_view(answer_counts<> const& answers, instrument const& asked) : answers_(&answers), asked_(&asked) {}

    [[nodiscard]] std::size_t size() const noexcept { return asked_->areas().size(); }
    [[nodiscard]] std::uint64_t people() const noexcept { return answers_->sheets(); }
    [[nodiscard]] instrument const& asked() const noexcept { return *asked_; }

    /// Throws std::out_of_range for an area that the instrument does not have.
    [[nodiscard]] area_outcome operator[](std::size_t area) const {
        std::uint64_t in[3] = {};
        for (std::uint8_t code = 1; code <= asked_->scale(area).size(); ++code)
            in[static_cast<std::size_t>(asked_->direction_of(area, code))] += answers_->count(area, code);
        return {in[0], in[1], in[2], answers_->count(area, answer_code::not_applicable), answers_->sheets()};
    }
    /// Throws, naming the areas there are, for a name that the instrument does not have.
    [[nodiscard]] area_outcome operator[](std::string_view area) const { return (*this)[asked_->index_of(area)]; }

private:
    answer_counts<> const* answers_;
    instrument const* asked_;
};

/// The key of a table that is not divided: everybody.
struct everybody {
    friend constexpr auto operator<=>(everybody, everybody) = default;
    friend std::ostream& operator<<(std::ostream& out, everybody) { return out << "all"; }
};

/// Answers by key, with the instrument that reads them.
template <class Key>
class outcome_table {
public:
    using counts_type = table<Key, answer_counts<>, instrument>;

    outcome_table() = default;
    explicit outcome_table(counts_type counted) : counted_(std::move(counted)) {}

    [[nodiscard]] counts_type const& counts() const noexcept { return counted_; }
    [[nodiscard]] instrument const& asked() const noexcept { return counted_.context(); }
    [[nodiscard]] std::size_t size() const noexcept { return counted_.size(); }
    /// Throws std::out_of_range, naming the key.
    [[nodiscard]] outcome_view operator[](Key const& key) const { return {counted_[key], asked()}; }

    /// Throws std::invalid_argument when the instruments differ.
    outcome_table& operator+=(outcome_table const& other) {
        counted_ += other.counted_;
        return *this;
    }
    friend bool operator==(outcome_table const&, outcome_table const&) = default;

private:
    counts_type counted_;
};

/// Responses with the instrument that they answer.
template <class S>
concept surveyed = requires(S const& s) {
    { s.asked } -> std::convertible_to<instrument const&>;
    s.responses.begin();
    s.responses.end();
};

namespace detail {
/// Responses that know how they were drawn: see <pbo/measure/sampled_outcomes.hpp>.
template <class Sample, class Keys>
concept outcomes_by_design = requires(Sample const& s, Keys const& keys) { outcomes_of_sample(in_sequence{}, s, keys); };

/// Responses that stand in files still: see <pbo/measure/outcomes_of_files.hpp>, without which they cannot be counted.
template <class F>
concept unread_responses = !surveyed<F> && requires(F const& f) {
    { f.asked } -> std::convertible_to<instrument const&>;
    f.files;
};

struct outcomes_function {
    template <class Sample, class... Projections>
        requires(!surveyed<Sample> && requires(Sample const& s) { s.records(); })
    [[nodiscard]] auto operator()(Sample const& sampled, Projections... keys) const {
        return (*this)(in_sequence{}, sampled, keys...);
    }
    template <class Sample, class... Projections>
        requires(!surveyed<Sample> && outcomes_by_design<Sample, keys_of<Projections...>>)
    [[nodiscard]] auto operator()(Sample const& sampled, keys_of<Projections...> const& keys) const {
        return outcomes_of_sample(in_sequence{}, sampled, keys);
    }
    template <chunk_runner Runner, class Sample, class... Projections>
        requires(!surveyed<Sample> && requires(Sample const& s) { s.records(); })
    [[nodiscard]] auto operator()(Runner const& runner, Sample const& sampled, Projections... keys) const {
        if constexpr (sizeof...(Projections) == 0)
            return outcomes_of_sample(runner, sampled, by([](auto const&) { return everybody{}; }));
        else
            return outcomes_of_sample(runner, sampled, by(keys...));
    }
    template <chunk_runner Runner, class Sample, class... Projections>
        requires(!surveyed<Sample> && outcomes_by_design<Sample, keys_of<Projections...>>)
    [[nodiscard]] auto operator()(Runner const& runner, Sample const& sampled, keys_of<Projections...> const& keys) const {
        return outcomes_of_sample(runner, sampled, keys);
    }
    /// O(responses x areas); the keys are projections of a response, and none counts everybody together.
    template <surveyed Survey, class... Projections>
    [[nodiscard]] auto operator()(Survey const& survey, Projections... keys) const {
        if constexpr (sizeof...(Projections) == 0)
            return (*this)(survey, [](auto const&) { return everybody{}; });
        else
            return (*this)(survey, by(keys...));
    }
    template <surveyed Survey, class... Projections>
    [[nodiscard]] auto operator()(Survey const& survey, keys_of<Projections...> const& keys) const {
        return (*this)(in_sequence{}, survey, keys);
    }

    /// By threads{n}, or as another chunk runner says: the same table to the bit.
    template <chunk_runner Runner, surveyed Survey, class... Projections>
    [[nodiscard]] auto operator()(Runner const& runner, Survey const& survey, Projections... keys) const {
        if constexpr (sizeof...(Projections) == 0)
            return (*this)(runner, survey, [](auto const&) { return everybody{}; });
        else
            return (*this)(runner, survey, by(keys...));
    }
    template <chunk_runner Runner, surveyed Survey, class... Projections>
    [[nodiscard]] auto operator()(Runner const& runner, Survey const& survey, keys_of<Projections...> const& keys) const {
        using key = std::remove_cvref_t<decltype(keys(*survey.responses.begin()))>;
        auto const sheet = [](auto const& response) -> auto const& { return response.answers; };
        return outcome_table<key>(count_answers<key, 16>(runner, survey.responses, keys, sheet, instrument(survey.asked)));
    }

    /// Files, counted while they are read: see <pbo/measure/outcomes_of_files.hpp>.
    template <unread_responses Files, class... Projections>
    [[nodiscard]] auto operator()(Files const& files, Projections... keys) const {
        return (*this)(in_sequence{}, files, keys...);
    }
    template <chunk_runner Runner, unread_responses Files, class... Projections>
    [[nodiscard]] auto operator()(Runner const& runner, Files const& files, Projections... keys) const {
        if constexpr (sizeof...(Projections) == 0)
            return outcomes_of_files(runner, files, by([](auto const&) { return everybody{}; }));
        else
            return outcomes_of_files(runner, files, by(keys...));
    }

    /// Responses packed with their instrument: pack(survey.responses, by(keys...), &survey_response::answers, survey.asked).
    template <class Key>
    [[nodiscard]] outcome_table<Key> operator()(packed_answers<Key, 16, instrument> const& packed) const {
        return outcome_table<Key>(packed.counted());
    }
    template <chunk_runner Runner, class Key>
    [[nodiscard]] outcome_table<Key> operator()(Runner const& runner, packed_answers<Key, 16, instrument> const& packed) const {
        return outcome_table<Key>(packed.counted(runner));
    }
};
}  // namespace detail

inline constexpr detail::outcomes_function outcomes{};

}  // namespace pbo

#endif
