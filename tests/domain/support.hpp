// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_DOMAIN_SUPPORT_HPP
#define PBO_TESTS_DOMAIN_SUPPORT_HPP

// What every value type of the room promises: regular, printable, and the same value back from its text.

#include <pbo/core/columns.hpp>
#include <pbo/core/text_form.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>

template <class T>
concept value_of_the_field = std::regular<T> && pbo::has_text_form<T> && requires(std::ostream& out, T const& t) {
    out << t;
};

template <class T>
std::string printed(T const& value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

/// read(write(x)) == x, and the text is the canonical one.
template <class T>
void check_text(T const& value, std::string_view text) {
    CAPTURE(text);
    CHECK(pbo::text_form<T>::write(value) == text);
    auto const back = pbo::text_form<T>::read(text);
    REQUIRE(back.has_value());
    CHECK(*back == value);
}

/// Every enumerator from 0 to last has a text of its own that reads back, and prints as that text.
template <class E>
void check_enumeration(E last) {
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        E const value = static_cast<E>(i);
        std::string const text = pbo::text_form<E>::write(value);
        CAPTURE(i);
        CHECK(text != "?");
        check_text(value, text);
        CHECK(printed(value) == text);
        CHECK(pbo::text_form<E>::expected().find(text) != std::string::npos);
    }
    CHECK(pbo::text_form<E>::write(static_cast<E>(static_cast<int>(last) + 1)) == "?");  // last is the last
    CHECK_FALSE(pbo::text_form<E>::read("nonsense").has_value());
}

/// Equality of councils is by key, so that of records cannot show that a column was lost; this can.
template <pbo::described_record Record>
bool same_in_all_columns(Record const& a, Record const& b) {
    bool same = true;
    pbo::for_each_column<Record>([&](auto const& c) { same = same && c.in(a) == c.in(b); });
    return same;
}

template <pbo::described_record Record>
std::string headings(bool only_required = false) {
    std::string all;
    pbo::for_each_column<Record>([&](auto const& c) {
        if (c.required || !only_required) all += (all.empty() ? "" : " ") + std::string(c.name);
    });
    return all;
}
template <pbo::described_record Record>
std::string required_headings() {
    return headings<Record>(true);
}

#endif
