// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_TALLY_HPP
#define PBO_COUNT_TALLY_HPP

// How many out of how many, and how much is missing and why?  A tally is a proportion that also counts what was absent,
// by reason.  Without that a council with no data would vanish from the England row in silence.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace pbo {

/// How many figures were absent, by reason.
class absences {
public:
    constexpr absences() = default;

    constexpr void add(absence why) noexcept { ++counts_[static_cast<std::size_t>(why)]; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::uint64_t operator[](absence why) const noexcept {
        return counts_[static_cast<std::size_t>(why)];
    }
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::uint64_t total() const noexcept {
        std::uint64_t sum = 0;
        for (auto n : counts_) sum += n;
        return sum;
    }
    template <class = detail::when_called>
    constexpr absences& operator+=(absences const& other) {
        (void)detail::checked_sum(total(), other.total());  // no reason has more than all, so one check guards them all
        for (std::size_t i = 0; i < absence_reasons; ++i) counts_[i] += other.counts_[i];
        return *this;
    }
    /// Throws std::domain_error when the part has more of a reason than the whole.
    template <class = detail::when_called>
    constexpr absences& operator-=(absences const& part) {
        for (std::size_t i = 0; i < absence_reasons; ++i)
            if (part.counts_[i] > counts_[i])
                throw std::domain_error("pbo::absences: " + std::string(absence_words[i]) + ": " +
                                        std::to_string(part.counts_[i]) + " is not a part of " + std::to_string(counts_[i]));
        for (std::size_t i = 0; i < absence_reasons; ++i) counts_[i] -= part.counts_[i];
        return *this;
    }
    template <class = detail::when_called>
    constexpr absences& operator*=(std::uint64_t times) {
        (void)detail::checked_product(total(), times);
        for (auto& n : counts_) n *= times;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("counts", self.counts_);
        if constexpr (!std::is_const_v<Self>) {
            std::uint64_t sum = 0;
            for (auto n : self.counts_) sum = detail::checked_sum(sum, n);
        }
    }
    friend constexpr bool operator==(absences const&, absences const&) = default;
    // Written out, because arrays have no <=> before libc++ 17.
    template <class = detail::when_called>
    friend constexpr std::strong_ordering operator<=>(absences const& a, absences const& b) noexcept {
        for (std::size_t i = 0; i < absence_reasons; ++i)
            if (a.counts_[i] != b.counts_[i]) return a.counts_[i] <=> b.counts_[i];
        return std::strong_ordering::equal;
    }
    /// [c] 3, [x] 1
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, absences const& a) {
        char const* before = "";
        for (std::size_t i = 0; i < absence_reasons; ++i)
            if (a.counts_[i] != 0) {
                out << before << absence_symbols[i] << ' ' << detail::plain(a.counts_[i]);
                before = ", ";
            }
        return *before == '\0' ? out << "none" : out;
    }

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
    template <class = detail::when_called>
    constexpr void add(figure<bool> const& hit) {
        if (hit.has_value())
            add(*hit);
        else
            add(hit.reason());
    }

    [[nodiscard]] constexpr absences const& absent() const noexcept { return absent_; }
    /// The counts alone.
    [[nodiscard]] constexpr proportion const& counted() const noexcept { return *this; }

    template <class = detail::when_called>
    constexpr tally& operator+=(tally const& other) {
        auto absent = absent_;
        absent += other.absent_;
        proportion::operator+=(other);
        absent_ = absent;
        return *this;
    }
    /// Takes a part out of the whole that contains it; throws std::domain_error when it does not.
    template <class = detail::when_called>
    constexpr tally& operator-=(tally const& part) {
        auto absent = absent_;
        absent -= part.absent_;
        proportion::operator-=(part);
        absent_ = absent;
        return *this;
    }
    template <class = detail::when_called>
    constexpr tally& operator*=(std::uint64_t times) {
        auto absent = absent_;
        absent *= times;
        proportion::operator*=(times);
        absent_ = absent;
        return *this;
    }
    template <class = detail::when_called>
    [[nodiscard]] friend constexpr tally operator+(tally a, tally const& b) { return a += b; }
    template <class = detail::when_called>
    [[nodiscard]] friend constexpr tally operator-(tally a, tally const& b) { return a -= b; }

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        proportion::parts_of(self, visit);
        visit("absent", self.absent_);
    }
    friend constexpr auto operator<=>(tally const&, tally const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, tally const& t) {
        out << t.counted();
        if (auto const n = t.absent_.total(); n != 0) out << " (" << detail::plain(n) << " absent)";
        return out;
    }

private:
    absences absent_;
};

}  // namespace pbo

#endif
