// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_ANSWER_RELATIONS_HPP
#define PBO_EXAMPLES_SUPPORT_ANSWER_RELATIONS_HPP

// How the answers of one role's people add up, the same in every report that a ledger keeps (--ledger): people better, no different, worse,
// to whom an area does not apply and who left it out, by any column and all together, and the ways in which they take their budgets.

#include "leaf_names.hpp"

#include <pbo/core/folded_text.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/protect/guarded_counts.hpp>
#include <pbo/publish/modes_sheet.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

/// Where in the relations a group stands: "user|age_band=18-64".
inline std::string group_called(std::string const& role, std::vector<std::string> const& keys, std::vector<std::string> const& texts) {
    auto all = role;
    for (std::size_t i = 0; i < keys.size(); ++i) all += "|" + leaf_part(keys[i]) + "=" + leaf_part(pbo::folded(texts[i]));
    return all;
}

/// The same for the owner's eyes: "user, age_band=18-64".
inline std::string in_words(std::string const& called) {
    std::string text;
    for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
        end = called.find('|', begin);
        text += (begin == 0 ? "" : ", ") + text_of_part(std::string_view(called).substr(begin, end == std::string::npos ? end : end - begin));
    }
    return text;
}

/// The three ways of taking a budget and no budget, as the relations call them.
inline std::string_view way_called(std::size_t w) { return w < 3 ? pbo::ways_of_taking[w] : "no budget"; }

class answer_relations {
public:
    using leaves = pbo::guarded_counts::leaves;
    static constexpr std::array<std::string_view, 5> answers{"better", "no difference", "worse", "not applicable", "missing"};

    answer_relations(pbo::guarded_counts& counts, std::string role, std::vector<std::string> areas)
        : counts_(&counts), role_(std::move(role)), areas_(std::move(areas)) {}

    [[nodiscard]] std::string const& role() const noexcept { return role_; }
    [[nodiscard]] std::vector<std::string> const& areas() const noexcept { return areas_; }

    /// What a group's people answered about an area, by the five answers.
    [[nodiscard]] leaves of(std::string const& called, std::size_t area) const {
        leaves all;
        for (auto const& answer : answers) all.push_back(counts_->leaf(called + "|" + areas_[area] + "|" + std::string(answer)));
        return all;
    }
    [[nodiscard]] leaves of_ways(std::string const& called) const {
        leaves all;
        for (std::size_t w = 0; w < 4; ++w) all.push_back(counts_->leaf(called + "|" + std::string(way_called(w))));
        return all;
    }
    /// Everybody of a group is asked about every area.
    void ask_everybody(std::string const& called) const {
        for (std::size_t a = 1; a < areas_.size(); ++a)
            counts_->add_equality(called + "|" + areas_[a] + ", asked", of(called, a), of(called, 0));
    }
    /// A group is made of others, answer by answer.
    void add_up(std::string const& whole, std::vector<std::string> const& parts) const {
        for (std::size_t a = 0; a < areas_.size(); ++a) {
            auto const all = of(whole, a);
            std::array<leaves, 5> sums;
            for (auto const& part : parts) {
                auto const one = of(part, a);
                for (std::size_t i = 0; i < 5; ++i) sums[i].push_back(one[i]);
            }
            for (std::size_t i = 0; i < 5; ++i)
                counts_->add_equality(whole + "|" + areas_[a] + "|" + std::string(answers[i]), sums[i], {all[i]});
        }
    }
    /// The people of these groups are those who take their budgets in this way, of a group or of all.
    void are_of_a_way(std::vector<std::string> const& groups, std::string const& of_whom, std::size_t way) const {
        leaves all;
        for (auto const& called : groups) {
            auto const more = of(called, 0);
            all.insert(all.end(), more.begin(), more.end());
        }
        if (!all.empty())
            counts_->add_equality(of_whom + ", asked: " + std::string(way_called(way)), all, {counts_->leaf(of_whom + "|" + std::string(way_called(way)))});
    }
    /// The groups of a column are all people, and how many were asked is the sum of the ways, in each group and in all.  Of no column the
    /// one group is all people.
    void add_column(std::string const& key, std::vector<std::string> const& texts) const {
        std::vector<std::string> groups;
        for (auto const& text : texts) groups.push_back(key.empty() ? role_ : group_called(role_, {key}, {text}));
        for (auto const& called : groups) ask_everybody(called);
        if (!key.empty()) add_up(role_, groups);
        counts_->add_equality(role_ + ", asked", of(role_, 0), of_ways(role_));
        if (key.empty()) return;
        if (key != "mode") {
            for (auto const& called : groups) counts_->add_equality(called + ", by way", of(called, 0), of_ways(called));
            return;
        }
        std::array<std::vector<std::string>, 4> by_way;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            auto const mode = pbo::text_form<pbo::delivery_mode>::read(texts[g]);
            by_way[mode ? pbo::way_of_taking(*mode).value_or(3) : 3].push_back(groups[g]);
        }
        for (std::size_t w = 0; w < 4; ++w) are_of_a_way(by_way[w], role_, w);
    }
    /// The ways in which the groups of a column take their budgets are those of all people.
    void add_ways(std::string const& key, std::vector<std::string> const& texts) const {
        auto const all = of_ways(role_);
        std::array<leaves, 4> sums;
        for (auto const& text : texts) {
            auto const one = of_ways(group_called(role_, {key}, {text}));
            for (std::size_t w = 0; w < 4; ++w) sums[w].push_back(one[w]);
        }
        for (std::size_t w = 0; w < 4; ++w) counts_->add_equality(role_ + ", " + std::string(way_called(w)), sums[w], {all[w]});
    }

private:
    pbo::guarded_counts* counts_;
    std::string role_;
    std::vector<std::string> areas_;
};

}  // namespace examples

#endif
