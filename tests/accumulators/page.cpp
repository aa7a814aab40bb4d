// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The C++ of docs/accumulators.md, compiled as it stands there (cmake/page_code.awk) and run.
#include "page_code/accumulators_1.inc"

#include <doctest/doctest.h>

#include <pbo/domain/poet_style.hpp>

#include <algorithm>
#include <functional>
#include <iostream>
#include <optional>
#include <sstream>
#include <vector>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wunused-result"
#pragma GCC diagnostic ignored "-Wunused-value"
#pragma GCC diagnostic ignored "-Wshadow"
#endif

TEST_CASE("docs/accumulators.md") {
    std::ostringstream printed;
    auto* const before = std::cout.rdbuf(printed.rdbuf());
    {
#include "page_code/accumulators_2.inc"
    }
    std::cout.rdbuf(before);
    CHECK(printed.str() == "0.333333 [0.13812, 0.609378] (95% wilson; 4 of 12)\n");
    using namespace boost::accumulators;
    std::vector<pbo::survey_response> const responses;
    {
#include "page_code/accumulators_3.inc"
    }
    {
#include "page_code/accumulators_4.inc"
    }
}
