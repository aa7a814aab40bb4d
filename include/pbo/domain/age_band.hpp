// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_AGE_BAND_HPP
#define PBO_DOMAIN_AGE_BAND_HPP

// How old is the person?  The two bands in which the national returns count adults.  An empty text reads as not stated.

#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>

namespace pbo {

enum class age_band : std::uint8_t {
    from_18_to_64,
    from_65,
    not_stated
};

template <>
inline constexpr std::array<spelled<age_band>, 4> spellings_of<age_band>{{
    {age_band::from_18_to_64, "18-64"},
    {age_band::from_65, "65+"},
    {age_band::not_stated, "not_stated"},
    {age_band::not_stated, ""},
}};

/// As ASCOF, the Adult Social Care Survey, the returns and PSS-EX1 print them; the bands of the oldest lie in 65 and
/// over, and "64 and under" is of adults.
template <>
inline constexpr std::array<spelled<age_band>, 19> official_words_of<age_band>{{
    {age_band::from_18_to_64, "18 to 64"},
    {age_band::from_18_to_64, "Age 18-64"},
    {age_band::from_18_to_64, "Age 18 to 64"},
    {age_band::from_18_to_64, "Aged 18-64"},
    {age_band::from_18_to_64, "Aged 18 to 64"},
    {age_band::from_18_to_64, "64 and under"},
    {age_band::from_65, "65 and over"},
    {age_band::from_65, "65 or over"},
    {age_band::from_65, "65 and above"},
    {age_band::from_65, "Age 65+"},
    {age_band::from_65, "Age 65 and over"},
    {age_band::from_65, "Aged 65 and over"},
    {age_band::from_65, "65-84"},
    {age_band::from_65, "65 to 84"},
    {age_band::from_65, "Age 65 to 84"},
    {age_band::from_65, "85 and over"},
    {age_band::from_65, "85+"},
    {age_band::from_65, "85 and above"},
    {age_band::from_65, "Age 85 and over"},
}};

}  // namespace pbo

#endif
