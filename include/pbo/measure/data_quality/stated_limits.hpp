// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DATA_QUALITY_STATED_LIMITS_HPP
#define PBO_MEASURE_DATA_QUALITY_STATED_LIMITS_HPP

// A published table states a value and limits beside its counts: do they fit?  The value should be the numerator over
// the denominator, as a proportion, a per cent or a rate of 1,000 to 100,000; the limits are held against Wilson's at
// 95 %, which Fingertips states for proportions (PHE, "Confidence intervals", 2018), on the same scale.
//
//     auto const found = pbo::compare_stated_limits(pbo::read_published_counts(file, layout).areas);
//     found.compared, found.agree, found.apart
//
// Agree is within 0.06 of a point of a hundred, which is what rounding to one decimal may do.  Areas without counts,
// value or limits are not compared.  O(n).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/read/published_row.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace pbo {

struct stated_limits_result {
    std::size_t compared = 0;
    std::size_t agree = 0;
    std::vector<std::string> apart{};        ///< areas whose limits are others
    std::vector<std::string> other_value{};  ///< areas whose value is not numerator over denominator, on any scale
};

template <class = detail::when_called>
[[nodiscard]] inline stated_limits_result compare_stated_limits(std::vector<published_row> const& areas) {
    stated_limits_result found;
    for (auto const& a : areas) {
        if (!a.has_figures() || *a.denominator == 0 || !a.stated.value.has_value() || !a.stated.lower.has_value() ||
            !a.stated.upper.has_value())
            continue;
        ++found.compared;
        proportion const counts{*a.numerator, *a.denominator};
        auto const limits = *wilson(counts).limits;
        // A share of nothing fits every scale: the limits then tell which it is.
        bool fits = false, same = false;
        for (double const scale : {1.0, 100.0, 1000.0, 10000.0, 100000.0}) {
            auto const share = static_cast<double>(counts.hits()) / static_cast<double>(counts.trials());
            if (std::abs(*a.stated.value - scale * share) > 0.0006 * scale) continue;
            fits = true;
            same = same || (std::abs(*a.stated.lower - scale * limits.lower()) <= 0.0006 * scale &&
                            std::abs(*a.stated.upper - scale * limits.upper()) <= 0.0006 * scale);
        }
        if (!fits)
            found.other_value.push_back(a.called);
        else if (same)
            ++found.agree;
        else
            found.apart.push_back(a.called);
    }
    return found;
}

/// "The file's own 95 % limits agree with Wilson's for 149 of 150 areas; others have Ash."; empty where nothing was
/// compared.
template <class = detail::when_called>
[[nodiscard]] inline std::string sentence_of(stated_limits_result const& found) {
    if (found.compared == 0) return {};
    auto const names = [](std::vector<std::string> const& all) {
        std::string text;
        constexpr std::size_t most = 10;
        for (std::size_t i = 0; i < all.size() && i < most; ++i) text += (i == 0 ? "" : ", ") + all[i];
        return all.size() > most ? text + " and " + std::to_string(all.size() - most) + " more" : text;
    };
    std::string text = "The file's own 95% limits agree with Wilson's for ";
    if (found.compared == 1)
        text = found.agree == 1 ? text + "the one area that states them"
                                : std::string("The one area that states 95% limits has others than Wilson's");
    else
        text += std::to_string(found.agree) + " of " + std::to_string(found.compared) + " areas that state them";
    if (!found.apart.empty()) text += "; other limits: " + names(found.apart);
    if (!found.other_value.empty())
        text += "; a value that is not numerator over denominator: " + names(found.other_value);
    return text + ".";
}

}  // namespace pbo

#endif
