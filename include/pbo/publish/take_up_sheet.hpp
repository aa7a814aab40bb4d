// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_TAKE_UP_SHEET_HPP
#define PBO_PUBLISH_TAKE_UP_SHEET_HPP

// Take-up made ready for a reader: a row for each council in the order of the returns, each region and the whole, which is
// called England only where the table's context says that it is, with the share, its limits, direct payments beside it, and,
// where there is a target, met or not, points from it and how many more people it takes.  A council without figures keeps its
// row, with the reason and with the one of its two counts that is known.  All words are those of the context.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace pbo {

namespace detail {

/// A council, a region or the whole, with its counts and what was found of the target.
struct take_up_row {
    area_texts council;
    take_up_counts counts;
    figure<interval> limits;
    std::optional<attained> judged{};

    [[nodiscard]] tally const& budgets() const { return counts.on_budget; }
    template <class = detail::when_called>
    [[nodiscard]] std::string reason(indicator_words const& said) const {
        auto const known = count_or_reason(budgets(), 0);
        if (!known.has_value()) return std::string(words(known.reason()));
        return budgets().trials() == 0 ? said.nobody : std::string();
    }
};

template <class = detail::when_called>
inline void describe_direct_payments(described_columns<take_up_row>& to, indicator_words const& said) {
    using row = take_up_row;
    auto const of_budgets = said.about_budgets ? "of budgets" : "of " + said.numerator;
    to.count("direct_payments", "direct payments",
             [](row const& r) { return count_or_reason(r.counts.direct_payments, r.counts.direct_payments.hits()); })
        .share("direct_payments_of_eligible", "of " + said.denominator,
               [](row const& r) { return share_or_reason(r.counts.direct_payments); })
        .share("direct_payments_of_budgets", of_budgets,
               [](row const& r) { return share_or_reason(r.counts.direct_payments_of_budgets); });
}
template <class = detail::when_called>
inline void describe_target(described_columns<take_up_row>& to, bool sampled) {
    using row = take_up_row;
    to.text("met", "target met", [](row const& r) { return r.judged->fact.met; })
        .points("points_from_target", "points from target", [](row const& r) { return r.judged->fact.points_from_target; })
        .count("people_short", "people short", [](row const& r) { return r.judged->fact.more_people_needed; });
    if (sampled)
        to.text("interval_position", "interval lies", [](row const& r) {
            return r.judged->statement ? std::string(spelling(r.judged->statement->position)) + " the target" : std::string();
        });
}
template <class = detail::when_called>
[[nodiscard]] inline described_columns<take_up_row> take_up_columns(take_up_context const& context, bool has_direct, bool has_target) {
    using row = take_up_row;
    auto const& said = context.words;
    auto columns = area_columns<row>();
    columns
        .count("numerator", said.numerator,
               [](row const& r) { return count_or_alone(r.budgets(), r.counts.on_budget_alone, r.budgets().hits()); })
        .base("denominator", said.denominator,
              [](row const& r) { return count_or_alone(r.budgets(), r.counts.eligible_alone, r.budgets().trials()); })
        .share(said.share_name(), said.share, [](row const& r) { return share_or_reason(r.budgets()); })
        .limits("", shown_as::share, &row::limits);
    if (has_direct) describe_direct_payments(columns, said);
    if (has_target) describe_target(columns, context.counted == completeness::sample);
    columns.text("reason_if_absent", "reason if absent", [said](row const& r) { return r.reason(said); });
    return columns;
}

/// How many of the areas have figures, have nobody to count, or have none, which are named while they are few.
template <class = detail::when_called>
[[nodiscard]] inline std::string figures_in_words(take_up_table const& t) {
    auto const& context = t.context();
    std::size_t with = 0, nobody = 0, without = 0;
    std::string empty_ones, missing;
    auto const name = [](std::string& names, std::size_t n, council const& c) {
        constexpr std::size_t most = 30;
        if (n <= most) names += (names.empty() ? "" : ", ") + name_of(c);
        if (n == most + 1) names += " and others";
    };
    for (auto const& c : context.councils) {
        auto const& budgets = t[c.key()].on_budget;
        if (budgets.absent().total() != 0)
            name(missing, ++without, c);
        else if (budgets.trials() == 0)
            name(empty_ones, ++nobody, c);
        else
            ++with;
    }
    auto text = several_in_words(context.words.area) + ": " + std::to_string(with) + " with figures, ";
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    auto const& reason = context.words.nobody;
    if (nobody != 0)
        text += std::to_string(nobody) + (reason.starts_with("nobody") ? " with " : " whose ") + reason + " (" + empty_ones + "), ";
    text += std::to_string(without) + " without" + (without == 0 ? "" : ": " + missing);
    return text;
}

/// What the whole and the regions are sums of, and how many areas met the target.
template <class = detail::when_called>
inline void note_sums(sheet& s, take_up_table const& t, bool has_regions,
                      std::optional<attainment_result<council_key>> const& judged) {
    auto const& context = t.context();
    auto const& said = context.words;
    auto const total = whole_of(t).on_budget;
    auto const whole = context.whole.empty() ? std::string("The whole") : context.whole;
    auto const are_sums = whole + (has_regions ? " and each region are sums" : " is the sum") + " of the " + several_in_words(said.area);
    auto const counts = " (" + with_thousands(std::to_string(total.hits())) + " of " + with_thousands(std::to_string(total.trials())) + ")";
    bool const nothing = total.trials() == 0;
    s.warn(figures_in_words(t) + ". " +
           (context.sums ? are_sums + " that had figures before any were withheld" + (nothing ? std::string() : counts)
            : nothing    ? whole + (has_regions ? " and the regions have" : " has") + " none either"
                         : are_sums + " with figures" + counts) +
           ".");
    if (judged)
        s.warn("Target " + judged->aim.share().text() + (judged->aim.due().is_stated() ? " by " + judged->aim.due().text() : "") +
               ": met by " + std::to_string(judged->met()) + ", missed by " + std::to_string(judged->missed()) +
               ", not determined for " + std::to_string(judged->undetermined()) + " of " +
               counted_in_words(judged->rows.size(), said.area) + ".");
    if (!has_regions && said.area != "region" && said.area != "group")
        s.warn(said.as_published ? "No regions: the file, as it was read, does not say which region an area is in."
                                 : "No regions: the returns do not say which region a council is in.");
}
/// Councils whose managed budgets were probably not recorded, and those whose direct payments are not known.
template <class = detail::when_called>
inline void note_direct_payments(sheet& s, take_up_table const& t) {
    std::size_t equal = 0;
    std::string names;
    for (auto const& c : t.context().councils) {
        auto const& both = t[c.key()].direct_payments_of_budgets;
        if (both.trials() == 0 || both.misses() != 0) continue;
        ++equal;
        names += (names.empty() ? "" : ", ") + name_of(c);
    }
    if (equal != 0) s.warn(warnings::managed_budgets_not_recorded(equal, names, t.context().words.area));
    auto const all = t.total();
    auto const unknown = [](tally const& of) { return of.absent().total() - of.absent()[absence::suppressed]; };
    auto const without = t.context().sums ? unknown(all.direct_payments) : all.direct_payments.absent().total();
    auto const without_any = t.context().sums ? unknown(all.on_budget) : all.on_budget.absent().total();
    if (all.direct_payments.trials() != 0 && without > without_any)
        s.warn("Direct payments are known for " + std::to_string(t.size() - without) + " of " +
               counted_in_words(t.size(), t.context().words.area) + "; their sums are of those alone.");
}

}  // namespace detail

/// from.basis, role, period, level, method and data are filled in here from the table.
template <class Method = wilson_method>
    requires interval_method<Method>
[[nodiscard]] sheet take_up_sheet(take_up_table const& t, provenance from, std::optional<target> const& aim = {},
                                  Method const& method = {}, confidence_level level = {}) {
    auto const& context = t.context();
    auto const& said = context.words;
    auto const total = whole_of(t);
    std::optional<attainment_result<council_key>> judged;
    if (aim) judged = attainment(t, *aim, method, level);
    auto const regions = by_region(t);
    bool const has_regions = !(regions.size() == 1 && regions.begin()->key.empty());
    std::optional<attainment_result<std::string>> judged_regions;
    if (aim) judged_regions = attainment(regions, *aim, method, level);

    std::size_t small_rows = 0, tiny = 0;
    bool const has_direct = total.direct_payments.trials() + t.total().direct_payments.trials() != 0;
    auto const columns = detail::take_up_columns(context, has_direct, aim.has_value());
    auto s = columns.laid_out_of(said.indicator, completed(std::move(from), context, level, method), [&](auto const& lay_out) {
        auto const add = [&](detail::area_texts who, take_up_counts const& of, attained const* met) {
            detail::take_up_row row{std::move(who), of, method(of.on_budget.counted(), level).limits, {}};
            if (met != nullptr) row.judged = *met;
            auto const& p = row.budgets();
            small_rows += p.trials() != 0 && p.trials() < warnings::small_base ? 1U : 0U;
            tiny += p.hits() != 0 && p.hits() <= (p.trials() - 1) / 2000 ? 1U : 0U;  // under 1 in 2,000
            lay_out(row);
        };
        for (auto const& c : context.councils) add(detail::area_of(c), t[c.key()], judged ? judged->find(c.key()) : nullptr);
        if (has_regions)
            for (auto const& [name, cell] : regions)
                add({"region", "", "", name.empty() ? "Region not stated" : name, ""}, cell,
                    judged_regions ? judged_regions->find(name) : nullptr);
        add({context.whole_name() == "England" ? "england" : "whole", "", "", detail::name_of_sum(t), ""}, total,
            judged ? &judged->overall : nullptr);
    });
    detail::note_sums(s, t, has_regions, judged);
    if (context.counted != completeness::sample)
        s.warn(!said.made_from.empty() ? warnings::counts_made_from(said.made_from)
                                       : std::string(said.as_published ? warnings::counts_as_published : warnings::complete_count));
    if (said.client_level_from_2024 && context.period.is_stated() && context.period.last_day() >= client_level_data_start)
        s.warn(std::string(warnings::client_level_data));
    detail::note_direct_payments(s, t);
    if (small_rows != 0) s.warn(warnings::small_bases(small_rows));
    if (tiny != 0) s.warn(warnings::smaller_than_shown(tiny));
    if (context.councils.size() > 1) s.warn(std::string(warnings::overlapping_intervals));
    if (said.about_budgets) s.warn(std::string(warnings::not_choice_and_control));
    return s;
}

/// So that text_table(take_up(...)) prints a whole report.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(take_up_table const& t) {
    return take_up_sheet(t, {.rule = "none applied: counts as in the returns"});
}

}  // namespace pbo

#endif
