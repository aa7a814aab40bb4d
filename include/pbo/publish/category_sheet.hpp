// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CATEGORY_SHEET_HPP
#define PBO_PUBLISH_CATEGORY_SHEET_HPP

// Shares of several categories at once, made ready for a reader: for each area, and for all together, a row a category with
// its count, the people of all its categories, the share, and limits that hold for all categories of the area together at
// the stated level (compare/simultaneous.hpp, compare/sison_glaz.hpp).
//
//     pbo::text_table(pbo::category_sheet(pbo::read_published_categories(file, layout), from, pbo::goodman))
//
// Where one count of an area is absent the sum of its categories is not known, so that no share of the area is; the counts
// that are known are shown.  All together is the sum of the areas of which every count is known.  from.period, level, method
// and data are filled in here.

#include <pbo/compare/simultaneous.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/published_categories.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

struct category_row {
    area_texts council;
    std::string category;
    figure<std::uint64_t> count;
    figure<std::uint64_t> of;
    figure<double> share;
    figure<interval> limits;
};

/// The counts of an area, or the reason why one of them is not there.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<absence> wanting_in(std::vector<figure<std::uint64_t>> const& counts) {
    for (auto const& n : counts)
        if (!n.has_value()) return n.reason();
    return std::nullopt;
}

template <class Method>
void add_categories(std::vector<category_row>& rows, area_texts const& who, std::vector<std::string> const& categories,
                    std::vector<figure<std::uint64_t>> const& counts, Method const& method, confidence_level const& level) {
    if (auto const why = wanting_in(counts)) {
        for (std::size_t i = 0; i < categories.size(); ++i) rows.push_back({who, categories[i], counts[i], *why, *why, *why});
        return;
    }
    std::vector<std::uint64_t> known;
    for (auto const& n : counts) known.push_back(*n);
    auto const all = method(known, level);
    for (std::size_t i = 0; i < categories.size(); ++i)
        rows.push_back({who, categories[i], counts[i], all[i].counts.trials(), all[i].value, all[i].limits});
}

/// What a total of the file says beside the sum of the areas.
template <class = detail::when_called>
[[nodiscard]] inline std::string total_in_words(categories_of_area const& total, std::vector<std::string> const& categories,
                                                std::vector<figure<std::uint64_t>> const& sum, bool all_areas) {
    std::string text =
        "The file's '" + total.area.called + "' row (line " + std::to_string(total.area.line) + ") is a total, not an area; ";
    std::string others;
    auto const shown = [](figure<std::uint64_t> const& n) {
        return n.has_value() ? with_thousands(std::to_string(*n)) : std::string(symbol(n.reason()));
    };
    for (std::size_t i = 0; i < categories.size(); ++i)
        if (total.counts[i] != sum[i])
            others += (others.empty() ? "" : ", ") + categories[i] + " " + shown(total.counts[i]) + " where the areas have " +
                      shown(sum[i]);
    if (others.empty()) return text + "the sums of the areas agree.";
    return text + "the sums of the areas" + (all_areas ? "" : " with figures") + " are others: " + others + ".";
}

}  // namespace detail

template <class Method = goodman_method>
[[nodiscard]] sheet category_sheet(categories_read const& read, provenance from, Method const& method = {},
                                   confidence_level const& level = {}, std::string title = "Shares of several categories") {
    if (from.period.empty() && read.period.is_stated()) from.period = read.period.text();
    from.level = level.text() + ", of all categories of an area together";
    from.method = method.name().view();
    if (from.data.empty()) from.data = "counts as published";
    std::vector<detail::category_row> rows;
    std::vector<figure<std::uint64_t>> sum(read.categories.size(), std::uint64_t{0});
    std::size_t with = 0;
    std::string without;
    for (auto const& a : read.areas) {
        detail::add_categories(rows, detail::area_of(a.area.council), read.categories, a.counts, method, level);
        if (auto const why = detail::wanting_in(a.counts)) {
            without += (without.empty() ? "" : ", ") + a.area.called + " (" + std::string(words(*why)) + ")";
            continue;
        }
        ++with;
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = detail::checked_sum(*sum[i], *a.counts[i]);
    }
    auto const all = with == 1 ? std::string("the one area with figures") : "the " + std::to_string(with) + " areas with figures";
    if (with != 0) detail::add_categories(rows, {"whole", {}, {}, all, {}}, read.categories, sum, method, level);

    using row = detail::category_row;
    auto columns = detail::area_columns<row>();
    columns.key("category", "category", [](row const& r) { return r.category; })
        .count("count", "count", &row::count)
        .base("of", "of", &row::of)
        .share("share", "share", &row::share)
        .limits("", shown_as::share, &row::limits);
    auto s = columns.laid_out(std::move(title), std::move(from), rows);
    s.warn("The limits of the " + std::to_string(read.categories.size()) +
           " categories of an area hold together; those of one share alone would be narrower. They say nothing of how two "
           "categories differ.");
    s.warn(std::string(warnings::counts_as_published));
    if (!without.empty()) s.warn("Without a share, as a count is not known: " + without + ".");
    for (auto const& t : read.totals) s.warn(detail::total_in_words(t, read.categories, sum, without.empty()));
    return s;
}

}  // namespace pbo

#endif
