// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DATA_QUESTIONS_SHEET_HPP
#define PBO_PUBLISH_DATA_QUESTIONS_SHEET_HPP

// Which figures deserve a question, made ready for a reader: a row a question, and how many places were looked at and how many
// could not be for want of figures.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/data_quality/adding_up.hpp>
#include <pbo/measure/data_quality/data_question.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/sheet.hpp>

#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {
template <class = detail::when_called>
[[nodiscard]] inline std::string question_in_words(question_kind about) {
    std::string text(spelling(about));
    for (auto& c : text)
        if (c == '_') c = ' ';
    return text;
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline sheet data_questions_sheet(data_questions const& found, provenance from = {}) {
    from.level = from.level.empty() ? "none: whole-number comparisons" : from.level;
    described_columns<data_question> columns;
    columns.text("question", "question", [](auto const& q) { return q.about; }, shown_to::programs)
        .text("title", "question", [](auto const& q) { return detail::question_in_words(q.about); }, shown_to::people)
        .text("ons_code", "ONS code", [](auto const& q) { return detail::who_of(q.council).ons_code; })
        .text("cassr_code", "CASSR code", [](auto const& q) { return detail::who_of(q.council).cassr_code; })
        .key("name", "name",
             [](auto const& q) { return q.council.key().is_stated() ? detail::name_of(q.council) : std::string("All councils"); })
        .text("period", "period", [](auto const& q) { return q.period.text(); })
        .text("finding", "what was found", [](auto const& q) { return q.finding; });
    auto s = columns.laid_out("Figures that deserve a question", std::move(from), found.questions);
    s.warn("Looked at " + std::to_string(found.looked_at) + (found.looked_at == 1 ? " place" : " places") + "; " +
           std::to_string(found.without_figures) + " more could not be looked at, because figures are absent. " +
           (found.questions.empty() ? "Nothing found that deserves a question of this kind."
                                    : "A question is not an error: there may be a good answer, and the figures are left as they are."));
    return s;
}

/// Do parts add up to their total?
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(sum_check const& found) {
    using row = sum_check;
    described_columns<row> columns;
    columns.count("parts", "the parts make", &row::parts)
        .count("total", "the total is", &row::total)
        .count("difference", "apart", &row::difference)
        .count("explained", "rounding explains", &row::explained)
        .text("adds_up", "adds up", &row::adds_up);
    return columns.laid_out("Parts and their total", {.level = "none: whole-number comparisons"}, std::vector{found});
}

template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(data_questions const& found) { return data_questions_sheet(found); }

}  // namespace pbo

#endif
