// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_COUNCIL_HPP
#define PBO_DOMAIN_COUNCIL_HPP

// Which council is it, and what is known about it?  An ONS code, a CASSR code and a name, any of which may be missing;
// its region and kind; whether it was one of the 13 individual-budget pilots; when it began to roll out.
//
//     pbo::council kirklees{.ons = pbo::ons_code("E08000034"), .name = "Kirklees", .region = "Yorkshire"};
//
// Two councils are the same when their keys are (ONS code, else CASSR code, else name): a name whose spelling changed,
// or a region that one file leaves out, does not make another council.  Every part is a value that cannot be wrong;
// what they say together is checked by check(council).

#include <pbo/core/columns.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/name.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/cassr_code.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/council_kind.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/detail/record_text.hpp>
#include <pbo/domain/ons_code.hpp>

#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>

namespace pbo {

/// A region as its source spells it, of any length.
using region_name = basic_name<31>;

struct council {
    ons_code ons{};
    cassr_code cassr{};
    council_name name{};
    region_name region{};
    std::optional<council_kind> stated_kind{};  ///< what a file says; kind() is what to use
    std::optional<bool> pilot{};
    date roll_out_start{};

    /// The ONS code if there is one, else the CASSR code, else the name.
    template <class = detail::when_called>
    [[nodiscard]] constexpr council_key key() const {
        if (ons.is_stated()) return ons;
        if (cassr.is_stated()) return cassr;
        return council_key(name.view());
    }
    /// From the ONS code if there is one, else as stated.
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::optional<council_kind> kind() const noexcept {
        return ons.is_stated() ? kind_of(ons) : stated_kind;
    }

    template <class = detail::when_called>
    friend constexpr bool operator==(council const& a, council const& b) { return a.key() == b.key(); }
    template <class = detail::when_called>
    friend constexpr std::strong_ordering operator<=>(council const& a, council const& b) {
        return a.key() <=> b.key();
    }
    /// Kirklees (E08000034); whatever there is of name and code.
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, council const& c) {
        auto const key = c.key();
        if (c.name.empty() || key.is_name()) return out << key;
        return out << c.name << " (" << key << ')';
    }
};

/// Throws std::domain_error for the code of a region or of a country (every other area is taken), and for a stated kind
/// that the code contradicts.
template <class = detail::when_called>
constexpr void check(council const& c) {
    if (c.ons.is_region() || c.ons.is_country())
        throw std::domain_error("pbo::council: " + c.ons.text() + " is the code of a region or of a country");
    if (c.stated_kind && c.stated_kind != c.kind())
        throw std::domain_error("pbo::council: stated as " + text_form<council_kind>::write(*c.stated_kind) +
                                ", but " + c.ons.text() + " is a " + text_form<council_kind>::write(*c.kind()));
}

/// The council of a record, as a key: tabulate(responses, by(council_of, &survey_response::mode), ...).
inline constexpr auto council_of = []<class Record>(Record const& record) -> council_key {
    if constexpr (requires { record.council.key(); })
        return record.council.key();
    else
        return record.council.key();
};

template <>
inline constexpr auto columns_of<council> = columns(
    optional_column("ons_code", &council::ons), optional_column("cassr_code", &council::cassr),
    optional_column("council", &council::name), optional_column("region", &council::region),
    optional_column("kind", &council::stated_kind), optional_column("pilot", &council::pilot),
    optional_column("roll_out_start", &council::roll_out_start));

template <>
struct text_form<council> : detail::record_text<council> {};

}  // namespace pbo

template <>
struct std::hash<pbo::council> {
    template <class = pbo::detail::when_called>
    [[nodiscard]] constexpr std::size_t operator()(pbo::council const& c) const { return c.key().hash(); }
};

#endif
