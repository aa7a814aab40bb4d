// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_OUTCOME_ESTIMATES_HPP
#define PBO_MEASURE_OUTCOME_ESTIMATES_HPP

// How sure is every figure of a table of outcomes?  All of them in one call, by any method for a proportion, or by the
// cluster bootstrap where councils differ:
//
//     auto const o = pbo::outcomes(survey, pbo::council_of, &pbo::survey_response::mode);
//     auto const each = pbo::outcome_intervals(o, pbo::clopper_pearson);     // every council and mode
//     auto const b = pbo::bootstrap_outcomes(o, {.seed = 1});                // every mode, councils drawn anew
//     b[pbo::delivery_mode::direct_payment]["independence"].limits
//
// Better, out of those who answered.  An area that nobody answered has no value, with its reason, and limits [0, 1].

#include <pbo/compare/cluster_bootstrap.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/method.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/outcomes.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace pbo {

/// The estimates of one group, an area each.  A view: the table it came from must outlive it.
class estimate_view {
public:
    estimate_view(estimate<proportion> const* first, instrument const& instrument) : first_(first), instrument_(&instrument) {}

    [[nodiscard]] std::size_t size() const noexcept { return instrument_->size(); }
    /// Throws std::out_of_range for an area that the instrument does not have.
    template <class = detail::when_called>
    [[nodiscard]] estimate<proportion> const& operator[](std::size_t area) const {
        static_cast<void>(instrument_->scale(area));
        return first_[area];
    }
    template <class = detail::when_called>
    [[nodiscard]] estimate<proportion> const& operator[](std::string_view area) const { return first_[instrument_->index_of(area)]; }

private:
    estimate<proportion> const* first_;
    instrument const* instrument_;
};

/// Estimates by key and area, sorted by key.
template <class Key>
class outcome_estimates {
public:
    explicit outcome_estimates(instrument instrument) : instrument_(std::move(instrument)) {}

    [[nodiscard]] instrument const& questions() const noexcept { return instrument_; }
    [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }
    [[nodiscard]] std::vector<Key> const& keys() const noexcept { return keys_; }
    /// Throws std::out_of_range, naming the key.
    [[nodiscard]] estimate_view operator[](Key const& key) const {
        auto const at = std::lower_bound(keys_.begin(), keys_.end(), key);
        if (at == keys_.end() || *at != key)
            throw std::out_of_range("pbo::outcome_estimates: no estimates for " + detail::in_quotes(detail::key_text(key)));
        return {all_.data() + static_cast<std::size_t>(at - keys_.begin()) * instrument_.size(), instrument_};
    }

    /// Appends a key greater than all before it, with an estimate an area; for those who make such tables.
    void append(Key key, std::vector<estimate<proportion>> const& areas) {
        if (areas.size() != instrument_.size() || (!keys_.empty() && !(keys_.back() < key)))
            throw std::invalid_argument("pbo::outcome_estimates: " + detail::in_quotes(detail::key_text(key)) +
                                        " out of order, or with too few areas");
        all_.insert(all_.end(), areas.begin(), areas.end());
        keys_.push_back(std::move(key));
    }
    friend bool operator==(outcome_estimates const&, outcome_estimates const&) = default;

private:
    instrument instrument_;
    std::vector<Key> keys_;
    std::vector<estimate<proportion>> all_;
};

namespace detail {

struct outcome_intervals_function {
    template <class Key, interval_method Method = wilson_method>
    [[nodiscard]] outcome_estimates<Key> operator()(outcome_table<Key> const& outcomes, Method const& method = {},
                                                    confidence_level level = {}) const {
        outcome_estimates<Key> all(outcomes.questions());
        std::vector<estimate<proportion>> areas;
        for (auto const& cell : outcomes.counts()) {
            outcome_view const group(cell.cell, outcomes.questions());
            areas.clear();
            for (std::size_t i = 0; i < group.size(); ++i) areas.push_back(method(group[i].better(), level));
            all.append(cell.key, areas);
        }
        return all;
    }
};

struct bootstrap_outcomes_function {
    template <class Cluster, class Key>
    [[nodiscard]] outcome_estimates<Key> operator()(outcome_table<std::tuple<Cluster, Key>> const& outcomes,
                                                    bootstrap_options const& how = {}) const {
        return (*this)(in_sequence{}, outcomes, how);
    }
    /// The first key is the cluster; the estimates are by the second.
    template <chunk_runner Runner, class Cluster, class Key>
    [[nodiscard]] outcome_estimates<Key> operator()(Runner const& runner, outcome_table<std::tuple<Cluster, Key>> const& outcomes,
                                                    bootstrap_options const& how = {}) const {
        auto const areas = outcomes.questions().size();
        std::map<Key, std::size_t> position;
        for (auto const& cell : outcomes.counts()) position.emplace(std::get<1>(cell.key), 0);
        std::size_t next = 0;
        for (auto& [key, at] : position) at = next++;

        cluster_counts clusters(next * areas);
        std::vector<proportion> figures(next * areas);
        auto const& cells = outcomes.counts();
        for (auto cell = cells.begin(); cell != cells.end();) {  // sorted, so that a cluster's cells stand together
            auto const& cluster = std::get<0>(cell->key);
            std::fill(figures.begin(), figures.end(), proportion{});
            for (; cell != cells.end() && std::get<0>(cell->key) == cluster; ++cell) {
                outcome_view const group(cell->cell, outcomes.questions());
                auto const from = position.at(std::get<1>(cell->key)) * areas;
                for (std::size_t i = 0; i < areas; ++i) figures[from + i] = group[i].better();
            }
            clusters.add(figures);
        }
        auto const drawn = cluster_bootstrap(runner, clusters, how);
        outcome_estimates<Key> all(outcomes.questions());
        for (auto const& [key, at] : position) {
            auto const from = drawn.begin() + static_cast<std::ptrdiff_t>(at * areas);
            all.append(key, {from, from + static_cast<std::ptrdiff_t>(areas)});
        }
        return all;
    }
};

}  // namespace detail

/// outcome_intervals(outcomes, method = wilson, level = 95 %): an estimate for every key and area.
inline constexpr detail::outcome_intervals_function outcome_intervals{};

/// bootstrap_outcomes(outcomes by cluster and key, {.seed, .replicates, .level}): an estimate for every key and area.
inline constexpr detail::bootstrap_outcomes_function bootstrap_outcomes{};

}  // namespace pbo

#endif
