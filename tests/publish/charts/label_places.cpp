// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/charts/label_places.hpp>

#include <doctest/doctest.h>

using namespace pbo::charts;

TEST_CASE("right of the dot where that is free, then left, then above; nowhere where all is taken") {
    box const plot{0, 0, 200, 100};
    label_places free_on_all_sides(plot, {{100, 50}}, 3, {});
    auto const right = free_on_all_sides.take({100, 50}, 3, "Oak", looks::small_label, false);
    REQUIRE(right);
    CHECK(right->anchor == text_anchor::start);
    CHECK(right->base.x > 103);
    auto const left = free_on_all_sides.take({100, 50}, 3, "Oak", looks::small_label, false);  // the right is taken now
    REQUIRE(left);
    CHECK(left->anchor == text_anchor::end);

    label_places between_dots(plot, {{100, 50}, {115, 50}, {85, 50}}, 3, {});
    auto const above = between_dots.take({100, 50}, 3, "Oak", looks::small_label, true);
    REQUIRE(above);
    CHECK(above->anchor == text_anchor::middle);
    CHECK(above->base.y < 50);

    label_places edge(plot, {{198, 50}}, 3, {});
    CHECK(edge.take({198, 50}, 3, "Oak", looks::small_label, false)->anchor == text_anchor::end);
    label_places tiny({95, 45, 105, 55}, {{100, 50}}, 3, {});
    CHECK_FALSE(tiny.take({100, 50}, 3, "Oak", looks::small_label, false));
}

TEST_CASE("no name lies on a line or across one from its dot, nor nearer to another's dot than to its own") {
    box const plot{0, 0, 200, 100};
    label_places beside_a_line(plot, {{100, 50}}, 3, {{{104, 0}, {104, 100}}});
    CHECK(beside_a_line.take({100, 50}, 3, "Oak", looks::small_label, false)->anchor == text_anchor::end);
    label_places near_another(plot, {{100, 50}, {100, 40}, {100, 60}}, 3, {});
    auto const one = near_another.take({100, 50}, 3, "Oak", looks::small_label, false);
    CHECK((!one || one->anchor != text_anchor::middle));
    label_places taken(plot, {{100, 50}}, 3, {});
    taken.occupy({100, 0, 200, 100});
    CHECK(taken.take({100, 50}, 3, "Oak", looks::small_label, false)->anchor == text_anchor::end);
}
