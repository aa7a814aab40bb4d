// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// That every type of ours travels and is refused when damaged is a law (laws/laws.hpp).  Here: which bytes exactly, made by a
// program of twenty lines in Python from the description in the header (struct, and liblzma's CRC-64), and what is said of
// bytes that are none.
#include <pbo/count/amount.hpp>
#include <pbo/count/portable.hpp>
#include <pbo/count/row.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tally.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace {
enum class owner_of_bytes : std::uint8_t { mine, yours };
enum class bare_code : std::uint16_t { one = 1, large = 200 };
}  // namespace

template <>
inline constexpr std::array<pbo::spelled<owner_of_bytes>, 2> pbo::spellings_of<owner_of_bytes>{
    {{owner_of_bytes::mine, "mine"}, {owner_of_bytes::yours, "yours"}}};

namespace {

struct bytes_of_nothing {
    friend bool operator==(bytes_of_nothing, bytes_of_nothing) = default;
};

/// A leaf of each kind, as somebody's own type would have them.
struct one_of_each {
    bool yes = false;
    int little = 0;
    std::int64_t least = 0;
    double real = 0.0;
    owner_of_bytes whose = owner_of_bytes::mine;
    bare_code code = bare_code::one;
    std::optional<double> maybe{};
    std::optional<std::string> none{};
    std::vector<bytes_of_nothing> list{};
    std::tuple<std::array<std::uint64_t, 2>, std::string> pair{};

    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("yes", self.yes);
        visit("small", self.little);
        visit("least", self.least);
        visit("real", self.real);
        visit("whose", self.whose);
        visit("code", self.code);
        visit("maybe", self.maybe);
        visit("none", self.none);
        visit("list", self.list);
        visit("pair", self.pair);
    }
    friend bool operator==(one_of_each const&, one_of_each const&) = default;
};

using told_by_name = pbo::table<std::string, pbo::tally, pbo::headings<1>>;

told_by_name told(std::string const& heading = "told") {
    told_by_name::builder b(pbo::headings<1>{{pbo::label(heading)}});
    b["a"] += pbo::tally(1, 3);
    pbo::tally large(std::uint64_t{1} << 40U, std::numeric_limits<std::uint64_t>::max());
    for (int i = 0; i < 3; ++i) large.add(pbo::absence::not_available);
    b["Kirklees \xE2\x80\x94 b"] = large;
    return b.freeze();
}

std::string hexadecimal_of(std::string_view bytes) {
    std::string text;
    for (char const c : bytes) {
        text += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4U];
        text += "0123456789abcdef"[static_cast<unsigned char>(c) & 15U];
    }
    return text;
}

// A change of these bytes is another version of the format (portable_header::newest): tables are stored in them.
constexpr std::string_view bytes_of_told =
    "70626f20636f756e74732c206e6f742070726f7465637465643a204e4f5420464f522052454c454153450d0a1a0a0100e834"
    "d9502dee627f640000000000000039000000000000007b636f6e746578743a7b6e616d65733a312a746578747d2c656e7472"
    "6965733a5b7b6b65793a746578742c63656c6c3a7b686974733a636f756e742c747269616c733a636f756e742c616273656e"
    "743a7b636f756e74733a382a636f756e747d7d7d5d7d04746f6c64020e4b69726b6c65657320e280942062808080808020ff"
    "ffffffffffffffff010003000000000000016101030000000000000000c8ba6c8dc29b52f4";
constexpr std::string_view bytes_of_each =
    "70626f20636f756e74732c206e6f742070726f7465637465643a204e4f5420464f522052454c454153450d0a1a0a01000000"
    "0000000000007c0000000000000030000000000000007b7965733a626f6f6c2c736d616c6c3a77686f6c652c6c656173743a"
    "77686f6c652c7265616c3a7265616c2c77686f73653a776f7264286d696e65292c636f64653a636f64652c6d617962653a3f"
    "7265616c2c6e6f6e653a3f746578742c6c6973743a5b7b7d5d2c706169723a7b322a636f756e742c746578747d7d0105ffff"
    "ffffffffffffff019a9999999999b9bf05796f757273c8010101000000000000000002000007800103780079c7cb9f98606c"
    "5321";

/// The message of what reading throws; empty when it throws nothing.
template <class T>
std::string refusal_of(std::string_view bytes) {
    try {
        (void)pbo::from_portable<T>(bytes);
        return {};
    } catch (pbo::portable_error const& e) {
        return e.what();
    }
}
/// The bytes with something else in a place, and the checksum that belongs to them.
std::string forged(std::string bytes, std::size_t at, std::string_view with) {
    bytes.replace(at, with.size(), with);
    bytes.resize(bytes.size() - 8);
    auto const sum = pbo::detail::crc64_of(bytes);
    pbo::detail::part_writer(bytes).fixed(sum, 8);
    return bytes;
}
/// The bytes with another content, its length and the checksum that belongs to them.
std::string with_content(std::string_view bytes, std::string_view content) {
    auto const header = pbo::header_of_portable(bytes);
    auto const length_at = pbo::portable_header::opening.size() + 2 + 8 + 8;
    std::string all(bytes.substr(0, length_at));
    pbo::detail::part_writer to(all);
    to.fixed(content.size(), 8);
    all += header.shape;
    all += content;
    to.fixed(pbo::detail::crc64_of(all), 8);
    return all;
}

}  // namespace

TEST_CASE("portable: the bytes of a table, and of a leaf of each kind") {
    CHECK(hexadecimal_of(pbo::portable(told())) == bytes_of_told);
    one_of_each const all{true, -3, std::numeric_limits<std::int64_t>::min(), -0.1, owner_of_bytes::yours, bare_code::large,
                          std::numeric_limits<double>::denorm_min(), std::nullopt, {{}, {}}, {{7, 128}, std::string("x\0y", 3)}};
    CHECK(hexadecimal_of(pbo::portable(all)) == bytes_of_each);
    CHECK(pbo::from_portable<one_of_each>(pbo::portable(all)) == all);
    CHECK(pbo::from_portable<told_by_name>(pbo::portable(told())) == told());
}

TEST_CASE("portable: what can be told before it is read") {
    auto const bytes = pbo::portable(told());
    auto const header = pbo::header_of_portable(bytes);
    CHECK(header.version == 1);
    CHECK(header.shape.starts_with("{context:{names:1*text},entries:[{key:text,"));
    CHECK(header.content.size() == bytes.size() - header.shape.size() - 46 - 2 - 3 * 8 - 8);
    told_by_name const other_cells(pbo::headings<1>{{"told"}});
    CHECK(pbo::header_of_portable(pbo::portable(other_cells)).context == header.context);
    CHECK(pbo::header_of_portable(pbo::portable(told("heard"))).context != header.context);
    CHECK(pbo::header_of_portable(pbo::portable(told_by_name{})).context == 0);
}

TEST_CASE("portable: bytes that are none say what they are") {
    auto const bytes = pbo::portable(told());
    CHECK(refusal_of<told_by_name>("") == "pbo::portable: there are no bytes");
    CHECK(refusal_of<told_by_name>("council,people\n") == "pbo::portable: no saved table: it begins with 'council,people\\n'");
    CHECK(refusal_of<told_by_name>(bytes.substr(0, 20)) == "pbo::portable: the bytes end after 20");
    CHECK(refusal_of<told_by_name>(bytes.substr(0, bytes.size() - 9)).find("the content is said to take") != std::string::npos);
    CHECK(refusal_of<told_by_name>(bytes.substr(0, bytes.size() - 1)) ==
          "pbo::portable: the checksum is said to take 8 bytes, and 7 are left");
    CHECK(refusal_of<told_by_name>(bytes + "x") == "pbo::portable: 1 bytes follow after the end");
    auto text = bytes;
    text.erase(text.find('\r'), 1);
    CHECK(refusal_of<told_by_name>(text) == "pbo::portable: the bytes were changed in a transfer as text; transfer them as binary");
    auto altered = bytes;
    altered[bytes.find("Kirklees")] = 'k';
    CHECK(refusal_of<told_by_name>(altered) == "pbo::portable: the bytes were altered: they do not have their checksum");
    CHECK(refusal_of<told_by_name>(forged(bytes, 46, std::string_view("\2\0", 2))) ==
          "pbo::portable: written in version 2 of the format; this program reads version 1, so a later one is needed");
    using by_number = pbo::table<int, pbo::tally, pbo::headings<1>>;
    CHECK(refusal_of<by_number>(bytes).find("it holds '{names:1*text},entries:[{key:text") == std::string::npos);
    CHECK(refusal_of<by_number>(bytes).find("key:text,cell") != std::string::npos);
    CHECK(refusal_of<by_number>(bytes).find("key:whole,cell") != std::string::npos);
}

TEST_CASE("portable: parts that make no whole, and numbers that ask for too much") {
    auto const bytes = pbo::portable(told());
    auto const at = bytes.find("a\1\3");  // the key, one hit of three: two are no more than three, four are
    REQUIRE(at != std::string::npos);
    CHECK(refusal_of<told_by_name>(forged(bytes, at + 1, "\2")).empty());
    CHECK(refusal_of<told_by_name>(forged(bytes, at + 1, "\4")).find("no count can be: pbo::proportion: 4") != std::string::npos);
    // Keys out of order: "z" is no longer before "a".
    auto const kirklees = bytes.find("Kirklees");
    REQUIRE(kirklees < at);
    CHECK(refusal_of<told_by_name>(forged(bytes, kirklees, "z")).find("does not stand after") != std::string::npos);
    // How many entries: 2, made 127; and a text of 127 bytes.
    auto const entries = bytes.find("told") + 4;
    CHECK(refusal_of<told_by_name>(forged(bytes, entries, "\x7F")) == "pbo::portable: entries are said to be 127, and 51 bytes are left");
    CHECK(refusal_of<told_by_name>(forged(bytes, at - 1, "\x7F")).find("key is said to take 127 bytes") != std::string::npos);
    // A number in more bytes than it takes would be another text of the same value.
    CHECK(refusal_of<told_by_name>(forged(bytes, at + 1, std::string_view("\x81\0", 2))).find("more bytes than it takes") != std::string::npos);

    auto const each = pbo::portable(one_of_each{});
    auto const content = each.size() - 8 - pbo::header_of_portable(each).content.size();
    CHECK(refusal_of<one_of_each>(forged(each, content, "\2")).find("yes is neither yes nor no, but 2") != std::string::npos);
    auto const mine = each.find("mine", content);
    CHECK(refusal_of<one_of_each>(forged(each, mine, "ours")).find("whose is 'ours', where one of mine, yours is expected") != std::string::npos);
    CHECK(refusal_of<one_of_each>(forged(each, mine, "Mine")).find("whose is 'Mine'") != std::string::npos);
}

TEST_CASE("portable: numbers beyond their type, something where nothing is, and bytes that belong to nothing") {
    auto const bytes = pbo::portable(told());
    auto const greatest = bytes.find("\xFF\x01");  // the last of the ten bytes of 2^64 - 1
    REQUIRE(greatest != std::string::npos);
    CHECK(refusal_of<told_by_name>(forged(bytes, greatest + 1, "\x02")) == "pbo::portable: trials is a number of more than 64 bits");

    one_of_each two;
    two.list = {{}, {}};
    auto const each = pbo::portable(two);
    auto const content = std::string(pbo::header_of_portable(each).content);
    auto const list = content.find(std::string_view("\2\0\0", 3));
    REQUIRE(list != std::string::npos);
    auto const changed = [&](std::size_t at, std::size_t instead_of, std::string_view with) {
        auto all = content;
        return with_content(each, all.replace(at, instead_of, with));
    };
    CHECK(pbo::from_portable<one_of_each>(changed(0, 0, "")) == two);
    CHECK(refusal_of<one_of_each>(changed(list + 2, 1, "\1")) == "pbo::portable: list has something where nothing can be");
    // 2^31 and -2^31 - 1, twice and once more than twice, where an int stands.
    CHECK(refusal_of<one_of_each>(changed(1, 1, "\x80\x80\x80\x80\x10")) == "pbo::portable: small cannot be 2147483648");
    CHECK(refusal_of<one_of_each>(changed(1, 1, "\x81\x80\x80\x80\x10")) == "pbo::portable: small cannot be -2147483649");
    CHECK(refusal_of<one_of_each>(changed(content.size(), 0, "abc")) == "pbo::portable: 3 bytes of the content belong to nothing");
    CHECK(refusal_of<one_of_each>(changed(content.size() - 1, 1, "")) == "pbo::portable: pair is said to take 1 bytes, and 0 are left");

    auto const nobody = pbo::portable(pbo::amount());
    auto amounts = std::string(pbo::header_of_portable(nobody).content);
    amounts[1] = '\2';
    CHECK(refusal_of<pbo::amount>(with_content(nobody, amounts)) ==
          "pbo::portable: it holds what no count can be: pbo::amount: no 0 amounts have the sum 1 and so small a sum of squares");
}

TEST_CASE("portable: merging asks the context before it reads the cells") {
    auto all = told();
    pbo::merge_portable(all, pbo::portable(told_by_name{}));
    CHECK(all == told());
    told_by_name none;
    pbo::merge_portable(none, pbo::portable(told()));
    CHECK(none == told());

    // Bytes whose cells nobody could read: it is the context that is told of, and nothing has changed.
    auto const other = pbo::portable(told("heard"));
    auto const unreadable = forged(other, other.find("a\1\3") + 1, "\4");
    CHECK_THROWS_WITH_AS(pbo::merge_portable(all, unreadable),
                         "pbo: tables of different indicators cannot be merged: 'told' and 'heard'", std::invalid_argument);
    CHECK(all == told());
    CHECK_THROWS_AS(pbo::merge_portable(none, unreadable), std::invalid_argument);

    told_by_name::builder of_another(pbo::headings<1>{{"told"}});
    of_another["c"] += pbo::tally(2, 2);
    pbo::merge_portable(all, pbo::portable(of_another.freeze()));
    CHECK(all.size() == 3);
    CHECK(all["c"] == pbo::tally(2, 2));
}

TEST_CASE("portable: a value without a spelling is refused when it is written") {
    one_of_each all;
    all.whose = static_cast<owner_of_bytes>(9);
    CHECK_THROWS_WITH_AS((void)pbo::portable(all), "pbo::portable: a value that has no spelling, where one of mine, yours is expected",
                         std::domain_error);
}
