// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/keys.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <tuple>
#include <type_traits>

namespace {
struct journey {
    int line = 7;
    std::string stop = "Wold";
    struct shape {
    } unordered;
};
}  // namespace

TEST_CASE("one projection gives its value, several a tuple, none everybody") {
    journey const j;
    CHECK(pbo::by(&journey::line)(j) == 7);
    CHECK(pbo::by(&journey::line, [](journey const& r) { return r.stop.size(); })(j) == std::tuple<int, std::size_t>(7, 4));
    CHECK(pbo::by()(j) == pbo::everybody{});
    std::ostringstream text;
    text << pbo::everybody{};
    CHECK(text.str() == "all");
}

TEST_CASE("keys of keys are the keys") {
    auto const once = pbo::by(&journey::line, &journey::stop);
    static_assert(std::is_same_v<std::remove_const_t<decltype(once)>, decltype(pbo::by(once))>);
    CHECK(pbo::by(pbo::by(once))(journey{}) == once(journey{}));
    static_assert(std::is_same_v<decltype(pbo::by()), decltype(pbo::by(pbo::by()))>);
}

TEST_CASE("with_key_of gives what the projections refer to, without a copy") {
    journey const j;
    CHECK(pbo::by(&journey::stop).with_key_of(j, [&](auto const& key) { return &key == &j.stop; }));
    CHECK(pbo::by(&journey::line, &journey::stop).with_key_of(j, [&](auto const& key) { return &std::get<1>(key) == &j.stop; }));
}

TEST_CASE("keys are functions of the records or pointers to their members, with ordered values") {
    using line = decltype(pbo::by(&journey::line));
    static_assert(pbo::keys_for<line, journey>);
    static_assert(!pbo::keys_for<line, std::string>);
    static_assert(!pbo::keys_for<decltype(pbo::by("line")), journey>);
    static_assert(!pbo::keys_for<decltype(pbo::by(&journey::unordered)), journey>);
    static_assert(std::is_same_v<pbo::key_for<decltype(pbo::by(&journey::stop)), journey>, std::string>);
    static_assert(std::is_same_v<pbo::key_for<decltype(pbo::by()), journey>, pbo::everybody>);
}
