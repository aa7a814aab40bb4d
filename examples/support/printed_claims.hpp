// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_PRINTED_CLAIMS_HPP
#define PBO_EXAMPLES_SUPPORT_PRINTED_CLAIMS_HPP

// A figure in print, what it can mean, what the data say, and a verdict; and a list of them as a page for people or as a
// sheet.

#include <pbo/core/interval.hpp>
#include <pbo/core/print_window.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/detail/wrapped.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

enum class printed_verdict : std::uint8_t { computed, consistent, contradicted, agrees, by_construction, not_determinable };

}  // namespace examples

template <>
inline constexpr auto pbo::spellings_of<examples::printed_verdict> =
    std::array{pbo::spelled<examples::printed_verdict>{examples::printed_verdict::computed, "computed"},
               pbo::spelled<examples::printed_verdict>{examples::printed_verdict::consistent, "consistent"},
               pbo::spelled<examples::printed_verdict>{examples::printed_verdict::contradicted, "contradicted"},
               pbo::spelled<examples::printed_verdict>{examples::printed_verdict::agrees, "agrees"},
               pbo::spelled<examples::printed_verdict>{examples::printed_verdict::by_construction, "by construction"},
               pbo::spelled<examples::printed_verdict>{examples::printed_verdict::not_determinable, "not determinable"}};

namespace examples {

inline constexpr std::array<std::string_view, 6> verdict_meanings{
    "from figures in print alone, or from the data where print has no figure to hold it against",
    "figures in print agree with each other",
    "what was computed lies outside the window of the figure in print",
    "what was computed from data that were not made for it lies in the window of the figure in print, or bears the words out",
    "the shipped data were made to agree with the figure, so that they do is no evidence for it",
    "something is missing, and the line says what"};

struct printed_claim {
    std::string id;
    std::string source;
    std::string year;
    std::string statement;
    std::string print;     ///< the figure as printed
    std::string window;    ///< the values that print so
    std::string counts;    ///< the counts that fit
    std::string computed;  ///< from the data, or from print
    std::string evidence;  ///< interval, bounds or test
    printed_verdict verdict = printed_verdict::not_determinable;
    std::string missing;   ///< what is missing, or must be known to read it
};

/// "62.9 %"
inline std::string per_cent(double share, int decimals = 1) { return pbo::detail::rounded(100.0 * share, decimals) + "%"; }
inline std::string per_cent(pbo::figure<double> const& share, int decimals = 1) {
    return share ? per_cent(*share, decimals) : std::string(symbol(share.reason()));
}
inline std::string thousands(std::uint64_t n) { return pbo::detail::with_thousands(std::to_string(n)); }
/// "76 of 100 = 76.0 %"
inline std::string of(pbo::proportion const& p, int decimals = 1) {
    return thousands(p.hits()) + " of " + thousands(p.trials()) + " = " + per_cent(p.value(), decimals);
}
/// "95 %: 73.4 to 78.5 %"
inline std::string limits_of(pbo::figure<pbo::interval> const& limits, std::string const& method) {
    if (!limits) return method + ": no interval (" + std::string(words(limits.reason())) + ")";
    return "95%: " + pbo::detail::rounded(100.0 * limits->lower(), 1) + " to " + per_cent(limits->upper()) + " (" + method + ")";
}
inline std::string p_value(pbo::figure<double> const& p) {
    if (!p) return "no p-value (" + std::string(words(p.reason())) + ")";
    return pbo::detail::p_in_words(p);
}
/// "19.5 % and more, under 20.5 %" of a share, "165,000 and more, under 175,000" of a count.
inline std::string window_in_words(pbo::print_window const& w, bool share) {
    auto const value = [&](pbo::fraction const& f) {
        if (!share) return f.denominator() == 1 ? thousands(f.numerator()) : pbo::detail::for_people(f.value(), pbo::shown_as::number);
        return pbo::detail::for_people(100.0 * f.value(), pbo::shown_as::number) + "%";
    };
    if (!w.upper()) return (w.lower_in() ? "at least " : "over ") + value(w.lower());
    if (w.lower() == *w.upper()) return "exactly " + value(w.lower());
    return (w.lower_in() ? "" : "over ") + value(w.lower()) + (w.lower_in() ? " and more, " : " and ") + (w.upper_in() ? "at most " : "under ") +
           value(*w.upper());
}
inline std::string counts_in_words(pbo::print_window const& w, std::uint64_t n) {
    auto const counts = w.counts_of(n);
    if (!counts) return "none of " + thousands(n);
    if (counts->smallest == counts->largest) return thousands(counts->smallest) + " of " + thousands(n);
    return thousands(counts->smallest) + " to " + thousands(counts->largest) + " of " + thousands(n);
}

/// A block for each claim, under its source; and how many there are of each verdict.
inline std::string page_of(std::vector<printed_claim> const& claims, std::string const& title, pbo::provenance const& from, std::size_t width) {
    std::string out;
    auto const paragraph = [&](std::string const& first, std::string_view text) { pbo::detail::append_paragraph(out, first, text, width); };
    auto const name = [](std::string_view word, std::size_t room) {
        std::string padded = "  ";
        pbo::detail::append_padded(padded, word, room - 2, false);
        return padded;
    };
    paragraph("", title);
    for (auto const& [what, value] : pbo::detail::heading_entries(from))
        if (!value.empty()) paragraph(name(what, 12), value);
    out += "\n";
    std::array<std::size_t, verdict_meanings.size()> tally{};
    for (auto const& c : claims) ++tally[static_cast<std::size_t>(c.verdict)];
    out += std::to_string(claims.size()) + " figures and claims in print\n";
    for (std::size_t i = 0; i < tally.size(); ++i) {
        auto const verdict = static_cast<printed_verdict>(i);  // of these two the data allow one
        if (tally[i] == 0 && (verdict == printed_verdict::agrees || verdict == printed_verdict::by_construction)) continue;
        std::string const number = std::to_string(tally[i]);
        std::string first = "  ";
        pbo::detail::append_padded(first, number, 3, true);
        paragraph(first + name(pbo::spelling(verdict), 20), verdict_meanings[i]);
    }
    std::string source;
    auto const line = [&](std::string_view what, std::string const& text) {
        if (!text.empty()) paragraph(name(what, 13), text);
    };
    for (auto const& c : claims) {
        if (auto const heading = c.source + ", " + c.year; heading != source) {
            source = heading;
            out += "\n" + source + "\n" + std::string(source.size(), '=') + "\n";
        }
        out += "\n";
        paragraph("", (c.print.empty() ? "(no figure)" : c.print) + ": " + c.statement);
        line("fits", c.window + (c.window.empty() || c.counts.empty() ? "" : "; ") + c.counts);
        line("computed", c.computed);
        line("evidence", c.evidence);
        line("verdict", std::string(pbo::spelling(c.verdict)) + (c.missing.empty() ? "" : ": " + c.missing));
    }
    return out;
}

inline pbo::sheet sheet_of_claims(std::vector<printed_claim> const& claims, std::string const& title, pbo::provenance const& from) {
    pbo::sheet s(title, from,
                 {{"id", "id"}, {"source", "source"}, {"year", "year"}, {"statement", "statement"}, {"figure_in_print", "in print"},
                  {"window", "window"}, {"compatible_counts", "counts that fit"}, {"computed", "computed"},
                  {"evidence", "evidence"}, {"verdict", "verdict"}, {"missing", "missing, or to be known"}});
    for (auto const& c : claims)
        s.add_row({c.id, c.source, c.year, c.statement, c.print, c.window, c.counts, c.computed, c.evidence, std::string(pbo::spelling(c.verdict)), c.missing});
    return s;
}

}  // namespace examples

#endif
