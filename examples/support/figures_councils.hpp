// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_FIGURES_COUNCILS_HPP
#define PBO_EXAMPLES_SUPPORT_FIGURES_COUNCILS_HPP

// Reports of adjusted_figures in which a council's rows belong together: councils over years, and what a point costs.

#include "figures_models.hpp"

#include <pbo/compare/bootstrap_cost_per_point.hpp>
#include <pbo/compare/ratio_of_differences.hpp>
#include <pbo/explain/council_years.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace examples {

/// Councils over years.
inline std::string figures_report::council_years() {
    auto const patterns = patterns_of_rows();
    constexpr std::size_t points = 15;
    auto const fit = pbo::council_years(patterns, terms_, points, level_);
    auto s = ratios_sheet(asked_.hits + " out of " + asked_.asked + ": what shares of councils go with over their years", "log odds ratio", "odds ratio",
                          from("beta-binomial regression of rows with a random intercept by '" + asked_.cluster + "', adaptive quadrature of 15 points"),
                          shown_of(fit.coefficients));
    s.warn("The rows are the units: " + std::to_string(fit.units) + " of them, of " + std::to_string(fit.councils) + " values of '" + asked_.cluster +
           "' and " + pbo::detail::thousands(fit.people) + " people. Odds ratios are those within one of them.");
    if (fit.sigma_error) {
        std::ostringstream p;
        p.precision(2);
        p << fit.p_of_gain;
        s.warn("What rows of one '" + asked_.cluster + "' share: intercepts with a standard deviation of " + in_digits(fit.sigma) + " (standard error " +
               in_digits(*fit.sigma_error) + ") on the scale of log odds. Against rows that are independent, twice the log likelihood is " +
               in_digits(fit.gain) + " more (p = " + p.str() + ").");
    } else {
        s.warn("Rows of one '" + asked_.cluster + "' share nothing that can be seen (sigma = 0): the estimates are those of --model beta_binomial.");
    }
    s.warn(fit.rho > 0.0 ? "Beyond that, rows vary more than chance: two people of one row are alike with a correlation of " + in_digits(fit.rho) + " (rho)."
                         : "Beyond that, rows vary by no more than chance (rho = 0).");
    constexpr std::uint64_t few = 20;
    if (fit.councils < few)
        s.warn("There are " + std::to_string(fit.councils) + " values of '" + asked_.cluster +
               "': with fewer than twenty or so, how much they differ is found too small, and errors of terms that differ between them with it.");
    s.warn("An association of areas, not a cause, and not one of the people in them.");
    say_left_out(s, fit.left_out);
    return finished({std::move(s)});
}

/// Each group against the reference: Fieller's limits and those of draws.
inline std::string figures_report::cost_per_point() {
    auto const& term = terms_.front();
    if (!term.is_factor || term.columns.size() != 1)
        throw usage_error("--model cost_per_point compares groups: --on COLUMN:REFERENCE, with the reference after the colon");
    std::map<std::string, std::vector<pbo::cost_and_points>> groups;
    std::map<std::string, std::uint64_t> councils;
    for (auto const& row : table_.rows()) {
        auto const cost = table_.number(row, asked_.amount), points = table_.number(row, asked_.points);
        auto const group = table_.text(row, term.columns[0]);
        if (!cost || !points || group.empty()) {
            ++hidden_;
            continue;
        }
        auto const council = councils.try_emplace(cluster_of(row), councils.size()).first->second;
        groups[group].push_back({*cost, *points, council});
    }
    struct line {
        std::string level;
        std::size_t n = 0;
        pbo::cost_per_point_result found{};
        pbo::ratio_of_differences_result fieller{};
    };
    pbo::cost_bootstrap_options how;
    how.level = level_;
    how.councils = !asked_.cluster.empty();
    std::vector<line> lines;
    auto const& without = groups[term.reference];
    bool no_interval = false;
    for (auto const& [level, people] : groups) {
        if (level == term.reference) continue;
        auto& l = lines.emplace_back();
        l.level = level;
        l.n = people.size();
        l.found = pbo::bootstrap_cost_per_point(people, without, how);
        l.fieller = pbo::ratio_of_differences(l.found.cost, l.found.points, l.found.correlation, level_);
        no_interval = no_interval || l.fieller.where != pbo::fieller_set::between || !l.found.limits;
    }
    using row = line;
    auto const end = [](pbo::figure<pbo::interval> const& limits, bool upper) -> pbo::figure<double> {
        return limits.transform([upper](pbo::interval const& i) { return upper ? i.upper() : i.lower(); });
    };
    auto const fieller = [end](row const& r, bool upper) -> pbo::figure<double> {
        if (r.fieller.where != pbo::fieller_set::between) return pbo::absence::not_available;
        return end(r.fieller.limits, upper);
    };
    pbo::described_columns<row> columns;
    columns.key("level", term.columns[0], &row::level)
        .count("n", "people", &row::n)
        .number("cost", asked_.amount + ", more than '" + term.reference + "'", [](row const& r) { return r.found.cost.value; })
        .number("cost_se", "standard error", [](row const& r) { return r.found.cost.standard_error; })
        .number("points", asked_.points + ", more", [](row const& r) { return r.found.points.value; })
        .number("points_se", "standard error", [](row const& r) { return r.found.points.standard_error; })
        .number("correlation", "correlation", [](row const& r) { return r.found.correlation; }, pbo::shown_to::programs)
        .number("ratio", "cost of a point", [](row const& r) { return r.found.ratio; })
        .number("fieller_lower", "Fieller, lower", [fieller](row const& r) { return fieller(r, false); })
        .number("fieller_upper", "upper", [fieller](row const& r) { return fieller(r, true); })
        .number("bootstrap_lower", "drawn, lower", [end](row const& r) { return end(r.found.limits, false); })
        .number("bootstrap_upper", "upper", [end](row const& r) { return end(r.found.limits, true); })
        .share("dearer_better", "dearer, better", [](row const& r) { return r.found.dearer_better; })
        .share("cheaper_better", "cheaper, better", [](row const& r) { return r.found.cheaper_better; })
        .share("dearer_worse", "dearer, worse", [](row const& r) { return r.found.dearer_worse; })
        .share("cheaper_worse", "cheaper, worse", [](row const& r) { return r.found.cheaper_worse; });
    if (asked_.worth)
        columns.share("worth_it", "worth it at " + pbo::detail::number_text(*asked_.worth), [this](row const& r) { return r.found.chance_below(*asked_.worth); });
    auto s = columns.laid_out("What a point more of " + asked_.points + " costs, against '" + term.reference + "'",
                              from("Fieller, and " + std::to_string(how.draws) + " draws of " + (how.councils ? "'" + asked_.cluster + "'" : "people") + " (percentiles; seed " +
                                   std::to_string(how.seed) + ")"),
                              lines);
    s.warn("The cost of a point is the difference in mean cost over the difference in mean points. Shares are of the draws: how often the group comes out dearer or cheaper, better or worse. A negative "
           "cost of a point has two meanings, cheaper and better or dearer and worse: look at those.");
    if (no_interval)
        s.warn("A limit that is [x]: points are not told from no difference, and what a point costs is not between two numbers then.");
    if (how.councils && councils.size() < 20)
        s.warn("There are " + std::to_string(councils.size()) + " values of '" + asked_.cluster + "': so few, drawn again, vary less than they should.");
    s.warn("An association, not a cause: nothing is adjusted for.");
    return finished({std::move(s)});
}

}  // namespace examples

#endif
