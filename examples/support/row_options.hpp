// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_ROW_OPTIONS_HPP
#define PBO_EXAMPLES_SUPPORT_ROW_OPTIONS_HPP

// Which rows of a file are read, how it is written and what becomes of bad rows, by the same options in every program that
// reads rows; and what a report says of them: in its provenance, and in its notes where not all of the file is in it.

#include "program.hpp"
#include "reading.hpp"
#include "reading_options.hpp"

#include <pbo/domain/role.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/rows_in_words.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

enum class bad_rows {
    stop,            ///< the first ends the report
    may_be_rejected  ///< --rejects FILE goes on after them
};

/// What a report says where identifiers were compared, in this column.
inline std::string words_on_identifiers(std::string const& unique) {
    return "Identifiers were compared (column '" + pbo::detail::shown_text(unique) + "'): nobody is counted twice.";
}

class row_options {
public:
    void add_options(CLI::App& options, bad_rows bad = bad_rows::may_be_rejected) {
        options.add_option("--where", where_,
                           "Only rows whose column has this value (COLUMN=VALUE) or another (COLUMN!=VALUE); may be repeated");
        written_.add_options(options);
        if (bad == bad_rows::may_be_rejected)
            add_written_file(options, "--rejects", rejects_,
                             "Go on after bad rows and write them, with their reasons, to this CSV file");
    }

    /// --unique, where a row is a person.
    void add_unique(CLI::App& options, std::string const& of = "") {
        options.add_option("--unique", unique_,
                           of + "A column of identifiers, each of which may appear once: a person who appears twice is an error, or with --rejects a reject");
    }
    /// Our name for the column of identifiers, or nothing.
    [[nodiscard]] std::string const& unique() const { return unique_; }
    /// What a report says of it.
    [[nodiscard]] std::vector<std::string> words_on_identifiers() const {
        if (unique_.empty()) return {};
        return {examples::words_on_identifiers(unique_)};
    }

    /// What was asked for, as readers take it.  Throws usage_error for what cannot be meant.
    [[nodiscard]] pbo::read_options options() const {
        pbo::read_options how;
        written_.set(how);
        how.where = filters_from(where_);
        if (!rejects_.empty()) how.on_bad_row = pbo::bad_row::collect;
        return how;
    }
    [[nodiscard]] std::vector<std::string> const& where() const { return where_; }
    [[nodiscard]] std::string const& rejects() const { return rejects_; }
    /// How rows were read that are counted already: what a report says of them.
    void were(std::vector<std::string> where, std::string unique, std::string rejects) {
        where_ = std::move(where);
        unique_ = std::move(unique);
        rejects_ = std::move(rejects);
        written_before_ = true;
    }
    [[nodiscard]] bool choose_rows() const { return !where_.empty(); }
    [[nodiscard]] bool may_reject() const { return !rejects_.empty(); }

    /// "936 kept, 1,128 left out by council=S037 and role=user": of a survey of which the answers of one role are read.
    /// Who is of the other role is left out by that, where the file says so.
    [[nodiscard]] std::string rows_of_role(pbo::read_summary const& read, pbo::role whose) const {
        auto filters = filters_from(where_);
        pbo::column_filter const of_role{"role", std::string(pbo::spelling(whose))};
        bool const says_role = has_column(read, {"role"});
        if (says_role && read.counts.filtered != 0 && std::find(filters.begin(), filters.end(), of_role) == filters.end())
            filters.push_back(of_role);
        return pbo::rows_in_words(read, filters);
    }

    /// What a report says of the rows that it is of, where rows were chosen, by --where or else, or rejected; else nothing.
    [[nodiscard]] std::string words_on_rows(std::string const& rows, std::uint64_t rejected, bool chosen = false) const {
        if (where_.empty() && rejected == 0 && !chosen) return {};
        return sentence_of_rows(rows) +
               (rejected == 0 || rejects_.empty() ? "" : " The rejected rows, with their reasons, are in " + rejects_ + ".");
    }
    void note_rows(pbo::sheet& s, std::string const& rows, std::uint64_t rejected, bool chosen = false) const {
        if (auto words = words_on_rows(rows, rejected, chosen); !words.empty()) s.warn(std::move(words));
    }
    /// The file of rejected rows, where one is asked for; of rows that were counted before it is there already.
    void write(std::vector<pbo::input_problem> const& rejected) const {
        if (!rejects_.empty() && !written_before_) write_rejects(rejects_, rejected);
    }

    /// A filter may end in a question mark of its own.
    [[nodiscard]] static std::string sentence_of_rows(std::string const& rows) {
        bool const ends = !rows.empty() && std::string_view(".?!").find(rows.back()) != std::string_view::npos;
        return "Rows of the file: " + rows + (ends ? "" : ".");
    }

private:
    std::vector<std::string> where_;
    reading_options written_;
    std::string rejects_, unique_;
    bool written_before_ = false;
};

}  // namespace examples

#endif
