// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_SUPPORT_MECHANISM_HPP
#define PBO_DOMAIN_SUPPORT_MECHANISM_HPP

// How does an eligible person get their support?  Everybody eligible has a mechanism: one of the modes of a personal budget, or
// services that the council commissions without one, or nobody has written down which.  Read in our own words and in those of
// the national returns ("Direct Payment only", "CASSR managed personal budget", "LA commissioned support only", "Unknown",
// "Not Applicable"), whatever their capitals; an empty text is unknown.
//
// A person with several services has one mechanism for each.  together(a, b) is what they make of the person, as the returns
// have it: money in hand beside anything else that is known is a part direct payment; a budget beside commissioned services is
// the budget; two budgets held in different ways are a budget held in another way; and what is unknown, or not applicable,
// adds nothing to what is known.  The order does not matter: mechanisms_seen keeps which were found, in one byte.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/delivery_mode.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pbo {

enum class support_mechanism : std::uint8_t {
    direct_payment,
    part_direct_payment,
    managed_budget,
    individual_service_fund,
    other_budget,           ///< a personal budget held in another way, or in a way that is not stated
    council_commissioned,   ///< eligible, and no personal budget
    unknown,                ///< eligible, and nobody knows whether there is a budget
    not_applicable          ///< nobody whom a budget could reach: not eligible
};

template <>
inline constexpr std::array<spelled<support_mechanism>, 26> spellings_of<support_mechanism>{{
    {support_mechanism::direct_payment, "direct_payment"},
    {support_mechanism::part_direct_payment, "part_direct_payment"},
    {support_mechanism::managed_budget, "managed_budget"},
    {support_mechanism::individual_service_fund, "individual_service_fund"},
    {support_mechanism::other_budget, "other_or_not_stated"},
    {support_mechanism::council_commissioned, "council_commissioned"},
    {support_mechanism::unknown, "unknown"},
    {support_mechanism::not_applicable, "not_applicable"},
    {support_mechanism::unknown, ""},
    {support_mechanism::direct_payment, "direct payment only"},
    {support_mechanism::direct_payment, "direct payment"},
    {support_mechanism::part_direct_payment, "part direct payment"},
    {support_mechanism::managed_budget, "la managed personal budget"},
    {support_mechanism::managed_budget, "cassr managed personal budget"},
    {support_mechanism::managed_budget, "council managed personal budget"},
    {support_mechanism::managed_budget, "managed personal budget"},
    {support_mechanism::managed_budget, "managed budget"},
    {support_mechanism::individual_service_fund, "individual service fund"},
    {support_mechanism::council_commissioned, "la commissioned support only"},
    {support_mechanism::council_commissioned, "cassr commissioned support only"},
    {support_mechanism::council_commissioned, "cassr commissioned support"},
    {support_mechanism::council_commissioned, "council commissioned support only"},
    {support_mechanism::council_commissioned, "commissioned support only"},
    {support_mechanism::council_commissioned, "council commissioned"},
    {support_mechanism::unknown, "not known"},
    {support_mechanism::not_applicable, "not applicable"},
}};

template <>
struct text_form<support_mechanism> {
    /// Whatever the capitals.
    template <class = detail::when_called>
    static constexpr std::optional<support_mechanism> read(std::string_view text) {
        constexpr auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
        for (auto const& s : spellings_of<support_mechanism>) {
            bool same = s.text.size() == text.size();
            for (std::size_t i = 0; same && i < text.size(); ++i) same = lower(text[i]) == s.text[i];
            if (same) return s.value;
        }
        return std::nullopt;
    }
    template <class = detail::when_called>
    static std::string write(support_mechanism m) { return std::string(spelling(m)); }
    template <class = detail::when_called>
    static std::string expected() {
        return "one of direct_payment, part_direct_payment, managed_budget, individual_service_fund, other_or_not_stated, "
               "council_commissioned, unknown, not_applicable, or the words of the national returns for them";
    }
};

/// The mode of the budget or the service; nothing where it is unknown or there is none.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<delivery_mode> mode_of(support_mechanism m) noexcept {
    switch (m) {
        case support_mechanism::direct_payment: return delivery_mode::direct_payment;
        case support_mechanism::part_direct_payment: return delivery_mode::part_direct_payment;
        case support_mechanism::managed_budget: return delivery_mode::managed_budget;
        case support_mechanism::individual_service_fund: return delivery_mode::individual_service_fund;
        case support_mechanism::other_budget: return delivery_mode::other_or_not_stated;
        case support_mechanism::council_commissioned: return delivery_mode::council_commissioned;
        case support_mechanism::not_applicable:
        case support_mechanism::unknown: break;
    }
    return std::nullopt;
}

/// Which mechanisms a person's services have, and what they make of the person.  A cell.
class mechanisms_seen {
public:
    constexpr mechanisms_seen() = default;
    explicit constexpr mechanisms_seen(support_mechanism one) noexcept : bits_(bit(one)) {}

    template <class = detail::when_called>
    constexpr mechanisms_seen& operator+=(mechanisms_seen other) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ | other.bits_);
        return *this;
    }
    /// unknown where none was met.
    template <class = detail::when_called>
    [[nodiscard]] constexpr support_mechanism together() const noexcept {
        using enum support_mechanism;
        bool const in_part = has(part_direct_payment);
        int const budgets = int{has(managed_budget)} + int{has(individual_service_fund)} + int{has(other_budget)};
        if (in_part) return part_direct_payment;
        if (has(direct_payment)) return budgets != 0 || has(council_commissioned) ? part_direct_payment : direct_payment;
        if (budgets > 1) return other_budget;
        if (has(managed_budget)) return managed_budget;
        if (has(individual_service_fund)) return individual_service_fund;
        if (has(other_budget)) return other_budget;
        if (has(council_commissioned)) return council_commissioned;
        return has(unknown) || bits_ == 0 ? unknown : not_applicable;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("bits", self.bits_);
    }
    friend constexpr bool operator==(mechanisms_seen, mechanisms_seen) = default;

private:
    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::uint8_t bit(support_mechanism m) noexcept {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(m));
    }
    template <class = detail::when_called>
    [[nodiscard]] constexpr bool has(support_mechanism m) const noexcept { return (bits_ & bit(m)) != 0; }

    std::uint8_t bits_ = 0;
};

template <class = detail::when_called>
[[nodiscard]] constexpr support_mechanism together(support_mechanism a, support_mechanism b) noexcept {
    mechanisms_seen both(a);
    both += mechanisms_seen(b);
    return both.together();
}

}  // namespace pbo

#endif
