// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_PUBLISH_FINDING_SHEETS_HPP
#define PBO_TESTS_PUBLISH_FINDING_SHEETS_HPP

// Returns in a line, and what is asked of a sheet.

#include <pbo/measure/take_up.hpp>
#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/markdown_table.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace tests {

inline pbo::council_return returned(char const* name, pbo::figure<std::uint64_t> budgets, pbo::figure<std::uint64_t> eligible,
                                    pbo::figure<std::uint64_t> direct = {}, char const* region = "North") {
    pbo::council_return r;
    r.council.name = name;
    r.council.region = region;
    r.eligible = eligible;
    r.personal_budgets = budgets;
    r.direct_payment = direct;
    if (direct.has_value()) r.part_direct_payment = 0;
    return r;
}

inline pbo::take_up_table counted(std::vector<pbo::council_return> returns, pbo::date day = {2011, 3, 31},
                                  pbo::eligibility_basis basis = pbo::eligibility_basis::ongoing) {
    for (auto& r : returns) {
        r.period = pbo::period::snapshot(day);
        r.basis = basis;
    }
    return pbo::take_up(returns, basis);
}

/// In the table that people read, or in a warning (which the table breaks into lines).
inline bool says(pbo::sheet const& s, std::string const& text) {
    return pbo::text_table(s).find(text) != std::string::npos ||
           std::any_of(s.warnings.begin(), s.warnings.end(), [&](std::string const& w) { return w.find(text) != std::string::npos; });
}
/// The cells that programs get, with each absent figure's symbol in its place: what CSV makes of them is tested in csv_table.cpp.
inline std::string cells_of(pbo::sheet const& s) {
    std::string out;
    auto const positions = s.columns_for_programs();
    for (auto i : positions) out += (i == positions.front() ? "" : ",") + s.columns()[i].name;
    out += "\n";
    for (auto const& row : s.rows()) {
        for (auto i : positions)
            out += (i == positions.front() ? "" : ",") + pbo::detail::csv_quoted(std::visit(pbo::detail::shown_to_programs{}, row[i]));
        out += "\n";
    }
    return out;
}
inline bool has_row(pbo::sheet const& s, std::string const& cells) { return cells_of(s).find("\n" + cells + "\n") != std::string::npos; }

}  // namespace tests

#endif
