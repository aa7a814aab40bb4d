// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_ANSWER_SCALE_HPP
#define PBO_DOMAIN_ANSWER_SCALE_HPP

// Which answers can be given, in which order, and which way do they point?  Two to seven ordinal answers, each with its
// text and whether it means better, the same or worse; and the text of "does not apply to me".  Answers are known by
// their codes, 1 for the first.  The directions follow the order: an answer that means better never comes after one
// that means worse and before another that means better.
//
//     pbo::answer_scale three{{"better", pbo::answer_direction::better},
//                             {"no difference", pbo::answer_direction::same},
//                             {"worse", pbo::answer_direction::worse}};

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/detail/text_fields.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

enum class answer_direction : std::uint8_t { better, same, worse };

template <>
inline constexpr std::array<spelled<answer_direction>, 3> spellings_of<answer_direction>{{
    {answer_direction::better, "better"},
    {answer_direction::same, "same"},
    {answer_direction::worse, "worse"},
}};

struct scale_answer {
    std::string text;
    answer_direction direction = answer_direction::same;

    friend bool operator==(scale_answer const&, scale_answer const&) = default;
};

class answer_scale {
public:
    /// No answers: the scale of nothing that is asked.
    answer_scale() = default;

    /// Throws std::invalid_argument unless there are 2 to 7 answers with different texts, none of them empty or with a
    /// space at either end, whose directions follow the order.
    template <class = detail::when_called>
    answer_scale(std::vector<scale_answer> answers, std::string not_applicable = "not applicable")
        : answers_(std::move(answers)), not_applicable_(std::move(not_applicable)) {
        validate();
    }
    template <class = detail::when_called>
    answer_scale(std::initializer_list<scale_answer> answers, std::string not_applicable = "not applicable")
        : answer_scale(std::vector<scale_answer>(answers), std::move(not_applicable)) {}

    /// How many answers there are; their codes are 1 to size().
    [[nodiscard]] std::size_t size() const noexcept { return answers_.size(); }
    [[nodiscard]] std::vector<scale_answer> const& answers() const noexcept { return answers_; }
    [[nodiscard]] std::string const& not_applicable() const noexcept { return not_applicable_; }

    /// The code of a text: an answer's, not applicable's (8), or missing's (0) for an empty text; nothing for others.
    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::uint8_t> code_of(std::string_view text) const noexcept {
        if (text.empty()) return answer_code::missing;
        if (text == not_applicable_) return answer_code::not_applicable;
        for (std::size_t i = 0; i < answers_.size(); ++i)
            if (answers_[i].text == text) return static_cast<std::uint8_t>(i + 1);
        return std::nullopt;
    }
    /// The text of a code; empty for missing.  Throws std::domain_error for a code that the scale does not have.
    template <class = detail::when_called>
    [[nodiscard]] std::string_view text_of(std::uint8_t code) const {
        if (code == answer_code::missing) return {};
        if (code == answer_code::not_applicable) return not_applicable_;
        return at(code).text;
    }
    /// Better, same or worse.  Throws std::domain_error for a code that is no answer, missing and not applicable too.
    template <class = detail::when_called>
    [[nodiscard]] answer_direction direction_of(std::uint8_t code) const { return at(code).direction; }

    friend bool operator==(answer_scale const&, answer_scale const&) = default;
    /// a lot better, a little better, no difference, ...
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, answer_scale const& s) {
        for (std::size_t i = 0; i < s.size(); ++i) out << (i == 0 ? "" : ", ") << s.answers_[i].text;
        return out;
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] scale_answer const& at(std::uint8_t code) const {
        if (code == 0 || code > answers_.size())
            throw std::domain_error("pbo::answer_scale: code " + std::to_string(code) +
                                    " is not an answer of this scale, 1 to " +
                                    std::to_string(answers_.size()));
        return answers_[code - 1U];
    }
    template <class = detail::when_called>
    void validate() const {
        auto const refuse = [](std::string const& what) { throw std::invalid_argument("pbo::answer_scale: " + what); };
        if (answers_.size() < 2 || answers_.size() > answer_code::highest_answer)
            refuse(std::to_string(answers_.size()) + " answers; a scale has 2 to " +
                   std::to_string(answer_code::highest_answer));
        auto const bad = [](std::string const& t) { return t.empty() || t.front() == ' ' || t.back() == ' '; };
        if (bad(not_applicable_)) refuse("'" + not_applicable_ + "' is not a text for not applicable");
        bool falls = false, rises = false;
        for (std::size_t i = 0; i < answers_.size(); ++i) {
            auto const& text = answers_[i].text;
            if (bad(text)) refuse("'" + text + "' is not the text of an answer");
            if (text == not_applicable_) refuse("'" + text + "' is both an answer and not applicable");
            for (std::size_t j = 0; j < i; ++j)
                if (answers_[j].text == text) refuse("'" + text + "' appears twice");
            falls = falls || (i > 0 && answers_[i].direction > answers_[i - 1].direction);
            rises = rises || (i > 0 && answers_[i].direction < answers_[i - 1].direction);
            if (falls && rises) refuse("the direction of '" + text + "' does not follow the order of the answers");
        }
    }

    std::vector<scale_answer> answers_;
    std::string not_applicable_ = "not applicable";
};

/// better:a lot better|...|worse:a lot worse|not applicable; an empty text is the scale without answers.
template <>
struct text_form<answer_scale> {
    template <class = detail::when_called>
    static std::optional<answer_scale> read(std::string_view text) {
        if (text.empty()) return answer_scale{};
        auto fields = detail::split(text, '|');
        if (!fields || fields->size() < 2) return std::nullopt;
        std::vector<scale_answer> answers;
        for (std::size_t i = 0; i + 1 < fields->size(); ++i) {
            auto const& field = (*fields)[i];
            auto const colon = field.find(':');
            auto const direction = text_form<answer_direction>::read(std::string_view(field).substr(0, colon));
            if (colon == std::string::npos || !direction) return std::nullopt;
            answers.push_back({field.substr(colon + 1), *direction});
        }
        try {
            return answer_scale(std::move(answers), std::move(fields->back()));
        } catch (std::invalid_argument const&) {
            return std::nullopt;
        }
    }
    template <class = detail::when_called>
    static std::string write(answer_scale const& s) {
        if (s == answer_scale{}) return {};
        std::vector<std::string> fields;
        for (auto const& a : s.answers()) fields.push_back(std::string(spelling(a.direction)) + ":" + a.text);
        fields.push_back(s.not_applicable());
        return detail::joined(fields, '|');
    }
    template <class = detail::when_called>
    static std::string expected() {
        return "a scale like better:improved|same:no change|worse:got worse|not applicable";
    }
};

}  // namespace pbo

#endif
