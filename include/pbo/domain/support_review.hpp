// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_SUPPORT_REVIEW_HPP
#define PBO_DOMAIN_SUPPORT_REVIEW_HPP

// What came of one person's assessment or review?  Who and where; how the budget is held afterwards; whether a direct payment
// was offered and accepted; who drove the plan; whether the package is a non-traditional one; and what the support cost a week
// before and after.  The record behind a council's local success criteria: a saving is before less after, and may be negative.
//
// What is non-traditional (anything but home care, day care, meals, residential care?) is for the council to say; the library
// counts yes and no.  A new person has no cost before.  Absent is std::nullopt, never 0.

#include <pbo/core/columns.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/client_group.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/detail/record_text.hpp>
#include <pbo/domain/person_id.hpp>
#include <pbo/domain/plan_lead.hpp>
#include <pbo/domain/weekly_budget.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <ostream>
#include <stdexcept>

namespace pbo {

struct support_review {
    person_id person{};
    pbo::council council{};
    date reviewed{};
    delivery_mode mode = delivery_mode::other_or_not_stated;  ///< afterwards
    pbo::client_group client_group = pbo::client_group::not_stated;
    plan_lead plan_led_by = plan_lead::not_stated;
    std::optional<bool> non_traditional{};
    std::optional<bool> direct_payment_offered{};
    std::optional<bool> direct_payment_accepted{};
    std::optional<weekly_budget> weekly_before{};
    std::optional<weekly_budget> weekly_after{};

    /// Pence a week: before less after, negative when the support costs more; nothing where either is absent.
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::optional<std::int64_t> weekly_saving() const noexcept {
        if (!weekly_before || !weekly_after) return std::nullopt;
        return static_cast<std::int64_t>(weekly_before->pence()) - static_cast<std::int64_t>(weekly_after->pence());
    }
    friend bool operator==(support_review const&, support_review const&) = default;
};

/// Throws std::domain_error when a direct payment was accepted that was not offered, and when the council does not hold
/// together.
template <class = detail::when_called>
inline void check(support_review const& r) {
    check(r.council);
    if (r.direct_payment_offered == false && r.direct_payment_accepted == true)
        throw std::domain_error("pbo::support_review: " + detail::in_quotes(text_form<person_id>::write(r.person)) +
                                " accepted a direct payment that was not offered");
}

template <>
inline constexpr auto columns_of<support_review> = columns(
    optional_column("person", &support_review::person),
    optional_column("ons_code", [](auto& r) -> auto& { return r.council.ons; }),
    optional_column("cassr_code", [](auto& r) -> auto& { return r.council.cassr; }),
    optional_column("council", [](auto& r) -> auto& { return r.council.name; }),
    optional_column("region", [](auto& r) -> auto& { return r.council.region; }),
    optional_column("reviewed", &support_review::reviewed), column("mode", &support_review::mode),
    optional_column("client_group", &support_review::client_group),
    optional_column("plan_led_by", &support_review::plan_led_by),
    optional_column("non_traditional", &support_review::non_traditional),
    optional_column("direct_payment_offered", &support_review::direct_payment_offered),
    optional_column("direct_payment_accepted", &support_review::direct_payment_accepted),
    optional_column("weekly_before_pence", &support_review::weekly_before),
    optional_column("weekly_after_pence", &support_review::weekly_after));

template <>
struct text_form<support_review> : detail::record_text<support_review> {};

/// A template, so that only who prints a record pays for the texts of all its columns.
template <std::same_as<support_review> Record>
std::ostream& operator<<(std::ostream& out, Record const& r) {
    return out << text_form<Record>::write(r);
}

}  // namespace pbo

#endif
