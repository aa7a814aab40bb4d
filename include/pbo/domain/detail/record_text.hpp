// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_DETAIL_RECORD_TEXT_HPP
#define PBO_DOMAIN_DETAIL_RECORD_TEXT_HPP

// A whole record as one text, and back: "ons_code=E08000034; council=Kirklees; ...", without the columns that are
// blank.  For printing, for messages and for the promise that every value reads back from its text; files are CSV.

#include <pbo/core/columns.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/detail/text_fields.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo::detail {

/// The columns whose texts make a record's text; a record with more in it than its file's columns specialises this.
template <described_record Record>
inline constexpr auto text_columns_of = columns_of<Record>;

/// The text form of a described record: derive text_form<Record> from it.
template <class Record>
struct record_text {
    /// Nothing for a column that is unknown or appears twice, a text that the column refuses, or a record that its own
    /// check() refuses.
    static std::optional<Record> read(std::string_view text) {
        auto const fields = split(text, ';');
        if (!fields) return std::nullopt;
        std::optional<Record> record(std::in_place);
        std::vector<std::string> seen;
        for (std::string_view field : *fields) {
            if (field.empty() && fields->size() == 1) break;
            if (!seen.empty() && field.starts_with(' ')) field.remove_prefix(1);  // the one after the semicolon
            auto const equals = field.find('=');
            if (equals == std::string_view::npos) return std::nullopt;
            auto const name = field.substr(0, equals);
            for (auto const& s : seen)
                if (s == name) return std::nullopt;
            seen.emplace_back(name);
            if (!fill(*record, name, field.substr(equals + 1))) return std::nullopt;
        }
        try {
            check(*record);
        } catch (std::domain_error const&) {
            return std::nullopt;
        }
        return record;
    }
    static std::string write(Record const& record) {
        std::string text;
        text_columns_of<Record>.apply([&](auto const&... c) { (append(text, c.name, cell(c.in(record))), ...); });
        return text;
    }
    static std::string expected() { return "column=value; column=value; ... of a consistent record"; }

private:
    template <class T>
    static std::string cell(T const& value) {
        return text_form<T>::write(value);
    }
    static void append(std::string& text, std::string_view name, std::string const& value) {
        if (value.empty()) return;
        if (!text.empty()) text += "; ";
        text += joined({std::string(name) + "=" + value}, ';');
    }
    static bool fill(Record& record, std::string_view name, std::string_view value) {
        bool filled = false;
        auto const one = [&](auto const& column) {
            if (column.name != name) return;
            auto& into = column.in(record);
            if (auto parsed = text_form<std::remove_cvref_t<decltype(into)>>::read(value)) {
                into = std::move(*parsed);
                filled = true;
            }
        };
        text_columns_of<Record>.apply([&](auto const&... c) { (one(c), ...); });
        return filled;
    }
};

}  // namespace pbo::detail

#endif
