// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_PRINT_CLAIM_HPP
#define PBO_MEASURE_CLAIMS_PRINT_CLAIM_HPP

// A figure in print beside the numbers that it was made from, as texts, and what came of holding one against the other.
// check_print.hpp does that.  What cannot be read throws print_claim_error, which knows whose fault it is: the column.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace pbo {

enum class print_claim_kind : std::uint8_t { share, shares, change, times, sum };

template <>
inline constexpr auto spellings_of<print_claim_kind> =
    std::array{spelled<print_claim_kind>{print_claim_kind::share, "share"},
               spelled<print_claim_kind>{print_claim_kind::shares, "shares"},
               spelled<print_claim_kind>{print_claim_kind::change, "change"},
               spelled<print_claim_kind>{print_claim_kind::times, "ratio"},
               spelled<print_claim_kind>{print_claim_kind::sum, "sum"}};

enum class print_verdict : std::uint8_t { holds, does_not_hold, cannot_tell };

template <>
inline constexpr auto spellings_of<print_verdict> =
    std::array{spelled<print_verdict>{print_verdict::holds, "holds"},
               spelled<print_verdict>{print_verdict::does_not_hold, "does not hold"},
               spelled<print_verdict>{print_verdict::cannot_tell, "cannot tell"}};

struct print_claim {
    print_claim_kind kind = print_claim_kind::share;
    std::string values;   ///< numbers separated by blanks
    std::string printed;  ///< "27.1 %", "almost two-thirds"
    std::string base;     ///< a whole number, or nothing
};

struct checked_print {
    print_claim_kind kind = print_claim_kind::share;
    std::string printed;
    std::string values;
    print_verdict verdict = print_verdict::cannot_tell;
    std::string what_holds;  ///< a sentence for people
    std::string bases;       ///< bases (of a change: earlier figures) with which it would hold: "1,249 to 1,253"

    friend bool operator==(checked_print const&, checked_print const&) = default;
};

/// A claim that cannot be read: which of its columns, the text found, and what would be right.
class print_claim_error : public std::invalid_argument {
public:
    template <class = detail::when_called>
    print_claim_error(std::string column, std::string text, std::string expected)
        : std::invalid_argument("pbo::check_print: " + column + ": " + (text.empty() ? "" : "found '" + text + "'; ") +
                                "expected " + expected),
          column_(std::move(column)),
          text_(std::move(text)),
          expected_(std::move(expected)) {}

    [[nodiscard]] std::string const& column() const noexcept { return column_; }
    [[nodiscard]] std::string const& text() const noexcept { return text_; }
    [[nodiscard]] std::string const& expected() const noexcept { return expected_; }

private:
    std::string column_;
    std::string text_;
    std::string expected_;
};

}  // namespace pbo

#endif
