// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_QUANTILE_OPTIONS_HPP
#define PBO_EXAMPLES_SUPPORT_QUANTILE_OPTIONS_HPP

// Quantiles of an amount, by the options of a program: which column, which shares, and how limits are made.

#include "program.hpp"
#include "replicate_options.hpp"

#include <string>
#include <vector>

namespace examples {

struct quantile_options {
    std::string of, quantiles, rule = "math", limits = "woodruff";

    void add_options(CLI::App& options) {
        auto* const column = options.add_option("--of", of, "The column of an amount, such as hours, for --quantile; blank cells are missing");
        auto* const shares = options.add_option("--quantile", quantiles,
                                                "In place of --outcome: the amounts that such shares of people have at most, such as 0.5 for the "
                                                "median or 0.25,0.5,0.75");
        column->needs(shares);
        shares->needs(column);
        options.add_option("--quantile-rule", rule, "Where a share is met exactly: its amount (math), or the middle of it and the next (school)")
            ->check(CLI::IsMember({"math", "school"}))
            ->capture_default_str()
            ->needs(shares);
        options.add_option("--quantile-limits", limits,
                           "woodruff: the limits of the share, as amounts; score: amounts whose share does not differ, which is right also "
                           "where many have the same amount")
            ->check(CLI::IsMember({"woodruff", "score"}))
            ->capture_default_str()
            ->needs(shares);
    }

    [[nodiscard]] bool wanted() const noexcept { return !quantiles.empty(); }
    [[nodiscard]] std::vector<double> shares() const {
        auto all = replicate_options::numbers("--quantile", quantiles);
        for (double const p : all)
            if (!(p > 0.0 && p < 1.0))
                throw usage_error("--quantile takes shares above 0 and below 1, such as 0.5 for the median; found '" + quantiles + "'");
        return all;
    }
};

}  // namespace examples

#endif
