// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_PUBLISHED_ROW_HPP
#define PBO_READ_PUBLISHED_ROW_HPP

// What one area has in a published table: who it is, when, and its counts, each a figure or the reason why there is none.
// Whether it is an area at all is in `level` (area_level.hpp); line and row say where it stood.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/read/area_level.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace pbo {

/// The value and the 95 % limits that a table states beside its counts, on the table's own scale.
struct stated_figures {
    figure<double> value{}, lower{}, upper{};
};

struct published_row {
    pbo::council council{};
    std::string called{};  ///< as the file writes it
    area_recognised is{};
    std::string kind{};  ///< what a column of levels says, as the file writes it
    pbo::period period{};
    std::string basis{}, role{};  ///< what the file says of them
    figure<std::uint64_t> numerator{}, denominator{}, direct_payments{};
    std::uint64_t numerator_within = 0;  ///< people by which it may be off, where it was made from a percentage
    std::string stated_text{};           ///< the percentage or rate as printed, where the table has one in its place
    stated_figures stated{};
    std::uint64_t line = 0;
    std::size_t row = 0;  ///< among the rows that were read; the first where there are several
    std::size_t rows = 1;  ///< of the file, of which its counts are

    /// Both counts are there.
    template <class = detail::when_called>
    [[nodiscard]] bool has_figures() const { return numerator.has_value() && denominator.has_value(); }
};

}  // namespace pbo

#endif
