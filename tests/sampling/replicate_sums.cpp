// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Estimates from files with replicate weights against R's svrepdesign: tests/reference/replicate_sums.R made replicates/.
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/weight_columns.hpp>
#include <pbo/sampling/normal.hpp>
#include <pbo/sampling/proportion_methods.hpp>
#include <pbo/sampling/replicate_sums.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

using namespace pbo;

namespace {

std::string const folder = std::string(PBO_SOURCE_DIR) + "/tests/reference/replicates/";

std::vector<std::string> cut(std::string const& line, char at) {
    std::vector<std::string> cells(1);
    for (char const c : line)
        if (c == at) cells.emplace_back();
        else cells.back() += c;
    return cells;
}
std::optional<double> number(std::string const& text) {
    return text.empty() ? std::nullopt : std::optional<double>(std::stod(text));
}

struct expected {
    explicit expected(std::string const& line) : cells(cut(line, ',')) {
        REQUIRE(cells.size() == 13);
        scheme.type = *text_form<replicate_type>::read(cells[1]);
        scheme.rho = number(cells[2]);
        scheme.scale = number(cells[3]);
        if (!cells[4].empty())
            for (auto const& s : cut(cells[4], ';')) scheme.scales.push_back(std::stod(s));
        if (cells[5] == "estimate") scheme.centre = replicate_centre::the_estimate;
    }
    [[nodiscard]] double operator[](std::size_t i) const { return std::stod(cells[i]); }
    std::vector<std::string> cells;
    replicate_scheme scheme{};
};

/// The sums of the file and the domain that a line is about.
replicate_sums sums_for(expected const& e) {
    headed_rows rows(folder + e.cells[0] + ".csv");
    weight_columns const replicates(rows, "repw");
    replicate_sums sums(e.scheme, replicates.size());
    bool const schools = rows.find("hit").has_value();
    std::vector<double> weights;
    while (rows.next()) {
        auto const of = [&rows](char const* name) { return std::stod(std::string(rows.text(rows.column(name)))); };
        if (e.cells[6] == "one" && rows.text(rows.column(schools ? "stype" : "group")) != (schools ? "E" : "a")) continue;
        replicates.read(rows, weights);
        double const weight = of("weight");
        if (e.cells[0] == "api_factors")
            for (double& w : weights) w *= weight;
        if (e.cells[7] == "share") sums.add(weight, weights, of("hit"), 1.0 - of("hit"));
        else if (e.cells[7] == "mean") sums.add(weight, weights, of("api00"), 1.0);
        else sums.add(weight, weights, of("alive"), of("arrests"));
    }
    return sums;
}

template <class Estimate, class Method>
void check(expected const& e, Estimate const& ours, Method const& method) {
    CHECK(*ours.value() == doctest::Approx(e[8]).epsilon(1e-12));
    CHECK(*ours.standard_error() == doctest::Approx(e[9]).epsilon(1e-10));
    CHECK(static_cast<double>(ours.degrees_of_freedom()) == e[10]);
    auto const limits = method(ours).limits;
    CHECK(limits->lower() == doctest::Approx(e[11]).epsilon(1e-9));
    CHECK(limits->upper() == doctest::Approx(e[12]).epsilon(1e-9));
}

replicate_scheme scheme(replicate_type type, std::optional<double> rho = {}, std::optional<double> scale = {}, std::vector<double> scales = {}) {
    return {type, rho, scale, std::move(scales)};
}

bool holds(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("shares, means, ratios and totals with replicate weights of each type are those of R's survey") {
    std::ifstream in(folder + "expected.csv");
    int rows = 0;
    for (std::string line; std::getline(in, line); ++rows) {
        CAPTURE(line);
        expected const e(line);
        auto const sums = sums_for(e);
        if (e.cells[7] == "share") check(e, sums.share(), xlogit);
        else if (e.cells[7] == "total") check(e, sums.total(), normal);
        else check(e, sums.ratio(), normal);
    }
    CHECK(rows == 44);
}

TEST_CASE("a scheme that does not fit is refused, and says what would be right") {
    using enum replicate_type;
    auto const why = [](replicate_scheme const& s, std::size_t replicates = 4) {
        try {
            s.check(replicates);
        } catch (std::domain_error const& e) {
            return std::string(e.what());
        }
        return std::string();
    };
    CHECK(why(scheme(brr)).empty());
    CHECK(holds(why(scheme(brr), 1), "1 replicate; expected two or more"));
    CHECK(holds(why(scheme(fay)), "need rho"));
    CHECK(holds(why(scheme(fay, 1.0)), "rho is 1; expected at least 0 and below 1"));
    CHECK(holds(why(scheme(brr, 0.5)), "rho goes with the type fay"));
    CHECK(holds(why(scheme(brr, {}, 0.1)), "have their scale from the number of replicates"));
    CHECK(holds(why(scheme(brr, {}, {}, {0.5})), "one scale for all"));
    CHECK(holds(why(scheme(jkn)), "need a scale for each replicate"));
    CHECK(holds(why(scheme(jkn, {}, {}, {0.5, 0.5, 0.5})), "3 scales of 4 replicates; expected one for each"));
    CHECK(holds(why(scheme(jkn, {}, {}, {0.5, -0.5, 0.5, 1})), "a replicate's scale of -0.5"));
    CHECK(holds(why(scheme(jkn, {}, {}, {0.0})), "all replicates have the scale 0"));
    CHECK(holds(why(scheme(other)), "need a scale"));
    CHECK(holds(why(scheme(jk1, {}, 0.0)), "a scale of 0; expected a number above 0"));
}

TEST_CASE("records that cannot be added are refused and change nothing; a replicate without anybody leaves no variance") {
    replicate_sums sums(scheme(replicate_type::brr), 2);
    CHECK(sums.share().value().reason() == absence::nothing_to_divide_by);
    sums.add(1.0, std::vector{2.0, 0.0}, 1.0, 0.0);
    CHECK(*sums.share().value() == 1.0);
    CHECK(sums.share().variance().reason() == absence::nothing_to_divide_by);
    CHECK(sums.degrees_of_freedom() == 0);
    constexpr double no = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(sums.add(1.0, std::vector{2.0}, 1.0, 0.0), std::invalid_argument);
    CHECK_THROWS_AS(sums.add(-1.0, std::vector{2.0, 1.0}, 1.0, 0.0), std::domain_error);
    CHECK_THROWS_AS(sums.add(1.0, std::vector{2.0, -1.0}, 1.0, 0.0), std::domain_error);
    CHECK_THROWS_AS(sums.add(1.0, std::vector{2.0, no}, 1.0, 0.0), std::domain_error);
    CHECK_THROWS_AS(sums.add(1.0, std::vector{2.0, 1.0}, no, 0.0), std::domain_error);
    sums.add(0.0, std::vector{0.0, 2.0}, 0.0, 1.0);
    CHECK(sums.share().n() == 1);  // a record of weight 0 is in the replicates alone
    CHECK(*sums.share().variance() == doctest::Approx(0.25));
    CHECK(sums.degrees_of_freedom() == 1);
}
