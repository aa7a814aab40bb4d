// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DIRECT_PAYMENTS_BY_AGE_HPP
#define PBO_MEASURE_DIRECT_PAYMENTS_BY_AGE_HPP

// Do older people have direct payments less often ("less access")?  Of the people on personal budgets in each age band,
// those with a direct payment, wholly or in part; and the share at 65 and over minus that at 18 to 64, with an interval
// and a test.
//
//     pbo::direct_payments_by_age(survey)                  // responses, budget holders, or supported_persons, a row each
//     pbo::direct_payments_by_age(pbo::threads{2}, files)   // any source (count/source.hpp), and a chunk runner first
//     pbo::share_by_age(survey, pbo::indicator("offered a direct payment", asked, offered))
//     pbo::share_by_age(table)                              // of tallies by age band that were counted with something else
//
// Records need an age_band and, for direct payments, a mode.  A budget whose mode is other or not stated counts among
// the people, because it is a budget; a service without a budget does not, nor does a person whose mechanism is unknown.
// People whose age is not stated have a row of their own and no part in the difference.  The test is Pearson's chi-squared,
// with miettinen_nurminen (N - 1) / N times it, as in compare_outcomes.hpp.
//
// Nobody in one of the bands: no difference, no p-value and no finding (nothing to divide by).  A lower share is less
// use, which is less access only as far as people would have wanted more: compare what they were offered as well.
// O(records).

#include <pbo/compare/difference_of.hpp>
#include <pbo/compare/newcombe.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/source.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/domain/age_band.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/supported_person.hpp>
#include <pbo/measure/detail/two_shares.hpp>

#include <array>
#include <cstdint>
#include <utility>

namespace pbo {

/// How one share compares with another.
enum class share_finding : std::uint8_t { higher, lower, no_clear_difference };

template <>
inline constexpr auto spellings_of<share_finding> =
    std::array{spelled<share_finding>{share_finding::higher, "higher"},
               spelled<share_finding>{share_finding::lower, "lower"},
               spelled<share_finding>{share_finding::no_clear_difference, "no clear difference"}};

/// A share in each age band, and older people's against that of the younger.
struct shares_by_age {
    using table_type = table<age_band, tally, headings<1>>;

    table_type shares;                   ///< of the bands that somebody is in
    estimate<difference_of> difference;  ///< 65+ minus 18-64
    test_result test;
    figure<share_finding> older_people;

    /// 0 of 0 for a band that nobody is in.
    template <class = detail::when_called>
    [[nodiscard]] tally operator[](age_band band) const {
        auto const* found = shares.find(band);
        return found == nullptr ? tally{} : *found;
    }
    friend bool operator==(shares_by_age const&, shares_by_age const&) = default;
};

namespace detail {

struct share_by_age_function {
    template <chunk_runner Runner, record_source Source, class Indicator, difference_method Method = newcombe_method>
        requires indicator_of<Indicator, source_record<Source>>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& records, Indicator const& counted, Method const& method = {},
                                  confidence_level const& level = {}) const {
        auto shares = tabulate(runner, records, by(&source_record<Source>::age_band), counted);
        return reported((*this)(static_cast<shares_by_age::table_type const&>(shares), method, level), what_was_read(shares));
    }
    /// Shares that have been counted.
    template <difference_method Method = newcombe_method>
    [[nodiscard]] shares_by_age operator()(shares_by_age::table_type counted, Method const& method = {},
                                           confidence_level const& level = {}) const {
        shares_by_age all;
        all.shares = std::move(counted);
        auto const older = all[age_band::from_65];
        auto const younger = all[age_band::from_18_to_64];
        all.difference = method(difference_of{older, younger}, level);
        all.test = tested(test_beside<Method>{}, older, younger);
        using enum share_finding;
        all.older_people = side_found(all.test.p_value, all.difference.counts.value(), level, higher, lower, no_clear_difference);
        return all;
    }
    template <record_source Source, class Indicator, difference_method Method = newcombe_method>
        requires indicator_of<Indicator, source_record<Source>>
    [[nodiscard]] auto operator()(Source&& records, Indicator const& counted, Method const& method = {},
                                  confidence_level const& level = {}) const {
        return (*this)(in_sequence{}, records, counted, method, level);
    }
};

struct direct_payments_by_age_function {
    template <chunk_runner Runner, record_source Source, difference_method Method = newcombe_method>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& records, Method const& method = {},
                                  confidence_level const& level = {}) const {
        auto const on_a_budget = [](auto const& r) {
            auto const mode = known_mode_of(r);
            return mode && is_personal_budget(*mode);
        };
        auto const in_cash = [](auto const& r) {
            auto const mode = known_mode_of(r);
            return mode && is_direct_payment(*mode);
        };
        return share_by_age_function{}(runner, records, indicator("direct payment", on_a_budget, in_cash), method, level);
    }
    template <record_source Source, difference_method Method = newcombe_method>
    [[nodiscard]] auto operator()(Source&& records, Method const& method = {}, confidence_level const& level = {}) const {
        return (*this)(in_sequence{}, records, method, level);
    }
};

}  // namespace detail

/// share_by_age(records, indicator, method = newcombe, level = 95 %), or share_by_age(table, method, level).
inline constexpr detail::share_by_age_function share_by_age{};

/// direct_payments_by_age(records, method = newcombe, level = 95 %).
inline constexpr detail::direct_payments_by_age_function direct_payments_by_age{};

}  // namespace pbo

#endif
