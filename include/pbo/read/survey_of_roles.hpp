// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_SURVEY_OF_ROLES_HPP
#define PBO_READ_SURVEY_OF_ROLES_HPP

// How to count a survey in which users and carers answered, in one reading, from a pipe too, and nobody twice?
//
//     pbo::survey_of_roles const survey{"survey.csv", {pbo::poet_style_users(), pbo::poet_style_carers()}, {}, "respondent"};
//     auto const summary = pbo::read_survey_of_roles(pbo::threads{2}, survey, fresh, visit, merge);
//
// fresh() makes a state, visit(state, response) adds to it, merge(state) takes the states in the file's order; whose answers a
// response holds, its role says.  Rows, errors and rejects are those of read_survey, with a row that has no person's role told
// once.  No response is kept: memory for a few parts' states.
//
// With a column of identifiers (`unique`), a person who has been read before is an input_error that names both lines, or a
// reject, and so is one without an identifier.  Rows that are left out or bad for another reason do not count.  Memory then
// grows with distinct people: about 80 bytes each, and the identifier where it has more than 15.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/read/detail/each_once.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/response_reader.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// A survey file to be read, with how to read it.
struct survey_of_roles {
    input_source file;
    std::vector<instrument> instruments;  ///< one for each role that is wanted
    read_options options{};
    std::string unique{};           ///< our name for the column of identifiers, or nothing
    std::uint64_t part = usual_part; ///< bytes; results do not depend on it
};

namespace detail {

struct read_survey_of_roles_function {
    template <chunk_runner Runner, class Fresh, class Visit, class Merge>
    read_summary operator()(Runner const& runner, survey_of_roles const& how, Fresh const& fresh, Visit const& visit, Merge&& merge) const {
        std::span<instrument const> const instruments(how.instruments);
        if (!how.unique.empty()) {
            auto const key = [](survey_response const&, std::string const& identifier) { return std::optional(identifier); };
            return read_each_once<survey_response, response_reader>(runner, how.part, how.file, how.unique, "everybody once", key, fresh,
                                                                    visit, merge, instruments, how.options);
        }
        file_parts<response_reader> parts(how.part, input_source(how.file), instruments, how.options);
        parts.read_all(runner, fresh, visit, [&merge](auto&& state, std::uint64_t) { merge(std::forward<decltype(state)>(state)); });
        return parts.rows().summary();
    }
};

}  // namespace detail

/// read_survey_of_roles(runner, survey, fresh, visit, merge).  visit is called by several threads at once, each with a state
/// of its own; a state may be made and thrown away.  When something is thrown, what had been read before it has been merged.
inline constexpr detail::read_survey_of_roles_function read_survey_of_roles{};

}  // namespace pbo

#endif
