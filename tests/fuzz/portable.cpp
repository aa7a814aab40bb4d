// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Saved tables of any bytes: they are a table, whose bytes are these, or a portable_error.  Most inputs are given the opening, the
// lengths and the checksum that they need to be looked into; what is then read as a table travels and stays the same.
#include <pbo/count/amount.hpp>
#include <pbo/count/portable.hpp>
#include <pbo/count/row.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/take_up.hpp>

#include "fuzzing.hpp"

#include <optional>
#include <string>
#include <tuple>

namespace {

template <class T>
std::optional<T> read(std::string const& bytes) {
    try {
        return pbo::from_portable<T>(bytes);
    } catch (pbo::portable_error const&) {  // any other exception is a fault
        return std::nullopt;
    }
}
template <class T>
void reads_or_refuses(std::string const& bytes) {
    auto const table = read<T>(bytes);
    if (!table) return;
    auto const again = pbo::portable(*table);
    auto const twice = read<T>(again);
    fuzzing::must(twice.has_value() && *twice == *table, "a table that was read does not travel", bytes, again);
    // One value, one text, but for the context's fingerprint, which is not read again.
    auto const found = pbo::header_of_portable(bytes), ours = pbo::header_of_portable(again);
    fuzzing::must(found.content == ours.content && found.shape == ours.shape, "two contents of one table", found.content, ours.content);
    T merged{};
    pbo::merge_portable(merged, bytes);
    fuzzing::must(merged == *table, "merged into nothing, a table is another");
}
/// Bytes of a table of this kind with this content.
template <class T>
std::string dressed(std::string_view content) {
    std::string bytes(pbo::portable_header::opening);
    pbo::detail::part_writer to(bytes);
    auto const& shape = pbo::detail::shape_of<T>().text;
    to.fixed(pbo::portable_header::newest, 2);
    to.fixed(0, 8);
    to.fixed(shape.size(), 8);
    to.fixed(content.size(), 8);
    bytes += shape;
    bytes += content;
    to.fixed(pbo::detail::crc64_of(bytes), 8);
    return bytes;
}
template <class T>
void both(std::string_view rest, bool undressed) {
    reads_or_refuses<T>(undressed ? std::string(rest) : dressed<T>(rest));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzzing::pieces from(data, size);
    auto const what = from.byte();
    bool const undressed = what % 8 == 7;
    switch (what / 8 % 4) {
        case 0: both<pbo::table<std::string, pbo::tally, pbo::headings<1>>>(from.rest(), undressed); break;
        case 1: both<pbo::take_up_table>(from.rest(), undressed); break;
        case 2: both<pbo::outcome_table<std::tuple<pbo::council_key, std::uint32_t>>>(from.rest(), undressed); break;
        default: both<pbo::table<int, pbo::row<pbo::amount, pbo::weighted_proportion>>>(from.rest(), undressed); break;
    }
    return 0;
}
