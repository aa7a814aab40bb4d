// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_LINKED_PAIRS_SHEET_HPP
#define PBO_PUBLISH_LINKED_PAIRS_SHEET_HPP

// Pairs of user and carer (linked_pairs.hpp), made ready for a reader: a row a question, with the four counts, the difference of
// the two shares in points and its limits, and the p-value.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/measure/linked_pairs.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>

#include <string>
#include <utility>

namespace pbo {

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline described_columns<answers_of_pairs> pair_columns() {
    using row = answers_of_pairs;
    described_columns<row> columns;
    columns.text("question", "question", &row::name, shown_to::programs)
        .column({.name = "title", .title = "question", .whom = shown_to::people, .is_key = true}, &row::title)
        .count("both", "both yes", [](row const& r) { return r.answers.both(); })
        .count("user_only", "the user only", [](row const& r) { return r.answers.first_only(); })
        .count("carer_only", "the carer only", [](row const& r) { return r.answers.second_only(); })
        .count("neither", "neither", [](row const& r) { return r.answers.neither(); })
        .base("answered", "of", [](row const& r) { return r.answers.trials(); })
        .count("not_answered", "not answered", &row::not_answered)
        .points("difference", "user less carer, points",
                [](row const& r) { return r.difference.value.transform([](double d) { return 100.0 * d; }); })
        .limits("difference_", shown_as::points,
                [](row const& r) -> figure<interval> {
                    if (!r.difference.value.has_value()) return r.difference.value.reason();
                    return r.difference.limits.transform([](interval const& i) { return interval{100.0 * i.lower(), 100.0 * i.upper()}; });
                })
        .p_value("p", "p", [](row const& r) {
            return r.answers.trials() == 0 ? figure<double>(absence::nothing_to_divide_by) : r.test.p_value;
        });
    return columns;
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline sheet linked_pairs_sheet(pairs_found const& p, provenance from) {
    from = completed(std::move(from), p.level);
    from.method = "newcombe_paired, mcnemar_mid_p";
    if (from.role.empty()) from.role = "users and their carers, in pairs";
    auto s = detail::pair_columns().laid_out("Users and their carers", std::move(from), p.questions);
    auto const several = [](std::uint64_t n, std::string const& one, std::string const& many) {
        return std::to_string(n) + (n == 1 ? one : many);
    };
    s.warn(several(p.pairs, " pair of a user and a carer who name each other.", " pairs of a user and a carer who name each other.") +
           (p.named_one_way == 0 ? "" : " " + several(p.named_one_way, " other record names", " other records name") +
                                            " somebody who names nobody, or another.") +
           (p.named_nobody == 0 ? "" : " " + several(p.named_nobody, " record names", " records name") +
                                           " somebody who is not among the records."));
    if (p.same_mode.trials() != 0)
        s.warn("On the same mode: " + std::to_string(p.same_mode.hits()) + " of the " +
               several(p.same_mode.trials(), " pair", " pairs") + " of whom both modes are known.");
    s.warn("Each of the two speaks of their own budget. Pairs are of people who both answered: other users have no carer, or one who did "
           "not.");
    return s;
}

/// So that text_table(linked_pairs(...)) prints a whole report.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(pairs_found const& p) {
    return linked_pairs_sheet(p, {.rule = "none applied: counts as in the source"});
}

}  // namespace pbo

#endif
