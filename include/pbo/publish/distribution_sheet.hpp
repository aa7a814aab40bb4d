// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DISTRIBUTION_SHEET_HPP
#define PBO_PUBLISH_DISTRIBUTION_SHEET_HPP

// How take-up differs across councils, made ready for a reader: a row a measure, the least and the most with the names of
// their councils.  How many councils are above or below a share is a sheet of claims:
//
//     pbo::text_table(pbo::distribution_sheet(d, pbo::provenance_of(t.context(), "returns.csv")));
//     pbo::text_table(pbo::claims_sheet(pbo::statements_on(d, {pbo::claim::at_least(pbo::share::percent(30))})));

#include <pbo/core/method.hpp>
#include <pbo/interval/hypergeometric.hpp>
#include <pbo/measure/distribution.hpp>
#include <pbo/publish/claims_sheet.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/sheet.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// A measure of the distribution; people read each in its own unit.
struct distribution_row {
    std::string name, title;
    figure<double> value;
    shown_as shown = shown_as::share;
    std::string councils{};
};

template <class Key>
[[nodiscard]] std::vector<distribution_row> distribution_rows(share_distribution<Key> const& d) {
    using enum shown_as;
    auto const who = [](auto const& m) { return name_of(m.council); };
    figure<double> least, most;
    if (!d.members().empty()) {
        least = d.shares().front();
        most = d.shares().back();
    }
    return {{"councils_with_a_share", "councils with a share", static_cast<double>(d.members().size()), count},
            {"councils_in_all", "councils in all", static_cast<double>(d.in_all()), count},
            {"least", "least", least, share, named(d.least(), who)},
            {"percentile_10", "10th percentile", d.quantile(0.1)},
            {"lower_quartile", "lower quartile", d.quantile(0.25)},
            {"median", "median", d.median()},
            {"upper_quartile", "upper quartile", d.quantile(0.75)},
            {"percentile_90", "90th percentile", d.quantile(0.9)},
            {"most", "most", most, share, named(d.most(), who)},
            {"interquartile_range", "interquartile range", d.interquartile_range()},
            {"decile_ratio", "90th over 10th percentile", d.decile_ratio(), number},
            {"mean_of_councils", "mean, each council once", d.mean()},
            {"share_of_people", "share of all people", d.variation().all.value()},
            {"standard_deviation_beyond_chance", "standard deviation beyond chance", d.variation().standard_deviation},
            {"p_of_no_variation", "p-value of no variation", d.variation().test.p_value, p_value}};
}

}  // namespace detail

/// What from.data says of people is completed by how many of the councils have a share.
template <class Key>
[[nodiscard]] sheet distribution_sheet(share_distribution<Key> const& d, provenance from = {}) {
    using row = detail::distribution_row;
    if (from.level.empty()) from.level = "none: nothing here is an interval";
    if (!d.complete_count() && !from.data.empty())
        from.data += ", of " + std::to_string(d.members().size()) + " of " + std::to_string(d.in_all()) + " councils";
    described_columns<row> columns;
    columns.text("measure", "measure", &row::name, shown_to::programs)
        .text("title", "measure", &row::title, shown_to::people)
        .number("value", "value", &row::value, shown_to::programs)
        .number("shown", "value", [](row const& r) { return detail::shown_to_people{r.shown}(r.value); }, shown_to::people)
        .text("councils", "councils", &row::councils);
    auto s = columns.laid_out("Distribution of shares across councils", std::move(from), detail::distribution_rows(d));
    auto const who = [](auto const& m) { return detail::name_of(m.council); };
    s.warn("Quantiles are Hyndman and Fan's definition " + std::string(spelling(d.defined_by())) +
           ". They are of the councils with a share, and each council counts once, whatever its size.");
    if (d.complete_count())
        s.warn("Complete count: every council has its share, so nothing here has an interval.");
    else
        s.warn("Councils without a share: " + std::to_string(d.missing()) +
               (d.absent().empty() ? "" : ". Listed: " + detail::named(d.absent(), who)) + ".");
    if (!d.nobody_eligible().empty())
        s.warn("Nobody is eligible in " + detail::named(d.nobody_eligible(), [](Key const& k) { return detail::name_of(k); }) +
               ": no share, and not one of the councils in all.");
    if (d.members().size() < 2) s.warn("With fewer than two councils there is nothing between them.");
    return s;
}

/// Each claim about a council's share, and the councils of which it is true.
template <class Key, class Method = hypergeometric_method>
    requires method_for<Method, finite_proportion>
[[nodiscard]] std::vector<councils_statement> statements_on(share_distribution<Key> const& d, std::vector<claim> const& claims,
                                                            Method const& method = {}, confidence_level level = {}) {
    std::vector<councils_statement> all;
    for (auto const& c : claims) all.push_back({c.text(), d.councils(c, method, level), {}});
    return all;
}

template <class Key>
[[nodiscard]] sheet sheet_of(share_distribution<Key> const& d) {
    return distribution_sheet(d);
}

}  // namespace pbo

#endif
