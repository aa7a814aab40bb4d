// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_REGION_COMPARED_HPP
#define PBO_READ_DETAIL_REGION_COMPARED_HPP

// What a region's name is compared as: releases add "Region" to it, and some of the nine have had several names.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/read/area_level.hpp>

#include <string>
#include <string_view>

namespace pbo::detail {

/// "North East Region" and "North East" are one region, and so are "Eastern" and "East of England".
template <class = detail::when_called>
[[nodiscard]] inline std::string region_compared(std::string_view name) {
    auto words = words_of_name(name);
    if (words.size() > 1 && words.back() == "region") words.pop_back();
    auto const text = joined(words);
    if (text == "eastern" || text == "east") return "east of england";
    if (text == "yorkshire and humber" || text == "yorkshire and humberside") return "yorkshire and the humber";
    return text == "greater london" ? "london" : text;
}

}  // namespace pbo::detail

#endif
