// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// CR0, CR1 and CR2 on two designs beside those of values.csv: ten councils of 1 to 300 people, of which one has more than half, and twelve with
// a term of the council's own that interacts with one of people.  R's clubSandwich on records (tests/reference/explain/cr2_more.R), ours
// on counts of patterns.  With weights from 1 to 10^6: sandwich's CR0 of a
// weighted glm.
#include "explain/trusted.hpp"

#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/logistic.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <string>

using namespace pbo;
using explain_trusted::agree;

namespace {

covariate_patterns design_of(std::string const& data, std::vector<std::string> const& columns, bool weigh = false) {
    covariate_patterns patterns(columns);
    for (auto const& row : explain_trusted::data_of(data)) {
        std::vector<covariate> values;
        for (auto const& column : columns)
            if (column == "need") values.emplace_back(std::stod(row.at(column)));
            else values.emplace_back(row.at(column));
        double const hits = std::stod(row.at("hits")), asked = std::stod(row.at("asked"));
        double const w = weigh ? std::pow(10.0, (std::stoi(row.at("cluster").substr(1)) * 5) % 7) : 1.0;
        patterns.add(row.at("cluster"), std::move(values), w * hits, w * asked, static_cast<std::uint64_t>(asked));
    }
    return patterns;
}

}  // namespace

TEST_CASE("uneven councils, one of one person, and a term of the council's own: clubSandwich's errors, degrees of freedom and p-values") {
    std::size_t compared = 0;
    for (std::string const data : {"uneven.csv", "nested.csv"}) {
        bool const uneven = data == "uneven.csv";
        auto const fit = logistic(design_of(data, uneven ? std::vector<std::string>{"mode", "need"} : std::vector<std::string>{"pilot", "told"}),
                                  explain_trusted::terms_of(uneven ? "mode (ref managed)+need" : "pilot (ref no)+told (ref no)+pilot:told"));
        auto const cr0 = cluster_errors(fit, cluster_error_kind::cr0), cr1 = cluster_errors(fit, cluster_error_kind::cr1),
                   cr2 = cluster_errors(fit, cluster_error_kind::cr2);
        std::size_t i = 0;
        for (auto const& row : explain_trusted::read("explain/cr2_more.csv")) {
            if (row.at("data") != data) continue;
            CAPTURE(data);
            CAPTURE(row.at("term"));
            auto const c = detail::unit_contrast(4, static_cast<Eigen::Index>(i));
            double const b = *fit.coefficient(i);
            CHECK(agree(b, std::stod(row.at("coefficient")), 1e-8));
            CHECK(agree(cr0.standard_error(c), std::stod(row.at("cr0_se")), 1e-7));
            CHECK(agree(cr1.standard_error(c), std::stod(row.at("cr1_se")), 1e-7));
            CHECK(agree(cr2.standard_error(c), std::stod(row.at("cr2_se")), 1e-7));
            CHECK(agree(*cr2.degrees_of_freedom(c), std::stod(row.at("cr2_df")), 1e-6));
            CHECK(agree(*cr2.p_value(b, c), std::stod(row.at("cr2_p")), 1e-6));
            ++i;
            ++compared;
        }
    }
    CHECK(compared == 8);
}

TEST_CASE("weights of a million to one: CR2 is refused, and CR0 and CR1 are sandwich's") {
    auto const weighted = design_of("uneven.csv", {"mode", "need"}, true);
    auto const terms = explain_trusted::terms_of("mode (ref managed)+need");
    auto const fit = logistic(weighted, terms);
    CHECK(fit.weighted());
    CHECK_THROWS_AS(static_cast<void>(cluster_errors(fit, cluster_error_kind::cr2)), std::domain_error);
    auto const cr0 = cluster_errors(fit, cluster_error_kind::cr0), cr1 = cluster_errors(fit, cluster_error_kind::cr1);
    std::size_t i = 0;
    for (auto const& row : explain_trusted::read("explain/cr2_more.csv")) {
        if (row.at("data") != "uneven.csv weighted") continue;
        CAPTURE(row.at("term"));
        auto const c = detail::unit_contrast(4, static_cast<Eigen::Index>(i));
        CHECK(agree(*fit.coefficient(i), std::stod(row.at("coefficient")), 1e-8));
        CHECK(agree(cr0.standard_error(c), std::stod(row.at("cr0_se")), 1e-7));
        CHECK(agree(cr1.standard_error(c), std::stod(row.at("cr1_se")), 1e-7));
        ++i;
    }
    CHECK(i == 4);
}
