// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CONDITION_SHARES_HPP
#define PBO_MEASURE_CONDITION_SHARES_HPP

// How many were told the value, in which council and on which mode, and do they differ by more than chance?
//
//     auto c = pbo::condition_shares(survey, told_value, pbo::council_of);
//     c.variation.standard_deviation;           // between councils, beyond chance (variation.hpp)
//     c.lowest();  c.highest();                 // named, with counts: 61 of 100 to 92 of 100
//     auto m = pbo::condition_shares(survey, told_value, &pbo::survey_response::mode);       // the condition by mode
//     m.variation.test;                         // do modes differ? (homogeneity of k shares)
//
// Each row counts yes out of answered; who did not answer is counted as absent.  The lowest and the highest of many small
// groups are far apart by chance alone: read the standard deviation beside them, and give `least` to compare only groups with
// that many answers.  Lowest, highest, variation and its test are all of the same groups: those with `least` answers whose key
// is stated; `all` and the rows are of everybody.
//
// Nobody answered anywhere: no lowest, no highest, and the variation says no degrees of freedom; one group the same.
// O(responses + groups log groups).

#include <pbo/core/chunk_runner.hpp>
#include <pbo/count/source.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/measure/conditions.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/variation.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

template <class Key>
struct condition_shares_result {
    struct row {
        Key key;
        tally met;  ///< yes, of those who answered
    };
    condition which;
    std::uint64_t least = 1;  ///< answers that a group needs to be compared
    std::vector<row> rows;    ///< in the order of the keys
    tally all;
    variation_between variation;  ///< between the groups compared

    /// The group with the smallest share among those with enough answers; the first of several.
    [[nodiscard]] std::optional<row> lowest() const { return extreme(false); }
    [[nodiscard]] std::optional<row> highest() const { return extreme(true); }
    /// Groups with enough answers to be compared.
    [[nodiscard]] std::size_t named() const {
        std::size_t n = 0;
        for (auto const& r : rows) n += is_compared(r) ? 1U : 0U;
        return n;
    }
    [[nodiscard]] bool is_compared(row const& r) const {
        return r.met.trials() != 0 && r.met.trials() >= least && detail::names_a_group(r.key);
    }

private:
    [[nodiscard]] std::optional<row> extreme(bool high) const {
        row const* best = nullptr;
        for (auto const& r : rows) {
            if (!is_compared(r)) continue;
            auto const beats = [high](proportion const& a, proportion const& b) {
                return high ? *a.value() > *b.value() : *a.value() < *b.value();
            };
            if (best == nullptr || beats(r.met, best->met)) best = &r;
        }
        return best == nullptr ? std::nullopt : std::optional(*best);
    }
};

namespace detail {
struct condition_shares_function {
    template <response_source Survey, key_of_response Key>
    [[nodiscard]] auto operator()(Survey const& survey, condition const& which, Key const& key, std::uint64_t least = 1) const {
        return (*this)(in_sequence{}, survey, which, key, least);
    }
    template <chunk_runner Runner, response_source Survey, key_of_response Key>
    [[nodiscard]] auto operator()(Runner const& runner, Survey const& survey, condition const& which, Key const& key,
                                  std::uint64_t least = 1) const {
        using key_type = std::remove_cvref_t<std::invoke_result_t<Key const&, survey_response const&>>;
        using builder = typename table<key_type, tally>::builder;
        builder cells;
        auto said = visit_source(
            runner, survey, [] { return builder{}; },
            [&](builder& to, survey_response const& r) {
                auto const met = which.met(r);
                to[std::invoke(key, r)].add(met ? figure<bool>(*met) : figure<bool>(absence::not_available));
            },
            [&](builder&& next) { cells += next; });
        auto const counted = cells.freeze();
        condition_shares_result<key_type> all{which, least, {}, counted.total(), {}};
        for (auto const& [where, cell] : counted) all.rows.push_back({where, cell});
        std::vector<proportion> compared;
        for (auto const& r : all.rows)
            if (all.is_compared(r)) compared.push_back(r.met);
        all.variation = variation(compared);
        return reported(std::move(all), std::move(said));
    }
};
}  // namespace detail

/// condition_shares(survey, condition, key, least answers to be compared = 1), a chunk runner first where there is one.
inline constexpr detail::condition_shares_function condition_shares{};

}  // namespace pbo

#endif
