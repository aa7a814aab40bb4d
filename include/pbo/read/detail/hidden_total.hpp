// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_HIDDEN_TOTAL_HPP
#define PBO_READ_DETAIL_HIDDEN_TOTAL_HPP

// Is a row that looks like an area the sum of others?  Nothing says so but arithmetic: in both counts it equals the sum
// of all the others, or of the others of its region, or of the rows right above or below it; of at least two, with
// counts that are neither absent nor zero.  Equal is exact, or within rounding where that is under half a per cent of
// the total. O(rows * rows) at worst, on tables of some hundred rows.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/read/published_row.hpp>
#include <pbo/read/published_total.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pbo::detail {

struct hidden_total {
    std::size_t row;    ///< its position
    std::size_t parts;  ///< of how many rows it is the sum
    std::string whose;  ///< which rows they are
};

class hidden_totals {
public:
    template <class = detail::when_called>
    explicit hidden_totals(std::vector<published_row> const& rows) : rows_(rows) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].has_figures() && *rows[i].numerator != 0 && *rows[i].denominator != 0) counted_.push_back(i);
    }

    template <class = detail::when_called>
    [[nodiscard]] std::optional<hidden_total> find() const {
        if (counted_.size() < 3) return std::nullopt;
        auto const all = published_sum_of(rows_, [](published_row const&) { return true; });
        for (auto const i : counted_) {
            if (is_sum(i, without(all, i))) return hidden_total{i, counted_.size() - 1, "of all the others"};
            auto const& region = rows_[i].council.region;
            if (region.empty()) continue;
            auto const same = published_sum_of(rows_, [&](published_row const& r) { return r.council.region == region; });
            if (same.with_figures > 2 && same.with_figures < all.with_figures && is_sum(i, without(same, i)))
                return hidden_total{i, same.with_figures - 1, "of the others of its region"};
        }
        for (std::size_t at = 0; at < counted_.size(); ++at) {
            if (auto const n = neighbours(at, -1)) return hidden_total{counted_[at], n, "right above it"};
            if (auto const n = neighbours(at, 1)) return hidden_total{counted_[at], n, "right below it"};
        }
        return std::nullopt;
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] published_sum without(published_sum sum, std::size_t i) const {
        sum.numerator -= *rows_[i].numerator;
        sum.denominator -= *rows_[i].denominator;
        --sum.with_figures;
        return sum;
    }
    template <class = detail::when_called>
    [[nodiscard]] bool is_sum(std::size_t i, published_sum const& sum) const {
        auto const how = agreement_of(rows_[i], sum);
        auto const close = [](std::uint64_t total, std::uint64_t others) {
            return 200 * apart(total, others) <= total;
        };
        return sum.with_figures >= 2 && (how == agreement::exact || (how == agreement::within_rounding &&
                                                                     close(*rows_[i].numerator, sum.numerator) &&
                                                                     close(*rows_[i].denominator, sum.denominator)));
    }
    /// How many rows on one side add up to it exactly; two rows of small counts do by chance, so they take more.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t neighbours(std::size_t at, int step) const {
        auto const& total = rows_[counted_[at]];
        std::uint64_t k = 0, n = 0;
        std::size_t parts = 0;
        for (auto i = static_cast<std::ptrdiff_t>(at) + step;
             i >= 0 && i < static_cast<std::ptrdiff_t>(counted_.size()); i += step) {
            auto const& r = rows_[counted_[static_cast<std::size_t>(i)]];
            k += *r.numerator;
            n += *r.denominator;
            ++parts;
            if (k > *total.numerator || n > *total.denominator) return 0;
            if (parts >= 2 && k == *total.numerator && n == *total.denominator) return k >= 100 && n >= 100 ? parts : 0;
        }
        return 0;
    }

    std::vector<published_row> const& rows_;
    std::vector<std::size_t> counted_;
};

}  // namespace pbo::detail

#endif
