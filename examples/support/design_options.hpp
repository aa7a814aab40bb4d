// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_DESIGN_OPTIONS_HPP
#define PBO_EXAMPLES_SUPPORT_DESIGN_OPTIONS_HPP

// How a survey was drawn, by the same options in every program that estimates from one: the columns of strata, clusters,
// weights and populations, what a stratum of one cluster does, and the confidence level.

#include "program.hpp"
#include "reading.hpp"

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/sampling/sampled_table.hpp>

#include <array>
#include <string>
#include <vector>

namespace examples {

struct design_options {
    std::string strata, cluster, weight, population;
    std::string lonely = "fail";
    double level = 0.95;

    /// with_level: unless --level stands among the options of a report.
    void add_options(CLI::App& options, bool with_level = true) {
        options.add_option("--strata", strata, "The column of the record's stratum");
        options.add_option("--cluster", cluster, "The column of the record's cluster, such as its council");
        options.add_option("--weight", weight, "The column of the record's weight");
        options.add_option("--population", population,
                           "The column of how many clusters (without --cluster: people) the record's stratum has in the population");
        std::vector<std::string> policies;
        for (auto const& s : pbo::spellings_of<pbo::lonely_cluster>) policies.emplace_back(s.text);
        options.add_option("--lonely", lonely, "What a stratum of one cluster does")->check(CLI::IsMember(policies))->capture_default_str();
        if (with_level) options.add_option("--level", level, "The confidence level")->capture_default_str();
    }

    /// Throws usage_error for what cannot be meant.
    void check() const {
        if (!population.empty() && weight.empty())
            throw usage_error("--population needs --weight: weights are never guessed from populations");
    }
    [[nodiscard]] pbo::confidence_level confidence() const {
        return as_asked("--level", [this] { return pbo::confidence_level{level}; });
    }
    [[nodiscard]] pbo::lonely_cluster lonely_cluster() const {
        return *pbo::text_form<pbo::lonely_cluster>::read(lonely);  // CLI11 has checked it
    }
    /// The columns; empty where one is not asked for.
    [[nodiscard]] std::array<std::string, 4> columns() const { return {strata, cluster, weight, population}; }

    /// Puts what a row says of the design into a record with stratum, cluster, weight and population; texts has one spelling
    /// of each text.  A row that belongs nowhere is refused.
    template <class Row, class Texts, class Record>
    void read(Row const& row, Texts& texts, Record& to) const {
        auto const needed = [&](std::string const& column) {
            if (column.empty()) return std::string();
            if (row[column].empty()) row.refuse(column, "", "a text: every record belongs somewhere");
            return std::string(texts.one_spelling(column, row[column]));
        };
        to.stratum = needed(strata);
        to.cluster = needed(cluster);
        if (!weight.empty()) to.weight = row.template number<double>(weight);
        if (!population.empty()) to.population = row.template number<double>(population, true);
    }
};

}  // namespace examples

#endif
