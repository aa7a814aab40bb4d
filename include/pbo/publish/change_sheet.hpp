// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHANGE_SHEET_HPP
#define PBO_PUBLISH_CHANGE_SHEET_HPP

// Two periods side by side made ready for a reader: a row for each council of the later one, with its counts and share
// in both, the change in percentage points with its limits, and rose, fell or no clear change.  The notes say what
// changed for all together, who moved most, and who is in one of the two alone.

#include <pbo/measure/growth/council_changes.hpp>
#include <pbo/publish/benchmark_sheet.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// "+5.0 points (+1.1 to +8.9)"
[[nodiscard]] inline std::string change_in_words(share_change const& c) {
    if (!c.change.has_value()) return std::string(symbol(c.change.reason()));
    return for_people(100.0 * *c.change, shown_as::points) + " points (" + points_in_words(c.limits) + ")";
}
[[nodiscard]] inline std::string share_of_counts(tally const& t) {
    return with_thousands(std::to_string(t.hits())) + " of " + with_thousands(std::to_string(t.trials())) + " = " +
           for_people(t.value().value_or(0.0), shown_as::share);
}

inline void note_changes(sheet& s, council_changes_result const& c) {
    auto const of = [&](change_finding f) { return c.how_many(f); };
    auto const compared = c.councils.size() - of(change_finding::not_compared);
    s.warn("From " + c.from.text() + " to " + c.until.text() + ": " + std::to_string(of(change_finding::rose)) +
           " rose, " + std::to_string(of(change_finding::fell)) + " fell, " +
           std::to_string(of(change_finding::no_clear_change)) + " without a clear change, " +
           std::to_string(of(change_finding::not_compared)) +
           " not compared for want of figures in both. Rose and fell mean that the " + level_text(c.level) +
           " interval of the change leaves 0 out.");
    if (compared != 0)
        s.warn("The " + councils_in_words(compared) +
               " with figures in both, together: " + share_of_counts(c.all.before) + " in " + c.from.text() + ", " +
               share_of_counts(c.all.after) + " in " + c.until.text() + ", " + change_in_words(c.all) + ".");
    auto const moved = c.moved_most(5);
    if (!moved.empty())
        s.warn("Moved most beyond chance: " +
               named(moved, [](council_change const& one) { return name_of(one.who) + " " + change_in_words(one); }) +
               ".");
    if (!c.gone.empty())
        s.warn("In " + c.from.text() +
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

}  // namespace detail

[[nodiscard]] inline sheet change_sheet(take_up_table const& t, council_changes_result const& c, provenance from) {
    from = detail::from_take_up(std::move(from), t.context());
    from.period = c.from.text() + " to " + c.until.text();
    from.level = detail::level_text(c.level);
    from.method = "difference of two shares: newcombe";
    auto columns = detail::council_columns();
    columns.insert(columns.end(),
                   {{"before_numerator", c.from.text() + ": counted", shown_as::count, shown_to::programs},
                    {"before_denominator", c.from.text() + ": of", shown_as::count, shown_to::programs},
                    {"before_share", c.from.text(), shown_as::share},
                    {"after_numerator", c.until.text() + ": counted", shown_as::count, shown_to::programs},
                    {"after_denominator", c.until.text() + ": of", shown_as::count, shown_to::programs},
                    {"after_share", c.until.text(), shown_as::share},
                    {"change", "change"},
                    {"change_points", "points", shown_as::points},
                    {"change_interval", "interval", shown_as::number, shown_to::people},
                    {"change_lower", "lower", shown_as::points, shown_to::programs},
                    {"change_upper", "upper", shown_as::points, shown_to::programs},
                    {"change_from", "from", shown_as::text, shown_to::programs},
                    {"change_to", "to", shown_as::text, shown_to::programs}});
    sheet s("Change from " + c.from.text() + " to " + c.until.text(), std::move(from), std::move(columns));
    for (auto const& row : c.councils) {
        auto cells = detail::council_cells(row.who);
        auto const add = [&cells](tally const& counts, bool there) {
            auto const absent = figure<std::uint64_t>(absence::not_available);
            cells.emplace_back(there ? detail::count_or_reason(counts, counts.hits()) : absent);
            cells.emplace_back(there ? detail::count_or_reason(counts, counts.trials()) : absent);
            cells.emplace_back(there ? detail::share_or_reason(counts) : figure<double>(absence::not_available));
        };
        add(row.before, row.in_both);
        add(row.after, true);
        cells.emplace_back(std::string(spelling(row.finding)));
        cells.emplace_back(detail::in_points(row.change));
        cells.emplace_back(detail::points_in_words(row.limits));
        cells.emplace_back(detail::in_points(detail::lower_of(row.limits)));
        cells.emplace_back(detail::in_points(detail::upper_of(row.limits)));
        cells.emplace_back(c.from.text());
        cells.emplace_back(c.until.text());
        s.add_row(std::move(cells));
    }
    detail::note_changes(s, c);
    s.warn(std::string(warnings::not_a_judgement));
    return s;
}

}  // namespace pbo

#endif
