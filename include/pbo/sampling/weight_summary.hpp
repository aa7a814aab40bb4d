// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_WEIGHT_SUMMARY_HPP
#define PBO_SAMPLING_WEIGHT_SUMMARY_HPP

// How unequal are the weights, and how many people are they worth?  Kish (1965, section 11.7; 1992): a weighted share
// of n people varies about as one of
//
//     n_eff = (sum w)^2 / sum w^2          and          deff = n / n_eff = n sum w^2 / (sum w)^2 >= 1
//
// is the design effect due to weighting alone, right for weights that have nothing to do with the answers.  It is for
// those who have weights and nothing else: clusters make it worse, strata mostly better, and neither shows in the
// weights.
//   weight_summary                       a cell: people, sum, sum of squares, smallest and largest weight; merges
//   effective_sample_size(weights)       n_eff of a range of weights (with a projection), or of a summary or other cell
//   weighting_design_effect(weights)     deff of the same
//   effective_counts(cell)               a weighted share as a share of n_eff people: wilson(effective_counts(cell))
//
// Weights must be finite and at least 0 (std::domain_error names the one that is not); people of weight 0 count for
// nothing.  No weight above 0: nothing_to_divide_by.  One pass, no allocation.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/effective_proportion.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>

#include <concepts>
#include <cstdint>
#include <functional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace pbo {

class weight_summary {
public:
    constexpr weight_summary() = default;

    /// Throws std::domain_error for a weight that is negative, not a number, or beyond 10^±100 and not 0.
    template <class = detail::when_called>
    constexpr void add(double weight) {
        if (weight == 0.0) return;
        if (!(weight >= 1e-100 && weight <= 1e100)) refuse(weight);
        smallest_ = people_ == 0 || weight < smallest_ ? weight : smallest_;
        largest_ = weight > largest_ ? weight : largest_;
        ++people_;
        sum_ += weight;
        squares_ += weight * weight;
    }
    template <class = detail::when_called>
    constexpr weight_summary& operator+=(weight_summary const& other) {
        if (other.people_ == 0) return *this;
        auto const people = detail::checked_sum(people_, other.people_);
        smallest_ = people_ == 0 || other.smallest_ < smallest_ ? other.smallest_ : smallest_;
        largest_ = other.largest_ > largest_ ? other.largest_ : largest_;
        people_ = people;
        sum_ += other.sum_;
        squares_ += other.squares_;
        return *this;
    }

    [[nodiscard]] constexpr std::uint64_t n() const noexcept { return people_; }  ///< with a weight above 0
    [[nodiscard]] constexpr double weight() const noexcept { return sum_; }
    [[nodiscard]] constexpr double weight_squares() const noexcept { return squares_; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> smallest() const { return if_any(smallest_); }
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> largest() const { return if_any(largest_); }
    /// largest / smallest.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> ratio() const { return if_any(largest_ / (people_ == 0 ? 1.0 : smallest_)); }

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("people", self.people_);
        for (auto* number : {&self.sum_, &self.squares_, &self.smallest_, &self.largest_}) visit("weight", *number);
        if constexpr (!std::is_const_v<Self>) {
            bool const ordered = self.smallest_ > 0.0 && self.smallest_ <= self.largest_ && self.largest_ <= self.sum_ &&
                                 self.sum_ - self.sum_ == 0.0 && self.squares_ > 0.0 && self.squares_ - self.squares_ == 0.0;
            if (self.people_ == 0 ? self != weight_summary{} : !ordered)
                throw std::domain_error("pbo::weight_summary: no " + std::to_string(self.people_) + " weights have the sum " +
                                        detail::number_text(self.sum_) + " and go from " + detail::number_text(self.smallest_) +
                                        " to " + detail::number_text(self.largest_));
        }
    }
    friend constexpr bool operator==(weight_summary const&, weight_summary const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, weight_summary const& s) {
        return out << detail::plain(s.people_) << " weights from " << detail::plain(s.smallest()) << " to "
                   << detail::plain(s.largest());
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> if_any(double value) const {
        if (people_ == 0) return absence::nothing_to_divide_by;
        return value;
    }
    template <class = detail::when_called>
    [[noreturn]] static void refuse(double weight) {
        throw std::domain_error("pbo::weight_summary: a weight of " + detail::number_text(weight) +
                                "; expected 0, or a number between 1e-100 and 1e100");
    }

    std::uint64_t people_ = 0;
    double sum_ = 0.0;
    double squares_ = 0.0;
    double smallest_ = 0.0;
    double largest_ = 0.0;
};

/// A cell that knows the sum of its weights and of their squares.
template <class C>
concept knows_its_weights = requires(C const& c) {
    { c.weight() } -> std::convertible_to<double>;
    { c.weight_squares() } -> std::convertible_to<double>;
    { c.n() } -> std::convertible_to<std::uint64_t>;
};

namespace detail {

struct summarise_weights_function {
    template <class Weights, class Projection = std::identity>
    [[nodiscard]] constexpr weight_summary operator()(Weights const& weights, Projection const& weight = {}) const {
        weight_summary all;
        for (auto const& w : weights) all.add(static_cast<double>(std::invoke(weight, w)));
        return all;
    }
};

struct effective_sample_size_function {
    template <knows_its_weights Cell>
    [[nodiscard]] constexpr figure<double> operator()(Cell const& cell) const {
        double const sum = cell.weight();
        double const squares = cell.weight_squares();
        if (!(squares > 0.0)) return absence::nothing_to_divide_by;
        double const effective = sum * (sum / squares);
        double const people = static_cast<double>(cell.n());
        return effective < people ? effective : people;  // equal weights may round above
    }
    template <class Weights, class Projection = std::identity>
    requires(!knows_its_weights<Weights>) [[nodiscard]] constexpr figure<double> operator()(
        Weights const& weights, Projection const& weight = {}) const {
        return (*this)(summarise_weights_function{}(weights, weight));
    }
};

struct weighting_design_effect_function {
    template <knows_its_weights Cell>
    [[nodiscard]] constexpr figure<double> operator()(Cell const& cell) const {
        double const people = static_cast<double>(cell.n());
        return effective_sample_size_function{}(cell).transform([people](double effective) { return people / effective; });
    }
    template <class Weights, class Projection = std::identity>
    requires(!knows_its_weights<Weights>) [[nodiscard]] constexpr figure<double> operator()(
        Weights const& weights, Projection const& weight = {}) const {
        return (*this)(summarise_weights_function{}(weights, weight));
    }
};

struct effective_counts_function {
    /// cell.value() is the weighted share.  Without weights: 0 of 0.
    template <knows_its_weights Cell>
    requires requires(Cell const& cell) {
        { cell.value() } -> std::convertible_to<figure<double>>;
    }
    [[nodiscard]] effective_proportion operator()(Cell const& cell) const {
        auto const n = effective_sample_size_function{}(cell);
        figure<double> const share = cell.value();
        if (!n || !share) return {};
        double const hits = *share * *n;
        return {hits < *n ? hits : *n, *n};
    }
};

}  // namespace detail

/// summarise_weights(weights), summarise_weights(records, &record::weight).
inline constexpr detail::summarise_weights_function summarise_weights{};
/// effective_sample_size(weights), effective_sample_size(records, &record::weight), effective_sample_size(cell).
inline constexpr detail::effective_sample_size_function effective_sample_size{};
inline constexpr detail::weighting_design_effect_function weighting_design_effect{};
/// wilson(effective_counts(cell)): an interval on the effective sample size.
inline constexpr detail::effective_counts_function effective_counts{};

}  // namespace pbo

#endif
