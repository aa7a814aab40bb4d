// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_TIME_ON_BUDGET_HPP
#define PBO_MEASURE_TIME_ON_BUDGET_HPP

// How long have people had a personal budget?  On a day, for each mode or any other key: how many have had one for how long, and
// the median and quartiles of whole months since the first (budget_duration.hpp).
//
//     auto const t = pbo::time_on_budget(survey, pbo::date{2011, 3, 31});      // any source, and a chunk runner first
//     t[direct_payment].median();                                             // months
//     t.all().people(pbo::budget_duration::from_2_years);
//
// Quartiles are the smallest number of months that at least a quarter, a half or three quarters of people have reached or are
// under (the inverse of the empirical distribution, Hyndman and Fan 1996, definition 1): no value is in between.  Nobody whose
// first budget is known: nothing_to_divide_by.  Who had none on that day yet is counted apart, as is of whom it is not known.
//
// It is time so far of people who still have a budget, not how long a budget lasts: who has given it up is not among the records.
// Memory: a count for each key and month.  O(records).

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/keys.hpp>
#include <pbo/count/source.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/domain/budget_duration.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/supported_person.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// How long the people of one group have had a budget.
class months_on_budget {
public:
    template <class = detail::when_called>
    void add(budget_duration band, int months, std::uint64_t people) {
        auto& n = bands_[static_cast<std::size_t>(band)];
        n = detail::checked_sum(n, people);
        if (band < budget_duration::not_yet) by_month_[months] += people;  // at most their sum
    }
    template <class = detail::when_called>
    void add(months_on_budget const& other) {
        for (std::size_t i = 0; i < bands_.size(); ++i) bands_[i] = detail::checked_sum(bands_[i], other.bands_[i]);
        for (auto const& [months, people] : other.by_month_) by_month_[months] += people;
    }

    [[nodiscard]] std::uint64_t people(budget_duration band) const { return bands_.at(static_cast<std::size_t>(band)); }
    /// Of whom it is known, and who had one on the day.
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t known() const {
        std::uint64_t n = 0;
        for (auto const& [months, people] : by_month_) n += people;
        return n;
    }
    template <class = detail::when_called>
    [[nodiscard]] figure<std::uint64_t> lower_quartile() const { return reached_by(1); }
    template <class = detail::when_called>
    [[nodiscard]] figure<std::uint64_t> median() const { return reached_by(2); }
    template <class = detail::when_called>
    [[nodiscard]] figure<std::uint64_t> upper_quartile() const { return reached_by(3); }

    friend bool operator==(months_on_budget const&, months_on_budget const&) = default;

private:
    template <class = detail::when_called>
    [[nodiscard]] figure<std::uint64_t> reached_by(unsigned quarters) const {
        auto const all = known();
        if (all == 0) return absence::nothing_to_divide_by;
        auto const needed = all / 4 * quarters + (all % 4 * quarters + 3) / 4;  // the quarters of all, rounded up
        std::uint64_t so_far = 0;
        for (auto const& [months, people] : by_month_)
            if ((so_far += people) >= needed) return static_cast<std::uint64_t>(months);
        return absence::nothing_to_divide_by;
    }

    std::array<std::uint64_t, 6> bands_{};
    std::map<int, std::uint64_t> by_month_;
};

template <class Key>
struct time_on_budgets {
    struct group {
        Key key;
        months_on_budget months;
        friend bool operator==(group const&, group const&) = default;
    };
    date day;
    std::vector<group> groups;  ///< in the order of their keys

    /// Throws std::out_of_range, naming the key.
    [[nodiscard]] months_on_budget const& operator[](Key const& key) const {
        for (auto const& g : groups)
            if (g.key == key) return g.months;
        throw std::out_of_range("pbo::time_on_budget: nobody is in the group " + detail::in_quotes(detail::key_text(key)));
    }
    [[nodiscard]] months_on_budget all() const {
        months_on_budget sum;
        for (auto const& g : groups) sum.add(g.months);
        return sum;
    }
    friend bool operator==(time_on_budgets const&, time_on_budgets const&) = default;
};

namespace detail {

struct time_on_budget_function {
    /// Throws std::invalid_argument for no day.
    template <chunk_runner Runner, record_source Source, class Key>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& records, date day, Key const& key) const {
        budget_duration_on const band(day);
        auto const months = [day](auto const& r) { return months_since(r.first_budget, day).value_or(-1); };
        auto const t = tabulate(runner, records, by(key, band, months), indicator("people", [](auto const&) { return true; }));
        using key_type = std::remove_cvref_t<std::invoke_result_t<Key const&, source_record<Source> const&>>;
        time_on_budgets<key_type> all{day, {}};
        for (auto const& [where, people] : t) {  // in the order of their keys
            auto const& [group, duration, n] = where;
            if (all.groups.empty() || all.groups.back().key != group) all.groups.push_back({group, {}});
            all.groups.back().months.add(duration, n, people.trials());
        }
        return reported(std::move(all), what_was_read(t));
    }
    template <record_source Source, class Key>
        requires(!chunk_runner<Source>)
    [[nodiscard]] auto operator()(Source&& records, date day, Key const& key) const {
        return (*this)(in_sequence{}, records, day, key);
    }
    template <chunk_runner Runner, record_source Source>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& records, date day) const {
        return (*this)(runner, records, day, known_mode_of);
    }
    template <record_source Source>
    [[nodiscard]] auto operator()(Source&& records, date day) const {
        return (*this)(in_sequence{}, records, day, known_mode_of);
    }
};

}  // namespace detail

/// time_on_budget(records, day), by the mode where it is known, or time_on_budget(records, day, key).
inline constexpr detail::time_on_budget_function time_on_budget{};

}  // namespace pbo

#endif
