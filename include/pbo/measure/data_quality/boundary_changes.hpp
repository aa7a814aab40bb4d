// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DATA_QUALITY_BOUNDARY_CHANGES_HPP
#define PBO_MEASURE_DATA_QUALITY_BOUNDARY_CHANGES_HPP

// Is it still the same place?  Codes of councils with social services end and begin when boundaries change, and also when a
// county becomes a unitary authority of the same area.  These are the changes from 2009 to 2023, by ONS code: which codes
// ended, which began, on which day, and whether the area as a whole stayed one council.
//
//     for (auto const& c : pbo::boundary_changes_between({2018, 4, 1}, {2025, 3, 31})) ...
//     pbo::boundary_change_of(pbo::ons_code("E10000006"))      // Cumbria became Cumberland, and Westmorland and Furness
//
// From the orders that made them and the register of codes; a change that is not here is not known to the library.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/ons_code.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pbo {

/// Codes beyond the number that ended or began are not stated.
struct boundary_change {
    date from;                      ///< the first day of the new codes
    std::array<ons_code, 3> ended;
    std::array<ons_code, 3> began;
    std::string_view what;
    bool same_area = false;         ///< one council became one council of the same area: figures stay comparable

    template <class = detail::when_called>
    [[nodiscard]] constexpr bool ends(ons_code const& code) const noexcept { return has(ended, code); }
    template <class = detail::when_called>
    [[nodiscard]] constexpr bool begins(ons_code const& code) const noexcept { return has(began, code); }
    friend constexpr bool operator==(boundary_change const&, boundary_change const&) = default;

private:
    template <class = detail::when_called>
    [[nodiscard]] static constexpr bool has(std::array<ons_code, 3> const& codes, ons_code const& code) noexcept {
        for (auto const& one : codes)
            if (code.is_stated() && one == code) return true;
        return false;
    }
};

namespace detail {
[[nodiscard]] constexpr ons_code ons(std::string_view code) { return ons_code(code); }
}  // namespace detail

/// In order of time.
inline constexpr std::array<boundary_change, 15> known_boundary_changes{{
    {{2009, 4, 1}, {detail::ons("E10000001")}, {detail::ons("E06000055"), detail::ons("E06000056")},
     "Bedfordshire became Bedford, and Central Bedfordshire", false},
    {{2009, 4, 1}, {detail::ons("E10000004")}, {detail::ons("E06000049"), detail::ons("E06000050")},
     "Cheshire became Cheshire East, and Cheshire West and Chester", false},
    {{2009, 4, 1}, {detail::ons("E10000005")}, {detail::ons("E06000052")}, "Cornwall became a unitary authority", true},
    {{2009, 4, 1}, {detail::ons("E10000010")}, {detail::ons("E06000047")}, "County Durham became a unitary authority", true},
    {{2009, 4, 1}, {detail::ons("E10000022")}, {detail::ons("E06000048")}, "Northumberland became a unitary authority", true},
    {{2009, 4, 1}, {detail::ons("E10000026")}, {detail::ons("E06000051")}, "Shropshire became a unitary authority", true},
    {{2009, 4, 1}, {detail::ons("E10000033")}, {detail::ons("E06000054")}, "Wiltshire became a unitary authority", true},
    {{2013, 4, 1}, {detail::ons("E06000048")}, {detail::ons("E06000057")}, "Northumberland's boundary with Gateshead moved", false},
    {{2013, 4, 1}, {detail::ons("E08000020")}, {detail::ons("E08000037")}, "Gateshead's boundary with Northumberland moved", false},
    {{2019, 4, 1},
     {detail::ons("E06000028"), detail::ons("E06000029"), detail::ons("E10000009")},
     {detail::ons("E06000058"), detail::ons("E06000059")},
     "Bournemouth, Poole and Dorset became Bournemouth, Christchurch and Poole, and a smaller Dorset", false},
    {{2020, 4, 1}, {detail::ons("E10000002")}, {detail::ons("E06000060")}, "Buckinghamshire became a unitary authority", true},
    {{2021, 4, 1}, {detail::ons("E10000021")}, {detail::ons("E06000061"), detail::ons("E06000062")},
     "Northamptonshire became North Northamptonshire, and West Northamptonshire", false},
    {{2023, 4, 1}, {detail::ons("E10000006")}, {detail::ons("E06000063"), detail::ons("E06000064")},
     "Cumbria became Cumberland, and Westmorland and Furness", false},
    {{2023, 4, 1}, {detail::ons("E10000023")}, {detail::ons("E06000065")}, "North Yorkshire became a unitary authority", true},
    {{2023, 4, 1}, {detail::ons("E10000027")}, {detail::ons("E06000066")}, "Somerset became a unitary authority", true},
}};

/// The changes whose first day is after the first day given and not after the second.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<boundary_change> boundary_changes_between(date const& after, date const& until) {
    std::vector<boundary_change> found;
    for (auto const& c : known_boundary_changes)
        if (after < c.from && !(until < c.from)) found.push_back(c);
    return found;
}

/// The change that ended the code, else the one that began it, else nullptr.
template <class = detail::when_called>
[[nodiscard]] constexpr boundary_change const* boundary_change_of(ons_code const& code) noexcept {
    for (auto const& c : known_boundary_changes)
        if (c.ends(code)) return &c;
    for (auto const& c : known_boundary_changes)
        if (c.begins(code)) return &c;
    return nullptr;
}

}  // namespace pbo

#endif
