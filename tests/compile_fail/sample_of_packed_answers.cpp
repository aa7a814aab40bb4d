// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Packed answers have lost their records, and with them their weights and clusters.
// expects: pbo::sample stands round records (a range), a survey, pbo::record_files or pbo::survey_files
#include <pbo/count/tabulate.hpp>
#include <pbo/sampling/sample.hpp>

#include <vector>

struct answered {
    int line = 0;
    pbo::answer_sheet<16> answers{};
};

auto drawn(std::vector<answered> const& all) {
#ifdef PBO_BAD
    return pbo::sample(pbo::pack(all, pbo::by(&answered::line), &answered::answers));
#else
    return pbo::sample(all);
#endif
}
