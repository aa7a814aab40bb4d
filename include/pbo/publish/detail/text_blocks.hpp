// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_TEXT_BLOCKS_HPP
#define PBO_PUBLISH_DETAIL_TEXT_BLOCKS_HPP

// How does a table fit a width without losing anything?  In this order, only as far as it takes: headings on two to four
// lines; long texts in cells on several lines; then the columns in blocks, one below the other, each beginning with the
// columns that say whose row it is.  Limits stay in the block of their estimate.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/publish/detail/wrapped.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace pbo::detail {

struct text_column {
    sheet_column const* described;
    std::string title;
    std::vector<std::string> cells{};
    std::size_t widest_cell = 0;
    std::size_t width = 0;

    [[nodiscard]] bool is_text() const { return described->shown == shown_as::text; }
    /// Wide enough for its cells, its heading on so many lines; texts may be broken at the given width.
    template <class = detail::when_called>
    void fit(std::size_t heading_lines, std::size_t longest_text) {
        width = std::max(widest_cell, width_in_lines(title, heading_lines));
        if (!is_text() || width <= longest_text) return;
        width = std::max(longest_text, width_in_lines(title, heading_lines));
        for (auto const& cell : cells) width = std::max(width, widest(wrapped(cell, width)));
    }
};

template <class = detail::when_called>
[[nodiscard]] inline std::size_t total_width(std::vector<text_column> const& columns) {
    std::size_t sum = 0;
    for (auto const& c : columns) sum += c.width + 2;
    return columns.empty() ? 0 : sum - 2;
}

template <class = detail::when_called>
[[nodiscard]] inline std::vector<text_column> text_columns(sheet const& s) {
    std::vector<text_column> columns;
    for (auto i : s.columns_for_people()) {
        auto& c = columns.emplace_back(text_column{&s.columns()[i], visible(s.columns()[i].title)});
        for (auto const& row : s.rows()) {
            c.cells.push_back(visible(std::visit(shown_to_people{c.described->shown}, row[i])));
            c.widest_cell = std::max(c.widest_cell, characters(c.cells.back()));
        }
    }
    return columns;
}

/// Whether the columns fit after as little folding as is readable.
template <class = detail::when_called>
[[nodiscard]] inline bool fits(std::vector<text_column>& columns, std::size_t width) {
    constexpr std::size_t whole = static_cast<std::size_t>(-1);
    auto const fit = [&](std::size_t heading_lines, std::size_t longest_text) {
        for (auto& c : columns) c.fit(heading_lines, longest_text);
        return total_width(columns) <= width;
    };
    for (std::size_t lines = 1; lines <= 4; ++lines)
        if (fit(lines, whole)) return true;
    for (std::size_t longest = 60; longest >= 24; longest -= 6)
        if (fit(4, longest)) return true;
    return false;
}

/// The positions of the columns that begin every block: those that are marked, else the texts that come first.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::size_t> key_positions(std::vector<text_column> const& columns, std::size_t width) {
    std::vector<std::size_t> keys;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].described->is_key) keys.push_back(i);
    if (!keys.empty()) return keys;
    std::size_t used = 0;
    for (std::size_t i = 0; i < columns.size() && columns[i].is_text(); ++i) {
        used += columns[i].width + 2;
        if (i != 0 && used > width / 2) break;
        keys.push_back(i);
    }
    return keys;
}

/// Columns in blocks, each of as many as the width has room for.
struct column_blocks {
    std::vector<std::vector<std::size_t>> of = std::vector<std::vector<std::size_t>>(1);
    std::size_t widest = 0;  ///< more than the width where one column beside the keys is too much for it
};

template <class = detail::when_called>
[[nodiscard]] inline column_blocks blocks_as_folded(std::vector<text_column> const& columns, std::size_t width) {
    column_blocks all;
    auto& blocks = all.of;
    auto const keys = key_positions(columns, width);
    auto const is_key = [&](std::size_t i) { return std::find(keys.begin(), keys.end(), i) != keys.end(); };
    std::size_t used = 0;
    std::size_t others = 0;  // columns of this block that are no keys
    for (std::size_t i = 0; i < columns.size();) {
        std::size_t end = i + 1, wanted = columns[i].width + 2;
        for (; end < columns.size() && columns[end].described->belongs_to_previous; ++end) wanted += columns[end].width + 2;
        if (others != 0 && !is_key(i) && used + wanted - 2 > width) {
            blocks.push_back(keys);
            used = others = 0;
            for (auto k : keys) used += columns[k].width + 2;
        }
        if (blocks.size() > 1 && is_key(i)) {  // a key further on already stands at the beginning
            ++i;
            continue;
        }
        for (; i < end; ++i) {
            blocks.back().push_back(i);
            others += is_key(i) ? 0U : 1U;
        }
        used += wanted;
        all.widest = std::max(all.widest, used - 2);
    }
    return all;
}

/// The columns of each block.  Texts are folded to a third of the width, and further where a block is wider than it.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::vector<std::size_t>> blocks_of(std::vector<text_column>& columns, std::size_t width) {
    if (fits(columns, width)) {
        std::vector<std::size_t> all(columns.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        return {all};
    }
    auto const folded = [&](std::size_t longest_text) {
        for (auto& c : columns) c.fit(3, longest_text);
        return blocks_as_folded(columns, width);
    };
    auto const first = std::max<std::size_t>(12, width / 3);
    auto at = first;
    auto widest = folded(first).widest;
    for (auto longest = first - 1; widest > width && longest >= 8; --longest)
        if (auto const w = folded(longest).widest; w < widest) {
            widest = w;
            at = longest;
        }
    return folded(at).of;
}

/// One row of texts, each on as many lines as it takes; headings stand on their last line.
template <class = detail::when_called>
inline void append_row(std::string& out, std::vector<text_column> const& columns, std::vector<std::size_t> const& block,
                       std::vector<std::vector<std::string>> const& texts, bool heading) {
    std::size_t height = 1;
    for (auto const& lines : texts) height = std::max(height, lines.size());
    for (std::size_t at = 0; at < height; ++at) {
        std::string line;
        for (std::size_t i = 0; i < block.size(); ++i) {
            auto const& lines = texts[i];
            std::size_t const blank = heading ? height - lines.size() : 0;
            auto const& c = columns[block[i]];
            if (i != 0) line += "  ";
            append_padded(line, at >= blank && at - blank < lines.size() ? lines[at - blank] : std::string(), c.width, !c.is_text());
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
}

template <class = detail::when_called>
inline void append_block(std::string& out, std::vector<text_column> const& columns, std::vector<std::size_t> const& block,
                         std::size_t rows) {
    std::vector<std::vector<std::string>> texts;
    for (auto i : block) texts.push_back(wrapped(columns[i].title, columns[i].width));
    append_row(out, columns, block, texts, true);
    texts.clear();
    for (auto i : block) texts.push_back({std::string(columns[i].width, '-')});
    append_row(out, columns, block, texts, false);
    for (std::size_t row = 0; row < rows; ++row) {
        texts.clear();
        for (auto i : block) {
            auto const& c = columns[i];
            texts.push_back(c.is_text() ? wrapped(c.cells[row], c.width) : std::vector<std::string>{c.cells[row]});
        }
        append_row(out, columns, block, texts, false);
    }
}

}  // namespace pbo::detail

#endif
