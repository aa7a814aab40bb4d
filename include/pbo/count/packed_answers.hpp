// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_PACKED_ANSWERS_HPP
#define PBO_COUNT_PACKED_ANSWERS_HPP

// How often was each answer given, asked again and again?  Answer sheets packed for counting: of every record the number
// of its key and its sheet, 4 bytes and one byte a question, and every key once.  A record with all it holds has ten times
// that, and reading it from memory is most of what counting it costs.
//
//     auto const packed = pbo::pack(responses, pbo::by(council, mode), &response::answers);
//     auto const t = pbo::tabulate(packed);                        // the same as counting the responses, to the bit
//     auto const t2 = pbo::tabulate(pbo::threads{2}, packed);
//
// O(records) to pack; counting costs a few nanoseconds a record whatever the keys are, and 1.4 kB a key while it lasts.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/count/answer_counts.hpp>
#include <pbo/count/detail/answer_bits.hpp>
#include <pbo/count/detail/key_index.hpp>
#include <pbo/count/table.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace pbo {

template <std::totally_ordered Key, std::size_t Capacity = 16, table_context Context = no_context>
class packed_answers {
public:
    using key_type = Key;
    using context_type = Context;
    using table_type = table<Key, answer_counts<Capacity>, Context>;

    packed_answers() = default;
    /// The context of the tables to come, such as the instrument.
    explicit packed_answers(Context context) : context_(std::move(context)) {}

    /// One record more.  The key is as in builder::cell_of: a Key, or a tuple of references that makes one.
    template <class Like>
    void add(Like const& key, answer_sheet<Capacity> const& sheet) {
        auto const group = index_.position(key, keys_, [&] { keys_.push_back({Key(key)}); });
        groups_.push_back(static_cast<std::uint32_t>(group));
        try {
            sheets_.emplace_back(sheet);
        } catch (...) {
            groups_.pop_back();
            throw;
        }
    }
    void reserve(std::size_t records) {
        groups_.reserve(records);
        sheets_.reserve(records);
    }

    [[nodiscard]] std::size_t size() const noexcept { return sheets_.size(); }
    [[nodiscard]] bool empty() const noexcept { return sheets_.empty(); }
    /// How many keys there are, each with one record at least.
    [[nodiscard]] std::size_t keys() const noexcept { return keys_.size(); }
    [[nodiscard]] Context const& context() const noexcept { return context_; }

    /// The counts by key; chunks of records are counted as the runner says (threads{n}), and merged in order.
    template <chunk_runner Runner = in_sequence>
    [[nodiscard]] table_type counted(Runner const& runner = {}) const {
        return counted_with<detail::native_bytes<16>>(runner);
    }
    /// The same through other vector registers, or none: for tests, which find no difference.
    template <class Bytes, chunk_runner Runner = in_sequence>
    [[nodiscard]] table_type counted_with(Runner const& runner = {}) const {
        using counters = detail::bit_counters<Capacity, Bytes>;
        typename table_type::builder cells(context_);
        // Counters cost as much as some ten thousand records, so that chunks are long, and one where nobody shares the work.
        bool const alone = std::same_as<Runner, in_sequence>;
        detail::chunks_of const chunks{size(), alone ? size() : std::max(std::size_t{1} << 18U, size() / 64 + 1)};
        runner.in_order(
            chunks.count(),
            [&](std::size_t chunk) {
                counters counts(keys_.size());
                auto const begin = chunks.begin(chunk);
                counts.add(groups_.data() + begin, sheets_.data() + begin, chunks.end(chunk) - begin);
                counts.flush();
                return counts;
            },
            [&](std::size_t, counters const& counts) {
                for (std::size_t group = 0; group < keys_.size(); ++group)
                    cells[keys_[group].key].add_bits(counts.totals(group), counts.sheets(group));
            });
        return cells.freeze();
    }

private:
    struct named {
        Key key;
    };

    std::vector<named> keys_;
    detail::key_index<Key> index_;
    std::vector<std::uint32_t> groups_;
    std::vector<detail::bit_sheet<Capacity>> sheets_;
    Context context_{};
};

}  // namespace pbo

#endif
