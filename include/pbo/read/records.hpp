// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_RECORDS_HPP
#define PBO_READ_RECORDS_HPP

// What are the records of a file?  A record type that columns_of<Record> describes is read by the text forms of its
// members, from columns found by name in any order; columns it does not know are passed over.
//
//     auto visits = pbo::read_records<visit>("visits.csv");                       // every record in memory
//     pbo::for_each_record<visit>("visits.csv", {}, [](visit const& v) { ... });  // one at a time, constant memory
//     pbo::read_records<visit>(pbo::threads{2}, "visits.csv");                    // the same as the first, by threads
//
// A cell that its text form refuses makes a bad row, and so does a record that its own check(record), found by
// argument-dependent look-up, or a constructor refuses with std::domain_error or std::invalid_argument.  What happens
// then, and every other option, is in read_options.hpp; what else is an input_error, in headed_rows.hpp.
//
// With a chunk runner first, a file is read in parts (of 16 MiB unless asked otherwise); records, their order, counts,
// rejects and errors are the same for parts of any size.  Text forms and check are then called by several threads at once.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/columns.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/gathered.hpp>
#include <pbo/read/detail/record_reader.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace pbo {

/// The records of a file, in its order, and what became of its rows.  A range of Record.
template <class Record>
struct records_read : read_summary {
    std::vector<Record> records;

    [[nodiscard]] auto begin() const noexcept { return records.begin(); }
    [[nodiscard]] auto end() const noexcept { return records.end(); }
    [[nodiscard]] std::size_t size() const noexcept { return records.size(); }
    [[nodiscard]] bool empty() const noexcept { return records.empty(); }
    [[nodiscard]] Record const& operator[](std::size_t i) const { return records.at(i); }
};

namespace detail {

template <described_record Record>
struct for_each_record_function {
    template <std::invocable<Record&&> Visitor>
    read_summary operator()(input_source source, read_options const& options, Visitor visit) const {
        record_reader<Record> reader(std::move(source), options);
        reader.read(visit);
        return reader.rows().summary();
    }
};

template <described_record Record>
struct read_records_function {
    records_read<Record> operator()(input_source source, read_options const& options = {}) const {
        records_read<Record> all;
        static_cast<read_summary&>(all) = for_each_record_function<Record>{}(
            std::move(source), options, [&all](Record&& record) { all.records.push_back(std::move(record)); });
        return all;
    }
    template <chunk_runner Runner>
    records_read<Record> operator()(Runner const& runner, input_source source, read_options const& options = {},
                                    std::uint64_t part = usual_part) const {
        records_read<Record> all;
        file_parts<record_reader<Record>> parts(part, std::move(source), options);
        parts.read_all(
            runner, [] { return std::vector<Record>{}; },
            [](std::vector<Record>& into, Record&& record) { into.push_back(std::move(record)); },
            [&all](std::vector<Record>&& some, std::uint64_t) { append(all.records, std::move(some)); });
        static_cast<read_summary&>(all) = parts.rows().summary();
        return all;
    }
};

}  // namespace detail

/// for_each_record<Record>(source, options, visit): calls visit with every record; returns what became of the rows.
template <described_record Record>
inline constexpr detail::for_each_record_function<Record> for_each_record{};

/// read_records<Record>(source, options = {}): all records.  read_records<Record>(runner, source, options = {}, part = 16
/// MiB): the same by threads{n}, or as another chunk runner says.
template <described_record Record>
inline constexpr detail::read_records_function<Record> read_records{};

}  // namespace pbo

#endif
