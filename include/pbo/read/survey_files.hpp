// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_SURVEY_FILES_HPP
#define PBO_READ_SURVEY_FILES_HPP

// How to count a survey that is larger than memory, in one file or several, with one thread or several?
//
//     pbo::survey_files const users({"2011.csv", "2012.csv"}, pbo::poet_style_users());
//     auto const o = pbo::outcomes(pbo::threads{2}, users, pbo::council_of, &pbo::survey_response::mode);
//     o.files()[0].rejects                                   // what became of the rows of each file
//
// A source (count/source.hpp): whatever counts responses counts these, and sample(...) goes round them.  Nothing is read
// before that, and no response is kept.  Rows, errors with their lines and columns, rejects and the order
// of responses are those of read_survey on one file after the other.  Memory: a few parts' counts, whatever the size.
//
// With a column of identifiers (`unique`), a person who is in the file twice is an input_error that names both lines, or a reject, as
// survey_of_roles.hpp tells; who is in another of the files is not compared.
//
// A file is read in parts of 16 MiB, as detail/file_parts.hpp tells; a source without a size (a pipe) is one part.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/read/detail/each_once.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/files_in_parts.hpp>
#include <pbo/read/detail/response_reader.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/table_read.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// Survey files to be read, with how to read them.
struct survey_files {
    using record_type = survey_response;

    std::vector<std::filesystem::path> files;
    pbo::instrument instrument;
    read_options options{};
    role_from role = role_from::column;
    std::uint64_t part = usual_part;  ///< bytes; results do not depend on it
    std::string unique{};             ///< our name for the column of identifiers, or nothing
};

namespace detail {

struct read_survey_parts_function {
    /// fresh() makes a state, visit(state, response) adds to it, merge(state) takes the states in the files' order.
    template <chunk_runner Runner, class Fresh, class Visit, class Merge>
    std::vector<read_summary> operator()(Runner const& runner, survey_files const& how, Fresh const& fresh, Visit const& visit,
                                         Merge&& merge) const {
        if (!how.unique.empty()) {
            auto const key = [](survey_response const&, std::string const& identifier) { return std::optional(identifier); };
            std::vector<read_summary> all;
            for (auto const& file : how.files)
                all.push_back(read_each_once<survey_response, response_reader>(
                    runner, how.part, input_source(file), how.unique, "everybody once", key, fresh, visit, merge, how.instrument,
                    how.options, how.role));
            return all;
        }
        return read_files_in_parts<response_reader>(runner, how.files, how.part, fresh, visit, std::forward<Merge>(merge), how.instrument,
                                                    how.options, how.role);
    }
};

}  // namespace detail

/// read_survey_parts(runner, files, fresh, visit, merge): the engine beneath outcomes(files, ...), for counts of one's own.
/// visit is called by several threads at once, each with a state of its own; a state may be made and thrown away.  When
/// something is thrown, what had been read before it has been merged.
inline constexpr detail::read_survey_parts_function read_survey_parts{};

/// How these files are visited as a source.
template <chunk_runner Runner, class Fresh, class Visit, class Merge>
[[nodiscard]] files_read visit_in_parts(Runner const& runner, survey_files const& files, Fresh const& fresh, Visit const& visit,
                                        Merge&& merge) {
    return {read_survey_parts(runner, files, fresh, visit, std::forward<Merge>(merge))};
}

}  // namespace pbo

#endif
