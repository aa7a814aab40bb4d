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

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/count/cell.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/sampling/detail/design_parts.hpp>
#include <pbo/sampling/detail/sample_part.hpp>
#include <pbo/sampling/detail/unit_finder.hpp>
#include <pbo/sampling/lonely_cluster.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

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
    /// context.  add(unit's cell, absences, record, weight) counts one record; it is called for them in their order.
    template <cell Unit, class Context, class... P, class Add>
    [[nodiscard]] auto counted(keys_of<P...> const& keys, Context what, Add const& add) const {
        return counted<Unit>(in_sequence{}, keys, std::move(what), add);
    }
    /// The same table to the bit by threads, or as another chunk runner says; add is called for several records at once.
    template <cell Unit, chunk_runner Runner, class Context, class... P, class Add>
    [[nodiscard]] auto counted(Runner const& runner, keys_of<P...> const& keys, Context what, Add const& add) const {
        using key = std::remove_cvref_t<decltype(keys(std::declval<record_type const&>()))>;
        using part = detail::sample_part<record_type, Design, key, Unit>;
        part all(design_, lonely_);
        auto const weight = [this](record_type const& r, std::uint64_t number) { return weight_of(r, number); };
        auto const merge = [&all](std::size_t chunk, part&& next) {
            if (chunk == 0)
                all = std::move(next);
            else
                all += next;
            all.throw_failure();
        };
        auto at = std::begin(records());
        auto const end = std::end(records());
        if constexpr (detail::chunkable<decltype(records())>) {
            using step = decltype(end - at);
            auto const chunks = detail::record_chunks(static_cast<std::size_t>(end - at));
            runner.in_order(
                chunks.count(),
                [&](std::size_t chunk) {
                    part one(design_, lonely_);
                    auto const first = chunks.begin(chunk);
                    one.count(at + static_cast<step>(first), end, chunks.length, first, keys, weight, add);
                    return one;
                },
                merge);
        } else {
            static_assert(std::same_as<Runner, in_sequence>, "records that are counted in chunks stand in memory, one beside the other");
            // The same chunks; but a view that can be read once does not know how long it is, and is one chunk.
            auto length = std::numeric_limits<std::size_t>::max();
            if constexpr (std::forward_iterator<decltype(at)>)
                length = detail::record_chunks(static_cast<std::size_t>(std::ranges::distance(at, end))).length;
            for (std::size_t chunk = 0; at != end; ++chunk) {
                part one(design_, lonely_);
                at = one.count(std::move(at), end, length, chunk * length, keys, weight, add);
                merge(chunk, std::move(one));
            }
        }
        return all.freeze(std::move(what));
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
