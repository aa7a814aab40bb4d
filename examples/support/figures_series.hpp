// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_FIGURES_SERIES_HPP
#define PBO_EXAMPLES_SUPPORT_FIGURES_SERIES_HPP

// The series of adjusted_figures: periods in their order, breaks that were declared, and the slope before and after each.

#include "figures_models.hpp"

#include <pbo/core/folded_text.hpp>

namespace examples {

struct declared_break {
    std::string period, name;
    double first = 0.0;
};

inline std::string figures_report::series() {
    auto const& rows = table_.rows();
    std::vector<double> times;
    // A number, or a period that begins with its year: out of order the line would be another.
    auto const begins_with_a_year = [](std::string const& text) {
        return text.size() >= 4 && std::all_of(text.begin(), text.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
    };
    bool numbers = !rows.empty(), years = numbers;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        double x{};
        numbers = numbers && !pbo::detail::read_cell(std::string_view(rows[i].name), x);
        years = years && begins_with_a_year(rows[i].name) && rows[i].name.size() == rows.front().name.size();
        times.push_back(x);
    }
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (numbers ? !(times[i] > times[i - 1]) : years && !(rows[i].name > rows[i - 1].name))
            table_.refuse(rows[i].row, asked_.period, rows[i].name, "a period after '" + rows[i - 1].name + "': the rows in order of time");
    if (!numbers)
        for (std::size_t i = 0; i < times.size(); ++i) times[i] = static_cast<double>(i + 1);
    std::vector<declared_break> breaks;
    for (auto const& text : asked_.breaks) {
        auto const equals = text.find('=');
        declared_break one{text.substr(0, equals), equals == std::string::npos ? "from " + text : text.substr(equals + 1)};
        bool found = false;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (pbo::folded(rows[i].name) == pbo::folded(one.period)) {
                one.first = times[i];
                found = i > 0;
            }
        if (!found)
            throw pbo::input_error({{table_.document().source, 0, asked_.period}, one.period,
                                    "a period of the file, and not its first: " + (rows.empty() ? std::string("there is none") : "'" + rows.front().name + "' to '" + rows.back().name + "'")});
        breaks.push_back(std::move(one));
    }
    std::sort(breaks.begin(), breaks.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<double> firsts;
    std::vector<std::string> columns{"period"};
    for (auto const& one : breaks) {
        firsts.push_back(one.first);
        columns.push_back(one.name + ": step");
        columns.push_back(one.name + ": change of slope");
    }
    std::vector<pbo::model_term> terms;
    for (auto const& column : columns) terms.push_back(pbo::numeric(column));
    for (auto const& column : table_.columns()) columns.push_back(column);
    terms.insert(terms.end(), terms_.begin(), terms_.end());
    bool const shares = !asked_.hits.empty();
    pbo::covariate_patterns patterns(columns);
    std::vector<pbo::log_link_row> events;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<pbo::covariate> values;
        for (double const x : pbo::segments_of(times[i], firsts)) values.emplace_back(x);
        values.insert(values.end(), rows[i].values.begin(), rows[i].values.end());
        if (shares) {
            auto const counts = table_.counts(rows[i], asked_.hits, asked_.asked);
            if (!counts || counts->second == 0) ++hidden_;
            else patterns.add("", std::move(values), static_cast<double>(counts->first), static_cast<double>(counts->second), counts->second);
            continue;
        }
        auto const n = table_.number(rows[i], asked_.events), of = table_.number(rows[i], asked_.exposure);
        if (!n || !of || !(*of > 0.0)) ++hidden_;
        else events.push_back({std::move(values), *n, *of / asked_.per, ""});
    }
    std::vector<shown_estimate> found;
    Eigen::VectorXd coefficients;
    std::optional<pbo::coefficient_errors> errors;
    double phi = 1.0, lag_1 = 0.0, durbin_watson = 2.0;
    if (shares) {
        auto const fit = pbo::logistic(patterns, terms);
        if (!fit.aliased().empty() || !fit.separated().empty())
            throw std::domain_error("a term of the series has no finite estimate: too few periods before, between or after the breaks");
        auto of_series = pbo::overdispersed_errors(fit);
        found = shown_of(pbo::adjusted_estimates(fit, of_series.errors, level_));
        for (auto& e : found) e.n = patterns.rows().size();  // periods, not people
        coefficients = fit.fitted_coefficients();
        phi = of_series.phi;
        lag_1 = of_series.lag_1;
        durbin_watson = of_series.durbin_watson;
        errors = std::move(of_series.errors);
    } else {
        pbo::log_link_fit const fit(columns, events, terms, pbo::log_link_family::poisson);
        found = shown_of(fit.estimates(level_));
        coefficients = fit.coefficients();
        phi = fit.dispersion();
        lag_1 = fit.lag_1();
        durbin_watson = fit.durbin_watson();
        errors = fit.errors();
    }
    auto const where = from(std::string(shares ? "segmented logistic regression" : "segmented Poisson regression") + ", errors by overdispersion (quasi-likelihood)");
    std::string const ratio = shares ? "odds ratio" : "rate ratio", log_ratio = "log " + ratio;
    auto const what = shares ? asked_.hits + " out of " + asked_.asked : asked_.events + " by " + asked_.exposure;
    auto s = ratios_sheet(what + " by " + asked_.period + (breaks.empty() ? ", along a line" : ", along lines with breaks"), log_ratio, ratio, where, found);
    s.warn("A step is how far the new line lies from the old one at the last " + asked_.period + " before the break; at the break's first the change of slope is "
           "added to it, and again with each " + asked_.period + ".");
    s.warn("About its lines the series varies " + spread_in_words(phi) + " What is left of neighbouring periods is correlated by " +
           in_digits(lag_1) + " (Durbin and Watson: " + in_digits(durbin_watson) + "; 2 is none)" +
           (durbin_watson < 1.5 ? ": there are waves left in it, and the errors are too small." : "."));
    s.warn(numbers ? "Periods are taken as the numbers they are." : "Periods are counted in the order of the file, 1 to " + std::to_string(times.size()) + ": one that is missing is not seen.");
    s.warn("A break is a change at that time and not what made it: whatever else changed then is in it too.");
    std::vector<shown_estimate> slopes;
    Eigen::VectorXd contrast = Eigen::VectorXd::Zero(coefficients.size());
    for (std::size_t b = 0; b <= breaks.size(); ++b) {
        contrast(static_cast<Eigen::Index>(b == 0 ? 1 : 2 * b + 1)) = 1.0;
        double const slope = contrast.dot(coefficients);
        auto const limits = errors->limits(slope, contrast, level_);
        slopes.push_back({.term = "slope",
                          .level = b == 0 ? breaks.empty() ? "throughout" : "before" : breaks[b - 1].name,
                          .estimate = slope,
                          .standard_error = errors->standard_error(contrast),
                          .degrees_of_freedom = errors->degrees_of_freedom(contrast),
                          .limits = limits,
                          .p_value = errors->p_value(slope, contrast),
                          .n = found[0].n,
                          .odds_ratio = std::exp(slope),
                          .odds_ratio_limits = limits.transform([](pbo::interval const& i) { return pbo::interval(std::exp(i.lower()), std::exp(i.upper())); })});
    }
    return finished({std::move(s), ratios_sheet("Slopes: what one " + asked_.period + " more goes with", log_ratio, ratio, where, slopes)});
}

inline std::string printed_figures(figures_request const& asked, figures_table const& table, std::vector<pbo::model_term> const& terms) {
    return figures_report(asked, table, terms).printed_all();
}

}  // namespace examples

#endif
