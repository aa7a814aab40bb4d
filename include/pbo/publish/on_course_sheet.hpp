// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_ON_COURSE_SHEET_HPP
#define PBO_PUBLISH_ON_COURSE_SHEET_HPP

// Who is on course for which target, made ready for a reader: a row a council and target, then one for all councils together;
// the last count, what the rule expects when the target is due, the verdict, and what it takes a month.  The rule is named in
// the provenance.

#include <pbo/measure/on_course.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/sheet.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

template <class Key>
[[nodiscard]] sheet on_course_sheet(on_course_result<Key> const& r, provenance from = {}) {
    if (from.level.empty()) from.level = "none: an extrapolation has no interval";
    from.method = std::string("rule: ") + std::string(r.rule.view());
    if (!r.aims.empty()) {
        from.basis = spelling(r.aims.front().basis());
        from.role = spelling(r.aims.front().role());
    }
    auto columns = detail::who_columns();
    for (sheet_column c : std::vector<sheet_column>{{"indicator", "indicator"},
                                                    {"target", "target"},
                                                    {"due", "due"},
                                                    {"last", "last count"},
                                                    {"numerator", "people", shown_as::count},
                                                    {"denominator", "of", shown_as::count},
                                                    {"share", "share", shown_as::share},
                                                    {"reached", "reached"},
                                                    {"expected", "expected when due", shown_as::share},
                                                    {"verdict", "verdict"},
                                                    {"people_needed", "people needed", shown_as::count},
                                                    {"months_left", "months left", shown_as::number},
                                                    {"needed_a_month", "needed a month", shown_as::count},
                                                    {"added_a_month", "added a month", shown_as::count},
                                                    {"because", "because"}})
        columns.push_back(std::move(c));
    sheet s("On course for the targets", std::move(from), std::move(columns));
    auto const add = [&s](std::vector<sheet_cell> cells, target const& aim, course const& c) {
        figure<std::uint64_t> hits, trials;
        figure<double> share;
        if (c.last) {
            hits = c.last->counts.hits();
            trials = c.last->counts.trials();
            share = c.last->counts.value();
        }
        for (sheet_cell cell : std::vector<sheet_cell>{
                 std::string(aim.indicator().view()), aim.share().text(), aim.due().text(),
                 c.last ? c.last->when.text() : std::string(), hits,
                 trials, share, detail::yes_or_no(c.reached), c.expected, std::string(spelling(c.verdict)), c.people_needed, c.months_left,
                 c.needed_a_month, c.added_a_month, std::string(c.because)})
            cells.push_back(std::move(cell));
        s.add_row(std::move(cells));
    };
    for (auto const& row : r.rows)
        for (std::size_t i = 0; i < r.aims.size(); ++i) add(detail::who_cells(row.who), r.aims[i], row.courses[i]);
    for (std::size_t i = 0; i < r.aims.size(); ++i) {
        add({std::string(), std::string(), std::string("All with counts every time")}, r.aims[i], r.overall[i]);
        std::string counts;
        for (auto v : {course_verdict::met, course_verdict::missed, course_verdict::on_course, course_verdict::off_course,
                       course_verdict::cannot_tell})
            if (auto const n = r.councils(v, i); n != 0)
                counts += (counts.empty() ? "" : ", ") + std::to_string(n) + " " + std::string(spelling(v));
        s.warn(std::string(r.aims[i].indicator().view()) + " " + r.aims[i].share().text() +
               (r.aims[i].due().is_stated() ? " by " + r.aims[i].due().text() : "") + ": " + (counts.empty() ? "no councils" : counts) +
               ". All together are the " + std::to_string(r.overall_councils[i]) + " councils with counts every time.");
    }
    s.warn("Rule: " + std::string(r.rule.view()) +
           ". What is expected carries the last changes on; it is an extrapolation without an interval, "
           "and growth slows as it nears everyone.");
    s.warn("People needed and needed a month assume as many eligible when due as at the last count.");
    return s;
}

template <class Key>
[[nodiscard]] sheet sheet_of(on_course_result<Key> const& r) {
    return on_course_sheet(r);
}

}  // namespace pbo

#endif
