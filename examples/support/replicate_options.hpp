// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_REPLICATE_OPTIONS_HPP
#define PBO_EXAMPLES_SUPPORT_REPLICATE_OPTIONS_HPP

// Replicate weights that stand in a file, by the options of a program: which columns, of which type, and what else their maker says.

#include "design_options.hpp"
#include "program.hpp"

#include <pbo/core/text_form.hpp>
#include <pbo/sampling/replicate_scheme.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

struct replicate_options {
    std::string columns, type, scales;
    std::optional<double> rho, scale;
    std::string centre = "mean", hold = "weights";

    void add_options(CLI::App& options) {
        std::vector<std::string> types;
        for (auto const& s : pbo::spellings_of<pbo::replicate_type>) types.emplace_back(s.text);
        auto* const wanted = options.add_option("--replicate-weights", columns,
                                                "Columns of replicate weights, in place of strata and clusters: the beginning of their names, which "
                                                "a number ends (repw for repw1, repw2, ...), or their names with commas between");
        auto const more = [wanted](CLI::Option* option) { return option->needs(wanted); };
        wanted->needs(more(options.add_option("--replicate-type", type, "What they are; the survey's documentation says it")->check(CLI::IsMember(types))));
        more(options.add_option("--replicate-rho", rho, "Of the type fay: the share of a weight that is kept"));
        more(options.add_option("--replicate-scale", scale, "What the sum of squares is multiplied by (unless told, what the type says)"));
        more(options.add_option("--replicate-scales", scales, "A number for each replicate, with commas between, or one for all: R's rscales"));
        more(options.add_option("--replicate-centre", centre, "What replicates are compared with: their mean, or the estimate (R's mse = TRUE)")
                 ->check(CLI::IsMember({"mean", "estimate"}))
                 ->capture_default_str());
        more(options.add_option("--replicate-columns-hold", hold, "weights, or factors by which the weight is multiplied (R's combined.weights = FALSE)")
                 ->check(CLI::IsMember({"weights", "factors"}))
                 ->capture_default_str());
    }

    [[nodiscard]] bool wanted() const noexcept { return !columns.empty(); }
    [[nodiscard]] bool are_factors() const noexcept { return hold == "factors"; }
    /// Throws usage_error for what cannot be meant.
    void check(design_options const& design) const {
        if (!wanted()) return;
        if (!design.strata.empty() || !design.cluster.empty() || !design.population.empty())
            throw usage_error("--replicate-weights say already how the sample was drawn: --strata, --cluster and --population do not go with them");
        if (design.weight.empty()) throw usage_error("--replicate-weights need --weight, the column of the weight of the whole sample");
    }
    [[nodiscard]] pbo::replicate_scheme scheme() const {
        pbo::replicate_scheme s;
        s.type = *pbo::text_form<pbo::replicate_type>::read(type);  // CLI11 has checked it
        s.rho = rho;
        s.scale = scale;
        s.centre = centre == "mean" ? pbo::replicate_centre::their_mean : pbo::replicate_centre::the_estimate;
        s.scales = numbers("--replicate-scales", scales);
        return s;
    }
    [[nodiscard]] std::string in_words(std::size_t replicates) const {
        return std::to_string(replicates) + " replicate weights " + columns + " (type " + type + ")";
    }

    /// Numbers with commas between.  Throws usage_error.
    [[nodiscard]] static std::vector<double> numbers(std::string const& option, std::string_view text) {
        std::vector<double> all;
        while (!text.empty()) {
            auto const comma = std::min(text.find(','), text.size());
            auto const one = pbo::text_form<double>::read(text.substr(0, comma));
            if (!one || comma + 1 == text.size())
                throw usage_error(option + " takes numbers with commas between, such as 0.25,0.5; found '" + std::string(text.substr(0, comma)) + "'");
            all.push_back(*one);
            text.remove_prefix(std::min(comma + 1, text.size()));
        }
        return all;
    }
};

}  // namespace examples

#endif
