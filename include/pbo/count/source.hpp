// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_SOURCE_HPP
#define PBO_COUNT_SOURCE_HPP

// Where do the records come from?  A source is whatever can be visited record by record, chunk by chunk:
//
//   - records in memory: any range, or a survey with its .responses, cut into chunks that depend on how many there are;
//   - records that stand in files (record_files, survey_files in read/), cut where the files are, and kept nowhere;
//   - sample(...) round either (sampling/sample.hpp), which weighs what its source visits.
//
// visit_source is the one loop beneath all counting.  Whoever counts says how a chunk's state begins, how a record is added
// to it, and how a chunk's state is merged into the whole; chunks are merged in their order.  When a record throws, the state
// of its chunk, with what was counted before it, is merged first, and then the exception comes out: so the record that is
// wrong first is the one that is named, whatever the number of threads.
//
// A source of one's own has a record_type and, in its namespace, visit_in_parts(runner, source, fresh, visit, merge).  What
// that gives is what reading has to say (of files, what became of their rows), and reported(table, it) joins it to the result.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/never.hpp>

#include <concepts>
#include <cstddef>
#include <exception>
#include <iterator>
#include <limits>
#include <type_traits>
#include <utility>

namespace pbo {

namespace detail {

template <class Range>
using record_of = std::remove_cvref_t<decltype(*std::begin(std::declval<Range&>()))>;

template <class Range>
concept chunkable = std::random_access_iterator<decltype(std::begin(std::declval<Range&>()))> &&
                    std::sized_sentinel_for<decltype(std::end(std::declval<Range&>())), decltype(std::begin(std::declval<Range&>()))>;

template <class Data>
concept a_range = requires(Data& data) {
    std::begin(data);
    std::end(data);
};

/// Records with an instrument are iterated as such, or through their responses.
template <class Data>
    requires(a_range<Data> || requires(Data& data) { data.responses.begin(); })
[[nodiscard]] constexpr auto& records_in(Data& data) {
    if constexpr (a_range<Data>)
        return data;
    else
        return data.responses;
}

/// Of records in memory there is nothing to say.
struct nothing_read {};

template <class Table>
[[nodiscard]] Table reported(Table&& counted, nothing_read) {
    return std::forward<Table>(counted);
}

/// A state, and what is done with it, for the question whether a source can be visited.
struct any_state {
    any_state operator()() const { return {}; }
    void operator()(any_state&&) const {}
    void operator()(any_state&, auto const&) const {}
};

}  // namespace detail

/// Records that stand side by side, or one after the other, in memory.
template <class S>
concept records_in_memory = requires(S& s) { detail::records_in(s); };

/// Records that are visited where they are: see <pbo/read/record_files.hpp>.
template <class S>
concept records_in_parts = requires(S const& s) {
    typename S::record_type;
    visit_in_parts(in_sequence{}, s, detail::any_state{}, detail::any_state{}, detail::any_state{});
};

template <class S>
concept record_source = records_in_memory<std::remove_reference_t<S>> || records_in_parts<std::remove_cvref_t<S>>;

namespace detail {

template <class S>
struct record_in {
    using type = typename S::record_type;
};
template <records_in_memory S>
struct record_in<S> {
    using type = record_of<std::remove_reference_t<decltype(records_in(std::declval<S&>()))>>;
};

}  // namespace detail

/// What a source holds.
template <record_source S>
using source_record = typename detail::record_in<std::remove_reference_t<S>>::type;

/// A chunk's state may be thrown away and the chunk visited again: states that are used twice are emptied at every merge.
template <class S>
inline constexpr bool visits_again = !records_in_memory<std::remove_reference_t<S>>;

/// As few chunks as the runner needs; or always the same ones, where sums are rounded and so depend on the cut.
enum class chunk_cut { as_needed, always };

namespace detail {

template <class State>
struct visited_chunk {
    State state;
    std::exception_ptr error{};
};

/// Up to `most` records; `at` is then the first that was not visited.
template <class Iterator, class End, class Fresh, class Visit>
[[nodiscard]] auto visited(Iterator& at, End const& end, std::size_t most, Fresh const& fresh, Visit const& visit) {
    visited_chunk<std::remove_cvref_t<decltype(fresh())>> chunk{fresh()};
    try {
        for (; most != 0 && at != end; ++at, --most) visit(chunk.state, *at);
    } catch (...) {
        chunk.error = std::current_exception();
    }
    return chunk;
}

template <chunk_cut Cut, chunk_runner Runner, class Records, class Fresh, class Visit, class Merge>
void visit_range(Runner const& runner, Records& records, Fresh const& fresh, Visit const& visit, Merge const& merge) {
    auto const take = [&merge](auto&& chunk) {
        merge(std::move(chunk.state));
        if (chunk.error) std::rethrow_exception(chunk.error);
    };
    constexpr bool alone = std::same_as<Runner, in_sequence>;
    auto at = std::begin(records);
    auto const end = std::end(records);
    constexpr auto all = std::numeric_limits<std::size_t>::max();
    if constexpr (alone && Cut == chunk_cut::as_needed) {
        take(visited(at, end, all, fresh, visit));
    } else if constexpr (chunkable<Records>) {
        using step = decltype(end - at);
        auto const chunks = record_chunks(static_cast<std::size_t>(end - at));
        runner.in_order(
            chunks.count(),
            [&](std::size_t chunk) {
                auto from = at + static_cast<step>(chunks.begin(chunk));
                return visited(from, end, chunks.length, fresh, visit);
            },
            [&](std::size_t, auto&& chunk) { take(std::move(chunk)); });
    } else {
        static_assert(alone, "records that are counted in chunks stand in memory, one beside the other");
        // The same chunks; but a view that can be read once does not know how long it is, and is one chunk.
        auto length = all;
        if constexpr (std::forward_iterator<decltype(at)>)
            length = record_chunks(static_cast<std::size_t>(std::ranges::distance(at, end))).length;
        while (at != end) take(visited(at, end, length, fresh, visit));
    }
}

}  // namespace detail

/// fresh() makes a state, visit(state, record) adds to it (by several threads at once, each with a state of its own), and
/// merge(state) takes the states in their order.  O(records).
template <chunk_cut Cut = chunk_cut::as_needed, chunk_runner Runner, record_source Source, class Fresh, class Visit, class Merge>
[[nodiscard]] auto visit_source(Runner const& runner, Source&& source, Fresh const& fresh, Visit const& visit, Merge const& merge) {
    if constexpr (records_in_memory<std::remove_reference_t<Source>>) {
        detail::visit_range<Cut>(runner, detail::records_in(source), fresh, visit, merge);
        return detail::nothing_read{};
    } else {
        return visit_in_parts(runner, source, fresh, visit, merge);
    }
}

}  // namespace pbo

#endif
