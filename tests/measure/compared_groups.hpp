// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_MEASURE_COMPARED_GROUPS_HPP
#define PBO_TESTS_MEASURE_COMPARED_GROUPS_HPP

// What the tests of comparisons share: answers made from counts, and the groups of the shipped survey.

#include <pbo/count/answer_counts.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/money_manager.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/outcomes.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace compared {

/// Better and not better, in each area.
struct answers {
    std::uint64_t better, not_better;
};

/// As many sheets as the area with most answers, which must be first.
inline pbo::answer_counts<> counted(std::vector<answers> const& areas) {
    pbo::answer_counts<> all;
    for (std::uint64_t person = 0; person < areas[0].better + areas[0].not_better; ++person) {
        pbo::answer_sheet<16> sheet;
        for (std::size_t i = 0; i < areas.size(); ++i)
            if (person < areas[i].better)
                sheet.set(i, 1);
            else if (person < areas[i].better + areas[i].not_better)
                sheet.set(i, 2);
        all.add(sheet);
    }
    return all;
}

inline pbo::instrument asking(std::size_t areas) {
    std::vector<pbo::area> all;
    for (std::size_t i = 0; i < areas; ++i) all.push_back({"area" + std::to_string(i)});
    return {"ours", pbo::role::user,
            {{"better", pbo::answer_direction::better}, {"not better", pbo::answer_direction::worse}}, all};
}

template <class Key>
pbo::outcome_table<Key> table_of(pbo::instrument const& instrument,
                                 std::vector<std::pair<Key, pbo::answer_counts<>>> const& groups) {
    typename pbo::outcome_table<Key>::counts_type::builder cells(instrument);
    for (auto const& [key, cell] : groups) cells[key] += cell;
    return pbo::outcome_table<Key>(cells.freeze());
}

/// The groups of POET's strongest result.
enum class held { by_the_person, by_the_council, otherwise };
inline held how_held(pbo::survey_response const& r) {
    if (r.mode == pbo::delivery_mode::direct_payment && r.managed_by == pbo::money_manager::self) return held::by_the_person;
    return r.mode == pbo::delivery_mode::managed_budget ? held::by_the_council : held::otherwise;
}

}  // namespace compared

#endif
