// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_COUNCIL_COLUMNS_HPP
#define PBO_PUBLISH_DETAIL_COUNCIL_COLUMNS_HPP

// The columns that every sheet of a take-up table begins with, and its rows: the councils in the order of the returns, each with
// its counts and with what was found of it.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <type_traits>
#include <vector>

namespace pbo::detail {

/// The one reason for a council without figures; several reasons in a sum are not one.
template <class = detail::when_called>
[[nodiscard]] inline figure<std::uint64_t> count_or_reason(tally const& t, std::uint64_t n) {
    if (t.trials() != 0 || t.absent().total() == 0) return n;
    for (std::size_t i = 0; i < absence_reasons; ++i)
        if (auto const why = static_cast<absence>(i); t.absent()[why] != 0) return why;
    return n;
}
template <class = detail::when_called>
[[nodiscard]] inline figure<double> share_or_reason(tally const& t) {
    auto const n = count_or_reason(t, t.trials());
    return n.has_value() ? t.value() : figure<double>(n.reason());
}
/// What was found of an area, or the reason why the area has no figures.
template <class T>
[[nodiscard]] figure<T> found_or_reason(tally const& t, figure<T> const& found) {
    auto const n = count_or_reason(t, 0);
    return n.has_value() ? found : figure<T>(n.reason());
}

/// Of one council a count that is known is shown, although there is no share: it would have to be guessed elsewhere.
template <class = detail::when_called>
[[nodiscard]] inline figure<std::uint64_t> count_or_alone(tally const& t, known_alone const& alone, std::uint64_t n) {
    auto const told = count_or_reason(t, n);
    return !told.has_value() && alone.councils == 1 && t.absent().total() == 1 ? figure<std::uint64_t>(alone.people) : told;
}

template <class Found>
struct council_row {
    area_texts council;
    tally counts;
    Found found;
    known_alone denominator_alone{};

    /// A figure of what was found, or the reason why the council has none.
    template <class T>
    [[nodiscard]] figure<T> own(figure<T> const& one) const {
        return found_or_reason(counts, one);
    }
};

/// A row for each council; found(council, place) has the place among the entries of the table, in whose order findings are.
template <class Find>
[[nodiscard]] auto council_rows(take_up_table const& t, Find const& find) {
    using found = std::remove_cvref_t<std::invoke_result_t<Find const&, council const&, std::size_t>>;
    std::vector<council_row<found>> rows;
    for (auto const& c : t.context().councils) {
        auto const key = c.key();
        auto const at = std::lower_bound(t.begin(), t.end(), key, [](auto const& e, council_key const& k) { return e.key < k; });
        rows.push_back({area_of(c), t[key].on_budget, find(c, static_cast<std::size_t>(at - t.begin())), t[key].eligible_alone});
    }
    return rows;
}

/// The words of a finding that has left its table: they are true of any indicator.
template <class = detail::when_called>
[[nodiscard]] inline indicator_words words_of_any() {
    auto words = words_of_counts("counted", "of");
    words.indicator = "Shares";
    return words;
}

/// Whose row it is, and its share under the name and the heading of the words.
template <class Row>
[[nodiscard]] described_columns<Row> share_columns(indicator_words const& words) {
    auto columns = area_columns<Row>();
    columns.share(words.share_name(), words.share, [](Row const& r) { return share_or_reason(r.counts); });
    return columns;
}

}  // namespace pbo::detail

#endif
