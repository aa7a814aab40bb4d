// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DISTRIBUTION_HPP
#define PBO_MEASURE_DISTRIBUTION_HPP

// How does take-up differ across councils?  Each council counts once, whatever its size.
//
//     auto const d = pbo::distribution(take_up(returns, basis), {.councils_in_all = 152});
//     d.councils(pbo::claim::below(pbo::share::percent(20)))   // how many of how many of all, with limits
//     d.median();  d.interquartile_range();  d.decile_ratio();  d.least();  d.most();
//     d.variation().standard_deviation                         // between councils, beyond chance (variation.hpp)
//
// A share is compared with a threshold, and with another council's, in whole numbers.  Quantiles are of the shares of the
// councils with figures, by a named definition (quantile.hpp).  A council where nobody is eligible has no share: it is
// listed, and is neither above nor below anything, nor one of the councils in all.  A council whose figure is absent is
// listed too and is missing from the councils in all, as are those of councils_in_all that nobody has listed.  When none is
// missing the count is complete and has no interval.
//
// One council: every quantile is its share, and there is no standard deviation (no_degrees_of_freedom).  None: not
// available.  A lower decile of 0: the ratio has nothing to divide by.  Throws std::invalid_argument when councils_in_all is
// fewer than the councils that have a share or an absent one.  O(n log n), and O(n^2) comparisons of codes for names.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/measure/benchmarking/quantile.hpp>
#include <pbo/measure/claims/claim.hpp>
#include <pbo/measure/claims/councils_that_answered.hpp>
#include <pbo/measure/detail/named_by.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/measure/variation.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

struct distribution_options {
    std::optional<std::uint64_t> councils_in_all{};  ///< with a share to be known; those listed unless given
    quantile_definition quantiles = quantile_definition::linear;
};

/// The shares of councils (or of any groups), in ascending order.
template <class Key>
class share_distribution {
public:
    struct member {
        Key council;
        proportion counts;
        friend bool operator==(member const&, member const&) = default;
    };
    struct absent_member {
        Key council;
        absence why;
        friend bool operator==(absent_member const&, absent_member const&) = default;
    };

    share_distribution() = default;
    share_distribution(std::vector<std::pair<Key, tally>> const& groups, distribution_options const& options)
        : definition_(options.quantiles) {
        std::vector<std::size_t> ascending;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            auto const& [who, counts] = groups[i];
            if (counts.trials() != 0)
                ascending.push_back(i);
            else if (counts.absent().total() != 0)
                absent_.push_back({who, reason_of(counts)});
            else
                nobody_eligible_.push_back(who);
        }
        auto const listed = ascending.size() + absent_.size();
        in_all_ = options.councils_in_all.value_or(listed);
        if (in_all_ < listed)
            throw std::invalid_argument("pbo::distribution: " + std::to_string(listed) + " councils are listed, but there are " +
                                        std::to_string(in_all_) + " in all");
        // Ordered with the positions as tie-break, because std::stable_sort asks libstdc++ for what Clang calls deprecated.
        std::sort(ascending.begin(), ascending.end(), [&](std::size_t a, std::size_t b) {
            if (less(groups[a].second, groups[b].second)) return true;
            return a < b && !less(groups[b].second, groups[a].second);
        });
        std::vector<proportion> counted;
        for (auto i : ascending) {
            counted.push_back(groups[i].second.counted());
            members_.push_back({groups[i].first, counted.back()});
            shares_.push_back(*counted.back().value());
        }
        variation_ = pbo::variation(counted);
    }

    /// With a share, in ascending order of it; equal ones in the order given.
    [[nodiscard]] std::vector<member> const& members() const noexcept { return members_; }
    [[nodiscard]] std::vector<double> const& shares() const noexcept { return shares_; }
    [[nodiscard]] std::vector<absent_member> const& absent() const noexcept { return absent_; }
    [[nodiscard]] std::vector<Key> const& nobody_eligible() const noexcept { return nobody_eligible_; }
    [[nodiscard]] std::uint64_t in_all() const noexcept { return in_all_; }
    [[nodiscard]] std::uint64_t missing() const noexcept { return in_all_ - members_.size(); }
    [[nodiscard]] bool complete_count() const noexcept { return missing() == 0; }
    [[nodiscard]] quantile_definition defined_by() const noexcept { return definition_; }

    [[nodiscard]] figure<double> quantile(double p) const { return sorted_quantile(shares_, p, definition_); }
    [[nodiscard]] figure<double> median() const { return quantile(0.5); }
    [[nodiscard]] figure<double> interquartile_range() const { return between(0.25, 0.75, std::minus<>{}); }
    /// The 90th percentile over the 10th.
    [[nodiscard]] figure<double> decile_ratio() const {
        if (auto const low = quantile(0.1); low.has_value() && *low == 0.0) return absence::nothing_to_divide_by;
        return between(0.1, 0.9, std::divides<>{});
    }
    /// Each council once, whatever its size; the share of all people is variation().all.
    [[nodiscard]] figure<double> mean() const {
        if (shares_.empty()) return absence::not_available;
        double sum = 0.0;
        for (double s : shares_) sum += s;
        return sum / static_cast<double>(shares_.size());
    }
    /// Is there more between the councils than chance, and how much?
    [[nodiscard]] variation_between const& variation() const noexcept { return variation_; }
    /// The council with the least share, or those that tie for it; none when there are no shares.
    [[nodiscard]] std::vector<member> least() const { return tied_with(0); }
    [[nodiscard]] std::vector<member> most() const { return tied_with(members_.size() - 1); }

    /// The councils whose share is so, in ascending order.
    [[nodiscard]] std::vector<member> those(claim const& so) const {
        std::vector<member> found;
        for (auto const& m : members_)
            if (*so.holds_for(m.counts)) found.push_back(m);
        return found;
    }
    /// How many of the councils are so, out of those with a share, out of all.
    template <class Method = hypergeometric_method>
    [[nodiscard]] councils_estimate councils(claim const& so, Method const& method = {}, confidence_level level = {}) const {
        return councils_that_answered({those(so).size(), members_.size(), in_all_}, method, level);
    }

    friend bool operator==(share_distribution const&, share_distribution const&) = default;

private:
    [[nodiscard]] static bool less(proportion const& a, proportion const& b) noexcept {
        return detail::wide_product(a.hits(), b.trials()) < detail::wide_product(b.hits(), a.trials());
    }
    [[nodiscard]] static absence reason_of(tally const& t) {
        std::size_t i = 0;
        while (t.absent()[static_cast<absence>(i)] == 0) ++i;
        return static_cast<absence>(i);
    }
    template <class Operation>
    [[nodiscard]] figure<double> between(double low, double high, Operation of) const {
        auto const upper = quantile(high), lower = quantile(low);
        if (!upper) return upper.reason();
        return of(*upper, *lower);
    }
    [[nodiscard]] std::vector<member> tied_with(std::size_t i) const {
        std::vector<member> found;
        if (members_.empty()) return found;
        for (auto const& m : members_)
            if (!less(m.counts, members_[i].counts) && !less(members_[i].counts, m.counts)) found.push_back(m);
        return found;
    }

    std::vector<member> members_;
    std::vector<double> shares_;
    std::vector<absent_member> absent_;
    std::vector<Key> nobody_eligible_;
    std::uint64_t in_all_ = 0;
    quantile_definition definition_ = quantile_definition::linear;
    variation_between variation_;
};

namespace detail {

/// A proportion, a tally, or a figure of either.
template <class Counts>
[[nodiscard]] tally counted_or_absent(Counts const& counts) {
    if constexpr (std::convertible_to<Counts, tally>) {
        return counts;
    } else {
        if (counts.has_value()) return *counts;
        tally t;
        t.add(counts.reason());
        return t;
    }
}

struct distribution_function {
    /// Of a table of tallies or proportions, or of what a projection makes of its cells.
    template <class Key, class Cell, class Context, class Projection>
        requires std::invocable<Projection const&, Cell const&>
    [[nodiscard]] share_distribution<named_key<Context, Key>> operator()(table<Key, Cell, Context> const& t, Projection projection,
                                                                        distribution_options const& options = {}) const {
        using who = named_key<Context, Key>;
        std::vector<std::pair<who, tally>> groups;
        for (auto const& e : t)
            if (names_a_group(e.key)) groups.emplace_back(named_by(t.context(), e.key), counted_or_absent(std::invoke(projection, e.cell)));
        return share_distribution<who>(groups, options);
    }
    template <class Key, std::convertible_to<proportion> Cell, class Context>
    [[nodiscard]] share_distribution<named_key<Context, Key>> operator()(table<Key, Cell, Context> const& t,
                                                                        distribution_options const& options = {}) const {
        return (*this)(t, [](Cell const& c) { return tally(c); }, options);
    }
    /// Of take-up: people on personal budgets out of people eligible.
    template <class = detail::when_called>
    [[nodiscard]] share_distribution<council> operator()(take_up_table const& t, distribution_options const& options = {}) const {
        return (*this)(t, &take_up_counts::on_budget, options);
    }
    /// Of any range: who says whose counts they are; counts gives a proportion, a tally or a figure<proportion>.
    template <class Range, class Who, class Counts>
        requires std::invocable<Counts const&, decltype(*std::declval<Range const&>().begin())>
    [[nodiscard]] auto operator()(Range const& records, Who who, Counts counts, distribution_options const& options = {}) const {
        using key = std::remove_cvref_t<std::invoke_result_t<Who const&, decltype(*records.begin())>>;
        std::vector<std::pair<key, tally>> groups;
        for (auto const& r : records) groups.emplace_back(std::invoke(who, r), counted_or_absent(std::invoke(counts, r)));
        return share_distribution<key>(groups, options);
    }
};

}  // namespace detail

/// distribution(take-up, {.councils_in_all = 152}); distribution(table, projection, options);
/// distribution(records, who, counts, options).
inline constexpr detail::distribution_function distribution{};

}  // namespace pbo

#endif
