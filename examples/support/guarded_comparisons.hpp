// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_GUARDED_COMPARISONS_HPP
#define PBO_EXAMPLES_SUPPORT_GUARDED_COMPARISONS_HPP

// Two groups compared area by area, as far as they may be shown: an area is withheld whole where the rule withholds a count of either group,
// or where one would follow from what was released before (--ledger).

#include "answer_relations.hpp"
#include "guarded_report.hpp"

#include <pbo/measure/protected_comparison.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace examples {

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
                auto const counted = (g == 0 ? c.areas[a].first : c.areas[a].second).better();
                auto const of = relations.of(called[g], a);
                auto const name = in_words(called[g]) + ", " + relations.areas()[a];
                auto const better = counts.add(name + ", better", counted.hits(), {of[0]});
                auto const answered = counts.add(name + ", answered", counted.trials(), {of[0], of[1], of[2]});
                counts.add_share(better, answered);
                numbers.insert(numbers.end(), {better, answered});
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
