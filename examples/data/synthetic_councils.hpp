// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_DATA_SYNTHETIC_COUNCILS_HPP
#define PBO_EXAMPLES_DATA_SYNTHETIC_COUNCILS_HPP

// Which councils do the synthetic files speak of?  152, as many of each kind in each region as England had in 2011, and
// none of them real: names and codes are invented, and there is no ONS code, so that nobody can join these rows to a
// real council's.  13 are called pilots; 132 answer the returns; 10 have many survey respondents and 40 a few.

#include "synthetic.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace synthetic {

struct council {
    std::string code;
    std::string name;
    std::string_view region;
    std::string_view kind;
    bool pilot = false;
    bool answers = true;
    std::string roll_out_start;
};

inline constexpr std::size_t council_count = 152;
inline constexpr std::size_t answering_count = 132;
inline constexpr std::size_t pilot_count = 13;

// The councils that stand for the two that print names with their take-up of 2009-10.
inline constexpr std::string_view like_manchester = "Synthetic council like Manchester";
inline constexpr std::string_view like_somerset = "Synthetic council like Somerset";

inline std::vector<council> councils() {
    struct region_kinds {
        std::string_view region;
        int metropolitan_districts, london_boroughs, unitary_authorities, counties;
    };
    static constexpr std::array<region_kinds, 9> regions{{{"North East", 5, 0, 7, 0},
                                                          {"North West", 15, 0, 6, 2},
                                                          {"Yorkshire and the Humber", 9, 0, 5, 1},
                                                          {"East Midlands", 0, 0, 4, 5},
                                                          {"West Midlands", 7, 0, 4, 3},
                                                          {"East of England", 0, 0, 6, 5},
                                                          {"London", 0, 33, 0, 0},
                                                          {"South East", 0, 0, 12, 7},
                                                          {"South West", 0, 0, 12, 4}}};
    std::vector<council> all;
    auto const add = [&](std::string_view region, std::string_view kind, int how_many) {
        for (int i = 0; i != how_many; ++i) {
            std::string number = std::to_string(1001 + all.size()).substr(1);
            council c;
            c.code = "S" + number;
            c.name = "Synthetic council " + number;
            c.region = region;
            c.kind = kind;
            all.push_back(c);
        }
    };
    for (region_kinds const& r : regions) {
        add(r.region, "metropolitan_district", r.metropolitan_districts);
        add(r.region, "london_borough", r.london_boroughs);
        add(r.region, "unitary_authority", r.unitary_authorities);
        add(r.region, "county", r.counties);
    }
    if (all.size() != council_count) { throw std::logic_error("the regions do not add to 152 councils"); }

    council* manchester = nullptr;
    council* somerset = nullptr;
    for (council& c : all) {
        if (!manchester && c.region == "North West" && c.kind == "metropolitan_district") { manchester = &c; }
        if (c.region == "South West" && c.kind == "county") { somerset = &c; }
    }
    manchester->name = like_manchester;
    manchester->pilot = true;
    somerset->name = like_somerset;

    dice draw(20110331);
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i != all.size(); ++i) {
        if (&all[i] != manchester && &all[i] != somerset) { others.push_back(i); }
    }
    draw.shuffle(others);
    for (std::size_t i = 0; i != council_count - answering_count; ++i) { all[others[i]].answers = false; }
    // One of the other 12 pilots is among those that did not answer.
    for (std::size_t i = 0; i != pilot_count - 1; ++i) {
        all[others[council_count - answering_count - 1 + i]].pilot = true;
    }
    for (council& c : all) {
        static constexpr std::array<std::string_view, 5> starts{"2008-04-01", "2008-10-01", "2009-04-01", "2009-10-01",
                                                                "2010-04-01"};
        c.roll_out_start = c.pilot ? "2006-04-01" : std::string(starts[static_cast<std::size_t>(draw.below(5))]);
    }
    return all;
}

}  // namespace synthetic

#endif
