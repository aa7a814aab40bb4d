// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ON_COURSE_HPP
#define PBO_MEASURE_ON_COURSE_HPP

// Will the target be met by its date, if things go on as they did?
//
//     auto const c = pbo::on_course(snapshots, {pbo::targets::april_2011}, pbo::linear_from_last_two);
//     c.rows[0].courses[0].verdict       // met, missed, on_course, off_course, cannot_tell
//     pbo::course_of(counted, share::percent(30), {2011, 3, 31})          // one series
//
// Counts after the due date are not used: a course is judged with what was known by then.
//
//     a count on the due date      met or missed: a fact
//     else                         on or off course by the rule (course_rule.hpp), beside whether the last count reached it already
//     cannot_tell                  fewer counts than the rule needs, no due date, or a break in the series (from client-level
//                                  data on, 2024-25): because says which
//
// People needed, and needed a month, are what it takes from the last count until the due date with as many eligible as then.
// Additions a month are what came between the last two counts.  More people eligible by then need more.
//
// A council's series is of its own counts: one that is absent, or of nobody, is passed over, and last says of when the last
// is.  The overall series is of the councils that have counts every time, which are listed in no other way than by their number.
// Throws std::invalid_argument when two counts are of one day, when tables of different bases or roles are mixed, and for
// targets as several_targets does.  O(councils x targets x snapshots log snapshots).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/count/table.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/measure/course_rule.hpp>
#include <pbo/measure/detail/named_by.hpp>
#include <pbo/measure/indicators.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

enum class course_verdict : std::uint8_t { met, missed, on_course, off_course, cannot_tell };

template <>
inline constexpr auto spellings_of<course_verdict> =
    std::array{spelled<course_verdict>{course_verdict::met, "met"}, spelled<course_verdict>{course_verdict::missed, "missed"},
               spelled<course_verdict>{course_verdict::on_course, "on_course"},
               spelled<course_verdict>{course_verdict::off_course, "off_course"},
               spelled<course_verdict>{course_verdict::cannot_tell, "cannot_tell"}};

struct course {
    course_verdict verdict = course_verdict::cannot_tell;
    std::string_view because;              ///< why it cannot be told; empty otherwise
    std::optional<dated_count> last{};     ///< the last count by the due date
    std::optional<dated_count> before{};   ///< the one before it
    figure<bool> reached;                  ///< by the last count, exactly
    figure<double> expected;               ///< the share when due, by the rule; cut to 0 to 1
    figure<std::uint64_t> people_needed;   ///< from the last count on
    figure<double> months_left;
    figure<double> needed_a_month;         ///< nothing_to_divide_by when no time is left
    figure<double> added_a_month;          ///< between the last two counts; negative when people left

    friend bool operator==(course const&, course const&) = default;
};

namespace detail {

/// In order of time, without those after the due date and those of nobody.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<dated_count> known_by(std::vector<dated_count> counted, date const& due) {
    std::erase_if(counted, [&](dated_count const& c) { return c.counts.trials() == 0 || (due.is_stated() && c.day() > due); });
    std::sort(counted.begin(), counted.end(), [](dated_count const& a, dated_count const& b) { return a.day() < b.day(); });
    for (std::size_t i = 1; i < counted.size(); ++i)
        if (counted[i].day() == counted[i - 1].day())
            throw std::invalid_argument("pbo::on_course: there are two counts of " + counted[i].day().text() + ": " +
                                        counted[i - 1].period.text() + " and " + counted[i].period.text());
    return counted;
}

struct course_of_function {
    /// Throws std::invalid_argument for two counts of one day, and for one without a day.
    template <rule_of_course Rule = linear_from_last_two_rule>
    [[nodiscard]] course operator()(std::vector<dated_count> const& all, share const& wanted, date const& due,
                                    Rule const& rule = {}) const {
        for (auto const& c : all)
            if (!c.period.is_stated()) throw std::invalid_argument("pbo::on_course: a count of " + c.counts.text() + " without a date");
        auto const counted = known_by(all, due);
        course c;
        c.reached = absence::not_available;
        if (counted.empty()) {
            c.because = "no counts by the due date";
            return c;
        }
        auto const& last = counted.back();
        c.last = last;
        c.reached = wanted.met_by(last.counts);
        c.people_needed = wanted.hits_short(last.counts);
        bool const together = counted.size() < 2 || comparable(counted[counted.size() - 2].period, last.period);
        if (counted.size() > 1) {
            c.before = counted[counted.size() - 2];
            if (together)
                c.added_a_month = (static_cast<double>(last.counts.hits()) - static_cast<double>(c.before->counts.hits())) /
                                  months_between(c.before->day(), last.day());
        }
        if (!due.is_stated()) {
            c.because = "the target has no date";
            return c;
        }
        c.months_left = months_between(last.day(), due);
        if (last.day() == due) {
            c.verdict = *c.reached ? course_verdict::met : course_verdict::missed;
            c.expected = last.counts.value();
            c.needed_a_month = absence::nothing_to_divide_by;
            return c;
        }
        c.needed_a_month = static_cast<double>(*c.people_needed) / *c.months_left;
        if (!std::all_of(counted.begin(), counted.end(), [&](dated_count const& one) { return comparable(one.period, last.period); })) {
            c.because = "a break in the series: client-level data from 2024-25 on";
            return c;
        }
        figure<double> const expected = rule(counted, due);
        if (!expected) {
            c.expected = expected.reason();
            c.because = "fewer counts than the rule needs";
            return c;
        }
        c.expected = std::min(std::max(*expected, 0.0), 1.0);
        c.verdict = reaches(rule, counted, due, wanted, *expected) ? course_verdict::on_course : course_verdict::off_course;
        return c;
    }

private:
    template <class Rule>
    static bool reaches(Rule const& rule, std::vector<dated_count> const& counted, date const& due, share const& wanted, double expected) {
        if constexpr (exact_rule_of_course<Rule>)
            if (auto const exact = rule.reaches(counted, due, wanted); exact.has_value()) return *exact;
        return expected >= wanted.value();
    }
};

}  // namespace detail

/// course_of(counts with their dates, share, due date, rule = linear_from_last_two).
inline constexpr detail::course_of_function course_of{};

template <class Key>
struct on_course_result {
    struct row {
        Key council;
        std::vector<course> courses;  ///< in the order of the targets
    };
    std::vector<target> aims;
    label rule;
    std::vector<row> rows;                    ///< in the order of the keys
    std::vector<course> overall;              ///< of the councils with counts every time, for each target
    std::vector<std::size_t> overall_councils;  ///< how many they are, for each target

    /// The councils with this verdict on the target at this position.
    [[nodiscard]] std::size_t councils(course_verdict v, std::size_t aim = 0) const {
        std::size_t n = 0;
        for (auto const& r : rows) n += r.courses.at(aim).verdict == v ? 1U : 0U;
        return n;
    }
};

namespace detail {

struct on_course_function {
    /// The tables' contexts say when they are of.  The councils are those of any of them.
    template <class Key, class Cell, class Context, rule_of_course Rule = linear_from_last_two_rule,
              class Indicators = decltype(indicators_of<Cell>())>
        requires requires(Context const& c) { { c.period } -> std::convertible_to<period>; }
    [[nodiscard]] on_course_result<named_key<Context, Key>> operator()(std::vector<table<Key, Cell, Context>> const& snapshots,
                                                                       std::vector<target> const& aims, Rule const& rule = {},
                                                                       Indicators const& known = indicators_of<Cell>()) const {
        on_course_result<named_key<Context, Key>> result{aims, rule.name(), {}, {}, {}};
        std::map<Key, Context const*> councils;
        for (auto const& t : snapshots) {
            for (auto const& aim : aims) refuse_other_basis_or_role(t.context(), aim);
            for (auto const& e : t) councils.try_emplace(e.key, &t.context());
        }
        for (auto const& [key, context] : councils) result.rows.push_back({named_by(*context, key), {}});
        for (auto const& aim : aims) {
            std::vector<dated_count> whole;
            for (auto const& t : snapshots) whole.push_back({t.context().period, {}});
            std::size_t every_time = 0, i = 0;
            for (auto const& council : councils) {
                auto const series = series_of(council.first, snapshots, aim, known);
                result.rows[i++].courses.push_back(course_of(series, aim.share(), aim.due(), rule));
                // A count after the due date is not used, so nobody needs to have one.
                auto const needed = [&](dated_count const& c) { return !aim.due().is_stated() || c.day() <= aim.due(); };
                if (std::any_of(series.begin(), series.end(), [&](auto const& c) { return needed(c) && c.counts.trials() == 0; })) continue;
                ++every_time;
                for (std::size_t s = 0; s < series.size(); ++s) whole[s].counts += series[s].counts;
            }
            result.overall.push_back(course_of(whole, aim.share(), aim.due(), rule));
            result.overall_councils.push_back(every_time);
        }
        return result;
    }

private:
    template <class Key, class Table, class Indicators>
    static std::vector<dated_count> series_of(Key const& key, std::vector<Table> const& snapshots, target const& aim,
                                             Indicators const& known) {
        std::vector<dated_count> series;
        for (auto const& t : snapshots) {
            auto const* cell = t.find(key);
            series.push_back({t.context().period, cell == nullptr ? proportion{} : known(*cell, aim).counted()});
        }
        return series;
    }
};

}  // namespace detail

/// on_course(tables of several dates, targets, rule = linear_from_last_two, indicators = those the tables know).
inline constexpr detail::on_course_function on_course{};

}  // namespace pbo

#endif
