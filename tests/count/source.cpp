// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/source.hpp>

#include <pbo/core/threads.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/tabulate.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <list>
#include <ranges>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace trams {

struct journey {
    int line = 0;
    bool late = false;
};

/// A source of one's own: journeys that are made when they are visited, a hundred a part.
struct timetable {
    using record_type = journey;
    std::size_t parts = 0;
};
struct words {
    std::string text;
};
template <class Runner, class Fresh, class Visit, class Merge>
[[nodiscard]] words visit_in_parts(Runner const& runner, timetable const& t, Fresh const& fresh, Visit const& visit, Merge&& merge) {
    runner.in_order(
        t.parts,
        [&](std::size_t part) {
            auto state = fresh();
            for (int i = 0; i < 100; ++i) visit(state, journey{static_cast<int>(part % 3), i % 4 == 0});
            return state;
        },
        [&](std::size_t, auto&& state) { merge(std::move(state)); });
    return {std::to_string(t.parts) + " parts"};
}
template <class Table>
struct table_with_words : Table {
    words said;
};
template <class Table>
[[nodiscard]] table_with_words<Table> reported(Table&& counted, words said) {
    return {std::forward<Table>(counted), std::move(said)};
}

}  // namespace trams

namespace {

using trams::journey;

struct with_responses {
    std::vector<journey> responses;
};

/// All that is visited, with the number of states that were merged.
template <pbo::chunk_cut Cut, class Runner, class Source>
std::pair<std::vector<int>, std::size_t> visited(Runner const& runner, Source&& source) {
    std::vector<int> lines;
    std::size_t states = 0;
    static_cast<void>(pbo::visit_source<Cut>(
        runner, source, [] { return std::vector<int>{}; }, [](std::vector<int>& to, journey const& j) { to.push_back(j.line); },
        [&](std::vector<int>&& some) {
            ++states;
            lines.insert(lines.end(), some.begin(), some.end());
        }));
    return {lines, states};
}

std::vector<journey> journeys(std::size_t n) {
    std::vector<journey> all(n);
    for (std::size_t i = 0; i < n; ++i) all[i].line = static_cast<int>(i);
    return all;
}

}  // namespace

TEST_CASE("ranges, what has responses, and whatever can be visited are sources; other things are not") {
    static_assert(pbo::record_source<std::vector<journey>>);
    static_assert(pbo::record_source<std::vector<journey> const&>);
    static_assert(pbo::record_source<with_responses>);
    static_assert(pbo::record_source<trams::timetable>);
    static_assert(!pbo::record_source<int>);
    static_assert(!pbo::record_source<journey>);
    static_assert(std::is_same_v<pbo::source_record<with_responses const>, journey>);
    static_assert(std::is_same_v<pbo::source_record<trams::timetable const&>, journey>);
    static_assert(pbo::visits_again<trams::timetable> && !pbo::visits_again<with_responses const&>);
}

TEST_CASE("every record is visited once and in order, in chunks that depend on how many there are") {
    using pbo::chunk_cut;
    for (std::size_t n : {std::size_t{0}, std::size_t{1}, std::size_t{65'536}, std::size_t{65'537}, std::size_t{200'000}}) {
        CAPTURE(n);
        auto const all = journeys(n);
        auto const chunks = (n + 65'535) / 65'536;
        auto const whole = visited<chunk_cut::as_needed>(pbo::in_sequence{}, all);
        CHECK(whole.second == 1);
        CHECK(whole.first.size() == n);
        for (std::size_t i = 0; i < n; ++i) REQUIRE(whole.first[i] == static_cast<int>(i));
        auto const cut = visited<chunk_cut::always>(pbo::in_sequence{}, all);
        CHECK(cut.second == chunks);
        CHECK(cut.first == whole.first);
        CHECK(visited<chunk_cut::as_needed>(pbo::threads(3), all) == cut);
        std::list<journey> const linked(all.begin(), all.end());
        CHECK(visited<chunk_cut::always>(pbo::in_sequence{}, linked) == cut);
        CHECK(visited<chunk_cut::always>(pbo::in_sequence{}, with_responses{all}) == cut);
    }
}

TEST_CASE("when a record throws, what was counted before it has been merged, whatever the runner") {
    auto const all = journeys(200'000);
    auto const count_until = [&](auto const& runner, int bad) {
        std::size_t merged = 0;
        CHECK_THROWS_WITH(static_cast<void>(pbo::visit_source<pbo::chunk_cut::always>(
                              runner, all, [] { return std::size_t{0}; },
                              [bad](std::size_t& n, journey const& j) {
                                  if (j.line == bad || j.line == 150'000) throw std::runtime_error(std::to_string(j.line));
                                  ++n;
                              },
                              [&](std::size_t n) { merged += n; })),
                          std::to_string(bad).c_str());
        return merged;
    };
    for (int bad : {0, 65'535, 65'536, 140'000}) {
        CHECK(count_until(pbo::in_sequence{}, bad) == static_cast<std::size_t>(bad));
        CHECK(count_until(pbo::threads(3), bad) == static_cast<std::size_t>(bad));
    }
}

TEST_CASE("a source of one's own is tabulated like any other, and what it has to say stands beside the table") {
    trams::timetable const t{10};
    auto const late = pbo::indicator("late", &journey::late);
    for (unsigned n : {1U, 3U}) {
        auto const counted = pbo::tabulate(pbo::threads(n), t, pbo::by(&journey::line), late);
        CHECK(counted.said.text == "10 parts");
        CHECK(counted[0].counted() == pbo::proportion{100, 400});
        CHECK(counted[2].counted() == pbo::proportion{75, 300});
    }
    CHECK(pbo::tabulate(t, pbo::by(), late)[pbo::everybody{}].counted() == pbo::proportion{250, 1000});
}

TEST_CASE("a view that is read once is a source") {
    auto const all = journeys(10);
    auto odd = all | std::views::filter([](journey const& j) { return j.line % 2 == 1; });
    CHECK(pbo::tabulate(odd, pbo::by(), pbo::indicator("late", &journey::late))[pbo::everybody{}].trials() == 5);
}
