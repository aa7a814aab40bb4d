// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_TAKE_UP_SHEET_HPP
#define PBO_PUBLISH_TAKE_UP_SHEET_HPP

// Take-up made ready for a reader: a row for each council in the order of the returns, each region and the whole, which is
// called England only where the table's context says that it is, with the share, its limits, direct payments beside it, and,
// where there is a target, met or not, points from it and how many more people it takes.  A council without figures keeps its
// row, with the reason and with the one of its two counts that is known.  All words are those of the context.

#include <pbo/core/method.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// The one reason for a council without figures; several reasons in a sum are not one.
[[nodiscard]] inline figure<std::uint64_t> count_or_reason(tally const& t, std::uint64_t n) {
    if (t.trials() != 0 || t.absent().total() == 0) return n;
    for (std::size_t i = 0; i < absence_reasons; ++i)
        if (auto const why = static_cast<absence>(i); t.absent()[why] != 0) return why;
    return n;
}

[[nodiscard]] inline figure<double> share_or_reason(tally const& t) {
    auto const n = count_or_reason(t, t.trials());
    return n.has_value() ? t.value() : figure<double>(n.reason());
}

/// The limits, or why there are none: a share of nobody has none to show.
[[nodiscard]] inline figure<interval> limits_or_reason(tally const& t, figure<interval> const& limits) {
    auto const n = count_or_reason(t, t.trials());
    if (!n.has_value()) return n.reason();
    return t.trials() == 0 ? figure<interval>(absence::nothing_to_divide_by) : limits;
}

struct take_up_row {
    std::string level, ons_code, cassr_code, name, region;
};

[[nodiscard]] inline take_up_row row_of(council const& c) {
    return {level_of(c), c.ons.text(), text_form<cassr_code>::write(c.cassr), std::string(c.name.view()), std::string(c.region.view())};
}

/// How many of the areas have figures, have nobody to count, or have none, which are named while they are few.
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
    std::string text = (context.words.area == "council" ? "Councils: " : "Areas: ") + std::to_string(with) + " with figures, ";
    auto const& reason = context.words.nobody;
    if (nobody != 0)
        text += std::to_string(nobody) + (reason.starts_with("nobody") ? " with " : " whose ") + reason + " (" + empty_ones + "), ";
    text += std::to_string(without) + " without" + (without == 0 ? "" : ": " + missing);
    return text;
}

}  // namespace detail

/// from.basis, role, period, level, method and data are filled in here from the table.
template <class Method = wilson_method>
    requires interval_method<Method>
[[nodiscard]] sheet take_up_sheet(take_up_table const& t, provenance from, std::optional<target> const& aim = {},
                                  Method const& method = {}, confidence_level level = {}) {
    auto const& context = t.context();
    auto const& said = context.words;
    from = detail::from_take_up(std::move(from), context);
    from.level = detail::level_text(level);
    from.method = label(method.name()).view();
    bool const sampled = context.counted == completeness::sample;

    auto columns = detail::council_columns();
    columns.insert(columns.end(), {{"numerator", said.numerator, shown_as::count},
                                   {"denominator", said.denominator, shown_as::count},
                                   {said.about_budgets ? "take_up" : "share", said.share, shown_as::share},
                                   {"interval", "interval", shown_as::number, shown_to::people, false, true},
                                   {"lower", "lower", shown_as::share, shown_to::programs, false, true},
                                   {"upper", "upper", shown_as::share, shown_to::programs, false, true}});
    bool const has_direct = t.total().direct_payments.trials() != 0;
    if (has_direct) {
        columns.push_back({"direct_payments", "direct payments", shown_as::count});
        columns.push_back({"direct_payments_of_eligible", "of " + said.denominator, shown_as::share});
        columns.push_back(
            {"direct_payments_of_budgets", said.about_budgets ? "of budgets" : "of " + said.numerator, shown_as::share});
    }
    if (aim) {
        columns.push_back({"met", "target met"});
        columns.push_back({"points_from_target", "points from target", shown_as::points});
        columns.push_back({"people_short", "people short", shown_as::count});
        if (sampled) columns.push_back({"interval_position", "interval lies"});
    }
    columns.push_back({"reason_if_absent", "reason if absent"});

    sheet s(said.indicator, std::move(from), std::move(columns));
    std::size_t small_ones = 0;
    auto const add = [&](detail::take_up_row const& who, take_up_counts const& of, std::optional<attained> const& judged) {
        auto const& budgets = of.on_budget;
        auto const e = method(budgets.counted(), level);
        auto const absent = detail::count_or_reason(budgets, 0);
        auto const limits = detail::limits_or_reason(budgets, e.limits);
        if (budgets.trials() != 0 && budgets.trials() < warnings::small_base) ++small_ones;
        // Of one council a count that is known is shown, although there is no share: it would have to be guessed elsewhere.
        auto const shown = [&](known_alone const& alone, std::uint64_t n) {
            return !absent.has_value() && alone.councils == 1 && budgets.absent().total() == 1 ? figure<std::uint64_t>(alone.people)
                                                                                              : detail::count_or_reason(budgets, n);
        };
        std::vector<sheet_cell> cells{who.level, who.ons_code, who.cassr_code, who.name, who.region};
        cells.emplace_back(shown(of.on_budget_alone, budgets.hits()));
        cells.emplace_back(shown(of.eligible_alone, budgets.trials()));
        cells.emplace_back(detail::share_or_reason(budgets));
        cells.emplace_back(detail::limits_in_words(limits));
        cells.emplace_back(detail::lower_of(limits));
        cells.emplace_back(detail::upper_of(limits));
        if (has_direct) {
            cells.emplace_back(detail::count_or_reason(of.direct_payments, of.direct_payments.hits()));
            cells.emplace_back(detail::share_or_reason(of.direct_payments));
            cells.emplace_back(detail::share_or_reason(of.direct_payments_of_budgets));
        }
        if (aim) {
            auto const& fact = judged->fact;
            cells.emplace_back(fact.met.has_value() ? std::string(*fact.met ? "yes" : "no") : std::string(symbol(fact.met.reason())));
            cells.emplace_back(fact.points_from_target);
            cells.emplace_back(fact.more_people_needed);
            if (sampled)
                cells.emplace_back(judged->statement ? std::string(spelling(judged->statement->position)) + " the target" : std::string());
        }
        std::string reason = absent.has_value() ? "" : std::string(words(absent.reason()));
        if (absent.has_value() && budgets.trials() == 0) reason = said.nobody;
        cells.emplace_back(std::move(reason));
        s.add_row(std::move(cells));
    };

    std::optional<attainment_result<council_key>> judged;
    if (aim) judged = attainment(t, *aim, method, level);
    auto const judged_council = [&](council_key const& key) -> std::optional<attained> {
        auto const* found = judged ? judged->find(key) : nullptr;
        return found != nullptr ? std::optional(*found) : std::nullopt;
    };
    for (auto const& c : context.councils) add(detail::row_of(c), t[c.key()], judged_council(c.key()));

    auto const regions = by_region(t);
    bool const has_regions = !(regions.size() == 1 && regions.begin()->key.empty());
    std::optional<attainment_result<std::string>> judged_regions;
    if (aim) judged_regions = attainment(regions, *aim, method, level);
    if (has_regions) {
        std::size_t i = 0;
        for (auto const& [name, cell] : regions) {
            add({"region", "", "", name.empty() ? "Region not stated" : name, ""}, cell,
                judged_regions ? std::optional(judged_regions->rows[i].result) : std::nullopt);
            ++i;
        }
    }
    auto const whole = context.whole_name();
    add({whole == "England" ? "england" : "whole", "", "", whole, ""}, t.total(),
        judged ? std::optional(judged->overall) : std::nullopt);

    auto const total = t.total().on_budget;
    s.warn(detail::figures_in_words(t) + ". " + (context.whole.empty() ? "The whole" : context.whole) +
           (has_regions ? " and each region are sums" : " is the sum") + " of the " +
           (said.area == "council" ? "councils" : "areas") + " with figures (" +
           detail::with_thousands(std::to_string(total.hits())) + " of " + detail::with_thousands(std::to_string(total.trials())) + ").");
    if (judged)
        s.warn("Target " + judged->aim.share().text() + (aim->due().is_stated() ? " by " + aim->due().text() : "") + ": met by " +
               std::to_string(judged->met()) + ", missed by " + std::to_string(judged->missed()) + ", not determined for " +
               std::to_string(judged->undetermined()) + " of " + counted_in_words(judged->rows.size(), said.area) + ".");
    if (!has_regions)
        s.warn(said.as_published ? "No regions: the file, as it was read, does not say which region an area is in."
                                  : "No regions: the returns do not say which region a council is in.");
    if (!sampled)
        s.warn(!said.made_from.empty() ? warnings::counts_made_from(said.made_from)
                                       : std::string(said.as_published ? warnings::counts_as_published : warnings::complete_count));
    if (said.client_level_from_2024 && context.when.is_stated() && context.when.last_day() >= client_level_data_start)
        s.warn(std::string(warnings::client_level_data));
    std::size_t equal = 0;
    std::string equal_names;
    for (auto const& c : context.councils) {
        auto const& both = t[c.key()].direct_payments_of_budgets;
        if (both.trials() == 0 || both.misses() != 0) continue;
        ++equal;
        equal_names += (equal_names.empty() ? "" : ", ") + (c.name.empty() ? c.key().text() : std::string(c.name.view()));
    }
    if (equal != 0) s.warn(warnings::managed_budgets_not_recorded(equal, equal_names));
    auto const without_direct = t.total().direct_payments.absent().total();
    if (has_direct && without_direct > total.absent().total())
        s.warn("Direct payments are known for " + std::to_string(t.size() - without_direct) + " of " +
               counted_in_words(t.size(), said.area) + "; their sums are of those alone.");
    if (small_ones != 0) s.warn(warnings::small_bases(small_ones));
    s.warn(std::string(warnings::overlapping_intervals));
    if (said.about_budgets) s.warn(std::string(warnings::not_choice_and_control));
    return s;
}

/// So that text_table(take_up(...)) prints a whole report.
[[nodiscard]] inline sheet sheet_of(take_up_table const& t) {
    return take_up_sheet(t, {.rule = "none applied: counts as in the returns"});
}

}  // namespace pbo

#endif
