// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_ON_COURSE_SHEET_HPP
#define PBO_PUBLISH_ON_COURSE_SHEET_HPP

// Who is on course for which target, made ready for a reader: a row a council and target, then one for all councils together;
// the last count, what the rule expects when the target is due, the verdict, and what it takes a month.  The rule is named in
// the provenance.

#include <pbo/core/detail/when_called.hpp>
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

namespace detail {

struct course_row {
    who_texts council;
    target aim;
    course found;
};

/// of(row) is a course.
template <class Row, class Of>
void describe_course(described_columns<Row>& to, Of of) {
    auto const last = [of](auto what) {  // of the last count, where there is one
        return [=](Row const& r) {
            auto const found = of(r);
            using given = decltype(figure(what(found.last->counts)));
            return found.last ? given(what(found.last->counts)) : given(absence::not_available);
        };
    };
    to.text("last", "last count", [of](Row const& r) { return of(r).last ? of(r).last->period.text() : std::string(); })
        .count("numerator", "people", last([](proportion const& c) { return c.hits(); }))
        .base("denominator", "of", last([](proportion const& c) { return c.trials(); }))
        .share("share", "share", last([](proportion const& c) { return c.value(); }))
        .text("reached", "reached", [of](Row const& r) { return of(r).reached; })
        .share("expected", "expected when due", [of](Row const& r) { return of(r).expected; })
        .text("verdict", "verdict", [of](Row const& r) { return of(r).verdict; })
        .count("people_needed", "people needed", [of](Row const& r) { return of(r).people_needed; })
        .number("months_left", "months left", [of](Row const& r) { return of(r).months_left; })
        .count("needed_a_month", "needed a month", [of](Row const& r) { return of(r).needed_a_month; })
        .count("added_a_month", "added a month", [of](Row const& r) { return of(r).added_a_month; })
        .text("because", "because", [of](Row const& r) { return of(r).because; });
}
template <class = detail::when_called>
[[nodiscard]] inline described_columns<course_row> course_columns() {
    using row = course_row;
    auto columns = who_described<row>();
    columns.text("indicator", "indicator", [](row const& r) { return std::string(r.aim.indicator().view()); })
        .text("target", "target", [](row const& r) { return r.aim.share().text(); })
        .text("due", "due", [](row const& r) { return r.aim.due().text(); });
    describe_course(columns, [](row const& r) { return r.found; });
    return columns;
}

/// "ongoing 30% by 2011-03-31: 3 met, 1 off_course. All together are the 4 councils ..."
template <class Key>
[[nodiscard]] std::string verdicts_in_words(on_course_result<Key> const& r, std::size_t i) {
    std::string counts;
    for (auto v : {course_verdict::met, course_verdict::missed, course_verdict::on_course, course_verdict::off_course,
                   course_verdict::cannot_tell})
        if (auto const n = r.councils(v, i); n != 0)
            counts += (counts.empty() ? "" : ", ") + std::to_string(n) + " " + std::string(spelling(v));
    return std::string(r.aims[i].indicator().view()) + " " + r.aims[i].share().text() +
           (r.aims[i].due().is_stated() ? " by " + r.aims[i].due().text() : "") + ": " + (counts.empty() ? "no councils" : counts) +
           ". All together are the " + (r.overall_councils[i] == 1 ? "one council" : councils_in_words(r.overall_councils[i])) +
           " with counts every time.";
}

}  // namespace detail

template <class Key>
[[nodiscard]] sheet on_course_sheet(on_course_result<Key> const& r, provenance from = {}) {
    if (from.level.empty()) from.level = "none: an extrapolation has no interval";
    from.method = std::string("rule: ") + std::string(r.rule.view());
    if (!r.aims.empty()) {
        from.basis = spelling(r.aims.front().basis());
        from.role = spelling(r.aims.front().role());
    }
    std::vector<detail::course_row> rows;
    for (auto const& row : r.rows)
        for (std::size_t i = 0; i < r.aims.size(); ++i) rows.push_back({detail::who_of(row.council), r.aims[i], row.courses[i]});
    for (std::size_t i = 0; i < r.aims.size(); ++i)
        rows.push_back({detail::all_called("All with counts every time"), r.aims[i], r.overall[i]});
    auto s = detail::course_columns().laid_out("On course for the targets", std::move(from), rows);
    for (std::size_t i = 0; i < r.aims.size(); ++i) s.warn(detail::verdicts_in_words(r, i));
    s.warn("Rule: " + std::string(r.rule.view()) +
           ". What is expected carries the last changes on; it is an extrapolation without an interval, "
           "and growth slows as it nears everyone.");
    s.warn("People needed and needed a month assume as many eligible when due as at the last count.");
    return s;
}

/// One course, of counts that do not say whose they are.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(course const& found) {
    described_columns<course> columns;
    detail::describe_course(columns, [](course const& c) { return c; });
    return columns.laid_out("On course?", {.level = "none: an extrapolation has no interval"}, std::vector{found});
}
template <class Key>
[[nodiscard]] sheet sheet_of(on_course_result<Key> const& r) {
    return on_course_sheet(r);
}

}  // namespace pbo

#endif
