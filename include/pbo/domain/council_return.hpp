// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_COUNCIL_RETURN_HPP
#define PBO_DOMAIN_COUNCIL_RETURN_HPP

// What did one council report?  For a period, on an eligibility basis and for a role: how many people were eligible,
// how many had a personal budget, and how many of those by each mode.  Every count is a figure: a council that did not
// answer, or whose small number was suppressed, keeps its reason and never becomes a zero.

#include <pbo/core/columns.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/detail/record_text.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/role.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

struct council_return {
    pbo::council council{};
    pbo::period period{};
    eligibility_basis basis = eligibility_basis::ongoing;
    pbo::role role = role::users_and_carers;
    figure<std::uint64_t> eligible{};
    figure<std::uint64_t> personal_budgets{};  ///< as reported; on_personal_budgets() adds the modes where it is absent
    figure<std::uint64_t> direct_payment{};
    figure<std::uint64_t> part_direct_payment{};
    figure<std::uint64_t> managed_budget{};
    figure<std::uint64_t> individual_service_fund{};
    figure<std::uint64_t> other_or_not_stated{};

    /// Throws std::domain_error for council_commissioned, which is not a personal budget and not in the return.
    template <class = detail::when_called>
    [[nodiscard]] figure<std::uint64_t> const& by_mode(delivery_mode mode) const {
        switch (mode) {
            case delivery_mode::direct_payment: return direct_payment;
            case delivery_mode::part_direct_payment: return part_direct_payment;
            case delivery_mode::managed_budget: return managed_budget;
            case delivery_mode::individual_service_fund: return individual_service_fund;
            case delivery_mode::other_or_not_stated: return other_or_not_stated;
            case delivery_mode::council_commissioned: break;
        }
        throw std::domain_error("pbo::council_return: no people are counted by the mode '" +
                                std::string(spelling(mode)) + "'");
    }

    friend bool operator==(council_return const&, council_return const&) = default;
};

/// The modes that add up to all personal budgets.
inline constexpr std::array personal_budget_modes{
    delivery_mode::direct_payment, delivery_mode::part_direct_payment, delivery_mode::managed_budget,
    delivery_mode::individual_service_fund, delivery_mode::other_or_not_stated};

namespace detail {
/// What the present ones add up to, and how many they are; 128 bits, because a file may hold any five counts.
struct sum_of_modes {
    wide_count people = 0;
    std::size_t present = 0;

    template <class = detail::when_called>
    explicit sum_of_modes(council_return const& r) {
        for (auto mode : personal_budget_modes)
            if (auto const& count = r.by_mode(mode); count.has_value()) {
                people += *count;
                ++present;
            }
    }
    [[nodiscard]] bool complete() const noexcept { return present == personal_budget_modes.size(); }
    /// For messages: what is beyond any count is called so.
    template <class = detail::when_called>
    [[nodiscard]] std::string text() const {
        if (people > std::numeric_limits<std::uint64_t>::max()) return "more than 2^64 - 1";
        return std::to_string(static_cast<std::uint64_t>(people));
    }
};
}  // namespace detail

/// People on personal budgets: as reported, or else the sum of the modes when every one is present, or else the reason
/// why the reported total is absent.
[[nodiscard]] inline figure<std::uint64_t> on_personal_budgets(council_return const& r) {
    if (r.personal_budgets.has_value()) return r.personal_budgets;
    detail::sum_of_modes const sum(r);
    if (!sum.complete() || sum.people > std::numeric_limits<std::uint64_t>::max()) return r.personal_budgets;
    return static_cast<std::uint64_t>(sum.people);
}

/// People on direct payments, in full or in part.  Both must be present, or the reason of the absent one is given:
/// write 0 for part direct payments where a council counts them among the others.  Throws std::overflow_error beyond
/// 2^64 - 1.
template <class = detail::when_called>
[[nodiscard]] inline figure<std::uint64_t> on_direct_payments(council_return const& r) {
    if (!r.direct_payment.has_value()) return r.direct_payment;
    if (!r.part_direct_payment.has_value()) return r.part_direct_payment;
    return detail::checked_sum(*r.direct_payment, *r.part_direct_payment);
}

/// Throws std::domain_error, with the counts, when the modes do not add up to the personal budgets (where some are
/// absent: when the others exceed them), when there are more personal budgets than people eligible, and when the
/// council does not hold together.
template <class = detail::when_called>
inline void check(council_return const& r) {
    check(r.council);
    auto const refuse = [&r](std::string const& what) {
        throw std::domain_error("pbo::council_return: " + r.council.key().text() + " " + r.period.text() + ": " + what);
    };
    auto const is_more = [](detail::wide_count people, figure<std::uint64_t> const& of) {
        return of.has_value() && people > *of;
    };
    detail::sum_of_modes const sum(r);
    if (r.personal_budgets.has_value() && sum.complete() && sum.people != *r.personal_budgets)
        refuse("the modes add up to " + sum.text() + ", but " + std::to_string(*r.personal_budgets) +
               " people have personal budgets");
    if (is_more(sum.people, r.personal_budgets))
        refuse("the modes add up to " + sum.text() + ", more than the " + std::to_string(*r.personal_budgets) +
               " people with personal budgets");
    if (r.personal_budgets.has_value() && is_more(*r.personal_budgets, r.eligible))
        refuse(std::to_string(*r.personal_budgets) + " people have personal budgets, more than the " +
               std::to_string(*r.eligible) + " eligible");
    if (is_more(sum.people, r.eligible))
        refuse("the modes add up to " + sum.text() + ", more than the " + std::to_string(*r.eligible) + " eligible");
}

template <>
inline constexpr auto columns_of<council_return> = columns(
    optional_column("ons_code", [](auto& r) -> auto& { return r.council.ons; }),
    optional_column("cassr_code", [](auto& r) -> auto& { return r.council.cassr; }),
    optional_column("council", [](auto& r) -> auto& { return r.council.name; }),
    optional_column("region", [](auto& r) -> auto& { return r.council.region; }),
    optional_column("kind", [](auto& r) -> auto& { return r.council.stated_kind; }),
    optional_column("pilot", [](auto& r) -> auto& { return r.council.pilot; }),
    optional_column("roll_out_start", [](auto& r) -> auto& { return r.council.roll_out_start; }),
    column("period", &council_return::period), column("basis", &council_return::basis),
    column("role", &council_return::role), column("eligible", &council_return::eligible),
    column("personal_budgets", &council_return::personal_budgets),
    optional_column("direct_payment", &council_return::direct_payment),
    optional_column("part_direct_payment", &council_return::part_direct_payment),
    optional_column("managed_budget", &council_return::managed_budget),
    optional_column("individual_service_fund", &council_return::individual_service_fund),
    optional_column("other_or_not_stated", &council_return::other_or_not_stated));

template <>
struct text_form<council_return> : detail::record_text<council_return> {};

/// A template, so that only who prints a record pays for the texts of all its columns.
template <std::same_as<council_return> Record>
std::ostream& operator<<(std::ostream& out, Record const& r) {
    return out << text_form<Record>::write(r);
}

}  // namespace pbo

#endif
