// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_READ_JOURNEYS_HPP
#define PBO_TESTS_READ_JOURNEYS_HPP

// A record of one's own, and files of it: good rows, quoted ones that go over several lines, and rows broken in every way
// that a reader knows.
#include <pbo/core/columns.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace trams {

enum class line { red, blue };

struct journey {
    std::string stop;
    line on = line::red;
    std::uint64_t people = 0;
    std::uint64_t late = 0;
    double weight = 1.0;
    std::string note;
    friend bool operator==(journey const&, journey const&) = default;
};

inline void check(journey const& j) {
    if (j.late > j.people) throw std::domain_error(std::to_string(j.late) + " late of " + std::to_string(j.people));
}

/// A folder of one's own that goes when the test ends.
class folder {
public:
    folder() : path_(std::filesystem::temp_directory_path() / ("pbo_journeys_" + std::to_string(std::random_device{}()))) {
        std::filesystem::create_directory(path_);
    }
    ~folder() { std::filesystem::remove_all(path_); }
    folder(folder const&) = delete;
    folder& operator=(folder const&) = delete;
    [[nodiscard]] std::filesystem::path file(std::string const& name, std::string const& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline std::string const header = "stop,on,people,late,weight,note";

inline std::string row(std::mt19937& random, bool broken) {
    static std::vector<std::string> const good{
        "Mill,red,10,0,1.5,",
        "Market,blue,\"1,114\",7,0.25,fine",
        "\"North,\nGate\",red,3,3,2,\"two\nlines\n\nand \"\"more\"\"\"",
        "\"a\n\nb\",\"blue\",\"5\",\"1\",\"1\",\"\n\"",
        "",
        "Ch\xC3\xA2teau,blue,2,1,0.1,",
        "Mill,red,400,2,3,\"Mill,red,1,1,1,\nMill,red,1,1,1,\n\""};
    static std::vector<std::string> const bad{
        "Mill,green,1,1,1,",
        "Mill,red,1,2,1,more late than there are",
        "Mill,red,-1,0,1,",
        "Mill,red,1,1,1",
        "Mill,red,1,1,1,one,too many",
        "Mi\"ll,red,1,1,1,",
        "Mill,\"red,1,1,1,never closed",
        "Mill,\"red\"x,1,1,1,",
        "caf\xE9,red,1,1,1,",
        "Mill\r,red,1,1,1,",
        "Mill,red,1,1,1,far longer than any row may be in this test, to be sure of it, and then some more of it"};
    return broken && random() % 6 == 0 ? bad[random() % bad.size()] : good[random() % good.size()];
}

/// A file of up to so many rows, its line ends, byte order mark and last line break by chance.
inline std::string text(std::mt19937& random, std::size_t most, bool broken) {
    std::string const end = random() % 3 == 0 ? "\r\n" : "\n";
    auto all = (random() % 5 == 0 ? "\xEF\xBB\xBF" : "") + header + end;
    for (auto rows = random() % (most + 1); rows != 0; --rows) all += row(random, broken) + end;
    if (random() % 4 == 0) all.erase(all.size() - end.size());
    return all;
}

}  // namespace trams

template <>
inline constexpr std::array<pbo::spelled<trams::line>, 2> pbo::spellings_of<trams::line>{
    {{trams::line::red, "red"}, {trams::line::blue, "blue"}}};

template <>
inline constexpr auto pbo::columns_of<trams::journey> =
    pbo::columns(pbo::column("stop", &trams::journey::stop), pbo::column("on", &trams::journey::on),
                 pbo::column("people", &trams::journey::people), pbo::column("late", &trams::journey::late),
                 pbo::column("weight", &trams::journey::weight), pbo::optional_column("note", &trams::journey::note));

#endif
