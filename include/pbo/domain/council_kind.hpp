// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_COUNCIL_KIND_HPP
#define PBO_DOMAIN_COUNCIL_KIND_HPP

// What kind of council is it?  The four kinds that have adult social services responsibilities in England, each with
// its own ONS code prefix.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/ons_code.hpp>

#include <array>
#include <cstdint>
#include <optional>

namespace pbo {

enum class council_kind : std::uint8_t {
    unitary_authority,     ///< E06
    metropolitan_district, ///< E08
    london_borough,        ///< E09
    county                 ///< E10
};

template <>
inline constexpr std::array<spelled<council_kind>, 4> spellings_of<council_kind>{{
    {council_kind::unitary_authority, "unitary_authority"},
    {council_kind::metropolitan_district, "metropolitan_district"},
    {council_kind::london_borough, "london_borough"},
    {council_kind::county, "county"},
}};

/// The kind that a council's ONS code says; nothing for any other area and for no code.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<council_kind> kind_of(ons_code code) noexcept {
    if (code.country_letter() != 'E') return std::nullopt;
    switch (code.prefix()) {
        case 6: return council_kind::unitary_authority;
        case 8: return council_kind::metropolitan_district;
        case 9: return council_kind::london_borough;
        case 10: return council_kind::county;
        default: return std::nullopt;
    }
}

}  // namespace pbo

#endif
