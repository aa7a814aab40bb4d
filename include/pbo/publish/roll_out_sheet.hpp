// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_ROLL_OUT_SHEET_HPP
#define PBO_PUBLISH_ROLL_OUT_SHEET_HPP

// A roll-out made ready for a reader: a row a month with people on a budget, off it, the caseload, take-up with its
// range and the chance of the target, and a closing sentence.  With a range of conversion every figure goes from the
// lower one's to the upper one's (so people off a budget go down), and the range of take-up from the lower one's lower
// limit to the upper one's upper limit; programs always get both.  What it takes to reach the target stands in the
// notes, and for programs on every row: a number, or why there is none (reviews are those needed with the lower
// conversion).

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/measure/roll_out/forecast.hpp>
#include <pbo/measure/roll_out/path.hpp>
#include <pbo/measure/roll_out/required.hpp>
#include <pbo/measure/roll_out/simulation.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/roll_out_words.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// The inverse question that a report answers beside the forecast.
struct asked_requirement {
    required_rate what = required_rate::conversion;
    double chance = 0.95;  ///< the careful plan's; an even chance and the average stand beside it

    friend bool operator==(asked_requirement const&, asked_requirement const&) = default;
};

namespace detail {

/// The three definitions of a requirement for one conversion.
template <class = detail::when_called>
[[nodiscard]] inline std::array<roll_out_requirement, 3> requirements_of(forecast_result const& f,
                                                                         assumed_share conversion,
                                                                         asked_requirement const& asked) {
    auto rates = f.rates;
    rates.conversion = conversion;
    auto const month = f.rows.back().lower.month.month;
    auto const required = [&](roll_out_criterion const& criterion) {
        return asked.what == required_rate::conversion ? required_conversion(rates, month, f.target, criterion)
                                                       : required_reviews(rates, month, f.target, criterion);
    };
    return {required(roll_out_criterion::on_average()), required(roll_out_criterion::with_chance(0.5)),
            required(roll_out_criterion::with_chance(asked.chance))};
}

template <class = detail::when_called>
[[nodiscard]] inline std::string requirement_sentence(forecast_result const& f, assumed_share conversion,
                                                      asked_requirement const& asked,
                                                      std::array<roll_out_requirement, 3> const& r) {
    std::string text = asked.what == required_rate::conversion ? "Required conversion" : "Required reviews";
    if (asked.what == required_rate::reviews) text += " at a conversion of " + assumed_per_cent(conversion.value());
    return text + " for " + f.target.text() + " by " + f.rows.back().month.text() +
           ", all else kept: " + requirement_words(asked.what, f.rates, r[0], true) + " on average; " +
           requirement_words(asked.what, f.rates, r[1], false) + " for an even chance; " +
           requirement_words(asked.what, f.rates, r[2], false) + " for a chance of " + assumed_per_cent(asked.chance) +
           ".";
}

template <class = detail::when_called>
[[nodiscard]] inline std::string requirement_cell(roll_out_requirement const& r) {
    return r.least ? unrounded(*r.least) : std::string(spelling(r.outcome));
}

[[nodiscard]] inline bool uses_normal_chance(forecast_month const& r) {
    return r.lower.chance.arithmetic == chance_arithmetic::normal || r.upper.chance.arithmetic == chance_arithmetic::normal;
}

/// A number with the lower and one with the upper conversion for programs, one text for people; of(prospect) is the number.
template <class Lower, class Upper>
void describe_prospects(described_columns<forecast_month>& to, std::string const& name, std::string const& title, shown_as how,
                        Lower lower, Upper upper) {
    using row = forecast_month;
    auto const in_words = [=](row const& r) {
        return from_to(shown_to_people{how}(lower(r.lower)), shown_to_people{how}(upper(r.upper)));
    };
    to.number(name, title, in_words, shown_to::people)
        .number(name + "_lower", title, [=](row const& r) { return lower(r.lower); }, shown_to::programs)
        .number(name + "_upper", title, [=](row const& r) { return upper(r.upper); }, shown_to::programs);
}
template <class = detail::when_called>
[[nodiscard]] inline described_columns<forecast_month> forecast_columns(forecast_result const& f, confidence_level const& level,
                                                                        std::array<std::string, 4> const& required) {
    using row = forecast_month;
    using enum shown_as;
    auto const programs = shown_to::programs;
    auto const both = [&level](auto end) {
        return [=](roll_out_prospect const& p) { return p.month.take_up_range(level).transform(end); };
    };
    auto const on = [](roll_out_prospect const& p) { return figure<double>(p.month.mean_on); };
    auto const off = [](roll_out_prospect const& p) { return figure<double>(p.month.mean_off); };
    auto const take_up = [](roll_out_prospect const& p) { return p.month.take_up(); };
    described_columns<row> columns;
    columns.text("month", "month", [](row const& r) { return r.month.text(); })
        .count("months_from_start", "", [](row const& r) { return std::uint64_t{r.lower.month.month}; }, programs)
        .number("conversion_lower", "", [c = f.conversion](row const&) { return c.lower().value(); }, programs)
        .number("conversion_upper", "", [c = f.conversion](row const&) { return c.upper().value(); }, programs);
    describe_prospects(columns, "on_budget", "on a budget", count, on, on);
    describe_prospects(columns, "off_budget", "off", count, off, off);
    columns.count("caseload", "caseload", [](row const& r) { return r.upper.month.mean_caseload(); });
    describe_prospects(columns, "take_up", "take-up", share, take_up, take_up);
    describe_prospects(columns, "take_up_range", level.text() + " range", share, both([](interval const& i) { return i.lower(); }),
                       both([](interval const& i) { return i.upper(); }));
    auto const chance = [](roll_out_prospect const& p) { return p.chance.reached; };
    columns.number("chance_of_target", "chance of " + f.target.text(), [target = f.target](row const& r) {
        return from_to(chance_words(r.lower, target), chance_words(r.upper, target));
    }, shown_to::people);
    columns.number("chance_of_target_lower", "chance of " + f.target.text(), [=](row const& r) { return chance(r.lower); }, programs)
        .number("chance_of_target_upper", "chance of " + f.target.text(), [=](row const& r) { return chance(r.upper); }, programs)
        .text("chance_arithmetic", "",
              [](row const& r) { return uses_normal_chance(r) ? chance_arithmetic::normal : chance_arithmetic::exact; }, programs)
        .number("target", "", [target = f.target](row const&) { return target.value(); }, programs);
    for (std::size_t i = 0; i < required.size(); ++i)
        columns.text(std::array{"required", "required_on_average", "required_for_even_chance", "required_for_chance"}[i], "",
                     [text = required[i]](row const&) { return text; }, programs);
    return columns;
}
inline constexpr double fewest_for_normal = 5.0;  ///< expected, as Pearson's test has it

/// Whether the range takes the numbers of too few people as normal.
template <class = detail::when_called>
[[nodiscard]] inline bool has_rough_range(roll_out_month const& m) {
    bool const by_chance = m.variance_on > 0.0 || m.variance_off > 0.0;
    return by_chance && (m.mean_on < fewest_for_normal || m.mean_off < fewest_for_normal);
}
/// "in 2011-04", "from 2011-04 to 2011-09"; nothing where no range is rough.
template <class = detail::when_called>
[[nodiscard]] inline std::string months_of_rough_ranges(forecast_result const& f) {
    auto const rough = [](forecast_month const& r) { return has_rough_range(r.lower.month) || has_rough_range(r.upper.month); };
    auto const first = std::find_if(f.rows.begin(), f.rows.end(), rough);
    if (first == f.rows.end()) return {};
    auto const last = std::find_if(f.rows.rbegin(), f.rows.rend(), rough).base() - 1;
    if (first == last) return "in " + first->month.text();
    std::string const which = std::all_of(first, last, rough) ? "from " : "in some months from ";
    return which + first->month.text() + " to " + last->month.text();
}
/// What a reader of the forecast must know, and what it takes to reach the target.
template <class = detail::when_called>
inline void note_forecast(sheet& s, forecast_result const& f, bool any_normal, std::vector<std::string> const& requirements) {
    s.warn(
        "Rates are assumed to be known and to stay as they are, people to be independent, and nobody to give a budget "
        "up. The range and the chance are those of people's chances alone; a wrong rate moves the result further.");
    if (auto const when = months_of_rough_ranges(f); !when.empty())
        s.warn("Fewer than 5 people are expected on a budget, or off it, " + when + ": the range of take-up takes their numbers as normal "
               "and is rough there." + (any_normal ? "" : " The chance is exact."));
    s.warn("Counts are means at the end of the month, rounded to whole people. Take-up is the mean on a budget over the mean caseload.");
    if (!f.conversion.is_one())
        s.warn(
            "Figures go from the lower conversion to the upper; everything between lies between, because take-up rises "
            "with conversion.");
    if (f.rates.entrants.delay() != 0)
        s.warn("Who enters cannot have a budget for " + std::to_string(f.rates.entrants.delay()) +
               (f.rates.entrants.delay() == 1 ? " month" : " months") +
               ", but counts in the caseload; the people of the start are past that.");
    if (any_normal)
        s.warn(
            "Where exact arithmetic is not affordable the chance is the normal one; such chances differ by under 0.01.");
    s.warn(
        "Take-up rises with reviews, conversion, the default share and the number on a budget at the start. More exits "
        "or entrants move it towards the default share, up or down.");
    if (auto why = why_not_everybody(f); !why.empty()) s.warn(std::move(why));
    if (auto why = beyond_reach(f); !why.empty()) s.warn(std::move(why));
    for (auto const& sentence : requirements) s.warn(sentence);
}

}  // namespace detail

/// from.source says what was assumed unless it is given; period, level, method, rule and data are filled in here.
template <class = detail::when_called>
[[nodiscard]] inline sheet roll_out_sheet(forecast_result const& f, provenance from = {},
                                          std::optional<asked_requirement> const& asked = {},
                                          confidence_level level = {}) {
    bool const any_normal = std::any_of(f.rows.begin(), f.rows.end(), detail::uses_normal_chance);
    if (from.source.empty()) from.source = detail::assumptions_in_words(f.rates, f.conversion);
    from.period = f.rows.front().month.text() + " to " + f.rows.back().month.text();
    from.level = level.text();
    from.method =
        std::string("exact moments; Fieller's range; ") + (any_normal ? "chance exact or normal" : "exact chance");
    from.rule = "none applied: a forecast shows nobody's data";
    from.data = "forecast from assumptions";

    std::array<std::string, 4> required{};
    std::vector<std::string> sentences;
    if (asked) {
        auto const lower = detail::requirements_of(f, f.conversion.lower(), *asked);
        required = {std::string(spelling(asked->what)), detail::requirement_cell(lower[0]),
                    detail::requirement_cell(lower[1]), detail::requirement_cell(lower[2])};
        sentences.push_back(detail::requirement_sentence(f, f.conversion.lower(), *asked, lower));
        if (asked->what == required_rate::reviews && !f.conversion.is_one())
            sentences.push_back(detail::requirement_sentence(f, f.conversion.upper(), *asked,
                                                             detail::requirements_of(f, f.conversion.upper(), *asked)));
    }

    auto s = detail::forecast_columns(f, level, required).laid_out("Roll-out of personal budgets", std::move(from), f.rows);
    detail::note_forecast(s, f, any_normal, sentences);
    s.warn(detail::conclusion_of(f, level));
    return s;
}

/// One requirement, of rates and a target that it does not know.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(roll_out_requirement const& found) {
    using row = roll_out_requirement;
    described_columns<row> columns;
    columns.text("outcome", "outcome", &row::outcome)
        .number("least", "least", [](row const& r) { return r.least ? figure<double>(*r.least) : figure<double>(absence::not_applicable); })
        .number("best", "with the most of it", &row::best);
    return columns.laid_out("What it takes to reach the target", {.data = "forecast from assumptions"}, std::vector{found});
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(target_chance const& found) {
    using row = target_chance;
    described_columns<row> columns;
    columns.number("reached", "chance of the target", &row::reached)
        .number("nobody", "chance of nobody", &row::nobody)
        .text("arithmetic", "arithmetic", &row::arithmetic);
    return columns.laid_out("The chance of the target", {.data = "forecast from assumptions"}, std::vector{found});
}
/// Months of a path, and months of simulated futures.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(std::vector<roll_out_month> const& path) {
    using row = roll_out_month;
    described_columns<row> columns;
    columns.count("month", "month", &row::month)
        .count("on_budget", "on a budget", &row::mean_on)
        .count("off_budget", "off", &row::mean_off)
        .count("caseload", "caseload", &row::mean_caseload)
        .share("take_up", "take-up", &row::take_up)
        .number("variance_on", "variance on", &row::variance_on, shown_to::programs)
        .number("variance_off", "variance off", &row::variance_off, shown_to::programs)
        .number("covariance", "covariance", &row::covariance, shown_to::programs);
    return columns.laid_out("Roll-out, month by month: means", {.level = "none: means", .data = "forecast from assumptions"}, path);
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(roll_out_month const& month) { return sheet_of(std::vector{month}); }
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(std::vector<simulated_month> const& months) {
    using row = simulated_month;
    described_columns<row> columns;
    columns.count("month", "month", &row::month)
        .count("on_budget", "on a budget", &row::mean_on)
        .count("off_budget", "off", &row::mean_off)
        .count("reached", "runs that reached it", [](row const& r) { return r.reached.hits(); })
        .count("runs", "of", [](row const& r) { return r.reached.trials(); })
        .share("reached_share", "share of runs", [](row const& r) { return r.reached.value(); })
        .count("nobody", "runs without anybody", &row::nobody)
        .number("variance_on", "variance on", &row::variance_on, shown_to::programs)
        .number("variance_off", "variance off", &row::variance_off, shown_to::programs)
        .number("covariance", "covariance", &row::covariance, shown_to::programs);
    return columns.laid_out("Simulated roll-outs, month by month",
                            {.level = "none: simulated", .data = "simulated from assumptions"}, months);
}

/// So that text_table(roll_out_forecast(...)) prints a whole report.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(forecast_result const& f) { return roll_out_sheet(f); }

}  // namespace pbo

#endif
