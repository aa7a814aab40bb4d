// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_DETAIL_CHECK_SUM_HPP
#define PBO_MEASURE_CLAIMS_DETAIL_CHECK_SUM_HPP

// Do parts in print add up to their whole, as far as rounding allows?  See check_print.hpp.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/claims/detail/print_sentences.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pbo::detail {

/// Per cents of so many people: can whole numbers of people print so and be everybody?
template <class = detail::when_called>
[[nodiscard]] inline std::optional<std::string> not_everybody(std::vector<printed_decimal> const& parts,
                                                              std::uint64_t base) {
    std::uint64_t least = 0, most = 0;
    for (auto const& part : parts) {
        auto const counts = part.window().counts_of(base);
        if (!counts) return "; no count of " + count_text(base) + " prints " + value_text(part);
        least = checked_sum(least, counts->smallest);
        most = checked_sum(most, counts->largest);
    }
    if (least <= base && base <= most) return std::nullopt;
    return "; of " + count_text(base) + " the counts add to " + range_text({least, most});
}

template <class = detail::when_called>
[[nodiscard]] inline checked_print check_sum(print_claim const& c) {
    auto f = figure_of(c);
    auto parts = values_of(c);
    auto const base = base_in(c.base);
    if (parts.size() < 2)
        throw print_claim_error("values", c.values.substr(0, 80), "at least two parts, separated by blanks");
    if (f.as == printed_as::times || f.as == printed_as::points || f.way != printed_way::unsaid || f.no_change)
        throw print_claim_error("printed", c.printed.substr(0, 80), "what the parts add to: 100%, 8,028, over 8,000");
    auto const signs = static_cast<std::size_t>(
        std::count_if(parts.begin(), parts.end(), [](printed_decimal const& d) { return d.per_cent; }));
    if (signs != 0 && signs != parts.size())
        throw print_claim_error("values", c.values.substr(0, 80), "all parts as per cents, or none");
    // 100 is the whole of per cents, and so exact; any other total was rounded as its parts were.
    fraction const hundred{100, 1}, whole{1, 1};
    bool const of_100 = f.as == printed_as::number && f.plain == hundred;
    bool const per_cent = signs != 0 || f.as == printed_as::per_cent || f.as == printed_as::part ||
                          (of_100 && std::all_of(parts.begin(), parts.end(),
                                                 [&](printed_decimal const& d) { return d.value() <= hundred; }));
    if (per_cent) {
        for (auto& part : parts) part.per_cent = true;
        if (f.window && f.as == printed_as::number) f = figure_of(c, printed_as::per_cent);
        if (f.plain == whole) f.window = print_window::exactly(whole);
    }
    bool const rounded =
        per_cent || std::any_of(parts.begin(), parts.end(), [](printed_decimal const& d) { return d.decimals != 0; });
    fraction sum, least, most;
    unsigned decimals = f.decimals;
    for (auto const& part : parts) {
        auto const w = part.window();
        sum = plus(sum, part.value());
        least = plus(least, rounded ? w.lower() : part.value());
        most = plus(most, rounded ? *w.upper() : part.value());
        decimals = std::max(decimals, part.decimals);
    }
    auto const shown = [&](fraction const& x, unsigned digits) {
        return per_cent ? short_decimal_text(in_per_cent(x), digits) + "%" : short_decimal_text(x, digits);
    };
    std::string text = "the parts add to " + shown(sum, decimals);
    if (!f.window) return found(c, print_verdict::cannot_tell, f.unclear + "; " + text);
    text += reading_text(c, f);
    bool holds = f.window->contains(sum);
    if (!holds && rounded) {
        auto const w = *f.window;
        // Every part may have been anything from its least to under its most, so their sum too.
        holds = (!w.upper() || least < *w.upper() || (least == *w.upper() && w.upper_in())) && w.lower() < most;
        text += "; rounding allows " + shown(least, decimals + 1) + " to under " + shown(most, decimals + 1);
        if (!holds) {
            bool const short_of = most < w.lower() || most == w.lower();
            auto const gap = short_of ? minus(w.lower(), sum) : minus(sum, *w.upper());
            text += short_of ? ": " + shown(gap, decimals + 1) + " is missing"
                             : ": " + shown(gap, decimals + 1) + " too much";
        }
    } else if (!holds && f.plain) {
        text += "; that is " + shown(sum < *f.plain ? minus(*f.plain, sum) : minus(sum, *f.plain), decimals + 1) +
                (sum < *f.plain ? " less" : " more") + " than is printed";
    }
    if (base && per_cent && *f.window == print_window::exactly(whole)) {
        if (auto const why = not_everybody(parts, *base)) {
            holds = false;
            text += *why;
        }
    } else if (base && !per_cent) {
        if (fraction{*base, 1} < sum) {
            holds = false;
            text += "; that is more than the base of " + count_text(*base);
        }
    } else if (base) {
        text += "; the base is not used";
    }
    return found(c, holds ? print_verdict::holds : print_verdict::does_not_hold, std::move(text));
}

}  // namespace pbo::detail

#endif
