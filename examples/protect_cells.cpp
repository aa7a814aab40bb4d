// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Which cells of a table must be withheld, so that nobody can find out the small ones?  For any table of anybody's:
//
//     protect_cells CELLS.csv --threshold 5 [--requirement not_exact|not_small] [--singletons] [--keep CELL ...]
//                   [--where COL=VALUE] [--audit] [--publish FILE] [--format text|markdown|csv|json]
//
// CELLS.csv has the columns cell, count and relation (the leaves that the cell is the sum of: "+north|direct +north|managed"),
// and may have printed (no: the cell only follows from others) and may_be_suppressed (no: it must be published).  The output is
// for the owner: it tells primary from secondary.  What may leave the building is the table that --publish writes.

#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/row_options.hpp"

#ifdef PBO_HAS_CLP
#include <pbo/protect/clp_attacker.hpp>
#endif
#include <pbo/protect/suppress.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/read/headed_rows.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

struct request {
    std::filesystem::path file;
    std::uint64_t threshold = 5;
    std::string requirement = "not_small";
    bool singletons = false;
    std::vector<std::string> keep;
    examples::row_options rows;
    bool audit = false;
    std::string publish;
    examples::report_format format;
};

bool yes_or_no(pbo::headed_rows const& rows, std::optional<std::size_t> column, bool otherwise) {
    if (!column || rows[*column].empty()) return otherwise;
    if (rows[*column] == "yes") return true;
    if (rows[*column] == "no") return false;
    throw pbo::input_error({rows.place(*column), std::string(rows[*column]), "yes or no"});
}

struct cells_of_file {
    pbo::relations cells;
    std::vector<pbo::input_place> places;
    std::vector<std::string> notes;
    std::string rows;  ///< which rows of the file they are
};

cells_of_file read_cells(request const& asked) {
    pbo::headed_rows rows(asked.file, asked.rows.options());
    auto const cell = rows.column("cell"), count = rows.column("count"), relation = rows.column("relation");
    auto const printed = rows.find("printed"), may = rows.find("may_be_suppressed");
    std::vector<std::string_view> absent;
    std::vector<std::size_t> used{cell, count, relation};
    for (auto const& [name, at] : {std::pair("printed", printed), std::pair("may_be_suppressed", may)})
        if (at)
            used.push_back(*at);
        else
            absent.push_back(name);
    rows.note_absent(absent, used);
    cells_of_file all;
    while (rows.next()) {
        auto const n = pbo::text_form<std::int64_t>::read(rows[count]);
        if (!n)
            throw pbo::input_error({rows.place(count), std::string(rows[count]),
                                    "a whole number, as it is before anything is withheld"});
        try {
            all.cells.add(std::string(rows[cell]), *n, rows[relation],
                          {.printed = yes_or_no(rows, printed, true), .may_be_suppressed = yes_or_no(rows, may, true)});
        } catch (std::invalid_argument const& e) {
            throw pbo::input_error({rows.place(), std::string(rows[cell]), std::string("a cell that can be related: ") + e.what()});
        }
        all.places.push_back(rows.place(count));
    }
    all.notes = rows.summary().notes;
    all.rows = pbo::rows_in_words(rows.summary(), asked.rows.options().where);
    if (auto const wrong = all.cells.first_contradiction())
        throw pbo::input_error({all.places[wrong->cell], std::to_string(all.cells[wrong->cell].count),
                                std::to_string(wrong->others) + " for '" + all.cells[wrong->cell].name +
                                    "', which is what the cells above it make it"});
    return all;
}

#ifdef PBO_HAS_CLP
std::string level_of(request const& asked) {
    return asked.requirement == "not_exact" ? "no small count can be worked out exactly" : "no small count can be known to be small";
}

std::string report(request const& asked) {
    pbo::threshold const rule(asked.threshold);
    auto const read = read_cells(asked);
    auto const& cells = read.cells;
    for (auto const& name : asked.keep) {
        try {
            static_cast<void>(cells.index_of(name));
        } catch (std::out_of_range const&) {
            throw examples::usage_error("--keep: found '" + name + "', which is no cell of " + asked.file.string());
        }
    }
    pbo::clp_attacker attacker(cells);
    auto const requirement = asked.requirement == "not_exact" ? pbo::requirement::not_exact : pbo::requirement::not_small;
    auto const safe = pbo::suppress(cells, rule, requirement, attacker, {.singletons = asked.singletons, .keep = asked.keep});
    if (!safe)
        throw std::runtime_error(asked.file.string() + ": no pattern of withheld cells keeps the requirement that " + level_of(asked) +
                                 "; nothing may be published. Fewer cells to keep, or a coarser table, may have one");
    pbo::provenance const from{.source = examples::named(asked.file), .rule = rule.words(), .data = level_of(asked), .rows = read.rows};
    attacker.knows(pbo::published_cells(*safe));
    auto const name = [&cells](std::size_t i) { return cells[i].name; };
    auto const shown = [&](std::size_t i) { return cells[i].treatment.printed ? safe->shown(cells, i) : pbo::absence::not_available; };
    auto const end = [&attacker](std::size_t i, double direction) -> pbo::figure<double> {
        auto const e = attacker.end_of(i, direction);
        if (std::isfinite(e)) return e;
        return pbo::absence::not_available;
    };
    pbo::described_columns<std::size_t> of_owner, of_everybody;
    of_owner.text("cell", "cell", name)
        .text("status", "status", [&safe](std::size_t i) { return pbo::spelling((*safe)[i]); })
        .count("printed", "printed", shown);
    if (asked.audit)
        of_owner.number("lower", "at least", [end](std::size_t i) { return end(i, 1.0); })
            .number("upper", "at most", [end](std::size_t i) { return end(i, -1.0); });
    of_everybody.text("cell", "cell", name).count("printed", "printed", shown);
    std::vector<std::size_t> all(cells.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    auto owner = of_owner.laid_out("Cells to withhold (for the owner only)", from, all);
    auto const small_cells = std::count_if(all.begin(), all.end(), [&](std::size_t i) { return (*safe)[i] == pbo::cell_status::primary; });
    std::erase_if(all, [&cells](std::size_t i) { return !cells[i].treatment.printed; });
    auto const published = of_everybody.laid_out("Cells that may be published", from, all);
    owner.warn(std::to_string(small_cells) + (small_cells == 1 ? " cell is" : " cells are") + " small (primary); " +
               std::to_string(safe->secondary_cells()) + " more, with a sum of " + std::to_string(safe->secondary_sum(cells)) +
               ", must be withheld so that " + level_of(asked) + " (secondary).");
    owner.warn("This table tells the two apart and is for its owner. What may leave the building is what --publish writes.");
    if (asked.audit)
        owner.warn("At least and at most: what somebody can find out who knows every published cell, all relations, that nobody is "
                   "counted less than zero times, and that people are whole.");
    if (!attacker.whole_people())
        owner.warn("Whole people were not tried to the end, the table is too large: some limits are those of fractions of people, and "
                   "somebody who tries all whole counts may know more.");
    for (auto const& note : read.notes) owner.warn(note);
    asked.rows.note_rows(owner, read.rows, 0);
    if (!asked.publish.empty()) pbo::write_whole(asked.publish, pbo::csv_of(published));
    return examples::printed({owner}, asked.format);
}
#else
std::string report(request const& asked) {
    static_cast<void>(read_cells(asked));
    throw std::runtime_error("this program was built without COIN Clp (Debian and Ubuntu: coinor-libclp-dev), with which the attack is "
                             "tried; without it nothing can be promised, and nothing is printed");
}
#endif

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Which cells must be withheld, so that nobody can find out the small ones?", "protect_cells");
    request asked;
    examples::add_read_file(options, "CELLS", asked.file, "The cells, CSV: cell, count, relation, and where wanted printed, may_be_suppressed")->required();
    options.add_option("--threshold", asked.threshold, "Counts from 1 to one less than this are small")
        ->check(CLI::Range(2, 1000000))
        ->capture_default_str();
    options.add_option("--requirement", asked.requirement, "What nobody may find out: the small count (not_exact), or that it is small (not_small)")
        ->check(CLI::IsMember({"not_exact", "not_small"}))
        ->capture_default_str();
    options.add_flag("--singletons", asked.singletons, "People who are alone, or two, in a withheld cell may not find out another small count");
    options.add_option("--keep", asked.keep, "A cell that stays published; may be repeated");
    asked.rows.add_options(options, examples::bad_rows::stop);
    options.add_flag("--audit", asked.audit, "Print between which limits somebody can find out each count");
    examples::add_written_file(options, "--publish", asked.publish, "Write the table that may leave the building to this file, CSV");
    examples::add_format(options, asked.format);
    examples::add_examples(options, {"CELLS.csv --threshold 5 --audit",
                                     "CELLS.csv --threshold 5 --publish table.csv --format csv"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
