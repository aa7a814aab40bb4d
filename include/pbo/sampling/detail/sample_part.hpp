// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_DETAIL_SAMPLE_PART_HPP
#define PBO_SAMPLING_DETAIL_SAMPLE_PART_HPP

// What has been counted of a part of a sample's records?  A cell for each key and unit that meet, what was absent by key,
// and the units of the frame, all in the order in which they were met.  Parts that are merged in the records' order give
// the same sums to the bit whoever counted them.  A weight that cannot be one is noted by the record's number in its part,
// and complained of when the parts before it have been merged: by then its number among all records is known, and a record
// before it may have contradicted another part (a stratum with another population).
//
// Counting costs two look-ups a record; merging one for each of the other's units, keys and cells.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/detail/key_index.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/sampling/design_counts.hpp>
#include <pbo/sampling/detail/unit_finder.hpp>
#include <pbo/sampling/lonely_cluster.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] inline bool usable_weight(figure<double> const& w) noexcept {
    return w.has_value() && *w >= 0.0 && *w <= std::numeric_limits<double>::max();
}
template <class = detail::when_called>
[[noreturn]] inline void refuse_weight(std::uint64_t number, figure<double> const& w) {
    throw std::domain_error("pbo::sample: record " + std::to_string(number) + " (counted from 0) has " +
                            (w.has_value() ? "a weight of " + number_text(*w) : std::string("no weight")));
}

template <class Record, class Design, class Key, cell Unit>
class sample_part {
public:
    sample_part(Design const& design, lonely_cluster lonely) : find_(design, lonely) {}

    /// Counts one record: add(unit's cell, absences, record, weight), where weight_of(record) is its weight.
    template <class Keys, class Weight, class Add>
    void count(Record const& r, Keys const& keys, Weight const& weight_of, Add const& add) {
        auto const unit = find_(r);
        figure<double> const weight = weight_of(r);
        if (!usable_weight(weight)) {
            unusable_ = weight;
            throw_unusable_weight();
        }
        auto const key = keys.with_key_of(r, [this](auto const& of_one) {
            return keys_index_.position(of_one, keys_, [&] { keys_.push_back({Key(of_one), {}}); });
        });
        add(cell_of(meeting(key, unit)), keys_[key].absent, r, *weight);
        ++records_;
    }

    /// Adds the part that comes next in the records' order.  What is thrown leaves this one of no use.
    sample_part& operator+=(sample_part const& next) {
        auto const units = find_.take(next.find_);
        std::vector<std::size_t> keys;
        keys.reserve(next.keys_.size());
        for (auto const& k : next.keys_) {
            keys.push_back(keys_index_.position(k.key, keys_, [&] { keys_.push_back({k.key, {}}); }));
            keys_[keys.back()].absent += k.absent;
        }
        for (auto const& c : next.cells_) cell_of(meeting(keys[c.key >> 32U], units[c.key & 0xFFFFFFFFU])) += c.cell;
        records_ += next.records_;
        unusable_ = next.unusable_;
        return *this;
    }
    /// Throws std::domain_error when the last record that was looked at has a weight that cannot be one.
    void throw_unusable_weight() const {
        if (unusable_) refuse_weight(records_, *unusable_);
    }

    /// The table by key, cells in the frame's order, and the frame in its context; nothing is left.
    template <class Context>
    [[nodiscard]] auto freeze(Context what) {
        using counts = design_counts<Unit>;
        auto const ids = find_.ids();
        std::vector<std::vector<typename counts::entry>> entries(keys_.size());
        for (auto& c : cells_) entries[c.key >> 32U].push_back({ids[c.key & 0xFFFFFFFFU], std::move(c.cell)});
        cells_.clear();
        typename table<Key, counts, sampled<Context>>::builder result(sampled<Context>{std::move(what), find_.freeze()});
        for (std::size_t k = 0; k < keys_.size(); ++k) {
            auto& of_key = entries[k];
            std::sort(of_key.begin(), of_key.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
            result[keys_[k].key] = counts(std::move(of_key), keys_[k].absent);
        }
        return result.freeze();
    }

    struct met_key {
        Key key;
        absences absent;
        template <class Self, class Visit>
        static constexpr void parts_of(Self& self, Visit&& visit) {
            visit("key", self.key);
            visit("absent", self.absent);
        }
    };
    struct keyed_cell {
        std::uint64_t key;
        Unit cell;
        template <class Self, class Visit>
        static constexpr void parts_of(Self& self, Visit&& visit) {
            visit("key", self.key);
            visit("cell", self.cell);
        }
    };
    /// All of it, for another rank (distributed/).
    struct told_part {
        std::vector<typename unit_finder<Record, Design>::told_unit> units{};
        std::vector<met_key> keys{};
        std::vector<keyed_cell> cells{};
        std::uint64_t records = 0;
        std::optional<figure<double>> unusable{};

        template <class Self, class Visit>
        static constexpr void parts_of(Self& self, Visit&& visit) {
            visit("units", self.units);
            visit("keys", self.keys);
            visit("cells", self.cells);
            visit("records", self.records);
            // A weight that cannot be one, which may be no number: its bits, or why there is none.
            std::optional<double> weight;
            auto reason = absence{};
            bool unusable = self.unusable.has_value();
            if constexpr (std::is_const_v<Self>)
                if (unusable) {
                    if (self.unusable->has_value()) weight = **self.unusable;
                    else reason = self.unusable->reason();
                }
            visit("is_unusable", unusable);
            visit("weight", weight);
            visit("reason", reason);
            if constexpr (!std::is_const_v<Self>) {
                self.unusable.reset();
                if (unusable) self.unusable = weight ? figure<double>(*weight) : figure<double>(reason);
            }
        }
    };
    [[nodiscard]] told_part taken_apart() { return {find_.taken_apart(), std::move(keys_), std::move(cells_), records_, unusable_}; }
    /// Into one that has counted nothing.
    void put_together(told_part&& all) {
        find_.put_together(all.units);
        for (auto const& k : all.keys) static_cast<void>(keys_index_.position(k.key, keys_, [&] { keys_.push_back(k); }));
        for (auto const& c : all.cells) cell_of(c.key) = c.cell;
        records_ = all.records;
        unusable_ = all.unusable;
    }

private:

    [[nodiscard]] static std::uint64_t meeting(std::uint64_t key, std::uint32_t unit) noexcept { return key << 32U | unit; }
    [[nodiscard]] Unit& cell_of(std::uint64_t key) {
        return cells_[cell_index_.position(key, cells_, [&] { cells_.push_back({key, Unit{}}); })].cell;
    }

    unit_finder<Record, Design> find_;
    std::vector<met_key> keys_;
    key_index<Key> keys_index_;
    std::vector<keyed_cell> cells_;  // few of all the keys and units that could meet
    key_index<std::uint64_t, most_identifiers> cell_index_;
    std::uint64_t records_ = 0;
    std::optional<figure<double>> unusable_;
};

}  // namespace pbo::detail

#endif
