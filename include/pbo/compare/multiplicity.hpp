// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_MULTIPLICITY_HPP
#define PBO_COMPARE_MULTIPLICITY_HPP

// Fourteen tests were made: which p-values still speak?  Adjusted p-values, to be compared with the level that one test
// would have; same meaning and same numbers as R's p.adjust, in the order of the input.
//   bonferroni            times n; any dependence
//   holm                  (1979) steps down; any dependence, never worse than Bonferroni: use it in its place
//   hochberg              (1988) steps up; independent or positively dependent tests
//   hommel                (1988) closed testing with Simes' test; as Hochberg, never worse
//   benjamini_hochberg    (1995) the share of false findings among the findings; independent or positively dependent
//   benjamini_yekutieli   (2001) the same, any dependence
//   unadjusted            as they are
//
//     holm(p_values)     holm(results, &finding::p)     adjust(multiplicity::holm, p_values)     -> std::vector<double>
//
// Throws std::invalid_argument, naming index and value, for a p-value outside [0, 1] or not a number.  An empty range
// gives an empty vector.  Cost: a sort; hommel O(n^2).

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/plain_method.hpp>
#include <pbo/core/text_form.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

namespace pbo {

enum class multiplicity : std::uint8_t {
    unadjusted,
    bonferroni,
    holm,
    hochberg,
    hommel,
    benjamini_hochberg,
    benjamini_yekutieli
};

template <>
inline constexpr std::array<spelled<multiplicity>, 7> spellings_of<multiplicity>{
    {{multiplicity::unadjusted, "unadjusted"},
     {multiplicity::bonferroni, "bonferroni"},
     {multiplicity::holm, "holm"},
     {multiplicity::hochberg, "hochberg"},
     {multiplicity::hommel, "hommel"},
     {multiplicity::benjamini_hochberg, "benjamini_hochberg"},
     {multiplicity::benjamini_yekutieli, "benjamini_yekutieli"}}};

namespace detail {

/// Hommel's adjustment of p-values in increasing order: for each number m of hypotheses that may be true, Simes' bound
/// over the m largest, shared by the others; the largest over m counts.
template <class = detail::when_called>
inline std::vector<double> hommel_adjusted(std::vector<double> const& p) {
    std::size_t const n = p.size();
    std::vector<double> adjusted(p);
    for (std::size_t m = n; m >= 1; --m) {
        std::size_t const rest = n - m;  // how many are smaller than the m largest
        double simes = 1.0;
        for (std::size_t j = 1; j <= m; ++j)
            simes = std::min(simes, static_cast<double>(m) * p[rest + j - 1] / static_cast<double>(j));
        for (std::size_t i = 0; i < n; ++i) {
            double const here = i >= rest ? simes : std::min(simes, static_cast<double>(m) * p[i]);
            adjusted[i] = std::max(adjusted[i], here);
        }
    }
    return adjusted;
}

/// Adjusts p-values in increasing order.
template <class = detail::when_called>
inline std::vector<double> adjusted_in_order(multiplicity how, std::vector<double> p) {
    std::size_t const n = p.size();
    double const count = static_cast<double>(n);
    if (how == multiplicity::hommel) return hommel_adjusted(p);
    double harmonic = 1.0;
    if (how == multiplicity::benjamini_yekutieli) {
        harmonic = 0.0;
        for (std::size_t i = n; i >= 1; --i) harmonic += 1.0 / static_cast<double>(i);
    }
    for (std::size_t i = 0; i < n; ++i) {
        double const rank = static_cast<double>(i + 1);
        switch (how) {
            case multiplicity::bonferroni: p[i] *= count; break;
            case multiplicity::holm:
            case multiplicity::hochberg: p[i] *= count - rank + 1.0; break;
            case multiplicity::benjamini_hochberg:
            case multiplicity::benjamini_yekutieli: p[i] *= harmonic * count / rank; break;
            case multiplicity::unadjusted:
            case multiplicity::hommel: break;
        }
        p[i] = std::min(p[i], 1.0);
    }
    if (how == multiplicity::holm) {
        for (std::size_t i = 1; i < n; ++i) p[i] = std::max(p[i], p[i - 1]);
    } else {
        for (std::size_t i = n; i >= 2; --i) p[i - 2] = std::min(p[i - 2], p[i - 1]);
    }
    return p;
}

template <class = detail::when_called>
inline std::vector<double> adjusted_p_values(multiplicity how, std::vector<double> const& raw) {
    for (std::size_t i = 0; i < raw.size(); ++i)
        if (!(raw[i] >= 0.0 && raw[i] <= 1.0)) {
            std::ostringstream m;
            m << "pbo::" << spelling(how) << ": p-value " << detail::plain(i) << " is " << detail::plain(raw[i])
              << ", not between 0 and 1";
            throw std::invalid_argument(m.str());
        }
    if (how == multiplicity::unadjusted) return raw;
    std::vector<std::size_t> order(raw.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return raw[a] < raw[b]; });
    std::vector<double> sorted;
    sorted.reserve(raw.size());
    for (auto const i : order) sorted.push_back(raw[i]);
    sorted = adjusted_in_order(how, std::move(sorted));
    std::vector<double> adjusted(raw.size());
    for (std::size_t i = 0; i < order.size(); ++i) adjusted[order[i]] = sorted[i];
    return adjusted;
}

}  // namespace detail

/// The adjustment chosen at run time: adjust(multiplicity::holm, p_values, projection).
struct adjust_function {
    template <class Range, class Projection = std::identity>
    [[nodiscard]] std::vector<double> operator()(multiplicity how, Range const& p_values,
                                                 Projection projection = {}) const {
        std::vector<double> raw;
        for (auto const& element : p_values) raw.push_back(static_cast<double>(std::invoke(projection, element)));
        return detail::adjusted_p_values(how, raw);
    }
};
inline constexpr adjust_function adjust{};

template <multiplicity How>
struct adjustment : plain_method<adjustment<How>> {
    static constexpr label method_name = spelling(How);
    template <class Range, class Projection = std::identity>
    [[nodiscard]] std::vector<double> operator()(Range const& p_values, Projection projection = {}) const {
        return adjust(How, p_values, projection);
    }
};

inline constexpr adjustment<multiplicity::unadjusted> unadjusted{};
inline constexpr adjustment<multiplicity::bonferroni> bonferroni{};
inline constexpr adjustment<multiplicity::holm> holm{};
inline constexpr adjustment<multiplicity::hochberg> hochberg{};
inline constexpr adjustment<multiplicity::hommel> hommel{};
inline constexpr adjustment<multiplicity::benjamini_hochberg> benjamini_hochberg{};
inline constexpr adjustment<multiplicity::benjamini_yekutieli> benjamini_yekutieli{};

}  // namespace pbo

#endif
