// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Published tables, returns and surveys of any bytes: what they are read as does not depend on how the bytes arrive, and
// whatever is wrong comes out as an error with its place.
#include <pbo/domain/poet_style.hpp>
#include <pbo/read/published_counts.hpp>
#include <pbo/read/returns.hpp>
#include <pbo/read/survey.hpp>

#include "files.hpp"

namespace {

void write(std::ostream& out, pbo::areas_and_totals const& read) {
    for (auto const& r : read.areas) out << r.line << '|' << r.called << '|' << r.numerator << '|' << r.denominator << '\n';
    out << read.totals.size() << " totals\n";
    fuzzing::write(out, read);
}
template <class Read>
void write(std::ostream& out, Read const& read) {
    for (auto const& one : read) out << pbo::text_form<std::decay_t<decltype(one)>>::write(one) << '\n';
    fuzzing::write(out, read);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzzing::pieces from(data, size);
    switch (from.byte() % 3) {
        case 0: {
            auto const read = [](auto& out, auto source, auto const& how) {
                write(out, pbo::read_published_counts(std::move(source), {.name = "area", .numerator = "n", .denominator = "d"}, how));
            };
            fuzzing::reads_alike(from, read,
                                 [&](auto& out, auto const&, auto source, auto const& how, std::uint64_t) { read(out, std::move(source), how); });
            break;
        }
        case 1:
            fuzzing::reads_alike(
                from, [](auto& out, auto source, auto const& how) { write(out, pbo::read_returns(std::move(source), how)); },
                [](auto& out, auto const& runner, auto source, auto const& how, std::uint64_t part) {
                    write(out, pbo::read_returns(runner, std::move(source), how, part));
                });
            break;
        default:
            static auto const instrument = pbo::poet_style_users();
            fuzzing::reads_alike(
                from, [](auto& out, auto source, auto const& how) { write(out, pbo::read_survey(std::move(source), instrument, how)); },
                [](auto& out, auto const& runner, auto source, auto const& how, std::uint64_t part) {
                    write(out, pbo::read_survey(runner, std::move(source), instrument, how, pbo::role_from::column, part));
                });
    }
    return 0;
}
