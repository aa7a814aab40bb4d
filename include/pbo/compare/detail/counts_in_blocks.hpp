// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_COUNTS_IN_BLOCKS_HPP
#define PBO_COMPARE_DETAIL_COUNTS_IN_BLOCKS_HPP

// What do the counts of some clusters, drawn again and again, add up to?  Each cluster has as many counts as the others, filled
// up with zeros to whole blocks, so that one block of the sum is kept in registers while all that were drawn are added to it:
// that took 60 % of the time of adding one cluster after another to a sum in memory.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pbo::detail {

template <std::unsigned_integral Count>
class counts_in_blocks {
public:
    counts_in_blocks(std::size_t clusters, std::size_t counts) : width_((counts + block - 1) / block * block), all_(width_ * clusters) {}

    /// The counts of a cluster, none of which is too large for a Count.
    void set(std::size_t cluster, std::span<std::uint64_t const> counts) noexcept {
        std::transform(counts.begin(), counts.end(), all_.begin() + static_cast<std::ptrdiff_t>(cluster * width_),
                       [](std::uint64_t count) { return static_cast<Count>(count); });
    }
    /// How many counts a sum has, zeros at the end included.
    [[nodiscard]] std::size_t width() const noexcept { return width_; }

    /// Puts the sum of the clusters that were drawn in place of what was there.  A function by itself, because compilers make less
    /// of the loop in the midst of others.
    [[gnu::noinline]] void add_up(std::vector<std::size_t> const& drawn, std::vector<Count>& into) const noexcept {
        for (std::size_t from = 0; from < width_; from += block) {
            std::array<Count, block> sum{};
            for (auto const cluster : drawn) {
                auto const* const one = all_.data() + cluster * width_ + from;
                for (std::size_t n = 0; n < block; ++n) sum[n] += one[n];
            }
            std::copy(sum.begin(), sum.end(), into.begin() + static_cast<std::ptrdiff_t>(from));
        }
    }

private:
    static constexpr std::size_t block = 64 / sizeof(Count);
    std::size_t width_;
    std::vector<Count> all_;
};

}  // namespace pbo::detail

#endif
