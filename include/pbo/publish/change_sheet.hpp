// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHANGE_SHEET_HPP
#define PBO_PUBLISH_CHANGE_SHEET_HPP

// Two periods side by side made ready for a reader: a row for each council of the later one, with its counts and share
// in both, the change in percentage points with its limits, and rose, fell or no clear change.  The notes say what
// changed for all together, who moved most, and who is in one of the two alone.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/growth/council_changes.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// "+5.0 points (+1.1 to +8.9)"
template <class = detail::when_called>
[[nodiscard]] inline std::string change_in_words(share_change const& c) {
    if (!c.change.has_value()) return std::string(symbol(c.change.reason()));
    return for_people(100.0 * *c.change, shown_as::points) + " points (" + limits_in_words(in_points(c.limits), shown_as::points) + ")";
}
template <class = detail::when_called>
[[nodiscard]] inline std::string share_of_counts(tally const& t) {
    return with_thousands(std::to_string(t.hits())) + " of " + with_thousands(std::to_string(t.trials())) + " = " +
           for_people(t.value().value_or(0.0), shown_as::share);
}

/// " on 2011-03-31", " in 2022-23".
template <class = detail::when_called>
[[nodiscard]] inline std::string when_in_words(period const& when) {
    return (when.kind() == period_kind::snapshot ? " on " : " in ") + when.text();
}

template <class = detail::when_called>
inline void note_changes(sheet& s, council_changes_result const& c, std::string const& area) {
    auto const of = [&](change_finding f) { return c.how_many(f); };
    auto const compared = c.councils.size() - of(change_finding::not_compared);
    s.warn("From " + c.from.text() + " to " + c.until.text() + ": " + std::to_string(of(change_finding::rose)) +
           " rose, " + std::to_string(of(change_finding::fell)) + " fell, " +
           std::to_string(of(change_finding::no_clear_change)) + " without a clear change, " +
           std::to_string(of(change_finding::not_compared)) +
           " not compared for want of figures in both. Rose and fell mean that the " + c.level.text() +
           " interval of the change leaves 0 out.");
    if (compared != 0)
        s.warn("The " + (compared == 1 ? "one " + area : counted_in_words(compared, area)) +
               " with figures in both, together: " + share_of_counts(c.all.before) + when_in_words(c.from) + ", " +
               share_of_counts(c.all.after) + when_in_words(c.until) + ", " + change_in_words(c.all) + ".");
    auto const moved = c.moved_most(5);
    if (!moved.empty())
        s.warn("Moved most beyond chance: " +
               named(moved, [](council_change const& one) { return name_of(one.council) + " " + change_in_words(one); }) +
               ".");
    if (!c.gone.empty())
        s.warn((c.from.kind() == period_kind::snapshot ? "On " : "In ") + c.from.text() +
               " alone, and so in no row: " + named(c.gone, [](council const& one) { return name_of(one); }) + ".");
    s.warn(
        "The limits take the people of the two periods for different people. Where most are the same, the limits are "
        "wider than they "
        "need be.");
    if (compared > 1)
        s.warn("Many changes are looked at together: by chance alone about " +
               rounded(c.level.alpha() * static_cast<double>(compared), 1) + " of " + std::to_string(compared) +
               " would leave 0 out at this level.");
}

template <class = detail::when_called>
[[nodiscard]] inline described_columns<council_change> change_columns(council_changes_result const& c) {
    using row = council_change;
    auto columns = area_columns<row>();
    auto const of_period = [&columns](std::string const& name, period const& when, auto counts) {
        auto const told = [counts](auto of) {
            return [=](row const& r) { return count_or_reason(counts(r), of(counts(r))); };
        };
        columns.count(name + "_numerator", when.text() + ": counted", told([](tally const& t) { return t.hits(); }), shown_to::programs)
            .base(name + "_denominator", when.text() + ": of", told([](tally const& t) { return t.trials(); }), shown_to::programs)
            .share(name + "_share", when.text(), [counts](row const& r) { return share_or_reason(counts(r)); });
    };
    of_period("before", c.from, [](row const& r) {
        tally nothing;
        nothing.add(absence::not_available);
        return r.in_both ? r.before : nothing;
    });
    of_period("after", c.until, [](row const& r) { return r.after; });
    columns.text("change", "change", &row::finding)
        .points("change_points", "points", [](row const& r) { return in_points(r.change); })
        .limits("change_", shown_as::points, [](row const& r) { return in_points(r.limits); })
        .text("change_from", "from", [from = c.from](row const&) { return from.text(); }, shown_to::programs)
        .text("change_to", "to", [until = c.until](row const&) { return until.text(); }, shown_to::programs);
    return columns;
}

template <class = detail::when_called>
[[nodiscard]] inline sheet changes_laid_out(council_changes_result const& c, provenance from, std::string const& area = "area") {
    from.period = c.from.text() + " to " + c.until.text();
    from.method = "difference of two shares: newcombe";
    auto s = change_columns(c).laid_out("Change from " + c.from.text() + " to " + c.until.text(),
                                        completed(std::move(from), c.level), c.councils);
    note_changes(s, c, area);
    s.warn(said_of(area, std::string(warnings::not_a_judgement)));
    return s;
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline sheet change_sheet(take_up_table const& t, council_changes_result const& c, provenance from) {
    return detail::changes_laid_out(c, completed(std::move(from), t.context()), t.context().words.area);
}

/// So that text_table(council_changes(...)) prints a whole report.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(council_changes_result const& c) {
    return detail::changes_laid_out(c, {.rule = "none applied: counts as in the returns"});
}

}  // namespace pbo

#endif
