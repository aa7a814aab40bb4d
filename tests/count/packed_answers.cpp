// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Packed answers and threads against the counting of one record after another, which tests/count/answer_counts.cpp holds
// against counts by hand: equal to the bit for every length and around every boundary at which counters are emptied.
#include <pbo/count/packed_answers.hpp>

#include <pbo/core/execution.hpp>
#include <pbo/core/progress.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/count/tabulate.hpp>

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace {

template <std::size_t Capacity>
struct person {
    std::string council;
    int mode = 0;
    pbo::answer_sheet<Capacity> sheet;
};

template <std::size_t Capacity = 16>
std::vector<person<Capacity>> people(std::size_t n, unsigned seed, unsigned councils = 3, unsigned modes = 2) {
    std::mt19937 random(seed);
    std::vector<person<Capacity>> all(n);
    for (auto& p : all) {
        p.council = "council " + std::to_string(random() % councils);
        p.mode = static_cast<int>(random() % modes);
        for (std::size_t q = 0; q < Capacity; ++q) p.sheet.set(q, static_cast<std::uint8_t>(random() % 9));
    }
    return all;
}

template <std::size_t Capacity>
void all_ways_agree(std::vector<person<Capacity>> const& all) {
    using person_type = person<Capacity>;
    auto const keys = pbo::by(&person_type::council, &person_type::mode);
    pbo::sheet_indicator<pbo::answer_sheet<Capacity> person_type::*, Capacity> const answers{"answers", &person_type::sheet};
    auto const plain = pbo::tabulate(all, keys, answers);
    CHECK(pbo::tabulate(pbo::threads(1), all, keys, answers) == plain);
    CHECK(pbo::tabulate(pbo::threads(3), all, keys, answers) == plain);

    auto const packed = pbo::pack(all, keys, &person_type::sheet, plain.context());
    REQUIRE(packed.size() == all.size());
    CHECK(packed.keys() == plain.size());
    CHECK(pbo::tabulate(packed) == plain);
    CHECK(pbo::tabulate(pbo::threads(2), packed) == plain);
    CHECK(pbo::tabulate(pbo::pack(pbo::threads(3), all, keys, &person_type::sheet, plain.context())) == plain);
    CHECK(packed.template counted_with<pbo::detail::scalar_bytes<16>>() == plain);
}

}  // namespace

TEST_CASE("every length from 0 to 300: vector, scalar, threads and one by one give one table") {
    for (unsigned n = 0; n <= 300; ++n) all_ways_agree(people(n, n));
}

TEST_CASE("one key, so that its counters are emptied: around 15, 255, 17 x 255 and every multiple") {
    for (std::size_t boundary : {15U, 30U, 240U, 255U, 510U, 4080U, 4335U, 65535U, 65536U, 65537U})
        for (std::size_t n = boundary - 2; n <= boundary + 2; ++n)
            all_ways_agree(people(n, static_cast<unsigned>(n), 1, 1));
}

TEST_CASE("one answer throughout fills one counter and no other") {
    for (std::uint8_t code = 0; code < 9; ++code) {
        std::vector<person<16>> all(700);
        for (auto& p : all)
            for (std::size_t q = 0; q < 16; ++q) p.sheet.set(q, code);
        auto const t = pbo::tabulate(pbo::pack(all, pbo::by(&person<16>::mode), &person<16>::sheet));
        for (std::size_t q = 0; q < 16; ++q)
            for (std::size_t other = 0; other < 9; ++other) CHECK(t[0].count(q, other) == (other == code ? 700U : 0U));
    }
}

TEST_CASE("sheets of 48 questions") {
    for (std::size_t n : {0U, 1U, 14U, 15U, 16U, 255U, 256U, 300U, 1000U}) all_ways_agree(people<48>(n, 5));
}

TEST_CASE("more records than one chunk, many keys") {
    for (std::size_t n : {(1U << 18U) - 1, 1U << 18U, (1U << 18U) + 1, 600'000U}) all_ways_agree(people(n, 7, 150, 4));
}

TEST_CASE("several indicators by threads; a range that is not in memory is not chunked but counted") {
    auto const all = people(200'000, 3);
    auto const first = pbo::indicator("mode 1", [](person<16> const& p) { return p.mode == 1; });
    auto const second = pbo::indicator("named 2", [](person<16> const& p) { return p.council.back() == '2'; });
    auto const plain = pbo::tabulate(all, pbo::by(&person<16>::council), first, second);
    CHECK(pbo::tabulate(pbo::threads(4), all, pbo::by(&person<16>::council), first, second) == plain);
#ifdef __cpp_lib_execution
    CHECK(pbo::tabulate(pbo::on(std::execution::par), all, pbo::by(&person<16>::council), first, second) == plain);
#endif
    std::vector<person<16>> const none;
    CHECK(pbo::tabulate(pbo::threads(4), none, pbo::by(&person<16>::council), first, second) ==
          pbo::tabulate(none, pbo::by(&person<16>::council), first, second));
}

TEST_CASE("an indicator that throws: the first record's exception, for any number of threads") {
    std::vector<int> numbers(400'000);
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<int>(i);
    auto const picky = pbo::indicator("picky", [](int i) {
        if (i >= 150'000 && i % 1000 == 7) throw std::runtime_error(std::to_string(i));
        return true;
    });
    auto const all = pbo::by([](int) { return 0; });
    CHECK_THROWS_WITH((void)pbo::tabulate(numbers, all, picky), "150007");
    for (unsigned n : {1U, 2U, 7U}) CHECK_THROWS_WITH((void)pbo::tabulate(pbo::threads(n), numbers, all, picky), "150007");
}

TEST_CASE("packing one by one, keys that have no hash, and an empty pack with a context") {
    pbo::packed_answers<double, 16, pbo::headings<1>> packed(pbo::headings<1>{{"answers"}});
    CHECK(packed.empty());
    CHECK(pbo::tabulate(packed).empty());
    CHECK(pbo::tabulate(packed).context() == pbo::headings<1>{{"answers"}});
    pbo::answer_sheet<> sheet;
    sheet.set(2, 8);
    packed.add(1.5, sheet);
    packed.add(0.5, sheet);
    packed.add(1.5, pbo::answer_sheet<>{});
    auto const t = pbo::tabulate(packed);
    CHECK(t[1.5].sheets() == 2);
    CHECK(t[1.5].count(2, 8) == 1);
    CHECK(t[1.5].count(2, 0) == 1);
    CHECK(t.begin()->key == 0.5);
}
