// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// An invented survey to measure speed with: generate FILE [ROWS].  17 columns of text (a council's code, the role, the
// mode and 14 areas), in no order of councils, the same bytes on every machine.  It says nothing about anybody.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <string_view>

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "generate FILE [ROWS]\n";
        return 2;
    }
    std::uint64_t const rows = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 2'000'000;
    constexpr std::array<std::string_view, 14> areas{
        "independence",        "support_you_need", "dignity",           "physical_health",
        "mental_wellbeing",    "control_of_support", "control_over_life", "feeling_safe",
        "paid_relationships",  "where_and_with_whom_you_live", "family_relationships", "friendships",
        "paid_job",            "volunteering"};
    constexpr std::array<std::string_view, 4> modes{"direct_payment", "part_direct_payment", "managed_budget",
                                                    "individual_service_fund"};
    // Twelve chances: a quarter a lot better, a third a little, a sixth no different, and so on.
    constexpr std::array<std::string_view, 12> answers{
        "a lot better",    "a lot better",  "a lot better",   "a little better", "a little better", "a little better",
        "a little better", "no difference", "no difference",  "a little worse",  "a lot worse",     "not applicable"};

    std::ofstream out(argv[1], std::ios::binary);
    std::mt19937_64 random(20110331);
    std::string text = "ons_code,role,mode";
    for (auto area : areas) text.append(",").append(area);
    text += '\n';
    for (std::uint64_t row = 0; row < rows; ++row) {
        auto draw = random();
        auto const next = [&draw](std::uint64_t n) {
            auto const one = draw % n;
            draw /= n;
            return static_cast<std::size_t>(one);
        };
        auto const council = next(152) + 1;
        text += council < 10 ? "E0600000" : council < 100 ? "E060000" : "E06000";
        text += std::to_string(council);
        text.append(",user,").append(modes[next(4)]);
        for (std::size_t area = 0; area < areas.size(); ++area) {
            if (area == 8) draw = random();
            text += ',';
            if (auto const chance = next(25); chance < 24) text.append(answers[chance / 2]);  // 1 in 25 is left out
        }
        text += '\n';
        if (text.size() > (1U << 20U)) {
            out << text;
            text.clear();
        }
    }
    out << text;
    out.close();
    if (!out) {
        std::cerr << "generate: " << argv[1] << " cannot be written\n";
        return 1;
    }
}
