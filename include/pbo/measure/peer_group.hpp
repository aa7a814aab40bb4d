// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_PEER_GROUP_HPP
#define PBO_MEASURE_PEER_GROUP_HPP

// With whom is a council compared?  A peer group is a name and the councils in it:
//
//     pbo::every_council(t)                        all councils of the table, by the name of the whole
//     pbo::councils_in_region(t, "North East")
//     pbo::pilot_councils(t)                       the individual-budget pilots, where the returns say who they were
//     pbo::named_councils(t, {"E08000034", "211", "Kirklees"}, "our peers")
//
// Names are found as area_name.hpp finds them ("Brighton & Hove UA" is Brighton and Hove): by the table's own spelling, and
// else by what it may be written as elsewhere.  Nobody is left out in silence: what is not found is an error that names it.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/table.hpp>
#include <pbo/domain/area_name.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/council_list.hpp>
#include <pbo/measure/take_up.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

struct peer_group {
    std::string name;
    std::vector<council_key> members;  ///< sorted, none twice

    peer_group() = default;
    /// In any order; a council named twice is in it once.
    template <class = detail::when_called>
    peer_group(std::string called, std::vector<council_key> councils) : name(std::move(called)), members(std::move(councils)) {
        std::sort(members.begin(), members.end());
        members.erase(std::unique(members.begin(), members.end()), members.end());
    }

    template <class = detail::when_called>
    [[nodiscard]] bool contains(council_key const& key) const { return std::binary_search(members.begin(), members.end(), key); }
    friend bool operator==(peer_group const&, peer_group const&) = default;
};

namespace detail {

/// What knows its councils: a list of them, or a table whose context has one.
[[nodiscard]] inline council_list const& councils_of(council_list const& all) { return all; }
template <class Cell, class Context>
    requires requires(Context const& c) { { c.councils } -> std::convertible_to<council_list const&>; }
[[nodiscard]] council_list const& councils_of(table<council_key, Cell, Context> const& t) {
    return t.context().councils;
}
template <class T>
concept knows_councils = requires(T const& t) { councils_of(t); };

template <knows_councils Councils, class Wanted>
[[nodiscard]] peer_group peers_where(Councils const& known, std::string name, Wanted const& wanted) {
    std::vector<council_key> members;
    for (auto const& c : councils_of(known))
        if (wanted(c)) members.push_back(c.key());
    return {std::move(name), std::move(members)};
}

struct every_council_function {
    template <class = detail::when_called>
    [[nodiscard]] peer_group operator()(take_up_table const& t) const {
        return peers_where(t, name_of_sum(t), [](council const&) { return true; });
    }
    /// Of any other table by council.
    template <class Cell, class Context>
    [[nodiscard]] peer_group operator()(table<council_key, Cell, Context> const& t, std::string name) const {
        std::vector<council_key> members;
        for (auto const& e : t) members.push_back(e.key);
        return {std::move(name), std::move(members)};
    }
    template <class Cell, class Context>
    [[nodiscard]] peer_group operator()(table<council_key, Cell, Context> const& t) const {
        return (*this)(t, t.size() == 1 ? "the one council read" : "the " + counted_in_words(t.size(), "council") + " read");
    }
};

template <class = detail::when_called>
[[nodiscard]] inline bool same_but_for_capitals(std::string_view a, std::string_view b) {
    auto const small_ones = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return small_ones(x) == small_ones(y); });
}

template <class = detail::when_called>
[[nodiscard]] inline bool has_code(council const& c, std::string_view text) {
    return (c.ons.is_stated() && same_but_for_capitals(c.ons.text(), text)) ||
           (c.cassr.is_stated() && same_but_for_capitals(text_form<cassr_code>::write(c.cassr), text));
}

/// For a message: all of a mistyped list, but only the beginning of a file that is no list at all.
struct wrong_names {
    static constexpr std::size_t most = 10;
    std::size_t many = 0;
    std::string some;

    template <class = detail::when_called>
    void add(std::string const& text) {
        if (++many <= most) some += (some.empty() ? "'" : ", '") + text.substr(0, 60) + "'";
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string text() const { return many <= most ? some : some + " and " + std::to_string(many - most) + " more"; }
};

struct named_councils_function {
    /// Throws std::invalid_argument for no texts at all, and naming the texts (the first ten of them) that are no council of
    /// the table or that are more than one.
    template <knows_councils Councils>
    [[nodiscard]] peer_group operator()(Councils const& t, std::vector<std::string> const& texts,
                                        std::string name = "named councils") const {
        if (texts.empty()) throw std::invalid_argument("pbo::named_councils: no councils are named");
        std::vector<council_key> members;
        std::vector<council const*> known;
        area_names names;
        for (council const& c : councils_of(t)) {
            names.add(c.name.view(), known.size());
            known.push_back(&c);
        }
        wrong_names unknown, ambiguous;
        for (auto const& text : texts) {
            std::vector<std::size_t> found;
            for (std::size_t i = 0; i < known.size(); ++i)
                if (has_code(*known[i], text)) found.push_back(i);
            if (found.empty()) found = names.find(text);
            if (found.size() == 1)
                members.push_back(known[found.front()]->key());
            else
                (found.empty() ? unknown : ambiguous).add(text);
        }
        if (unknown.many != 0) throw std::invalid_argument("pbo::named_councils: not in the data: " + unknown.text());
        if (ambiguous.many != 0)
            throw std::invalid_argument("pbo::named_councils: more than one council is called " + ambiguous.text());
        return {std::move(name), std::move(members)};
    }
};

}  // namespace detail

/// every_council(table by council), every_council(table by council, name)
inline constexpr detail::every_council_function every_council{};

/// Throws std::invalid_argument for a region that no council of the table is in; "" are those whose region is not stated.
inline constexpr auto councils_in_region = [](detail::knows_councils auto const& t, std::string_view region) -> peer_group {
    auto group = detail::peers_where(t, std::string(region), [&](council const& c) { return c.region.view() == region; });
    if (group.members.empty())
        throw std::invalid_argument("pbo::councils_in_region: no council is in a region " + detail::in_quotes(region));
    return group;
};

/// Empty where the returns name no pilot.
inline constexpr auto pilot_councils = [](detail::knows_councils auto const& t) -> peer_group {
    return detail::peers_where(t, "pilots", [](council const& c) { return c.pilot.value_or(false); });
};

/// named_councils(table, texts, name)
inline constexpr detail::named_councils_function named_councils{};

}  // namespace pbo

#endif
