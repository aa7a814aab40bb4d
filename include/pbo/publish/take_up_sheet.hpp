// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_TAKE_UP_SHEET_HPP
#define PBO_PUBLISH_TAKE_UP_SHEET_HPP

// Take-up made ready for a reader: a row for each council in the order of the returns, each region and England, with the
// share, its limits, direct payments beside it, and, where there is a target, met or not, points from it and how many more
// people it takes.  A council without figures keeps its row, with the reason.

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

struct take_up_row {
    std::string level, ons_code, cassr_code, name, region;
};

}  // namespace detail

/// from.basis, role, period, level, method and data are filled in here from the table.
template <class Method = wilson_method>
    requires interval_method<Method>
[[nodiscard]] sheet take_up_sheet(take_up_table const& t, provenance from, std::optional<target> const& aim = {},
                                  Method const& method = {}, confidence_level level = {}) {
    auto const& context = t.context();
    from = detail::from_take_up(std::move(from), context);
    from.level = detail::level_text(level);
    from.method = label(method.name()).view();
    bool const sampled = context.counted == completeness::sample;

    auto columns = detail::council_columns();
    columns.insert(columns.end(), {{"numerator", "on budgets", shown_as::count},
                                   {"denominator", "eligible", shown_as::count},
                                   {"take_up", "take-up", shown_as::share},
                                   {"interval", "interval", shown_as::number, shown_to::people},
                                   {"lower", "lower", shown_as::share, shown_to::programs},
                                   {"upper", "upper", shown_as::share, shown_to::programs}});
    bool const has_direct = t.total().direct_payments.trials() != 0;
    if (has_direct) {
        columns.push_back({"direct_payments", "direct payments", shown_as::count});
        columns.push_back({"direct_payments_of_eligible", "of eligible", shown_as::share});
        columns.push_back({"direct_payments_of_budgets", "of budgets", shown_as::share});
    }
    if (aim) {
        columns.push_back({"met", "target met"});
        columns.push_back({"points_from_target", "points from target", shown_as::points});
        columns.push_back({"people_short", "people short", shown_as::count});
        if (sampled) columns.push_back({"interval_position", "interval lies"});
    }
    columns.push_back({"reason_if_absent", "reason if absent"});

    sheet s("Take-up of personal budgets", std::move(from), std::move(columns));
    std::size_t small = 0;
    auto const add = [&](detail::take_up_row const& who, take_up_counts const& of, std::optional<attained> const& judged) {
        auto const& budgets = of.on_budget;
        auto const e = method(budgets.counted(), level);
        auto const absent = detail::count_or_reason(budgets, 0);
        figure<interval> const limits = absent.has_value() ? e.limits : figure<interval>(absent.reason());
        if (absent.has_value() && budgets.trials() < warnings::small_base) ++small;
        std::vector<sheet_cell> cells{who.level, who.ons_code, who.cassr_code, who.name, who.region};
        cells.emplace_back(detail::count_or_reason(budgets, budgets.hits()));
        cells.emplace_back(detail::count_or_reason(budgets, budgets.trials()));
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
        if (absent.has_value() && budgets.trials() == 0) reason = "nobody eligible";
        cells.emplace_back(std::move(reason));
        s.add_row(std::move(cells));
    };

    std::optional<attainment_result<council_key>> judged;
    if (aim) judged = attainment(t, *aim, method, level);
    auto const judged_council = [&](council_key const& key) -> std::optional<attained> {
        if (!judged) return std::nullopt;
        for (auto const& r : judged->rows)
            if (r.key == key) return r.result;
        return std::nullopt;
    };
    for (auto const& c : context.councils)
        add({"council", c.ons.text(), text_form<cassr_code>::write(c.cassr), std::string(c.name.view()),
             std::string(c.region.view())},
            t[c.key()],
            judged_council(c.key()));

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
    add({"england", "", "", "England", ""}, t.total(), judged ? std::optional(judged->overall) : std::nullopt);

    auto const total = t.total().on_budget;
    auto const absent = total.absent().total();
    std::string missing;
    for (auto const& c : context.councils)
        if (t[c.key()].on_budget.absent().total() != 0 && absent <= 30)
            missing += (missing.empty() ? ": " : ", ") + std::string(c.name.empty() ? c.key().text() : std::string(c.name.view()));
    s.warn("Councils: " + std::to_string(t.size() - absent) + " with figures, " + std::to_string(absent) + " without" + missing +
           ". England" + (has_regions ? " and each region are sums" : " is the sum") + " of the councils with figures (" +
           detail::with_thousands(std::to_string(total.hits())) + " of " + detail::with_thousands(std::to_string(total.trials())) + ").");
    if (judged)
        s.warn("Target " + judged->aim.share().text() + (aim->due().is_stated() ? " by " + aim->due().text() : "") + ": met by " +
               std::to_string(judged->met()) + ", missed by " + std::to_string(judged->missed()) + ", not determined for " +
               std::to_string(judged->undetermined()) + " of " + std::to_string(judged->rows.size()) + " councils.");
    if (!has_regions) s.warn("No regions: the returns do not say which region a council is in.");
    if (!sampled) s.warn(std::string(warnings::complete_count));
    if (context.when.is_stated() && context.when.last_day() >= client_level_data_start) s.warn(std::string(warnings::client_level_data));
    std::size_t equal = 0;
    std::string equal_names;
    for (auto const& c : context.councils) {
        auto const& both = t[c.key()].direct_payments_of_budgets;
        if (both.trials() == 0 || both.misses() != 0) continue;
        ++equal;
        equal_names += (equal_names.empty() ? "" : ", ") + (c.name.empty() ? c.key().text() : std::string(c.name.view()));
    }
    if (equal != 0) s.warn(warnings::managed_budgets_not_recorded(equal, equal_names));
    if (small != 0) s.warn(warnings::small_bases(small));
    s.warn(std::string(warnings::overlapping_intervals));
    s.warn(std::string(warnings::not_choice_and_control));
    return s;
}

/// So that text_table(take_up(...)) prints a whole report.
[[nodiscard]] inline sheet sheet_of(take_up_table const& t) {
    return take_up_sheet(t, {.rule = "none applied: counts as in the returns"});
}

}  // namespace pbo

#endif
