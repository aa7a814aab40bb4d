// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What a path names is made in a folder of the test's own, devices too: a fault here would replace what it is pointed at.
#include <pbo/publish/write_whole.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#if PBO_HAS_POSIX_FILES
#include <sys/resource.h>
#include <sys/sysmacros.h>
#include <csignal>
#endif

namespace fs = std::filesystem;

namespace {

std::string content(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
void make(fs::path const& file, std::string const& text) { std::ofstream(file, std::ios::binary) << text; }

/// A folder of the test's own, which goes when the test fails, too.
struct folder {
    fs::path path;
    explicit folder(std::string const& name) : path(fs::temp_directory_path() / ("pbo_write_whole_" + name)) {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~folder() { fs::remove_all(path); }
    [[nodiscard]] fs::path operator/(std::string const& name) const { return path / name; }
    [[nodiscard]] auto size() const { return std::distance(fs::directory_iterator(path), fs::directory_iterator{}); }
};

std::string refusal(fs::path const& file, pbo::write_options const& options = {}, std::string const& text = "new") {
    try {
        pbo::write_whole(file, text, options);
    } catch (std::runtime_error const& e) {
        return e.what();
    }
    return "no refusal";
}

}  // namespace

TEST_CASE("a file is written whole, replacing what was there, and no neighbour is left") {
    folder const here("whole");
    pbo::write_whole(here / "a.csv", "first");
    pbo::write_whole(here / "a.csv", "second");
    CHECK(content(here / "a.csv") == "second");
    pbo::write_whole(here / "a.csv", "");
    CHECK(content(here / "a.csv").empty());
    std::string const large(3'000'001, 'x');
    pbo::write_whole(here / "a.csv", large);
    CHECK(content(here / "a.csv") == large);
    CHECK(here.size() == 1);
}

TEST_CASE("a name without a folder is written in the working directory, and a name as long as may be is written") {
    folder const here("names");
    auto const before = fs::current_path();
    fs::current_path(here.path);
    pbo::write_whole("plain", "a");
    pbo::write_whole(std::string(255, 'n'), "b");
    fs::current_path(before);
    CHECK(content(here / "plain") == "a");
    CHECK(content(here / std::string(255, 'n')) == "b");
}

TEST_CASE("a user's own file is not taken for a neighbour") {
    folder const here("partial");
    make(here / "a.csv.partial", "mine");
    pbo::write_whole(here / "a.csv", "new");
    CHECK(content(here / "a.csv.partial") == "mine");
    CHECK(here.size() == 2);
}

TEST_CASE("a place that cannot be written is named and nothing is left there") {
    folder const here("none");
    CHECK(refusal(here / "missing/a.csv") == (here / "missing/a.csv").string() + ": cannot be written (No such file or directory); nothing was changed");
    CHECK(refusal(here.path) == here.path.string() + ": cannot be written (this is a directory); nothing was changed");
    CHECK(refusal("") == "a file cannot be written without a name");
    CHECK(here.size() == 0);
}

TEST_CASE("an output that is also an input is refused, under any name and through any link") {
    folder const here("input");
    make(here / "survey.csv", "forty lines");
    fs::create_symlink(here / "survey.csv", here / "link");
    fs::create_symlink("link", here / "link_to_link");
    fs::create_hard_link(here / "survey.csv", here / "other_name");
    auto const input = here / "survey.csv";
    CHECK(refusal(input, {.inputs = {input}}) == input.string() + ": cannot be written, because it is also read; nothing was changed");
    for (auto const* name : {"link", "link_to_link", "other_name", "../pbo_write_whole_input/survey.csv"}) {
        CHECK(refusal(here / name, {.inputs = {here / "absent", input}}) ==
              (here / name).string() + ": cannot be written, because it is also read (as " + input.string() + "); nothing was changed");
        CHECK(refusal(input, {.inputs = {here / name}}).find("because it is also read") != std::string::npos);
    }
    CHECK(content(input) == "forty lines");
    CHECK(refusal(here / "another", {.inputs = {input}}) == "no refusal");
}

TEST_CASE("what a symbolic link leads to is written, whether or not it is there yet, and the link stays") {
    folder const here("links");
    fs::create_directories(here / "far");
    make(here / "far/old", "old");
    fs::create_symlink("far/old", here / "relative");
    fs::create_symlink(here / "far/new", here / "dangling");
    fs::create_symlink("relative", here / "twice");
    fs::create_symlink("round", here / "round");
    for (auto const* link : {"relative", "dangling", "twice"}) {
        pbo::write_whole(here / link, link);
        CHECK(content(here / link) == link);
        CHECK(fs::is_symlink(here / link));
    }
    CHECK(content(here / "far/old") == "twice");
    CHECK(content(here / "far/new") == "dangling");
    CHECK(refusal(here / "round").find("cannot be written") != std::string::npos);
    CHECK(fs::is_symlink(here / "round"));
}

#if PBO_HAS_POSIX_FILES

namespace {
unsigned mode_of(fs::path const& file) {
    struct stat s {};
    REQUIRE(::stat(file.c_str(), &s) == 0);
    return s.st_mode & 07777U;
}
struct with_mask {
    mode_t before;
    explicit with_mask(mode_t mask) : before(::umask(mask)) {}
    ~with_mask() { ::umask(before); }
};
}  // namespace

TEST_CASE("a new file has the mode of the user's mask, one that is not for release is its owner's alone") {
    folder const here("modes");
    with_mask const mask(022);
    pbo::write_whole(here / "report", "x");
    CHECK(mode_of(here / "report") == 0644U);
    pbo::write_whole(here / "rejects", "x", {.not_for_release = true});
    CHECK(mode_of(here / "rejects") == 0600U);
}

TEST_CASE("what was there keeps its mode and its owner") {
    folder const here("kept");
    with_mask const mask(022);
    for (unsigned const mode : {0600U, 0640U, 0664U, 0755U}) {
        make(here / "a", "old");
        REQUIRE(::chmod((here / "a").c_str(), mode) == 0);
        pbo::write_whole(here / "a", "new");
        CHECK(mode_of(here / "a") == mode);
        pbo::write_whole(here / "a", "newer", {.not_for_release = true});
        CHECK(mode_of(here / "a") == mode);
    }
    if (::geteuid() != 0) {
        MESSAGE("skipped: only root gives files away");
        return;
    }
    REQUIRE(::chown((here / "a").c_str(), 12345, 23456) == 0);
    pbo::write_whole(here / "a", "of another");
    struct stat s {};
    REQUIRE(::stat((here / "a").c_str(), &s) == 0);
    CHECK(s.st_uid == 12345);
    CHECK(s.st_gid == 23456);
    CHECK(content(here / "a") == "of another");
}

TEST_CASE("a file that may not be written, or whose owner cannot be kept, is refused and stays") {
    folder const here("read_only");
    make(here / "read_only", "old");
    make(here / "of_another", "old");
    REQUIRE(::chmod(here.path.c_str(), 0777) == 0);
    REQUIRE(::chmod((here / "read_only").c_str(), 0444) == 0);
    REQUIRE(::chmod((here / "of_another").c_str(), 0666) == 0);
    bool const root = ::geteuid() == 0;
    if (root) REQUIRE(::seteuid(65534) == 0);  // root may write every file, and give it away
    auto const told = refusal(here / "read_only");
    auto const told_of_owner = root ? refusal(here / "of_another") : std::string();
    if (root) REQUIRE(::seteuid(0) == 0);
    CHECK(told == (here / "read_only").string() + ": cannot be written (Permission denied); nothing was changed");
    CHECK(content(here / "read_only") == "old");
    if (root)
        CHECK(told_of_owner == (here / "of_another").string() +
                                   ": cannot be written (its owner cannot be kept: Operation not permitted); nothing was changed");
    CHECK(content(here / "of_another") == "old");
    CHECK(here.size() == 2);
}

TEST_CASE("a pipe is written into and stays a pipe") {
    folder const here("pipe");
    auto const pipe = here / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    std::string got;
    std::thread reader([&] { got = content(pipe); });
    pbo::write_whole(pipe, "through");
    reader.join();
    CHECK(got == "through");
    CHECK(fs::is_fifo(pipe));
    CHECK(here.size() == 1);
    CHECK(refusal(pipe, {.inputs = {pipe}}).find("because it is also read") != std::string::npos);
}

TEST_CASE("a device is written into and stays a device; one that is full is an error") {
    folder const here("device");
    auto const null = here / "null", full = here / "full";
    if (::mknod(null.c_str(), S_IFCHR | 0600U, makedev(1, 3)) != 0 || ::mknod(full.c_str(), S_IFCHR | 0600U, makedev(1, 7)) != 0 ||
        !std::ofstream(null).is_open()) {
        MESSAGE("skipped: only root makes devices");
        return;
    }
    CHECK(refusal(null, {.inputs = {null}}) == "no refusal");
    CHECK(fs::is_character_file(null));
    CHECK(refusal(full) == full.string() + ": cannot be written (No space left on device); a part of it may have been");
    CHECK(fs::is_character_file(full));
    CHECK(here.size() == 2);
}

TEST_CASE("a disk that is full leaves what was there, and no neighbour") {
    folder const here("full");
    make(here / "a", "old");
    struct rlimit before {};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    auto const handler = std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = before;
    small.rlim_cur = 1000;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    auto const told = refusal(here / "a", {}, std::string(5000, 'x'));
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    CHECK(told == (here / "a").string() + ": cannot be written (File too large); nothing was changed");
    CHECK(content(here / "a") == "old");
    CHECK(here.size() == 1);
}

TEST_CASE("threads that write the same file at once leave one of their texts, whole") {
    folder const here("threads");
    std::vector<std::thread> writers;
    for (char c : {'a', 'b', 'c', 'd'})
        writers.emplace_back([&here, c] {
            for (int i = 0; i < 20; ++i) pbo::write_whole(here / "a", std::string(10000, c));
        });
    for (auto& w : writers) w.join();
    auto const text = content(here / "a");
    REQUIRE(text.size() == 10000);
    CHECK(text == std::string(10000, text[0]));
    CHECK(here.size() == 1);
}

#endif
