// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_LAWS_LAWS_HPP
#define PBO_TESTS_LAWS_LAWS_HPP

// The laws of whatever merges.  hold_for<T>({values}) tries them all on a type's values: default-constructed is the identity,
// += is associative and commutative, a value may be added to itself, a merge leaves the other side alone, and the parts of every
// value (and of every merged one) rebuild it to the byte, also through portable bytes (count/portable.hpp).  Together the values must use every part, or a part that is not
// merged would go unseen.  A type joins by being listed in one of the files here (or in accumulators/laws.cpp); a test of
// house/ fails when one is not.
//
// Where an order remains (councils as they came), `same` says what is equal all the same.

#include <pbo/core/text_form.hpp>
#include <pbo/count/cell.hpp>
#include <pbo/count/parts.hpp>
#include <pbo/count/portable.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace laws {

template <class T>
std::string bytes_of_leaf(T const& leaf) {
    if constexpr (std::is_same_v<T, std::string>) {
        return leaf;
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
        static_assert(sizeof(T) <= 8);
        std::string bytes(sizeof(T), '\0');
        std::memcpy(bytes.data(), &leaf, sizeof(T));
        return bytes;
    } else {
        static_assert(pbo::has_text_form<T>, "a leaf is a number, an enumeration, a text or a value with a text form");
        return pbo::text_form<T>::write(leaf);
    }
}

template <class T>
void fill_leaf(T& leaf, std::string const& bytes) {
    if constexpr (std::is_same_v<T, std::string>) {
        leaf = bytes;
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
        REQUIRE(bytes.size() == sizeof(T));
        std::memcpy(&leaf, bytes.data(), sizeof(T));
    } else {
        auto const read = pbo::text_form<T>::read(bytes);
        REQUIRE(read.has_value());
        leaf = *read;
    }
}

template <class T>
std::vector<std::string> leaves_of(T const& whole) {
    std::vector<std::string> all;
    pbo::for_each_leaf(whole, [&all](std::string_view, auto const& leaf) { all.push_back(bytes_of_leaf(leaf)); });
    return all;
}

template <class T>
T rebuilt(std::vector<std::string> const& leaves) {
    std::size_t next = 0;
    T made = pbo::from_parts<T>([&](std::string_view, auto& leaf) {
        REQUIRE(next < leaves.size());
        fill_leaf(leaf, leaves[next++]);
    });
    REQUIRE(next == leaves.size());
    return made;
}

/// The value with other numbers in the leaves of this name.
template <class T, class Number>
T with_leaf(T const& value, std::string_view name, Number number) {
    auto leaves = leaves_of(value);
    std::size_t next = 0;
    std::size_t changed = 0;
    pbo::for_each_leaf(value, [&](std::string_view its, auto const& leaf) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(leaf)>, Number>)
            if (its == name) {
                leaves[next] = bytes_of_leaf(number);
                ++changed;
            }
        ++next;
    });
    REQUIRE(changed != 0);
    return rebuilt<T>(leaves);
}

/// As portable bytes to somewhere else, and to a merge there.
template <class T>
void travels(T const& value) {
    auto const bytes = pbo::portable(value);
    auto const arrived = pbo::from_portable<T>(bytes);
    CHECK(arrived == value);
    CHECK(leaves_of(arrived) == leaves_of(value));
    CHECK(pbo::portable(arrived) == bytes);
    T merged{}, twice = value;
    pbo::merge_portable(merged, bytes);
    CHECK(leaves_of(merged) == leaves_of(value));
    pbo::merge_portable(twice, bytes);
    T same = value;
    same += value;
    CHECK(leaves_of(twice) == leaves_of(same));
}
/// Cut off anywhere, or with a byte changed anywhere (about a hundred places of each).
template <class T>
void is_refused_when_damaged(T const& value) {
    auto const bytes = pbo::portable(value);
    for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 100) {
        CAPTURE(at);
        CHECK_THROWS_AS((void)pbo::from_portable<T>(bytes.substr(0, at)), pbo::portable_error);
        auto changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        CHECK_THROWS_AS((void)pbo::from_portable<T>(changed), pbo::portable_error);
    }
}

template <class T, class Same>
void merges(T const& a, T const& b, T const& c, Same const& same) {
    T left = a, right = b, other_way = b;
    left += b;
    other_way += a;
    CHECK(same(left, other_way));  // commutative
    right += c;
    T first_two = left, last_two = a;
    first_two += c;
    last_two += right;
    CHECK(same(first_two, last_two));  // associative
    CHECK(leaves_of(rebuilt<T>(leaves_of(first_two))) == leaves_of(first_two));
}

template <class T, class Same = std::equal_to<>>
void hold_for(std::vector<T> const& values, Same const& same = {}) {
    static_assert(pbo::cell<T>);
    REQUIRE(values.size() >= 2);
    T const nothing{};
    auto const of_nothing = leaves_of(nothing);
    std::vector<bool> used(of_nothing.size());
    bool one_length = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        T const& value = values[i];
        CAPTURE(i);
        CHECK(value == value);
        CHECK_FALSE(value == nothing);
        T merged = value;
        merged += nothing;
        CHECK(leaves_of(merged) == leaves_of(value));  // the identity on the right
        merged = nothing;
        merged += value;
        CHECK(leaves_of(merged) == leaves_of(value));  // and on the left
        T twice = value, itself = value;
        T const copy = value;
        twice += copy;
        itself += itself;
        CHECK(itself == twice);
        CHECK(leaves_of(itself) == leaves_of(twice));
        CHECK(leaves_of(copy) == leaves_of(value));
        auto const leaves = leaves_of(value);
        auto const again = rebuilt<T>(leaves);
        CHECK(again == value);
        CHECK(leaves_of(again) == leaves);
        travels(value);
        if (leaves.size() != used.size()) {
            one_length = false;
        } else {
            for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf)
                if (leaves[leaf] != of_nothing[leaf]) used[leaf] = true;
        }
        for (auto const& b : values)
            for (auto const& c : values) merges(value, b, c, same);
    }
    if (one_length)
        for (std::size_t leaf = 0; leaf < used.size(); ++leaf) {
            CAPTURE(leaf);
            CHECK(used[leaf]);  // or the laws say nothing of it
        }
    CHECK(leaves_of(rebuilt<T>(of_nothing)) == of_nothing);
    travels(nothing);
    is_refused_when_damaged(values.front());
}

/// Adding the second to the first throws, and then neither has changed.
template <class Exception, class T>
void refuses(T const& first, T const& second) {
    T changed = first;
    CHECK_THROWS_AS(changed += second, Exception);
    CHECK(changed == first);
    CHECK(leaves_of(changed) == leaves_of(first));
}
template <class T>
void overflows(T const& first, T const& second) {
    refuses<std::overflow_error>(first, second);
}
/// These parts make no whole.
template <class Exception, class T, class Number>
void refuses_part(T const& value, std::string_view name, Number number) {
    CHECK_THROWS_AS((void)with_leaf(value, name, number), Exception);
}

}  // namespace laws

#endif
