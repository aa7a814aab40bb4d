// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_ASCS_STRATA_HPP
#define PBO_SAMPLING_ASCS_STRATA_HPP

// Who was asked, out of how many, and what did they answer?  What the official estimate of the Adult Social Care Survey
// (ascs_estimate.hpp) is made from: for each stratum of one council its population and how many gave each response to
// one question.  Three ways to get there:
//   ascs_stratum(name, population, counts)                       counts that stand in a table
//   ascs_strata(records, stratum, population, answer, responses) records, one a person: projections to a stratum's key,
//                                                                its population, and the response as 0, 1 .. or absent
//   ascs_subgroup(name, population, respondents, members, counts)
//                                                                a demographic subgroup, whose population nobody knows:
//                                                                population x members / respondents of the stratum
//
// Throws std::domain_error when more people answered than the stratum has, and std::invalid_argument when a stratum's
// records disagree about its population or a response is not among those there are.  One pass over the records.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/count/table.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// One stratum's answers to one question.  The population may be an estimate and need not be whole.
class ascs_stratum {
public:
    ascs_stratum() = default;
    template <class = detail::when_called>
    ascs_stratum(std::string name, double population, std::vector<std::uint64_t> counts)
        : name_(std::move(name)), population_(population), counts_(std::move(counts)) {
        for (auto const count : counts_) respondents_ = detail::checked_sum(respondents_, count);
        if (!(std::isfinite(population) && population >= static_cast<double>(respondents_)))
            throw std::domain_error("pbo::ascs_stratum: stratum " + detail::in_quotes(name_) + " has a population of " +
                                    detail::number_text(population) + ", but " + std::to_string(respondents_) +
                                    " people of it answered");
    }

    [[nodiscard]] std::string const& name() const noexcept { return name_; }
    [[nodiscard]] double population() const noexcept { return population_; }
    /// How many gave each response.
    [[nodiscard]] std::vector<std::uint64_t> const& counts() const noexcept { return counts_; }
    /// How many answered this question.
    [[nodiscard]] std::uint64_t respondents() const noexcept { return respondents_; }

    friend bool operator==(ascs_stratum const&, ascs_stratum const&) = default;

private:
    std::string name_;
    double population_ = 0.0;
    std::vector<std::uint64_t> counts_;
    std::uint64_t respondents_ = 0;
};

namespace detail {

struct ascs_subgroup_function {
    /// members of the respondents of a stratum belong to the subgroup; counts are the members' answers to the question.
    /// The subgroup's population is population x members / respondents.  Throws std::domain_error when members exceed
    /// respondents, or when the stratum has nobody to estimate a share from but has members.
    template <class = detail::when_called>
    [[nodiscard]] ascs_stratum operator()(std::string name, double population, std::uint64_t respondents,
                                          std::uint64_t members, std::vector<std::uint64_t> counts) const {
        if (members > respondents)
            throw std::domain_error("pbo::ascs_subgroup: stratum " + detail::in_quotes(name) + " has " + std::to_string(members) +
                                    " members of the subgroup among " + std::to_string(respondents) + " respondents");
        if (!(population >= static_cast<double>(respondents)))
            throw std::domain_error("pbo::ascs_subgroup: stratum " + detail::in_quotes(name) + " has a population of " +
                                    number_text(population) + ", but " + std::to_string(respondents) +
                                    " people of it answered");
        // Multiplied first: whole results stay whole, and everybody's share leaves the population as it is.
        double const estimated =
            respondents == 0 ? 0.0 : population * static_cast<double>(members) / static_cast<double>(respondents);
        return {std::move(name), estimated, std::move(counts)};
    }
};

struct ascs_strata_function {
    /// answer(record) is the response's number, or an empty std::optional for a record without an answer.  Strata come
    /// in the order of their keys; one whose records hold no answer is there too, with nobody in it.
    template <class Records, class Stratum, class Population, class Answer>
    [[nodiscard]] std::vector<ascs_stratum> operator()(Records const& records, Stratum const& stratum,
                                                       Population const& population, Answer const& answer,
                                                       std::size_t responses) const {
        using record = std::remove_cvref_t<decltype(*std::begin(records))>;
        using key = std::remove_cvref_t<std::invoke_result_t<Stratum const&, record const&>>;
        struct gathered {
            double population;
            std::vector<std::uint64_t> counts;
        };
        std::map<key, gathered> strata;
        for (auto const& r : records) {
            auto const size = static_cast<double>(std::invoke(population, r));
            auto const [at, is_new] =
                strata.try_emplace(std::invoke(stratum, r), gathered{size, std::vector<std::uint64_t>(responses)});
            if (!(at->second.population == size))
                throw std::invalid_argument("pbo::ascs_strata: stratum " + detail::in_quotes(key_text(at->first)) +
                                            " has a population of " + number_text(at->second.population) +
                                            " in one record and " + number_text(size) + " in another");
            auto const given = std::optional<std::size_t>(std::invoke(answer, r));
            if (!given) continue;
            if (*given >= responses)
                throw std::invalid_argument("pbo::ascs_strata: a record answers with response " +
                                            std::to_string(*given) + "; expected 0 to " + std::to_string(responses) +
                                            " exclusive, or nothing");
            ++at->second.counts[*given];
        }
        std::vector<ascs_stratum> made;
        for (auto& [k, g] : strata) made.emplace_back(key_text(k), g.population, std::move(g.counts));
        return made;
    }

    /// A table of category_counts by stratum; population(key) is the stratum's population.
    template <class Key, class Cell, class Context, class Population>
    requires requires(Cell const& cell) { cell.counts(); }
    [[nodiscard]] std::vector<ascs_stratum> operator()(table<Key, Cell, Context> const& counted,
                                                       Population const& population) const {
        std::vector<ascs_stratum> made;
        for (auto const& [key, cell] : counted)
            made.emplace_back(key_text(key), static_cast<double>(std::invoke(population, key)),
                              std::vector<std::uint64_t>(cell.counts().begin(), cell.counts().end()));
        return made;
    }
};

}  // namespace detail

/// ascs_strata(records, stratum, population, answer, responses), ascs_strata(table by stratum, population).
inline constexpr detail::ascs_strata_function ascs_strata{};
/// ascs_subgroup(name, population, respondents, members, counts).
inline constexpr detail::ascs_subgroup_function ascs_subgroup{};

}  // namespace pbo

#endif
