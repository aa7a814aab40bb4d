// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DISTRIBUTED_FILES_OVER_HPP
#define PBO_DISTRIBUTED_FILES_OVER_HPP

// Needs MPI.  How do several machines count files that all of them can read?
//
//     pbo::over const ranks(MPI_COMM_WORLD, pbo::threads{4});
//     auto const o = pbo::outcomes(ranks, pbo::survey_files{{"2011.csv", "2012.csv"}, instrument}, pbo::council_of);
//     auto const t = pbo::tabulate(ranks, pbo::sample(pbo::record_files<visit>{{"visits.csv"}}, weights), by, told);
//     auto const u = pbo::take_up(ranks, pbo::record_files<pbo::council_return>{{"returns.csv"}}, pbo::eligibility_basis::ongoing);
//
// All ranks call it with the same arguments; each has the table that one process makes, to the bit, with what became of the rows of
// each file, and each throws what one process throws (an exception of another type than input_error, where one rank alone found it, as
// distributed_error).  Many files (two a rank), and files of one part (16 MiB), are each read by one rank; the parts of a file among
// few are shared out, and its first is read by every rank.  What was counted of a part travels as bytes and is merged by every rank in
// the order of the parts.  A part with anything to report is read again by all of them, as by one.
//
// Ranks whose files have other names or lengths, or that read them otherwise or by another questionnaire, are named before anything is
// read.  Identifiers (`unique`) are compared in one
// memory: that throws std::invalid_argument; so does a source without a size (a pipe), which one rank would empty: input_error.
// A measure whose state does not say its parts (people's records, pack) is refused by the compiler.  O(bytes read / ranks + parts x keys).

#include <pbo/distributed/detail/travelling_states.hpp>
#include <pbo/distributed/over.hpp>
#include <pbo/read/detail/files_in_parts.hpp>
#include <pbo/read/record_files.hpp>
#include <pbo/read/survey_files.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// What a rank has to say of a whole file, or of a part of one.
struct told_of_file {
    std::vector<std::string> states{};  // of its parts, as bytes
    std::optional<told_summary> summary{};
    std::string also_asked{};
    std::array<std::uint64_t, 6> began_ended{};
    told_failure failure{};

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("states", self.states);
        visit("summary", self.summary);
        visit("also_asked", self.also_asked);
        visit("began_ended", self.began_ended);
        visit("failure", self.failure);
    }
};

/// What a rank reads at once: a part of a file, or all of one.
struct unit_of_files {
    std::size_t file;
    std::size_t part;
    bool whole;
};

/// How files are read, as a text.
[[nodiscard]] inline std::string told_options(read_options const& how) {
    std::string all;
    auto const tell = [&all](auto const&... texts) {
        ((all += texts, all += '\x1F'), ...);
        all += '\n';
    };
    for (auto const& f : how.where) tell("where", f.text());
    for (auto const& [name, heading] : how.columns) tell("column", name, heading);
    for (auto const& m : how.maps) tell("map", m.column, m.text, m.value);
    for (auto const& text : how.missing) tell("missing", text);
    for (auto const& text : how.suppressed) tell("suppressed", text);
    for (auto const& text : how.figures) tell("figures", text);
    for (auto const& several : how.needed)
        for (auto const& name : several) tell("needed", name);
    tell(how.on_bad_row == bad_row::collect ? "collect" : "stop", std::to_string(how.header_line), how.allow_no_rows ? "none" : "some");
    return all;
}

[[noreturn]] inline void refuse_without_size(std::filesystem::path const& file) {
    throw input_error({{input_source(file).name(), 0, {}}, {}, "a file with a size, for several ranks read it"});
}

template <reader_of_parts Reader, class Fresh, class Visit, class Merge, class... How>
std::vector<read_summary> read_files_over(over const& ranks, std::vector<std::filesystem::path> const& paths, std::uint64_t part,
                                          Fresh const& fresh, Visit const& visit, Merge&& merge, How const&... how) {
    using state = std::remove_cvref_t<decltype(fresh())>;
    using found = typename file_parts<Reader>::template found<state>;
    static_assert(state_that_travels<state>,
                  "pbo::over: what is counted here stays in the memory of one rank: outcomes, tabulate and take_up of council returns, and "
                  "samples, travel; of people's records, packed answers and the like count by pbo::threads");
    if constexpr (state_that_travels<state>) {
        std::deque<file_in_turn<Reader>> files;
        std::vector<unit_of_files> units;
        std::string inputs;
        bool const many = paths.size() >= 2 * static_cast<std::size_t>(ranks.size());
        for (auto const& path : paths) {
            auto const& file = files.emplace_back(path, part);
            inputs += path.generic_string() + ' ' + std::to_string(bytes_of(path).value_or(0)) + '\n';
            bool const whole = many || file.parts() == 1;
            for (std::size_t i = 0; i < (whole ? 1 : file.parts()); ++i) units.push_back({files.size() - 1, i, whole});
        }
        auto const numbers = [](csv_part const& a, csv_part const& b) {
            return std::array<std::uint64_t, 6>{a.begin, a.end, a.line, b.begin, b.end, b.line};
        };
        auto const make_whole = [&](std::size_t n) {
            told_of_file told;
            auto& file = files[n];
            try {
                if (is_without_size(paths[n])) refuse_without_size(paths[n]);
                for (std::size_t i = 0; i < file.parts(); ++i)
                    file.take(i, file.make(i, fresh, visit, how...), fresh, visit,
                              [&told](state&& one, std::uint64_t) { told.states.push_back(bytes_of_state(one)); });
                told.summary = told_summary{std::move(file.summary())};
            } catch (...) {
                told.failure = told_failure::current();
            }
            return told;
        };
        std::vector<read_summary> summaries(paths.size());
        ranks.in_rounds(
            units.size(), crc64_of(shape_of_state<state>()), inputs,
            [&](std::size_t i) {
                auto const& unit = units[i];
                if (unit.whole) return portable(make_whole(unit.file));
                told_of_file told;
                if (unit.part == 0) return portable(told);  // by every rank, as it goes on with what the header says
                auto made = files[unit.file].make(unit.part, fresh, visit, how...);
                if (made.state) {
                    told.states.push_back(bytes_of_state(*made.state));
                    told.summary = told_summary{std::move(made.summary)};
                }
                told.also_asked = std::move(made.also_asked);
                told.began_ended = numbers(made.began, made.ended);
                return portable(told);
            },
            [&](std::size_t i, std::string const& bytes) {
                auto const& unit = units[i];
                auto told = from_portable<told_of_file>(bytes);
                std::optional<state> here;
                auto const received = [&](std::string const& one) -> state& {
                    here.emplace(fresh());
                    fill_state(*here, one);
                    return *here;
                };
                if (unit.whole) {
                    for (auto const& one : told.states) merge(std::move(received(one)));
                    if (told.failure.kind != 0) told.failure.raise();
                    summaries[unit.file] = std::move(told.summary.value().summary);
                    return;
                }
                auto& file = files[unit.file];
                found made;
                if (unit.part == 0) {
                    made = file.make(0, fresh, visit, how...);
                } else {
                    if (!told.states.empty()) {
                        made.state.emplace(std::move(received(told.states.front())));
                        made.summary = std::move(told.summary.value().summary);
                    }
                    made.also_asked = std::move(told.also_asked);
                    auto const& n = told.began_ended;
                    made.began = {n[0], n[1], n[2]};
                    made.ended = {n[3], n[4], n[5]};
                }
                file.take(unit.part, std::move(made), fresh, visit, [&](state&& one, std::uint64_t) { merge(std::move(one)); });
                if (unit.part + 1 == file.parts()) summaries[unit.file] = std::move(file.summary());
            });
        return summaries;
    } else {
        return {};
    }
}

}  // namespace detail

/// How these files are visited by several ranks.
template <class Record, class Fresh, class Visit, class Merge>
[[nodiscard]] files_read visit_in_parts(over const& ranks, record_files<Record> const& files, Fresh const& fresh, Visit const& visit,
                                        Merge&& merge) {
    ranks.same_on_all(detail::told_options(files.options));
    return {detail::read_files_over<detail::record_reader<Record>>(ranks, files.files, files.part, fresh, visit, std::forward<Merge>(merge),
                                                                   files.options)};
}
template <class Fresh, class Visit, class Merge>
[[nodiscard]] files_read visit_in_parts(over const& ranks, survey_files const& files, Fresh const& fresh, Visit const& visit,
                                        Merge&& merge) {
    if (!files.unique.empty())
        throw std::invalid_argument("pbo::over: identifiers are compared in the memory of one process: read a survey with `unique` by "
                                    "pbo::threads, or its files as shards (in_shards)");
    auto const asked = portable(files.instrument);
    ranks.same_on_all(asked.substr(0, asked.size() - 8) +  // without its checksum: with it all texts have one fingerprint
                      std::string(files.role == role_from::column ? "its column" : "the questionnaire") + '\n' +
                      detail::told_options(files.options));
    return {detail::read_files_over<detail::response_reader>(ranks, files.files, files.part, fresh, visit, std::forward<Merge>(merge),
                                                             files.instrument, files.options, files.role)};
}

}  // namespace pbo

#endif
