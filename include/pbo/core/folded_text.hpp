// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_FOLDED_TEXT_HPP
#define PBO_CORE_FOLDED_TEXT_HPP

// Do two texts name one thing?  Names from two files differ by what nobody sees: capitals, one blank or two, a no-break
// blank, a character without width, a letter with its accent as one character or as two, a curly apostrophe, a dash for
// a hyphen.  The folded text of both is the same:
//
//     pbo::folded(" Ynys  M\u00F4n") == pbo::folded("YNYS MO\u0302N")
//
// Folded are ASCII letters and the Latin letters with one accent (Latin-1, Latin Extended-A, Welsh and Romanian
// letters: Unicode 15, canonical decomposition); all else stays as it is.  For comparison alone: it is never printed.
// O(bytes).

#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/detail/utf8.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pbo {

namespace detail {

struct accented_letter {
    std::uint16_t letter;
    char base;  ///< in lower case
    std::uint16_t accent;
};

inline constexpr std::array<accented_letter, 173> accented_letters{
    {{0xC0, 'a', 0x300},   {0xC1, 'a', 0x301},   {0xC2, 'a', 0x302},   {0xC3, 'a', 0x303},   {0xC4, 'a', 0x308},
     {0xC5, 'a', 0x30A},   {0xC7, 'c', 0x327},   {0xC8, 'e', 0x300},   {0xC9, 'e', 0x301},   {0xCA, 'e', 0x302},
     {0xCB, 'e', 0x308},   {0xCC, 'i', 0x300},   {0xCD, 'i', 0x301},   {0xCE, 'i', 0x302},   {0xCF, 'i', 0x308},
     {0xD1, 'n', 0x303},   {0xD2, 'o', 0x300},   {0xD3, 'o', 0x301},   {0xD4, 'o', 0x302},   {0xD5, 'o', 0x303},
     {0xD6, 'o', 0x308},   {0xD9, 'u', 0x300},   {0xDA, 'u', 0x301},   {0xDB, 'u', 0x302},   {0xDC, 'u', 0x308},
     {0xDD, 'y', 0x301},   {0xE0, 'a', 0x300},   {0xE1, 'a', 0x301},   {0xE2, 'a', 0x302},   {0xE3, 'a', 0x303},
     {0xE4, 'a', 0x308},   {0xE5, 'a', 0x30A},   {0xE7, 'c', 0x327},   {0xE8, 'e', 0x300},   {0xE9, 'e', 0x301},
     {0xEA, 'e', 0x302},   {0xEB, 'e', 0x308},   {0xEC, 'i', 0x300},   {0xED, 'i', 0x301},   {0xEE, 'i', 0x302},
     {0xEF, 'i', 0x308},   {0xF1, 'n', 0x303},   {0xF2, 'o', 0x300},   {0xF3, 'o', 0x301},   {0xF4, 'o', 0x302},
     {0xF5, 'o', 0x303},   {0xF6, 'o', 0x308},   {0xF9, 'u', 0x300},   {0xFA, 'u', 0x301},   {0xFB, 'u', 0x302},
     {0xFC, 'u', 0x308},   {0xFD, 'y', 0x301},   {0xFF, 'y', 0x308},   {0x100, 'a', 0x304},  {0x101, 'a', 0x304},
     {0x102, 'a', 0x306},  {0x103, 'a', 0x306},  {0x104, 'a', 0x328},  {0x105, 'a', 0x328},  {0x106, 'c', 0x301},
     {0x107, 'c', 0x301},  {0x108, 'c', 0x302},  {0x109, 'c', 0x302},  {0x10A, 'c', 0x307},  {0x10B, 'c', 0x307},
     {0x10C, 'c', 0x30C},  {0x10D, 'c', 0x30C},  {0x10E, 'd', 0x30C},  {0x10F, 'd', 0x30C},  {0x112, 'e', 0x304},
     {0x113, 'e', 0x304},  {0x114, 'e', 0x306},  {0x115, 'e', 0x306},  {0x116, 'e', 0x307},  {0x117, 'e', 0x307},
     {0x118, 'e', 0x328},  {0x119, 'e', 0x328},  {0x11A, 'e', 0x30C},  {0x11B, 'e', 0x30C},  {0x11C, 'g', 0x302},
     {0x11D, 'g', 0x302},  {0x11E, 'g', 0x306},  {0x11F, 'g', 0x306},  {0x120, 'g', 0x307},  {0x121, 'g', 0x307},
     {0x122, 'g', 0x327},  {0x123, 'g', 0x327},  {0x124, 'h', 0x302},  {0x125, 'h', 0x302},  {0x128, 'i', 0x303},
     {0x129, 'i', 0x303},  {0x12A, 'i', 0x304},  {0x12B, 'i', 0x304},  {0x12C, 'i', 0x306},  {0x12D, 'i', 0x306},
     {0x12E, 'i', 0x328},  {0x12F, 'i', 0x328},  {0x130, 'i', 0x307},  {0x134, 'j', 0x302},  {0x135, 'j', 0x302},
     {0x136, 'k', 0x327},  {0x137, 'k', 0x327},  {0x139, 'l', 0x301},  {0x13A, 'l', 0x301},  {0x13B, 'l', 0x327},
     {0x13C, 'l', 0x327},  {0x13D, 'l', 0x30C},  {0x13E, 'l', 0x30C},  {0x143, 'n', 0x301},  {0x144, 'n', 0x301},
     {0x145, 'n', 0x327},  {0x146, 'n', 0x327},  {0x147, 'n', 0x30C},  {0x148, 'n', 0x30C},  {0x14C, 'o', 0x304},
     {0x14D, 'o', 0x304},  {0x14E, 'o', 0x306},  {0x14F, 'o', 0x306},  {0x150, 'o', 0x30B},  {0x151, 'o', 0x30B},
     {0x154, 'r', 0x301},  {0x155, 'r', 0x301},  {0x156, 'r', 0x327},  {0x157, 'r', 0x327},  {0x158, 'r', 0x30C},
     {0x159, 'r', 0x30C},  {0x15A, 's', 0x301},  {0x15B, 's', 0x301},  {0x15C, 's', 0x302},  {0x15D, 's', 0x302},
     {0x15E, 's', 0x327},  {0x15F, 's', 0x327},  {0x160, 's', 0x30C},  {0x161, 's', 0x30C},  {0x162, 't', 0x327},
     {0x163, 't', 0x327},  {0x164, 't', 0x30C},  {0x165, 't', 0x30C},  {0x168, 'u', 0x303},  {0x169, 'u', 0x303},
     {0x16A, 'u', 0x304},  {0x16B, 'u', 0x304},  {0x16C, 'u', 0x306},  {0x16D, 'u', 0x306},  {0x16E, 'u', 0x30A},
     {0x16F, 'u', 0x30A},  {0x170, 'u', 0x30B},  {0x171, 'u', 0x30B},  {0x172, 'u', 0x328},  {0x173, 'u', 0x328},
     {0x174, 'w', 0x302},  {0x175, 'w', 0x302},  {0x176, 'y', 0x302},  {0x177, 'y', 0x302},  {0x178, 'y', 0x308},
     {0x179, 'z', 0x301},  {0x17A, 'z', 0x301},  {0x17B, 'z', 0x307},  {0x17C, 'z', 0x307},  {0x17D, 'z', 0x30C},
     {0x17E, 'z', 0x30C},  {0x218, 's', 0x326},  {0x219, 's', 0x326},  {0x21A, 't', 0x326},  {0x21B, 't', 0x326},
     {0x1E80, 'w', 0x300}, {0x1E81, 'w', 0x300}, {0x1E82, 'w', 0x301}, {0x1E83, 'w', 0x301}, {0x1E84, 'w', 0x308},
     {0x1E85, 'w', 0x308}, {0x1EF2, 'y', 0x300}, {0x1EF3, 'y', 0x300}}};

/// What a character of two bytes or more is compared as, behind what is there.
template <class = detail::when_called>
inline void append_folded(std::string& text, std::uint32_t c, std::string_view bytes) {
    auto const at =
        std::lower_bound(accented_letters.begin(), accented_letters.end(), c,
                         [](accented_letter const& one, std::uint32_t wanted) { return one.letter < wanted; });
    if (at != accented_letters.end() && at->letter == c) {
        text += at->base;
        return append_utf8(text, at->accent);
    }
    if (c == 0x2018 || c == 0x2019 || c == 0x2BC) {
        text += '\'';  // apostrophes
    } else if (c >= 0x2010 && c <= 0x2014) {
        text += '-';  // hyphens and dashes
    } else if (c == 0xC6 || c == 0xD0 || c == 0xD8 || c == 0xDE) {
        append_utf8(text, c + 32);  // the capitals without an accent to take away
    } else if (c == 0x110 || c == 0x141 || c == 0x152) {
        append_utf8(text, c + 1);
    } else {
        text += bytes;
    }
}

}  // namespace detail

/// What a text is compared as.  Bytes that are not UTF-8 stay as they are.
template <class = detail::when_called>
[[nodiscard]] inline std::string folded(std::string_view text) {
    std::string all;
    all.reserve(text.size());
    bool gap = false;
    while (!text.empty()) {
        auto size = detail::blank_length(text);
        auto const c = size > 1 || size == 0 ? detail::code_point(text) : 0;
        if (size != 0) {
            bool const without_width = c == 0xAD || (c >= 0x200B && c <= 0x200F) || c >= 0x2060;
            gap = gap || !without_width || c == 0x3000;
        } else {
            size = std::max<std::size_t>(detail::utf8_length(text), 1);
            if (gap && !all.empty()) all += ' ';
            gap = false;
            if (size == 1)
                all += text.front() >= 'A' && text.front() <= 'Z' ? static_cast<char>(text.front() + 32) : text.front();
            else
                detail::append_folded(all, c, text.substr(0, size));
        }
        text.remove_prefix(size);
    }
    return all;
}

}  // namespace pbo

#endif
