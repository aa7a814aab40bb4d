// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_PEOPLE_FILE_HPP
#define PBO_READ_PEOPLE_FILE_HPP

// How to count the people in a council's records in one reading, from a pipe too, and nobody twice?
//
//     pbo::people_file const people{.file = "client_level.csv", .unique = "person"};
//     auto const t = pbo::take_up(people, pbo::eligibility_basis::ongoing);
//     t.files()[0].rejects                                     // what became of the rows
//
// A source (count/source.hpp) of supported_person, of a file or of a stream.  Every row names a council, in ons_code, cassr_code
// or council; one that names none is a bad row.  No record is kept: memory for a few parts' states.
//
// With a column of identifiers (`unique`), whoever is there again is an input_error that names both lines, or a reject, and so is
// a row without an identifier.  Identifiers are compared within a council, a role and a snapshot, among the rows that will count:
// somebody with support from two councils is in the records of both, and rows of the role or of days that are not wanted (`whose`,
// `when`, as take_up is given them) are not compared.  Memory then grows with distinct people: about 80 bytes each where the
// identifier has at most 11 bytes, and the identifier where it is longer.
//
// `identified` makes a row that names no person a bad row without comparing any: for rows that are a service each.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/domain/supported_person.hpp>
#include <pbo/read/detail/each_once.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/record_cells.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/table_read.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace pbo {

/// A file of people to be read, with how to read it.
struct people_file {
    using record_type = supported_person;

    input_source file;
    read_options options{};
    std::string unique{};            ///< our name for the column of identifiers, or nothing
    std::optional<pbo::role> role{};     ///< whose rows are compared; everybody's unless given
    std::optional<pbo::period> period{};    ///< rows of support in this period are compared; of any unless given
    bool identified = false;         ///< every row must name a person
    std::uint64_t part = usual_part; ///< bytes; results do not depend on it
};

namespace detail {

/// Reads people of whom each is right by themselves.
class people_reader {
public:
    template <class = detail::when_called>
    people_reader(input_source source, read_options const& options, bool identified)
        : rows_(std::move(source), options, columns_asked_for<supported_person>(asked_for(identified))),
          columns_(positions_in<supported_person>(rows_, asked_for(identified))),
          identified_(identified) {}
    template <class = detail::when_called>
    people_reader(people_reader const& whole, input_source source, csv_part part)
        : rows_(whole.rows_, std::move(source), part), columns_(whole.columns_), identified_(whole.identified_) {}

    [[nodiscard]] headed_rows& rows() noexcept { return rows_; }

    template <class Visitor>
    void read(Visitor&& visit) {
        while (rows_.next()) {
            supported_person person{};
            auto problem = fill_record(person, rows_, columns_, memos_);
            if (!problem && !person.council.key().is_stated())
                problem.reset(new input_problem{rows_.place(), {}, "a council in one of ons_code, cassr_code and council"});
            if (!problem && identified_ && person.person.empty())
                problem.reset(new input_problem{rows_.place(), {}, "a person in the column person, whose service this is"});
            if (problem)
                rows_.refuse(std::move(*problem));
            else
                visit(std::as_const(person));
        }
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] static std::vector<std::string_view> asked_for(bool identified) {
        return identified ? std::vector<std::string_view>{"person"} : std::vector<std::string_view>{};
    }

    headed_rows rows_;
    std::array<std::size_t, column_count<supported_person>> columns_;
    record_memos<supported_person> memos_;
    bool identified_;
};

/// What must not repeat: an identifier, after a number of four bytes for the council, the role and the snapshot.
class person_once {
public:
    person_once(std::optional<role> whose, std::optional<period> when) : whose_(whose), when_(when) {}

    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::string> operator()(supported_person const& p, std::string const& identifier) const {
        if (whose_ && *whose_ != role::users_and_carers && p.role != *whose_) return std::nullopt;
        if (!is_supported_in(p, when_.value_or(period{}))) return std::nullopt;
        auto const number = static_cast<std::uint32_t>(
            groups_.try_emplace({p.council.key(), p.role, when_.value_or(p.period)}, groups_.size()).first->second);
        std::string key(sizeof number, '\0');
        std::memcpy(key.data(), &number, sizeof number);
        return key += identifier;
    }

private:
    std::optional<role> whose_;
    std::optional<period> when_;
    mutable std::map<std::tuple<council_key, role, period>, std::size_t> groups_;  // called in one thread, in the file's order
};

}  // namespace detail

/// How such a file is visited as a source.
template <chunk_runner Runner, class Fresh, class Visit, class Merge>
[[nodiscard]] files_read visit_in_parts(Runner const& runner, people_file const& people, Fresh const& fresh, Visit const& visit,
                                        Merge&& merge) {
    using reader = detail::people_reader;
    if (people.unique.empty()) {
        detail::file_parts<reader> parts(people.part, input_source(people.file), people.options, people.identified);
        parts.read_all(runner, fresh, visit, [&merge](auto&& state, std::uint64_t) { merge(std::forward<decltype(state)>(state)); });
        return {{parts.rows().summary()}};
    }
    detail::person_once const key(people.role, people.period);
    return {{detail::read_each_once<supported_person, reader>(runner, people.part, people.file, people.unique,
                                                              "everybody once in a council, a role and a snapshot", key, fresh,
                                                              visit, merge, people.options, people.identified)}};
}

}  // namespace pbo

#endif
