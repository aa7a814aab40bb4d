// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_BALANCED_REPEATED_HPP
#define PBO_SAMPLING_BALANCED_REPEATED_HPP

// How far apart are the estimates from half samples?  Balanced repeated replication (McCarthy 1966), for strata of
// exactly two clusters: each replicate doubles one cluster of each stratum and drops the other, in a pattern taken from
// a Hadamard matrix, so that for a total the variance is exactly the usual one.  Fay's form (Judkins 1990) multiplies
// by 2 - rho and rho instead and keeps every cluster in: balanced_repeated(strata, 0.5); its scale is
// 1 / (R (1 - rho)^2).
//
// R replicates, the least power of two above the number of strata (Sylvester's matrix, whose first row stays unused, so
// that the pattern is fully balanced).  Other programs use other matrices: the same standard error for totals, another
// for shares and ratios, by 9 % on R's own example of three strata.  So the matrix can be given:
//
//     balanced_repeated(strata, 0.0, half_sample_matrix({{1, 1, 1, 1}, {1, 0, 1, 0}, {1, 1, 0, 0}, {1, 0, 0, 1}}))
//
// is R's survey::hadamard(3): a row for each stratum after the first row, a column for each replicate; 1 doubles the
// stratum's first cluster, 0 (or -1) its second.  Degrees of freedom: the number of strata.  No finite-population
// correction.  Throws std::domain_error, naming the stratum, unless each has two clusters, for rho outside 0 <= rho <
// 1, and for a matrix of too few rows; std::invalid_argument for one that is not square or whose rows are not
// orthogonal.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/sampling/replicate_weights.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// Which cluster of each stratum is doubled in each replicate: a Hadamard matrix.
class half_sample_matrix {
public:
    /// Rows of 1 and 0, or of 1 and -1.
    template <class = detail::when_called>
    explicit half_sample_matrix(std::vector<std::vector<int>> const& rows) : order_(rows.size()) {
        for (auto const& row : rows) {
            if (row.size() != order_)
                throw std::invalid_argument("pbo::half_sample_matrix: a row of " + std::to_string(row.size()) + " in " +
                                            std::to_string(order_) + " rows; expected a square");
            for (int const entry : row) {
                if (entry < -1 || entry > 1)
                    throw std::invalid_argument("pbo::half_sample_matrix: an entry of " + std::to_string(entry) +
                                                "; expected 1 and 0, or 1 and -1");
                first_.push_back(entry == 1);
            }
        }
        for (std::size_t i = 0; i < order_; ++i)
            for (std::size_t j = 0; j < i; ++j) {
                std::size_t same = 0;
                for (std::size_t r = 0; r < order_; ++r) same += doubles_first(i, r) == doubles_first(j, r) ? 1U : 0U;
                if (2 * same != order_)
                    throw std::invalid_argument("pbo::half_sample_matrix: rows " + std::to_string(j + 1) + " and " +
                                                std::to_string(i + 1) + " agree in " + std::to_string(same) + " of " +
                                                std::to_string(order_) + " columns; expected half of them");
            }
    }
    /// Sylvester's, of the least order above the number of strata.
    template <class = detail::when_called>
    [[nodiscard]] static half_sample_matrix sylvester(std::size_t strata) {
        half_sample_matrix made(std::bit_ceil(strata + 1));
        for (std::size_t s = 0; s < made.order_; ++s)
            for (std::size_t r = 0; r < made.order_; ++r) made.first_.push_back(std::popcount(r & s) % 2 == 1);
        return made;
    }
    [[nodiscard]] std::size_t order() const noexcept { return order_; }
    template <class = detail::when_called>
    [[nodiscard]] bool doubles_first(std::size_t row, std::size_t replicate) const {
        return first_[row * order_ + replicate];
    }

private:
    template <class = detail::when_called>
    explicit half_sample_matrix(std::size_t order) : order_(order) { first_.reserve(order * order); }

    std::size_t order_;
    std::vector<bool> first_;
};

namespace detail {
struct balanced_repeated_function {
    template <class = detail::when_called>
    [[nodiscard]] replicate_weights operator()(cluster_strata const& strata, double rho = 0.0) const {
        return (*this)(strata, rho, half_sample_matrix::sylvester(strata.strata()));
    }
    template <class = detail::when_called>
    [[nodiscard]] replicate_weights operator()(cluster_strata const& strata, double rho,
                                               half_sample_matrix const& matrix) const {
        if (!(rho >= 0.0 && rho < 1.0))
            throw std::domain_error("pbo::balanced_repeated: rho is " + number_text(rho) +
                                    "; expected at least 0 and below 1");
        for (std::size_t s = 0; s < strata.strata(); ++s)
            if (strata.size(s) != 2)
                throw std::domain_error("pbo::balanced_repeated: stratum " + detail::in_quotes(strata.name(s)) + " has " +
                                        std::to_string(strata.size(s)) +
                                        (strata.size(s) == 1 ? " cluster" : " clusters") +
                                        "; expected two in every stratum (jackknife_n takes any number from two on)");
        if (matrix.order() <= strata.strata())
            throw std::domain_error("pbo::balanced_repeated: " + std::to_string(strata.strata()) +
                                    " strata and a matrix of " + std::to_string(matrix.order()) +
                                    " rows; expected one more than strata at least");
        std::size_t const replicates = matrix.order();
        double const kept = 1.0 - rho;
        replicate_weights made("balanced_repeated", strata.clusters(), static_cast<std::int64_t>(strata.strata()),
                               1.0 / (static_cast<double>(replicates) * kept * kept));
        std::vector<double> factors(strata.clusters());
        for (std::size_t r = 0; r < replicates; ++r) {
            std::vector<bool> seen(strata.strata());
            for (std::size_t c = 0; c < strata.clusters(); ++c) {
                auto const s = strata.stratum_of(c);
                bool const second = seen[s];
                seen[s] = true;
                factors[c] = matrix.doubles_first(s + 1, r) == second ? rho : 2.0 - rho;
            }
            made.add(factors);
        }
        return made;
    }
};
}  // namespace detail

/// balanced_repeated(strata), balanced_repeated(strata, rho), balanced_repeated(strata, rho, matrix).
inline constexpr detail::balanced_repeated_function balanced_repeated{};

}  // namespace pbo

#endif
