// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_NESTED_COLUMNS_HPP
#define PBO_EXAMPLES_SUPPORT_NESTED_COLUMNS_HPP

// May a ledger have reports by these two columns?  It knows that the groups of each are all people together.  Where councils lie within
// regions, it would not know that a region is the sum of its councils, and a count that the one withholds would follow from the other: so
// such a pair is refused.  Columns that cut across each other (mode and age) have no more in common than all people.

#include "leaf_names.hpp"

#include <pbo/core/folded_text.hpp>
#include <pbo/read/headed_rows.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace examples {

/// The columns of every questionnaire that cut across each other, and the ways of taking a budget.
inline bool is_known_to_cut_across(std::string const& column) { return column == "mode" || column == "held" || column == "age_band"; }

/// The columns by which groups are, and those whose answers are estimated.
struct columns_of_leaves {
    std::set<std::string> groups, questions;
    std::map<std::string, std::set<std::string>> texts;  ///< what the groups of a column are called

    /// "region" and "told_value" of "user|region=North|told_value is yes".
    void add(std::string_view leaf) {
        for (std::size_t begin = 0; begin < leaf.size();) {
            auto const end = std::min(leaf.find('|', begin), leaf.size());
            auto const part = leaf.substr(begin, end - begin);
            if (auto const is = part.find('='); is != std::string_view::npos) {
                auto const column = text_of_part(part.substr(0, is));
                groups.insert(column);
                texts[column].insert(text_of_part(part.substr(is + 1)));
            } else if (auto const answer = part.find(" is "); answer != std::string_view::npos)
                questions.insert(text_of_part(part.substr(0, answer)));
            begin = end + 1;
        }
    }
};

/// Of two columns of a file: how many people each pair of groups has, those of each role by themselves.
class groups_crossed {
public:
    void add(std::string const& role, std::string const& first, std::string const& second) {
        if (!first.empty() && !second.empty()) ++people_[role][{first, second}];
    }
    /// Whether most people of a role are in groups of the one column that lie whole within a group of the other, or the groups fall into parts
    /// that share nobody.
    [[nodiscard]] bool are_nested() const {
        for (auto const& [role, people] : people_)
            if (most_lie_within(people, false) || most_lie_within(people, true) || fall_apart(people)) return true;
        return false;
    }

private:
    using pairs = std::map<std::pair<std::string, std::string>, std::uint64_t>;

    [[nodiscard]] static bool most_lie_within(pairs const& people, bool turned) {
        std::map<std::string, std::pair<std::set<std::string>, std::uint64_t>> groups;
        std::set<std::string> others;
        std::uint64_t all = 0, within = 0;
        for (auto const& [names, n] : people) {
            auto& [met, sum] = groups[turned ? names.second : names.first];
            met.insert(turned ? names.first : names.second);
            others.insert(turned ? names.first : names.second);
            sum += n;
            all += n;
        }
        if (others.size() < 2 || groups.size() < 2) return false;  // what is one group is all people, which the ledger knows
        for (auto const& [name, group] : groups) within += group.first.size() == 1 ? group.second : 0;
        return 2 * within > all;
    }
    [[nodiscard]] static bool fall_apart(pairs const& people) {
        std::map<std::string, std::string> part;  // of a group, one that is in its part; the columns' names are told apart by their first letter
        std::function<std::string const&(std::string const&)> const of = [&](std::string const& name) -> std::string const& {
            auto const& next = part.try_emplace(name, name).first->second;
            return next == name ? next : of(next);
        };
        for (auto const& [names, n] : people) {
            auto const one = of("1" + names.first), other = of("2" + names.second);
            part[one] = other;
        }
        std::map<std::string, std::uint64_t> sums;
        std::uint64_t all = 0, most = 0;
        for (auto const& [names, n] : people) {
            most = std::max(most, sums[of("1" + names.first)] += n);
            all += n;
        }
        return 10 * (all - most) > all;  // a few people who are a part by themselves are chance
    }

    std::map<std::string, pairs> people_;
};

/// Two columns, one of mine and one of theirs, whose groups lie within each other; or whose file cannot be looked into, which is said.
struct columns_in_conflict {
    std::string mine, theirs;
    bool unseen = false;
};

/// Reads the files once for each pair that is not known to cut across.
inline std::optional<columns_in_conflict> nested_columns(columns_of_leaves const& mine, columns_of_leaves const& theirs,
                                                         std::vector<std::filesystem::path> const& files, pbo::read_options options) {
    options.on_bad_row = pbo::bad_row::collect;  // what is wrong with a row has been told
    options.allow_no_rows = true;
    auto const together = [](columns_of_leaves const& c) {
        auto all = c.groups;
        all.insert(c.questions.begin(), c.questions.end());
        return all;
    };
    for (auto const& one : together(mine))
        for (auto const& other : together(theirs)) {
            bool const alike = mine.groups.contains(one) == theirs.groups.contains(other) && mine.questions.contains(one) == theirs.questions.contains(other);
            if (one == other && alike) continue;
            if (one == other) return columns_in_conflict{one, other};  // its answers in the one report are its groups in the other
            if (is_known_to_cut_across(one) && is_known_to_cut_across(other)) continue;
            groups_crossed crossed;
            if (files.empty()) return columns_in_conflict{one, other, true};
            for (auto const& file : files) {
                std::error_code none;
                if (!std::filesystem::is_regular_file(file, none)) return columns_in_conflict{one, other, true};
                pbo::headed_rows rows(file, options);
                auto const at = [&](std::string const& column) { return rows.find(column == "held" ? "mode" : column); };
                auto const first = at(one), second = at(other), role = rows.find("role");
                if (!first || !second) return columns_in_conflict{one, other, true};
                while (rows.next())
                    crossed.add(role ? pbo::folded(rows.text(*role)) : std::string(), pbo::folded(rows.text(*first)), pbo::folded(rows.text(*second)));
            }
            if (crossed.are_nested()) return columns_in_conflict{one, other};
        }
    return std::nullopt;
}

}  // namespace examples

#endif
