// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_AREA_LEVEL_HPP
#define PBO_READ_AREA_LEVEL_HPP

// Is a row of a published table an area, or a total of areas?  Tables put England, the regions and kinds of council
// among the councils; whoever adds them counts people twice.  A row says what it is by its code, by its name and by a
// column of levels:
//
//     pbo::level_of_code("E92000001")                  // nation, England
//     pbo::level_of_name("TOTAL England ")             // nation, England
//     pbo::level_of_name("Scotland (Estimated)")       // nation, Scotland
//     pbo::level_of_name("All councils")               // whole, which nobody has named
//     pbo::level_of_name("Yorkshire & Humber Region")  // group, yorkshire and the humber
//     pbo::level_of_name("Total (England)")            // nation, England
//     pbo::level_of_name("England (excluding London)") // group: some of England is not England
//     pbo::level_of_name("Kirklees")                   // area
//
// Codes are GSS codes of the Office for National Statistics: E92, W92, S92, N92 a nation; K with E, W, S and N above
// it; E12 a region of England, E13 inner and outer London.  Names are compared without capitals, blanks, brackets and
// the words that say no more than that a row is a total.

#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

enum class area_level : std::uint8_t {
    area,    ///< a council, or whatever the table is about
    group,   ///< several areas together: a region, a kind of council
    nation,  ///< a country or several
    whole    ///< a total that has no name of its own
};

struct area_recognised {
    area_level level = area_level::area;
    std::string name{};  ///< England, Scotland ... for a nation; the group in lower case

    friend bool operator==(area_recognised const&, area_recognised const&) = default;
};

namespace detail {

/// What stands in brackets in a name, and the rest of it.
struct bracketed_name {
    std::string outside, inside;
};
template <class = detail::when_called>
[[nodiscard]] inline bracketed_name bracketed(std::string_view name) {
    bracketed_name parts;
    int brackets = 0;
    for (char const c : name) {
        bool const closes = brackets > 0 && (c == ')' || c == ']');
        if (c == '(' || c == '[') ++brackets;
        if (c == '(' || c == '[' || closes)
            parts.inside += ' ';
        else
            (brackets > 0 ? parts.inside : parts.outside) += c;
        if (closes) --brackets;
    }
    return parts;
}

/// In lower case, without what stands in brackets, one blank between words, "&" as "and".
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::string> words_of_name(std::string_view name) {
    std::vector<std::string> words(1);
    int brackets = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        char const c = name[i];
        if (c == '(' || c == '[') ++brackets;
        bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' ||
                            static_cast<unsigned char>(c) > 0xC2;
        if (brackets == 0 && letter)
            words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        else if (brackets == 0 && static_cast<unsigned char>(c) >= 0x80 && !words.back().empty() && i > 0 &&
                 static_cast<unsigned char>(name[i - 1]) > 0xC2)
            words.back() += c;  // the rest of a character
        else if (!words.back().empty())
            words.emplace_back();
        if (brackets == 0 && c == '&') {
            words.back() = "and";
            words.emplace_back();
        }
        if (brackets > 0 && (c == ')' || c == ']')) --brackets;
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

template <class = detail::when_called>
[[nodiscard]] inline std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& w : words) text += (text.empty() ? "" : " ") + w;
    return text;
}

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 10> nations_in_use{
    {{"england", "England"},
     {"wales", "Wales"},
     {"cymru", "Wales"},
     {"scotland", "Scotland"},
     {"northern ireland", "Northern Ireland"},
     {"great britain", "Great Britain"},
     {"britain", "Great Britain"},
     {"united kingdom", "United Kingdom"},
     {"uk", "United Kingdom"},
     {"england and wales", "England and Wales"}}};

inline constexpr std::array<std::string_view, 24> groups_in_use{"north east",
                                                                "north west",
                                                                "yorkshire and the humber",
                                                                "yorkshire and humber",
                                                                "yorkshire and humberside",
                                                                "east midlands",
                                                                "west midlands",
                                                                "east of england",
                                                                "london",
                                                                "greater london",
                                                                "inner london",
                                                                "outer london",
                                                                "south east",
                                                                "south west",
                                                                "shire counties",
                                                                "unitary authorities",
                                                                "metropolitan districts",
                                                                "metropolitan boroughs",
                                                                "london boroughs",
                                                                "inner london boroughs",
                                                                "outer london boroughs",
                                                                "metropolitan counties",
                                                                "english regions",
                                                                "rest of england"};

/// The regions of E12000001 to E12000009, as they are compared.
inline constexpr std::array<std::string_view, 9> region_of_code{
    "north east",    "north west",    "yorkshire and the humber",
    "east midlands", "west midlands", "east of england",
    "london",        "south east",    "south west"};

/// Words that say no more than that a row is a total.
template <class = detail::when_called>
[[nodiscard]] inline bool says_total(std::string_view word) {
    return word == "total" || word == "totals" || word == "all" || word == "overall" || word == "grand" ||
           word == "sum" || word == "average" || word == "mean" || word == "subtotal" || word == "national" ||
           word == "aggregate";
}
/// Words after which something is taken away again.
template <class = detail::when_called>
[[nodiscard]] inline bool takes_away(std::string_view word) {
    return word == "excluding" || word == "excl" || word == "exc" || word == "except" || word == "without" || word == "less" ||
           word == "minus" || word == "outside";
}
/// Words that add nothing beside those.
template <class = detail::when_called>
[[nodiscard]] inline bool says_nothing(std::string_view word) {
    return word == "of" || word == "the" || word == "for" || word == "in" || word == "councils" || word == "council" ||
           word == "areas" || word == "authorities" || word == "local" || word == "cassrs" || word == "las" ||
           word == "lads" || word == "sub" || word == "figure" || word == "estimated" || word == "services" ||
           word == "cassr" || word == "regions" ||
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });  // "All 152 councils"
}

}  // namespace detail

/// The level that a GSS code says; nothing for a text that is no code of a nation or a group.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<area_recognised> level_of_code(std::string_view code) {
    if (code.size() != 9) return std::nullopt;
    for (char c : code.substr(1))
        if (c < '0' || c > '9') return std::nullopt;
    auto const nation = static_cast<char>(code[0] >= 'a' ? code[0] - 32 : code[0]);
    auto const kind = code.substr(1, 2);
    if (kind == "92" && nation == 'E') return area_recognised{area_level::nation, "England"};
    if (kind == "92" && nation == 'W') return area_recognised{area_level::nation, "Wales"};
    if (kind == "92" && nation == 'S') return area_recognised{area_level::nation, "Scotland"};
    if (kind == "92" && nation == 'N') return area_recognised{area_level::nation, "Northern Ireland"};
    if (nation == 'K') {
        if (kind == "04") return area_recognised{area_level::nation, "England and Wales"};
        if (kind == "03") return area_recognised{area_level::nation, "Great Britain"};
        return area_recognised{area_level::nation, "United Kingdom"};
    }
    if (nation == 'E' && kind == "12" && code[8] >= '1' && code[8] <= '9')
        return area_recognised{area_level::group,
                               std::string(detail::region_of_code.at(static_cast<std::size_t>(code[8] - '1')))};
    if (nation == 'E' && (kind == "12" || kind == "13")) return area_recognised{area_level::group, std::string(code)};
    return std::nullopt;
}

namespace detail {
/// The level that a name without brackets says.
template <class = detail::when_called>
[[nodiscard]] inline area_recognised level_of_plain_name(std::string_view name) {
    auto const words = words_of_name(name);
    bool total = false;
    std::vector<std::string> rest;
    for (auto const& w : words) {
        total = total || detail::says_total(w);
        if (!detail::says_total(w)) rest.push_back(w);
    }
    if (!rest.empty() && rest.back() == "region") rest.pop_back();
    auto const said = detail::joined(rest);
    for (auto const& [known, nation] : detail::nations_in_use)
        if (said == known) return {area_level::nation, std::string(nation)};
    for (auto const& known : detail::groups_in_use)
        if (said == known) return {area_level::group, said};
    if (!total) return {};
    std::erase_if(rest, [](std::string const& w) { return detail::says_nothing(w); });
    auto const core = detail::joined(rest);
    if (core.empty()) return {area_level::whole, {}};
    for (auto const& [known, nation] : detail::nations_in_use)
        if (core == known) return {area_level::nation, std::string(nation)};
    for (auto const& known : detail::groups_in_use)
        if (core == known) return {area_level::group, core};
    return {};
}
}  // namespace detail

/// The level that a name says.  What stands in brackets counts where it names the whole, "Total (England)", or takes away from it,
/// "England (excluding London)", as may stand without brackets too.
template <class = detail::when_called>
[[nodiscard]] inline area_recognised level_of_name(std::string_view name) {
    auto const parts = detail::bracketed(name);
    auto const words = detail::words_of_name(parts.outside + " " + parts.inside);
    auto const taken = std::find_if(words.begin(), words.end(), [](auto const& w) { return detail::takes_away(w); });
    if (taken != words.end()) {
        auto const before = detail::level_of_plain_name(detail::joined({words.begin(), taken}));
        return before.level == area_level::area ? before : area_recognised{area_level::group, detail::joined(words)};
    }
    auto const outside = detail::level_of_plain_name(parts.outside);
    if (outside.level != area_level::whole) return outside;
    auto const inside = detail::level_of_plain_name(parts.inside);
    return inside.level == area_level::area ? outside : inside;
}

/// The level that a column of levels says ("National", "Region", "Council type"); area for all that it does not know.
template <class = detail::when_called>
[[nodiscard]] inline area_level level_of_word(std::string_view text) {
    auto const word = detail::joined(detail::words_of_name(text));
    for (auto const& known : {"national", "nation", "country", "countries"})
        if (word == known) return area_level::nation;
    for (auto const& [known, nation] : detail::nations_in_use)
        if (word == known) return area_level::nation;
    for (auto const& known : {"region", "regional", "regions", "council type", "authority type", "type of council",
                              "council types", "government office region", "statistical region"})
        if (word == known) return area_level::group;
    if (level_of_name(text).level == area_level::whole) return area_level::whole;
    return area_level::area;
}

}  // namespace pbo

#endif
