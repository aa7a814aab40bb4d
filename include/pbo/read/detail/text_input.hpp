// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_TEXT_INPUT_HPP
#define PBO_READ_DETAIL_TEXT_INPUT_HPP

// The bytes of a source as UTF-8.  What is UTF-8 already goes through untouched, at the cost of one branch for each
// piece that arrives; UTF-16 (by its byte order mark, or named) and Windows-1252 (named; the table of the WHATWG
// Encoding Standard, in which five bytes mean nothing) are written anew.  Workbooks, which many people take for a CSV
// file, are known by their first bytes.
//
// A byte that means nothing, and half of a character, go through as bytes that are no UTF-8: so the row that has them is refused
// in its turn, as a row of UTF-8 would be, and those before it are read.
//
// Throws input_error for a workbook, another file that is no text, and a named encoding that the first bytes contradict.

#include <pbo/core/detail/utf8.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/text_encoding.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace pbo::detail {

/// What the bytes from 80 to 9F mean in Windows-1252; 0 for those that mean nothing.
inline constexpr std::array<char16_t, 32> windows_1252_from_80{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

class text_input {
public:
    /// The first bytes are looked at unless the source starts in the middle of a file.
    template <class = detail::when_called>
    text_input(input_source source, text_encoding encoding, bool from_start)
        : source_(std::move(source)), encoding_(encoding), looked_(!from_start) {}

    [[nodiscard]] std::string const& name() const noexcept { return source_.name(); }
    /// Whether a byte of the source is a byte of the text, so that a file can be read from any byte on.
    template <class = detail::when_called>
    [[nodiscard]] bool is_as_it_was() const noexcept {
        return encoding_ == text_encoding::from_first_bytes || encoding_ == text_encoding::utf_8;
    }

    /// What bytes that are no UTF-8 should have been.
    template <class = detail::when_called>
    [[nodiscard]] std::string_view expected() const noexcept {
        if (encoding_ == text_encoding::windows_1252) return "text in windows-1252, in which this byte means nothing";
        if (!is_as_it_was()) return "text in UTF-16; it ends in the middle of a character, or half of one stands alone";
        return "UTF-8 text (in a spreadsheet: save as \"CSV UTF-8\"; for a file in the older encoding of Windows: "
               "--encoding windows-1252)";
    }

    /// Fills at most size bytes and says how many; 0 at the end.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t read(char* into, std::size_t size) {
        if (!looked_) look();
        if (at_ == ready_.size()) {
            if (is_as_it_was()) return source_.read(into, size);
            decode();
        }
        auto const n = std::min(size, ready_.size() - at_);
        std::memcpy(into, ready_.data() + at_, n);
        at_ += n;
        return n;
    }

private:
    template <class = detail::when_called>
    [[noreturn]] void fail(std::uint64_t line, std::string found, std::string expected) const {
        throw input_error({{source_.name(), line, {}}, std::move(found), std::move(expected)});
    }

    template <class = detail::when_called>
    void look() {
        looked_ = true;
        std::array<char, 8> first{};
        std::size_t size = 0;
        while (size < first.size()) {
            auto const got = source_.read(first.data() + size, first.size() - size);
            if (got == 0) break;
            size += got;
        }
        std::string_view const bytes(first.data(), size);
        using namespace std::string_view_literals;
        if (bytes.starts_with("PK\x03\x04"sv))
            fail(0, "a workbook (.xlsx or .ods) or another ZIP file",
                 "CSV text; open it in a spreadsheet program, show the sheet that has the table, and save it as \"CSV "
                 "UTF-8\"");
        if (bytes.starts_with("\xD0\xCF\x11\xE0"sv))
            fail(0, "an old Excel workbook (.xls)",
                 "CSV text; open it in a spreadsheet program, show the sheet that has the table, and save it as \"CSV "
                 "UTF-8\"");
        if (bytes.starts_with("%PDF"sv)) fail(0, "a PDF document", "CSV text");
        if (bytes.starts_with("\x1F\x8B"sv)) fail(0, "a compressed file (gzip)", "CSV text; decompress it first");

        auto const mark_of = bytes.starts_with("\xFF\xFE"sv)       ? text_encoding::utf_16le
                             : bytes.starts_with("\xFE\xFF"sv)     ? text_encoding::utf_16be
                             : bytes.starts_with("\xEF\xBB\xBF"sv) ? text_encoding::utf_8
                                                                   : text_encoding::from_first_bytes;
        auto const has_mark = mark_of != text_encoding::from_first_bytes;
        if (has_mark && encoding_ != text_encoding::from_first_bytes && encoding_ != mark_of)
            fail(1, "the byte order mark of " + std::string(spelling(mark_of)),
                 "text in " + std::string(spelling(encoding_)) + ", as --encoding says; leave --encoding out");
        if (!has_mark && is_as_it_was() && size >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 &&
            bytes[3] == 0)
            fail(0, "text in UTF-16 without its byte order mark", "UTF-8 text, or --encoding utf-16le");
        if (!has_mark && is_as_it_was() && size >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 &&
            bytes[3] != 0)
            fail(0, "text in UTF-16 without its byte order mark", "UTF-8 text, or --encoding utf-16be");
        if (has_mark) encoding_ = mark_of;
        auto const skipped = has_mark && mark_of != text_encoding::utf_8 ? std::size_t{2} : std::size_t{0};
        if (is_as_it_was())
            ready_ = bytes;
        else
            left_ = bytes.substr(skipped);
    }

    /// Makes more of the text ready, unless the source has ended.
    template <class = detail::when_called>
    void decode() {
        ready_.clear();
        at_ = 0;
        while (ready_.empty()) {
            auto const kept = left_.size();
            left_.resize(kept + piece);
            auto const got = source_.read(left_.data() + kept, piece);
            left_.resize(kept + got);
            if (left_.empty()) return;
            if (encoding_ == text_encoding::windows_1252)
                decode_windows_1252();
            else
                decode_utf_16(got == 0);
        }
    }
    template <class = detail::when_called>
    void decode_windows_1252() {
        for (char const byte : left_) {
            auto const b = static_cast<unsigned char>(byte);
            char32_t const c = b < 0x80 || b > 0x9F ? b : windows_1252_from_80[b - 0x80U];
            if (c == 0 && b != 0)
                ready_ += byte;
            else
                append_utf8(ready_, c);
        }
        left_.clear();
    }
    template <class = detail::when_called>
    void decode_utf_16(bool at_end) {
        std::size_t at = 0;
        auto const unit = [this](std::size_t i) {
            auto const a = static_cast<unsigned char>(left_[i]), b = static_cast<unsigned char>(left_[i + 1]);
            return encoding_ == text_encoding::utf_16le ? char32_t(a) | char32_t(b) << 8U
                                                        : char32_t(b) | char32_t(a) << 8U;
        };
        for (; at + 2 <= left_.size(); at += 2) {
            auto c = unit(at);
            if (c >= 0xD800 && c < 0xDC00) {
                if (at + 4 > left_.size() && !at_end) break;
                auto const low = at + 4 > left_.size() ? char32_t{0} : unit(at + 2);
                if (low >= 0xDC00 && low < 0xE000) {
                    c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
                    at += 2;
                }
            }
            append_utf8(ready_, c);  // half of a character as it is: no UTF-8
        }
        left_.erase(0, at);
        if (!at_end) return;
        if (!left_.empty()) ready_ += '\xFF';
        left_.clear();
    }

    static constexpr std::size_t piece = std::size_t{1} << 16U;
    input_source source_;
    text_encoding encoding_;
    bool looked_;
    std::string ready_;  // text that has not been asked for yet, from at_ on
    std::size_t at_ = 0;
    std::string left_;  // bytes that are not text yet
};

}  // namespace pbo::detail

#endif
