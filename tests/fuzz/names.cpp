// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The tree that keeps long names, against a std::map, also with hashes that somebody chose: a text has one copy, another text
// another, none moves or changes, and none lies deeper than its hash, its length and its own bits can lead.
#include <pbo/core/detail/kept_names.hpp>

#include "fuzzing.hpp"

#include <map>
#include <set>
#include <string>

namespace {

using fuzzing::must;

std::uint64_t chosen_hash(unsigned how, std::string_view text) {
    auto const honest = pbo::detail::name_hash(text);
    switch (how % 4) {
    case 0: return honest;
    case 1: return 7;
    case 2: return honest & 3U;
    default: return honest << 60U;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzzing::pieces from(data, size);
    pbo::detail::kept_names names;
    std::map<std::string, pbo::detail::kept_name const*> known;
    auto const how = from.byte();
    std::size_t longest = 0;
    while (!from.empty()) {
        auto text = from.text(40);
        if (from.byte() % 4 == 0 && !known.empty()) text = known.lower_bound(text) == known.end() ? known.begin()->first + text : known.lower_bound(text)->first;
        longest = longest < text.size() ? text.size() : longest;
        auto const found = how % 5 == 4 ? names.keep(text) : names.keep(text, chosen_hash(how, text));
        auto const [at, is_new] = known.emplace(text, found.name);
        must(found.name->text == text, "a text is kept as another", text, found.name->text);
        must(is_new || at->second == found.name, "a text is kept twice", text);
        must(found.depth < known.size() && found.depth <= 129 + 8 * longest, "a text lies deeper than it can", text, std::to_string(found.depth));
    }
    std::set<pbo::detail::kept_name const*> different;
    for (auto const& [text, name] : known) {
        must(name->text == text, "what was kept has changed", text, name->text);
        must(different.insert(name).second, "two texts are one", text);
    }
    for (auto const* name : different) delete name;  // the tree keeps them for good: here it is at its end
    return 0;
}
