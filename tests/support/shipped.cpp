// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <support/shipped.hpp>

#include <pbo/domain/poet_style.hpp>
#include <pbo/read/returns.hpp>
#include <pbo/read/survey.hpp>

namespace shipped {

namespace {
survey read(pbo::instrument const& instrument) {
    auto all = pbo::read_survey(PBO_SOURCE_DIR "/examples/data/synthetic_survey.csv", instrument);
    return {instrument, {all.responses.begin(), all.responses.end()}};
}
}  // namespace

survey const& users() {
    static auto const all = read(pbo::poet_style_users());
    return all;
}
survey const& carers() {
    static auto const all = read(pbo::poet_style_carers());
    return all;
}
std::vector<pbo::council_return> const& returns() {
    static auto const all = [] {
        auto const read = pbo::read_returns(PBO_SOURCE_DIR "/examples/data/synthetic_returns.csv");
        return std::vector<pbo::council_return>(read.begin(), read.end());
    }();
    return all;
}

}  // namespace shipped
