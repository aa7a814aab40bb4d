// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_MODE_CHOICE_SHEET_HPP
#define PBO_PUBLISH_MODE_CHOICE_SHEET_HPP

// Modes wanted, offered, given by default and taken (mode_choice.hpp), made ready for a reader: for each group six rows, each a
// share of the people of whom both modes are known, with its limits and how many are not known; and in the notes, for all
// together, what an offer goes with.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/mode_choice.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// One share of a group, of those of whom it is known.
struct known_share_row {
    std::string group, name, title;
    tally counts;
    confidence_level level;

    template <class = detail::when_called>
    [[nodiscard]] figure<interval> limits() const {
        if (counts.trials() == 0) return absence::nothing_to_divide_by;
        return wilson(counts.counted(), level).limits;
    }
};

template <class = detail::when_called>
[[nodiscard]] inline described_columns<known_share_row> known_share_columns(std::string const& group) {
    using row = known_share_row;
    described_columns<row> columns;
    columns.key(group, group, &row::group)
        .text("what", "what", &row::name, shown_to::programs)
        .text("title", "of them", &row::title, shown_to::people)
        .count("people", "people", [](row const& r) { return r.counts.hits(); })
        .base("known", "of", [](row const& r) { return r.counts.trials(); })
        .share("share", "share", [](row const& r) { return r.counts.value(); })
        .limits("", shown_as::share, [](row const& r) { return r.limits(); })
        .count("not_known", "not known", [](row const& r) { return r.counts.absent().total(); });
    return columns;
}

/// A group's key in words; who is in no group is "not known".
template <class Key>
[[nodiscard]] std::string group_text(Key const& key) {
    auto text = key_text(key);
    return text.empty() ? "not known" : text;
}

template <class = detail::when_called>
inline void add_mode_choices(std::vector<known_share_row>& rows, std::string const& group, mode_choices const& c,
                             confidence_level const& level) {
    auto const add = [&](std::string name, std::string title, tally const& counts) {
        rows.push_back({group, std::move(name), std::move(title), counts, level});
    };
    add("offered", "offered the mode they wanted, as recorded", c.offered);
    add("taken", "took it", c.taken);
    add("taken_when_offered", "took it, of those offered it", c.taken_when_offered);
    add("taken_when_not_offered", "took it, of those not offered it", c.taken_when_not_offered);
    add("default_taken", "took the council's default", c.default_taken);
    add("default_against_wish", "took the default, of those who wanted another mode", c.default_against_wish);
}

}  // namespace detail

/// group is the key's name: "wanted" where the table is by the mode that was wanted.
template <class Key>
[[nodiscard]] sheet mode_choice_sheet(mode_choice_table<Key> const& c, provenance from, std::string const& group = "wanted") {
    from = completed(std::move(from), c.level(), wilson);
    std::vector<detail::known_share_row> rows;
    for (auto const& [key, cell] : c.counts()) detail::add_mode_choices(rows, detail::group_text(key), c[key], c.level());
    auto const all = c.all();
    detail::add_mode_choices(rows, "all", all, c.level());
    auto s = detail::known_share_columns(group).laid_out("Modes wanted, offered and taken", std::move(from), rows);
    if (all.by_offer.value.has_value())
        s.warn("All together: of those offered the mode they wanted, the share who took it differs from that of those not offered it by " +
               detail::for_people(100.0 * *all.by_offer.value, shown_as::points) + " points (" +
               detail::limits_in_words(detail::in_points(all.by_offer.limits), shown_as::points) +
               ", newcombe). People and councils differ in more than the offer: it is an association.");
    s.warn("One mode offered is recorded a person: who was offered several may have been offered the one they wanted, too.");
    s.warn("Not known: one of the two modes is not stated, or is another than those that have a name.");
    return s;
}

/// So that text_table(mode_choice(...)) prints a whole report.
template <class Key>
[[nodiscard]] sheet sheet_of(mode_choice_table<Key> const& c) {
    constexpr bool by_wish = std::is_same_v<Key, std::optional<delivery_mode>>;
    return mode_choice_sheet(c, {.rule = "none applied: counts as in the survey"}, by_wish ? "wanted" : "group");
}

}  // namespace pbo

#endif
