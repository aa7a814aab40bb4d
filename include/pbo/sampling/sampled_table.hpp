// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_SAMPLED_TABLE_HPP
#define PBO_SAMPLING_SAMPLED_TABLE_HPP

// The counting loop over a sample: the call is tabulate's, and so is the use of its table.
//
//     auto t = pbo::tabulate(pbo::sample(responses, ...), pbo::by(&r::mode), pbo::indicator("told", asked, told));
//     pbo::logit(t[direct_payment])                      // a sampled_proportion: any of its methods
//     pbo::normal(t.total(direct_payment))               // how many people in the population
//     pbo::normal(t.difference(direct_payment, managed)) // with the covariance of the two
//     pbo::korn_graubard(t.overall())
//
// An indicator of yes and no gives shares; published counts (a sample of councils) give shares as the ratio of two totals;
// mean_of, which here takes real numbers too, gives means, and ratio_between("name", numerator, denominator) ratios.
// Several indicators are counted in one pass and taken apart by column<I>(t) or column(t, "name").
//
// tabulate(threads{4}, pbo::sample(...), ...) counts chunks of the records (chunk_runner.hpp): the same figures to the bit.
// Tables of shards of one sample merge by += as all tables do.  A value is computed when it is asked for: O(units).

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/label.hpp>
#include <pbo/count/detail/walked.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/row.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/count/weighted_ratio.hpp>
#include <pbo/sampling/design_counts.hpp>
#include <pbo/sampling/detail/design_parts.hpp>
#include <pbo/sampling/estimates.hpp>
#include <pbo/sampling/sample.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace pbo {

/// Records that are counts themselves (councils): the share is the hits of all over the trials of all.
struct weighted_share : weighted_ratio {
    template <class = detail::when_called>
    constexpr weighted_share& operator+=(weighted_share const& other) {
        weighted_ratio::operator+=(other);
        return *this;
    }
    friend constexpr bool operator==(weighted_share const&, weighted_share const&) = default;
};

/// The ratio of two amounts of a record; either may be absent (std::optional, figure).
template <class Numerator, class Denominator>
struct ratio_indicator {
    label name;
    Numerator numerator;
    Denominator denominator;
};
template <class N, class D>
[[nodiscard]] constexpr ratio_indicator<N, D> ratio_between(label name, N numerator, D denominator) {
    return {name, numerator, denominator};
}

namespace detail {

/// One record, weighted, into the cell of its unit.  The type of the cell follows from the indicator.
template <class Asked, class Hit, class Record>
void weigh(predicate_indicator<Asked, Hit> const& i, weighted_proportion& to, absences& absent, Record const& r, double w) {
    tally one;
    i.add(one, r);
    if (one.trials() != 0)
        to.add(one.hits() != 0, w);
    else
        absent += one.absent();
}
template <class N, class D, class Record>
void weigh(published_indicator<N, D> const& i, weighted_share& to, absences& absent, Record const& r, double w) {
    tally one;
    i.add(one, r);
    if (one.absent().total() != 0)
        absent += one.absent();
    else
        to.add(static_cast<double>(one.hits()), static_cast<double>(one.misses()), w);
}
template <class P, class Record>
void weigh(amount_indicator<P> const& i, weighted_ratio& to, absences& absent, Record const& r, double w) {
    auto const x = as_real(std::invoke(i.projection, r));
    if (x.has_value())
        to.add(*x, 1.0, w);
    else
        absent.add(x.reason());
}
template <class N, class D, class Record>
void weigh(ratio_indicator<N, D> const& i, weighted_ratio& to, absences& absent, Record const& r, double w) {
    auto const x = as_real(std::invoke(i.numerator, r));
    auto const y = as_real(std::invoke(i.denominator, r));
    if (x.has_value() && y.has_value())
        to.add(*x, *y, w);
    else
        absent.add(x.has_value() ? y.reason() : x.reason());
}

template <class I>
struct unit_for;
template <class A, class H>
struct unit_for<predicate_indicator<A, H>> {
    using type = weighted_proportion;
};
template <class N, class D>
struct unit_for<published_indicator<N, D>> {
    using type = weighted_share;
};
template <class P>
struct unit_for<amount_indicator<P>> {
    using type = weighted_ratio;
};
template <class N, class D>
struct unit_for<ratio_indicator<N, D>> {
    using type = weighted_ratio;
};

/// A unit's cell of one of several indicators, each with absences of its own.
template <class Unit>
struct unit_and_absences {
    Unit cell;
    absences absent;
    constexpr unit_and_absences& operator+=(unit_and_absences const& other) {
        auto merged = cell;
        merged += other.cell;
        absent += other.absent;
        cell = merged;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("cell", self.cell);
        visit("absent", self.absent);
    }
    friend constexpr bool operator==(unit_and_absences const&, unit_and_absences const&) = default;
};

template <class = detail::when_called>
[[nodiscard]] inline sampled_proportion estimated(sampling_frame const& frame, design_counts<weighted_proportion> const& cell) {
    return share_of(frame, cell);
}
template <class = detail::when_called>
[[nodiscard]] inline sampled_proportion estimated(sampling_frame const& frame, design_counts<weighted_share> const& cell) {
    return share_of(frame, cell);
}
template <class = detail::when_called>
[[nodiscard]] inline sampled_ratio estimated(sampling_frame const& frame, design_counts<weighted_ratio> const& cell) {
    return ratio_of_totals(frame, cell);
}

}  // namespace detail

template <class Key, class Unit>
class sampled_table {
public:
    using counts_type = table<Key, design_counts<Unit>, sampled<headings<1>>>;
    using estimate_of_unit = decltype(detail::estimated(std::declval<sampling_frame const&>(), std::declval<design_counts<Unit> const&>()));

    sampled_table() = default;
    explicit sampled_table(counts_type counted) : counted_(std::move(counted)) {}

    /// By key, design_counts; the frame is in the context.
    [[nodiscard]] counts_type const& counts() const noexcept { return counted_; }
    [[nodiscard]] sampling_frame const& frame() const noexcept { return counted_.context().frame; }
    [[nodiscard]] std::string_view name() const noexcept { return counted_.context().what.names[0].view(); }
    [[nodiscard]] std::size_t size() const noexcept { return counted_.size(); }
    [[nodiscard]] bool contains(Key const& key) const { return counted_.contains(key); }

    /// The share or ratio in the domain of this key.  Throws std::out_of_range, naming the key.
    [[nodiscard]] estimate_of_unit operator[](Key const& key) const { return detail::estimated(frame(), counted_[key]); }
    /// for (auto const& [key, share] : t): the share or ratio of each domain, in the order of the keys.
    [[nodiscard]] auto begin() const { return detail::walked<sampled_table>(*this, counted_.begin()); }
    [[nodiscard]] auto end() const { return detail::walked<sampled_table>(*this, counted_.end()); }
    /// The same of all keys together.
    [[nodiscard]] estimate_of_unit overall() const { return detail::estimated(frame(), counted_.total()); }
    /// People of this key in the population who are hits; or the sum of the amount.
    [[nodiscard]] sampled_total total(Key const& key) const { return total_of(frame(), counted_[key]); }
    [[nodiscard]] sampled_total overall_total() const { return total_of(frame(), counted_.total()); }
    /// The first key's share or ratio minus the second's.
    [[nodiscard]] auto difference(Key const& first, Key const& second) const {
        if constexpr (std::is_same_v<Unit, weighted_ratio>)
            return difference_of_ratios(frame(), counted_[first], counted_[second]);
        else
            return difference_of_shares(frame(), counted_[first], counted_[second]);
    }
    /// What was absent in the domain, and why; unweighted.
    [[nodiscard]] absences const& absent(Key const& key) const { return counted_[key].absent(); }

    sampled_table& operator+=(sampled_table const& other) {
        counted_ += other.counted_;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("counted", self.counted_);
    }
    friend bool operator==(sampled_table const&, sampled_table const&) = default;

private:
    counts_type counted_;
};

/// Several indicators of one pass; see column.
template <class Key, class... Units>
class sampled_rows {
public:
    using counts_type = table<Key, design_counts<row<detail::unit_and_absences<Units>...>>, sampled<headings<sizeof...(Units)>>>;

    sampled_rows() = default;
    explicit sampled_rows(counts_type counted) : counted_(std::move(counted)) {}

    [[nodiscard]] counts_type const& counts() const noexcept { return counted_; }
    [[nodiscard]] sampling_frame const& frame() const noexcept { return counted_.context().frame; }
    [[nodiscard]] std::size_t size() const noexcept { return counted_.size(); }

    sampled_rows& operator+=(sampled_rows const& other) {
        counted_ += other.counted_;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("counted", self.counted_);
    }
    friend bool operator==(sampled_rows const&, sampled_rows const&) = default;

private:
    counts_type counted_;
};

/// The table of the I-th indicator alone.
template <std::size_t I, class Key, class... Units>
[[nodiscard]] auto column(sampled_rows<Key, Units...> const& t) {
    using unit = std::tuple_element_t<I, std::tuple<Units...>>;
    using one = sampled_table<Key, unit>;
    auto const& context = t.counts().context();
    typename one::counts_type::builder taken({headings<1>{{context.what.names[I]}}, context.frame});
    for (auto const& [key, cells] : t.counts()) {
        std::vector<typename design_counts<unit>::entry> entries;
        absences absent;
        for (auto const& e : cells.entries()) {
            auto const& [cell, missing] = std::get<I>(e.cell.cells);
            absent += missing;
            if (cell.n() != 0) entries.push_back({e.id, cell});
        }
        taken[key] = design_counts<unit>(std::move(entries), absent);
    }
    return one(taken.freeze());
}

/// The table of the indicator with this name, where all give one type of cell.  Throws std::out_of_range for a name that
/// there is not, listing those there are.
template <class Key, class First, class... Rest>
    requires(std::same_as<First, Rest> && ...)
[[nodiscard]] sampled_table<Key, First> column(sampled_rows<Key, First, Rest...> const& t, std::string_view name) {
    sampled_table<Key, First> found;
    bool is_found = false;
    std::string there;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        auto const look = [&]<std::size_t N>() {
            auto const its = t.counts().context().what.names[N].view();
            there += (there.empty() ? "" : ", ") + std::string(its);
            if (its != name) return;
            if (is_found) throw std::invalid_argument("pbo::column: two indicators are named " + detail::in_quotes(name));
            is_found = true;
            found = column<N>(t);
        };
        (look.template operator()<I>(), ...);
    }(std::make_index_sequence<1 + sizeof...(Rest)>{});
    if (!is_found) throw std::out_of_range("pbo::column: no indicator " + detail::in_quotes(name) + " among " + there);
    return found;
}

/// How tabulate counts a sample.
template <chunk_runner Runner, a_sample Sample, class... P, class I>
    requires keys_for<keys_of<P...>, typename Sample::record_type>
[[nodiscard]] auto tabulate_from(Runner const& runner, Sample const& s, keys_of<P...> const& keys, I const& one) {
    using unit = typename detail::unit_for<I>::type;
    using key = key_for<keys_of<P...>, typename Sample::record_type>;
    auto all = s.template visited<unit>(
        runner, keys, headings<1>{{label(one.name)}},
        [&one](unit& to, absences& absent, auto const& r, double w) { detail::weigh(one, to, absent, r, w); });
    return reported(sampled_table<key, unit>(std::move(all.made)), std::move(all.said));
}
template <chunk_runner Runner, a_sample Sample, class... P, class... I>
    requires(sizeof...(I) > 1 && keys_for<keys_of<P...>, typename Sample::record_type>)
[[nodiscard]] auto tabulate_from(Runner const& runner, Sample const& s, keys_of<P...> const& keys, I const&... several) {
    using unit = row<detail::unit_and_absences<typename detail::unit_for<I>::type>...>;
    using key = key_for<keys_of<P...>, typename Sample::record_type>;
    auto all = s.template visited<unit>(
        runner, keys, headings<sizeof...(I)>{{label(several.name)...}}, [&](unit& to, absences&, auto const& r, double w) {
            [&]<std::size_t... N>(std::index_sequence<N...>) {
                (detail::weigh(several, std::get<N>(to.cells).cell, std::get<N>(to.cells).absent, r, w), ...);
            }(std::index_sequence_for<I...>{});
        });
    return reported(sampled_rows<key, typename detail::unit_for<I>::type...>(std::move(all.made)), std::move(all.said));
}

}  // namespace pbo

#endif
