// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_PAIRED_DIFFERENCE_OF_HPP
#define PBO_COMPARE_PAIRED_DIFFERENCE_OF_HPP

// The same people asked twice: by how much did the share change?  The four counts of who said yes the first time, the
// second time, both times or never; the difference of the two shares is (first only - second only) / everybody, in
// [-1, 1].  Nobody asked: no value, and limits [-1, 1].

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/method.hpp>
#include <pbo/core/proportion.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <ostream>
#include <string_view>

namespace pbo {

class paired_difference_of {
public:
    static constexpr interval range{-1.0, 1.0};

    constexpr paired_difference_of() = default;
    /// Throws std::overflow_error when the four together exceed 2^64 - 1.
    template <class = detail::when_called>
    constexpr paired_difference_of(std::uint64_t both, std::uint64_t first_only, std::uint64_t second_only,
                                   std::uint64_t neither)
        : both_(both), first_only_(first_only), second_only_(second_only), neither_(neither),
          trials_(detail::checked_sum(detail::checked_sum(both, first_only),
                                      detail::checked_sum(second_only, neither))) {}

    [[nodiscard]] constexpr std::uint64_t both() const noexcept { return both_; }
    [[nodiscard]] constexpr std::uint64_t first_only() const noexcept { return first_only_; }
    [[nodiscard]] constexpr std::uint64_t second_only() const noexcept { return second_only_; }
    [[nodiscard]] constexpr std::uint64_t neither() const noexcept { return neither_; }
    [[nodiscard]] constexpr std::uint64_t trials() const noexcept { return trials_; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr proportion first() const { return {both_ + first_only_, trials_}; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr proportion second() const { return {both_ + second_only_, trials_}; }

    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> value() const {
        if (trials_ == 0) return absence::nothing_to_divide_by;
        bool const up = first_only_ >= second_only_;
        double const apart = static_cast<double>(up ? first_only_ - second_only_ : second_only_ - first_only_);
        return (up ? apart : -apart) / static_cast<double>(trials_);
    }

    friend constexpr auto operator<=>(paired_difference_of const&, paired_difference_of const&) = default;

    static constexpr std::array<std::string_view, 4> evidence_names{"both", "first_only", "second_only", "neither"};
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::array<std::uint64_t, 4> evidence() const noexcept {
        return {both_, first_only_, second_only_, neither_};
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, paired_difference_of const& e) {
        return out << detail::plain(e.both_) << " both, " << detail::plain(e.first_only_) << " first only, "
                   << detail::plain(e.second_only_) << " second only, "
                   << detail::plain(e.neither_) << " neither";
    }

private:
    std::uint64_t both_ = 0;
    std::uint64_t first_only_ = 0;
    std::uint64_t second_only_ = 0;
    std::uint64_t neither_ = 0;
    std::uint64_t trials_ = 0;
};

/// M can give limits for a difference of two shares of the same people.
template <class M>
concept paired_difference_method = method_for<M, paired_difference_of>;

}  // namespace pbo

#endif
