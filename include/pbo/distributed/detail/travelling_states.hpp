// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DISTRIBUTED_DETAIL_TRAVELLING_STATES_HPP
#define PBO_DISTRIBUTED_DETAIL_TRAVELLING_STATES_HPP

// What has been counted of a part of a file, and what became of its rows, as bytes for another rank.  A state travels that says its
// parts (a vector of returns), that is taken_apart() into what does and put_together() again (answer_builder, sample_part), or that
// freezes into a table that does (a table's builder).  It is filled into a fresh one, and is then what it was, to the bit.

#include <pbo/count/portable.hpp>
#include <pbo/read/read_options.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo::detail {

template <class State>
concept state_in_pieces = requires(State& s) { s.put_together(s.taken_apart()); };
template <class State>
concept state_of_a_table = !state_in_pieces<State> && requires(State& s) {
    { s.freeze().begin()->cell };
    { s[s.freeze().begin()->key] };
};
template <class State>
concept state_that_travels = state_in_pieces<State> || state_of_a_table<State> || has_parts<State>;

/// What a state is sent as.
template <class State>
[[nodiscard]] auto pieces_of_state(State& state) {
    if constexpr (state_in_pieces<State>) return state.taken_apart();
    else if constexpr (state_of_a_table<State>) return state.freeze();
    else return std::move(state);
}
template <class State>
using pieces_of = std::remove_cvref_t<decltype(pieces_of_state(std::declval<State&>()))>;

template <class State>
[[nodiscard]] std::string const& shape_of_state() {
    return shape_of<pieces_of<State>>().text;
}
/// The state is of no use afterwards.
template <class State>
[[nodiscard]] std::string bytes_of_state(State& state) {
    return portable(pieces_of_state(state));
}
template <class State>
void fill_state(State& fresh, std::string_view bytes) {
    auto pieces = from_portable<pieces_of<State>>(bytes);
    if constexpr (state_in_pieces<State>) {
        fresh.put_together(std::move(pieces));
    } else if constexpr (state_of_a_table<State>) {
        for (auto const& e : pieces) fresh[e.key] = e.cell;
    } else {
        fresh = std::move(pieces);
    }
}

/// A text and what belongs to it, in place of the maps that a summary has.
template <class Value>
struct told_entry {
    std::string key{};
    Value value{};
    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("key", self.key);
        visit("value", self.value);
    }
};
using told_set = std::vector<std::string>;
[[nodiscard]] inline told_set told(std::set<std::string> const& all) { return {all.begin(), all.end()}; }
[[nodiscard]] inline std::uint64_t told(std::uint64_t n) { return n; }
template <class Value>
[[nodiscard]] auto told(std::map<std::string, Value> const& all) {
    std::vector<told_entry<decltype(told(std::declval<Value const&>()))>> entries;
    for (auto const& [key, value] : all) entries.push_back({key, told(value)});
    return entries;
}
inline void retell(told_set const& all, std::set<std::string>& into) { into = {all.begin(), all.end()}; }
inline void retell(std::uint64_t n, std::uint64_t& into) { into = n; }
template <class Told, class Value>
void retell(std::vector<told_entry<Told>> const& all, std::map<std::string, Value>& into) {
    into.clear();
    for (auto const& one : all) retell(one.value, into[one.key]);
}

struct told_row {
    std::uint64_t line = 0;
    std::string text{};
    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("line", self.line);
        visit("text", self.text);
    }
};
struct told_reject {
    std::string file{}, column{}, text{}, expected{};
    std::uint64_t line = 0;
    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        for (auto* one : {&self.file, &self.column, &self.text, &self.expected}) visit("text", *one);
        visit("line", self.line);
    }
};

/// What became of the rows of a file or of a part of one.
struct told_summary {
    read_summary summary{};

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        auto& s = self.summary;
        visit("source", s.source);
        visit("rows", s.counts.rows);
        visit("kept", s.counts.kept);
        visit("filtered", s.counts.filtered);
        visit("rejected", s.counts.rejected);
        visit("blank_lines", s.counts.blank_lines);
        visit("left_out_of_rows", s.counts.left_out);
        visit("data_kind", s.data_kind);
        visit("absent_columns", s.absent_columns);
        visit("notes", s.notes);
        visit("spacers", s.remarks.spacers);
        visit("asides", s.remarks.asides);
        std::vector<told_reject> rejects;
        if constexpr (std::is_const_v<Self>)
            for (auto const& r : s.rejects) rejects.push_back({r.place.file, r.place.column, r.text, r.expected, r.place.line});
        visit("rejects", rejects);
        if constexpr (!std::is_const_v<Self>) {
            s.rejects.clear();
            for (auto& r : rejects) s.rejects.push_back({{r.file, r.line, r.column}, r.text, r.expected});
        }
        for (auto* rows : {&s.remarks.above, &s.remarks.left_out, &s.remarks.headings}) {
            std::vector<told_row> all;
            if constexpr (std::is_const_v<Self>)
                for (auto const& r : *rows) all.push_back({r.line, r.text});
            visit("lines", all);
            if constexpr (!std::is_const_v<Self>) {
                rows->clear();
                for (auto& r : all) rows->push_back({r.line, std::move(r.text)});
            }
        }
        through("flags", s.remarks.flags, visit);
        through("names", s.remarks.names, visit);
        through("taken_as_missing", s.remarks.taken_as_missing, visit);
    }

private:
    template <class Map, class Visit>
    static void through(std::string_view name, Map& map, Visit& visit) {
        auto all = told(map);
        visit(name, all);
        if constexpr (!std::is_const_v<Map>) retell(all, map);
    }
};

}  // namespace pbo::detail

#endif
