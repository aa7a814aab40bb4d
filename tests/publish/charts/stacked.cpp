// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "support.hpp"

#include <pbo/publish/charts/stacked.hpp>

#include <doctest/doctest.h>

namespace {

using namespace pbo;
using namespace pbo::charts;
using doctest::Approx;

struct counted_group {
    std::string name;
    figure<std::uint64_t> of;
    std::vector<figure<std::uint64_t>> counts;
};
std::vector<std::string> const three_modes{"direct_payment", "managed_budget", "other"};

sheet modes_of(std::vector<counted_group> const& groups, std::vector<std::string> const& modes = three_modes,
               std::string const& rule = "none applied: counts as in the survey") {
    sheet s("Modes", {.source = "survey.csv", .role = "user", .level = "95%", .rule = rule, .version = "pbo 1"},
            {{"age_band", "age_band"},
             {"mode", "mode"},
             {"count", "people", shown_as::count},
             {"of", "of", shown_as::count},
             {"share", "share", shown_as::share}});
    for (auto const& g : groups)
        for (std::size_t i = 0; i < g.counts.size(); ++i) {
            figure<double> share = absence::suppressed;
            if (g.of.has_value() && *g.of == 0)
                share = absence::nothing_to_divide_by;
            else if (g.of.has_value() && g.counts[i].has_value())
                share = static_cast<double>(*g.counts[i]) / static_cast<double>(*g.of);
            else if (!g.counts[i].has_value())
                share = g.counts[i].reason();
            s.add_row({g.name, modes.at(i), g.counts[i], g.of, share});
        }
    return s;
}
auto const c = figure<std::uint64_t>(absence::suppressed);
figure<std::uint64_t> n(std::uint64_t count) { return count; }

/// The synthetic survey's users.
sheet by_age() {
    return modes_of({{"18-64", n(546), {n(190), n(317), n(39)}},
                     {"65+", n(540), {n(92), n(412), n(36)}},
                     {"not_stated", n(28), {n(8), c, c}},
                     {"all", n(1114), {n(290), n(746), n(78)}}});
}
stacked_columns by_age_columns() {
    return {.group = "age_band",
            .part = "mode",
            .whole = "all",
            .measure = "How people take their personal budget, by age",
            .called = {{"all", "Everyone"},
                       {"direct_payment", "Direct payment"},
                       {"managed_budget", "Managed budget"},
                       {"other", "Other"},
                       {"18-64", "18 to 64"},
                       {"65+", "65 and over"},
                       {"not_stated", "Age not stated"}},
            .no_group = {"not_stated"}};
}
/// The pieces of bars of that look, not the swatches beside names.
std::vector<xml::element> pieces(xml::document const& picture, std::string const& look) {
    auto all = picture.named("rect", look);
    std::erase_if(all, [](xml::element const& e) { return e.number("height") != 30; });
    return all;
}
bool says(xml::document const& picture, std::string const& text) {
    for (auto const& t : picture.named("text"))
        if (t.text == text) return true;
    return false;
}

}  // namespace

TEST_CASE("a bar of all together and one a group, each part as long as its share") {
    auto const plot = stacked_plot_of(by_age(), by_age_columns());
    REQUIRE(plot.bars.size() == 4);
    CHECK(plot.bars.front().name == "Everyone");
    CHECK(plot.parts == std::vector<std::string>{"Direct payment", "Managed budget", "Other"});
    // Newcombe's limits of 190 of 546 minus 92 of 540 are 12.6 to 22.8 points (R, as the table of direct payments by
    // age).
    CHECK(plot.words.title == "Direct payment is rarer among 65 and over (17%) than among 18 to 64 (35%)");
    CHECK(plot.words.seen.find("Everyone: direct payment 26%, managed budget 67%, other 7%.") != std::string::npos);
    CHECK(plot.words.seen.find("1 bar lacks shares") != std::string::npos);
    CHECK(plot.words.seen.size() < 600);
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        auto const first = pieces(picture, "b1"), second = pieces(picture, "b2"), third = pieces(picture, "b4");
        REQUIRE(first.size() == 4);
        REQUIRE(second.size() == 3);
        REQUIRE(third.size() == 3);
        double const left = first[0].number("x"), whole = third[0].number("x") + third[0].number("width") + 1.5 - left;
        std::vector<double> const direct{290.0 / 1114, 190.0 / 546, 92.0 / 540, 8.0 / 28},
            managed{746.0 / 1114, 317.0 / 546, 412.0 / 540};
        for (std::size_t i = 0; i < 4; ++i) {
            CHECK(first[i].number("x") == left);
            CHECK(first[i].number("width") + 1.5 == Approx(direct[i] * whole).epsilon(0.002));
        }
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(second[i].number("x") - left == Approx(direct[i] * whole).epsilon(0.002));
            CHECK(third[i].number("x") - left == Approx((direct[i] + managed[i]) * whole).epsilon(0.002));
            CHECK(third[i].number("x") + third[i].number("width") + 1.5 - left == Approx(whole).epsilon(0.001));
        }
        CHECK(says(picture, "540 people"));
        for (auto const* number : {"26%", "67%", "35%", "58%", "17%", "76%", "29%"})
            CHECK_MESSAGE(says(picture, number), number);
        CHECK(says(picture, "7%") == (width > 300));  // no room on the narrowest
        for (auto const* name : {"Direct payment", "Managed budget", "Other"}) CHECK_MESSAGE(says(picture, name), name);
    }
}

TEST_CASE("two withheld parts are one hatched piece without a division, whatever either is") {
    auto const plot = stacked_plot_of(by_age(), by_age_columns());
    auto const picture = pictures::read(draw(plot));
    // The hatched ground, and the ground of what stands on it.
    REQUIRE(picture.named("rect", "w").size() == 2);
    REQUIRE(pieces(picture, "w").size() == 1);
    auto const first = pieces(picture, "b1")[3], hatched = pieces(picture, "w")[0];
    CHECK(hatched.number("x") == Approx(first.number("x") + first.number("width") + 1.5).epsilon(0.001));
    CHECK(hatched.number("x") + hatched.number("width") == Approx(720 - 16));
    CHECK(says(picture, "[c] withheld: managed budget, other"));
    CHECK(says(pictures::read(draw(plot, 340)), "[c] withheld"));
    CHECK(plot.words.caption.front().starts_with("[c] and hatched: withheld"));
    CHECK(!stacked_plot_of(modes_of({{"all", n(10), {n(4), n(3), n(3)}}}), by_age_columns())
               .words.caption.front()
               .starts_with("[c]"));
}

TEST_CASE("a part withheld alone is never drawn to scale: nothing in the picture depends on it") {
    auto const drawn = [](std::uint64_t direct, std::uint64_t managed, std::uint64_t of) {
        return draw(stacked_plot_of(modes_of({{"65+", n(of), {n(direct), n(managed), c}}}), by_age_columns()))
            .as_svg()
            .str();
    };
    CHECK(drawn(50, 40, 100) == drawn(50, 47, 100));
    CHECK(drawn(50, 40, 100).find("class=\"b1\"") == std::string::npos);
    // Nor of a base that is withheld, though counts were known.
    auto const without_base =
        draw(stacked_plot_of(modes_of({{"65+", c, {n(50), n(40), c}}}), by_age_columns())).as_svg().str();
    CHECK(without_base.find("class=\"b1\"") == std::string::npos);
    CHECK(without_base.find("[c] people") != std::string::npos);
}

TEST_CASE("what is withheld between parts that are shown lies at the end of the bar") {
    auto const plot =
        stacked_plot_of(modes_of({{"all", n(100), {c, n(40), c, n(30)}}}, {"a", "b", "c", "d"}), by_age_columns());
    auto const picture = pictures::read(draw(plot));
    auto const b = pieces(picture, "b2"), last = pieces(picture, "b4"), hatched = pieces(picture, "w");
    REQUIRE(b.size() == 1);
    REQUIRE(last.size() == 1);
    CHECK(last[0].number("x") == Approx(b[0].number("x") + b[0].number("width") + 1.5));
    CHECK(hatched[0].number("x") == Approx(last[0].number("x") + last[0].number("width") + 1.5));
}

TEST_CASE("a title is made of what is sure: of two groups, of many, and of one bar") {
    auto const title = [](std::vector<counted_group> const& groups) {
        return stacked_plot_of(modes_of(groups), by_age_columns()).words.title;
    };
    CHECK(title({{"18-64", n(20), {n(7), n(10), n(3)}}, {"65+", n(20), {n(4), n(13), n(3)}}}) ==
          "We cannot tell whether any part differs between the 2 groups");
    // 20 of 100 and 34 of 100: Newcombe's 95 % limits are 1.7 to 25.8 points, those at 98.33 % (three pairs) -1.0
    // to 28.3, by R.
    counted_group const few{"few", n(100), {n(20), n(70), n(10)}}, more{"more", n(100), {n(34), n(56), n(10)}},
        between{"between", n(100), {n(27), n(63), n(10)}};
    auto const of_two = [&](std::vector<counted_group> groups) {  // the second part is what the first leaves
        for (auto& g : groups) {
            g.counts[1] = n(*g.counts[1] + *g.counts[2]);
            g.counts.pop_back();
        }
        return stacked_plot_of(modes_of(groups), by_age_columns()).words;
    };
    CHECK(of_two({few, more}).title == "Direct payment is rarer among few (20%) than among more (34%)");
    CHECK(of_two({few, more}).caption.front().starts_with("\u201cRarer\u201d is sure at 95% (Newcombe)."));
    CHECK(of_two({few, more, between}).title == "We cannot tell whether direct payment differs between the 3 groups");
    // Three parts are three comparisons: at 98.33 % no difference of 20 and 34, or of 56 and 70, of 100 is sure.
    CHECK(title({few, more}) == "We cannot tell whether any part differs between the 2 groups");
    // 10 and 25 of 100: 2.1 to 27.7 points at 98.33 % (Newcombe's formula in Python); 45 and 60: -1.8 to 30.7.
    counted_group const as_many{"few", n(100), {n(30), n(60), n(10)}}, other{"more", n(100), {n(30), n(45), n(25)}};
    CHECK(title({as_many, other}) == "Other is rarer among few (10%) than among more (25%)");
    CHECK(stacked_plot_of(modes_of({as_many, other}), by_age_columns()).words.caption.front().find(
              "allowing for all 3 comparisons of two groups in a part") != std::string::npos);
    // Who is in no group that is known is not compared.
    CHECK(title({few, {"not_stated", n(100), {n(90), n(5), n(5)}}}).find("among") == std::string::npos);
    CHECK(title({{"all", n(100), {n(30), n(60), n(10)}}}) == "Managed budget is the largest part, 60%");
    CHECK(title({{"all", n(100), {n(44), n(46), n(10)}}}) == "We cannot tell which part is the largest");
    CHECK(title({{"all", n(0), {n(0), n(0), n(0)}}}) == "There are no shares to show");
    CHECK(title({}) == "There are no shares to show");
}

TEST_CASE("weighted counts are no people who answered: nothing is said to be sure") {
    auto how = by_age_columns();
    how.judged = false;
    std::vector<counted_group> const groups{{"all", n(4000), {n(2100), n(1500), n(400)}},
                                            {"18-64", n(2000), {n(1400), n(500), n(100)}},
                                            {"65+", n(2000), {n(700), n(1000), n(300)}}};
    auto const plot = stacked_plot_of(modes_of(groups), how);
    CHECK(plot.words.title.find("from 35% among 65 and over to 70% among 18 to 64") != std::string::npos);
    std::string caption;
    for (auto const& line : plot.words.caption) caption += line + "\n";
    CHECK(caption.find("No two bars are judged") != std::string::npos);
    CHECK(caption.find("sure") == std::string::npos);
}

TEST_CASE("groups in words, small within a sentence unless they are names") {
    CHECK(group_in_words("age_band", "65+") == "65 and over");
    CHECK(group_in_words("age_band", "18-64") == "18 to 64");
    CHECK(group_in_words("age_band", "not_stated") == "Age not stated");
    CHECK(group_in_words("client_group", "learning_disability") == "Learning disability");
    CHECK(group_in_words("client_group", "other") == "Other client group");
    CHECK(group_in_words("council", "ashshire") == "ashshire");
    auto how = by_age_columns();
    auto const title = [&] {
        return stacked_plot_of(modes_of({{"Older people", n(540), {n(92), n(412), n(36)}},
                                         {"NHS", n(546), {n(190), n(317), n(39)}}}),
                               how)
            .words.title;
    };
    CHECK(title() == "Direct payment is rarer among older people (17%) than among NHS (35%)");
    CHECK(charts::detail::within_sentence("A4.10") == "A4.10");
    CHECK(charts::detail::within_sentence("A budget") == "a budget");
    how.groups_are_names = true;
    CHECK(title() == "Direct payment is rarer among Older people (17%) than among NHS (35%)");
}

TEST_CASE("nobody in a group, a share of nothing, a part under three per cent") {
    auto const plot = stacked_plot_of(
        modes_of({{"all", n(200), {n(196), n(4), n(0)}}, {"65+", n(0), {n(0), n(0), n(0)}}}), by_age_columns());
    auto const picture = pictures::read(draw(plot));
    CHECK(says(picture, "nobody"));
    CHECK(says(picture, "0 people"));
    CHECK(pieces(picture, "b1").size() == 1);
    CHECK(pieces(picture, "b2").size() == 1);
    CHECK(pieces(picture, "b4").empty());
    CHECK(says(picture, "98%"));
    CHECK(!says(picture, "2%"));
    auto const x = figure<std::uint64_t>(absence::not_available);
    auto const absent = pictures::read(draw(stacked_plot_of(modes_of({{"65+", x, {x, x, x}}}), by_age_columns())));
    CHECK(says(absent, "not available [x]"));
    CHECK(absent.named("rect", "da").size() == 1);
    CHECK(pictures::collisions(draw(stacked_plot_of(modes_of({}), by_age_columns()))) == "");
}

TEST_CASE("rounded counts whose sum is not the base end where the bar ends") {
    auto const plot = stacked_plot_of(
        modes_of({{"all", n(30), {n(15), n(10), n(10)}}}, three_modes, "rounded to the nearest 5"), by_age_columns());
    auto const last = pieces(pictures::read(draw(plot)), "b4").front();
    CHECK(last.number("x") + last.number("width") + 1.5 == Approx(720 - 16));
    bool told = false;
    for (auto const& line : plot.words.caption) told = told || line.starts_with("Counts are rounded");
    CHECK(told);
}

TEST_CASE("more than four parts, a part twice or missing, and sheets of something else are refused") {
    auto const refused = [](sheet const& s, std::string const& why) {
        CHECK_THROWS_WITH_AS(static_cast<void>(stacked_plot_of(s, by_age_columns())),
                             ("pbo::charts::stacked_plot_of: " + why).c_str(), std::invalid_argument);
    };
    refused(modes_of({{"all", n(5), {n(1), n(1), n(1), n(1), n(1)}}}, {"a", "b", "c", "d", "e"}),
            "a bar has at most four parts; there are 5");
    refused(modes_of({{"all", n(5), {n(1), n(4)}}, {"all", n(5), {n(1), n(4)}}}),
            "'all' has the part 'direct_payment' twice, or in another order");
    refused(modes_of({{"all", n(5), {n(1), n(2), n(2)}}, {"65+", n(5), {n(1), n(4)}}}), "'65+' has 2 of 3 parts");
    std::vector<counted_group> many;
    for (int i = 0; i < 31; ++i) many.push_back({"group " + std::to_string(i), n(5), {n(1), n(4)}});
    refused(modes_of(many), "a picture has at most 30 bars; there are 31");
    CHECK_THROWS_AS(static_cast<void>([] {
                        sheet s("Take-up", {}, {{"council", "Council"}});
                        s.add_row({std::string("Oak")});
                        return stacked_plot_of(s, by_age_columns());
                    }()),
                    std::invalid_argument);
}

TEST_CASE("hostile names stay text, of groups and of parts, and names of parts that find no room stand in lines") {
    std::vector<counted_group> groups;
    for (auto const& name : pictures::hostile_names()) groups.push_back({name, n(100), {n(30), n(60), n(10)}});
    for (auto const& parts :
         {three_modes, std::vector<std::string>{"</style><script>", std::string(60, 'W'), "\u202Eabc"}})
        for (double const width : {720.0, 340.0, 300.0}) {
            auto const d = draw(stacked_plot_of(modes_of(groups, parts), by_age_columns(), {"</desc>"}), width);
            auto const picture = pictures::read(d);
            CHECK(picture.named("script").empty());
            CHECK(pieces(picture, "b1").size() >= groups.size());
            CHECK_MESSAGE(pictures::collisions(d) == "", width);
        }
}

TEST_CASE("a part that is the total of the others is refused: a bar would be drawn beside what it is made of") {
    std::vector<std::string> const parts{"managed", "direct", "Total"};
    auto const refused = [&](std::vector<counted_group> const& groups, std::vector<std::string> const& called) {
        try {
            static_cast<void>(stacked_plot_of(modes_of(groups, called), {.group = "age_band", .part = "mode"}));
        } catch (std::invalid_argument const& e) {
            return std::string(e.what());
        }
        return std::string();
    };
    std::string const why = "pbo::charts::stacked_plot_of: 'Total' is the total of the other parts, and a bar is made of parts: leave it out";
    CHECK(refused({{"North", n(200), {n(60), n(40), n(100)}}, {"South", n(100), {n(20), n(30), n(50)}}}, parts) == why);
    CHECK(refused({{"North", n(200), {n(60), n(40), n(100)}}}, parts) == why);
    CHECK(refused({{"North", n(140), {n(40), n(100)}}, {"South", n(80), {n(30), n(50)}}}, {"direct", "Total"}) == why);
    // By the counts alone, whatever it is called; rounded to fives; not of one bar, nor where one bar differs.
    CHECK(refused({{"North", n(200), {n(100), n(60), n(40)}}, {"South", n(105), {n(50), n(25), n(30)}}}, {"A4.14", "A4.10", "A4.11"}) ==
          "pbo::charts::stacked_plot_of: 'A4.14' is the total of the other parts, and a bar is made of parts: leave it out");
    CHECK(refused({{"North", n(200), {n(100), n(60), n(40)}}}, {"x", "y", "z"}).empty());
    CHECK(refused({{"North", n(200), {n(100), n(60), n(40)}}, {"South", n(106), {n(51), n(25), n(30)}}}, {"x", "y", "z"}).empty());
    CHECK(refused({{"North", n(140), {n(40), n(100)}}, {"South", n(80), {n(30), n(50)}}}, {"direct", "managed"}).empty());
}
