// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_AREA_NAME_HPP
#define PBO_DOMAIN_AREA_NAME_HPP

// Which area does a name from another list mean?  Lists of areas write one name in many ways: "Brighton & Hove UA" and
// "Brighton and Hove", "St. Helens" and "St Helens", "Bristol, City of" and "City of Bristol", "Durham" and "County
// Durham", "London Borough of Camden" and "Camden":
//
//     pbo::area_names known;
//     known.add("Bristol, City of", 0);
//     known.find("Bristol UA")                        // {0}
//     pbo::area_name_compared("St. Helens MBC")       // "st helens"
//
// Compared is what folded() leaves, without accents and punctuation, "&" as "and", "Saint" as "St", and without the
// words that say what kind of council it is, before or behind the name.  "City of London" stays, as London is another
// area.  find() gives those of the same name (folded() alike), and only where there are none those that compare alike:
// more than one is for the caller to refuse.  For looking names up, never for saying that two rows of one file are one
// area.  Throws nothing of its own.  O(bytes) a name, O(names) a search.
//
// Not part of <pbo/domain.hpp>: whoever reads or shows lists of areas includes it, and no value type needs it.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/folded_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pbo {

namespace detail {

/// Words that say what kind of council an area has, at the end of its name.
inline constexpr std::array<std::string_view, 14> kinds_behind_names{
    "ua",           "council",   "county", "city", "borough", "district", "unitary",
    "metropolitan", "authority", "mbc",    "mdc",  "cc",      "bc",       "dc"};
/// Words before "of", or alone, that say it at the beginning.
inline constexpr std::array<std::string_view, 8> kinds_before_names{"london", "royal", "metropolitan", "borough",
                                                                    "city",   "county", "and",         "the"};

template <std::size_t N>
[[nodiscard]] constexpr bool is_one_of(std::array<std::string_view, N> const& words, std::string_view word) noexcept {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The words of a folded name: letters and digits, accents and apostrophes left out.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::string> words_of_area_name(std::string_view folded_name) {
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < folded_name.size(); ++i) {
        char const c = folded_name[i];
        auto const byte = static_cast<unsigned char>(c);
        bool const accent = i + 1 < folded_name.size() &&
                            (byte == 0xCC || (byte == 0xCD && static_cast<unsigned char>(folded_name[i + 1]) < 0xB0));
        if (accent) {
            ++i;  // a mark that stands behind its letter: U+0300 to U+036F
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80) {
            words.back() += c;
        } else if (c != '\'') {
            if (!words.back().empty()) words.emplace_back();
            if (c == '&') {
                words.back() = "and";
                words.emplace_back();
            }
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

}  // namespace detail

/// What the name of an area is compared as.
template <class = detail::when_called>
[[nodiscard]] inline std::string area_name_compared(std::string_view name) {
    auto text = folded(name);
    // "Bristol, City of" is the City of Bristol.
    if (auto const comma = text.find(", "); comma != std::string::npos && text.ends_with(" of"))
        text = text.substr(comma + 2) + " " + text.substr(0, comma);
    auto words = detail::words_of_area_name(text);
    for (auto& word : words)
        if (word == "saint") word = "st";
    auto const all = words;
    auto const is_kind = [](std::string const& word) { return detail::is_one_of(detail::kinds_before_names, word); };
    auto const of = std::find(words.begin(), words.end(), "of");
    if (of != words.begin() && of != words.end() && std::all_of(words.begin(), of, is_kind))
        words.erase(words.begin(), of + 1);
    else if (words.size() > 1 && (words.front() == "the" || words.front() == "county"))
        words.erase(words.begin());
    while (words.size() > 1 && detail::is_one_of(detail::kinds_behind_names, words.back())) words.pop_back();
    if (words.empty() || (words.size() == 1 && words.front() == "london")) words = all;
    std::string compared;
    for (auto const& word : words) compared += (compared.empty() ? "" : " ") + word;
    return compared;
}

/// The names of a list, each with its position there.
class area_names {
public:
    template <class = detail::when_called>
    void add(std::string_view name, std::size_t position) {
        if (!name.empty()) names_.push_back({folded(name), area_name_compared(name), position});
    }
    /// The positions of those of this name, or else of those that compare alike; none for an empty text.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::size_t> find(std::string_view name) const {
        std::vector<std::size_t> same, alike;
        if (name.empty()) return same;
        auto const folded_name = folded(name), compared = area_name_compared(name);
        for (auto const& one : names_) {
            if (one.same == folded_name) same.push_back(one.position);
            if (one.alike == compared) alike.push_back(one.position);
        }
        return same.empty() ? alike : same;
    }

private:
    struct known_name {
        std::string same, alike;
        std::size_t position;
    };
    std::vector<known_name> names_;
};

}  // namespace pbo

#endif
