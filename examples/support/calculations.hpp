// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_CALCULATIONS_HPP
#define PBO_EXAMPLES_SUPPORT_CALCULATIONS_HPP

// From a method's code name and counts as text to an estimate and its limits.

#include "questions.hpp"

#include <pbo/compare/any_comparison_method.hpp>
#include <pbo/compare/mcnemar.hpp>
#include <pbo/compare/net_balance.hpp>
#include <pbo/compare/one_share_tests.hpp>
#include <pbo/compare/part_against_whole_test.hpp>
#include <pbo/compare/two_proportion_tests.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/interval/parse_method.hpp>
#include <pbo/publish/detail/wrapped.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

struct calculated_result {
    pbo::figure<double> estimate, lower, upper;
};

/// x1, n1, x2, n2 as they stand in the row.
using count_texts = std::array<std::string_view, 4>;

namespace detail {

template <class T>
T value_of(std::string_view name, std::string_view text) {
    auto const value = pbo::text_form<T>::read(pbo::detail::trimmed(text));
    if (!value)
        throw std::invalid_argument(std::string(name) + ": found '" + std::string(text.substr(0, 80)) + "'; expected " +
                                    pbo::text_form<T>::expected());
    return *value;
}

inline pbo::proportion proportion_of(count_texts const& counts, std::size_t first) {
    static constexpr std::array<std::string_view, 4> names{"x1", "n1", "x2", "n2"};
    return {value_of<std::uint64_t>(names[first], counts[first]), value_of<std::uint64_t>(names[first + 1], counts[first + 1])};
}

inline void only_one_group(std::string_view method, count_texts const& counts) {
    if (!pbo::detail::trimmed(counts[2]).empty() || !pbo::detail::trimmed(counts[3]).empty())
        throw std::invalid_argument(std::string(method) + " takes one proportion: leave x2 and n2 empty");
}

template <class Estimate>
calculated_result result_of(Estimate const& e) {
    return {e.value, e.limits.transform([](pbo::interval const& i) { return i.lower(); }),
            e.limits.transform([](pbo::interval const& i) { return i.upper(); })};
}

/// The text after "family.", if the method belongs to the family.
inline std::optional<std::string_view> in_family(std::string_view method, std::string_view family) {
    if (method.size() <= family.size() || !method.starts_with(family) || method[family.size()] != '.') return std::nullopt;
    return method.substr(family.size() + 1);
}

/// p-values have no limits.
inline calculated_result result_of_test(pbo::test_result const& r) {
    return {r.p_value, pbo::absence::not_applicable, pbo::absence::not_applicable};
}

/// The same people twice: x1 both times, n1 only the first, x2 only the second, n2 neither.
inline pbo::paired_difference_of pairs_of(count_texts const& c) {
    return {value_of<std::uint64_t>("x1", c[0]), value_of<std::uint64_t>("n1", c[1]), value_of<std::uint64_t>("x2", c[2]),
            value_of<std::uint64_t>("n2", c[3])};
}
/// x1 better and x2 worse of the same answered, n1 = n2.
inline pbo::net_balance balance_of(count_texts const& c) {
    if (pbo::detail::trimmed(c[1]) != pbo::detail::trimmed(c[3]))
        throw std::invalid_argument("net_balance takes x1 better and x2 worse of the same people: n1 and n2 must be equal");
    return {value_of<std::uint64_t>("x1", c[0]), value_of<std::uint64_t>("x2", c[2]), value_of<std::uint64_t>("n1", c[1])};
}

/// A method that is one of a few, by its name.
template <class E, class... Methods>
calculated_result one_of(std::string_view name, E const& e, pbo::confidence_level level, Methods const&... methods) {
    std::optional<calculated_result> found;
    std::string all;
    auto const ask = [&](auto const& m) {
        pbo::label const known = m.name();
        all.append(all.empty() ? "" : ", ").append(known.view());
        if (known.view() == name) found = result_of(m(e, level));
    };
    (ask(methods), ...);
    if (!found) throw std::invalid_argument("'" + std::string(name) + "' is not a method of this family; expected one of " + all);
    return *found;
}

template <class... Tests>
std::optional<calculated_result> pair_test(std::string_view name, pbo::paired_difference_of const& e, Tests const&... tests) {
    std::optional<calculated_result> found;
    auto const ask = [&](auto const& t) {
        auto const r = t(e.first_only(), e.second_only());
        if (r.method.view() == name) found = result_of_test(r);
    };
    (ask(tests), ...);
    return found;
}

/// one_share_exact(0.3), one_share_score_less(0.3): a test of x1 of n1 against a fixed share.
inline std::optional<calculated_result> one_share_test(std::string_view name, count_texts const& c) {
    auto const open = name.find('(');
    if (!name.starts_with("one_share_") || open == std::string_view::npos || name.back() != ')') return std::nullopt;
    auto const fixed = value_of<double>("the share in brackets", name.substr(open + 1, name.size() - open - 2));
    for (auto const side : {pbo::alternative::two_sided, pbo::alternative::less, pbo::alternative::greater}) {
        auto const p = proportion_of(c, 0);
        for (auto const& r : {pbo::one_share_exact(p, fixed, side), pbo::one_share_score(p, fixed, side)})
            if (r.method.view() == name.substr(0, open)) {
                only_one_group(name, c);
                return result_of_test(r);
            }
    }
    return std::nullopt;
}

inline calculated_result tested(std::string_view name, count_texts const& c) {
    if (auto const found = one_share_test(name, c)) return *found;
    if (name.starts_with("mcnemar")) {
        auto const found = pair_test(name, pairs_of(c), pbo::mcnemar, pbo::mcnemar_continuity_corrected, pbo::mcnemar_exact, pbo::mcnemar_mid_p);
        if (!found) throw std::invalid_argument("'test." + std::string(name) + "' is not a test; see --list");
        return *found;
    }
    if (name == "part_against_whole")
        return result_of_test(pbo::part_against_whole_score(proportion_of(c, 0), proportion_of(c, 2)));
    return result_of_test(pbo::parse_two_proportion_test(name)(proportion_of(c, 0), proportion_of(c, 2)));
}

}  // namespace detail

/// The method as it is written in --list, where pages write newcombe or fisher: the one of that name that takes two groups, or
/// the test of one share.  Throws std::invalid_argument, naming them, where several do.
inline std::string full_name(std::string_view method, count_texts const& counts) {
    std::string const name(pbo::detail::trimmed(method));
    if (name.starts_with("one_share_")) return "test." + name;
    auto const families = {"difference.", "ratio.", "odds_ratio.", "paired.", "net_balance.", "part_against_whole.", "test."};
    for (std::string_view const family : families)
        if (name.starts_with(family)) return name;
    bool const two = !pbo::detail::trimmed(counts[2]).empty() || !pbo::detail::trimmed(counts[3]).empty();
    for (auto const& m : pbo::interval_method_forms)
        if (!two && std::string_view(m.form).substr(0, m.form.find('(')) == name.substr(0, name.find('('))) return name;
    std::vector<std::string> found;
    auto const look_at = [&](std::string_view listed) {
        auto const dot = listed.find('.');
        if (dot == std::string_view::npos) return;
        std::string_view const own = listed.substr(dot + 1);
        if (own.substr(0, own.find('(')) == std::string_view(name).substr(0, name.find('(')))
            found.push_back(std::string(listed.substr(0, dot + 1)) + name);
    };
    for (auto const& m : pbo::comparison_method_forms) look_at(m.form);
    for (auto const& t : pbo::two_proportion_tests()) look_at("test." + std::string(t.name));
    for (auto const* t : {"test.equivalence(MARGIN)", "test.part_against_whole", "test.mcnemar", "test.mcnemar_continuity_corrected",
                          "test.mcnemar_exact", "test.mcnemar_mid_p"})
        look_at(t);
    std::string all;
    for (auto const& one : found) all += (all.empty() ? "" : ", ") + one;
    if (found.size() == 1 && two) return found.front();
    if (found.size() == 1) throw std::invalid_argument("'" + name + "' is " + all + ", which takes two groups: x1, n1, x2 and n2");
    if (found.size() > 1) throw std::invalid_argument("'" + name + "' can be " + all + (two ? ": name one of them" : ", which take two groups: x1, n1, x2 and n2"));
    return name;
}

/// Throws std::exception with the reason for whatever cannot be computed.
inline calculated_result calculate(std::string_view written, count_texts const& counts, std::string_view level_text) {
    std::string const resolved = full_name(written, counts);
    std::string_view const method = resolved;
    auto const level = pbo::detail::trimmed(level_text).empty()
                           ? pbo::confidence_level{}
                           : pbo::confidence_level{detail::value_of<double>("level", level_text)};
    auto const two = [&counts] { return std::pair(detail::proportion_of(counts, 0), detail::proportion_of(counts, 2)); };
    if (auto const name = detail::in_family(method, "difference")) {
        auto const [a, b] = two();
        return detail::result_of(pbo::parse_difference_method(*name)(pbo::difference_of{a, b}, level));
    }
    if (auto const name = detail::in_family(method, "ratio")) {
        auto const [a, b] = two();
        return detail::result_of(pbo::parse_ratio_method(*name)(pbo::ratio_of{a, b}, level));
    }
    if (auto const name = detail::in_family(method, "odds_ratio")) {
        auto const [a, b] = two();
        return detail::result_of(pbo::parse_odds_ratio_method(*name)(pbo::odds_ratio_of{a, b}, level));
    }
    if (auto const name = detail::in_family(method, "part_against_whole")) {
        auto const [part, whole] = two();
        return detail::result_of(pbo::parse_difference_method(*name)(pbo::part_and_whole{part, whole}, level));
    }
    if (auto const name = detail::in_family(method, "paired"))
        return detail::result_of(pbo::parse_paired_difference_method(*name)(detail::pairs_of(counts), level));
    if (auto const name = detail::in_family(method, "net_balance"))
        return detail::one_of(*name, detail::balance_of(counts), level, pbo::tango, pbo::mover_wilson, pbo::wald);
    if (auto const name = detail::in_family(method, "test")) return detail::tested(*name, counts);

    auto const chosen = pbo::parse_method(method);
    detail::only_one_group(method, counts);
    return detail::result_of(chosen(detail::proportion_of(counts, 0), level));
}

/// All methods, each with what it is beside it, in lines of at most so many characters; where that leaves too little room,
/// what it is stands below.
inline std::string list_of_methods(std::size_t width) {
    constexpr std::size_t beside = 48, least_beside = 24;
    std::string out;
    auto const line = [&](std::string name, std::string_view what) {
        auto const room = width < beside + least_beside ? std::size_t{6} : beside;
        if (name.size() + 2 > room || room < beside) {
            out.append(name).append("\n");
            name.clear();
        }
        name.resize(room, ' ');
        pbo::detail::append_paragraph(out, name, what, width);
    };
    auto const heading = [&](std::string_view text) { pbo::detail::append_paragraph(out, "", text, width); };
    heading("One proportion: x1 of n1; x2 and n2 stay empty");
    for (auto const& m : pbo::interval_method_forms) line("  " + std::string(m.form), m.what);
    heading("Two proportions: x1 of n1 against x2 of n2 (paired: x1 both times, n1 only the first, x2 only the second, n2 neither)");
    for (auto const& m : pbo::comparison_method_forms) line("  " + std::string(m.form), m.what);
    heading("A part against the whole that contains it: x1 of n1 in x2 of n2");
    for (auto const& m : pbo::methods_for<pbo::difference_of>) line("  part_against_whole." + std::string(m.name()), m.what);
    heading("Net balance: x1 better and x2 worse of the same n1 = n2");
    line("  net_balance.tango", "score, better and worse as discordant pairs");
    line("  net_balance.mover_wilson", "from two Wilson intervals and their correlation");
    line("  net_balance.wald", "the textbook's, for teaching; clamped");
    heading("Tests: the p-value is the estimate, and there are no limits");
    for (auto const* side : {"", "_less", "_greater"})
        line(std::string("  test.one_share_exact") + side + "(SHARE)", "x1 of n1 against a fixed share: exact binomial, as in R; x2 and n2 stay empty");
    for (auto const* side : {"", "_less", "_greater"})
        line(std::string("  test.one_share_score") + side + "(SHARE)", "the same by the score, which Wilson's interval inverts");
    for (auto const& t : pbo::two_proportion_tests()) line("  test." + std::string(t.name), t.description);
    line("  test.equivalence(MARGIN)", "two one-sided tests that the difference lies within the margin");
    line("  test.part_against_whole", "score test of a part against the whole that contains it");
    for (auto const* name : {"mcnemar", "mcnemar_continuity_corrected", "mcnemar_exact", "mcnemar_mid_p"})
        line(std::string("  test.") + name, "the same people twice, counts as for paired");
    heading("Questions, answered in sentences; shares are written 0.6 or 60%");
    for (auto const& q : questions) line("  " + std::string(q.form), q.what);
    return out;
}

}  // namespace examples

#endif
