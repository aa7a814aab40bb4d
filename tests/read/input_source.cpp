// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/input_source.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <ios>
#include <sstream>
#include <streambuf>
#include <string>

namespace {

std::string error(std::filesystem::path const& file) {
    try {
        pbo::input_source const source(file);
    } catch (pbo::input_error const& e) {
        CHECK(e.problem().place.line == 0);
        return e.what();
    }
    return "no error";
}

// A disk that fails after the first bytes.
class failing : public std::streambuf {
    std::streamsize xsgetn(char*, std::streamsize) override { throw std::ios_base::failure("the disk is gone"); }
};

}  // namespace

TEST_CASE("what is not a file that can be read says what it is") {
    CHECK(error("no_such_file.csv") == "no_such_file.csv: expected a file; there is none of that name");
    CHECK(error(".") == ".: expected a file; this is a directory");
}

TEST_CASE("a file that may not be read says so") {
    auto const file = std::filesystem::temp_directory_path() / "pbo_test_may_not_be_read.csv";
    std::ofstream(file) << "a\n";
    std::filesystem::permissions(file, std::filesystem::perms::none);
    if (std::ifstream(file).is_open())
        MESSAGE("skipped: this user may read every file");
    else
        CHECK(error(file) == file.string() + ": expected a file that may be read (Permission denied)");
    std::filesystem::remove(file);
}

TEST_CASE("a stream is read as it is, whatever its exceptions are set to") {
    std::istringstream in("abc");
    in.exceptions(std::ios::failbit | std::ios::eofbit | std::ios::badbit);
    pbo::input_source source(in, "three letters");
    std::string bytes(8, '?');
    CHECK(source.read(bytes.data(), 2) == 2);
    CHECK(source.read(bytes.data() + 2, 6) == 1);
    CHECK(source.read(bytes.data(), 8) == 0);
    CHECK(bytes.substr(0, 3) == "abc");
    CHECK(source.name() == "three letters");
}

TEST_CASE("a stream that fails is an error, not an end") {
    failing buffer;
    std::istream in(&buffer);
    pbo::input_source source(in, "tape");
    char byte = 0;
    CHECK_THROWS_WITH_AS(static_cast<void>(source.read(&byte, 1)),
                         doctest::Contains("tape: expected to read to the end (the disk is gone"), pbo::input_error);
}
