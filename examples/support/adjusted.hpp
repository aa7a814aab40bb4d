// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_ADJUSTED_HPP
#define PBO_EXAMPLES_SUPPORT_ADJUSTED_HPP

// What adjusted_outcomes makes of its words and of its counts: terms from texts, patterns from a table of a sample, and
// the sheets of a fit.

#include "league.hpp"
#include "program.hpp"
#include "report_format.hpp"
#include "wanted_outcome.hpp"

#include <pbo/core/errors.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/logistic.hpp>
#include <pbo/explain/margins.hpp>
#include <pbo/measure/protected_comparison.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/limits_in_words.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/detail/read_cell.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <stdexcept>
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
                throw usage_error("--on: '" + column + "' is there twice");
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
    std::string rule = "none applied: counts as in the file";
};

/// Whether a model may be shown by this rule, as a whole: its estimates and their errors tell the counts of each level of a factor, and of
/// each combination of levels that interact or, where there is a coefficient for each, of all.  Throws std::runtime_error, naming the
/// level, where the people of one, those of them who are hits, or who are not, are withheld by the rule.
inline void must_be_shown(pbo::covariate_patterns const& patterns, std::vector<pbo::model_term> const& terms, bool by_cluster,
                          pbo::count_protection const& rule) {
    auto const text = [](pbo::covariate const& value) {
        auto const* const x = std::get_if<double>(&value);
        return x != nullptr ? pbo::detail::number_text(*x) : std::get<std::string>(value);
    };
    std::map<std::string, std::map<std::string, pbo::proportion>> counts;
    std::size_t coefficients = 1;
    for (auto const& row : patterns.rows()) {
        if (std::any_of(row.values.begin(), row.values.end(), [](pbo::covariate const& v) {
                auto const* const known = std::get_if<std::string>(&v);
                return known != nullptr && known->empty();
            }))
            continue;  // not in the model
        pbo::proportion const people(static_cast<std::uint64_t>(row.hits), static_cast<std::uint64_t>(row.asked));
        std::string all;
        for (std::size_t i = 0; i < row.values.size(); ++i) all += (i == 0 ? "" : ", ") + patterns.columns()[i] + " = " + text(row.values[i]);
        counts["all"]["everybody"] += people;
        counts["pattern"][all] += people;
        if (by_cluster) counts["cluster"][patterns.clusters()[row.cluster]] += people;
        for (auto const& term : terms) {
            if (term.columns.size() == 1 && !term.is_factor) continue;
            std::string level;
            for (auto const& column : term.columns)
                level += (level.empty() ? "" : ", ") + column + " = " + text(row.values[patterns.position(column)]);
            counts[term.name()][level] += people;
        }
    }
    for (auto const& term : terms) {
        std::size_t of_term = 1;
        for (auto const& column : term.columns) {
            auto const levels = counts.find(column);
            of_term *= levels == counts.end() || levels->second.empty() ? 1 : levels->second.size() - 1;
        }
        coefficients += of_term;
    }
    bool const tells_all = coefficients >= counts["pattern"].size();
    for (auto const& [what, levels] : counts)
        for (auto const& [level, people] : levels)
            if ((what != "pattern" || tells_all) &&
                (!pbo::protected_counts(people, rule) || rule.is_small(people.misses())))
                throw std::runtime_error("--protect: the counts of '" + level + "' are withheld by this rule, and the estimates of a model that has it would "
                                         "tell them; nothing is printed. --where leaves these people out, or --on takes fewer terms");
}

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

/// Log odds ratios.
inline pbo::sheet odds_sheet(adjusted_report const& r, pbo::provenance const& from, pbo::logistic_fit const& fit,
                             pbo::coefficient_errors const& errors) {
    using row = pbo::adjusted_estimate;
    pbo::described_columns<row> columns;
    columns.key("term", "term", [](row const& e) { return e.name.term; })
        .key("level", "level", [](row const& e) { return e.name.level; })
        .number("estimate", "log odds ratio", &row::estimate)
        .number("se", "standard error", &row::standard_error)
        .number("df", "df", &row::degrees_of_freedom)
        .number("lower", "lower", [](row const& e) { return pbo::detail::lower_of(e.limits); })
        .number("upper", "upper", [](row const& e) { return pbo::detail::upper_of(e.limits); })
        .p_value("p", "p", &row::p_value)
        .count("n", "n", &row::n)
        .number("odds_ratio", "odds ratio", &row::odds_ratio)
        .number("odds_ratio_lower", "odds ratio, lower",
                [](row const& e) { return pbo::detail::lower_of(e.odds_ratio_limits()); })
        .number("odds_ratio_upper", "odds ratio, upper",
                [](row const& e) { return pbo::detail::upper_of(e.odds_ratio_limits()); });
    auto s =
        columns.laid_out(r.outcome + ", when the rest is equal", from, pbo::adjusted_estimates(fit, errors, r.level));
    s.warn(
        "An association, not a cause: people with and without a condition may also differ in what is not in the model. "
        "An odds "
        "ratio of 2 is twice the odds, not twice the share (--effects margins has shares).");
    return s;
}

/// Shares that would be expected, and how they differ.
inline pbo::sheet margins_sheet(adjusted_report const& r, pbo::provenance const& from, pbo::logistic_fit const& fit,
                                pbo::coefficient_errors const& errors) {
    using row = pbo::margin;
    auto const of_odds = [&fit](row const& m) -> pbo::figure<double> {
        if (m.is_reference) return pbo::absence::not_applicable;
        for (std::size_t i = 0; i < fit.names().size(); ++i)
            if (fit.names()[i] == pbo::coefficient_name{m.term, m.level}) return fit.coefficient(i);
        return pbo::absence::not_available;
    };
    auto const found = pbo::margins(fit, errors, r.level);
    auto const all = pbo::adjusted_estimates(fit, errors, r.level);
    auto const limits_of_odds = [&all](row const& m) -> pbo::figure<pbo::interval> {
        if (m.is_reference) return pbo::absence::not_applicable;
        for (auto const& e : all)
            if (e.name == pbo::coefficient_name{m.term, m.level}) return e.odds_ratio_limits();
        return pbo::absence::not_available;
    };
    pbo::described_columns<row> columns;
    columns.key("term", "term", &row::term)
        .key("level", "level", &row::level)
        .number("estimate", "difference", &row::difference)
        .number("se", "standard error", &row::difference_error)
        .number("df", "df", &row::degrees_of_freedom)
        .number("lower", "lower", [](row const& m) { return pbo::detail::lower_of(m.difference_limits); })
        .number("upper", "upper", [](row const& m) { return pbo::detail::upper_of(m.difference_limits); })
        .p_value("p", "p", &row::p_value)
        .count("n", "n", &row::n)
        .number("odds_ratio", "odds ratio",
                [of_odds](row const& m) { return of_odds(m).transform([](double b) { return std::exp(b); }); })
        .number("odds_ratio_lower", "odds ratio, lower",
                [limits_of_odds](row const& m) { return pbo::detail::lower_of(limits_of_odds(m)); })
        .number("odds_ratio_upper", "odds ratio, upper",
                [limits_of_odds](row const& m) { return pbo::detail::upper_of(limits_of_odds(m)); })
        .share("share", "share", &row::share)
        .share("share_se", "standard error of the share", &row::share_error)
        .share("share_lower", "share, lower", [](row const& m) { return pbo::detail::lower_of(m.share_limits); })
        .share("share_upper", "share, upper", [](row const& m) { return pbo::detail::upper_of(m.share_limits); });
    auto s = columns.laid_out(r.outcome + ": shares that would be expected, when the rest is equal", from, found);
    for (auto const& m : found)
        if (m.share && m.share_limits)
            s.warn("If all were '" + m.level + "' in '" + m.term + "' and all else stayed as it is, " +
                   pbo::detail::for_people(*m.share, pbo::shown_as::share) + " (" + r.level.text() + ": " +
                   pbo::detail::limits_in_words(m.share_limits) + ") would be expected.");
    s.warn(
        "Expected from what people who differ in one thing, and are alike in the others of the model, were found to "
        "answer: an "
        "association. It does not say what a change would do.");
    return s;
}

inline std::string printed_adjusted(adjusted_report& r, pbo::covariate_patterns const& patterns,
                                    pbo::logistic_fit const& fit, pbo::coefficient_errors const& errors) {
    pbo::provenance const from{.source = r.source,
                               .role = r.role,
                               .level = r.level.text(),
                               .method = errors_in_words(r) + (fit.penalised() ? ", Firth's penalised likelihood" : ""),
                               .rule = r.rule,
                               .data = r.errors == "design" ? "sample" : "",
                               .rows = r.rows};
    r.people.push_back({"in the model", fit.people()});
    pbo::described_columns<who> of_people;
    of_people.key("who", "who", &who::what).count("people", "people", &who::people);
    auto people = of_people.laid_out("Who is in the model of " + r.outcome, from, r.people);
    auto estimates =
        r.league ? league_sheet(r.outcome, r.cluster, from, pbo::observed_expected(patterns, fit, {.level = r.level}))
        : r.as_shares ? margins_sheet(r, from, fit, errors)
                      : odds_sheet(r, from, fit, errors);

    std::vector<pbo::term_test> wholes;
    for (auto& test : pbo::term_tests(fit, errors))
        if (test.coefficients > 1) wholes.push_back(std::move(test));
    pbo::described_columns<pbo::term_test> of_tests;
    of_tests.key("term", "term", &pbo::term_test::term)
        .count("coefficients", "coefficients", &pbo::term_test::coefficients)
        .number("statistic", "statistic", [](pbo::term_test const& t) { return t.result.statistic; })
        .number("df", "df", [](pbo::term_test const& t) { return t.result.degrees_of_freedom; })
        .p_value("p", "p", [](pbo::term_test const& t) { return t.result.p_value; });
    auto tests = of_tests.laid_out("Each term as a whole (Wald's test)", from, wholes);

    bool const csv = r.format == "csv";
    if (csv)
        for (auto const& [what, n] : r.people) estimates.warn(what + ": " + std::to_string(n));
    std::string references;
    for (auto const& term : fit.matrix().terms())
        if (term.is_factor) references += (references.empty() ? "" : ", ") + term.columns[0] + " = " + term.reference;
    if (!references.empty()) estimates.warn("Each level is set against the reference: " + references + ".");
    for (auto const& term : fit.matrix().terms())
        if (term.columns.size() > 1)
            estimates.warn("With '" + term.name() +
                           "' in the model, the odds ratio of each of these columns is that among people at the "
                           "reference, or at 0, of the others.");
    say_what_has_no_estimate(estimates, fit);
    for (auto const& note : r.notes) estimates.warn(note);
    if (csv) return printed({estimates}, r.format);
    std::vector<pbo::sheet> sheets{std::move(people), std::move(estimates)};
    if (!wholes.empty() && !r.league) sheets.push_back(std::move(tests));
    return printed(sheets, r.format);
}

}  // namespace examples

#endif
