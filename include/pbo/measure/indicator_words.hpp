// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_INDICATOR_WORDS_HPP
#define PBO_MEASURE_INDICATOR_WORDS_HPP

// What is counted, in the words that a report prints?  A take-up table counts people on personal budgets out of people
// eligible; but any published table of a numerator and a denominator is counted in the same way, and a table of smokers must
// not be printed as one of budgets.  The words go with the table, and the sheets print no others.
//
//     pbo::indicator_words const smokers = pbo::words_of_counts("smokers", "adults asked");
//
// What is about personal budgets brings the standing warnings about them; what is not, does not.

#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace pbo {

struct indicator_words {
    std::string indicator = "Take-up of personal budgets";  ///< the title of a report
    std::string share = "take-up";                          ///< the heading of numerator / denominator
    std::string numerator = "on budgets";                   ///< the heading of those counted
    std::string denominator = "eligible";                   ///< the heading of those they are counted out of
    std::string nobody = "nobody eligible";                 ///< why there is no share where the denominator is 0
    std::string area = "council";                           ///< what a row is about, in the singular: "area", "region"
    bool about_budgets = true;                              ///< whether it is take-up of personal budgets
    bool client_level_from_2024 = true;                     ///< whether 2024-25 began a new count, as in ASCOF and SALT
    bool as_published = false;  ///< basis and role are what the source says in `basis` and `role`, nothing where they are empty
    std::string basis{};
    std::string role{};
    std::string made_from{};  ///< "percentages" where the source has those, and the counts were made of them

    /// The share's name for programs.
    [[nodiscard]] std::string share_name() const { return about_budgets ? "take_up" : "share"; }
    /// What a title says it is about: "take-up", or the indicator.
    [[nodiscard]] std::string subject() const { return about_budgets ? "take-up" : indicator; }

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        for (auto* word : {&self.indicator, &self.share, &self.numerator, &self.denominator, &self.nobody, &self.area,
                           &self.basis, &self.role, &self.made_from})
            visit("word", *word);
        visit("about_budgets", self.about_budgets);
        visit("client_level_from_2024", self.client_level_from_2024);
        visit("as_published", self.as_published);
    }
    friend bool operator==(indicator_words const&, indicator_words const&) = default;
};

/// The words of a published table of one count out of another, until somebody gives it better ones.
template <class = detail::when_called>
[[nodiscard]] inline indicator_words words_of_counts(std::string numerator, std::string denominator) {
    indicator_words w;
    w.indicator = numerator + " of " + denominator;
    w.share = "share";
    w.numerator = std::move(numerator);
    w.denominator = std::move(denominator);
    w.nobody = "denominator is 0";
    w.area = "area";
    w.about_budgets = false;
    w.client_level_from_2024 = false;
    w.as_published = true;
    return w;
}

/// "councils", "local authorities".
template <class = detail::when_called>
[[nodiscard]] inline std::string several_in_words(std::string const& one) {
    return one.ends_with("y") && !one.ends_with("ey") ? one.substr(0, one.size() - 1) + "ies" : one + "s";
}
/// "1 council", "3 councils", "2 local authorities".
template <class = detail::when_called>
[[nodiscard]] inline std::string counted_in_words(std::size_t n, std::string const& one) {
    return std::to_string(n) + " " + (n == 1 ? one : several_in_words(one));
}

/// A sentence about councils, said of what the rows are about: "Areas differ by more than chance", "an area's counts".
/// It must name none.
template <class = detail::when_called>
[[nodiscard]] inline std::string said_of(std::string const& area, std::string sentence) {
    constexpr std::string_view word = "council";
    bool const vowel = std::string_view("aeiou").find(area.empty() ? 'x' : area.front()) != std::string_view::npos;
    for (std::size_t at = 0; area != "council" && at + word.size() <= sentence.size(); ++at) {
        if ((sentence[at] != 'c' && sentence[at] != 'C') || sentence.compare(at + 1, word.size() - 1, word.substr(1)) != 0) continue;
        auto const end = at + word.size();
        bool const several = end < sentence.size() && sentence[end] == 's';
        auto other = several ? several_in_words(area) : area;
        if (sentence[at] == 'C' && other[0] >= 'a' && other[0] <= 'z') other[0] = static_cast<char>(other[0] - 'a' + 'A');
        sentence.replace(at, word.size() + (several ? 1 : 0), other);
        if (vowel && at >= 2 && sentence.compare(at - 2, 2, "a ") == 0 && (at == 2 || sentence[at - 3] == ' ')) {
            sentence.insert(at - 1, "n");
            ++at;
        }
        at += other.size() - 1;
    }
    return sentence;
}

}  // namespace pbo

#endif
