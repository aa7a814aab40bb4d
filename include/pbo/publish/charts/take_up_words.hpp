// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_TAKE_UP_WORDS_HPP
#define PBO_PUBLISH_CHARTS_TAKE_UP_WORDS_HPP

// What is a take-up table about, in the words of a picture's subtitle?  The measure as a sentence ("People on personal
// budgets as a share of people eligible", or the words of a published table), the people it is of, what an area is
// called, where and when.  They are those of the table's context: nothing is called England, and nothing a council,
// that the rows do not say is one. Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/charts/frame.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace pbo::charts {

class take_up_words {
public:
    template <class = pbo::detail::when_called>
    explicit take_up_words(take_up_table const& t) {
        auto const& context = t.context();
        auto const& said = context.words;
        area = said.area;
        auto const two = counted_in_words(2, said.area);
        areas = two.substr(two.find(' ') + 1);
        people = said.about_budgets ? "people eligible" : detail::spaced(said.denominator);
        measure = said.about_budgets
                      ? "People on personal budgets as a share of people eligible"
                      : detail::with_capital(detail::spaced(said.numerator)) + " as a share of " + detail::spaced(said.denominator);
        whole = context.whole_name();
        where_ = context.whole;
        when_ = detail::in_words(context.period);
    }
    /// "152 councils, England, 2024\u201325".
    template <class = pbo::detail::when_called>
    [[nodiscard]] std::string where_and_when(std::size_t n) const {
        return detail::counted(n, area, areas) + (where_.empty() ? "" : ", " + where_) +
               (when_.empty() ? "" : ", " + when_);
    }

    std::string area, areas;  ///< "council", "councils"
    std::string people;       ///< whom shares are of
    std::string measure;
    std::string whole;  ///< "England", "the 33 councils read"

private:
    std::string where_, when_;
};

namespace detail {
/// "Ashshire", "Ashshire and Beechton", "59 councils": those of the rows that have exactly this share, by share_of(row) and
/// called(row).
template <class Rows, class Share, class Name>
[[nodiscard]] std::string who_has(Rows const& rows, double share, take_up_words const& words, Share const& share_of,
                                  Name const& called) {
    std::string names;
    std::size_t n = 0;
    for (auto const& row : rows)
        if (share_of(row) == share && ++n <= 2) names += (n == 1 ? "" : " and ") + called(row);
    return n <= 2 ? names : counted(n, words.area, words.areas);
}
/// "83 of 132 councils reach 30%"; of a sample, how many have as much among those sampled.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string reached_in_words(std::size_t met, std::size_t all, take_up_words const& words,
                                                  target const& aim, bool sampled) {
    return std::to_string(met) + " of " + counted(all, words.area, words.areas) +
           (sampled ? std::string(met == 1 ? " has " : " have ") + aim.share().text() + " or more of those sampled"
                    : (met == 1 ? " reaches " : " reach ") + aim.share().text());
}
/// " The line is of 152 councils, those withheld among them; 132 are drawn.", where the line is of
/// more than the dots.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string whole_in_words(take_up_table const& t, std::size_t drawn) {
    pbo::detail::average_of_all const average(t);
    auto const& sums = t.context().sums;
    if (!sums || average.of_those_shown || sums->in_whole <= drawn) return {};
    take_up_words const words(t);
    return " The line is of " + counted(sums->in_whole, words.area, words.areas) +
           ", those withheld among them; " + std::to_string(drawn) + (drawn == 1 ? " is drawn." : " are drawn.");
}
}  // namespace detail

}  // namespace pbo::charts

#endif
