// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What an error says would be right is read: the examples in the sentences of what is expected.
#include "support.hpp"

#include <pbo/domain.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace {
/// Expected says each of the examples, and each is read.
template <class T>
void says_and_reads(std::initializer_list<char const*> examples) {
    auto const expected = pbo::text_form<T>::expected();
    for (std::string const example : examples) {
        CAPTURE(example);
        CAPTURE(expected);
        CHECK(expected.find(example) != std::string::npos);
        auto const value = pbo::text_form<T>::read(example);
        REQUIRE(value);
        CHECK(pbo::text_form<T>::read(pbo::text_form<T>::write(*value)) == *value);
    }
    if (expected.ends_with("or nothing")) CHECK(pbo::text_form<T>::read("") == T{});
}
}  // namespace

TEST_CASE("the examples of what is expected are read, and nothing where nothing is allowed") {
    says_and_reads<pbo::calendar_month>({"2011-03"});
    says_and_reads<pbo::share>({"0.30", "30%", "3/10"});
    says_and_reads<pbo::target>({"take_up; 30%; 2011-03-31; ongoing; users_and_carers"});
    says_and_reads<pbo::answer_scale>({"better:improved|same:no change|worse:got worse|not applicable"});
    says_and_reads<pbo::ons_code>({"E08000034"});
    says_and_reads<pbo::cassr_code>({});
    says_and_reads<pbo::council_key>({});
    says_and_reads<pbo::support_mechanism>({"direct_payment", "part_direct_payment", "managed_budget", "individual_service_fund",
                                            "other_or_not_stated", "council_commissioned", "unknown", "not_applicable"});
    CHECK(pbo::text_form<pbo::weekly_budget>::expected() == "a weekly budget in pence, a whole number from 0 to 4294967295");
    CHECK(pbo::text_form<pbo::weekly_budget>::read("4294967295"));
    CHECK_FALSE(pbo::text_form<pbo::weekly_budget>::read("4294967296"));
    CHECK(pbo::text_form<pbo::instrument>::expected() == "an instrument like name;role;scale;area=title;area=title");
}

TEST_CASE("the modes of the national returns' mechanisms, and who has none") {
    using enum pbo::support_mechanism;
    struct row {
        pbo::support_mechanism is;
        std::optional<pbo::delivery_mode> mode;
    };
    for (auto const& r : std::vector<row>{{direct_payment, pbo::delivery_mode::direct_payment},
                                          {part_direct_payment, pbo::delivery_mode::part_direct_payment},
                                          {managed_budget, pbo::delivery_mode::managed_budget},
                                          {individual_service_fund, pbo::delivery_mode::individual_service_fund},
                                          {other_budget, pbo::delivery_mode::other_or_not_stated},
                                          {council_commissioned, pbo::delivery_mode::council_commissioned},
                                          {unknown, std::nullopt},
                                          {not_applicable, std::nullopt}})
        CHECK(pbo::mode_of(r.is) == r.mode);
}

// The ONS's register of geographic codes: E06 unitary authorities, E08 metropolitan districts, E09 London boroughs, E10 counties.
TEST_CASE("the kind of a council is that of its code, and of no other area") {
    struct row {
        char const* code;
        std::optional<pbo::council_kind> kind;
    };
    for (auto const& r : std::vector<row>{{"E06000001", pbo::council_kind::unitary_authority},
                                          {"E08000034", pbo::council_kind::metropolitan_district},
                                          {"E09000033", pbo::council_kind::london_borough},
                                          {"E10000003", pbo::council_kind::county},
                                          {"E07000223", std::nullopt},
                                          {"E12000007", std::nullopt},
                                          {"W06000001", std::nullopt},
                                          {"S12000036", std::nullopt}}) {
        CAPTURE(r.code);
        CHECK(pbo::kind_of(pbo::ons_code(r.code)) == r.kind);
    }
    CHECK(pbo::kind_of(pbo::ons_code{}) == std::nullopt);
}

TEST_CASE("months have hashes of their own over two centuries, and days and shares their figures as the program runs") {
    std::set<std::size_t> hashes;
    for (int year = 1900; year < 2100; ++year)
        for (int month = 1; month <= 12; ++month) hashes.insert(std::hash<pbo::calendar_month>{}(pbo::calendar_month(year, month)));
    CHECK(hashes.size() == 2400);
    for (int day = 1; day <= 31; ++day) CHECK(pbo::budget_duration_on(pbo::date(2011, 3, day)).day() == pbo::date(2011, 3, day));
    for (std::uint64_t k = 0; k <= 8; ++k) CHECK(pbo::share(k, 8).value() == static_cast<double>(k) / 8.0);
    std::vector<pbo::council_key> const keys{pbo::council_key(""), pbo::council_key("E08000034"), pbo::council_key("211"), pbo::council_key("Kirklees")};
    for (std::size_t i = 0; i < keys.size(); ++i) CHECK(keys[i].is_stated() == (i != 0));
}
