// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_RETURNS_HPP
#define PBO_READ_RETURNS_HPP

// What did the councils report?  A file of returns, one row a council, period, basis and role, in the columns of
// council_return, of which period, basis, role, eligible and personal_budgets are required.  Published symbols ([c],
// [x], "..", "-") become absent figures with their reasons; the same council, period, basis and role twice is a bad row
// that names both lines, because both would be counted, and so is one without a council.
//
// Options and other errors are those of headed_rows.hpp.

#include <pbo/core/errors.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/read/detail/record_cells.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/records.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace pbo {

namespace detail {

struct read_returns_fn {
    records_read<council_return> operator()(input_source source, read_options const& options = {}) const {
        headed_rows rows(std::move(source), options);
        auto const columns = positions_in<council_return>(rows);
        record_memos<council_return> memos;
        records_read<council_return> all;
        std::map<std::tuple<council_key, period, eligibility_basis, role>, std::uint64_t> lines;
        while (rows.next()) {
            council_return record{};
            auto problem = fill_record(record, rows, columns, memos);
            if (!problem && !record.who.key().is_stated())
                problem.reset(
                    new input_problem{rows.place(), {}, "a council in one of ons_code, cassr_code and council"});
            if (problem) {
                rows.refuse(std::move(*problem));
                continue;
            }
            auto const [first, is_new] =
                lines.try_emplace({record.who.key(), record.when, record.basis, record.whose}, rows.line());
            if (is_new)
                all.records.push_back(std::move(record));
            else
                rows.refuse({rows.place(), record.who.key().text(),
                             "every council once for a period, basis and role; it is on line " +
                                 std::to_string(first->second) + " too"});
        }
        static_cast<read_summary&>(all) = rows.summary();
        return all;
    }
};

}  // namespace detail

/// read_returns(source, options = {}): all returns of a file.
inline constexpr detail::read_returns_fn read_returns{};

}  // namespace pbo

#endif
