// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_COVARIATE_PATTERNS_HPP
#define PBO_EXPLAIN_COVARIATE_PATTERNS_HPP

// Who was asked, told apart by what a model depends on?  A model needs nothing of a person but the pattern of
// covariates, the cluster and the answer, so that records are counted once, by any source and runner, and then only
// patterns are left:
//
//     auto const t = pbo::tabulate(survey, pbo::by(&r::council, &r::mode, &r::told), pbo::indicator("better", ...));
//     auto const patterns = pbo::patterns_of(t, {"mode", "told"});      // the first key is the cluster
//     auto const sampled = pbo::tabulate(pbo::sample(survey, ...), pbo::by(&r::mode, &r::told), ...);
//     auto const weighted = pbo::patterns_of(sampled, {"mode", "told"}); // clusters are the sample's units
//
// A covariate is a text (a level) or a number; an empty text is missing, and its rows are left out of a model that uses
// the column (logistic_fit::left_out says how many people those are).  Keys that are numbers are numbers, all others
// their text. Rows keep the order in which they are added.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/sampling/sampled_table.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace pbo {

/// A number, or a level's text.
using covariate = std::variant<double, std::string>;

class covariate_patterns {
public:
    struct row {
        std::uint32_t cluster = 0;  ///< position in clusters()
        std::vector<covariate> values;
        double hits = 0.0;  ///< weighted, where there are weights
        double asked = 0.0;
        double offset = 0.0;       ///< a part of the log odds that is known
        std::uint64_t people = 0;  ///< unweighted
    };

    template <class = detail::when_called>
    explicit covariate_patterns(std::vector<std::string> columns) : columns_(std::move(columns)) {
        auto sorted = columns_;
        std::sort(sorted.begin(), sorted.end());
        if (auto const twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end())
            throw std::invalid_argument("pbo::covariate_patterns: there are two columns " + detail::in_quotes(*twice));
    }

    /// So many hits of so many asked.  Throws std::invalid_argument for another number of values, std::domain_error
    /// unless 0 <= hits <= asked, all finite.
    template <class = detail::when_called>
    void add(std::string const& cluster, std::vector<covariate> values, double hits, double asked, std::uint64_t people,
             double offset = 0.0) {
        if (values.size() != columns_.size())
            throw std::invalid_argument("pbo::covariate_patterns: " + std::to_string(values.size()) + " values for " +
                                        std::to_string(columns_.size()) + " columns");
        if (!(hits >= 0.0 && hits <= asked && std::isfinite(asked) && std::isfinite(offset)))
            throw std::domain_error("pbo::covariate_patterns: " + detail::number_text(hits) + " hits of " +
                                    detail::number_text(asked) + " asked, offset " + detail::number_text(offset));
        for (auto const& value : values)
            if (auto const* x = std::get_if<double>(&value); x != nullptr && !std::isfinite(*x))
                throw std::domain_error("pbo::covariate_patterns: a covariate of " + detail::number_text(*x));
        auto const at = known_.try_emplace(cluster, static_cast<std::uint32_t>(clusters_.size()));
        if (at.second) clusters_.push_back(cluster);
        rows_.push_back({at.first->second, std::move(values), hits, asked, offset, people});
    }

    [[nodiscard]] std::vector<std::string> const& columns() const noexcept { return columns_; }
    [[nodiscard]] std::vector<std::string> const& clusters() const noexcept { return clusters_; }
    [[nodiscard]] std::vector<row> const& rows() const noexcept { return rows_; }
    /// Throws std::invalid_argument, listing the columns that there are.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t position(std::string const& column) const {
        auto const at = std::find(columns_.begin(), columns_.end(), column);
        if (at != columns_.end()) return static_cast<std::size_t>(at - columns_.begin());
        std::string all;
        for (auto const& name : columns_) all += (all.empty() ? "'" : ", '") + name + "'";
        throw std::invalid_argument("pbo::covariate_patterns: no column " + detail::in_quotes(column) + " among " + all);
    }

private:
    std::vector<std::string> columns_, clusters_;
    std::map<std::string, std::uint32_t> known_;
    std::vector<row> rows_;
};

namespace detail {

template <class T>
[[nodiscard]] covariate covariate_from(T const& value) {
    if constexpr (std::is_same_v<T, bool>)
        return std::string(value ? "yes" : "no");
    else if constexpr (std::is_arithmetic_v<T>)
        return static_cast<double>(value);
    else if constexpr (std::is_convertible_v<T const&, std::string>)
        return std::string(value);
    else
        return key_text(value);
}

/// The parts of a key from the `first` on.
template <std::size_t First, class Key>
[[nodiscard]] std::vector<covariate> covariates_of(Key const& key) {
    std::vector<covariate> values;
    if constexpr (is_tuple<Key>) [&]<std::size_t... I>(std::index_sequence<I...>) {
            (values.push_back(covariate_from(std::get<First + I>(key))), ...);
        }
    (std::make_index_sequence<std::tuple_size_v<Key> - First>{});
    else if constexpr (First == 0) values.push_back(covariate_from(key));
    return values;
}

template <class Key>
[[nodiscard]] std::string cluster_of(Key const& key) {
    auto const first = [&key]() -> covariate {
        if constexpr (is_tuple<Key>)
            return covariate_from(std::get<0>(key));
        else
            return covariate_from(key);
    }();
    if (auto const* text = std::get_if<std::string>(&first)) return *text;
    return number_text(std::get<double>(first), 17);
}

}  // namespace detail

/// Of a table of tallies, the first of whose keys is the cluster.
template <class Key, class Context>
[[nodiscard]] covariate_patterns patterns_of(table<Key, tally, Context> const& t, std::vector<std::string> columns) {
    covariate_patterns patterns(std::move(columns));
    for (auto const& [key, cell] : t)
        patterns.add(detail::cluster_of(key), detail::covariates_of<1>(key), static_cast<double>(cell.hits()),
                     static_cast<double>(cell.trials()), cell.trials());
    return patterns;
}

/// Of a table of a sample: a row for each key and unit of the frame, in the table's order.  design_errors relies on
/// that.
template <class Key, class Unit>
[[nodiscard]] covariate_patterns patterns_of(sampled_table<Key, Unit> const& t, std::vector<std::string> columns) {
    covariate_patterns patterns(std::move(columns));
    auto const last = t.frame().levels() - 1;
    std::map<std::uint64_t, std::string> names;
    for (std::size_t u = 0; u < t.frame().units().size(); ++u) names[t.frame().units()[u].id] = t.frame().path(last, u);
    for (auto const& [key, cell] : t.counts())
        for (auto const& e : cell.entries()) {
            auto const m = e.cell.moments();
            patterns.add(names.at(e.id), detail::covariates_of<0>(key), m.a, m.a + m.b, m.n);
        }
    return patterns;
}

}  // namespace pbo

#endif
