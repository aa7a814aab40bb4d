// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_ANSWER_BUILDER_HPP
#define PBO_COUNT_DETAIL_ANSWER_BUILDER_HPP

// Counts answer sheets by key while they come, one by one: an index of the keys and, for each, counters of bits
// (answer_bits.hpp).  What is touched for a sheet are a key and one line of memory, where a cell of a table is 18 lines; with
// a few hundred keys the one fits beside a processor and the other does not.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/reused_states.hpp>
#include <pbo/count/answer_counts.hpp>
#include <pbo/count/detail/answer_bits.hpp>
#include <pbo/count/detail/key_index.hpp>
#include <pbo/count/table.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

namespace pbo::detail {

template <std::totally_ordered Key, std::size_t Capacity = 16>
class answer_builder {
public:
    /// The key is as in table::builder::cell_of: a Key, or a tuple of references that makes one.
    template <class Like>
    void add(Like const& key, answer_sheet<Capacity> const& sheet) {
        counts_.add(group_of(key), bit_sheet<Capacity>(sheet));
    }

    /// Adds the counts to a table's; this is empty of counts afterwards, but keeps its keys and its memory.
    template <class Context>
    void move_into(typename table<Key, answer_counts<Capacity>, Context>::builder& cells) {
        counts_.flush();
        for (std::size_t group = 0; group < keys_.size(); ++group)
            if (counts_.sheets(group) != 0) cells[keys_[group].key].add_bits(counts_.totals(group), counts_.sheets(group));
        counts_.forget_totals();
    }

    /// What was counted of a group, for another rank (distributed/).
    struct counted_group {
        Key key{};
        std::uint64_t sheets = 0;
        std::array<std::uint64_t, bit_counters<Capacity>::counters> totals{};

        template <class Self, class Visit>
        static constexpr void parts_of(Self& self, Visit&& visit) {
            visit("key", self.key);
            visit("sheets", self.sheets);
            visit("totals", self.totals);
        }
    };
    /// All counts; this is empty of them afterwards, as after move_into.
    [[nodiscard]] std::vector<counted_group> taken_apart() {
        counts_.flush();
        std::vector<counted_group> all;
        for (std::size_t group = 0; group < keys_.size(); ++group)
            if (counts_.sheets(group) != 0) {
                auto& one = all.emplace_back();
                one.key = keys_[group].key;
                one.sheets = counts_.sheets(group);
                std::copy_n(counts_.totals(group), one.totals.size(), one.totals.begin());
            }
        counts_.forget_totals();
        return all;
    }
    void put_together(std::vector<counted_group> const& all) {
        for (auto const& one : all) counts_.add_totals(group_of(one.key), one.totals, one.sheets);
    }

private:
    struct named {
        Key key;
    };
    template <class Like>
    [[nodiscard]] std::size_t group_of(Like const& key) {
        return index_.position(key, keys_, [&] {
            keys_.push_back({Key(key)});
            try {
                counts_.add_group();
            } catch (...) {
                keys_.pop_back();
                throw;
            }
        });
    }

    std::vector<named> keys_;
    key_index<Key> index_;
    bit_counters<Capacity> counts_;
};

}  // namespace pbo::detail

#endif
