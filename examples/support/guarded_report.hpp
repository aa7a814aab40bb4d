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
#include <pbo/read/read_options.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace examples {

class guarded_report {
public:
    explicit guarded_report(protection const& how) : how_(&how), counts(how.rule()) {}

private:
    protection const* how_;

public:
    pbo::guarded_counts counts;  ///< to be filled before it is protected

    /// Where the rows of the report are, so that it can be seen whether its groups lie within those of an earlier report of the ledger.
    void rows_are_in(std::vector<std::filesystem::path> files, pbo::read_options options) {
        files_ = std::move(files);
        how_read_ = std::move(options);
    }
    /// from is the report's provenance, title what the ledger calls it.  Throws std::runtime_error where no pattern is safe, where the ledger has other
    /// counts of the same people, and where the program was built without COIN Clp: then nothing may be printed.
    void protect(pbo::provenance from, std::string const& title);

    [[nodiscard]] pbo::figure<std::uint64_t> shown(std::size_t number) const { return counts.shown(*pattern_, number); }
    [[nodiscard]] bool shows_row(std::size_t row) const { return counts.shows_row(*pattern_, row); }
    /// What is said beside the report, and of it what is said of the ledger.
    [[nodiscard]] std::vector<std::string> const& notes() const noexcept { return notes_; }
    [[nodiscard]] std::vector<std::string> const& notes_on_ledger() const noexcept { return notes_on_ledger_; }
    /// When the report is made, and before it is printed.
    void write_ledger() const;

private:
    std::optional<pbo::suppression> pattern_;
    std::vector<std::string> notes_, notes_on_ledger_;
    std::optional<pbo::release_ledger> ledger_;
    std::optional<std::vector<std::filesystem::path>> files_;
    pbo::read_options how_read_;
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
