// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_PICTURES_HPP
#define PBO_EXAMPLES_SUPPORT_PICTURES_HPP

// --format svg --chart funnel|caterpillar|change|trajectory|tile_map, and the pictures of a page: councils side by side as one picture.  It is
// drawn from the table that the report is printed from, so that what is withheld from the one is withheld from the
// other.  --only picks one council out; everybody is drawn.

#include "benchmarking.hpp"
#include "report_format.hpp"

#include <pbo/publish/charts/caterpillar.hpp>
#include <pbo/publish/charts/change.hpp>
#include <pbo/publish/charts/change_panels.hpp>
#include <pbo/publish/charts/funnel.hpp>
#include <pbo/publish/charts/funnel_panels.hpp>
#include <pbo/publish/charts/region_panels.hpp>
#include <pbo/publish/charts/take_up_trajectory.hpp>
#include <pbo/publish/charts/tile_map.hpp>
#include <pbo/publish/charts/trajectory_panels.hpp>
#include <pbo/publish/page_figure.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

/// The council that --only names.
inline std::optional<pbo::council_key> picked_out(side_by_side const& asked, std::vector<pbo::sheet> sheets,
                                                  pbo::take_up_table const& table) {
    if (asked.only.empty()) return {};
    if (asked.only.size() != 1) throw usage_error("--only: a picture picks out one council, and draws all");
    auto const chosen = detail::choose_rows(asked, sheets);
    for (auto const& who : table.context().councils)
        if (auto const area = pbo::detail::area_of(who);
            pbo::detail::row_identity{area.level, area.ons_code, area.cassr_code, area.name} == chosen.rows.front())
            return who.key();
    throw usage_error("--only: a picture picks out a council, not a sum of several");
}

inline constexpr std::string_view no_pick_of_panels = "--only picks a council out of one picture; --by region draws a panel for each region";

/// What the library says of a picture that cannot be drawn, without who says it.
inline std::string why_no_picture(std::logic_error const& e) {
    std::string why = e.what();
    why = why.substr(why.find(": ") + 2);
    if (why.ends_with("regions; found 0")) why += "; of a published table --regions FILE says in which region each area is";
    return why;
}

/// The picture asked for; the sheets are the report's, whose notes go to standard error.  returns are those of every period.
template <class Returns>
std::string picture_of(side_by_side const& asked, report_format const& how, std::vector<pbo::sheet> const& sheets,
                       pbo::take_up_table const& table, Returns const& returns, std::string const& indicator,
                              pbo::provenance from, std::optional<pbo::target> const& aim,
                              pbo::any_interval_method const& method, pbo::confidence_level level,
                              std::vector<std::string> const& in_picture) {
    if (!asked.sort.empty() || asked.top != 0)
        throw usage_error(
            "--sort and --top choose the rows of a table; a picture draws all (--only picks one council out)");
    for (auto const& [option, given] :
         {std::pair("--benchmark", !asked.benchmark.empty()), std::pair("--quintiles", asked.quintiles),
          std::pair("--change or --since", asked.changes() && how.chart != "change"), std::pair("--trend", asked.trend),
          std::pair("--funnel", asked.funnel && how.chart != "funnel")})
        if (given)
            throw usage_error(std::string(option) + " makes a table; --format svg is the picture of --chart " +
                              how.chart + " alone");
    from = pbo::completed(std::move(from), table.context());
    try {
        if (how.chart == "funnel") {
            if (!asked.only.empty())
                throw usage_error("--only picks a council out of --chart caterpillar; a funnel draws all alike");
            auto const widened = pbo::text_form<pbo::funnel_adjustment>::read(asked.overdispersion).value();
            auto const found = pbo::funnel_of(table, widened);
            if (how.by == "region") return drawn(pbo::charts::funnel_panels_of(table, found, from, in_picture), how, sheets.front().notes());
            return drawn(pbo::charts::funnel_plot_of(table, found, from, in_picture), how, sheets.front().notes());
        }
        auto const picked = picked_out(asked, sheets, table);
        if (how.chart == "change") {
            auto const changes = detail::changes_of(asked, indicator, table, returns, level);
            auto notes = in_picture;
            notes.insert(notes.end(), changes.notes.begin(), changes.notes.end());
            if (how.by != "region") return drawn(pbo::charts::change_plot_of(table, changes.found, from, picked, notes), how, sheets.front().notes());
            if (picked) throw usage_error(std::string(no_pick_of_panels));
            return drawn(pbo::charts::change_panels_of(table, changes.found, from, notes), how, sheets.front().notes());
        }
        if (how.chart == "trajectory") {
            auto notes = in_picture;
            for (auto const& note : detail::notes_on_series(asked, indicator, table, returns)) notes.push_back(note);
            pbo::charts::trajectory_choice const choice{aim, picked, level, detail::breaks_asked_for(asked.break_at, indicator)};
            if (how.by != "region") return drawn(pbo::charts::take_up_trajectory_of(table, returns, from, choice, notes, method), how, sheets.front().notes());
            if (picked) throw usage_error(std::string(no_pick_of_panels));
            return drawn(pbo::charts::trajectory_panels_of(table, returns, from, choice, notes, method), how, sheets.front().notes());
        }
        if (how.by == "region") {
            if (picked) throw usage_error(std::string(no_pick_of_panels));
            return drawn(pbo::charts::region_panels_of(table, from, level, in_picture, method), how, sheets.front().notes());
        }
        if (how.chart == "tile_map")
            return drawn(pbo::charts::tile_map_of(table, pbo::charts::read_tile_layout(how.layout), from, {aim, picked}, in_picture), how,
                         sheets.front().notes());
        return drawn(pbo::charts::caterpillar_plot_of(table, from, {aim, picked, level}, in_picture, method), how,
                     sheets.front().notes());
    } catch (std::logic_error const& e) {  // nothing to draw, or no room for it
        throw std::runtime_error("--chart " + how.chart + ": " + why_no_picture(e));
    }
}

/// The pictures of a page: all in order, with the one council picked out that --only names, and the funnel where it is
/// asked for.  Where there is nothing to draw the page has its tables alone.
template <class Returns>
std::vector<pbo::page_figure> figures_of(side_by_side const& asked, report_format const& how, std::vector<pbo::sheet> const& sheets,
                                         pbo::take_up_table const& table, Returns const& returns, std::string const& indicator,
                                         pbo::provenance from,
                                                std::optional<pbo::target> const& aim,
                                                pbo::any_interval_method const& method, pbo::confidence_level level,
                                                std::vector<std::string> const& in_picture) {
    from = pbo::completed(std::move(from), table.context());
    auto const with_shares =
        std::count_if(table.begin(), table.end(), [](auto const& entry) { return entry.cell.on_budget.trials() != 0; });
    std::vector<pbo::page_figure> all;
    if (with_shares == 0) return all;
    std::optional<pbo::council_key> picked;
    if (asked.only.size() == 1) {
        auto of = sheets;
        auto const chosen = detail::choose_rows(asked, of);
        for (auto const& who : table.context().councils)
            if (auto const area = pbo::detail::area_of(who);
                pbo::detail::row_identity{area.level, area.ons_code, area.cassr_code, area.name} == chosen.rows.front())
                picked = who.key();
    }
    all.push_back(
        pbo::figure_of(pbo::charts::caterpillar_plot_of(table, from, {aim, picked, level}, in_picture, method)));
    if (how.by == "region") {
        try {
            all.push_back(pbo::figure_of(pbo::charts::region_panels_of(table, from, level, in_picture, method)));
        } catch (std::logic_error const& e) {
            throw std::runtime_error("--by region: " + why_no_picture(e));
        }
    }
    if (asked.changes()) {
        auto const changes = detail::changes_of(asked, indicator, table, returns, level);
        if (changes.found.how_many(pbo::change_finding::not_compared) != changes.found.councils.size()) {
            auto notes = in_picture;
            notes.insert(notes.end(), changes.notes.begin(), changes.notes.end());
            all.push_back(pbo::figure_of(pbo::charts::change_plot_of(table, changes.found, from, picked, notes)));
            if (how.by == "region") all.push_back(pbo::figure_of(pbo::charts::change_panels_of(table, changes.found, from, notes)));
        }
    }
    if (asked.trend && table.context().period.is_stated()) {
        auto notes = in_picture;
        for (auto const& note : detail::notes_on_series(asked, indicator, table, returns)) notes.push_back(note);
        pbo::charts::trajectory_choice const choice{aim, picked, level, detail::breaks_asked_for(asked.break_at, indicator)};
        auto plot = pbo::charts::take_up_trajectory_of(table, returns, from, choice, notes, method);
        if (plot.points.size() > 1) {
            all.push_back(pbo::figure_of(plot));
            if (how.by == "region") all.push_back(pbo::figure_of(pbo::charts::trajectory_panels_of(table, returns, from, choice, notes, method)));
        }
    }
    if (!how.layout.empty())
        all.push_back(pbo::figure_of(
            pbo::charts::tile_map_of(table, pbo::charts::read_tile_layout(how.layout), from, {aim, picked}, in_picture)));
    if (asked.funnel && with_shares > 1) {
        auto const widened = pbo::text_form<pbo::funnel_adjustment>::read(asked.overdispersion).value();
        auto const found = pbo::funnel_of(table, widened);
        all.push_back(pbo::figure_of(pbo::charts::funnel_plot_of(table, found, from, in_picture)));
        if (how.by == "region") all.push_back(pbo::figure_of(pbo::charts::funnel_panels_of(table, found, from, in_picture)));
    }
    return all;
}

}  // namespace examples

#endif
