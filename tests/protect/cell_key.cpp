// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/cell_key.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using pbo::cell_key;
using pbo::perturbation;
using pbo::perturbation_table;

namespace {
cell_key cell_of(std::vector<std::uint32_t> const& keys) {
    cell_key cell(256);
    for (auto const k : keys) cell += k;
    return cell;
}
std::vector<std::uint32_t> const a{110, 207, 48, 145, 242, 83, 180};
std::vector<std::uint32_t> const b{21, 118, 215, 56, 153, 250, 91};
std::vector<std::uint32_t> const c{188, 29, 126, 223, 64, 161, 2, 99, 196, 37, 134, 231, 72, 169, 10, 107};

/// tests/reference/protect/cell_key_p_table.csv
std::vector<perturbation> no_one_or_two() {
    return {{1, 1, 0, 170, -1},   {1, 1, 171, 255, 2},   {2, 2, 0, 99, -2},    {2, 2, 100, 211, 1},  {2, 2, 212, 255, 2},
            {3, 3, 0, 255, 0},    {4, 4, 0, 47, -1},     {4, 4, 48, 207, 0},   {4, 4, 208, 255, 1},  {5, 750, 0, 15, -2},
            {5, 750, 16, 55, -1}, {5, 750, 56, 199, 0},  {5, 750, 200, 239, 1}, {5, 750, 240, 255, 2}};
}
std::string refused(std::vector<perturbation> lines) {
    try {
        perturbation_table const t(256, std::move(lines));
    } catch (std::invalid_argument const& e) {
        return e.what();
    }
    return "";
}
}  // namespace

// tests/reference/protect/cell_key_examples.csv: K1, K2 and K4, checked with the Office for National Statistics' own package.
TEST_CASE("the ten-five rule") {
    auto const table = pbo::ten_five(256);
    auto total = cell_of(a);
    CHECK(total.key() == 247);
    CHECK(pbo::printed_count(total, table) == pbo::absence::suppressed);
    CHECK(cell_of(b).key() == 136);
    CHECK(cell_of(c).key() == 56);
    CHECK(pbo::printed_count(cell_of(c), table) == 15U);
    total += cell_of(b);
    total += cell_of(c);
    CHECK(total.people() == 30);
    CHECK(total.key() == 183);
    CHECK(pbo::printed_count(total, table) == 30U);
    // Under 10 nothing is shown, although 8 and 9 are nearest to 10.
    for (std::uint32_t n = 1; n <= 15; ++n) {
        auto const nearest = n < 10 ? pbo::figure<std::uint64_t>(pbo::absence::suppressed) : pbo::figure<std::uint64_t>(n < 13 ? 10U : 15U);
        CHECK(pbo::printed_count(cell_of(std::vector<std::uint32_t>(n, 7)), table) == nearest);
    }
    struct {
        std::uint32_t count, key;
        std::uint64_t printed;
    } const large[] = {{750, 143, 750}, {751, 43, 750}, {1000, 92, 1000}, {1001, 178, 1000}, {100'001, 126, 100'000}};
    for (auto const& row : large) {
        cell_key cell(256);
        for (std::uint32_t i = 1; i <= row.count; ++i) cell += (97 * i + 13) % 256;
        CHECK(cell.key() == row.key);
        CHECK(pbo::printed_count(cell, table) == row.printed);
    }
}

TEST_CASE("a table of one's own, in which nothing prints 1 or 2") {
    perturbation_table const table(256, no_one_or_two());
    CHECK(table.row_of(750) == 750);
    CHECK(table.row_of(751) == 501);
    CHECK(table.row_of(1000) == 750);
    CHECK(table.row_of(1001) == 501);
    CHECK(table.row_of(100'001) == 501);
    CHECK(pbo::printed_count(cell_of(a), table) == 9U);
    CHECK(pbo::printed_count(cell_of(b), table) == 7U);
    CHECK(pbo::printed_count(cell_of(c), table) == 16U);
    CHECK(pbo::printed_count(cell_key(256), table) == 0U);
    for (std::uint32_t key = 0; key < 256; ++key)
        for (std::uint64_t n = 1; n < 5; ++n) {
            auto const after = static_cast<std::int64_t>(n) + table.added_to(n, key);
            CHECK((after == 0 || after > 2));
        }
}

TEST_CASE("a row that is missing is an error, and so is one that appears twice") {
    auto lines = no_one_or_two();
    lines.erase(lines.begin() + 6);  // count 4, keys 0 to 47
    CHECK(refused(lines).find("row 4, key 0 is missing") != std::string::npos);
    lines = no_one_or_two();
    lines.pop_back();
    CHECK(refused(lines).find("row 5, key 240 is missing") != std::string::npos);
    lines = no_one_or_two();
    lines.push_back({3, 3, 9, 9, 1});
    CHECK(refused(lines).find("row 3, key 9 appears twice") != std::string::npos);
    lines = no_one_or_two();
    lines[2].add = -3;
    CHECK(refused(lines).find("adds -3 to 2") != std::string::npos);
    lines = no_one_or_two();
    lines.erase(lines.begin() + 5);  // all of row 3
    CHECK(refused(lines).find("row 3, key 0 is missing") != std::string::npos);
    CHECK(refused({}).find("without rows") != std::string::npos);
    CHECK_THROWS_AS(perturbation_table(256, no_one_or_two(), 751), std::invalid_argument);
    CHECK_THROWS_AS(perturbation_table(256, no_one_or_two(), 0), std::invalid_argument);
    CHECK_NOTHROW(perturbation_table(256, no_one_or_two(), 1));
    lines = no_one_or_two();
    lines[0].key_to = 256;
    CHECK(refused(lines).find("; expected rows from 1 and keys of 0 to 255, the smaller first") != std::string::npos);
}

TEST_CASE("cells are merged, and only with their like") {
    auto parts = cell_of({});
    parts += cell_of(a);
    parts += cell_of(b);
    auto whole = cell_of(a);
    for (auto const k : b) whole += k;
    CHECK(parts == whole);
    CHECK_THROWS_AS(parts += cell_key(128), std::invalid_argument);
    CHECK_THROWS_AS(parts += 256U, std::invalid_argument);
    CHECK_THROWS_AS(cell_key(0), std::invalid_argument);
    CHECK_THROWS_AS(cell_key() += 0U, std::invalid_argument);
    CHECK(pbo::printed_count(cell_key(), pbo::ten_five(256)) == 0U);
    CHECK_THROWS_AS(static_cast<void>(pbo::printed_count(cell_key(128), pbo::ten_five(256))), std::invalid_argument);
}

TEST_CASE("a saved cell is the same again; one whose key nobody can have is refused") {
    auto const saved_as = [](std::uint32_t range, std::uint32_t key, std::uint64_t people) {
        cell_key cell(256);
        cell_key::parts_of(cell, [&](std::string_view name, auto& part) {
            using number = std::remove_reference_t<decltype(part)>;
            part = name == "range" ? number{range} : name == "key" ? number{key} : static_cast<number>(people);
        });
        return cell;
    };
    auto const whole = cell_of(a);
    CHECK(saved_as(256, whole.key(), whole.people()) == whole);
    CHECK(saved_as(0, 0, 0) == cell_key());
    CHECK_THROWS_WITH_AS((void)saved_as(256, 256, 3), "pbo::cell_key: no 3 people have the key 256 under the range 256", std::domain_error);
    CHECK_THROWS_WITH_AS((void)saved_as(256, 7, 0), "pbo::cell_key: no 0 people have the key 7 under the range 256", std::domain_error);
    CHECK_THROWS_WITH_AS((void)saved_as(0, 0, 1), "pbo::cell_key: no 1 people have the key 0 under the range 0", std::domain_error);
    CHECK_THROWS_WITH_AS((void)saved_as(0, 1, 0), "pbo::cell_key: no 0 people have the key 1 under the range 0", std::domain_error);
}

TEST_CASE("perturbed hits may be more than the whole") {
    CHECK(*pbo::perturbed_share{std::uint64_t{15}, std::uint64_t{10}}.value() == doctest::Approx(1.5));
    CHECK(pbo::perturbed_share{pbo::absence::suppressed, std::uint64_t{10}}.value() == pbo::absence::suppressed);
    CHECK(pbo::perturbed_share{std::uint64_t{0}, std::uint64_t{0}}.value() == pbo::absence::nothing_to_divide_by);
    static_assert(!std::is_convertible_v<pbo::perturbed_share, pbo::proportion>);
}
