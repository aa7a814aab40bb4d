// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_ADJUSTED_HPP
#define PBO_EXAMPLES_SUPPORT_ADJUSTED_HPP

// What adjusted_outcomes makes of its words and of its counts: terms from texts, patterns from a table of a sample, and
// the sheets of a fit.

#include "league.hpp"
#include "league_funnel.hpp"
#include "program.hpp"
#include "report_format.hpp"
#include "wanted_outcome.hpp"

#include <pbo/core/errors.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/logistic.hpp>
#include <pbo/explain/margins.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/limits_in_words.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/detail/read_cell.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

// A pattern is its covariates' texts, each with a byte after it that no text may have.
inline constexpr char between_covariates = '\x1f', no_covariate = '\x1e';
inline bool is_reserved(std::string_view text) {
    return text.find(between_covariates) != std::string_view::npos || text.find(no_covariate) != std::string_view::npos;
}
inline bool is_incomplete(std::string_view pattern) { return pattern.find(no_covariate) != std::string_view::npos; }

/// COLUMN:REFERENCE, COLUMN, or COLUMN*COLUMN.
inline std::vector<pbo::model_term> terms_from(std::vector<std::string> const& texts) {
    std::vector<pbo::model_term> terms;
    auto const wrong = [](std::string const& text) {
        return usage_error("--on takes COLUMN:REFERENCE, COLUMN or COLUMN*COLUMN, not '" + text + "'");
    };
    for (auto const& text : texts) {
        if (text.find('*') != std::string::npos) {
            pbo::model_term term;
            for (std::size_t at = 0; at <= text.size();) {
                auto const end = std::min(text.find('*', at), text.size());
                term.columns.push_back(text.substr(at, end - at));
                at = end + 1;
            }
            terms.push_back(std::move(term));
            continue;
        }
        auto const colon = text.find(':');
        if (text.empty() || colon == 0 || colon + 1 == text.size()) throw wrong(text);
        terms.push_back(colon == std::string::npos ? pbo::numeric(text)
                                                   : pbo::factor(text.substr(0, colon), text.substr(colon + 1)));
    }
    for (auto const& term : terms) {
        auto const named = [&](std::string const& column) {
            return std::count_if(terms.begin(), terms.end(),
                                 [&](pbo::model_term const& t) { return t.columns == std::vector{column}; });
        };
        for (auto const& column : term.columns) {
            if (named(column) == 0)
                throw usage_error("--on: '" + column + "' of '" + term.name() + "' must also be a term by itself: " +
                                  column + ":REFERENCE for a factor, " + column + " for a number");
            if (named(column) > 1 || std::count(term.columns.begin(), term.columns.end(), column) > 1)
                throw usage_error("--on: '" + column + "' appears twice");
        }
    }
    return terms;
}

/// References as the file spells them.  Throws input_error for one that nobody has.
inline void set_references(std::vector<pbo::model_term>& terms, answers_met const& met, pbo::read_summary const& read) {
    for (auto& term : terms)
        if (term.is_factor) {
            auto const spelled = met.spelling_met(term.columns[0], term.reference);
            if (!spelled) {
                std::string levels;
                for (auto const& level : met.spellings_of(term.columns[0]))
                    levels += (levels.empty() ? "'" : ", '") + level + "'";
                throw pbo::input_error(
                    {{read.source, 0, term.columns[0]}, term.reference, "a reference that somebody has: " + levels});
            }
            term.reference = *spelled;
        }
}

/// A row for each pattern and unit, in the table's order, as pbo::design_errors wants it.  people: of each pattern,
/// where the counts are sums of weights.
template <class Table>
pbo::covariate_patterns patterns_by_unit(Table const& t, std::vector<pbo::model_term> const& terms,
                                         std::map<std::string, std::uint64_t> const* people) {
    std::vector<pbo::model_term> main;
    std::vector<std::string> columns;
    for (auto const& term : terms)
        if (term.columns.size() == 1) {
            main.push_back(term);
            columns.push_back(term.columns[0]);
        }
    pbo::covariate_patterns patterns(std::move(columns));
    std::map<std::uint64_t, std::string> names;
    bool const is_plain =
        t.frame().levels() == 2 && t.frame().strata().size() == 1;  // a cluster's name says which it is
    for (std::size_t u = 0; u < t.frame().units().size(); ++u)
        names[t.frame().units()[u].id] =
            is_plain ? t.frame().units()[u].name : t.frame().path(t.frame().levels() - 1, u);
    for (auto const& [key, cell] : t.counts()) {
        std::vector<pbo::covariate> values;
        std::size_t at = 0;
        for (auto const& term : main) {
            auto const end = key.find(between_covariates, at);
            auto const text = std::string_view(key).substr(at, end - at);
            double x{};
            if (text.front() == no_covariate)
                values.emplace_back(std::string());
            else if (!term.is_factor && !pbo::detail::read_cell(text, x))
                values.emplace_back(x);
            else
                values.emplace_back(std::string(text));
            at = end + 1;
        }
        // Where weights are added up people are known of the pattern, not of its part in a unit: all are told with the
        // first.
        auto of_pattern = people == nullptr ? 0 : people->at(key);
        for (auto const& e : cell.entries()) {
            auto const m = e.cell.moments();
            auto const n = people == nullptr ? static_cast<std::uint64_t>(m.a + m.b)
                           : m.a + m.b > 0.0 ? std::exchange(of_pattern, 0)
                                             : 0;
            patterns.add(names.at(e.id), values, m.a, m.a + m.b, n);
        }
    }
    return patterns;
}

inline std::uint64_t sum_of(std::map<std::string, std::uint64_t> const& counts) {
    std::uint64_t sum = 0;
    for (auto const& [what, n] : counts) sum += n;
    return sum;
}

struct who {
    std::string what;
    std::uint64_t people = 0;
};

struct adjusted_report {
    std::string outcome, source, errors;
    pbo::confidence_level level;
    std::string cluster;
    bool as_shares = false;  ///< --effects margins
    bool league = false;     ///< --league
    report_format format;
    std::string rows{};       ///< of the file, kept and left out
    std::string bootstrap{};  ///< replicates and seed
    std::vector<who> people{};
    std::vector<std::string> notes{};
    std::string role{};
    bool shrink = false;  ///< --shrink
};

inline std::string errors_in_words(adjusted_report const& r) {
    if (r.league) return "observed / expected, expected by logistic regression";
    if (r.errors == "model") return "logistic regression, the model's own errors";
    if (r.errors == "design") return "logistic regression, errors of the sample's design";
    if (r.errors == "bootstrap")
        return "logistic regression, cluster bootstrap by " + r.cluster + " (" + r.bootstrap + ")";
    return "logistic regression, errors by cluster (" + r.errors + ", " + r.cluster + ")";
}

inline std::string named_coefficient(pbo::coefficient_name const& name) {
    return "'" + name.term + (name.level.empty() ? "" : " = " + name.level) + "'";
}

/// Of whom it is known why they have no estimate.
inline void say_what_has_no_estimate(pbo::sheet& s, pbo::logistic_fit const& fit) {
    for (auto const& name : fit.aliased())
        s.warn(named_coefficient(name) +
               " has no estimate: the terms before it say the same already, or nobody is there (aliased).");
    for (auto const& [name, direction] : fit.separated())
        s.warn(named_coefficient(name) + " has no finite estimate: the answers separate, so that the likelihood " +
               (direction > 0   ? "grows with it for ever."
                : direction < 0 ? "grows for ever as it falls."
                                : "does not settle it.") +
               " (--firth gives finite estimates.)");
    if (!fit.separated().empty())
        s.warn(
            "The other estimates are those of the limit, in which people of patterns that all answered alike are "
            "fitted exactly.");
}

/// An estimate of any model, as a row.
struct shown_estimate {
    std::string area{};  ///< of life, where several outcomes are shown together
    std::string term, level;
    pbo::figure<double> estimate, standard_error, degrees_of_freedom;
    pbo::figure<pbo::interval> limits;
    pbo::figure<double> p_value;
    pbo::figure<double> adjusted_p = pbo::absence::not_applicable;  ///< over the areas, of this term and level
    std::uint64_t n = 0;
    pbo::figure<double> odds_ratio;
    pbo::figure<pbo::interval> odds_ratio_limits;
    pbo::figure<double> share{}, share_error{};
    pbo::figure<pbo::interval> share_limits{};
    bool is_reference = false;
};

inline shown_estimate shown_of(pbo::adjusted_estimate const& e) {
    return {.term = e.name.term,
            .level = e.name.level,
            .estimate = e.estimate,
            .standard_error = e.standard_error,
            .degrees_of_freedom = e.degrees_of_freedom,
            .limits = e.limits,
            .p_value = e.p_value,
            .n = e.n,
            .odds_ratio = e.odds_ratio(),
            .odds_ratio_limits = e.odds_ratio_limits()};
}
inline std::vector<shown_estimate> shown_of(std::vector<pbo::adjusted_estimate> const& all) {
    std::vector<shown_estimate> rows;
    for (auto const& e : all) rows.push_back(shown_of(e));
    return rows;
}

/// Shares that would be expected, and how they differ, beside the odds ratios.
inline std::vector<shown_estimate> shown_margins(pbo::logistic_fit const& fit, pbo::coefficient_errors const& errors,
                                                 pbo::confidence_level level) {
    auto const all = pbo::adjusted_estimates(fit, errors, level);
    std::vector<shown_estimate> rows;
    for (auto const& m : pbo::margins(fit, errors, level)) {
        auto const none = m.is_reference ? pbo::absence::not_applicable : pbo::absence::not_available;
        shown_estimate row{.term = m.term,
                           .level = m.level,
                           .estimate = m.difference,
                           .standard_error = m.difference_error,
                           .degrees_of_freedom = m.degrees_of_freedom,
                           .limits = m.difference_limits,
                           .p_value = m.p_value,
                           .n = m.n,
                           .odds_ratio = none,
                           .odds_ratio_limits = none,
                           .share = m.share,
                           .share_error = m.share_error,
                           .share_limits = m.share_limits,
                           .is_reference = m.is_reference};
        for (auto const& e : all)
            if (!m.is_reference && e.name == pbo::coefficient_name{m.term, m.level}) {
                row.odds_ratio = e.odds_ratio();
                row.odds_ratio_limits = e.odds_ratio_limits();
            }
        rows.push_back(std::move(row));
    }
    return rows;
}

inline pbo::sheet estimates_sheet(std::string title, bool as_shares, std::string_view area_title, pbo::provenance const& from,
                                  std::vector<shown_estimate> const& found) {
    using row = shown_estimate;
    pbo::described_columns<row> columns;
    if (!area_title.empty()) columns.key("area", area_title, &row::area);
    columns.key("term", "term", &row::term)
        .key("level", "level", &row::level)
        .number("estimate", as_shares ? "difference" : "log odds ratio", &row::estimate)
        .number("se", "standard error", &row::standard_error)
        .number("df", "df", &row::degrees_of_freedom)
        .number("lower", "lower", [](row const& e) { return pbo::detail::lower_of(e.limits); })
        .number("upper", "upper", [](row const& e) { return pbo::detail::upper_of(e.limits); })
        .p_value("p", "p", &row::p_value);
    if (!area_title.empty()) columns.p_value("adjusted_p", "p, adjusted", &row::adjusted_p);
    columns.base("n", "n", &row::n)
        .number("odds_ratio", "odds ratio", &row::odds_ratio)
        .number("odds_ratio_lower", "odds ratio, lower", [](row const& e) { return pbo::detail::lower_of(e.odds_ratio_limits); })
        .number("odds_ratio_upper", "odds ratio, upper", [](row const& e) { return pbo::detail::upper_of(e.odds_ratio_limits); });
    if (as_shares)
        columns.share("share", "share", &row::share)
            .share("share_se", "standard error of the share", &row::share_error)
            .share("share_lower", "share, lower", [](row const& m) { return pbo::detail::lower_of(m.share_limits); })
            .share("share_upper", "share, upper", [](row const& m) { return pbo::detail::upper_of(m.share_limits); });
    return columns.laid_out(std::move(title), from, found);
}

inline char const* association_of_odds() {
    return "An association, not a cause: people with and without a condition may also differ in what is not in the model. "
           "An odds ratio of 2 is twice the odds, not twice the share";
}
inline char const* association_of_shares() {
    return "Expected from what people who differ in one thing, and are alike in the others of the model, were found to "
           "answer: an association. It does not say what a change would do.";
}

/// Log odds ratios.
inline pbo::sheet odds_sheet(adjusted_report const& r, pbo::provenance const& from, pbo::logistic_fit const& fit,
                             pbo::coefficient_errors const& errors) {
    auto s = estimates_sheet(r.outcome + ", when the rest is equal", false, "", from,
                             shown_of(pbo::adjusted_estimates(fit, errors, r.level)));
    s.warn(std::string(association_of_odds()) + " (--effects margins has shares).");
    return s;
}

/// Shares that would be expected, and how they differ.
inline pbo::sheet margins_sheet(adjusted_report const& r, pbo::provenance const& from, pbo::logistic_fit const& fit,
                                pbo::coefficient_errors const& errors) {
    auto const found = shown_margins(fit, errors, r.level);
    auto s = estimates_sheet(r.outcome + ": shares that would be expected, when the rest is equal", true, "", from, found);
    for (auto const& m : found)
        if (m.share && m.share_limits)
            s.warn("If all were '" + m.level + "' in '" + m.term + "' and all else stayed as it is, " +
                   pbo::detail::for_people(*m.share, pbo::shown_as::share) + " (" + r.level.text() + ": " +
                   pbo::detail::limits_in_words(m.share_limits) + ") would be expected.");
    s.warn(association_of_shares());
    return s;
}

/// Each level is set against these.
inline void say_references(pbo::sheet& s, std::vector<pbo::model_term> const& terms, std::string const& ratio = "odds ratio") {
    std::string references;
    for (auto const& term : terms)
        if (term.is_factor) references += (references.empty() ? "" : ", ") + term.columns[0] + " = " + term.reference;
    if (!references.empty()) s.warn("Each level is set against the reference: " + references + ".");
    for (auto const& term : terms)
        if (term.columns.size() > 1)
            s.warn("With '" + term.name() + "' in the model, the " + ratio +
                   " of each of these columns is that among people at the reference, or at 0, of the others.");
}

inline pbo::sheet people_sheet(adjusted_report const& r, pbo::provenance const& from) {
    pbo::described_columns<who> columns;
    columns.key("who", "who", &who::what).count("people", "people", &who::people);
    return columns.laid_out("Who is in the model of " + r.outcome, from, r.people);
}

inline pbo::sheet tests_sheet(std::string title, pbo::provenance const& from, std::vector<pbo::term_test> const& tests) {
    pbo::described_columns<pbo::term_test> columns;
    columns.key("term", "term", &pbo::term_test::term)
        .count("coefficients", "coefficients", &pbo::term_test::coefficients)
        .number("statistic", "statistic", [](pbo::term_test const& t) { return t.result.statistic; })
        .number("df", "df", [](pbo::term_test const& t) { return t.result.degrees_of_freedom; })
        .p_value("p", "p", [](pbo::term_test const& t) { return t.result.p_value; });
    return columns.laid_out(std::move(title), from, tests);
}

/// Who is in it, the estimates and what belongs to them; in CSV the estimates alone, with the people as notes.
inline std::string printed_with_people(adjusted_report const& r, pbo::provenance const& from, pbo::sheet estimates,
                                       std::vector<pbo::sheet> others) {
    bool const csv = r.format == "csv";
    for (auto const& note : r.notes) estimates.warn(note);
    if (csv) return printed({estimates}, r.format);
    std::vector<pbo::sheet> sheets{people_sheet(r, from), std::move(estimates)};
    for (auto& other : others) sheets.push_back(std::move(other));
    return printed(sheets, r.format);
}
inline void say_people(pbo::sheet& s, adjusted_report const& r) {
    if (r.format == "csv")
        for (auto const& [what, n] : r.people) s.warn(what + ": " + std::to_string(n));
}

inline pbo::provenance provenance_of_model(adjusted_report const& r, std::string method) {
    return {.source = r.source,
            .role = r.role,
            .level = r.level.text(),
            .method = std::move(method),
            .rule = "none applied: counts as in the file",
            .data = r.errors == "design" ? "sample" : "",
            .rows = r.rows};
}

inline std::string printed_adjusted(adjusted_report& r, pbo::covariate_patterns const& patterns,
                                    pbo::logistic_fit const& fit, pbo::coefficient_errors const& errors) {
    auto const from = provenance_of_model(r, errors_in_words(r) + (fit.penalised() ? ", Firth's penalised likelihood" : ""));
    r.people.push_back({"in the model", fit.people()});
    if (draws(r.format)) {
        for (auto const& [what, n] : r.people) r.notes.push_back(what + ": " + std::to_string(n));
        return drawn(league_funnel(r.outcome, r.cluster, from, pbo::observed_expected(patterns, fit, {.draws = 1, .level = r.level})), r.format, r.notes);
    }
    auto estimates =
        r.league ? league_sheet(r.outcome, r.cluster, from, pbo::observed_expected(patterns, fit, {.level = r.level}), r.shrink)
        : r.as_shares ? margins_sheet(r, from, fit, errors)
                      : odds_sheet(r, from, fit, errors);

    std::vector<pbo::term_test> wholes;
    for (auto& test : pbo::term_tests(fit, errors))
        if (test.coefficients > 1) wholes.push_back(std::move(test));
    std::vector<pbo::sheet> others;
    if (!wholes.empty() && !r.league) others.push_back(tests_sheet("Each term as a whole (Wald's test)", from, wholes));
    say_people(estimates, r);
    say_references(estimates, fit.matrix().terms());
    say_what_has_no_estimate(estimates, fit);
    return printed_with_people(r, from, std::move(estimates), std::move(others));
}

}  // namespace examples

#endif
