// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_WARNINGS_HPP
#define PBO_PUBLISH_WARNINGS_HPP

// What must a reader be told beside the figures?  The standing warnings of this library, in one place so that every
// report says the same thing in the same words.

#include <pbo/core/detail/when_called.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace pbo::warnings {

inline constexpr std::string_view self_selected =
    "Self-selected survey: people and councils chose to take part, so differences are associations, not effects, and the "
    "intervals cover chance alone.";
/// Of a survey whose file does not say how people were found.
inline constexpr std::string_view if_self_selected =
    "If people or councils chose to take part, differences are associations, not effects, and the intervals cover chance alone, not "
    "who chose.";
inline constexpr std::string_view overlapping_intervals =
    "Overlapping intervals are not a test: two groups can differ clearly although their intervals overlap. Compare them "
    "with an interval for the difference.";
inline constexpr std::string_view not_choice_and_control =
    "The share of people on personal budgets does not measure choice and control.";
inline constexpr std::string_view not_a_judgement =
    "Councils are set side by side here, which does not judge how effective they are: they differ in the people they serve, in "
    "what they count and in much else. A figure that stands out is a reason to ask.";
inline constexpr std::string_view client_level_data =
    "From 2024-25 on, figures come from client-level data: they must not be compared with earlier years.";
inline constexpr std::string_view complete_count =
    "Complete count: the shares, and met and points from target where there is one, are facts of the counts. The intervals show how "
    "far a share of so many people could move by chance alone; they are not sampling error.";
inline constexpr std::string_view counts_as_published =
    "The counts are taken as published. If they count everybody, the shares are facts and the intervals show how far a share of so "
    "many people could move by chance alone; if they are a sample, say so (--sample).";
/// The same of numerators that were made from "percentages" and their bases.
template <class = detail::when_called>
[[nodiscard]] inline std::string counts_made_from(std::string const& what) {
    return "The counts were made from " + what +
           " and bases as published. If those are of everybody, the shares are facts and the intervals show how far a share of so "
           "many people could move by chance alone; if they are of a sample, say so (--sample).";
}

/// People behind a share under which a report warns: an interval on 30 people is up to 34 points wide.
inline constexpr std::uint64_t small_base = 30;

/// "Small bases: 3 rows rest on fewer than 30 people; read their intervals, not their shares."
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string small_bases(std::size_t rows) {
    return "Small bases: " + std::to_string(rows) + (rows == 1 ? " row rests" : " rows rest") + " on fewer than " +
           std::to_string(small_base) + " people; read the interval, not the share.";
}
/// People behind a figure under which a report that no disclosure rule was applied to warns: they could be recognised.
inline constexpr std::uint64_t unprotected_base = 10;

/// "No disclosure rule was applied: 3 rows have bases of fewer than 10 people, who could be recognised. ..."
template <class = detail::when_called>
[[nodiscard]] inline std::string unprotected_bases(std::size_t rows) {
    bool const one = rows == 1;
    return "No disclosure rule was applied: " + std::to_string(rows) + (one ? " row has a base" : " rows have bases") +
           " of fewer than " + std::to_string(unprotected_base) + " people, who could be recognised. Do not publish " +
           (one ? "it as it is." : "them as they are.");
}
/// Rates of a few in a hundred thousand, which one decimal of a per cent does not show.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string smaller_than_shown(std::size_t shares) {
    return std::to_string(shares) + (shares == 1 ? " share above 0% is" : " shares above 0% are") +
           " under 0.05%, so that 0.0% is printed; CSV has them unrounded.";
}
/// Self-directed support equal to direct payments, so that managed budgets were probably not recorded.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string managed_budgets_not_recorded(std::size_t n, std::string const& names,
                                                              std::string const& area = "council") {
    return std::to_string(n) + " " + area + (n == 1 ? " reports" : "s report") +
           " as many people with self-directed support as with direct payments: managed budgets were probably not recorded (" +
           names + ").";
}

}  // namespace pbo::warnings

#endif
