// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_FIGURES_TABLE_HPP
#define PBO_EXAMPLES_SUPPORT_FIGURES_TABLE_HPP

// What adjusted_figures reads: rows of a table (a council, a period or a person each), their figures by column and the
// columns of a model's terms.  A row of which a figure is hidden or blank is left out, and told; a row of a total (England)
// as well; one name twice is an error.

#include "adjusted.hpp"
#include "program.hpp"
#include "wanted_outcome.hpp"

#include <pbo/core/errors.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/model_term.hpp>
#include <pbo/read/area_level.hpp>
#include <pbo/read/csv_document.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace examples {

/// A row that a model may use.
struct figures_row {
    std::size_t row = 0;  ///< of the document
    std::string name;     ///< of the council, period, ...; empty where none is asked for
    std::vector<pbo::covariate> values;
};

class figures_table {
public:
    figures_table(pbo::csv_document document, std::vector<pbo::model_term> const& terms, std::string name, bool names_are_areas)
        : document_(std::move(document)), name_(std::move(name)) {
        for (auto const& term : terms)
            if (term.columns.size() == 1) main_.push_back(term);
        std::map<std::string, std::uint64_t> lines;
        for (std::size_t row = 0; row < document_.size(); ++row) {
            figures_row one{row, name_.empty() ? std::string() : std::string(document_.text(row, name_)), {}};
            if (!name_.empty()) {
                if (one.name.empty()) refuse(row, name_, "", "a name: each row is somebody's");
                if (names_are_areas && (pbo::level_of_code(one.name) || pbo::level_of_name(one.name).level != pbo::area_level::area)) {
                    totals_.push_back(one.name);
                    continue;
                }
                auto const [at, is_new] = lines.try_emplace(one.name, document_.line(row));
                if (!is_new)
                    refuse(row, name_, one.name, "every row once; it is on line " + std::to_string(at->second) + " too");
            }
            for (auto const& term : main_) {
                auto const& column = term.columns[0];
                auto const text = std::string(document_.text(row, column));
                if (term.is_factor ? text.empty() || (is_no_word(text) && pbo::folded(text) != pbo::folded(term.reference)) : pbo::absence_named(text).has_value())
                    one.values.emplace_back(std::string());
                else if (term.is_factor)
                    one.values.emplace_back(spelt(column, text));
                else
                    one.values.emplace_back(document_.value<double>(row, column));
            }
            rows_.push_back(std::move(one));
        }
    }

    [[nodiscard]] std::vector<figures_row> const& rows() const noexcept { return rows_; }
    [[nodiscard]] pbo::csv_document const& document() const noexcept { return document_; }
    [[nodiscard]] std::string text(figures_row const& row, std::string const& column) const {
        return std::string(document_.text(row.row, column));
    }
    [[noreturn]] void refuse(std::size_t row, std::string const& column, std::string const& found, std::string expected) const {
        throw pbo::input_error({{document_.source, document_.line(row), column}, found, std::move(expected)});
    }
    /// Absent where the cell says so; refused where it is below `least`.
    [[nodiscard]] pbo::figure<double> number(figures_row const& row, std::string const& column, double least = 0.0) const {
        auto const x = document_.value<pbo::figure<double>>(row.row, column);
        if (x && !(*x >= least))
            refuse(row.row, column, text(row, column), "a number of at least " + pbo::detail::number_text(least));
        return x;
    }
    /// Hits of asked, both known or neither.
    [[nodiscard]] std::optional<std::pair<std::uint64_t, std::uint64_t>> counts(figures_row const& row, std::string const& hits,
                                                                                std::string const& asked) const {
        auto const h = document_.value<pbo::figure<std::uint64_t>>(row.row, hits), n = document_.value<pbo::figure<std::uint64_t>>(row.row, asked);
        if (!h || !n) return std::nullopt;
        if (*h > *n) refuse(row.row, hits, text(row, hits), "at most the " + std::to_string(*n) + " of '" + asked + "'");
        return std::pair{*h, *n};
    }
    [[nodiscard]] std::vector<std::string> columns() const {
        std::vector<std::string> all;
        for (auto const& term : main_) all.push_back(term.columns[0]);
        return all;
    }
    /// Terms with references as the file spells them.
    [[nodiscard]] std::vector<pbo::model_term> with_references(std::vector<pbo::model_term> terms) const {
        for (auto& term : terms) {
            if (!term.is_factor) continue;
            auto const at = spelt_.find({term.columns[0], pbo::folded(term.reference)});
            if (at == spelt_.end()) {
                std::string levels;
                for (auto const& [key, text] : spelt_)
                    if (key.first == term.columns[0]) levels += (levels.empty() ? "'" : ", '") + text + "'";
                throw pbo::input_error({{document_.source, 0, term.columns[0]}, term.reference, "a reference that some row has: " + levels});
            }
            term.reference = at->second;
        }
        return terms;
    }
    /// On totals that are no rows of a model.
    void say(std::vector<std::string>& notes) const {
        for (auto const& note : document_.notes) notes.push_back(note);
        for (auto const& name : totals_) notes.push_back("'" + name + "' is a total and not an area: left out.");
    }

private:
    [[nodiscard]] std::string spelt(std::string const& column, std::string const& text) {
        return spelt_.try_emplace({column, pbo::folded(text)}, text).first->second;
    }

    pbo::csv_document document_;
    std::string name_;
    std::vector<pbo::model_term> main_;
    std::vector<figures_row> rows_;
    std::vector<std::string> totals_;
    std::map<std::pair<std::string, std::string>, std::string> spelt_;
};

}  // namespace examples

#endif
