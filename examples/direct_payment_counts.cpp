// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How many people had a direct payment?  Counts, not take-up, from the PSS-EX1 returns of 2009-10 to 2013-14:
//
//     direct_payment_counts PSS_EX1.csv [--format text|markdown|csv|json] [--threads N]
//
// PSS-EX1 is a long file (an item and a value on each row) and has no denominator for take-up.  The all-ages item changed:
// A4.20 in the first two years, where it also counts personal budgets, and A4.18 after that, where it counts direct
// payments.  So the first two years are flagged, and councils whose age bands cannot add up to all ages within rounding
// (every count is rounded to the nearest 5) are named.

#include "support/program.hpp"
#include "support/reading.hpp"

#include <pbo/core/columns.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/read/pivot.hpp>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// One council in one year.  The items' codes differ by year; the column map says which they are.
struct council_year {
    std::string cassr_code, council;
    pbo::figure<std::uint64_t> all_ages, aged_18_to_64, aged_65_and_over, aged_75_to_84, aged_85_and_over;
};

template <>
inline constexpr auto pbo::columns_of<council_year> =
    pbo::columns(pbo::column("cassr_code", &council_year::cassr_code), pbo::column("cassr", &council_year::council),
                 pbo::column("all_ages", &council_year::all_ages), pbo::column("aged_18_to_64", &council_year::aged_18_to_64),
                 pbo::column("aged_65_and_over", &council_year::aged_65_and_over),
                 pbo::optional_column("aged_75_to_84", &council_year::aged_75_to_84),
                 pbo::optional_column("aged_85_and_over", &council_year::aged_85_and_over));

namespace {

using figures = pbo::figure<std::uint64_t>;

/// Which items a year has: in 2009-10 the band from 65 on stands in three.
struct year_layout {
    std::string_view year, all_ages;
    bool three_older_bands;
    bool comparable;  ///< with the other years
};
constexpr std::array<year_layout, 5> years{{{"2009-10", "A4.20", true, false},
                                            {"2010-11", "A4.20", false, false},
                                            {"2011-12", "A4.18", false, true},
                                            {"2012-13", "A4.18", false, true},
                                            {"2013-14", "A4.18", false, true}}};

std::vector<council_year> read_year(examples::read_again& file, year_layout const& y, unsigned threads) {
    pbo::read_options options;
    options.where = {{"year", std::string(y.year)}};
    options.suppressed = {"-"};  // more than 0 and at most 5, as the release says
    options.columns = {{"all_ages", std::string(y.all_ages)}, {"aged_18_to_64", "A4.10"}, {"aged_65_and_over", "A4.14"}};
    options.columns["aged_75_to_84"] = y.three_older_bands ? "A4.15" : "not in this year";
    options.columns["aged_85_and_over"] = y.three_older_bands ? "A4.16" : "not in this year";
    return examples::by_threads(threads, "reading " + file.name() + ", " + std::string(y.year), [&](auto const& runner) {
        return pbo::read_pivot<council_year>(runner, file.source(), {.key = {"cassr_code", "cassr"}}, options).records;
    });
}

/// A sentence about a council-year whose bands cannot add to all ages by rounding alone; nothing where they can, or where
/// a figure is absent.  Each of the bands and the total is rounded to the nearest 5, so is off by at most 2.5.
std::string not_adding(council_year const& c, year_layout const& y) {
    std::vector<figures> bands{c.aged_18_to_64, c.aged_65_and_over};
    if (y.three_older_bands) bands.insert(bands.end(), {c.aged_75_to_84, c.aged_85_and_over});
    if (!c.all_ages.has_value()) return {};
    std::int64_t sum = 0;
    for (auto const& band : bands) {
        if (!band.has_value()) return {};
        sum += static_cast<std::int64_t>(*band);
    }
    auto const difference = sum - static_cast<std::int64_t>(*c.all_ages);
    auto const thousands = [](auto n) { return pbo::detail::with_thousands(std::to_string(n)); };
    if (2 * std::abs(difference) <= 5 * static_cast<std::int64_t>(bands.size() + 1)) return {};
    return c.council + " " + std::string(y.year) + " (" + thousands(sum) + " against " + thousands(*c.all_ages) + ")";
}

std::string report(std::filesystem::path const& path, examples::report_format const& format, unsigned threads) {
    examples::read_again file(path);
    std::vector<pbo::sheet_column> columns{{"cassr_code", "CASSR code"}, {"council", "council"}};
    for (auto const& y : years)
        columns.push_back({"direct_payments_" + std::string(y.year), std::string(y.year) + (y.comparable ? "" : " *"), pbo::shown_as::count});
    pbo::sheet s("Adults with a direct payment at 31 March", {examples::named(path) + " (items A4.20 and A4.18)",
                 "31 March 2010 to 31 March 2014", "not take-up: this source has no number of people eligible", "user",
                 "no intervals", "none: counts as published", "none applied: rounded to the nearest 5 at the source", "complete count"},
                 std::move(columns));

    struct line {
        std::string council;
        std::array<figures, years.size()> counts;
    };
    std::map<std::string, line> councils;
    std::vector<std::string> order;
    std::vector<std::string> odd;
    std::array<std::uint64_t, years.size()> sums{};
    std::array<std::string, years.size()> without;
    for (std::size_t i = 0; i < years.size(); ++i)
        for (auto const& c : read_year(file, years[i], threads)) {
            auto const [at, is_new] = councils.try_emplace(c.cassr_code, line{c.council, {}});
            if (is_new) order.push_back(c.cassr_code);
            at->second.counts[i] = c.all_ages;
            if (c.cassr_code.empty()) continue;  // England, as published
            if (auto sentence = not_adding(c, years[i]); !sentence.empty()) odd.push_back(std::move(sentence));
            if (c.all_ages.has_value())
                sums[i] += *c.all_ages;
            else
                without[i] += (without[i].empty() ? "" : ", ") + c.council;
        }
    for (auto const& code : order) {
        auto const& c = councils.at(code);
        std::vector<pbo::sheet_cell> cells{code, c.council};
        cells.insert(cells.end(), c.counts.begin(), c.counts.end());
        s.add_row(std::move(cells));
    }
    std::vector<pbo::sheet_cell> total{std::string(), std::string("Sum of the councils with figures")};
    for (auto n : sums) total.emplace_back(figures(n));
    s.add_row(std::move(total));

    s.warn("The years marked *, 2009-10 and 2010-11, count direct payments and personal budgets together: not comparable with 2011-12 and later, "
           "which count direct payments alone.");
    s.warn("Counts of people, not take-up: PSS-EX1 has no number of people eligible (home care, day care and meals count a person "
           "once for each service).");
    s.warn("Rounded to the nearest 5 at the source, so the sum of the councils is not the published figure for England.");
    for (std::size_t i = 0; i < years.size(); ++i)
        if (!without[i].empty()) s.warn("Without a figure in " + std::string(years[i].year) + ": " + without[i] + ".");
    std::string all;
    for (auto const& one : odd) all += (all.empty() ? "" : "; ") + one;
    s.warn(std::to_string(odd.size()) + " council-years whose age bands cannot add to all ages by rounding alone" +
           (odd.empty() ? "." : ", the sum of the bands against all ages: " + all + "."));
    return examples::printed({s}, format);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Adults with a direct payment, by council and year, from PSS-EX1", "direct_payment_counts");
    std::filesystem::path file;
    examples::report_format format;
    unsigned threads = 1;
    options.add_option("PSS_EX1", file, "PSS-EX1 in long form: year,cassr_code,cassr,item,description,value")->required();
    examples::add_format(options, format);
    examples::add_threads(options, threads);
    return examples::run(options, argc, argv, [&] { return report(file, format, threads); });
}
