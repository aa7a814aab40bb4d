// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Taking apart and rebuilding, written out by hand; that every cell does so is tests/laws/.
#include <pbo/count/parts.hpp>

#include <pbo/count.hpp>
#include <pbo/interval/finite_proportion.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace {

/// name=leaf, blank between them; parts of parts in brackets.
template <class T>
std::string written(T const& whole) {
    std::ostringstream out;
    out.imbue(std::locale::classic());  // the numbers are this test's own
    char const* before = "";
    pbo::for_each_part(whole, [&](std::string_view name, auto const& part) {
        out << before << name << '=';
        before = " ";
        if constexpr (pbo::has_parts<std::remove_cvref_t<decltype(part)>>)
            out << '[' << written(part) << ']';
        else
            out << part;
    });
    return out.str();
}

using table = pbo::table<std::string, pbo::proportion>;
table two_modes() {
    table::builder b;
    b["b"] += pbo::proportion(1, 2);
    b["a"] += pbo::proportion(3, 7);
    return b.freeze();
}

struct unnamed {};
enum class colour { red };

}  // namespace

static_assert(pbo::has_parts<pbo::tally> && pbo::has_parts<pbo::tally const> && pbo::has_parts<table> && pbo::has_parts<unnamed>);
static_assert(pbo::has_parts<std::vector<int>> && pbo::has_parts<std::tuple<int, bool>> && pbo::has_parts<std::optional<int> const>);
static_assert(!pbo::has_parts<std::uint64_t> && !pbo::has_parts<std::string> && !pbo::has_parts<colour> && !pbo::has_parts<double const>);

TEST_CASE("parts are named, stand in their order, and are nested") {
    CHECK(written(pbo::proportion(3, 7)) == "hits=3 trials=7");
    CHECK(written(pbo::finite_proportion(pbo::proportion(3, 7), 9)) == "counted=[hits=3 trials=7] population=9");
    CHECK(written(two_modes()) == "context=[] entries=[size=2 =[key=a cell=[hits=3 trials=7]] =[key=b cell=[hits=1 trials=2]]]");
    CHECK(written(std::tuple(1, std::optional<int>{}, std::optional<int>{4}, std::array{true})) ==
          "=1 =[has_value=0] =[has_value=1 =4] =[=1]");
    pbo::amount a;
    a.add(std::int64_t{1} << 40);
    CHECK(written(a) == "n=1 sum=1099511627776 squares_high=65536 squares_low=0 absent=[counts=[=0 =0 =0 =0 =0 =0 =0 =0]]");
}

TEST_CASE("what was read is rebuilt; a constant expression can be, too") {
    constexpr auto counts = [] {
        std::uint64_t next = 2;
        return pbo::from_parts<pbo::proportion>([&next](std::string_view, std::uint64_t& leaf) { leaf = next++; });
    }();
    static_assert(counts == pbo::proportion(2, 3));

    std::vector<std::string> const texts{"2", "a", "3", "7", "b", "1", "2"};
    std::size_t next = 0;
    auto const t = pbo::from_parts<table>([&](std::string_view, auto& leaf) { std::istringstream(texts.at(next++)) >> leaf; });
    CHECK(t == two_modes());
}

TEST_CASE("a size that is wrong costs no more memory than there is to read, and leaves nothing behind") {
    std::uint64_t visits = 0;
    CHECK_THROWS_AS((void)pbo::from_parts<table>([&](std::string_view name, auto& leaf) {
                        if (++visits > 10) throw std::runtime_error("the end of the file");
                        if constexpr (std::is_same_v<std::remove_reference_t<decltype(leaf)>, std::uint64_t>) {
                            if (name == "size") leaf = 1'000'000'000'000U;
                        } else {
                            leaf = std::string(visits, 'x');
                        }
                    }),
                    std::runtime_error);
    CHECK(visits == 11);
}

TEST_CASE("parts that make no whole are refused in the words of the class") {
    CHECK_THROWS_WITH_AS((void)pbo::from_parts<pbo::tally>([](std::string_view name, std::uint64_t& leaf) { leaf = name == "hits" ? 3 : 2; }),
                         "pbo::proportion: 3 of 2: more hits than trials", std::domain_error);
}
