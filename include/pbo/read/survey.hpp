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
//     auto const same = pbo::read_survey(pbo::threads{2}, "survey.csv", pbo::poet_style_users());   // as users, by threads
//
// Only rows of the instrument's role are kept, and the others are counted as filtered out: users and carers answer
// questions of their own and are never pooled.  The instrument and the answers are checked against each other here,
// once.  An answer that the scale does not have makes a bad row, which names the column and the answers there are.
// Options and other errors are those of headed_rows.hpp; an instrument of more than 16 areas throws
// std::invalid_argument.
//
// With a chunk runner first, a file is read in parts (of 16 MiB unless asked otherwise): the same survey for any part.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/gathered.hpp>
#include <pbo/read/detail/response_reader.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace pbo {

/// The responses of one role, in the file's order, with the instrument that their answers are about.
struct survey : read_summary {
    pbo::instrument instrument;  ///< with the codes' meanings
    std::vector<survey_response> responses;

    [[nodiscard]] auto begin() const noexcept { return responses.begin(); }
    [[nodiscard]] auto end() const noexcept { return responses.end(); }
    [[nodiscard]] std::size_t size() const noexcept { return responses.size(); }
    template <class = detail::when_called>
    [[nodiscard]] bool empty() const noexcept { return responses.empty(); }
    template <class = detail::when_called>
    [[nodiscard]] survey_response const& operator[](std::size_t i) const { return responses.at(i); }
};

namespace detail {

struct for_each_response_function {
    template <std::invocable<survey_response const&> Visitor>
    read_summary operator()(input_source source, instrument const& instrument, read_options const& options, role_from whose,
                            Visitor visit) const {
        response_reader reader(std::move(source), instrument, options, whose);
        reader.read(visit);
        return reader.rows().summary();
    }
};

struct read_survey_function {
    template <class = detail::when_called>
    survey operator()(input_source source, instrument instrument, read_options const& options = {},
                      role_from whose = role_from::column) const {
        survey all;
        static_cast<read_summary&>(all) = for_each_response_function{}(
            std::move(source), instrument, options, whose, [&all](survey_response const& r) { all.responses.push_back(r); });
        all.instrument = std::move(instrument);
        return all;
    }
    template <chunk_runner Runner>
    survey operator()(Runner const& runner, input_source source, instrument instrument, read_options const& options = {},
                      role_from whose = role_from::column, std::uint64_t part = usual_part) const {
        survey all;
        using responses = std::vector<survey_response>;
        file_parts<response_reader> parts(part, std::move(source), instrument, options, whose);
        parts.read_all(
            runner, [] { return responses{}; }, [](responses& into, survey_response const& r) { into.push_back(r); },
            [&all](responses&& some, std::uint64_t) { append(all.responses, std::move(some)); });
        static_cast<read_summary&>(all) = parts.rows().summary();
        all.instrument = std::move(instrument);
        return all;
    }
};

}  // namespace detail

/// for_each_response(source, instrument, options, role_from, visit): one response at a time, in constant memory.
inline constexpr detail::for_each_response_function for_each_response{};

/// read_survey(source, instrument, options = {}, role_from = role_from::column): all responses.  The same by threads{n}, or
/// as another chunk runner says: read_survey(runner, source, instrument, options, role_from, part = 16 MiB).
inline constexpr detail::read_survey_function read_survey{};

}  // namespace pbo

#endif
