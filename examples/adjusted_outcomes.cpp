// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What remains of a difference when the rest is equal?  A logistic regression of an outcome on any columns of a survey,
// or of counts: who is in it and who is left out; for each term the log odds ratio, its standard error, degrees of
// freedom, limits, p-value, people, and the odds ratio with its limits; and each term as a whole.
//
//     adjusted_outcomes SURVEY.csv --outcome better=yes --on mode:managed_budget,age_band:18-64,told_value:no
//                       [--cluster C] [--strata S] [--weight W] [--errors model|cr0|cr1|cr2|design|bootstrap] [--firth]
//                       [--effects odds|margins] [--league] [--model logistic|ordinal|random_intercept]
//     adjusted_outcomes SURVEY.csv --areas user|carer --on ...      each area of life, adjusted for their number
//     adjusted_outcomes SURVEY.csv ... --cluster C --league --format svg --chart funnel      the league's adjusted shares as a picture
//     adjusted_outcomes COUNTS.csv --hits COLUMN --asked COLUMN --on ...
//
// A term of --on is a factor with the reference after the colon, a number without one, or columns of other terms that
// interact: mode*told_value.  --model ordinal takes answers in their order, --outcome better=worst<...<best.  The file is
// read once, from a pipe too, and no record is kept (a pipe is, where there are several outcomes).

#include "support/adjusted.hpp"
#include "support/design_options.hpp"
#include "support/other_models.hpp"
#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/row_options.hpp"
#include "support/texts_of_file.hpp"
#include "support/wanted_outcome.hpp"

#include <pbo/core/text_form.hpp>
#include <pbo/domain/answer_scale.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/bootstrap_errors.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/design_errors.hpp>
#include <pbo/explain/model_errors.hpp>
#include <pbo/read/area_level.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

struct request {
    std::filesystem::path file;
    std::vector<std::string> outcomes;
    std::string areas, hits, asked;
    std::vector<std::string> on;
    std::string model = "logistic";
    examples::design_options design;
    std::string errors;
    std::string effects = "odds";
    bool firth = false, league = false, shrink = false;
    std::uint64_t seed = 1;
    std::size_t replicates = 1000;
    examples::report_format format;
    examples::row_options rows;
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
    std::map<std::size_t, std::uint64_t> of_steps;               // of an ordered answer, of those in the model
};

/// What is to be explained, each with what it is called.
struct asked_outcome {
    std::optional<examples::wanted_outcome> wanted;  // neither: hits out of asked
    std::optional<examples::ordered_outcome> ordered;
    std::string called;
    pbo::answer_scale const* scale = nullptr;  // of an instrument's area: no other answers are known
};

std::string answers_in_words(pbo::answer_scale const& scale) {
    std::string all;
    for (auto const& answer : scale.answers()) all += "'" + answer.text + "', ";
    return all + "or '" + scale.not_applicable() + "'";
}

/// A source (count/source.hpp) of the file's rows, each a pattern of covariates.
class answers_of_file {
public:
    using record_type = answer;

    /// again: where the file is read more than once.
    answers_of_file(request const& asked, asked_outcome const& outcome, std::vector<pbo::model_term> const& terms,
                    answers_found& found, examples::read_again* again)
        : asked_(asked),
          wanted_(outcome.wanted),
          ordered_(outcome.ordered),
          scale_(outcome.scale),
          terms_(terms),
          found_(found),
          again_(again) {
        auto const add = [this](std::string const& column) {
            if (!column.empty() && std::find(columns_.begin(), columns_.end(), column) == columns_.end())
                columns_.push_back(column);
        };
        if (wanted_) add(wanted_->column);
        if (ordered_) add(ordered_->column);
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
            runner, answers.again_ == nullptr ? pbo::input_source(answers.asked_.file) : answers.again_->source(), answers.asked_.rows.options(), answers.columns_, answers.beside_, answers.asked_.rows.unique(),
            [&answers](auto const& row) { return answers.answer_of(row); }, fresh, visit, merge);
    }

private:
    template <class Row>
    [[nodiscard]] answer answer_of(Row const& row) const {
        answer a;
        asked_.design.read(row, found_.texts, a);
        std::uint64_t people = 0;
        std::string_view given = wanted_ ? row[wanted_->column] : std::string_view();
        if (scale_ != nullptr && !given.empty()) {
            auto const meant = pbo::folded(given);
            auto const& known = scale_->answers();
            if (meant == pbo::folded(scale_->not_applicable()))
                given = {};
            else if (!examples::is_no_word(given) && std::none_of(known.begin(), known.end(), [&meant](auto const& a_known) {
                         return pbo::folded(a_known.text) == meant;
                     }))
                row.refuse(wanted_->column, given, "an answer of the questionnaire: " + answers_in_words(*scale_));
        }
        std::optional<std::size_t> step;
        if (ordered_) {
            auto const text = row[ordered_->column];
            step = ordered_->step_of(text);
            if (!step && !text.empty() && !examples::is_no_word(text))
                row.refuse(ordered_->column, text, "one of the ordered answers " + ordered_->in_words() + " (--missing TEXT takes it for no answer)");
        } else if (!wanted_) {
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
            if (!text.empty() && (term.is_factor ? examples::is_no_word(text) && pbo::folded(text) != pbo::folded(term.reference) : pbo::absence_named(text).has_value())) {
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
        if (ordered_) {  // last: a row that is refused has given no answer
            if (step) {
                a.hits = std::uint64_t{0};
                a.asked = people = 1;
                if (without == nullptr) ++found_.of_steps[*step];
            } else {
                ++found_.without_answer;
                if (auto const text = row[ordered_->column]; !text.empty()) found_.texts.taken_as_missing(ordered_->column, text);
            }
            a.pattern += std::to_string(step.value_or(0));
        }
        if (wanted_) {
            if (auto const hit = found_.texts.answer(*wanted_, given)) {
                a.hits = std::uint64_t{*hit ? 1U : 0U};
                a.asked = people = 1;
            } else {
                ++found_.without_answer;
            }
        }
        found_.records += wanted_ || ordered_ ? 1 : people;
        if (!beside_.empty() && people != 0 && without == nullptr)
            if (auto const whose = pbo::text_form<pbo::role>::read(row["role"])) found_.roles.insert(*whose);
        if (without != nullptr && people != 0) found_.without_value[*without] += people;
        if (!asked_.design.weight.empty()) found_.people[a.pattern] += a.weight > 0.0 ? people : 0;
        return a;
    }

    request const& asked_;
    std::optional<examples::wanted_outcome> const& wanted_;
    std::optional<examples::ordered_outcome> const& ordered_;
    pbo::answer_scale const* scale_;
    std::vector<pbo::model_term> const& terms_;
    answers_found& found_;
    examples::read_again* again_;
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

std::vector<asked_outcome> outcomes_of(request const& asked) {
    bool const counts = !asked.hits.empty() || !asked.asked.empty();
    int const ways = (counts ? 1 : 0) + (asked.outcomes.empty() ? 0 : 1) + (asked.areas.empty() ? 0 : 1);
    if (ways != 1) throw examples::usage_error("either --outcome COLUMN=VALUE, or --areas, or --hits COLUMN and --asked COLUMN");
    if (counts && (asked.hits.empty() || asked.asked.empty())) throw examples::usage_error("--hits and --asked go together");
    if (counts) return {{{}, {}, asked.hits + " out of " + asked.asked}};
    std::vector<asked_outcome> all;
    for (auto const& text : asked.outcomes)
        if (asked.model == "ordinal")
            all.push_back({{}, examples::ordered_from(text), text.substr(0, text.find('='))});
        else
            all.push_back({examples::outcome_from(text), {}, text});
    if (asked.areas.empty()) return all;
    auto const& instrument = asked.areas == "carer" ? pbo::poet_style_carers() : pbo::poet_style_users();
    for (std::size_t i = 0; i < instrument.size(); ++i) {
        std::string text;
        for (auto const& answer : instrument.scale(i).answers())
            if (answer.direction == pbo::answer_direction::better) text += (text.empty() ? "" : ",") + answer.text;
        all.push_back({examples::outcome_from(instrument.areas()[i].name + "=" + text), {}, instrument.areas()[i].title, &instrument.scale(i)});
    }
    return all;
}

void check_model(request const& asked, std::size_t outcomes) {
    auto const refuse = [&asked](std::string const& what) {
        throw examples::usage_error("--model " + asked.model + " goes neither with --weight, --strata, --firth, --league, "
                                    "--effects margins nor with errors other than the model's" + what);
    };
    auto const& d = asked.design;
    if (asked.model == "logistic") {
        if (asked.league && outcomes > 1) throw examples::usage_error("--league takes one outcome");
        return;
    }
    if (outcomes > 1) throw examples::usage_error("--model " + asked.model + " takes one outcome");
    if (!d.weight.empty() || !d.strata.empty() || asked.firth || asked.league || asked.effects == "margins" ||
        (!asked.errors.empty() && asked.errors != "model"))
        refuse("");
    if (asked.model == "ordinal" && !d.cluster.empty()) refuse("; nor does ordinal with --cluster");
    if (asked.model == "ordinal" && asked.outcomes.empty())
        throw examples::usage_error("--model ordinal takes --outcome COLUMN=WORST<...<BEST");
    if (asked.model == "random_intercept" && d.cluster.empty())
        throw examples::usage_error("--model random_intercept needs --cluster, such as the council");
}

/// The patterns of an outcome, and what there is to say of those who are in them.
template <class Table>
examples::adjusted_report report_of(request const& asked, asked_outcome const& outcome, std::string const& kind,
                                    answers_found const& found, Table const& t) {
    auto const& read = t.files().front();
    bool const counts = !outcome.wanted && !outcome.ordered;
    examples::adjusted_report to{outcome.called,
                                 examples::named(asked.file),
                                 kind,
                                 asked.design.confidence(),
                                 asked.design.cluster,
                                 asked.effects == "margins",
                                 asked.league,
                                 asked.format};
    to.shrink = asked.shrink;
    to.bootstrap = std::to_string(asked.replicates) + " replicates, seed " + std::to_string(asked.seed);
    to.people = {{counts ? "asked, in the rows read" : "records read", found.records}};
    if (found.without_answer != 0)
        to.people.push_back({"left out: no answer in '" + (outcome.ordered ? outcome.ordered->column : outcome.wanted->column) + "'",
                             found.without_answer});
    for (auto const& [column, n] : found.without_value) to.people.push_back({"left out: no value in '" + column + "'", n});
    to.notes = outcome.wanted && outcome.scale == nullptr ? found.texts.notes(read, *outcome.wanted) : found.texts.notes(read);
    for (auto const& note : asked.rows.words_on_identifiers()) to.notes.push_back(note);
    if (counts && !asked.design.cluster.empty())
        for (auto const& name : found.texts.spellings_of(asked.design.cluster))
            if (auto const level = pbo::level_of_name(name).level; level == pbo::area_level::nation || level == pbo::area_level::whole)
                to.notes.push_back("'" + name + "' in '" + asked.design.cluster + "' reads as a total, and is counted as one of the others: with them it counts everybody twice (--where \"" +
                                   asked.design.cluster + "!=" + name + "\" leaves it out).");
    if (found.roles.size() == 1) to.role = pbo::spelling(*found.roles.begin());
    to.rows = pbo::rows_in_words(read, asked.rows.options().where);
    return to;
}

/// What is said after the model was fitted.
template <class Table>
void say_of_data(request const& asked, asked_outcome const& outcome, answers_found const& found, Table const& t,
                 examples::adjusted_report& to) {
    auto const& read = t.files().front();
    if (found.roles.size() > 1) to.notes.push_back(examples::both_roles_together("--on role:user"));
    if (auto words = asked.rows.words_on_rows(to.rows, read.rejects.size()); !words.empty()) to.notes.push_back(std::move(words));
    if (!asked.design.weight.empty() && to.errors != "design")
        to.notes.push_back("Each weight is taken for so many people" +
                           std::string(to.errors == "model" ? ": the errors of the model are those of a file of that many records." : "."));
    if (to.errors == "model" && asked.design.cluster.empty())
        to.notes.push_back(std::string("The errors hold if people answer independently of each other; people of one council resemble each "
                                       "other") + (asked.model == "ordinal" ? "." : " (--cluster COLUMN)."));
    if (!outcome.wanted && !outcome.ordered && to.errors == "design" && asked.design.cluster.empty())
        to.notes.push_back("Without --cluster each row of counts is taken for what was drawn.");
    if (examples::says_synthetic(read)) to.notes.push_back("Synthetic data: invented people. Nothing here is about a real one.");
}

/// use(table) for the file's patterns of covariates, by cluster where there is one.
template <class Use>
auto with_patterns(request const& asked, answers_of_file const& answers, Use const& use) {
    auto const lonely = asked.design.lonely_cluster();
    auto const strata = pbo::strata(&answer::stratum);
    auto const weights = pbo::weights(&answer::weight);
    auto const population = pbo::population(&answer::population);
    auto const counted = pbo::counts("outcome", &answer::hits, &answer::asked);
    if (asked.design.cluster.empty())
        return use(examples::reading(asked.file, asked.threads, [&](auto const& runner) {
            return pbo::tabulate(runner, pbo::sample(answers, strata, weights, population, lonely), pbo::by(&answer::pattern), counted);
        }));
    return use(examples::reading(asked.file, asked.threads, [&](auto const& runner) {
        return pbo::tabulate(runner, pbo::sample(answers, strata, pbo::clusters(&answer::cluster), weights, population, lonely),
                             pbo::by(&answer::pattern), counted);
    }));
}

/// "None of the 312 people in the model answered so", where nothing can be explained; else nothing.
std::string all_alike(pbo::logistic_fit const& fit) {
    double const hits = fit.matrix().hits.sum(), people = fit.matrix().asked.sum();
    if (fit.penalised() || (hits > 0.0 && hits < people)) return {};
    auto const n = pbo::detail::with_thousands(std::to_string(fit.people()));
    return hits > 0.0 ? "all " + n + " people in the model answered so" : "none of the " + n + " people in the model answered so";
}

template <class Table>
std::string printed_one(request const& asked, asked_outcome const& outcome, std::vector<pbo::model_term> terms,
                        std::string const& kind, answers_found const& found, Table const& t) {
    auto const& read = t.files().front();
    auto to = report_of(asked, outcome, kind, found, t);
    examples::set_references(terms, found.texts, read);
    if (outcome.ordered) {
        auto const& steps = outcome.ordered->steps;
        for (std::size_t j = 0; j < steps.size(); ++j)
            if (!found.of_steps.contains(j))
                throw pbo::input_error({{read.source, 0, outcome.ordered->column},
                                        steps[j],
                                        "an answer that somebody in the model gave; a comma in place of '<' joins it to the next one"});
        std::vector<std::string> columns;
        for (auto const& term : terms)
            if (term.columns.size() == 1) columns.push_back(term.columns[0]);
        auto const fit = pbo::proportional_odds(columns, examples::ordered_rows(t, terms, steps.size()), terms, to.level);
        say_of_data(asked, outcome, found, t, to);
        asked.rows.write(read.rejects);
        return examples::printed_ordinal(to, *outcome.ordered, terms, fit);
    }
    auto const patterns = examples::patterns_by_unit(t, terms, asked.design.weight.empty() ? nullptr : &found.people);
    pbo::logistic_fit const fit(patterns, terms, {asked.firth});
    if (auto const alike = all_alike(fit); !alike.empty())
        throw std::domain_error(read.source + ": " + outcome.called + ": " + alike + "; there is nothing to explain");
    if (asked.model == "random_intercept") {
        auto const with_clusters = pbo::random_intercept(fit, 15, to.level);
        say_of_data(asked, outcome, found, t, to);
        asked.rows.write(read.rejects);
        return examples::printed_random_intercept(to, pbo::detail::counts_by_cluster(fit).size(), terms, with_clusters, fit.people());
    }
    auto const errors = errors_of(asked, kind, fit, t, to.notes);
    if (auto const nobody = found.records - found.without_answer - examples::sum_of(found.without_value) - fit.people(); nobody != 0)
        to.people.push_back({"left out: a weight of 0", nobody});
    say_of_data(asked, outcome, found, t, to);
    asked.rows.write(read.rejects);
    return examples::printed_adjusted(to, patterns, fit, errors);
}

/// A model for each outcome, in one table.
std::string printed_all(request const& asked, std::vector<asked_outcome> const& outcomes, std::vector<pbo::model_term> const& terms,
                        std::string const& kind) {
    examples::read_again again(asked.file);
    std::vector<examples::shown_estimate> rows;
    std::vector<std::string> without;
    std::vector<std::pair<std::string, std::uint64_t>> people;
    std::optional<examples::adjusted_report> whole;
    std::set<std::string> said;
    for (auto const& outcome : outcomes) {
        answers_found found;
        answers_of_file const answers(asked, outcome, terms, found, &again);
        auto const fit_one = [&](auto const& t) {
            auto to = report_of(asked, outcome, kind, found, t);
            if (found.records == found.without_answer) {
                without.push_back("Nobody answered '" + outcome.called + "': it has no model.");
                people.emplace_back(outcome.called, 0);
                return 0;
            }
            auto referenced = terms;
            examples::set_references(referenced, found.texts, t.files().front());
            pbo::logistic_fit const fit(examples::patterns_by_unit(t, referenced, asked.design.weight.empty() ? nullptr : &found.people),
                                        referenced, {asked.firth});
            if (auto const alike = all_alike(fit); !alike.empty()) {
                without.push_back("'" + outcome.called + "' has no model: " + alike + ".");
                people.emplace_back(outcome.called, fit.people());
                return 0;
            }
            auto const errors = errors_of(asked, kind, fit, t, to.notes);
            for (auto& row : to.as_shares ? examples::shown_margins(fit, errors, to.level)
                                          : examples::shown_of(pbo::adjusted_estimates(fit, errors, to.level))) {
                row.area = outcome.called;
                rows.push_back(std::move(row));
            }
            people.emplace_back(outcome.called, fit.people());
            for (auto const& name : fit.aliased())
                without.push_back(outcome.called + ": " + examples::named_coefficient(name) + " has no estimate (aliased).");
            for (auto const& [name, direction] : fit.separated())
                without.push_back(outcome.called + ": " + examples::named_coefficient(name) +
                                  " has no finite estimate: the answers separate (--firth gives finite estimates).");
            say_of_data(asked, outcome, found, t, to);
            if (!whole) {
                asked.rows.write(t.files().front().rejects);
                whole = to;
                whole->people = {{"records read", found.records}};
                whole->notes.clear();
            }
            for (auto& note : to.notes)
                if (said.insert(note).second) whole->notes.push_back(std::move(note));
            return 0;
        };
        try {
            with_patterns(asked, answers, fit_one);
        } catch (std::domain_error const& e) {
            throw std::domain_error("'" + outcome.called + "': " + e.what());
        }
    }
    if (!whole) {
        std::string all;
        for (auto const& text : without) all += (all.empty() ? "" : " ") + text;
        throw std::domain_error(all);
    }
    for (auto const& [called, n] : people) whole->people.push_back({"in the model of '" + called + "'", n});
    whole->outcome = asked.areas.empty() ? std::to_string(outcomes.size()) + " outcomes" : "Better outcomes in " + std::to_string(outcomes.size()) + " areas of life";
    return examples::printed_areas(*whole, outcomes.size(), terms, std::move(rows), without, asked.firth,
                                   asked.areas.empty() ? "outcome" : "area of life");
}

std::string report(request const& asked) {
    auto const outcomes = outcomes_of(asked);
    asked.design.check();
    auto const terms = examples::terms_from(asked.on);
    check_model(asked, outcomes.size());
    auto const kind = asked.model == "logistic" ? errors_chosen(asked) : "model";
    if (asked.league && (asked.design.cluster.empty() || !asked.design.weight.empty() || asked.effects == "margins"))
        throw examples::usage_error(
            "--league needs --cluster, and goes neither with --weight nor with --effects margins");
    if (examples::draws(asked.format) && (!asked.league || asked.shrink))
        throw examples::usage_error("--chart funnel goes with --league, and not with --shrink");
    if (asked.shrink && !asked.league) throw examples::usage_error("--shrink goes with --league");
    static_cast<void>(asked.design.confidence());
    if (outcomes.size() > 1) return printed_all(asked, outcomes, terms, kind);
    answers_found found;
    answers_of_file const answers(asked, outcomes[0], terms, found, nullptr);
    return with_patterns(asked, answers, [&](auto const& t) { return printed_one(asked, outcomes[0], terms, kind, found, t); });
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("What remains of a difference when the rest is equal: a logistic regression of an outcome",
                     "adjusted_outcomes");
    request asked;
    examples::add_read_file(options, "DATA", asked.file, "The survey, CSV, one record a row; or counts, with --hits and --asked")
        ->required();
    options
        .add_option("--outcome", asked.outcomes,
                    "COLUMN=VALUE[,VALUE]: the answers that count as a hit; blank cells are missing; may be repeated: a model for each, "
                    "adjusted for their number. With --model ordinal COLUMN=WORST<...<BEST")
        ->take_all()
        ->allow_extra_args(false);
    options
        .add_option("--areas", asked.areas,
                    "Every area of life of a POET-style survey of this role: a model for each of getting better, adjusted for their number")
        ->check(CLI::IsMember({"user", "carer"}));
    options.add_option("--hits", asked.hits, "The column of how many are hits, where a row is a count");
    options.add_option("--asked", asked.asked, "The column of how many they are out of");
    options
        .add_option(
            "--on", asked.on,
            "The terms: COLUMN:REFERENCE for a factor, COLUMN for a number, COLUMN*COLUMN for an interaction of terms")
        ->delimiter(',')
        ->required();
    options
        .add_option("--model", asked.model,
                    "logistic; ordinal: answers in their order, by proportional odds; random_intercept: clusters that differ, and how much")
        ->check(CLI::IsMember({"logistic", "ordinal", "random_intercept"}))
        ->capture_default_str();
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
    options.add_flag("--shrink", asked.shrink, "With --league: adjusted shares drawn towards the share of all by how much chance explains");
    options.add_option("--seed", asked.seed, "Of the bootstrap")->capture_default_str();
    options.add_option("--replicates", asked.replicates, "Of the bootstrap")
        ->check(CLI::Range(2, 1'000'000))
        ->capture_default_str();
    examples::add_format(options, asked.format, {"funnel"});
    asked.rows.add_options(options);
    asked.rows.add_unique(options);
    examples::add_threads(options, asked.threads);
    examples::add_why_unprotected(options, "a model of a few groups gives their counts back: a share and its standard error are two equations for the people asked and those who said yes, and coefficients of many digits tell every count behind them, so that no count can be withheld from a model as it can from a table. Its report is for its owner. To publish, print the groups' own shares by survey_estimates or compare_outcomes, with --protect.");
    examples::add_why_not_saved(options, "a model of all is not the sum of models of parts, and what it is fitted from, people of one pattern of answers, is mostly of one person.");
    examples::add_examples(options, {"SURVEY.csv --outcome \"independence=a lot better,a little better\" --on mode:managed_budget,told_value:no --cluster council",
                                     "SURVEY.csv --outcome \"independence=a lot better,a little better\" --on mode:managed_budget,told_value:no --effects margins"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
