// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The C++ of README.md and of each page in docs/ is one program (cmake/page_code.awk): compiled here as it stands there, an error
// names the page and its line, and run at the top of a checkout on the shipped data.  tests/house/page_headers.sh holds that the
// headers of a page suffice for what it calls; sh .ci/long pages compiles each page alone.

#include "page_code/heads.inc"

#include <doctest/doctest.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

// The lines of a page show figures that the reader then prints.
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wunused-result"
#pragma GCC diagnostic ignored "-Wunused-value"
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#pragma GCC diagnostic ignored "-Wmissing-declarations"
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "page_code/bodies.inc"

namespace {

struct page {
    char const* name;
    void (*run)();
};
constexpr page pages[] = {
#include "page_code/list.inc"
};

/// What std::cout is given, and the folder that the programs run in: one like the top of a checkout, where they may write.
class as_a_reader {
public:
    as_a_reader() {
        for (auto const* name : {"examples/data", "examples/golden/inputs"}) {
            std::filesystem::create_directories(folder_ / name);
            std::filesystem::copy(std::filesystem::path(PBO_SOURCE_DIR) / name, folder_ / name,
                                  std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
        }
        std::filesystem::current_path(folder_);
        std::cout.rdbuf(printed_.rdbuf());
    }
    ~as_a_reader() {
        std::cout.rdbuf(console_);
        std::filesystem::current_path(before_);
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    as_a_reader(as_a_reader const&) = delete;
    as_a_reader& operator=(as_a_reader const&) = delete;

    /// What is wrong with a page; nothing where it runs and prints.
    std::string fault_of(page const& p) {
        printed_.str("");
        try {
            p.run();
        } catch (std::exception const& e) {
            return e.what();
        }
        return printed_.str().find_first_not_of(" \n") == std::string::npos ? "prints nothing" : "";
    }

private:
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / "pbo_pages";
    std::filesystem::path before_ = std::filesystem::current_path();
    std::ostringstream printed_;
    std::streambuf* console_ = std::cout.rdbuf();
};

std::vector<std::string> lines_of(std::string const& file) {
    std::ifstream in(std::string(PBO_SOURCE_DIR) + file);
    std::vector<std::string> all;
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
}

}  // namespace

TEST_CASE("every page's program runs on the shipped data and prints something") {
    CHECK(std::size(pages) > 22);
    std::string faults;  // told afterwards: doctest speaks through std::cout as well
    {
        as_a_reader reader;
        for (auto const& p : pages)
            if (auto const fault = reader.fault_of(p); !fault.empty()) faults += std::string(p.name) + ": " + fault + "\n";
    }
    CHECK(faults == "installing: prints nothing\n");  // it asks for a version
}

TEST_CASE("the fifteen lines of the README are the program quickstart, line by line") {
    auto program = lines_of("/examples/quickstart.cpp");
    for (auto& line : program)  // which is told where the data are
        if (auto const at = line.find("PBO_EXAMPLE_DATA \"/"); at != std::string::npos) line.replace(at, 19, "\"examples/data/");
    std::ifstream block(PBO_PAGE_CODE "/README.cpp");
    int looked_for = 0;
    for (std::string line; std::getline(block, line);) {
        if (line.empty()) continue;
        CAPTURE(line);
        CHECK(std::find(program.begin(), program.end(), line) != program.end());
        ++looked_for;
    }
    CHECK(looked_for >= 15);
}
