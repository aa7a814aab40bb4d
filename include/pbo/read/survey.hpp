// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_SURVEY_HPP
#define PBO_READ_SURVEY_HPP

// What did the people of one role answer?  A survey file, one row a person: the columns of survey_response in any
// order, of which role and mode are required, and a column for every area of the instrument, headed by the area's name
// and holding answers of its scale, "not applicable" or nothing.
//
//     auto const users = pbo::read_survey("survey.csv", pbo::poet_style_users());
//     auto const carers = pbo::read_survey("survey.csv", pbo::poet_style_carers());
//
// Only rows of the instrument's role are kept, and the others are counted as filtered out: users and carers answer
// questions of their own and are never pooled.  The instrument and the answers are checked against each other here,
// once.  An answer that the scale does not have makes a bad row, which names the column and the answers there are.
// Options and other errors are those of headed_rows.hpp; an instrument of more than 16 areas throws
// std::invalid_argument.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/read/detail/record_cells.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// The responses of one role, in the file's order, with the instrument that their answers are about.
struct survey : read_summary {
    instrument asked;  ///< with the codes' meanings
    std::vector<survey_response> responses;

    [[nodiscard]] auto begin() const noexcept { return responses.begin(); }
    [[nodiscard]] auto end() const noexcept { return responses.end(); }
    [[nodiscard]] std::size_t size() const noexcept { return responses.size(); }
    [[nodiscard]] bool empty() const noexcept { return responses.empty(); }
    [[nodiscard]] survey_response const& operator[](std::size_t i) const { return responses.at(i); }
};

/// Where each respondent's role comes from.
enum class role_from {
    column,     ///< the file's column role
    instrument  ///< everybody in the file has the instrument's role, whether or not there is a column role
};

namespace detail {

/// Reads the answers of a row; the first thing wrong with them, if anything.
[[nodiscard]] inline std::optional<input_problem> fill_answers(answer_sheet<16>& answers, headed_rows const& rows,
                                                               instrument const& asked,
                                                               std::vector<std::size_t> const& positions) {
    for (std::size_t i = 0; i < positions.size(); ++i) {
        auto const text = rows[positions[i]];
        if (auto const code = asked.code_of(i, text)) {
            answers.set(i, *code);
            continue;
        }
        std::string expected = "one of ";
        for (auto const& answer : asked.scale(i).answers()) expected += answer.text + ", ";
        return input_problem{rows.place(positions[i]), shown_text(text),
                             expected + asked.scale(i).not_applicable() + ", or nothing"};
    }
    return std::nullopt;
}

struct for_each_response_fn {
    template <std::invocable<survey_response const&> Visitor>
    read_summary operator()(input_source source, instrument const& asked, read_options const& options, role_from whose,
                            Visitor visit) const {
        if (asked.size() > answer_sheet<16>::capacity)
            throw std::invalid_argument("pbo::read_survey: " + std::to_string(asked.size()) +
                                        " areas; a survey_response holds the answers to 16");
        headed_rows rows(std::move(source), options);
        std::vector<std::string_view> names;
        for (auto const& a : asked.areas()) names.push_back(a.name);
        bool const fixed = whose == role_from::instrument;
        auto const columns = positions_in<survey_response>(rows, names, fixed ? "role" : "");
        auto const role_at = fixed ? absent_cell : rows.column("role");
        std::vector<std::size_t> areas;
        for (auto const name : names) areas.push_back(rows.column(name));

        auto const role_text = "role=" + std::string(spelling(asked.role()));
        while (rows.next()) {
            if (!fixed && is_other_role(rows[role_at], asked.role())) {
                rows.filter_out(role_text);
                continue;
            }
            survey_response response{};
            response.role = asked.role();
            auto problem = fill_record(response, rows, columns);
            if (!problem) problem = fill_answers(response.answers, rows, asked, areas);
            if (problem)
                rows.refuse(std::move(*problem));
            else
                std::invoke(visit, std::as_const(response));
        }
        return rows.summary();
    }

private:
    /// A text that is no person's role is not another role: it makes a bad row.
    static bool is_other_role(std::string_view text, role ours) {
        auto const theirs = text_form<role>::read(text);
        return theirs && *theirs != ours && *theirs != role::users_and_carers;
    }
};

struct read_survey_fn {
    survey operator()(input_source source, instrument asked, read_options const& options = {},
                      role_from whose = role_from::column) const {
        survey all;
        static_cast<read_summary&>(all) = for_each_response_fn{}(
            std::move(source), asked, options, whose, [&all](survey_response const& r) { all.responses.push_back(r); });
        all.asked = std::move(asked);
        return all;
    }
};

}  // namespace detail

/// for_each_response(source, instrument, options, role_from, visit): one response at a time, in constant memory.
inline constexpr detail::for_each_response_fn for_each_response{};

/// read_survey(source, instrument, options = {}, role_from = role_from::column): all responses.
inline constexpr detail::read_survey_fn read_survey{};

}  // namespace pbo

#endif
