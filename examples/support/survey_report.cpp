// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "survey_report.hpp"

#include "as_written.hpp"
#include "design_options.hpp"
#include "guarded_estimates.hpp"
#include "program.hpp"
#include "protecting.hpp"
#include "reading.hpp"
#include "replicate_options.hpp"
#include "rounded_note.hpp"
#include "row_options.hpp"
#include "sample_quantiles.hpp"
#include "saved_table.hpp"
#include "texts_of_file.hpp"
#include "wanted_outcome.hpp"

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
    std::string role{}, text{}, meant{};  // where a ledger keeps what was released: the text of the file, and what it means
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

    /// without: groups of whom nothing is counted.
    answers_of_file(request const& asked, examples::wanted_outcome const& wanted, answers_found& found, examples::read_again* file = nullptr,
                    std::set<std::string> without = {})
        : asked_(asked), wanted_(wanted), how_(asked.rows.options()), found_(found), file_(file), without_(std::move(without)),
          columns_{wanted.column} {
        if (!asked.protecting.ledger.empty()) examples::keep_as_written(how_, wanted.column);
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
        if (!asked_.protecting.ledger.empty()) found_.by_text.add(a.group, a.role, a.text, {a.hit, a.meant});
        if (asked_.counts_groups() && a.hit) found_.groups[a.group] += pbo::proportion(*a.hit ? 1 : 0, 1);
        visit(state, a);
    }

    template <class Row>
    [[nodiscard]] answer answer_of(Row const& row) const {
        answer a{asked_.by.empty() ? "" : found_.texts.one_spelling(asked_.by, examples::as_written(row[asked_.by]).meant), {}, {}, {}, 1.0, {}};
        asked_.design.read(row, found_.texts, a);
        auto const given = examples::as_written(row[wanted_.column]);
        a.hit = found_.texts.answer(wanted_, given.meant);  // last: a row that is refused has given no answer
        if (a.group.empty() && !asked_.by.empty()) a.group = "(not stated)";
        found_.without_answer += a.hit ? 0U : 1U;
        if (!asked_.protecting.ledger.empty()) {
            if (auto const whose = pbo::text_form<pbo::role>::read(row["role"])) a.role = pbo::spelling(*whose);
            a.text = pbo::folded(given.written);
            if (a.hit) a.meant = pbo::folded(given.meant);
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
    examples::read_again* file_;  // where it may be read twice
    std::set<std::string> without_;
    std::vector<std::string> columns_, beside_{};  // the outcome's first; the role, which not every file has
};

auto const answer_given = pbo::indicator(
    "outcome", [](answer const& a) { return a.hit.has_value(); }, [](answer const& a) { return *a.hit; });

constexpr double large_relative_standard_error = 0.3;

/// What a row says beside its figures, of figures as they are printed.
std::string flag_of(std::uint64_t n, pbo::figure<double> const& share, pbo::figure<double> const& error) {
    if (share && error && *share > 0.0 && *error / *share > large_relative_standard_error) return "relative standard error over 30%";
    return n < pbo::warnings::small_base ? "small base" : "";
}

using counted_answers = examples::survey_table;

/// Shares of each group and of all, and how the file was read.
struct group_shares {
    std::map<std::string, pbo::sampled_proportion> groups{};
    pbo::sampled_proportion overall{};
    pbo::read_summary read{};
    std::size_t replicates = 0;
};

group_shares shares_of(counted_answers const& t) {
    group_shares made{{}, t.overall()};
    for (auto const& [group, counts] : t.counts()) made.groups.emplace(group, t[group]);
    return made;
}

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
pbo::sheet estimates(request const& asked, pbo::provenance from, group_shares const* t, groups_left_out const& left_out,
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
        pbo::figure<double> const not_told = pbo::absence::suppressed;  // of the error as printed, outwards, it would be said too often
        auto flag = flag_of(n, share, rule.round_to && asked.has_design() ? not_told : p.standard_error());
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

pbo::sheet by_method(request const& asked, pbo::provenance const& from, group_shares const* t, groups_left_out const& left_out,
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
           " people of its row, limits and standard errors to as many outwards, and what tells how many people there are is left out. Where a standard error is "
           "over 30% of its share is not said.";
}

/// What was found in the file and no saved table has.
struct found_in_file {
    std::vector<pbo::input_problem> rejects{};
    examples::answers_by_text by_text{};      // where a ledger keeps what was released
    std::optional<examples::read_again> file{};  // where replicate weights are summed again, without what is withheld
    std::optional<group_shares> replicated{};
};

/// One file, in one reading.
examples::survey_counted counted_in(request const& asked, found_in_file& here) {
    auto const wanted = examples::outcome_from(asked.outcome);
    auto const lonely = asked.design.lonely_cluster();
    auto const strata = pbo::strata(&answer::stratum);
    auto const weights = pbo::weights(&answer::weight);
    auto const population = pbo::population(&answer::population);
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
                return keep(pbo::tabulate(runner, pbo::sample(answers, strata, weights, population, lonely), pbo::by(&answer::group), answer_given, more...));
            return keep(pbo::tabulate(runner, pbo::sample(answers, strata, pbo::clusters(&answer::cluster), weights, population, lonely),
                                      pbo::by(&answer::group), answer_given, more...));
        });
    };
    auto const read_replicates = [&] {
        if (asked.protecting.wanted()) here.file.emplace(asked.file);
        here.replicated = replicated_shares(asked, answers_of_file(asked, wanted, found, here.file ? &*here.file : nullptr));
        return here.replicated->read;
    };
    auto summary = asked.replicates.wanted() ? read_replicates() : asked.counts_groups() ? read(all.records, met) : read(all.answers.emplace());
    for (auto const& [group, people] : found.groups) all.groups.push_back({group, people});
    all.weights = found.weights;
    auto const content = asked.save.empty() ? std::uint64_t{0} : examples::fingerprint_of(all);
    examples::file_counted file{examples::named(asked.file), content, summary.counts, examples::says_synthetic(summary),
                                examples::are_shipped(summary), {}, found.texts.notes(summary, wanted)};
    all.files.push_back({std::move(file), found.without_answer, {found.roles.begin(), found.roles.end()}});
    here.rejects = std::move(summary.rejects);
    here.by_text = std::move(found.by_text);
    return all;
}

/// People of rounded counts, of whom nobody is drawn in any way.
std::optional<group_shares> shares_of_rounded(pbo::count_protection const& rule, std::map<std::string, pbo::proportion> const& groups,
                                              groups_left_out& left_out) {
    std::vector<answer> rounded;
    for (auto const& [group, people] : groups) {
        if (left_out.withheld.contains(group)) continue;
        auto const hits = rule.printed(people.hits()), of = rule.printed(people.trials());
        for (std::uint64_t i = 0; i < of; ++i) rounded.push_back({group, {}, {}, i < hits, 1.0, {}});
        if (of == 0) left_out.nobody.insert(group);
    }
    if (rounded.empty()) return std::nullopt;
    return shares_of(pbo::tabulate(pbo::sample(rounded, pbo::strata(&answer::stratum), pbo::weights(&answer::weight),
                                               pbo::population(&answer::population), pbo::lonely_cluster::fail),
                                   pbo::by(&answer::group), answer_given));
}

std::string report_of(request const& asked, examples::survey_counted const& counted, found_in_file& here) {
    auto const wanted = examples::outcome_from(asked.outcome);
    auto const level = asked.design.confidence();
    auto const rule = asked.protecting.rule();
    bool const protecting = asked.protecting.wanted();
    auto const roles = counted.roles();
    std::map<std::string, pbo::proportion> groups;
    for (auto const& [group, people] : counted.groups) groups.emplace(group, people);
    examples::guarded_estimates guarded(asked.protecting);
    if (protecting) {
        guarded.report.rows_are_in({asked.file}, asked.rows.options());
        guarded.add(asked.by, wanted.column, groups, here.by_text);
        guarded.report.protect({.source = counted.read().names(), .basis = "people who answered '" + wanted.column + "'",
                                .role = roles.empty() ? std::string() : roles.size() == 1 ? *roles.begin() : "users and carers", .data = "sample"},
                               "estimates of " + asked.outcome + (asked.by.empty() ? "" : " by " + asked.by));
    }
    groups_left_out left_out;
    if (protecting) left_out.withheld = guarded.withheld();
    auto const& withheld = left_out.withheld;
    std::optional<group_shares> t;
    if (!withheld.empty() && withheld.size() == groups.size()) {
        t.reset();
    } else if (rule.round_to && !asked.has_design()) {
        t = shares_of_rounded(rule, groups, left_out);
    } else if (here.replicated) {
        answers_found again;
        t = withheld.empty() ? std::move(here.replicated) : replicated_shares(asked, answers_of_file(asked, wanted, again, &*here.file, withheld));
    } else {
        t = shares_of(counted.answers ? *counted.answers : examples::without_groups(counted.records, withheld));
    }
    auto const files = counted.read();
    auto const read = files.summary();
    auto notes = files.notes();
    for (auto const& note : counted.words_on_identifiers()) notes.push_back(note);
    pbo::provenance const from{.source = files.names(),
                               .role = roles.size() == 1 ? *roles.begin() : std::string(),
                               .rule = protecting ? rule.words() : "none applied: counts as in the file",
                               .data = "sample",
                               .rows = protecting ? "not stated: they are people" : pbo::rows_in_words(read, examples::filters_from(asked.rows.where()))};
    auto sheet = by_method(asked, from, t ? &*t : nullptr, left_out, level);
    if (roles.size() > 1)
        sheet.warn(examples::both_roles_together("--by role"));
    if (asked.protecting.wanted()) {
        notes = examples::protection::notes_without_numbers(notes);
        sheet.warn(protected_in_words(withheld.size()));
        if (rule.round_to) sheet.warn(words_of_rounded_estimates(asked, *rule.round_to));
        for (auto const& note : guarded.report.notes_on_ledger()) sheet.warn(note);
    }
    for (auto const& note : notes) sheet.warn(note);
    auto const missing = protecting ? 0 : counted.without_answer();
    if (missing != 0)
        sheet.warn(pbo::detail::thousands(missing) + (missing == 1 ? " record has" : " records have") + " no answer in '" +
                   wanted.column + "' and " + (missing == 1 ? "is" : "are") + " left out" +
                   (asked.design.weight.empty() ? "." : ": the weights no longer stand for everybody."));
    if (asked.design.strata.empty() && asked.design.cluster.empty() && !asked.replicates.wanted()) {
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
    asked.rows.write(here.rejects);
    examples::save_table(asked.save, counted);
    guarded.report.write_ledger();
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
    asked.protecting.add_audit(options);
    asked.protecting.add_ledger(options);
    add_save(options, asked.save);
}

std::string examples::survey_report(survey_request const& asked) {
    asked.protecting.check();
    if (asked.quantiles.wanted()) {
        if (!asked.outcome.empty()) throw usage_error("--quantile and --outcome are two reports: one of them");
        if (asked.replicates.wanted()) throw usage_error("--quantile takes --strata and --cluster; with --replicate-weights there are shares alone");
        if (asked.protecting.wanted()) throw usage_error("--quantile prints amounts that people have, which no rule of --protect makes safe");
        if (!asked.save.empty())
            throw usage_error("--save keeps how many people of each group gave an answer; --quantile is made of everybody's amounts, which no table has");
        return printed({quantile_sheet(asked.file, asked.quantiles, asked.by, asked.design, asked.rows, asked.threads)}, asked.format);
    }
    if (asked.outcome.empty()) throw usage_error("--outcome COLUMN=VALUE is needed, or --of COLUMN with --quantile 0.5");
    asked.replicates.check(asked.design);
    if (asked.replicates.wanted() && !asked.save.empty())
        throw usage_error("--save keeps the answers of strata and clusters; --replicate-weights stand for these, and their sums of one file are not those "
                          "of a sample of several");
    static_cast<void>(outcome_from(asked.outcome));
    asked.design.check();
    if (!asked.protecting.ledger.empty() && asked.rows.choose_rows())
        throw usage_error("--ledger knows the people of the whole file: it goes without --where; --by role sets users and carers apart");
    static_cast<void>(asked.design.confidence());
    found_in_file here;
    auto const counted = counted_in(asked, here);
    return report_of(asked, counted, here);
}

std::string examples::survey_report(survey_request asked, survey_counted const& counted) {
    asked.protecting.check();
    if (!asked.protecting.ledger.empty())
        throw usage_error("--ledger keeps who gave each answer, and of which role; a saved table of survey_estimates has who gave one of those asked "
                          "for: survey_estimates --ledger has the records");
    asked.outcome = counted.outcome;
    asked.by = counted.by;
    asked.design.strata = counted.strata;
    asked.design.cluster = counted.cluster;
    asked.design.weight = counted.weight;
    asked.design.population = counted.population;
    asked.rows.were(counted.where, counted.unique, counted.rejects);
    found_in_file nothing;
    return report_of(asked, counted, nothing);
}
