// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What does a model of many records cost beside counting them once?  Two million invented records of 152 councils with six
// factors: times of a tabulation, and of a tabulation, fit and errors by cluster together, in turn; and the records as bytes for
// speed.R.
//
//     speed FILE [RECORDS]        writes FILE, then answers each line of standard input ("ours") with a line of times

#include <pbo/core/random.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/count/by.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/logistic.hpp>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

enum class level : std::uint8_t { a, b, c, d };
template <>
inline constexpr auto pbo::spellings_of<level> =
    std::array{pbo::spelled<level>{level::a, "a"}, pbo::spelled<level>{level::b, "b"}, pbo::spelled<level>{level::c, "c"}, pbo::spelled<level>{level::d, "d"}};

namespace {

struct person {
    std::uint8_t council;
    level mode, age, told, planned, carer, sex;
    bool better;
};

double seconds_since(std::chrono::steady_clock::time_point then) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - then).count();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    std::size_t const records = argc > 2 ? static_cast<std::size_t>(std::atoll(argv[2])) : 2'000'000;
    pbo::random_source random(7);
    std::vector<double> of_council;
    for (int c = 0; c < 152; ++c) of_council.push_back(0.8 * (random.uniform() - 0.5));
    std::vector<person> people(records);
    constexpr double effect_of_mode[]{0.0, 0.4, -0.2, 0.1}, effect_of_age[]{0.0, -0.3, 0.2};
    for (auto& p : people) {
        p.council = static_cast<std::uint8_t>(random.below(152));
        p.mode = static_cast<level>(random.below(4));
        p.age = static_cast<level>(random.below(3));
        p.told = static_cast<level>(random.below(2));
        p.planned = static_cast<level>(random.below(2));
        p.carer = static_cast<level>(random.below(2));
        p.sex = static_cast<level>(random.below(2));
        double const eta = -0.2 + effect_of_mode[static_cast<std::size_t>(p.mode)] + effect_of_age[static_cast<std::size_t>(p.age)] +
                           (p.told == level::b ? 0.5 : 0.0) + (p.planned == level::b ? 0.25 : 0.0) + (p.carer == level::b ? -0.15 : 0.0) +
                           of_council[p.council];
        p.better = random.chance(1.0 / (1.0 + std::exp(-eta)));
    }
    {
        std::ofstream out(argv[1], std::ios::binary);
        for (auto const& p : people) {
            char const bytes[]{static_cast<char>(p.council), static_cast<char>(p.mode), static_cast<char>(p.age), static_cast<char>(p.told),
                               static_cast<char>(p.planned), static_cast<char>(p.carer), static_cast<char>(p.sex), static_cast<char>(p.better ? 1 : 0)};
            out.write(bytes, sizeof bytes);
        }
    }
    auto const counted = [&people] {
        return pbo::tabulate(people, pbo::by(&person::council, &person::mode, &person::age, &person::told, &person::planned, &person::carer, &person::sex),
                             pbo::indicator("better", &person::better));
    };
    for (std::string line; std::cout << "ready" << std::endl, std::getline(std::cin, line);) {
        auto then = std::chrono::steady_clock::now();
        auto const once = counted();
        double const of_tabulation = seconds_since(then);
        then = std::chrono::steady_clock::now();
        auto const table = counted();
        auto const patterns = pbo::patterns_of(table, {"mode", "age", "told", "planned", "carer", "sex"});
        auto const fit = pbo::logistic(patterns, {pbo::factor("mode", "a"), pbo::factor("age", "a"), pbo::factor("told", "a"), pbo::factor("planned", "a"),
                                                  pbo::factor("carer", "a"), pbo::factor("sex", "a")});
        auto const errors = pbo::cluster_errors(fit, pbo::cluster_error_kind::cr1);
        auto const all = pbo::adjusted_estimates(fit, errors);
        double const of_model = seconds_since(then);
        then = std::chrono::steady_clock::now();
        auto const cr2 = pbo::adjusted_estimates(fit, pbo::cluster_errors(fit, pbo::cluster_error_kind::cr2));
        double const of_cr2 = seconds_since(then);
        std::printf("%.6f %.6f %.6f %zu %zu\n", of_tabulation, of_model, of_cr2, once.size(), fit.patterns());
        for (auto const& e : all) std::printf("%s%s %.12g %.12g\n", e.name.term.c_str(), e.name.level.c_str(), *e.estimate, *e.standard_error);
        std::printf("mode b by cr2 %.12g, df %.4g\n", *cr2[1].standard_error, *cr2[1].degrees_of_freedom);
        std::fflush(stdout);
    }
}
