// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_PICTURES_HPP
#define PBO_EXAMPLES_SUPPORT_PICTURES_HPP

// --format svg --chart funnel|caterpillar: councils side by side as one picture.  It is drawn from the table that the
// report is printed from, so that what is withheld from the one is withheld from the other.  --only picks one council
// out; everybody is drawn.

#include "benchmarking.hpp"
#include "report_format.hpp"

#include <pbo/publish/charts/caterpillar.hpp>
#include <pbo/publish/charts/funnel.hpp>

#include <optional>
#include <stdexcept>
#include <string>
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

/// The picture asked for; the sheets are the report's, whose notes go to standard error.
inline std::string picture_of(side_by_side const& asked, report_format const& how,
                              std::vector<pbo::sheet> const& sheets, pbo::take_up_table const& table,
                              pbo::provenance from, std::optional<pbo::target> const& aim,
                              pbo::any_interval_method const& method, pbo::confidence_level level,
                              std::vector<std::string> const& in_picture) {
    if (!asked.sort.empty() || asked.top != 0)
        throw usage_error(
            "--sort and --top choose the rows of a table; a picture draws all (--only picks one council out)");
    for (auto const& [option, given] :
         {std::pair("--benchmark", !asked.benchmark.empty()), std::pair("--quintiles", asked.quintiles),
          std::pair("--change", asked.changes()), std::pair("--trend", asked.trend),
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
            return drawn(pbo::charts::funnel_plot_of(table, pbo::funnel_of(table, widened), from, in_picture), how,
                         sheets.front().notes());
        }
        auto const picked = picked_out(asked, sheets, table);
        return drawn(pbo::charts::caterpillar_plot_of(table, from, {aim, picked, level}, in_picture, method), how,
                     sheets.front().notes());
    } catch (std::domain_error const& e) {
        std::string const why = e.what();
        throw std::runtime_error("--chart " + how.chart + ": " + why.substr(why.find(": ") + 2));
    }
}

}  // namespace examples

#endif
