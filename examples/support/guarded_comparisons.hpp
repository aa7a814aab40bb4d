// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_GUARDED_COMPARISONS_HPP
#define PBO_EXAMPLES_SUPPORT_GUARDED_COMPARISONS_HPP

// Two groups compared area by area, as far as they may be shown: an area is withheld whole where the rule withholds a count of either group,
// or where one would follow from what was released before (--ledger).

#include "answer_relations.hpp"
#include "guarded_report.hpp"

#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/protected_comparison.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace examples {

/// Of people of whom not all is printed, each answer to an area where few gave it: with a ledger another report may have the sum.
inline void keep_safe(pbo::guarded_counts& counts, std::string const& name, pbo::area_outcome const& all,
                      std::array<pbo::guarded_counts::leaves, 5> of) {
    std::array<std::uint64_t, 5> const people{all.better().hits(), all.no_difference().hits(), all.worse().hits(), all.not_applicable(), all.missing()};
    auto const least = std::max(counts.rule().least.value_or(0), counts.rule().both_sides.value_or(0));
    for (std::size_t i = 0; i < 5; ++i)
        if (people[i] != 0 && people[i] < least) counts.add_implied(name + ", " + std::string(answer_relations::answers[i]), people[i], std::move(of[i]));
}

class guarded_comparisons {
public:
    explicit guarded_comparisons(protection const& how) : how_(&how), report(how) {}

private:
    protection const* how_;
    std::map<pbo::outcome_comparison const*, std::vector<std::size_t>> rows_;  // by area

public:
    guarded_report report;

    /// A comparison that is printed, and what its groups are called in the relations; held_back where it is not printed after all.
    void add(pbo::outcome_comparison const& c, answer_relations const& relations, std::array<std::string, 2> const& called) {
        auto const rule = how_->rule();
        auto& counts = report.counts;
        auto const withheld = pbo::protected_comparison(c, rule).withheld;
        for (std::size_t a = 0; a < c.areas.size(); ++a) {
            std::vector<std::size_t> numbers;
            for (std::size_t g = 0; g < 2; ++g) {
                auto const& all = g == 0 ? c.areas[a].first : c.areas[a].second;
                auto const counted = all.better();
                auto const of = relations.of(called[g], a);
                auto const name = in_words(called[g]) + ", " + relations.areas()[a];
                auto const better = counts.add(name + ", better", counted.hits(), {of[0]});
                auto const answered = counts.add(name + ", answered", counted.trials(), {of[0], of[1], of[2]});
                counts.add_share(better, answered);
                numbers.insert(numbers.end(), {better, answered});
                if (!how_->ledger.empty()) keep_safe(counts, name, all, {{{of[0]}, {of[1]}, {of[2]}, {of[3]}, {of[4]}}});
            }
            if (withheld[a])
                for (auto const n : numbers) counts.hold_back(n);
            rows_[&c].push_back(counts.add_row(std::move(numbers)));
        }
    }
    /// The comparison as it may be shown; of one that was not added, or without a rule, all that the rule leaves of it.
    [[nodiscard]] pbo::protected_outcome_comparison shown(pbo::outcome_comparison const& c) const {
        if (!how_->wanted()) return {c, std::vector<bool>(c.areas.size(), false)};
        auto const rows = rows_.find(&c);
        if (rows == rows_.end()) return pbo::protected_comparison(c, how_->rule());
        std::vector<bool> also;
        for (auto const row : rows->second) also.push_back(!report.shows_row(row));
        return pbo::protected_comparison(c, how_->rule(), also);
    }
};

}  // namespace examples

#endif
