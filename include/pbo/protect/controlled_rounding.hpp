// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_CONTROLLED_ROUNDING_HPP
#define PBO_PROTECT_CONTROLLED_ROUNDING_HPP

// Needs COIN Clp (EPL; Debian and Ubuntu: coinor-libclp-dev), which <pbo.hpp> does without: not part of <pbo/protect.hpp>,
// include this header by itself.
//
// How is a table rounded so that it still adds up?  Every cell to one of the two multiples of the base around it, a multiple
// stays (zero-restricted controlled rounding), every sum of leaves holds among the rounded cells too, and the sum of all changes
// is the least there is (Cox and Ernst 1982):
//
//     auto const rounded = pbo::round_controlled(cells, 5);
//     if (!rounded) ...            // there is no such rounding: possible in three ways and in linked tables, never in two
//     rounded->printed[i];         // the figure of cell i
//
// Solved as a linear programme in which each cell may also be rounded in part, and divided where one is (branch and bound).  A
// table of two ways is never divided: its programme's corners are whole.  Others may take long: after `most_programmes` the
// best rounding found is returned with proven = false, and std::runtime_error is thrown where none was found.
// The change of a cell that is a difference of others is rounded downwards to start with, as the others are.
// Throws std::invalid_argument for a base under 2 and for counts that do not add up.

#include <pbo/protect/relations.hpp>

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

struct controlled_rounding {
    std::vector<std::int64_t> printed;  ///< by cell
    std::uint64_t change = 0;           ///< the sum over all cells of how far each moved
    bool proven = true;                 ///< there is none with a smaller sum
};

namespace detail {

class rounding_search {
public:
    rounding_search(relations const& of, std::int64_t base, std::size_t most) : of_(of), base_(base), left_(most) {
        auto const cells = of.size();
        std::vector<int> rows, columns;
        std::vector<double> elements;
        std::vector<double> low(cells + of.leaves(), 0.0), high(cells + of.leaves(), COIN_DBL_MAX), cost(cells + of.leaves(), 0.0), equals;
        for (std::size_t c = 0; c < cells; ++c) {
            auto const over = ((of[c].count % base) + base) % base;
            below_.push_back(of[c].count - over);
            over_.push_back(over);
            high[c] = over == 0 ? 0.0 : 1.0;
            cost[c] = static_cast<double>(base - 2 * over);
            rows.push_back(static_cast<int>(c));
            columns.push_back(static_cast<int>(c));
            elements.push_back(-static_cast<double>(base));
            equals.push_back(static_cast<double>(below_.back()));
            for (auto const t : of[c].terms) {
                rows.push_back(static_cast<int>(c));
                columns.push_back(static_cast<int>(cells + t.leaf));
                elements.push_back(t.times);
            }
        }
        CoinPackedMatrix const matrix(false, rows.data(), columns.data(), elements.data(), static_cast<int>(elements.size()));
        programme_.setLogLevel(0);
        programme_.loadProblem(matrix, low.data(), high.data(), cost.data(), equals.data(), equals.data());
    }
    [[nodiscard]] std::optional<controlled_rounding> best() {
        try_all();
        if (best_ && out_of_programmes_) best_->proven = false;
        if (!best_ && out_of_programmes_)
            throw std::runtime_error("pbo::round_controlled: no rounding was found among those that were tried");
        return best_;
    }

private:
    void try_all() {
        if (left_ == 0) {
            out_of_programmes_ = true;
            return;
        }
        --left_;
        programme_.dual();
        if (programme_.status() != 0) return;  // nothing adds up so
        double change = programme_.objectiveValue();
        for (auto const over : over_) change += static_cast<double>(over);
        // Changes are whole: what is not better by 1 is not better.
        if (best_ && change > static_cast<double>(best_->change) - 1.0 + 1e-6) return;
        double const* const at = programme_.getColSolution();
        std::size_t divided = of_.size();
        double most = 1e-6;
        for (std::size_t c = 0; c < of_.size(); ++c) {
            double const off = std::fabs(at[c] - std::round(at[c]));
            if (off > most) {
                most = off;
                divided = c;
            }
        }
        if (divided == of_.size()) {
            keep(at);
            return;
        }
        bool const up_first = at[divided] >= 0.5;
        int const column = static_cast<int>(divided);
        for (bool const up : {up_first, !up_first}) {
            programme_.setColumnBounds(column, up ? 1.0 : 0.0, up ? 1.0 : 0.0);
            try_all();
        }
        programme_.setColumnBounds(column, 0.0, 1.0);
    }
    void keep(double const* at) {
        controlled_rounding found;
        for (std::size_t c = 0; c < of_.size(); ++c) {
            bool const up = at[c] > 0.5;
            found.printed.push_back(below_[c] + (up ? base_ : 0));
            found.change += static_cast<std::uint64_t>(up ? base_ - over_[c] : over_[c]);
        }
        best_ = std::move(found);
    }

    relations const& of_;
    std::int64_t base_;
    std::size_t left_;
    bool out_of_programmes_ = false;
    std::vector<std::int64_t> below_, over_;
    ClpSimplex programme_;
    std::optional<controlled_rounding> best_;
};

}  // namespace detail

[[nodiscard]] inline std::optional<controlled_rounding> round_controlled(relations const& of, std::int64_t base,
                                                                        std::size_t most_programmes = 20'000) {
    if (base < 2)
        throw std::invalid_argument("pbo::round_controlled: rounding to a multiple of " + std::to_string(base) +
                                    " changes nothing; expected 2 or more");
    of.check();
    if (of.size() == 0) return controlled_rounding{};
    return detail::rounding_search(of, base, most_programmes).best();
}

}  // namespace pbo

#endif
