// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_COMPARAND_HPP
#define PBO_COMPARE_COMPARAND_HPP

// One of two proportions that are compared, with what it is about where it remembers that (core/subject.hpp).  Whatever puts two
// proportions side by side (difference, ratio, odds_ratio, the tests of a two-by-two table, a part against its whole) takes a
// comparand for each: a proportion, {hits, trials}, a tally, an area's answers.  Two that remember and do not belong together,
// users' answers and carers', throw std::invalid_argument; a proportion alone is about nothing and goes with everything.
// It refers to what it is made from: use it as a parameter.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/subject.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>

namespace pbo {

class comparand {
public:
    /// 0 of 0.
    constexpr comparand() = default;
    constexpr comparand(std::uint64_t hits, std::uint64_t trials) : counts_(hits, trials) {}
    template <std::derived_from<proportion> P>
    constexpr comparand(P const& counts) : counts_(counts) {
        if constexpr (remembers_subject<P>) about_ = &counts.about();
    }

    [[nodiscard]] constexpr proportion const& counts() const noexcept { return counts_; }
    constexpr operator proportion const&() const noexcept { return counts_; }

    /// Throws std::invalid_argument, saying what differs.
    template <class = detail::when_called>
    constexpr void refuse_unless_with(comparand const& other) const {
        if (about_ != nullptr && other.about_ != nullptr) detail::refuse_unless_together(*about_, *other.about_, "compared");
    }

private:
    proportion counts_;
    subject const* about_ = nullptr;
};

}  // namespace pbo

#endif
