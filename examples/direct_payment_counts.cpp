// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How many people had a direct payment?  Counts, not take-up, from the PSS-EX1 returns of 2009-10 to 2013-14:
//
//     direct_payment_counts PSS_EX1.csv [--format text|markdown|csv|json] [--threads N]
//
// or from a return of one year as it is printed, a column an item (item codes as headings, titles above, totals and
// footnotes below), counts or amounts of money:
//
//     direct_payment_counts ACTIVITY.csv --item A4.18 [--item H4] [--key COLUMN] [--period-is 2013-14]
//     direct_payment_counts EXPENDITURE.csv --item F1 --amounts
//
// PSS-EX1 is a long file (an item and a value on each row) and has no denominator for take-up.  The all-ages item changed:
// A4.20 in the first two years, where it also counts personal budgets, and A4.18 after that, where it counts direct
// payments.  So the first two years are flagged, and councils whose age bands cannot add up to all ages within rounding
// (every count is rounded to the nearest 5) are named.

#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/reading_options.hpp"

#include <pbo/core/columns.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/read/pivot.hpp>
#include <pbo/read/published_items.hpp>
#include <pbo/read/rows_in_words.hpp>

#include <array>
#include <cmath>
#include <concepts>
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

struct request {
    std::filesystem::path file;
    examples::report_format format;
    unsigned threads = 1;
    std::vector<std::string> items;
    std::string key = "#1", period_is, rejects;
    std::vector<std::string> where;
    bool amounts = false;
    examples::reading_options written;
};

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

std::vector<council_year> read_year(examples::read_again& file, year_layout const& y, request const& asked) {
    pbo::read_options options;
    asked.written.set(options);
    options.where = {{"year", std::string(y.year)}};
    options.suppressed.emplace_back("-");  // more than 0 and at most 5, as the release says
    options.columns = {{"all_ages", std::string(y.all_ages)}, {"aged_18_to_64", "A4.10"}, {"aged_65_and_over", "A4.14"}};
    options.columns["aged_75_to_84"] = y.three_older_bands ? "A4.15" : "not in this year";
    options.columns["aged_85_and_over"] = y.three_older_bands ? "A4.16" : "not in this year";
    return examples::by_threads(asked.threads, "reading " + file.name() + ", " + std::string(y.year), [&](auto const& runner) {
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

/// "The file's 'England' row (line 7) is a total, not an area: A4.18 2,500, and the 2 areas with figures have as much."
template <class T>
std::string sentence_of(pbo::items_of_area<T> const& total, pbo::items_read<T> const& read, std::vector<std::string> const& items) {
    auto const shown = [](T value) {
        if constexpr (std::same_as<T, double>) return pbo::detail::number_text(value);
        else return pbo::detail::with_thousands(std::to_string(value));
    };
    std::string text = "The file's '" + total.area.called + "' row (line " + std::to_string(total.area.line) + ") is a total, not an area:";
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const& stated = total.figures[i];
        auto const [sum, n] = pbo::sum_of(read, i);
        text += (i == 0 ? " " : "; ") + items[i] + " ";
        if (!stated.has_value()) {
            text += "has no figure";
            continue;
        }
        bool const same = std::abs(static_cast<double>(*stated) - static_cast<double>(sum)) <= 1e-9 * std::abs(static_cast<double>(sum));
        text += shown(*stated) + (same ? ", and " : ", but ") +
                (n == 1 ? "the one area with a figure has " : "the " + std::to_string(n) + " areas with figures have ") +
                (same ? "as much" : shown(sum) + (n == 1 ? "" : " together"));
        if (auto const without = read.areas.size() - n; without != 0 && !same && static_cast<double>(*stated) > static_cast<double>(sum))
            text += ", and " + std::to_string(without) + " without may be the difference";
    }
    return text + ".";
}

/// A return as it is printed: the areas with their items, what they have together, and how that stands to the totals.
template <class T>
std::string report_of_items(request const& asked, pbo::read_options const& options) {
    examples::read_again file(asked.file);
    auto const read = pbo::read_published_items<T>(file.source(), {.key = asked.key, .items = asked.items}, options);
    constexpr bool amounts = std::same_as<T, double>;
    std::string period = "not stated";
    if (!asked.period_is.empty()) {
        auto const when = pbo::text_form<pbo::period>::read(asked.period_is);
        if (!when || !when->is_stated())
            throw examples::usage_error("--period-is: found '" + asked.period_is + "'; expected " + pbo::text_form<pbo::period>::expected());
        period = when->text();
    }
    std::vector<pbo::sheet_column> columns{{"ons_code", "ONS code"}, {"cassr_code", "CASSR code"}, {"name", "name", pbo::shown_as::text, pbo::shown_to::everyone, true}};
    std::string names;
    for (auto const& item : asked.items) {
        columns.push_back({item, item, amounts ? pbo::shown_as::number : pbo::shown_as::count});
        names += (names.empty() ? "" : ", ") + item;
    }
    pbo::provenance from{.source = examples::named(asked.file), .period = period,
                         .basis = "not take-up: items of a return, with no number of people eligible",
                         .level = "no intervals", .method = amounts ? "none: amounts as published" : "none: counts as published",
                         .rule = "none applied: as in the source", .data = amounts ? "amounts as published" : "counts as published"};
    from.rows = pbo::rows_in_words(read, options.where, read.totals.size());
    pbo::sheet s("Items " + names, std::move(from), std::move(columns));
    for (auto const& a : read.areas) {
        std::vector<pbo::sheet_cell> cells{a.area.who.ons.text(), pbo::text_form<pbo::cassr_code>::write(a.area.who.cassr), a.area.called};
        cells.insert(cells.end(), a.figures.begin(), a.figures.end());
        s.add_row(std::move(cells));
    }
    std::vector<pbo::sheet_cell> sums{std::string(), std::string(), std::string("Sum of the areas with figures")};
    for (std::size_t i = 0; i < asked.items.size(); ++i) sums.emplace_back(pbo::figure<T>(pbo::sum_of(read, i).first));
    s.add_row(std::move(sums));
    for (auto const& t : read.totals) s.warn(sentence_of(t, read, asked.items));
    for (std::size_t i = 0; i < asked.items.size(); ++i) {
        std::string without;
        for (auto const& a : read.areas)
            if (!a.figures[i].has_value()) without += (without.empty() ? "" : ", ") + a.area.called + " (" + std::string(words(a.figures[i].reason())) + ")";
        if (!without.empty()) s.warn("Without a figure for " + asked.items[i] + ": " + without + ".");
    }
    for (auto const& note : read.notes) s.warn(note);
    if (!asked.rejects.empty()) {
        examples::write_rejects(asked.rejects, read.rejects);
        if (auto const n = read.rejects.size(); n != 0)
            s.warn(std::to_string(n) + (n == 1 ? " row was" : " rows were") + " rejected; " + asked.rejects + " has each with its reason.");
    }
    return examples::printed({s}, asked.format);
}

std::string report(request const& asked) {
    if (!asked.items.empty()) {
        pbo::read_options options;
        asked.written.set(options);
        options.where = examples::filters_from(asked.where);
        if (!asked.rejects.empty()) options.on_bad_row = pbo::bad_row::collect;
        return asked.amounts ? report_of_items<double>(asked, options) : report_of_items<std::uint64_t>(asked, options);
    }
    if (asked.amounts || asked.key != "#1" || !asked.period_is.empty() || !asked.where.empty() || !asked.rejects.empty())
        throw examples::usage_error("--amounts, --key, --period-is, --where and --rejects go with --item: a return as it is printed");
    auto const& path = asked.file;
    auto const& format = asked.format;
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
        for (auto const& c : read_year(file, years[i], asked)) {
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
    request asked;
    options.add_option("PSS_EX1", asked.file, "PSS-EX1 in long form (year,cassr_code,cassr,item,description,value), or with --item as it is printed")->required();
    options.add_option("--item", asked.items, "A return as it is printed: the column of an item, such as A4.18; may be repeated");
    options.add_option("--key", asked.key, "With --item: the column with the area's code or name; the first unless given");
    options.add_option("--period-is", asked.period_is, "With --item: the period of the return, such as 2013-14");
    options.add_option("--where", asked.where, "With --item: only rows whose column has this value (COLUMN=VALUE) or another (COLUMN!=VALUE); may be repeated");
    options.add_flag("--amounts", asked.amounts, "With --item: amounts, of money for instance, not counts of people");
    examples::add_written_file(options, "--rejects", asked.rejects, "With --item: go on after bad rows and write them, with their reasons, to this file");
    asked.written.add_options(options);
    examples::add_format(options, asked.format);
    examples::add_threads(options, asked.threads);
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
