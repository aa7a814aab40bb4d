// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_ORDERED_POSITIONS_HPP
#define PBO_COUNT_DETAIL_ORDERED_POSITIONS_HPP

// Where among the entries of a vector is this key, by order alone?  A balanced tree of the entries' positions (Andersson, 1993: an
// AA tree), which is at most twice as deep as the logarithm of their number, whoever chose the keys and their order.  It knows
// neither keys nor entries: compare(i) says how the key that is looked for stands to that of entry i, below 0, 0 or above, so that
// one class serves every type of key and costs a compiler little.
//
// Entries are numbered as they are added, from 0.  12 bytes an entry; O(log n) comparisons.

#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo::detail {

class ordered_positions {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    [[nodiscard]] bool empty() const noexcept { return nodes_.size() <= 1; }
    /// Steps from the root to the entry that is furthest from it.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t depth() const { return depth_below(root_); }

    /// The place of a key: the position that it has, or where add() puts it.
    struct place {
        std::uint32_t position = none;
        std::size_t steps = 0;
        std::array<std::uint32_t, 64> path{};  // twice 31 levels are the most
        bool last_to_the_right = false;
    };
    template <class Compare>
    [[nodiscard]] place find(Compare const& compare) const {
        place p;
        for (auto at = root_; at != 0;) {
            auto const order = compare(at - 1);
            if (order == 0) {
                p.position = at - 1;
                return p;
            }
            p.path[p.steps++] = at;
            p.last_to_the_right = order > 0;
            at = p.last_to_the_right ? nodes_[at].right : nodes_[at].left;
        }
        return p;
    }
    /// Room for one more, so that add() cannot fail.
    template <class = detail::when_called>
    void make_room() {
        if (nodes_.empty()) nodes_.push_back({});  // below all leaves, on level 0
        if (nodes_.size() == nodes_.capacity()) nodes_.reserve(2 * nodes_.size());
    }
    /// The next entry, in the place that find() gave for its key.
    template <class = detail::when_called>
    void add(place const& p) {
        make_room();
        auto const added = static_cast<std::uint32_t>(nodes_.size());
        nodes_.push_back({0, 0, 1});
        if (p.steps == 0) {
            root_ = added;
            return;
        }
        auto const parent = p.path[p.steps - 1];
        (p.last_to_the_right ? nodes_[parent].right : nodes_[parent].left) = added;
        for (std::size_t i = p.steps; i-- > 0;) {
            auto const before = p.path[i];
            auto const now = split(skewed(before));
            if (i == 0)
                root_ = now;
            else if (auto& above = nodes_[p.path[i - 1]]; above.left == before)
                above.left = now;
            else
                above.right = now;
        }
    }

private:
    struct node {
        std::uint32_t left = 0, right = 0, level = 0;
    };

    /// A left child on the same level becomes the parent.
    template <class = detail::when_called>
    [[nodiscard]] std::uint32_t skewed(std::uint32_t at) {
        auto const left = nodes_[at].left;
        if (nodes_[left].level != nodes_[at].level) return at;
        nodes_[at].left = nodes_[left].right;
        nodes_[left].right = at;
        return left;
    }
    /// Of three on a level, one to the right of the other, the middle one rises.
    template <class = detail::when_called>
    [[nodiscard]] std::uint32_t split(std::uint32_t at) {
        auto const right = nodes_[at].right;
        if (nodes_[nodes_[right].right].level != nodes_[at].level) return at;
        nodes_[at].right = nodes_[right].left;
        nodes_[right].left = at;
        ++nodes_[right].level;
        return right;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::size_t depth_below(std::uint32_t at) const {
        if (at == 0) return 0;
        auto const left = depth_below(nodes_[at].left), right = depth_below(nodes_[at].right);
        return 1 + (left < right ? right : left);
    }

    std::vector<node> nodes_;  // that of entry i is i + 1
    std::uint32_t root_ = 0;
};

}  // namespace pbo::detail

#endif
