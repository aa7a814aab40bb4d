// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What remains when the rest is equal, of a table's rows: councils as units, a series of periods, councils in which few
// were asked, amounts of people.
//
//     adjusted_figures COUNCILS.csv --model beta_binomial --hits COLUMN --asked COLUMN --on spend,pilot [--cluster council]
//     adjusted_figures YEARS.csv --model council_years --cluster council --hits COLUMN --asked COLUMN --on year,spend
//     adjusted_figures COUNCILS.csv --model small_areas --area COLUMN --estimate COLUMN --se COLUMN --on spend,rural
//     adjusted_figures SERIES.csv --model series --period COLUMN --hits COLUMN --asked COLUMN --break 2015-16="Care Act"
//     adjusted_figures COSTS.csv --model amounts --amount COLUMN --on mode:managed,need [--cluster council]
//     adjusted_figures COSTS.csv --model cost_per_point --amount COLUMN --points COLUMN --on mode:managed [--cluster council] [--worth 500]
//     adjusted_figures COUNCILS.csv --model rates --events COLUMN --exposure COLUMN --on spend
//
// A term of --on is a factor with the reference after the colon, or a number without one.

#include "support/figures_councils.hpp"
#include "support/figures_series.hpp"
#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/row_options.hpp"

#include <pbo/explain/model_term.hpp>
#include <pbo/read/csv_document.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace {

std::string report(examples::figures_request const& asked) {
    examples::check_figures(asked);
    auto const terms = asked.on.empty() ? std::vector<pbo::model_term>{} : examples::terms_from(asked.on);
    std::vector<std::string> columns;
    auto const add = [&columns](std::string const& column) {
        if (!column.empty() && std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
    };
    for (auto const* column : {&asked.hits, &asked.asked, &asked.events, &asked.exposure, &asked.amount, &asked.estimate, &asked.variance,
                               &asked.se, &asked.margin, &asked.people, &asked.area, &asked.period, &asked.cluster, &asked.points})
        add(*column);
    for (auto const& term : terms)
        if (term.columns.size() == 1) add(term.columns[0]);
    auto document = examples::reading(asked.file, asked.threads, [&](auto const& runner) {
        return pbo::read_columns(runner, asked.file, columns, asked.rows.options());
    });
    auto const& name = asked.model == "series" ? asked.period : asked.area;
    examples::figures_table const table(std::move(document), terms, name, asked.model != "series");
    return examples::printed_figures(asked, table, terms);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("What remains when the rest is equal, of a table's rows: councils, periods, amounts", "adjusted_figures");
    examples::figures_request asked;
    examples::add_read_file(options, "DATA", asked.file, "The table, CSV, one council, period or person a row")->required();
    options
        .add_option("--model", asked.model,
                    "beta_binomial: shares of councils as units; council_years: the same over years, of which each --cluster has its own level; small_areas: few or nobody asked (Fay and Herriot); series: periods with "
                    "breaks; amounts: means with a log link; cost_per_point: what a point more costs, of groups; rates: events by exposure")
        ->check(CLI::IsMember({"beta_binomial", "council_years", "small_areas", "series", "amounts", "cost_per_point", "rates"}))
        ->required();
    options.add_option("--on", asked.on, "The terms: COLUMN:REFERENCE for a factor, COLUMN for a number, COLUMN*COLUMN for an interaction of terms")
        ->delimiter(',')
        ->allow_extra_args(false);
    options.add_option("--hits", asked.hits, "The column of how many are hits");
    options.add_option("--asked", asked.asked, "The column of how many they are out of");
    options.add_option("--events", asked.events, "The column of how many events, of a rate");
    options.add_option("--exposure", asked.exposure, "The column of what they are events of: people, days");
    options.add_option("--amount", asked.amount, "The column of the amount");
    options.add_option("--points", asked.points, "The column of the points that cost_per_point is of, such as a score");
    options.add_option("--worth", asked.worth, "What a point may cost: how often it is bought for less is told");
    options.add_option("--estimate", asked.estimate, "The column of an area's own estimate; blank where nobody was asked");
    options.add_option("--variance", asked.variance, "The column of its variance");
    options.add_option("--se", asked.se, "The column of its standard error");
    options.add_option("--margin", asked.margin, "The column of its margin, value -+ margin at --level; z = 1.96 for 95%, as it is published");
    options.add_option("--area", asked.area, "The column of the area's name, each of which may appear once");
    options.add_option("--people", asked.people, "The column of an area's people: small-area estimates are also shown multiplied to agree with the whole");
    options.add_option("--scale", asked.scale, "On which scale small areas are modelled: as_is, logit or arcsine (of shares)")
        ->check(CLI::IsMember({"as_is", "logit", "arcsine"}))
        ->capture_default_str();
    options.add_option("--variance-by", asked.method, "How the variance between small areas is estimated")
        ->check(CLI::IsMember({"reml", "ml"}))
        ->capture_default_str();
    options.add_option("--period", asked.period, "The column of the period, in its order");
    options.add_option("--break", asked.breaks, "PERIOD or PERIOD=NAME: from this period on level and slope may be others; may be repeated")
        ->take_all()
        ->allow_extra_args(false);
    options.add_option("--per", asked.per, "Rates are shown per so many, such as 1000")->check(CLI::PositiveNumber)->capture_default_str();
    options.add_option("--cluster", asked.cluster, "The column of what rows have in common, such as the council over years: errors by cluster (cr1); what council_years and cost_per_point are of");
    options.add_option("--level", asked.level, "The confidence level")->capture_default_str();
    examples::add_format(options, asked.format);
    asked.rows.add_options(options, examples::bad_rows::stop);
    examples::add_threads(options, asked.threads);
    examples::add_why_unprotected(options, "a model of a few groups gives their counts back: a share and its standard error are two equations for the people asked and those who said yes, and coefficients of many digits tell every count behind them, so that no count can be withheld from a model as it can from a table. Its report is for its owner. To publish, print the areas' own shares by take_up_report, with --protect.");
    examples::add_why_not_saved(options, "it reads figures of areas, of which one file can be made as they are.");
    examples::add_examples(options, {"COUNCILS.csv --model beta_binomial --hits hits --asked asked --on spend,pilot",
                                     "SERIES.csv --model series --period quarter --hits hits --asked asked --break 13=Act"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
