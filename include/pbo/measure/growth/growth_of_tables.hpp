// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_GROWTH_GROWTH_OF_TABLES_HPP
#define PBO_MEASURE_GROWTH_GROWTH_OF_TABLES_HPP

// How did a count grow between two tables, area by area, and because of what?  Any two tables of tallies by one kind of key, or of
// cells that hold a tally (an indicator says which):
//
//     auto g = pbo::growth(told_in_2011, told_in_2012);             // tabulate(..., indicator("told value", ...)) of each year
//     g.all.rate_effect();  g["Kirklees"].change();                 // growth_effects.hpp
//     auto d = pbo::growth(take_up_2011, take_up_2012, &pbo::take_up_counts::direct_payments);
//
// Only keys with counts in both tables are compared; the others are listed with what is missing.  Tables whose contexts cannot
// stand together (other headings, another instrument; of take-up another basis, role or indicator) are refused with
// std::invalid_argument, and so are take-up tables of one period, or of two that must not be compared.  A key with counts in
// neither: 0 of 0 throughout.  O(keys).

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/subject.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/count/row.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/measure/detail/tally_of_cell.hpp>
#include <pbo/measure/growth/growth_effects.hpp>
#include <pbo/measure/take_up.hpp>

#include <algorithm>
#include <concepts>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

template <class Key>
struct table_growth {
    struct row {
        Key key;
        growth_effects effects;
    };
    /// A key that cannot be compared, and what is missing; a figure with a value is not what is missing.
    struct row_without {
        Key key;
        figure<bool> start;
        figure<bool> end;
    };
    growth_effects all;                ///< of the keys with counts in both
    std::vector<row> rows;             ///< in the order of the keys
    std::vector<row_without> without;
    subject about{};                   ///< whose, what and on which basis, as far as the tables say
    std::string between{};             ///< their two periods, where they have any

    /// Throws std::out_of_range, naming the key.
    [[nodiscard]] growth_effects const& operator[](Key const& key) const {
        auto const at = std::lower_bound(rows.begin(), rows.end(), key, [](row const& r, Key const& k) { return r.key < k; });
        if (at != rows.end() && at->key == key) return at->effects;
        throw std::out_of_range("pbo::growth: no counts of " + detail::in_quotes(detail::key_text(key)) + " in both tables");
    }
};

namespace detail {

template <class Context>
void refuse_to_grow(Context const& before, Context const& after) {
    auto together = before;
    together += after;  // throws, saying what differs
}
template <class = detail::when_called>
inline void refuse_to_grow(take_up_context const& before, take_up_context const& after) {
    refuse_unless_together(before.remembered_of({}).about(), after.remembered_of({}).about(), "compared");
    if (before.period == after.period) throw std::invalid_argument("pbo::growth: both tables are of " + before.period.text());
    if (before.words.client_level_from_2024 && !comparable(before.period, after.period))
        throw std::invalid_argument("pbo::growth: " + before.period.text() + " and " + after.period.text() +
                                    " must not be compared: client-level data came in between");
}

template <class Key, class Context>
void say_of_what(table_growth<Key>& all, Context const& before, Context const& after) {
    if constexpr (std::same_as<Context, take_up_context>) {
        all.about = after.remembered_of({}).on_budget.about();
        all.between = before.period.text() + " to " + after.period.text();
    } else if constexpr (std::same_as<Context, headings<1>>) {
        all.about.what = before.names[0].empty() ? after.names[0].view() : before.names[0].view();
    }
}

/// true, or why there are no counts.
template <class = detail::when_called>
[[nodiscard]] inline figure<bool> has_counts(tally const* t) {
    if (t == nullptr) return absence::not_available;
    if (t->trials() != 0) return true;
    for (std::size_t i = 0; i < absence_reasons; ++i)
        if (auto const why = static_cast<absence>(i); t->absent()[why] != 0) return why;
    return true;
}

template <class Key, class Cell, class Context, class Indicator>
[[nodiscard]] table_growth<Key> growth_of_tables(table<Key, Cell, Context> const& before, table<Key, Cell, Context> const& after,
                                                 Indicator const& indicator) {
    refuse_to_grow(before.context(), after.context());
    table_growth<Key> all;
    say_of_what(all, before.context(), after.context());
    auto const add = [&](Key const& key, Cell const* first, Cell const* second) {
        tally const start = first == nullptr ? tally{} : tally(std::invoke(indicator, *first));
        tally const end = second == nullptr ? tally{} : tally(std::invoke(indicator, *second));
        auto const at_start = has_counts(first == nullptr ? nullptr : &start);
        auto const at_end = has_counts(second == nullptr ? nullptr : &end);
        if (!at_start.has_value() || !at_end.has_value()) {
            all.without.push_back({key, at_start, at_end});
            return;
        }
        all.rows.push_back({key, {start, end}});
        all.all.start += start;
        all.all.end += end;
    };
    auto a = before.begin();
    auto b = after.begin();
    while (a != before.end() || b != after.end()) {
        bool const first = b == after.end() || (a != before.end() && !(b->key < a->key));
        bool const second = a == before.end() || (b != after.end() && !(a->key < b->key));
        add(first ? a->key : b->key, first ? &a->cell : nullptr, second ? &b->cell : nullptr);
        if (first) ++a;
        if (second) ++b;
    }
    return all;
}

}  // namespace detail

}  // namespace pbo

#endif
