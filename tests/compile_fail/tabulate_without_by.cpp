// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Keys are told from indicators by by(...).
// expects: pbo::tabulate takes records (a range, pbo::record_files, or pbo::sample(...) of either), by(...) of their keys
#include <pbo/count/tabulate.hpp>

#include <vector>

struct journey {
    int line = 0;
    bool late = false;
};

auto counted(std::vector<journey> const& journeys) {
    auto const late = pbo::indicator("late", &journey::late);
#ifdef PBO_BAD
    return pbo::tabulate(journeys, &journey::line, late);
#else
    return pbo::tabulate(journeys, pbo::by(&journey::line), late);
#endif
}
