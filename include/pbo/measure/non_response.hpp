// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_NON_RESPONSE_HPP
#define PBO_MEASURE_NON_RESPONSE_HPP

// What is the national figure, when some councils did not answer?  Of N councils n answered: y_i holders of x_i eligible;
// X are eligible in all of them.
//
//     auto const r = pbo::non_response(returns, pbo::eligibility_basis::ongoing);
//     r.overall            // R = sum y / sum x, and its interval
//     r.within_strata      // sum of R_h X_h / X over the regions: councils that are silent are like those of their region
//     r.possible           // assuming nothing: every silent person has no budget, or every one has
//     r.on(pbo::claim::at_least(pbo::share::percent(30)))      // survives_the_worst_case, holds_at_the_level, open, ...
//
// Standard error (Cochran 1977, chapter 6: the ratio estimate, and the separate one of a stratified sample):
//
//     N/X sqrt((1 - n/N) / n s^2),   s^2 = sum (y_i - R x_i)^2 / (n - 1);     X/N is replaced by sum x / n where X is unknown
//     1/X sqrt(sum N_h^2 (1 - n_h/N_h) / n_h s_h^2),   s_h^2 about R_h
//
// Limits are Student's, with n - 1 degrees of freedom, or the sum of n_h - 1 over regions in which somebody is silent, cut
// to what is possible.  They speak of chance as if the silent councils had been drawn by lot; only the worst case does not.
//
// The number eligible is known for silent councils too, in the same file or an earlier one.  Where it is not, or where
// councils_in_all is more than are listed, give eligible_in_all, or there is no worst case.  Every council answered: R is a
// fact, its standard error is 0 and its limits not_applicable.  One answered of several: no_degrees_of_freedom.  None
// answered, or none in some region: no estimate (not_available), and without_answers names the region.  Answers that show no
// variation at all (every council has the same share): a standard error of 0, which tells nothing of the silent ones, and no
// limits (not_available).  A council with holders but without a number of eligible people counts as silent.  Throws
// std::domain_error for more holders than eligible people, std::invalid_argument for totals that are less than what is
// listed.  O(n log n).

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/interval/detail/student_t.hpp>
#include <pbo/measure/claims/claim.hpp>
#include <pbo/measure/take_up.hpp>

#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

struct non_response_options {
    std::optional<std::uint64_t> councils_in_all{};  ///< those listed unless given
    std::optional<std::uint64_t> eligible_in_all{};  ///< those of the councils listed unless given
};

/// A ratio estimate.  Each part is absent with its reason where it cannot be had.
struct ratio_estimate {
    figure<double> value;
    figure<double> standard_error;
    figure<double> degrees_of_freedom;
    figure<interval> limits;
    label method;

    friend bool operator==(ratio_estimate const&, ratio_estimate const&) = default;
};

/// Who answered in a region, or in all.
struct stratum_answers {
    std::string name;
    std::uint64_t councils = 0;
    std::uint64_t answered = 0;
    proportion counted;               ///< holders of eligible, in the councils that answered
    figure<std::uint64_t> eligible;   ///< in all its councils

    friend bool operator==(stratum_answers const&, stratum_answers const&) = default;
};

template <class Key>
struct non_response_result {
    stratum_answers all;
    std::vector<stratum_answers> strata;        ///< in alphabetical order
    ratio_estimate overall;
    ratio_estimate within_strata;
    figure<worst_cases> possible;
    std::vector<Key> silent;                    ///< the councils that are listed and did not answer
    std::vector<std::string> without_answers;   ///< the strata in which none did
    confidence_level level;

    [[nodiscard]] bool complete_count() const noexcept { return all.councils == all.answered; }
    /// What may be said of all councils' share: by the worst cases, then by the interval of the overall estimate.
    [[nodiscard]] claim_verdict on(claim const& c) const { return on(c, overall); }
    /// The same by another of the estimates.
    [[nodiscard]] claim_verdict on(claim const& c, ratio_estimate const& estimated) const {
        return detail::verdict_on(c, possible, estimated.limits);
    }
    friend bool operator==(non_response_result const&, non_response_result const&) = default;
};

namespace detail {

/// The councils of a stratum that answered, and how many it has.
struct ratio_sample {
    std::vector<std::pair<double, double>> counts;  ///< holders, eligible
    stratum_answers answers;

    /// N^2 (1 - n/N) / n s^2: the variance of the estimated number of holders.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> variance() const {
        double const n = static_cast<double>(answers.answered), all = static_cast<double>(answers.councils);
        if (answers.answered == answers.councils) return 0.0;
        if (answers.answered < 2) return absence::no_degrees_of_freedom;
        double const ratio = answers.counted.value().value_or(0.0);
        double sum = 0.0;
        for (auto const& [holders, eligible] : counts) sum += (holders - ratio * eligible) * (holders - ratio * eligible);
        return all * ((all - n) / n) * (sum / (n - 1.0));
    }
};

/// The share, with limits about it where there is something to be unsure of.
template <class = detail::when_called>
[[nodiscard]] inline ratio_estimate ratio_estimated(label const& method, figure<double> const& value, figure<double> const& error,
                                                    double degrees_of_freedom, bool complete, figure<worst_cases> const& possible,
                                                    confidence_level const& level) {
    ratio_estimate e{value, error, absence::no_degrees_of_freedom, absence::not_applicable, method};
    if (!value) {
        e.standard_error = e.degrees_of_freedom = value.reason();
        e.limits = value.reason();
        return e;
    }
    if (complete) return e;
    if (!error) {
        e.limits = error.reason();
        return e;
    }
    e.degrees_of_freedom = degrees_of_freedom;
    if (*error == 0.0) {
        e.limits = absence::not_available;
        return e;
    }
    double const reach = student_t_quantile(level, degrees_of_freedom) * *error;
    interval const to = possible.has_value() ? *possible->bounds() : unit_interval;
    double const lower = std::fmax(*value - reach, to.lower()), upper = std::fmin(*value + reach, to.upper());
    e.limits = interval{std::fmin(lower, *value), std::fmax(upper, *value)};
    return e;
}

struct non_response_function {
    /// who(record) is the council, stratum(record) its region, holders and eligible are figures or counts.
    template <class Records, class Who, class Stratum, class Holders, class Eligible>
    [[nodiscard]] auto operator()(Records const& records, Who who, Stratum stratum, Holders holders, Eligible eligible,
                                  non_response_options const& options = {}, confidence_level level = {}) const {
        using key = std::remove_cvref_t<std::invoke_result_t<Who const&, decltype(*records.begin())>>;
        non_response_result<key> result;
        result.level = level;
        ratio_sample all{{}, {"", 0, 0, {}, std::uint64_t{0}}};
        std::map<std::string, ratio_sample> strata;
        for (auto const& record : records) {
            figure<std::uint64_t> const have = std::invoke(holders, record), of = std::invoke(eligible, record);
            std::string const name(std::invoke(stratum, record));
            auto& own = strata.try_emplace(name, ratio_sample{{}, {name, 0, 0, {}, std::uint64_t{0}}}).first->second;
            if (have.has_value() && of.has_value() && *have > *of)
                throw std::domain_error("pbo::non_response: " + shown(key(std::invoke(who, record))) + ": " + std::to_string(*have) +
                                        " of " + std::to_string(*of) + " eligible people");
            for (auto* sample : {&all, &own}) add(*sample, have, of);
            if (!have.has_value() || !of.has_value()) result.silent.push_back(std::invoke(who, record));
        }
        bool const all_listed = take(options, all.answers);
        result.possible = worst_cases_of(all.answers);
        result.overall = overall(all, result.possible, level);
        result.within_strata = within(strata, all.answers, all_listed, result.possible, level);
        for (auto const& [name, sample] : strata) {
            result.strata.push_back(sample.answers);
            if (sample.answers.answered == 0) result.without_answers.push_back(name);
        }
        result.all = all.answers;
        return result;
    }

    /// People on personal budgets, of those eligible, within region.  The returns are chosen as take_up chooses them, which
    /// says what it throws.
    template <class Returns>
    [[nodiscard]] non_response_result<council> operator()(Returns const& returns, eligibility_basis basis,
                                                          take_up_selection const& only = {},
                                                          non_response_options const& options = {}, confidence_level level = {}) const {
        auto const chosen = pbo::take_up(returns, basis, only).context();
        std::vector<council_return> asked;
        for (council_return const& r : returns)
            if (r.basis == basis && r.role == chosen.role && r.period == chosen.period) asked.push_back(r);
        return (*this)(
            asked, &council_return::council, [](council_return const& r) { return std::string(r.council.region.view()); },
            on_personal_budgets, &council_return::eligible, options, level);
    }

private:
    template <class Key>
    static std::string shown(Key const& who) {
        if constexpr (requires(std::ostringstream& out) { out << who; }) {
            std::ostringstream out;
            out << who;
            return out.str();
        } else {
            return key_text(who);
        }
    }

    template <class = detail::when_called>
    static void add(ratio_sample& to, figure<std::uint64_t> const& have, figure<std::uint64_t> const& of) {
        ++to.answers.councils;
        if (of.has_value() && to.answers.eligible.has_value())
            to.answers.eligible = checked_sum(*to.answers.eligible, *of);
        else if (!of.has_value())
            to.answers.eligible = absence::not_available;
        if (!have.has_value() || !of.has_value()) return;
        ++to.answers.answered;
        to.answers.counted += proportion{*have, *of};
        to.counts.emplace_back(static_cast<double>(*have), static_cast<double>(*of));
    }

    /// Takes the totals given; whether every council is listed.
    template <class = detail::when_called>
    static bool take(non_response_options const& options, stratum_answers& all) {
        auto const listed = all.councils;
        if (options.councils_in_all.value_or(listed) < listed)
            throw std::invalid_argument("pbo::non_response: " + std::to_string(listed) + " councils are listed, but there are " +
                                        std::to_string(*options.councils_in_all) + " in all");
        all.councils = options.councils_in_all.value_or(listed);
        if (all.councils > listed) all.eligible = absence::not_available;
        if (options.eligible_in_all) all.eligible = *options.eligible_in_all;
        if (all.eligible.has_value() && *all.eligible < all.counted.trials())
            throw std::invalid_argument("pbo::non_response: " + std::to_string(all.counted.trials()) +
                                        " people are eligible where councils answered, but " + std::to_string(*all.eligible) + " in all");
        return all.councils == listed;
    }

    template <class = detail::when_called>
    static figure<worst_cases> worst_cases_of(stratum_answers const& all) {
        if (!all.eligible) return all.eligible.reason();
        if (*all.eligible == 0) return absence::nothing_to_divide_by;
        auto const silent = *all.eligible - all.counted.trials();
        return worst_cases{{all.counted.hits(), *all.eligible}, {all.counted.hits() + silent, *all.eligible}};
    }

    template <class = detail::when_called>
    static ratio_estimate overall(ratio_sample const& all, figure<worst_cases> const& possible, confidence_level const& level) {
        figure<double> value = all.answers.counted.value();
        if (all.answers.answered == 0) value = absence::not_available;
        double const n = static_cast<double>(all.answers.answered);
        double const of = all.answers.eligible.has_value()
                              ? static_cast<double>(*all.answers.eligible)
                              : static_cast<double>(all.answers.counted.trials()) * (static_cast<double>(all.answers.councils) / n);
        auto const error = all.variance().transform([of](double variance) { return std::sqrt(variance) / of; });
        return ratio_estimated("ratio", value, error, n - 1.0, all.answers.answered == all.answers.councils, possible, level);
    }

    template <class = detail::when_called>
    static ratio_estimate within(std::map<std::string, ratio_sample> const& strata, stratum_answers const& all, bool all_listed,
                                 figure<worst_cases> const& possible, confidence_level const& level) {
        double holders = 0.0, eligible = 0.0, variance = 0.0, degrees_of_freedom = 0.0;
        figure<double> value = 0.0, error = 0.0;
        if (!all_listed || strata.empty()) value = absence::not_available;
        for (auto const& [name, sample] : strata) {
            auto const& of = sample.answers;
            if (!of.eligible.has_value() || of.answered == 0) value = absence::not_available;
            if (!value || *of.eligible == 0) continue;
            auto const share = of.counted.value();
            if (!share) {
                value = share.reason();
                continue;
            }
            holders += *share * static_cast<double>(*of.eligible);
            eligible += static_cast<double>(*of.eligible);
            if (of.answered == of.councils) continue;
            degrees_of_freedom += static_cast<double>(of.answered) - 1.0;
            if (auto const own = sample.variance(); own.has_value())
                variance += *own;
            else
                error = own.reason();
        }
        bool const complete = all.answered == all.councils;
        if (value.has_value() && complete)
            value = all.counted.value();
        else if (value.has_value())
            value = eligible == 0.0 ? figure<double>(absence::nothing_to_divide_by) : holders / eligible;
        if (value.has_value() && error.has_value()) error = std::sqrt(variance) / eligible;
        return ratio_estimated("separate_ratio", value, error, degrees_of_freedom, complete, possible, level);
    }
};

}  // namespace detail

/// non_response(returns, basis, selection, options, level);
/// non_response(records, who, stratum, holders, eligible, options, level).
inline constexpr detail::non_response_function non_response{};

}  // namespace pbo

#endif
