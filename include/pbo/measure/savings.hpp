// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_SAVINGS_HPP
#define PBO_MEASURE_SAVINGS_HPP

// How much was saved at review, and how large a part of the reviewed spend is that?  The cell of reviews: the spend a week
// before, the saving (before less after, which may be negative), and what their limits need; all exact whole pence, so that
// councils merge to the bit.
//
//     pbo::savings s;  s.add(before, after);
//     s.saved();  s.spend();                        // pence a week, signed
//     pbo::student(pbo::mean_saving{s});            // pence a review
//     pbo::student(pbo::savings_share{s});          // saved / spend, a ratio of sums: not the mean of people's ratios
//
// The share's limits are those of a ratio estimator by linearisation (Cochran 1977, 6.4) with Student's t on n - 1 degrees of
// freedom: variance n / (n - 1) sum (s_i - R b_i)^2 / (sum b_i)^2.  They speak of other people like these.  For all of a year's
// reviews the sums themselves are facts without an interval.
//
// No review: no mean; nothing spent before: no share (nothing to divide by).  One review: no limits (no degrees of freedom).
// At most 2^31 - 1 reviews of less than 2^32 pence a week; more throws std::overflow_error.  Regression to the mean is here
// too: people reviewed because their costs were high tend to cost less afterwards.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/count/amount.hpp>
#include <pbo/domain/weekly_budget.hpp>
#include <pbo/measure/mean_amount.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace pbo {

namespace detail {
__extension__ using wide_signed = __int128;
}

class savings {
public:
    /// Counts one review.
    template <class = detail::when_called>
    void add(weekly_budget before, weekly_budget after) {
        check_room(1);
        auto const b = static_cast<detail::wide_signed>(before.pence());
        auto const s = b - static_cast<detail::wide_signed>(after.pence());
        ++n_;
        spend_ += static_cast<std::int64_t>(b);
        saved_ += static_cast<std::int64_t>(s);
        spend_squares_ += b * b;
        saved_squares_ += s * s;
        products_ += b * s;
    }
    /// Counts a review whose cost before or after is not known.
    void add(absence why) noexcept { absent_.add(why); }

    [[nodiscard]] std::uint64_t n() const noexcept { return n_; }
    [[nodiscard]] std::int64_t saved() const noexcept { return saved_; }
    [[nodiscard]] std::int64_t spend() const noexcept { return spend_; }
    [[nodiscard]] absences const& absent() const noexcept { return absent_; }

    template <class = detail::when_called>
    [[nodiscard]] figure<double> mean() const {
        if (n_ == 0) return absence::nothing_to_divide_by;
        return static_cast<double>(saved_) / static_cast<double>(n_);
    }
    template <class = detail::when_called>
    [[nodiscard]] figure<double> share() const {
        if (spend_ == 0) return absence::nothing_to_divide_by;
        return static_cast<double>(saved_) / static_cast<double>(spend_);
    }
    /// The sample variance of the savings, exact before the last division.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> variance() const {
        if (n_ < 2) return absence::no_degrees_of_freedom;
        return spread(saved_squares_, saved_, saved_) / (static_cast<double>(n_) - 1.0);
    }
    /// The sum of (s_i - R b_i)^2 about the ratio of the sums; its mean is 0, so sums about the means serve.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> squares_about_share() const {
        auto const spent_share = share();
        if (!spent_share) return spent_share.reason();
        double const r = *spent_share;
        return std::fmax(0.0, spread(saved_squares_, saved_, saved_) - 2.0 * r * spread(products_, saved_, spend_) +
                                  r * r * spread(spend_squares_, spend_, spend_));
    }

    template <class = detail::when_called>
    savings& operator+=(savings const& other) {
        check_room(other.n_);
        absent_ += other.absent_;
        n_ += other.n_;
        spend_ += other.spend_;
        saved_ += other.saved_;
        spend_squares_ += other.spend_squares_;
        saved_squares_ += other.saved_squares_;
        products_ += other.products_;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("n", self.n_);
        visit("spend", self.spend_);
        visit("saved", self.saved_);
        detail::visit_halves(self.spend_squares_, "spend_squares_high", "spend_squares_low", visit);
        detail::visit_halves(self.saved_squares_, "saved_squares_high", "saved_squares_low", visit);
        detail::visit_halves(self.products_, "products_high", "products_low", visit);
        visit("absent", self.absent_);
        if constexpr (!std::is_const_v<Self>) {
            savings{}.check_room(self.n_);
            bool const something = self.spend_ != 0 || self.saved_ != 0 || self.spend_squares_ != 0 || self.saved_squares_ != 0 ||
                                   self.products_ != 0;
            if ((self.n_ == 0 && something) || self.spend_ < 0 || self.spend_squares_ < 0 || self.saved_squares_ < 0)
                throw std::domain_error("pbo::savings: no " + std::to_string(self.n_) + " reviews have these sums");
        }
    }
    friend bool operator==(savings const&, savings const&) = default;
    /// 1200 of 50000 pence a week in 12 reviews
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, savings const& s) {
        return out << detail::plain(s.saved_) << " of " << detail::plain(s.spend_) << " pence a week in "
                   << detail::plain(s.n_) << (s.n_ == 1 ? " review" : " reviews");
    }

private:
    // With fewer than 2^31 reviews of less than 2^32 pence no sum leaves 64 bits, no product of sums 126.
    template <class = detail::when_called>
    void check_room(std::uint64_t more) const {
        constexpr std::uint64_t most = 2'147'483'647U;
        if (more > most - n_) throw std::overflow_error("pbo::savings: more than 2^31 - 1 reviews");
    }
    /// sum xy - (sum x)(sum y) / n, exact before the division.
    template <class = detail::when_called>
    [[nodiscard]] double spread(detail::wide_signed products, std::int64_t x, std::int64_t y) const {
        auto const n = static_cast<detail::wide_signed>(n_);
        return static_cast<double>(n * products - static_cast<detail::wide_signed>(x) * y) / static_cast<double>(n_);
    }

    std::uint64_t n_ = 0;
    std::int64_t spend_ = 0;
    std::int64_t saved_ = 0;
    detail::wide_signed spend_squares_ = 0;
    detail::wide_signed saved_squares_ = 0;
    detail::wide_signed products_ = 0;
    absences absent_;
};

/// Pence a week saved a review.
struct mean_saving {
    savings of;

    static constexpr interval range = real_line;
    template <class = detail::when_called>
    [[nodiscard]] figure<double> value() const { return of.mean(); }
    static constexpr std::array<std::string_view, 2> evidence_names{"reviews", "saved_pence"};
    [[nodiscard]] std::array<double, 2> evidence() const { return {static_cast<double>(of.n()), static_cast<double>(of.saved())}; }
    friend bool operator==(mean_saving const&, mean_saving const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, mean_saving const& m) { return out << m.of; }
};

/// Saved out of the spend before, at most 1; negative when the support came to cost more.
struct savings_share {
    savings of;

    static constexpr interval range{-std::numeric_limits<double>::infinity(), 1.0};
    template <class = detail::when_called>
    [[nodiscard]] figure<double> value() const { return of.share(); }
    static constexpr std::array<std::string_view, 3> evidence_names{"reviews", "saved_pence", "spend_pence"};
    template <class = detail::when_called>
    [[nodiscard]] std::array<double, 3> evidence() const {
        return {static_cast<double>(of.n()), static_cast<double>(of.saved()), static_cast<double>(of.spend())};
    }
    friend bool operator==(savings_share const&, savings_share const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, savings_share const& s) { return out << s.of; }
};

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(student_method const&, mean_saving const& e, confidence_level const& level) {
    if (!e.value()) return e.value().reason();
    auto const variance = e.of.variance();
    if (!variance) return variance.reason();
    auto const n = static_cast<double>(e.of.n());
    return detail::student_limits(*e.value(), *variance / n, n - 1.0, level);
}

/// Clamped at 1: nobody can save more than is spent.
template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(student_method const&, savings_share const& e, confidence_level const& level) {
    if (!e.value()) return e.value().reason();
    if (e.of.n() < 2) return absence::no_degrees_of_freedom;
    auto const n = static_cast<double>(e.of.n());
    auto const spend = static_cast<double>(e.of.spend());
    double const variance = n / (n - 1.0) * (*e.of.squares_about_share() / spend / spend);
    auto const wide = *detail::student_limits(*e.value(), variance, n - 1.0, level);
    return interval{wide.lower(), std::fmin(1.0, wide.upper())};
}

}  // namespace pbo

#endif
