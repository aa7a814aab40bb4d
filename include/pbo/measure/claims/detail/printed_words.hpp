// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_DETAIL_PRINTED_WORDS_HPP
#define PBO_MEASURE_CLAIMS_DETAIL_PRINTED_WORDS_HPP

// "Almost two-thirds", "up 40 per cent": the words of a figure in print, told apart.  No statistics here: printed_figure.hpp
// says what each means.

#include <pbo/measure/claims/detail/printed_decimal.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

enum class print_word : std::uint8_t {
    unknown, filler, number, in, of, range, between, per_cent, points, times, scale, part, multiple, halved,
    almost, just_over, over, at_least, under, at_most, about, exactly, up, down, no_change, all, none, most, fewer_half
};

struct print_token {
    print_word word = print_word::unknown;
    printed_decimal number{};   ///< of a number
    std::uint64_t size = 0;     ///< of a part (thirds: 3), a multiple (double: 2) or a scale (million: 1,000,000)
    bool spelled = false;       ///< "three"
    std::string text{};
};

struct print_phrase {
    std::string_view text;
    print_word word;
    std::uint64_t size = 0;
};

/// Longer phrases first where one begins another.
inline constexpr auto print_phrases = std::to_array<print_phrase>({
    {"percentage points", print_word::points}, {"percentage point", print_word::points}, {"per cent points", print_word::points},
    {"% points", print_word::points}, {"% point", print_word::points}, {"points", print_word::points}, {"point", print_word::points},
    {"pp", print_word::points}, {"per cent", print_word::per_cent}, {"percent", print_word::per_cent}, {"%", print_word::per_cent},
    {"times as many", print_word::times}, {"times as much", print_word::times}, {"times as likely", print_word::times},
    {"times", print_word::times}, {"fold", print_word::times}, {"x", print_word::times},
    {"almost", print_word::almost}, {"nearly", print_word::almost}, {"just under", print_word::almost}, {"just below", print_word::almost},
    {"slightly under", print_word::almost}, {"slightly less than", print_word::almost}, {"a little under", print_word::almost}, {"approaching", print_word::almost},
    {"just over", print_word::just_over}, {"just above", print_word::just_over}, {"just more than", print_word::just_over},
    {"slightly over", print_word::just_over}, {"slightly more than", print_word::just_over}, {"a little over", print_word::just_over},
    {"no more than", print_word::at_most}, {"not more than", print_word::at_most}, {"at most", print_word::at_most}, {"up to", print_word::at_most},
    {"or less", print_word::at_most}, {"or fewer", print_word::at_most}, {"or under", print_word::at_most}, {"or below", print_word::at_most},
    {"<=", print_word::at_most},
    {"no fewer than", print_word::at_least}, {"no less than", print_word::at_least}, {"not less than", print_word::at_least},
    {"at least", print_word::at_least}, {"or more", print_word::at_least}, {"or above", print_word::at_least}, {"or over", print_word::at_least},
    {"and over", print_word::at_least}, {"and above", print_word::at_least}, {"and more", print_word::at_least}, {"plus", print_word::at_least},
    {">=", print_word::at_least},
    {"more than", print_word::over}, {"greater than", print_word::over}, {"higher than", print_word::over}, {"over", print_word::over},
    {"above", print_word::over}, {"exceeding", print_word::over}, {"upwards of", print_word::over}, {">", print_word::over},
    {"less than", print_word::under}, {"fewer than", print_word::under}, {"lower than", print_word::under}, {"under", print_word::under},
    {"below", print_word::under}, {"<", print_word::under},
    {"close to", print_word::about}, {"about", print_word::about}, {"around", print_word::about}, {"roughly", print_word::about},
    {"approximately", print_word::about}, {"approx", print_word::about}, {"circa", print_word::about}, {"some", print_word::about},
    {"or so", print_word::about}, {"~", print_word::about}, {"exactly", print_word::exactly}, {"precisely", print_word::exactly},
    {"between", print_word::between}, {"from", print_word::between}, {"to", print_word::range}, {"and", print_word::range},
    {"no change", print_word::no_change}, {"unchanged", print_word::no_change}, {"not changed", print_word::no_change},
    {"the same", print_word::no_change}, {"flatlined", print_word::no_change}, {"flat", print_word::no_change},
    {"stalled", print_word::no_change}, {"stable", print_word::no_change},
    {"up", print_word::up}, {"rose", print_word::up}, {"rise", print_word::up}, {"risen", print_word::up}, {"increase", print_word::up},
    {"increased", print_word::up}, {"growth", print_word::up}, {"grew", print_word::up}, {"grown", print_word::up}, {"higher", print_word::up},
    {"more", print_word::up}, {"extra", print_word::up}, {"additional", print_word::up}, {"gain", print_word::up}, {"gained", print_word::up},
    {"climbed", print_word::up}, {"jumped", print_word::up}, {"jump", print_word::up}, {"+", print_word::up},
    {"down", print_word::down}, {"fell", print_word::down}, {"fall", print_word::down}, {"fallen", print_word::down},
    {"decrease", print_word::down}, {"decreased", print_word::down}, {"decline", print_word::down}, {"declined", print_word::down},
    {"drop", print_word::down}, {"dropped", print_word::down}, {"reduction", print_word::down}, {"reduced", print_word::down},
    {"lower", print_word::down}, {"less", print_word::down}, {"fewer", print_word::down}, {"cut", print_word::down},
    {"saving", print_word::down}, {"savings", print_word::down}, {"saved", print_word::down}, {"cheaper", print_word::down}, {"-", print_word::down},
    {"halves", print_word::part, 2}, {"half", print_word::part, 2}, {"thirds", print_word::part, 3}, {"third", print_word::part, 3},
    {"quarters", print_word::part, 4}, {"quarter", print_word::part, 4}, {"fifths", print_word::part, 5}, {"fifth", print_word::part, 5},
    {"sixths", print_word::part, 6}, {"sixth", print_word::part, 6}, {"sevenths", print_word::part, 7}, {"seventh", print_word::part, 7},
    {"eighths", print_word::part, 8}, {"eighth", print_word::part, 8}, {"ninths", print_word::part, 9}, {"ninth", print_word::part, 9},
    {"tenths", print_word::part, 10}, {"tenth", print_word::part, 10},
    {"double", print_word::multiple, 2}, {"doubled", print_word::multiple, 2}, {"doubling", print_word::multiple, 2}, {"twice", print_word::multiple, 2},
    {"treble", print_word::multiple, 3}, {"trebled", print_word::multiple, 3}, {"triple", print_word::multiple, 3}, {"tripled", print_word::multiple, 3},
    {"quadruple", print_word::multiple, 4}, {"quadrupled", print_word::multiple, 4}, {"halved", print_word::halved}, {"halving", print_word::halved},
    {"hundred", print_word::scale, 100}, {"thousand", print_word::scale, 1'000}, {"k", print_word::scale, 1'000},
    {"million", print_word::scale, 1'000'000}, {"m", print_word::scale, 1'000'000},
    {"billion", print_word::scale, 1'000'000'000}, {"bn", print_word::scale, 1'000'000'000},
    {"all", print_word::all}, {"everybody", print_word::all}, {"everyone", print_word::all}, {"none", print_word::none}, {"nobody", print_word::none},
    {"no one", print_word::none}, {"most", print_word::most}, {"majority", print_word::most}, {"minority", print_word::fewer_half},
    {"out of", print_word::in}, {"in", print_word::in}, {"/", print_word::in}, {"of", print_word::of},
    {"one", print_word::number, 1}, {"two", print_word::number, 2}, {"three", print_word::number, 3}, {"four", print_word::number, 4},
    {"five", print_word::number, 5}, {"six", print_word::number, 6}, {"seven", print_word::number, 7}, {"eight", print_word::number, 8},
    {"nine", print_word::number, 9}, {"ten", print_word::number, 10}, {"eleven", print_word::number, 11}, {"twelve", print_word::number, 12},
    {"twenty", print_word::number, 20}, {"thirty", print_word::number, 30}, {"forty", print_word::number, 40}, {"fifty", print_word::number, 50},
    {"sixty", print_word::number, 60}, {"seventy", print_word::number, 70}, {"eighty", print_word::number, 80}, {"ninety", print_word::number, 90},
    {"a", print_word::filler}, {"an", print_word::filler}, {"the", print_word::filler}, {"by", print_word::filler}, {"is", print_word::filler},
    {"are", print_word::filler}, {"was", print_word::filler}, {"were", print_word::filler}, {"has", print_word::filler}, {"have", print_word::filler},
    {"people", print_word::filler}, {"councils", print_word::filler}, {"users", print_word::filler}, {"carers", print_word::filler},
    {"respondents", print_word::filler}, {"adults", print_word::filler}, {"budget holders", print_word::filler},
    {"budgets", print_word::filler}, {"average", print_word::filler}, {"pounds", print_word::filler},
});

/// The text in small letters, signs that print has several of as one, blanks around signs that stand alone.
[[nodiscard]] inline std::string plain_print(std::string_view text) {
    static constexpr auto others = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"\u00A0", " "}, {"\u2009", " "}, {"\u202F", " "}, {"\u2212", "-"}, {"\u2013", "-"}, {"\u2014", "-"}, {"\u2010", "-"}, {"\u2011", "-"},
         {"\u00A3", " "}, {"\u201C", " "}, {"\u201D", " "}, {"\u2018", " "}, {"\u2019", " "}, {"\u00D7", "x"}, {"\u00BD", " 1/2 "},
         {"\u00BC", " 1/4 "}, {"\u00BE", " 3/4 "}, {"\u2153", " 1/3 "}, {"\u2154", " 2/3 "}, {"\u2265", ">="}, {"\u2264", "<="}, {"\uFEFF", ""}});
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
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : (c == '\t' || c == '\n' || c == '\r' || c == '"' || c == '\'' || c == '(' || c == ')' || c == '!') ? ' ' : c;
    }
    return out;
}

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Pieces: numbers, words, signs.  A hyphen is a range between figures, a minus before one, and nothing between words; a plus
/// after a figure is "or more".
[[nodiscard]] inline std::vector<std::string> print_pieces(std::string_view text) {
    std::string const plain = plain_print(text);
    std::vector<std::string> pieces;
    for (std::size_t i = 0; i < plain.size();) {
        char const c = plain[i];
        std::size_t end = i + 1;
        bool const number = is_digit(c) || (c == '.' && end < plain.size() && is_digit(plain[end]));
        if (number) {
            auto const in_number = [&](std::size_t at) {
                return is_digit(plain[at]) || ((plain[at] == ',' || plain[at] == '.') && at + 1 < plain.size() && is_digit(plain[at + 1]));
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
        if (piece == "-") piece = after_figure && (figure_next || (end < plain.size() && plain[end] == ' ')) ? "to" : figure_next ? "-" : "";
        if (piece == "+" && after_figure && plain[i - 1] != ' ') piece = "plus";
        if (piece == " " || piece == "," || piece == "." || piece == ";" || piece == ":") piece.clear();
        if (!piece.empty()) pieces.push_back(std::move(piece));
        i = end;
    }
    return pieces;
}

[[nodiscard]] inline std::vector<print_token> print_tokens(std::string_view text) {
    auto const pieces = print_pieces(text);
    std::vector<print_token> tokens;
    for (std::size_t i = 0; i < pieces.size();) {
        if (is_digit(pieces[i].front()) || pieces[i].front() == '.') {
            auto const number = read_printed_decimal(pieces[i]);
            tokens.push_back({number ? print_word::number : print_word::unknown, number.value_or(printed_decimal{}), 0, false, pieces[i]});
            ++i;
            continue;
        }
        print_phrase best{{}, print_word::unknown};
        std::size_t length = 0;
        for (auto const& phrase : print_phrases) {
            std::string joined;
            for (std::size_t j = i; j < pieces.size() && joined.size() < phrase.text.size(); ++j) {
                joined += (j == i ? "" : " ") + pieces[j];
                if (joined == phrase.text && j - i + 1 > length) {
                    best = phrase;
                    length = j - i + 1;
                }
            }
        }
        print_token t{best.word, {}, best.size, best.word == print_word::number, length == 0 ? pieces[i] : std::string(best.text)};
        if (t.spelled) t.number = {best.size, 0, false};
        if (t.word != print_word::filler) tokens.push_back(std::move(t));
        i += length == 0 ? 1 : length;
    }
    return tokens;
}

}  // namespace pbo::detail

#endif
