// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_RESPONSE_READER_HPP
#define PBO_READ_DETAIL_RESPONSE_READER_HPP

// The rows of a survey file, or of a part of one, as responses of one role, or of several at once, each with the instrument
// of its role.  What the columns are is looked up once a file; what a text of a column means, once a text.

#include <pbo/core/absence_symbols.hpp>
#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/answer_scale.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/read/detail/cell_memo.hpp>
#include <pbo/read/detail/record_cells.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// Where each respondent's role comes from.
enum class role_from {
    column,     ///< the file's column role
    instrument  ///< everybody in the file has the instrument's role, whether or not there is a column role
};

namespace detail {

/// Reads one answer; says what would have been right for a text that the scale does not have.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<std::string> read_answer(answer_scale const& scale, std::string_view text, std::uint8_t& code) {
    if (auto const known = scale.code_of(text)) {
        code = *known;
        return std::nullopt;
    }
    // In other capitals or blanks it is the same answer.
    auto const meant = folded(text);
    for (std::size_t i = 0; i < scale.size(); ++i)
        if (folded(scale.answers()[i].text) == meant) {
            code = static_cast<std::uint8_t>(i + 1);
            return std::nullopt;
        }
    if (folded(scale.not_applicable()) == meant) {
        code = answer_code::not_applicable;
        return std::nullopt;
    }
    std::string expected = "one of ";
    for (auto const& answer : scale.answers()) expected += answer.text + ", ";
    return expected + scale.not_applicable() + ", or nothing";
}

/// The answers of a row: where they stand, and what their texts said before.  Areas that share a scale share a memo.
class answer_cells {
public:
    answer_cells() = default;
    template <class = detail::when_called>
    answer_cells(headed_rows const& rows, instrument const& instrument) {
        std::vector<answer_scale const*> scales;
        for (std::size_t i = 0; i < instrument.size(); ++i) {
            auto const same = std::find_if(scales.begin(), scales.end(),
                                           [&](auto const* one) { return *one == instrument.scale(i); });
            auto const memo = static_cast<std::size_t>(same - scales.begin());
            if (same == scales.end()) scales.push_back(&instrument.scale(i));
            if (runs_.empty() || runs_.back().memo != memo) runs_.push_back({i, memo, scales[memo]});
            runs_.back().end = i + 1;
            columns_[i] = rows.column(instrument.areas()[i].name);
        }
        memos_.resize(scales.size());
    }
    /// Reads the answers of a row; the first thing wrong with them, if anything.
    template <class = detail::when_called>
    [[nodiscard]] found_problem fill(answer_sheet<16>& answers, headed_rows& rows) {
        std::array<std::uint8_t, 16> codes{};
        std::size_t area = 0;
        auto const text = [fields = rows.fields(), columns = columns_.data()](std::size_t i) { return fields[columns[i]]; };
        for (auto const& run : runs_)
            for (;; ++area) {
                area = memos_[run.memo].find_each(area, run.end, text, codes);
                if (area == run.end) break;
                if (auto problem = learn(run, area, rows, codes[area])) return problem;
            }
        answers = answer_sheet<16>(codes);
        return nullptr;
    }

private:
    /// Areas beside one another that have one scale.
    struct run_of_areas {
        std::size_t end, memo;
        answer_scale const* scale;
    };
    /// Reads a text that is new, or is never remembered.
    template <class = detail::when_called>
    [[gnu::noinline]] found_problem learn(run_of_areas const& run, std::size_t area, headed_rows& rows,
                                          std::uint8_t& code) {
        auto const column = columns_[area];
        auto const text = rows.text(column);
        if (auto expected = read_answer(*run.scale, text, code)) {
            if (!absence_named(text))
                return found_problem(
                    new input_problem{rows.place(column), shown_text(rows[column]), std::move(*expected)});
            code = answer_code::missing;  // "NA" in place of an answer, in each column that has it
            if (text == rows[column]) rows.note_missing(column, text);
            return nullptr;
        }
        // Areas that share a memo need not share a map of other words.
        if (rows.meanings().value(column, rows[column]) == rows[column])
            memos_[run.memo].remember(rows.fields()[column], code);
        return nullptr;
    }
    std::array<std::size_t, 16> columns_{};
    std::vector<run_of_areas> runs_;
    std::vector<cell_memo<std::uint8_t>> memos_;
};

class response_reader {
public:
    /// The instrument must outlive the reader.
    template <class = detail::when_called>
    response_reader(input_source source, instrument const& instrument, read_options const& options, role_from whose)
        : response_reader(std::move(source), std::span(&instrument, 1), options, whose) {}
    /// Instruments of different roles; they must outlive the reader.
    template <class = detail::when_called>
    response_reader(input_source source, std::span<instrument const> instruments, read_options const& options,
                    role_from whose = role_from::column)
        : instruments_(instruments),
          rows_(checked(std::move(source), instruments, whose), options, columns_of_the_file(instruments, whose)),
          fixed_(whose == role_from::instrument) {
        std::vector<std::string_view> names;
        for (auto const& one : instruments)
            for (auto const& a : one.areas()) names.push_back(a.name);
        columns_ = positions_in<survey_response>(rows_, names, fixed_ ? "role" : "");
        role_at_ = fixed_ ? absent_cell : rows_.column("role");
        columns_but_role_ = columns_;
        for_each_column<survey_response>([&, i = std::size_t{0}](auto const& c) mutable {
            if (c.name == "role") columns_but_role_[i] = absent_cell;
            ++i;
        });
        find_areas();
    }
    /// A part of the file that another reads too; what is known of the texts is not shared.
    template <class = detail::when_called>
    response_reader(response_reader const& whole, input_source source, csv_part part)
        : instruments_(whole.instruments_), rows_(whole.rows_, std::move(source), part), fixed_(whole.fixed_),
          role_at_(whole.role_at_), columns_(whole.columns_), columns_but_role_(whole.columns_but_role_) {
        find_areas();
    }

    [[nodiscard]] headed_rows& rows() noexcept { return rows_; }

    /// Calls visit with every response.
    template <class Visitor>
    void read(Visitor&& visit) {
        survey_response response{};
        auto const fresh = response;
        std::string asked_for;
        for (auto const& one : instruments_) asked_for += (asked_for.empty() ? "role=" : " or role=") + std::string(spelling(one.role()));
        while (rows_.next()) {
            auto const theirs = fixed_ ? std::size_t{0} : whose_role();
            if (theirs == another) {
                rows_.filter_out(asked_for);
                continue;
            }
            bool const clear = theirs < instruments_.size();
            if (clear) response.role = instruments_[theirs].role();
            // Every row fills the same members, so that only one that was refused half way leaves something behind.
            auto problem = fill_record(response, rows_, clear ? columns_but_role_ : columns_, memos_);
            if (!problem) problem = areas_[clear ? theirs : 0].fill(response.answers, rows_);
            if (problem) {
                response = fresh;
                rows_.refuse(std::move(*problem));
            } else {
                std::invoke(visit, std::as_const(response));
            }
        }
    }

private:
    template <class = detail::when_called>
    static input_source checked(input_source source, std::span<instrument const> instruments, role_from whose) {
        if (instruments.empty() || (instruments.size() > 1 && whose == role_from::instrument))
            throw std::invalid_argument("pbo::read_survey: " + std::to_string(instruments.size()) +
                                        " instruments; one for each role that is wanted, and where the file does not say whose role, one");
        for (auto const& one : instruments) {
            if (one.size() > answer_sheet<16>::capacity)
                throw std::invalid_argument("pbo::read_survey: " + std::to_string(one.size()) +
                                            " areas; a survey_response holds the answers to 16");
            for (auto const& other : instruments)
                if (&other != &one && other.role() == one.role())
                    throw std::invalid_argument("pbo::read_survey: two instruments for the role " + std::string(spelling(one.role())));
        }
        return source;
    }
    template <class = detail::when_called>
    void find_areas() {
        for (auto const& one : instruments_) areas_.emplace_back(rows_, one);
    }
    template <class = detail::when_called>
    static std::vector<std::string_view> columns_of_the_file(std::span<instrument const> instruments, role_from whose) {
        std::vector<std::string_view> names;
        for (auto const& one : instruments)
            for (auto const& a : one.areas()) names.push_back(a.name);
        return columns_asked_for<survey_response>(std::move(names), whose == role_from::instrument ? "role" : "");
    }
    static constexpr std::uint8_t another = 254;  ///< a role that is not asked for
    static constexpr std::uint8_t unclear = 255;  ///< no person's role: it is read as the other columns are, and makes a bad row
    /// The position of the instrument of a role, or one of the two above.
    template <class = detail::when_called>
    std::size_t whose_role() {
        auto const text = rows_.fields()[role_at_];
        if (auto const* before = roles_.find(text)) [[likely]]
            return *before;
        auto const theirs = text_form<role>::read(rows_.text(role_at_));
        std::uint8_t found = !theirs || *theirs == role::users_and_carers ? unclear : another;
        for (std::size_t i = 0; found == another && i < instruments_.size(); ++i)
            if (*theirs == instruments_[i].role()) found = static_cast<std::uint8_t>(i);
        roles_.remember(text, found);
        return found;
    }

    std::span<instrument const> instruments_;
    headed_rows rows_;
    bool fixed_;
    std::size_t role_at_ = absent_cell;
    std::array<std::size_t, column_count<survey_response>> columns_{}, columns_but_role_{};
    record_memos<survey_response> memos_;
    std::vector<answer_cells> areas_;  // of each instrument
    cell_memo<std::uint8_t> roles_;
};

}  // namespace detail

}  // namespace pbo

#endif
