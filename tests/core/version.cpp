// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/version.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace {

std::string contents(std::string const& file) {
    std::ifstream in(std::string(PBO_SOURCE_DIR) + "/" + file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the number for the preprocessor and the text are the same version") {
    CHECK(std::to_string(PBO_VERSION_MAJOR) + "." + std::to_string(PBO_VERSION_MINOR) + "." + std::to_string(PBO_VERSION_PATCH) ==
          std::string(pbo::version));
    CHECK(PBO_VERSION == PBO_VERSION_MAJOR * 10000 + PBO_VERSION_MINOR * 100 + PBO_VERSION_PATCH);
}

TEST_CASE("the citation and the changelog name this version, and CMake reads it from the header") {
    std::string const version(pbo::version);
    CHECK(contents("CITATION.cff").find("\nversion: " + version + "\n") != std::string::npos);
    CHECK(contents("CHANGELOG.md").find("\n## " + version + " (") != std::string::npos);
    CHECK(contents("CMakeLists.txt").find("include/pbo/core/version.hpp") != std::string::npos);
    CHECK(contents("CMakeLists.txt").find(version) == std::string::npos);
}
