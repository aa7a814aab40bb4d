// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What share of the population gives this answer, as far as a survey with a design can tell?  One row a group, and all:
// people who answered, the people they stand for, the share, its standard error, limits, degrees of freedom, design
// effect.
//
//     survey_estimates DATA.csv --outcome COL=VALUE[,VALUE] [--by COL] [--strata COL] [--cluster COL] [--weight COL]
//                      [--population COL] [--method logit] [--level 0.95] [--lonely POLICY] [--format text|markdown|csv|json]
//                      [--threads N]
//
// The file is read once, from a pipe too, and no record is kept: memory is for the sums of the strata and clusters.

#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/reading_options.hpp"
#include "support/texts_of_file.hpp"
#include "support/wanted_outcome.hpp"

#include <pbo/count/indicator.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/table_read.hpp>
#include <pbo/sampling/korn_graubard.hpp>
#include <pbo/sampling/normal.hpp>
#include <pbo/sampling/proportion_methods.hpp>
#include <pbo/sampling/sampled_table.hpp>
#include <pbo/sampling/weight_summary.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <sstream>
#include <utility>

namespace {

struct request {
    std::filesystem::path file;
    std::string outcome;
    std::string by, strata, cluster, weight, population;
    std::string method = "logit";
    double level = 0.95;
    std::string lonely = "fail";
    examples::report_format format;
    examples::reading_options written;
    unsigned threads = 1;
};

struct answer {
    std::string group, stratum, cluster;
    std::optional<bool> hit;
    double weight = 1.0;
    std::optional<double> population;
};

/// What was found in the answers while they were counted.
struct answers_found {
    examples::answers_met texts;
    std::uint64_t without_answer = 0;
    pbo::weight_summary weights;  // of those with one
};

/// The answers of a file, read once, of which none is kept: a source (count/source.hpp).
class answers_of_file {
public:
    using record_type = answer;

    answers_of_file(request const& asked, examples::wanted_outcome const& wanted, answers_found& found)
        : asked_(asked), wanted_(wanted), found_(found), columns_{wanted.column} {
        for (auto const* column : {&asked.by, &asked.strata, &asked.cluster, &asked.weight, &asked.population})
            if (!column->empty() && std::find(columns_.begin(), columns_.end(), *column) == columns_.end()) columns_.push_back(*column);
    }

    template <pbo::chunk_runner Runner, class Fresh, class Visit, class Merge>
    friend pbo::files_read visit_in_parts(Runner const& runner, answers_of_file const& answers, Fresh const& fresh, Visit const& visit,
                                          Merge&& merge) {
        return examples::read_texts(
            runner, answers.asked_.file, answers.asked_.written, answers.columns_,
            [&answers](auto const& row) { return answers.answer_of(row); }, fresh, visit, merge);
    }

private:
    template <class Row>
    [[nodiscard]] answer answer_of(Row const& row) const {
        auto const needed = [&](std::string const& column) {
            if (column.empty()) return std::string();
            if (row[column].empty()) row.refuse(column, "", "a text: every record belongs somewhere");
            return found_.texts.one_spelling(column, row[column]);
        };
        answer a{asked_.by.empty() ? "" : found_.texts.one_spelling(asked_.by, row[asked_.by]),
                 needed(asked_.strata), needed(asked_.cluster), found_.texts.answer(wanted_, row[wanted_.column]), 1.0, {}};
        if (!asked_.weight.empty()) a.weight = row.template number<double>(asked_.weight);
        if (!asked_.population.empty()) a.population = row.template number<double>(asked_.population, true);
        if (a.group.empty() && !asked_.by.empty()) a.group = "(not stated)";
        found_.without_answer += a.hit ? 0U : 1U;
        if (a.hit) found_.weights.add(a.weight);
        return a;
    }

    request const& asked_;
    examples::wanted_outcome const& wanted_;
    answers_found& found_;
    std::vector<std::string> columns_;  // the outcome's first
};

constexpr double large_relative_standard_error = 0.3;

/// What a row says beside its figures.
std::string flag_of(pbo::sampled_proportion const& p) {
    auto const relative = p.relative_standard_error();
    if (relative && *relative > large_relative_standard_error) return "relative standard error over 30%";
    return p.n() < pbo::warnings::small_base ? "small base" : "";
}

using counted_answers = pbo::sampled_table<std::string, pbo::weighted_proportion>;

template <class Method>
pbo::sheet estimates(request const& asked, counted_answers const& t, Method const& method, pbo::confidence_level level) {
    using enum pbo::shown_as;
    std::string design = asked.strata.empty() ? "" : "strata " + asked.strata;
    for (auto const& [what, column] :
         {std::pair{"clusters ", asked.cluster}, {"weights ", asked.weight}, {"population ", asked.population}})
        if (!column.empty()) design += (design.empty() ? "" : ", ") + std::string(what) + column;
    pbo::sheet s(
        "Share of the population with " + asked.outcome,
        {.source = examples::named(asked.file),
         .basis = design.empty() ? "every record chosen alike" : design,
         .level = level.text(),
         .method = std::string(pbo::label(method.name()).view()),
         .rule = "none applied: counts as in the file",
         .data = "sample"},
        {{"group", asked.by.empty() ? "group" : asked.by},
         {.name = "n", .title = "n", .shown = count, .is_base = true},
         {"weighted_total", "stand for", count},
         {"estimate", "share", share},
         {"se", "standard error", share},
         {"lower", "lower", share, pbo::shown_to::everyone, false, true},
         {"upper", "upper", share, pbo::shown_to::everyone, false, true},
         {"df", "df", count},
         {"deff", "design effect", number},
         {"flag", "note"}});
    std::size_t large = 0, small = 0;
    auto const add = [&](std::string group, pbo::sampled_proportion const& p) {
        auto const e = method(p, level);
        auto flag = flag_of(p);
        large += flag.starts_with("relative") ? 1U : 0U;
        small += p.n() < pbo::warnings::small_base ? 1U : 0U;
        bool const known = p.degrees_of_freedom() > 0;  // else the variance is made of nothing
        auto const if_known = [known](pbo::figure<double> const& x) {
            return known ? x : pbo::figure<double>(pbo::absence::no_degrees_of_freedom);
        };
        s.add_row({std::move(group), pbo::figure<std::uint64_t>(p.n()), p.weighted_total(), p.value(),
                   if_known(p.standard_error()), e.limits.transform([](pbo::interval const& i) { return i.lower(); }),
                   e.limits.transform([](pbo::interval const& i) { return i.upper(); }),
                   pbo::figure<std::int64_t>(p.degrees_of_freedom()), if_known(p.design_effect_with_replacement()),
                   std::move(flag)});
    };
    if (!asked.by.empty())
        for (auto const& [group, counts] : t.counts()) add(group, t[group]);
    add("all", t.overall());
    if (large != 0)
        s.warn(std::to_string(large) + (large == 1 ? " row has" : " rows have") +
               " a standard error over 30% of the share: the share is hardly known.");
    if (small != 0) s.warn(pbo::warnings::small_bases(small));
    return s;
}

pbo::sheet by_method(request const& asked, counted_answers const& t, pbo::confidence_level level) {
    if (asked.method == "normal") return estimates(asked, t, pbo::normal, level);
    if (asked.method == "wilson") return estimates(asked, t, pbo::wilson, level);
    if (asked.method == "arcsine") return estimates(asked, t, pbo::arcsine, level);
    if (asked.method == "likelihood_ratio") return estimates(asked, t, pbo::likelihood_ratio, level);
    if (asked.method == "korn_graubard") return estimates(asked, t, pbo::korn_graubard, level);
    if (asked.method == "xlogit") return estimates(asked, t, pbo::xlogit, level);
    if (asked.method == "korn_graubard_nchs") return estimates(asked, t, pbo::korn_graubard_nchs, level);
    return estimates(asked, t, pbo::logit, level);
}

std::string report(request const& asked) {
    auto const wanted = examples::outcome_from(asked.outcome);
    if (!asked.population.empty() && asked.weight.empty())
        throw examples::usage_error("--population needs --weight: weights are never guessed from populations");
    auto const level = examples::as_asked("--level", [&] { return pbo::confidence_level{asked.level}; });
    auto const lonely = *pbo::text_form<pbo::lonely_cluster>::read(asked.lonely);
    auto const strata = pbo::strata(&answer::stratum);
    auto const weights = pbo::weights(&answer::weight);
    auto const population = pbo::population(&answer::population);
    answers_found found;
    answers_of_file const answers(asked, wanted, found);
    auto const outcome = pbo::indicator(
        "outcome", [](answer const& a) { return a.hit.has_value(); }, [](answer const& a) { return *a.hit; });
    auto const t = examples::reading(asked.file, asked.threads, [&](auto const& runner) -> pbo::table_read<counted_answers> {
        if (asked.cluster.empty())
            return pbo::tabulate(runner, pbo::sample(answers, strata, weights, population, lonely), pbo::by(&answer::group), outcome);
        return pbo::tabulate(runner, pbo::sample(answers, strata, pbo::clusters(&answer::cluster), weights, population, lonely),
                             pbo::by(&answer::group), outcome);
    });
    auto const& read = t.files().front();
    auto const notes = found.texts.notes(read, wanted);
    auto sheet = by_method(asked, t, level);
    for (auto const& note : notes) sheet.warn(note);
    auto const missing = found.without_answer;
    if (missing != 0)
        sheet.warn(std::to_string(missing) + (missing == 1 ? " record has" : " records have") + " no answer in '" +
                   wanted.column + "' and " + (missing == 1 ? "is" : "are") +
                   " left out: the weights no longer stand for everybody.");
    if (asked.strata.empty() && asked.cluster.empty()) {
        if (!asked.weight.empty()) {
            auto const& answered = found.weights;
            std::ostringstream kish;
            kish.precision(4);
            kish << "Weights and no strata or clusters: the standard errors know nothing of how people were found. By "
                    "Kish the "
                 << "weights alone make " << answered.n() << " people worth " << pbo::effective_sample_size(answered)
                 << " (design effect " << pbo::weighting_design_effect(answered) << ").";
            sheet.warn(kish.str());
        }
        sheet.warn(
            "If people chose for themselves to answer, no weights make it a random sample: the intervals then cover "
            "chance "
            "alone, not who chose.");
    }
    if (examples::says_synthetic(read))
        sheet.warn("Synthetic data: invented people. Nothing here is about a real one.");
    return examples::printed({sheet}, asked.format);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Shares of a population from a survey with strata, clusters and weights", "survey_estimates");
    request asked;
    std::vector<std::string> policies;
    for (auto const& s : pbo::spellings_of<pbo::lonely_cluster>) policies.emplace_back(s.text);
    options.add_option("DATA", asked.file, "The survey, CSV, one record a row")->required();
    options
        .add_option("--outcome", asked.outcome,
                    "COLUMN=VALUE[,VALUE]: the answers that count as a hit; blank cells are missing")
        ->required();
    options.add_option("--by", asked.by, "A row for each value of this column");
    options.add_option("--strata", asked.strata, "The column of the record's stratum");
    options.add_option("--cluster", asked.cluster, "The column of the record's cluster, such as its council");
    options.add_option("--weight", asked.weight, "The column of the record's weight");
    options.add_option(
        "--population", asked.population,
        "The column of how many clusters (without --cluster: people) the record's stratum has in the population");
    options.add_option("--method", asked.method, "How limits are made")
        ->check(CLI::IsMember(
            {"logit", "xlogit", "normal", "wilson", "arcsine", "likelihood_ratio", "korn_graubard", "korn_graubard_nchs"}))
        ->capture_default_str();
    options.add_option("--level", asked.level, "The confidence level")->capture_default_str();
    options.add_option("--lonely", asked.lonely, "What a stratum of one cluster does")
        ->check(CLI::IsMember(policies))
        ->capture_default_str();
    examples::add_format(options, asked.format);
    asked.written.add_options(options);
    examples::add_threads(options, asked.threads);
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
