// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_KNOWN_MARGIN_HPP
#define PBO_SAMPLING_KNOWN_MARGIN_HPP

// How many people of each kind does the population have, and of which kind is each record?  What weights are adjusted
// to: a name, a total for each category, and each record's category.
//
//     known_margin age("age", records, &record::age, {{"18-64", 3900.0}, {"65+", 6100.0}});
//
// Throws std::invalid_argument, naming margin and category, when a category has two totals or a record's has none, and
// std::domain_error for a total that is negative or not finite.  Cost: a search among the categories for each record.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/detail/key_text.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

class known_margin {
public:
    /// totals: pairs of a category, as the projection gives it, and how many people have it.
    template <class Records, class Projection, class Totals>
    known_margin(std::string name, Records const& records, Projection const& category, Totals const& totals)
        : name_(std::move(name)) {
        using record = std::remove_cvref_t<decltype(*std::begin(records))>;
        take<std::remove_cvref_t<std::invoke_result_t<Projection const&, record const&>>>(records, category, totals);
    }
    template <class Records, class Projection>
    known_margin(
        std::string name, Records const& records, Projection const& category,
        std::initializer_list<std::pair<std::remove_cvref_t<std::invoke_result_t<
                                            Projection const&, decltype(*std::begin(std::declval<Records const&>()))>>,
                                        double>>
            totals)
        : name_(std::move(name)) {
        using record = std::remove_cvref_t<decltype(*std::begin(records))>;
        take<std::remove_cvref_t<std::invoke_result_t<Projection const&, record const&>>>(records, category, totals);
    }

    [[nodiscard]] std::string const& name() const noexcept { return name_; }
    [[nodiscard]] std::size_t size() const noexcept { return totals_.size(); }
    [[nodiscard]] std::string const& category(std::size_t i) const { return categories_.at(i); }
    template <class = detail::when_called>
    [[nodiscard]] double total(std::size_t i) const { return totals_.at(i); }
    /// The position of each record's category.
    [[nodiscard]] std::vector<std::uint32_t> const& of_record() const noexcept { return of_record_; }
    /// All people.
    template <class = detail::when_called>
    [[nodiscard]] double population() const noexcept {
        double sum = 0.0;
        for (auto const t : totals_) sum += t;
        return sum;
    }

private:
    template <class Key, class Records, class Projection, class Totals>
    void take(Records const& records, Projection const& category, Totals const& totals) {
        std::map<Key, std::uint32_t> positions;
        for (auto const& [key, total] : totals) {
            auto const text = detail::key_text(Key(key));
            double const people = static_cast<double>(total);
            if (!(people >= 0.0 && std::isfinite(people)))
                throw std::domain_error("pbo::known_margin: margin " + detail::in_quotes(name_) + ", category " + detail::in_quotes(text) +
                                        ": a total of " + detail::number_text(people) +
                                        "; expected a number of people");
            if (!positions.try_emplace(Key(key), static_cast<std::uint32_t>(totals_.size())).second)
                throw std::invalid_argument("pbo::known_margin: margin " + detail::in_quotes(name_) + ", category " +
                                            detail::in_quotes(text) +
                                            ": two totals");
            categories_.push_back(text);
            totals_.push_back(people);
        }
        for (auto const& r : records) {
            Key const key = std::invoke(category, r);
            auto const at = positions.find(key);
            if (at == positions.end())
                throw std::invalid_argument(
                    "pbo::known_margin: margin " + detail::in_quotes(name_) + ", category " +
                    detail::in_quotes(detail::key_text(key)) + ": record " +
                    std::to_string(of_record_.size() + 1) + " has it, but it has no total; expected " + list());
            of_record_.push_back(at->second);
        }
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string list() const {
        std::string text = "one of";
        for (auto const& c : categories_) text += (text.size() == 6 ? " '" : ", '") + c + "'";
        return text;
    }

    std::string name_;
    std::vector<std::string> categories_;
    std::vector<double> totals_;
    std::vector<std::uint32_t> of_record_;
};

}  // namespace pbo

#endif
