// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
//
// How the published ASCS margins of 18 councils (2020-21) relate to those of a simple random sample of the published
// respondents: what stratification, weighting and rounding do, shown and not hidden.  Expected:
// tests/reference/ascs_margins.py.
#include <pbo/core/figure.hpp>
#include <pbo/read/csv_document.hpp>
#include <pbo/sampling/ascs_estimate.hpp>
#include <pbo/sampling/sampled_proportion.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

/// Published margin over that of a simple random sample, with and without the part of the population that answered.
struct compared {
    double plain, corrected;
    enum { smaller, rounding, larger } verdict;
};

double median(std::vector<double> x) {
    std::sort(x.begin(), x.end());
    return x.size() % 2 == 1 ? x[x.size() / 2] : 0.5 * (x[x.size() / 2 - 1] + x[x.size() / 2]);
}

double simple_margin(double p, double n, double people) {
    return 196.0 * std::sqrt(p * (1.0 - p) / (n - 1.0) * std::max(0.0, 1.0 - n / people));
}

/// What the rounding of its inputs leaves open: percentages and margins to 0.1, respondents to 5, weighted ones to 10.
auto verdict_of(double p, double margin, double n, double people, double responses) {
    double lowest = 1e300, highest = 0.0;
    for (double a : {-0.0005, 0.0005})
        for (double b : {-2.5, 2.5})
            for (double c : {-5.0, 5.0}) {
                double const m = simple_margin(std::clamp(p + a, 1e-9, 1.0 - 1e-9), n + b, people + c * responses);
                lowest = std::min(lowest, m);
                highest = std::max(highest, m);
            }
    return margin - 0.05 > highest ? compared::larger : margin + 0.05 < lowest ? compared::smaller : compared::rounding;
}

}  // namespace

TEST_CASE("published margins of 18 councils against simple random samples of their respondents") {
    std::filesystem::path const file = PBO_SOURCE_DIR "/tests/reference/ascs_2020_21_margins.csv";
    auto const table = pbo::read_columns(file, {"council", "question", "percentage", "margin",
                                                "weighted_respondents", "question_respondents"});
    using figure = pbo::figure<double>;
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> questions;
    for (std::size_t row = 0; row < table.size(); ++row)
        questions[{std::string(table.text(row, "council")), std::string(table.text(row, "question"))}].push_back(row);

    std::map<std::string, std::vector<double>> by_council;
    std::vector<double> plain, corrected;
    std::size_t count[3]{}, without = 0;
    for (auto const& [key, rows] : questions) {
        double people = 0.0;
        for (auto row : rows) people += table.value<figure>(row, "weighted_respondents").value_or(0.0);
        for (auto row : rows) {
            auto const margin = table.value<figure>(row, "margin");
            if (!margin) {
                ++without;
                continue;
            }
            double const p = table.value<double>(row, "percentage") / 100.0;
            double const n = table.value<double>(row, "question_respondents");
            // The margin as a standard error, and the design effect that it amounts to.
            pbo::sampled_proportion const published(p, *margin / 100.0 / pbo::ascs_margin_method::z({}),
                                                    static_cast<std::uint64_t>(n), static_cast<std::int64_t>(n) - 4);
            double const effect = *published.design_effect_with_replacement();
            plain.push_back(std::sqrt(effect));
            corrected.push_back(std::sqrt(effect / (1.0 - n / people)));
            CHECK(corrected.back() == doctest::Approx(*margin / simple_margin(p, n, people)).epsilon(1e-12));
            by_council[key.first].push_back(corrected.back());
            ++count[verdict_of(p, *margin, n, people, static_cast<double>(rows.size()))];
        }
    }
    CHECK(plain.size() == 2735);
    CHECK(without == 87);
    CHECK(by_council.size() == 18);
    CHECK(median(plain) == doctest::Approx(0.9557).epsilon(1e-4));
    CHECK(median(corrected) == doctest::Approx(1.0214).epsilon(1e-4));
    // A third is what rounding leaves open; of the rest, most are wider: strata were sampled at unequal rates.
    CHECK(count[compared::rounding] == 846);
    CHECK(count[compared::larger] == 1371);
    CHECK(count[compared::smaller] == 518);
    double smallest = 9.0, largest = 0.0;
    std::string where;
    for (auto const& [council, ratios] : by_council) {
        double const m = median(ratios);
        smallest = std::min(smallest, m);
        if (m > largest) where = council;
        largest = std::max(largest, m);
    }
    CHECK(smallest == doctest::Approx(0.9852).epsilon(1e-4));
    CHECK(largest == doctest::Approx(1.4158).epsilon(1e-4));
    CHECK(where == "Oxfordshire");
}
