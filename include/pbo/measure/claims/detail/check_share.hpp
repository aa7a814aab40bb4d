// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_DETAIL_CHECK_SHARE_HPP
#define PBO_MEASURE_CLAIMS_DETAIL_CHECK_SHARE_HPP

// Does one share in print hold, or several of one base?  See check_print.hpp.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/printed_alike.hpp>
#include <pbo/measure/claims/detail/print_sentences.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pbo::detail {

/// a / b, of numbers that may have decimals (money) or be per cents.
template <class = detail::when_called>
[[nodiscard]] constexpr fraction quotient(printed_decimal const& a, printed_decimal const& b) {
    return {checked_product(a.digits, b.parts()), checked_product(b.digits, a.parts())};
}

/// No base, and no value: what is printed can only be held against the counts that there are.
template <class = detail::when_called>
[[nodiscard]] inline checked_print share_of_base(print_claim const& c, printed_figure const& f, std::uint64_t base) {
    auto const n = count_text(base);
    if (!f.window) return found(c, print_verdict::cannot_tell, f.unclear + "; no count is given", n);
    auto const counts = f.window->counts_of(base);
    auto const reading = reading_text(c, f);
    if (!counts) {
        std::string nearest;
        auto const below = static_cast<std::uint64_t>(wide_product(f.window->lower().numerator(), base) /
                                                      f.window->lower().denominator());
        for (auto k : {below, below + 1})
            if (k <= base)
                nearest += (nearest.empty() ? "" : ", ") + count_text(k) + " is " +
                           per_cent_beside_print({k, base}, f.decimals);
        return found(c, print_verdict::does_not_hold,
                     "no count of " + n + " is that" + reading + (nearest.empty() ? "" : ": " + nearest));
    }
    auto const text = range_text(*counts) + " of " + n + reading;
    if (f.one_sided || !f.window->upper())
        return found(c, print_verdict::cannot_tell, "it would be " + text + "; no count is given", n);
    return found(c, print_verdict::holds,
                 (counts->smallest == counts->largest ? "it can only be " : "it can be ") + text, n);
}

template <class = detail::when_called>
[[nodiscard]] inline checked_print check_share(print_claim const& c) {
    auto f = figure_of(c, printed_as::per_cent);
    // A number without its sign is taken for a per cent, and that is told.
    auto const bare = [&]() -> std::optional<fraction> {
        auto const as_it_stands = figure_of(c);
        if (as_it_stands.as != printed_as::number || !as_it_stands.window) return std::nullopt;
        f.in_words = true;
        if (fraction{1, 1} < f.window->lower())
            throw print_claim_error("printed", c.printed.substr(0, 80),
                                    "a share, at most 100%; this is no per cent but a count");
        return as_it_stands.plain;
    }();
    auto values = values_of(c);
    auto const base = base_in(c.base);
    if (f.window && f.as != printed_as::per_cent && f.as != printed_as::part)
        throw print_claim_error("printed", c.printed.substr(0, 80),
                                "a share: a per cent, or words such as two-thirds or one in seven");
    if (f.way != printed_way::unsaid || f.no_change)
        throw print_claim_error("printed", c.printed.substr(0, 80),
                                "a share, which goes neither up nor down; kind change has from and to");
    if (values.empty()) {
        if (!base) throw print_claim_error("values", {}, "a count and its base, or a base in its own column");
        return share_of_base(c, f, *base);
    }
    if (values.size() > 2)
        throw print_claim_error("values", c.values.substr(0, 80),
                                "a count and its base; kind shares takes several per cents of one base");
    bool const by_column = base.has_value();
    if (by_column && values.size() == 1)
        values.push_back({*base, 0, false});
    else if (by_column && quotient(values[1], {*base, 0, false}) != fraction{1, 1})
        throw print_claim_error("base", c.base.substr(0, 80),
                                "nothing, or the base that the values name: " + value_text(values[1]));
    for (auto const& v : values)
        if (v.per_cent)
            throw print_claim_error("values", c.values.substr(0, 80), "a count and its base, not per cents");
    auto const& k = values.front();
    auto const bases = [&]() -> std::string {
        if (k.decimals != 0 || !f.window) return {};
        auto const fitting = bases_of(k.digits, *f.window);
        return fitting ? range_text(*fitting) : std::string("none");
    }();
    if (values.size() == 1)
        return found(c, print_verdict::cannot_tell,
                     "the base of " + value_text(k) + " is not given" + reading_text(c, f) +
                         (bases.empty() ? "" : "; it would be " + bases),
                     bases);
    auto const& n = values.back();
    if (n.digits == 0) {
        if (k.digits != 0) throw print_claim_error("values", c.values.substr(0, 80), "a count that its base holds");
        return found(c, print_verdict::cannot_tell, "0 of 0 is no share");
    }
    auto const share = quotient(k, n);
    if (fraction{1, 1} < share)
        throw print_claim_error("values", c.values.substr(0, 80), "a count and then its base, which is no smaller");
    std::string text = value_text(k) + " of " + value_text(n) + " is " + per_cent_beside_print(share, f.decimals);
    if (!f.window) return found(c, print_verdict::cannot_tell, f.unclear + "; " + text);
    bool const holds = f.window->contains(share);
    if (!holds && bare && *bare == k.value())  // "6 councils" of 6 of 152
        return found(c, print_verdict::cannot_tell,
                     text + "; '" + c.printed + "' has no per cent sign and is the count itself");
    if (!holds && f.plain && f.as == printed_as::per_cent) text += ", which prints " + per_cent_text(share, f.decimals);
    text += reading_text(c, f);
    if (!holds && n.decimals == 0)
        if (auto const counts = f.window->counts_of(n.digits))
            text += "; of " + value_text(n) + " it would be " + range_text(*counts);
    return found(c, holds ? print_verdict::holds : print_verdict::does_not_hold, std::move(text), bases);
}

/// One of several shares: a per cent, or a count and its per cent (23=40%).
struct share_among {
    std::string text;
    print_window window;
    std::optional<std::uint64_t> count;

    template <class = detail::when_called>
    [[nodiscard]] std::optional<compatible_counts> counts_of(std::uint64_t base) const {
        auto const counts = window.counts_of(base);
        if (!count || !counts) return counts;
        return counts->contains(*count) ? std::optional(compatible_counts{*count, *count}) : std::nullopt;
    }
};

template <class = detail::when_called>
[[nodiscard]] inline std::vector<share_among> shares_of(print_claim const& c) {
    std::vector<share_among> all;
    for (auto const& text : values_in(c.values)) {
        auto const equals = text.find('=');
        std::optional<std::uint64_t> count;
        if (equals != std::string::npos) {
            auto const k = value_in(std::string_view(text).substr(0, equals));
            if (k.decimals != 0 || k.per_cent)
                throw print_claim_error("values", text.substr(0, 80), "COUNT=PER CENT, such as 23=40");
            count = k.digits;
        }
        auto d =
            value_in(equals == std::string::npos ? std::string_view(text) : std::string_view(text).substr(equals + 1));
        d.per_cent = true;
        if (fraction{1, 1} < d.value())
            throw print_claim_error("values", text.substr(0, 80), "per cents of one base, at most 100");
        all.push_back({text, d.window(), count});
    }
    if (all.empty()) throw print_claim_error("values", {}, "per cents of one base, separated by blanks");
    return all;
}

/// The bases up to `largest` of which every share has its count.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<compatible_counts> bases_for(std::vector<share_among> const& shares,
                                                              std::uint64_t largest) {
    std::vector<print_window> windows;
    compatible_counts within{1, largest};
    for (auto const& s : shares) {
        windows.push_back(s.window);
        if (!s.count) continue;
        auto const range = bases_of(*s.count, s.window);
        if (!range) return {};
        within = {std::max(within.smallest, range->smallest), std::min(within.largest, range->largest)};
        if (within.smallest > within.largest) return {};
    }
    std::vector<compatible_counts> fitting;
    try {
        fitting = bases_that_fit(windows, within.largest);
    } catch (std::invalid_argument const&) {
        throw print_claim_error(
            "values", {}, "per cents of at most 4 decimals, or a smaller base: there are too many bases to look at");
    }
    std::vector<compatible_counts> cut;
    for (auto const& r : fitting)
        if (auto const from = std::max(r.smallest, within.smallest); from <= r.largest)
            cut.push_back({from, r.largest});
    return cut;
}

/// "112, 80, 40, 34 to 35"
template <class = detail::when_called>
[[nodiscard]] inline std::string counts_text(std::vector<share_among> const& shares, std::uint64_t base) {
    std::string text;
    for (auto const& s : shares)
        if (auto const counts = s.counts_of(base)) text += (text.empty() ? "" : ", ") + range_text(*counts);
    return text;
}

template <class = detail::when_called>
[[nodiscard]] inline checked_print check_shares(print_claim const& c) {
    constexpr auto no_end = std::numeric_limits<std::uint64_t>::max();
    auto const shares = shares_of(c);
    auto const largest = base_in(c.base);
    auto const fitting = bases_for(shares, largest.value_or(no_end));
    auto const one = [&](std::uint64_t base) { return count_text(base) + " (" + counts_text(shares, base) + ")"; };
    if (fitting.empty()) {
        std::string text =
            "no base" + (largest ? " up to " + count_text(*largest) : std::string()) + " has a count for each";
        if (largest)
            if (auto const beyond = bases_for(shares, no_end); !beyond.empty())
                text += "; the next that has is " + one(beyond.front().smallest);
        return found(c, print_verdict::does_not_hold, std::move(text));
    }
    auto const bases = ranges_text(fitting);
    if (!largest) {
        bool const sure = fitting.back().largest != no_end;  // a count with its per cent leaves only some bases
        return found(c, sure ? print_verdict::holds : print_verdict::cannot_tell,
                     sure ? "the smallest base is " + one(fitting.front().smallest)
                          : "without a base every large one fits; the smallest is " + one(fitting.front().smallest),
                     bases);
    }
    bool const itself = fitting.back().contains(*largest);
    bool const only = fitting.size() == 1 && fitting.front().smallest == fitting.front().largest;
    std::string text = only     ? "the only base is " + one(fitting.front().smallest)
                       : itself ? one(*largest) + " fits itself"
                                : count_text(*largest) + " itself does not fit; the largest that does is " +
                                      one(fitting.back().largest);
    return found(c, print_verdict::holds, std::move(text), bases);
}

}  // namespace pbo::detail

#endif
