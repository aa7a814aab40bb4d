// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/input_source.hpp>

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <ios>
#include <sstream>
#include <streambuf>
#include <string>
#include <string_view>
#include <thread>

#if PBO_HAS_POSIX_FILES
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace fs = std::filesystem;

namespace {

/// A folder of the test's own, which goes when the test fails, too.
struct folder {
    fs::path path = fs::temp_directory_path() / "pbo_test_input_source";
    folder() {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~folder() { fs::remove_all(path); }
    [[nodiscard]] fs::path with(std::string const& name, std::string const& text) const {
        std::ofstream(path / name, std::ios::binary) << text;
        return path / name;
    }
};

std::string all_of(pbo::input_source source) {
    std::string all;
    std::array<char, 3> some{};
    while (auto const got = source.read(some.data(), some.size())) all.append(some.data(), got);
    return all;
}
std::string refusal(pbo::input_source source) {
    try {
        static_cast<void>(all_of(std::move(source)));
    } catch (pbo::input_error const& e) {
        CHECK(e.problem().place.line == 0);
        return e.problem().expected;
    }
    return "no refusal";
}


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

TEST_CASE("a file knows its size and is read from any byte on, by several at once") {
    folder const here;
    pbo::input_source source(here.with("a", "0123456789"));
    CHECK(source.size() == 10U);
    auto seventh = source.from(7);
    fs::remove(here.path / "a");  // it is open once: what has become of its name does not matter
    CHECK(all_of(source.from(10)).empty());
    CHECK(all_of(seventh) == "789");
    CHECK(all_of(source) == "0123456789");
    CHECK(all_of(source.from(9)) == "9");
    std::istringstream in("abc");
    CHECK_FALSE(pbo::input_source(in).size());
    CHECK_THROWS_AS(static_cast<void>(pbo::input_source(in).from(1)), pbo::input_error);
    CHECK(pbo::input_source(here.with("empty", "")).size() == 0U);
}

TEST_CASE("a file that is cut short, made longer or written to while it is read is an error") {
    folder const here;
    auto const file = here.with("a", "0123456789");
    pbo::input_source const whole(file), again(file);
    fs::resize_file(file, 4);
    CHECK(refusal(whole) == "a file that nobody changes while it is read; it had 10 bytes and has 4 now");
    CHECK(refusal(whole.from(7)) == "a file that nobody changes while it is read; it had 10 bytes and has 4 now");
    fs::resize_file(file, 12);
    CHECK(refusal(again) == "a file that nobody changes while it is read; it had 10 bytes and has 12 now");
    pbo::input_source const now(file);
    CHECK(refusal(now) == "no refusal");
    now.must_be_unchanged();
    fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds(1));
    CHECK(refusal(now) == "a file that nobody changes while it is read; it has been written to meanwhile");
    CHECK_THROWS_AS(now.must_be_unchanged(), pbo::input_error);
}

#if PBO_HAS_POSIX_FILES

TEST_CASE("a pipe is read once, to its end, and has no size") {
    folder const here;
    auto const pipe = here.path / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    std::thread writer([&] { std::ofstream(pipe) << "through a pipe"; });
    pbo::input_source source(pipe);
    CHECK_FALSE(source.size());
    CHECK(all_of(source) == "through a pipe");
    writer.join();
}

TEST_CASE("- is standard input, read on from where it stands, and not closed afterwards") {
    folder const here;
    auto const file = here.with("a", "0123456789");
    int const before = ::dup(STDIN_FILENO);
    int const in = ::open(file.c_str(), O_RDONLY);
    REQUIRE(::dup2(in, STDIN_FILENO) == STDIN_FILENO);
    for (auto const* name : {"-", "/dev/stdin", "/dev/fd/0"}) {
        REQUIRE(::lseek(STDIN_FILENO, 4, SEEK_SET) == 4);
        pbo::input_source source(name);
        CHECK(source.name() == "standard input");
        CHECK_FALSE(source.size());
        CHECK(all_of(source) == "456789");
    }
    CHECK(::lseek(STDIN_FILENO, 0, SEEK_CUR) == 10);
    ::dup2(before, STDIN_FILENO);
    ::close(before);
    ::close(in);
}

TEST_CASE("a disk that fails is an error with every standard library, not an end") {
    fs::path const memory = "/proc/self/mem";  // nothing can be read at its beginning
    if (!fs::exists(memory)) {
        MESSAGE("skipped: this system has no /proc");
        return;
    }
    CHECK(refusal(pbo::input_source(memory)) == "to read to the end (Input/output error)");
}

#endif
