// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_CATEGORY_COUNTS_HPP
#define PBO_COUNT_CATEGORY_COUNTS_HPP

// How many in each of N categories?  The cell behind several proportions that add to one (delivery modes, the answers
// of one question), and the input of the simultaneous intervals.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/proportion.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace pbo {

template <std::size_t N>
    requires(N > 0)
class category_counts {
public:
    constexpr category_counts() = default;
    /// Throws std::overflow_error when the total would exceed 2^64 - 1.
    explicit constexpr category_counts(std::array<std::uint64_t, N> counts) : counts_(counts) { (void)total(); }

    /// Counts one.  Throws std::out_of_range for a category that is not there.
    constexpr void add(std::size_t category) { ++counts_[check(category)]; }

    [[nodiscard]] constexpr std::uint64_t operator[](std::size_t category) const { return counts_[check(category)]; }
    [[nodiscard]] constexpr std::array<std::uint64_t, N> const& counts() const noexcept { return counts_; }
    [[nodiscard]] static constexpr std::size_t size() noexcept { return N; }
    [[nodiscard]] constexpr std::uint64_t total() const {
        std::uint64_t sum = 0;
        for (auto n : counts_) sum = detail::checked_sum(sum, n);
        return sum;
    }
    /// One category out of all of them.
    [[nodiscard]] constexpr proportion share(std::size_t category) const { return {(*this)[category], total()}; }

    constexpr category_counts& operator+=(category_counts const& other) {
        auto merged = *this;
        for (std::size_t i = 0; i < N; ++i) merged.counts_[i] = detail::checked_sum(merged.counts_[i], other.counts_[i]);
        (void)merged.total();  // a total that overflows would be found only when a share is asked for
        return *this = merged;
    }
    constexpr category_counts& operator-=(category_counts const& part) {
        for (std::size_t i = 0; i < N; ++i)
            if (part.counts_[i] > counts_[i])
                throw std::domain_error("pbo::category_counts: category " + std::to_string(i) + ": a part of " +
                                        std::to_string(part.counts_[i]) + " in a whole of " + std::to_string(counts_[i]));
        for (std::size_t i = 0; i < N; ++i) counts_[i] -= part.counts_[i];
        return *this;
    }
    constexpr category_counts& operator*=(std::uint64_t times) {
        auto scaled = *this;
        for (auto& n : scaled.counts_) n = detail::checked_product(n, times);
        (void)scaled.total();
        return *this = scaled;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("counts", self.counts_);
        if constexpr (!std::is_const_v<Self>) (void)self.total();
    }
    friend constexpr bool operator==(category_counts const&, category_counts const&) = default;
    friend std::ostream& operator<<(std::ostream& out, category_counts const& c) {
        for (std::size_t i = 0; i < N; ++i) out << (i == 0 ? "" : "/") << detail::plain(c.counts_[i]);
        return out;
    }

private:
    static constexpr std::size_t check(std::size_t category) {
        if (category >= N)
            throw std::out_of_range("pbo::category_counts: category " + std::to_string(category) + " of " + std::to_string(N));
        return category;
    }
    std::array<std::uint64_t, N> counts_{};
};

}  // namespace pbo

#endif
