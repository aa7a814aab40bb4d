// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_READING_HPP
#define PBO_EXAMPLES_SUPPORT_READING_HPP

// What the reports do alike when they read: by threads and with a bar, the options for filters and formats, data that say
// they are synthetic, and the file of rejected rows.

#include "progress_bar.hpp"
#include "program.hpp"
#include "report_format.hpp"
#include "shipped.hpp"

#include <pbo/core/errors.hpp>
#include <pbo/core/key_limit.hpp>
#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/write_whole.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace examples {
/// The file as a report names it: as the caller wrote it, and the shipped data by their place in the project.
inline std::string named(std::filesystem::path const& file) {
    if (pbo::detail::is_standard_input(file)) return "standard input";
    if (file.parent_path() == shipped_data()) return "examples/data/" + file.filename().string();
    return file.string();
}

/// work(runner) for what reads the file: by so many threads, with a bar that names it.
template <class Work>
auto reading(std::filesystem::path const& file, unsigned threads, Work&& work) {
    try {
        return by_threads(threads, "reading " + named(file), std::forward<Work>(work));
    } catch (pbo::too_many_keys const& e) {
        throw pbo::too_many_keys(named(file), e);
    }
}

/// The columns of which a file has one that names councils.
inline std::vector<std::string> council_columns() { return {"ons_code", "cassr_code", "council"}; }
/// Whether the file has a column, or one of several, that its records can do without.
inline bool has_column(pbo::read_summary const& read, std::vector<std::string> const& one_of) {
    auto const absent = [&](std::string const& name) {
        return std::find(read.absent_columns.begin(), read.absent_columns.end(), name) != read.absent_columns.end();
    };
    return !std::all_of(one_of.begin(), one_of.end(), absent);
}

/// Whether what was read says of itself, in a column data_kind, that it is synthetic.
inline bool says_synthetic(pbo::read_summary const& read) { return read.data_kind == "synthetic"; }
/// Whether what was read are the data that come with the programs, of which more is known than that somebody invented them.
inline bool are_shipped(pbo::read_summary const& read) {
    std::error_code none;
    return says_synthetic(read) && std::filesystem::equivalent(std::filesystem::path(read.source).parent_path(), shipped_data(), none);
}
/// What a report of synthetic data says.
inline std::string words_on_synthetic_data(bool shipped) {
    return std::string("Synthetic data: invented people and councils") + (shipped ? " whose totals agree with figures in print" : "") +
           ". Nothing here is about a real one.";
}
inline std::string synthetic_warning(pbo::read_summary const& read) { return words_on_synthetic_data(are_shipped(read)); }

/// What a program reads more than once and opens once: a pipe is kept in memory.
class read_again {
public:
    explicit read_again(std::filesystem::path const& file) : opened_(file) {
        if (opened_.size()) return;
        std::vector<char> some(std::size_t{1} << 16U);
        while (auto const got = opened_.read(some.data(), some.size())) kept_.append(some.data(), got);
    }
    read_again(read_again&&) = delete;

    [[nodiscard]] std::string const& name() const noexcept { return opened_.name(); }
    /// From the beginning; what was made before is at its end then.
    [[nodiscard]] pbo::input_source source() {
        if (opened_.size()) return opened_.from(0);
        from_memory_.str(kept_);
        from_memory_.clear();
        return {from_memory_, opened_.name()};
    }

private:
    pbo::input_source opened_;
    std::string kept_;
    std::istringstream from_memory_;
};

/// The options --where as the reader takes them.
inline std::vector<pbo::column_filter> filters_from(std::vector<std::string> const& texts) {
    std::vector<pbo::column_filter> filters;
    for (auto const& text : texts) try {
            filters.push_back(pbo::column_filter::parse(text));
        } catch (std::invalid_argument const&) {
            throw usage_error("--where takes COLUMN=VALUE or COLUMN!=VALUE, such as level=Council, not '" + text + "'");
        }
    return filters;
}

/// Rejected rows as CSV: file, line, column, text, expected.  They quote what people answered, and say so in their first line
/// and in every row.
inline void write_rejects(std::filesystem::path const& file, std::vector<pbo::input_problem> const& rejects) {
    pbo::sheet s("Rejected rows", {}, {{"file", ""}, {"line", ""}, {"column", ""}, {"text", ""}, {"expected", ""}, {"not_for_release", ""}});
    for (auto const& r : rejects)
        s.add_row({r.place.file, pbo::figure<std::uint64_t>(r.place.line), r.place.column, r.text, r.expected, "quotes an answer"});
    pbo::write_whole(file, pbo::csv_of(s, false), {.not_for_release = true});
}

}  // namespace examples

#endif
