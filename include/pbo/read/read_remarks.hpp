// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_READ_REMARKS_HPP
#define PBO_READ_READ_REMARKS_HPP

// What did the reader pass over, or take for something else than it seems?  Rows of commas, headings among the rows and
// footnotes are no data; flags beside a figure ("12 [e]") are not part of it; "NA" in place of an answer is none.
// Nothing of this is an error, and nothing of it may go unsaid: notes() has a sentence for each.

#include <pbo/core/absence_symbols.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/read/detail/shown_text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pbo {

/// A row that is no data: its line, and what stands on it.
struct row_left_out {
    std::uint64_t line = 0;
    std::string text;

    friend bool operator==(row_left_out const&, row_left_out const&) = default;
};

struct read_remarks {
    static constexpr std::size_t most = 1000;  ///< rows that are kept with their texts

    std::vector<row_left_out> above{};             ///< titles and notes above the headings, each by its first text
    std::uint64_t spacers = 0;                     ///< rows of nothing but commas
    std::uint64_t asides = 0;                      ///< headings among the rows, and footnotes
    std::vector<row_left_out> left_out{};          ///< the first of them, in the file's order
    std::vector<row_left_out> headings{};          ///< further lines of headings below the first
    std::map<std::string, std::uint64_t> flags{};  ///< a flag as written -> figures that it stands beside
    /// A column -> a name as folded() has it -> as written.
    std::map<std::string, std::map<std::string, std::set<std::string>>> names{};
    std::map<std::string, std::set<std::string>>
        taken_as_missing{};  ///< a text that is no answer -> the columns with it

    template <class = detail::when_called>
    void leave_out(std::uint64_t line, std::string_view text) {
        ++asides;
        if (left_out.size() < most) left_out.push_back({line, detail::shown_text(text)});
    }
    /// A name, of which another may be the same but for capitals and blanks.  Past so many nothing is kept, and nothing
    /// told.
    template <class = detail::when_called>
    void meet(std::string const& column, std::string_view name) {
        auto& met = names[column];
        if (met.size() < most && !name.empty()) met[folded(name)].emplace(name);
    }
    /// Takes up what was found in a part of the same file.
    template <class = detail::when_called>
    void add(read_remarks const& part) {
        spacers += part.spacers;
        asides += part.asides;
        for (auto const& row : part.left_out)
            if (left_out.size() < most) left_out.push_back(row);
        headings.insert(headings.end(), part.headings.begin(), part.headings.end());
        for (auto const& [flag, figures] : part.flags) flags[flag] += figures;
        for (auto const& [column, met] : part.names)
            for (auto const& [name, written] : met) names[column][name].insert(written.begin(), written.end());
        for (auto const& [text, columns] : part.taken_as_missing)
            taken_as_missing[text].insert(columns.begin(), columns.end());
    }

    /// One sentence each, for people.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::string> notes() const {
        std::vector<std::string> all;
        auto const number = [](std::uint64_t n, std::string_view one, std::string_view several) {
            return std::to_string(n) + " " + std::string(n == 1 ? one : several);
        };
        if (spacers != 0)
            all.push_back(number(spacers, "row", "rows") + " with nothing in any column " +
                          (spacers == 1 ? "was" : "were") + " left out.");
        if (asides != 0) {
            std::string text = number(asides, "row", "rows") + " without figures " + (asides == 1 ? "was" : "were") +
                               " left out as " + (asides == 1 ? "a heading or a note: " : "headings or notes: ");
            constexpr std::size_t shown = 8;
            for (std::size_t i = 0; i < std::min(left_out.size(), shown); ++i)
                text += (i == 0 ? "" : ", ") + std::string("'") + left_out[i].text + "' (line " +
                        std::to_string(left_out[i].line) + ")";
            if (asides > shown) text += " and " + std::to_string(asides - shown) + " more";
            all.push_back(text + ".");
        }
        for (auto const& row : headings)
            all.push_back("Line " + std::to_string(row.line) + " was left out as a further line of headings; it begins with " +
                          row.text + ".");
        for (auto const& [flag, figures] : flags) {
            auto const words = flag_words(flag);
            auto text = number(figures, "figure has ", "figures have ") + "'" + detail::shown_text(flag) + "' beside " +
                        (figures == 1 ? "it" : "them");
            if (!words.empty() && words != "note") text += " (" + std::string(words) + ")";
            if (words.empty()) text += ", a second figure in brackets: the first is taken";
            all.push_back(text + ".");
        }
        for (auto const& [column, met] : names)
            for (auto const& [name, written] : met) {
                if (written.size() < 2) continue;
                std::string texts;
                for (auto const& text : written)
                    texts += (texts.empty() ? "'" : ", '") + detail::shown_text(text) + "'";
                all.push_back("In column '" + detail::shown_text(column) + "', " + texts +
                              " differ by capitals, blanks or accents' bytes alone, and are counted apart.");
            }
        for (auto const& [text, columns] : taken_as_missing) {
            std::string where;
            for (auto const& column : columns)
                where += (where.empty() ? "'" : ", '") + detail::shown_text(column) + "'";
            all.push_back("'" + detail::shown_text(text) + "' is taken as missing in " +
                          (columns.size() == 1 ? "column " : "columns ") + where + ".");
        }
        return all;
    }

    friend bool operator==(read_remarks const&, read_remarks const&) = default;
};

}  // namespace pbo

#endif
