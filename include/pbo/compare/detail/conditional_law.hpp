// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_CONDITIONAL_LAW_HPP
#define PBO_COMPARE_DETAIL_CONDITIONAL_LAW_HPP

// All tables with s hits in all and their probabilities, for the tests that must look at every one.  Built outwards
// from the mode and scaled to add up to 1, so that no logarithm is needed; probabilities below `smallest` of the
// mode's are left out.  The vectors are reused from one s to the next.

#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo::detail {

class conditional_law {
public:
    conditional_law(std::uint64_t n1, std::uint64_t n2, double smallest) : n1_(n1), n2_(n2), smallest_(smallest) {}

    /// Prepares the law of the first group's hits given s.
    template <class = detail::when_called>
    void given(std::uint64_t s) {
        std::uint64_t const lowest = s > n2_ ? s - n2_ : 0, highest = std::min(s, n1_);
        auto const mode = std::clamp((s + 1) * (n1_ + 1) / (n1_ + n2_ + 2), lowest, highest);
        below_.clear();
        above_.clear();
        double sum = 1.0;
        double term = 1.0;
        for (std::uint64_t x = mode; x > lowest; --x) {
            term *= static_cast<double>(x) * static_cast<double>(n2_ - s + x) /
                    (static_cast<double>(n1_ - x + 1) * static_cast<double>(s - x + 1));
            if (term < smallest_) break;
            below_.push_back(term);
            sum += term;
        }
        term = 1.0;
        for (std::uint64_t x = mode; x < highest; ++x) {
            term *= static_cast<double>(n1_ - x) * static_cast<double>(s - x) /
                    (static_cast<double>(x + 1) * static_cast<double>(n2_ - s + x + 1));
            if (term < smallest_) break;
            above_.push_back(term);
            sum += term;
        }
        first_ = mode - below_.size();
        probabilities_.assign(below_.rbegin(), below_.rend());
        probabilities_.push_back(1.0);
        probabilities_.insert(probabilities_.end(), above_.begin(), above_.end());
        for (double& p : probabilities_) p /= sum;
    }
    /// The number of hits that the first entry stands for.
    [[nodiscard]] std::uint64_t first() const { return first_; }
    [[nodiscard]] std::vector<double> const& probabilities() const { return probabilities_; }

private:
    std::uint64_t n1_;
    std::uint64_t n2_;
    double smallest_;
    std::uint64_t first_ = 0;
    std::vector<double> below_, above_, probabilities_;
};

}  // namespace pbo::detail

#endif
