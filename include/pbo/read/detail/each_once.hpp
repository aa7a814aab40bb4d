// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_EACH_ONCE_HPP
#define PBO_READ_DETAIL_EACH_ONCE_HPP

// The records of a file in which nobody may appear twice, by a column of identifiers, as if they were read from end to end.
// Who has been there before is known when the parts are put together, in their order: the second of two lines is the one that
// is refused, and it names the first.  A source without a size, or a runner without threads, is read record by record, so that
// no record is kept.  Memory: a few parts' records, and about 80 bytes for each distinct key of at most 15 bytes, of which there
// may be as many as the options say (10,000,000).
//
// A reader of identified records gives visit(identified<Record>).  key(record, identifier) is what must not repeat: nothing for
// a record that is not compared.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/key_limit.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/gathered.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <concepts>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo::detail {

/// A record with its identifier; lines count from the part.
template <class Record>
struct identified {
    Record record;
    std::string identifier;
    std::uint64_t line;
};

/// A reader of records that keeps the identifier of each.
template <class Reader, class Record>
class identified_reader : public Reader {
public:
    template <class... How>
    identified_reader(input_source source, std::string const& unique, How const&... how)
        : Reader(std::move(source), how...), column_(Reader::rows().column(unique)) {}
    identified_reader(identified_reader const& whole, input_source source, csv_part part)
        : Reader(whole, std::move(source), part), column_(whole.column_) {}

    template <class Visitor>
    void read(Visitor&& visit) {
        Reader::read([&](Record const& r) {
            visit(identified<Record>{r, std::string(Reader::rows()[column_]), Reader::rows().line()});
        });
    }

private:
    std::size_t column_;
};

/// On which line each key was met: in order, as whoever writes a file may choose texts that a hash sends to one place.
using identifier_lines = std::map<std::string, std::uint64_t, std::less<>>;

/// Refuses, among the rows, whoever has been there before.
class identifiers_seen {
public:
    /// Of the rows, and of others that the same lines know, whose column of identifiers we call `unique`.
    template <class = detail::when_called>
    identifiers_seen(headed_rows& rows, identifier_lines& lines, std::string_view unique, std::string_view once = "everybody once")
        : rows_(rows), lines_(lines), heading_(shown_text(rows.heading_of(unique))), once_(once) {}

    /// Whether the row with this identifier and key counts.  Throws input_error for one that does not, unless bad rows are collected.
    template <class = detail::when_called>
    [[nodiscard]] bool is_new(std::string key, std::string_view identifier, std::uint64_t line) {
        if (identifier.empty()) return refuse(identifier, line, "an identifier, for everybody is to be counted once");
        if (lines_.size() >= rows_.options().identifier_limit && !lines_.contains(key))
            throw input_error({{rows_.summary().source, line, heading_},
                               shown_text(identifier),
                               "at most " + in_thousands(rows_.options().identifier_limit) +
                                   " identifiers, each of which is kept to be known again, in what is read at once"});
        auto const [first, is_new] = lines_.try_emplace(std::move(key), line);
        return is_new || refuse(identifier, line, once_ + "; line " + std::to_string(first->second) + " has the same identifier");
    }
    /// Takes back what is_new let in, because the row is bad for another reason.
    void forget(std::string const& key) { lines_.erase(key); }

private:
    template <class = detail::when_called>
    [[nodiscard]] bool refuse(std::string_view identifier, std::uint64_t line, std::string expected) {
        rows_.refuse({{rows_.summary().source, line, heading_}, shown_text(identifier), std::move(expected)});
        return false;
    }

    headed_rows& rows_;
    identifier_lines& lines_;
    std::string heading_, once_;
};

/// fresh() makes a state, visit(state, record) adds to it, merge(state) takes the states in the file's order; how is what the
/// reader is made of.  `once` says what would be right: "everybody once".
template <class Record, class Reader, chunk_runner Runner, class Key, class Fresh, class Visit, class Merge, class... How>
read_summary read_each_once(Runner const& runner, std::uint64_t part, input_source const& file, std::string const& unique,
                            std::string_view once, Key const& key, Fresh const& fresh, Visit const& visit, Merge& merge,
                            How const&... how) {
    using reader_type = identified_reader<Reader, Record>;
    auto const merged_before_throwing = [&merge](auto& state, auto&& work) {
        try {
            work();
        } catch (input_error const&) {
            merge(std::move(state));  // what was read before
            throw;
        }
    };
    identifier_lines lines;
    auto const counts = [&key](identifiers_seen& seen, identified<Record> const& one, std::uint64_t line) {
        auto whose = key(one.record, one.identifier);
        return !whose || seen.is_new(std::move(*whose), one.identifier, line);
    };
    read_summary summary;
    if (std::same_as<Runner, in_sequence> || !file.size()) {
        reader_type reader(file, unique, how...);
        identifiers_seen seen(reader.rows(), lines, unique, once);
        auto state = fresh();
        merged_before_throwing(state, [&] {
            reader.read([&](identified<Record>&& one) {
                if (counts(seen, one, one.line)) visit(state, std::as_const(one.record));
            });
            file.must_be_unchanged();
        });
        merge(std::move(state));
        summary = reader.rows().summary();
    } else {
        using records = std::vector<identified<Record>>;  // they wait until their part's turn comes, so that parts are short
        file_parts<reader_type> parts(part / 16, input_source(file), unique, how...);
        identifiers_seen seen(parts.rows(), lines, unique, once);
        parts.read_all(
            runner, [] { return records{}; },
            [](records& into, identified<Record>&& one) { into.push_back(std::move(one)); },
            [&](records&& some, std::uint64_t before) {
                auto state = fresh();
                merged_before_throwing(state, [&] {
                    for (auto const& one : some)
                        if (counts(seen, one, before + one.line)) visit(state, one.record);
                });
                merge(std::move(state));
            });
        summary = parts.rows().summary();
    }
    sort_by_line(summary.rejects);
    return summary;
}

}  // namespace pbo::detail

#endif
