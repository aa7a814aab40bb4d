// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_COUNCIL_SENTENCES_HPP
#define PBO_PUBLISH_COUNCIL_SENTENCES_HPP

// One council in plain sentences: its share and how sure it is, whether it is above or below its region, its peers and the
// whole, the target, and what became of it since the period before.  Each is what was found and, apart from it, how sure
// that is: "Below England (24.5%) by 6.2 points" and "Between 5.1 and 7.2 points (95%)".
//
//     auto const said = pbo::council_sentences(pbo::council_page_sheet(t, page, from));
//     pbo::html_page({sheet}, {.headline = said.headline, .points = said.points});
//
// They are made of the rows of council_page_sheet, so that what a rule withholds from the page is in no sentence.  Where the
// limits hold 0 the sentence says that we cannot tell; where they do not hold 0 it says above, below, rose or fell.  Limits
// of a complete count say what chance alone allows.  Throws std::invalid_argument for a sheet of something else.
// Not part of <pbo/publish.hpp>: it is for html_page.hpp.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/publish/charts/detail/sheet_reader.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/html_page.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

struct council_in_sentences {
    std::string headline;  ///< "Leeds: 18.3%, below England and its region"
    std::vector<page_point> points;
};

namespace detail {

/// Positive points in words, "6.2 points".
template <class = detail::when_called>
[[nodiscard]] inline std::string so_many_points(double points) {
    auto const text = rounded(std::abs(points), 1);
    return text + (text == "1.0" ? " point" : " points");
}
/// "Between 5.1 and 7.2 points (95%)" of a difference that is sure, by its size.
template <class = detail::when_called>
[[nodiscard]] inline std::string between_points(double lower, double upper, std::string const& level) {
    auto const nearer = std::min(std::abs(lower), std::abs(upper)), farther = std::max(std::abs(lower), std::abs(upper));
    int const places = nearer < 0.05 ? 2 : 1;  // "0.0" would say that they hold 0
    return "Between " + rounded(nearer, places) + " and " + rounded(farther, places) + " points (" + level + ")";
}
/// "30 September 2010" of a day, and a year as it stands.
template <class = detail::when_called>
[[nodiscard]] inline std::string period_in_a_sentence(std::string const& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || text.find_first_not_of("0123456789-") != std::string::npos) return text;
    auto const day = text.substr(text[8] == '0' ? 9 : 8);
    auto const month = (text[5] - '0') * 10 + (text[6] - '0');
    return month < 1 || month > 12 ? text : day + " " + charts::detail::month_in_words(month) + " " + text.substr(0, 4);
}
template <class = detail::when_called>
[[nodiscard]] inline std::string names_in_words(std::vector<std::string> const& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] council_in_sentences council_sentences(sheet const& page) {
    charts::detail::sheet_reader const of(page);
    auto const text = [&](auto const& row, std::string_view column) -> std::string const& { return of.cell<std::string>(row, column); };
    auto const figure_in = [&](auto const& row, std::string_view column) -> figure<double> const& {
        return of.cell<figure<double>>(row, column);
    };
    auto const shown = [](double share) { return detail::for_people(share, shown_as::share); };
    auto const level = page.from.level.empty() ? std::string("95%") : page.from.level;
    bool const sampled = page.from.data.starts_with("sample");
    bool const as_published = page.from.data.find("published") != std::string::npos;
    bool const rounded = page.from.rule.find("rounded") != std::string::npos;
    std::string const fact = rounded ? "The counts are rounded, and the true one may be on the other side" : "A fact of the count";
    council_in_sentences said;
    std::vector<std::string> above, below, unclear;
    auto const point = [&](std::string found, std::string how) { said.points.push_back({std::move(found), std::move(how)}); };
    if (page.rows().empty()) throw std::invalid_argument("pbo::council_sentences: the sheet has no rows");
    auto const& own = page.rows().front();
    auto const& name = text(own, "name");
    auto const& share = figure_in(own, "share");
    if (!share.has_value()) {
        said.headline = name + ": no share is shown";
        auto const why = share.reason() == absence::suppressed             ? std::string("It is withheld so that nobody is recognised")
                         : share.reason() == absence::nothing_to_divide_by ? std::string("There is nobody to count")
                                                                           : "It is " + std::string(words(share.reason()));
        point("No share is shown", why + " " + std::string(symbol(share.reason())));
        return said;
    }
    auto const &lower = figure_in(own, "lower"), &upper = figure_in(own, "upper");
    auto const count = [&](auto const& row, std::string_view column) {
        return detail::shown_to_people{shown_as::count}(of.cell<figure<std::uint64_t>>(row, column));
    };
    point(count(own, "numerator") + " of " + count(own, "denominator") + ": " + shown(*share),
          !lower.has_value() || !upper.has_value() ? std::string()
          : (sampled ? std::string("A sample: the share of all is likely between ")
                     : (rounded        ? "The counts are rounded; chance"
                        : as_published ? "If everybody was counted, chance"
                                       : "Everybody was counted; chance") +
                           std::string(" alone could put a share of so many between ")) +
                shown(*lower) + " and " + shown(*upper) + " (" + level + ")");
    for (std::size_t i = 1; i < page.rows().size(); ++i) {
        auto const& row = page.rows()[i];
        auto const &beside = text(row, "beside"), &compared = text(row, "compared"), &who = text(row, "name");
        auto const& points = figure_in(row, "points_from_it");
        auto const &low = figure_in(row, "points_lower"), &high = figure_in(row, "points_upper");
        auto const& theirs = figure_in(row, "share");
        if (beside == "target") {
            auto const& more = of.cell<figure<std::uint64_t>>(row, "people_to_reach");
            if (sampled || (compared != "met" && compared != "not met")) continue;
            if (compared == "met")
                point("The target of " + who + " is reached", fact);
            else
                point((more.has_value() ? count(row, "people_to_reach") + " more would reach" : std::string("Short of")) +
                          " the target of " + who,
                      fact);
            continue;
        }
        if (beside == "middle" || !points.has_value() || !theirs.has_value() || !low.has_value() || !high.has_value()) continue;
        bool const sure = (*low > 0 || *high < 0) && (beside == "itself" || compared == "lower" || compared == "higher");
        auto const limits = "between " + detail::for_people(*low, shown_as::points) + " and " +
                            detail::for_people(*high, shown_as::points) + " points (" + level + ")";
        if (beside == "itself") {
            auto const then = detail::period_in_a_sentence(who);
            if (sure)
                point((*points > 0 ? "Rose by " : "Fell by ") + detail::so_many_points(*points) + " since " + then + " (" +
                          shown(*theirs) + ")",
                      detail::between_points(*low, *high, level));
            else
                point("We cannot tell whether it changed since " + then + " (" + shown(*theirs) + ")", "The change is " + limits);
            break;  // the latest of them; the others are in the table
        }
        // A whole without a name of its own is "the 33 councils read", or "30 of the 33 councils read".
        bool const counted = !who.empty() && who.front() >= '0' && who.front() <= '9';
        bool const unnamed = beside == "the whole" && (who.starts_with("the ") || counted);
        auto const them = unnamed ? "the average of " + who : who;
        auto const shortly = unnamed ? std::string("the average") : who;
        if (sure) {
            (*points > 0 ? above : below).push_back(shortly);
            point((*points > 0 ? "Above " : "Below ") + them + " (" + shown(*theirs) + ") by " + detail::so_many_points(*points),
                  detail::between_points(*low, *high, level));
        } else if (*low > 0 || *high < 0) {
            unclear.push_back(shortly);
            point(std::string("We cannot be sure that it is ") + (*points > 0 ? "above " : "below ") + them + " (" + shown(*theirs) + ")",
                  "Its own limits reach that share, although the difference is " + limits);
        } else {
            unclear.push_back(shortly);
            point("We cannot tell whether it is above or below " + them + " (" + shown(*theirs) + ")",
                  "The difference is " + limits);
        }
    }
    said.headline = name + ": " + shown(*share);
    if (!above.empty()) said.headline += ", above " + detail::names_in_words(above);
    if (!below.empty()) said.headline += (above.empty() ? ", below " : " and below ") + detail::names_in_words(below);
    if (!unclear.empty())
        said.headline += "; we cannot tell whether " + std::string(above.empty() && below.empty() ? "it is " : "") + "above or below " +
                         detail::names_in_words(unclear);
    return said;
}

}  // namespace pbo

#endif
