// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The programs of docs/accumulators.md and docs/tutorials/stream.md, compiled as they stand there (cmake/page_code.awk) and run.
#include "page_code/accumulators.head"
#include "page_code/stream.head"

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wunused-result"
#pragma GCC diagnostic ignored "-Wunused-value"
#pragma GCC diagnostic ignored "-Wmissing-declarations"
#pragma GCC diagnostic ignored "-Wshadow"
#endif

namespace page_of_accumulators {
#include "page_code/accumulators.inc"
}
namespace page_of_stream {
#include "page_code/stream.inc"
}

namespace {
std::string printed_by(void (*program)()) {
    std::ostringstream printed;
    auto* const console = std::cout.rdbuf(printed.rdbuf());
    auto const before = std::filesystem::current_path();
    std::filesystem::current_path(PBO_SOURCE_DIR);  // pages read the shipped files as from the top of a checkout
    CHECK_NOTHROW(program());
    std::filesystem::current_path(before);
    std::cout.rdbuf(console);
    return printed.str();
}
}  // namespace

TEST_CASE("docs/accumulators.md") {
    CHECK(printed_by(page_of_accumulators::run) == "0.333333 [0.13812, 0.609378] (95% wilson; 4 of 12)\n");
}

TEST_CASE("docs/tutorials/stream.md") { CHECK(printed_by(page_of_stream::run).find("all day") != std::string::npos); }
