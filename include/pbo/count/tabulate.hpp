// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_TABULATE_HPP
#define PBO_COUNT_TABULATE_HPP

// The one counting loop: tabulate(records, by(keys...), indicators...).  One key gives a table with that key, several a
// table with a tuple of them; one indicator gives its cell, several a row of cells.  O(records), and nothing allocates in
// the loop but a new key.  The records may be any range, also a view that is read once.
//
// tabulate(threads{4}, records, ...) counts records that are in memory by chunks: chunk_runner.hpp says how.
// Answer sheets that are counted again and again are packed first: pack(...), in packed_answers.hpp.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/count/answer_counts.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/packed_answers.hpp>
#include <pbo/count/row.hpp>
#include <pbo/count/table.hpp>

#include <cstddef>
#include <functional>
#include <iterator>
#include <tuple>
#include <type_traits>
#include <utility>

namespace pbo {

/// The keys of a tabulation: projections of a record.
template <class... Projections>
struct keys_of {
    std::tuple<Projections...> projections;

    /// A record's key.
    template <class Record>
    [[nodiscard]] constexpr auto operator()(Record const& r) const {
        if constexpr (sizeof...(Projections) == 1)
            return std::remove_cvref_t<decltype(std::invoke(std::get<0>(projections), r))>(std::invoke(std::get<0>(projections), r));
        else
            return std::apply(
                [&r](auto const&... p) { return std::tuple<std::remove_cvref_t<decltype(std::invoke(p, r))>...>(std::invoke(p, r)...); },
                projections);
    }
    /// What use(key) gives for a record's key that refers to what the projections give, for builder::cell_of: nothing is copied.
    template <class Record, class Use>
    constexpr decltype(auto) with_key_of(Record const& r, Use const& use) const {
        if constexpr (sizeof...(Projections) == 1)
            return use(std::invoke(std::get<0>(projections), r));
        else  // while use() is at work, what the projections gave is there
            return std::apply(
                [&](auto const&... p) -> decltype(auto) { return use(std::forward_as_tuple(std::invoke(p, r)...)); }, projections);
    }
};

/// by(&response::mode), by(&response::council, &response::mode).
inline constexpr auto by = []<class... P>(P... projections) {
    static_assert(sizeof...(P) > 0, "by() needs at least one projection, such as by(&survey_response::mode)");
    return keys_of<P...>{{projections...}};
};

/// Counts the answer sheets of records, for tables of several questions at once.
template <class Projection, std::size_t Capacity>
struct sheet_indicator {
    using cell_type = answer_counts<Capacity>;
    label name;
    Projection sheet;

    template <class Record>
    constexpr void add(cell_type& to, Record const& r) const noexcept(noexcept(std::invoke(sheet, r))) {
        to.add(std::invoke(sheet, r));
    }
};

namespace detail {

template <class Range>
using record_of = std::remove_cvref_t<decltype(*std::begin(std::declval<Range&>()))>;

/// Records that know how they were drawn (a sample) pick the cells and the context themselves.
template <class Records, class Keys, class... I>
concept knows_its_design = requires(Records const& r, Keys const& k, I const&... several) {
    tabulate_sample(in_sequence{}, r, k, several...);
};

/// Records that stand in files still: see <pbo/read/tabulate_files.hpp>, without which they cannot be counted.
template <class F>
concept unread_records = requires(F const& f) {
    f.files.begin();
    f.options;
} && !requires(F const& f) { std::begin(f); };

template <class Range>
concept chunkable = std::random_access_iterator<decltype(std::begin(std::declval<Range&>()))> &&
                    std::sized_sentinel_for<decltype(std::end(std::declval<Range&>())), decltype(std::begin(std::declval<Range&>()))>;

template <class Iterator>
struct span_of {
    Iterator first, last;
    [[nodiscard]] Iterator begin() const { return first; }
    [[nodiscard]] Iterator end() const { return last; }
};
template <class Iterator>
span_of(Iterator, Iterator) -> span_of<Iterator>;

/// What a tabulation counts in, and how a record is added to it.
template <class Record, class Keys, class... I>
struct counting_by {
    using key_type = std::remove_cvref_t<decltype(std::declval<Keys const&>()(std::declval<Record const&>()))>;
    using builder = typename table<key_type, row<typename I::cell_type...>, headings<sizeof...(I)>>::builder;

    [[nodiscard]] static builder fresh(I const&... several) { return builder(headings<sizeof...(I)>{{label(several.name)...}}); }
    static void add(builder& to, Record const& r, Keys const& keys, I const&... several) {
        auto& cells = keys.with_key_of(r, [&to](auto const& key) -> auto& { return to.cell_of(key); }).cells;
        [&]<std::size_t... N>(std::index_sequence<N...>) {
            (several.add(std::get<N>(cells), r), ...);
        }(std::index_sequence_for<I...>{});
    }
};
template <class Record, class Keys, class I>
struct counting_by<Record, Keys, I> {
    using key_type = std::remove_cvref_t<decltype(std::declval<Keys const&>()(std::declval<Record const&>()))>;
    using builder = typename table<key_type, typename I::cell_type, headings<1>>::builder;

    [[nodiscard]] static builder fresh(I const& one) { return builder(headings<1>{{label(one.name)}}); }
    static void add(builder& to, Record const& r, Keys const& keys, I const& one) {
        one.add(keys.with_key_of(r, [&to](auto const& key) -> auto& { return to.cell_of(key); }), r);
    }
};

struct tabulate_function {
    template <class Sample, class... P, class... I>
        requires knows_its_design<Sample, keys_of<P...>, I...>
    [[nodiscard]] auto operator()(Sample const& sampled, keys_of<P...> const& keys, I const&... several) const {
        return tabulate_sample(in_sequence{}, sampled, keys, several...);
    }
    template <chunk_runner Runner, class Sample, class... P, class... I>
        requires knows_its_design<Sample, keys_of<P...>, I...>
    [[nodiscard]] auto operator()(Runner const& runner, Sample const& sampled, keys_of<P...> const& keys, I const&... several) const {
        return tabulate_sample(runner, sampled, keys, several...);
    }

    template <class Range, class... P, class... I>
        requires(sizeof...(I) > 0 && (indicator_of<I, record_of<Range>> && ...))
    [[nodiscard]] auto operator()(Range&& records, keys_of<P...> const& keys, I const&... indicators) const {
        return counted(records, keys, indicators...).freeze();
    }

    /// By threads, or as another chunk runner says: chunks of the records are counted each for itself and merged in order.
    template <chunk_runner Runner, class Range, class... P, class... I>
        requires(sizeof...(I) > 0 && (indicator_of<I, record_of<Range>> && ...))
    [[nodiscard]] auto operator()(Runner const& runner, Range&& records, keys_of<P...> const& keys, I const&... several) const {
        static_assert(chunkable<Range>, "records that are counted in chunks stand in memory, one beside the other");
        auto const first = std::begin(records);
        using step = decltype(first - first);
        auto cells = counted(span_of(first, first), keys, several...);
        chunks_of const chunks = record_chunks(static_cast<std::size_t>(std::end(records) - first));
        runner.in_order(
            chunks.count(),
            [&](std::size_t chunk) {
                return counted(span_of(first + static_cast<step>(chunks.begin(chunk)), first + static_cast<step>(chunks.end(chunk))),
                               keys, several...);
            },
            [&](std::size_t, auto const& part) { cells += part; });
        return cells.freeze();
    }

    /// Files, counted while they are read: see <pbo/read/tabulate_files.hpp>.
    template <unread_records Files, class... P, class... I>
        requires(sizeof...(I) > 0)
    [[nodiscard]] auto operator()(Files const& files, keys_of<P...> const& keys, I const&... several) const {
        return tabulate_files(in_sequence{}, files, keys, several...);
    }
    template <chunk_runner Runner, unread_records Files, class... P, class... I>
        requires(sizeof...(I) > 0)
    [[nodiscard]] auto operator()(Runner const& runner, Files const& files, keys_of<P...> const& keys, I const&... several) const {
        return tabulate_files(runner, files, keys, several...);
    }

    /// Answers that are packed with their keys already.
    template <class Key, std::size_t Capacity, class Context>
    [[nodiscard]] auto operator()(packed_answers<Key, Capacity, Context> const& packed) const {
        return packed.counted();
    }
    template <chunk_runner Runner, class Key, std::size_t Capacity, class Context>
    [[nodiscard]] auto operator()(Runner const& runner, packed_answers<Key, Capacity, Context> const& packed) const {
        return packed.counted(runner);
    }

private:
    template <class Range, class... P, class... I>
    static auto counted(Range&& records, keys_of<P...> const& keys, I const&... several) {
        using counting = counting_by<record_of<Range>, keys_of<P...>, I...>;
        auto cells = counting::fresh(several...);
        for (auto const& r : records) counting::add(cells, r, keys, several...);
        return cells;
    }
};

struct pack_function {
    template <class Range, class... P, class Projection, class Context = no_context>
    [[nodiscard]] auto operator()(Range&& records, keys_of<P...> const& keys, Projection sheet, Context context = {}) const {
        using key = std::remove_cvref_t<decltype(keys(*std::begin(records)))>;
        using sheet_type = std::remove_cvref_t<std::invoke_result_t<Projection const&, record_of<Range> const&>>;
        packed_answers<key, sheet_type::capacity, Context> packed(std::move(context));
        for (auto const& r : records)
            keys.with_key_of(r, [&](auto const& its_key) { packed.add(its_key, std::invoke(sheet, r)); });
        return packed;
    }
};

}  // namespace detail

inline constexpr detail::tabulate_function tabulate{};

/// pack(records, by(keys...), sheet, context = none): the answer sheets of records, ready to be counted many times.
inline constexpr detail::pack_function pack{};

}  // namespace pbo

#endif
