// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What does the survey say so far?  Responses come through a pipe, and accumulator sets keep the running table: nothing of
// it waits for the last row.  Odd and even rows are counted in two sets, as two threads or two machines would, and merged;
// the result must be what one pass and the library's batch call give, or the program fails.
//
//     streaming_accumulators < SURVEY.csv      streaming_accumulators SURVEY.csv --every 500 --area dignity --level 0.99
//
// Which rows are read, how the file is written and what becomes of bad rows is said as in the other programs.

#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/row_options.hpp"

#include <pbo/accumulators/interval.hpp>
#include <pbo/accumulators/merge.hpp>
#include <pbo/accumulators/outcomes.hpp>
#include <pbo/accumulators/stock.hpp>
#include <pbo/accumulators/take_up.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/survey.hpp>

#include <iomanip>
#include <iostream>
#include <sstream>

namespace {

struct request {
    std::string file = "-";
    std::string role = "user";
    std::string area;
    std::uint64_t every = 250;
    double level = 0.95;
    examples::report_format format;
    examples::row_options rows;
};

constexpr auto told = &pbo::survey_response::told_value;
using answers = boost::accumulators::accumulator_set<
    pbo::survey_response, boost::accumulators::features<pbo::tag::outcome_proportion, pbo::tag::take_up, pbo::tag::interval_of<told>,
                                                        pbo::tag::count_of<told>>>;

struct everyone {
    pbo::instrument const& instrument;
    std::vector<pbo::survey_response> const& responses;
};

/// Counts, their share and its limits.
template <class Row, class Estimate>
void describe_share(pbo::described_columns<Row>& columns, std::string const& name, std::string title, Estimate of) {
    columns.counts({name + "_hits", std::move(title)}, name + "_of", {name + "_share", "share"}, [of](Row const& r) { return of(r).counts; });
    columns.limits(name + "_", pbo::shown_as::share, [of](Row const& r) { return pbo::figure<pbo::interval>(of(r).limits); });
}

void require(bool agrees, char const* what) {
    if (!agrees) throw std::logic_error(std::string("the ") + what + " of the merged halves are not those of the whole");
}

/// The halves together are the one pass, and both are what the batch calls make of all responses.
void check(answers const& merged, answers const& one_pass, everyone const& all) {
    auto const shares = pbo::extract::outcome_proportion(merged);
    require(shares == pbo::extract::outcome_proportion(one_pass), "answers");
    require(pbo::extract::take_up(merged) == pbo::extract::take_up(one_pass), "modes");
    require(pbo::extract::interval_of<told>(merged) == pbo::extract::interval_of<told>(one_pass), "conditions");
    if (all.responses.empty()) return;
    auto const batch = pbo::outcomes(all);
    for (std::size_t i = 0; i < shares.size(); ++i) require(shares[i] == batch[pbo::everybody{}][i], "areas");
    auto const asked_whether = pbo::tabulate(all.responses, pbo::by(&pbo::survey_response::role), pbo::indicator("told", told));
    require(pbo::extract::interval_of<told>(merged) == pbo::wilson(asked_whether.total().counted()), "intervals");
}

std::string report(request const& asked) {
    auto const level = examples::as_asked("--level", [&] { return pbo::confidence_level{asked.level}; });
    auto const instrument = asked.role == "user" ? pbo::poet_style_users() : pbo::poet_style_carers();
    auto const area = asked.area.empty() ? instrument.areas().front().name : asked.area;
    auto const title = instrument.areas()[examples::as_asked("--area", [&] { return instrument.index_of(area); })].title;

    pbo::provenance from{.source = examples::named(asked.file),
                               .period = "not stated in the survey",
                               .basis = "people with a personal budget who answered",
                               .role = asked.role,
                               .level = level.text(),
                               .method = "wilson",
                               .rule = "none applied: counts as in the survey",
                               .data = "sample"};
    struct so_far {
        std::size_t responses;
        pbo::estimate<pbo::proportion> better, told;
    };
    std::vector<so_far> lines;

    answers one_pass(pbo::asked_with = instrument);
    answers halves[] = {answers(pbo::asked_with = instrument), answers(pbo::asked_with = instrument)};
    std::vector<pbo::survey_response> kept;  // for the batch call alone: the sets need none of it
    auto const note = [&] {
        lines.push_back({kept.size(), pbo::wilson(pbo::extract::outcome_proportion(one_pass)[area], level),
                         pbo::extract::interval_of<told>(one_pass, level)});
    };
    auto const read = pbo::for_each_response(asked.file, instrument, asked.rows.options(), pbo::role_from::column, [&](pbo::survey_response const& r) {
        halves[kept.size() % 2](r);
        one_pass(r);
        kept.push_back(r);
        if (kept.size() % asked.every == 0) note();
    });
    if (kept.size() % asked.every != 0) note();

    from.rows = asked.rows.rows_of_role(read, instrument.role());

    auto& merged = pbo::merge(halves[0], halves[1]);
    check(merged, one_pass, {instrument, kept});

    pbo::described_columns<so_far> of_lines;
    of_lines.count("responses", "responses", &so_far::responses);
    describe_share(of_lines, "better", "better", [](so_far const& l) { return l.better; });
    describe_share(of_lines, "told", "told the value", [](so_far const& l) { return l.told; });
    auto const running = of_lines.laid_out("So far: " + title, from, lines);

    struct named_share {
        std::string name;
        pbo::estimate<pbo::proportion> share;
    };
    auto const of_share = [](named_share const& r) { return r.share; };
    std::vector<named_share> rows;
    auto const shares = pbo::extract::outcome_proportion(merged);
    for (std::size_t i = 0; i < shares.size(); ++i) rows.push_back({instrument.areas()[i].title, pbo::wilson(shares[i], level)});
    pbo::described_columns<named_share> of_areas, of_payments;
    of_areas.text("area", "area of life", &named_share::name);
    describe_share(of_areas, "better", "better", of_share);
    auto areas = of_areas.laid_out("Both halves merged", from, rows);
    of_payments.text("what", "budget", &named_share::name);
    describe_share(of_payments, "people", "people", of_share);
    auto const paid = of_payments.laid_out(
        "Direct payments, both halves merged", from,
        std::vector<named_share>{{"paid as a direct payment, wholly or in part",
                                  pbo::wilson(pbo::extract::take_up(merged).direct_payments.counted(), level)}});
    areas.warn("Checked: the merged halves, one pass and the batch call agree in every count.");
    areas.warn(std::string(pbo::warnings::self_selected));
    for (auto const& remark : read.notes) areas.warn(remark);
    asked.rows.note_rows(areas, from.rows, read.rejects.size());
    if (examples::says_synthetic(read)) areas.warn(examples::synthetic_warning(read));
    auto output = examples::printed(asked.format == "csv" ? std::vector{areas} : std::vector{running, areas, paid}, asked.format);
    asked.rows.write(read.rejects);
    return output;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("A running table of a survey that comes through a pipe, and two halves merged", "streaming_accumulators");
    request asked;
    examples::add_read_file(options, "SURVEY", asked.file, "The survey, CSV; - is standard input")->capture_default_str();
    options.add_option("--role", asked.role, "Users or carers")->check(CLI::IsMember({"user", "carer"}))->capture_default_str();
    options.add_option("--area", asked.area, "The area of the running table; the first unless given");
    options.add_option("--every", asked.every, "A line every so many responses")->check(CLI::PositiveNumber)->capture_default_str();
    options.add_option("--level", asked.level, "The confidence level")->capture_default_str();
    asked.rows.add_options(options);
    examples::add_format(options, asked.format);
    examples::add_why_unprotected(options, "a running table is for its owner, as two of its lines differ by the people between them; poet_report, with --protect, prints the whole.");
    examples::add_why_not_saved(options, "its table is of rows so far; poet_report saves the counts of all.");
    examples::add_examples(options, {"SURVEY.csv --every 500",
                                     "- --role carer <SURVEY.csv"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
