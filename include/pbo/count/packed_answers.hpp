// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_PACKED_ANSWERS_HPP
#define PBO_COUNT_PACKED_ANSWERS_HPP

// How often was each answer given, asked again and again?  Answer sheets packed for counting: every key once, with the sheets
// of its records side by side, one byte a question.  A record with all it holds has ten times that, and reading it from memory
// is most of what counting it costs; and whose sheets lie by key need not be told apart again.
//
//     auto const packed = pbo::pack(responses, pbo::by(council, mode), &response::answers);
//     auto const t = pbo::tabulate(packed);                        // the same as counting the responses, to the bit
//     auto const t2 = pbo::tabulate(pbo::threads{2}, packed);
//
// O(records) to pack, about as much as counting them once.  Counting packed sheets costs about as much as reading them.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/count/answer_counts.hpp>
#include <pbo/count/detail/answer_bits.hpp>
#include <pbo/count/detail/full_adders.hpp>
#include <pbo/count/detail/key_index.hpp>
#include <pbo/count/table.hpp>

#include <algorithm>
#include <array>
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
        groups_[index_.position(key, groups_, [&] { groups_.push_back({Key(key), {}}); })].sheets.emplace_back(sheet);
        ++size_;
    }

    /// The records of another part, behind those that are here.  The context stays.  O(the part's sheets).
    void append(packed_answers&& part) {
        if (empty()) {
            part.context_ = std::move(context_);
            *this = std::move(part);
            return;
        }
        for (auto& g : part.groups_) {
            auto& to = groups_[index_.position(g.key, groups_, [&] { groups_.push_back({g.key, {}}); })].sheets;
            to.insert(to.end(), g.sheets.begin(), g.sheets.end());
            size_ += g.sheets.size();
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    /// How many keys there are, each with one record at least.
    [[nodiscard]] std::size_t keys() const noexcept { return groups_.size(); }
    [[nodiscard]] Context const& context() const noexcept { return context_; }

    /// The counts by key; chunks of records are counted as the runner says (threads{n}), and merged in order.
    template <chunk_runner Runner = in_sequence>
    [[nodiscard]] table_type counted(Runner const& runner = {}) const {
        return counted_with<detail::native_bytes<16>>(runner);
    }
    /// The same through other vector registers, or none: for tests, which find no difference.
    template <class Bytes, chunk_runner Runner = in_sequence>
    [[nodiscard]] table_type counted_with(Runner const& runner = {}) const {
        typename table_type::builder cells(context_);
        // A chunk is so many sheets in the order of the groups: one where nobody shares the work.
        bool const alone = std::same_as<Runner, in_sequence>;
        detail::chunks_of const chunks{size(), alone ? size() : std::max(std::size_t{1} << 18U, size() / 64 + 1)};
        auto const ends = ends_of_groups();
        runner.in_order(
            chunks.count(), [&](std::size_t chunk) { return part<Bytes>(ends, chunks.begin(chunk), chunks.end(chunk)); },
            [&](std::size_t, std::vector<counted_bits> const& counted) {
                for (auto const& one : counted) cells[groups_[one.group].key].add_bits(one.totals.data(), one.sheets);
            });
        return cells.freeze();
    }

private:
    struct group {
        Key key;
        std::vector<detail::bit_sheet<Capacity>> sheets;
    };
    struct counted_bits {
        std::size_t group;
        std::uint64_t sheets;
        std::array<std::uint64_t, detail::answer_bit_count * Capacity> totals;
    };

    /// How many sheets there are up to the end of each group.
    [[nodiscard]] std::vector<std::size_t> ends_of_groups() const {
        std::vector<std::size_t> ends;
        ends.reserve(groups_.size());
        for (auto const& g : groups_) ends.push_back((ends.empty() ? 0 : ends.back()) + g.sheets.size());
        return ends;
    }
    /// Counts the sheets [begin, end) of all groups one after another.
    template <class Bytes>
    [[nodiscard]] std::vector<counted_bits> part(std::vector<std::size_t> const& ends, std::size_t begin, std::size_t end) const {
        std::vector<counted_bits> counted;
        auto const first = std::upper_bound(ends.begin(), ends.end(), begin);
        for (auto at = static_cast<std::size_t>(first - ends.begin()); begin < end; ++at) {
            auto const& sheets = groups_[at].sheets;
            auto const from = begin - (ends[at] - sheets.size()), size = std::min(end, ends[at]) - begin;
            if (size == 0) continue;  // a key whose first record there was no memory for
            auto& one = counted.emplace_back(counted_bits{at, size, {}});
            detail::add_bits_of<Capacity, Bytes>(sheets.data() + from, size, one.totals.data());
            begin += size;
        }
        return counted;
    }

    std::vector<group> groups_;
    detail::key_index<Key> index_;
    std::size_t size_ = 0;
    Context context_{};
};

namespace detail {

/// packed_answers, or what is derived from them, as those are that know what became of the rows of their files.
template <class T>
concept packed_with_keys = requires(T const& packed) {
    []<class Key, std::size_t Capacity, class Context>(packed_answers<Key, Capacity, Context> const&) {}(packed);
};

}  // namespace detail

}  // namespace pbo

#endif
