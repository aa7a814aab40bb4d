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
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/measure/roll_out/forecast.hpp>
#include <pbo/measure/roll_out/required.hpp>
#include <pbo/publish/detail/roll_out_words.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>

#include <array>
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

[[nodiscard]] inline std::string requirement_sentence(forecast_result const& f, assumed_share conversion,
                                                      asked_requirement const& asked,
                                                      std::array<roll_out_requirement, 3> const& r) {
    std::string text = asked.what == required_rate::conversion ? "Required conversion" : "Required reviews";
    if (asked.what == required_rate::reviews) text += " at a conversion of " + assumed_per_cent(conversion.value());
    return text + " for " + f.target.text() + " by " + f.rows.back().when.text() +
           ", all else kept: " + requirement_words(asked.what, f.rates, r[0], true) + " on average; " +
           requirement_words(asked.what, f.rates, r[1], false) + " for an even chance; " +
           requirement_words(asked.what, f.rates, r[2], false) + " for a chance of " + assumed_per_cent(asked.chance) +
           ".";
}

/// A number with the lower and one with the upper conversion for programs, one text for people.
inline void add_forecast_columns(std::vector<sheet_column>& to, std::string const& name, std::string const& title) {
    to.push_back({name, title, shown_as::number, shown_to::people});
    to.push_back({name + "_lower", title, shown_as::number, shown_to::programs});
    to.push_back({name + "_upper", title, shown_as::number, shown_to::programs});
}
inline void add_forecast_cells(std::vector<sheet_cell>& to, figure<double> const& lower, figure<double> const& upper,
                               shown_as how) {
    to.emplace_back(from_to(shown_to_people{how}(lower), shown_to_people{how}(upper)));
    to.emplace_back(lower);
    to.emplace_back(upper);
}

[[nodiscard]] inline std::string requirement_cell(roll_out_requirement const& r) {
    return r.least ? unrounded(*r.least) : std::string(spelling(r.outcome));
}

}  // namespace detail

/// from.source says what was assumed unless it is given; period, level, method, rule and data are filled in here.
[[nodiscard]] inline sheet roll_out_sheet(forecast_result const& f, provenance from = {},
                                          std::optional<asked_requirement> const& asked = {},
                                          confidence_level level = {}) {
    bool any_normal = false;
    for (auto const& row : f.rows)
        any_normal = any_normal || row.lower.chance.arithmetic == chance_arithmetic::normal ||
                     row.upper.chance.arithmetic == chance_arithmetic::normal;
    if (from.source.empty()) from.source = detail::assumptions_in_words(f.rates, f.conversion);
    from.period = f.rows.front().when.text() + " to " + f.rows.back().when.text();
    from.level = level.text();
    from.method =
        std::string("exact moments; Fieller's range; ") + (any_normal ? "chance exact or normal" : "exact chance");
    from.rule = "none applied: a forecast shows nobody's data";
    from.data = "forecast from assumptions";

    using enum shown_as;
    std::vector<sheet_column> columns{{"month", "month"}, {"months_from_start", "", count, shown_to::programs}};
    columns.push_back({"conversion_lower", "", number, shown_to::programs});
    columns.push_back({"conversion_upper", "", number, shown_to::programs});
    detail::add_forecast_columns(columns, "on_budget", "on a budget");
    detail::add_forecast_columns(columns, "off_budget", "off");
    columns.push_back({"caseload", "caseload", count});
    detail::add_forecast_columns(columns, "take_up", "take-up");
    detail::add_forecast_columns(columns, "take_up_range", level.text() + " range");
    detail::add_forecast_columns(columns, "chance_of_target", "chance of " + f.target.text());
    columns.push_back({"chance_arithmetic", "", text, shown_to::programs});
    columns.push_back({"target", "", number, shown_to::programs});
    for (auto const* name : {"required", "required_on_average", "required_for_even_chance", "required_for_chance"})
        columns.push_back({name, "", text, shown_to::programs});

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

    sheet s("Roll-out of personal budgets", std::move(from), std::move(columns));
    for (auto const& row : f.rows) {
        auto const& low = row.lower.month;
        auto const& high = row.upper.month;
        std::vector<sheet_cell> cells{row.when.text(), figure<std::uint64_t>(low.month),
                                      figure<double>(f.conversion.lower().value()),
                                      figure<double>(f.conversion.upper().value())};
        detail::add_forecast_cells(cells, low.mean_on, high.mean_on, count);
        detail::add_forecast_cells(cells, low.mean_off, high.mean_off, count);
        cells.emplace_back(figure<double>(high.mean_caseload()));
        detail::add_forecast_cells(cells, low.take_up(), high.take_up(), share);
        auto const from_limit = low.take_up_range(level).transform([](interval const& i) { return i.lower(); });
        auto const to_limit = high.take_up_range(level).transform([](interval const& i) { return i.upper(); });
        detail::add_forecast_cells(cells, from_limit, to_limit, share);
        cells.emplace_back(
            detail::from_to(detail::chance_words(row.lower, f.target), detail::chance_words(row.upper, f.target)));
        cells.emplace_back(row.lower.chance.reached);
        cells.emplace_back(row.upper.chance.reached);
        bool const either_normal = row.lower.chance.arithmetic == chance_arithmetic::normal ||
                                   row.upper.chance.arithmetic == chance_arithmetic::normal;
        cells.emplace_back(std::string(spelling(either_normal ? chance_arithmetic::normal : chance_arithmetic::exact)));
        cells.emplace_back(figure<double>(f.target.value()));
        for (auto const& cell : required) cells.emplace_back(cell);
        s.add_row(std::move(cells));
    }

    s.warn(
        "Rates are assumed to be known and to stay as they are, people to be independent, and nobody to give a budget "
        "up. The range and the chance are those of people's chances alone; a wrong rate moves the result further.");
    s.warn("Counts are at the end of the month. Take-up is the mean on a budget over the mean caseload.");
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
    if (auto why = detail::why_not_everybody(f); !why.empty()) s.warn(std::move(why));
    if (auto why = detail::beyond_reach(f); !why.empty()) s.warn(std::move(why));
    for (auto& sentence : sentences) s.warn(std::move(sentence));
    s.warn(detail::conclusion_of(f, level));
    return s;
}

/// So that text_table(roll_out_forecast(...)) prints a whole report.
[[nodiscard]] inline sheet sheet_of(forecast_result const& f) { return roll_out_sheet(f); }

}  // namespace pbo

#endif
