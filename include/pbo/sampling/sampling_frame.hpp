// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_SAMPLING_FRAME_HPP
#define PBO_SAMPLING_SAMPLING_FRAME_HPP

// Who could have been asked, and how was it decided who was?  The frame of a sample: at each stage strata, and in them the
// clusters that were drawn.  It is the context that all cells of a table share, for a cell alone does not know of the
// clusters in which nobody was counted into it, and without them its variance comes out wrong.
//
// The frame is a tree, kept level by level: strata of stage 1, their clusters, the strata within those, and so on.  The
// nodes of the last level are the frame's units.  The last stage's units are its clusters; or its strata, when records
// themselves were drawn there (samples_records), and then each stratum knows how many.
//
//     level(0) strata of stage 1   level(1) clusters of stage 1   level(2) strata of stage 2   level(3) clusters of stage 2
//     node.parent is a position in the level above; units() is the last level; cells refer to a unit by its id
//
// A node is identified by a hash of 64 bits of its path of names, so that cells of different frames merge without
// renumbering, and the levels are sorted by it.  Two paths with one hash are noticed and refused (a chance of 3 in 10^10
// for 10^5 units).  Frames merge by union: nodes of the same path are the same node, and counts of drawn records add up.
//
// A merge of frames of another shape or policy, or with another population for one stratum, throws std::invalid_argument.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/sampling/lonely_cluster.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pbo {

/// A stratum, or a cluster.
struct frame_node {
    std::uint64_t id = 0;
    std::uint32_t parent = 0;  ///< position in the level above; 0 in the first level
    std::uint64_t records = 0; ///< records drawn, in a stratum of records
    double population = std::numeric_limits<double>::infinity();  ///< of a stratum: how many could have been drawn
    std::string name;          ///< empty for the one stratum of a stage without strata

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("id", self.id);
        visit("parent", self.parent);
        visit("records", self.records);
        visit("population", self.population);
        visit("name", self.name);
    }
    friend bool operator==(frame_node const&, frame_node const&) = default;
};

class sampling_frame {
public:
    /// Of nothing: merges with every frame.
    sampling_frame() = default;

    class builder;

    [[nodiscard]] std::size_t stages() const noexcept { return (levels_.size() + 1) / 2; }
    [[nodiscard]] bool samples_records() const noexcept { return levels_.size() % 2 == 1; }
    [[nodiscard]] lonely_cluster lonely() const noexcept { return lonely_; }

    [[nodiscard]] std::size_t levels() const noexcept { return levels_.size(); }
    /// Throws std::out_of_range for a level that there is not.
    template <class = detail::when_called>
    [[nodiscard]] std::span<frame_node const> level(std::size_t l) const { return levels_.at(l); }
    /// Strata or clusters of a stage, counted from 0.  The clusters of a last stage that drew records are empty.
    template <class = detail::when_called>
    [[nodiscard]] std::span<frame_node const> strata(std::size_t stage = 0) const { return levels_.at(2 * stage); }
    template <class = detail::when_called>
    [[nodiscard]] std::span<frame_node const> clusters(std::size_t stage = 0) const {
        if (2 * stage + 1 == levels_.size()) return {};
        return levels_.at(2 * stage + 1);
    }
    /// What cells refer to: the nodes of the last level, in ascending order of id.
    template <class = detail::when_called>
    [[nodiscard]] std::span<frame_node const> units() const noexcept {
        return levels_.empty() ? std::span<frame_node const>{} : std::span<frame_node const>(levels_.back());
    }

    /// For each node of a level, the position of its ancestor in a level above (or itself).  O(nodes x levels).
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::uint32_t> ancestors(std::size_t of, std::size_t at) const {
        std::vector<std::uint32_t> up(level(of).size());
        std::iota(up.begin(), up.end(), 0U);
        for (std::size_t l = of; l > at; --l)
            for (auto& position : up) position = levels_[l][position].parent;
        return up;
    }
    /// For each stratum of a stage, how many clusters (or records) were drawn from it.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::uint64_t> drawn(std::size_t stage) const {
        std::vector<std::uint64_t> n(strata(stage).size());
        if (2 * stage + 1 == levels_.size())
            for (std::size_t i = 0; i < n.size(); ++i) n[i] = levels_[2 * stage][i].records;
        else
            for (auto const& c : clusters(stage)) ++n[c.parent];
        return n;
    }
    /// Of the whole sample: clusters of the first stage minus its strata.
    template <class = detail::when_called>
    [[nodiscard]] std::int64_t degrees_of_freedom() const {
        if (levels_.empty()) return 0;
        std::uint64_t all = 0;
        for (auto n : drawn(0)) all += n;
        return static_cast<std::int64_t>(all) - static_cast<std::int64_t>(strata(0).size());
    }
    /// "stratum 'North', cluster '12', stratum '...'": a node's path, for messages.
    template <class = detail::when_called>
    [[nodiscard]] std::string path(std::size_t l, std::size_t position) const {
        auto const& node = level(l)[position];
        std::string text = l == 0 ? std::string{} : path(l - 1, node.parent);
        if (l % 2 == 0 && node.name.empty()) return text.empty() ? "the only stratum" : text;
        if (!text.empty()) text += ", ";
        return text + (l % 2 == 0 ? "stratum '" : "cluster '") + node.name + "'";
    }

    /// Union.  Strong: when it throws, nothing has changed.
    template <class = detail::when_called>
    sampling_frame& operator+=(sampling_frame const& other);

    /// What it is made of, by name: see count/parts.hpp. Refuses levels that are out of order.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("lonely", self.lonely_);
        visit("levels", self.levels_);
        if constexpr (!std::is_const_v<Self>) self.refuse_disorder();
    }
    friend bool operator==(sampling_frame const&, sampling_frame const&) = default;

private:
    /// Throws unless both are the same node.
    template <class = detail::when_called>
    static void refuse_other(frame_node const& a, std::uint64_t parent_of_a, frame_node const& b, std::uint64_t parent_of_b) {
        if (a.name != b.name || parent_of_a != parent_of_b)
            throw std::invalid_argument("pbo::sampling_frame: " + detail::in_quotes(a.name) + " and " + detail::in_quotes(b.name) +
                                        " have the same hash; rename one of them");
        if (a.population != b.population)
            throw std::invalid_argument("pbo::sampling_frame: stratum " + detail::in_quotes(a.name) + " has a population of " +
                                        detail::number_text(a.population) + " and of " + detail::number_text(b.population));
    }

    /// Throws unless each level stands in ascending order of id under parents that there are.
    template <class = detail::when_called>
    void refuse_disorder() const {
        for (std::size_t l = 0; l < levels_.size(); ++l)
            for (std::size_t i = 0; i < levels_[l].size(); ++i) {
                auto const& node = levels_[l][i];
                if ((i != 0 && node.id <= levels_[l][i - 1].id) || node.parent >= (l == 0 ? 1 : levels_[l - 1].size()) ||
                    !(node.population > 0.0))
                    throw std::invalid_argument("pbo::sampling_frame: " + detail::in_quotes(node.name) + ", number " + std::to_string(i) +
                                                " of level " + std::to_string(l) + ", has no place there");
            }
    }

    std::vector<std::vector<frame_node>> levels_;
    lonely_cluster lonely_ = lonely_cluster::fail;
};

/// Collects units in the order in which they are met; freeze() sorts.
class sampling_frame::builder {
public:
    /// stages of strata and clusters; with samples_records the last one has strata only.
    template <class = detail::when_called>
    builder(std::size_t stages, bool samples_records, lonely_cluster lonely)
        : nodes_(2 * stages - (samples_records ? 1 : 0)), known_(nodes_.size()), lonely_(lonely) {}

    /// A new unit: the names of its strata and clusters, level by level, and the population of the stratum at each stage.
    /// Gives its number, 0, 1, ...  Throws std::invalid_argument when a stratum has two populations, or when there is such
    /// a unit already (two different keys with one text).
    template <class = detail::when_called>
    std::uint32_t add(std::span<std::string const> names, std::span<double const> populations) {
        std::uint64_t id = 0xcbf29ce484222325U;
        std::uint32_t parent = 0;
        for (std::size_t l = 0; l < nodes_.size(); ++l) {
            id = hashed(id, l, names[l]);
            double const population = l % 2 == 0 ? populations[l / 2] : std::numeric_limits<double>::infinity();
            if (!(population > 0.0))
                throw std::domain_error("pbo::sample: stratum " + detail::in_quotes(names[l]) + " has a population of " +
                                        detail::number_text(population));
            parent = place(l, {id, parent, 0, population, names[l]});
        }
        return parent;
    }
    /// A unit that another builder has and this one has not, with the strata and clusters above it.  Gives its number here.
    template <class = detail::when_called>
    std::uint32_t add_from(builder const& other, std::uint32_t unit) {
        auto const path = other.path_of(unit);
        std::uint32_t parent = 0;
        for (std::size_t l = 0; l < nodes_.size(); ++l) {
            auto node = other.nodes_[l][path[l]];
            node.parent = parent;
            node.records = 0;
            parent = place(l, std::move(node));
        }
        return parent;
    }
    /// So many more records were drawn in this unit.
    template <class = detail::when_called>
    void count_records(std::uint32_t unit, std::uint64_t more) noexcept { nodes_.back()[unit].records += more; }
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t records_of(std::uint32_t unit) const { return nodes_.back()[unit].records; }
    /// The name of the unit's stratum or cluster in a level.
    template <class = detail::when_called>
    [[nodiscard]] std::string const& name_of(std::uint32_t unit, std::size_t level) const {
        return nodes_[level][path_of(unit)[level]].name;
    }

    /// The unit's id, once it has been added.
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t id_of(std::uint32_t unit) const { return nodes_.back()[unit].id; }

    /// The builder is empty afterwards.
    template <class = detail::when_called>
    [[nodiscard]] sampling_frame freeze() {
        sampling_frame frame;
        frame.lonely_ = lonely_;
        std::vector<std::uint32_t> moved_to;
        for (auto& nodes : nodes_) {
            if (!moved_to.empty())
                for (auto& node : nodes) node.parent = moved_to[node.parent];
            std::vector<std::uint32_t> order(nodes.size());
            std::iota(order.begin(), order.end(), 0U);
            std::sort(order.begin(), order.end(), [&nodes](auto a, auto b) { return nodes[a].id < nodes[b].id; });
            moved_to.assign(nodes.size(), 0);
            std::vector<frame_node> sorted;
            sorted.reserve(nodes.size());
            for (std::size_t i = 0; i < order.size(); ++i) {
                moved_to[order[i]] = static_cast<std::uint32_t>(i);
                sorted.push_back(std::move(nodes[order[i]]));
            }
            frame.levels_.push_back(std::move(sorted));
        }
        for (auto& nodes : nodes_) nodes.clear();
        for (auto& known : known_) known.clear();
        return frame;
    }

private:
    /// FNV-1a over the parent's hash, the level and the name, then mixed (Steele, Lea and Flood 2014).
    template <class = detail::when_called>
    static std::uint64_t hashed(std::uint64_t above, std::size_t level, std::string const& name) noexcept {
        std::uint64_t h = above ^ (level + 1);
        h *= 0x100000001b3U;
        for (char c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        h += 0x9e3779b97f4a7c15U;
        h = (h ^ (h >> 30U)) * 0xbf58476d1ce4e5b9U;
        h = (h ^ (h >> 27U)) * 0x94d049bb133111ebU;
        return h ^ (h >> 31U);
    }

    /// The node's position, new or known.
    template <class = detail::when_called>
    std::uint32_t place(std::size_t l, frame_node&& node) {
        auto const [at, is_new] = known_[l].emplace(node.id, static_cast<std::uint32_t>(nodes_[l].size()));
        if (is_new) {
            nodes_[l].push_back(std::move(node));
        } else {
            auto const& there = nodes_[l][at->second];
            refuse_other(there, there.parent, node, node.parent);
            if (l + 1 == nodes_.size())
                throw std::invalid_argument("pbo::sample: two different strata or clusters are written " + detail::in_quotes(node.name));
        }
        return at->second;
    }
    /// The unit's position in every level.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::uint32_t> path_of(std::uint32_t unit) const {
        std::vector<std::uint32_t> path(nodes_.size(), unit);
        for (std::size_t l = nodes_.size() - 1; l > 0; --l) path[l - 1] = nodes_[l][path[l]].parent;
        return path;
    }

    std::vector<std::vector<frame_node>> nodes_;
    std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> known_;
    lonely_cluster lonely_;
};

template <class>
inline sampling_frame& sampling_frame::operator+=(sampling_frame const& other) {
    if (other.levels_.empty()) return *this;
    if (levels_.empty()) return *this = other;
    if (levels_.size() != other.levels_.size())
        throw std::invalid_argument("pbo::sampling_frame: samples of " + std::to_string(levels_.size()) + " and of " +
                                    std::to_string(other.levels_.size()) + " levels of strata and clusters do not merge");
    if (lonely_ != other.lonely_)
        throw std::invalid_argument("pbo::sampling_frame: samples with the policies '" + std::string(spelling(lonely_)) +
                                    "' and '" + std::string(spelling(other.lonely_)) + "' for lonely clusters do not merge");
    sampling_frame merged;
    merged.lonely_ = lonely_;
    std::vector<std::uint32_t> from_mine(1, 0), from_other(1, 0);
    for (std::size_t l = 0; l < levels_.size(); ++l) {
        auto const& a = levels_[l];
        auto const& b = other.levels_[l];
        std::vector<std::uint32_t> next_mine(a.size()), next_other(b.size());
        auto& all = merged.levels_.emplace_back();
        std::size_t i = 0, j = 0;
        while (i < a.size() || j < b.size()) {
            auto const at = static_cast<std::uint32_t>(all.size());
            bool const mine = j == b.size() || (i < a.size() && a[i].id <= b[j].id);
            bool const theirs = i == a.size() || (j < b.size() && b[j].id <= a[i].id);
            if (mine && theirs) refuse_other(a[i], from_mine[a[i].parent], b[j], from_other[b[j].parent]);
            all.push_back(mine ? a[i] : b[j]);
            all.back().parent = mine ? from_mine[a[i].parent] : from_other[b[j].parent];
            if (mine && theirs) all.back().records = detail::checked_sum(a[i].records, b[j].records);
            if (mine) next_mine[i++] = at;
            if (theirs) next_other[j++] = at;
        }
        from_mine.swap(next_mine);
        from_other.swap(next_other);
    }
    levels_.swap(merged.levels_);
    return *this;
}

/// A table's context, and the frame of the sample that was counted.
template <class Context>
struct sampled {
    Context what{};
    sampling_frame frame{};

    /// Both or neither.
    sampled& operator+=(sampled const& other) {
        auto both = *this;
        both.what += other.what;
        both.frame += other.frame;
        return *this = std::move(both);
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("what", self.what);
        visit("frame", self.frame);
    }
    /// What must be the same in tables that merge: see count/portable.hpp.
    template <class Self, class Visit>
    static constexpr void agreed_parts_of(Self& self, Visit&& visit) {
        auto const lonely = self.frame.lonely();
        auto const levels = self.frame.levels();
        visit("what", self.what);
        visit("lonely", lonely);
        visit("levels", levels);
    }
    friend bool operator==(sampled const&, sampled const&) = default;
};

}  // namespace pbo

#endif
