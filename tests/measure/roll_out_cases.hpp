// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_MEASURE_ROLL_OUT_CASES_HPP
#define PBO_TESTS_MEASURE_ROLL_OUT_CASES_HPP

// The small roll-outs of tests/reference/roll_out.py (Python 3 fractions, every person walked through every month), and
// the roll-outs of the worked examples of tests/reference/worked/.

#include <pbo/measure/roll_out/assumptions.hpp>
#include <pbo/read/headed_rows.hpp>

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <string>

namespace roll_out_cases {

inline pbo::roll_out_assumptions memoryless() {
    return {{2, 6},
            pbo::review_schedule::memoryless(3),
            1.0,
            pbo::entrant_flow::fixed(1, 0.5),
            pbo::exit_rate::monthly(0.1)};
}
inline pbo::roll_out_assumptions memoryless_delayed() {
    return {{1, 5},
            pbo::review_schedule::memoryless(3),
            2.0 / 3.0,
            pbo::entrant_flow::fixed(2, 0.75, 2),
            pbo::exit_rate::monthly(0.1)};
}
inline pbo::roll_out_assumptions scheduled() {
    return {
        {2, 5}, pbo::review_schedule::every(3), 0.5, pbo::entrant_flow::fixed(1, 0.25), pbo::exit_rate::monthly(0.1)};
}
inline pbo::roll_out_assumptions scheduled_delayed() {
    return {
        {2, 5}, pbo::review_schedule::every(3), 0.5, pbo::entrant_flow::fixed(2, 0.4, 3), pbo::exit_rate::monthly(0.1)};
}
inline pbo::roll_out_assumptions alone() {
    return {{1, 4}, pbo::review_schedule::memoryless(3), 0.5, {}, pbo::exit_rate::monthly(1.0 / 3.0)};
}

/// The worked examples: N0 1000, B0 300, E 20, d 0.02, s 0.8, c 0.5, R 1.
inline pbo::roll_out_assumptions worked(std::string const& schedule, std::string const& entrants) {
    return {{300, 1000},
            schedule == "scheduled" ? pbo::review_schedule::scheduled(1) : pbo::review_schedule::memoryless(1),
            0.5,
            entrants == "poisson" ? pbo::entrant_flow::poisson(20, 0.8) : pbo::entrant_flow::fixed(20, 0.8),
            pbo::exit_rate::monthly(0.02)};
}

inline bool close(double ours, double theirs, double relative = 1e-9, double absolute = 0.0) {
    return std::abs(ours - theirs) <= relative * std::abs(theirs) + absolute;
}

/// f(cell) for every row of a worked file, where cell("column") is its text; returns how many rows there were.
template <class F>
std::size_t for_each_worked_row(char const* name, F&& f) {
    pbo::headed_rows rows(std::filesystem::path(PBO_SOURCE_DIR) / "tests/reference/worked" / name);
    std::size_t n = 0;
    while (rows.next()) {
        f([&rows](char const* column) { return std::string(rows[rows.column(column)]); });
        ++n;
    }
    return n;
}

}  // namespace roll_out_cases

#endif
