// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A column whose type cannot be read from text is refused where its records are read, by the name of the concept.
// expects: has_text_form
#include <pbo/read/records.hpp>

#include <optional>
#include <string>

struct visits {
    int number = 0;
    friend bool operator==(visits const&, visits const&) = default;
};
struct row {
    visits made;
};
template <>
inline constexpr auto pbo::columns_of<row> = pbo::columns(pbo::column("made", &row::made));

#ifndef PBO_BAD
template <>
struct pbo::text_form<visits> {
    static std::optional<visits> read(std::string_view) { return visits{1}; }
    static std::string write(visits const&) { return "1"; }
    static std::string expected() { return "visits"; }
};
#endif

auto rows() { return pbo::read_records<row>("rows.csv"); }
