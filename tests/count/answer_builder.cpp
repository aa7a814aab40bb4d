// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Against answer_counts::add, which increments one count a question: another way of counting, tested by hand where it lives.
#include <pbo/count/detail/answer_builder.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace {
template <std::size_t Capacity>
void as_one_by_one(std::size_t sheets, int keys) {
    using table = pbo::table<std::string, pbo::answer_counts<Capacity>>;
    std::mt19937 random(static_cast<unsigned>(sheets) + 7);
    pbo::detail::answer_builder<std::string, Capacity> counted;
    typename table::builder expected, merged;
    for (std::size_t i = 0; i < sheets; ++i) {
        pbo::answer_sheet<Capacity> sheet;
        for (std::size_t q = 0; q < Capacity; ++q) sheet.set(q, static_cast<std::uint8_t>(random() % 9));
        auto const key = std::to_string(random() % static_cast<unsigned>(keys));
        counted.add(key, sheet);
        expected[key].add(sheet);
        if (i == sheets / 3) counted.template move_into<pbo::no_context>(merged);  // and goes on
    }
    counted.template move_into<pbo::no_context>(merged);
    REQUIRE(merged.freeze() == expected.freeze());
}
}  // namespace

TEST_CASE("sheets that come one by one are counted as adding each to its cell does, for every number of them from 0 to 300") {
    for (std::size_t sheets = 0; sheets <= 300; ++sheets) {
        CAPTURE(sheets);
        as_one_by_one<16>(sheets, 1);
        as_one_by_one<16>(sheets, 5);
        as_one_by_one<48>(sheets, 3);
    }
    as_one_by_one<16>(5000, 1);
    as_one_by_one<16>(5000, 400);
}

TEST_CASE("one answer given by all, again and again, is counted to the last") {
    // The counters within are of 4 and 8 bits: 15 and 255 are where they are emptied.
    for (std::uint64_t sheets : {14U, 15U, 16U, 254U, 255U, 256U, 270U, 271U, 510U, 4096U}) {
        pbo::detail::answer_builder<int> counted;
        pbo::answer_sheet<> sheet;
        for (std::size_t q = 0; q < 16; ++q) sheet.set(q, static_cast<std::uint8_t>(q % 9));
        for (std::uint64_t i = 0; i < sheets; ++i) counted.add(1, sheet);
        pbo::table<int, pbo::answer_counts<>>::builder cells;
        counted.move_into<pbo::no_context>(cells);
        auto const t = cells.freeze();
        CHECK(t[1].sheets() == sheets);
        for (std::size_t q = 0; q < 16; ++q)
            for (std::size_t code = 0; code < 9; ++code) CHECK(t[1].count(q, code) == (code == q % 9 ? sheets : 0));
    }
}
