// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_SUPPORT_HOSTILE_HPP
#define PBO_TESTS_SUPPORT_HOSTILE_HPP

// A locale that does all to numbers that a locale can, and a stream in the worst of states.

#include <iomanip>
#include <locale>
#include <sstream>
#include <string>

namespace hostile {

struct continental : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\1"; }
    std::string do_truename() const override { return "wahr"; }
    std::string do_falsename() const override { return "falsch"; }
};

[[nodiscard]] inline std::locale locale() { return {std::locale::classic(), new continental}; }

/// The global locale while it lives.
class under_a_hostile_locale {
public:
    under_a_hostile_locale() : before_(std::locale::global(locale())) {}
    ~under_a_hostile_locale() { std::locale::global(before_); }
    under_a_hostile_locale(under_a_hostile_locale const&) = delete;
    under_a_hostile_locale& operator=(under_a_hostile_locale const&) = delete;

private:
    std::locale before_;
};

template <class T>
std::string written(T const& value) {
    std::ostringstream out;
    out << value;
    return out.str();
}
template <class T>
std::string written_hostile(T const& value) {
    under_a_hostile_locale const hostile;
    std::ostringstream out;
    out << std::hex << std::showbase << std::showpos << std::uppercase << std::scientific << std::setprecision(2) << std::boolalpha << value;
    return out.str();
}

}  // namespace hostile

#endif
