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
// Records are any source (count/source.hpp): what has begin() and end(), a survey with .instrument and .responses, or files,
// which are counted while they are read, however large: sample(survey_files, weights(...), clusters(...)).  An lvalue is
// referred to and must live on; a temporary is kept.  A design is a description of the data, not of how well they were got:
// nothing here mends a survey that people chose for themselves to answer.  Making a sample reads nothing; counting is one pass.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/never.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/count/cell.hpp>
#include <pbo/count/keys.hpp>
#include <pbo/count/source.hpp>
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
#include <vector>

namespace pbo {

namespace detail {
struct no_weights {
    template <class Record>
    constexpr double operator()(Record const&) const noexcept {
        return 1.0;
    }
};

/// What was made of a source, and what reading has to say.
template <class Made, class Said>
struct made_of_source {
    Made made;
    Said said;
};
}  // namespace detail

/// Data is a reference to const for an lvalue.
template <class Data, class Design, class Weight>
class sample_of {
public:
    /// At the last stage the records themselves were drawn.
    static constexpr bool samples_records = Design::samples_records;

    sample_of(Data data, Design design, Weight weight, lonely_cluster lonely)
        : data_(std::forward<Data>(data)), design_(std::move(design)), weight_(std::move(weight)), lonely_(lonely) {}

    using record_type = source_record<std::remove_reference_t<Data> const>;

    /// What was given: the records, the survey that holds them, or the files.
    [[nodiscard]] auto const& data() const noexcept { return data_; }
    /// Those in memory.
    [[nodiscard]] auto const& records() const noexcept {
        static_assert(records_in_memory<std::remove_reference_t<Data> const>,
                      "pbo::sample: this needs the records more than once, and those of files are kept nowhere: read them first, "
                      "pbo::sample(pbo::read_survey(...), ...)");
        return detail::records_in(data_);
    }
    [[nodiscard]] lonely_cluster lonely() const noexcept { return lonely_; }

    /// The one pass, on which tabulate and outcomes stand: a table by keys of design_counts<Unit>, with the frame in its
    /// context.  add(unit's cell, absences, record, weight) counts one record; it is called for them in their order.
    template <cell Unit, class Context, class... P, class Add>
    [[nodiscard]] auto counted(keys_of<P...> const& keys, Context what, Add const& add) const {
        return counted<Unit>(in_sequence{}, keys, std::move(what), add);
    }
    /// The same table to the bit by threads, or as another chunk runner says; add is called for several records at once.
    template <cell Unit, chunk_runner Runner, class Context, class... P, class Add>
    [[nodiscard]] auto counted(Runner const& runner, keys_of<P...> const& keys, Context what, Add const& add) const {
        auto all = visited<Unit>(runner, keys, std::move(what), add);
        return reported(std::move(all.made), std::move(all.said));
    }
    /// The same, with what reading has to say beside it.
    template <cell Unit, chunk_runner Runner, class Context, class... P, class Add>
    [[nodiscard]] auto visited(Runner const& runner, keys_of<P...> const& keys, Context what, Add const& add) const {
        using part = detail::sample_part<record_type, Design, key_for<keys_of<P...>, record_type>, Unit>;
        part all(design_, lonely_);
        bool first = true;
        auto const weight = [this](record_type const& r) { return detail::as_real(std::invoke(weight_, r)); };
        auto said = visit_source<chunk_cut::always>(
            runner, data_, [this] { return part(design_, lonely_); },
            [&](part& to, record_type const& r) { to.count(r, keys, weight, add); },
            [&](part&& next) {
                if (std::exchange(first, false))
                    all = std::move(next);
                else
                    all += next;
                all.throw_unusable_weight();
            });
        auto table = all.freeze(std::move(what));
        return detail::made_of_source<decltype(table), decltype(said)>{std::move(table), std::move(said)};
    }

    /// The same sample of records that are in memory: itself, or of what its files hold.  What reading has to say stands beside.
    template <chunk_runner Runner>
    [[nodiscard]] auto in_memory(Runner const& runner) const {
        if constexpr (records_in_memory<std::remove_reference_t<Data> const>) {
            return detail::made_of_source<sample_of const&, detail::nothing_read>{*this, {}};
        } else {
            using records = std::vector<record_type>;
            records all;
            auto said = visit_source(
                runner, data_, [] { return records{}; }, [](records& to, record_type const& r) { to.push_back(r); },
                [&all](records&& next) {
                    all.insert(all.end(), std::make_move_iterator(next.begin()), std::make_move_iterator(next.end()));
                });
            using kept = sample_of<records, Design, Weight>;
            return detail::made_of_source<kept, decltype(said)>{kept(std::move(all), design_, weight_, lonely_), std::move(said)};
        }
    }

    /// The frame alone: O(records).
    [[nodiscard]] sampling_frame frame() const {
        using finder = detail::unit_finder<record_type, Design>;
        finder all(design_, lonely_);
        static_cast<void>(visit_source(
            in_sequence{}, data_, [this] { return finder(design_, lonely_); },
            [](finder& units, record_type const& r) { static_cast<void>(units(r)); },
            [&](finder&& next) { static_cast<void>(all.take(next)); }));
        return all.freeze();
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
    if constexpr (record_source<std::remove_reference_t<Data> const>) {
        using kept =
            std::conditional_t<std::is_lvalue_reference_v<Data>, std::remove_reference_t<Data> const&, std::remove_cvref_t<Data>>;
        return sample_of<kept, std::remove_const_t<decltype(design)>, std::remove_const_t<decltype(weight)>>(
            std::forward<Data>(data), design, weight, lonely);
    } else {
        static_assert(never<Data>, "pbo::sample stands round records (a range), a survey, pbo::record_files or pbo::survey_files");
        return refused_call{};
    }
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
