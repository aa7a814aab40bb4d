// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_WEIGHTED_ANSWERS_HPP
#define PBO_MEASURE_DETAIL_WEIGHTED_ANSWERS_HPP

// The weighted answer sheets of one sampling unit: for each area how many were better, no different, worse or not
// applicable, with their weights.  What a code means is the instrument's business; it is looked up in a table that is made
// once, so that adding a sheet is one addition an area.  Squared weights are only kept where a design draws records
// (Squares): elsewhere a variance needs none.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/compensated_sum.hpp>
#include <pbo/count/weighted_moments.hpp>
#include <pbo/domain/instrument.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace pbo::detail {

/// Where an answer is counted.
enum class answer_place : std::uint8_t { better, no_difference, worse, not_applicable, missing };

inline constexpr std::size_t counted_places = 4;

/// By area and code.  A code that the scale does not have is missing, as in outcomes of plain responses.
template <std::size_t Capacity>
class answer_places {
public:
    explicit answer_places(instrument const& instrument) {
        for (auto& of_area : places_) of_area.fill(answer_place::missing);
        for (std::size_t area = 0; area < instrument.areas().size() && area < Capacity; ++area) {
            for (std::uint8_t code = 1; code <= instrument.scale(area).size(); ++code)
                places_[area][code] = static_cast<answer_place>(instrument.direction_of(area, code));
            places_[area][answer_code::not_applicable] = answer_place::not_applicable;
        }
    }
    [[nodiscard]] answer_place operator()(std::size_t area, std::uint8_t code) const noexcept { return places_[area][code]; }

private:
    std::array<std::array<answer_place, answer_code::count>, Capacity> places_{};
};

template <bool Squares>
struct weighted_answers {
    static constexpr std::size_t capacity = 16;
    struct nothing {
        constexpr nothing& operator+=(nothing const&) noexcept { return *this; }
        friend constexpr bool operator==(nothing, nothing) = default;
    };
    struct answered {
        std::uint64_t n = 0;
        compensated_sum weight;
        [[no_unique_address]] std::conditional_t<Squares, compensated_sum, nothing> squares;

        constexpr void add(double w) noexcept {
            ++n;
            weight += w;
            if constexpr (Squares) squares += w * w;
        }
        constexpr answered& operator+=(answered const& other) noexcept {
            n += other.n;
            weight += other.weight;
            squares += other.squares;
            return *this;
        }
        [[nodiscard]] constexpr double sum_of_squares() const noexcept {
            if constexpr (Squares)
                return squares.value();
            else
                return 0.0;
        }
        template <class Self, class Visit>
        static constexpr void parts_of(Self& self, Visit&& visit) {
            visit("n", self.n);
            visit("weight", self.weight);
            visit("squares", self.squares);
        }
        friend constexpr bool operator==(answered const&, answered const&) = default;
    };

    std::uint64_t people = 0;
    compensated_sum weight;
    std::array<std::array<answered, counted_places>, capacity> areas{};

    void add(answer_sheet<capacity> const& sheet, answer_places<capacity> const& places, std::size_t how_many, double w) {
        if (w == 0.0) return;
        ++people;
        weight += w;
        auto const& codes = sheet.codes();
        for (std::size_t area = 0; area < how_many; ++area)
            if (auto const place = places(area, codes[area]); place != answer_place::missing)
                areas[area][static_cast<std::size_t>(place)].add(w);
    }
    weighted_answers& operator+=(weighted_answers const& other) {
        people = checked_sum(people, other.people);  // no count exceeds it, so this one throws before anything has changed
        weight += other.weight;
        for (std::size_t a = 0; a < capacity; ++a)
            for (std::size_t p = 0; p < counted_places; ++p) areas[a][p] += other.areas[a][p];
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("people", self.people);
        visit("weight", self.weight);
        visit("areas", self.areas);
    }
    friend bool operator==(weighted_answers const&, weighted_answers const&) = default;

    /// Of those who answered an area, those of one place are hits.
    [[nodiscard]] weighted_moments moments(std::size_t area, answer_place hit) const noexcept {
        weighted_moments m;
        for (std::size_t p = 0; p < 3; ++p) {
            auto const& x = areas[area][p];
            bool const is_hit = p == static_cast<std::size_t>(hit);
            m.n += x.n;
            m.weight += x.weight.value();
            (is_hit ? m.a : m.b) += x.weight.value();
            (is_hit ? m.wwaa : m.wwbb) += x.sum_of_squares();
        }
        m.waa = m.a;
        m.wbb = m.b;
        return m;
    }
};

}  // namespace pbo::detail

#endif
