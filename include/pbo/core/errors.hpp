// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_ERRORS_HPP
#define PBO_CORE_ERRORS_HPP

// Where did it go wrong, and what would have been right?  Bad arguments throw std::domain_error or
// std::invalid_argument with the values in the message.  Bad input throws input_error, which knows its place.  A message
// is one line, whatever was found: control characters are shown as \x00.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace pbo {

/// A place in an input: line 1 is the first line of the file; line 0 means "the file as a whole".
/// column is the column's heading, or its number where there is no heading; empty means "the whole line".
struct input_place {
    std::string file;
    std::uint64_t line = 0;
    std::string column;

    friend bool operator==(input_place const&, input_place const&) = default;
};

/// One thing wrong with an input: where, the text that was found (shortened to 80 bytes), and what would be right.
struct input_problem {
    input_place place;
    std::string text;
    std::string expected;

    template <class = detail::when_called>
    [[nodiscard]] std::string message() const {
        std::string m = place.file.empty() ? std::string("input") : place.file;
        if (place.line != 0) m += ":" + std::to_string(place.line);
        if (!place.column.empty()) m += ": column '" + place.column + "'";
        m += ": ";
        if (!text.empty()) m += "found '" + text + "'; ";
        return detail::visible(m + "expected " + expected);
    }
    friend bool operator==(input_problem const&, input_problem const&) = default;
};

/// Input that cannot be read as what it should be.  what() says where, what was found and what would be right.
class input_error : public std::runtime_error {
public:
    template <class = detail::when_called>
    explicit input_error(input_problem problem)
        : std::runtime_error(problem.message()), problem_(std::move(problem)) {}

    [[nodiscard]] input_problem const& problem() const noexcept { return problem_; }

private:
    input_problem problem_;
};

}  // namespace pbo

#endif
