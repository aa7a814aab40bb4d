// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Every method for one proportion, on any counts up to 10^15, at any level: limits are ordered, inside [0, 1] and no NaN, they
// contain the value where the method promises it, exchanging hits and misses mirrors them, and one-sided limits are as good.
#include <pbo/interval.hpp>

#include "fuzzing.hpp"

#include <array>
#include <cmath>

namespace {

using fuzzing::must;
using fuzzing::stop;

[[noreturn]] void wrong(char const* what, pbo::any_interval_method const& m, std::uint64_t k, std::uint64_t n, double level,
                        pbo::interval const& i) {
    std::array<char, 400> text{};
    std::snprintf(text.data(), text.size(), "%s: %llu of %llu at %.17g: [%.17g, %.17g]", std::string(m.name().view()).c_str(),
                  static_cast<unsigned long long>(k), static_cast<unsigned long long>(n), level, i.lower(), i.upper());
    stop(what, text.data());
}

struct promise {
    pbo::any_interval_method method;
    bool contains_value;
    bool mirrors = true;
};

template <class M>
promise promise_of(M const& m, bool mirrors = true) {
    return {m, M::contains_value, mirrors};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace pbo;
    static std::array const all{promise_of(wilson), promise_of(wilson_continuity_corrected), promise_of(clopper_pearson), promise_of(mid_p),
                                promise_of(blaker), promise_of(jeffreys), promise_of(jeffreys_modified), promise_of(likelihood_ratio),
                                promise_of(logit), promise_of(arcsine), promise_of(skewness_corrected_score), promise_of(agresti_coull),
                                promise_of(wald), promise_of(wald_continuity_corrected), promise_of(bayes{1.0, 1.0}),
                                promise_of(bayes{0.25, 3.0}, false), promise_of(bayes_highest_density{1.0, 1.0})};
    fuzzing::pieces from(data, size);
    auto const& m = all[from.byte() % all.size()];
    auto const kind = from.byte() % 3;
    auto const n = from.count(1'000'000'000'000'000);
    auto const k = from.count(n);
    auto const level = kind == 0 ? confidence_level{} : kind == 1 ? confidence_level{from.share()} : confidence_level::from_alpha(std::exp2(-200.0 * from.share()));
    auto const both = limits(m.method, proportion{k, n}, level);
    must(both.has_value(), "a method without limits for whole counts");
    interval const i = *both;
    if (!(i.lower() >= 0.0 && i.lower() <= i.upper() && i.upper() <= 1.0)) wrong("limits beyond their range", m.method, k, n, level.value(), i);
    if (n == 0) return 0;
    double const share = static_cast<double>(k) / static_cast<double>(n);
    if (m.contains_value && !i.contains(share)) wrong("the value is not inside, as promised", m.method, k, n, level.value(), i);
    if (m.mirrors) {
        interval const j = *limits(m.method, proportion{n - k, n}, level);
        if (std::abs(i.lower() - (1.0 - j.upper())) > 1e-12 || std::abs(i.upper() - (1.0 - j.lower())) > 1e-12)
            wrong("exchanging hits and misses does not mirror it", m.method, k, n, level.value(), i);
    }
    if (m.method.has_one_sided_form()) {
        auto const side = level.two_sided();
        double const lower = lower_limit(m.method, proportion{k, n}, side), upper = upper_limit(m.method, proportion{k, n}, side);
        if (!(lower >= 0.0 && lower <= 1.0 && upper >= 0.0 && upper <= 1.0))
            wrong("a limit of one side beyond its range", m.method, k, n, level.value(), {0.0, 0.0});
    }
    if (m.method.serves_finite_counts()) {
        auto const population = n + from.count(1'000'000);
        finite_proportion const p{k, n, population};
        auto const finite = limits(m.method, p, level);
        must(finite.has_value(), "a method without limits for a finite population");
        interval const possible = p.worst_case();
        if (!((*finite).lower() >= possible.lower() && (*finite).upper() <= possible.upper()))
            wrong("limits that no population can have", m.method, k, n, level.value(), *finite);
    }
    return 0;
}
