// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Estimates and limits for counts, or for rows of them:
//
//     calculator wilson 850 7335                          one proportion: METHOD X1 N1
//     calculator newcombe 56 70 48 80 --level 0.9         two: METHOD X1 N1 X2 N2
//     calculator "one_share_exact(0.12)" 850 7335         the p-value of a share against a fixed one
//     calculator power 50% 60% 400                        a question, answered in sentences: see --list
//     calculator [FILE|-]                                 CSV with the columns method,x1,n1,x2,n2,level
//
// Writes CSV: each row with estimate,lower,upper at 17 digits (x2 and n2 empty for one proportion; level empty for 0.95), empty
// where there is none, and then with the reason in note.  A row of a file that cannot be computed has "error: reason" there, and
// the rest goes on; the exit status is then 1.  A file that asks nothing is an error.

#include "support/calculations.hpp"
#include "support/program.hpp"
#include "support/questions.hpp"
#include "support/report_format.hpp"

#include <pbo/core/errors.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/publish/csv_table.hpp>
#include <pbo/read/csv_rows.hpp>

#include <array>
#include <cstddef>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr std::array<std::string_view, 6> inputs{"method", "x1", "n1", "x2", "n2", "level"};

constexpr std::string_view results{"estimate,lower,upper,note\n"};

std::string with_17_digits(pbo::figure<double> const& x) {
    if (!x.has_value()) return {};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.17g", *x);
    return text.data();
}

/// "0.25,0.1,0.4,": the results' cells, and why any of them is empty: "lower [z] not applicable; upper [z] not applicable".
std::string cells_of(examples::calculated_result const& r) {
    std::string cells, note;
    for (auto const& [name, value] : {std::pair("estimate", r.estimate), std::pair("lower", r.lower), std::pair("upper", r.upper)}) {
        cells += with_17_digits(value) + ",";
        if (!value.has_value())
            note += (note.empty() ? "" : "; ") + std::string(name) + " " + std::string(symbol(value.reason())) + " " +
                    std::string(words(value.reason()));
    }
    return cells + pbo::detail::csv_quoted(note);
}

/// Somebody's cell again, as a program may read it: what a spreadsheet would run and what nobody sees is made harmless, a number
/// stays a number.
std::string echo_of(std::string_view text) {
    return pbo::text_form<double>::read(text) ? pbo::detail::csv_quoted(text) : pbo::detail::csv_text(text);
}

/// Where each input stands in the file; throws input_error when one is missing or twice there.
std::array<std::optional<std::size_t>, 6> columns_in(pbo::csv_rows const& header) {
    std::array<std::optional<std::size_t>, 6> at;
    std::string found;
    for (std::size_t i = 0; i < header.size(); ++i) {
        found += (i == 0 ? "" : ", ") + std::string(header[i]);
        for (std::size_t j = 0; j < inputs.size(); ++j) {
            if (header[i] != inputs[j]) continue;
            if (at[j]) throw pbo::input_error({header.place(i), std::string(inputs[j]), "each column once"});
            at[j] = i;
        }
    }
    for (std::size_t j = 0; j < 3; ++j)
        if (!at[j])
            throw pbo::input_error({{header.source(), header.line(), {}}, found,
                                    "the columns method, x1, n1, and where wanted x2, n2, level; there is no '" +
                                        std::string(inputs[j]) + "'"});
    return at;
}

examples::printed_text calculated(pbo::input_source source) {
    pbo::csv_rows rows(std::move(source));
    if (!rows.next()) throw pbo::input_error({{rows.source(), 0, {}}, {}, "a header row: method,x1,n1,x2,n2,level"});
    auto const at = columns_in(rows);
    std::size_t const width = rows.size();
    std::string out;
    for (std::size_t i = 0; i < width; ++i) out += echo_of(rows[i]) + ",";
    out += results;

    std::size_t all = 0;
    std::size_t failed = 0;
    for (bool more = true; more;) {
        std::string result;
        std::vector<std::string> echoed(width);
        try {
            more = rows.next();
            if (!more || rows.blank()) continue;
            ++all;
            for (std::size_t i = 0; i < rows.size() && i < width; ++i) echoed[i] = rows[i];
            if (rows.size() != width)
                throw std::invalid_argument(std::to_string(rows.size()) + " fields where the header has " + std::to_string(width));
            auto const cell = [&](std::size_t j) { return at[j] ? std::string_view(echoed[*at[j]]) : std::string_view{}; };
            result = cells_of(examples::calculate(cell(0), {cell(1), cell(2), cell(3), cell(4)}, cell(5)));
        } catch (pbo::input_error const& e) {
            ++all;
            ++failed;
            result = ",,," + pbo::detail::csv_text("error: " + examples::plain_words(e.what()));
        } catch (std::exception const& e) {
            ++failed;
            result = ",,," + pbo::detail::csv_text("error: " + examples::plain_words(e.what()));
        }
        for (auto const& text : echoed) out += echo_of(text) + ",";
        out += result + "\n";
    }
    if (all == 0)
        throw pbo::input_error({{rows.source(), 1, {}}, {}, "at least one row below the header; the file has none, and nothing was asked"});
    if (failed != 0) std::cerr << "calculator: " << failed << " of " << all << " rows could not be computed; see 'error:' in their note\n";
    return {std::move(out), failed == 0};
}

/// METHOD X1 N1 [X2 N2], as a file of one row would have it; what cannot be computed is wrong usage.
std::string directly(std::vector<std::string> const& words, std::string const& level) {
    if (words.size() != 3 && words.size() != 5)
        throw examples::usage_error("expected METHOD X1 N1, or METHOD X1 N1 X2 N2, or a question with its words, or a FILE; found " +
                                    std::to_string(words.size()) + " words, of which the first is '" + words[0] + "'" + examples::question_meant(words[0]));
    examples::count_texts counts{};
    for (std::size_t i = 1; i < words.size(); ++i) counts[i - 1] = words[i];
    try {
        auto const result = examples::calculate(words[0], counts, level);
        std::string out = "method,x1,n1,x2,n2,level," + std::string(results) + echo_of(words[0]);
        for (auto const& count : counts) out += "," + echo_of(count);
        return out + "," + (level.empty() ? "0.95" : echo_of(level)) + "," + cells_of(result) + "\n";
    } catch (std::exception const& e) {
        throw examples::usage_error(e.what());
    }
}

/// A question's words; what cannot be answered is wrong usage.
std::string in_sentences(std::vector<std::string> const& words, std::string const& level) {
    try {
        return examples::answered(words, level.empty() ? pbo::confidence_level{} : pbo::confidence_level{examples::detail::value_of<double>("level", level)});
    } catch (std::exception const& e) {
        throw examples::usage_error(e.what());
    }
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Estimates with confidence limits for rows of counts", "calculator");
    std::vector<std::string> words;
    std::string level;
    bool list = false;
    std::size_t width = 0;
    options.add_option("WORDS", words, "METHOD X1 N1 or METHOD X1 N1 X2 N2; or a question with its words (--list); or a FILE, CSV with the columns method,x1,n1,x2,n2,level; - is standard input");
    options.add_option("--level", level, "The confidence level of METHOD or of a question; a file has its own (0.95)");
    auto* const listed = options.add_flag("--list", list, "Print all methods and questions and what each is, and stop");
    options.add_option("--width", width, "With --list: the longest line (the terminal's width, or 100)")
        ->check(CLI::Range(examples::least_width, std::size_t{10'000}))
        ->needs(listed);
    examples::add_why_unprotected(options, "its counts are what the command or the file of calculations says.");
    examples::add_why_not_saved(options, "its counts are what the command or the file of calculations says.");
    examples::add_examples(options, {"wilson 850 7335",
                                     "power 50% 60% 400",
                                     "heterogeneity ratio 40/100:30/100 55/120:40/110 12/60:20/70",
                                     "published 66.4+-1.2 64.9+-1.0",
                                     "COUNTS.csv"});
    return examples::run(options, argc, argv, [&]() -> examples::printed_text {
        if (list) return examples::list_of_methods(width != 0 ? width : examples::terminal_width());
        if (!words.empty() && examples::is_question(words.front())) return in_sentences(words, level);
        if (words.size() > 1) return directly(words, level);
        if (!level.empty()) throw examples::usage_error("--level goes with METHOD and counts; a file has a column level");
        std::string const file = words.empty() ? "-" : words.front();
        return calculated(file);
    });
}
