// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_FILE_PARTS_HPP
#define PBO_READ_DETAIL_FILE_PARTS_HPP

// A file read in parts, by several threads if the chunk runner has them, as if it were read from end to end: the same
// rows in the same order, the same counts, rejects and errors, for parts of any size.
//
// A part starts after the first line feed in it; whether a row starts there is known when the part before has been read
// to its end (a line feed may stand between quotes).  A part that began in the wrong place, or that met anything to
// report, is read again in its turn, from the right byte and line.  A source without a size (a pipe, a stream of the caller's),
// or one that is not in UTF-8, is one part.  The file is opened once, and that nobody has written to it is asked when the last
// part is taken.
//
// What the rows are read as is a matter of the reader, which is made for the whole file, where it reads the header, and
// for a part of it.  Memory: what is made of a few parts.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// Bytes of a part, unless asked otherwise: long beside what starting one costs, short beside memory.
inline constexpr std::uint64_t usual_part = std::uint64_t{1} << 24U;

namespace detail {

/// Reads a whole file, or a part of a file that another reads: see response_reader.hpp and record_reader.hpp.
template <class R>
concept reader_of_parts = std::constructible_from<R, R const&, input_source, csv_part> && requires(R& reader) {
    { reader.rows() } -> std::same_as<headed_rows&>;
    reader.read([](auto&&) {});
};

/// How a file is cut; a source without a size is one part, as is an empty file, or none.
struct file_cut {
    std::uint64_t length;  ///< of a part
    std::size_t count = 1;
    std::optional<std::uint64_t> bytes;

    template <class = detail::when_called>
    file_cut(std::optional<std::uint64_t> size, std::uint64_t part) : length(std::max<std::uint64_t>(part, 1)), bytes(size) {
        if (size.value_or(0) != 0) count = (*size - 1) / length + 1;
    }
};

/// One file; parts are asked for in any order and taken in theirs.
template <reader_of_parts Reader>
class file_parts {
public:
    /// The reader of the whole is made of the source and of the rest of the arguments.
    template <class... How>
    file_parts(std::uint64_t part, input_source&& source, How const&... how)
        : file_parts(file_cut(source.size(), part), input_source(source), how...) {}
    /// A file that is not as long as when it was cut throws input_error.
    template <class... How>
    file_parts(file_cut cut, input_source const& source, How const&... how)
        : source_(checked(source, cut)),
          whole_(source, how...),
          position_(whole_.rows().rest()),
          part_(cut.length),
          count_(cut.count),
          cut_(whole_.rows().can_be_cut()) {}

    /// Of the whole file: its summary grows as parts are taken.
    [[nodiscard]] headed_rows& rows() noexcept { return whole_.rows(); }

    /// What a part was found to be: its state, or none where it must be read again.
    template <class State>
    struct found {
        std::optional<State> state{};
        read_summary summary{};
        std::string also_asked{};
        csv_part began{}, ended{};
        std::exception_ptr error{};
    };

    template <class Fresh, class Visit>
    auto make(std::size_t part, Fresh const& fresh, Visit const& visit) {
        found<decltype(fresh())> made;
        if (part == 0) {  // it starts where the header ends, so that what it says is right and final
            whole_.rows().stop_at(end_of(0));
            read(whole_, made, fresh, visit);
            return made;
        }
        if (!cut_) return made;
        try {
            auto const first = first_row_in(part);
            if (first == none) return made;
            made.began = {.begin = first, .end = end_of(part), .line = 1};
            auto reader = reader_at(made.began);
            read(reader, made, fresh, visit);
            made.summary = reader.rows().summary();
        } catch (...) {
            made.error = std::current_exception();
        }
        // Perhaps only because it began in the wrong place: in its turn it is read again.
        if (made.error || !made.summary.rejects.empty() || made.summary.remarks.asides != 0) made.state.reset();
        return made;
    }

    /// merge(state, line): line is that on which the part starts, less one; lines that the state knows count from the part.
    /// It is called before what stopped the reading comes out, with what had been read until then.
    template <class State, class Fresh, class Visit, class Merge>
    void take(std::size_t part, found<State> made, Fresh const& fresh, Visit const& visit, Merge&& merge) {
        if (part == 0) {
            position_ = made.ended;
            finish(std::move(made), 0, merge);
        } else if (cut_ && position_.begin < end_of(part)) {
            auto const began = position_;
            if (!made.state || made.began.begin != began.begin) {
                made = {};
                auto reader = reader_at({began.begin, end_of(part), began.line});
                read(reader, made, fresh, visit);
                made.summary = reader.rows().summary();
                position_ = made.ended;
                whole_.rows().add(made.summary, made.also_asked);
                finish(std::move(made), 0, merge);
            } else {
                position_ = {.begin = made.ended.begin, .line = began.line + made.ended.line - 1};
                whole_.rows().add(made.summary, made.also_asked);
                finish(std::move(made), began.line - 1, merge);
            }
        }
        if (part + 1 != count_) return;
        source_.must_be_unchanged();
        whole_.rows().conclude();
    }

    /// All parts of this one file.
    template <chunk_runner Runner, class Fresh, class Visit, class Merge>
    void read_all(Runner const& runner, Fresh const& fresh, Visit const& visit, Merge&& merge) {
        runner.in_order(
            count_, [&](std::size_t part) { return make(part, fresh, visit); },
            [&](std::size_t part, auto&& made) { take(part, std::forward<decltype(made)>(made), fresh, visit, merge); });
    }

private:
    static constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();

    template <class State, class Fresh, class Visit>
    static void read(Reader& reader, found<State>& made, Fresh const& fresh, Visit const& visit) {
        made.state.emplace(fresh());
        try {
            reader.read([&]<class Read>(Read&& one) { visit(*made.state, std::forward<Read>(one)); });
        } catch (...) {
            made.error = std::current_exception();
        }
        made.ended = reader.rows().rest();
        made.also_asked = reader.rows().also_asked();
    }
    template <class State, class Merge>
    static void finish(found<State> made, std::uint64_t line, Merge& merge) {
        merge(std::move(*made.state), line);
        if (made.error) std::rethrow_exception(made.error);
    }

    [[nodiscard]] std::uint64_t begin_of(std::size_t part) const noexcept { return part * part_; }
    /// The last part goes on to the end, wherever that is by then.
    [[nodiscard]] std::uint64_t end_of(std::size_t part) const noexcept {
        return part + 1 == count_ || !cut_ ? none : (part + 1) * part_;
    }
    static input_source const& checked(input_source const& source, file_cut const& cut) {
        if (source.size() != cut.bytes)
            throw input_error({{source.name(), 0, {}}, {}, "a file that nobody changes before it is read"});
        return source;
    }
    [[nodiscard]] Reader reader_at(csv_part const& part) const { return Reader(whole_, source_.from(part.begin), part); }
    /// The byte after the first line feed at or after the one before the part.
    [[nodiscard]] std::uint64_t first_row_in(std::size_t part) const {
        auto at = begin_of(part) - 1;
        auto source = source_.from(at);
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

    input_source source_;
    Reader whole_;
    csv_part position_;  // where the part that is next to be taken really starts
    std::uint64_t part_;
    std::size_t count_;
    bool cut_;  // else the first part is the whole
};

}  // namespace detail

}  // namespace pbo

#endif
