// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What share of the population gives this answer, as far as a survey with a design can tell?  One row a group, and all:
// people who answered, the people they stand for, the share, its standard error, limits, degrees of freedom, design
// effect.
//
//     survey_estimates DATA.csv --outcome COL=VALUE[,VALUE] [--by COL] [--strata COL] [--cluster COL] [--weight COL]
//                      [--population COL] [--method logit] [--level 0.95] [--lonely POLICY] [--format text|markdown|csv|json]
//                      [--where COL=VALUE] [--rejects FILE] [--threads N]
//                      [--protect threshold:N,both-sides:N,round:N | ascs | ascof_2018_19 | ascof_2024_25 | pss_ex1] [--audit] [--ledger FILE]
//
// The file is read once, from a pipe too, and no record is kept: memory is for the sums of the strata and clusters.  Where --protect
// withholds groups it is read again without them (a pipe is kept for it), so that nothing that is printed is made of them.

#include "support/design_options.hpp"
#include "support/guarded_estimates.hpp"
#include "support/program.hpp"
#include "support/protecting.hpp"
#include "support/reading.hpp"
#include "support/rounded_note.hpp"
#include "support/row_options.hpp"
#include "support/texts_of_file.hpp"
#include "support/wanted_outcome.hpp"

#include <pbo/count/indicator.hpp>
#include <pbo/measure/protected_comparison.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/table_read.hpp>
#include <pbo/sampling/korn_graubard.hpp>
#include <pbo/sampling/normal.hpp>
#include <pbo/sampling/proportion_methods.hpp>
#include <pbo/sampling/sampled_table.hpp>
#include <pbo/sampling/weight_summary.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

namespace {

struct request {
    std::filesystem::path file;
    std::string outcome;
    std::string by;
    examples::design_options design;
    std::string method = "logit";
    examples::report_format format;
    examples::row_options rows;
    unsigned threads = 1;
    examples::protection protecting;

    [[nodiscard]] bool has_design() const {
        return !design.strata.empty() || !design.cluster.empty() || !design.weight.empty() || !design.population.empty();
    }
};

struct answer {
    std::string group, stratum, cluster;
    std::optional<bool> hit;
    double weight = 1.0;
    std::optional<double> population;
    std::string role{}, text{};  // where a ledger keeps what was released
};

/// What was found in the answers while they were counted.
struct answers_found {
    examples::answers_met texts;
    std::set<std::string> roles;  // of all, where the file says so and nobody asked for one
    std::uint64_t without_answer = 0;
    pbo::weight_summary weights;                    // of those with one
    std::map<std::string, pbo::proportion> groups;  // people, whatever they weigh, where groups are protected
    examples::answers_by_text by_text;              // where a ledger keeps what was released
};

/// The answers of a file, read once, of which none is kept: a source (count/source.hpp).
class answers_of_file {
public:
    using record_type = answer;

    answers_of_file(request const& asked, examples::wanted_outcome const& wanted, answers_found& found, examples::read_again* file,
                    std::set<std::string> const& without)
        : asked_(asked), wanted_(wanted), how_(asked.rows.options()), found_(found), file_(file), without_(without), columns_{wanted.column} {
        auto const add = [this](std::string const& column) {
            if (!column.empty() && std::find(columns_.begin(), columns_.end(), column) == columns_.end()) columns_.push_back(column);
        };
        add(asked.by);
        for (auto const& column : asked.design.columns()) add(column);
        auto const& filters = how_.where;
        if (std::find(columns_.begin(), columns_.end(), "role") == columns_.end() &&
            std::none_of(filters.begin(), filters.end(), [](auto const& f) { return f.column == "role"; }))
            beside_.emplace_back("role");
    }

    template <pbo::chunk_runner Runner, class Fresh, class Visit, class Merge>
    friend pbo::files_read visit_in_parts(Runner const& runner, answers_of_file const& answers, Fresh const& fresh, Visit const& visit,
                                          Merge&& merge) {
        return examples::read_texts(
            runner, answers.file_ != nullptr ? answers.file_->source() : pbo::input_source(answers.asked_.file), answers.how_,
            answers.columns_, answers.beside_, answers.asked_.rows.unique(), [&answers](auto const& row) { return answers.answer_of(row); }, fresh,
            [&](auto& state, answer const& a) { answers.take(state, visit, a); }, merge);
    }

private:
    template <class State, class Visit>
    void take(State& state, Visit const& visit, answer const& a) const {
        if (without_.contains(a.group)) return;
        if (!asked_.protecting.ledger.empty()) found_.by_text.add(a.group, a.role, a.text, a.hit);
        if (asked_.protecting.wanted() && a.hit) found_.groups[a.group] += pbo::proportion(*a.hit ? 1 : 0, 1);
        visit(state, a);
    }

    template <class Row>
    [[nodiscard]] answer answer_of(Row const& row) const {
        answer a{asked_.by.empty() ? "" : found_.texts.one_spelling(asked_.by, row[asked_.by]), {}, {}, {}, 1.0, {}};
        asked_.design.read(row, found_.texts, a);
        a.hit = found_.texts.answer(wanted_, row[wanted_.column]);  // last: a row that is refused has given no answer
        if (a.group.empty() && !asked_.by.empty()) a.group = "(not stated)";
        found_.without_answer += a.hit ? 0U : 1U;
        if (!asked_.protecting.ledger.empty()) {
            if (auto const whose = pbo::text_form<pbo::role>::read(row["role"])) a.role = pbo::spelling(*whose);
            if (a.hit) a.text = pbo::folded(row[wanted_.column]);
        }
        if (a.hit) found_.weights.add(a.weight);
        if (!beside_.empty() && a.hit)  // of those who were asked: a question of users alone has no carers in its base
            if (auto const whose = pbo::text_form<pbo::role>::read(row["role"])) found_.roles.emplace(pbo::spelling(*whose));
        return a;
    }

    request const& asked_;
    examples::wanted_outcome const& wanted_;
    pbo::read_options how_;
    answers_found& found_;
    examples::read_again* file_;
    std::set<std::string> const& without_;         // groups that are withheld
    std::vector<std::string> columns_, beside_{};  // the outcome's first; the role, which not every file has
};

constexpr double large_relative_standard_error = 0.3;

/// What a row says beside its figures, of figures as they are printed.
std::string flag_of(std::uint64_t n, pbo::figure<double> const& share, pbo::figure<double> const& error) {
    if (share && error && *share > 0.0 && *error / *share > large_relative_standard_error) return "relative standard error over 30%";
    return n < pbo::warnings::small_base ? "small base" : "";
}

using counted_answers = pbo::sampled_table<std::string, pbo::weighted_proportion>;

/// Where counts are rounded, and a design has its part in the shares, shares are printed no finer than a count's rounding makes them:
/// to the nearest multiple of the base out of so many people.  How far the limits lie from the share is rounded up to such a step.
class share_steps {
public:
    share_steps(std::uint64_t base, std::uint64_t people)
        : step_(people == 0 ? 1.0 : std::min(1.0, static_cast<double>(base) / static_cast<double>(people))) {}

    [[nodiscard]] double nearest(double share) const { return std::clamp(step_ * std::round(share / step_), 0.0, 1.0); }
    [[nodiscard]] double up(double width) const { return std::clamp(step_ * std::ceil(width / step_ - 1e-9), 0.0, 1.0); }
    [[nodiscard]] pbo::interval limits(double share, pbo::interval const& of) const {
        auto const middle = nearest(share);
        return {std::max(0.0, middle - up(share - of.lower())), std::min(1.0, middle + up(of.upper() - share))};
    }

private:
    double step_;
};

/// A group's estimate, or a withheld group.
struct estimate_row {
    std::string group;
    pbo::figure<std::uint64_t> n = pbo::absence::suppressed;
    pbo::figure<double> weighted_total = pbo::absence::suppressed, share = pbo::absence::suppressed, error = pbo::absence::suppressed;
    pbo::figure<pbo::interval> limits = pbo::absence::suppressed;
    pbo::figure<std::int64_t> df = pbo::absence::suppressed;
    pbo::figure<double> effect = pbo::absence::suppressed;
    std::string flag{};
};

pbo::described_columns<estimate_row> estimate_columns(std::string const& by) {
    using row = estimate_row;
    pbo::described_columns<row> columns;
    columns.text("group", by.empty() ? "group" : by, &row::group)
        .base("n", "n", &row::n)
        .count("weighted_total", "stand for", &row::weighted_total)
        .share("estimate", "share", &row::share)
        .limits("", pbo::shown_as::share, &row::limits)
        .share("se", "standard error", &row::error)
        .count("df", "df", &row::df)
        .number("deff", "design effect", &row::effect)
        .text("flag", "note", &row::flag);
    return columns;
}

/// Groups that the table does not have.
struct groups_left_out {
    std::set<std::string> withheld;
    std::set<std::string> nobody;  ///< of whose rounded counts nobody is left
};

/// Of no table where every group is withheld.
template <class Method>
pbo::sheet estimates(request const& asked, pbo::provenance from, counted_answers const* t, groups_left_out const& left_out,
                     Method const& method, pbo::confidence_level level) {
    auto const rule = asked.protecting.rule();
    std::string design = asked.design.strata.empty() ? "" : "strata " + asked.design.strata;
    for (auto const& [what, column] :
         {std::pair{"clusters ", asked.design.cluster}, {"weights ", asked.design.weight}, {"population ", asked.design.population}})
        if (!column.empty()) design += (design.empty() ? "" : ", ") + std::string(what) + column;
    from.basis = design.empty() ? "every record chosen alike" : design;
    from.level = level.text();
    from.method = pbo::label(method.name()).view();
    std::vector<estimate_row> rows;
    std::size_t large = 0, small = 0;
    auto const add = [&](std::string group, pbo::sampled_proportion const& p) {
        auto const e = method(p, level);
        bool const known = p.degrees_of_freedom() > 0;  // else the variance is made of nothing
        auto const if_known = [known](pbo::figure<double> const& x) {
            return known ? x : pbo::figure<double>(pbo::absence::no_degrees_of_freedom);
        };
        auto const total = p.weighted_total();
        pbo::figure<std::int64_t> df(p.degrees_of_freedom());
        auto share = p.value();
        auto error = if_known(p.standard_error()), effect = if_known(p.design_effect_with_replacement());
        auto limits = e.limits;
        auto weighted = total;
        if (rule.round_to && asked.has_design()) {
            share_steps const steps(*rule.round_to, rule.printed(p.n()));
            if (share) limits = limits.transform([&](pbo::interval const& l) { return steps.limits(*share, l); });
            share = share.transform([&](double x) { return steps.nearest(x); });
            error = error.transform([&](double x) { return steps.up(x); });
            weighted = total.transform([&](double w) { return static_cast<double>(rule.printed(static_cast<std::uint64_t>(w + 0.5))); });
            df = pbo::absence::suppressed;  // both tell how many people there are
            effect = pbo::absence::suppressed;
        }
        auto const n = rule.printed(p.n());
        auto flag = flag_of(n, share, rule.round_to && asked.has_design() ? error : p.standard_error());
        large += flag.starts_with("relative") ? 1U : 0U;
        small += n < pbo::warnings::small_base ? 1U : 0U;
        rows.push_back({std::move(group), n, weighted, share, error, limits, df, effect, std::move(flag)});
    };
    auto const& withheld = left_out.withheld;
    auto const hide = [&](std::string const& group) {
        if (!left_out.nobody.contains(group)) return rows.push_back({.group = group});
        pbo::figure<double> const none = pbo::absence::nothing_to_divide_by;
        rows.push_back({.group = group, .n = std::uint64_t{0}, .weighted_total = 0.0, .share = none, .error = none,
                        .limits = pbo::absence::nothing_to_divide_by, .df = pbo::absence::no_degrees_of_freedom, .effect = none});
    };
    if (!asked.by.empty()) {
        auto not_in_table = withheld;
        not_in_table.insert(left_out.nobody.begin(), left_out.nobody.end());
        auto next = not_in_table.begin();
        auto const hide_up_to = [&](std::string const* group) {
            for (; next != not_in_table.end() && (group == nullptr || *next < *group); ++next) hide(*next);
        };
        if (t != nullptr)
            for (auto const& [group, counts] : t->counts()) {
                hide_up_to(&group);
                add(group, (*t)[group]);
            }
        hide_up_to(nullptr);
    }
    if (t == nullptr) hide("all");
    else add(withheld.empty() ? "all" : "all groups shown", t->overall());
    auto s = estimate_columns(asked.by).laid_out("Share of the population with " + asked.outcome, std::move(from), rows);
    if (large != 0)
        s.warn(std::to_string(large) + (large == 1 ? " row has" : " rows have") +
               " a standard error over 30% of the share: the share is hardly known.");
    if (small != 0) s.warn(pbo::warnings::small_bases(small));
    return s;
}

pbo::sheet by_method(request const& asked, pbo::provenance const& from, counted_answers const* t, groups_left_out const& left_out,
                     pbo::confidence_level level) {
    auto const made = [&](auto const& method) { return estimates(asked, from, t, left_out, method, level); };
    if (asked.method == "normal") return made(pbo::normal);
    if (asked.method == "wilson") return made(pbo::wilson);
    if (asked.method == "arcsine") return made(pbo::arcsine);
    if (asked.method == "likelihood_ratio") return made(pbo::likelihood_ratio);
    if (asked.method == "korn_graubard") return made(pbo::korn_graubard);
    if (asked.method == "xlogit") return made(pbo::xlogit);
    if (asked.method == "korn_graubard_nchs") return made(pbo::korn_graubard_nchs);
    return made(pbo::logit);
}

std::string protected_in_words(std::size_t groups) {
    std::string words = groups == 0   ? "No group had to be withheld by this rule."
                        : groups == 1 ? "1 group is withheld by this rule: the estimates are made without it, and 'all groups shown' is not all."
                                      : std::to_string(groups) + " groups are withheld by this rule: the estimates are made without them, and "
                                                                 "'all groups shown' is not all.";
    return words;
}

/// With a design estimates are of people as they are, and what is printed of them is rounded; else they are made of rounded counts.
std::string words_of_rounded_estimates(request const& asked, std::uint64_t base) {
    if (!asked.has_design()) return examples::words_of_rounding("shares, standard errors and limits");
    return "The counts are rounded, and the shares are no finer than that: each is printed to the nearest " + std::to_string(base) +
           " people of its row, limits and standard errors to as many outwards, and what tells how many people there are is left out.";
}

std::string report(request const& asked) {
    auto const wanted = examples::outcome_from(asked.outcome);
    asked.design.check();
    asked.protecting.check();
    if (!asked.protecting.ledger.empty() && asked.rows.choose_rows())
        throw examples::usage_error("--ledger knows the people of the whole file: it goes without --where; --by role sets users and carers apart");
    auto const level = asked.design.confidence();
    auto const lonely = asked.design.lonely_cluster();
    auto const strata = pbo::strata(&answer::stratum);
    auto const weights = pbo::weights(&answer::weight);
    auto const population = pbo::population(&answer::population);
    auto const rule = asked.protecting.rule();
    auto const outcome = pbo::indicator(
        "outcome", [](answer const& a) { return a.hit.has_value(); }, [](answer const& a) { return *a.hit; });
    std::optional<examples::read_again> file;
    if (asked.protecting.wanted()) file.emplace(asked.file);
    auto const counted = [&](answers_found& found, std::set<std::string> const& without) {
        answers_of_file const answers(asked, wanted, found, file ? &*file : nullptr, without);
        return examples::reading(asked.file, asked.threads, [&](auto const& runner) -> pbo::table_read<counted_answers> {
            if (asked.design.cluster.empty())
                return pbo::tabulate(runner, pbo::sample(answers, strata, weights, population, lonely), pbo::by(&answer::group), outcome);
            return pbo::tabulate(runner, pbo::sample(answers, strata, pbo::clusters(&answer::cluster), weights, population, lonely),
                                 pbo::by(&answer::group), outcome);
        });
    };
    answers_found found;
    auto t = std::make_unique<pbo::table_read<counted_answers> const>(counted(found, {}));
    auto const read = t->files().front();
    bool const protecting = asked.protecting.wanted();
    examples::guarded_estimates guarded(asked.protecting);
    if (protecting) {
        guarded.add(asked.by, wanted.column, found.groups, found.by_text);
        guarded.report.protect({.source = examples::named(asked.file), .basis = "people who answered '" + wanted.column + "'",
                                .role = found.roles.empty() ? std::string() : found.roles.size() == 1 ? *found.roles.begin() : "users and carers", .data = "sample"},
                               "estimates of " + asked.outcome + (asked.by.empty() ? "" : " by " + asked.by));
    }
    auto const withheld = protecting ? guarded.withheld() : std::set<std::string>{};
    std::set<std::string> nobody;  // of rounded counts: groups that round to 0
    if (!withheld.empty() && withheld.size() == found.groups.size()) {
        t.reset();
    } else if (rule.round_to && !asked.has_design()) {
        std::vector<answer> rounded;
        for (auto const& [group, people] : found.groups) {
            if (withheld.contains(group)) continue;
            auto const hits = rule.printed(people.hits()), of = rule.printed(people.trials());
            for (std::uint64_t i = 0; i < of; ++i) rounded.push_back({group, {}, {}, i < hits, 1.0, {}});
            if (of == 0) nobody.insert(group);
        }
        auto const files = t->files();
        t = rounded.empty() ? nullptr
                            : std::make_unique<pbo::table_read<counted_answers> const>(
                                  pbo::tabulate(pbo::sample(rounded, strata, weights, population, lonely), pbo::by(&answer::group), outcome), files);
    } else if (!withheld.empty()) {
        answers_found again;
        t = std::make_unique<pbo::table_read<counted_answers> const>(counted(again, withheld));
    }
    auto notes = found.texts.notes(read, wanted);
    for (auto const& note : asked.rows.words_on_identifiers()) notes.push_back(note);
    pbo::provenance const from{.source = examples::named(asked.file),
                               .role = found.roles.size() == 1 ? *found.roles.begin() : std::string(),
                               .rule = protecting ? rule.words() : "none applied: counts as in the file",
                               .data = "sample",
                               .rows = protecting ? "not stated: they are people" : pbo::rows_in_words(read, asked.rows.options().where)};
    auto sheet = by_method(asked, from, t.get(), {withheld, nobody}, level);
    if (found.roles.size() > 1)
        sheet.warn(examples::both_roles_together("--by role"));
    if (asked.protecting.wanted()) {
        notes = examples::protection::notes_without_numbers(notes);
        sheet.warn(protected_in_words(withheld.size()));
        if (rule.round_to) sheet.warn(words_of_rounded_estimates(asked, *rule.round_to));
        for (auto const& note : guarded.report.notes_on_ledger()) sheet.warn(note);
    }
    for (auto const& note : notes) sheet.warn(note);
    auto const missing = asked.protecting.wanted() ? 0 : found.without_answer;
    if (missing != 0)
        sheet.warn(pbo::detail::thousands(missing) + (missing == 1 ? " record has" : " records have") + " no answer in '" +
                   wanted.column + "' and " + (missing == 1 ? "is" : "are") + " left out" +
                   (asked.design.weight.empty() ? "." : ": the weights no longer stand for everybody."));
    if (asked.design.strata.empty() && asked.design.cluster.empty()) {
        if (!asked.design.weight.empty() && !asked.protecting.wanted()) {
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
    if (!protecting) asked.rows.note_rows(sheet, from.rows, read.rejects.size());
    if (examples::says_synthetic(read))
        sheet.warn("Synthetic data: invented people. Nothing here is about a real one.");
    auto output = examples::printed({sheet}, asked.format);
    asked.rows.write(read.rejects);
    guarded.report.write_ledger();
    return output;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Shares of a population from a survey with strata, clusters and weights", "survey_estimates");
    request asked;
    examples::add_read_file(options, "DATA", asked.file, "The survey, CSV, one record a row")->required();
    options
        .add_option("--outcome", asked.outcome,
                    "COLUMN=VALUE[,VALUE]: the answers that count as a hit; blank cells are missing")
        ->required();
    options.add_option("--by", asked.by, "A row for each value of this column");
    asked.design.add_options(options);
    options.add_option("--method", asked.method, "How limits are made")
        ->check(CLI::IsMember(
            {"logit", "xlogit", "normal", "wilson", "arcsine", "likelihood_ratio", "korn_graubard", "korn_graubard_nchs"}))
        ->capture_default_str();
    examples::add_format(options, asked.format);
    asked.rows.add_options(options);
    asked.rows.add_unique(options);
    asked.protecting.add_options(options);
    asked.protecting.add_audit(options);
    asked.protecting.add_ledger(options);
    examples::add_threads(options, asked.threads);
    examples::add_examples(options, {"SURVEY.csv --outcome independence=\"a lot better\",\"a little better\" --by mode",
                                     "SURVEY.csv --outcome told_value=yes --by region --strata stratum --cluster council --weight weight"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
