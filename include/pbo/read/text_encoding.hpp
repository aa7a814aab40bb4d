// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_TEXT_ENCODING_HPP
#define PBO_READ_TEXT_ENCODING_HPP

// How is a file's text written?  UTF-8, or UTF-16 where its first bytes say so, is found without being told;
// Windows-1252 (which older spreadsheets write as "CSV", and which "Latin 1" nearly always is) must be named, because
// its bytes may mean other letters in another encoding.

#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pbo {

enum class text_encoding : std::uint8_t {
    from_first_bytes,  ///< UTF-8, or UTF-16 by its byte order mark
    utf_8,
    utf_16le,
    utf_16be,
    windows_1252
};

template <>
inline constexpr std::array<spelled<text_encoding>, 9> spellings_of<text_encoding>{{
    {text_encoding::from_first_bytes, "auto"},
    {text_encoding::utf_8, "utf-8"},
    {text_encoding::utf_16le, "utf-16le"},
    {text_encoding::utf_16be, "utf-16be"},
    {text_encoding::windows_1252, "windows-1252"},
    {text_encoding::windows_1252, "cp1252"},
    {text_encoding::windows_1252, "latin1"},
    {text_encoding::windows_1252, "iso-8859-1"},
    {text_encoding::utf_8, "utf8"},
}};

}  // namespace pbo

#endif
