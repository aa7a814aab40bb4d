// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A record type that nobody described is refused by the name of the concept.
// expects: described_record
#include <pbo/read/records.hpp>

#include <string>

struct row {
    std::string council;
};
#ifndef PBO_BAD
template <>
inline constexpr auto pbo::columns_of<row> = pbo::columns(pbo::column("council", &row::council));
#endif

auto rows() { return pbo::read_records<row>("rows.csv"); }
