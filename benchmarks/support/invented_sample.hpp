// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_BENCHMARKS_SUPPORT_INVENTED_SAMPLE_HPP
#define PBO_BENCHMARKS_SUPPORT_INVENTED_SAMPLE_HPP

// The people of invented_survey.hpp as a sample: councils are clusters in 10 strata, and everybody has a weight.  Everybody
// answers every area here, so that R's survey can take all areas in one call.

#include "invented_survey.hpp"

#include <pbo/core/answer_sheet.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/poet_style.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <vector>

namespace benchmarks {

struct invented_response {
    pbo::answer_sheet<16> answers;
    pbo::delivery_mode mode{};
    std::uint16_t council = 0;
    std::uint8_t stratum = 0;
    double weight = 1;
};

struct invented_sample {
    pbo::instrument instrument = pbo::poet_style_users();
    std::vector<invented_response> responses;
};

inline constexpr std::array invented_delivery_modes{
    pbo::delivery_mode::direct_payment, pbo::delivery_mode::part_direct_payment, pbo::delivery_mode::managed_budget,
    pbo::delivery_mode::individual_service_fund};

inline invented_sample make_invented_sample(std::size_t rows) {
    invented_sample sample;
    sample.responses.reserve(rows);
    invented_survey survey;
    for (std::size_t i = 0; i < rows; ++i) {
        auto const person = survey.next();
        invented_response r;
        r.council = static_cast<std::uint16_t>(person.council);
        r.stratum = static_cast<std::uint8_t>(person.council % 10);
        r.mode = invented_delivery_modes[person.mode];
        r.weight = 0.5 + person.weight / 256.0;
        for (std::size_t area = 0; area < person.answers.size(); ++area) {
            auto const code = person.answers[area];
            r.answers.set(area, code == 0 || code == 8 ? std::uint8_t{5} : code);
        }
        sample.responses.push_back(r);
    }
    return sample;
}

/// For R: mode, council and stratum as numbers, the weight, and for each area 1 where it got better.
inline void write_invented_sample(std::ostream& out, invented_sample const& sample) {
    out.precision(17);
    out << "mode,council,stratum,weight";
    for (std::size_t area = 0; area < invented_areas.size(); ++area) out << ",a" << area;
    out << '\n';
    for (auto const& r : sample.responses) {
        out << static_cast<int>(r.mode) << ',' << r.council << ',' << int{r.stratum} << ',' << r.weight;
        for (std::size_t area = 0; area < invented_areas.size(); ++area) out << ',' << (r.answers.codes()[area] <= 2 ? 1 : 0);
        out << '\n';
    }
}

}  // namespace benchmarks

#endif
