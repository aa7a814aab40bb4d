// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_RETURNS_HPP
#define PBO_READ_RETURNS_HPP

// What did the councils report?  A file of returns, one row a council, period, basis and role, in the columns of
// council_return, of which period, basis, role, eligible and personal_budgets are required.  Published symbols ([c],
// [x], "..", "-") become absent figures with their reasons; the same council, period, basis and role twice is a bad row
// that names both lines, because both would be counted, and so is one without a council.
//
//     pbo::read_returns("returns.csv").records;                                   // all of them
//     pbo::for_each_return(pbo::in_sequence{}, "returns.csv", {}, [&](pbo::council_return&& r) { ... });   // kept by nobody
//
// for_each_return gives them in the file's order, by one thread, and takes about 40 bytes for each, by which it knows who is there
// twice, and one part of the file.
//
// Options and other errors are those of headed_rows.hpp.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/count/detail/key_index.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/role.hpp>
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
#include <optional>
#include <stdexcept>
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
template <class = detail::when_called>
[[nodiscard]] inline council_key key_compared(council_key const& key) {
    return key.is_name() ? council_key(std::string_view(folded(key.text()))) : key;
}

/// A file without any column of councils is not one of returns.
template <class = detail::when_called>
[[nodiscard]] inline read_options naming_councils(read_options options) {
    options.needed.push_back({"ons_code", "cassr_code", "council"});
    return options;
}

/// Reads returns of which each is right by itself.
class return_reader {
public:
    template <class = detail::when_called>
    return_reader(input_source source, read_options const& options)
        : rows_(std::move(source), naming_councils(options), columns_asked_for<council_return>()),
          columns_(positions_in<council_return>(rows_)) {}
    template <class = detail::when_called>
    return_reader(return_reader const& whole, input_source source, csv_part part)
        : rows_(whole.rows_, std::move(source), part), columns_(whole.columns_) {}

    [[nodiscard]] headed_rows& rows() noexcept { return rows_; }

    template <class Visitor>
    void read(Visitor&& visit) {
        while (rows_.next()) {
            council_return record{};
            auto problem = fill_record(record, rows_, columns_, memos_);
            if (!problem && !record.council.key().is_stated())
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

/// Which returns there have been.
class returns_once {
public:
    /// The line on which the council has been for this period, basis and role, if it has.
    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::uint64_t> line_before(council_return const& r, std::uint64_t line) {
        auto const key = key_compared(r.council.key());
        auto const who = known_.position(key, councils_, [&] { councils_.push_back({key}); });
        auto const group = groups_.try_emplace({r.period, r.basis, r.role}, groups_.size()).first->second;
        if (group >> 32U != 0) throw std::length_error("pbo::read_returns: more than 2^32 periods");
        auto const both = (static_cast<std::uint64_t>(who) << 32U) | group;
        bool is_new = false;
        auto const at = seen_.position(both, lines_, [&] {
            lines_.push_back({both, line});
            is_new = true;
        });
        return is_new ? std::nullopt : std::optional(lines_[at].line);
    }

private:
    struct council_known {
        council_key key;
    };
    struct return_seen {
        std::uint64_t key;  ///< the council's number and the group's
        std::uint64_t line;
    };
    std::vector<council_known> councils_;
    key_index<council_key> known_{"councils"};
    std::map<std::tuple<period, eligibility_basis, role>, std::uint64_t> groups_;
    std::vector<return_seen> lines_;
    key_index<std::uint64_t, most_identifiers> seen_{"returns"};
};

struct for_each_return_function {
    /// Whether a return appears twice is known when the parts are put together, in their order.
    template <chunk_runner Runner, class Visitor>
    read_summary operator()(Runner const& runner, input_source source, read_options const& options, Visitor&& visit,
                            std::uint64_t part = usual_part / 8) const {
        returns_once once;
        file_parts<return_reader> parts(part, std::move(source), options);
        using returns = std::vector<return_on_line>;
        parts.read_all(
            runner, [] { return returns{}; }, [](returns& into, return_on_line&& one) { into.push_back(std::move(one)); },
            [&](returns&& some, std::uint64_t before) {
                for (auto& [record, at] : some) {
                    auto const line = before + at;
                    if (auto const first = once.line_before(record, line))
                        parts.rows().refuse({{parts.rows().summary().source, line, {}},
                                             record.council.key().text(),
                                             "every council once for a period, basis and role; it is on line " +
                                                 std::to_string(*first) + " too"});
                    else
                        visit(std::move(record));
                }
            });
        auto all = parts.rows().summary();
        sort_by_line(all.rejects);
        return all;
    }
};

struct read_returns_function {
    template <class = detail::when_called>
    records_read<council_return> operator()(input_source source, read_options const& options = {}) const {
        return (*this)(in_sequence{}, std::move(source), options);
    }
    template <chunk_runner Runner>
    records_read<council_return> operator()(Runner const& runner, input_source source, read_options const& options = {},
                                            std::uint64_t part = usual_part) const {
        records_read<council_return> all;
        static_cast<read_summary&>(all) = for_each_return_function{}(
            runner, std::move(source), options, [&all](council_return&& r) { all.records.push_back(std::move(r)); }, part);
        return all;
    }
};

}  // namespace detail

/// read_returns(source, options = {}): all returns of a file.  The same by threads{n}, or as another chunk runner says:
/// read_returns(runner, source, options = {}, part = 16 MiB).
inline constexpr detail::read_returns_function read_returns{};

/// for_each_return(runner, source, options, visit, part = 2 MiB): visit(council_return&&) for each good one; gives what became of the rows.
inline constexpr detail::for_each_return_function for_each_return{};

}  // namespace pbo

#endif
