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
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/gathered.hpp>
#include <pbo/read/detail/response_reader.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pbo {

/// A survey file to be read, with how to read it.
struct survey_of_roles {
    input_source file;
    std::vector<instrument> asked;   ///< one for each role that is wanted
    read_options options{};
    std::string unique{};            ///< our name for the column of identifiers, or nothing
    std::uint64_t part = usual_part; ///< bytes; results do not depend on it
};

namespace detail {

/// A response with its identifier; lines count from the part.
struct identified_response {
    survey_response response;
    std::string identifier;
    std::uint64_t line;
};

class identified_reader : public response_reader {
public:
    identified_reader(input_source source, std::span<instrument const> asked, read_options const& options, std::string const& unique)
        : response_reader(std::move(source), asked, options), column_(rows().column(unique)) {}
    identified_reader(identified_reader const& whole, input_source source, csv_part part)
        : response_reader(whole, std::move(source), part), column_(whole.column_) {}

    template <class Visitor>
    void read(Visitor&& visit) {
        response_reader::read([&](survey_response const& r) {
            visit(identified_response{r, std::string(rows()[column_]), rows().line()});
        });
    }

private:
    std::size_t column_;
};

struct read_survey_of_roles_fn {
    template <chunk_runner Runner, class Fresh, class Visit, class Merge>
    read_summary operator()(Runner const& runner, survey_of_roles const& how, Fresh const& fresh, Visit const& visit, Merge&& merge) const {
        std::span<instrument const> const asked(how.asked);
        if (!how.unique.empty()) return each_once(runner, how, asked, fresh, visit, merge);
        file_parts<response_reader> parts(how.part, input_source(how.file), asked, how.options);
        parts.read_all(runner, fresh, visit, [&merge](auto&& state, std::uint64_t) { merge(std::forward<decltype(state)>(state)); });
        return parts.rows().summary();
    }

private:
    /// Who has been there before is known when the parts are put together, in their order.
    template <class Runner, class Fresh, class Visit, class Merge>
    static read_summary each_once(Runner const& runner, survey_of_roles const& how, std::span<instrument const> asked, Fresh const& fresh,
                                  Visit const& visit, Merge& merge) {
        using responses = std::vector<identified_response>;
        std::unordered_map<std::string, std::uint64_t> lines;
        file_parts<identified_reader> parts(how.part, input_source(how.file), asked, how.options, how.unique);
        auto const heading = shown_text(parts.rows().heading_of(how.unique));
        parts.read_all(
            runner, [] { return responses{}; }, [](responses& into, identified_response&& one) { into.push_back(std::move(one)); },
            [&](responses&& some, std::uint64_t before) {
                auto state = fresh();
                for (auto& one : some) {
                    auto const line = before + one.line;
                    auto const refuse = [&](std::string expected) {
                        try {
                            auto const& source = parts.rows().summary().source;
                            parts.rows().refuse({{source, line, heading}, shown_text(one.identifier), std::move(expected)});
                        } catch (input_error const&) {
                            merge(std::move(state));  // what was read before
                            throw;
                        }
                    };
                    if (one.identifier.empty()) {
                        refuse("an identifier, for everybody is to be counted once");
                        continue;
                    }
                    auto const [first, is_new] = lines.try_emplace(std::move(one.identifier), line);
                    if (is_new) {
                        visit(state, std::as_const(one.response));
                    } else {
                        one.identifier = first->first;
                        refuse("everybody once; line " + std::to_string(first->second) + " has the same identifier");
                    }
                }
                merge(std::move(state));
            });
        auto summary = parts.rows().summary();
        sort_by_line(summary.rejects);
        return summary;
    }
};

}  // namespace detail

/// read_survey_of_roles(runner, survey, fresh, visit, merge).  visit is called by several threads at once, each with a state
/// of its own; a state may be made and thrown away.  When something is thrown, what had been read before it has been merged.
inline constexpr detail::read_survey_of_roles_fn read_survey_of_roles{};

}  // namespace pbo

#endif
