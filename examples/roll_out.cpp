// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Is the target reachable at this review rate?  Month by month, from assumptions:
//
//     roll_out --caseload N --on-budget B --reviews-per-year R --conversion C[:C2] --entrants E --default-share S
//     --exits D
//              [--from YYYY-MM] --until YYYY-MM [--schedule scheduled|memoryless] [--target 1.0]
//              [--required conversion|reviews] [--chance 0.95] [--offer O --acceptance A] [--arrivals fixed|poisson]
//              [--delay MONTHS] [--level 0.95] [--simulate RUNS] [--seed SEED] [--threads N]
//              [--format text|markdown|csv|json|html|svg] [--chart trajectory] [--past YYYY-MM:ON:CASELOAD] [--width N]
//
// R is reviews a person a year, E entrants a month, D the share that leaves in a year; shares are 0.5, 50 % or 1/2. The
// counts are those at the end of --from, the present month unless given.

#include "support/program.hpp"
#include "support/progress_bar.hpp"
#include "support/reading.hpp"
#include "support/targets.hpp"

#include <pbo/interval/wilson.hpp>
#include <pbo/measure/roll_out/forecast.hpp>
#include <pbo/measure/roll_out/simulation.hpp>
#include <pbo/publish/charts/roll_out_trajectory.hpp>
#include <pbo/publish/page_figure.hpp>
#include <pbo/publish/roll_out_sheet.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct request {
    std::string caseload, on_budget, reviews, conversion, offer, acceptance, entrants, default_share, exits;
    std::string from, until;
    std::string schedule = "scheduled", target = "1.0", required, chance = "0.95", arrivals = "fixed", delay = "0",
                level = "0.95";
    std::string simulate, seed = "1";
    std::vector<std::string> past;
    examples::report_format format;
    unsigned threads = 1;
};

[[noreturn]] void refuse(std::string const& option, std::string const& found, std::string const& expected) {
    throw examples::usage_error(option + ": found '" + found + "'; expected " + expected);
}

std::uint64_t whole(std::string const& option, std::string const& text, std::uint64_t most) {
    auto const n = pbo::text_form<std::uint64_t>::read(text);
    if (!n || *n > most) refuse(option, text, "a whole number from 0 to " + std::to_string(most));
    return *n;
}
double number(std::string const& option, std::string const& text, double most, std::string const& expected) {
    auto const x = pbo::text_form<double>::read(text);
    if (!x || !(*x >= 0.0 && *x <= most)) refuse(option, text, expected);
    return *x;
}
pbo::share share_of(std::string const& option, std::string const& text) {
    auto const s = pbo::text_form<pbo::share>::read(text);
    if (!s) refuse(option, text, pbo::text_form<pbo::share>::expected());
    return *s;
}
double between_0_and_1(std::string const& option, std::string const& text) {
    auto const s = pbo::text_form<pbo::share>::read(text);
    if (!s || s->numerator() == 0 || s->numerator() == s->denominator())
        refuse(option, text, "a share between 0 and 1 such as 0.95 or 95%");
    return s->value();
}
pbo::calendar_month month_of(std::string const& option, std::string const& text) {
    auto const m = pbo::text_form<pbo::calendar_month>::read(text);
    if (!m || !m->is_stated()) refuse(option, text, "a month like 2013-03");
    return *m;
}
pbo::calendar_month present_month() {
    std::chrono::year_month_day const today(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    return {static_cast<int>(today.year()), static_cast<int>(static_cast<unsigned>(today.month()))};
}

pbo::conversion_range conversion_of(request const& asked) {
    if (asked.offer.empty() != asked.acceptance.empty())
        throw examples::usage_error("--offer and --acceptance go together: conversion is offer times acceptance");
    if (asked.conversion.empty() == asked.offer.empty())
        throw examples::usage_error(
            asked.offer.empty()
                ? "--conversion is required: the share of reviews that end in a budget (0.5), or a range of it "
                  "(0.4:0.6)"
                : "--conversion, or --offer and --acceptance, not both: conversion is offer times acceptance");
    if (!asked.offer.empty())
        return pbo::conversion_of(share_of("--offer", asked.offer).value(),
                                  share_of("--acceptance", asked.acceptance).value());
    auto const colon = asked.conversion.find(':');
    if (colon == std::string::npos) return share_of("--conversion", asked.conversion).value();
    auto const lower = share_of("--conversion", asked.conversion.substr(0, colon));
    auto const upper = share_of("--conversion", asked.conversion.substr(colon + 1));
    if (lower > upper)
        refuse("--conversion", asked.conversion,
               "the lower conversion first: " + asked.conversion.substr(colon + 1) + ":" +
                   asked.conversion.substr(0, colon));
    return {lower.value(), upper.value()};
}

pbo::roll_out_assumptions assumptions_of(request const& asked) {
    pbo::roll_out_assumptions a;
    auto const caseload = whole("--caseload", asked.caseload, pbo::largest_roll_out);
    auto const on_budget = whole("--on-budget", asked.on_budget, pbo::largest_roll_out);
    if (on_budget > caseload)
        refuse("--on-budget", asked.on_budget, "at most the caseload, " + std::to_string(caseload));
    a.start = {on_budget, caseload};
    double const reviews =
        number("--reviews-per-year", asked.reviews, 12.0, "reviews a person a year, a number from 0 to 12");
    try {
        a.reviews = asked.schedule == "scheduled" ? pbo::review_schedule::scheduled(reviews)
                                                  : pbo::review_schedule::memoryless(reviews);
    } catch (std::domain_error const& e) {
        std::string const why = e.what();
        throw examples::usage_error("--reviews-per-year: " + why.substr(why.find(": ") + 2) +
                                    ", or --schedule memoryless");
    }
    auto const by_default = share_of("--default-share", asked.default_share).value();
    auto const delay = static_cast<std::uint32_t>(whole("--delay", asked.delay, pbo::longest_roll_out));
    double const entrants =
        number("--entrants", asked.entrants, 1e9, "entrants a month, a number from 0 to 1000000000");
    if (asked.arrivals == "poisson") {
        a.entrants = pbo::entrant_flow::poisson(entrants, by_default, delay);
    } else {
        if (!pbo::text_form<std::uint64_t>::read(asked.entrants))
            refuse("--entrants", asked.entrants,
                   "a whole number a month, or --arrivals poisson, whose mean may be any number");
        a.entrants = pbo::entrant_flow::fixed(*pbo::text_form<std::uint64_t>::read(asked.entrants), by_default, delay);
    }
    a.exits = pbo::exit_rate::yearly(share_of("--exits", asked.exits).value());
    return a;
}

/// "2010-03:204:1000": what was counted before the start.
std::vector<pbo::counted_in> past_of(request const& asked, pbo::calendar_month from) {
    std::vector<pbo::counted_in> all;
    for (auto const& text : asked.past) {
        auto const first = text.find(':'), second = text.find(':', first == std::string::npos ? first : first + 1);
        if (second == std::string::npos) refuse("--past", text, "a month, people on a budget and the caseload, such as 2010-03:204:1000");
        auto const month = month_of("--past", text.substr(0, first));
        auto const on = whole("--past", text.substr(first + 1, second - first - 1), pbo::largest_roll_out),
                   caseload = whole("--past", text.substr(second + 1), pbo::largest_roll_out);
        if (on > caseload) refuse("--past", text, "people on a budget at most the caseload, " + std::to_string(caseload));
        if (!(month < from)) refuse("--past", text, "a month before the start, " + from.text());
        auto const when = pbo::charts::end_of(month);
        for (auto const& other : all)
            if (other.period == when) refuse("--past", text, "each month once");
        all.push_back({when, pbo::tally(on, caseload)});
    }
    return all;
}

std::string simulation_in_words(pbo::forecast_result const& f, std::uint64_t runs, std::uint64_t seed, unsigned threads,
                                pbo::confidence_level level) {
    auto const last = examples::by_threads(threads, "simulating", [&](auto const& runner) {
        return pbo::simulate_roll_out(runner, f.rates, f.rows.back().lower.month.month, f.target, runs, seed).back();
    });
    std::string text = "A simulation of " + pbo::detail::with_thousands(std::to_string(runs)) +
                       (runs == 1 ? " run" : " runs") + " (seed " + std::to_string(seed) + ") at a conversion of " +
                       pbo::detail::assumed_per_cent(f.rates.conversion.value()) + ": on average " +
                       pbo::detail::for_people(last.mean_on, pbo::shown_as::count) + " on a budget and " +
                       pbo::detail::for_people(last.mean_off, pbo::shown_as::count) +
                       " off it";
    if (last.nobody == runs) return text + "; in every one of them nobody was left in the caseload.";
    // Of all runs, as the averages and the chance in the table are: nobody left neither meets a target nor misses it.
    pbo::proportion const met(last.reached.hits(), runs);
    auto const limits = *pbo::wilson(met, level).limits;
    auto const count = [](std::uint64_t n) { return pbo::detail::with_thousands(std::to_string(n)); };
    text += "; the target was met in " + count(met.hits()) + " of " + count(runs) + " runs (" + level.text() +
            " interval of that chance " + pbo::detail::rounded(100.0 * limits.lower(), 1) + " to " +
            pbo::detail::per_cent(limits.upper()) + ")";
    if (last.nobody != 0) text += ", and in " + count(last.nobody) + " nobody was left in the caseload";
    return text + ".";
}

std::string report(request const& asked) {
    auto const rates = assumptions_of(asked);
    auto const conversion = conversion_of(asked);
    auto const target = examples::target_from(asked.target).share;
    auto const until = month_of("--until", asked.until);
    auto const from = asked.from.empty() ? present_month() : month_of("--from", asked.from);
    auto const months = pbo::calendar_month::between(from, until);
    if (months < 0)
        refuse("--until", asked.until,
               "a month not before the start, " + from.text() +
                   (asked.from.empty() ? " (the present month: --from is not given)" : ""));
    if (months > std::int64_t{pbo::longest_roll_out})
        refuse("--until", asked.until,
               "at most " + std::to_string(pbo::longest_roll_out) + " months from " + from.text());
    pbo::confidence_level const level{between_0_and_1("--level", asked.level)};
    std::optional<pbo::asked_requirement> required;
    if (!asked.required.empty())
        required = {*pbo::text_form<pbo::required_rate>::read(asked.required),
                    between_0_and_1("--chance", asked.chance)};

    auto const seed = whole("--seed", asked.seed, 18'446'744'073'709'551'615U);
    std::optional<std::uint64_t> runs;
    if (!asked.simulate.empty()) {
        runs = whole("--simulate", asked.simulate, 1'000'000);
        if (*runs == 0) refuse("--simulate", asked.simulate, "a whole number of runs from 1 to 1000000");
        double const people =
            static_cast<double>(rates.start.trials()) + rates.entrants.a_month() * static_cast<double>(months);
        if (double const steps = people * static_cast<double>(*runs) * static_cast<double>(months); steps > 2e10)
            refuse("--simulate", asked.simulate,
                   "fewer runs: each follows " + pbo::detail::for_people(people, pbo::shown_as::count) +
                       " people through " + std::to_string(months) + " months, and 20,000,000,000 steps are the most");
    }

    auto const forecast = pbo::roll_out_forecast(rates, conversion, from, until, target);
    auto sheet = pbo::roll_out_sheet(forecast, {}, required, level);
    if (runs) sheet.warnings.insert(sheet.warnings.end() - 1, simulation_in_words(forecast, *runs, seed, asked.threads, level));
    if (asked.from.empty())
        sheet.warnings.insert(sheet.warnings.begin(), "The start is the present month: --from was not given.");
    bool const draws = examples::draws(asked.format);
    auto const past = past_of(asked, from);
    if (!past.empty() && !draws && !(asked.format == "html"))
        throw examples::usage_error("--past is drawn before the forecast: it goes with --chart trajectory, or with --format html");
    auto const picture = [&] { return pbo::charts::roll_out_trajectory_of(forecast, {.source = "the assumptions above"}, past, level); };
    bool const nobody = std::none_of(forecast.rows.begin(), forecast.rows.end(), [](auto const& row) { return row.lower.month.take_up().has_value(); });
    if (draws && nobody) throw std::runtime_error("--chart trajectory: nobody is in the caseload in any month");
    if (draws) return examples::drawn(picture(), asked.format, sheet.notes());
    if (asked.format == "html" && !nobody) return examples::as_page({sheet}, {pbo::figure_of(picture())});
    return examples::printed({sheet}, asked.format);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Is a take-up target reachable at this review rate?", "roll_out");
    request asked;
    options.add_option("--caseload", asked.caseload, "People eligible at the start")->required();
    options.add_option("--on-budget", asked.on_budget, "Of them, people on a personal budget")->required();
    options.add_option("--reviews-per-year", asked.reviews, "Reviews a person a year")->required();
    options.add_option("--conversion", asked.conversion,
                       "The share of reviews that end in a budget, or a range of it: 0.5, 0.4:0.6");
    options.add_option("--offer", asked.offer, "Instead: the share of reviews at which a budget is offered ...");
    options.add_option("--acceptance", asked.acceptance, "... and the share of offers that are accepted");
    options.add_option("--entrants", asked.entrants, "New people a month")->required();
    options.add_option("--default-share", asked.default_share, "The share of new people who get a budget by default")
        ->required();
    options.add_option("--exits", asked.exits, "The share of people who leave in a year")->required();
    options.add_option("--from", asked.from,
                       "The month at whose end the counts are, YYYY-MM; the present month unless given");
    options.add_option("--until", asked.until, "The last month, by whose end the target is due, YYYY-MM")->required();
    options.add_option("--schedule", asked.schedule, "Reviews every 12/R months, or every month with chance R/12")
        ->check(CLI::IsMember({"scheduled", "memoryless"}))
        ->capture_default_str();
    options.add_option("--target", asked.target, "The take-up to be reached (1.0, 65%, 13/20), or a national target: " + examples::national_targets())->capture_default_str();
    options.add_option("--required", asked.required, "Also: which conversion or review rate reaches the target")
        ->check(CLI::IsMember({"conversion", "reviews"}));
    options.add_option("--chance", asked.chance, "With --required: the chance that a careful plan asks for")
        ->capture_default_str();
    options
        .add_option("--arrivals", asked.arrivals,
                    "New people come in a fixed number a month, or a Poisson number with that mean")
        ->check(CLI::IsMember({"fixed", "poisson"}))
        ->capture_default_str();
    options.add_option("--delay", asked.delay, "Months before new people can have a budget (reablement)")
        ->capture_default_str();
    options.add_option("--level", asked.level, "The level of the range of take-up")->capture_default_str();
    options.add_option("--simulate", asked.simulate, "Also follow every person through that many futures");
    options.add_option("--seed", asked.seed, "With --simulate: the seed of the random numbers")->capture_default_str();
    examples::add_threads(options, asked.threads);
    options.add_option("--past", asked.past,
                       "In a picture: what was counted before the start, MONTH:ON:CASELOAD, such as 2010-03:204:1000; may be repeated");
    examples::add_format(options, asked.format, {"trajectory"});
    examples::add_why_unprotected(options, "it reads no records; its counts are what the command says and what follows from that.");
    examples::add_why_not_saved(options, "it reads no records.");
    examples::add_examples(options, {"--caseload 1000 --on-budget 300 --reviews-per-year 1 --conversion 0.5 --entrants 20 --default-share 0.8 "
                                     "--exits 0.2 --from 2011-03 --until 2013-03",
                                     "--caseload 1000 --on-budget 300 --reviews-per-year 1 --conversion 0.4:0.6 --entrants 20 --default-share 0.8 "
                                     "--exits 0.2 --from 2011-03 --until 2013-03"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
