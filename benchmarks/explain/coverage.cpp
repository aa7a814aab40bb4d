// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How often do 95% limits hold the truth with ten councils?  Answers are drawn whose mean follows a logistic line exactly and
// which go together within a council: of each pattern of a council the share is the same quantile of Beta(mu M, (1 - mu) M),
// M = 1 / rho - 1.  Prints, of each design and kind of errors, the share of draws in which the limits hold the coefficient.
//
//     coverage [DRAWS] [FILE]      FILE: the first draws as counts, for coverage.R on the same

#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/random.hpp>
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/logistic.hpp>
#include <pbo/explain/model_errors.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace {

struct design {
    char const* name;
    std::vector<int> people;         // of each council
    std::vector<double> told_share;  // of each council's people
    std::vector<int> pilot;          // of each council
};

std::vector<design> const designs{
    {"100 people each, pilot in 5", std::vector<int>(10, 100), {.3, .4, .5, .6, .7, .3, .4, .5, .6, .7}, {1, 1, 1, 1, 1, 0, 0, 0, 0, 0}},
    {"20 to 300 people, pilot in 5", {20, 30, 40, 60, 80, 100, 120, 150, 200, 300}, {.3, .4, .5, .6, .7, .3, .4, .5, .6, .7}, {1, 0, 1, 0, 1, 0, 1, 0, 1, 0}},
    {"100 people each, pilot in 3", std::vector<int>(10, 100), {.2, .8, .5, .6, .7, .3, .4, .5, .6, .7}, {1, 1, 1, 0, 0, 0, 0, 0, 0, 0}},
    {"20 to 300 people, pilot in 3", {20, 30, 40, 60, 80, 100, 120, 150, 200, 300}, {.2, .8, .5, .6, .7, .3, .4, .5, .6, .7}, {0, 1, 0, 0, 0, 1, 0, 0, 1, 0}},
};
constexpr double truth[]{-0.3, 0.5, 0.4}, rho = 0.05;

struct held {
    std::array<int, 3> of_told{}, of_pilot{};  // model, cr1, cr2
};

}  // namespace

int main(int argc, char** argv) {
    int const draws = argc > 1 ? std::atoi(argv[1]) : 4000;
    std::ofstream file(argc > 2 ? argv[2] : "/dev/null");
    file << "design,draw,council,told,pilot,hits,asked\n";
    std::printf("design,draws,coefficient,model,cr1,cr2,mean_df\n");
    for (std::size_t d = 0; d < designs.size(); ++d) {
        auto const& plan = designs[d];
        held counted;
        double df_told = 0.0, df_pilot = 0.0;
        int used = 0;
        for (int draw = 0; draw < draws; ++draw) {
            pbo::random_source random(20, d * 1'000'000 + static_cast<std::size_t>(draw));
            pbo::covariate_patterns patterns({"told", "pilot"});
            for (std::size_t c = 0; c < plan.people.size(); ++c) {
                double const u = random.inside();
                int const told = static_cast<int>(std::lround(plan.told_share[c] * plan.people[c]));
                for (int const is_told : {0, 1}) {
                    int const asked = is_told == 1 ? told : plan.people[c] - told;
                    double const mu = 1.0 / (1.0 + std::exp(-(truth[0] + truth[1] * is_told + truth[2] * plan.pilot[c]))), m = 1.0 / rho - 1.0;
                    double const share = pbo::detail::beta_quantile(mu * m, (1.0 - mu) * m, pbo::tail{u, pbo::detail::normal_quantile(0.5 - u, std::min(u, 1.0 - u))});
                    int hits = 0;
                    for (int i = 0; i < asked; ++i) hits += random.chance(share) ? 1 : 0;
                    patterns.add(std::to_string(c), {1.0 * is_told, 1.0 * plan.pilot[c]}, hits, asked, static_cast<std::uint64_t>(asked));
                    if (draw < 500) file << d + 1 << ',' << draw << ',' << c << ',' << is_told << ',' << plan.pilot[c] << ',' << hits << ',' << asked << '\n';
                }
            }
            auto const fit = pbo::logistic(patterns, {pbo::numeric("told"), pbo::numeric("pilot")});
            if (!fit.separated().empty()) continue;
            ++used;
            pbo::coefficient_errors const kinds[]{pbo::model_errors(fit), pbo::cluster_errors(fit, pbo::cluster_error_kind::cr1),
                                                  pbo::cluster_errors(fit, pbo::cluster_error_kind::cr2)};
            for (std::size_t k = 0; k < 3; ++k) {
                auto const all = pbo::adjusted_estimates(fit, kinds[k]);
                counted.of_told[k] += all[1].limits->contains(truth[1]) ? 1 : 0;
                counted.of_pilot[k] += all[2].limits->contains(truth[2]) ? 1 : 0;
                if (k == 2) {
                    df_told += *all[1].degrees_of_freedom;
                    df_pilot += *all[2].degrees_of_freedom;
                }
            }
        }
        auto const line = [&](char const* what, std::array<int, 3> const& of, double df) {
            std::printf("\"%s\",%d,%s", plan.name, used, what);
            for (int const n : of) std::printf(",%.4f", static_cast<double>(n) / used);
            std::printf(",%.2f\n", df / used);
        };
        line("told (of people)", counted.of_told, df_told);
        line("pilot (of councils)", counted.of_pilot, df_pilot);
        std::fflush(stdout);
    }
}
