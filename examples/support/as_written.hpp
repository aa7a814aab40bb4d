// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_AS_WRITTEN_HPP
#define PBO_EXAMPLES_SUPPORT_AS_WRITTEN_HPP

// What a cell means, and what stands in the file.  --missing, --suppressed and --map say what a text means; to a ledger (--ledger) those who
// wrote it are the same people, whatever it means in a report: with x and without x as an answer, two reports tell who wrote x.

#include <pbo/core/folded_text.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

struct text_as_written {
    std::string_view meant, written;
};

/// Stands between the two: signs that no text of a survey has.
inline constexpr std::string_view written_follows = "\x1f\x1e";

/// From now on cells of the column are read with what stands in the file behind what it means, where that is another text.
inline void keep_as_written(pbo::read_options& how, std::string const& column) {
    std::vector<pbo::value_map> all;
    auto const meaning_of = [&how](std::string const& text) -> std::string {
        auto const among = [&](std::vector<std::string> const& texts) {
            return std::any_of(texts.begin(), texts.end(), [&](auto const& one) { return pbo::folded(one) == pbo::folded(text); });
        };
        return among(how.suppressed) ? "[c]" : among(how.missing) ? "" : text;
    };
    for (auto const* texts : {&how.missing, &how.suppressed})
        for (auto const& text : *texts) all.push_back({column, text, meaning_of(text) + std::string(written_follows) + text});
    for (auto map : how.maps) {
        if (pbo::folded(map.column) == pbo::folded(column)) map.value = meaning_of(map.value) + std::string(written_follows) + map.text;
        all.push_back(std::move(map));  // behind those above: a map comes before what is missing
    }
    how.maps = std::move(all);
}

inline text_as_written as_written(std::string_view text) {
    auto const at = text.find(written_follows);
    if (at == std::string_view::npos) return {text, text};
    return {text.substr(0, at), text.substr(at + written_follows.size())};
}

}  // namespace examples

#endif
