// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_WANTED_OUTCOME_HPP
#define PBO_EXAMPLES_SUPPORT_WANTED_OUTCOME_HPP

// An outcome of any column, as COLUMN=VALUE[,VALUE]: which answers are hits, which stand for none, and what must be
// said of those that were found.

#include "program.hpp"

#include <pbo/core/absence_symbols.hpp>
#include <pbo/core/detail/alike.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/key_limit.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/published_total.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

/// COL=VALUE,VALUE.
struct wanted_outcome {
    std::string column;
    std::vector<std::string> values;
    std::vector<std::string> folded{};  ///< as they are compared
};
inline wanted_outcome outcome_from(std::string const& text) {
    auto const equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        throw usage_error("--outcome takes COLUMN=VALUE or COLUMN=VALUE,VALUE, not '" + text + "'");
    wanted_outcome wanted{text.substr(0, equals), {}};
    std::istringstream values(text.substr(equals + 1));
    for (std::string value; std::getline(values, value, ',');) {
        if (value.empty()) throw usage_error("--outcome has an empty value in '" + text + "'");
        wanted.values.push_back(value);
        wanted.folded.push_back(pbo::folded(value));
    }
    return wanted;
}

inline constexpr std::size_t most_answers_shown = 12;

/// What must be said where both answered; apart is the option that tells the two apart.
inline std::string both_roles_together(std::string const& apart) {
    return "Users and carers are counted together here, and answer different questions: --where role=user keeps one of the two, " +
           apart + " sets them apart.";
}

/// Is this a typing error for that answer?  A letter or two, and less than half of the word; of numbers every one may
/// be meant.
inline bool slip_of(std::string_view text, std::string_view answer) {
    if (text.find_first_of("0123456789") != std::string_view::npos) return false;
    auto const distance = pbo::detail::edit_distance(text, answer);
    return distance <= 2 && 2 * distance < text.size();
}

/// Does the text read as if nobody had answered?  Numbers are looked at apart, below.
inline bool reads_like_no_answer(std::string_view folded) {
    for (std::string_view const words :
         {"don't know", "dont know", "do not know", "dk", "refused", "refusal", "prefer not to say", "rather not say", "no answer",
          "no response", "no reply", "not answered", "not asked", "not stated", "not known", "unknown", "missing", "not applicable"})
        if (folded == words) return true;
    return false;
}

/// Numbers that may be codes for no answer: negative ones, and 7, 8, 9, 77, 88, 97 to 99, 997 to 999 and so on, unless they go on
/// where the others stop (a scale of 1 to 10, ages up to 99).
inline std::set<std::int64_t> numbers_like_codes(std::set<std::int64_t> const& all) {
    std::set<std::int64_t> like;
    for (std::int64_t const n : all) {
        auto const text = std::to_string(n);
        bool const repeated = text.find_first_not_of(text[0]) == std::string::npos && text[0] >= '7';
        bool const nines = text.size() > 1 && text.substr(0, text.size() - 1).find_first_not_of('9') == std::string::npos && text.back() >= '7';
        if (n < 0 || repeated || nines) like.insert(n);
    }
    for (bool again = true; again;) {
        again = false;
        for (auto at = like.begin(); at != like.end();) {
            auto const goes_on = [&](std::int64_t next) { return all.contains(next) && !like.contains(next); };
            bool const one_of_a_scale = goes_on(*at - 1) || goes_on(*at + 1);
            at = one_of_a_scale ? like.erase(at) : std::next(at);
            again = again || one_of_a_scale;
        }
    }
    return like;
}

/// Is this no answer and no level?  In a column of words a symbol that is a letter or a word stands in brackets, [c] or [low]: without, C is a
/// department, and low is what somebody needs.
inline bool is_no_word(std::string_view text) {
    if (!pbo::absence_named(text)) return false;
    auto const meant = pbo::folded(text);
    if (meant.empty() || meant.front() < 'a' || meant.front() > 'z') return true;
    return meant == "na" || meant == "n/a" || meant == "null" || meant == "blank";
}

/// What was found in the texts of a file while they were counted.
class answers_met {
public:
    /// Whether the answer is a hit; nothing where it is missing.
    std::optional<bool> answer(wanted_outcome const& wanted, std::string_view given) {
        if (given.empty()) return {};
        auto const meant = pbo::folded(given);
        bool const hit = std::find(wanted.folded.begin(), wanted.folded.end(), meant) != wanted.folded.end();
        if (!hit && is_no_word(given)) {
            missing_.emplace(wanted.column, given);
            return {};
        }
        if (!met_.contains(meant)) {
            met_.emplace(meant, given);
            refuse_more(met_.size(), wanted.column);
        }
        return hit;
    }
    /// Of texts that are compared as the same, the one that was found first.
    std::string one_spelling(std::string const& column, std::string_view text) {
        auto const [at, is_new] = spelled_.try_emplace({column, pbo::folded(text)}, text);
        if (is_new) refuse_more(++texts_[column], column);
        auto const& first = at->second;
        if (first != text) {
            auto said = "'" + std::string(text) + "' in '" + column + "' is counted with '" + first + "'.";
            if (other_spellings_.size() < most_told) other_spellings_.insert(std::move(said));
            else more_spellings_ = more_spellings_ || !other_spellings_.contains(said);
        }
        return first;
    }
    /// The spelling that was found of this text, or nothing.
    [[nodiscard]] std::optional<std::string> spelling_met(std::string const& column, std::string_view text) const {
        auto const at = spelled_.find({column, pbo::folded(text)});
        return at == spelled_.end() ? std::nullopt : std::optional(at->second);
    }
    /// All spellings of a column that count, in the order of what they mean.
    [[nodiscard]] std::vector<std::string> spellings_of(std::string const& column) const {
        std::vector<std::string> all;
        for (auto const& [at, first] : spelled_)
            if (at.first == column) all.push_back(first);
        return all;
    }
    void taken_as_missing(std::string const& column, std::string_view text) { missing_.emplace(column, text); }

    /// What must be said, apart from the outcome.
    [[nodiscard]] std::vector<std::string> notes(pbo::read_summary const& read) const {
        auto all = read.notes;
        all.insert(all.end(), other_spellings_.begin(), other_spellings_.end());
        if (more_spellings_) all.emplace_back("More spellings than these are counted with others, which differ in capitals or blanks alone.");
        for (auto const& [column, text] : missing_)
            all.push_back("'" + text + "' in '" + column + "' is taken as missing.");
        return all;
    }
    /// And of the outcome.  Throws input_error where there is no answer, or the one asked for is a slip.
    [[nodiscard]] std::vector<std::string> notes(pbo::read_summary const& read, wanted_outcome const& wanted) const {
        if (met_.empty())
            throw pbo::input_error({{read.source, 0, wanted.column},
                                    {},
                                    "a column with answers" + (read.rejects.empty()
                                                                   ? std::string()
                                                                   : "; " + pbo::detail::thousands(read.rejects.size()) +
                                                                         " rows were rejected, the first because of " +
                                                                         read.rejects.front().message())});
        auto all = notes(read);
        std::string others, unknown;
        std::size_t shown = 0;
        for (auto const& [meant, answer] : met_)
            if (std::find(wanted.folded.begin(), wanted.folded.end(), meant) == wanted.folded.end() &&
                ++shown <= most_answers_shown)
                others += (others.empty() ? "'" : ", '") + answer + "'";
        if (shown > most_answers_shown) others += " and " + std::to_string(shown - most_answers_shown) + " more";
        for (std::size_t i = 0; i < wanted.folded.size(); ++i) {
            if (met_.contains(wanted.folded[i])) continue;
            for (auto const& [meant, answer] : met_)
                if (slip_of(wanted.folded[i], meant))
                    throw pbo::input_error(
                        {{read.source, 0, wanted.column},
                         wanted.values[i],
                         "an answer that somebody gave, or one unlike them all: is '" + answer + "' meant?"});
            unknown += (unknown.empty() ? "'" : ", '") + wanted.values[i] + "'";
        }
        if (!unknown.empty()) all.push_back("Nobody gave the answer " + unknown + " in '" + wanted.column + "'.");
        if (shown != 0)
            all.push_back("The other answers in '" + wanted.column + "', which are no hit: " + others +
                          " (--missing TEXT takes one as missing).");
        if (auto const suspicious = like_no_answer(wanted); !suspicious.empty())
            all.push_back(suspicious);
        return all;
    }

private:
    static constexpr std::size_t most_told = 1000;

    static void refuse_more(std::size_t texts, std::string const& column) {
        if (texts > pbo::most_keys) throw pbo::too_many_keys(pbo::most_keys, "texts in column '" + column + "'");
    }

    /// Which of the other answers read as if nobody had answered; empty where none does.
    [[nodiscard]] std::string like_no_answer(wanted_outcome const& wanted) const {
        std::map<std::string, std::int64_t> numbers;
        std::set<std::int64_t> all;
        for (auto const& [meant, answer] : met_)
            if (auto const n = pbo::text_form<std::int32_t>::read(meant)) all.insert(numbers[meant] = *n);
        auto const codes = numbers_like_codes(all);
        std::vector<std::string> found;
        for (auto const& [meant, answer] : met_) {
            if (std::find(wanted.folded.begin(), wanted.folded.end(), meant) != wanted.folded.end()) continue;
            auto const number = numbers.find(meant);
            if (number == numbers.end() ? reads_like_no_answer(meant) : codes.contains(number->second)) found.push_back("'" + answer + "'");
        }
        std::string text;
        for (std::size_t i = 0; i < found.size(); ++i) text += (i == 0 ? "" : i + 1 == found.size() ? " and " : ", ") + found[i];
        if (text.empty()) return text;
        return text + (found.size() == 1 ? " reads as if somebody had not answered. It is counted as an answer that is no hit; --missing leaves it out."
                                         : " read as if somebody had not answered. They are counted as answers that are no hit; --missing leaves them out.");
    }

    std::map<std::pair<std::string, std::string>, std::string>
        spelled_;  // column and text as compared -> as first written
    std::map<std::string, std::size_t> texts_;  // how many of each column
    std::set<std::string> other_spellings_;     // the first most_told
    bool more_spellings_ = false;
    std::map<std::string, std::string> met_;                 // an answer as it is compared -> as written
    std::set<std::pair<std::string, std::string>> missing_;  // columns, and texts taken as missing
};

}  // namespace examples

#endif
