// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_PARSE_METHOD_HPP
#define PBO_INTERVAL_PARSE_METHOD_HPP

// Which method does this text name?  parse_method("finite_population(wilson;153)") gives an any_interval_method whose
// name() is that text again.  Blanks round the parts are ignored.  A text that names no method throws
// std::invalid_argument, which says what would have been right.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/interval/agresti_coull.hpp>
#include <pbo/interval/any_interval_method.hpp>
#include <pbo/interval/arcsine.hpp>
#include <pbo/interval/bayes.hpp>
#include <pbo/interval/blaker.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/interval/finite_population.hpp>
#include <pbo/interval/hypergeometric.hpp>
#include <pbo/interval/jeffreys.hpp>
#include <pbo/interval/jeffreys_modified.hpp>
#include <pbo/interval/likelihood_ratio.hpp>
#include <pbo/interval/logit.hpp>
#include <pbo/interval/mid_p.hpp>
#include <pbo/interval/one_sided.hpp>
#include <pbo/interval/skewness_corrected_score.hpp>
#include <pbo/interval/wald.hpp>
#include <pbo/interval/wald_continuity_corrected.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/interval/wilson_continuity_corrected.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

/// A way to write a method's name, and what it is in a line.
struct named_method {
    std::string_view form;
    std::string_view what;
};

/// Every form that parse_method reads, in the order of the documentation.
inline constexpr std::array interval_method_forms{
    named_method{"wilson", "Wilson's score interval, the default"},
    named_method{"wilson_continuity_corrected", "Wilson's with continuity correction (Newcombe's method 4)"},
    named_method{"clopper_pearson", "exact: never covers less than its level"},
    named_method{"mid_p", "exact tails with half the point's mass"},
    named_method{"blaker", "exact, inside Clopper-Pearson; no one-sided form"},
    named_method{"jeffreys", "equal-tailed, Jeffreys' prior, 0 at k = 0 and 1 at k = n"},
    named_method{"jeffreys_modified", "Brown, Cai and DasGupta's modification of it"},
    named_method{"likelihood_ratio", "likelihood ratio"},
    named_method{"logit", "the textbook's on the log-odds; exact limits at k = 0 and n"},
    named_method{"arcsine", "variance-stabilised (Anscombe)"},
    named_method{"skewness_corrected_score", "Laud's SCAS"},
    named_method{"agresti_coull", "z^2/2 more hits and misses, then the textbook's; clamped"},
    named_method{"wald", "the textbook's, for teaching; poor; clamped"},
    named_method{"wald_continuity_corrected", "the same with 1/(2n) more on either side; poor; clamped"},
    named_method{"bayes(A;B)", "Beta(A, B) prior, equal-tailed"},
    named_method{"bayes_highest_density(A;B)", "Beta(A, B) prior, the shortest interval; no one-sided form"},
    named_method{"finite_population(METHOD;N)", "a method for real-valued counts, or hypergeometric, from a population of N"},
    named_method{"upper_only(METHOD)", "the upper limit alone, with the whole alpha"},
    named_method{"lower_only(METHOD)", "the lower limit alone, with the whole alpha"},
};

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline std::string known_method_forms() {
    std::string all;
    for (auto const& m : interval_method_forms) all.append(all.empty() ? "" : ", ").append(m.form);
    return all;
}
template <class = detail::when_called>
[[noreturn]] inline void refuse_method(std::string_view text, std::string const& why) {
    throw std::invalid_argument("pbo::parse_method: " + detail::in_quotes(text.substr(0, 120)) + " " + why);
}

/// The text between "head(" and ")", if that is how text is built.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<std::string_view> argument_of(std::string_view text, std::string_view head) {
    if (!text.starts_with(head)) return std::nullopt;
    text = trimmed(text.substr(head.size()));
    if (text.size() < 2 || text.front() != '(' || text.back() != ')') return std::nullopt;
    return trimmed(text.substr(1, text.size() - 2));
}

template <class... Methods>
[[nodiscard]] std::optional<any_interval_method> plain_method_named(std::string_view text, Methods const&... methods) {
    std::optional<any_interval_method> found;
    static_cast<void>(((text == methods.name().view() && (found.emplace(methods), true)) || ...));
    return found;
}

template <class = detail::when_called>
[[nodiscard]] inline beta_prior parse_prior(std::string_view text, std::string_view inside) {
    std::size_t const semicolon = inside.find(';');
    if (semicolon == std::string_view::npos) refuse_method(text, "needs two parameters: bayes(A;B)");
    auto const a = text_form<double>::read(trimmed(inside.substr(0, semicolon)));
    auto const b = text_form<double>::read(trimmed(inside.substr(semicolon + 1)));
    if (!a || !b || !(*a > 0.0) || !(*b > 0.0)) refuse_method(text, "needs two numbers above 0: bayes(A;B)");
    return {*a, *b};
}

template <class = detail::when_called>
[[nodiscard]] inline any_interval_method parse_interval_method(std::string_view text) {
    text = trimmed(text);
    if (text.size() > label::capacity)  // also bounds the depth of nesting
        refuse_method(text, "is longer than any method's name");
    if (auto found = plain_method_named(
            text, wilson, wilson_continuity_corrected, clopper_pearson, mid_p, blaker, jeffreys, jeffreys_modified,
            likelihood_ratio, logit, arcsine, skewness_corrected_score, agresti_coull, wald,
            wald_continuity_corrected, hypergeometric))
        return *found;
    if (auto const inside = argument_of(text, "upper_only")) {
        auto const method = parse_interval_method(*inside);
        if (!method.has_one_sided_form()) refuse_method(text, "asks one limit of a method without a one-sided form");
        return upper_only(method);
    }
    if (auto const inside = argument_of(text, "lower_only")) {
        auto const method = parse_interval_method(*inside);
        if (!method.has_one_sided_form()) refuse_method(text, "asks one limit of a method without a one-sided form");
        return lower_only(method);
    }
    if (auto const inside = argument_of(text, "bayes")) {
        auto const prior = parse_prior(text, *inside);
        return bayes{prior.a(), prior.b()};
    }
    if (auto const inside = argument_of(text, "bayes_highest_density")) {
        auto const prior = parse_prior(text, *inside);
        return bayes_highest_density{prior.a(), prior.b()};
    }
    if (auto const inside = argument_of(text, "finite_population")) {
        std::size_t const semicolon = inside->rfind(';');
        if (semicolon == std::string_view::npos) refuse_method(text, "names no population: finite_population(METHOD;N)");
        auto const population = text_form<std::uint64_t>::read(trimmed(inside->substr(semicolon + 1)));
        if (!population) refuse_method(text, "has no whole number as its population: finite_population(METHOD;N)");
        auto const method = parse_interval_method(inside->substr(0, semicolon));
        if (!method.serves_real_counts() && !method.serves_finite_counts())
            refuse_method(text, "asks a finite population of a method that needs whole counts without one");
        return finite_population(method, *population);
    }
    refuse_method(text, "is not a method; expected one of " + known_method_forms());
}

}  // namespace detail

/// parse_method("upper_only(clopper_pearson)").
struct parse_method_function {
    template <class = detail::when_called>
    [[nodiscard]] any_interval_method operator()(std::string_view text) const {
        return detail::parse_interval_method(text);
    }
};
inline constexpr parse_method_function parse_method;

}  // namespace pbo

#endif
