// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_TWO_PROPORTION_TESTS_HPP
#define PBO_COMPARE_TWO_PROPORTION_TESTS_HPP

// Which test, chosen at run time?  Every test of two proportions by its name, with a line on each:
//
//     auto test = parse_two_proportion_test("fisher");          // or "test.fisher", or "equivalence(0.05)"
//     test_result r = test(p1, p2);
//
// An unknown name throws std::invalid_argument that lists the names there are; name() gives back what was parsed.

#include <pbo/compare/barnard.hpp>
#include <pbo/compare/boschloo.hpp>
#include <pbo/compare/equivalence.hpp>
#include <pbo/compare/fisher.hpp>
#include <pbo/compare/likelihood_ratio_chi_squared.hpp>
#include <pbo/compare/pearson_chi_squared.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

/// A test of two proportions chosen at run time.
class any_two_proportion_test : public callable_two_by_two_test<any_two_proportion_test> {
public:
    using run_function = test_result (*)(two_by_two const&, double margin);

    template <class = detail::when_called>
    any_two_proportion_test(label const& name, run_function run, double margin = 0.0)
        : name_(name), run_(run), margin_(margin) {}

    [[nodiscard]] label const& name() const noexcept { return name_; }
    [[nodiscard]] test_result test(two_by_two const& counts) const { return run_(counts, margin_); }

private:
    label name_;
    run_function run_;
    double margin_;
};

struct two_proportion_test_entry {
    std::string_view name;
    std::string_view description;
    any_two_proportion_test::run_function run;
};

namespace detail {

template <auto const& Test>
test_result run_test(two_by_two const& counts, double) {
    return Test(counts);
}

inline constexpr barnard_test barnard_unpooled_less{alternative::less, false};
inline constexpr barnard_test barnard_unpooled_greater{alternative::greater, false};
inline constexpr fisher_test fisher_mid_p_less{alternative::less, true};
inline constexpr fisher_test fisher_mid_p_greater{alternative::greater, true};

inline constexpr std::array<two_proportion_test_entry, 20> two_proportion_test_list{{
    {"pearson_chi_squared", "Pearson's chi-squared, the square of the pooled z", run_test<pearson_chi_squared>},
    {"pearson_chi_squared_n_minus_1", "the same times (N - 1) / N; for expectations of 1 and more",
     run_test<pearson_chi_squared_n_minus_1>},
    {"pearson_chi_squared_continuity_corrected", "Pearson's chi-squared with Yates's correction; very cautious",
     run_test<pearson_chi_squared_continuity_corrected>},
    {"likelihood_ratio_chi_squared", "likelihood-ratio chi-squared (G)", run_test<likelihood_ratio_chi_squared>},
    {"fisher", "Fisher's exact test, two-sided by minimum likelihood as in R; cautious", run_test<fisher>},
    {"fisher_less", "Fisher's exact test: the first proportion is smaller", run_test<fisher_less>},
    {"fisher_greater", "Fisher's exact test: the first proportion is larger", run_test<fisher_greater>},
    {"fisher_mid_p", "Fisher's test, ties counted half: close to its level", run_test<fisher_mid_p>},
    {"fisher_mid_p_less", "Fisher's mid-P: the first proportion is smaller", run_test<fisher_mid_p_less>},
    {"fisher_mid_p_greater", "Fisher's mid-P: the first proportion is larger", run_test<fisher_mid_p_greater>},
    {"barnard", "Barnard's unconditional exact test, pooled z", run_test<barnard>},
    {"barnard_less", "Barnard's test: the first proportion is smaller", run_test<barnard_less>},
    {"barnard_greater", "Barnard's test: the first proportion is larger", run_test<barnard_greater>},
    {"barnard_unpooled", "Barnard's unconditional exact test, z with separate variances", run_test<barnard_unpooled>},
    {"barnard_unpooled_less", "the same: the first proportion is smaller", run_test<barnard_unpooled_less>},
    {"barnard_unpooled_greater", "the same: the first proportion is larger", run_test<barnard_unpooled_greater>},
    {"boschloo", "Boschloo's unconditional exact test: exact, and never worse than Fisher's", run_test<boschloo>},
    {"boschloo_doubled", "twice the smaller one-sided Boschloo p-value, as in SciPy", run_test<boschloo_doubled>},
    {"boschloo_less", "Boschloo's test: the first proportion is smaller", run_test<boschloo_less>},
    {"boschloo_greater", "Boschloo's test: the first proportion is larger", run_test<boschloo_greater>},
}};

}  // namespace detail

/// All names with a line on each.  equivalence(margin) is parsed too, but needs its margin.
template <class = detail::when_called>
[[nodiscard]] inline std::span<two_proportion_test_entry const> two_proportion_tests() noexcept {
    return detail::two_proportion_test_list;
}

struct parse_two_proportion_test_function {
    template <class = detail::when_called>
    [[nodiscard]] any_two_proportion_test operator()(std::string_view text) const {
        std::string_view name = text;
        if (name.starts_with("test.")) name.remove_prefix(5);
        for (auto const& entry : two_proportion_tests())
            if (entry.name == name) return {entry.name, entry.run};
        if (name.starts_with("equivalence(") && name.ends_with(")")) {
            if (auto const margin = text_form<double>::read(name.substr(12, name.size() - 13))) {
                equivalence const test{*margin};
                return {test.name(), [](two_by_two const& counts, double m) { return equivalence{m}(counts); },
                        *margin};
            }
        }
        std::string all = "pbo: there is no test of two proportions called " + detail::in_quotes(text) + "; there are";
        for (auto const& entry : two_proportion_tests()) all.append(" ").append(entry.name).append(",");
        throw std::invalid_argument(all + " equivalence(margin)");
    }
};
inline constexpr parse_two_proportion_test_function parse_two_proportion_test{};

}  // namespace pbo

#endif
