// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_DETAIL_ANSWER_CODES_HPP
#define PBO_DOMAIN_DETAIL_ANSWER_CODES_HPP

// An answer sheet as a text: one digit a question, 0 for missing to 8 for not applicable, as far as the last that is
// not missing.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/text_form.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pbo {

template <std::size_t Capacity>
struct text_form<answer_sheet<Capacity>> {
    static constexpr std::optional<answer_sheet<Capacity>> read(std::string_view text) {
        if (text.size() > Capacity) return std::nullopt;
        answer_sheet<Capacity> sheet;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] < '0' || text[i] > '8') return std::nullopt;
            sheet.set(i, static_cast<std::uint8_t>(text[i] - '0'));
        }
        return sheet;
    }
    static std::string write(answer_sheet<Capacity> const& sheet) {
        std::string text;
        for (auto code : sheet.codes()) text += static_cast<char>('0' + code);
        text.erase(text.find_last_not_of('0') + 1);
        return text;
    }
    static std::string expected() { return "at most " + std::to_string(Capacity) + " digits from 0 to 8"; }
};

}  // namespace pbo

#endif
