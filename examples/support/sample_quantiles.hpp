// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_SAMPLE_QUANTILES_HPP
#define PBO_EXAMPLES_SUPPORT_SAMPLE_QUANTILES_HPP

// Quantiles of an amount in a file, by the options of a program (quantile_options.hpp): the report, a row for each share of each group, and
// of all.

#include "design_options.hpp"
#include "program.hpp"
#include "quantile_options.hpp"
#include "reading.hpp"
#include "row_options.hpp"
#include "texts_of_file.hpp"
#include "wanted_outcome.hpp"

#include <pbo/core/absence_symbols.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/table_read.hpp>
#include <pbo/sampling/sampled_distribution.hpp>
#include <pbo/sampling/sampled_table.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace examples {

namespace detail {

struct amount_answer {
    std::string group, stratum, cluster;
    std::optional<double> amount;
    double weight = 1.0;
    std::optional<double> population;
};

struct amounts_found {
    answers_met texts;
    std::uint64_t without = 0;
};

/// The amounts of a file, read once, of which none is kept: a source (count/source.hpp).
class amounts_of_file {
public:
    using record_type = amount_answer;

    amounts_of_file(std::filesystem::path const& file, quantile_options const& wanted, std::string const& by, design_options const& design,
                    row_options const& rows, amounts_found& found)
        : file_(file), wanted_(wanted), by_(by), design_(design), rows_(rows), found_(found), columns_{wanted.of} {
        auto const add = [this](std::string const& column) {
            if (!column.empty() && std::find(columns_.begin(), columns_.end(), column) == columns_.end()) columns_.push_back(column);
        };
        add(by);
        for (auto const& column : design.columns()) add(column);
    }

    template <pbo::chunk_runner Runner, class Fresh, class Visit, class Merge>
    friend pbo::files_read visit_in_parts(Runner const& runner, amounts_of_file const& amounts, Fresh const& fresh, Visit const& visit,
                                          Merge&& merge) {
        return read_texts(
            runner, pbo::input_source(amounts.file_), amounts.rows_.options(), amounts.columns_, {}, amounts.rows_.unique(),
            [&amounts](auto const& row) { return amounts.answer_of(row); }, fresh,
            [&](auto& state, amount_answer const& a) { visit(state, a); }, merge);
    }

private:
    template <class Row>
    [[nodiscard]] amount_answer answer_of(Row const& row) const {
        amount_answer a;
        if (!by_.empty()) a.group = found_.texts.one_spelling(by_, row[by_]);
        if (a.group.empty() && !by_.empty()) a.group = "(not stated)";
        design_.read(row, found_.texts, a);
        auto const text = row[wanted_.of];
        if (!text.empty() && !pbo::absence_named(text)) {
            a.amount = pbo::text_form<double>::read(text);
            if (!a.amount || !std::isfinite(*a.amount)) row.refuse(wanted_.of, text, "a number, or a blank where there is none");
        } else {
            if (!text.empty()) found_.texts.taken_as_missing(wanted_.of, text);
            ++found_.without;
        }
        return a;
    }

    std::filesystem::path const& file_;
    quantile_options const& wanted_;
    std::string const& by_;
    design_options const& design_;
    row_options const& rows_;
    amounts_found& found_;
    std::vector<std::string> columns_;
};

struct quantile_row {
    std::string group;
    pbo::sampled_quantile q;
};

}  // namespace detail

/// Quantiles of each group and of all, with what must be said of them.
[[nodiscard]] inline pbo::sheet quantile_sheet(std::filesystem::path const& file, quantile_options const& wanted, std::string const& by,
                                               design_options const& design, row_options const& rows, unsigned threads) {
    using detail::amount_answer;
    auto const shares = wanted.shares();
    design.check();
    auto const level = design.confidence();
    auto const rule = *pbo::text_form<pbo::quantile_rule>::read(wanted.rule);
    auto const how = *pbo::text_form<pbo::quantile_limits>::read(wanted.limits);
    detail::amounts_found found;
    detail::amounts_of_file const amounts(file, wanted, by, design, rows, found);
    auto const strata = pbo::strata(&amount_answer::stratum);
    auto const weights = pbo::weights(&amount_answer::weight);
    auto const population = pbo::population(&amount_answer::population);
    auto const asked = pbo::indicator(
        "asked", [](amount_answer const& a) { return a.amount.has_value(); }, [](amount_answer const&) { return true; });
    auto const keys = pbo::by([](amount_answer const& a) { return std::pair(a.group, a.amount.value_or(0.0)); });
    using counted = pbo::sampled_table<std::pair<std::string, double>, pbo::weighted_proportion>;
    auto const t = reading(file, threads, [&](auto const& runner) -> pbo::table_read<counted> {
        if (design.cluster.empty())
            return pbo::tabulate(runner, pbo::sample(amounts, strata, weights, population, design.lonely_cluster()), keys, asked);
        return pbo::tabulate(runner, pbo::sample(amounts, strata, pbo::clusters(&amount_answer::cluster), weights, population, design.lonely_cluster()),
                             keys, asked);
    });
    auto const read = t.files().front();

    std::map<std::string, pbo::sampled_distribution> groups;
    pbo::sampled_distribution all(t.frame());
    for (auto const& [key, cell] : t.counts()) {
        all.add(key.second, cell);
        if (!by.empty()) groups.try_emplace(key.first, t.frame()).first->second.add(key.second, cell);
    }
    if (all.n() == 0)
        throw pbo::input_error({{read.source, 0, wanted.of}, {}, "a column with amounts"});
    std::vector<detail::quantile_row> made;
    std::size_t ties = 0, small = 0, beyond = 0;
    auto const add = [&](std::string const& group, pbo::sampled_distribution const& d) {
        for (double const p : shares) {
            made.push_back({group, d.quantile(p, level, how, rule)});
            auto const& q = made.back().q;
            ties += q.ties ? 1U : 0U;
            beyond += q.at_most.degrees_of_freedom() > 0 && (!q.lower || !q.upper) ? 1U : 0U;
        }
        small += d.n() < pbo::warnings::small_base ? 1U : 0U;
    };
    for (auto const& [group, d] : groups) add(group, d);
    add("all", all);

    using row = detail::quantile_row;
    bool const woodruff = how == pbo::quantile_limits::woodruff;
    pbo::described_columns<row> columns;
    columns.text("group", by.empty() ? "group" : by, &row::group)
        .number("quantile", "share at most", [](row const& r) { return r.q.p; })
        .base("n", "n", [](row const& r) { return r.q.at_most.n(); })
        .count("weighted_total", "stand for", [](row const& r) { return r.q.at_most.weighted_total(); })
        .number("estimate", wanted.of, [](row const& r) { return r.q.value; })
        .number("lower", "lower", [](row const& r) { return r.q.lower; })
        .number("upper", "upper", [](row const& r) { return r.q.upper; })
        .number("se", "standard error", [](row const& r) { return r.q.standard_error; })
        .count("df", "df", [](row const& r) { return r.q.at_most.degrees_of_freedom(); })
        .text("flag", "note", [woodruff](row const& r) -> std::string {
            if (r.q.ties && woodruff) return "many have this amount";
            return r.q.at_most.n() < pbo::warnings::small_base ? "small base" : "";
        });
    pbo::provenance from{.source = named(file),
                         .rule = "none applied: amounts as in the file",
                         .data = "sample",
                         .rows = pbo::rows_in_words(read, rows.options().where)};
    from.level = level.text();
    from.method = wanted.limits;
    std::string words = design.strata.empty() ? "" : "strata " + design.strata;
    for (auto const& [what, column] :
         {std::pair{"clusters ", design.cluster}, {"weights ", design.weight}, {"population ", design.population}})
        if (!column.empty()) words += (words.empty() ? "" : ", ") + std::string(what) + column;
    from.basis = words.empty() ? "every record chosen alike" : words;
    auto s = columns.laid_out("Quantiles of " + wanted.of + " in the population", from, made);
    s.warn(rule == pbo::quantile_rule::math
               ? "A quantile is the least amount that this share of people has at most (rule math)."
               : "A quantile is the least amount that this share of people has at most; where they are this share exactly, the middle of it and "
                 "the next (rule school).");
    if (ties != 0 && woodruff)
        s.warn("So many have the same amount that the limits of the share, from which those of the amount are made, leave out the share that was asked for: "
               "--quantile-limits score is right there.");
    if (beyond != 0)
        s.warn("A limit that is [x] would be the amount of a share below 0 or above 100%: too few clusters or people are there to tell it.");
    if (small != 0) s.warn(pbo::warnings::small_bases(small));
    for (auto const& note : found.texts.notes(read)) s.warn(note);
    for (auto const& note : rows.words_on_identifiers()) s.warn(note);
    if (found.without != 0)
        s.warn(pbo::detail::thousands(found.without) + (found.without == 1 ? " record has" : " records have") + " no amount in '" + wanted.of + "' and " +
               (found.without == 1 ? "is" : "are") + " left out" + (design.weight.empty() ? "." : ": the weights no longer stand for everybody."));
    rows.note_rows(s, from.rows, read.rejects.size());
    if (says_synthetic(read)) s.warn("Synthetic data: invented people. Nothing here is about a real one.");
    rows.write(read.rejects);
    return s;
}

}  // namespace examples

#endif
