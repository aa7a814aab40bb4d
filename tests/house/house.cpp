// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The real headers are held against the rules of docs/design.md, and the rules against invented headers that break them.
#include "house.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

std::string contents(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

house::headers const& the_headers() {
    static house::headers const all = [] {
        house::headers found;
        std::filesystem::path const include = std::filesystem::path(PBO_SOURCE_DIR) / "include";
        for (auto const& entry : std::filesystem::recursive_directory_iterator(include))
            if (entry.is_regular_file())
                found.emplace(std::filesystem::relative(entry.path(), include).generic_string(), contents(entry.path()));
        return found;
    }();
    return all;
}

house::headers const& the_tests() {
    static house::headers const all = [] {
        house::headers found;
        std::filesystem::path const folder = std::filesystem::path(PBO_SOURCE_DIR) / "tests";
        for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.is_regular_file() && entry.path().extension() == ".cpp")
                found.emplace(std::filesystem::relative(entry.path(), folder).generic_string(), contents(entry.path()));
        return found;
    }();
    return all;
}

/// One line a complaint; nothing when all is well.
std::string told(house::complaints const& all) {
    std::string text;
    for (auto const& complaint : all) text += complaint + "\n";
    return text;
}

// An invented house of one header each on floors 0 to 2, all well.
house::headers invented() {
    return {{"pbo/core/a.hpp", "#include <string>\n"},
            {"pbo/count/b.hpp", "#include <pbo/core/a.hpp>\n#include <pbo/count/detail/c.hpp>\n"},
            {"pbo/count/detail/c.hpp", ""},
            {"pbo/domain/d.hpp", "#include <pbo/core/a.hpp>\n"},
            {"pbo/count.hpp", "#include <pbo/count/b.hpp>\n"},
            {"pbo/pbo.hpp", "#include <pbo/count.hpp>\n#include <pbo/domain/d.hpp>\n"}};
}

house::headers with(std::string const& path, std::string const& text) {
    auto all = invented();
    all[path] = text;
    return all;
}

}  // namespace

TEST_CASE("no header includes a higher floor, or another room of its own floor") {
    REQUIRE(the_headers().size() > 10);
    CHECK(told(house::bad_arrows(the_headers())) == "");
}

TEST_CASE("counting, the field's words and Wilson need only the standard library; nobody pays for what others include") {
    CHECK(told(house::unpaid_includes(the_headers())) == "");
}

TEST_CASE("setting areas side by side knows nothing of social care") {
    CHECK(told(house::words_in_benchmarking(the_headers())) == "");
    auto all = with("pbo/measure/benchmarking/x.hpp", "#include <pbo/domain/d.hpp>\n");
    CHECK(told(house::words_in_benchmarking(all)) ==
          "pbo/measure/benchmarking/x.hpp -> pbo/domain/d.hpp: benchmarking/ knows nothing of social care\n");
}

TEST_CASE("no header includes <iostream> or <regex>, and files are touched only by read/ and publish/") {
    CHECK(told(house::unwelcome_includes(the_headers())) == "");
}

TEST_CASE("who counts or asks for an interval includes no header that takes long to compile") {
    CHECK(told(house::heavy_includes(the_headers())) == "");
}

TEST_CASE("every header has its licence, its guard, an opening comment, at most 400 lines and no endless ones") {
    CHECK(told(house::bad_manners(the_headers())) == "");
}

TEST_CASE("every public header has a test of its name, or its room has a test that speaks of it") {
    CHECK(told(house::untested(the_headers(), the_tests())) == "");
}

TEST_CASE("a room's own header reaches every header of the room") {
    CHECK(told(house::incomplete_rooms(the_headers())) == "");
}

TEST_CASE("the laws of merging are tried on every class that merges") {
    std::map<std::string, std::string> const excused{
        {"builder", "counts for a table, and is none: tests/laws/counts.cpp holds it against tables"},
        {"no_context", "has one value alone: tests/laws/counts.cpp"},
        {"nothing", "has one value alone, inside weighted_answers"},
        {"people_by_council", "the state of a counting loop, made with its options: tests/measure/take_up_of_people.cpp"},
        {"people_on_budgets", "the state of a counting loop, whose tables' laws are tried: tests/measure/people_by_mode_and_age.cpp"},
        {"sample_part", "the state of a counting loop, made with its design: tests/sampling/sample_part.cpp"},
        {"table_read", "a table, whose laws are tried, with what became of the rows: tests/read/table_read.cpp"}};
    CHECK(house::merging_types(the_headers()).size() > 40);
    CHECK(told(house::lawless(the_headers(), the_tests(), excused)) == "");
}

TEST_CASE("whatever is printed, and every sheet, is tried under a hostile locale") {
    CHECK(house::printed_types(the_headers()).size() > 70);
    CHECK(house::sheet_functions(the_headers()).size() > 30);
    CHECK(told(house::printed_unheard(the_headers(), the_tests(),
                                      {{"text_form", "any enumeration that has words: alike<pbo::delivery_mode>"}})) == "");
    CHECK(told(house::sheets_unheard(the_headers(), the_tests())) == "");
}

TEST_CASE("an arrow up, sideways or to nowhere is named") {
    CHECK(told(house::bad_arrows(invented())) == "");
    CHECK(told(house::bad_arrows(with("pbo/core/a.hpp", "#include <pbo/count/b.hpp>\n"))) ==
          "pbo/core/a.hpp -> pbo/count/b.hpp: up from core to count\n");
    CHECK(told(house::bad_arrows(with("pbo/core/a.hpp", "  #  include <pbo/count.hpp> // why\n"))) ==
          "pbo/core/a.hpp -> pbo/count.hpp: up from core to count\n");
    CHECK(told(house::bad_arrows(with("pbo/count/detail/c.hpp", "#include <pbo/domain/d.hpp>\n"))) ==
          "pbo/count/detail/c.hpp -> pbo/domain/d.hpp: sideways from count to domain\n");
    CHECK(told(house::bad_arrows(with("pbo/count/b.hpp", "#include <pbo/pbo.hpp>\n"))) ==
          "pbo/count/b.hpp -> pbo/pbo.hpp: up from count to the roof\n");
    CHECK(told(house::bad_arrows(with("pbo/count/b.hpp", "#include <pbo/core/gone.hpp>\n"))) ==
          "pbo/count/b.hpp -> pbo/core/gone.hpp: there is no such header\n");
    CHECK(told(house::bad_arrows(with("pbo/count/b.hpp", "#include \"detail/c.hpp\"\n"))) ==
          "pbo/count/b.hpp -> detail/c.hpp: headers are included as <pbo/...>\n");
    CHECK(told(house::bad_arrows(with("pbo/cellar/x.hpp", ""))) ==
          "pbo/cellar/x.hpp is in a room that the house does not have\n");
}

TEST_CASE("an include in a comment is no arrow, one under #if is") {
    CHECK(house::includes_of("// #include <pbo/count/b.hpp>\n/* a\n#include <pbo/count/b.hpp>\n*/\n").empty());
    CHECK(house::includes_of("/* a */\n#if 0\n#include <pbo/count/b.hpp>\n#endif\n").size() == 1);
}

TEST_CASE("Boost behind two headers is still found, with the way to it") {
    auto all = with("pbo/core/a.hpp", "#include <boost/version.hpp>\n");
    auto const found = told(house::unpaid_includes(all));
    CHECK(found.find("pbo/count.hpp -> pbo/count/b.hpp -> pbo/core/a.hpp -> boost/version.hpp: must do without Boost\n") !=
          std::string::npos);
    all = with("pbo/interval/wilson.hpp", "#include <boost/math/constants/constants.hpp>\n");
    all["pbo/interval/jeffreys.hpp"] = "#include <boost/math/distributions/beta.hpp>\n";
    CHECK(told(house::unpaid_includes(all)) ==
          "pbo/interval/wilson.hpp -> boost/math/constants/constants.hpp: must do without Boost\n");
    all = with("pbo/sampling/x.hpp", "#include <boost/accumulators/accumulators.hpp>\n#include <nlohmann/json.hpp>\n");
    all["pbo/accumulators/x.hpp"] = "#include <boost/accumulators/accumulators.hpp>\n";
    CHECK(house::unpaid_includes(all).size() == 2);
}

TEST_CASE("unwelcome includes are named, and allowed where they belong") {
    CHECK(told(house::unwelcome_includes(with("pbo/core/a.hpp", "#include <fstream>\n"))) ==
          "pbo/core/a.hpp -> fstream: not in core/\n");
    CHECK(told(house::unwelcome_includes(with("pbo/read/x.hpp", "#include <fstream>\n"))) == "");
    CHECK(told(house::unwelcome_includes(with("pbo/read/x.hpp", "#include <iostream>\n"))) ==
          "pbo/read/x.hpp -> iostream: not in read/\n");
}

TEST_CASE("a heavy header is named where it reaches counting, and allowed above it") {
    auto all = with("pbo/core/a.hpp", "#include <thread>\n");
    CHECK(told(house::heavy_includes(all)) == "pbo/count.hpp -> pbo/count/b.hpp -> pbo/core/a.hpp -> thread: too heavy for count/\n"
                                              "pbo/count/b.hpp -> pbo/core/a.hpp -> thread: too heavy for count/\n"
                                              "pbo/domain/d.hpp -> pbo/core/a.hpp -> thread: too heavy for domain/\n");
    all = with("pbo/measure/x.hpp", "#include <thread>\n#include <execution>\n");
    all["pbo/core/threads.hpp"] = "#include <thread>\n";
    CHECK(told(house::heavy_includes(all)) == "");
}

TEST_CASE("bad manners are named") {
    std::string const head = "// SPDX-FileCopyrightText: 2026 The pbo authors\n// SPDX-License-Identifier: BSL-1.0\n";
    std::string const good = head + "#ifndef PBO_CORE_A_HPP\n#define PBO_CORE_A_HPP\n\n// What is a?\n\n#endif\n";
    CHECK(told(house::bad_manners({{"pbo/core/a.hpp", good}})) == "");
    CHECK(told(house::bad_manners({{"pbo/core/b.hpp", good}})) == "pbo/core/b.hpp: the guard is not PBO_CORE_B_HPP\n");
    CHECK(house::guard_of("pbo/core/detail/normal_quantile.hpp") == "PBO_CORE_DETAIL_NORMAL_QUANTILE_HPP");
    CHECK(house::bad_manners({{"pbo/core/a.hpp", ""}}).size() == 3);
    CHECK(told(house::bad_manners({{"pbo/core/a.hpp", good + std::string(400, '\n')}})) ==
          "pbo/core/a.hpp: 408 lines; a header holds one concept\n");
    CHECK(told(house::bad_manners({{"pbo/core/a.hpp", good + std::string(140, 'x')}})) == "");
    CHECK(told(house::bad_manners({{"pbo/core/a.hpp", good + std::string(141, 'x')}})) ==
          "pbo/core/a.hpp: line 9 is longer than 140 columns\n");
    CHECK(told(house::bad_manners({{"pbo/core/a.hpp", good + "throw std::out_of_range(\"no '\" + std::string(name) + \"'\");"}})) ==
          "pbo/core/a.hpp: line 9 quotes somebody's text as it is; detail::in_quotes shows it\n");
    CHECK(told(house::bad_manners({{"pbo/core/a.hpp", good + "throw std::out_of_range(\"no '\" + std::string(spelling(name)) + \"'\");"}})) == "");
    CHECK(told(house::bad_manners({{"pbo/core/a.hpp", good + "// whoever is there twice"}})) ==
          "pbo/core/a.hpp: line 9 says 'is there twice'; write appears twice\n");
    CHECK(told(house::bad_manners({{"pbo/core/a.hpp", good + "    instrument asked;"}})) ==
          "pbo/core/a.hpp: line 9 says 'instrument asked'; write instrument instrument: asked is a number of people\n");
}

TEST_CASE("a public header without a test, or left out of its room, is named") {
    auto const complaint = "pbo/domain/d.hpp: there is no tests/domain/d.cpp, nor a test that speaks of it\n";
    CHECK(told(house::untested(invented(), {{"core/a.cpp", ""}, {"count/b.cpp", "d"}})) == complaint);
    CHECK(told(house::untested(invented(), {{"core/a.cpp", ""}, {"count/b.cpp", ""}, {"domain/x.cpp", "ad d2"}})) == complaint);
    CHECK(told(house::untested(invented(), {{"core/a.cpp", ""}, {"count/b.cpp", ""}, {"domain/x.cpp", "a(d)"}})) == "");
    auto all = invented();
    CHECK(told(house::incomplete_rooms(all)) == "pbo/core/a.hpp: there is no <pbo/core.hpp>\npbo/domain/d.hpp: there is no <pbo/domain.hpp>\n");
    all["pbo/core.hpp"] = "#include <pbo/core/a.hpp>\n";
    all["pbo/domain.hpp"] = "";
    CHECK(told(house::incomplete_rooms(all)) == "pbo/domain/d.hpp is not reached from <pbo/domain.hpp>\n");
    all["pbo/domain/d.hpp"] = "// Not part of <pbo/domain.hpp>: it costs much.\n";
    CHECK(told(house::incomplete_rooms(all)) == "");
}

TEST_CASE("a class that merges and whose laws nobody tries is named, and so is one that stands on it") {
    auto all = invented();
    all["pbo/count/b.hpp"] = "class b {\n    constexpr b& operator+=(b const& other) {\n    b& operator+=(double x);\n};\n";
    all["pbo/domain/d.hpp"] = "class d : public b {\n};\nstruct e : d {\n};\nstruct f : g<b> {\n};\n";
    auto const of = [](char const* name, char const* path) {
        return std::string(path) + ": " + name + " merges, and no laws::hold_for<" + name + "> tries its laws\n";
    };
    CHECK(told(house::lawless(all, {{"count/b.cpp", "hold_for<pbo::b>({})"}}, {{"e", "no cell"}})) ==
          of("b", "pbo/count/b.hpp") + of("d", "pbo/domain/d.hpp"));
    CHECK(told(house::lawless(all, {{"laws/x.cpp", "laws::hold_for<pbo::b>({})\n"}, {"domain/laws.cpp", "hold_for<row<pbo::d>>"}}, {{"e", "no cell"}})) == "");
    CHECK(told(house::lawless(invented(), {}, {{"b", "it is told apart"}})) == "b is excused and does not merge: it is told apart\n");
}

TEST_CASE("what is printed, or laid out as a sheet, and tried under no hostile locale is named") {
    auto all = invented();
    all["pbo/core/a.hpp"] = "    friend std::ostream& operator<<(std::ostream& out, basic_a<N> const& a) {\n"
                            "    html& operator<<(html const& other) {\n";
    all["pbo/domain/d.hpp"] = "std::ostream& operator<<(std::ostream& out, Record const& r) {\n";
    all["pbo/count/b.hpp"] = "inline std::ostream& operator<<(std::ostream& out,\n                                b const& b) {\n";
    all["pbo/publish/e.hpp"] = "[[nodiscard]] inline sheet e_sheet(int e) {\n    return f_sheet(e);\n// g_sheet(\n[[nodiscard]] sheet h_sheet(int h) {\n";
    auto const of = [](char const* name, char const* path) {
        return std::string(path) + ": " + name + " is printed, and no alike<" + name + "> prints it under a hostile locale\n";
    };
    auto const of_sheet = [](char const* name) {
        return std::string("pbo/publish/e.hpp: no test of publish/ lays out ") + name + ", so none does under a hostile locale\n";
    };
    CHECK(told(house::printed_unheard(all, {{"core/a.cpp", "basic_a<2> d; alike<e>(b)"}}, {})) ==
          of("b", "pbo/count/b.hpp") + of("basic_a", "pbo/core/a.hpp") + of("d", "pbo/domain/d.hpp"));
    CHECK(told(house::printed_unheard(all, {{"x.cpp", "alike<pbo::basic_a<2>>(a); alike<pbo::d>(x)"}}, {{"b", "no"}, {"f", "gone"}})) ==
          "f is excused and is not printed: gone\n");
    CHECK(told(house::sheets_unheard(all, {{"publish/x.cpp", "e_sheet2(e)"}, {"domain/x.cpp", "h_sheet(h)"}})) == of_sheet("e_sheet") + of_sheet("h_sheet"));
    CHECK(told(house::sheets_unheard(all, {{"publish/x.cpp", "e_sheet(e), h_sheet(h)"}})) == "");
}
