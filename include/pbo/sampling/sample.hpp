// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_SAMPLE_HPP
#define PBO_SAMPLING_SAMPLE_HPP

// How were these people chosen?  A survey's design wraps the data, and every call stays the same:
//
//     auto s = pbo::sample(responses, pbo::strata(&r::region), pbo::clusters(&r::council), pbo::weights(&r::weight),
//                          pbo::population(&r::councils_in_region), pbo::lonely_cluster::adjust);
//     auto o = pbo::outcomes(s, &r::mode);
//     auto t = pbo::tabulate(s, pbo::by(&r::mode), told_value);
//
// Each part is optional, in any order.  strata, clusters and population take one projection a stage:
//
//   - no clusters: records were drawn, from the strata;
//   - one stage of clusters: whole clusters, or what was drawn in them does not matter ("ultimate clusters");
//   - clusters(&r::council, &r::team), population(&r::councils, &r::teams): teams were drawn within councils;
//   - one stage more of strata or population than of clusters: at the last stage the records themselves were drawn.
//
// Weights are never guessed from populations: a design with population() must have weights(), N / n where all in a stratum
// had the same chance.  Without either, every record weighs 1.  A weight that is absent, negative or not finite throws
// std::domain_error, naming the record.
//
// Records are anything that has begin() and end(), or a survey with .asked and .responses.  An lvalue is referred to and
// must live on; a temporary is kept.  A design is a description of the data, not of how well they were got: nothing here
// mends a survey that people chose for themselves to answer.  Making a sample reads nothing; counting is one pass.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/count/detail/key_index.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/sampling/design_counts.hpp>
#include <pbo/sampling/detail/design_parts.hpp>
#include <pbo/sampling/detail/unit_finder.hpp>
#include <pbo/sampling/lonely_cluster.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {
struct no_weights {
    template <class Record>
    constexpr double operator()(Record const&) const noexcept {
        return 1.0;
    }
};

/// Records with an instrument are iterated as such, or through their responses.
template <class Data>
[[nodiscard]] constexpr auto const& records_in(Data const& data) {
    if constexpr (requires { std::begin(data); std::end(data); })
        return data;
    else
        return data.responses;
}
}  // namespace detail

/// Data is a reference to const for an lvalue.
template <class Data, class Design, class Weight>
class sample_of {
public:
    /// At the last stage the records themselves were drawn.
    static constexpr bool samples_records = Design::samples_records;

    sample_of(Data data, Design design, Weight weight, lonely_cluster lonely)
        : data_(std::forward<Data>(data)), design_(std::move(design)), weight_(std::move(weight)), lonely_(lonely) {}

    /// What was given: the records, or the survey that holds them.
    [[nodiscard]] auto const& data() const noexcept { return data_; }
    [[nodiscard]] auto const& records() const noexcept { return detail::records_in(data_); }
    [[nodiscard]] lonely_cluster lonely() const noexcept { return lonely_; }
    using record_type = detail::record_of<std::remove_cvref_t<decltype(detail::records_in(std::declval<Data const&>()))> const>;

    /// The one pass, on which tabulate and outcomes stand: a table by keys of design_counts<Unit>, with the frame in its
    /// context.  add(unit's cell, absences, record, weight) counts one record.
    template <cell Unit, class Context, class... P, class Add>
    [[nodiscard]] auto counted(keys_of<P...> const& keys, Context what, Add const& add) const {
        using key = std::remove_cvref_t<decltype(keys(std::declval<record_type const&>()))>;
        using counts = design_counts<Unit>;

        detail::unit_finder<record_type, Design> find(design_, lonely_);
        // A cell for each key and unit that meet: they are few of all that could.
        typename table<key, group, no_context>::builder groups;
        std::vector<keyed_cell<Unit>> cells;
        detail::key_index<std::uint64_t> cell_index;

        std::uint64_t number = 0;
        for (auto const& r : records()) {
            auto const unit = find(r);
            double const weight = weight_of(r, number++);
            auto& g = groups.cell_of(keys.refer(r));
            if (g.number == group::none) g.number = static_cast<std::uint32_t>(groups.size() - 1);
            auto const meeting = (std::uint64_t{g.number} << 32U) | unit;
            auto const at = cell_index.position(meeting, cells, [&] { cells.push_back({meeting, Unit{}}); });
            add(cells[at].cell, g.absent, r, weight);
        }

        // Into the frame's order, group by group.
        auto const ids = find.ids();
        auto const by_key = groups.freeze();
        std::vector<std::vector<typename counts::entry>> entries(by_key.size());
        for (auto& c : cells) entries[c.key >> 32U].push_back({ids[c.key & 0xFFFFFFFFU], std::move(c.cell)});
        typename table<key, counts, sampled<Context>>::builder result(sampled<Context>{std::move(what), find.freeze()});
        for (auto const& [k, g] : by_key) {
            auto& of_group = entries[g.number];
            std::sort(of_group.begin(), of_group.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
            result[k] = counts(std::move(of_group), g.absent);
        }
        return result.freeze();
    }

    /// The frame alone: O(records).
    [[nodiscard]] sampling_frame frame() const {
        detail::unit_finder<record_type, Design> find(design_, lonely_);
        for (auto const& r : records()) (void)find(r);
        return find.freeze();
    }

    /// A record's weight; number is for the message.
    [[nodiscard]] double weight_of(record_type const& r, std::uint64_t number) const {
        auto const w = detail::as_real(std::invoke(weight_, r));
        if (!w.has_value() || !(*w >= 0.0 && *w <= std::numeric_limits<double>::max()))
            throw std::domain_error("pbo::sample: record " + std::to_string(number) + " (counted from 0) has " +
                                    (w.has_value() ? "a weight of " + detail::number_text(*w) : std::string("no weight")));
        return *w;
    }

private:
    /// A key of the table: its number in order of appearance, and what was absent.
    struct group {
        static constexpr std::uint32_t none = 0xFFFFFFFFU;
        std::uint32_t number = none;
        absences absent{};
        group& operator+=(group const& other) {
            absent += other.absent;
            return *this;
        }
        friend bool operator==(group const&, group const&) = default;
    };
    template <class Unit>
    struct keyed_cell {
        std::uint64_t key;
        Unit cell;
    };

    Data data_;
    Design design_;
    Weight weight_;
    lonely_cluster lonely_;
};

/// sample(records, strata(...), clusters(...), weights(...), population(...), lonely_cluster): each part at most once.
template <class Data, class... Parts>
[[nodiscard]] auto sample(Data&& data, Parts const&... parts) {
    using namespace detail;
    constexpr auto policies = (std::size_t{0} + ... + (std::is_same_v<Parts, lonely_cluster> ? 1U : 0U));
    constexpr auto n_strata = how_many_from<strata_part, Parts...>;
    constexpr auto n_clusters = how_many_from<clusters_part, Parts...>;
    constexpr auto n_populations = how_many_from<population_part, Parts...>;
    constexpr auto n_weights = how_many_from<weights_part, Parts...>;
    static_assert(policies + n_strata + n_clusters + n_populations + n_weights == sizeof...(Parts),
                  "sample() takes strata(...), clusters(...), weights(...), population(...) and a lonely_cluster");
    static_assert(policies < 2 && n_strata < 2 && n_clusters < 2 && n_populations < 2 && n_weights < 2,
                  "sample() takes each part of a design once; stages go into one part: clusters(&r::council, &r::team)");
    static_assert(n_populations == 0 || n_weights == 1,
                  "a design with population(...) needs weights(...): weights are never guessed from populations");
    auto const of_strata = part_from<strata_part, strata_part<>>(parts..., 0).stages;
    auto const of_clusters = part_from<clusters_part, clusters_part<>>(parts..., 0).stages;
    auto const of_populations = part_from<population_part, population_part<>>(parts..., 0).stages;
    auto const weight = part_from<weights_part, weights_part<no_weights>>(parts..., 0).weight;
    design_projections const design{of_strata, of_clusters, of_populations};
    auto lonely = lonely_cluster::fail;
    [[maybe_unused]] auto const note = [&lonely](auto const& part) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(part)>, lonely_cluster>) lonely = part;
    };
    (note(parts), ...);
    using kept = std::conditional_t<std::is_lvalue_reference_v<Data>, std::remove_reference_t<Data> const&, std::remove_cvref_t<Data>>;
    return sample_of<kept, std::remove_const_t<decltype(design)>, std::remove_const_t<decltype(weight)>>(
        std::forward<Data>(data), design, weight, lonely);
}

namespace detail {
template <class T>
inline constexpr bool is_sample = false;
template <class... A>
inline constexpr bool is_sample<sample_of<A...>> = true;
}  // namespace detail

/// A sample, as sample() makes it.
template <class T>
concept a_sample = detail::is_sample<std::remove_cvref_t<T>>;

}  // namespace pbo

#endif
