// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_CLAIM_HPP
#define PBO_MEASURE_CLAIMS_CLAIM_HPP

// May it be said?  A claim is a side and a share: "at least 30 %", "under a fifth", "more than half".  Whether counts bear
// it out is a whole-number question (share.hpp), so "more than half" of 10 in 20 is false and "at least half" is true.
//
// Where some did not answer there are five verdicts.  With the counts as they would be if every missing one were a miss, and
// if every one were a hit, a claim that holds in both cases *survives the worst case*: it needs no assumption about those
// who are silent.  One that fails in both is *refuted in every case*.  Between them only the interval speaks, and it speaks
// of chance: it *holds at the level*, *fails at the level*, or is *open*.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/share.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>

namespace pbo {

enum class side_of : std::uint8_t { above, at_least, below, at_most };

template <>
inline constexpr auto spellings_of<side_of> =
    std::array{spelled<side_of>{side_of::above, "above"}, spelled<side_of>{side_of::at_least, "at_least"},
               spelled<side_of>{side_of::below, "below"}, spelled<side_of>{side_of::at_most, "at_most"}};

/// A side of a share.  claim::at_least(share::percent(30)).
struct claim {
    side_of side = side_of::at_least;
    pbo::share threshold;

    [[nodiscard]] static constexpr claim above(pbo::share s) { return {side_of::above, s}; }
    [[nodiscard]] static constexpr claim at_least(pbo::share s) { return {side_of::at_least, s}; }
    [[nodiscard]] static constexpr claim below(pbo::share s) { return {side_of::below, s}; }
    [[nodiscard]] static constexpr claim at_most(pbo::share s) { return {side_of::at_most, s}; }

    /// Exactly; nothing_to_divide_by when there were no trials.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<bool> holds_for(proportion const& p) const {
        if (p.trials() == 0) return absence::nothing_to_divide_by;
        auto const order = pbo::share(p.hits(), p.trials()) <=> threshold;
        switch (side) {
            case side_of::above: return order > 0;
            case side_of::at_least: return order >= 0;
            case side_of::below: return order < 0;
            case side_of::at_most: break;
        }
        return order <= 0;
    }
    /// For every share in the interval.
    template <class = detail::when_called>
    [[nodiscard]] constexpr bool holds_throughout(interval const& i) const noexcept {
        double const t = threshold.value();
        switch (side) {
            case side_of::above: return i.lower() > t;
            case side_of::at_least: return i.lower() >= t;
            case side_of::below: return i.upper() < t;
            case side_of::at_most: break;
        }
        return i.upper() <= t;
    }
    /// The claim that is true exactly where this one is not.
    template <class = detail::when_called>
    [[nodiscard]] constexpr claim opposite() const noexcept {
        constexpr std::array other{side_of::at_most, side_of::below, side_of::at_least, side_of::above};
        return {other[static_cast<std::size_t>(side)], threshold};
    }
    /// "at least 30 %"
    [[nodiscard]] std::string text() const {
        constexpr std::array<char const*, 4> words{"above ", "at least ", "below ", "at most "};
        return words[static_cast<std::size_t>(side)] + threshold.text();
    }

    friend constexpr bool operator==(claim const&, claim const&) = default;
    friend constexpr auto operator<=>(claim const&, claim const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, claim const& c) { return out << c.text(); }
};

/// From the surest yes to the surest no.
enum class claim_verdict : std::uint8_t {
    survives_the_worst_case,  ///< true whatever the missing would have answered
    holds_at_the_level,       ///< true throughout the interval, for chance alone
    open,
    fails_at_the_level,
    refuted_in_every_case
};

template <>
inline constexpr auto spellings_of<claim_verdict> =
    std::array{spelled<claim_verdict>{claim_verdict::survives_the_worst_case, "survives_the_worst_case"},
               spelled<claim_verdict>{claim_verdict::holds_at_the_level, "holds_at_the_level"},
               spelled<claim_verdict>{claim_verdict::open, "open"},
               spelled<claim_verdict>{claim_verdict::fails_at_the_level, "fails_at_the_level"},
               spelled<claim_verdict>{claim_verdict::refuted_in_every_case, "refuted_in_every_case"}};

/// The counts if every missing one were a miss, and if every one were a hit.  Throws std::domain_error unless both are of
/// the same whole and the first has no more hits.
class worst_cases {
public:
    constexpr worst_cases() = default;
    template <class = detail::when_called>
    constexpr worst_cases(proportion const& lowest, proportion const& highest) : lowest_(lowest), highest_(highest) {
        if (lowest.trials() != highest.trials() || lowest.hits() > highest.hits())
            throw std::domain_error("pbo::worst_cases: from " + lowest.text() + " to " + highest.text());
    }
    [[nodiscard]] constexpr proportion const& lowest() const noexcept { return lowest_; }
    [[nodiscard]] constexpr proportion const& highest() const noexcept { return highest_; }
    /// As shares; nothing_to_divide_by when the whole is nobody.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<interval> bounds() const {
        if (lowest_.trials() == 0) return absence::nothing_to_divide_by;
        return interval{*lowest_.value(), *highest_.value()};
    }
    friend constexpr auto operator<=>(worst_cases const&, worst_cases const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, worst_cases const& w) {
        return out << detail::plain(w.lowest_) << " to " << detail::plain(w.highest_);
    }

private:
    proportion lowest_;
    proportion highest_;
};

namespace detail {
/// Absent worst cases (nobody knows how many are missing) or limits say nothing.
template <class = detail::when_called>
[[nodiscard]] constexpr claim_verdict verdict_on(claim const& c, figure<worst_cases> const& cases, figure<interval> const& limits) {
    if (cases.has_value() && cases->lowest().trials() != 0) {
        bool const if_misses = *c.holds_for(cases->lowest()), if_hits = *c.holds_for(cases->highest());
        if (if_misses && if_hits) return claim_verdict::survives_the_worst_case;
        if (!if_misses && !if_hits) return claim_verdict::refuted_in_every_case;
    }
    if (!limits.has_value()) return claim_verdict::open;
    if (c.holds_throughout(*limits)) return claim_verdict::holds_at_the_level;
    return c.opposite().holds_throughout(*limits) ? claim_verdict::fails_at_the_level : claim_verdict::open;
}
}  // namespace detail

}  // namespace pbo

#endif
