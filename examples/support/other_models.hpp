// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_OTHER_MODELS_HPP
#define PBO_EXAMPLES_SUPPORT_OTHER_MODELS_HPP

// What adjusted_outcomes prints of models other than one logistic regression: ordered answers by proportional odds,
// councils with intercepts of their own, and several outcomes at once with an adjustment for their number.

#include "adjusted.hpp"
#include "program.hpp"

#include <pbo/compare/multiplicity.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/explain/proportional_odds.hpp>
#include <pbo/explain/random_intercept.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

/// Answers in their order: COLUMN=WORST<...<BEST; several with a comma between them are one step.
struct ordered_outcome {
    std::string column;
    std::vector<std::string> steps;                ///< as they were written
    std::map<std::string, std::size_t> positions;  ///< of an answer as it is compared

    [[nodiscard]] std::optional<std::size_t> step_of(std::string_view text) const {
        auto const at = positions.find(pbo::folded(text));
        return at == positions.end() ? std::nullopt : std::optional(at->second);
    }
    [[nodiscard]] std::string in_words() const {
        std::string all;
        for (auto const& step : steps) all += (all.empty() ? "'" : ", then '") + step + "'";
        return all;
    }
};

inline ordered_outcome ordered_from(std::string const& text) {
    auto const wrong = [&text](std::string const& why) {
        return usage_error("--model ordinal takes --outcome COLUMN=WORST<...<BEST, the answers in their order" + why + ", not '" +
                           text + "'");
    };
    auto const equals = text.find('=');
    if (equals == std::string::npos || equals == 0) throw wrong("");
    ordered_outcome wanted{text.substr(0, equals), {}, {}};
    for (std::size_t at = equals + 1; at <= text.size();) {
        auto const end = std::min(text.find('<', at), text.size());
        auto& step = wanted.steps.emplace_back(text.substr(at, end - at));
        for (auto comma = step.find(','); comma != std::string::npos; comma = step.find(',', comma)) step.replace(comma, 1, " or ");
        for (std::size_t from = at; from <= end;) {
            auto const to = std::min(text.find(',', from), end);
            auto const answer = text.substr(from, to - from);
            if (answer.empty()) throw wrong(", none of them empty");
            if (!wanted.positions.emplace(pbo::folded(answer), wanted.steps.size() - 1).second)
                throw wrong(", each of them once");
            from = to + 1;
        }
        at = end + 1;
    }
    if (wanted.steps.size() < 3) throw wrong(" and three of them or more");
    return wanted;
}

/// Patterns whose last part is the step that was answered, put together by what people have in common.
template <class Table>
std::vector<pbo::ordered_row> ordered_rows(Table const& t, std::vector<pbo::model_term> const& terms, std::size_t steps) {
    auto const patterns = patterns_by_unit(t, terms, nullptr);
    std::vector<pbo::ordered_row> rows;
    std::map<std::string, std::size_t> known;
    std::size_t at = 0;
    for (auto const& [key, cell] : t.counts()) {
        auto const end = key.rfind(between_covariates) + 1;
        std::size_t step = 0;
        for (char const c : key.substr(end)) step = 10 * step + static_cast<std::size_t>(c - '0');
        auto const [found, is_new] = known.try_emplace(key.substr(0, end), rows.size());
        for (std::size_t e = 0; e < cell.entries().size(); ++e, ++at) {
            auto const& row = patterns.rows()[at];
            if (is_new && e == 0) rows.push_back({row.values, std::vector<std::uint64_t>(steps, 0)});
            rows[found->second].answers[step] += row.people;
        }
    }
    return rows;
}

inline std::string in_digits(double x) { return pbo::detail::number_text(x, 4); }

/// Proportional odds, with the tests of what it assumes.
inline std::string printed_ordinal(adjusted_report& r, ordered_outcome const& wanted, std::vector<pbo::model_term> const& terms,
                                   pbo::proportional_odds_fit const& fit) {
    auto const from = provenance_of_model(r, "proportional odds (cumulative logits), the model's own errors");
    r.people.push_back({"in the model", fit.people});
    auto rows = shown_of(fit.coefficients);
    auto thresholds = shown_of(fit.thresholds);
    for (std::size_t j = 0; j < thresholds.size(); ++j) {
        auto& t = thresholds[j];
        t.term = "threshold";
        t.level = wanted.steps[j] + " | " + wanted.steps[j + 1];
        t.odds_ratio = pbo::absence::not_applicable;
        t.odds_ratio_limits = pbo::absence::not_applicable;
        rows.push_back(std::move(t));
    }
    auto s = estimates_sheet(r.outcome + ", its answers in their order, when the rest is equal", false, "", from, rows);
    s.warn("The answers in their order: " + wanted.in_words() +
           ". An odds ratio above 1: the odds of a later answer rather than an earlier one are higher, wherever between "
           "two answers the line is drawn. A threshold is the log odds of answering up to there of people at the references.");
    s.warn(std::string(association_of_odds()) + ".");
    std::vector<pbo::term_test> tests = fit.tests;
    if (tests.size() > 1) {
        tests.push_back(fit.all);
        tests.back().term = "all (likelihood ratio)";
    }
    tests.push_back(fit.brant);
    tests.back().term = "all (Brant)";
    std::string doubtful;
    for (auto const& test : fit.tests)
        if (test.result.p_value && *test.result.p_value < 0.05)
            doubtful += (doubtful.empty() ? "'" : ", '") + test.term + "' (p = " + in_digits(*test.result.p_value) + ")";
    s.warn("That one odds ratio serves wherever the line is drawn is an assumption, tested for each term and for all" +
           (doubtful.empty() ? ": nothing here speaks against it (all terms at once: p = " + in_digits(*fit.all.result.p_value) +
                                   (fit.brant.result.p_value ? "; Brant: p = " + in_digits(*fit.brant.result.p_value)
                                                             : std::string("; Brant's has no value, for answers separate at a line")) + ")."
                             : ". It does not hold, or holds badly, for " + doubtful +
                                   ": its odds ratio is an average of different ones; a logistic regression for one line says more."));
    say_people(s, r);
    say_references(s, terms);
    return printed_with_people(r, from, std::move(s),
                               {tests_sheet("Does one odds ratio serve wherever the line is drawn?", from, tests)});
}

/// How much clusters differ.
struct spread_of_clusters {
    std::size_t clusters = 0;
    pbo::random_intercept_fit const* fit = nullptr;
};

/// Clusters with intercepts of their own.
inline std::string printed_random_intercept(adjusted_report& r, std::size_t clusters, std::vector<pbo::model_term> const& terms,
                                            pbo::random_intercept_fit const& fit, std::uint64_t people) {
    auto const from = provenance_of_model(r, "logistic regression with an intercept of its own for each " + r.cluster +
                                                 " (normal, by quadrature of " + std::to_string(fit.points) +
                                                 " points), the model's own errors");
    r.people.push_back({"in the model", people});
    auto s = estimates_sheet(r.outcome + " within each " + r.cluster + ", when the rest is equal", false, "", from,
                             shown_of(fit.coefficients));
    if (fit.sigma > 0.0) {
        s.warn("How much '" + r.cluster + "' differs when people are alike: median odds ratio " + in_digits(fit.median_odds_ratio) +
               ": of two drawn at random, the odds in the higher are so many times those in the lower, or more, in half of all "
               "pairs. " + pbo::detail::for_people(fit.share_of_variance, pbo::shown_as::share) +
               " of the variance lies between them (on the scale of log odds; standard deviation " + in_digits(fit.sigma) + ").");
    } else {
        s.warn("No more difference between values of '" + r.cluster +
               "' is found than chance would make: the standard deviation of their intercepts is estimated as 0, and the "
               "estimates are those of a model without them.");
    }
    if (fit.sigma > 0.0)
        s.warn("An odds ratio here is one within a '" + r.cluster +
           "', and farther from 1 than one over all of them together (--model logistic).");
    s.warn(std::string(association_of_odds()) + ".");
    say_people(s, r);
    say_references(s, terms);
    pbo::described_columns<spread_of_clusters> columns;
    columns.count("clusters", "clusters", &spread_of_clusters::clusters)
        .number("sigma", "standard deviation of intercepts", [](spread_of_clusters const& c) { return c.fit->sigma; })
        .number("sigma_se", "its standard error", [](spread_of_clusters const& c) { return c.fit->sigma_error; })
        .number("median_odds_ratio", "median odds ratio", [](spread_of_clusters const& c) { return c.fit->median_odds_ratio; })
        .share("share_of_variance", "share of variance", [](spread_of_clusters const& c) { return c.fit->share_of_variance; });
    return printed_with_people(
        r, from, std::move(s),
        {columns.laid_out("How much '" + r.cluster + "' differs when people are alike", from,
                          std::vector<spread_of_clusters>{{clusters, &fit}})});
}

/// The p-values of each term and level, adjusted over the areas by Holm's method.
inline void adjust_over_areas(std::vector<shown_estimate>& rows) {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> of;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].p_value) of[{rows[i].term, rows[i].level}].push_back(i);
        else rows[i].adjusted_p = rows[i].p_value.reason();
    for (auto const& [name, at] : of) {
        std::vector<double> p;
        for (auto const i : at) p.push_back(*rows[i].p_value);
        auto const adjusted = pbo::holm(p);
        for (std::size_t k = 0; k < at.size(); ++k) rows[at[k]].adjusted_p = adjusted[k];
    }
}

/// Several outcomes, a model each; without_estimate: sentences on what could not be estimated.
inline std::string printed_areas(adjusted_report& r, std::size_t areas, std::vector<pbo::model_term> const& terms,
                                 std::vector<shown_estimate> rows, std::vector<std::string> const& without_estimate, bool penalised, std::string_view area_title) {
    auto const from = provenance_of_model(r, errors_in_words(r) + (penalised ? ", Firth's penalised likelihood" : ""));
    std::erase_if(rows, [&r](shown_estimate const& e) { return e.is_reference || (!r.as_shares && e.term == "(intercept)"); });
    adjust_over_areas(rows);
    auto s = estimates_sheet(r.outcome + (r.as_shares ? ": shares that would be expected, when the rest is equal" : ", when the rest is equal"),
                             r.as_shares, area_title, from, rows);
    s.warn("A model for each of " + std::to_string(areas) +
           " outcomes, of those who answered it. The adjusted p-value is that of a term and level over all of them by Holm's "
           "method: with it the chance of even one false finding among them stays under " + pbo::detail::number_text(100.0 * r.level.alpha(), 4) +
           "%; limits are for one outcome each.");
    std::vector<std::string> found;
    for (auto const& e : rows)
        if (e.adjusted_p && *e.adjusted_p < r.level.alpha())
            found.push_back(e.area + " (" + e.term + (e.level.empty() ? "" : " = " + e.level) + ", " +
                            (*e.estimate > 0.0 ? "higher" : "lower") + ")");
    std::string said;
    for (auto const& one : found) said += (said.empty() ? "" : ", ") + one;
    s.warn(found.empty() ? "After the adjustment no term stands out in any of them at " + r.level.text() + "."
                         : "After the adjustment " + std::to_string(found.size()) + " of " + std::to_string(rows.size()) +
                               (found.size() == 1 ? " stands out at " : " stand out at ") + r.level.text() + ": " + said + ".");
    for (auto const& text : without_estimate) s.warn(text);
    s.warn(r.as_shares ? std::string(association_of_shares())
                       : std::string(association_of_odds()) + " (--effects margins has shares).");
    say_people(s, r);
    say_references(s, terms);
    return printed_with_people(r, from, std::move(s), {});
}

}  // namespace examples

#endif
