// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_WEIGHTED_PROPORTION_HPP
#define PBO_COUNT_WEIGHTED_PROPORTION_HPP

// What share of the people that these few stand for?  The cell of weighted yes and no: n, sum w and sum w^2 of the hits, and
// of the misses, with the count of what was absent.  Hits and misses are kept apart rather than hits and all, so that a
// share near 1 loses no digits.  The share is sum wy / sum w; its interval is that of the same share of Kish's effective n,
//
//     pbo::wilson(cell.effective())        // a method for real-valued counts
//
// which allows for unequal weights, and for nothing else of a survey's design: strata, clusters and finite populations want
// the room sampling/.  Exactly 0 without a hit and 1 without a miss, also after merging.  A record of weight 0 is not
// counted; a weight that is none throws, see weighted_count.hpp.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/effective_proportion.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/count/weighted_count.hpp>
#include <pbo/count/weighted_moments.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string_view>
#include <type_traits>

namespace pbo {

class weighted_proportion {
public:
    static constexpr interval range = unit_interval;

    /// Nobody.
    constexpr weighted_proportion() = default;
    /// From counts made apart.  Throws std::overflow_error when they are more than 2^64 - 1 together.
    template <class = detail::when_called>
    constexpr weighted_proportion(weighted_count const& hits, weighted_count const& misses) : misses_and_hits_{misses, hits} {
        static_cast<void>(all());
    }

    /// Counts one record.  Throws std::domain_error for a weight that is none.
    template <class = detail::when_called>
    constexpr void add(bool hit, double weight) {
        if (detail::counts_weight(weight)) misses_and_hits_[hit ? 1 : 0].add_checked(weight);
    }
    /// Counts one absent figure, whatever its weight.
    constexpr void add(absence why) noexcept { absent_.add(why); }
    /// Counts one record, or one absence.
    template <class = detail::when_called>
    constexpr void add(figure<bool> const& hit, double weight) {
        if (hit.has_value())
            add(*hit, weight);
        else if (detail::counts_weight(weight))
            add(hit.reason());
    }

    [[nodiscard]] constexpr weighted_count const& hits() const noexcept { return misses_and_hits_[1]; }
    [[nodiscard]] constexpr weighted_count const& misses() const noexcept { return misses_and_hits_[0]; }
    [[nodiscard]] constexpr weighted_count all() const { return hits() + misses(); }
    [[nodiscard]] constexpr absences const& absent() const noexcept { return absent_; }
    /// Unweighted: records that were hits, out of records.
    template <class = detail::when_called>
    [[nodiscard]] constexpr proportion counted() const { return {hits().n(), n()}; }

    [[nodiscard]] constexpr std::uint64_t n() const noexcept { return hits().n() + misses().n(); }
    [[nodiscard]] constexpr double weight() const noexcept { return hit_weight() + miss_weight(); }
    [[nodiscard]] constexpr double weight_squares() const noexcept { return hit_weight_squares() + miss_weight_squares(); }
    [[nodiscard]] constexpr double hit_weight() const noexcept { return hits().sum(); }
    [[nodiscard]] constexpr double hit_weight_squares() const noexcept { return hits().sum_of_squares(); }
    [[nodiscard]] constexpr double miss_weight() const noexcept { return misses().sum(); }
    [[nodiscard]] constexpr double miss_weight_squares() const noexcept { return misses().sum_of_squares(); }

    /// The weighted share of hits; nothing_to_divide_by of nobody.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> value() const {
        if (n() == 0) return absence::nothing_to_divide_by;
        return share();
    }
    /// The same share of Kish's effective n, for methods that take real-valued counts.
    template <class = detail::when_called>
    [[nodiscard]] effective_proportion effective() const {
        if (n() == 0) return {};
        double const kish = all().effective();
        return {kish * share(), kish};
    }
    /// What unequal weights cost: n / effective n, at least 1 (Kish's design effect of weighting).
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> weighting_effect() const {
        if (n() == 0) return absence::nothing_to_divide_by;
        return static_cast<double>(n()) / all().effective();
    }
    /// The share's variance, with records drawn one by one and with replacement (Taylor linearisation, as R's svymean of a
    /// design without strata and clusters): n/(n-1) sum w^2 (y - p)^2 / (sum w)^2.  no_degrees_of_freedom for n < 2.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> variance() const {
        if (n() < 2) return absence::no_degrees_of_freedom;
        double const p = share();
        double const q = miss_weight() / weight();
        double const size = static_cast<double>(n());
        return size / (size - 1.0) * ((hit_weight_squares() * q * q + miss_weight_squares() * p * p) / weight() / weight());
    }
    /// With a = 1 for a hit and b = 1 for a miss.
    template <class = detail::when_called>
    [[nodiscard]] constexpr weighted_moments moments() const noexcept {
        return {n(), weight(), hit_weight(), miss_weight(), hit_weight(), 0.0, miss_weight(),
                hit_weight_squares(), 0.0, miss_weight_squares()};
    }

    template <class = detail::when_called>
    constexpr weighted_proportion& operator+=(weighted_proportion const& other) {
        auto merged = *this;
        for (std::size_t i = 0; i < 2; ++i) merged.misses_and_hits_[i] += other.misses_and_hits_[i];
        merged.absent_ += other.absent_;
        static_cast<void>(merged.all());  // throws when they are too many together
        return *this = merged;
    }
    /// The same records so many times over (bootstrap multiplicities).
    template <class = detail::when_called>
    constexpr weighted_proportion& operator*=(std::uint64_t times) {
        auto scaled = *this;
        for (auto& c : scaled.misses_and_hits_) c *= times;
        scaled.absent_ *= times;
        static_cast<void>(scaled.all());
        return *this = scaled;
    }
    template <class = detail::when_called>
    [[nodiscard]] friend constexpr weighted_proportion operator+(weighted_proportion a, weighted_proportion const& b) {
        return a += b;
    }

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("misses", self.misses_and_hits_[0]);
        visit("hits", self.misses_and_hits_[1]);
        visit("absent", self.absent_);
        if constexpr (!std::is_const_v<Self>) static_cast<void>(self.all());
    }
    friend constexpr bool operator==(weighted_proportion const&, weighted_proportion const&) = default;

    static constexpr std::array<std::string_view, 4> evidence_names{"n", "weighted_hits", "weighted_trials", "effective_n"};
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::array<double, 4> evidence() const {
        return {static_cast<double>(n()), hit_weight(), weight(), all().effective()};
    }
    /// 3 of 4 (weighing 2.5 of 4; 1 absent)
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, weighted_proportion const& p) {
        out << p.counted() << " (weighing " << detail::number_text(p.hit_weight()) << " of " << detail::number_text(p.weight());
        if (auto const absent = p.absent_.total(); absent != 0) out << "; " << detail::plain(absent) << " absent";
        return out << ')';
    }

private:
    [[nodiscard]] constexpr double share() const noexcept { return hit_weight() / weight(); }

    std::array<weighted_count, 2> misses_and_hits_{};
    absences absent_;
};

}  // namespace pbo

#endif
