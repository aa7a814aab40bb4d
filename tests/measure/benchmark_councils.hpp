// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_MEASURE_BENCHMARK_COUNCILS_HPP
#define PBO_TESTS_MEASURE_BENCHMARK_COUNCILS_HPP

// What the tests of benchmarking share: small take-up tables, and the published direct payments of 2024-25.

#include <pbo/measure/take_up.hpp>
#include <pbo/read/headed_rows.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace councils {

struct counted {
    std::string name, region;
    pbo::figure<std::uint64_t> on_budget, eligible;
};

inline std::vector<pbo::council_return> returns_of(std::vector<counted> const& all, pbo::period when = {}) {
    std::vector<pbo::council_return> returns;
    for (auto const& c : all) {
        pbo::council_return r;
        r.council.name = pbo::council_name(c.name);
        r.council.region = pbo::region_name(c.region);
        r.period = when;
        r.personal_budgets = c.on_budget;
        r.eligible = c.eligible;
        returns.push_back(r);
    }
    return returns;
}

inline pbo::take_up_table table_of(std::vector<counted> const& all) {
    return pbo::take_up(returns_of(all), pbo::eligibility_basis::ongoing);
}

inline pbo::council_key named(std::string const& name) { return pbo::council_key(std::string_view(name)); }

/// The 153 councils of ASCOF 2024-25 (the Isles of Scilly without figures) with the people on that kind of budget: the
/// numbers of tests/reference/ascof_2024_25.csv.
inline std::vector<pbo::council_return> ascof_2024_25(std::string const& people) {
    std::vector<pbo::council_return> returns;
    pbo::headed_rows rows(std::filesystem::path(PBO_SOURCE_DIR "/tests/reference/ascof_2024_25.csv"));
    while (rows.next()) {
        pbo::council_return r;
        r.council.name = pbo::council_name(rows[rows.column("name")]);
        r.council.ons = pbo::ons_code(rows[rows.column("ons_code")]);
        r.council.cassr = pbo::text_form<pbo::cassr_code>::read(rows[rows.column("la_code")]).value();
        r.period = pbo::period::financial_year(2024);
        r.role = pbo::role::user;
        r.personal_budgets = pbo::text_form<pbo::figure<std::uint64_t>>::read(rows[rows.column(people)]).value();
        r.eligible = pbo::text_form<pbo::figure<std::uint64_t>>::read(rows[rows.column("eligible")]).value();
        returns.push_back(r);
    }
    return returns;
}

inline std::vector<pbo::proportion> shares_of(std::vector<pbo::council_return> const& returns) {
    std::vector<pbo::proportion> shares;
    for (auto const& r : returns)
        shares.push_back(r.eligible.has_value() ? pbo::proportion{*r.personal_budgets, *r.eligible} : pbo::proportion{});
    return shares;
}

inline std::string const direct_payments = "direct_payments";

}  // namespace councils

#endif
