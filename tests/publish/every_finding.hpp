// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_PUBLISH_EVERY_FINDING_HPP
#define PBO_TESTS_PUBLISH_EVERY_FINDING_HPP

// A sheet for what every function of measure/, sampling/ and compare/ returns, under the function's name: of councils, groups and
// areas of life that are called as the test wants, with figures, without, and with nobody to count.

#include "finding_sheets.hpp"

#include <exception>
#include <map>
#include <string>
#include <vector>

namespace every {

struct laid_out {
    std::map<std::string, std::vector<pbo::sheet>> sheets;
    std::vector<std::string> errors;

    /// The sheet of what is made.
    template <class Make>
    void add(std::string const& function, Make const& make) {
        put(function, [&] { return sheet_of(make()); });
    }
    template <class Make>
    void put(std::string const& function, Make const& make) {
        try {
            sheets[function].push_back(make());
        } catch (std::exception const& e) {
            errors.push_back(function + ": " + e.what());
        }
    }
};

inline pbo::council_return named(std::string const& name, pbo::figure<std::uint64_t> budgets, pbo::figure<std::uint64_t> eligible,
                                 pbo::figure<std::uint64_t> direct, pbo::period when) {
    auto r = tests::returned("", budgets, eligible, direct);
    r.council.name = pbo::council_name(name);
    r.council.region = pbo::region_name(name + " region");
    r.period = when;
    return r;
}
inline std::vector<pbo::council_return> returns_of(std::string const& name, pbo::period when, std::uint64_t more) {
    return {named(name, 1200 + more, 3000, 400, when), named("Beta", 300 + more, 1000, 300, when), named("Gamma", 40 + more, 90, 10, when),
            named("Delta", 10, 20, pbo::absence::not_available, when), named("Wold", 1, 7, 1, when),
            named("Nobody", 0, 0, 0, when), named("Hidden", pbo::absence::suppressed, pbo::absence::suppressed, {}, when),
            named("Blank", pbo::absence::not_applicable, 400, {}, when)};
}

void of_councils(laid_out& all, std::string const& name);
void of_surveys(laid_out& all, std::string const& name);
void of_samples_and_forecasts(laid_out& all, std::string const& name);

/// Every function that is listed, with the sheets of what it returned.
inline laid_out findings(std::string const& name) {
    laid_out all;
    of_councils(all, name);
    of_surveys(all, name);
    of_samples_and_forecasts(all, name);
    return all;
}

}  // namespace every

#endif
