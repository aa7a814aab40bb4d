// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_TABLE_HPP
#define PBO_COUNT_TABLE_HPP

// How many, for each key?  The hub of the library: microdata and published counts both lead to a table, a sorted flat
// map from a key (a council, a mode, a tuple of them) to a cell of counts, with the context that all its cells share
// (an instrument, an eligibility basis, column headings).  Tables merge as their cells do; contexts must agree.
//
// table::builder is for counting (a hash index, then one sort); table is the result.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/cell.hpp>
#include <pbo/count/detail/key_index.hpp>
#include <pbo/count/detail/key_text.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// The context of cells that share nothing.
struct no_context {
    constexpr no_context& operator+=(no_context const&) noexcept { return *this; }
    friend constexpr bool operator==(no_context, no_context) = default;
};

/// What all cells of a table share.  += merges with another table's, and throws when the two cannot stand together.
template <class C>
concept table_context = std::regular<C> && requires(C& mine, C const& other) {
    { mine += other } -> std::same_as<C&>;
};

/// A context that knows what its cells are about: context.remembered_of(cell) is the cell with that.
template <class Context, class Cell>
concept tells_what_is_counted = requires(Context const& context, Cell const& cell) { context.remembered_of(cell); };

template <std::totally_ordered Key, cell Cell, table_context Context = no_context>
class table {
public:
    struct entry {
        Key key;
        Cell cell;
        template <class Self, class Visit>
        static constexpr void parts_of(Self& self, Visit&& visit) {
            visit("key", self.key);
            visit("cell", self.cell);
        }
        friend bool operator==(entry const&, entry const&) = default;
    };
    using key_type = Key;
    using cell_type = Cell;
    using context_type = Context;
    using value_type = entry;
    using const_iterator = typename std::vector<entry>::const_iterator;

    class builder;

    table() = default;
    explicit table(Context context) : context_(std::move(context)) {}

    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
    [[nodiscard]] const_iterator begin() const noexcept { return entries_.begin(); }
    [[nodiscard]] const_iterator end() const noexcept { return entries_.end(); }
    [[nodiscard]] Context const& context() const noexcept { return context_; }

    /// The cell, or nullptr.  O(log n).
    [[nodiscard]] Cell const* find(Key const& key) const {
        auto const at = std::lower_bound(begin(), end(), key, [](entry const& e, Key const& k) { return e.key < k; });
        return at != end() && at->key == key ? &at->cell : nullptr;
    }
    [[nodiscard]] bool contains(Key const& key) const { return find(key) != nullptr; }

    /// The cell, which remembers what it is about where the context can tell (count/remembered.hpp).  Throws
    /// std::out_of_range, naming the key and those that there are.
    [[nodiscard]] decltype(auto) operator[](Key const& key) const {
        auto const* const found = find(key);
        if (found == nullptr) no_cell(key);
        if constexpr (tells_what_is_counted<Context, Cell>)
            return context_.remembered_of(*found);
        else
            return static_cast<Cell const&>(*found);
    }

    /// All cells merged into one.
    [[nodiscard]] auto total() const {
        Cell sum{};
        for (auto const& e : entries_) sum += e.cell;
        if constexpr (tells_what_is_counted<Context, Cell>)
            return context_.remembered_of(sum);
        else
            return sum;
    }

    /// Merges cell by cell.  When a context or a cell refuses, nothing has changed.  O(n + m).
    table& operator+=(table const& other) {
        auto context = context_;
        context += other.context_;
        std::vector<entry> merged;
        merged.reserve(size() + other.size());
        auto a = begin();
        auto b = other.begin();
        while (a != end() && b != other.end()) {
            if (a->key < b->key) {
                merged.push_back(*a++);
            } else if (b->key < a->key) {
                merged.push_back(*b++);
            } else {
                merged.push_back(*a++);
                merged.back().cell += (b++)->cell;
            }
        }
        merged.insert(merged.end(), a, end());
        merged.insert(merged.end(), b, other.end());
        entries_.swap(merged);
        context_ = std::move(context);
        return *this;
    }

    /// What it is made of, by name: see count/parts.hpp.  Refuses keys that are not in ascending order.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("context", self.context_);
        visit("entries", self.entries_);
        if constexpr (!std::is_const_v<Self>)
            for (std::size_t i = 1; i < self.entries_.size(); ++i)
                if (!(self.entries_[i - 1].key < self.entries_[i].key))
                    throw std::invalid_argument(detail::visible("pbo::table: the key '" + detail::key_text(self.entries_[i].key) +
                                                                     "' does not stand after '" +
                                                                     detail::key_text(self.entries_[i - 1].key) + "'"));
    }
    friend bool operator==(table const&, table const&) = default;

private:
    [[noreturn]] void no_cell(Key const& key) const {
        constexpr std::size_t most = 12;
        std::string told = "pbo::table: no cell for '" + detail::key_text(key) + "' among " + std::to_string(size()) +
                           (size() == 1 ? " key" : " keys");
        for (std::size_t i = 0; i < std::min(size(), most); ++i)
            told += (i == 0 ? ": '" : ", '") + detail::key_text(entries_[i].key) + "'";
        if (size() > most) told += " and " + std::to_string(size() - most) + " more";
        throw std::out_of_range(detail::visible(told));
    }

    std::vector<entry> entries_;
    Context context_{};
};

/// Counts into cells in any order of keys; freeze() gives the sorted table.
template <std::totally_ordered Key, cell Cell, table_context Context>
class table<Key, Cell, Context>::builder {
public:
    builder() = default;
    explicit builder(Context context) : context_(std::move(context)) {}

    /// The key's cell, new and empty the first time.  The reference holds until the next new key.  When making a new one
    /// throws, the builder is as it was.  Throws too_many_keys for more than most_keys (core/key_limit.hpp).
    Cell& operator[](Key const& key) { return cell_of(key); }
    /// The same for what makes a Key and hashes and compares as one (a tuple of references), which is made into a Key only
    /// when it is new.
    template <class Like>
    Cell& cell_of(Like const& key) {
        return entries_[index_.position(key, entries_, [&] { entries_.push_back({Key(key), Cell{}}); })].cell;
    }
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

    /// Adds another builder's cells.  O(its keys), where adding tables costs the keys of both.  When a context refuses,
    /// nothing has changed; when a cell does, those before it have been added.
    template <class = detail::when_called>
    builder& operator+=(builder const& other) {
        auto context = context_;
        context += other.context_;
        for (auto const& e : other.entries_) (*this)[e.key] += e.cell;
        context_ = std::move(context);
        return *this;
    }

    /// The table so far; the builder is empty afterwards.
    template <class = detail::when_called>
    [[nodiscard]] table freeze() {
        table t(std::move(context_));
        t.entries_ = std::move(entries_);
        std::sort(t.entries_.begin(), t.entries_.end(), [](entry const& a, entry const& b) { return a.key < b.key; });
        *this = builder{};
        return t;
    }

private:
    std::vector<entry> entries_;
    detail::key_index<Key> index_;
    Context context_{};
};

/// Merges cells whose keys have the same group: councils into regions, regions into England.  group(key) is the new key.
/// The context stays.
inline constexpr auto regroup = []<class Key, class Cell, class Context, class Group>(table<Key, Cell, Context> const& t,
                                                                                      Group const& group) {
    using new_key = std::remove_cvref_t<std::invoke_result_t<Group const&, Key const&>>;
    typename table<new_key, Cell, Context>::builder merged(t.context());
    for (auto const& e : t) merged[std::invoke(group, e.key)] += e.cell;
    return merged.freeze();
};

}  // namespace pbo

#endif
