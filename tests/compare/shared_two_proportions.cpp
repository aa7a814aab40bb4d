// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The two-proportion rows of tests/reference/reference_values.csv: 40-digit arithmetic and published
// tables.  Every label is either compared or named with the reason why not.

#include <pbo/compare/mantel_haenszel.hpp>
#include <pbo/compare/part_against_whole_test.hpp>
#include <pbo/compare/stratified_miettinen_nurminen.hpp>

#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

using pairs_of_proportions::close;

namespace {

std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (char c : line) {
        if (c == '"') quoted = !quoted;
        else if (c == ',' && !quoted) cells.emplace_back();
        else if (c != '\r') cells.back() += c;
    }
    return cells;
}

double number(std::string const& text) {
    return text == "Inf" ? std::numeric_limits<double>::infinity() : std::strtod(text.c_str(), nullptr);
}

/// Half a unit in the last printed place, or 1e-10 relative where the source prints enough digits.
double tolerance(std::string const& text) {
    double const value = std::abs(number(text));
    if (std::isinf(value)) return 0.0;
    auto const exponent = text.find('e');
    std::string const mantissa = text.substr(0, exponent);
    auto const point = mantissa.find('.');
    double const places = point == std::string::npos ? 0.0 : static_cast<double>(mantissa.size() - point - 1);
    double const scale = exponent == std::string::npos ? 0.0 : std::strtod(text.c_str() + exponent + 1, nullptr);
    double const digits = static_cast<double>(mantissa.size());
    if (digits >= 14.0 || value == 0.0) return std::max(1e-10 * value, value == 0.0 ? 1e-15 : 0.0);
    return 0.5 * std::pow(10.0, scale - places) * (1.0 + 1e-9);
}

std::vector<std::uint64_t> counts_in(std::string const& text) {
    std::vector<std::uint64_t> counts;
    for (std::size_t i = 0; i < text.size();) {
        bool const starts = (i == 0 || text[i - 1] == '=' || text[i - 1] == ',') && text[i] >= '0' && text[i] <= '9';
        if (!starts) {
            ++i;
            continue;
        }
        char* end = nullptr;
        counts.push_back(std::strtoull(text.c_str() + i, &end, 10));
        i = static_cast<std::size_t>(end - text.c_str());
    }
    return counts;
}

struct covered {
    std::string_view family, method;
    bool clamped = false;
};
std::map<std::string, covered> const& labels() {
    static std::map<std::string, covered> const all{
        {"diff-agresti-caffo", {"difference", "agresti_caffo", true}},
        {"diff-haldane", {"difference", "haldane", true}},
        {"diff-hauck-anderson", {"difference", "hauck_anderson", true}},
        {"diff-jeffreys-perks", {"difference", "jeffreys_perks", true}},
        {"diff-mee", {"difference", "mee"}},
        {"diff-miettinen-nurminen", {"difference", "miettinen_nurminen"}},
        {"diff-newcombe (method 10)", {"difference", "newcombe"}},
        {"diff-newcombe-cc (method 11)", {"difference", "newcombe_continuity_corrected"}},
        {"diff-wald", {"difference", "wald", true}},
        {"diff-wald-cc", {"difference", "wald_continuity_corrected", true}},
        {"ratio-MOVER-R-wilson", {"ratio", "mover_wilson"}},
        {"ratio-adjusted-log (Walter)", {"ratio", "adjusted_log"}},
        {"ratio-inverse-sinh", {"ratio", "inverse_sinh"}},
        {"ratio-katz-log", {"ratio", "katz"}},
        {"ratio-koopman", {"ratio", "koopman"}},
        {"ratio-miettinen-nurminen", {"ratio", "miettinen_nurminen"}},
        {"or-baptista-pike exact", {"odds_ratio", "baptista_pike"}},
        {"or-baptista-pike mid-P", {"odds_ratio", "baptista_pike_mid_p"}},
        {"or-exact-conditional (Cornfield/Fisher)", {"odds_ratio", "exact_conditional"}},
        {"or-exact-conditional-midP", {"odds_ratio", "mid_p"}},
        {"or-gart-adjusted-logit", {"odds_ratio", "gart"}},
        {"or-inverse-sinh", {"odds_ratio", "inverse_sinh"}},
        {"or-miettinen-nurminen", {"odds_ratio", "miettinen_nurminen"}},
        {"or-uncorrected-score", {"odds_ratio", "score"}},
        {"or-uncorrected-score (Cornfield no cc)", {"odds_ratio", "score"}},
        {"or-woolf-logit", {"odds_ratio", "woolf"}},
        {"paired-newcombe method 10", {"paired", "newcombe_paired"}},
        {"paired-score RD", {"paired", "tango"}},
        {"mantel-haenszel common OR", {"stratified", "mantel_haenszel"}},
    };
    return all;
}
std::map<std::string, std::string_view> const& left_out() {
    static std::map<std::string, std::string_view> const all{
        {"diff-MOVER-jeffreys", "Jeffreys instead of Wilson limits: not a method of this library"},
        {"diff-agresti-min exact unconditional", "exact unconditional interval: not offered"},
        {"diff-chan-zhang exact unconditional", "exact unconditional interval: not offered"},
        {"diff-santner-snell exact unconditional", "exact unconditional interval: not offered"},
        {"diff-score skewness-corrected (no N-1)", "Gart and Nam's without N / (N - 1): not offered; skewness_corrected.cpp has Laud's"},
        {"ratio-agresti-min", "exact unconditional interval: not offered"},
        {"ratio-chan-zhang", "exact unconditional interval: not offered"},
        {"ratio-price-bonett", "approximate Bayes: not offered"},
        {"ratio-score skewness-corrected (no N-1)", "Gart and Nam's without N / (N - 1): not offered; skewness_corrected.cpp has Laud's"},
        {"or-MOVER-R-wilson", "MOVER for odds: not offered"},
        {"or-adjusted-inverse-sinh", "the adjusted form: not offered"},
        {"or-agresti-min exact unconditional", "exact unconditional interval: not offered"},
        {"or-independence-smoothed-logit", "Agresti's smoothing: not offered"},
        {"paired-newcombe method 8", "without Newcombe's correction of the correlation: not offered"},
        {"paired-score RR", "a ratio of paired shares: not offered"},
        {"stratified diff SCAS IVS", "skewness-corrected with inverse-variance weights: not offered"},
        {"stratified diff TDAS (random)", "random effects: not offered"},
        {"stratified ratio score INV (Gart)", "inverse-variance weights: not offered"},
        {"stratified ratio score INV skewness-corrected", "skewness-corrected: not offered"},
        {"mantel-haenszel [lower=X2, upper=p]", "a test, compared with the other tests"},
        {"mantel-haenszel trend [lower=Z, upper=p]", "a test, compared with the other tests"},
    };
    return all;
}

// Printed digits that are not digits: PropCIs stops its odds ratio's root at 3e-4 (the same table's 40-digit row is
// compared), and Laud's 349.002 is 349.00117 in 45-digit arithmetic by tests/reference/two_proportions.py.
bool imprecise(std::vector<std::string> const& row) {
    return row[0] == "or-miettinen-nurminen" && (row[5].starts_with("R PropCIs") || row[4] == "349.002");
}

// University of California, Berkeley, admissions of 1973 (Bickel, Hammel and O'Connell 1975): admitted of applicants,
// men and women, by department.
pbo::stratified_odds_ratio_of admissions() {
    return {{{512, 825}, {89, 108}},  {{353, 560}, {17, 25}},   {{120, 325}, {202, 593}},
            {{138, 417}, {131, 375}}, {{53, 191}, {94, 393}}, {{22, 373}, {24, 341}}};
}

pbo::interval ours(covered const& c, std::vector<std::uint64_t> const& n, double level) {
    if (c.family == "stratified") return *pbo::mantel_haenszel(admissions(), pbo::confidence_level{level}).limits;
    REQUIRE(n.size() == 4);
    if (c.family == "difference") return pairs_of_proportions::limits_of(c.method, pbo::difference_of{{n[0], n[1]}, {n[2], n[3]}}, level);
    if (c.family == "ratio") return pairs_of_proportions::limits_of(c.method, pbo::ratio_of{{n[0], n[1]}, {n[2], n[3]}}, level);
    if (c.family == "odds_ratio") return pairs_of_proportions::limits_of(c.method, pbo::odds_ratio_of{{n[0], n[1]}, {n[2], n[3]}}, level);
    return pairs_of_proportions::limits_of(c.method, pbo::paired_difference_of{n[0], n[1], n[2], n[3]}, level);
}

bool is_ours(std::string const& label) {
    for (std::string_view head : {"diff-", "ratio-", "or-", "paired", "stratified", "mantel-haenszel"})
        if (label.starts_with(head)) return true;
    return false;
}

}  // namespace

TEST_CASE("every shared reference value for two proportions is met, or its label is left out for a stated reason") {
    std::ifstream file(std::string(PBO_SOURCE_DIR) + "/tests/reference/reference_values.csv");
    REQUIRE(file);
    std::map<std::string, int> compared;
    std::map<std::string, int> skipped;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        auto const row = cells_of(line);
        if (row.size() != 6 || !is_ours(row[0])) continue;
        if (auto const why = left_out().find(row[0]); why != left_out().end()) {
            ++skipped[row[0]];
            continue;
        }
        if (imprecise(row)) {
            ++skipped[row[0] + " from PropCIs and from Laud's table"];
            continue;
        }
        CAPTURE(line);
        auto const found = labels().find(row[0]);
        REQUIRE_MESSAGE(found != labels().end(), "a label that is neither compared nor left out");
        auto const i = ours(found->second, counts_in(row[1]), number(row[2]));
        double lower = number(row[3]);
        double upper = number(row[4]);
        if (found->second.clamped) {
            lower = std::max(lower, -1.0);
            upper = std::min(upper, 1.0);
        }
        CHECK(close(i.lower(), lower, 0.0, tolerance(row[3])));
        CHECK(close(i.upper(), upper, 0.0, tolerance(row[4])));
        ++compared[row[0]];
    }
    std::ostringstream report;
    for (auto const& [label, n] : compared) report << "\n  " << label << ": " << n << " compared";
    for (auto const& [label, n] : skipped) {
        auto const why = left_out().find(label);
        report << "\n  " << label << ": " << n << " left out, "
               << (why == left_out().end() ? "not good to their printed digits" : why->second);
    }
    MESSAGE(report.str());
    CHECK(compared.size() == labels().size());
}

TEST_CASE("the worked examples of a part against the whole come out") {
    std::ifstream file(std::string(PBO_SOURCE_DIR) + "/tests/reference/worked/part_versus_whole.csv");
    REQUIRE(file);
    int rows = 0;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        auto const row = cells_of(line);
        REQUIRE(row.size() == 19);
        CAPTURE(line);
        auto const counts = counts_in(row[1] + "," + row[2] + "," + row[3] + "," + row[4]);
        pbo::part_and_whole const e{{counts[0], counts[1]}, {counts[2], counts[3]}};
        CHECK(close(*e.value(), number(row[8]), 1e-12));
        auto const w = *pbo::wald(e).limits;
        CHECK(close(w.lower(), number(row[13]), 1e-12));
        CHECK(close(w.upper(), number(row[14]), 1e-12));
        auto const n = *pbo::part_against_whole(e.part(), e.whole()).limits;
        CHECK(close(n.lower(), number(row[15]), 1e-12));
        CHECK(close(n.upper(), number(row[16]), 1e-12));
        auto const test = pbo::part_against_whole_score(e);
        CHECK(close(*test.statistic, number(row[17]), 1e-12));
        CHECK(close(*test.p_value, number(row[18]), 1e-11));
        ++rows;
    }
    MESSAGE(rows << " worked examples compared");
    CHECK(rows == 6);
}

TEST_CASE("the worked change of professionals' attitude comes out for every size of sample") {
    std::ifstream file(std::string(PBO_SOURCE_DIR) + "/tests/reference/worked/attitude_change_by_sample_size.csv");
    REQUIRE(file);
    int rows = 0;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        auto const row = cells_of(line);
        REQUIRE(row.size() == 9);
        CAPTURE(line);
        auto const n = counts_in(row[0] + "," + row[1] + "," + row[2] + "," + row[3]);
        auto const d = pbo::difference({n[1], n[0]}, {n[3], n[2]});
        CHECK(close(*d.value, number(row[4]), 1e-12));
        CHECK(close(d.limits.value().lower(), number(row[5]), 1e-12));
        CHECK(close(d.limits.value().upper(), number(row[6]), 1e-12));
        ++rows;
    }
    MESSAGE(rows << " worked examples compared");
    CHECK(rows == 4);
}
