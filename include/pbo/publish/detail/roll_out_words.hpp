// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_ROLL_OUT_WORDS_HPP
#define PBO_PUBLISH_DETAIL_ROLL_OUT_WORDS_HPP

// A roll-out in words: its assumptions, chances that are neither 0 nor 1 however they round, and the sentences that
// close a report.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/measure/roll_out/forecast.hpp>
#include <pbo/measure/roll_out/required.hpp>
#include <pbo/publish/detail/shown.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] inline std::string per_cent(double share) { return rounded(100.0 * share, 1) + "%"; }
/// At most four significant digits: 2, 0.9231, 12.5.
template <class = detail::when_called>
[[nodiscard]] inline std::string plain_number(double value) { return for_people(value, shown_as::number); }

/// An assumption as it was made: 21.528 %, not 21.5 %.
template <class = detail::when_called>
[[nodiscard]] inline std::string assumed_per_cent(double share) {
    return number_text(100.0 * share, 6) + "%";
}

/// "13.9 %", and never 0 % or 100 % for what may yet happen or fail.
template <class = detail::when_called>
[[nodiscard]] inline std::string chance_words(double chance, bool certain) {
    if (!certain && chance < 0.0005) return "<0.1%";
    if (!certain && chance >= 0.9995) return ">99.9%";
    return per_cent(chance);
}
template <class = detail::when_called>
[[nodiscard]] inline std::string chance_words(roll_out_prospect const& at, share const& target) {
    if (!at.chance.reached) return "undetermined";
    return chance_words(*at.chance.reached, !(at.month.variance_above(target.value()) > 0.0));
}
/// In a sentence: "under 0.1 %", "5.0 to over 99.9 %".
template <class = detail::when_called>
[[nodiscard]] inline std::string spoken(std::string chance) {
    if (auto const below = chance.find('<'); below != std::string::npos) chance.replace(below, 1, "under ");
    if (auto const above = chance.find('>'); above != std::string::npos) chance.replace(above, 1, "over ");
    return chance;
}
/// "a", or "a to b" when they differ; a unit that both end in is said once.
template <class = detail::when_called>
[[nodiscard]] inline std::string from_to(std::string from, std::string const& to) {
    if (from == to) return from;
    if (from.ends_with('%') && to.ends_with('%')) from.resize(from.size() - 1);
    return from + " to " + to;
}

template <class = detail::when_called>
[[nodiscard]] inline std::string conversion_words(conversion_range const& c) {
    return from_to(assumed_per_cent(c.lower().value()), assumed_per_cent(c.upper().value()));
}

/// "1,000 people, 300 on a budget; ..."
template <class = detail::when_called>
[[nodiscard]] inline std::string assumptions_in_words(roll_out_assumptions const& a,
                                                      conversion_range const& conversion) {
    auto const count = [](std::uint64_t n) { return with_thousands(std::to_string(n)); };
    std::string text = "assumed: " + count(a.start.trials()) + (a.start.trials() == 1 ? " person, " : " people, ") +
                       count(a.start.hits()) + " on a budget; " + plain_number(a.reviews.per_year()) +
                       (a.reviews.per_year() == 1.0 ? " review" : " reviews") + " a person a year, " +
                       std::string(spelling(a.reviews.pattern())) + "; conversion " + conversion_words(conversion) +
                       "; ";
    if (a.entrants.a_month() == 0.0)
        return text + "no entrants; " + assumed_per_cent(a.exits.per_year()) + " leave in a year";
    text += plain_number(a.entrants.a_month()) + (a.entrants.a_month() == 1.0 ? " entrant" : " entrants") +
            " a month" + (a.entrants.is_poisson() ? " (Poisson)" : "") +
            ", " + assumed_per_cent(a.entrants.default_share().value()) + " with a budget by default";
    if (a.entrants.delay() != 0)
        text += " after " + std::to_string(a.entrants.delay()) + (a.entrants.delay() == 1 ? " month" : " months");
    return text + "; " + assumed_per_cent(a.exits.per_year()) + " leave in a year";
}

/// Why nobody can plan for 100 %; nothing when that is not the target or nothing stands in its way.
template <class = detail::when_called>
[[nodiscard]] inline std::string why_not_everybody(forecast_result const& f) {
    auto const& e = f.rates.entrants;
    double const s = e.default_share().value();
    if (f.target.numerator() != f.target.denominator() || f.rows.size() < 2 || e.a_month() == 0.0 ||
        (s == 1.0 && e.delay() == 0))
        return {};
    if (e.delay() != 0)
        return "100% cannot be planned: who enters in the last " + std::to_string(e.delay()) +
               (e.delay() == 1 ? " month" : " months") + " cannot have a budget yet, whatever the reviews do.";
    double const most = e.is_poisson() ? std::exp(-e.a_month() * (1.0 - s)) : std::pow(s, e.a_month());
    return "100% cannot be planned: of those who enter in the last month each has a budget by default with a chance "
           "of " +
           assumed_per_cent(s) + ", so all of them do with a chance of " + spoken(chance_words(most, false)) +
           " at most, whatever the reviews do.";
}

/// A mean number of people; of few a tenth of a person matters: 0.6 of 0.8 people is not 1 of 1.
template <class = detail::when_called>
[[nodiscard]] inline std::string mean_people(double mean) {
    return mean < 9.95 ? number_text(std::round(10.0 * mean) / 10.0, 6) : for_people(mean, shown_as::count);
}

/// "By 2013-03 take-up is expected to be 79.4 % (95 % range 77.0 to 81.8 %) ... ": the closing sentence.
template <class = detail::when_called>
[[nodiscard]] inline std::string conclusion_of(forecast_result const& f, confidence_level level) {
    auto const& last = f.rows.back();
    std::string const when = last.month.text();
    auto const low = last.lower.month.take_up();
    auto const high = last.upper.month.take_up();
    if (!low || !high) return "By " + when + " nobody is in the caseload: take-up and the target are undetermined.";
    auto const from = last.lower.month.take_up_range(level)->lower();
    auto const to = last.upper.month.take_up_range(level)->upper();
    auto const caseload = mean_people(last.upper.month.mean_caseload());
    std::string text =
        f.conversion.is_one() ? std::string() : "With a conversion of " + conversion_words(f.conversion) + ": ";
    text += (text.empty() ? "By " : "by ") + when + " take-up is expected to be " +
            from_to(per_cent(*low), per_cent(*high)) + " (" + level.text() + " range " + rounded(100.0 * from, 1) +
            " to " + per_cent(to) + "), " +
            from_to(mean_people(last.lower.month.mean_on), mean_people(last.upper.month.mean_on)) +
            " of " + caseload + (caseload == "1" ? " person" : " people") + "; the chance that it is " +
            f.target.text() + (f.target.numerator() == f.target.denominator() ? " is " : " or more is ") +
            spoken(from_to(chance_words(last.lower, f.target), chance_words(last.upper, f.target)));
    if (auto const nobody = last.lower.chance.nobody; nobody >= 0.0005)
        text += ", and that nobody is left in the caseload " + per_cent(nobody);
    return text + ".";
}

/// Whether any conversion could bring the target about, when the one assumed does not; else nothing.
template <class = detail::when_called>
[[nodiscard]] inline std::string beyond_reach(forecast_result const& f) {
    auto const& last = f.rows.back();
    auto const best = required_conversion(f.rates, last.lower.month.month, f.target);
    if (best.outcome != requirement_outcome::unreachable) return {};
    return "On average the target is unreachable at this review rate: even if every review converted, take-up by " +
           last.month.text() + " would be " + per_cent(*best.best) + ", short of " + f.target.text() + ".";
}

/// A rate that is enough must not be rounded below itself.
template <class = detail::when_called>
[[nodiscard]] inline std::string enough_words(required_rate what, roll_out_assumptions const& a, double least) {
    auto const up = [](double x, double parts) { return std::ceil(x * parts - 1e-6) / parts; };
    if (what == required_rate::conversion) return per_cent(std::min(1.0, up(least, 1000.0)));
    if (a.reviews.pattern() == review_pattern::memoryless || least == 0.0)
        return plain_number(up(least, 1000.0)) + (up(least, 1000.0) == 1.0 ? " review" : " reviews") + " a person a year";
    auto const months = review_schedule::scheduled(least).months_between();
    return "a review every " + (months == 1 ? std::string("month") : std::to_string(months) + " months") + " (" +
           plain_number(least) + " a year)";
}
template <class = detail::when_called>
[[nodiscard]] inline std::string requirement_words(required_rate what, roll_out_assumptions const& a,
                                                   roll_out_requirement const& r, bool on_average) {
    switch (r.outcome) {
        case requirement_outcome::needed:
            return enough_words(what, a, *r.least);
        case requirement_outcome::met_without:
            return what == required_rate::conversion ? "no conversion at all" : "no reviews at all";
        case requirement_outcome::undetermined:
            return "undetermined (nobody is in the caseload)";
        case requirement_outcome::unreachable:
            break;
    }
    return std::string("unreachable (") +
           (what == required_rate::conversion ? "a conversion of 100%" : "a review every month") + " gives " +
           (on_average ? "a take-up of " + per_cent(*r.best) : "a chance of " + spoken(chance_words(*r.best, false))) +
           ")";
}

}  // namespace pbo::detail

#endif
