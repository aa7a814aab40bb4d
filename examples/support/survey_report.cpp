// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "survey_report.hpp"

#include "design_options.hpp"
#include "program.hpp"
#include "protecting.hpp"
#include "reading.hpp"
#include "row_options.hpp"
#include "saved_table.hpp"
#include "texts_of_file.hpp"
#include "wanted_outcome.hpp"

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
#include <optional>
#include <set>
#include <sstream>
#include <utility>

namespace {

using request = examples::survey_request;

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

    answers_of_file(request const& asked, examples::wanted_outcome const& wanted, answers_found& found)
        : asked_(asked), wanted_(wanted), how_(asked.rows.options()), found_(found), columns_{wanted.column} {
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
            runner, pbo::input_source(answers.asked_.file), answers.how_, answers.columns_, answers.beside_, answers.asked_.rows.unique(), [&answers](auto const& row) { return answers.answer_of(row); }, fresh,
            [&](auto& state, answer const& a) { answers.take(state, visit, a); }, merge);
    }

private:
    template <class State, class Visit>
    void take(State& state, Visit const& visit, answer const& a) const {
        if (asked_.counts_groups() && a.hit) found_.groups[a.group] += pbo::proportion(*a.hit ? 1 : 0, 1);
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
    std::vector<std::string> columns_, beside_{};  // the outcome's first; the role, which not every file has
};

constexpr double large_relative_standard_error = 0.3;

/// What a row says beside its figures.
std::string flag_of(pbo::sampled_proportion const& p) {
    auto const relative = p.relative_standard_error();
    if (relative && *relative > large_relative_standard_error) return "relative standard error over 30%";
    return p.n() < pbo::warnings::small_base ? "small base" : "";
}

using counted_answers = examples::survey_table;

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
pbo::sheet estimates(request const& asked, pbo::provenance from, counted_answers const* t, std::set<std::string> const& withheld,
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

pbo::sheet by_method(request const& asked, pbo::provenance const& from, counted_answers const* t, std::set<std::string> const& withheld,
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

/// One file, in one reading.
examples::survey_counted counted_in(request const& asked, std::vector<pbo::input_problem>& rejects) {
    auto const wanted = examples::outcome_from(asked.outcome);
    auto const lonely = asked.design.lonely_cluster();
    auto const strata = pbo::strata(&answer::stratum);
    auto const weights = pbo::weights(&answer::weight);
    auto const population = pbo::population(&answer::population);
    auto const outcome = pbo::indicator(
        "outcome", [](answer const& a) { return a.hit.has_value(); }, [](answer const& a) { return *a.hit; });
    auto const met = pbo::mean_of("met", [](answer const&) { return pbo::figure<double>(pbo::absence::not_available); });  // an absence a record
    answers_found found;
    examples::survey_counted all{.outcome = asked.outcome, .by = asked.by, .strata = asked.design.strata, .cluster = asked.design.cluster,
                                 .weight = asked.design.weight, .population = asked.design.population, .where = asked.rows.where(),
                                 .unique = asked.rows.unique(), .rejects = asked.rows.rejects()};
    auto const read = [&](auto& counted, auto const&... more) {
        answers_of_file const answers(asked, wanted, found);
        return examples::reading(asked.file, asked.threads, [&](auto const& runner) {
            auto const keep = [&counted](auto&& table) {
                auto const summary = table.files().front();
                counted = std::move(table);
                return summary;
            };
            if (asked.design.cluster.empty())
                return keep(pbo::tabulate(runner, pbo::sample(answers, strata, weights, population, lonely), pbo::by(&answer::group), outcome, more...));
            return keep(pbo::tabulate(runner, pbo::sample(answers, strata, pbo::clusters(&answer::cluster), weights, population, lonely),
                                      pbo::by(&answer::group), outcome, more...));
        });
    };
    auto summary = asked.counts_groups() ? read(all.records, met) : read(all.answers.emplace());
    for (auto const& [group, people] : found.groups) all.groups.push_back({group, people});
    all.weights = found.weights;
    auto const content = asked.save.empty() ? std::uint64_t{0} : examples::fingerprint_of(all);
    examples::file_counted file{examples::named(asked.file), content, summary.counts, examples::says_synthetic(summary),
                                examples::are_shipped(summary), {}, found.texts.notes(summary, wanted)};
    all.files.push_back({std::move(file), found.without_answer, {found.roles.begin(), found.roles.end()}});
    rejects = std::move(summary.rejects);
    return all;
}

std::string report_of(request const& asked, examples::survey_counted const& counted, std::vector<pbo::input_problem> const& rejects) {
    auto const wanted = examples::outcome_from(asked.outcome);
    auto const level = asked.design.confidence();
    auto const rule = asked.protecting.rule();
    bool const protecting = asked.protecting.wanted();
    std::set<std::string> withheld;
    if (protecting)
        for (auto const& [group, people] : counted.groups)
            if (!pbo::protected_counts(people, rule)) withheld.insert(group);
    std::optional<counted_answers> t;
    if (withheld.empty() || withheld.size() != counted.groups.size()) t = counted.answers ? counted.answers : examples::without_groups(counted.records, withheld);
    auto const files = counted.read();
    auto const read = files.summary();
    auto notes = files.notes();
    for (auto const& note : counted.words_on_identifiers()) notes.push_back(note);
    auto const roles = counted.roles();
    pbo::provenance const from{.source = files.names(),
                               .role = roles.size() == 1 ? *roles.begin() : std::string(),
                               .rule = protecting ? rule.words() : "none applied: counts as in the file",
                               .data = "sample",
                               .rows = protecting ? "not stated: they are people" : pbo::rows_in_words(read, examples::filters_from(asked.rows.where()))};
    auto sheet = by_method(asked, from, t ? &*t : nullptr, withheld, level);
    if (roles.size() > 1)
        sheet.warn(examples::both_roles_together("--by role"));
    if (asked.protecting.wanted()) {
        notes = examples::protection::notes_without_numbers(notes);
        sheet.warn(protected_in_words(withheld.size(), rule.round_to.has_value()));
    }
    for (auto const& note : notes) sheet.warn(note);
    auto const missing = protecting ? 0 : counted.without_answer();
    if (missing != 0)
        sheet.warn(pbo::detail::thousands(missing) + (missing == 1 ? " record has" : " records have") + " no answer in '" +
                   wanted.column + "' and " + (missing == 1 ? "is" : "are") + " left out" +
                   (asked.design.weight.empty() ? "." : ": the weights no longer stand for everybody."));
    if (asked.design.strata.empty() && asked.design.cluster.empty()) {
        if (!asked.design.weight.empty() && !asked.protecting.wanted()) {
            auto const& answered = counted.weights;
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
    if (!protecting) asked.rows.note_rows(sheet, from.rows, read.counts.rejected);
    if (auto words = files.words_on_synthetic(); !words.empty())
        sheet.warn(files.all_synthetic() ? "Synthetic data: invented people. Nothing here is about a real one." : std::move(words));
    auto output = examples::printed({sheet}, asked.format);
    asked.rows.write(rejects);
    examples::save_table(asked.save, counted);
    return output;
}

}  // namespace

void examples::add_survey_options(CLI::App& options, survey_request& asked) {
    options.add_option("--level", asked.design.level, "The confidence level")->capture_default_str();
    options.add_option("--method", asked.method, "How limits are made")
        ->check(CLI::IsMember(
            {"logit", "xlogit", "normal", "wilson", "arcsine", "likelihood_ratio", "korn_graubard", "korn_graubard_nchs"}))
        ->capture_default_str();
    add_format(options, asked.format);
    asked.protecting.add_options(options);
    add_save(options, asked.save);
}

std::string examples::survey_report(survey_request const& asked) {
    static_cast<void>(outcome_from(asked.outcome));
    asked.design.check();
    static_cast<void>(asked.design.confidence());
    static_cast<void>(asked.protecting.rule());
    std::vector<pbo::input_problem> rejects;
    auto const counted = counted_in(asked, rejects);
    return report_of(asked, counted, rejects);
}

std::string examples::survey_report(survey_request asked, survey_counted const& counted) {
    asked.outcome = counted.outcome;
    asked.by = counted.by;
    asked.design.strata = counted.strata;
    asked.design.cluster = counted.cluster;
    asked.design.weight = counted.weight;
    asked.design.population = counted.population;
    asked.rows.were(counted.where, counted.unique, counted.rejects);
    return report_of(asked, counted, {});
}
