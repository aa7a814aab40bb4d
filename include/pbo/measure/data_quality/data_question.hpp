// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DATA_QUALITY_DATA_QUESTION_HPP
#define PBO_MEASURE_DATA_QUALITY_DATA_QUESTION_HPP

// Which figures deserve a question before they are used?  A question names the council, the period, what it is about and what
// was found, in whole numbers.  It is a question and not an error: there may be a good answer, and the figures are left as
// they are.  Lists of questions say how many places were looked at, and how many could not be for want of figures, so that
// silence is never taken for soundness; they add up.
//
//     nominal_budgets.hpp    managed budgets not recorded; near everyone on a budget and almost nobody with a direct payment
//     adding_up.hpp          parts that do not make their total; more of a part than of the whole
//     series_breaks.hpp      breaks in a series, boundary changes, councils in one period only, sudden changes

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/period.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

enum class question_kind : std::uint8_t {
    managed_budgets_not_recorded,  ///< as many people with self-directed support as with direct payments
    nominal_budgets,               ///< near everyone has a budget and almost nobody a direct payment
    does_not_add_up,
    part_exceeds_whole,
    break_in_series,
    boundary_change,
    in_one_period_only,
    sudden_change
};

template <>
inline constexpr auto spellings_of<question_kind> =
    std::array{spelled<question_kind>{question_kind::managed_budgets_not_recorded, "managed_budgets_not_recorded"},
               spelled<question_kind>{question_kind::nominal_budgets, "nominal_budgets"},
               spelled<question_kind>{question_kind::does_not_add_up, "does_not_add_up"},
               spelled<question_kind>{question_kind::part_exceeds_whole, "part_exceeds_whole"},
               spelled<question_kind>{question_kind::break_in_series, "break_in_series"},
               spelled<question_kind>{question_kind::boundary_change, "boundary_change"},
               spelled<question_kind>{question_kind::in_one_period_only, "in_one_period_only"},
               spelled<question_kind>{question_kind::sudden_change, "sudden_change"}};

struct data_question {
    question_kind about = question_kind::does_not_add_up;
    pbo::council council;          ///< not stated where it is about all of them
    pbo::period period;
    std::string finding;  ///< what was found, with the counts

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("about", self.about);
        visit("council", self.council);
        visit("period", self.period);
        visit("finding", self.finding);
    }
    friend bool operator==(data_question const&, data_question const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, data_question const& q) {
        return out << q.about << ": " << q.council << ", " << q.period << ": " << q.finding;
    }
};

struct data_questions {
    std::vector<data_question> questions;
    std::size_t looked_at = 0;         ///< places that had the figures
    std::size_t without_figures = 0;   ///< places that had not

    template <class = detail::when_called>
    [[nodiscard]] std::size_t of(question_kind about) const noexcept {
        std::size_t n = 0;
        for (auto const& q : questions) n += q.about == about ? 1U : 0U;
        return n;
    }
    template <class = detail::when_called>
    data_questions& operator+=(data_questions const& other) {
        auto all = *this;  // a list may be added to itself
        all.questions.insert(all.questions.end(), other.questions.begin(), other.questions.end());
        all.looked_at = detail::checked_sum(looked_at, other.looked_at);
        all.without_figures = detail::checked_sum(without_figures, other.without_figures);
        return *this = std::move(all);
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("questions", self.questions);
        visit("looked_at", self.looked_at);
        visit("without_figures", self.without_figures);
    }
    template <class = detail::when_called>
    friend data_questions operator+(data_questions a, data_questions const& b) { return a += b; }
    friend bool operator==(data_questions const&, data_questions const&) = default;
};

namespace detail {
/// Looks at one place: nothing there to look at, nothing to ask, or a finding.
template <class = detail::when_called>
inline void look(data_questions& all, bool has_figures, bool asks, question_kind about, council const& who, period const& when,
                 std::string finding) {
    ++(has_figures ? all.looked_at : all.without_figures);
    if (has_figures && asks) all.questions.push_back({about, who, when, std::move(finding)});
}
}  // namespace detail

}  // namespace pbo

#endif
