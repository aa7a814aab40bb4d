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

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/gathered.hpp>
#include <pbo/read/detail/record_cells.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/records.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// A return, and its line in the file, or in the part of it that was read.
struct return_on_line {
    council_return record;
    std::uint64_t line;
};

/// The same key for names that differ by capitals and blanks.
[[nodiscard]] inline council_key key_compared(council_key const& key) {
    return key.is_name() ? council_key(std::string_view(folded(key.text()))) : key;
}

/// A file without any column of councils is not one of returns.
[[nodiscard]] inline read_options naming_councils(read_options options) {
    options.needed.push_back({"ons_code", "cassr_code", "council"});
    return options;
}

/// Reads returns of which each is right by itself.
class return_reader {
public:
    return_reader(input_source source, read_options const& options)
        : rows_(std::move(source), naming_councils(options), columns_asked_for<council_return>()),
          columns_(positions_in<council_return>(rows_)) {}
    return_reader(return_reader const& whole, input_source source, csv_part part)
        : rows_(whole.rows_, std::move(source), part), columns_(whole.columns_) {}

    [[nodiscard]] headed_rows& rows() noexcept { return rows_; }

    template <class Visitor>
    void read(Visitor&& visit) {
        while (rows_.next()) {
            council_return record{};
            auto problem = fill_record(record, rows_, columns_, memos_);
            if (!problem && !record.who.key().is_stated())
                problem.reset(
                    new input_problem{rows_.place(), {}, "a council in one of ons_code, cassr_code and council"});
            if (problem)
                rows_.refuse(std::move(*problem));
            else
                visit(return_on_line{std::move(record), rows_.line()});
        }
    }

private:
    headed_rows rows_;
    std::array<std::size_t, column_count<council_return>> columns_;
    record_memos<council_return> memos_;
};

struct read_returns_fn {
    records_read<council_return> operator()(input_source source, read_options const& options = {}) const {
        return (*this)(in_sequence{}, std::move(source), options);
    }
    /// Whether a return is there twice is known when the parts are put together, in their order.
    template <chunk_runner Runner>
    records_read<council_return> operator()(Runner const& runner, input_source source, read_options const& options = {},
                                            std::uint64_t part = usual_part) const {
        records_read<council_return> all;
        std::map<std::tuple<council_key, period, eligibility_basis, role>, std::uint64_t> lines;
        file_parts<return_reader> parts(part, std::move(source), options);
        using returns = std::vector<return_on_line>;
        parts.read_all(
            runner, [] { return returns{}; }, [](returns& into, return_on_line&& one) { into.push_back(std::move(one)); },
            [&](returns&& some, std::uint64_t before) {
                for (auto& [record, at] : some) {
                    auto const line = before + at;
                    auto const [first, is_new] =
                        lines.try_emplace({key_compared(record.who.key()), record.when, record.basis, record.whose}, line);
                    if (is_new)
                        all.records.push_back(std::move(record));
                    else
                        parts.rows().refuse({{parts.rows().summary().source, line, {}},
                                             record.who.key().text(),
                                             "every council once for a period, basis and role; it is on line " +
                                                 std::to_string(first->second) + " too"});
                }
            });
        static_cast<read_summary&>(all) = parts.rows().summary();
        sort_by_line(all.rejects);
        return all;
    }
};

}  // namespace detail

/// read_returns(source, options = {}): all returns of a file.  The same by threads{n}, or as another chunk runner says:
/// read_returns(runner, source, options = {}, part = 16 MiB).
inline constexpr detail::read_returns_fn read_returns{};

}  // namespace pbo

#endif
