// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How many of the people who could have a personal budget have one?  Per council, region and England:
//
//     take_up_report [RETURNS.csv] [--numerator COL --denominator COL --key COL] [--name COL] [--regions LOOKUP.csv]
//                    [--where COL=VALUE] [--basis ongoing|including_short_term] [--role ROLE] [--sample] [--target 0.30]
//                    [--method NAME] [--level 0.95] [--format text|markdown|csv]
//                    [--benchmark england|region|pilots|FILE] [--funnel [--overdispersion none|multiplicative|additive]]
//                    [--quintiles] [--change | --since PERIOD] [--trend] [--break PERIOD|none]
//                    [--only COUNCIL] [--sort COLUMN[:desc]] [--top N] [--threads N]
//
// Reads the project's own returns, or, with --numerator, --denominator and --key, the counts of any published table.  The
// options from --benchmark to --trend set councils side by side: each adds a table to text and Markdown, and columns to
// CSV.  --only, --sort and --top choose which rows are shown, and change nothing of what they are compared with.

#include "support/benchmarking.hpp"
#include "support/program.hpp"
#include "support/published_counts.hpp"
#include "support/reading.hpp"

#include <pbo/domain/target.hpp>
#include <pbo/interval/parse_method.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/take_up_sheet.hpp>
#include <pbo/read/returns.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace {

struct request {
    std::filesystem::path file = PBO_EXAMPLE_DATA "/synthetic_returns.csv";
    examples::published_columns published;
    std::vector<std::string> where;
    std::string basis = "ongoing";
    std::string role;
    bool sample = false;
    std::string target = "0.30";
    std::string method = "wilson";
    double level = 0.95;
    std::string format = "text";
    examples::side_by_side beside;
    unsigned threads = 1;
};

template <class E>
E value_of(std::string const& text) {
    return pbo::text_form<E>::read(text).value();  // CLI11 has checked it
}

/// The latest period that the returns have on the basis, and how many periods there are.
std::pair<std::optional<pbo::period>, std::size_t> latest(std::vector<pbo::council_return> const& returns, pbo::eligibility_basis basis,
                                                          std::optional<pbo::role> whose) {
    std::set<pbo::period> periods;
    for (auto const& r : returns)
        if (r.basis == basis && (!whose || r.whose == *whose)) periods.insert(r.when);
    if (periods.empty()) return {std::nullopt, 0};
    return {*periods.rbegin(), periods.size()};
}

std::string report(request const& asked) {
    auto const method = examples::as_asked("--method", [&] { return pbo::parse_method(asked.method); });
    auto const level = examples::as_asked("--level", [&] { return pbo::confidence_level{asked.level}; });
    auto const basis = value_of<pbo::eligibility_basis>(asked.basis);
    std::optional<pbo::role> whose;
    if (!asked.role.empty()) whose = value_of<pbo::role>(asked.role);

    pbo::read_options options;
    options.where = examples::filters_from(asked.where);
    examples::read_again file(asked.file);
    auto const read = asked.published.wanted() ? examples::read_published(file, asked.published, options, basis, whose)
                                               : examples::read_own_returns(file, options, asked.threads);
    auto const& returns = read.records;
    auto const [when, periods] = latest(returns, basis, whose);
    auto const counted = asked.sample ? pbo::completeness::sample : pbo::completeness::complete_count;
    auto const table = pbo::take_up(returns, basis, {whose, when, counted});

    std::optional<pbo::target> aim;
    if (asked.target != "none") {
        auto const share = pbo::text_form<pbo::share>::read(asked.target);
        if (!share) throw examples::usage_error("--target: found '" + asked.target + "'; expected " + pbo::text_form<pbo::share>::expected() + ", or none");
        aim.emplace("take_up", *share, pbo::date{}, basis, table.context().whose);
    }
    pbo::provenance from{.source = examples::named(asked.file), .rule = "none applied: counts as in the source"};
    if (asked.published.wanted()) from.source += " (" + asked.published.numerator + " of " + asked.published.denominator + ")";
    auto sheet = pbo::take_up_sheet(table, from, aim, method, level);
    if (periods > 1)
        sheet.warn("The returns hold " + std::to_string(periods) + " periods on this basis; this is the latest. For another: --where period=...");
    std::vector<pbo::sheet> sheets{std::move(sheet)};
    for (auto& more : examples::sheets_side_by_side(asked.beside, table, returns, from, method, level)) sheets.push_back(std::move(more));
    sheets = examples::with_rows_asked_for(asked.beside, std::move(sheets), table, returns, from, aim, method, level, asked.format != "csv");
    if (examples::says_synthetic(read))
        for (auto& s : sheets) s.warn(std::string(examples::synthetic_warning));
    if (asked.format == "csv") return examples::printed({pbo::joined_sheets(sheets, pbo::council_identity())}, asked.format);
    return examples::printed(sheets, asked.format);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Take-up of personal budgets per council, region and England", "take_up_report");
    request asked;
    options.add_option("RETURNS", asked.file, "The returns, CSV; the shipped synthetic ones unless given");
    options.add_option("--numerator", asked.published.numerator, "Published table: the column that counts people on budgets");
    options.add_option("--denominator", asked.published.denominator, "Published table: the column that counts people eligible");
    options.add_option("--key", asked.published.key, "Published table: the column with the council's code or name");
    options.add_option("--name", asked.published.name, "Published table: the column with the council's name");
    options.add_option("--regions", asked.published.regions, "A look-up CSV with the columns ons_code, name, region");
    options.add_option("--where", asked.where, "Only rows whose column has this value (COLUMN=VALUE) or another (COLUMN!=VALUE); may be repeated");
    options.add_option("--basis", asked.basis, "The eligibility basis of the counts")
        ->check(CLI::IsMember({"ongoing", "including_short_term"}))
        ->capture_default_str();
    options.add_option("--role", asked.role, "Whose budgets are counted")->check(CLI::IsMember({"user", "carer", "users_and_carers"}));
    options.add_flag("--sample", asked.sample, "The counts are a sample, not a complete count");
    options.add_option("--target", asked.target, "The share to be reached (0.30, 30 %, 3/10), or none")->capture_default_str();
    options.add_option("--method", asked.method, "The interval's method, by its code name")->capture_default_str();
    options.add_option("--level", asked.level, "The confidence level")->capture_default_str();
    asked.beside.add_options(options);
    options.add_option("--format", asked.format, "text, markdown or csv")->check(CLI::IsMember({"text", "markdown", "csv"}));
    examples::add_threads(options, asked.threads);
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
