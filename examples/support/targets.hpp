// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_TARGETS_HPP
#define PBO_EXAMPLES_SUPPORT_TARGETS_HPP

// The option --target: a share, or a national target by its name.

#include "program.hpp"

#include <pbo/domain/share.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/read/detail/read_cell.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

/// What --target asks for: a share, and which national target it is, if it is one.
struct target_asked {
    pbo::share share;
    pbo::targets::named_target const* national = nullptr;
};

/// "april_2011 (30%), april_2013 (100%)"
inline std::string national_targets() {
    std::string all;
    for (auto const& one : pbo::targets::by_name)
        all += (all.empty() ? "" : ", ") + std::string(one.name) + " (" + one.aim.share().text() + ")";
    return all;
}

/// Throws usage_error, naming the targets, for what is neither a share nor one of them.
inline target_asked target_from(std::string const& text, std::string_view or_else = "") {
    if (auto const* national = pbo::targets::find(text)) return {national->aim.share(), national};
    if (auto const share = pbo::text_form<pbo::share>::read(text)) return {*share};
    std::vector<std::string_view> names;
    for (auto const& one : pbo::targets::by_name) names.push_back(one.name);
    throw usage_error("--target: found '" + text + "'; expected " + pbo::text_form<pbo::share>::expected() + ", or one of " +
                      national_targets() + std::string(or_else) + pbo::detail::nearest_words(text, names));
}

}  // namespace examples

#endif
