// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_TALLY_HPP
#define PBO_COUNT_TALLY_HPP

// How many out of how many, and how much is missing and why?  A tally is a proportion that also counts what was absent,
// by reason.  Without that a council with no data would vanish from the England row in silence.

#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>

namespace pbo {

/// How many figures were absent, by reason.
class absences {
public:
    constexpr absences() = default;

    constexpr void add(absence why) noexcept { ++counts_[static_cast<std::size_t>(why)]; }
    [[nodiscard]] constexpr std::uint64_t operator[](absence why) const noexcept {
        return counts_[static_cast<std::size_t>(why)];
    }
    [[nodiscard]] constexpr std::uint64_t total() const noexcept {
        std::uint64_t sum = 0;
        for (auto n : counts_) sum += n;
        return sum;
    }
    constexpr absences& operator+=(absences const& other) {
        auto merged = counts_;
        for (std::size_t i = 0; i < absence_reasons; ++i) merged[i] = detail::checked_sum(merged[i], other.counts_[i]);
        counts_ = merged;
        return *this;
    }
    friend constexpr bool operator==(absences const&, absences const&) = default;

private:
    std::array<std::uint64_t, absence_reasons> counts_{};
};

/// A proportion with the count of what was absent.  Everything that takes a proportion takes a tally.
class tally : public proportion {
public:
    constexpr tally() = default;
    constexpr tally(proportion const& counted) : proportion(counted) {}
    constexpr tally(std::uint64_t hits, std::uint64_t trials) : proportion(hits, trials) {}

    using proportion::add;
    /// Counts one absent figure.
    constexpr void add(absence why) noexcept { absent_.add(why); }
    /// Counts one trial, or one absence.
    constexpr void add(figure<bool> const& hit) {
        if (hit.has_value())
            add(*hit);
        else
            add(hit.reason());
    }

    [[nodiscard]] constexpr absences const& absent() const noexcept { return absent_; }
    /// The counts alone.
    [[nodiscard]] constexpr proportion const& counted() const noexcept { return *this; }

    constexpr tally& operator+=(tally const& other) {
        auto absent = absent_;
        absent += other.absent_;
        proportion::operator+=(other);
        absent_ = absent;
        return *this;
    }
    friend constexpr bool operator==(tally const&, tally const&) = default;
    friend std::ostream& operator<<(std::ostream& out, tally const& t) {
        out << t.counted();
        if (auto const n = t.absent_.total(); n != 0) out << " (" << n << " absent)";
        return out;
    }

private:
    absences absent_;
};

}  // namespace pbo

#endif
