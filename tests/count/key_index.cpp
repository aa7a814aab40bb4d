// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/detail/key_index.hpp>

#include <doctest/doctest.h>

#include <set>

namespace {
template <class Key>
struct entry { Key key; };

template <class Key, class Index>
std::size_t put(Index& index, std::vector<entry<Key>>& entries, Key const& key) {
    return index.position(key, entries, [&] { entries.push_back({key}); });
}
struct plain {  // ordered, without a hash
    int n = 0;
    friend auto operator<=>(plain const&, plain const&) = default;
};

template <class Key, class Make>
void finds_all_again(Make make) {
    pbo::detail::key_index<Key> index;
    std::vector<entry<Key>> entries;
    for (int i = 0; i < 5000; ++i) CHECK(put(index, entries, Key(make(i))) == static_cast<std::size_t>(i));
    for (int i = 4999; i >= 0; --i) CHECK(put(index, entries, Key(make(i))) == static_cast<std::size_t>(i));
    CHECK(entries.size() == 5000);
}
}  // namespace

static_assert(pbo::detail::hashable_key<int> && pbo::detail::hashable_key<std::tuple<int, std::string const&>>);
static_assert(!pbo::detail::hashable_key<plain> && !pbo::detail::hashable_key<std::tuple<int, plain>>);

TEST_CASE("every key is found where it was put, through growth, hashed or ordered") {
    finds_all_again<int>([](int i) { return i * 1024; });
    finds_all_again<std::string>([](int i) { return std::to_string(i); });
    finds_all_again<std::tuple<int, std::string>>([](int i) { return std::tuple(i % 70, std::to_string(i / 70)); });
    finds_all_again<plain>([](int i) { return plain{i}; });
    finds_all_again<std::tuple<plain, int>>([](int i) { return std::tuple(plain{i}, 1); });
    finds_all_again<double>([](int i) { return i * 0.5; });
}

TEST_CASE("hashes of keys that differ in any one part of their bits fall on different slots") {
    for (unsigned shift : {0U, 8U, 16U, 24U, 32U, 40U, 48U}) {
        CAPTURE(shift);
        std::set<std::uint64_t> slots;
        for (std::uint64_t i = 0; i < 600; ++i) slots.insert(pbo::detail::spread_hash(i << shift) & 2047U);
        CHECK(slots.size() > 450);  // 520 are expected of 600 balls in 2,048 boxes at random
    }
    std::set<std::uint64_t> pairs;
    for (int i = 0; i < 30; ++i)
        for (int j = 0; j < 20; ++j) pairs.insert(pbo::detail::spread_hash(std::tuple(i, j)) & 2047U);
    CHECK(pairs.size() > 450);
    CHECK(pbo::detail::spread_hash(std::tuple(1, 2)) != pbo::detail::spread_hash(std::tuple(2, 1)));
}

TEST_CASE("an entry that cannot be made leaves no trace") {
    auto const try_it = []<class Key>(Key first, Key second) {
        pbo::detail::key_index<Key> index;
        std::vector<entry<Key>> entries;
        CHECK_THROWS_AS((void)index.position(first, entries, [] { throw std::bad_alloc(); }), std::bad_alloc);
        CHECK(put(index, entries, second) == 0);
        CHECK(put(index, entries, first) == 1);
        CHECK(put(index, entries, second) == 0);
    };
    try_it(1, 2);
    try_it(plain{1}, plain{2});
}

TEST_CASE("one key more than an index can number is refused, and those it has stay") {
    pbo::detail::key_index<int, 100> index;
    std::vector<entry<int>> entries;
    for (int i = 0; i < 100; ++i) (void)put(index, entries, i);
    CHECK_THROWS_WITH_AS((void)put(index, entries, 100), doctest::Contains("more than 100 different keys"), std::length_error);
    for (int i = 0; i < 100; ++i) CHECK(put(index, entries, i) == static_cast<std::size_t>(i));
}

TEST_CASE("the message says what there are too many of") {
    pbo::detail::key_index<int, 1> index("councils");
    std::vector<entry<int>> entries;
    (void)put(index, entries, 7);
    CHECK_THROWS_WITH_AS((void)put(index, entries, 8), doctest::Contains("more than 1 different councils"), pbo::too_many_keys);
}

TEST_CASE("a tuple of references finds the tuple") {
    using key = std::tuple<std::string, int>;
    pbo::detail::key_index<key> index;
    std::vector<entry<key>> entries;
    CHECK(put(index, entries, key("Leeds", 1)) == 0);
    std::string const name = "Leeds";
    CHECK(index.position(std::tuple<std::string const&, int>(name, 1), entries, [] { FAIL("it is there"); }) == 0);
}

namespace {
/// A text whose hash somebody has chosen: it is that of every other.
struct chosen {
    std::string text;
    friend bool operator==(chosen const& a, chosen const& b) {
        ++compared;
        return a.text == b.text;
    }
    friend auto operator<=>(chosen const& a, chosen const& b) {
        ++compared;
        return a.text <=> b.text;
    }
    static inline std::size_t compared = 0;
};
}  // namespace

template <>
struct std::hash<chosen> {
    std::size_t operator()(chosen const&) const noexcept { return 42; }
};

TEST_CASE("keys that all have one hash are found again in n log n steps") {
    pbo::detail::key_index<chosen> index;
    std::vector<entry<chosen>> entries;
    constexpr std::size_t n = 20000;
    chosen::compared = 0;
    for (std::size_t i = 0; i < n; ++i) CHECK(put(index, entries, chosen{std::to_string(i * 7919 % n)}) == i);
    CHECK(index.is_ordered());
    for (std::size_t i = 0; i < n; ++i) CHECK(put(index, entries, chosen{std::to_string(i * 7919 % n)}) == i);
    CHECK(entries.size() == n);
    CHECK(chosen::compared < 2 * n * 100 + 1024 * 1024);  // n^2 / 2 would be 200,000,000
    auto const copy = index;  // whoever copies a builder takes the order along
    CHECK(copy.is_ordered());
}

TEST_CASE("keys in order keep their limit and leave no trace of what cannot be made") {
    pbo::detail::key_index<chosen, 2000> index;
    std::vector<entry<chosen>> entries;
    for (std::size_t i = 0; i < 1999; ++i) (void)put(index, entries, chosen{std::to_string(i)});
    CHECK(index.is_ordered());
    CHECK_THROWS_AS((void)index.position(chosen{"new"}, entries, [] { throw std::bad_alloc(); }), std::bad_alloc);
    CHECK(put(index, entries, chosen{"another"}) == 1999);
    CHECK_THROWS_WITH_AS((void)put(index, entries, chosen{"new"}), doctest::Contains("more than 2,000 different keys"), pbo::too_many_keys);
    CHECK(put(index, entries, chosen{"7"}) == 7);
}

TEST_CASE("hundreds of thousands of honest keys are not looked up by their order") {
    pbo::detail::key_index<std::string> texts;
    std::vector<entry<std::string>> entries;
    for (int i = 0; i < 200000; ++i) (void)put(texts, entries, "Area " + std::to_string(i));
    CHECK(!texts.is_ordered());
    pbo::detail::key_index<std::uint64_t> numbers;
    std::vector<entry<std::uint64_t>> more;
    for (std::uint64_t i = 0; i < 200000; ++i) (void)put(numbers, more, i << 32U);
    CHECK(!numbers.is_ordered());
}
