// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_PRINTED_FIGURE_HPP
#define PBO_MEASURE_CLAIMS_PRINTED_FIGURE_HPP

// What does a figure in print say, word for word?  "Almost two-thirds", "27.1 %", "up 40 per cent", "7.5 times", "1 in
// 7":
//
//     auto const f = pbo::read_printed_figure("almost two-thirds");
//     f.window                                     // [0.6, 0.6666666666666666)
//     pbo::read_printed_figure("down 7.7 %")       // [0.0765, 0.0775), a per cent, down
//
// How words become a window is a choice, and this is ours:
//
//     27.1 %, 7.5 times        the nearest at the digits shown, halves up; a whole number from 1,000 that ends in
//     noughts is
//                              rounded to its last other digit, at least to its second: 340,000 to 10,000
//     a third, one in seven    nearer to it than to its neighbours: among halves to fifths for these, one in six and
//     one in eight
//                              for one in seven; of others (7 in 20) rounded to that part
//     double, treble           as 2.0 times, 3.0 times
//     over, under, at least, at most, exactly     as they say; "most" is over half, "a minority" under half
//     almost, nearly, just under                  under it, by no more than half of its last digit that is not nought,
//     and in any
//                              case no more than a tenth of it, or 2.5 points: almost 340,000 from 335,000, almost
//                              two-thirds from 60 %, almost 60 % from 57.5 %
//     just over                the same above it; about, around, roughly: the same on both sides
//     61 to 92 %, between      from the lowest that prints as the first to under what no longer prints as the second
//
// Words of no size ("several", "no change") give no window, and `unclear` says so.  Throws std::invalid_argument, with
// what would be right, for figures that cannot be read (4O %, two figures), and std::overflow_error for more digits
// than 2^64 holds.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/print_window.hpp>
#include <pbo/measure/claims/detail/print_quantity.hpp>
#include <pbo/measure/claims/detail/printed_words.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

enum class printed_way : std::uint8_t { unsaid, up, down };

struct printed_figure {
    std::optional<print_window> window;  ///< shares, per cents and points as fractions of 1
    printed_as as = printed_as::number;
    printed_way way = printed_way::unsaid;
    unsigned decimals = 0;            ///< of a number or a per cent
    std::optional<fraction> plain{};  ///< the figure itself, where one stands alone: 100 of 100 %
    bool in_words = false;            ///< how it was read is to be told: "almost", "a third", 340,000
    bool one_sided = false;           ///< over, under, at least, at most
    bool no_change = false;
    std::string unclear;  ///< why there is no window
};

namespace detail {

class print_reader {
public:
    explicit print_reader(std::vector<print_token> tokens) : tokens_(std::move(tokens)) {}

    template <class = detail::when_called>
    printed_figure read() {
        printed_figure f;
        std::vector<print_quantity> quantities;
        std::optional<print_word> modifier;
        bool range = false, between = false;
        std::string unknown;
        for (at_ = 0; at_ < tokens_.size();) {
            auto const& t = tokens_[at_];
            if (t.word >= print_word::almost && t.word <= print_word::exactly) {
                if (modifier && *modifier != t.word) unreadable("'" + t.text + "' beside another such word");
                modifier = t.word;
            } else if (t.word == print_word::up || t.word == print_word::down) {
                auto const way = t.word == print_word::up ? printed_way::up : printed_way::down;
                if (f.way != printed_way::unsaid && f.way != way) unreadable("both up and down");
                f.way = way;
            } else if (t.word == print_word::no_change) {
                f.no_change = true;
            } else if (t.word == print_word::range || t.word == print_word::between) {
                between = between || t.word == print_word::between;
                range = range || between || t.text == "to";  // "40 % and 50 %" is two figures
            } else if (t.word == print_word::of && !quantities.empty()) {
                if (figures_follow()) unreadable("a second figure after 'of'");
                break;  // "of councils": of whom, which the row's values say
            } else if (t.word == print_word::unknown) {
                unknown = t.text;
            } else if (t.word == print_word::halved) {
                f.way = printed_way::down;
                quantities.push_back({{1, 2}, {1, 20}, part_window(1, 2), printed_as::part, {}, true});
            } else if (t.word != print_word::in && t.word != print_word::of) {
                quantities.push_back(quantity());
                continue;
            }
            ++at_;
        }
        if (!unknown.empty() && (figures_anywhere() || !quantities.empty()))
            unreadable("'" + unknown + "' is no figure and no word that is known here");
        if (quantities.empty()) {
            f.in_words = true;
            f.unclear = f.no_change       ? "a claim of no change"
                        : tokens_.empty() ? "nothing is printed"
                                          : "the words name no size";
            return f;
        }
        if (f.no_change) unreadable("a figure beside words of no change");
        if (quantities.size() > 2 || (quantities.size() == 2 && !range)) unreadable("more than one figure");
        auto& q = quantities.front();
        f.decimals = q.shown.decimals;
        if (quantities.size() == 2) {
            auto& last = quantities.back();
            if (modifier) unreadable("a range beside 'over', 'about' or the like");
            if (!q.has_unit && last.has_unit) q = with_unit(q, last.as);
            if (q.as != last.as) unreadable("a range from one kind of figure to another");
            if (!(q.value < last.value)) unreadable("a range that does not rise");
            f.window = print_window::almost(*last.window->upper(), q.window->lower());
            f.as = q.as;
            f.decimals = std::max(q.shown.decimals, last.shown.decimals);
            f.in_words = true;
            return f;
        }
        f.as = q.as;
        f.one_sided = modifier && *modifier >= print_word::over && *modifier <= print_word::at_most;
        f.in_words = (modifier && !f.one_sided && *modifier != print_word::exactly) ||
                     (!modifier && q.shown.digits == 0 && q.value.numerator() != 0);
        f.window = modifier ? modified(q, *modifier) : *q.window;
        if (!modifier) f.plain = q.value;
        if (!modifier && q.as == printed_as::part && q.play == fraction{} && q.value == fraction{1, 2})
            f.one_sided = true;  // most, a minority
        if (!modifier && q.as == printed_as::number && q.window->lower() != q.shown.window().lower()) f.in_words = true;
        return f;
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] bool figures_follow() const {
        for (auto i = at_ + 1; i < tokens_.size(); ++i)
            if (tokens_[i].word != print_word::unknown && tokens_[i].word != print_word::in &&
                tokens_[i].word != print_word::range && tokens_[i].word != print_word::of)
                return true;
        return false;
    }
    template <class = detail::when_called>
    [[nodiscard]] bool figures_anywhere() const {
        return std::any_of(tokens_.begin(), tokens_.end(),
                           [](print_token const& t) { return std::any_of(t.text.begin(), t.text.end(), is_digit); });
    }
    template <class = detail::when_called>
    [[nodiscard]] print_token const* ahead(std::size_t n) const {
        return at_ + n < tokens_.size() ? &tokens_[at_ + n] : nullptr;
    }
    template <class = detail::when_called>
    [[nodiscard]] bool next_is(print_word w, std::size_t n = 0) const {
        return ahead(n) != nullptr && ahead(n)->word == w;
    }

    template <class = detail::when_called>
    print_quantity quantity() {
        auto const t = tokens_[at_++];
        if (t.word == print_word::all) return {{1, 1}, {1, 10}, print_window::exactly({1, 1}), printed_as::part, {}, true};
        if (t.word == print_word::none) return {{}, {}, print_window::exactly({}), printed_as::part, {}, true};
        if (t.word == print_word::most) return {{1, 2}, {}, print_window::over({1, 2}), printed_as::part, {}, true};
        if (t.word == print_word::fewer_half) return {{1, 2}, {}, print_window::under({1, 2}), printed_as::part, {}, true};
        if (t.word == print_word::part) return part_of(1, t.size);
        if (t.word == print_word::multiple)
            return {{t.size, 1}, {t.size, 10}, print_window::rounded({t.size, 1}, 10), printed_as::times, {}, true};
        if (t.word != print_word::number) {
            auto const strange = std::find_if(tokens_.begin(), tokens_.end(),
                                              [](print_token const& one) { return one.word == print_word::unknown; });
            unreadable("'" + (strange == tokens_.end() ? t.text + "' without its figure"
                                                       : strange->text + "' is no figure and no word that is known here"));
        }
        auto d = t.number;
        if (d.decimals == 0 && (next_is(print_word::in) || next_is(print_word::of)) && next_is(print_word::number, 1) &&
            ahead(1)->number.decimals == 0) {
            auto const of = ahead(1)->number.digits;
            at_ += 2;
            return part_of(d.digits, of);
        }
        if (d.decimals == 0 && next_is(print_word::part)) return part_of(d.digits, tokens_[at_++].size);
        if (next_is(print_word::scale)) return scaled(d, tokens_[at_++].size);
        for (auto const& [word, as] : {std::pair{print_word::per_cent, printed_as::per_cent},
                                       {print_word::points, printed_as::points},
                                       {print_word::times, printed_as::times}})
            if (next_is(word)) {
                ++at_;
                if (as == printed_as::per_cent && next_is(print_word::points)) {
                    ++at_;
                    return with_unit({{}, {}, {}, as, d, true}, printed_as::points);
                }
                print_quantity q{d.value(), play_of(d, 1), {}, as, d, true};
                return with_unit(q, as);
            }
        return plain_number(d);
    }
    std::vector<print_token> tokens_;
    std::size_t at_ = 0;
};

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline printed_figure read_printed_figure(std::string_view text) {
    return detail::print_reader(detail::print_tokens(text)).read();
}

}  // namespace pbo

#endif
