// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_REGIONS_OF_AREAS_HPP
#define PBO_READ_DETAIL_REGIONS_OF_AREAS_HPP

// In which region is an area, by a look-up file?  By the area's code where the file has it, and else by its name, however
// either writes it (domain/area_name.hpp): a code changes with a boundary, and many tables have names alone.
//
// The file has a column `region` (or region_name) and a column of codes (ons_code), of names (name), or both.  Throws
// input_error for one that has not, and for a code in two regions, with both lines.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/domain/area_name.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pbo::detail {

class regions_of_areas {
public:
    regions_of_areas() = default;
    template <class = detail::when_called>
    explicit regions_of_areas(std::filesystem::path const& file) {
        headed_rows rows(file, {.needed = {{"region", "region_name", "region name"}}}, {});
        auto const first = [&rows](std::vector<std::string_view> const& names) -> std::optional<std::size_t> {
            for (auto const name : names)
                if (auto const at = rows.find(name)) return at;
            return std::nullopt;
        };
        auto const region = *first({"region", "region_name", "region name"});
        auto const code = first({"ons_code", "ons code", "code", "area_code", "area code"});
        auto const name = first({"name", "area", "council", "area_name", "area name", "la_name"});
        if (!code && !name) rows.missing({"ons_code", "name"}, true);
        while (rows.next()) {
            std::string const called(rows[region]);
            if (name) names_.add(rows[*name], regions_.size());
            if (code && !rows[*code].empty()) {
                coded const one{council_key(rows[*code]), regions_.size(), rows.line()};
                if (auto const* known = of(one.key); known == nullptr)
                    codes_.push_back(one);
                else if (regions_[known->position] != called)
                    rows.refuse({rows.place(region), shown_text(called),
                                 "'" + shown_text(regions_[known->position]) + "' for '" + shown_text(rows[*code]) + "', as on line " +
                                     std::to_string(known->line)});
            }
            regions_.push_back(called);
        }
    }

    /// Nothing for an area that the file does not have, or whose name it has in several regions.
    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::string> find(council const& who, std::string_view called) const {
        for (auto const& key : {council_key(who.ons), council_key(who.cassr)})
            if (auto const* known = of(key)) return regions_[known->position];
        std::optional<std::string> found;
        for (auto const at : names_.find(called)) {
            if (found && *found != regions_[at]) return std::nullopt;
            found = regions_[at];
        }
        return found;
    }

private:
    struct coded {
        council_key key;
        std::size_t position;
        std::uint64_t line;
    };
    template <class = detail::when_called>
    [[nodiscard]] coded const* of(council_key const& key) const {
        for (auto const& one : codes_)
            if (key.is_stated() && one.key == key) return &one;
        return nullptr;
    }

    std::vector<std::string> regions_;
    std::vector<coded> codes_;
    area_names names_;
};

}  // namespace pbo::detail

#endif
