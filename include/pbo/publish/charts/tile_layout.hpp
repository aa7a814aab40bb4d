// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_TILE_LAYOUT_HPP
#define PBO_PUBLISH_CHARTS_TILE_LAYOUT_HPP

// Where on a tile map does each area stand?  A layout is the user's own: a CSV file with a line a square, found by its
// code or its name, and the row and column that somebody has chosen for it.
//
//     ons_code,name,code,panel,row,column
//     E06000057,Northumberland,Nbl,England,1,7
//     E09000010,Enfield,Enf,London,1,4
//
// row, column (1 and up, from the top and the left) and one of ons_code, cassr_code and name are needed.  code is what
// stands in the square (empty: nothing); panel is a part that is drawn apart, the first one the map itself.  Throws
// input_error, naming the line, for a row or column that is no such number, two areas in one square, and an area twice.
// Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace pbo::charts {

struct tile_place {
    std::string ons_code, cassr_code, name;  ///< whose square it is: those that the layout states
    std::string code;                        ///< what stands in it
    std::string panel;                       ///< "London"; the layout's first panel is the map itself
    int row = 1, column = 1;
};

/// A layout's squares in the order of the file.
class tile_layout {
public:
    template <class = pbo::detail::when_called>
    explicit tile_layout(std::vector<tile_place> places) : places_(std::move(places)) {
        for (std::size_t i = 0; i < places_.size(); ++i)
            for (auto const& said : keys_of(places_[i])) by_key_.emplace(said, i);
    }
    [[nodiscard]] std::vector<tile_place> const& places() const noexcept { return places_; }
    /// The square of an area, by the first of its codes and names that the layout has.  O(log n).
    template <class = pbo::detail::when_called>
    [[nodiscard]] std::optional<std::size_t> find(std::string_view ons_code, std::string_view cassr_code,
                                                  std::string_view name) const {
        for (auto const& said : keys_of({std::string(ons_code), std::string(cassr_code), std::string(name), {}, {}}))
            if (auto const at = by_key_.find(said); at != by_key_.end()) return at->second;
        return std::nullopt;
    }

    using key = std::pair<int, std::string>;  ///< by ONS code, CASSR code or name
    template <class = pbo::detail::when_called>
    [[nodiscard]] static std::vector<key> keys_of(tile_place const& p) {
        std::vector<key> all;
        for (auto const& [kind, text] : {std::pair(0, &p.ons_code), std::pair(1, &p.cassr_code), std::pair(2, &p.name)})
            if (!text->empty()) all.emplace_back(kind, folded(*text));
        return all;
    }

private:
    std::vector<tile_place> places_;
    std::map<key, std::size_t> by_key_;
};

template <class = pbo::detail::when_called>
[[nodiscard]] inline tile_layout read_tile_layout(input_source source, read_options options = {}) {
    options.needed.push_back({"ons_code", "cassr_code", "name"});
    headed_rows rows(std::move(source), std::move(options), {"row", "column"});
    auto const row_at = rows.column("row"), column_at = rows.column("column");
    auto const text = [&](std::string_view column) {
        auto const at = rows.find(column);
        return at ? std::string(rows[*at]) : std::string();
    };
    auto const number = [&](std::size_t at) {
        int value = 0;
        for (char const c : rows[at]) {
            value = c >= '0' && c <= '9' && value < 1000 ? 10 * value + (c - '0') : 1000;
        }
        if (value < 1 || value >= 1000)
            rows.refuse({rows.place(at), pbo::detail::shown_text(rows[at]), "a whole number from 1 to 999"});
        return value;
    };
    std::vector<tile_place> places;
    std::map<std::tuple<std::string, int, int>, std::uint64_t> taken;
    std::map<tile_layout::key, std::uint64_t> seen;
    while (rows.next()) {
        tile_place place{text("ons_code"), text("cassr_code"), text("name"),     text("code"),
                         text("panel"),    number(row_at),     number(column_at)};
        auto const keys = tile_layout::keys_of(place);
        if (keys.empty()) rows.refuse({rows.place(row_at), "", "a code or a name of the area whose square it is"});
        for (auto const& said : keys)
            if (auto const [at, is_new] = seen.try_emplace(said, rows.line()); !is_new)
                rows.refuse({rows.place(row_at), pbo::detail::shown_text(said.second),
                             "every area once; it is on line " + std::to_string(at->second) + " too"});
        if (auto const [at, is_new] = taken.try_emplace({place.panel, place.row, place.column}, rows.line()); !is_new)
            rows.refuse({rows.place(column_at), pbo::detail::shown_text(rows[column_at]),
                         "a square of its own; that of line " + std::to_string(at->second) + " is the same"});
        places.push_back(std::move(place));
    }
    return tile_layout(std::move(places));
}

}  // namespace pbo::charts

#endif
