// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_TABULATE_HPP
#define PBO_COUNT_TABULATE_HPP

// The one counting loop: tabulate(records, by(keys...), indicators...).  One key gives a table with that key, several a
// table with a tuple of them; one indicator gives its cell, several a row of cells.  O(records), and nothing allocates in
// the loop but a new key.  The records are any source (source.hpp): a range, also a view that is read once; files that are
// counted while they are read; a sample, whose table knows how it was drawn.
//
// tabulate(threads{4}, records, ...) counts by chunks, as chunk_runner.hpp says: the same table.
// Answer sheets that are counted again and again are packed first: pack(...), in packed_answers.hpp.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/never.hpp>
#include <pbo/count/answer_counts.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/keys.hpp>
#include <pbo/count/packed_answers.hpp>
#include <pbo/count/row.hpp>
#include <pbo/count/source.hpp>
#include <pbo/count/table.hpp>

#include <cstddef>
#include <functional>
#include <iterator>
#include <tuple>
#include <type_traits>
#include <utility>

namespace pbo {

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

template <class Record, class... I>
inline constexpr bool indicators_for = sizeof...(I) != 0 && (indicator_of<I, Record> && ...);

/// Records, each of which counts once.
template <chunk_runner Runner, record_source Source, class... P, class... I>
    requires(keys_for<keys_of<P...>, source_record<Source>> && indicators_for<source_record<Source>, I...>)
[[nodiscard]] auto tabulate_from(Runner const& runner, Source&& source, keys_of<P...> const& keys, I const&... several) {
    using record = source_record<Source>;
    using counting = counting_by<record, keys_of<P...>, I...>;
    using builder = typename counting::builder;
    auto cells = counting::fresh(several...);
    auto said = visit_source(
        runner, source, [&] { return counting::fresh(several...); },
        [&](builder& part, record const& r) { counting::add(part, r, keys, several...); },
        [&](builder&& part) {
            if (cells.size() == 0)
                cells = std::move(part);
            else
                cells += part;
        });
    return reported(cells.freeze(), std::move(said));
}
/// Answers that are packed with their keys already.
template <chunk_runner Runner, packed_with_keys Packed>
[[nodiscard]] auto tabulate_from(Runner const& runner, Packed const& packed) {
    return reported(packed.counted(runner), what_was_read(packed));
}

struct tabulate_function {
    template <chunk_runner Runner, class Source, class... KeysAndIndicators>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& source, KeysAndIndicators const&... how) const {
        if constexpr (requires { tabulate_from(runner, source, how...); }) {
            return tabulate_from(runner, source, how...);
        } else {
            static_assert(never<Source>,
                          "pbo::tabulate takes records (a range, pbo::record_files, or pbo::sample(...) of either), by(...) of their "
                          "keys, and at least one indicator: pbo::tabulate(records, pbo::by(&record::council), "
                          "pbo::indicator(\"told\", &record::told)); or pbo::pack(...)ed answers alone");
            return refused_call{};
        }
    }
    template <class Source, class... KeysAndIndicators>
        requires(!chunk_runner<Source>)
    [[nodiscard]] auto operator()(Source&& source, KeysAndIndicators const&... how) const {
        return (*this)(in_sequence{}, source, how...);
    }
};

struct pack_function {
    template <chunk_runner Runner, class Source, class... P, class Projection, class Context = no_context>
        requires record_source<Source>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& source, keys_of<P...> const& keys, Projection sheet,
                                  Context context = {}) const {
        using record = source_record<Source>;
        using key = std::remove_cvref_t<decltype(keys(std::declval<record const&>()))>;
        using sheet_type = std::remove_cvref_t<std::invoke_result_t<Projection const&, record const&>>;
        using packed = packed_answers<key, sheet_type::capacity, Context>;
        packed all(context);
        auto said = visit_source(
            runner, source, [&] { return packed(context); },
            [&](packed& part, record const& r) {
                keys.with_key_of(r, [&](auto const& its_key) { part.add(its_key, std::invoke(sheet, r)); });
            },
            [&](packed&& part) { all.append(std::move(part)); });
        return reported(std::move(all), std::move(said));
    }
    template <class Source, class... P, class Projection, class Context = no_context>
        requires(!chunk_runner<Source>) && record_source<Source>
    [[nodiscard]] auto operator()(Source&& source, keys_of<P...> const& keys, Projection sheet, Context context = {}) const {
        return (*this)(in_sequence{}, source, keys, std::move(sheet), std::move(context));
    }
};

}  // namespace detail

inline constexpr detail::tabulate_function tabulate{};

/// pack(records, by(keys...), sheet, context = none): the answer sheets of the records of any source, ready to be counted many times;
/// of files, with what became of their rows.  A chunk runner may stand first.  O(records).
inline constexpr detail::pack_function pack{};

}  // namespace pbo

#endif
