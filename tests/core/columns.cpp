// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/columns.hpp>

#include <doctest/doctest.h>

namespace {
struct place { std::string name; };
struct visit {
    place where;
    std::uint64_t people = 0;
};
struct undescribed {};
}  // namespace

template <>
inline constexpr auto pbo::columns_of<visit> = pbo::columns(
    pbo::column("council", [](auto& v) -> auto& { return v.where.name; }), pbo::optional_column("people", &visit::people));

static_assert(pbo::described_record<visit> && !pbo::described_record<undescribed> && !pbo::described_record<int>);

TEST_CASE("columns come in the described order and reach the record's members, to write and to read") {
    visit v;
    std::vector<std::string> names;
    std::vector<bool> required;
    pbo::for_each_column<visit>([&](auto const& c) {
        names.emplace_back(c.name);
        required.push_back(c.required);
        using member = std::remove_cvref_t<decltype(c.in(v))>;
        c.in(v) = *pbo::text_form<member>::read("12");
    });
    CHECK(names == std::vector<std::string>{"council", "people"});
    CHECK(required == std::vector<bool>{true, false});
    CHECK(v.where.name == "12");
    CHECK(v.people == 12);
    visit const fixed{{"Leeds"}, 3};
    CHECK(pbo::columns_of<visit>.at<0>().in(fixed) == "Leeds");
    CHECK(pbo::columns_of<visit>.at<1>().in(fixed) == 3);
    static_assert(pbo::columns_of<visit>.size == 2);
}

TEST_CASE("two columns of one name are refused") {
    CHECK_THROWS_WITH_AS((void)pbo::columns(pbo::column("a", &visit::people), pbo::column("a", &visit::where)),
                         doctest::Contains("two columns are named 'a'"), std::invalid_argument);
}
