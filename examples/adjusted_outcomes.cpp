// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What remains of a difference when the rest is equal?  A logistic regression of an outcome on any columns of a survey,
// or of counts: who is in it and who is left out; for each term the log odds ratio, its standard error, degrees of
// freedom, limits, p-value, people, and the odds ratio with its limits; and each term as a whole.
//
//     adjusted_outcomes SURVEY.csv --outcome better=yes --on mode:managed_budget,age_band:18-64,told_value:no
//                       [--cluster C] [--strata S] [--weight W] [--errors model|cr0|cr1|cr2|design|bootstrap] [--firth]
//                       [--effects odds|margins] [--league] [--protect threshold:N,both-sides:N | ascof_2018_19 | ascof_2024_25]
//     adjusted_outcomes COUNTS.csv --hits COLUMN --asked COLUMN --on ...
//
// A term of --on is a factor with the reference after the colon, a number without one, or columns of other terms that
// interact: mode*told_value.  The file is read once, from a pipe too, and no record is kept.

#include "support/adjusted.hpp"
#include "support/design_options.hpp"
#include "support/program.hpp"
#include "support/protecting.hpp"
#include "support/reading.hpp"
#include "support/row_options.hpp"
#include "support/texts_of_file.hpp"
#include "support/wanted_outcome.hpp"

#include <pbo/core/text_form.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/bootstrap_errors.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/design_errors.hpp>
#include <pbo/explain/model_errors.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

struct request {
    std::filesystem::path file;
    std::string outcome, hits, asked;
    std::vector<std::string> on;
    examples::design_options design;
    std::string errors;
    std::string effects = "odds";
    bool firth = false, league = false;
    std::uint64_t seed = 1;
    std::size_t replicates = 1000;
    examples::report_format format;
    examples::row_options rows;
    examples::protection protecting;
    unsigned threads = 1;
};

struct answer {
    std::string pattern, stratum, cluster;
    pbo::figure<std::uint64_t> hits, asked;  // absent where there is no answer
    double weight = 1.0;
    std::optional<double> population;
};

struct answers_found {
    examples::answers_met texts;
    std::uint64_t records = 0, without_answer = 0;
    std::set<pbo::role> roles;  // of those in the model, where the file says so and no term does
    std::map<std::string, std::uint64_t> people, without_value;  // of a pattern; of a column
};

/// A source (count/source.hpp) of the file's rows, each a pattern of covariates.
class answers_of_file {
public:
    using record_type = answer;

    answers_of_file(request const& asked, std::optional<examples::wanted_outcome> const& wanted,
                    std::vector<pbo::model_term> const& terms, answers_found& found)
        : asked_(asked), wanted_(wanted), terms_(terms), found_(found) {
        auto const add = [this](std::string const& column) {
            if (!column.empty() && std::find(columns_.begin(), columns_.end(), column) == columns_.end())
                columns_.push_back(column);
        };
        if (wanted) add(wanted->column);
        add(asked.hits);
        add(asked.asked);
        for (auto const& column : asked.design.columns()) add(column);
        for (auto const& term : terms)
            if (term.columns.size() == 1) add(term.columns[0]);
        auto const& filters = asked.rows.options().where;
        if (std::find(columns_.begin(), columns_.end(), "role") == columns_.end() &&
            std::none_of(filters.begin(), filters.end(), [](auto const& f) { return f.column == "role"; }))
            beside_.emplace_back("role");
    }

    template <pbo::chunk_runner Runner, class Fresh, class Visit, class Merge>
    friend pbo::files_read visit_in_parts(Runner const& runner, answers_of_file const& answers, Fresh const& fresh,
                                          Visit const& visit, Merge&& merge) {
        return examples::read_texts(
            runner, pbo::input_source(answers.asked_.file), answers.asked_.rows.options(), answers.columns_, answers.beside_, answers.asked_.rows.unique(),
            [&answers](auto const& row) { return answers.answer_of(row); }, fresh, visit, merge);
    }

private:
    template <class Row>
    [[nodiscard]] answer answer_of(Row const& row) const {
        answer a;
        asked_.design.read(row, found_.texts, a);
        std::uint64_t people = 0;
        if (!wanted_) {
            auto const hits = row.template number<std::uint64_t>(asked_.hits);
            people = row.template number<std::uint64_t>(asked_.asked);
            if (hits > people)
                row.refuse(asked_.hits, row[asked_.hits],
                           "at most the " + std::to_string(people) + " of '" + asked_.asked + "'");
            a.hits = hits;
            a.asked = people;
        }
        std::string const* without = nullptr;  // the first column without a value
        for (auto const& term : terms_) {
            if (term.columns.size() > 1) continue;
            auto text = std::string(row[term.columns[0]]);
            if (examples::is_reserved(text)) row.refuse(term.columns[0], text, "a text without control characters");
            if (!text.empty() && (pbo::absence_named(text) && pbo::folded(text) != pbo::folded(term.reference))) {
                found_.texts.taken_as_missing(term.columns[0], text);
                text.clear();
            }
            if (text.empty()) {
                if (without == nullptr) without = &term.columns[0];
                a.pattern += examples::no_covariate;
            } else if (term.is_factor) {
                a.pattern += found_.texts.one_spelling(term.columns[0], text);
            } else {
                double x{};
                if (auto expected = pbo::detail::read_cell(std::string_view(text), x))
                    row.refuse(term.columns[0], text,
                               *expected + " (a factor has a reference: --on " + term.columns[0] +
                                   ":REFERENCE; --missing TEXT leaves it out)");
                a.pattern += text;
            }
            a.pattern += examples::between_covariates;
        }
        if (wanted_) {  // last: a row that is refused has given no answer
            if (auto const hit = found_.texts.answer(*wanted_, row[wanted_->column])) {
                a.hits = std::uint64_t{*hit ? 1U : 0U};
                a.asked = people = 1;
            } else {
                ++found_.without_answer;
            }
        }
        found_.records += wanted_ ? 1 : people;
        if (!beside_.empty() && people != 0 && without == nullptr)
            if (auto const whose = pbo::text_form<pbo::role>::read(row["role"])) found_.roles.insert(*whose);
        if (without != nullptr && people != 0) found_.without_value[*without] += people;
        if (!asked_.design.weight.empty()) found_.people[a.pattern] += a.weight > 0.0 ? people : 0;
        return a;
    }

    request const& asked_;
    std::optional<examples::wanted_outcome> const& wanted_;
    std::vector<pbo::model_term> const& terms_;
    answers_found& found_;
    std::vector<std::string> columns_, beside_;
};

std::string errors_chosen(request const& asked) {
    auto errors = asked.errors;
    if (errors.empty())
        errors = asked.firth                                      ? "model"
                 : !asked.design.strata.empty() || !asked.design.weight.empty() ? "design"
                 : !asked.design.cluster.empty()                         ? "cr2"
                                                                  : "model";
    bool const by_cluster = errors.starts_with("cr") || errors == "bootstrap";
    if (by_cluster && asked.design.cluster.empty()) throw examples::usage_error("--errors " + errors + " needs --cluster");
    if (errors == "cr2" && !asked.design.weight.empty())
        throw examples::usage_error("--errors cr2 has no value with --weight: use design, cr0 or cr1");
    if (asked.firth && errors != "model")
        throw examples::usage_error("--firth has the model's errors alone, not " + errors);
    return errors;
}

template <class Table>
pbo::coefficient_errors errors_of(request const& asked, std::string const& kind, pbo::logistic_fit const& fit,
                                  Table const& t, std::vector<std::string>& notes) {
    if (kind == "design") return pbo::design_errors(fit, t);
    if (kind == "cr0") return pbo::cluster_errors(fit, pbo::cluster_error_kind::cr0);
    if (kind == "cr1") return pbo::cluster_errors(fit, pbo::cluster_error_kind::cr1);
    if (kind == "cr2") return pbo::cluster_errors(fit, pbo::cluster_error_kind::cr2);
    if (kind == "bootstrap") {
        auto made = pbo::bootstrap_errors(fit, {asked.seed, asked.replicates});
        if (made.put_aside != 0)
            notes.push_back(std::to_string(made.put_aside) + " of " + std::to_string(asked.replicates) +
                            " bootstrap replicates have no finite estimates and are put aside.");
        return std::move(made.errors);
    }
    return pbo::model_errors(fit);
}

std::string report(request const& asked) {
    bool const counts = !asked.hits.empty() || !asked.asked.empty();
    if (counts == !asked.outcome.empty())
        throw examples::usage_error("either --outcome COLUMN=VALUE, or --hits COLUMN and --asked COLUMN");
    if (counts && (asked.hits.empty() || asked.asked.empty()))
        throw examples::usage_error("--hits and --asked go together");
    asked.design.check();
    auto const wanted = counts ? std::nullopt : std::optional(examples::outcome_from(asked.outcome));
    auto terms = examples::terms_from(asked.on);
    auto const kind = errors_chosen(asked);
    if (asked.league && (asked.design.cluster.empty() || !asked.design.weight.empty() || asked.effects == "margins"))
        throw examples::usage_error(
            "--league needs --cluster, and goes neither with --weight nor with --effects margins");
    bool const protecting = asked.protecting.wanted();
    auto const rule = asked.protecting.rule();
    if (protecting && !asked.design.weight.empty())
        throw examples::usage_error("--protect is of counts of people, and with --weight the model has sums of weights");
    if (rule.round_to)
        throw examples::usage_error("--protect: estimates and their errors tell counts to the digit, so that a rule that rounds cannot be kept here; "
                                    "threshold:N or both-sides:N can");
    auto const level = asked.design.confidence();
    auto const lonely = asked.design.lonely_cluster();
    answers_found found;
    answers_of_file const answers(asked, wanted, terms, found);

    auto const strata = pbo::strata(&answer::stratum);
    auto const weights = pbo::weights(&answer::weight);
    auto const population = pbo::population(&answer::population);
    auto const finish = [&](auto const& t) {
        auto const& read = t.files().front();
        auto notes = wanted ? found.texts.notes(read, *wanted) : found.texts.notes(read);
        for (auto const& note : asked.rows.words_on_identifiers()) notes.push_back(note);
        examples::set_references(terms, found.texts, read);
        auto const patterns = examples::patterns_by_unit(t, terms, asked.design.weight.empty() ? nullptr : &found.people);
        if (protecting) examples::must_be_shown(patterns, terms, asked.league, rule);
        pbo::logistic_fit const fit(patterns, terms, {asked.firth});
        auto const errors = errors_of(asked, kind, fit, t, notes);

        examples::adjusted_report to{counts ? asked.hits + " out of " + asked.asked : asked.outcome,
                                     examples::named(asked.file),
                                     kind,
                                     level,
                                     asked.design.cluster,
                                     asked.effects == "margins",
                                     asked.league,
                                     asked.format};
        to.bootstrap = std::to_string(asked.replicates) + " replicates, seed " + std::to_string(asked.seed);
        if (protecting) to.rule = rule.words();
        if (!protecting) to.people = {{counts ? "asked, in the rows read" : "records read", found.records}};
        if (!protecting && wanted && found.without_answer != 0)
            to.people.push_back({"left out: no answer in '" + wanted->column + "'", found.without_answer});
        for (auto const& [column, n] : protecting ? std::map<std::string, std::uint64_t>{} : found.without_value)
            to.people.push_back({"left out: no value in '" + column + "'", n});
        if (auto const nobody =
                found.records - found.without_answer - examples::sum_of(found.without_value) - fit.people();
            nobody != 0 && !protecting)
            to.people.push_back({"left out: a weight of 0", nobody});
        to.notes = protecting ? examples::protection::notes_without_numbers(notes) : std::move(notes);
        if (protecting)
            to.notes.emplace_back("No count of a level of a factor, of those who are hits in it or of those who are not, is withheld by this rule: else "
                                  "no model would be printed. How many people were left out is not told.");
        if (found.roles.size() == 1) to.role = pbo::spelling(*found.roles.begin());
        if (found.roles.size() > 1) to.notes.push_back(examples::both_roles_together("--on role:user"));
        to.rows = protecting ? "not stated: they are people" : pbo::rows_in_words(read, asked.rows.options().where);
        if (auto words = asked.rows.words_on_rows(to.rows, read.rejects.size()); !protecting && !words.empty())
            to.notes.push_back(std::move(words));
        asked.rows.write(read.rejects);
        if (!asked.design.weight.empty() && kind != "design")
            to.notes.push_back("Each weight is taken for so many people" +
                               std::string(kind == "model"
                                               ? ": the errors of the model are those of a file of that many records."
                                               : "."));
        if (kind == "model" && asked.design.cluster.empty())
            to.notes.push_back(
                "The errors hold if people answer independently of each other; people of one council resemble each "
                "other "
                "(--cluster COLUMN).");
        if (counts && kind == "design" && asked.design.cluster.empty())
            to.notes.push_back("Without --cluster each row of counts is taken for what was drawn.");
        if (examples::says_synthetic(read))
            to.notes.push_back("Synthetic data: invented people. Nothing here is about a real one.");
        return examples::printed_adjusted(to, patterns, fit, errors);
    };
    auto const counted = pbo::counts("outcome", &answer::hits, &answer::asked);
    if (asked.design.cluster.empty())
        return finish(examples::reading(asked.file, asked.threads, [&](auto const& runner) {
            return pbo::tabulate(runner, pbo::sample(answers, strata, weights, population, lonely),
                                 pbo::by(&answer::pattern), counted);
        }));
    return finish(examples::reading(asked.file, asked.threads, [&](auto const& runner) {
        return pbo::tabulate(runner,
                             pbo::sample(answers, strata, pbo::clusters(&answer::cluster), weights, population, lonely),
                             pbo::by(&answer::pattern), counted);
    }));
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("What remains of a difference when the rest is equal: a logistic regression of an outcome",
                     "adjusted_outcomes");
    request asked;
    examples::add_read_file(options, "DATA", asked.file, "The survey, CSV, one record a row; or counts, with --hits and --asked")
        ->required();
    options.add_option("--outcome", asked.outcome,
                       "COLUMN=VALUE[,VALUE]: the answers that count as a hit; blank cells are missing");
    options.add_option("--hits", asked.hits, "The column of how many are hits, where a row is a count");
    options.add_option("--asked", asked.asked, "The column of how many they are out of");
    options
        .add_option(
            "--on", asked.on,
            "The terms: COLUMN:REFERENCE for a factor, COLUMN for a number, COLUMN*COLUMN for an interaction of terms")
        ->delimiter(',')
        ->required();
    asked.design.add_options(options);
    options
        .add_option("--errors", asked.errors,
                    "Unless given: design with strata or weights, else cr2 with --cluster, else model")
        ->check(CLI::IsMember({"model", "cr0", "cr1", "cr2", "design", "bootstrap"}));
    options
        .add_option("--effects", asked.effects,
                    "odds: log odds ratios; margins: the shares that would be expected if all had a level, and their "
                    "differences")
        ->check(CLI::IsMember({"odds", "margins"}))
        ->capture_default_str();
    options.add_flag("--firth", asked.firth, "Firth's penalised likelihood: finite where answers separate");
    options.add_flag("--league", asked.league,
                     "A league table of the clusters, as it is and adjusted, in place of the terms' estimates");
    options.add_option("--seed", asked.seed, "Of the bootstrap")->capture_default_str();
    options.add_option("--replicates", asked.replicates, "Of the bootstrap")
        ->check(CLI::Range(2, 1'000'000))
        ->capture_default_str();
    examples::add_format(options, asked.format);
    asked.rows.add_options(options);
    asked.rows.add_unique(options);
    asked.protecting.add_options(options);
    examples::add_threads(options, asked.threads);
    examples::add_examples(options, {"SURVEY.csv --outcome \"independence=a lot better,a little better\" --on mode:managed_budget,told_value:no --cluster council",
                                     "SURVEY.csv --outcome \"independence=a lot better,a little better\" --on mode:managed_budget,told_value:no --effects margins"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
