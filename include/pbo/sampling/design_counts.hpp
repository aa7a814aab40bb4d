// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_DESIGN_COUNTS_HPP
#define PBO_SAMPLING_DESIGN_COUNTS_HPP

// How many, in each of the clusters that were drawn?  The cell of a table of a sample: a weighted cell for every unit of
// the frame in which somebody was counted into it, sorted by the unit's id, and what was absent and why (unweighted).
// With the frame, which is the table's context, it gives every estimate its variance without reading a record again:
// linearised, or by replicates, which are multiplicities of clusters.  Merges unit by unit.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/cell.hpp>
#include <pbo/count/tally.hpp>

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

template <cell Unit>
class design_counts {
public:
    using unit_type = Unit;
    struct entry {
        std::uint64_t id;
        Unit cell;
        template <class Self, class Visit>
        static constexpr void parts_of(Self& self, Visit&& visit) {
            visit("id", self.id);
            visit("cell", self.cell);
        }
        friend bool operator==(entry const&, entry const&) = default;
    };

    design_counts() = default;
    /// entries in strictly ascending order of id.
    explicit design_counts(std::vector<entry> entries, absences absent = {})
        : entries_(std::move(entries)), absent_(absent) {}

    [[nodiscard]] std::vector<entry> const& entries() const noexcept { return entries_; }
    [[nodiscard]] absences const& absent() const noexcept { return absent_; }
    /// All units merged.
    [[nodiscard]] Unit total() const {
        Unit sum{};
        for (auto const& e : entries_) sum += e.cell;
        return sum;
    }

    /// Strong: when a cell refuses, nothing has changed.
    design_counts& operator+=(design_counts const& other) {
        auto absent = absent_;
        absent += other.absent_;
        std::vector<entry> merged;
        merged.reserve(entries_.size() + other.entries_.size());
        auto a = entries_.begin();
        auto b = other.entries_.begin();
        while (a != entries_.end() && b != other.entries_.end()) {
            if (a->id < b->id) {
                merged.push_back(*a++);
            } else if (b->id < a->id) {
                merged.push_back(*b++);
            } else {
                merged.push_back(*a++);
                merged.back().cell += (b++)->cell;
            }
        }
        merged.insert(merged.end(), a, entries_.end());
        merged.insert(merged.end(), b, other.entries_.end());
        entries_.swap(merged);
        absent_ = absent;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("absent", self.absent_);
        visit("entries", self.entries_);
        if constexpr (!std::is_const_v<Self>)
            for (std::size_t i = 1; i < self.entries_.size(); ++i)
                if (self.entries_[i].id <= self.entries_[i - 1].id)
                    throw std::invalid_argument("pbo::design_counts: the units are not in ascending order of their ids");
    }
    friend bool operator==(design_counts const&, design_counts const&) = default;
    friend std::ostream& operator<<(std::ostream& out, design_counts const& c) {
        return out << c.total() << " in " << detail::plain(c.entries_.size()) << " units";
    }

private:
    std::vector<entry> entries_;
    absences absent_;
};

}  // namespace pbo

#endif
