// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_DETAIL_WHOLE_NUMBERS_HPP
#define PBO_PROTECT_DETAIL_WHOLE_NUMBERS_HPP

// Needs COIN Clp, as the headers that include it do.
//
// The least value of a linear programme among whole numbers: where it ends at a fraction, either that number is at most the whole
// one below, or at least the one above; both are tried, the nearer first, and what cannot be less than the least found is left
// (branch and bound, Land and Doig 1960).  Every value of the programme at whole numbers must be whole.

#include <pbo/core/detail/when_called.hpp>

#include <ClpSimplex.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace pbo::detail {

struct whole_optimum {
    std::optional<std::vector<double>> at;  ///< nothing where no whole numbers were found
    double value = 0.0;
    bool proven = true;  ///< false when there were too many programmes to try
    std::size_t programmes = 0;
};

class whole_numbers {
public:
    /// The first `columns` numbers must be whole; the bounds of the programme are as before when it returns.
    template <class = detail::when_called>
    whole_numbers(ClpSimplex& programme, std::size_t columns, std::size_t most_programmes)
        : programme_(programme), columns_(columns), left_(most_programmes) {}

    template <class = detail::when_called>
    [[nodiscard]] whole_optimum least() {
        divide();
        return std::move(best_);
    }

private:
    template <class = detail::when_called>
    void divide() {
        if (left_ == 0) {
            best_.proven = false;
            return;
        }
        --left_;
        ++best_.programmes;
        programme_.dual();
        if (!programme_.isProvenOptimal()) return;  // no numbers at all
        double const value = std::ceil(programme_.objectiveValue() - 1e-6);
        if (best_.at && value >= best_.value) return;
        double const* const at = programme_.primalColumnSolution();
        auto const fraction = furthest_from_whole(at);
        if (!fraction) {
            best_.at.emplace(at, at + programme_.numberColumns());
            best_.value = value;
            return;
        }
        int const column = static_cast<int>(*fraction);
        double const here = at[column], low = programme_.columnLower()[column], high = programme_.columnUpper()[column];
        bool const down_first = here - std::floor(here) < 0.5;
        for (bool const down : {down_first, !down_first}) {
            programme_.setColumnBounds(column, down ? low : std::ceil(here), down ? std::floor(here) : high);
            divide();
        }
        programme_.setColumnBounds(column, low, high);
    }
    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::size_t> furthest_from_whole(double const* at) const {
        std::optional<std::size_t> found;
        double most = 1e-6;
        for (std::size_t i = 0; i < columns_; ++i)
            if (double const off = std::fabs(at[i] - std::round(at[i])); off > most) {
                most = off;
                found = i;
            }
        return found;
    }

    ClpSimplex& programme_;
    std::size_t columns_;
    std::size_t left_;
    whole_optimum best_;
};

}  // namespace pbo::detail

#endif
