// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_SURVEY_FILES_HPP
#define PBO_READ_SURVEY_FILES_HPP

// How to count a survey that is larger than memory, in one file or several, with one thread or several?
//
//     pbo::survey_files const users({"2011.csv", "2012.csv"}, pbo::poet_style_users());
//     auto const o = pbo::outcomes(pbo::threads{2}, users, pbo::council_of, &pbo::survey_response::mode);
//
// Nothing is read before that, and no response is kept.  Rows, errors with their lines and columns, rejects and the order
// of responses are those of read_survey on one file after the other.  Memory: a few parts' counts, whatever the size.
//
// A file is read in parts of 16 MiB.  Each thread starts its part after the first line feed in it; whether a row starts
// there is known when the part before has been read to its end (a line feed may stand between quotes).  A part that began
// in the wrong place, or that met anything to report, is read again in its turn, from the right byte and line.  A source
// without a size (a pipe) is one part.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/read/detail/response_reader.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace pbo {

/// Survey files to be read, with how to read them.
struct survey_files {
    std::vector<std::filesystem::path> files;
    instrument asked;
    read_options options{};
    role_from whose = role_from::column;
    std::uint64_t part = std::uint64_t{1} << 24U;  ///< bytes; results do not depend on it
};

namespace detail {

/// Reads one file in parts; parts are asked for in any order and taken in theirs.
class survey_file_parts {
public:
    survey_file_parts(survey_files const& how, std::filesystem::path const& file)
        : file_(file), whole_(file, how.asked, how.options, how.whose), position_(whole_.rows().rest()) {
        std::error_code unknown;
        auto const bytes = std::filesystem::is_regular_file(file, unknown) ? std::filesystem::file_size(file, unknown) : 0;
        auto const part = std::max<std::uint64_t>(how.part, 1);
        count_ = bytes == 0 || unknown ? 1 : static_cast<std::size_t>((bytes - 1) / part + 1);
        part_ = part;
    }

    [[nodiscard]] std::size_t count() const noexcept { return count_; }

    /// What a part was found to be: its state, or none where it must be read again.
    template <class State>
    struct found {
        std::optional<State> state{};
        read_summary summary{};
        csv_part began{}, ended{};
        bool others = false;
    };

    template <class Fresh, class Visit>
    auto make(std::size_t part, Fresh const& fresh, Visit const& visit) {
        using state = decltype(fresh());
        found<state> made;
        if (part == 0) {  // it starts where the header ends, so that what it says is right and final
            whole_.rows().stop_at(end_of(0));
            made.state.emplace(fresh());
            whole_.read([&](survey_response const& r) { visit(*made.state, r); });
            made.ended = whole_.rows().rest();
            return made;
        }
        try {
            auto const first = first_row_in(part);
            if (first == none) return made;
            made.began = {.begin = first, .end = end_of(part), .line = 1};
            auto reader = reader_at(made.began);
            made.state.emplace(fresh());
            reader.read([&](survey_response const& r) { visit(*made.state, r); });
            made.ended = reader.rows().rest();
            made.others = reader.others();
            made.summary = reader.rows().summary();
            if (!made.summary.rejects.empty()) made.state.reset();
        } catch (...) {  // perhaps only because it began in the wrong place: in its turn it is read again
            made.state.reset();
        }
        return made;
    }

    template <class State, class Fresh, class Visit, class Merge>
    void take(std::size_t part, found<State> made, Fresh const& fresh, Visit const& visit, Merge&& merge) {
        if (part == 0) {
            others_ = whole_.others();
            position_ = made.ended;
            merge(std::move(*made.state));
        } else if (position_.begin < end_of(part)) {
            if (!made.state || made.began.begin != position_.begin) {
                made.state.emplace(fresh());
                auto reader = reader_at({position_.begin, end_of(part), position_.line});
                reader.read([&](survey_response const& r) { visit(*made.state, r); });
                made.summary = reader.rows().summary();
                made.others = reader.others();
                position_ = reader.rows().rest();
            } else {
                position_ = {.begin = made.ended.begin, .line = position_.line + made.ended.line - 1};
            }
            others_ = others_ || made.others;
            whole_.rows().add(made.summary);
            merge(std::move(*made.state));
        }
        if (part + 1 == count_) whole_.rows().conclude(others_ ? whole_.role_text() : std::string{});
    }
    [[nodiscard]] read_summary const& summary() { return whole_.rows().summary(); }

private:
    static constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();

    [[nodiscard]] std::uint64_t begin_of(std::size_t part) const noexcept { return part * part_; }
    /// The last part goes on to the end, wherever that is by then.
    [[nodiscard]] std::uint64_t end_of(std::size_t part) const noexcept {
        return part + 1 == count_ ? none : (part + 1) * part_;
    }
    [[nodiscard]] response_reader reader_at(csv_part const& part) const {
        input_source source(file_);
        source.seek(part.begin);
        return {whole_, std::move(source), part};
    }
    /// The byte after the first line feed at or after the one before the part.
    [[nodiscard]] std::uint64_t first_row_in(std::size_t part) const {
        input_source source(file_);
        auto at = begin_of(part) - 1;
        source.seek(at);
        std::array<char, 4096> piece;
        while (at < end_of(part)) {
            auto const got = source.read(piece.data(), piece.size());
            if (got == 0) return none;
            auto const feed = std::string_view(piece.data(), got).find('\n');
            if (feed != std::string_view::npos) return at + feed + 1 < end_of(part) ? at + feed + 1 : none;
            at += got;
        }
        return none;
    }

    std::filesystem::path file_;
    response_reader whole_;
    csv_part position_;  // where the part that is next to be taken really starts
    std::uint64_t part_ = 1;
    std::size_t count_ = 1;
    bool others_ = false;
};

struct read_survey_parts_fn {
    /// fresh() makes a state, visit(state, response) adds to it, merge(state) takes the states in the files' order.
    template <chunk_runner Runner, class Fresh, class Visit, class Merge>
    std::vector<read_summary> operator()(Runner const& runner, survey_files const& how, Fresh const& fresh, Visit const& visit,
                                         Merge&& merge) const {
        std::vector<std::unique_ptr<survey_file_parts>> files;
        std::vector<std::pair<std::size_t, std::size_t>> parts;  // of which file, and which of its parts
        for (auto const& file : how.files) {
            files.push_back(std::make_unique<survey_file_parts>(how, file));
            for (std::size_t i = 0; i < files.back()->count(); ++i) parts.emplace_back(files.size() - 1, i);
        }
        runner.in_order(
            parts.size(),
            [&](std::size_t i) { return files[parts[i].first]->make(parts[i].second, fresh, visit); },
            [&](std::size_t i, auto&& made) {
                files[parts[i].first]->take(parts[i].second, std::forward<decltype(made)>(made), fresh, visit, merge);
            });
        std::vector<read_summary> summaries;
        for (auto const& file : files) summaries.push_back(file->summary());
        return summaries;
    }
};

}  // namespace detail

/// read_survey_parts(runner, files, fresh, visit, merge): the engine beneath outcomes(files, ...), for counts of one's own.
/// visit is called from several threads at once, each with a state of its own; a state may be made and thrown away.
inline constexpr detail::read_survey_parts_fn read_survey_parts{};

}  // namespace pbo

#endif
