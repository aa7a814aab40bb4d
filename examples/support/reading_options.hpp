// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_READING_OPTIONS_HPP
#define PBO_EXAMPLES_SUPPORT_READING_OPTIONS_HPP

// The options that say how a file is written, by the same names in every program that reads one: only for where what is
// found without being told is wrong.

#include "program.hpp"

#include <pbo/core/text_form.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/text_encoding.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace examples {

class reading_options {
public:
    void add_options(CLI::App& options) {
        options
            .add_option("--header-line", header_line_,
                        "The line of the headings, where the first row that has the columns is not it")
            ->check(CLI::PositiveNumber);
        options.add_option(
            "--delimiter", delimiter_,
            "What separates fields: comma, semicolon, tab, or one character; found from the headings unless given");
        options.add_option("--encoding", encoding_,
                           "The file's encoding, such as windows-1252; UTF-8 and UTF-16 are found without it");
        options
            .add_option("--missing", missing_,
                        "Texts that stand for no figure or answer, beside those known: TEXT[,TEXT]")
            ->delimiter(',');
        options
            .add_option("--suppressed", suppressed_,
                        "Texts that stand for a suppressed figure, beside those known: TEXT[,TEXT]")
            ->delimiter(',');
        options.add_option("--map", maps_, "Another word for a value of a column: COLUMN:TEXT=VALUE; may be repeated");
        add_read_file(options, "--map-file", map_file_,
                           "A CSV file of such words, with the columns column, text and value");
    }

    /// Sets what was asked for.  Throws usage_error for what cannot be meant, input_error for a file of maps that
    /// cannot be read.
    void set(pbo::read_options& how) const {
        how.header_line = header_line_;
        how.csv.delimiter = delimiter();
        if (!encoding_.empty()) {
            auto const known = pbo::text_form<pbo::text_encoding>::read(encoding_);
            if (!known)
                throw usage_error("--encoding: found '" + encoding_ + "'; expected " +
                                  pbo::text_form<pbo::text_encoding>::expected());
            how.csv.encoding = *known;
        }
        how.missing.insert(how.missing.end(), missing_.begin(), missing_.end());
        how.suppressed.insert(how.suppressed.end(), suppressed_.begin(), suppressed_.end());
        try {
            for (auto const& text : maps_) how.maps.push_back(pbo::value_map::parse(text));
        } catch (std::invalid_argument const& e) {
            throw usage_error("--map: " + std::string(e.what()));
        }
        if (map_file_.empty()) return;
        pbo::headed_rows rows(map_file_, {}, {"column", "text", "value"});
        auto const column = rows.column("column"), text = rows.column("text"), value = rows.column("value");
        while (rows.next())
            how.maps.push_back({std::string(rows[column]), std::string(rows[text]), std::string(rows[value])});
    }

private:
    [[nodiscard]] char delimiter() const {
        if (delimiter_.empty()) return 0;
        if (delimiter_ == "comma") return ',';
        if (delimiter_ == "semicolon") return ';';
        if (delimiter_ == "tab" || delimiter_ == "\\t") return '\t';
        if (delimiter_.size() == 1 && delimiter_.find_first_of("\"\n\r") == std::string::npos &&
            !(pbo::detail::is_decimal_digit(delimiter_[0]) || (delimiter_[0] >= 'a' && delimiter_[0] <= 'z') ||
              (delimiter_[0] >= 'A' && delimiter_[0] <= 'Z')))
            return delimiter_[0];
        throw usage_error("--delimiter: found '" + delimiter_ +
                          "'; expected comma, semicolon, tab, or one character that is no letter, digit or quote");
    }

    std::uint64_t header_line_ = 0;
    std::string delimiter_, encoding_, map_file_;
    std::vector<std::string> missing_, suppressed_, maps_;
};

}  // namespace examples

#endif
