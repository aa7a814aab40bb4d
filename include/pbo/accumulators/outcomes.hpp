// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_OUTCOMES_HPP
#define PBO_ACCUMULATORS_OUTCOMES_HPP

// What difference did the budget make, so far?  Survey responses, or their answer sheets, in a stream.
//
//     accumulator_set<survey_response, features<pbo::tag::outcome_proportion>> set(pbo::asked_with = pbo::poet_style_users());
//     pbo::wilson(pbo::extract::outcome_proportion(set)["dignity"])
//
// outcome_counts gives the counts of answers by area and code; outcome_proportion reads them with the instrument, which
// says which answers mean better, and which the set is given when it is made: without one it throws std::invalid_argument
// when it is asked.  Every area is what measure/ gives: the area_outcome of outcomes(survey).  In a set with weights an area
// is a weighted_area_outcome.  A whole cell of answer_counts may be fed in place of a response.
//
// Users and carers are never pooled: a response of another role than the instrument's, or than the first response's, throws
// std::invalid_argument and is not counted; so does merging sets of other instruments or roles.

#include <pbo/accumulators/detail/reading.hpp>
#include <pbo/core/answer_sheet.hpp>
#include <pbo/count/answer_counts.hpp>
#include <pbo/count/remembered.hpp>
#include <pbo/count/weighted_answer_counts.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/outcomes.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace pbo {

namespace tag {
struct asked_with {
    using qualifier = boost::parameter::forward_reference;
};
}  // namespace tag
/// The instrument that a set's responses answer: accumulator_set<...> set(pbo::asked_with = pbo::poet_style_users()).
inline constexpr boost::parameter::keyword<tag::asked_with> asked_with{};

/// The answers to one area by people who each stand for several; as a weighted_proportion it is better out of answered.
class weighted_area_outcome : public weighted_proportion {
public:
    weighted_area_outcome() = default;
    weighted_area_outcome(weighted_count const& better, weighted_count const& no_difference, weighted_count const& worse,
                          weighted_count const& not_applicable, weighted_count const& missing)
        : weighted_proportion(better, no_difference + worse), no_difference_(no_difference), worse_(worse),
          not_applicable_(not_applicable), missing_(missing) {}

    [[nodiscard]] weighted_count asked() const { return all() + not_applicable_ + missing_; }
    [[nodiscard]] weighted_count answered() const { return all(); }
    [[nodiscard]] weighted_count const& not_applicable() const noexcept { return not_applicable_; }
    [[nodiscard]] weighted_count const& missing() const noexcept { return missing_; }

    /// Each out of those who answered.
    [[nodiscard]] weighted_proportion better() const { return *this; }
    [[nodiscard]] weighted_proportion no_difference() const { return {no_difference_, hits() + worse_}; }
    [[nodiscard]] weighted_proportion worse() const { return {worse_, hits() + no_difference_}; }

    weighted_area_outcome& operator+=(weighted_area_outcome const& other) {
        auto merged = *this;
        merged.weighted_proportion::operator+=(other);
        merged.no_difference_ += other.no_difference_;
        merged.worse_ += other.worse_;
        merged.not_applicable_ += other.not_applicable_;
        merged.missing_ += other.missing_;
        static_cast<void>(merged.asked());  // throws when they are too many together
        return *this = merged;
    }
    [[nodiscard]] friend weighted_area_outcome operator+(weighted_area_outcome a, weighted_area_outcome const& b) { return a += b; }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        weighted_proportion::parts_of(self, visit);
        visit("no_difference", self.no_difference_);
        visit("worse", self.worse_);
        visit("not_applicable", self.not_applicable_);
        visit("missing", self.missing_);
        if constexpr (!std::is_const_v<Self>) {
            if (detail::checked_sum(self.no_difference_.n(), self.worse_.n()) != self.misses().n())
                throw std::domain_error("pbo::weighted_area_outcome: " + std::to_string(self.misses().n()) + " not better, and " +
                                        std::to_string(self.no_difference_.n()) + " no different, " +
                                        std::to_string(self.worse_.n()) + " worse");
            static_cast<void>(self.asked());
        }
    }
    friend bool operator==(weighted_area_outcome const&, weighted_area_outcome const&) = default;

private:
    weighted_count no_difference_;
    weighted_count worse_;
    weighted_count not_applicable_;
    weighted_count missing_;
};

/// Counted answers with the instrument that reads them.  It owns both, and may outlive the set.
template <class Counts>
class outcome_shares {
public:
    outcome_shares(Counts const& answers, std::shared_ptr<instrument const> questions)
        : answers_(answers), instrument_(std::move(questions)) {
        if (instrument_ == nullptr)
            throw std::invalid_argument("pbo::tag::outcome_proportion: nobody said which instrument was answered; construct the "
                                        "set with pbo::asked_with = instrument, such as pbo::poet_style_users()");
    }

    [[nodiscard]] std::size_t size() const noexcept { return instrument_->size(); }
    [[nodiscard]] instrument const& questions() const noexcept { return *instrument_; }
    [[nodiscard]] Counts const& counts() const noexcept { return answers_; }
    /// How many people, or what they stand for.
    [[nodiscard]] auto people() const { return answers_.sheets(); }

    /// Throws std::out_of_range for an area that the instrument does not have.
    [[nodiscard]] auto operator[](std::size_t area) const {
        if constexpr (std::same_as<Counts, answer_counts<>>) {
            return outcome_view(answers_, *instrument_)[area];
        } else {
            weighted_count in[3];
            for (std::uint8_t code = 1; code <= instrument_->scale(area).size(); ++code)
                in[static_cast<std::size_t>(instrument_->direction_of(area, code))] += answers_.count(area, code);
            // As in measure/: an answer beyond the scale is missing.
            auto missing = answers_.count(area, answer_code::missing);
            for (std::size_t code = instrument_->scale(area).size() + 1; code <= answer_code::highest_answer; ++code)
                missing += answers_.count(area, code);
            return remembered<weighted_area_outcome>(
                {in[0], in[1], in[2], answers_.count(area, answer_code::not_applicable), missing},
                {spelling(instrument_->role()), instrument_->areas()[area].name, {}});
        }
    }
    /// Throws, naming the areas there are, for a name that the instrument does not have.
    [[nodiscard]] auto operator[](std::string_view area) const { return (*this)[instrument_->index_of(area)]; }

    friend bool operator==(outcome_shares const& a, outcome_shares const& b) {
        return a.answers_ == b.answers_ && *a.instrument_ == *b.instrument_;
    }

private:
    Counts answers_;
    std::shared_ptr<instrument const> instrument_;
};

/// The state behind the features of this header: counts of answers, the instrument, and whose they are.  A cell.
template <class Counts>
class counted_answers {
public:
    [[nodiscard]] Counts const& counts() const noexcept { return counts_; }
    [[nodiscard]] std::shared_ptr<instrument const> const& questions() const noexcept { return instrument_; }

    void ask(instrument questions) {
        role_ = questions.role();
        instrument_ = std::make_shared<instrument const>(std::move(questions));
    }
    /// Throws std::invalid_argument for a response of another role.
    template <class... Weight>
    void add(survey_response const& response, Weight... weight) {
        if (role_ != response.role) role_ = same_role(response.role);
        counts_.add(response.answers, weight...);
    }
    template <class... Weight>
    void add(answer_sheet<> const& sheet, Weight... weight) {
        counts_.add(sheet, weight...);
    }
    counted_answers& operator+=(Counts const& cell) {
        counts_ += cell;
        return *this;
    }
    counted_answers& operator+=(counted_answers const& other) {
        auto whose = role_;
        if (other.role_) whose = same_role(*other.role_);
        auto questions = instrument_ == nullptr ? other.instrument_ : instrument_;
        if (instrument_ != nullptr && other.instrument_ != nullptr) {
            instrument same = *instrument_;
            same += *other.instrument_;  // throws, saying what differs
        }
        counts_ += other.counts_;
        role_ = whose;
        instrument_ = std::move(questions);
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        std::conditional_t<std::is_const_v<Self>, instrument const, instrument> questions =
            self.instrument_ == nullptr ? instrument{} : *self.instrument_;
        visit("counts", self.counts_);
        visit("instrument", questions);
        visit("role", self.role_);
        if constexpr (!std::is_const_v<Self>)
            self.instrument_ = questions == instrument{} ? nullptr : std::make_shared<instrument const>(std::move(questions));
    }
    friend bool operator==(counted_answers const& a, counted_answers const& b) {
        return a.counts_ == b.counts_ && a.role_ == b.role_ && (a.instrument_ == nullptr) == (b.instrument_ == nullptr) &&
               (a.instrument_ == nullptr || *a.instrument_ == *b.instrument_);
    }

private:
    [[nodiscard]] role same_role(role theirs) const {
        if (role_ && *role_ != theirs)
            throw std::invalid_argument("pbo::tag::outcome_counts: answers of the role " + std::string(spelling(theirs)) +
                                        " cannot be counted with those of the role " + std::string(spelling(*role_)));
        return theirs;
    }

    Counts counts_;
    std::shared_ptr<instrument const> instrument_;
    std::optional<role> role_;
};

/// What tag::outcome_counts counts.
struct the_answers {
    template <bool weighted>
    using absorbed = std::conditional_t<weighted, weighted_answer_counts<>, answer_counts<>>;
    template <bool weighted>
    using cell = counted_answers<absorbed<weighted>>;

    template <class Cell, class Arguments>
    static void start(Cell& cell, Arguments const& arguments) {
        if constexpr (detail::has_argument<Arguments, tag::asked_with>) cell.ask(arguments[asked_with]);
    }
    static void absorb(auto& cell, auto const& part) { cell += part; }

    template <class Counts, class Sample, class... Weight>
    static void add(counted_answers<Counts>& cell, Sample const& sample, Weight... weight) {
        if constexpr (std::derived_from<Sample, survey_response>)
            cell.add(static_cast<survey_response const&>(sample), weight...);
        else if constexpr (std::same_as<Sample, answer_sheet<>>)
            cell.add(sample, weight...);
        else if constexpr (sizeof...(Weight) == 0 && (std::same_as<Sample, Counts> || std::same_as<Sample, counted_answers<Counts>>))
            cell += sample;
        else
            static_assert(detail::never<Sample>,
                          "pbo: tag::outcome_counts and tag::outcome_proportion count survey responses, answer sheets and whole "
                          "answer_counts; another cell goes to the feature that is meant: absorb<pbo::tag::NAME>(set, cell)");
    }
};

namespace detail {
struct read_outcome_counts {
    template <class Counts>
    Counts operator()(counted_answers<Counts> const& cell) const {
        return cell.counts();
    }
};
struct read_outcome_proportion {
    template <class Counts>
    outcome_shares<Counts> operator()(counted_answers<Counts> const& cell) const {
        return {cell.counts(), cell.questions()};
    }
};
}  // namespace detail

namespace tag {
/// The state: extract it to merge sets of other types, or to keep it.
using outcome_answers = basic_tally<the_answers>;
using outcome_counts = reading<the_answers, detail::read_outcome_counts>;
using weighted_outcome_counts = weighted_reading<the_answers, detail::read_outcome_counts>;
using outcome_proportion = reading<the_answers, detail::read_outcome_proportion>;
using weighted_outcome_proportion = weighted_reading<the_answers, detail::read_outcome_proportion>;
}  // namespace tag

namespace extract {
inline constexpr detail::plain_extractor<tag::outcome_answers> outcome_answers{};
inline constexpr detail::plain_extractor<tag::outcome_counts> outcome_counts{};
inline constexpr detail::plain_extractor<tag::outcome_proportion> outcome_proportion{};
}  // namespace extract

}  // namespace pbo

#endif
