// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_SAMPLED_OUTCOMES_HPP
#define PBO_MEASURE_SAMPLED_OUTCOMES_HPP

// What difference did the budget make to all the people whom the sample stands for?  The call is outcomes', on a sample:
//
//     auto s = pbo::sample(survey, pbo::clusters(&r::council), pbo::weights(&r::weight));
//     auto o = pbo::outcomes(s, &r::mode);                                        // or outcomes(pbo::threads{4}, s, &r::mode)
//     pbo::logit(o[pbo::delivery_mode::direct_payment]["independence"])           // better, of those who answered
//     auto c = pbo::compare(o[direct], o[managed]);                               // every area, Holm
//     c["independence"].difference                                                // normal, with the covariance of the two
//
// Better, no difference and worse are shares of those who answered, weighted; asked, answered, not applicable and missing
// are people as they are, unweighted.  The difference is tested by Student's t of the design (Wald), its degrees of freedom
// those of the clusters in which somebody of either group was met.
//
// Weights and clusters describe a sample that was drawn.  Where people or councils chose themselves, as in the surveys
// that gave this library its questions, they do not make the figures speak for those who stayed away.

#include <pbo/compare/test_result.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/keys.hpp>
#include <pbo/count/source.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/measure/adjustment_choice.hpp>
#include <pbo/measure/compare_outcomes.hpp>
#include <pbo/measure/detail/weighted_answers.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/sampling/estimates.hpp>
#include <pbo/sampling/normal.hpp>
#include <pbo/sampling/sample.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// The answers to one area.  As a sampled_proportion it is better out of answered, so that every method takes it.
class sampled_area : public sampled_proportion {
public:
    template <class = detail::when_called>
    sampled_area(sampled_proportion better, sampled_proportion no_difference, sampled_proportion worse, std::uint64_t asked,
                 std::uint64_t not_applicable)
        : sampled_proportion(better), no_difference_(no_difference), worse_(worse), asked_(asked),
          not_applicable_(not_applicable) {}

    [[nodiscard]] sampled_proportion const& better() const noexcept { return *this; }
    [[nodiscard]] sampled_proportion const& no_difference() const noexcept { return no_difference_; }
    [[nodiscard]] sampled_proportion const& worse() const noexcept { return worse_; }
    /// People with a weight above 0.
    [[nodiscard]] std::uint64_t asked() const noexcept { return asked_; }
    [[nodiscard]] std::uint64_t answered() const noexcept { return n(); }
    [[nodiscard]] std::uint64_t not_applicable() const noexcept { return not_applicable_; }
    [[nodiscard]] std::uint64_t missing() const noexcept { return asked_ - n() - not_applicable_; }

    friend bool operator==(sampled_area const&, sampled_area const&) = default;

private:
    sampled_proportion no_difference_;
    sampled_proportion worse_;
    std::uint64_t asked_;
    std::uint64_t not_applicable_;
};

/// One group's answers to all areas.  A view: the table it came from must outlive it.
template <class Unit>
class sampled_outcome_view {
public:
    sampled_outcome_view(design_counts<Unit> const& answers, sampled<instrument> const& context)
        : answers_(&answers), context_(&context) {}

    [[nodiscard]] std::size_t size() const noexcept { return context_->what.areas().size(); }
    [[nodiscard]] instrument const& questions() const noexcept { return context_->what; }
    [[nodiscard]] sampling_frame const& frame() const noexcept { return context_->frame; }
    [[nodiscard]] design_counts<Unit> const& answers() const noexcept { return *answers_; }
    [[nodiscard]] std::uint64_t people() const {
        std::uint64_t sum = 0;
        for (auto const& e : answers_->entries()) sum += e.cell.people;
        return sum;
    }

    /// O(units).  Throws std::out_of_range for an area that the instrument does not have.
    [[nodiscard]] sampled_area operator[](std::size_t area) const {
        (void)questions().areas().at(area);
        auto const share = [&](detail::answer_place place) {
            return share_of(frame(), *answers_, [=](Unit const& u) { return u.moments(area, place); });
        };
        std::uint64_t not_applicable = 0;
        for (auto const& e : answers_->entries())
            not_applicable += e.cell.areas[area][static_cast<std::size_t>(detail::answer_place::not_applicable)].n;
        return {share(detail::answer_place::better), share(detail::answer_place::no_difference),
                share(detail::answer_place::worse), people(), not_applicable};
    }
    [[nodiscard]] sampled_area operator[](std::string_view area) const { return (*this)[questions().index_of(area)]; }

private:
    design_counts<Unit> const* answers_;
    sampled<instrument> const* context_;
};

/// Answers by key, with the instrument that reads them and the frame of the sample.
template <class Key, class Unit>
class sampled_outcome_table {
public:
    using counts_type = table<Key, design_counts<Unit>, sampled<instrument>>;

    sampled_outcome_table() = default;
    explicit sampled_outcome_table(counts_type counted) : counted_(std::move(counted)) {}

    [[nodiscard]] counts_type const& counts() const noexcept { return counted_; }
    [[nodiscard]] instrument const& questions() const noexcept { return counted_.context().what; }
    [[nodiscard]] sampling_frame const& frame() const noexcept { return counted_.context().frame; }
    [[nodiscard]] std::size_t size() const noexcept { return counted_.size(); }
    /// Throws std::out_of_range, naming the key.
    [[nodiscard]] sampled_outcome_view<Unit> operator[](Key const& key) const { return {counted_[key], counted_.context()}; }

    /// Shards of one sample.  Throws std::invalid_argument when instruments or designs differ.
    sampled_outcome_table& operator+=(sampled_outcome_table const& other) {
        counted_ += other.counted_;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("counted", self.counted_);
    }
    friend bool operator==(sampled_outcome_table const&, sampled_outcome_table const&) = default;

private:
    counts_type counted_;
};

/// How outcomes counts a sample of a survey.  O(responses x areas).
template <chunk_runner Runner, a_sample Sample, class... P>
    requires(surveyed<decltype(std::declval<Sample const&>().data())> && keys_for<keys_of<P...>, typename Sample::record_type>)
[[nodiscard]] auto outcomes_from(Runner const& runner, Sample const& s, keys_of<P...> const& keys) {
    using unit = detail::weighted_answers<Sample::samples_records>;
    instrument const& instrument = s.data().instrument;
    detail::answer_places<unit::capacity> const places(instrument);
    auto const how_many = instrument.areas().size();
    auto all = s.template visited<unit>(
        runner, keys, instrument, [&](unit& to, absences&, auto const& r, double w) { to.add(r.answers, places, how_many, w); });
    return reported(sampled_outcome_table<key_for<keys_of<P...>, typename Sample::record_type>, unit>(std::move(all.made)),
                    std::move(all.said));
}

struct sampled_area_comparison {
    sampled_area first;
    sampled_area second;
    estimate<sampled_difference> difference;  ///< share better, first minus second
    test_result test;                         ///< Student's t
    figure<double> adjusted_p;                ///< over the areas
    figure<outcome_finding> alone;
    figure<outcome_finding> adjusted;

    friend bool operator==(sampled_area_comparison const&, sampled_area_comparison const&) = default;
};

struct sampled_outcome_comparison {
    pbo::instrument instrument;
    std::vector<sampled_area_comparison> areas;  ///< in the instrument's order
    confidence_level level;
    adjustment_choice adjusted_by;

    /// Throws std::out_of_range, naming the areas there are.
    template <class = detail::when_called>
    [[nodiscard]] sampled_area_comparison const& operator[](std::string_view area) const {
        return areas.at(instrument.index_of(area));
    }
    friend bool operator==(sampled_outcome_comparison const&, sampled_outcome_comparison const&) = default;
};

/// Is an estimate 0?  Student's t: value over standard error.  No spread: nothing to divide by.
template <class = detail::when_called>
[[nodiscard]] inline test_result student_t_test(sampled_estimate const& e) {
    constexpr label name = "student_t";
    auto const no_test = [&](absence why) { return test_result{why, why, why, name}; };
    auto const value = e.value();
    if (!value.has_value()) return no_test(value.reason());
    if (e.degrees_of_freedom() <= 0) return no_test(absence::no_degrees_of_freedom);
    auto const se = e.standard_error();
    if (!se.has_value()) return no_test(se.reason());
    auto const df = static_cast<double>(e.degrees_of_freedom());
    if (*se == 0.0) return {absence::nothing_to_divide_by, df, *value == 0.0 ? 1.0 : 0.0, name};
    double const t = *value / *se;
    return {t, df, detail::student_t_both_tails(t, df), name};
}

/// How compare compares two groups of one sample.  Throws std::invalid_argument for groups of different instruments or
/// samples.
template <class Unit>
[[nodiscard]] sampled_outcome_comparison comparison_of(sampled_outcome_view<Unit> const& first,
                                                       sampled_outcome_view<Unit> const& second, confidence_level const& level,
                                                       adjustment_choice over_areas) {
    detail::refuse_different_instruments(first.questions(), second.questions());
    if (&first.frame() != &second.frame() && first.frame() != second.frame())
        throw std::invalid_argument("pbo::compare: groups of two different samples; count both in one table");
    sampled_outcome_comparison all{first.questions(), {}, level, over_areas};
    std::vector<figure<double>> p_values;
    for (std::size_t i = 0; i < first.size(); ++i) {
        auto const moments = [i](Unit const& u) { return u.moments(i, detail::answer_place::better); };
        auto const apart = difference_of_shares(first.frame(), first.answers(), second.answers(), moments);
        all.areas.push_back({first[i], second[i], normal(apart, level), student_t_test(apart), {}, {}, {}});
        p_values.push_back(all.areas.back().test.p_value);
    }
    p_values = over_areas(std::move(p_values));
    for (std::size_t i = 0; i < all.areas.size(); ++i) {
        auto& area = all.areas[i];
        area.adjusted_p = p_values[i];
        area.alone = detail::outcome_found(area.test.p_value, area.difference.value, level);
        area.adjusted = detail::outcome_found(area.adjusted_p, area.difference.value, level);
    }
    return all;
}

}  // namespace pbo

#endif
