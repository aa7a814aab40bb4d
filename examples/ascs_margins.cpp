// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How do the published margins of a survey of councils relate to what a simple random sample of the published respondents
// would have?  One row a council: how many percentages have a margin, published over simple random (in the middle), the
// same with the part of the population that answered taken into account, and how many margins rounding alone can explain.
//
//     ascs_margins DATA.csv [--council COL] [--question COL] [--percentage COL] [--margin COL] [--people COL]
//                  [--respondents COL] [--format text|markdown|csv|json] [--threads N]

#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/row_options.hpp"

#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/read/area_level.hpp>
#include <pbo/read/csv_document.hpp>
#include <pbo/sampling/ascs_estimate.hpp>
#include <pbo/sampling/sampled_proportion.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace {

struct request {
    std::filesystem::path file;
    std::string council = "cassr", question = "question", percentage = "percentage", margin = "margin_of_error_95",
                people = "weighted_respondents", respondents = "question_respondents";
    examples::report_format format;
    examples::row_options rows;
    unsigned threads = 1;
};

/// Published over simple random, one for each percentage, and what rounding leaves open.
struct council_margins {
    std::vector<double> plain, corrected;
    std::uint64_t larger = 0, within_rounding = 0, smaller = 0;
};

pbo::figure<double> median(std::vector<double> x) {
    if (x.empty()) return pbo::absence::nothing_to_divide_by;
    std::sort(x.begin(), x.end());
    return x.size() % 2 == 1 ? x[x.size() / 2] : 0.5 * (x[x.size() / 2 - 1] + x[x.size() / 2]);
}

/// In points.
double simple_margin(double share, double n, double people) {
    double const not_asked = std::max(0.0, 1.0 - n / people);
    return 100.0 * pbo::ascs_margin_method::z({}) * std::sqrt(share * (1.0 - share) / (n - 1.0) * not_asked);
}

/// Percentages and margins are rounded to 0.1, respondents to 5 and weighted ones to 10, each response for itself.
void judge(council_margins& to, double share, double margin, double n, double people, double responses) {
    double lowest = HUGE_VAL, highest = 0.0;
    for (double a : {-0.0005, 0.0005})
        for (double b : {-2.5, 2.5})
            for (double c : {-5.0, 5.0}) {
                double const m = simple_margin(std::clamp(share + a, 1e-9, 1.0 - 1e-9), n + b, people + c * responses);
                lowest = std::min(lowest, m);
                highest = std::max(highest, m);
            }
    ++(margin - 0.05 > highest ? to.larger : margin + 0.05 < lowest ? to.smaller : to.within_rounding);
}

/// What is wrong with a row, if anything is.
std::optional<pbo::input_problem> problem_in(pbo::csv_document const& table, std::size_t row, request const& asked) {
    using figure = pbo::figure<double>;
    auto const place = [&](std::string const& column) { return pbo::input_place{table.source, table.line(row), column}; };
    auto const refused = [&](std::string const& column, char const* expected) {
        return pbo::input_problem{place(column), std::string(table.text(row, column)), expected};
    };
    try {
        auto const percentage = table.value<figure>(row, asked.percentage);
        auto const margin = table.value<figure>(row, asked.margin);
        auto const n = table.value<figure>(row, asked.respondents);
        static_cast<void>(table.value<figure>(row, asked.people));
        if (percentage && !(*percentage >= 0.0 && *percentage <= 100.0)) return refused(asked.percentage, "a percentage from 0 to 100");
        if (margin && !(*margin >= 0.0)) return refused(asked.margin, "a margin of at least 0 points");
        if (n && !(*n >= 0.0 && *n == std::floor(*n))) return refused(asked.respondents, "a whole number of respondents");
    } catch (pbo::input_error const& e) {
        return e.problem();
    }
    return std::nullopt;
}

std::string report(request const& asked) {
    auto const how = asked.rows.options();
    auto const table = examples::reading(asked.file, asked.threads, [&](auto const& runner) {
        return pbo::read_columns(runner, asked.file,
                                 {asked.council, asked.question, asked.percentage, asked.margin, asked.people, asked.respondents}, how);
    });
    using figure = pbo::figure<double>;
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> questions;
    std::map<std::string, std::size_t> no_councils;  // England, an average: they would be counted twice
    auto rejects = table.rejects;
    std::set<std::pair<std::string, std::string>> spoilt;  // questions of which a response is not known, nor N then
    for (std::size_t row = 0; row < table.size(); ++row) {
        auto const name = table.text(row, asked.council);
        if (pbo::level_of_code(name) || pbo::level_of_name(name).level != pbo::area_level::area) {
            ++no_councils[std::string(name)];
            continue;
        }
        if (auto problem = problem_in(table, row, asked)) {
            if (how.on_bad_row == pbo::bad_row::stop) throw pbo::input_error(std::move(*problem));
            rejects.push_back(std::move(*problem));
            spoilt.emplace(table.text(row, asked.council), table.text(row, asked.question));
            continue;
        }
        questions[{std::string(table.text(row, asked.council)), std::string(table.text(row, asked.question))}].push_back(row);
    }

    for (auto const& question : spoilt) questions.erase(question);
    std::map<std::string, council_margins> councils;
    council_margins all;
    std::uint64_t without = 0;
    for (auto const& [key, rows] : questions) {
        double people = 0.0;
        for (auto row : rows) people += table.value<figure>(row, asked.people).value_or(0.0);
        for (auto row : rows) {
            auto const margin = table.value<figure>(row, asked.margin);
            auto const percentage = table.value<figure>(row, asked.percentage);
            auto const n = table.value<figure>(row, asked.respondents);
            // A share of 0 or 1 has a margin of 0 whatever the design; under 5 rounded respondents nothing is left.
            if (!margin || !percentage || !n || *percentage == 0.0 || *percentage == 100.0 || *n < 5.0 || !(people > *n)) {
                ++without;
                continue;
            }
            double const share = *percentage / 100.0;
            pbo::sampled_proportion const published(share, *margin / 100.0 / pbo::ascs_margin_method::z({}),
                                                    static_cast<std::uint64_t>(*n), static_cast<std::int64_t>(*n) - 1);
            double const effect = *published.design_effect_with_replacement();
            for (auto* to : {&councils[key.first], &all}) {
                to->plain.push_back(std::sqrt(effect));
                to->corrected.push_back(std::sqrt(effect / (1.0 - *n / people)));
                judge(*to, share, *margin, *n, people, static_cast<double>(rows.size()));
            }
        }
    }
    std::size_t totals = 0;
    for (auto const& [name, rows] : no_councils) totals += rows;
    pbo::read_summary read = table;
    read.counts.kept -= rejects.size() - table.rejects.size();
    read.counts.rejected = rejects.size();
    std::stable_sort(rejects.begin(), rejects.end(), [](auto const& a, auto const& b) { return a.place.line < b.place.line; });
    struct row {
        std::string council;
        council_margins const* margins;
    };
    std::vector<row> shown;
    for (auto const& [name, c] : councils) shown.push_back({name, &c});
    shown.push_back({"all councils", &all});
    pbo::described_columns<row> columns;
    columns.text("council", "council", &row::council)
        .count("margins", "margins", [](row const& r) { return r.margins->plain.size(); })
        .number("ratio", "published / simple", [](row const& r) { return median(r.margins->plain); })
        .number("ratio_finite", "with 1 - n/N", [](row const& r) { return median(r.margins->corrected); })
        .count("larger", "larger", [](row const& r) { return r.margins->larger; })
        .count("within_rounding", "within rounding", [](row const& r) { return r.margins->within_rounding; })
        .count("smaller", "smaller", [](row const& r) { return r.margins->smaller; });
    auto s = columns.laid_out("Published margins against a simple random sample of the published respondents",
                              {.source = examples::named(asked.file),
                               .basis = "percentages with a margin",
                               .level = "95%",
                               .method = "ascs_margin",
                               .rule = "as published: rounded",
                               .data = "sample",
                               .rows = pbo::rows_in_words(read, how.where, totals)},
                              shown);
    s.warn("Ratios are medians. Larger and smaller are margins that rounding cannot explain: strata asked at unequal rates "
           "make margins larger, strata that answer differently smaller. N is the sum of a question's weighted respondents.");
    if (without != 0)
        s.warn("Left out: " + pbo::detail::with_thousands(std::to_string(without)) + (without == 1 ? " percentage" : " percentages") +
               " without a margin, or of 0 or 100%.");
    if (!spoilt.empty())
        s.warn(std::to_string(spoilt.size()) + (spoilt.size() == 1 ? " question" : " questions") +
               " of a council with a rejected row " + (spoilt.size() == 1 ? "is" : "are") + " left out: without it N is not known.");
    for (auto const& [name, rows] : no_councils)
        s.warn("'" + name + "' is a total or an average and not a council: left out, with " + std::to_string(rows) +
               (rows == 1 ? " row." : " rows."));
    for (auto const& note : table.notes) s.warn(note);
    asked.rows.note_rows(s, s.from.rows, rejects.size());
    s.warn("ASCS data may benchmark councils; they must not be used to judge how effective councils are.");
    if (examples::says_synthetic(table)) s.warn("Synthetic data: invented figures. Nothing here is about a real council.");
    auto output = examples::printed({s}, asked.format);
    asked.rows.write(rejects);
    return output;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Published margins of error against simple random sampling", "ascs_margins");
    request asked;
    examples::add_read_file(options, "DATA", asked.file, "The published table, CSV, one response a row")->required();
    options.add_option("--council", asked.council, "The column of the council")->capture_default_str();
    options.add_option("--question", asked.question, "The column of the question")->capture_default_str();
    options.add_option("--percentage", asked.percentage, "The column of the percentage")->capture_default_str();
    options.add_option("--margin", asked.margin, "The column of the margin, in points")->capture_default_str();
    options.add_option("--people", asked.people, "The column of the weighted respondents")->capture_default_str();
    options.add_option("--respondents", asked.respondents, "The column of the question's respondents")->capture_default_str();
    examples::add_format(options, asked.format);
    asked.rows.add_options(options);
    examples::add_threads(options, asked.threads);
    examples::add_why_unprotected(options, "it reads a table that is published already, and prints no count of people.");
    examples::add_why_not_saved(options, "it reads a table that is published already.");
    examples::add_examples(options, {"MARGINS.csv",
                                     "MARGINS.csv --format csv"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
