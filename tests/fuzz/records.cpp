// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Described records and documents of any bytes: read whole, in drops, from a file, in parts and by threads, they are the
// same records, rejects, notes and errors.
#include <pbo/core/columns.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/csv_document.hpp>
#include <pbo/read/records.hpp>

#include "files.hpp"

namespace {

enum class way { bus, tram };

struct journey {
    std::string stop;
    way by = way::bus;
    pbo::figure<std::uint64_t> people;
    double weight = 1.0;
};

void check(journey const& j) {
    if (j.people && *j.people > 500) throw std::domain_error("more people than a tram holds");
}

}  // namespace

template <>
inline constexpr std::array<pbo::spelled<way>, 2> pbo::spellings_of<way>{{{way::bus, "bus"}, {way::tram, "tram"}}};

template <>
inline constexpr auto pbo::columns_of<journey> =
    pbo::columns(pbo::column("stop", &journey::stop), pbo::column("by", &journey::by), pbo::column("people", &journey::people),
                 pbo::optional_column("weight", &journey::weight));

namespace {

void write(std::ostream& out, pbo::records_read<journey> const& read) {
    for (auto const& j : read)
        out << j.stop << '|' << pbo::spelling(j.by) << '|' << pbo::text_form<pbo::figure<std::uint64_t>>::write(j.people) << '|'
            << pbo::text_form<double>::write(j.weight) << '\n';
    fuzzing::write(out, read);
}
void write(std::ostream& out, pbo::csv_document const& read) {
    for (auto const& name : read.header()) out << name << '|';
    for (std::size_t row = 0; row < read.size(); ++row) {
        out << '\n' << read.line(row) << ": ";
        for (std::size_t column = 0; column < read.header().size(); ++column) out << read.text(row, column) << '|';
    }
    fuzzing::write(out, read);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzzing::pieces from(data, size);
    if ((from.byte() & 1U) != 0)
        fuzzing::reads_alike(
            from, [](auto& out, auto source, auto const& how) { write(out, pbo::read_records<journey>(std::move(source), how)); },
            [](auto& out, auto const& runner, auto source, auto const& how, std::uint64_t part) {
                write(out, pbo::read_records<journey>(runner, std::move(source), how, part));
            });
    else
        fuzzing::reads_alike(
            from, [](auto& out, auto source, auto const& how) { write(out, pbo::read_document(std::move(source), how)); },
            [](auto& out, auto const& runner, auto source, auto const& how, std::uint64_t part) {
                write(out, pbo::read_document(runner, std::move(source), how, part));
            });
    return 0;
}
