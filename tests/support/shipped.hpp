// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_SUPPORT_SHIPPED_HPP
#define PBO_TESTS_SUPPORT_SHIPPED_HPP

// The shipped synthetic data, read once.  The reader is compiled in shipped.cpp alone: in every test that only wants what
// the files say it took as long as the test itself.

#include <pbo/domain/council_return.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/survey_response.hpp>

#include <vector>

namespace shipped {

struct survey {
    pbo::instrument instrument;
    std::vector<pbo::survey_response> responses;

    [[nodiscard]] auto begin() const { return responses.begin(); }
    [[nodiscard]] auto end() const { return responses.end(); }
};

survey const& users();
survey const& carers();
std::vector<pbo::council_return> const& returns();

}  // namespace shipped

#endif
