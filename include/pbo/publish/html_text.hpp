// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_HTML_TEXT_HPP
#define PBO_PUBLISH_HTML_TEXT_HPP

// How does a name stay a name in a page or a picture?  html_text is text that is markup already.  Markup comes from
// literals of the program alone (their constructor runs while compiling), numbers, and other html_text; any other text
// goes through escaped(), which makes characters of its angle brackets, quotes and ampersands, and shows what is
// invisible or turns the direction of writing (visible.hpp).  So a council called "</script>" cannot become one: a
// std::string does not compile where markup is wanted.
//
//     html_text h{"<p title=\""}; h << escaped(name) << "\">";
//
// Good for XML (SVG) as for HTML, in text and within quotes: only the five entities are used that both know.  Throws
// nothing but std::bad_alloc; linear in the text.  Not part of <pbo/publish.hpp>: it is for those who write pages and
// pictures.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace pbo {

/// Markup that stands in the program itself.
class markup_literal {
public:
    template <std::size_t N>
    consteval markup_literal(char const (&text)[N]) : text_(text, N - 1) {}
    [[nodiscard]] constexpr std::string_view view() const noexcept { return text_; }

private:
    std::string_view text_;
};

class html_text {
public:
    html_text() = default;
    html_text(markup_literal markup) : text_(markup.view()) {}

    /// Written after what is there.  (Not +=, which in this library merges counts.)
    template <class = detail::when_called>
    html_text& operator<<(markup_literal markup) {
        text_ += markup.view();
        return *this;
    }
    template <class = detail::when_called>
    html_text& operator<<(html_text const& other) {
        text_ += other.text_;
        return *this;
    }
    template <class = detail::when_called>
    friend html_text operator+(html_text a, html_text const& b) { return std::move(a << b); }

    [[nodiscard]] std::string const& str() const& noexcept { return text_; }
    [[nodiscard]] std::string str() && noexcept { return std::move(text_); }
    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
    /// What is left behind markup that it begins with; all of it where it does not.
    template <class = detail::when_called>
    [[nodiscard]] html_text without(markup_literal beginning) const {
        html_text rest;
        rest.text_ = text_.starts_with(beginning.view()) ? text_.substr(beginning.view().size()) : text_;
        return rest;
    }
    /// Each piece from first through the end of the tag that last begins, and instead of it that.
    template <class = detail::when_called>
    [[nodiscard]] html_text without_each(markup_literal first, markup_literal last, markup_literal instead) const {
        html_text rest;
        rest.text_.reserve(text_.size());
        std::size_t at = 0;
        for (auto next = text_.find(first.view()); next != std::string::npos; next = text_.find(first.view(), at)) {
            auto const close = text_.find(last.view(), next);
            auto const end = close == std::string::npos ? close : text_.find('>', close + last.view().size());
            if (end == std::string::npos) break;
            rest.text_.append(text_, at, next - at).append(instead.view());
            at = end + 1;
        }
        rest.text_.append(text_, at);
        return rest;
    }
    friend bool operator==(html_text const&, html_text const&) = default;

    friend html_text escaped(std::string_view plain);
    friend html_text number(double value, int decimals);

private:
    std::string text_;
};

/// Any text, as characters.
[[nodiscard]] inline html_text escaped(std::string_view plain) {
    html_text out;
    for (char const c : detail::visible(plain)) {
        switch (c) {
            case '&':
                out.text_ += "&amp;";
                break;
            case '<':
                out.text_ += "&lt;";
                break;
            case '>':
                out.text_ += "&gt;";
                break;
            case '"':
                out.text_ += "&quot;";
                break;
            case '\'':
                out.text_ += "&#39;";
                break;
            default:
                out.text_ += c;
        }
    }
    return out;
}

/// A number as attributes have it, with at most so many decimals and none that are not needed: 428.3, 173.  Throws
/// std::domain_error for one that is not finite.
[[nodiscard]] inline html_text number(double value, int decimals = 1) {
    if (!std::isfinite(value))
        throw std::domain_error("pbo::html_text: a number that is not finite has no place in a picture");
    std::array<char, 400> text{};
    auto const end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals).ptr;
    std::string digits(text.data(), end);
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') digits.pop_back();
    }
    html_text out;
    out.text_ = digits == "-0" ? "0" : digits;
    return out;
}

}  // namespace pbo

#endif
