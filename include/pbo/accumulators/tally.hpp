// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_TALLY_HPP
#define PBO_ACCUMULATORS_TALLY_HPP

// How many out of how many, in a stream?  The state that the features proportion, interval, count and sum read:
//
//     accumulator_set<bool, features<pbo::tag::interval>> told;
//     told(true); told(std::optional<bool>{}); told(pbo::proportion{3, 10});
//
//     accumulator_set<pbo::survey_response, features<pbo::tag::interval_of<&pbo::survey_response::told_value>>> survey;
//
// tally is fed yes and no: bool (also what std::vector<bool> holds), std::optional<bool>, figure<bool>, an absence, or a
// whole cell (a proportion, a tally).  A number is not a yes or no and is refused.  tally_of<hit>, tally_of<hit, asked> is
// fed any record: hit and asked are members or lambdas without captures, and give bool, or std::optional or figure of it.
// A set may have many of them.  In a set with weights, the cell is a weighted_proportion, and samples come as
// told(true, boost::accumulators::weight = 2.5).  One addition or two a sample; an absent answer is counted as absent.

#include <pbo/accumulators/detail/tally_state.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/count/weighted_proportion.hpp>

#include <concepts>
#include <functional>
#include <optional>
#include <type_traits>
#include <vector>

namespace pbo {

namespace detail {

template <class T>
concept a_yes_or_no = std::same_as<T, bool> || std::same_as<T, std::vector<bool>::reference> ||
                    std::same_as<T, std::vector<bool>::const_reference> || std::same_as<T, std::optional<bool>> ||
                    std::same_as<T, figure<bool>>;

/// Counts one answer; weight is nothing, or a number.
template <class Cell, class Answer, class... Weight>
constexpr void count_answer(Cell& cell, Answer const& answer, Weight... weight) {
    if constexpr (std::same_as<Answer, std::optional<bool>> || std::same_as<Answer, figure<bool>>)
        cell.add(as_figure(answer), weight...);
    else
        cell.add(static_cast<bool>(answer), weight...);
}

struct counts_yes_or_no {
    template <bool weighted>
    using cell = std::conditional_t<weighted, weighted_proportion, tally>;
    template <bool weighted>
    using absorbed = cell<weighted>;

    static void start(auto&, auto const&) noexcept {}
    static void absorb(auto& cell, auto const& part) { cell += part; }
};

}  // namespace detail

/// What tag::tally counts: samples that are answers themselves.
struct the_sample : detail::counts_yes_or_no {
    template <class Sample>
    static void add(tally& cell, Sample const& sample) {
        if constexpr (detail::a_yes_or_no<Sample>)
            detail::count_answer(cell, sample);
        else if constexpr (std::derived_from<Sample, tally>)
            cell += static_cast<tally const&>(sample);
        else if constexpr (std::derived_from<Sample, proportion>)
            cell += tally(static_cast<proportion const&>(sample));
        else if constexpr (std::same_as<Sample, absence>)
            cell.add(sample);
        else
            refuse<Sample>();
    }
    template <class Sample>
    static void add(weighted_proportion& cell, Sample const& sample, double weight) {
        if constexpr (detail::a_yes_or_no<Sample>)
            detail::count_answer(cell, sample, weight);
        else if constexpr (std::same_as<Sample, absence>)
            cell.add(figure<bool>(sample), weight);
        else
            refuse<Sample>();
    }

private:
    template <class Sample>
    static void refuse() {
        static_assert(detail::never<Sample>,
                      "pbo: tag::tally counts yes and no (bool, optional<bool>, figure<bool>) and whole cells; for a number "
                      "write the question, set(x > 0), and for a record tag::tally_of<predicate>, tag::interval_of<predicate>");
    }
};

/// Everybody was asked.
inline constexpr auto asked_of_everybody = [](auto const&) { return true; };

/// What tag::tally_of counts: of the records for which asked holds, those for which hit holds.
template <auto hit, auto asked = asked_of_everybody>
struct predicate_of_record : detail::counts_yes_or_no {
    template <class Cell, class Record, class... Weight>
    static void add(Cell& cell, Record const& record, Weight... weight) {
        if constexpr (!std::invocable<decltype(hit) const&, Record const&> || !std::invocable<decltype(asked) const&, Record const&>) {
            static_assert(detail::never<Record>,
                          "pbo: the predicate of tag::tally_of cannot be asked about this sample; feed records, or add a whole "
                          "cell to the feature that is meant: absorb<pbo::tag::tally_of<predicate>>(set, cell)");
        } else {
            auto const was_asked = detail::as_figure(std::invoke(asked, record));
            using answer = std::remove_cvref_t<std::invoke_result_t<decltype(hit) const&, Record const&>>;
            static_assert(detail::a_yes_or_no<answer>,
                          "pbo: a predicate gives bool, std::optional<bool> or figure<bool>; for a number write the question, "
                          "such as [](auto const& r) { return r.visits > 0; }");
            if (!was_asked.has_value())
                cell.add(was_asked, weight...);
            else if (*was_asked)
                detail::count_answer(cell, std::invoke(hit, record), weight...);
        }
    }
};

namespace tag {

/// In a set with weights; chosen by Boost for basic_tally.
template <class What>
struct basic_weighted_tally : boost::accumulators::depends_on<> {
    using impl = detail::tally_impl<What, true>;
};
/// The one mergeable state: a cell of what What counts.
template <class What>
struct basic_tally : boost::accumulators::depends_on<> {
    using impl = detail::tally_impl<What, false>;
};

using tally = basic_tally<the_sample>;
using weighted_tally = basic_weighted_tally<the_sample>;
template <auto hit, auto asked = asked_of_everybody>
using tally_of = basic_tally<predicate_of_record<hit, asked>>;

}  // namespace tag

namespace extract {
/// extract::tally(set): the tally, or the weighted_proportion of a set with weights.
inline constexpr detail::plain_extractor<tag::tally> tally{};
template <auto hit, auto asked = asked_of_everybody>
inline constexpr detail::plain_extractor<tag::tally_of<hit, asked>> tally_of{};
}  // namespace extract

namespace detail {
template <class Tag>
struct absorb_function {
    /// Adds a whole cell to the state of one feature.  Throws what the cell's += throws; then nothing has changed.
    template <class Set, class Cell>
    void operator()(Set& set, Cell const& cell) const {
        using found = std::remove_cvref_t<decltype(accumulator_of<Tag>(set))>;
        static_assert(requires(found& f) { f.cell(); f.cell() += cell; },
                      "pbo: absorb<Tag>(set, cell) takes the tag of a state (tally, tally_of, outcome_counts' answers, take_up's "
                      "counts) and a cell of the kind that extracting it gives");
        set.template extract<Tag>().cell() += cell;
    }
};
}  // namespace detail

/// absorb<pbo::tag::tally_of<predicate>>(set, cell).
template <class Tag>
inline constexpr detail::absorb_function<Tag> absorb{};

}  // namespace pbo

namespace boost::accumulators {
template <class What>
struct as_weighted_feature<pbo::tag::basic_tally<What>> {
    using type = pbo::tag::basic_weighted_tally<What>;
};
template <class What>
struct feature_of<pbo::tag::basic_weighted_tally<What>> : feature_of<pbo::tag::basic_tally<What>> {};
}  // namespace boost::accumulators

#endif
