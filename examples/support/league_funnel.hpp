// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_LEAGUE_FUNNEL_HPP
#define PBO_EXAMPLES_SUPPORT_LEAGUE_FUNNEL_HPP

// --league --format svg --chart funnel: the adjusted shares of clusters between the limits within which they would lie if each were what is
// expected of its people.  The chance of an adjusted share depends on who its people are, so that a dot stands at the number of people of the
// average share who would make it as sure: then the limits hold for each dot exactly, and a dot is outside where the table says so.

#include "report_format.hpp"

#include <pbo/explain/observed_expected.hpp>
#include <pbo/publish/charts/funnel.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace examples {

inline pbo::charts::funnel_plot league_funnel(std::string const& outcome, std::string const& cluster, pbo::provenance const& from,
                                              pbo::observed_expected_result const& found) {
    using namespace pbo::charts;
    double const p = found.overall, phi = found.phi.value_or(1.0);
    funnel_plot plot;
    plot.target = p;
    plot.target_label = "All " + pbo::detail::for_people(p, pbo::shown_as::share);
    pbo::confidence_level const inner(0.95), outer(0.998);
    std::uint64_t least = 0, most = 0, without = 0;
    std::size_t outside = 0, by_chance = 0;
    for (auto const& c : found.clusters) {
        if (!c.adjusted_share || !c.z_among || !(c.variance > 0.0)) {
            ++without;
            continue;
        }
        double const as_many = (1.0 - p) / p * (c.expected / c.variance) * c.expected;
        auto const people = static_cast<std::uint64_t>(std::fmax(1.0, std::round(as_many)));
        bool const beyond = std::fabs(*c.z_among) > outer.z();
        outside += beyond ? 1U : 0U;
        by_chance += std::fabs(*c.z) > outer.z() ? 1U : 0U;
        least = least == 0 ? people : std::min(least, people);
        most = std::max(most, people);
        plot.dots.push_back({c.cluster, people, *c.adjusted_share, c.z_among, beyond});
    }
    if (plot.dots.size() < 2) throw std::runtime_error("--chart funnel: fewer than two values of '" + cluster + "' have an adjusted share; a funnel sets at least two side by side");
    auto const curve = [&](pbo::confidence_level const& level, double widened) {
        funnel_curve of;
        of.upper_label = level.text() + " limit";
        of.lower_label = level.text();
        for (auto const n : pbo::charts::detail::funnel_sizes(least, most)) {
            double const reach = level.z() * std::sqrt(widened * p * (1.0 - p) / static_cast<double>(n));
            of.through.emplace_back(n, pbo::interval(std::fmax(0.0, p - reach), std::fmin(1.0, p + reach)));
        }
        return of;
    };
    plot.curves = {curve(inner, phi), curve(outer, phi)};
    plot.curves.back().widest = true;
    bool const widened = phi > 1.0;
    if (widened) {
        for (auto& one : plot.curves) one.second_line = "with overdispersion";
        auto alone = curve(outer, 1.0);
        alone.chance_alone = true;
        alone.upper_label += ", chance alone";
        alone.lower_label.clear();
        plot.curves.push_back(std::move(alone));
    }
    plot.to_name = pbo::charts::detail::dots_to_name(plot.dots);
    auto const all = plot.dots.size();
    auto const of_all = std::to_string(all) + " values of '" + cluster + "'";
    auto& w = plot.words;
    w.title = (outside == 0 ? "None of " + of_all + " lies" : std::to_string(outside) + " of " + of_all + (outside == 1 ? " lies" : " lie")) + " outside the " + outer.text() +
              " limits, when adjusted" + (widened ? " and allowing for what all of them differ in" : "");
    w.drawn = "Funnel of adjusted shares of " + of_all;
    w.subtitle = outcome + ": share that each would have with people like all, by how many people it is worth";
    w.seen = "Each of " + std::to_string(all) + " dots is a value of '" + cluster + "': people across, adjusted share up. " + plot.target_label + ". " + w.title + ".";
    for (auto const i : plot.to_name)
        if (plot.dots[i].outside) w.seen += " Outside: " + plot.dots[i].name + " (" + pbo::detail::for_people(plot.dots[i].share, pbo::shown_as::share) + ").";
    if (without != 0) w.seen += " " + std::to_string(without) + " without an adjusted share " + (without == 1 ? "is" : "are") + " not drawn.";
    w.seen += " Every figure is in the table.";
    w.caption.push_back((outside == 0 ? std::string() : "Orange and larger: outside the " + outer.text() + " limits. ") +
                        (widened ? "Limits with overdispersion allow for how much all differ (phi = " + pbo::detail::number_text(phi, 4) +
                                       "); the grey dotted limits allow for chance alone and would put " + std::to_string(by_chance) + " of " + std::to_string(all) + " outside."
                                 : "The limits allow for chance alone: all together differ by no more (phi = 1)."));
    w.caption.push_back("People across are those who, with the share of all, would make a share as sure as this adjusted one. One that stands out is a reason to ask, not a verdict.");
    if (without != 0) w.caption.push_back(std::to_string(without) + " without an adjusted share " + (without == 1 ? "is" : "are") + " not drawn.");
    w.caption.push_back(pbo::charts::detail::source_line(from));
    plot.across = "People";
    return plot;
}

}  // namespace examples

#endif
