// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_BENCHMARKS_SUPPORT_INVENTED_SURVEY_HPP
#define PBO_BENCHMARKS_SUPPORT_INVENTED_SURVEY_HPP

// On which survey is speed measured?  People of 152 councils, in no order of councils, four modes and 14 areas of life: the
// same people, and the same bytes of CSV, on every machine.  It says nothing about anybody.
//
//     benchmarks::invented_survey survey;
//     auto const person = survey.next();                          // without end
//     benchmarks::write_invented_survey(file, 2'000'000);         // 17 columns of text, about 228 bytes a row

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

namespace benchmarks {

inline constexpr std::array<std::string_view, 14> invented_areas{
    "independence",       "support_you_need",             "dignity",              "physical_health", "mental_wellbeing",
    "control_of_support", "control_over_life",            "feeling_safe",         "paid_relationships",
    "where_and_with_whom_you_live", "family_relationships", "friendships",          "paid_job",        "volunteering"};
inline constexpr std::array<std::string_view, 4> invented_modes{"direct_payment", "part_direct_payment", "managed_budget",
                                                                "individual_service_fund"};
/// By the code of an answer: 0 is left out, 8 does not apply.
inline constexpr std::array<std::string_view, 9> invented_answers{
    "", "a lot better", "a little better", "no difference", "a little worse", "a lot worse", "", "", "not applicable"};
inline constexpr std::size_t invented_councils = 152;

struct invented_person {
    std::uint32_t council = 0;                          ///< 0 to 151
    std::uint32_t mode = 0;                             ///< 0 to 3
    std::uint32_t weight = 0;                           ///< 0 to 999, for surveys with weights
    std::array<std::uint8_t, invented_areas.size()> answers{};  ///< codes
};

class invented_survey {
public:
    invented_person next() {
        // Twelve chances: a quarter a lot better, a third a little, a sixth no different, and so on; 1 in 25 is left out.
        constexpr std::array<std::uint8_t, 12> codes{1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 8};
        invented_person person;
        draw_ = random_();
        person.council = below(invented_councils);
        person.mode = below(4);
        for (std::size_t area = 0; area < person.answers.size(); ++area) {
            if (area == 8) draw_ = random_();
            auto const chance = below(25);
            person.answers[area] = chance < 24 ? codes[chance / 2] : std::uint8_t{0};
        }
        person.weight = below(1000);
        return person;
    }

private:
    /// One draw of 64 bits is taken apart: std::uniform_int_distribution differs between libraries.
    std::uint32_t below(std::uint64_t n) {
        auto const one = draw_ % n;
        draw_ /= n;
        return static_cast<std::uint32_t>(one);
    }

    std::mt19937_64 random_{20110331};
    std::uint64_t draw_ = 0;
};

inline std::string invented_council_code(std::uint32_t council) {
    auto const number = std::to_string(council + 1);
    return "E06" + std::string(6 - number.size(), '0') + number;
}

/// The survey as CSV: a heading and so many rows.
inline void write_invented_survey(std::ostream& out, std::uint64_t rows) {
    std::array<std::string, invented_councils> councils;
    for (std::uint32_t i = 0; i < councils.size(); ++i) councils[i] = invented_council_code(i);
    std::string text = "ons_code,role,mode";
    for (auto area : invented_areas) text.append(",").append(area);
    text += '\n';
    invented_survey survey;
    for (std::uint64_t row = 0; row < rows; ++row) {
        auto const person = survey.next();
        text.append(councils[person.council]).append(",user,").append(invented_modes[person.mode]);
        for (auto code : person.answers) text.append(",").append(invented_answers[code]);
        text += '\n';
        if (text.size() > (std::size_t{1} << 20U)) {
            out << text;
            text.clear();
        }
    }
    out << text;
}

}  // namespace benchmarks

#endif
