// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How did people come by their budget?  Of a POET-style survey: the mode they wanted, were offered, and took, beside the council's
// default; how long they had had a budget; and what users and their carers, in pairs, say of the same conditions:
//
//     budget_paths [SURVEY.csv] [--period-is DAY] [--role user|carer] [--where COL=VALUE] [--table modes|time|pairs]
//                  [--format text|markdown|csv|json] [--rejects FILE] [--threads N]
//
// The survey is read once, from a pipe too, and no response is kept; pairs take memory for each respondent with an identifier.

#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/row_options.hpp"
#include "support/shipped.hpp"

#include <pbo/domain/period.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/publish/linked_pairs_sheet.hpp>
#include <pbo/publish/mode_choice_sheet.hpp>
#include <pbo/publish/time_on_budget_sheet.hpp>
#include <pbo/read/rows_in_words.hpp>
#include <pbo/read/survey_of_roles.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace {

struct request {
    std::filesystem::path file = examples::shipped("synthetic_survey.csv");
    std::string period_is;
    std::string role;
    std::string table;
    examples::row_options rows;
    examples::report_format format;
    unsigned threads = 1;

    [[nodiscard]] bool wants(std::string_view one) const { return table.empty() || table == one; }
};

using wish = std::optional<pbo::delivery_mode>;
using choices = pbo::mode_choice_table<wish>;
using pairs = pbo::detail::pair_finder<pbo::survey_response>;

/// What is counted of one role.
struct counted_role {
    choices::table_type::builder choice;
    std::map<wish, pbo::months_on_budget> time;

    explicit counted_role(pbo::headings<6> const& names) : choice(names) {}

    void add(pbo::survey_response const& r, std::optional<pbo::date> const& day) {
        auto const wanted = pbo::detail::mode_known(r.mode_wanted);
        auto& cells = choice[wanted ? wish(*wanted) : wish()].cells;
        std::apply([&](auto const&... indicator) { std::apply([&](auto&... cell) { (indicator.add(cell, r), ...); }, cells); },
                   pbo::detail::mode_indicators());
        if (day)
            time[r.mode].add(pbo::budget_duration_on(*day)(r), pbo::months_since(r.first_budget, *day).value_or(-1), 1);
    }
    void take(counted_role&& next) {
        auto const some = next.choice.freeze();
        for (auto const& [key, cell] : some) choice[key] += cell;
        for (auto const& [key, months] : next.time) time[key].add(months);
    }
};

pbo::headings<6> names_of_choices() {
    return std::apply([](auto const&... indicator) { return pbo::headings<6>{{indicator.name...}}; }, pbo::detail::mode_indicators());
}

struct counted_part {
    std::vector<counted_role> roles;
    pairs linked;
};

std::string report(request const& asked) {
    std::optional<pbo::date> day;
    if (!asked.period_is.empty()) {
        auto const when = pbo::text_form<pbo::period>::read(asked.period_is);
        if (!when || !when->is_stated())
            throw examples::usage_error("--period-is: found '" + asked.period_is + "'; expected " + pbo::text_form<pbo::period>::expected());
        day = when->last_day();
    }
    if (asked.table == "time" && !day) throw examples::usage_error("--table time needs --period-is, the day on which it is asked");
    if (asked.table == "pairs" && !asked.role.empty())
        throw examples::usage_error("--table pairs is of users and carers: it goes without --role");
    std::vector<pbo::instrument> instruments;
    if (asked.role != "carer") instruments.push_back(pbo::poet_style_users());
    if (asked.role != "user") instruments.push_back(pbo::poet_style_carers());
    bool const with_pairs = instruments.size() == 2 && asked.wants("pairs");

    auto const options = asked.rows.options();
    auto const fresh = [&] {
        return counted_part{std::vector<counted_role>(instruments.size(), counted_role(names_of_choices())),
                            pairs(pbo::usual_pair_questions<pbo::survey_response>())};
    };
    auto all = fresh();
    auto const summary = examples::reading(asked.file, asked.threads, [&](auto const& runner) {
        return pbo::read_survey_of_roles(
            runner, {asked.file, instruments, options, asked.rows.unique()}, fresh,
            [&](counted_part& part, pbo::survey_response const& r) {
                part.roles[instruments.size() > 1 && r.role != instruments.front().role() ? 1 : 0].add(r, day);
                if (with_pairs) part.linked.add(r);
            },
            [&all](counted_part&& part) {
                for (std::size_t i = 0; i < all.roles.size(); ++i) all.roles[i].take(std::move(part.roles[i]));
                all.linked.take(std::move(part.linked));
            });
    });

    pbo::provenance from{.source = examples::named(asked.file),
                         .period = asked.period_is.empty() ? "not stated in the survey" : asked.period_is,
                         .basis = "people with a personal budget who answered",
                         .rule = "none applied: counts as in the survey",
                         .data = "sample",
                         .rows = pbo::rows_in_words(summary, options.where)};
    std::vector<pbo::sheet> sheets;
    for (std::size_t i = 0; i < instruments.size(); ++i) {
        auto of_role = from;
        of_role.role = pbo::spelling(instruments[i].role());
        auto const called = ": " + of_role.role + "s";
        choices const c(all.roles[i].choice.freeze());
        if (c.counts().size() == 0) continue;  // nobody of this role
        if (asked.wants("modes")) {
            sheets.push_back(pbo::mode_choice_sheet(c, of_role));
            sheets.back().title += called;
        }
        if (!asked.wants("time") || !day) continue;
        pbo::time_on_budgets<wish> t{*day, {}};
        for (auto const& [mode, months] : all.roles[i].time) t.groups.push_back({mode, months});
        sheets.push_back(pbo::time_on_budget_sheet(t, of_role));
        sheets.back().title += called;
    }
    if (with_pairs) {
        auto const found = pbo::detail::pairs_of(all.linked, {});
        bool const any = found.pairs + found.named_one_way + found.named_nobody != 0;
        if (asked.table == "pairs" || (any && !sheets.empty())) sheets.push_back(pbo::linked_pairs_sheet(found, from));
    }
    if (sheets.empty()) throw pbo::input_error({{summary.source, 0, {}}, {}, "at least one response" + std::string(asked.role.empty() ? "" : " with role " + asked.role)});
    auto& first = sheets.front();
    if (asked.table.empty() && !day) first.warn("How long people had had a budget is asked for a day: --period-is DAY.");
    for (auto const& notes : {summary.notes, asked.rows.words_on_identifiers()})
        for (auto const& note : notes) first.warn(note);
    asked.rows.note_rows(first, from.rows, summary.rejects.size());
    if (examples::says_synthetic(summary)) first.warn(examples::synthetic_warning(summary));
    std::string output;
    if (asked.format == "csv") {
        for (auto const& one : sheets) {  // one table of both roles, with one header
            auto const text = examples::printed({one}, asked.format);
            output += output.empty() ? text : text.substr(text.find('\n') + 1);
        }
    } else {
        output = examples::printed(sheets, asked.format);
    }
    asked.rows.write(summary.rejects);
    return output;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Modes wanted, offered and taken, time on a budget, and pairs of users and carers, from a POET-style survey", "budget_paths");
    request asked;
    examples::add_read_file(options, "SURVEY", asked.file, "The survey, CSV; the shipped synthetic one unless given");
    options.add_option("--period-is", asked.period_is, "The day (or the period, whose last day it is) on which time on a budget is asked");
    options.add_option("--role", asked.role, "Only users or only carers")->check(CLI::IsMember({"user", "carer"}));
    options.add_option("--table", asked.table, "Only this table; CSV, which is one table, is of the modes unless asked otherwise")
        ->check(CLI::IsMember({"modes", "time", "pairs"}));
    examples::add_format(options, asked.format);
    asked.rows.add_options(options);
    asked.rows.add_unique(options);
    examples::add_threads(options, asked.threads);
    examples::add_examples(options, {"SURVEY.csv --period-is 2011-03-31",
                                     "SURVEY.csv --table pairs --format csv"});
    return examples::run(options, argc, argv, [&] {
        if (asked.format == "csv" && asked.table.empty()) asked.table = "modes";
        return report(asked);
    });
}
