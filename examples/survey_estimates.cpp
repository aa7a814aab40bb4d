// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What share of the population gives this answer, as far as a survey with a design can tell?  One row a group, and all:
// people who answered, the people they stand for, the share, its standard error, limits, degrees of freedom, design
// effect.
//
//     survey_estimates DATA.csv --outcome COL=VALUE[,VALUE] [--by COL] [--strata COL] [--cluster COL] [--weight COL]
//                      [--population COL] [--method logit] [--level 0.95] [--lonely POLICY] [--format text|markdown|csv|json]
//                      [--threads N]

#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/reading_options.hpp"

#include <pbo/core/absence_symbols.hpp>
#include <pbo/core/detail/alike.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/csv_document.hpp>
#include <pbo/sampling/korn_graubard.hpp>
#include <pbo/sampling/normal.hpp>
#include <pbo/sampling/proportion_methods.hpp>
#include <pbo/sampling/sampled_table.hpp>
#include <pbo/read/detail/gathered.hpp>
#include <pbo/read/rows_in_words.hpp>
#include <pbo/sampling/weight_summary.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
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
    std::vector<std::string> where;
    std::string rejects;
    unsigned threads = 1;
};

struct answer {
    std::string group, stratum, cluster;
    std::optional<bool> hit;
    double weight = 1.0;
    std::optional<double> population;
};

/// COL=VALUE,VALUE.
struct wanted_outcome {
    std::string column;
    std::vector<std::string> values;
};
wanted_outcome outcome_from(std::string const& text) {
    auto const equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        throw examples::usage_error("--outcome takes COLUMN=VALUE or COLUMN=VALUE,VALUE, not '" + text + "'");
    wanted_outcome wanted{text.substr(0, equals), {}};
    std::istringstream values(text.substr(equals + 1));
    for (std::string value; std::getline(values, value, ',');) {
        if (value.empty()) throw examples::usage_error("--outcome has an empty value in '" + text + "'");
        wanted.values.push_back(value);
    }
    return wanted;
}

/// The number in a cell, above or at `least`.
double number_at(pbo::csv_document const& document, std::size_t row, std::string const& column, bool above_zero) {
    auto const value = document.value<double>(row, column);
    if (value < 0.0 || (above_zero && value == 0.0))
        throw pbo::input_error({{document.source, document.line(row), column},
                                std::string(document.text(row, column)),
                                above_zero ? "a number above 0" : "a number of at least 0"});
    return value;
}

constexpr std::size_t most_shown = 12;

/// Is this a typing error for that answer?  A letter or two, and less than half of the word; of numbers every one may be meant.
bool slip_of(std::string_view text, std::string_view answer) {
    if (text.find_first_of("0123456789") != std::string_view::npos) return false;
    auto const distance = pbo::detail::edit_distance(text, answer);
    return distance <= 2 && 2 * distance < text.size();
}

/// The answers, and what was found in reading them.
struct answers_read {
    std::vector<answer> answers;
    std::vector<std::string> notes;
    bool synthetic = false;
    std::vector<pbo::input_problem> rejects{};
};
answers_read answers_in(request const& asked, wanted_outcome const& wanted) {
    std::vector<std::string> columns;
    for (auto const& column : {wanted.column, asked.by, asked.strata, asked.cluster, asked.weight, asked.population})
        if (!column.empty() && std::find(columns.begin(), columns.end(), column) == columns.end())
            columns.push_back(column);
    auto const document = examples::reading(asked.file, asked.threads, [&](auto const& runner) {
        pbo::read_options how;
        asked.written.set(how);
        how.where = examples::filters_from(asked.where);
        if (!asked.rejects.empty()) how.on_bad_row = pbo::bad_row::collect;
        return pbo::read_columns(runner, asked.file, columns, how);
    });
    std::map<std::pair<std::string, std::string>, std::string> spelled;  // column and text as compared -> as first written
    std::set<std::string> other_spellings;
    auto const one_spelling = [&](std::string const& column, std::string_view text) -> std::string const& {
        auto const& first = spelled.try_emplace({column, pbo::folded(text)}, text).first->second;
        if (first != text) other_spellings.insert("'" + std::string(text) + "' in '" + column + "' is counted with '" + first + "'.");
        return first;
    };
    auto const needed = [&](std::size_t row, std::string const& column) {
        if (column.empty()) return std::string();
        auto const text = document.text(row, column);
        if (text.empty())
            throw pbo::input_error(
                {{document.source, document.line(row), column}, "", "a text: every record belongs somewhere"});
        return one_spelling(column, text);
    };
    std::vector<answer> all;
    std::vector<std::string> values;
    for (auto const& value : wanted.values) values.push_back(pbo::folded(value));
    std::map<std::string, std::string> met;  // an answer as it is compared -> as written
    std::set<std::string> missing;
    auto rejects = document.rejects;
    for (std::size_t row = 0; row < document.size(); ++row) try {
        answer a{asked.by.empty() ? "" : one_spelling(asked.by, document.text(row, asked.by)),
                 needed(row, asked.strata),
                 needed(row, asked.cluster),
                 {},
                 1.0,
                 {}};
        if (auto const text = document.text(row, wanted.column); !text.empty()) {
            auto const meant = pbo::folded(text);
            bool const hit = std::find(values.begin(), values.end(), meant) != values.end();
            if (!hit && pbo::absence_named(text)) {
                missing.emplace(text);
            } else {
                a.hit = hit;
                met.try_emplace(meant, text);
            }
        }
        if (!asked.weight.empty()) a.weight = number_at(document, row, asked.weight, false);
        if (!asked.population.empty()) a.population = number_at(document, row, asked.population, true);
        if (a.group.empty() && !asked.by.empty()) a.group = "(not stated)";
        all.push_back(std::move(a));
    } catch (pbo::input_error const& e) {
        if (asked.rejects.empty()) throw;
        rejects.push_back(e.problem());
    }
    pbo::detail::sort_by_line(rejects);
    if (met.empty()) throw pbo::input_error({{document.source, 0, wanted.column}, {}, "a column with answers"});
    answers_read read{std::move(all), document.notes, examples::says_synthetic(document), std::move(rejects)};
    if (document.counts.filtered != 0 || !asked.where.empty()) {
        pbo::read_summary rows = document;
        rows.counts.kept = read.answers.size();
        rows.counts.rejected = read.rejects.size();
        read.notes.push_back("Rows of the file: " + pbo::rows_in_words(rows, examples::filters_from(asked.where)) + ".");
    }
    read.notes.insert(read.notes.end(), other_spellings.begin(), other_spellings.end());
    for (auto const& text : missing) read.notes.push_back("'" + text + "' in '" + wanted.column + "' is taken as missing.");
    std::string others, unknown;
    std::size_t shown = 0;
    for (auto const& [meant, answer] : met)
        if (std::find(values.begin(), values.end(), meant) == values.end() && ++shown <= most_shown)
            others += (others.empty() ? "'" : ", '") + answer + "'";
    if (shown > most_shown) others += " and " + std::to_string(shown - most_shown) + " more";
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (met.contains(values[i])) continue;
        for (auto const& [meant, answer] : met)
            if (slip_of(values[i], meant))
                throw pbo::input_error({{document.source, 0, wanted.column},
                                        wanted.values[i],
                                        "an answer that somebody gave, or one unlike them all: is '" + answer + "' meant?"});
        unknown += (unknown.empty() ? "'" : ", '") + wanted.values[i] + "'";
    }
    if (!unknown.empty()) read.notes.push_back("Nobody gave the answer " + unknown + " in '" + wanted.column + "'.");
    if (shown != 0) read.notes.push_back("The other answers in '" + wanted.column + "', which are no hit: " + others + " (--missing TEXT takes one as missing).");
    return read;
}

constexpr double large_relative_standard_error = 0.3;

/// What a row says beside its figures.
std::string flag_of(pbo::sampled_proportion const& p) {
    auto const relative = p.relative_standard_error();
    if (relative && *relative > large_relative_standard_error) return "relative standard error over 30%";
    return p.n() < pbo::warnings::small_base ? "small base" : "";
}

template <class Method, class Sample>
pbo::sheet estimates(request const& asked, Sample const& sample, Method const& method, pbo::confidence_level level) {
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
         {"n", "n", count},
         {"weighted_total", "stand for", count},
         {"estimate", "share", share},
         {"se", "standard error", share},
         {"lower", "lower", share, pbo::shown_to::everyone, false, true},
         {"upper", "upper", share, pbo::shown_to::everyone, false, true},
         {"df", "df", count},
         {"deff", "design effect", number},
         {"flag", "note"}});
    auto const t = pbo::tabulate(
        sample, pbo::by(&answer::group),
        pbo::indicator(
            "outcome", [](answer const& a) { return a.hit.has_value(); }, [](answer const& a) { return *a.hit; }));
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

template <class Sample>
pbo::sheet by_method(request const& asked, Sample const& sample) {
    auto const level = examples::as_asked("--level", [&] { return pbo::confidence_level{asked.level}; });
    if (asked.method == "normal") return estimates(asked, sample, pbo::normal, level);
    if (asked.method == "wilson") return estimates(asked, sample, pbo::wilson, level);
    if (asked.method == "arcsine") return estimates(asked, sample, pbo::arcsine, level);
    if (asked.method == "likelihood_ratio") return estimates(asked, sample, pbo::likelihood_ratio, level);
    if (asked.method == "korn_graubard") return estimates(asked, sample, pbo::korn_graubard, level);
    if (asked.method == "xlogit") return estimates(asked, sample, pbo::xlogit, level);
    if (asked.method == "korn_graubard_nchs") return estimates(asked, sample, pbo::korn_graubard_nchs, level);
    return estimates(asked, sample, pbo::logit, level);
}

std::string report(request const& asked) {
    auto const wanted = outcome_from(asked.outcome);
    if (!asked.population.empty() && asked.weight.empty())
        throw examples::usage_error("--population needs --weight: weights are never guessed from populations");
    auto const [answers, notes, synthetic, rejects] = answers_in(asked, wanted);
    auto const lonely = *pbo::text_form<pbo::lonely_cluster>::read(asked.lonely);
    auto const strata = pbo::strata(&answer::stratum);
    auto const weights = pbo::weights(&answer::weight);
    auto const population = pbo::population(&answer::population);
    auto sheet = asked.cluster.empty() ? by_method(asked, pbo::sample(answers, strata, weights, population, lonely))
                                       : by_method(asked, pbo::sample(answers, strata, pbo::clusters(&answer::cluster),
                                                                      weights, population, lonely));
    for (auto const& note : notes) sheet.warn(note);
    if (!rejects.empty())
        sheet.warn(std::to_string(rejects.size()) + (rejects.size() == 1 ? " row was" : " rows were") + " rejected and left out, so that the weights no longer stand for everybody; " + asked.rejects + " has each with its reason.");
    if (!asked.rejects.empty()) examples::write_rejects(asked.rejects, rejects);
    std::uint64_t missing = 0;
    for (auto const& a : answers) missing += a.hit ? 0U : 1U;
    if (missing != 0)
        sheet.warn(std::to_string(missing) + (missing == 1 ? " record has" : " records have") + " no answer in '" +
                   wanted.column + "' and " + (missing == 1 ? "is" : "are") +
                   " left out: the weights no longer stand for everybody.");
    if (asked.strata.empty() && asked.cluster.empty()) {
        if (!asked.weight.empty()) {
            auto const answered =
                pbo::summarise_weights(answers, [](answer const& a) { return a.hit ? a.weight : 0.0; });
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
    if (synthetic)
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
    options.add_option("--where", asked.where, "Only rows whose column has this value (COLUMN=VALUE) or another (COLUMN!=VALUE); may be repeated");
    examples::add_written_file(options, "--rejects", asked.rejects, "Go on after bad rows and write them, with their reasons, to this CSV file");
    examples::add_threads(options, asked.threads);
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
