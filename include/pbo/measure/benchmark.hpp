// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARK_HPP
#define PBO_MEASURE_BENCHMARK_HPP

// How does a council stand beside England, its region, named peers or the pilots?
//
//     auto b = pbo::benchmark(t, pbo::every_council(t));
//     auto r = pbo::benchmark_by_region(t);
//     auto s = pbo::benchmark(told, pbo::every_council(told));   // any table of tallies by council (tabulate, by(council_of))
//     b[pbo::ons_code("E08000003")].verdict       // lower: the council's interval lies wholly below England's point
//     b[pbo::ons_code("E08000003")].test.p_value  // the same question with the uncertainty of both sides
//
// Two answers stand side by side, because they are different questions:
//   verdict      the national indicator tool's rule (benchmark_verdict.hpp): the council's interval, England's point.  It
//                treats England as known and forgets that the council is a part of it.
//   difference   council less group with Newcombe's limits, and a test.  A council inside the group is a part of a whole
//                (part_and_whole.hpp), one outside it an independent group (Pearson's chi-squared).
// A council is never compared with itself: where the group has no other council with people in it, there is no verdict.
// Nor is there one for a council without figures or with nobody eligible, and the row says which it was.
// Many councils at 95 % make one in twenty differ by chance: 99.8 % is the usual level for looking at all of them.
//
// Cost: two intervals and a test for each council; benchmark_by_region sums each region once.

#include <pbo/compare/newcombe.hpp>
#include <pbo/compare/part_against_whole_test.hpp>
#include <pbo/compare/pearson_chi_squared.hpp>
#include <pbo/core/detail/never.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/count/table.hpp>
#include <pbo/domain/council_list.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/benchmarking/benchmark_verdict.hpp>
#include <pbo/measure/detail/tally_of_cell.hpp>
#include <pbo/measure/indicator_words.hpp>
#include <pbo/measure/peer_group.hpp>
#include <pbo/measure/take_up.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// Why a council has no verdict.
enum class not_compared_because : std::uint8_t { compared, no_figures, no_people, itself_alone, no_peers_with_figures, no_group };

template <>
inline constexpr auto spellings_of<not_compared_because> =
    std::array{spelled<not_compared_because>{not_compared_because::compared, ""},
               spelled<not_compared_because>{not_compared_because::no_figures, "no figures"},
               spelled<not_compared_because>{not_compared_because::no_people, "nobody eligible"},
               spelled<not_compared_because>{not_compared_because::itself_alone, "no other council to compare with"},
               spelled<not_compared_because>{not_compared_because::no_peers_with_figures, "the benchmark has no figures"},
               spelled<not_compared_because>{not_compared_because::no_group, "region not stated"}};

/// The reason in an indicator's words: "no other area to compare with".
template <class = detail::when_called>
[[nodiscard]] inline std::string in_words(not_compared_because why, indicator_words const& words) {
    return why == not_compared_because::no_people ? words.nobody : said_of(words.area, std::string(spelling(why)));
}

struct benchmarked {
    council_key key;
    std::string against;             ///< the group's name
    estimate<proportion> area;
    proportion benchmark;            ///< the sum of the group's councils with figures
    bool is_part = false;            ///< the council is one of them
    benchmark_verdict verdict = benchmark_verdict::not_compared;
    not_compared_because reason = not_compared_because::no_figures;
    figure<double> difference;       ///< council less group, as a share
    figure<interval> difference_limits;
    test_result test;                ///< of no difference
};

struct benchmark_result {
    confidence_level level;
    label method;
    std::vector<benchmarked> rows;  ///< in the table's order

    /// Throws std::out_of_range, naming the council.  O(log n).
    template <class = detail::when_called>
    [[nodiscard]] benchmarked const& operator[](council_key const& key) const {
        auto const at =
            std::lower_bound(rows.begin(), rows.end(), key, [](benchmarked const& r, council_key const& k) { return r.key < k; });
        if (at != rows.end() && at->key == key) return *at;
        throw std::out_of_range("pbo::benchmark: no council " + detail::in_quotes(key.text()));
    }
    template <class = detail::when_called>
    [[nodiscard]] std::size_t how_many(benchmark_verdict verdict) const noexcept {
        std::size_t n = 0;
        for (auto const& r : rows) n += r.verdict == verdict ? 1U : 0U;
        return n;
    }
};

namespace detail {

/// The councils of a group that have people, and how many they are.
struct benchmark_sum {
    proportion counts;
    std::size_t councils = 0;
};

struct benchmark_function {
    /// Throws std::invalid_argument for a group with a council that is not in the table.
    template <class Cell, class Context, class Method = wilson_method, class Indicator = usual_tally>
        requires interval_method<Method>
    [[nodiscard]] auto operator()(table<council_key, Cell, Context> const& t, peer_group const& group, Method const& method = {},
                                  confidence_level level = {}, Indicator const& indicator = {}) const {
        if constexpr (gives_tally<Indicator, Cell>) {
            auto const sum = sum_of(t, group, indicator);
            benchmark_result all{level, method.name(), {}};
            for (auto const& [key, cell] : t)
                all.rows.push_back(compared(key, std::invoke(indicator, cell), group, sum, method, level));
            return all;
        } else {
            static_assert(never<Cell>,
                          "pbo::benchmark takes a table of tallies by council; what gives a cell's tally stands last, such as "
                          "pbo::benchmark(t, group, pbo::wilson, {}, &pbo::take_up_counts::direct_payments)");
            return refused_call{};
        }
    }

    template <class Cell, class Context, class Indicator>
    [[nodiscard]] static benchmark_sum sum_of(table<council_key, Cell, Context> const& t, peer_group const& group,
                                              Indicator const& indicator) {
        benchmark_sum sum;
        for (auto const& key : group.members) {
            auto const* cell = t.find(key);
            if (cell == nullptr)
                throw std::invalid_argument("pbo::benchmark: the group " + detail::in_quotes(group.name) +
                                            " has a council " + detail::in_quotes(key.text()) +
                                            " that is not in the table");
            tally const counts = std::invoke(indicator, *cell);
            sum.counts += counts.counted();
            sum.councils += counts.trials() != 0 ? 1U : 0U;
        }
        if constexpr (std::is_same_v<Context, take_up_context> && std::is_invocable_v<Indicator const&, take_up_counts const&>)
            if (auto const* const stated = stated_sum(t.context(), group)) {
                tally const counts = std::invoke(indicator, *stated);
                if (sum.councils != 1 || counts.counted() != sum.counts) sum.councils = counts.trials() == 0 ? 0 : group.members.size();
                sum.counts = counts.counted();
            }
        return sum;
    }
    /// Of all councils of the table, or of all of a region, whose sum is known although some of theirs are withheld.
    template <class = detail::when_called>
    [[nodiscard]] static take_up_counts const* stated_sum(take_up_context const& context, peer_group const& group) {
        if (!context.sums || group.members.empty()) return nullptr;
        auto const has_all = [&](auto const& meant) {
            std::size_t many = 0;
            for (auto const& c : context.councils)
                if (meant(c) && (++many, !group.contains(c.key()))) return false;
            return many == group.members.size();
        };
        if (has_all([](council const&) { return true; })) return &context.sums->whole;
        auto const* const first = context.councils.find(group.members.front());
        if (first == nullptr || !has_all([&](council const& c) { return c.region.view() == first->region.view(); })) return nullptr;
        return context.sums->find(first->region.view());
    }

    template <class Method>
    [[nodiscard]] static benchmarked compared(council_key const& key, tally const& counts, peer_group const& group,
                                              benchmark_sum const& sum, Method const& method, confidence_level level) {
        benchmarked b{key, group.name, method(counts.counted(), level), sum.counts, group.contains(key), {}, {}, {}, {}, {}};
        b.verdict = benchmark_verdict::not_compared;
        b.reason = reason_for(counts, group, sum, b.is_part);
        if (b.reason != not_compared_because::compared) {
            auto const why = counts.trials() == 0 ? absence::nothing_to_divide_by : absence::not_applicable;
            b.difference = why;
            b.difference_limits = why;
            b.test = {why, why, why, label()};
            return b;
        }
        if (b.area.limits.has_value()) b.verdict = verdict_against(*b.area.limits, *sum.counts.value());
        if (b.is_part) {
            part_and_whole const parts{counts.counted(), sum.counts};
            auto const d = newcombe(parts, level);
            b.difference = d.value;
            b.difference_limits = d.limits;
            b.test = part_against_whole_score(parts);
        } else {
            auto const d = newcombe(difference_of{counts.counted(), sum.counts}, level);
            b.difference = d.value;
            b.difference_limits = d.limits;
            b.test = pearson_chi_squared(counts.counted(), sum.counts);
        }
        return b;
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] static not_compared_because reason_for(tally const& counts, peer_group const& group, benchmark_sum const& sum,
                                                         bool is_part) {
        if (counts.trials() == 0)
            return counts.absent().total() != 0 ? not_compared_because::no_figures : not_compared_because::no_people;
        if (group.members.empty()) return not_compared_because::no_group;
        if (sum.councils == 0) return not_compared_because::no_peers_with_figures;
        return is_part && sum.councils == 1 ? not_compared_because::itself_alone : not_compared_because::compared;
    }
};

struct benchmark_by_region_function {
    /// Each council against its own region; one whose region is not stated is not compared.
    template <class Cell, class Context, class Method = wilson_method, class Indicator = usual_tally>
        requires interval_method<Method> && knows_councils<table<council_key, Cell, Context>> && gives_tally<Indicator, Cell>
    [[nodiscard]] benchmark_result operator()(table<council_key, Cell, Context> const& t, Method const& method = {},
                                              confidence_level level = {}, Indicator const& indicator = {}) const {
        return (*this)(t, councils_of(t), method, level, indicator);
    }
    /// Councils whose regions the table does not know: whoever is not in the list is in no region.
    template <class Cell, class Context, class Method = wilson_method, class Indicator = usual_tally>
        requires interval_method<Method> && gives_tally<Indicator, Cell>
    [[nodiscard]] benchmark_result operator()(table<council_key, Cell, Context> const& t, council_list const& councils,
                                              Method const& method = {}, confidence_level level = {},
                                              Indicator const& indicator = {}) const {
        std::map<std::string, std::pair<peer_group, benchmark_sum>> regions;
        std::map<council_key, std::string> region_of;
        for (auto const& c : councils) {
            if (!t.contains(c.key())) continue;
            std::string const name(c.region.view());
            region_of[c.key()] = name;
            if (name.empty() || regions.contains(name)) continue;
            auto group = peers_where(
                councils, name, [&](council const& who) { return who.region.view() == name && t.contains(who.key()); });
            auto const sum = benchmark_function::sum_of(t, group, indicator);
            regions.emplace(name, std::pair{std::move(group), sum});
        }
        benchmark_result all{level, method.name(), {}};
        std::pair<peer_group, benchmark_sum> const none{};
        for (auto const& [key, cell] : t) {
            auto const found = regions.find(region_of[key]);
            auto const& [group, sum] = found == regions.end() ? none : found->second;
            all.rows.push_back(benchmark_function::compared(key, std::invoke(indicator, cell), group, sum, method, level));
        }
        return all;
    }
};

}  // namespace detail

/// benchmark(table by council, peer group, method = wilson, level = 95 %, indicator = the tally, of take-up on_budget)
inline constexpr detail::benchmark_function benchmark{};

/// benchmark_by_region(take-up table, method = wilson, level = 95 %, indicator = on_budget);
/// benchmark_by_region(table by council, councils, method, level, indicator)
inline constexpr detail::benchmark_by_region_function benchmark_by_region{};

}  // namespace pbo

#endif
