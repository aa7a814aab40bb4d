// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_FUZZ_FILES_HPP
#define PBO_TESTS_FUZZ_FILES_HPP

// What reading gave, as a text that can be compared, whatever way it was read: whole from a stream, byte by byte, from a
// file, in parts, by threads.
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include "fuzzing.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <exception>
#include <istream>
#include <sstream>
#include <streambuf>
#include <string>
#include <string_view>

namespace fuzzing {

/// An input as a file that only this program sees (Linux).
class file_in_memory {
public:
    file_in_memory() : descriptor_(memfd_create("pbo_fuzz", 0)) { must(descriptor_ >= 0, "there is no file in memory"); }
    file_in_memory(file_in_memory const&) = delete;
    file_in_memory& operator=(file_in_memory const&) = delete;
    ~file_in_memory() { close(descriptor_); }

    void holds(std::string_view text) {
        must(ftruncate(descriptor_, 0) == 0 && pwrite(descriptor_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()),
             "a file in memory cannot be written");
    }
    [[nodiscard]] std::string name() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

/// Gives so many bytes at a time, however many are asked for.
class drip : public std::streambuf {
public:
    drip(std::string_view text, std::size_t step) : rest_(text), step_(step) {}

protected:
    std::streamsize xsgetn(char* into, std::streamsize most) override {
        auto const n = std::min({rest_.size(), step_, static_cast<std::size_t>(most)});
        rest_.copy(into, n);
        rest_.remove_prefix(n);
        return static_cast<std::streamsize>(n);
    }
    int_type underflow() override { return traits_type::eof(); }

private:
    std::string_view rest_;
    std::size_t step_;
};

inline void write(std::ostream& out, pbo::read_summary const& read) {
    out << read.counts << ", blank " << read.counts.blank_lines << ", left out " << read.counts.left_out << "\nkind " << read.data_kind
        << '\n';
    for (auto const& r : read.rejects) out << "reject " << r.message() << '\n';
    for (auto const& n : read.notes) out << "note " << n << '\n';
}

/// What read() makes of it, or what it throws that a reader may throw; anything else ends the program.
template <class Read>
[[nodiscard]] std::string told(Read const& read) {
    std::ostringstream out;
    try {
        read(out);
    } catch (pbo::input_error const& e) {
        out << "input_error " << e.what();
    } catch (std::invalid_argument const& e) {
        out << "invalid_argument " << e.what();
    }
    return out.str();
}

/// How an input is to be read, off its first bytes.
struct how_to_read {
    pbo::read_options options{};
    std::size_t step = 1;
    std::uint64_t part = 1;

    explicit how_to_read(pieces& from) {
        auto const bits = from.byte();
        options.on_bad_row = (bits & 1U) != 0 ? pbo::bad_row::collect : pbo::bad_row::stop;
        options.allow_no_rows = (bits & 2U) != 0;
        if ((bits & 4U) != 0) options.csv.row_limit = 24;
        if ((bits & 8U) != 0) options.csv.encoding = pbo::text_encoding::windows_1252;
        if ((bits & 16U) != 0) options.csv.delimiter = ';';
        // Longer than an input as a rule; a buffer of the usual length costs more to make than the input to read.
        options.csv.chunk = 4096;
        step = 1 + from.byte() % 13;
        part = 1 + from.byte() % 61;
    }
};

/// one(source, options) and in_parts(runner, source, options, part) must tell the same of the same bytes.
template <class One, class InParts>
void reads_alike(pieces from, One const& one, InParts const& in_parts) {
    static file_in_memory file;
    how_to_read how(from);
    std::string const text(from.rest());
    file.holds(text);
    auto const name = file.name();
    std::istringstream whole_stream(text);
    auto const whole = told([&](std::ostream& out) { one(out, pbo::input_source(whole_stream, name), how.options); });

    drip dripping(text, how.step);
    std::istream drip_stream(&dripping);
    auto small = how.options;
    small.csv.chunk = how.step;
    auto const dripped = told([&](std::ostream& out) { one(out, pbo::input_source(drip_stream, name), small); });
    must(whole == dripped, "what arrives in drops is read otherwise", whole, dripped);

    auto const from_file = told([&](std::ostream& out) { one(out, pbo::input_source(name), how.options); });
    must(whole == from_file, "a file is read otherwise than a stream", whole, from_file);

    auto const parts = told([&](std::ostream& out) { in_parts(out, pbo::in_sequence{}, pbo::input_source(name), how.options, how.part); });
    must(whole == parts, "a file in parts is read otherwise", whole, parts);

    // Threads are the slowest to make: a sixteenth of the inputs has them.
    if (how.part % 16 != 0) return;
    auto const threads = told([&](std::ostream& out) { in_parts(out, pbo::threads(2), pbo::input_source(name), how.options, how.part); });
    must(whole == threads, "by threads a file is read otherwise", whole, threads);
}

}  // namespace fuzzing

#endif
