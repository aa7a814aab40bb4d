// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_DETAIL_UNIT_FINDER_HPP
#define PBO_SAMPLING_DETAIL_UNIT_FINDER_HPP

// In which unit of the frame is this record?  The projections of a design, and the index that finds a record's unit and
// makes the frame on the way.  A key is written as text only when it is new.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/count/detail/key_index.hpp>
#include <pbo/sampling/detail/design_parts.hpp>
#include <pbo/sampling/lonely_cluster.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo::detail {

template <class Strata, class Clusters, class Populations>
struct design_projections {
    static constexpr std::size_t cluster_stages = std::tuple_size_v<Clusters>;
    static constexpr std::size_t stages =
        std::max({std::size_t{1}, cluster_stages, std::tuple_size_v<Strata>, std::tuple_size_v<Populations>});
    static_assert(stages <= cluster_stages + 1, "a stage of strata or population has no clusters above it: name the clusters "
                                                "of every stage but the last, pbo::clusters(&r::council)");
    static constexpr bool samples_records = stages == cluster_stages + 1;
    using populations_type = std::array<double, stages>;

    Strata of_strata;
    Clusters of_clusters;
    Populations of_populations;

    /// The projection of a stage, applied, as a tuple of one; or none.
    template <std::size_t Stage, class Projections, class Record>
    [[nodiscard]] static constexpr auto projected(Projections const& all, Record const& r) {
        if constexpr (Stage < std::tuple_size_v<Projections>)
            return std::tuple<decltype(std::invoke(std::get<Stage>(all), r))>(std::invoke(std::get<Stage>(all), r));
        else
            return std::tuple<>();
    }
    /// Stratum and cluster of every stage, as one key that refers to the record.
    template <std::size_t Stage = 0, class Record>
    [[nodiscard]] constexpr auto key(Record const& r) const {
        auto here = std::tuple_cat(projected<Stage>(of_strata, r), projected<Stage>(of_clusters, r));
        if constexpr (Stage + 1 < stages)
            return std::tuple_cat(std::move(here), key<Stage + 1>(r));
        else
            return here;
    }
    /// A name for every level of the frame.
    template <std::size_t Stage = 0, class Record>
    void write_names(Record const& r, std::vector<std::string>& names) const {
        if constexpr (Stage < std::tuple_size_v<Strata>)
            names.push_back(unit_name(std::invoke(std::get<Stage>(of_strata), r)));
        else
            names.emplace_back();
        if constexpr (Stage < cluster_stages) names.push_back(unit_name(std::invoke(std::get<Stage>(of_clusters), r)));
        if constexpr (Stage + 1 < stages) write_names<Stage + 1>(r, names);
    }
    /// The population of the record's stratum at each stage, infinite where it is not known.
    template <class Record>
    [[nodiscard]] populations_type populations(Record const& r) const {
        populations_type all;
        all.fill(std::numeric_limits<double>::infinity());
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            ((all[I] = as_real(std::invoke(std::get<I>(of_populations), r)).value_or(all[I])), ...);
        }(std::make_index_sequence<std::tuple_size_v<Populations>>{});
        return all;
    }
};
template <class S, class C, class P>
design_projections(S, C, P) -> design_projections<S, C, P>;

template <class Tuple>
struct owned_tuple;
template <class... T>
struct owned_tuple<std::tuple<T...>> {
    using type = std::tuple<std::remove_cvref_t<T>...>;
};

template <class Record, class Design>
class unit_finder {
public:
    unit_finder(Design const& design, lonely_cluster lonely)
        : design_(&design), frame_(Design::stages, Design::samples_records, lonely) {}

    /// The number of the record's unit, in order of appearance.  Throws std::invalid_argument, naming the stratum, when the
    /// record gives it another population.
    [[nodiscard]] std::uint32_t operator()(Record const& r) {
        auto const at = static_cast<std::uint32_t>(index_.position(design_->key(r), units_, [&] {
            std::vector<std::string> names;
            design_->write_names(r, names);
            auto const populations = design_->populations(r);
            frame_.add(names, populations);
            units_.push_back({unit_key(design_->key(r)), populations});
        }));
        if constexpr (has_populations) refuse_other(at, design_->populations(r));
        if constexpr (Design::samples_records) frame_.count_records(at, 1);
        return at;
    }
    /// Adds the units of the records that come next, and gives their numbers here.  Throws as it would have for those
    /// records.
    [[nodiscard]] std::vector<std::uint32_t> take(unit_finder const& next) {
        std::vector<std::uint32_t> numbers;
        numbers.reserve(next.units_.size());
        for (auto const& u : next.units_) {
            auto const theirs = static_cast<std::uint32_t>(numbers.size());
            auto const at = static_cast<std::uint32_t>(index_.position(u.key, units_, [&] {
                frame_.add_from(next.frame_, theirs);
                units_.push_back(u);
            }));
            if constexpr (has_populations) refuse_other(at, u.populations);
            if constexpr (Design::samples_records) frame_.count_records(at, next.frame_.records_of(theirs));
            numbers.push_back(at);
        }
        return numbers;
    }
    /// The units' ids, by number.
    [[nodiscard]] std::vector<std::uint64_t> ids() const {
        std::vector<std::uint64_t> all(units_.size());
        for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = frame_.id_of(i);
        return all;
    }
    [[nodiscard]] sampling_frame freeze() { return frame_.freeze(); }

    using unit_key = typename owned_tuple<decltype(std::declval<Design const&>().key(std::declval<Record const&>()))>::type;
    using populations_type = typename Design::populations_type;
    /// A unit, for another rank (distributed/).
    struct told_unit {
        unit_key key{};
        std::vector<std::string> names{};
        populations_type populations{};
        std::uint64_t records = 0;

        template <class Self, class Visit>
        static constexpr void parts_of(Self& self, Visit&& visit) {
            visit("key", self.key);
            visit("names", self.names);
            visit("populations", self.populations);
            visit("records", self.records);
        }
    };
    [[nodiscard]] std::vector<told_unit> taken_apart() const {
        std::vector<told_unit> all;
        for (std::uint32_t i = 0; i < units_.size(); ++i) {
            auto& one = all.emplace_back(told_unit{units_[i].key, {}, units_[i].populations, 0});
            for (std::size_t level = 0; level < Design::stages + Design::cluster_stages; ++level)
                one.names.push_back(frame_.name_of(i, level));
            if constexpr (Design::samples_records) one.records = frame_.records_of(i);
        }
        return all;
    }
    /// Into one that has found no unit.
    void put_together(std::vector<told_unit> const& all) {
        for (auto const& one : all) {
            auto const at = static_cast<std::uint32_t>(index_.position(one.key, units_, [&] {
                frame_.add(one.names, one.populations);
                units_.push_back({one.key, one.populations});
            }));
            if constexpr (Design::samples_records) frame_.count_records(at, one.records);
        }
    }

private:
    static constexpr bool has_populations = std::tuple_size_v<decltype(Design::of_populations)> != 0;
    struct unit {
        unit_key key;
        populations_type populations;
    };

    void refuse_other(std::uint32_t at, populations_type const& now) const {
        if (auto const& before = units_[at].populations; now != before) refuse(at, before, now);
    }
    [[noreturn]] void refuse(std::uint32_t at, populations_type const& before, populations_type const& now) const {
        std::size_t stage = 0;
        while (stage + 1 < Design::stages && now[stage] == before[stage]) ++stage;
        throw std::invalid_argument("pbo::sample: stratum " + detail::in_quotes(frame_.name_of(at, 2 * stage)) + " of stage " +
                                    std::to_string(stage + 1) + " has a population of " + number_text(before[stage]) +
                                    " and of " + number_text(now[stage]));
    }

    Design const* design_;
    sampling_frame::builder frame_;
    std::vector<unit> units_;
    key_index<unit_key> index_{"units"};
};

}  // namespace pbo::detail

#endif
