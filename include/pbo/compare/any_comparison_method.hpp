// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_ANY_COMPARISON_METHOD_HPP
#define PBO_COMPARE_ANY_COMPARISON_METHOD_HPP

// Which method for a difference, a ratio, an odds ratio or a paired difference did the user choose at run time?
//
//     auto const m = parse_difference_method("newcombe");        // or "difference.newcombe"
//     difference(a, b, m)                                        // any_difference_method is a method like the others
//
// Its name() is "newcombe" again, and part_and_whole takes it as well.  The lists below say what there is, with a line
// each; comparison_method_forms has them all, as the calculator prints them.  A text that names no method throws
// std::invalid_argument, which says what would have been right.

#include <pbo/compare/adjusted_log.hpp>
#include <pbo/compare/agresti_caffo.hpp>
#include <pbo/compare/baptista_pike.hpp>
#include <pbo/compare/beal.hpp>
#include <pbo/compare/difference.hpp>
#include <pbo/compare/exact_conditional.hpp>
#include <pbo/compare/gart.hpp>
#include <pbo/compare/hauck_anderson.hpp>
#include <pbo/compare/inverse_sinh.hpp>
#include <pbo/compare/katz.hpp>
#include <pbo/compare/koopman.hpp>
#include <pbo/compare/mee.hpp>
#include <pbo/compare/mid_p.hpp>
#include <pbo/compare/miettinen_nurminen.hpp>
#include <pbo/compare/mover_wilson.hpp>
#include <pbo/compare/newcombe_paired.hpp>
#include <pbo/compare/score.hpp>
#include <pbo/compare/skewness_corrected.hpp>
#include <pbo/compare/wald.hpp>
#include <pbo/compare/wald_continuity_corrected.hpp>
#include <pbo/compare/woolf.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/interval/parse_method.hpp>

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

/// A method for E by its full name ("difference.newcombe"), what it is in a line, and how it is asked.
template <estimand E>
struct listed_method {
    std::string_view form;
    std::string_view what;
    figure<interval> (*limits)(E const&, confidence_level const&);

    /// The part of the name after the point.
    [[nodiscard]] constexpr std::string_view name() const { return form.substr(form.find('.') + 1); }
};

namespace detail {
template <class M, class E>
[[nodiscard]] figure<interval> limits_by(E const& e, confidence_level const& level) {
    return limits(M{}, e, level);
}
template <class E>
struct listing {
    template <class M>
    [[nodiscard]] static constexpr listed_method<E> of(M const&, std::string_view form, std::string_view what) {
        return {form, what, &limits_by<M, E>};
    }
};
using list_difference = listing<difference_of>;
using list_ratio = listing<ratio_of>;
using list_odds_ratio = listing<odds_ratio_of>;
using list_paired = listing<paired_difference_of>;
}  // namespace detail

/// The methods for E, the default first.
template <estimand E>
inline constexpr std::array<listed_method<E>, 0> methods_for{};

template <>
inline constexpr std::array methods_for<difference_of>{
    detail::list_difference::of(newcombe, "difference.newcombe", "from two Wilson intervals, the default"),
    detail::list_difference::of(newcombe_continuity_corrected, "difference.newcombe_continuity_corrected",
                                "from two continuity-corrected Wilson intervals; wide"),
    detail::list_difference::of(miettinen_nurminen, "difference.miettinen_nurminen", "score, variances times N / (N - 1)"),
    detail::list_difference::of(skewness_corrected_score, "difference.skewness_corrected_score",
                                "Miettinen and Nurminen's with both tails near alpha / 2 (Laud's SCAS)"),
    detail::list_difference::of(mee, "difference.mee", "score"),
    detail::list_difference::of(agresti_caffo, "difference.agresti_caffo",
                                "one hit and one miss more in each group, then the textbook's; clamped"),
    detail::list_difference::of(jeffreys_perks, "difference.jeffreys_perks", "Beal's, nuisance parameter with a prior; clamped"),
    detail::list_difference::of(haldane, "difference.haldane", "Beal's, nuisance parameter as observed; clamped"),
    detail::list_difference::of(hauck_anderson, "difference.hauck_anderson",
                                "the textbook's, unbiased variances and a continuity correction; clamped"),
    detail::list_difference::of(wald, "difference.wald", "the textbook's, for teaching; poor; clamped"),
    detail::list_difference::of(wald_continuity_corrected, "difference.wald_continuity_corrected",
                                "the textbook's with Yates's correction; clamped"),
};

template <>
inline constexpr std::array methods_for<ratio_of>{
    detail::list_ratio::of(koopman, "ratio.koopman", "score, the default"),
    detail::list_ratio::of(miettinen_nurminen, "ratio.miettinen_nurminen", "score, variances times N / (N - 1)"),
    detail::list_ratio::of(skewness_corrected_score, "ratio.skewness_corrected_score",
                           "Miettinen and Nurminen's with both tails near alpha / 2 (Laud's SCAS)"),
    detail::list_ratio::of(mover_wilson, "ratio.mover_wilson", "from two Wilson intervals"),
    detail::list_ratio::of(inverse_sinh, "ratio.inverse_sinh", "logarithmic, the half-width tamed by asinh"),
    detail::list_ratio::of(adjusted_log, "ratio.adjusted_log", "logarithmic after adding halves"),
    detail::list_ratio::of(katz, "ratio.katz", "logarithmic, the textbook's; poor"),
};

template <>
inline constexpr std::array methods_for<odds_ratio_of>{
    detail::list_odds_ratio::of(score, "odds_ratio.score", "score, the default"),
    detail::list_odds_ratio::of(miettinen_nurminen, "odds_ratio.miettinen_nurminen", "score, variances times N / (N - 1)"),
    detail::list_odds_ratio::of(exact_conditional, "odds_ratio.exact_conditional", "exact: two one-sided Fisher tests"),
    detail::list_odds_ratio::of(mid_p, "odds_ratio.mid_p", "exact with half the observed table's probability"),
    detail::list_odds_ratio::of(baptista_pike, "odds_ratio.baptista_pike", "exact and shorter: Fisher's two-sided test"),
    detail::list_odds_ratio::of(baptista_pike_mid_p, "odds_ratio.baptista_pike_mid_p",
                                "the same with half the observed table's probability"),
    detail::list_odds_ratio::of(inverse_sinh, "odds_ratio.inverse_sinh", "logarithmic, the half-width tamed by asinh"),
    detail::list_odds_ratio::of(gart, "odds_ratio.gart", "logarithmic after adding halves"),
    detail::list_odds_ratio::of(woolf, "odds_ratio.woolf", "logarithmic, the textbook's; poor"),
};

template <>
inline constexpr std::array methods_for<paired_difference_of>{
    detail::list_paired::of(tango, "paired.tango", "score for the same people twice, the default"),
    detail::list_paired::of(newcombe_paired, "paired.newcombe_paired", "from two Wilson intervals and their correlation"),
};

/// A method for E chosen at run time; a pointer into the list above.  The default is the list's first.
template <estimand E>
class any_comparison_method : public callable_method<any_comparison_method<E>> {
public:
    static constexpr bool contains_value = false;  // not known before run time

    constexpr any_comparison_method() = default;
    constexpr explicit any_comparison_method(listed_method<E> const& chosen) : chosen_(&chosen) {}

    [[nodiscard]] constexpr label name() const { return chosen_->name(); }
    [[nodiscard]] constexpr listed_method<E> const& chosen() const noexcept { return *chosen_; }

    friend constexpr bool operator==(any_comparison_method const& a, any_comparison_method const& b) noexcept {
        return a.chosen_ == b.chosen_;
    }
    friend std::ostream& operator<<(std::ostream& out, any_comparison_method const& m) { return out << m.chosen().form; }

private:
    listed_method<E> const* chosen_ = &methods_for<E>[0];
};

template <estimand E>
[[nodiscard]] figure<interval> limits(any_comparison_method<E> const& m, E const& e, confidence_level const& level) {
    return m.chosen().limits(e, level);
}

using any_difference_method = any_comparison_method<difference_of>;
using any_ratio_method = any_comparison_method<ratio_of>;
using any_odds_ratio_method = any_comparison_method<odds_ratio_of>;
using any_paired_difference_method = any_comparison_method<paired_difference_of>;

/// The method for E of this name, with or without the family before the point.
template <estimand E>
struct parse_comparison_method {
    [[nodiscard]] any_comparison_method<E> operator()(std::string_view text) const {
        for (auto const& m : methods_for<E>)
            if (text == m.name() || text == m.form) return any_comparison_method<E>{m};
        std::string all;
        for (auto const& m : methods_for<E>) all.append(all.empty() ? "" : ", ").append(m.form);
        throw std::invalid_argument("pbo: " + detail::in_quotes(text.substr(0, 120)) + " is not one of " + all);
    }
};
inline constexpr parse_comparison_method<difference_of> parse_difference_method;
inline constexpr parse_comparison_method<ratio_of> parse_ratio_method;
inline constexpr parse_comparison_method<odds_ratio_of> parse_odds_ratio_method;
inline constexpr parse_comparison_method<paired_difference_of> parse_paired_difference_method;

/// All of them, in the order of the documentation.
inline constexpr auto comparison_method_forms = [] {
    std::array<named_method, methods_for<difference_of>.size() + methods_for<ratio_of>.size() +
                                 methods_for<odds_ratio_of>.size() + methods_for<paired_difference_of>.size()> all{};
    std::size_t i = 0;
    auto const add = [&](auto const& list) {
        for (auto const& m : list) all[i++] = {m.form, m.what};
    };
    add(methods_for<difference_of>);
    add(methods_for<ratio_of>);
    add(methods_for<odds_ratio_of>);
    add(methods_for<paired_difference_of>);
    return all;
}();

}  // namespace pbo

#endif
