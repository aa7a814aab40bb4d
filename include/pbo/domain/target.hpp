// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_TARGET_HPP
#define PBO_DOMAIN_TARGET_HPP

// What is to be reached?  An indicator, a share of people, a date, an eligibility basis and a role: take-up on another
// basis or role is not measured against it.  The national targets are named; a council's own are as easy to write:
//
//     pbo::target ours{"direct_payments", pbo::share::percent(40), {2012, 3, 31},
//                      pbo::eligibility_basis::ongoing, pbo::role::user};
//
// targets::find finds one by name.  The text form, of which the date may be empty: "take_up; 30 %; 2011-03-31; ongoing; user".

#include <pbo/core/detail/alike.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/domain/share.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

/// What a target is about; the library's own measures are called take_up and direct_payments.
using indicator_name = basic_label<47>;

class target {
public:
    /// 0 % take-up of users and carers with ongoing support, without a date.
    constexpr target() = default;

    /// Throws std::invalid_argument when the indicator has no name or one with a semicolon or a space at either end.
    template <class = detail::when_called>
    constexpr target(indicator_name indicator, pbo::share share, date due, eligibility_basis basis, pbo::role role)
        : indicator_(indicator), share_(share), due_(due), basis_(basis), role_(role) {
        if (!acceptable(indicator.view()))
            throw std::invalid_argument("pbo::target: " + detail::in_quotes(indicator.view()) +
                                        " does not name an indicator (no semicolon, no space at either end)");
    }

    template <class = detail::when_called>
    [[nodiscard]] static constexpr bool acceptable(std::string_view name) noexcept {
        return !name.empty() && name.find(';') == std::string_view::npos && name.front() != ' ' &&
               name.back() != ' ' && name.size() <= indicator_name::capacity;
    }

    [[nodiscard]] constexpr indicator_name const& indicator() const noexcept { return indicator_; }
    [[nodiscard]] constexpr pbo::share const& share() const noexcept { return share_; }
    [[nodiscard]] constexpr date due() const noexcept { return due_; }
    [[nodiscard]] constexpr eligibility_basis basis() const noexcept { return basis_; }
    [[nodiscard]] constexpr pbo::role role() const noexcept { return role_; }

    friend constexpr bool operator==(target const&, target const&) = default;

    /// take_up 30 % by 2011-03-31 (ongoing, users_and_carers)
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, target const& t) {
        out << t.indicator_ << ' ' << t.share_;
        if (t.due_.is_stated()) out << " by " << t.due_;
        return out << " (" << t.basis_ << ", " << t.role_ << ')';
    }

private:
    indicator_name indicator_ = "take_up";
    pbo::share share_;
    date due_;
    eligibility_basis basis_ = eligibility_basis::ongoing;
    pbo::role role_ = pbo::role::users_and_carers;
};

/// National targets.  Those of April are measured on the snapshot of 31 March; ADASS counted people with ongoing support.
namespace targets {
/// 30 % of users and carers by April 2011.
inline constexpr target april_2011{"take_up", share::percent(30), {2011, 3, 31}, eligibility_basis::ongoing,
                                   role::users_and_carers};
/// All users and carers by April 2013: set in November 2010.
inline constexpr target april_2013{"take_up", share::percent(100), {2013, 3, 31}, eligibility_basis::ongoing,
                                   role::users_and_carers};
/// 70 % by the same day: what the former was lowered to in October 2012.
inline constexpr target april_2013_lowered{"take_up", share::percent(70), {2013, 3, 31}, eligibility_basis::ongoing,
                                           role::users_and_carers};
/// The Care Act 2014, in force from 1 April 2015: a personal budget is part of every care and support plan and every carer's
/// support plan, so that all have one from that day on.  Whoever has not may be short of it or not recorded (shortfalls.hpp).
inline constexpr target care_act_2014{"take_up", share::percent(100), {2015, 4, 1}, eligibility_basis::ongoing,
                                      role::users_and_carers};

/// A target as programs name it, and what it asks for in words.
struct named_target {
    std::string_view name;
    std::string_view words;
    target aim;
};
inline constexpr std::array by_name{
    named_target{"april_2011", "30% of users and carers with ongoing support on personal budgets by April 2011", april_2011},
    named_target{"april_2013", "all users and carers with ongoing support on personal budgets by April 2013, as set in November 2010",
                 april_2013},
    named_target{"april_2013_lowered",
                 "70% of users and carers with ongoing support on personal budgets by April 2013, as lowered in October 2012",
                 april_2013_lowered},
    named_target{"care_act_2014",
                 "a personal budget for everybody with a care and support plan or a carer's support plan, from April 2015 on",
                 care_act_2014}};

/// The target of this name, whatever its capitals, and with blanks or underscores ("Care Act 2014"); null for none.
template <class = pbo::detail::when_called>
[[nodiscard]] constexpr named_target const* find(std::string_view name) noexcept {
    for (auto const& one : by_name)
        if (detail::alike(one.name, name)) return &one;
    return nullptr;
}
}  // namespace targets

template <>
struct text_form<target> {
    template <class = detail::when_called>
    static std::optional<target> read(std::string_view text) {
        std::array<std::string_view, 5> fields;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            auto const end = text.find(';');
            if ((end == std::string_view::npos) != (i + 1 == fields.size())) return std::nullopt;
            fields[i] = detail::trimmed(text.substr(0, end));
            text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        }
        auto const part = text_form<share>::read(fields[1]);
        auto const due = text_form<date>::read(fields[2]);
        auto const basis = text_form<eligibility_basis>::read(fields[3]);
        auto const whose = text_form<role>::read(fields[4]);
        if (!target::acceptable(fields[0]) || !part || !due || !basis || !whose) return std::nullopt;
        return target(fields[0], *part, *due, *basis, *whose);
    }
    template <class = detail::when_called>
    static std::string write(target const& t) {
        return std::string(t.indicator().view()) + "; " + t.share().text() + "; " + t.due().text() + "; " +
               text_form<eligibility_basis>::write(t.basis()) + "; " + text_form<role>::write(t.role());
    }
    template <class = detail::when_called>
    static std::string expected() {
        return "a target like take_up; 30%; 2011-03-31; ongoing; users_and_carers";
    }
};

}  // namespace pbo

#endif
