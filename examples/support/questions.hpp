// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_QUESTIONS_HPP
#define PBO_EXAMPLES_SUPPORT_QUESTIONS_HPP

// Questions of a few counts or printed figures that one estimate with limits does not answer: each is answered in sentences.
// The words of a question are shares, counts, fractions and patterns; what is none of them is refused with what would be right.

#include "near_names.hpp"

#include <pbo/compare/cochran_q.hpp>
#include <pbo/compare/heterogeneity.hpp>
#include <pbo/compare/inequality.hpp>
#include <pbo/compare/mcnemar_unconditional.hpp>
#include <pbo/compare/paired_ratio.hpp>
#include <pbo/compare/power.hpp>
#include <pbo/compare/published_difference.hpp>
#include <pbo/compare/rate_ratio.hpp>
#include <pbo/compare/ratio_of_differences.hpp>
#include <pbo/compare/symmetry.hpp>
#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/publish/detail/limits_in_words.hpp>
#include <pbo/publish/detail/shown.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

using question_words = std::vector<std::string>;

namespace detail {

[[noreturn]] inline void refuse_word(std::string_view word, std::string const& expected) {
    throw std::invalid_argument("found '" + std::string(word.substr(0, 80)) + "'; expected " + expected);
}
[[noreturn]] inline void refuse_words(std::size_t found, std::string const& expected) {
    throw std::invalid_argument("found " + (found == 0 ? std::string("no words") : std::to_string(found) + (found == 1 ? " word" : " words")) + " after the question; expected " + expected);
}

/// "a/b" at its slash; nothing before or after it is refused.
inline std::pair<std::string_view, std::string_view> parts_at(std::string_view word, std::string_view mark, std::string const& expected) {
    auto const at = word.find(mark);
    if (at == std::string_view::npos || at == 0 || at + mark.size() == word.size()) refuse_word(word, expected);
    return {word.substr(0, at), word.substr(at + mark.size())};
}
template <class T>
T word_as(std::string_view word, std::string const& expected) {
    auto const value = pbo::text_form<T>::read(pbo::detail::trimmed(word));
    if (!value) refuse_word(word, expected);
    return *value;
}
/// 0.6 and 60% alike.
inline double share_word(std::string_view word) {
    bool const percent = word.ends_with('%');
    double const x = word_as<double>(percent ? word.substr(0, word.size() - 1) : word, "a share, as 0.6 or 60%");
    double const share = percent ? x / 100.0 : x;
    if (!(share >= 0.0 && share <= 1.0)) refuse_word(word, "a share from 0 to 1, or from 0% to 100%");
    return share;
}
inline std::uint64_t people_word(std::string_view word) { return word_as<std::uint64_t>(word, "a number of people, as 400"); }
inline pbo::proportion group_word(std::string_view word) {
    std::string const expected = "hits of people, as 30/120, the hits at most the people";
    auto const [hits, people] = parts_at(word, "/", expected);
    auto const x = word_as<std::uint64_t>(hits, expected), n = word_as<std::uint64_t>(people, expected);
    if (x > n) refuse_word(word, expected);
    return {x, n};
}
inline pbo::event_rate rate_word(std::string_view word) {
    std::string const expected = "events by exposure, as 30/1200, the exposure above 0";
    auto const [events, exposure] = parts_at(word, "/", expected);
    pbo::event_rate const rate{word_as<std::uint64_t>(events, expected), word_as<double>(exposure, expected)};
    if (!(rate.exposure > 0.0)) refuse_word(word, expected);
    return rate;
}
/// What the last printed place is worth: 0.1 of 66.4.
inline double last_place(std::string_view number) {
    auto const point = number.find('.');
    return point == std::string_view::npos ? 1.0 : std::pow(10.0, -static_cast<double>(number.size() - point - 1));
}
inline pbo::published_figure published_word(std::string_view word) {
    std::string const expected = "a figure and its margin at 95%, as 66.4+-1.2";
    auto const [value, margin] = parts_at(word, "+-", expected);
    pbo::published_figure const figure{word_as<double>(value, expected), word_as<double>(margin, expected), 1.96,
                                       last_place(value), last_place(margin)};
    if (!(figure.margin >= 0.0)) refuse_word(word, expected);
    return figure;
}

inline std::string number_or_why(pbo::figure<double> const& x) {
    return x.has_value() ? pbo::detail::for_people(*x, pbo::shown_as::number) : "no value (" + std::string(words(x.reason())) + ")";
}
inline std::string share_or_why(pbo::figure<double> const& x) {
    return x.has_value() ? pbo::detail::for_people(*x, pbo::shown_as::share) : "no value (" + std::string(words(x.reason())) + ")";
}
/// Both with as many places as tell them apart.
inline std::pair<std::string, std::string> shares_apart(double p, double q) {
    std::pair<std::string, std::string> both{share_or_why(p), share_or_why(q)};
    for (int places = 2; p != q && both.first == both.second && places < 15; ++places)
        both = {pbo::detail::rounded(100.0 * p, places) + "%", pbo::detail::rounded(100.0 * q, places) + "%"};
    return both;
}
inline std::string count_text(std::uint64_t n) { return pbo::detail::with_thousands(std::to_string(n)); }
/// "0.98 to 2.86"; a limit that is infinite is said so.
inline std::string limits_text(pbo::figure<pbo::interval> const& limits, pbo::shown_as how = pbo::shown_as::number) {
    if (!limits.has_value()) return "no limits (" + std::string(words(limits.reason())) + ")";
    auto const infinite = std::isinf(limits->upper());
    return pbo::detail::for_people(limits->lower(), how) + (infinite ? " to infinity" : " to " + pbo::detail::for_people(limits->upper(), how));
}
inline std::string points_text(double share) { return pbo::detail::rounded(100.0 * share, 1) + " points"; }
inline std::string point_limits(pbo::figure<pbo::interval> const& limits) {
    if (!limits.has_value()) return limits_text(limits);
    return pbo::detail::rounded(100.0 * limits->lower(), 1) + " to " + points_text(limits->upper());
}
/// "chi-squared 10.49, 4 degrees of freedom, p = 0.0329"
inline std::string tested_text(pbo::test_result const& r) {
    std::string text = r.statistic.has_value() ? "chi-squared " + number_or_why(r.statistic) : "no statistic (" + std::string(words(r.statistic.reason())) + ")";
    if (r.degrees_of_freedom.has_value())
        text += ", " + number_or_why(r.degrees_of_freedom) + (*r.degrees_of_freedom == 1.0 ? " degree" : " degrees") + " of freedom";
    return text + ", " + pbo::detail::p_in_words(r.p_value);
}
inline bool beyond_chance(pbo::figure<double> const& p, pbo::confidence_level level) { return p.has_value() && *p < level.alpha(); }

inline pbo::power_plan plan_of(question_words const& w, std::size_t effect, pbo::confidence_level level) {
    pbo::power_plan plan;
    plan.level = level;
    if (w.size() > effect) plan.design_effect = word_as<double>(w[effect], "a design effect above 0, as 1.5");
    return plan;
}
inline std::string design_text(pbo::power_plan const& plan) {
    return plan.design_effect == 1.0 ? "" : ", with a design effect of " + number_or_why(plan.design_effect);
}

inline std::string answer_power(question_words const& w, pbo::confidence_level level) {
    if (w.size() != 3 && w.size() != 4) refuse_words(w.size(), "two shares and the people in each group, as 50% 60% 400, and where people were drawn in clusters a design effect, as 1.5");
    double const p = share_word(w[0]), q = share_word(w[1]);
    auto const people = people_word(w[2]);
    if (people == 0) refuse_word(w[2], "one person or more in each group");
    auto const plan = plan_of(w, 3, level);
    auto const [first, second] = shares_apart(p, q);
    if (p == q) refuse_word(w[1], "another share than the first: of equal shares there is no difference to find");
    return "With " + count_text(people) + " people in each of two groups whose shares are " + first + " and " + second + design_text(plan) +
           ", a test at " + level.text() + " finds the difference with a probability of " + share_or_why(pbo::power_of_difference(p, q, people, plan)) + ".\n";
}
inline std::string answer_people_needed(question_words const& w, pbo::confidence_level level) {
    if (w.size() < 2 || w.size() > 4) refuse_words(w.size(), "two shares, as 50% 60%, and where wanted a power, as 0.9, and a design effect, as 1.5");
    double const p = share_word(w[0]), q = share_word(w[1]);
    auto plan = plan_of(w, 3, level);
    if (w.size() > 2) plan.power = share_word(w[2]);
    auto const [first, second] = shares_apart(p, q);
    return count_text(pbo::people_for_difference(p, q, plan)) + " people are needed in each of two groups for shares of " + first + " and " + second +
           " to be told apart at " + level.text() + " with a probability of " + share_or_why(plan.power) + design_text(plan) + ".\n";
}

inline std::string answer_rate_ratio(question_words const& w, pbo::confidence_level level) {
    if (w.size() != 2) refuse_words(w.size(), "events by exposure of two groups, as 30/1200 45/1300");
    auto const first = rate_word(w[0]), second = rate_word(w[1]);
    auto const exact = pbo::rate_ratio(first, second, pbo::rate_ratio_method::exact, level);
    auto const mid = pbo::rate_ratio(first, second, pbo::rate_ratio_method::mid, level);
    if (!exact.limits.has_value()) return "Nobody had an event in the first or in the second: nothing is known of the ratio of their rates.\n";
    return (exact.ratio.has_value() ? "Events are " + number_or_why(exact.ratio) + " times as frequent in the first as in the second: "
                                    : std::string("There was no event in the second, so that the ratio of rates has no value but limits: ")) +
           level.text() + " limits " + limits_text(exact.limits) + ", " + pbo::detail::p_in_words(exact.test.p_value) + " (exact); " + limits_text(mid.limits) + ", " +
           pbo::detail::p_in_words(mid.test.p_value) + " (mid-P, less cautious).\n";
}

inline std::string answer_paired(question_words const& w, pbo::confidence_level level) {
    if (w.size() != 4) refuse_words(w.size(), "four counts: yes both times, yes at first only, yes the second time only, no both times");
    pbo::two_by_two const t(people_word(w[0]), people_word(w[1]), people_word(w[2]), people_word(w[3]));
    auto const ratio = pbo::paired_ratio(t, level), odds = pbo::conditional_odds_ratio(t, pbo::conditional_odds_method::exact, level);
    auto const test = pbo::mcnemar_unconditional(t);
    std::string out = "Of " + count_text(t.total()) + " people, " + count_text(t.a + t.b) + " said yes at first and " + count_text(t.a + t.c) + " the second time";
    if (ratio.limits.has_value())
        out += ": " + (ratio.ratio.has_value() ? number_or_why(ratio.ratio) + " times as many at first (" : std::string("a ratio without a value (")) + level.text() +
               " limits " + limits_text(ratio.limits) + ")";
    out += ".\n" + count_text(t.b) + " changed from yes to no and " + count_text(t.c) + " from no to yes";
    if (!odds.limits.has_value()) return out + ": nobody changed, which says nothing of which way people change.\n";
    return out + ": odds of " + (odds.ratio.has_value() ? number_or_why(odds.ratio) + " (" : std::string("one to the other without a value (")) + limits_text(odds.limits) +
           ", exact); were a change as likely each way, " + pbo::detail::p_in_words(test.p_value) + " (exact, unconditional).\n";
}

inline std::string answer_symmetry(question_words const& w, pbo::confidence_level level) {
    std::string const expected = "a row of counts for each answer the first time, the second time's answers in its columns: 20,5,3 4,30,6 2,3,10";
    if (w.size() < 2) refuse_words(w.size(), expected);
    std::vector<std::uint64_t> counts;
    std::uint64_t same = 0;
    for (std::size_t i = 0; i < w.size(); ++i) {
        std::string_view rest = w[i];
        std::size_t columns = 0;
        for (bool more = true; more; ++columns) {
            auto const at = rest.find(',');
            auto const n = word_as<std::uint64_t>(rest.substr(0, at), "counts with commas between, as 20,5,3");
            if (columns == i) same += n;
            counts.push_back(n);
            more = at != std::string_view::npos;
            if (more) rest.remove_prefix(at + 1);
        }
        if (columns != w.size())
            refuse_word(w[i], std::to_string(w.size()) + " counts, as many as there are rows (the same answers both times)");
    }
    pbo::contingency_table const table(w.size(), counts);
    std::uint64_t all = 0;
    for (auto const n : counts) all += n;
    if (all == same) return "Of " + count_text(all) + " people, nobody gave another answer the second time: nothing is told of which way people move.\n";
    auto const moves = pbo::bowker(table), shares = pbo::stuart_maxwell(table);
    return "Of " + count_text(all) + " people, " + count_text(all - same) + " gave another answer the second time.\nMoves between answers " +
           (beyond_chance(moves.p_value, level) ? "went one way more than the other, beyond chance" : "went both ways as often as chance allows") + " (Bowker: " +
           tested_text(moves) + ").\nThe answers' shares " +
           (beyond_chance(shares.p_value, level) ? "changed by more than chance allows" : "changed by no more than chance allows") + " (Stuart and Maxwell: " +
           tested_text(shares) + ").\n";
}

inline std::string answer_cochran_q(question_words const& w, pbo::confidence_level level) {
    std::string const expected = "patterns of answers with how many people gave each, as yyn=6: y is yes and n is no";
    if (w.empty()) refuse_words(w.size(), expected);
    std::vector<pbo::answers_pattern> patterns;
    std::vector<std::uint64_t> yes;
    std::uint64_t all = 0;
    for (auto const& word : w) {
        auto const [answers, people] = parts_at(word, "=", expected);
        pbo::answers_pattern p{{}, people_word(people)};
        for (char const c : answers) {
            if (c != 'y' && c != 'n') refuse_word(word, expected);
            p.yes.push_back(c == 'y');
        }
        if (p.yes.size() < 2) refuse_word(word, "two answers or more, as yn=6");
        if (yes.empty()) yes.resize(p.yes.size());
        if (p.yes.size() != yes.size()) refuse_word(word, std::to_string(yes.size()) + " answers, as the first pattern has");
        for (std::size_t j = 0; j < yes.size(); ++j)
            if (p.yes[j]) yes[j] += p.people;
        all += p.people;
        patterns.push_back(std::move(p));
    }
    auto const found = pbo::cochran_q(patterns);
    std::string shares;
    for (std::size_t j = 0; j < yes.size(); ++j)
        shares += (j == 0 ? "" : j + 1 == yes.size() ? " and " : ", ") +
                  share_or_why(all == 0 ? pbo::figure<double>(pbo::absence::nothing_to_divide_by) : static_cast<double>(yes[j]) / static_cast<double>(all));
    return "The same " + count_text(all) + " people said yes to " + shares + " of " + std::to_string(yes.size()) + " questions: the shares differ by " +
           (beyond_chance(found.p_value, level) ? "more" : "no more") + " than chance allows (Cochran's Q: " + tested_text(found) + ").\n";
}

inline std::string answer_heterogeneity(question_words w, pbo::confidence_level level) {
    std::string const expected = "difference, ratio or odds_ratio, and then a stratum each word: 15/60:9/60 12/40:1/40";
    std::string const effect = w.empty() ? "" : w.front();
    if (w.size() < 2) refuse_words(w.size(), expected);
    if (effect != "difference" && effect != "ratio" && effect != "odds_ratio") refuse_word(effect, expected);
    w.erase(w.begin());
    std::vector<pbo::two_by_two> tables;
    for (auto const& word : w) {
        auto const [first, second] = parts_at(word, ":", "hits of people of both groups, as 15/60:9/60");
        tables.emplace_back(group_word(first), group_word(second));
    }
    auto const effects = effect == "difference" ? pbo::strata_of_differences(tables) : effect == "ratio" ? pbo::strata_of_ratios(tables) : pbo::strata_of_odds_ratios(tables);
    auto const found = pbo::heterogeneity(effects);
    if (!found.pooled.has_value())
        throw std::invalid_argument("none of the strata says anything of the " + effect + "; expected people in both groups, some hits and some misses");
    bool const logarithm = effect != "difference";
    std::string const what = effect == "odds_ratio" ? "odds ratio" : effect;
    pbo::figure<pbo::interval> limits = pbo::absence::nothing_to_divide_by;
    if (found.standard_error.has_value()) {
        double const low = *found.pooled - level.z() * *found.standard_error, high = *found.pooled + level.z() * *found.standard_error;
        limits = logarithm ? pbo::interval(std::exp(low), std::exp(high)) : pbo::interval(low, high);
    }
    std::string out = "Over " + count_text(effects.strata.size()) + (effects.strata.size() == 1 ? " stratum" : " strata") + " the " + what + " of the first group and the second is ";
    out += (logarithm ? number_or_why(std::exp(*found.pooled)) + " (" + limits_text(limits) : points_text(*found.pooled) + " (" + point_limits(limits)) + ")";
    out += effects.strata.size() > 1 ? ", were it the same in all.\n" : ".\n";
    if (effects.strata.size() > 1)
        out += std::string("Strata differ by ") + (beyond_chance(found.q.p_value, level) ? "more" : "no more") + " than chance allows (Cochran's Q: " + tested_text(found.q) +
               "); " + (beyond_chance(found.q.p_value, level) ? "" : "the estimates, which may as well be none, are: ") + share_or_why(found.i_squared) +
               " of what varies is more than chance (I-squared), with a standard deviation between strata of " + number_or_why(found.tau_squared.transform([](double t) { return std::sqrt(t); })) + (logarithm ? " (of logarithms).\n" : " (of shares).\n");
    if (found.left_out != 0)
        out += count_text(found.left_out) + (found.left_out == 1 ? " stratum is" : " strata are") +
               " left out: a group of nobody, with no hit or with nothing but hits has no variance by this method, and may differ most.\n";
    return out;
}

inline std::string answer_inequality(question_words const& w, pbo::confidence_level level) {
    if (w.size() < 2) refuse_words(w.size(), "two groups or more in their order, as 120/600 150/550 210/520");
    std::vector<pbo::proportion> groups;
    for (auto const& word : w) groups.push_back(group_word(word));
    auto const found = pbo::inequality(groups, level);
    if (found.groups < 2) throw std::invalid_argument("fewer than two groups have anybody; expected people in two or more");
    auto const in_points = [](pbo::inequality_figure const& f) {
        return f.value.has_value() ? points_text(*f.value) + " (" + point_limits(f.limits) + ")" : number_or_why(f.value);
    };
    auto const as_ratio = [](pbo::inequality_figure const& f) {
        return number_or_why(f.value) + (f.value.has_value() ? " (" + limits_text(f.limits) + ")" : "");
    };
    std::string out = "The last group with anybody less the first: " + in_points(found.gap) + "; the last over the first: " + as_ratio(found.ratio) + ".\nAlong the line through all " +
                      count_text(found.groups) + " groups, end less beginning: " + in_points(found.slope_index) + " (slope index of inequality); end over beginning: " +
                      as_ratio(found.relative_index) + " (relative index).\n";
    return out + "In brackets, limits at " + level.text() + ".\n";
}

inline std::string answer_published(question_words const& w, pbo::confidence_level level) {
    if (w.size() != 2) refuse_words(w.size(), "two figures with their margins at 95%, as 66.4+-1.2 64.9+-1.0");
    auto const first = published_word(w[0]), second = published_word(w[1]);
    auto const found = pbo::published_difference(first, second, level);
    double const finest = std::min({first.rounding, second.rounding, first.margin_rounding, second.margin_rounding});
    int const places = static_cast<int>(std::lround(-std::log10(finest))) + 1;
    auto const shown = [places](double x) { return pbo::detail::rounded(x, places); };
    bool const apart = !found.limits.contains(0.0);
    return "The first less the second: " + shown(found.difference) + ", " + level.text() + " limits " + shown(found.limits.lower()) + " to " + shown(found.limits.upper()) + ", " +
           pbo::detail::p_in_words(found.p_value) + ": they differ by " + (apart ? "more" : "no more") + " than their margins allow" +
           (found.settled ? ", whatever was rounded" : "; but how they were rounded may decide that") +
           ".\nOf two figures of different people: not of a council and the whole that holds it, nor of the same people twice.\n";
}

inline std::string answer_cost_per_point(question_words const& w, pbo::confidence_level level) {
    if (w.size() < 2 || w.size() > 4) refuse_words(w.size(), "differences in cost and in points with their margins at 95%, as 1200+-780 3.1+-1.8, then where known their correlation and a limit of cost");
    auto const as_error = [](pbo::published_figure const& f) { return pbo::estimated_difference{f.value, f.margin / 1.96}; };
    auto const cost = as_error(published_word(w[0])), points = as_error(published_word(w[1]));
    double const together = w.size() > 2 ? word_as<double>(w[2], "a correlation of both, from -1 to 1") : 0.0;
    auto const found = pbo::ratio_of_differences(cost, points, together, level);
    auto const number = [](double x) { return std::isinf(x) ? std::string(x < 0.0 ? "minus infinity" : "infinity") : pbo::detail::for_people(x, pbo::shown_as::number); };
    std::string out = found.ratio.has_value() ? "A point more costs " + number(*found.ratio) + ": " : std::string("No point more, and no cost of one: ");
    if (found.where == pbo::fieller_set::between)
        out += level.text() + " limits " + number(found.limits->lower()) + " to " + number(found.limits->upper()) + " (Fieller).\n";
    else if (found.where == pbo::fieller_set::outside)
        out += "points are not told from 0, so that at " + level.text() + " only costs between " + number(found.limits->lower()) + " and " + number(found.limits->upper()) + " are ruled out (Fieller).\n";
    else
        out += "points are not told from 0, and at " + level.text() + " no cost of a point is ruled out (Fieller).\n";
    if (cost.value < 0.0 && points.value > 0.0) out += "The first costs less and brings more: the ratio is what is saved for each point gained.\n";
    if (cost.value > 0.0 && points.value < 0.0) out += "The first costs more and brings less: no price of a point makes up for that.\n";
    if (cost.value < 0.0 && points.value < 0.0) out += "The first costs less and brings less: the ratio is what is saved for each point lost.\n";
    if (w.size() > 3) {
        double const limit = word_as<double>(w[3], "a limit of what a point may cost, as 500");
        out += "That it is worth it at " + number(limit) + " a point: " + share_or_why(pbo::chance_below(cost, points, limit, together)) + ".\n";
    }
    return out;
}

struct question {
    std::string_view form, what;
    std::string (*answer)(question_words const&, pbo::confidence_level);

    [[nodiscard]] std::string_view name() const { return form.substr(0, form.find(' ')); }
};
inline std::string answer_strata(question_words const& w, pbo::confidence_level level) { return answer_heterogeneity(w, level); }

}  // namespace detail

/// All questions, as --list prints them.
inline constexpr std::array<detail::question, 10> questions{{
    {"power SHARE SHARE PEOPLE [DESIGN_EFFECT]", "how likely a difference is found with so many people in each group", detail::answer_power},
    {"people_needed SHARE SHARE [POWER [DESIGN_EFFECT]]", "how many people each group must have (power 0.8)", detail::answer_people_needed},
    {"rate_ratio EVENTS/EXPOSURE EVENTS/EXPOSURE", "how many times as frequent events are, exact and mid-P", detail::answer_rate_ratio},
    {"paired BOTH FIRST SECOND NEITHER", "the same people twice: ratio, odds of change, McNemar's unconditional test", detail::answer_paired},
    {"symmetry ROW ROW...", "the same people gave one of several answers twice: Bowker, Stuart and Maxwell; a row is 20,5,3", detail::answer_symmetry},
    {"cochran_q PATTERN=PEOPLE...", "the same people answered several questions, as yyn=6: is yes as frequent in all?", detail::answer_cochran_q},
    {"heterogeneity difference|ratio|odds_ratio A/N:B/M...", "is it the same in all strata? Q, I-squared", detail::answer_strata},
    {"inequality HITS/PEOPLE...", "groups in their order: gap, slope and relative index of inequality", detail::answer_inequality},
    {"published VALUE+-MARGIN VALUE+-MARGIN", "two printed figures with margins at 95%: do they differ, and could rounding decide?", detail::answer_published},
    {"cost_per_point COST+-MARGIN POINTS+-MARGIN [CORRELATION [LIMIT]]", "what a point more costs, of two differences with margins at 95% (Fieller)", detail::answer_cost_per_point},
}};

inline bool is_question(std::string_view word) {
    return std::any_of(questions.begin(), questions.end(), [word](auto const& q) { return q.name() == word; });
}
/// Of a word that is neither a question nor a method: ": is 'power' meant?", or how to see them all.
inline std::string question_meant(std::string_view word) {
    std::string_view nearest;
    std::size_t least = 3;  // a letter or two
    for (auto const& q : questions)
        if (auto const apart = detail::letters_apart(word, q.name()); apart < least) {
            least = apart;
            nearest = q.name();
        }
    return nearest.empty() ? " (--list has all methods and questions)" : ": is '" + std::string(nearest) + "' meant?";
}

/// Throws std::exception with the reason for whatever cannot be answered.
inline std::string answered(question_words words, pbo::confidence_level level) {
    for (auto const& q : questions)
        if (q.name() == words.front()) {
            words.erase(words.begin());
            try {
                return q.answer(words, level);
            } catch (std::exception const& e) {
                throw std::invalid_argument(std::string(q.form) + ": " + e.what());
            }
        }
    throw std::invalid_argument("'" + words.front() + "' is no question");
}

}  // namespace examples

#endif
