// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_LEAGUE_HPP
#define PBO_EXAMPLES_SUPPORT_LEAGUE_HPP

// A league table of clusters before and after adjustment: what was observed, what would be expected of anybody with the
// same people, and the places that the counts allow.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/explain/observed_expected.hpp>
#include <pbo/explain/shrunk_shares.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace examples {

/// The funnel's usual limits: 95% and 99.8%.
inline std::string beyond_limits(pbo::figure<double> const& z) {
    constexpr double warning = 1.959963984540054, alarm = 3.090232306167813;
    if (!z || std::fabs(*z) <= warning) return "";
    return std::string(*z > 0.0 ? "higher" : "lower") + (std::fabs(*z) > alarm ? " (beyond 99.8%)" : " (beyond 95%)");
}

/// "7", or "1 to 11" of eleven that are equal.
inline std::string in_places(std::uint64_t place, std::map<std::uint64_t, std::uint64_t> const& sharing) {
    if (place == 0) return std::string(symbol(pbo::absence::not_available));
    auto const last = place + sharing.at(place) - 1;
    return std::to_string(place) + (last == place ? "" : " to " + std::to_string(last));
}

inline std::string allowed_places(pbo::place_among const& at) {
    if (at.place == 0) return std::string(symbol(pbo::absence::not_available));
    return at.lower == at.upper ? std::to_string(at.lower) : std::to_string(at.lower) + " to " + std::to_string(at.upper);
}

inline pbo::figure<std::uint64_t> place_figure(pbo::place_among const& at, std::uint64_t shown) {
    if (at.place == 0) return pbo::absence::not_available;
    return shown;
}

inline pbo::sheet league_sheet(std::string const& outcome, std::string const& cluster, pbo::provenance const& from,
                               pbo::observed_expected_result found, bool shrink = false) {
    struct row : pbo::expected_of_cluster {
        pbo::figure<double> shrunk;
    };
    auto const shrunk = pbo::shrunk_shares(found);
    std::vector<row> rows;
    for (std::size_t i = 0; i < found.clusters.size(); ++i) rows.push_back({found.clusters[i], shrunk.shares[i]});
    std::stable_sort(rows.begin(), rows.end(),
                     [](row const& a, row const& b) {  // those without a place last
                         return a.adjusted.place - 1 < b.adjusted.place - 1;
                     });
    std::map<std::uint64_t, std::uint64_t> as_is, adjusted;  // how many have a place
    for (auto const& c : rows) {
        ++as_is[c.as_is.place];
        ++adjusted[c.adjusted.place];
    }
    pbo::described_columns<row> columns;
    columns.key("cluster", cluster, &row::cluster)
        .base("n", "n", &row::people)
        .count("hits", "hits", &row::hits)
        .share("share", "share", &row::share)
        .number("expected", "expected", &row::expected)
        .number("ratio", "observed / expected", &row::ratio)
        .share("adjusted_share", "adjusted share", &row::adjusted_share);
    if (shrink) columns.share("shrunk_share", "shrunk", &row::shrunk);
    columns.number("z", "z", &row::z, pbo::shown_to::programs)
        .number("z_among", "z among areas", &row::z_among)
        .text("flag", "than expected", [](row const& r) { return beyond_limits(r.z_among); })
        .count("rank", "place", [](row const& r) { return r.as_is.place; }, pbo::shown_to::programs)
        .number("places", "place", [as_is](row const& r) { return in_places(r.as_is.place, as_is); }, pbo::shown_to::people)
        .number("allowed_places", "allowed", [](row const& r) { return allowed_places(r.as_is); }, pbo::shown_to::people)
        .count("rank_lower", "from", [](row const& r) { return r.as_is.lower; }, pbo::shown_to::programs)
        .count("rank_upper", "to", [](row const& r) { return r.as_is.upper; }, pbo::shown_to::programs)
        .count("adjusted_rank", "adjusted place", [](row const& r) { return place_figure(r.adjusted, r.adjusted.place); }, pbo::shown_to::programs)
        .number("adjusted_places", "adjusted place", [adjusted](row const& r) { return in_places(r.adjusted.place, adjusted); },
                pbo::shown_to::people)
        .number("allowed_adjusted_places", "allowed", [](row const& r) { return allowed_places(r.adjusted); }, pbo::shown_to::people)
        .count("adjusted_rank_lower", "from", [](row const& r) { return place_figure(r.adjusted, r.adjusted.lower); }, pbo::shown_to::programs)
        .count("adjusted_rank_upper", "to", [](row const& r) { return place_figure(r.adjusted, r.adjusted.upper); }, pbo::shown_to::programs);
    auto s = columns.laid_out(outcome + " by " + cluster + ", as it is and adjusted", from, rows);
    std::uint64_t moved = 0, exactly = 0;
    std::string of_those;
    constexpr std::uint64_t most_named = 6;
    for (auto const& c : found.clusters) {
        moved += !c.fitted_exactly && c.as_is.place != c.adjusted.place ? 1U : 0U;
        if (c.fitted_exactly && ++exactly <= most_named) of_those += (of_those.empty() ? "'" : ", '") + c.cluster + "'";
    }
    if (exactly > most_named) of_those += " and " + std::to_string(exactly - most_named) + " more";
    s.warn(
        "Expected is what the model expects of people like those found there, over all areas together; the adjusted "
        "share is observed / "
        "expected times the share of all (100% where that would be more). " +
        std::to_string(moved) + " of " + std::to_string(found.clusters.size()) + " have another place when adjusted.");
    if (exactly != 0)
        s.warn("All people of " + of_those +
               (exactly == 1 ? " are" : " (each)") + " of patterns that answered alike everywhere: what is expected of them is what they answered, so that "
               "nothing is told of the area, which has no place among the adjusted.");
    if (found.phi)
        s.warn("Areas differ by phi = " + pbo::detail::number_text(*found.phi, 4) +
               " times what chance allows (winsorised at 10%, at least 1). Higher or lower than expected is beyond the "
               "limits of a funnel "
               "widened by it: a reason to ask, and no verdict.");
    if (shrink && shrunk.tau_squared)
        s.warn("Shrunk is the adjusted share drawn towards the share of all by how much of its distance chance explains: far where few "
               "were asked. Beyond chance shares differ by a standard deviation of " +
               pbo::detail::number_text(100.0 * std::sqrt(*shrunk.tau_squared), 3) + " points (DerSimonian and Laird's: of all areas as they are, where phi is without the 10% at either end and never below 1: two estimates; where "
               "few areas stand out phi can be 1 beside it). Shrunk shares are the better guesses of all together; "
               "places are of the adjusted ones.");
    s.warn("Allowed are the places that the counts allow at " + from.level + "; equal shares have a range of places between them.");
    return s;
}

}  // namespace examples

#endif
