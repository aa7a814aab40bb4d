// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_DETAIL_PRINTED_WORDS_HPP
#define PBO_MEASURE_CLAIMS_DETAIL_PRINTED_WORDS_HPP

// "Almost two-thirds", "up 40 per cent": the words of a figure in print, told apart.  No statistics here:
// printed_figure.hpp says what each means.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/claims/detail/printed_decimal.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

// clang-format off
enum class print_word : std::uint8_t {
    unknown, filler, number, in, of, range, between, per_cent, points, times, scale, part, multiple, halved,
    almost, just_over, over, at_least, under, at_most, about, exactly, up, down, no_change, all, none, most,
    fewer_half
};
// clang-format on

struct print_token {
    print_word word = print_word::unknown;
    printed_decimal number{};  ///< of a number
    std::uint64_t size = 0;    ///< of a part (thirds: 3), a multiple (double: 2) or a scale (million: 1,000,000)
    bool spelled = false;      ///< "three"
    std::string text{};
};

/// The phrases of one meaning, between bars.  Of several that fit the longest is meant: "more than" is not "more".
struct print_phrases {
    print_word word;
    std::uint64_t size;
    std::string_view texts;
};

// clang-format off
inline constexpr auto known_print = std::to_array<print_phrases>({
    {print_word::points, 0, "percentage points|percentage point|per cent points|% points|% point|points|point|pp"},
    {print_word::per_cent, 0, "per cent|percent|%"},
    {print_word::times, 0, "times as many|times as much|times as likely|times|fold|x"},
    {print_word::almost, 0, "almost|nearly|just under|just below|slightly under|slightly less than|"
                            "a little under|approaching"},
    {print_word::just_over, 0, "just over|just above|just more than|slightly over|slightly more than|"
                               "a little over"},
    {print_word::at_most, 0, "no more than|not more than|at most|up to|or less|or fewer|or under|or below|<="},
    {print_word::at_least, 0, "no fewer than|no less than|not less than|at least|or more|or above|or over|"
                              "and over|and above|and more|plus|>="},
    {print_word::over, 0, "more than|greater than|higher than|over|above|exceeding|upwards of|>"},
    {print_word::under, 0, "less than|fewer than|lower than|under|below|<"},
    {print_word::about, 0, "close to|about|around|roughly|approximately|approx|circa|some|or so|~"},
    {print_word::exactly, 0, "exactly|precisely"},
    {print_word::between, 0, "between|from"},
    {print_word::range, 0, "to|and"},
    {print_word::no_change, 0, "no change|unchanged|not changed|the same|flatlined|flat|stalled|stable"},
    {print_word::up, 0, "up|rose|rise|risen|increase|increased|growth|grew|grown|higher|more|extra|additional|"
                        "gain|gained|climbed|jumped|jump|+"},
    {print_word::down, 0, "down|fell|fall|fallen|decrease|decreased|decline|declined|drop|dropped|reduction|"
                          "reduced|lower|less|fewer|cut|saving|savings|saved|cheaper|-"},
    {print_word::part, 2, "halves|half"},
    {print_word::part, 3, "thirds|third"},
    {print_word::part, 4, "quarters|quarter"},
    {print_word::part, 5, "fifths|fifth"},
    {print_word::part, 6, "sixths|sixth"},
    {print_word::part, 7, "sevenths|seventh"},
    {print_word::part, 8, "eighths|eighth"},
    {print_word::part, 9, "ninths|ninth"},
    {print_word::part, 10, "tenths|tenth"},
    {print_word::multiple, 2, "double|doubled|doubling|twice"},
    {print_word::multiple, 3, "treble|trebled|triple|tripled"},
    {print_word::multiple, 4, "quadruple|quadrupled"},
    {print_word::halved, 0, "halved|halving"},
    {print_word::scale, 100, "hundred"},
    {print_word::scale, 1'000, "thousand|k"},
    {print_word::scale, 1'000'000, "million|m"},
    {print_word::scale, 1'000'000'000, "billion|bn"},
    {print_word::all, 0, "all|everybody|everyone"},
    {print_word::none, 0, "none|nobody|no one"},
    {print_word::most, 0, "most|majority"},
    {print_word::fewer_half, 0, "minority"},
    {print_word::in, 0, "out of|in|/"},
    {print_word::of, 0, "of"},
    {print_word::number, 1, "one"},
    {print_word::number, 2, "two"},
    {print_word::number, 3, "three"},
    {print_word::number, 4, "four"},
    {print_word::number, 5, "five"},
    {print_word::number, 6, "six"},
    {print_word::number, 7, "seven"},
    {print_word::number, 8, "eight"},
    {print_word::number, 9, "nine"},
    {print_word::number, 10, "ten"},
    {print_word::number, 11, "eleven"},
    {print_word::number, 12, "twelve"},
    {print_word::number, 20, "twenty"},
    {print_word::number, 30, "thirty"},
    {print_word::number, 40, "forty"},
    {print_word::number, 50, "fifty"},
    {print_word::number, 60, "sixty"},
    {print_word::number, 70, "seventy"},
    {print_word::number, 80, "eighty"},
    {print_word::number, 90, "ninety"},
    {print_word::filler, 0, "a|an|the|by|is|are|was|were|has|have|people|councils|users|carers|respondents|"
                            "adults|budget holders|budgets|average|pounds"},
});
// clang-format on

/// The text in small letters, signs that print has several of as one, blanks around signs that stand alone.
template <class = detail::when_called>
[[nodiscard]] inline std::string plain_print(std::string_view text) {
    static constexpr auto others = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"\u00A0", " "},     {"\u2009", " "},     {"\u202F", " "},     {"\u2212", "-"},     {"\u2013", "-"},
         {"\u2014", "-"},     {"\u2010", "-"},     {"\u2011", "-"},     {"\u00A3", " "},     {"\u201C", " "},
         {"\u201D", " "},     {"\u2018", " "},     {"\u2019", " "},     {"\u00D7", "x"},     {"\u00BD", " 1/2 "},
         {"\u00BC", " 1/4 "}, {"\u00BE", " 3/4 "}, {"\u2153", " 1/3 "}, {"\u2154", " 2/3 "}, {"\u2265", ">="},
         {"\u2264", "<="},    {"\uFEFF", ""}});
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        bool known = false;
        for (auto const& [from, to] : others) {
            if (!text.substr(i).starts_with(from)) continue;
            out += to;
            i += from.size();
            known = true;
            break;
        }
        if (known) continue;
        char const c = text[i++];
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a')
               : (c == '\t' || c == '\n' || c == '\r' || c == '"' || c == '\'' || c == '(' || c == ')' || c == '!')
                   ? ' '
                   : c;
    }
    return out;
}

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
template <class = detail::when_called>
[[nodiscard]] constexpr bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Pieces: numbers, words, signs.  A hyphen is a range between figures, a minus before one, and nothing between words;
/// a plus after a figure is "or more".
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::string> print_pieces(std::string_view text) {
    std::string const plain = plain_print(text);
    std::vector<std::string> pieces;
    for (std::size_t i = 0; i < plain.size();) {
        char const c = plain[i];
        std::size_t end = i + 1;
        bool const number = is_digit(c) || (c == '.' && end < plain.size() && is_digit(plain[end]));
        if (number) {
            auto const in_number = [&](std::size_t at) {
                return is_digit(plain[at]) ||
                       ((plain[at] == ',' || plain[at] == '.') && at + 1 < plain.size() && is_digit(plain[at + 1]));
            };
            while (end < plain.size() && in_number(end)) ++end;
        } else if (is_letter(c)) {
            while (end < plain.size() && is_letter(plain[end])) ++end;
        } else if ((c == '<' || c == '>') && end < plain.size() && plain[end] == '=') {
            ++end;
        }
        std::string piece = plain.substr(i, end - i);
        bool const after_figure = !pieces.empty() && (is_digit(pieces.back().back()) || pieces.back() == "%");
        bool const figure_next = end < plain.size() && (is_digit(plain[end]) || plain[end] == '.');
        if (piece == "-")
            piece = after_figure && (figure_next || (end < plain.size() && plain[end] == ' ')) ? "to"
                    : figure_next                                                              ? "-"
                                                                                               : "";
        if (piece == "+" && after_figure && plain[i - 1] != ' ') piece = "plus";
        if (piece == " " || piece == "," || piece == "." || piece == ";" || piece == ":") piece.clear();
        if (!piece.empty()) pieces.push_back(std::move(piece));
        i = end;
    }
    return pieces;
}

/// How many pieces from the i-th on make the phrase; 0 when they do not.
template <class = detail::when_called>
[[nodiscard]] inline std::size_t pieces_in(std::vector<std::string> const& pieces, std::size_t i,
                                           std::string_view phrase) {
    std::string joined;
    for (std::size_t j = i; j < pieces.size() && joined.size() < phrase.size(); ++j) {
        joined += (j == i ? "" : " ") + pieces[j];
        if (joined == phrase) return j - i + 1;
    }
    return 0;
}

template <class = detail::when_called>
[[nodiscard]] inline std::vector<print_token> print_tokens(std::string_view printed) {
    auto const pieces = print_pieces(printed);
    std::vector<print_token> tokens;
    for (std::size_t i = 0; i < pieces.size();) {
        if (is_digit(pieces[i].front()) || pieces[i].front() == '.') {
            auto const number = read_printed_decimal(pieces[i]);
            tokens.push_back({number ? print_word::number : print_word::unknown, number.value_or(printed_decimal{}), 0,
                              false, pieces[i]});
            ++i;
            continue;
        }
        print_phrases best{print_word::unknown, 0, {}};
        std::size_t length = 0;
        for (auto const& known : known_print)
            for (auto texts = known.texts; !texts.empty();) {
                auto const text = texts.substr(0, texts.find('|'));
                texts.remove_prefix(std::min(text.size() + 1, texts.size()));
                if (auto const n = pieces_in(pieces, i, text); n > length) {
                    best = {known.word, known.size, text};
                    length = n;
                }
            }
        print_token t{best.word,
                      {},
                      best.size,
                      best.word == print_word::number,
                      length == 0 ? pieces[i] : std::string(best.texts)};
        if (t.spelled) t.number = {best.size, 0, false};
        if (t.word != print_word::filler) tokens.push_back(std::move(t));
        i += length == 0 ? 1 : length;
    }
    return tokens;
}

}  // namespace pbo::detail

#endif
