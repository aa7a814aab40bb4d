// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_ANSWERED_ROWS_HPP
#define PBO_READ_ANSWERED_ROWS_HPP

// What did people answer to any questionnaire, and which groups are they in, by any columns of the file?  One row at a
// time, in constant memory; no column is needed but those of the questions.
//
//     auto const questionnaire = pbo::read_questionnaire("poet_2014.csv");
//     pbo::answered_rows rows("survey.csv", *questionnaire.of(pbo::role::user), {"region", "ethnicity"}, options);
//     while (rows.next()) use(rows.groups(), rows.answers(), rows.ticked(0));
//
// Where the file has a column `role`, rows of another role are filtered out; where it has none, everybody is of the
// questionnaire's role.  Below the headings there may be up to two lines more of them, as survey tools export them
// (the wording of the questions, identifiers): a line whose every answer is no answer, before the first that has one.
// They are left out, and a note says which.
//
// Several answers a person stand in one column, parted by semicolons or bars, or in a column each: headed by the area
// and the answer or its code ("uses: a personal assistant", "uses_1") or by the answer alone, and holding the answer,
// its code, or yes, no, 1, 0, true, false, x, ticked or nothing.  Whoever gives none has not answered, unless a column
// says no.  Other texts are bad rows.  Throws input_error as headed_rows.hpp does.

#include <pbo/core/absence_symbols.hpp>
#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/read/detail/each_once.hpp>
#include <pbo/read/detail/response_reader.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/questionnaire.hpp>
#include <pbo/read/read_options.hpp>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// The answers that a person gave to a question of several; nothing where they gave none.
using ticked_answers = std::optional<std::vector<bool>>;

namespace detail {

/// Where the answers of one such question stand, and what a row says.
class several_cells {
public:
    template <class = detail::when_called>
    several_cells(headed_rows const& rows, several_answers const& asked) : asked_(&asked) {
        one_ = rows.find(asked.name);
        if (one_) return;
        std::vector<std::string> wanted;
        for (std::size_t i = 0; i < asked.answers.size(); ++i) {
            std::optional<std::size_t> found;
            for (auto const& text : {asked.answers[i], asked.codes[i]}) {
                if (text.empty()) continue;
                for (auto const* between : {": ", ":", "_", " ", " | ", " - "})
                    if (!found) found = rows.find(asked.name + between + text);
            }
            if (!found) found = rows.find(asked.answers[i]);
            if (!found) wanted.push_back(asked.name + ": " + asked.answers[i]);
            each_.push_back(found.value_or(0));
        }
        if (wanted.size() == asked.answers.size()) rows.missing({asked.name});
        std::vector<std::string_view> names(wanted.begin(), wanted.end());
        if (!names.empty()) rows.missing(names);
    }
    /// Throws input_error, with its place, for a text that is no answer.
    template <class = detail::when_called>
    [[nodiscard]] ticked_answers read(headed_rows const& rows) const {
        std::vector<bool> given(asked_->answers.size(), false);
        bool said = false;
        auto const refuse = [&](std::size_t column, std::string_view text) {
            std::string all;
            for (auto const& a : asked_->answers) all += (all.empty() ? "" : ", ") + a;
            throw input_error({rows.place(column), shown_text(text),
                               one_ ? "answers parted by semicolons or bars, of " + all
                                    : "the answer or its code, yes, no, 1, 0, true, false, x, ticked or nothing"});
        };
        if (one_) {
            auto rest = rows.text(*one_);
            if (absence_named(rest)) return std::nullopt;
            for (bool more = true; more;) {
                auto const end = rest.find_first_of(";|");
                auto const text = trimmed(rest.substr(0, end));
                more = end != std::string_view::npos;
                if (more) rest = rest.substr(end + 1);
                if (text.empty()) continue;
                auto const which = answer_called(text);
                if (!which) refuse(*one_, text);
                given[*which] = said = true;
            }
        }
        for (std::size_t i = 0; i < each_.size(); ++i) {
            auto const text = rows.text(each_[i]);
            auto const meant = folded(text);
            bool const no = meant == "no" || meant == "0" || meant == "false" || meant == "n";
            // A cross is a tick here, where elsewhere it is a figure that is not available.
            bool const yes = answer_called(text) == i || meant == "yes" || meant == "1" || meant == "true" ||
                             meant == "x" || meant == "ticked" || meant == "y";
            if (!no && !yes && absence_named(text)) continue;
            if (!no && !yes) refuse(each_[i], text);
            given[i] = yes && !no;
            said = true;
        }
        return said ? ticked_answers(std::move(given)) : std::nullopt;
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::size_t> answer_called(std::string_view text) const {
        auto const meant = folded(text);
        for (std::size_t i = 0; i < asked_->answers.size(); ++i)
            if (folded(asked_->answers[i]) == meant || (!asked_->codes[i].empty() && folded(asked_->codes[i]) == meant))
                return i;
        return std::nullopt;
    }

    several_answers const* asked_;
    std::optional<std::size_t> one_;
    std::vector<std::size_t> each_;
};

}  // namespace detail

class answered_rows {
public:
    /// The same, and nobody twice: an identifier, in the column we call `unique`, that lines know already is a bad row, which names
    /// both lines.  The lines must outlive it, and may be those of the rows of another role.
    template <class = detail::when_called>
    answered_rows(input_source source, asked_of_role const& asked, std::vector<std::string> const& grouped_by, read_options options,
                  std::string_view unique, detail::identifier_lines& lines)
        : answered_rows(std::move(source), asked, grouped_by, std::move(options)) {
        identifier_ = rows_.column(unique);
        unique_ = unique;
        lines_ = &lines;
    }
    /// What is asked must outlive it.
    template <class = detail::when_called>
    answered_rows(input_source source, asked_of_role const& asked, std::vector<std::string> const& grouped_by,
                  read_options options)
        : asked_(&asked), rows_(std::move(source), std::move(options), columns_asked(asked, grouped_by)) {
        for (auto const& name : grouped_by) by_.push_back(rows_.column(name));
        role_ = rows_.find("role");
        if (asked.instrument) {
            std::vector<std::string_view> missing;
            for (auto const& a : asked.instrument->areas()) {
                if (auto const at = rows_.find(a.name))
                    areas_.push_back(*at);
                else
                    missing.push_back(a.name);
            }
            if (!missing.empty()) rows_.missing(missing);
            if (areas_.size() > answer_sheet<16>::capacity)
                throw std::invalid_argument("pbo::answered_rows: " + std::to_string(areas_.size()) +
                                            " areas; an answer sheet holds the answers to 16");
            answers_of_ = detail::answer_cells(rows_, *asked.instrument);
        }
        for (auto const& q : asked.several) several_.emplace_back(rows_, q);
        groups_.resize(by_.size());
        ticked_.resize(several_.size());
    }

    /// Goes to the next person; false at the end.
    template <class = detail::when_called>
    bool next() {
        while (next_answered())
            if (counts_once()) return true;
        return false;
    }

    /// The texts of the columns asked for, in their order; empty where nothing stands there.
    [[nodiscard]] std::vector<std::string> const& groups() const noexcept { return groups_; }
    [[nodiscard]] answer_sheet<16> const& answers() const noexcept { return answers_; }
    /// What was given to a question of several answers.
    template <class = detail::when_called>
    [[nodiscard]] ticked_answers const& ticked(std::size_t question) const { return ticked_.at(question); }
    /// Whether the file says whose role a row is of.
    [[nodiscard]] bool says_role() const noexcept { return role_.has_value(); }
    [[nodiscard]] read_summary const& summary() const noexcept { return rows_.summary(); }

private:
    template <class = detail::when_called>
    bool next_answered() {
        while (rows_.next()) try {
                if (!met_an_answer_ && is_heading()) {
                    rows_.leave_out_heading();
                    continue;
                }
                met_an_answer_ = true;
                if (role_) {
                    auto const whose = rows_.value<role>(*role_);
                    if (whose != asked_->role) {
                        rows_.filter_out("role=" + std::string(spelling(asked_->role)));
                        continue;
                    }
                }
                if (asked_->instrument)
                    if (auto problem = answers_of_.fill(answers_, rows_)) throw input_error(std::move(*problem));
                for (std::size_t i = 0; i < several_.size(); ++i) ticked_[i] = several_[i].read(rows_);
                for (std::size_t i = 0; i < by_.size(); ++i) groups_[i] = rows_.text(by_[i]);
                return true;
            } catch (input_error const& e) {
                if (e.problem().place.line == 0) throw;
                rows_.refuse(e.problem());
            }
        return false;
    }
    template <class = detail::when_called>
    [[nodiscard]] bool counts_once() {
        if (lines_ == nullptr) return true;
        auto const identifier = rows_[identifier_];
        return detail::identifiers_seen(rows_, *lines_, unique_).is_new(std::string(identifier), identifier, rows_.line());
    }
    template <class = detail::when_called>
    static std::vector<std::string_view> columns_asked(asked_of_role const& asked,
                                                       std::vector<std::string> const& grouped_by) {
        std::vector<std::string_view> names(grouped_by.begin(), grouped_by.end());
        if (asked.instrument)
            for (auto const& a : asked.instrument->areas()) names.push_back(a.name);
        return names;
    }
    /// A row, before the first of answers, in which every area has a text and none is an answer.
    template <class = detail::when_called>
    [[nodiscard]] bool is_heading() {
        if (areas_.empty() || headings_ == 2) return false;
        for (std::size_t i = 0; i < areas_.size(); ++i) {
            auto const text = rows_.text(areas_[i]);
            std::uint8_t code = 0;
            if (absence_named(text) || !detail::read_answer(asked_->instrument->scale(i), text, code)) return false;
        }
        // One wrong answer is a wrong answer; a line of nothing else is a heading where it also says no role.
        if (areas_.size() == 1 && !(role_ && !text_form<role>::read(rows_.text(*role_)))) return false;
        ++headings_;
        return true;
    }

    asked_of_role const* asked_;
    headed_rows rows_;
    std::vector<std::size_t> by_, areas_;
    std::optional<std::size_t> role_;
    detail::answer_cells answers_of_;
    std::vector<detail::several_cells> several_;
    std::vector<std::string> groups_;
    answer_sheet<16> answers_{};
    std::vector<ticked_answers> ticked_;
    std::string unique_;
    std::size_t identifier_ = 0;
    detail::identifier_lines* lines_ = nullptr;  // nothing where nobody is compared
    bool met_an_answer_ = false;
    int headings_ = 0;
};

}  // namespace pbo

#endif
