// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Which cells of a table must be withheld, so that nobody can find out the small ones?  For any table of anybody's:
//
//     protect_cells CELLS.csv --threshold 5 [--requirement not_exact|not_small] [--singletons] [--keep CELL ...]
//                   [--where COL=VALUE] [--audit] [--publish FILE] [--format text|markdown|csv|json]
//     protect_cells CELLS.csv --protect round:N|random:N|controlled:N|ten_five [--secret FILE]
//     protect_cells CELLS.csv --perturbation TABLE.csv [--threshold 10]
//
// CELLS.csv has the columns cell, count and relation (the leaves that the cell is the sum of: "+north|direct +north|managed"),
// and may have printed (no: the cell only follows from others) and may_be_suppressed (no: it must be published).  The output is
// for the owner: it tells primary from secondary.  What may leave the building is the table that --publish writes.
//
// The other rules print a figure for every cell: to the nearest multiple, to one beside it by a chance of the cell's own (--secret has
// 32 hexadecimal digits) or all together so that they add up, by the ten-five rule, or perturbed by the cell's key (a column cell_key,
// the sum of its people's record keys) and a table with the columns pcv_from, pcv_to, key_from, key_to, p_value.

#include "support/near_names.hpp"
#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/row_options.hpp"

#ifdef PBO_HAS_CLP
#include <pbo/protect/clp_attacker.hpp>
#include <pbo/protect/controlled_rounding.hpp>
#endif
#include <pbo/protect/cell_key.hpp>
#include <pbo/protect/rounding.hpp>
#include <pbo/protect/suppress.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/read/headed_rows.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
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
    std::string publish, rule, secret, perturbation;
    bool threshold_given = false;
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
    std::vector<std::uint32_t> keys;  ///< of the cells, where --perturbation asks for them
    std::string rows;                 ///< which rows of the file they are
};

cells_of_file read_cells(request const& asked) {
    pbo::headed_rows rows(asked.file, asked.rows.options());
    auto const cell = rows.column("cell"), count = rows.column("count"), relation = rows.column("relation");
    auto const printed = rows.find("printed"), may = rows.find("may_be_suppressed");
    auto const key = asked.perturbation.empty() ? std::optional<std::size_t>() : rows.column("cell_key");
    std::vector<std::string_view> absent;
    std::vector<std::size_t> used{cell, count, relation};
    for (auto const& [name, at] : {std::pair("printed", printed), std::pair("may_be_suppressed", may)})
        if (at)
            used.push_back(*at);
        else
            absent.push_back(name);
    if (key) used.push_back(*key);
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
        if (!key) continue;
        auto const sum = pbo::text_form<std::uint32_t>::read(rows[*key]);
        if (!sum) throw pbo::input_error({rows.place(*key), std::string(rows[*key]), "the sum of the record keys of the cell's people"});
        all.keys.push_back(*sum);
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
/// The 32 hexadecimal digits of a file.
pbo::rounding_key secret_of(std::string const& file) {
    pbo::headed_rows rows(std::filesystem::path(file), {}, {});
    auto const& digits = rows.header().empty() ? std::string() : rows.header().front();
    pbo::rounding_key key{};
    bool const all = digits.size() == 32 && digits.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    if (!all)
        throw pbo::input_error({{file, 1, {}}, "", "32 hexadecimal digits, drawn once and told to nobody (what is there is not repeated here)"});
    for (std::size_t i = 0; i < 2; ++i) key[i] = std::stoull(digits.substr(16 * i, 16), nullptr, 16);
    return key;
}

/// A table of perturbations, whose last row serves all larger counts unless there are 250 rows to go round.
pbo::perturbation_table perturbations_of(request const& asked) {
    pbo::headed_rows rows(std::filesystem::path(asked.perturbation), {});
    std::array<std::size_t, 5> const at{rows.column("pcv_from"), rows.column("pcv_to"), rows.column("key_from"), rows.column("key_to"),
                                        rows.column("p_value")};
    std::vector<pbo::perturbation> lines;
    std::uint32_t keys = 0, last = 0;
    while (rows.next()) {
        std::array<std::int32_t, 5> n{};
        for (std::size_t i = 0; i < at.size(); ++i) {
            auto const value = pbo::text_form<std::int32_t>::read(rows[at[i]]);
            if (!value || (i < 4 && *value < 0))
                throw pbo::input_error({rows.place(at[i]), std::string(rows[at[i]]), i < 4 ? "a whole number of 0 or more" : "a whole number"});
            n[i] = *value;
        }
        lines.push_back({static_cast<std::uint32_t>(n[0]), static_cast<std::uint32_t>(n[1]), static_cast<std::uint32_t>(n[2]),
                         static_cast<std::uint32_t>(n[3]), n[4]});
        keys = std::max(keys, lines.back().key_to + 1);
        last = std::max(last, lines.back().row_to);
    }
    try {
        return pbo::perturbation_table(keys, std::move(lines), last >= 250 ? 250 : 1, asked.threshold_given ? asked.threshold : 0);
    } catch (std::invalid_argument const& e) {
        throw pbo::input_error({{asked.perturbation, 0, {}}, "", std::string("every row from 1 and every key once: ") + e.what()});
    }
}

/// A rule that prints a figure for every cell, and what it does.
struct figures_of_cells {
    std::function<pbo::figure<std::int64_t>(std::size_t)> of;
    std::string words;
    std::vector<std::string> notes{};
};
figures_of_cells figures_by(request const& asked, cells_of_file const& read) {
    auto const& cells = read.cells;
    auto const people = [&cells](std::size_t i) {
        if (!cells[i].counts_people())
            throw std::runtime_error("--protect: '" + cells[i].name + "' is a difference, of which the rules for counts of people say nothing; "
                                     "controlled:N rounds differences, too");
        return static_cast<std::uint64_t>(cells[i].count);
    };
    auto const by_key = [&cells, &read, people](pbo::perturbation_table table) {
        for (std::size_t i = 0; i < read.keys.size(); ++i)
            if (read.keys[i] >= table.range())
                throw std::runtime_error("the cell '" + cells[i].name + "' has the key " + std::to_string(read.keys[i]) + ", and those of the table are 0 to " +
                                         std::to_string(table.range() - 1) + " (a cell's key is the sum of record keys modulo " +
                                         std::to_string(table.range()) + ")");
        return [&read, people, table = std::move(table)](std::size_t i) -> pbo::figure<std::int64_t> {
            auto const n = people(i);
            if (n == 0) return std::int64_t{0};
            auto const after = static_cast<std::int64_t>(n) + table.added_to(n, read.keys.empty() ? 0 : read.keys[i]);
            if (static_cast<std::uint64_t>(after) < table.least_shown()) return pbo::absence::suppressed;
            return after;
        };
    };
    std::string const apart = "Each cell is changed by itself: the cells printed need not add up to the sums printed.";
    if (!asked.perturbation.empty())
        return {by_key(perturbations_of(asked)),
                "counts are perturbed by their cell keys and a table" +
                    (asked.threshold_given ? "; figures under " + std::to_string(asked.threshold) + " are suppressed" : std::string()),
                {apart}};
    if (asked.rule == "ten_five")
        return {by_key(pbo::ten_five(1)), "ten_five: counts under 10 are suppressed, others are printed to the nearest 5", {apart}};
    auto const colon = asked.rule.find(':');
    auto const name = asked.rule.substr(0, colon);
    auto const base = pbo::text_form<std::uint64_t>::read(colon == std::string::npos ? "" : asked.rule.substr(colon + 1));
    if ((name != "round" && name != "random" && name != "controlled") || !base || *base < 2 || *base > 1'000'000'000)
        throw examples::usage_error("--protect: found '" + asked.rule + "'; expected round:N, random:N or controlled:N, N from 2 to 1000000000, or ten_five");
    if (name == "random") {
        if (asked.secret.empty()) throw examples::usage_error("--protect random:N needs --secret, a file of 32 hexadecimal digits");
        pbo::round_at_random const rule(*base, secret_of(asked.secret));
        return {[rule, people, &cells](std::size_t i) { return static_cast<std::int64_t>(rule.printed(people(i), cells[i].name)); }, rule.words(), {apart}};
    }
    if (name == "round") {
        pbo::round_to_nearest const rule(*base);
        return {[rule, people](std::size_t i) { return static_cast<std::int64_t>(rule.printed(people(i))); }, rule.words(), {apart}};
    }
    auto rounded = pbo::round_controlled(cells, static_cast<std::int64_t>(*base));
    if (!rounded)
        throw std::runtime_error(asked.file.string() + ": no rounding to multiples of " + std::to_string(*base) + " adds up; nothing is printed");
    std::vector<std::string> notes{"The figures add up as the counts do."};
    if (!rounded->proven) notes.emplace_back("Not all roundings were tried: there may be one that moves the counts less.");
    return {[printed = rounded->printed](std::size_t i) { return printed[i]; },
            "counts are rounded to a multiple of " + std::to_string(*base) + " beside them, all together so that sums add up", std::move(notes)};
}

std::string report_of_figures(request const& asked) {
    if (asked.audit || asked.singletons || !asked.keep.empty())
        throw examples::usage_error("--audit, --singletons and --keep are of cells that are withheld; this rule prints a figure for each");
    auto const read = read_cells(asked);
    auto const figures = figures_by(asked, read);
    pbo::described_columns<std::size_t> columns;
    columns.text("cell", "cell", [&read](std::size_t i) { return read.cells[i].name; }).count("printed", "printed", figures.of);
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < read.cells.size(); ++i)
        if (read.cells[i].treatment.printed) all.push_back(i);
    auto sheet = columns.laid_out("Cells that may be published", {.source = examples::named(asked.file), .rule = figures.words, .rows = read.rows}, all);
    for (auto const& note : figures.notes) sheet.warn(note);
    for (auto const& note : read.notes) sheet.warn(note);
    asked.rows.note_rows(sheet, read.rows, 0);
    if (!asked.publish.empty()) pbo::write_whole(asked.publish, pbo::csv_of(sheet));
    return examples::printed({sheet}, asked.format);
}

std::string level_of(request const& asked) {
    return asked.requirement == "not_exact" ? "no small count can be worked out exactly" : "no small count can be known to be small";
}

std::string report(request const& asked) {
    if (!asked.rule.empty() && !asked.perturbation.empty())
        throw examples::usage_error("--protect and --perturbation are two rules; one of them is needed");
    if (!asked.secret.empty() && !asked.rule.starts_with("random")) throw examples::usage_error("--secret is of --protect random:N");
    if (!asked.rule.empty() && asked.threshold_given)
        throw examples::usage_error("--threshold withholds cells, and --protect " + asked.rule + " prints a figure for each; one of them is needed");
    if (!asked.rule.empty() || !asked.perturbation.empty()) return report_of_figures(asked);
    pbo::threshold const rule(asked.threshold);
    auto const read = read_cells(asked);
    auto const& cells = read.cells;
    for (auto const& name : asked.keep) {
        try {
            static_cast<void>(cells.index_of(name));
        } catch (std::out_of_range const&) {
            std::vector<std::string> names;
            for (auto const& cell : cells.cells()) names.push_back(cell.name);
            throw examples::usage_error("--keep: found '" + name + "', which is no cell of " + asked.file.string() + "; expected " +
                                        examples::near_names(name, std::move(names)));
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
    auto* const threshold = options.add_option("--threshold", asked.threshold, "Counts from 1 to one less than this are small")
        ->check(CLI::Range(2, 1000000))
        ->capture_default_str();
    options.add_option("--requirement", asked.requirement, "What nobody may find out: the small count (not_exact), or that it is small (not_small)")
        ->check(CLI::IsMember({"not_exact", "not_small"}))
        ->capture_default_str();
    options.add_flag("--singletons", asked.singletons, "People who are alone, or two, in a withheld cell may not find out another small count");
    options.add_option("--keep", asked.keep, "A cell that stays published; may be repeated");
    asked.rows.add_options(options, examples::bad_rows::stop);
    options.add_flag("--audit", asked.audit, "Print between which limits somebody can find out each count");
    options.add_option("--protect", asked.rule,
                       "Another rule, which prints a figure for every cell: round:N, random:N (to a multiple beside it, by chance; --secret), controlled:N (all "
                       "together, so that they add up) or ten_five");
    examples::add_read_file(options, "--secret", asked.secret, "With --protect random:N: a file of 32 hexadecimal digits, told to nobody, the same for all tables of a release");
    examples::add_read_file(options, "--perturbation", asked.perturbation,
                            "Another rule: what is added to counts, CSV by row and cell key (pcv_from, pcv_to, key_from, key_to, p_value); CELLS has a column cell_key");
    examples::add_written_file(options, "--publish", asked.publish, "Write the table that may leave the building to this file, CSV");
    examples::add_format(options, asked.format);
    examples::add_why_not_saved(options, "it reads counts, of which one file can be made as they are.");
    examples::add_examples(options, {"CELLS.csv --threshold 5 --audit",
                                     "CELLS.csv --threshold 5 --publish table.csv --format csv"});
    return examples::run(options, argc, argv, [&] {
        asked.threshold_given = threshold->count() != 0;
        return report(asked);
    });
}
