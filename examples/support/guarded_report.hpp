// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_GUARDED_REPORT_HPP
#define PBO_EXAMPLES_SUPPORT_GUARDED_REPORT_HPP

// The counts of a report with --protect, as they may be shown: tried with the attacker, beside what was released before (--ledger), and
// told to the owner (--audit).  Compiled once for all programs, with COIN Clp where there is one.

#include "protecting.hpp"

#include <pbo/core/figure.hpp>
#include <pbo/protect/guarded_counts.hpp>
#include <pbo/protect/release_ledger.hpp>
#include <pbo/publish/sheet.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace examples {

class guarded_report {
public:
    explicit guarded_report(protection const& how) : how_(&how), counts(how.rule()) {}

private:
    protection const* how_;

public:
    pbo::guarded_counts counts;  ///< to be filled before it is protected

    /// source is the file's name, title the report's.  Throws std::runtime_error where no pattern is safe, where the ledger has other
    /// counts of the same people, and where the program was built without COIN Clp: then nothing may be printed.
    void protect(std::string const& source, std::string const& title);

    [[nodiscard]] pbo::figure<std::uint64_t> shown(std::size_t number) const { return counts.shown(*pattern_, number); }
    /// What is said beside the report.
    [[nodiscard]] std::vector<std::string> const& notes() const noexcept { return notes_; }
    /// When the report is made, and before it is printed.
    void write_ledger() const;

private:
    std::optional<pbo::suppression> pattern_;
    std::vector<std::string> notes_;
    std::optional<pbo::release_ledger> ledger_;
};

/// The sheet with other cells: of(row, name of the column) gives one in place of what is there, or nothing.  Notes with numbers are
/// left out: they are made of what was there.
template <class Of>
pbo::sheet with_cells(pbo::sheet const& s, Of const& of) {
    auto columns = s.columns();
    for (auto& column : columns) column.never_absent = false;
    pbo::sheet safe(s.title, s.from, columns);
    for (auto const& note : s.warnings)
        if (note.find_first_of("0123456789") == std::string::npos) safe.warn(note);
    for (std::size_t r = 0; r < s.rows().size(); ++r) {
        auto cells = s.rows()[r];
        for (std::size_t c = 0; c < cells.size(); ++c)
            if (std::optional<pbo::sheet_cell> other = of(r, columns[c].name)) cells[c] = *std::move(other);
        safe.add_row(std::move(cells));
    }
    return safe;
}

}  // namespace examples

#endif
