// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_OWNER_AUDIT_HPP
#define PBO_EXAMPLES_SUPPORT_OWNER_AUDIT_HPP

// --audit: between which limits somebody can tell each count that is withheld, for the owner, on standard error and never in the report.

#include <pbo/core/figure.hpp>
#include <pbo/protect/attacker.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/suppression.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <cmath>
#include <cstddef>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace examples {

class owner_audit {
public:
    /// from is the report's provenance; keys are the columns before the count's name, such as the period.
    explicit owner_audit(pbo::provenance from, std::vector<std::string> const& keys = {}) : sheet_(laid_out(std::move(from), keys)) {}

    /// What the attacker can tell of the cells that are withheld and have a place in the report (has_a_place of a cell), or are small.
    template <pbo::attacker Attacker, class HasAPlace>
    void add(std::vector<std::string> const& keys, pbo::relations const& cells, pbo::suppression const& pattern, Attacker& attacker,
             HasAPlace const& has_a_place) {
        attacker.knows(pbo::published_cells(pattern));
        auto const end = [&](std::size_t cell, double direction) -> pbo::figure<double> {
            auto const e = attacker.end_of(cell, direction);
            if (std::isfinite(e)) return e;
            return pbo::absence::not_available;
        };
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (pattern.is_published(i) || (!has_a_place(i) && pattern[i] != pbo::cell_status::primary)) continue;
            std::vector<pbo::sheet_cell> row(keys.begin(), keys.end());
            row.emplace_back(cells[i].name);
            row.emplace_back(end(i, 1.0));
            row.emplace_back(end(i, -1.0));
            sheet_.add_row(std::move(row));
        }
        whole_people_ = whole_people_ && attacker.whole_people();
    }
    /// adds_up says what is known of how the counts add up.
    void tell(std::string const& adds_up, bool rounds) {
        sheet_.warn("The limits of whoever knows everything that is shown, " + adds_up +
                    ", and that nobody is counted less than zero times; [x] where nothing bounds a count." +
                    std::string(rounds ? " Where counts are rounded, somebody can tell less than this." : ""));
        if (!whole_people_)
            sheet_.warn("Whole people were not tried to the end, the table is too large: some limits are those of fractions of people.");
        std::cerr << pbo::text_table(sheet_) << '\n';
    }

private:
    [[nodiscard]] static pbo::sheet laid_out(pbo::provenance from, std::vector<std::string> const& keys) {
        using enum pbo::shown_as;
        from.level = "certain: limits that the counts leave";
        from.method = "linear programming, of whole people";
        from.rows.clear();
        std::vector<pbo::sheet_column> columns;
        for (auto const& key : keys) columns.push_back({.name = key, .title = key, .is_key = true});
        columns.insert(columns.end(), {{.name = "count", .title = "withheld", .is_key = true}, {"least", "at least", number}, {"most", "at most", number}});
        return pbo::sheet("What can be told of the counts that are withheld (for the owner only)", std::move(from), std::move(columns));
    }

    pbo::sheet sheet_;
    bool whole_people_ = true;
};

}  // namespace examples

#endif
