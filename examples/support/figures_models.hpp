// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_FIGURES_MODELS_HPP
#define PBO_EXAMPLES_SUPPORT_FIGURES_MODELS_HPP

// What adjusted_figures makes of a table's rows: the model that was asked for, and its sheets.

#include "adjusted.hpp"
#include "figures_table.hpp"
#include "other_models.hpp"
#include "reading.hpp"
#include "row_options.hpp"

#include <pbo/explain/beta_binomial_regression.hpp>
#include <pbo/explain/fay_herriot.hpp>
#include <pbo/explain/log_link.hpp>
#include <pbo/explain/overdispersed_errors.hpp>
#include <pbo/explain/share_scale.hpp>

#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace examples {

struct figures_request {
    std::filesystem::path file;
    std::string model, hits, asked, events, exposure, amount, estimate, variance, se, margin, area, people, period, cluster, points;
    std::string scale = "as_is", method = "reml";
    std::vector<std::string> on, breaks;
    std::optional<double> worth;
    double level = 0.95, per = 1.0;
    report_format format;
    row_options rows;
    unsigned threads = 1;
};

/// What each model needs, in its words; throws usage_error.
inline void check_figures(figures_request const& r) {
    bool const shares = !r.hits.empty() || !r.asked.empty(), rates = !r.events.empty() || !r.exposure.empty();
    auto const need = [&r](bool fits, std::string const& what) {
        if (!fits) throw usage_error("--model " + r.model + " needs " + what);
    };
    need(r.hits.empty() == r.asked.empty(), "--hits and --asked together");
    need(r.events.empty() == r.exposure.empty(), "--events and --exposure together");
    if (r.model == "beta_binomial") need(shares && !rates, "--hits and --asked");
    if (r.model == "council_years") need(shares && !rates && !r.cluster.empty(), "--hits and --asked, and --cluster, the council whose years are alike");
    if (r.model == "series") need(shares != rates && !r.period.empty(), "--period, and --hits and --asked, or --events and --exposure");
    if (r.model == "rates") need(rates && !shares, "--events and --exposure");
    if (r.model == "amounts") need(!r.amount.empty() && !shares && !rates, "--amount");
    int const errors = (r.variance.empty() ? 0 : 1) + (r.se.empty() ? 0 : 1) + (r.margin.empty() ? 0 : 1);
    if (r.model == "cost_per_point") need(!r.amount.empty() && !r.points.empty() && !shares && !rates && r.on.size() == 1, "--amount, --points, and --on COLUMN:REFERENCE, the groups");
    else need(r.points.empty() && !r.worth, "neither --points nor --worth");
    if (r.model == "small_areas") need(!r.area.empty() && !r.estimate.empty() && errors == 1, "--area, --estimate, and one of --se, --variance and --margin");
    else need(errors == 0 && r.estimate.empty() && r.people.empty(), "neither --estimate, --se, --variance, --margin nor --people");
    if (r.model != "series") need(r.breaks.empty() && r.period.empty(), "neither --period nor --break");
    if (r.model == "small_areas" || r.model == "series") need(r.cluster.empty(), "no --cluster");
    if (r.model != "series") need(!r.on.empty(), "--on");
}

/// What phi says of the errors.
inline std::string spread_in_words(double phi) {
    return in_digits(phi) + " times as much" + (phi >= 1.0 ? " as chance (phi), and errors are widened by that." :
                                                             " as chance (phi): less than counts that chance alone made would. Errors are narrowed by that, and may be too small.");
}

/// Estimates with their ratios: of odds, rates or means.
inline pbo::sheet ratios_sheet(std::string title, std::string const& estimate, std::string const& ratio, pbo::provenance const& from,
                               std::vector<shown_estimate> const& found) {
    using row = shown_estimate;
    pbo::described_columns<row> columns;
    columns.key("term", "term", &row::term)
        .key("level", "level", &row::level)
        .number("estimate", estimate, &row::estimate)
        .number("se", "standard error", &row::standard_error)
        .number("df", "df", &row::degrees_of_freedom)
        .number("lower", "lower", [](row const& e) { return pbo::detail::lower_of(e.limits); })
        .number("upper", "upper", [](row const& e) { return pbo::detail::upper_of(e.limits); })
        .p_value("p", "p", &row::p_value)
        .count("n", "rows", &row::n);
    if (!ratio.empty())
        columns.number("ratio", ratio, &row::odds_ratio)
            .number("ratio_lower", ratio + ", lower", [](row const& e) { return pbo::detail::lower_of(e.odds_ratio_limits); })
            .number("ratio_upper", ratio + ", upper", [](row const& e) { return pbo::detail::upper_of(e.odds_ratio_limits); });
    return columns.laid_out(std::move(title), from, found);
}

/// One report: rows that were used, rows that were not, the sheets.
class figures_report {
public:
    figures_report(figures_request const& asked, figures_table const& table, std::vector<pbo::model_term> const& terms)
        : asked_(asked), table_(table), terms_(table.with_references(terms)) {
        level_ = as_asked("--level", [&asked] { return pbo::confidence_level{asked.level}; });
    }

    [[nodiscard]] std::string printed_all() {
        if (asked_.model == "beta_binomial") return beta_binomial();
        if (asked_.model == "council_years") return council_years();
        if (asked_.model == "cost_per_point") return cost_per_point();
        if (asked_.model == "small_areas") return small_areas();
        if (asked_.model == "series") return series();
        return log_link();
    }

private:
    [[nodiscard]] pbo::provenance from(std::string method) const {
        return {.source = named(asked_.file),
                .level = level_.text(),
                .method = std::move(method),
                .rule = "none applied: figures as in the file",
                .rows = pbo::rows_in_words(table_.document(), asked_.rows.options().where)};
    }
    /// Sheets with what belongs to all of them; in CSV the first alone.
    [[nodiscard]] std::string finished(std::vector<pbo::sheet> sheets) {
        auto& s = sheets.front();
        if (hidden_ != 0)
            s.warn(std::to_string(hidden_) + (hidden_ == 1 ? " row" : " rows") + " left out: a figure is blank or hidden.");
        say_references(s, terms_, "estimate");
        std::vector<std::string> notes;
        table_.say(notes);
        if (auto words = asked_.rows.words_on_rows(s.from.rows, 0); !words.empty()) notes.push_back(std::move(words));
        if (says_synthetic(table_.document())) notes.emplace_back("Synthetic data: invented figures. Nothing here is about a real council.");
        for (auto const& note : notes) s.warn(note);
        if (asked_.format == "csv") return printed({s}, asked_.format);
        return printed(sheets, asked_.format);
    }
    void say_left_out(pbo::sheet& s, std::vector<pbo::rows_left_out> const& left_out) const {
        for (auto const& [column, n] : left_out)
            s.warn(std::to_string(n) + (asked_.model == "beta_binomial" || asked_.model == "council_years" ? " people of rows" : n == 1 ? " row" : " rows") +
                   " without a value in '" + column + "' left out.");
    }
    void say_few_clusters(pbo::sheet& s, pbo::figure<double> const& df) const {
        constexpr double few = 40.0;
        if (!asked_.cluster.empty() && df && *df + 1.0 < few)
            s.warn("There are " + in_digits(*df + 1.0) + " values of '" + asked_.cluster + "': with fewer than forty or so, errors by cluster (cr1) are too sure.");
    }
    [[nodiscard]] std::string errors_words() const {
        return asked_.cluster.empty() ? "" : ", errors by cluster (cr1, " + asked_.cluster + ")";
    }

    /// Rows that are counts, a pattern each.
    [[nodiscard]] pbo::covariate_patterns patterns_of_rows() {
        pbo::covariate_patterns patterns(table_.columns());
        for (auto const& row : table_.rows()) {
            auto const counts = table_.counts(row, asked_.hits, asked_.asked);
            if (!counts || counts->second == 0) ++hidden_;
            else patterns.add(cluster_of(row), row.values, static_cast<double>(counts->first), static_cast<double>(counts->second), counts->second);
        }
        return patterns;
    }
    [[nodiscard]] std::string beta_binomial() {
        auto const patterns = patterns_of_rows();
        auto const fit = pbo::beta_binomial_regression(patterns, terms_, !asked_.cluster.empty(), level_);
        auto s = ratios_sheet(asked_.hits + " out of " + asked_.asked + ": what shares of rows go with", "log odds ratio", "odds ratio",
                              from("beta-binomial regression of rows" + errors_words()), shown_of(fit.coefficients));
        s.warn(fit.rho > 0.0 ? "The rows are the units: " + std::to_string(fit.units) + " of them, of " + pbo::detail::thousands(fit.people) +
                                   " people. Shares vary more than chance and these terms explain: two people of one row are alike with a "
                                   "correlation of " + in_digits(fit.rho) + " (rho)."
                             : "The rows are the units: " + std::to_string(fit.units) +
                                   " of them. Their shares vary by no more than chance and these terms explain (rho = 0): the estimates are "
                                   "those of a binomial model.");
        if (fit.correlation_within)
            s.warn("Rows of one '" + asked_.cluster + "' go together: what is left of them is correlated by " +
                   in_digits(*fit.correlation_within) + ", which the errors by cluster allow for.");
        else if (asked_.cluster.empty())
            s.warn("The errors hold if rows are independent; where a council has a row a year they are not (--cluster COLUMN; or "
                   "--model council_years, in which its years are alike).");
        say_few_clusters(s, fit.coefficients[0].degrees_of_freedom);
        s.warn("An association of areas, not a cause, and not one of the people in them.");
        say_left_out(s, fit.left_out);
        return finished({std::move(s)});
    }

    [[nodiscard]] std::string log_link() {
        bool const rates = asked_.model == "rates";
        std::vector<pbo::log_link_row> rows;
        for (auto const& row : table_.rows()) {
            auto const amount = table_.number(row, rates ? asked_.events : asked_.amount);
            auto const exposure = rates ? table_.number(row, asked_.exposure) : pbo::figure<double>(1.0);
            if (!amount || !exposure) {
                ++hidden_;
                continue;
            }
            if (!rates && !(*amount > 0.0))
                table_.refuse(row.row, asked_.amount, table_.text(row, asked_.amount), "an amount above 0 (--where leaves rows out)");
            if (!(*exposure > 0.0)) table_.refuse(row.row, asked_.exposure, table_.text(row, asked_.exposure), "a number above 0");
            rows.push_back({row.values, *amount, *exposure / asked_.per, cluster_of(row)});
        }
        pbo::log_link_fit const fit(table_.columns(), rows, terms_, rates ? pbo::log_link_family::poisson : pbo::log_link_family::gamma,
                                    !asked_.cluster.empty());
        std::string const what = rates ? asked_.events + " by " + asked_.exposure : asked_.amount;
        auto const where = from(rates ? "Poisson regression" + (asked_.cluster.empty() ? ", errors by overdispersion (quasi-likelihood)" : errors_words())
                                      : "gamma regression with a log link" + errors_words());
        auto s = ratios_sheet(what + ", when the rest is equal", "log ratio", rates ? "rate ratio" : "ratio of means", where,
                              shown_of(fit.estimates(level_)));
        if (fit.exact())
            s.warn("Every figure is exactly what the model says: nothing is left over that would tell how sure the estimates are. They have neither limits nor p-values. "
                   "Were the figures made by a formula?");
        if (rates)
            s.warn("Rates are per " + pbo::detail::number_text(asked_.per) + " of '" + asked_.exposure + "': the ratio of the intercept is the rate at the references. Events vary " +
                   (fit.exact() ? std::string("not at all about the model.") : asked_.cluster.empty() ? spread_in_words(fit.dispersion()) : in_digits(fit.dispersion()) + " times as much as chance (phi); errors are those by cluster."));
        else
            s.warn("The ratio of the intercept is the mean at the references, and at 0 of numbers. Amounts vary in proportion to their mean "
                   "(coefficient of variation " + in_digits(std::sqrt(fit.dispersion())) + ").");
        say_few_clusters(s, fit.estimates(level_)[0].degrees_of_freedom);
        s.warn("An association, not a cause.");
        say_left_out(s, fit.left_out());
        std::vector<pbo::sheet> sheets{std::move(s)};
        struct of_level {
            std::string term;
            pbo::expected_mean mean;
        };
        std::vector<of_level> means;
        for (auto const& term : terms_) {
            bool interacts = false;
            for (auto const& other : terms_)
                interacts = interacts || (other.columns.size() > 1 && term.columns.size() == 1 &&
                                          std::find(other.columns.begin(), other.columns.end(), term.columns[0]) != other.columns.end());
            if (term.is_factor && !interacts)
                for (auto& mean : fit.expected_means(term.columns[0], level_)) means.push_back({term.columns[0], std::move(mean)});
        }
        if (!rates && !means.empty()) {
            using row = of_level;
            pbo::described_columns<row> columns;
            columns.key("term", "term", &row::term)
                .key("level", "level", [](row const& r) { return r.mean.level; })
                .count("n", "rows", [](row const& r) { return r.mean.n; })
                .number("mean", "mean", [](row const& r) { return r.mean.mean; })
                .number("mean_se", "standard error", [](row const& r) { return r.mean.standard_error; })
                .number("difference", "difference", [](row const& r) { return r.mean.difference; })
                .number("difference_se", "its standard error", [](row const& r) { return r.mean.difference_error; })
                .number("lower", "lower", [](row const& r) { return pbo::detail::lower_of(r.mean.difference_limits); })
                .number("upper", "upper", [](row const& r) { return pbo::detail::upper_of(r.mean.difference_limits); })
                .p_value("p", "p", [](row const& r) { return r.mean.p_value; });
            sheets.push_back(columns.laid_out("What the mean would be if all had a level, and all else stayed as it is", where, means));
        }
        return finished(std::move(sheets));
    }

    [[nodiscard]] std::string council_years();
    [[nodiscard]] std::string cost_per_point();
    [[nodiscard]] std::string small_areas();
    [[nodiscard]] std::string series();
    [[nodiscard]] std::string cluster_of(figures_row const& row) const {
        if (asked_.cluster.empty()) return std::to_string(row.row);
        auto text = table_.text(row, asked_.cluster);
        if (text.empty()) table_.refuse(row.row, asked_.cluster, "", "a text: every row belongs somewhere");
        return text;
    }

    figures_request const& asked_;
    figures_table const& table_;
    std::vector<pbo::model_term> terms_;
    pbo::confidence_level level_;
    std::uint64_t hidden_ = 0;
};

/// Few were asked, or nobody.
inline std::string figures_report::small_areas() {
    auto const scale = *pbo::text_form<pbo::share_scale>::read(asked_.scale);  // CLI11 has checked both
    auto const method = *pbo::text_form<pbo::model_variance_method>::read(asked_.method);
    struct area {
        std::string name;
        pbo::figure<double> direct, direct_se;
        double people = 0.0;
        pbo::small_area_estimate found{};
        double estimate = 0.0, error = 0.0;
        pbo::figure<pbo::interval> limits{};
        double benchmarked = 0.0;
    };
    std::vector<area> areas;
    std::vector<pbo::direct_estimate> direct;
    double const z = level_ == pbo::confidence_level{} ? 1.96 : level_.z();  // of published margins
    auto const& given = !asked_.se.empty() ? asked_.se : !asked_.margin.empty() ? asked_.margin : asked_.variance;
    for (auto const& row : table_.rows()) {
        auto& a = areas.emplace_back(area{row.name, table_.number(row, asked_.estimate, -HUGE_VAL), table_.number(row, given)});
        auto& d = direct.emplace_back();
        for (auto const& value : row.values) {
            auto const* x = std::get_if<double>(&value);
            if (x == nullptr) table_.refuse(row.row, asked_.on[d.covariates.size()], "", "a number: every area needs its covariates, also where nobody was asked");
            d.covariates.push_back(*x);
        }
        if (!asked_.people.empty()) {
            auto const people = table_.number(row, asked_.people);
            if (!people) table_.refuse(row.row, asked_.people, table_.text(row, asked_.people), "how many people the area has");
            a.people = *people;
        }
        if (!a.direct || !a.direct_se) {
            if (a.direct && !a.direct_se) table_.refuse(row.row, given, table_.text(row, given), "how sure the estimate is");
            continue;
        }
        double const variance = !asked_.variance.empty() ? *a.direct_se : std::pow(*a.direct_se / (asked_.margin.empty() ? 1.0 : z), 2.0);
        a.direct_se = std::sqrt(variance);
        try {
            auto const scaled = pbo::to_scale(scale, *a.direct, variance);
            d.value = scaled.value;
            d.variance = scaled.variance;
        } catch (std::domain_error const&) {
            auto const& spread = !asked_.variance.empty() ? asked_.variance : !asked_.se.empty() ? asked_.se : asked_.margin;
            auto const& column = variance > 0.0 ? asked_.estimate : spread;
            table_.refuse(row.row, column, table_.text(row, column),
                          variance > 0.0 ? "a share between 0 and 1 on this scale (--scale as_is takes any)" : "an estimate with a variance above 0; blank is nobody asked");
        }
    }
    auto const fit = pbo::fay_herriot(direct, method);
    double of_direct = 0.0, of_estimates = 0.0;
    std::uint64_t without = 0, mostly = 0;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        auto& a = areas[i];
        a.found = fit.areas[i];
        a.error = std::sqrt(a.found.mean_squared_error);
        a.estimate = pbo::from_scale(scale, a.found.value);
        a.limits = pbo::interval(pbo::from_scale(scale, a.found.value - level_.z() * a.error), pbo::from_scale(scale, a.found.value + level_.z() * a.error));
        if (a.direct) {
            of_direct += a.people * *a.direct;
            of_estimates += a.people * a.estimate;
            mostly += a.found.model_share > 0.5 ? 1U : 0U;
        } else {
            ++without;
        }
    }
    for (auto& a : areas) a.benchmarked = of_estimates > 0.0 ? a.estimate * of_direct / of_estimates : a.estimate;
    auto const where = from("Fay and Herriot's model, its variance by " + asked_.method + (asked_.scale == "as_is" ? "" : ", on the " + asked_.scale + " scale") +
                            ", mean squared errors after Prasad and Rao");
    pbo::described_columns<area> columns;
    columns.key("area", asked_.area, &area::name)
        .number("direct", "own estimate", &area::direct)
        .number("direct_se", "its standard error", &area::direct_se)
        .number("estimate", "estimate", &area::estimate)
        .number("se", asked_.scale == "as_is" ? "standard error" : "standard error, on the scale", &area::error)
        .number("lower", "lower", [](area const& a) { return pbo::detail::lower_of(a.limits); })
        .number("upper", "upper", [](area const& a) { return pbo::detail::upper_of(a.limits); })
        .share("model_share", "share of the model", [](area const& a) { return a.found.model_share; });
    if (!asked_.people.empty()) columns.number("benchmarked", "made to agree", &area::benchmarked);
    auto s = columns.laid_out(asked_.estimate + " of " + asked_.area + ", also where few or nobody were asked", where, areas);
    s.warn("Each estimate is the area's own and what the model says of areas like it, weighed by how sure they are; the share of the model says how "
           "much is the model's.");
    if (fit.model_alone)
        s.warn("WARNING: the model does all the talking. No difference between areas beyond chance and these terms is found (variance 0): every "
               "estimate is the model's alone.");
    else if (mostly != 0)
        s.warn("In " + std::to_string(mostly) + " of the " + std::to_string(areas.size() - without) + " areas with an estimate of their own the model says more than half.");
    if (without != 0)
        s.warn(std::to_string(without) + (without == 1 ? " area has" : " areas have") + " no estimate of their own: theirs is the model's, for areas like them.");
    if (scale != pbo::share_scale::as_is)
        s.warn("Shares come back from the " + asked_.scale + " scale as they are: the middle of what the model expects, not its mean.");
    if (!asked_.people.empty())
        s.warn("Made to agree: times " + in_digits(of_direct / of_estimates) + ", so that with '" + asked_.people + "' as weights the areas asked add up to their own estimates' whole.");
    std::vector<shown_estimate> coefficients;
    for (std::size_t i = 0; i < fit.coefficients.size(); ++i) {
        double const b = fit.coefficients[i], se = fit.standard_errors[i];
        coefficients.push_back({.term = i == 0 ? "(intercept)" : asked_.on[i - 1],
                                .level = "",
                                .estimate = b,
                                .standard_error = se,
                                .degrees_of_freedom = pbo::absence::not_applicable,
                                .limits = pbo::interval(b - level_.z() * se, b + level_.z() * se),
                                .p_value = std::erfc(std::fabs(b / se) / std::sqrt(2.0)),
                                .n = areas.size() - without,
                                .odds_ratio = pbo::absence::not_applicable,
                                .odds_ratio_limits = pbo::absence::not_applicable});
    }
    return finished({std::move(s), ratios_sheet("What areas like an area have" + std::string(asked_.scale == "as_is" ? "" : ", on the " + asked_.scale + " scale") +
                                                    " (variance between areas " + in_digits(fit.model_variance) + ")",
                                                "estimate", "", where, coefficients)});
}

}  // namespace examples

#endif
