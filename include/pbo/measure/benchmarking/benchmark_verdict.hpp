// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARKING_BENCHMARK_VERDICT_HPP
#define PBO_MEASURE_BENCHMARKING_BENCHMARK_VERDICT_HPP

// Higher, lower or similar?  The rule of the national indicator tool: the area's interval against the benchmark's point
// value, with strict inequalities.  Where the whole interval lies above the point the area is higher, where it lies below
// lower, and otherwise (a limit that equals the point included) similar.  Only an indicator with a polarity turns higher
// and lower into better and worse.  Take-up has none here: figures of adult social care surveys and returns may set councils
// side by side, but must not be used to judge how effective a council is.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace pbo {

enum class benchmark_verdict : std::uint8_t { lower, similar, higher, not_compared };

template <>
inline constexpr auto spellings_of<benchmark_verdict> =
    std::array{spelled<benchmark_verdict>{benchmark_verdict::lower, "lower"},
               spelled<benchmark_verdict>{benchmark_verdict::similar, "similar"},
               spelled<benchmark_verdict>{benchmark_verdict::higher, "higher"},
               spelled<benchmark_verdict>{benchmark_verdict::not_compared, "not compared"}};

/// Which way of an indicator is better, if either is.
enum class polarity : std::uint8_t { neither, higher_is_better, lower_is_better };

template <>
inline constexpr auto spellings_of<polarity> = std::array{spelled<polarity>{polarity::neither, "neither"},
                                                          spelled<polarity>{polarity::higher_is_better, "higher_is_better"},
                                                          spelled<polarity>{polarity::lower_is_better, "lower_is_better"}};

template <class = detail::when_called>
[[nodiscard]] constexpr benchmark_verdict verdict_against(interval const& limits, double point) noexcept {
    if (limits.lower() > point) return benchmark_verdict::higher;
    return limits.upper() < point ? benchmark_verdict::lower : benchmark_verdict::similar;
}

/// The verdict as the tool words it: better or worse where the indicator has a polarity, else higher or lower.
template <class = detail::when_called>
[[nodiscard]] constexpr std::string_view in_words(benchmark_verdict verdict, polarity which = polarity::neither) {
    if (which != polarity::neither && (verdict == benchmark_verdict::higher || verdict == benchmark_verdict::lower))
        return (verdict == benchmark_verdict::higher) == (which == polarity::higher_is_better) ? "better" : "worse";
    return spelling(verdict);
}

}  // namespace pbo

#endif
