// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_HOUSE_HOUSE_HPP
#define PBO_TESTS_HOUSE_HOUSE_HPP

// Does the code stand as the house is drawn?  Headers go in as text, complaints come out as sentences; the tests feed
// the real headers, and invented bad ones that must be complained about.  Paths are those of an #include:
// "pbo/count/table.hpp" is in the room count, and so is "pbo/count.hpp", the header of the whole room.

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace house {

/// A header's path, and its text.
using headers = std::map<std::string, std::string>;
using complaints = std::vector<std::string>;

struct room {
    std::string_view name;
    int floor;
};

/// Keep in step with the picture in docs/design.md.
inline constexpr std::array rooms{room{"core", 0},     room{"domain", 1},   room{"count", 1},   room{"interval", 1},
                                  room{"read", 2},     room{"compare", 2},  room{"protect", 2}, room{"sampling", 3},
                                  room{"explain", 4},  room{"measure", 5},  room{"publish", 6},
                                  room{"accumulators", 6}, room{"distributed", 6}};

/// The one header of everything stands on the roof: it may include all rooms, and no room may include it.
inline constexpr std::array<std::string_view, 2> roofs{"pbo.hpp", "pbo/pbo.hpp"};

inline bool is_roof(std::string_view path) { return std::ranges::find(roofs, path) != roofs.end(); }

inline std::string room_of(std::string_view path) {
    if (is_roof(path)) return "the roof";
    if (!path.starts_with("pbo/")) return {};
    path.remove_prefix(4);
    return std::string(path.substr(0, std::min(path.find('/'), path.find(".hpp"))));
}

/// The floor of a room; -1 for a room that the house does not have.
inline int floor_of(std::string_view name) {
    for (auto const& r : rooms)
        if (r.name == name) return r.floor;
    return name == "the roof" ? 7 : -1;
}

inline std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

struct inclusion {
    std::string path;
    bool quoted = false;
};

/// What a header includes, in angle brackets or quotes, under #if or not; comments are not includes.
inline std::vector<inclusion> includes_of(std::string const& text) {
    std::vector<inclusion> all;
    bool in_comment = false;
    for (auto const& line : lines_of(text)) {
        auto rest = std::string_view(line);
        if (in_comment) {
            auto const end = rest.find("*/");
            if (end == std::string_view::npos) continue;
            rest.remove_prefix(end + 2);
            in_comment = false;
        }
        auto const skip_blanks = [&rest] { rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size())); };
        skip_blanks();
        if (rest.starts_with('#')) {
            rest.remove_prefix(1);
            skip_blanks();
            if (rest.starts_with("include")) {
                rest.remove_prefix(7);
                skip_blanks();
                if (!rest.empty() && (rest.front() == '<' || rest.front() == '"')) {
                    bool const quoted = rest.front() == '"';
                    rest.remove_prefix(1);
                    all.push_back({std::string(rest.substr(0, rest.find_first_of(quoted ? "\"" : ">"))), quoted});
                }
            }
        } else if (auto const begin = rest.find("/*"); begin != std::string_view::npos && rest.find("//") > begin) {
            in_comment = rest.find("*/", begin + 2) == std::string_view::npos;
        }
    }
    return all;
}

inline bool is_ours(std::string_view path) { return path.starts_with("pbo/") || is_roof(path); }

/// Arrows up, arrows sideways, arrows to nowhere.
inline complaints bad_arrows(headers const& all) {
    complaints found;
    for (auto const& [path, text] : all) {
        auto const from = room_of(path);
        if (floor_of(from) < 0) found.push_back(path + " is in a room that the house does not have");
        for (auto const& include : includes_of(text)) {
            auto const arrow = path + " -> " + include.path;
            if (include.quoted) {
                found.push_back(arrow + ": headers are included as <pbo/...>");
                continue;
            }
            if (!is_ours(include.path)) continue;
            auto const to = room_of(include.path);
            if (!all.contains(include.path)) found.push_back(arrow + ": there is no such header");
            else if (floor_of(to) < 0) found.push_back(arrow + ": the house has no such room");
            else if (floor_of(to) > floor_of(from)) found.push_back(arrow + ": up from " + from + " to " + to);
            else if (floor_of(to) == floor_of(from) && to != from)
                found.push_back(arrow + ": sideways from " + from + " to " + to);
        }
    }
    return found;
}

/// Every header that a header includes, straight or through others, with one way to it ("a -> b -> c").
inline std::map<std::string, std::string> reachable(headers const& all, std::string const& start) {
    std::map<std::string, std::string> ways;
    std::vector<std::pair<std::string, std::string>> open{{start, start}};
    while (!open.empty()) {
        auto const [path, way] = open.back();
        open.pop_back();
        auto const text = all.find(path);
        if (text == all.end()) continue;
        for (auto const& include : includes_of(text->second))
            if (ways.try_emplace(include.path, way + " -> " + include.path).second)
                open.emplace_back(include.path, way + " -> " + include.path);
    }
    return ways;
}

/// measure/benchmarking/ serves trams as well as councils: it reaches no word of social care.
inline complaints words_in_benchmarking(headers const& all) {
    complaints found;
    for (auto const& [path, text] : all)
        if (path.starts_with("pbo/measure/benchmarking/"))
            for (auto const& [reached, way] : reachable(all, path))
                if (room_of(reached) == "domain") found.push_back(way + ": benchmarking/ knows nothing of social care");
    return found;
}

inline bool must_do_without_boost(std::string const& path) {
    auto const name = room_of(path);
    return name == "core" || name == "domain" || name == "count" || path == "pbo/interval/wilson.hpp";
}

/// Boost where the promise is "only the standard library"; Boost.Accumulators outside accumulators/; JSON outside publish/.
inline complaints unpaid_includes(headers const& all) {
    complaints found;
    for (auto const& [path, text] : all) {
        if (must_do_without_boost(path))
            for (auto const& [reached, way] : reachable(all, path))
                if (reached.starts_with("boost/")) found.push_back(way + ": must do without Boost");
        for (auto const& include : includes_of(text)) {
            auto const arrow = path + " -> " + include.path;
            if (include.path.starts_with("boost/accumulators/") && room_of(path) != "accumulators")
                found.push_back(arrow + ": Boost.Accumulators belongs to accumulators/");
            if (include.path.starts_with("nlohmann/") && room_of(path) != "publish")
                found.push_back(arrow + ": JSON belongs to publish/");
        }
    }
    return found;
}

/// Headers that cost much or do I/O, where they have no business.
inline complaints unwelcome_includes(headers const& all) {
    constexpr std::array<std::string_view, 2> nowhere{"iostream", "regex"};
    constexpr std::array<std::string_view, 3> input_and_output{"fstream", "filesystem", "cstdio"};
    complaints found;
    for (auto const& [path, text] : all)
        for (auto const& include : includes_of(text)) {
            auto const name = room_of(path);
            bool const may_do_io = name == "read" || name == "publish";
            if (std::ranges::find(nowhere, include.path) != nowhere.end() ||
                (!may_do_io && std::ranges::find(input_and_output, include.path) != input_and_output.end()))
                found.push_back(path + " -> " + include.path + ": not in " + name + "/");
        }
    return found;
}

/// Who counts, or asks for an interval, includes nothing that takes long to compile, straight or through others.
inline complaints heavy_includes(headers const& all) {
    constexpr std::array<std::string_view, 8> heavy{"execution", "filesystem", "fstream", "future",
                                                    "iostream",  "random",     "regex",   "thread"};
    complaints found;
    for (auto const& [path, text] : all)
        if (floor_of(room_of(path)) == 1)
            for (auto const& [reached, way] : reachable(all, path))
                if (std::ranges::find(heavy, reached) != heavy.end()) found.push_back(way + ": too heavy for " + room_of(path) + "/");
    return found;
}

/// "pbo/count/table.hpp" is guarded by PBO_COUNT_TABLE_HPP.
inline std::string guard_of(std::string_view path) {
    std::string guard;
    for (char c : path) guard += c == '/' || c == '.' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return guard;
}

inline std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; }));
}

inline constexpr std::size_t most_lines = 400;
inline constexpr std::size_t most_columns = 140;  // 120 is the aim; this is where reading side by side ends

inline constexpr std::string_view bare_quote = "'\" + std::string(";

/// What went, and what is said and written in its place.
inline constexpr std::array<std::array<std::string_view, 2>, 6> went{{{"is there twice", "appears twice"},
                                                                      {"be there twice", "appear twice"},
                                                                      {"stands there twice", "appears twice"},
                                                                      {"that were met", "that were found"},
                                                                      {"instrument asked", "instrument instrument: asked is a number of people"},
                                                                      {" england(", "whole_of(: any table may be added up"}}};

/// SPDX head, guard, opening comment, length: what every header looks like.
inline complaints bad_manners(headers const& all) {
    complaints found;
    for (auto const& [path, text] : all) {
        auto lines = lines_of(text);
        auto const size = lines.size();
        lines.resize(std::max<std::size_t>(size, 7));
        auto const complain = [&, &file = path](std::string const& what) { found.push_back(file + ": " + what); };
        if (!lines[0].starts_with("// SPDX-FileCopyrightText: ") || lines[1] != "// SPDX-License-Identifier: BSL-1.0")
            complain("the two SPDX lines do not open it");
        auto const guard = guard_of(path);
        if (lines[2] != "#ifndef " + guard || lines[3] != "#define " + guard) complain("the guard is not " + guard);
        if (!lines[4].empty() || !lines[5].starts_with("// ")) complain("no opening comment after the guard");
        if (size > most_lines) complain(std::to_string(size) + " lines; a header holds one concept");
        for (std::size_t i = 0; i < size; ++i) {
            if (characters(lines[i]) > most_columns) complain("line " + std::to_string(i + 1) + " is longer than " + std::to_string(most_columns) + " columns");
            if (lines[i].find("NOLINT") != std::string::npos || lines[i].find("#pragma once") != std::string::npos)
                complain("line " + std::to_string(i + 1) + " leans on a tool");
            for (auto const& [old, instead] : went)
                if (lines[i].find(old) != std::string::npos)
                    complain("line " + std::to_string(i + 1) + " says '" + std::string(old) + "'; write " + std::string(instead));
            // NUL in it would end what() of an exception, and a terminal obeys the rest.
            for (auto at = lines[i].find(bare_quote); at != std::string::npos; at = lines[i].find(bare_quote, at + 1))
                if (lines[i].compare(at + bare_quote.size(), 9, "spelling(") != 0)
                    complain("line " + std::to_string(i + 1) + " quotes somebody's text as it is; detail::in_quotes shows it");
        }
    }
    return found;
}

/// Is it a header that a user includes for its own sake?  Not a detail, not the header of a whole room or the roof.
inline bool is_public(std::string_view path) {
    return path.find("/detail/") == std::string_view::npos && std::ranges::count(path, '/') >= 2 && !is_roof(path);
}

/// Is the word in the text, on its own?
inline bool speaks_of(std::string_view text, std::string_view word) {
    auto const part_of_a_word = [text](std::size_t i) {
        return i < text.size() && (text[i] == '_' || (text[i] >= 'a' && text[i] <= 'z') ||
                                   (text[i] >= 'A' && text[i] <= 'Z') || (text[i] >= '0' && text[i] <= '9'));
    };
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        if ((at == 0 || !part_of_a_word(at - 1)) && !part_of_a_word(at + word.size())) return true;
    return false;
}

/// Public headers that have neither the test of their name, count/table.cpp for pbo/count/table.hpp, nor a test of
/// their room that speaks of them: methods of one family are tested side by side.
inline complaints untested(headers const& all, headers const& tests) {
    complaints found;
    for (auto const& [path, text] : all) {
        if (!is_public(path)) continue;
        auto const room = room_of(path) + "/";
        auto const stem = path.substr(path.rfind('/') + 1, path.size() - path.rfind('/') - 1 - 4);
        if (tests.contains(room + stem + ".cpp")) continue;
        bool const spoken_of = std::ranges::any_of(
            tests, [&](auto const& test) { return test.first.starts_with(room) && speaks_of(test.second, stem); });
        if (!spoken_of) found.push_back(path + ": there is no tests/" + room + stem + ".cpp, nor a test that speaks of it");
    }
    return found;
}

/// Room headers that leave out a header of their room.  A header that costs Boost, threads or JSON may be left out on
/// purpose: it says "not part of <pbo/ROOM.hpp>" in its opening comment.
inline complaints incomplete_rooms(headers const& all) {
    complaints found;
    for (auto const& [path, text] : all) {
        if (!is_public(path)) continue;
        auto const whole = "pbo/" + room_of(path) + ".hpp";
        if (text.find("ot part of <" + whole + ">") != std::string::npos) continue;
        if (!all.contains(whole)) found.push_back(path + ": there is no <" + whole + ">");
        else if (!reachable(all, whole).contains(path)) found.push_back(path + " is not reached from <" + whole + ">");
    }
    return found;
}

/// Every class that a header lets merge: one with an operator+= of its own type, or one that stands on such a class.
inline std::map<std::string, std::string> merging_types(headers const& all) {
    auto const word_before = [](std::string_view line, std::size_t end) {
        auto const before = line.substr(0, end).find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
        auto const begin = before == std::string_view::npos ? 0 : before + 1;
        return std::string(line.substr(begin, end - begin));
    };
    std::map<std::string, std::string> found;
    for (auto const& [path, text] : all)
        for (auto const& whole : lines_of(text))
            if (std::string_view const line = whole; line.find("& operator+=(") != std::string_view::npos) {
                auto const at = line.find("& operator+=(");
                auto const name = word_before(line, at);
                if (line.substr(at + 13).starts_with(name + " const&") || line.substr(at + 13).starts_with(name + " other"))
                    found.try_emplace(name, path);
            }
    for (bool more = true; more;) {
        more = false;
        for (auto const& [path, text] : all)
            for (auto const& whole : lines_of(text)) {
                std::string_view const line = whole;
                auto const first = std::min(line.find("class "), line.find("struct "));
                auto const colon = line.find(" : ");
                if (first == std::string_view::npos || colon == std::string_view::npos || colon < first || !line.ends_with("{")) continue;
                if (line.substr(0, first).find_first_not_of(' ') != std::string_view::npos) continue;
                auto base = line.substr(colon + 3);
                if (base.starts_with("public ")) base.remove_prefix(7);
                base = base.substr(0, base.find_first_of(" <,{"));
                if (found.contains(std::string(base)) && found.try_emplace(word_before(line, colon), path).second) more = true;
            }
    }
    return found;
}

/// Classes that merge and of which no law is tested: hold_for<...NAME...> in tests/laws/ or in a laws.cpp.
inline complaints lawless(headers const& all, headers const& tests, std::map<std::string, std::string> const& excused) {
    complaints found;
    for (auto const& [name, path] : merging_types(all)) {
        if (excused.contains(name)) continue;
        bool const is_listed = std::ranges::any_of(tests, [&sought = name](auto const& test) {
            if (!test.first.starts_with("laws/") && !test.first.ends_with("/laws.cpp")) return false;
            std::string_view rest = test.second;
            for (auto at = rest.find("hold_for<"); at != std::string_view::npos; at = rest.find("hold_for<", at + 1))
                if (speaks_of(rest.substr(at + 9, rest.find('\n', at) - at - 9), sought)) return true;
            return false;
        });
        if (!is_listed) found.push_back(path + ": " + name + " merges, and no laws::hold_for<" + name + "> tries its laws");
    }
    for (auto const& [name, why] : excused)
        if (!merging_types(all).contains(name)) found.push_back(name + " is excused and does not merge: " + why);
    return found;
}

/// Every type that a header lets be written into a stream; a template over one record's name, or over all enumerations that have
/// words, goes by the header's name.
inline std::map<std::string, std::string> printed_types(headers const& all) {
    constexpr std::string_view begin = "std::ostream& operator<<(std::ostream& ";
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    std::map<std::string, std::string> found;
    for (auto const& [path, text] : all)
        for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
            auto type = std::string_view(text).substr(text.find(',', at) + 1);
            type.remove_prefix(std::min(type.find_first_of(letters), type.size()));
            std::string name(type.substr(0, type.find_first_not_of(letters)));
            if (name.empty() || (name.front() >= 'A' && name.front() <= 'Z'))
                name = path.substr(path.rfind('/') + 1, path.size() - path.rfind('/') - 1 - 4);
            found.try_emplace(name, path);
        }
    return found;
}

/// Is there a test with CALL<...NAME...> in its text?
inline bool is_called_for(headers const& tests, std::string_view call, std::string_view name) {
    return std::ranges::any_of(tests, [&](auto const& test) {
        std::string_view rest = test.second;
        for (auto at = rest.find(call); at != std::string_view::npos; at = rest.find(call, at + 1))
            if (speaks_of(rest.substr(at + call.size(), rest.find('(', at) - at - call.size()), name)) return true;
        return false;
    });
}

/// Types that are printed and that no test prints under a hostile locale: alike<...NAME...>(value).
inline complaints printed_unheard(headers const& all, headers const& tests, std::map<std::string, std::string> const& excused) {
    complaints found;
    auto const printed = printed_types(all);
    for (auto const& [name, path] : printed)
        if (!excused.contains(name) && !is_called_for(tests, "alike<", name))
            found.push_back(path + ": " + name + " is printed, and no alike<" + name + "> prints it under a hostile locale");
    for (auto const& [name, why] : excused)
        if (!printed.contains(name)) found.push_back(name + " is excused and is not printed: " + why);
    return found;
}

/// Every function of publish/ that lays out a sheet: inline, at the start of a line or after a template's, and called NAME_sheet.
inline std::map<std::string, std::string> sheet_functions(headers const& all) {
    std::map<std::string, std::string> found;
    for (auto const& [path, text] : all) {
        if (room_of(path) != "publish" || !is_public(path)) continue;
        bool in_detail = false;
        for (auto const& line : lines_of(text)) {
            constexpr std::string_view end = "_sheet(";
            if (line.starts_with("namespace detail {")) in_detail = true;
            if (line.starts_with("}  // namespace")) in_detail = false;
            if (in_detail) continue;
            auto const at = line.find(end);
            if (at == std::string::npos || line.starts_with("//") || line.find(" return ") != std::string::npos) continue;
            auto const begin = line.find_last_of(" ", at) + 1;
            if (!std::string_view(line).substr(0, begin).ends_with("sheet ")) continue;
            found.try_emplace(line.substr(begin, at + end.size() - 1 - begin), path);
        }
    }
    return found;
}

/// Functions that lay out a sheet and of which no test of publish/ speaks: all of these are run again under a hostile locale.
inline complaints sheets_unheard(headers const& all, headers const& tests) {
    complaints found;
    for (auto const& [name, path] : sheet_functions(all))
        if (std::ranges::none_of(tests, [&sought = name](auto const& t) { return t.first.starts_with("publish/") && speaks_of(t.second, sought); }))
            found.push_back(path + ": no test of publish/ lays out " + name + ", so none does under a hostile locale");
    return found;
}

}  // namespace house

#endif
