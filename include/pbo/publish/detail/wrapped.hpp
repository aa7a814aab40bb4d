// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_WRAPPED_HPP
#define PBO_PUBLISH_DETAIL_WRAPPED_HPP

// Text in lines of a given width: broken between words, never within one, so that nothing is cut.  A word that is longer
// than the width has a line of its own.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/detail/shown.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pbo::detail {

/// At least one line, which may be empty.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t used = 0;
    bool first = true;
    while (!text.empty()) {
        auto const word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        auto const size = characters(word);
        if (!first && used + 1 + size > width) {
            lines.emplace_back();
            used = 0;
            first = true;
        }
        if (!first) lines.back() += ' ';
        lines.back() += word;
        used += size + (first ? 0 : 1);
        first = false;
    }
    return lines;
}

template <class = detail::when_called>
[[nodiscard]] inline std::size_t widest(std::vector<std::string> const& lines) {
    std::size_t most = 0;
    for (auto const& line : lines) most = std::max(most, characters(line));
    return most;
}

/// The least width at which a text takes no more than so many lines.
template <class = detail::when_called>
[[nodiscard]] inline std::size_t width_in_lines(std::string_view text, std::size_t lines) {
    if (lines <= 1) return characters(text);
    std::size_t width = widest(wrapped(text, 1));
    while (wrapped(text, width).size() > lines) ++width;
    return width;
}

template <class = detail::when_called>
inline void append_padded(std::string& out, std::string_view text, std::size_t width, bool right) {
    std::string const space(width - std::min(width, characters(text)), ' ');
    if (right) out += space;
    out += text;
    if (!right) out += space;
}

/// "first" before the first line, as many blanks before the others.
template <class = detail::when_called>
inline void append_paragraph(std::string& out, std::string_view first, std::string_view text, std::size_t width) {
    std::size_t const indent = characters(first);
    bool begun = false;
    for (auto const& line : wrapped(text, width > indent ? width - indent : 1)) {
        out.append(begun ? std::string(indent, ' ') : std::string(first)).append(line).append("\n");
        begun = true;
    }
}

}  // namespace pbo::detail

#endif
