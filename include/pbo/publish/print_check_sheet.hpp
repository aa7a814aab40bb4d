// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_PRINT_CHECK_SHEET_HPP
#define PBO_PUBLISH_PRINT_CHECK_SHEET_HPP

// Figures in print and what became of them, a row each in their order: kind, printed, verdict, what holds, bases.  For
// people numbers have commas in their thousands; for programs they have none, so that any of them can be found and
// read, and the whole of a long list of bases.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/claims/print_claim.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {
/// 1,249 to 1,253 as 1249 to 1253: a comma between figures is one of thousands, as lists have a blank after theirs.
template <class = detail::when_called>
[[nodiscard]] inline std::string without_thousands(std::string_view text) {
    auto const digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (!(text[i] == ',' && i != 0 && i + 1 < text.size() && digit(text[i - 1]) && digit(text[i + 1])))
            out += text[i];
    return out;
}
/// A long list of bases as people read it: its beginning and its end.
template <class = detail::when_called>
[[nodiscard]] inline std::string first_and_last(std::string const& list) {
    constexpr std::ptrdiff_t at_most = 12, first = 6;
    if (std::count(list.begin(), list.end(), ';') < at_most) return list;
    std::size_t at = 0;
    for (std::ptrdiff_t i = 0; i < first; ++i) at = list.find(';', at) + 1;
    return list.substr(0, at) + " ..." + list.substr(list.rfind(';'));
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline sheet print_check_sheet(std::vector<checked_print> const& all, provenance from = {}) {
    from.method = "exact, in whole numbers, halves up";
    using row = checked_print;
    using enum shown_to;
    described_columns<row> columns;
    columns.text("kind", "kind", &row::kind)
        .text("printed", "printed", [](row const& one) { return one.printed.empty() ? one.values : one.printed; }, people)
        .text("printed", "printed", &row::printed, programs)  // of shares the values are what is printed
        .text("verdict", "verdict", &row::verdict)
        .text("what_holds", "what holds", &row::what_holds, people)
        .text("bases", "bases", [](row const& one) { return detail::first_and_last(one.bases); }, people)
        .text("what_holds", "what holds", [](row const& one) { return detail::without_thousands(one.what_holds); }, programs)
        .text("bases", "bases", [](row const& one) { return detail::without_thousands(one.bases); }, programs);
    auto s = columns.laid_out("Figures in print, held against their values", std::move(from), all);
    std::size_t wrong = 0, open = 0;
    for (auto const& one : all) {
        wrong += one.verdict == print_verdict::does_not_hold ? 1U : 0U;
        open += one.verdict == print_verdict::cannot_tell ? 1U : 0U;
    }
    s.warn("Of " + std::to_string(all.size()) + (all.size() == 1 ? " figure, " : " figures, ") +
           std::to_string(all.size() - wrong - open) + " held, " + std::to_string(wrong) + " did not, and " +
           std::to_string(open) + " cannot be told.");
    s.warn(
        "A figure that holds is what its values print, or can be; whether the values are right is another question.");
    return s;
}

template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(std::vector<checked_print> const& all) { return print_check_sheet(all); }
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(checked_print const& one) { return print_check_sheet({one}); }

}  // namespace pbo

#endif
