// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_SHARE_HPP
#define PBO_DOMAIN_SHARE_HPP

// What part of a whole is meant, exactly?  A rational number from 0 to 1 in lowest terms: 30 % is 3/10, not the double
// beside it.  So whether counts meet it, and how many more people it takes, are integer questions with integer answers,
// in 128 bits, for every count up to 2^64 - 1: 7 % of 100 people is 7, where doubles make it 8.
//
// Made from whole numbers (share(3, 10), share::percent(30)), from a text ("0.30", "30 %", "7.5%", "3/10"), and from a
// double only by saying to what it is to be rounded.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/detail/decimal.hpp>
#include <pbo/domain/detail/hash.hpp>

#include <charconv>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace pbo {

class share {
public:
    /// None of it: 0.
    constexpr share() = default;

    /// part of whole.  Throws std::domain_error unless 0 <= part <= whole and 0 < whole.
    template <std::integral Part, std::integral Whole>
    constexpr share(Part part, Whole whole) {
        if (whole <= Whole{0} || part < Part{0} || std::cmp_greater(part, whole))
            throw std::domain_error("pbo::share: " + std::to_string(part) + "/" + std::to_string(whole) +
                                    " is not from 0 to 1");
        auto const divisor = std::gcd(static_cast<std::uint64_t>(part), static_cast<std::uint64_t>(whole));
        numerator_ = static_cast<std::uint64_t>(part) / divisor;
        denominator_ = static_cast<std::uint64_t>(whole) / divisor;
    }

    /// Whole per cents.  Throws std::domain_error beyond 0 to 100.
    [[nodiscard]] static constexpr share percent(std::integral auto value) { return share(value, 100); }

    /// The nearest whole number of parts: rounded(0.07, 100) is 7/100; halves go up.  Throws std::domain_error unless
    /// 0 <= value <= 1 and 0 < parts <= 10^15.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr share rounded(double value, std::uint64_t parts) {
        if (!(value >= 0.0 && value <= 1.0) || parts == 0 || parts > 1'000'000'000'000'000U)
            throw std::domain_error("pbo::share: " + std::to_string(value) + " in " + std::to_string(parts) +
                                    " parts is not from 0 to 1 in 1 to 10^15 parts");
        return share(static_cast<std::uint64_t>(value * static_cast<double>(parts) + 0.5), parts);
    }

    [[nodiscard]] constexpr std::uint64_t numerator() const noexcept { return numerator_; }
    [[nodiscard]] constexpr std::uint64_t denominator() const noexcept { return denominator_; }
    /// The nearest double or a neighbour of it: for display and for comparing with limits, not for deciding.
    template <class = detail::when_called>
    [[nodiscard]] constexpr double value() const noexcept {
        return static_cast<double>(numerator_) / static_cast<double>(denominator_);
    }

    /// The least count of trials' hits that meets this share: ceil(share * trials), exactly.
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::uint64_t required_hits(std::uint64_t trials) const noexcept {
        auto const parts = detail::wide_product(numerator_, trials) + (denominator_ - 1);  // fits: see wide_integer.hpp
        return static_cast<std::uint64_t>(parts / denominator_);
    }
    /// Whether the counts meet it, exactly; nothing_to_divide_by when there were no trials.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<bool> met_by(proportion const& p) const {
        if (p.trials() == 0) return absence::nothing_to_divide_by;
        return p.hits() >= required_hits(p.trials());
    }
    /// How many more hits it takes to meet it; 0 when it is met, nothing_to_divide_by when there were no trials.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<std::uint64_t> hits_short(proportion const& p) const {
        if (p.trials() == 0) return absence::nothing_to_divide_by;
        auto const required = required_hits(p.trials());
        return required > p.hits() ? required - p.hits() : std::uint64_t{0};
    }
    /// Percentage points by which the counts are above it (below: negative).  Subtracted exactly, then divided.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> points_above(proportion const& p) const {
        if (p.trials() == 0) return absence::nothing_to_divide_by;
        auto const have = detail::wide_product(p.hits(), denominator_);
        auto const want = detail::wide_product(numerator_, p.trials());
        double const size = 100.0 * (static_cast<double>(have >= want ? have - want : want - have) /
                                     static_cast<double>(detail::wide_product(denominator_, p.trials())));
        return have >= want ? size : -size;
    }

    friend constexpr bool operator==(share const&, share const&) = default;
    template <class = detail::when_called>
    friend constexpr std::strong_ordering operator<=>(share const& a, share const& b) noexcept {
        auto const left = detail::wide_product(a.numerator_, b.denominator_);
        return left <=> detail::wide_product(b.numerator_, a.denominator_);
    }

    /// "30%" where six decimals suffice to say it exactly, "1/3" otherwise.
    template <class = detail::when_called>
    [[nodiscard]] std::string text() const {
        std::uint64_t scale = 100;
        for (std::size_t decimals = 0; decimals <= 6; ++decimals, scale *= 10) {
            if (scale % denominator_ != 0) continue;
            std::string digits = detail::padded(numerator_ * (scale / denominator_), decimals + 1);
            if (decimals > 0) digits.insert(digits.size() - decimals, ".");
            return digits + "%";
        }
        return std::to_string(numerator_) + "/" + std::to_string(denominator_);
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, share const& s) { return out << s.text(); }

private:
    std::uint64_t numerator_ = 0;
    std::uint64_t denominator_ = 1;
};

template <>
struct text_form<share> {
    template <class = detail::when_called>
    static std::optional<share> read(std::string_view text) {
        if (auto const slash = text.find('/'); slash != std::string_view::npos) {
            auto const part = number(text.substr(0, slash));
            auto const whole = number(text.substr(slash + 1));
            return part && whole ? from(*part, *whole) : std::nullopt;
        }
        std::uint64_t whole = 1;
        if (text.ends_with('%')) {
            whole = 100;
            text.remove_suffix(text.ends_with(" %") ? 2 : 1);
        }
        std::string digits(text);
        if (auto const point = digits.find('.'); point != std::string::npos) {
            auto const decimals = digits.size() - point - 1;
            if (point == 0 || decimals == 0 || decimals > 17) return std::nullopt;
            digits.erase(point, 1);
            for (std::size_t i = 0; i < decimals; ++i) whole *= 10;
        }
        auto const part = number(digits);
        return part ? from(*part, whole) : std::nullopt;
    }
    template <class = detail::when_called>
    static std::string write(share const& s) { return s.text(); }
    static std::string expected() { return "a share from 0 to 1 such as 0.30, 30% or 3/10"; }

private:
    template <class = detail::when_called>
    static std::optional<std::uint64_t> number(std::string_view digits) {
        std::uint64_t value = 0;
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
        return value;
    }
    template <class = detail::when_called>
    static std::optional<share> from(std::uint64_t part, std::uint64_t whole) {
        if (whole == 0 || part > whole) return std::nullopt;
        return share(part, whole);
    }
};

}  // namespace pbo

template <>
struct std::hash<pbo::share> {
    template <class = pbo::detail::when_called>
    [[nodiscard]] constexpr std::size_t operator()(pbo::share const& s) const noexcept {
        return pbo::detail::mixed(pbo::detail::mixed(s.numerator()) ^ s.denominator());
    }
};

#endif
