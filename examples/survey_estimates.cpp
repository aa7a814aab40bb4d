// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What share of the population gives this answer, as far as a survey with a design can tell?  One row a group, and all:
// people who answered, the people they stand for, the share, its standard error, limits, degrees of freedom, design
// effect.
//
//     survey_estimates DATA.csv --outcome COL=VALUE[,VALUE] [--by COL] [--strata COL] [--cluster COL] [--weight COL]
//                      [--population COL] [--method logit] [--level 0.95] [--lonely POLICY] [--format text|markdown|csv|json]
//                      [--where COL=VALUE] [--rejects FILE] [--threads N]
//                      [--replicate-weights COLUMNS --replicate-type brr] [--of COL --quantile 0.5 in place of --outcome]
//                      [--protect threshold:N,both-sides:N,round:N | ascs | ascof_2018_19 | ascof_2024_25 | pss_ex1]
//
// The file is read once, from a pipe too, and no record is kept: memory is for the sums of the strata and clusters.  Where --protect
// withholds groups it is read again without them (a pipe is kept for it), so that nothing that is printed is made of them.

#include "support/design_options.hpp"
#include "support/program.hpp"
#include "support/protecting.hpp"
#include "support/reading.hpp"
#include "support/replicate_options.hpp"
#include "support/row_options.hpp"
#include "support/sample_quantiles.hpp"
#include "support/texts_of_file.hpp"
#include "support/wanted_outcome.hpp"

#include <pbo/count/indicator.hpp>
#include <pbo/measure/protected_comparison.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/detail/each_once.hpp>
#include <pbo/read/detail/row_reader.hpp>
#include <pbo/read/table_read.hpp>
#include <pbo/read/weight_columns.hpp>
#include <pbo/sampling/korn_graubard.hpp>
#include <pbo/sampling/normal.hpp>
#include <pbo/sampling/proportion_methods.hpp>
#include <pbo/sampling/replicate_sums.hpp>
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
    examples::replicate_options replicates;
    examples::quantile_options quantiles;
    std::string method = "logit";
    examples::report_format format;
    examples::row_options rows;
    unsigned threads = 1;
    examples::protection protecting;
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
    std::set<std::string> roles;  // of all, where the file says so and nobody asked for one
    std::uint64_t without_answer = 0;
    pbo::weight_summary weights;                    // of those with one
    std::map<std::string, pbo::proportion> groups;  // people, whatever they weigh, where groups are protected
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
            runner, answers.source(), answers.how_,
            answers.columns_, answers.beside_, answers.asked_.rows.unique(), [&answers](auto const& row) { return answers.answer_of(row); }, fresh,
            [&](auto& state, answer const& a) { answers.take(state, visit, a); }, merge);
    }

    [[nodiscard]] std::vector<std::string> const& columns() const noexcept { return columns_; }
    [[nodiscard]] std::vector<std::string> const& beside() const noexcept { return beside_; }
    [[nodiscard]] pbo::read_options const& how() const noexcept { return how_; }
    [[nodiscard]] pbo::input_source source() const {
        return file_ != nullptr ? file_->source() : pbo::input_source(asked_.file);
    }
    /// The answer of a row, unless its group is withheld.
    template <class Row>
    [[nodiscard]] std::optional<answer> answer_taken(Row const& row) const {
        std::optional<answer> taken;
        take(taken, [](std::optional<answer>& to, answer const& a) { to = a; }, answer_of(row));
        return taken;
    }

private:
    template <class State, class Visit>
    void take(State& state, Visit const& visit, answer const& a) const {
        if (without_.contains(a.group)) return;
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

/// What a row says beside its figures.
std::string flag_of(pbo::sampled_proportion const& p) {
    auto const relative = p.relative_standard_error();
    if (relative && *relative > large_relative_standard_error) return "relative standard error over 30%";
    return p.n() < pbo::warnings::small_base ? "small base" : "";
}

using counted_answers = pbo::sampled_table<std::string, pbo::weighted_proportion>;

/// Shares of each group and of all, and how the file was read.
struct group_shares {
    std::map<std::string, pbo::sampled_proportion> groups{};
    pbo::sampled_proportion overall{};
    pbo::read_summary read{};
    std::size_t replicates = 0;
};

/// By replicate weights that stand in the file.
group_shares replicated_shares(request const& asked, answers_of_file const& answers) {
    pbo::detail::row_reader reader(answers.source(), answers.how(), {answers.columns().begin(), answers.columns().end()});
    auto& rows = reader.rows();
    pbo::weight_columns const weights(rows, asked.replicates.columns);
    auto const scheme = asked.replicates.scheme();
    auto const fresh = [&] { return examples::as_asked("--replicate-weights", [&] { return pbo::replicate_sums(scheme, weights.size()); }); };
    auto names = answers.columns();
    std::vector<std::size_t> at;
    for (auto const& name : names) at.push_back(rows.column(name));
    for (auto const& name : answers.beside())
        if (auto const found = rows.find(name)) {
            names.push_back(name);
            at.push_back(*found);
        }
    auto const& unique = asked.rows.unique();
    std::optional<std::size_t> const identifier_at = unique.empty() ? std::nullopt : std::optional(rows.column(unique));
    pbo::detail::identifier_lines lines;
    std::map<std::string, pbo::replicate_sums> groups;
    auto overall = fresh();
    std::vector<double> of_record;
    reader.read([&](pbo::headed_rows const& row) {
        auto const text = [&](std::size_t i) { return row.text(at[i]); };
        pbo::detail::identifiers_seen seen(rows, lines, unique);
        std::string const identifier(identifier_at ? row.text(*identifier_at) : std::string_view());
        if (identifier_at && !seen.is_new(identifier, identifier, row.line())) return;
        std::optional<answer> a;
        try {
            weights.read(row, of_record);
            a = answers.answer_taken(examples::row_of_texts(row, row.line(), names, text));
        } catch (pbo::input_error const& e) {
            seen.forget(identifier);
            rows.refuse(e.problem());
            return;
        }
        if (!a || !a->hit) return;
        if (asked.replicates.are_factors())
            for (double& w : of_record) w *= a->weight;
        overall.add(a->weight, of_record, *a->hit ? 1.0 : 0.0, *a->hit ? 0.0 : 1.0);
        if (asked.by.empty()) return;
        auto group = groups.find(a->group);
        if (group == groups.end()) group = groups.emplace(a->group, fresh()).first;
        group->second.add(a->weight, of_record, *a->hit ? 1.0 : 0.0, *a->hit ? 0.0 : 1.0);
    });
    group_shares made{{}, overall.share(), rows.summary(), weights.size()};
    for (auto const& [group, sums] : groups) made.groups.emplace(group, sums.share());
    return made;
}

/// To a tenth of a per cent, where counts are rounded: the digits beyond would tell them.
double to_a_tenth(double share) { return std::round(1000.0 * share) / 1000.0; }
pbo::interval ends_to_a_tenth(pbo::interval const& limits) { return {to_a_tenth(limits.lower()), to_a_tenth(limits.upper())}; }

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

/// Of no table where every group is withheld.
template <class Method>
pbo::sheet estimates(request const& asked, pbo::provenance from, group_shares const* t, std::set<std::string> const& withheld,
                     Method const& method, pbo::confidence_level level) {
    auto const rule = asked.protecting.rule();
    std::string design = asked.design.strata.empty() ? "" : "strata " + asked.design.strata;
    for (auto const& [what, column] :
         {std::pair{"clusters ", asked.design.cluster}, {"weights ", asked.design.weight}, {"population ", asked.design.population}})
        if (!column.empty()) design += (design.empty() ? "" : ", ") + std::string(what) + column;
    if (asked.replicates.wanted() && t != nullptr) design = asked.replicates.in_words(t->replicates) + ", " + design;
    from.basis = design.empty() ? "every record chosen alike" : design;
    from.level = level.text();
    from.method = pbo::label(method.name()).view();
    std::vector<estimate_row> rows;
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
        auto const printed = [&rule](pbo::figure<double> const& x) { return rule.round_to ? x.transform(to_a_tenth) : x; };
        auto const total = p.weighted_total();
        pbo::figure<std::int64_t> df(p.degrees_of_freedom());
        auto effect = if_known(p.design_effect_with_replacement());
        if (rule.round_to) {  // both tell how many people there are
            df = pbo::absence::suppressed;
            effect = pbo::absence::suppressed;
        }
        rows.push_back({std::move(group), rule.printed(p.n()),
                        rule.round_to ? total.transform([&](double w) { return static_cast<double>(rule.printed(static_cast<std::uint64_t>(w + 0.5))); }) : total,
                        printed(p.value()), printed(if_known(p.standard_error())),
                        rule.round_to ? e.limits.transform(ends_to_a_tenth) : e.limits, df, effect, std::move(flag)});
    };
    auto const hide = [&rows](std::string group) { rows.push_back({.group = std::move(group)}); };
    if (!asked.by.empty()) {
        auto next = withheld.begin();
        auto const hide_up_to = [&](std::string const* group) {
            for (; next != withheld.end() && (group == nullptr || *next < *group); ++next) hide(*next);
        };
        if (t != nullptr)
            for (auto const& [group, share] : t->groups) {
                hide_up_to(&group);
                add(group, share);
            }
        hide_up_to(nullptr);
    }
    if (t == nullptr) hide("all");
    else add(withheld.empty() ? "all" : "all groups shown", t->overall);
    auto s = estimate_columns(asked.by).laid_out("Share of the population with " + asked.outcome, std::move(from), rows);
    if (large != 0)
        s.warn(std::to_string(large) + (large == 1 ? " row has" : " rows have") +
               " a standard error over 30% of the share: the share is hardly known.");
    if (small != 0) s.warn(pbo::warnings::small_bases(small));
    return s;
}

pbo::sheet by_method(request const& asked, pbo::provenance const& from, group_shares const* t, std::set<std::string> const& withheld,
                     pbo::confidence_level level) {
    auto const made = [&](auto const& method) { return estimates(asked, from, t, withheld, method, level); };
    if (asked.method == "normal") return made(pbo::normal);
    if (asked.method == "wilson") return made(pbo::wilson);
    if (asked.method == "arcsine") return made(pbo::arcsine);
    if (asked.method == "likelihood_ratio") return made(pbo::likelihood_ratio);
    if (asked.method == "korn_graubard") return made(pbo::korn_graubard);
    if (asked.method == "xlogit") return made(pbo::xlogit);
    if (asked.method == "korn_graubard_nchs") return made(pbo::korn_graubard_nchs);
    return made(pbo::logit);
}

std::string protected_in_words(std::size_t groups, bool rounded) {
    std::string words = groups == 0   ? "No group had to be withheld by this rule."
                        : groups == 1 ? "1 group is withheld by this rule: the estimates are made without it, and 'all groups shown' is not all."
                                      : std::to_string(groups) + " groups are withheld by this rule: the estimates are made without them, and "
                                                                 "'all groups shown' is not all.";
    if (rounded) words += " Shares are printed to a tenth of a per cent, and what tells how many people there are is left out.";
    return words;
}

std::string report(request const& asked) {
    if (asked.quantiles.wanted()) {
        if (!asked.outcome.empty()) throw examples::usage_error("--quantile and --outcome are two reports: one of them");
        if (asked.replicates.wanted()) throw examples::usage_error("--quantile takes --strata and --cluster; with --replicate-weights there are shares alone");
        if (asked.protecting.wanted()) throw examples::usage_error("--quantile prints amounts that people have, which no rule of --protect makes safe");
        return examples::printed(
            {examples::quantile_sheet(asked.file, asked.quantiles, asked.by, asked.design, asked.rows, asked.threads)}, asked.format);
    }
    if (asked.outcome.empty()) throw examples::usage_error("--outcome COLUMN=VALUE is needed, or --of COLUMN with --quantile 0.5");
    asked.replicates.check(asked.design);
    auto const wanted = examples::outcome_from(asked.outcome);
    asked.design.check();
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
    auto const counted = [&](answers_found& found, std::set<std::string> const& without) -> group_shares {
        answers_of_file const answers(asked, wanted, found, file ? &*file : nullptr, without);
        if (asked.replicates.wanted()) return replicated_shares(asked, answers);
        auto const t = examples::reading(asked.file, asked.threads, [&](auto const& runner) -> pbo::table_read<counted_answers> {
            if (asked.design.cluster.empty())
                return pbo::tabulate(runner, pbo::sample(answers, strata, weights, population, lonely), pbo::by(&answer::group), outcome);
            return pbo::tabulate(runner, pbo::sample(answers, strata, pbo::clusters(&answer::cluster), weights, population, lonely),
                                 pbo::by(&answer::group), outcome);
        });
        group_shares made{{}, t.overall(), t.files().front()};
        for (auto const& [group, counts] : t.counts()) made.groups.emplace(group, t[group]);
        return made;
    };
    answers_found found;
    auto t = std::make_unique<group_shares const>(counted(found, {}));
    auto const read = t->read;
    std::set<std::string> withheld;
    for (auto const& [group, people] : found.groups)
        if (!pbo::protected_counts(people, rule)) withheld.insert(group);
    if (!withheld.empty() && withheld.size() == found.groups.size()) {
        t.reset();
    } else if (!withheld.empty()) {
        answers_found again;
        t = std::make_unique<group_shares const>(counted(again, withheld));
    }
    auto notes = found.texts.notes(read, wanted);
    for (auto const& note : asked.rows.words_on_identifiers()) notes.push_back(note);
    bool const protecting = asked.protecting.wanted();
    pbo::provenance const from{.source = examples::named(asked.file),
                               .role = found.roles.size() == 1 ? *found.roles.begin() : std::string(),
                               .rule = protecting ? rule.words() : "none applied: counts as in the file",
                               .data = "sample",
                               .rows = protecting ? "not stated: they are people" : pbo::rows_in_words(read, asked.rows.options().where)};
    auto sheet = by_method(asked, from, t.get(), withheld, level);
    if (found.roles.size() > 1)
        sheet.warn(examples::both_roles_together("--by role"));
    if (asked.protecting.wanted()) {
        notes = examples::protection::notes_without_numbers(notes);
        sheet.warn(protected_in_words(withheld.size(), rule.round_to.has_value()));
    }
    for (auto const& note : notes) sheet.warn(note);
    auto const missing = asked.protecting.wanted() ? 0 : found.without_answer;
    if (missing != 0)
        sheet.warn(pbo::detail::thousands(missing) + (missing == 1 ? " record has" : " records have") + " no answer in '" +
                   wanted.column + "' and " + (missing == 1 ? "is" : "are") + " left out" +
                   (asked.design.weight.empty() ? "." : ": the weights no longer stand for everybody."));
    if (asked.design.strata.empty() && asked.design.cluster.empty() && !asked.replicates.wanted()) {
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
    return output;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Shares of a population from a survey with strata, clusters and weights", "survey_estimates");
    request asked;
    examples::add_read_file(options, "DATA", asked.file, "The survey, CSV, one record a row")->required();
    options.add_option("--outcome", asked.outcome,
                       "COLUMN=VALUE[,VALUE]: the answers that count as a hit; blank cells are missing");
    options.add_option("--by", asked.by, "A row for each value of this column");
    asked.design.add_options(options);
    asked.replicates.add_options(options);
    asked.quantiles.add_options(options);
    options.add_option("--method", asked.method, "How limits are made")
        ->check(CLI::IsMember(
            {"logit", "xlogit", "normal", "wilson", "arcsine", "likelihood_ratio", "korn_graubard", "korn_graubard_nchs"}))
        ->capture_default_str();
    examples::add_format(options, asked.format);
    asked.rows.add_options(options);
    asked.rows.add_unique(options);
    asked.protecting.add_options(options);
    examples::add_threads(options, asked.threads);
    examples::add_examples(options, {"SURVEY.csv --outcome independence=\"a lot better\",\"a little better\" --by mode",
                                     "SURVEY.csv --outcome told_value=yes --by region --strata stratum --cluster council --weight weight",
                                     "REPLICATES.csv --outcome told_value=1 --weight weight --replicate-weights repw --replicate-type jk1",
                                     "SURVEY.csv --of weekly_budget_pence --quantile 0.25,0.5,0.75 --by mode --cluster council"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
