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

}  // namespace pbo

#endif
