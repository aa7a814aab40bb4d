// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_INDICATOR_HPP
#define PBO_COUNT_INDICATOR_HPP

// What does one record add?  An indicator is a name and the way one record is counted into a cell:
//
//     indicator("told the value", asked, told)              from predicates on a person's record
//     counts("take-up", &r::on_budget, &r::eligible)        from a published row of counts
//     mean_of("weekly budget", &r::weekly_budget)           an amount in whole pence
//
// A predicate gives bool; or std::optional<bool> or figure<bool> when the answer may be absent, which is counted with its
// reason: also when it is absent whether one was asked.  A projection to counts or amounts gives whole numbers, or
// std::optional or figures of them.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/amount.hpp>
#include <pbo/count/tally.hpp>

#include <concepts>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace pbo {

namespace detail {
template <class = detail::when_called>
constexpr figure<bool> as_figure(bool b) { return b; }
template <class = detail::when_called>
constexpr figure<bool> as_figure(std::optional<bool> const& b) { return b ? figure<bool>(*b) : figure<bool>(absence::not_available); }
template <class = detail::when_called>
constexpr figure<bool> as_figure(figure<bool> const& b) { return b; }
template <class T>
constexpr figure<bool> as_figure(T const&) = delete;  // a number or a pointer is no yes or no, though it converts to bool

template <std::integral T>
constexpr figure<std::int64_t> as_amount(T n) {
    if constexpr (std::numeric_limits<T>::digits > 63)
        if (n > static_cast<T>(std::numeric_limits<std::int64_t>::max()))
            throw std::overflow_error("pbo::mean_of: " + std::to_string(n) + " is more than 2^63 - 1");
    return static_cast<std::int64_t>(n);
}
template <class T>
constexpr figure<std::int64_t> as_amount(std::optional<T> const& n) {
    return n ? as_amount(*n) : figure<std::int64_t>(absence::not_available);
}
template <class T>
constexpr figure<std::int64_t> as_amount(figure<T> const& n) {
    return n.has_value() ? as_amount(*n) : figure<std::int64_t>(n.reason());
}

template <std::integral T>
constexpr figure<std::uint64_t> as_count(T n) {
    if constexpr (std::is_signed_v<T>)
        if (n < 0) throw std::domain_error("pbo::counts: " + std::to_string(n) + " is not a count");
    return static_cast<std::uint64_t>(n);
}
template <class T>
constexpr figure<std::uint64_t> as_count(std::optional<T> const& n) {
    return n ? as_count(*n) : figure<std::uint64_t>(absence::not_available);
}
template <class T>
constexpr figure<std::uint64_t> as_count(figure<T> const& n) {
    return n.has_value() ? as_count(*n) : figure<std::uint64_t>(n.reason());
}
}  // namespace detail

/// Something that can be counted over records: it has a name, a type of cell, and add(cell, record).
template <class I, class Record>
concept indicator_of = requires(I const& i, typename I::cell_type& c, Record const& r) {
    { i.name } -> std::convertible_to<label>;
    i.add(c, r);
};

template <class Asked, class Hit>
struct predicate_indicator {
    using cell_type = tally;
    label name;
    Asked asked;
    Hit hit;

    template <class Record>
    constexpr void add(tally& to, Record const& r) const {
        if constexpr (gives_bool<Asked, Record>) {
            if (!std::invoke(asked, r)) return;
        } else {
            auto const was_asked = detail::as_figure(std::invoke(asked, r));
            if (!was_asked.has_value()) return to.add(was_asked.reason());
            if (!*was_asked) return;
        }
        if constexpr (gives_bool<Hit, Record>)
            to.add(static_cast<bool>(std::invoke(hit, r)));
        else
            to.add(detail::as_figure(std::invoke(hit, r)));
    }

private:
    template <class Predicate, class Record>
    static constexpr bool gives_bool =
        std::same_as<std::remove_cvref_t<std::invoke_result_t<Predicate const&, Record const&>>, bool>;
};

template <class Numerator, class Denominator>
struct published_indicator {
    using cell_type = tally;
    label name;
    Numerator numerator;
    Denominator denominator;

    /// Throws std::domain_error, naming the indicator, when a row's numerator exceeds its denominator.
    template <class Record>
    constexpr void add(tally& to, Record const& r) const {
        auto const hits = detail::as_count(std::invoke(numerator, r));
        auto const trials = detail::as_count(std::invoke(denominator, r));
        if (!trials.has_value())
            to.add(trials.reason());
        else if (!hits.has_value())
            to.add(hits.reason());
        else if (*hits > *trials)
            throw std::domain_error("pbo::counts: " + detail::in_quotes(name.view()) + ": " + std::to_string(*hits) + " of " +
                                    std::to_string(*trials) + ": more hits than trials");
        else
            to += tally(*hits, *trials);
    }
};

template <class Projection>
struct amount_indicator {
    using cell_type = amount;
    label name;
    Projection projection;

    template <class Record>
    constexpr void add(amount& to, Record const& r) const {
        auto const value = detail::as_amount(std::invoke(projection, r));
        if (value.has_value())
            to.add(*value);
        else
            to.add(value.reason());
    }
};

namespace detail {
struct indicator_function {
    /// Of the records for which asked(record) holds, those for which hit(record) holds.
    template <class Asked, class Hit>
    constexpr predicate_indicator<Asked, Hit> operator()(label name, Asked asked, Hit hit) const {
        return {name, asked, hit};
    }
    /// Of all records, those for which hit(record) holds.
    template <class Hit>
    constexpr auto operator()(label name, Hit hit) const {
        auto everyone = [](auto const&) { return true; };
        return predicate_indicator<decltype(everyone), Hit>{name, everyone, hit};
    }
};
}  // namespace detail

inline constexpr detail::indicator_function indicator{};

/// Published counts: numerator out of denominator, either of which may be absent with its reason.  A function, not an
/// object: an object of this name would make every parameter called "counts", in all rooms, a warning of shadowing.
template <class N, class D>
[[nodiscard]] constexpr published_indicator<N, D> counts(label name, N numerator, D denominator) {
    return {name, numerator, denominator};
}

/// The mean of an amount in whole units (pence).
inline constexpr auto mean_of = []<class P>(label name, P projection) { return amount_indicator<P>{name, projection}; };

}  // namespace pbo

#endif
