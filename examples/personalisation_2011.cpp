// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What can be made of every figure in print about personal budgets in 2011?  For each: which values and counts the words
// allow, what the library computes from the data or from print alone, how sure that is, and a verdict.  The data are the shipped
// ones, which were made to agree with print and are no evidence for it, or somebody's own.
//
//     personalisation_2011 [--figures FILE] [--returns FILE] [--survey FILE [--unique COLUMN]] [--format text|markdown|csv|json]

#include "support/printed_claims.hpp"
#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/row_options.hpp"
#include "support/shipped.hpp"

#include <pbo/domain/poet_style.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/claims/attitude_change.hpp>
#include <pbo/measure/compare_outcomes.hpp>
#include <pbo/measure/compare_within_strata.hpp>
#include <pbo/measure/condition_shares.hpp>
#include <pbo/measure/cost_by_mode.hpp>
#include <pbo/measure/direct_payment_increase.hpp>
#include <pbo/measure/direct_payments_by_age.hpp>
#include <pbo/measure/distribution.hpp>
#include <pbo/measure/growth/flatlined.hpp>
#include <pbo/measure/growth/growth_by_start.hpp>
#include <pbo/measure/majority.hpp>
#include <pbo/measure/non_response.hpp>
#include <pbo/measure/on_course.hpp>
#include <pbo/measure/outcomes_by_condition.hpp>
#include <pbo/measure/roll_out/path.hpp>
#include <pbo/measure/roll_out/required.hpp>
#include <pbo/measure/variation.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/returns.hpp>
#include <pbo/read/survey.hpp>
#include <pbo/read/survey_of_roles.hpp>

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <stdexcept>

namespace {

using examples::of;
using examples::per_cent;
using examples::printed_claim;
using examples::counts_in_words;
using examples::thousands;
using examples::window_in_words;
using pbo::delivery_mode;
using pbo::proportion;
using window = pbo::print_window;
using enum examples::printed_verdict;

struct request {
    std::filesystem::path figures = examples::shipped("published_figures.csv");
    std::filesystem::path returns = examples::shipped("synthetic_returns.csv");
    std::filesystem::path survey = examples::shipped("synthetic_survey.csv");
    std::string unique;  // the survey's column of identifiers, or nothing
    examples::report_format format;
    unsigned threads = 1;
};

constexpr std::uint64_t many_respondents = 70;  // of one role in a council, for it to have many: ours, print says "significant"
constexpr auto ongoing = pbo::eligibility_basis::ongoing;
constexpr auto short_term = pbo::eligibility_basis::including_short_term;
auto const april = pbo::period::snapshot({2010, 3, 31});
auto const october = pbo::period::snapshot({2010, 9, 30});
auto const march = pbo::period::snapshot({2011, 3, 31});
auto const in_year = pbo::period::financial_year(2009);

enum class held { by_the_person, managed, otherwise };
held how_held(pbo::survey_response const& r) {
    if (r.mode == delivery_mode::direct_payment && r.managed_by == pbo::money_manager::self) return held::by_the_person;
    return r.mode == delivery_mode::managed_budget ? held::managed : held::otherwise;
}
std::ostream& operator<<(std::ostream& out, held h) { return out << static_cast<int>(h); }

/// Everything that the claims are held against, read and counted once.
struct evidence {
    pbo::records_read<pbo::council_return> returns;
    examples::read_again answers;
    pbo::survey users;
    pbo::survey carers;
    pbo::growth_result year, first_half, second_half;
    pbo::share_distribution<pbo::council> in_march, in_2009;
    pbo::condition_table conditions;

    explicit evidence(request const& asked)  // (read from top to bottom)
        : returns(examples::reading(asked.returns, asked.threads, [&](auto const& runner) { return pbo::read_returns(runner, asked.returns); })),
          answers(asked.survey),
          users(people(once_each(answers, asked), asked.threads, pbo::poet_style_users())),
          carers(people(answers, asked.threads, pbo::poet_style_carers())),
          year(pbo::growth(returns, ongoing, april, march)),
          first_half(pbo::growth(returns, ongoing, april, october)),
          second_half(pbo::growth(returns, ongoing, october, march)),
          in_march(pbo::distribution(taken_up(ongoing, march))),
          in_2009(pbo::distribution(taken_up(short_term, in_year))),
          conditions(pbo::outcomes_by_condition(users)) {}

    /// The survey, in which nobody appears twice as far as identifiers are compared: not as a user and a carer either.
    [[nodiscard]] static examples::read_again& once_each(examples::read_again& file, request const& asked) {
        if (asked.unique.empty()) return file;
        struct nothing {};
        static_cast<void>(examples::by_threads(asked.threads, "comparing identifiers of " + file.name(), [&](auto const& runner) {
            return pbo::read_survey_of_roles(
                runner, {file.source(), {pbo::poet_style_users(), pbo::poet_style_carers()}, {}, asked.unique}, [] { return nothing{}; },
                [](nothing, pbo::survey_response const&) {}, [](nothing) {});
        }));
        return file;
    }
    /// Whether they were made to agree with print.
    [[nodiscard]] bool returns_are_shipped() const { return examples::are_shipped(returns); }
    [[nodiscard]] bool survey_is_shipped() const { return examples::are_shipped(users); }

    /// What must be known to read a figure of the survey that print has no figure for.
    [[nodiscard]] std::string of_the_survey(std::string const& known) const {
        return (survey_is_shipped() ? "the shipped people are invented; " : "") + known;
    }

    [[nodiscard]] static pbo::survey people(examples::read_again& file, unsigned threads, pbo::instrument const& areas) {
        pbo::read_options options;  // without these, figures would be of nobody
        options.needed = {examples::council_columns(), {"managed_by"}, {"mode_offered"}, {"age_band"}, {"told_value"}};
        return examples::by_threads(threads, "reading " + file.name(),
                                    [&](auto const& runner) { return pbo::read_survey(runner, file.source(), areas, options); });
    }
    [[nodiscard]] pbo::take_up_table taken_up(pbo::eligibility_basis basis, pbo::period const& when) const {
        pbo::take_up_selection only;
        only.period = when;
        return pbo::take_up(returns, basis, only);
    }
    /// Of a growth, the people on budgets whose modes are given: what a share of a mode is of.
    [[nodiscard]] static pbo::growth_effects with_modes(pbo::growth_result const& g) {
        auto some = g.all;
        some.start = {some.start.hits() - g.not_broken_down.start.hits(), some.start.trials()};
        some.end = {some.end.hits() - g.not_broken_down.end.hits(), some.end.trials()};
        return some;
    }
    [[nodiscard]] proportion england(pbo::eligibility_basis basis, pbo::period const& when) const {
        return pbo::whole_of(taken_up(basis, when)).on_budget.counted();
    }
};

/// An enumeration's word as people write it: "on course".
std::string in_words(auto value) {
    std::string text(pbo::spelling(value));
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

bool lies_in(window const& w, proportion const& computed) {
    return computed.trials() != 0 && w.contains(pbo::fraction(computed));
}

/// What a claim is filled in with: everything but id, source, year and statement.
using filler = std::function<void(printed_claim&)>;
using claims_by_id = std::map<std::string, filler>;

/// By construction when what was computed lies in the window, contradicted when it does not.
examples::printed_verdict held_against(window const& w, pbo::fraction const& computed) {
    return w.contains(computed) ? by_construction : contradicted;
}

filler share_of(std::string print, window w, proportion computed, std::string evidence, std::string missing = "", int decimals = 1) {
    return [=](printed_claim& c) {
        c.print = print;
        c.window = window_in_words(w, true);
        c.counts = counts_in_words(w, computed.trials());
        c.computed = of(computed, decimals);
        c.evidence = evidence;
        c.verdict = computed.trials() == 0 ? not_determinable : held_against(w, pbo::fraction(computed));
        c.missing = computed.trials() == 0 ? "anybody to count" : missing;
        if (computed.trials() == 0) {
            c.counts.clear();
            c.evidence.clear();
        }
    };
}
filler count_of(std::string print, window w, std::uint64_t computed, std::string evidence, std::string missing = "") {
    return [=](printed_claim& c) {
        c.print = print;
        c.window = window_in_words(w, false);
        c.computed = thousands(computed);
        c.evidence = evidence;
        c.verdict = held_against(w, {computed, 1});
        c.missing = missing;
    };
}
filler without_figure(std::string computed, std::string evidence, examples::printed_verdict verdict, std::string missing = "",
                      std::string print = "", std::string fits = "") {
    return [=](printed_claim& c) {
        c.print = print;
        c.window = fits;
        c.computed = computed;
        c.evidence = evidence;
        c.verdict = verdict;
        c.missing = missing;
    };
}

/// Where nobody was counted there is nothing to be sure of: limits of 0 to 100% would read as a finding.
std::string wilson_of(proportion const& p) {
    return p.trials() == 0 ? "nobody to count: no interval" : examples::limits_of(pbo::wilson(p).limits, "wilson");
}
std::string of_all(proportion const& counted, std::uint64_t councils) {
    auto const e = pbo::councils_that_answered({counted.hits(), counted.trials(), councils});
    std::ostringstream out;
    out << "of all " << councils << " councils ";
    if (auto const between = e.councils_between_limits()) out << "95%: " << between->lowest() << " to " << between->highest() << ", ";
    out << "possible " << e.possible().lowest() << " to " << e.possible().highest();
    return out.str();
}
/// A share of the councils that answered: the finite population, for what was counted and for every count that fits.
filler share_of_councils(std::string print, window w, pbo::share_distribution<pbo::council> const& d, pbo::claim const& so, bool complete = false) {
    proportion const counted{d.those(so).size(), d.members().size()};
    std::string text = "out of those that answered; " + of_all(counted, 152) + "; " + of_all(counted, 153);
    if (auto const fit = w.counts_of(counted.trials())) {
        auto const low = pbo::councils_that_answered({fit->smallest, counted.trials(), 152});
        auto const high = pbo::councils_that_answered({fit->largest, counted.trials(), 152});
        text += "; for any count that fits, possible of 152: " + std::to_string(low.possible().lowest()) + " to " + std::to_string(high.possible().highest());
    }
    return share_of(print, w, counted, text,
                    complete ? "the Information Centre's figures were of all councils, those here of the " + std::to_string(counted.trials()) + " with figures" : "");
}

std::string in_points(pbo::figure<double> const& share) {
    return share ? pbo::detail::rounded(100.0 * *share, 1) + " points" : std::string(symbol(share.reason()));
}
std::string chi_squared_of(pbo::test_result const& t) {
    if (!t.statistic || !t.degrees_of_freedom) return examples::p_value(t.p_value);
    return "chi-squared " + pbo::detail::rounded(*t.statistic, 1) + " on " + pbo::detail::rounded(*t.degrees_of_freedom, 0) + (*t.degrees_of_freedom == 1.0 ? " degree" : " degrees") + " of freedom, " +
           examples::p_value(t.p_value);
}
std::string plain(std::int64_t n) { return pbo::detail::with_thousands(std::to_string(n)); }
std::string people(pbo::figure<double> const& n) { return n ? pbo::detail::for_people(*n, pbo::shown_as::count) : std::string(symbol(n.reason())); }
std::string number_of(std::size_t n, std::string const& one) { return std::to_string(n) + " " + one + (n == 1 ? "" : "s"); }

void add_take_up(claims_by_id& all, evidence const& e) {
    auto const& g = e.year.all;
    pbo::take_up_selection only;
    only.period = march;
    auto const r = pbo::non_response(e.returns, ongoing, only);
    auto const nobody_knows = r.possible ? std::string() : "the number eligible in the " + std::to_string(r.silent.size()) + " silent councils is not in the data: without it no bounds for England";
    std::uint64_t const answered = e.in_march.members().size();
    all["adass_2011_councils_answered"] = count_of("132", window::exactly({132, 1}), answered, "a count");
    all["adass_2011_councils_in_england_152"] = count_of("152", window::exactly({152, 1}), e.in_march.in_all(), "councils listed in the returns", "print has both 152 and 153");
    all["adass_2011_councils_in_england_153"] =
        without_figure("the returns list " + std::to_string(e.in_march.in_all()), "silent by the one number " + of({152 - std::min<std::uint64_t>(152, answered), 152}) + ", by the other " +
                           of({153 - std::min<std::uint64_t>(153, answered), 153}),
                       not_determinable, "print has both 152 and 153, and no list of the councils asked", "153", "exactly 153");
    all["adass_2011_take_up"] = share_of("35%", window::rounded({35, 100}, 100), g.end,
                                         "of the councils that answered; for all councils as if the silent were drawn by lot, " +
                                             examples::limits_of(r.overall.limits, "ratio estimate"),
                                         nobody_knows, 2);
    all["adass_2011_people_on_budgets"] =
        count_of("almost 340,000", window::almost({340'000, 1}, {335'000, 1}), g.end.hits(),
                 "with 35% (34.5 to 35.5), print implies " + pbo::detail::for_people(335'000 / 0.355, pbo::shown_as::count) + " to " +
                     pbo::detail::for_people(340'000 / 0.345, pbo::shown_as::count) + " people eligible; the data have " + thousands(g.end.trials()));
    all["adass_2011_ratio_to_april_2010"] = [g](printed_claim& c) {
        auto const w = window::rounded({2, 1}, 10);
        c.print = "double";
        c.window = window_in_words(w, false) + " times";
        c.computed = thousands(g.start.hits()) + " to " + thousands(g.end.hits()) + " = " + pbo::detail::for_people(*g.holders().ratio(), pbo::shown_as::number) + " times";
        c.evidence = "complete counts; rate effect " + people(g.rate_effect()) + " and caseload effect " + people(g.caseload_effect()) + " add up to " + plain(g.change());
        c.verdict = held_against(w, {g.end.hits(), g.start.hits()});
    };
    all["adass_2011_met_30_per_cent"] = share_of_councils("almost two-thirds", window::almost({2, 3}, {60, 100}), e.in_march, pbo::claim::at_least(pbo::share::percent(30)));
    all["adass_2011_under_20_per_cent"] = share_of_councils("14%", window::rounded({14, 100}, 100), e.in_march, pbo::claim::below(pbo::share::percent(20)));
    all["adass_2011_under_20_per_cent_one_in_seven"] = [&e](printed_claim& c) {
        auto const w = window::nearest({1, 7}, {1, 8}, {1, 6});
        share_of_councils("one in seven", w, e.in_march, pbo::claim::below(pbo::share::percent(20)))(c);
        c.evidence = "the counts that fit 14%, " + counts_in_words(window::rounded({14, 100}, 100), 132) + ", all fit one in seven as well";
        if (c.verdict == by_construction) c.verdict = consistent;
        c.missing = "said of the same councils as the 14%";
    };
    all["adass_2011_above_half"] = share_of_councils("20%", window::rounded({20, 100}, 100), e.in_march, pbo::claim::above(pbo::share(1, 2)));
    auto const with_modes = evidence::with_modes(e.year).end.hits();
    auto const of_budgets = [with_modes](std::uint64_t people) { return proportion{people, with_modes}; };
    auto const direct = of_budgets(e.year.direct_payments().end.hits());
    auto const managed = of_budgets(e.year[delivery_mode::managed_budget].end.hits());
    auto const fact = "a complete count of the councils that answered: no interval";
    all["adass_2011_managed_share"] = share_of("67%", window::rounded({67, 100}, 100), managed, fact);
    all["adass_2011_direct_payment_share"] = share_of("26%", window::rounded({26, 100}, 100), direct, fact);
    all["adass_2011_other_share"] = [=](printed_claim& c) {
        share_of("7%", window::almost({8, 100}, {6, 100}), of_budgets(with_modes - direct.hits() - managed.hits()), "")(c);
        c.evidence = "what 67% and 26% leave of 100%: 7 give or take the two roundings";
        if (c.verdict == by_construction) c.verdict = consistent;
    };
    auto const extra = [&all](std::string const& id, std::string const& share_id, pbo::growth_result const& growth, std::uint64_t printed, int months) {
        auto const change = growth.all.change();
        auto const managed_change = growth[delivery_mode::managed_budget].change();
        all[id] = count_of(thousands(printed), window::rounded_to(printed, 10'000), static_cast<std::uint64_t>(std::max<std::int64_t>(change, 0)),
                           thousands(growth.all.start.hits()) + " to " + thousands(growth.all.end.hits()) + ": " +
                               pbo::detail::for_people(growth.all.holders().average_monthly(months), pbo::shown_as::count) + " a month");
        auto const some = evidence::with_modes(growth);
        all[share_id] = [=, change = some.change()](printed_claim& c) {
            auto const w = window::almost({1, 1}, {9, 10});
            c.print = "almost all";
            if (some.start.hits() == 0 || some.end.hits() == 0) {
                c.missing = "the modes of the budgets at both ends";
                return;
            }
            c.window = window_in_words(w, true);
            c.counts = counts_in_words(w, static_cast<std::uint64_t>(std::max<std::int64_t>(change, 0)));
            c.computed = plain(managed_change) + " of " + plain(change) + " = " + per_cent(pbo::share_of_change(managed_change, change));
            c.evidence = "complete counts; a share of growth, which could leave 0 to 100%";
            c.verdict = change > 0 && managed_change >= 0 && managed_change <= change &&
                                w.contains({static_cast<std::uint64_t>(managed_change), static_cast<std::uint64_t>(change)})
                            ? by_construction
                            : contradicted;
        };
    };
    extra("adass_2011_extra_people_year", "adass_2011_managed_share_of_extra_year", e.year, 170'000, 12);
    extra("adass_2011_extra_people_second_half", "adass_2011_managed_share_of_extra_second_half", e.second_half, 100'000, 6);
}

/// A claim of the same councils as another figure in print: consistent with it where every count that fits that one fits this.
filler said_of_the_same(std::string print, window w, window of_the_other, std::string other, pbo::share_distribution<pbo::council> const& d,
                        pbo::claim const& so) {
    return [=, &d](printed_claim& c) {
        share_of_councils(print, w, d, so)(c);
        auto const n = d.members().size();
        auto const theirs = of_the_other.counts_of(n), ours = w.counts_of(n);
        bool const agree = theirs && ours && ours->smallest <= theirs->smallest && theirs->largest <= ours->largest;
        if (!theirs) {  // what is held against print is then the count alone
            c.evidence = "no count of " + thousands(n) + " fits " + other + "; " + c.evidence;
            return;
        }
        c.evidence = "the counts that fit " + other + ", " + counts_in_words(of_the_other, n) + ", " +
                     (agree ? "all fit " : "do not all fit ") + print + " as well; " + c.evidence;
        if (c.verdict == by_construction) c.verdict = agree ? consistent : not_determinable;
        c.missing = "said of the same councils as the " + other;
    };
}

/// Take-up of some of the councils together, at both ends of the year.
pbo::growth_effects of_councils(pbo::growth_result const& year, std::vector<pbo::share_distribution<pbo::council>::member> const& some) {
    pbo::growth_effects sum;
    for (auto const& c : year.councils)
        for (auto const& m : some)
            if (m.council.key() == c.council.key()) {
                sum.start += c.all.start;
                sum.end += c.all.end;
            }
    return sum;
}

void add_slow_and_advanced(claims_by_id& all, evidence const& e) {
    auto const slow = pbo::claim::below(pbo::share::percent(20)), advanced = pbo::claim::above(pbo::share(1, 2));
    all["adass_2011_most_councils_met"] = said_of_the_same("most councils", window::over({1, 2}), window::almost({2, 3}, {60, 100}), "almost two-thirds",
                                                           e.in_march, pbo::claim::at_least(pbo::share::percent(30)));
    all["adass_2011_slow_councils_a_minority"] =
        said_of_the_same("a minority", window::under({1, 2}), window::rounded({14, 100}, 100), "14%", e.in_march, slow);
    auto const first = e.in_march.those(advanced), last = e.in_march.those(slow);
    auto const ahead = of_councils(e.year, first), behind = of_councils(e.year, last);
    auto const apart = [](proportion const& a, proportion const& b) -> pbo::figure<double> {
        if (!a.value() || !b.value()) return pbo::absence::nothing_to_divide_by;
        return 100.0 * (*a.value() - *b.value());
    };
    auto const before = apart(ahead.start, behind.start), after = apart(ahead.end, behind.end);
    auto const shown = [](pbo::figure<double> const& x) { return x ? pbo::detail::rounded(*x, 1) : std::string(symbol(x.reason())); };
    all["adass_2011_advanced_and_laggards"] = without_figure(
        "the " + number_of(first.size(), "council") + " above half together " + of(ahead.end) + ", the " + number_of(last.size(), "council") +
            " under a fifth " + of(behind.end) + ": " + shown(after) + " points apart",
        "complete counts; the same councils a year before: " + of(ahead.start) + " and " + of(behind.start) + ", " + shown(before) +
            " points apart" + (before && after ? (*after > *before ? ": they drew apart" : ": they drew together") : ""),
        first.empty() || last.empty() ? not_determinable : computed,
        std::string(first.empty() || last.empty() ? "councils at both ends; " : "") + "above half and under a fifth are the ends that print gives; chosen by where they stand now, councils ahead have grown more for that reason too");
    all["target_one_of_five_milestones"] = without_figure("1 of the 5, the share on personal budgets, is measured here", "a count of what the data hold", not_determinable,
                                                          "what the other four ask for is not in the data", "one of five milestones");
}

void add_information_centre(claims_by_id& all, evidence const& e) {
    auto const year = e.england(short_term, in_year);
    all["nhs_ic_2009_10_take_up"] = share_of("13%", window::rounded({13, 100}, 100), year, "a complete count of the councils that answered: no interval", "", 2);
    auto const named = [](auto const& members) {
        return members.empty() ? std::string("none") : std::string(members.front().council.name.view());
    };
    auto const extreme = [&](std::string print, window w, auto const& members) {
        if (members.empty()) return without_figure("no council has a share", "", not_determinable, "figures of a council");
        return share_of(print, w, members.front().counts, named(members) + "; a complete count: no interval",
                        e.returns_are_shipped() ? "only the printed share is of the real council; the name in the data is made to recall it" : "", 2);
    };
    all["nhs_ic_2009_10_lowest_council"] = extreme("3.3%", window::rounded({33, 1000}, 1000), e.in_2009.least());
    all["nhs_ic_2009_10_highest_council"] = extreme("58.7%", window::rounded({587, 1000}, 1000), e.in_2009.most());
    all["nhs_ic_2009_10_highest_council_as_59"] = [=, &e](printed_claim& c) {
        auto const w = window::rounded({59, 100}, 100), exact = window::rounded({587, 1000}, 1000);
        auto const most = e.in_2009.most();
        c.print = "59%";
        c.window = window_in_words(w, true);
        c.computed = most.empty() ? std::string() : of(most.front().counts, 2) + "; " + named(most);
        bool const within = w.lower() <= exact.lower() && *exact.upper() <= *w.upper();
        c.evidence = "every value that prints as 58.7%, " + window_in_words(exact, true) + ", prints as 59% too";
        c.verdict = most.empty() ? not_determinable : !lies_in(w, most.front().counts) || !within ? contradicted : consistent;
        c.missing = most.empty() ? "figures of a council" : "the same council and figure as the 58.7%";
    };
    all["nhs_ic_2009_10_under_10_per_cent"] = share_of_councils("half", window::nearest({50, 100}, {40, 100}, {60, 100}), e.in_2009, pbo::claim::below(pbo::share::percent(10)), true);
    all["nhs_ic_2009_10_above_20_per_cent"] = share_of_councils("one in eight", window::nearest({1, 8}, {1, 9}, {1, 7}), e.in_2009, pbo::claim::above(pbo::share::percent(20)), true);
    for (auto basis : {ongoing, short_term}) {
        std::vector<pbo::dated_count> const counted{{april, e.england(basis, april)}, {october, e.england(basis, october)}};
        auto const course = pbo::course_of(counted, pbo::share::percent(30), {2011, 3, 31});
        auto const claimed = basis == ongoing ? pbo::course_verdict::on_course : pbo::course_verdict::off_course;
        auto const text = in_words(course.verdict) + ": " + per_cent(course.expected) + " to be expected on 2011-03-31";
        all[basis == ongoing ? "nhs_ic_2009_10_on_course_ongoing" : "nhs_ic_2009_10_not_on_course_with_short_term"] = without_figure(
            text, "linear from " + of(counted[0].counts) + " in April and " + of(counted[1].counts) + " in October 2010: an extrapolation, no interval",
            course.verdict == claimed ? by_construction : contradicted, "the Information Centre's own projection is not in print",
            basis == ongoing ? "on course for 30%" : "not on course for 30%", basis == ongoing ? "30% and more when due" : "under 30% when due");
    }
}

void add_change(claims_by_id& all, evidence const& e) {
    auto const direct = e.year.direct_payments();
    auto const with_modes = evidence::with_modes(e.year);
    constexpr double margin = 0.05;
    auto const f = pbo::flatlined(direct.start.hits(), direct.end.hits(), margin);
    auto const told = f.claim != pbo::flatlined_claim::cannot_be_told;
    for (std::string id : {"direct_payments_flatlined", "direct_payments_stalled"}) {
        std::string const print = id == "direct_payments_stalled" ? "stalled" : "flatlined";
        all[id] = direct.start.hits() == 0
                      ? without_figure("", "", not_determinable, "people on direct payments at the start of the year", print)
                      : without_figure(thousands(direct.start.hits()) + " to " + thousands(direct.end.hits()) + " = " + per_cent(f.change) + " more; " + in_words(f.claim) + " of 5%",
                                       "equivalence, two one-sided tests: " + examples::p_value(f.beyond_chance.p_value) + "; as a share of all budgets from " +
                                           per_cent(proportion{direct.start.hits(), with_modes.start.hits()}.value()) + " to " + per_cent(proportion{direct.end.hits(), with_modes.end.hits()}.value()),
                                       !told ? not_determinable : f.claim == pbo::flatlined_claim::no_change_within_margin ? by_construction : contradicted,
                                       std::string(told ? "" : "so few people leave a change of 5% either way open; ") + "the margin of 5% is ours: print names none", print);
    }
    auto const earlier = e.taken_up(short_term, in_year);
    auto const first = pbo::growth_by_start(e.first_half, earlier), second = pbo::growth_by_start(e.second_half, earlier);
    auto const whole = pbo::growth_by_start(e.year);
    auto const points = [](pbo::growth_effects const& g) { return g.rate_change().transform([](double s) { return 100.0 * s; }); };
    auto const shown = [](pbo::figure<double> const& x, int decimals) { return x ? pbo::detail::rounded(*x, decimals) : std::string(symbol(x.reason())); };
    auto const faster_now = points(second.slower.counts) && points(first.slower.counts) && *points(second.slower.counts) > *points(first.slower.counts);
    all["slow_councils_picking_up_pace"] = without_figure(
        "the slower half by 2009-10 gained " + shown(points(first.slower.counts), 1) + " points in the first half-year and " + shown(points(second.slower.counts), 1) +
            " in the second (" + plain(first.slower.counts.change()) + " and " + plain(second.slower.counts.change()) + " people); the faster half " +
            shown(points(first.faster.counts), 1) + " and " + shown(points(second.faster.counts), 1),
        "halves chosen by an earlier count, against regression to the mean; growth on starting level: slope " + shown(whole.slope, 2) + ", of which " +
            shown(whole.slope_by_chance, 3) + " is regression to the mean by chance; Oldham's correlation " + shown(whole.correlation, 2) + " (" +
            examples::p_value(whole.oldham.p_value) + ")" +
            (whole.correlation && *whole.correlation > 0.0 ? ": councils drew apart, not together" : ""),
        faster_now ? by_construction : contradicted, "regression to the mean by swings that pass is not in the slope by chance", "picking up the pace");
}

void add_targets_and_roll_out(claims_by_id& all, evidence const& e) {
    auto const& g = e.year.all;
    auto const met = pbo::share::percent(30).met_by(g.end);
    all["target_april_2011"] = without_figure(of(g.end, 2) + ": " + (met == pbo::figure<bool>(true) ? "met" : "not met") + " by the councils that answered together; by " +
                                                  of({e.in_march.those(pbo::claim::at_least(pbo::share::percent(30))).size(), e.in_march.members().size()}) + " of them",
                                              "in whole numbers: " + thousands(pbo::share::percent(30).required_hits(g.end.trials())) + " people were needed", computed,
                                              "a target, not a measurement", "30%", "a target");
    auto const needed = *pbo::share::percent(100).hits_short(g.end);
    all["target_april_2013"] = without_figure(thousands(needed) + " more people needed in 24 months: " + pbo::detail::for_people(static_cast<double>(needed) / 24.0, pbo::shown_as::count) + " a month",
                                              "the second half of 2010-11 added " + pbo::detail::for_people(e.second_half.all.holders().average_monthly(6), pbo::shown_as::count) + " a month",
                                              computed, "a target, not a measurement", "100%", "a target");
    pbo::roll_out_assumptions a;
    a.start = g.end;
    a.reviews = pbo::review_schedule::scheduled(1.0);
    a.conversion = 1.0;
    auto const after = [&a](std::uint32_t months) { return per_cent(pbo::roll_out_at(a, months).take_up()); };
    auto const all_convert = after(12);
    a.conversion = 0.5;
    auto const half_convert = after(24);
    all["roll_out_at_review"] = without_figure("after 12 months " + all_convert + " if every review converts; after 24 months " + half_convert + " if half do",
                                               "exact means of the roll-out model from " + of(g.end) + ", nobody leaving or entering", computed,
                                               "the share of reviews that convert is not in print", "once a year", "1 review a year");
    a.conversion = 1.0;
    a.exits = pbo::exit_rate::yearly(0.2);
    a.entrants = pbo::entrant_flow::fixed(16'000, 0.9);
    auto const with_entrants = after(24);
    all["roll_out_default_for_entrants"] = without_figure(
        "with 9 of 10 entrants on a budget by default, every review converting, 20% leaving a year and 16,000 entering a month: " + with_entrants + " after 24 months",
        "100% cannot be planned while any entrant may start without a budget", computed, "how many enter and leave, and in which councils by default, is not in print");
    auto const required = pbo::required_conversion(a, 24, pbo::share::percent(100));
    all["roll_out_two_years"] = without_figure("without exits or entrants reached after 12 months if every annual review converts, and on average never if fewer do; with entrants as above " +
                                                   in_words(required.outcome),
                                               "the conversion it takes by the roll-out model, rates assumed known", computed,
                                               "conversion, exits and entrants are not in print: a claim about them, not about reviews", "100% within two years", "2 years");
    auto const offered = [](pbo::survey_response const& r) { return r.mode_offered && pbo::is_direct_payment(*r.mode_offered); };
    proportion offers, accepted;
    for (auto const& r : e.users.responses) {
        if (r.mode_offered) offers.add(offered(r));
        if (offered(r)) accepted.add(pbo::is_direct_payment(r.mode));
    }
    std::string const product = offers.value() && accepted.value() ? per_cent(*offers.value() * *accepted.value()) : std::string("[n/0]");
    all["local_offer_times_acceptance"] = without_figure("offered " + of(offers) + ", of whom accepted " + of(accepted) + ": conversion " + product,
                                                         "acceptance " + wilson_of(accepted), offers.trials() == 0 ? not_determinable : computed,
                                                         offers.trials() == 0 ? "answers on the mode that people were offered" : e.of_the_survey("no figure in print"));
}

/// "9 areas of 14", or "9 of the 13 areas that both groups answered": an area without answers says nothing of either kind.
std::string areas_of(std::size_t these, std::size_t answered, std::size_t all, std::string const& by) {
    return answered == all ? number_of(these, "area") + " of " + std::to_string(all)
                           : std::to_string(these) + " of the " + number_of(answered, "area") + " that " + by + " answered";
}

std::string compared(pbo::outcome_comparison const& c) {
    auto const& one = c["independence"];
    auto const points = [](double share) { return pbo::detail::rounded(100.0 * share, 1); };
    if (c.not_compared() == c.areas.size()) return {};
    std::string text = "better in " + areas_of(c.adjusted(pbo::outcome_finding::better), c.areas.size() - c.not_compared(), c.areas.size(), "both groups") +
                       " and worse in " + std::to_string(c.adjusted(pbo::outcome_finding::worse)) + ", adjusted (holm); independence: " +
                       of(one.first.better()) + " against " + of(one.second.better());
    if (one.difference.value && one.difference.limits)
        text += ", difference " + points(*one.difference.value) + " points (95%: " + points(one.difference.limits->lower()) + " to " +
                points(one.difference.limits->upper()) + ", newcombe)";
    return text;
}

/// The people of the councils with many respondents of their role, among whom print found that outcomes vary.
pbo::survey of_many(pbo::survey all) {
    std::map<pbo::council_key, std::uint64_t> people;
    for (auto const& r : all.responses) ++people[r.council.key()];
    std::erase_if(all.responses, [&](pbo::survey_response const& r) { return people[r.council.key()] < many_respondents; });
    return all;
}

filler variation_in(pbo::survey const& people, std::string who) {
    auto const few = of_many(people);
    auto const v = pbo::variation(pbo::outcomes(few, [](pbo::survey_response const& r) { return r.council.key(); }));
    std::size_t clear = 0;
    pbo::area_variation const *least = nullptr, *most = nullptr;
    std::uint64_t councils = 0;
    std::size_t compared = 0;
    for (auto const& a : v.areas) {
        councils = std::max(councils, a.groups);
        compared += a.adjusted_p ? 1U : 0U;
        clear += a.adjusted_p && *a.adjusted_p < 0.05 ? 1U : 0U;
        if (!a.standard_deviation) continue;
        if (least == nullptr || *a.standard_deviation < *least->standard_deviation) least = &a;
        if (most == nullptr || *a.standard_deviation > *most->standard_deviation) most = &a;
    }
    auto const title = [&](pbo::area_variation const* a) { return std::string(v.instrument.areas()[static_cast<std::size_t>(a - v.areas.data())].title); };
    if (compared == 0 || least == nullptr || most == nullptr)
        return without_figure("", "", not_determinable, "answers to one area in two councils with " + std::to_string(many_respondents) + " " + who + " or more",
                              "pervasive variation");
    auto const ends = [&](pbo::area_variation const* a) {
        return title(a) + " " + in_points(a->standard_deviation) + " (" + chi_squared_of(a->test) + ")";
    };
    return without_figure("councils differ beyond chance in " + areas_of(clear, compared, v.areas.size(), "people in two councils") + ", adjusted (holm): the " +
                              number_of(councils, "council") + " with " + std::to_string(many_respondents) + " " + who + " or more",
                          "the standard deviation of their own shares, beyond chance: from " + ends(least) + " to " + ends(most),
                          2 * clear > compared ? by_construction : contradicted,
                          "councils differ in who answered as well as in what they do; what pervasive means is ours: in most areas", "pervasive variation");
}

filler impact_on_carers(evidence const& e) {
    auto const outcomes = pbo::outcomes(e.carers);
    auto const view = outcomes[pbo::everybody{}];
    auto const judged = pbo::majorities(view);
    if (judged.answered() == 0) return without_figure("", "", not_determinable, "an answer to any area", "positive impact");
    std::size_t more_better = 0;
    for (std::size_t i = 0; i < view.size(); ++i) more_better += view[i].better().hits() > view[i].worse().hits() ? 1U : 0U;
    auto const& life = view["carer_quality_of_life"].better();
    return without_figure("more better than worse in " + areas_of(more_better, judged.answered(), view.size(), "carers") + ", a majority better in " +
                              std::to_string(judged.with_majority()) + "; quality of life " + of(life),
                          wilson_of(life) + "; a majority is certain alone in " + std::to_string(judged.alone(pbo::majority_verdict::certain)) + " areas, jointly in " +
                              std::to_string(judged.jointly(pbo::majority_verdict::certain)),
                          computed, std::string(e.survey_is_shipped() ? "carers' answers and areas are invented; " : "") + "a majority is not the only sense of positive", "positive impact");
}

void add_survey(claims_by_id& all, evidence const& e) {
    all["poet_2011_variation_users"] = variation_in(e.users, "users");
    all["poet_2011_variation_carers"] = variation_in(e.carers, "carers");
    all["poet_2011_positive_impact_on_carers"] = impact_on_carers(e);
    all["poet_2011_users"] = count_of("1,114", window::exactly({1114, 1}), e.users.size(), "a count");
    all["poet_2011_carers"] = count_of("950", window::exactly({950, 1}), e.carers.size(), "a count");
    auto const carers_apart = e.users.instrument == e.carers.instrument ? std::string("the two instruments are the same") : "two instruments: " + std::to_string(e.users.instrument.size()) + " areas for users, " + std::to_string(e.carers.instrument.size()) + " for carers";
    all["poet_2011_carers_not_pooled"] = without_figure(carers_apart, "tables of outcomes of the two refuse to merge", computed, "the carers' areas are not in print: those used here are unverified", "never pooled");

    auto const told = pbo::condition_shares(e.users, pbo::poet_conditions()[0], pbo::council_of, 60);
    std::uint64_t from_ten = 0;
    std::map<pbo::council_key, std::uint64_t> people;
    for (auto const& r : e.users.responses) ++people[r.council.key()];
    std::uint64_t ten = 0;
    for (auto const& [who, n] : people)
        if (n >= many_respondents) {
            ++ten;
            from_ten += n;
        }
    all["poet_2011_councils_many_respondents"] = count_of("10", window::exactly({10, 1}), ten, "councils with 70 users or more: the threshold is ours");
    all["poet_2011_not_all_from_the_ten"] = without_figure(of({from_ten, e.users.size()}) + " of the users are from the " + (ten == 10 ? "ten" : number_of(ten, "council") + " with " + std::to_string(many_respondents) + " or more"),
                                                           "a count", from_ten < e.users.size() ? by_construction : contradicted, "how many is not in print", "not all");
    for (bool lowest : {true, false}) {
        auto const row = lowest ? told.lowest() : told.highest();
        auto const print = lowest ? 61U : 92U;
        auto const id = lowest ? "poet_2011_told_value_lowest_council" : "poet_2011_told_value_highest_council";
        all[id] = !row ? without_figure("", "", not_determinable, "no council with 60 answers", std::to_string(print) + "%")
                       : share_of(std::to_string(print) + "%", window::rounded({print, 100}, 100), row->met.counted(),
                                  wilson_of(row->met) + "; of the " + std::to_string(told.variation.groups) + " of " + std::to_string(told.rows.size()) +
                                      " councils with 60 answers or more; beyond chance the shares of these have a standard deviation of " +
                                      in_points(told.variation.standard_deviation) + " (" + chi_squared_of(told.variation.test) + ")");
    }

    auto const outcomes = pbo::outcomes(e.users);
    auto const view = outcomes[pbo::everybody{}];
    auto const judged = pbo::majorities(view);
    all["poet_2011_areas"] = count_of("14", window::exactly({14, 1}), view.size(), "areas of the instrument used here", "the questionnaire of 2011 was not available; print of 2013 names 13");
    all["poet_2011_areas_majority_better"] = [=](printed_claim& c) {
        auto const w = window::exactly({10, 1});
        c.print = "10 of 14";
        c.window = window_in_words(w, false);
        c.computed = std::to_string(judged.with_majority()) + " of " + std::to_string(judged.answered());
        c.evidence = "certain alone in " + std::to_string(judged.alone(pbo::majority_verdict::certain)) + ", jointly in " + std::to_string(judged.jointly(pbo::majority_verdict::certain)) + " (wilson)";
        c.verdict = judged.answered() == 0 ? not_determinable : held_against(w, {judged.with_majority(), 1});
        if (judged.answered() == 0) c.missing = "an answer to any area";
        if (judged.answered() != 0 && judged.answered() != judged.areas.size())
            c.missing = "nobody answered " + number_of(judged.areas.size() - judged.answered(), "area") + " of " + std::to_string(judged.areas.size());
    };
    struct { char const* id; char const* area; unsigned print; } const areas[] = {
        {"poet_2011_independence", "independence", 76}, {"poet_2011_control_of_support", "control_of_support", 72}, {"poet_2011_mental_wellbeing", "mental_wellbeing", 63}};
    for (auto const& a : areas)
        all[a.id] = share_of(std::to_string(a.print) + "%", window::rounded({a.print, 100}, 100), view[a.area].better(), wilson_of(view[a.area].better()));

    auto const by_age = pbo::outcomes(e.users, how_held, &pbo::survey_response::age_band);
    auto const within = pbo::compare_within_strata(by_age, held::by_the_person, held::managed);
    auto const held_outcomes = pbo::outcomes(e.users, how_held);
    auto const self = pbo::compare(held_outcomes[held::by_the_person], held_outcomes[held::managed]);
    auto const verdict = [](pbo::outcome_comparison const& c) {
        if (c.not_compared() == c.areas.size()) return not_determinable;
        return c.adjusted(pbo::outcome_finding::worse) == 0 && c.adjusted(pbo::outcome_finding::better) > 0 ? by_construction : contradicted;
    };
    auto const& older = within.within(pbo::age_band::from_65);
    auto const known = [](pbo::outcome_comparison const& c) {
        return c.not_compared() == c.areas.size() ? "answers of both groups to one area" : "an association: people chose, and were chosen for, their mode";
    };
    all["poet_2011_self_managed_more_positive"] = without_figure(compared(self), "Pearson's chi-squared test in each area", verdict(self), known(self), "significantly more positive");
    all["poet_2011_self_managed_more_positive_older"] = without_figure(compared(older), "the same among people of 65 and over", verdict(older), known(older), "also among older people");
    auto const d = pbo::direct_payments_by_age(e.users);
    auto const offered = pbo::share_by_age(e.users, pbo::indicator("offered", [](pbo::survey_response const& r) {
        return r.mode_offered ? std::optional(pbo::is_direct_payment(*r.mode_offered)) : std::nullopt;
    }));
    auto const apart = [](pbo::shares_by_age const& s) {
        return of(s[pbo::age_band::from_65].counted()) + " at 65 and over, " + of(s[pbo::age_band::from_18_to_64].counted()) + " at 18 to 64 (" + examples::p_value(s.test.p_value) + ")";
    };
    all["poet_2011_older_less_access"] = without_figure("on direct payments: " + apart(d), "offered one: " + apart(offered),
                                                        d.older_people == pbo::figure(pbo::share_finding::lower) ? by_construction : contradicted,
                                                        "less use is less access only as far as they were offered less", "less access");

    struct { char const* id; char const* condition; char const* print; } const conditions[] = {
        {"poet_2011_better_where_told_value", "told_value", "better where people knew the value"},
        {"poet_2011_better_where_planned_together", "planned_together", "better where planned together"},
        {"poet_2011_better_where_unconstrained", "free_of_constraints", "better where free of constraints"}};
    std::size_t tests = 0;
    for (auto const& c : e.conditions.conditions)
        for (auto const& a : c.areas) tests += a.within.adjusted.has_value() ? 1U : 0U;
    for (auto const& [id, name, print] : conditions) {
        auto const& c = e.conditions[name];
        double low = HUGE_VAL, high = 0.0;
        std::size_t answered = 0;
        for (auto const& a : c.areas) answered += a.within.adjusted.has_value() ? 1U : 0U;
        for (auto const& a : c.areas)
            if (a.within.odds_ratio.value) {
                low = std::min(low, *a.within.odds_ratio.value);
                high = std::max(high, *a.within.odds_ratio.value);
            }
        auto const& one = c["independence"].within.odds_ratio;
        std::string text = "better in " + areas_of(c.adjusted(pbo::outcome_finding::better), answered, c.areas.size(), "people with and without") +
                           ", adjusted over " + number_of(tests, "test") + " (holm)";
        if (answered == 0) text.clear();
        if (high > 0.0) text += "; odds ratios within councils from " + pbo::detail::rounded(low, 2) + " to " + pbo::detail::rounded(high, 2);
        std::string ratio = "independence " + (one.value ? pbo::detail::rounded(*one.value, 2) : std::string(symbol(one.value.reason())));
        if (one.value && one.limits) ratio += " (95%: " + pbo::detail::rounded(one.limits->lower(), 2) + " to " + pbo::detail::rounded(one.limits->upper(), 2) + ", Mantel-Haenszel)";
        all[id] = without_figure(text, ratio + "; " + std::to_string(c.people_with) + " with, " + std::to_string(c.people_without) + " without, " + std::to_string(c.not_answered) + " not answered",
                                 answered == 0 ? not_determinable
                                 : c.adjusted(pbo::outcome_finding::worse) == 0 && c.adjusted(pbo::outcome_finding::better) > 0 ? by_construction : contradicted,
                                 answered == 0 ? "people with and people without it who answered one area" : "associations: conditions go together, and each is looked at alone", print);
    }
    auto const direct = d.shares.total().counted();
    all["poet_2011_respondents_on_direct_payments"] = without_figure("of the " + std::string(e.survey_is_shipped() ? "shipped " : "") + "users " + of(direct), wilson_of(direct), not_determinable,
                                                                     e.survey_is_shipped() ? "the shipped survey has the national mix of modes instead of that of the real respondents"
                                                                                           : "the real respondents of 2011: these are others",
                                                                     "over 80%", "over 80%");
}

void add_the_rest(claims_by_id& all, evidence const& e) {
    auto const third = window::nearest({1, 3}, {1, 4}, {1, 2});
    proportion const direct{e.year.direct_payments().end.hits(), evidence::with_modes(e.year).end.hits()};
    all["poet_2011_national_direct_payment_share"] = [=, made = e.returns_are_shipped()](printed_claim& c) {
        c.print = "a third";
        c.window = window_in_words(third, true);
        c.computed = of(direct) + " in the returns" + (made ? ", which were made to agree with the 26% of ADASS" : "");
        c.evidence = "26% (25.5 to 26.5) lies outside the window of a third: the two are not one figure";
        c.verdict = not_determinable;
        c.missing = "of whom, when and on which basis the third was counted is not in print";
    };
    auto const sample = pbo::smallest_clear_sample({67, 100}, {41, 100});
    auto const sizes = "the sample sizes of the two surveys are not in print";
    auto const survey = [&](unsigned print) {
        return [=](printed_claim& c) {
            auto const w = window::rounded({print, 100}, 100);
            c.print = std::to_string(print) + "%";
            c.window = window_in_words(w, true);
            c.evidence = "if 100 were asked, " + wilson_of({print, 100}) + "; if 1,000, " + wilson_of({print * 10, 1000});
            c.verdict = not_determinable;
            c.missing = "how many were asked is not in print";
        };
    };
    all["unison_2009_would_benefit"] = survey(67);
    all["unison_2011_would_benefit"] = survey(41);
    auto const change = pbo::attitude_change_from_print({67, 100}, 100, {41, 100}, 100);
    all["unison_change"] = without_figure("26 points fewer; with 100 asked each time a change of 12.2 to 38.4 points fewer (95%, newcombe), " + examples::p_value(change.test.p_value),
                                          "a clear change for any two samples of " + std::to_string(sample.value_or(0)) + " people or more each", computed, sizes, "67% to 41%");
    auto const criterion = [&](std::string const& id, std::string const& print) {
        all[id] = without_figure("", "", not_determinable, "records of reviews: none are in print and none are shipped; local_criteria computes it from a council's own", print);
    };
    criterion("local_non_traditional_packages", "");
    criterion("local_savings_at_review", "");
    criterion("local_plans_not_driven_by_social_worker", "");
    auto const d = pbo::direct_payment_increase(e.year);
    if (d.councils.empty())
        all["local_increase_in_direct_payments"] = without_figure("", "", not_determinable, "direct payments of a council at both ends of the year");
    else
        all["local_increase_in_direct_payments"] = without_figure(
            plain(d.all.people.change()) + " more people; in " + std::to_string(d.rose()) + " of " + std::to_string(d.councils.size()) + " councils more than before",
            "complete counts: " + pbo::detail::for_people(d.all.points_of_eligible().value_or(0.0), pbo::shown_as::points) + " points of the people eligible and " +
                pbo::detail::for_people(d.all.points_of_budgets().value_or(0.0), pbo::shown_as::points) + " points of the people on budgets",
            computed, e.returns_are_shipped() ? "invented beyond England's total" : "no figure in print");
    auto const cost = pbo::cost_by_mode(e.users.responses, &pbo::survey_response::client_group);
    auto const pounds = [](double pence) { return pbo::detail::rounded(pence / 100.0, 2); };
    std::string means, differences;
    for (auto const& r : cost.rows) {
        if (r.mean.value) means += (means.empty() ? "" : ", ") + in_words(r.mode) + " " + pounds(*r.mean.value) + " pounds a week (" + std::to_string(r.weekly.n()) + ")";
        if (r.mode == delivery_mode::direct_payment && r.difference.value && r.difference.limits && r.within.value && r.within.limits)
            differences = "direct payment less managed budget " + pounds(*r.difference.value) + " pounds (95%: " + pounds(r.difference.limits->lower()) + " to " + pounds(r.difference.limits->upper()) +
                          "); within client groups " + pounds(*r.within.value) + " (" + pounds(r.within.limits->lower()) + " to " + pounds(r.within.limits->upper()) + ")";
    }
    all["cost_by_mode"] = means.empty() ? without_figure("", "", not_determinable, "weekly budgets: the survey has none")
                                        : without_figure(means, differences.empty() ? "no mode can be compared with the managed budget within client groups" : differences, computed,
                                                         e.of_the_survey("no figure in print; a smaller budget is not an efficiency"));
    std::size_t equal = 0, nominal = 0, flagged_of = 0;
    auto const in_march = e.taken_up(ongoing, march);
    for (auto const& cell : in_march) {
        auto const& b = cell.cell;
        if (b.on_budget.trials() == 0 || b.on_budget.hits() == 0 || b.direct_payments_of_budgets.trials() == 0) continue;
        ++flagged_of;
        equal += b.direct_payments_of_budgets.misses() == 0 ? 1U : 0U;
        nominal += *pbo::share::percent(95).met_by(b.on_budget) && !*pbo::share::percent(5).met_by(b.direct_payments) ? 1U : 0U;
    }
    auto const flag = [&](std::size_t n, std::string const& what, std::string const& evidence) {
        if (flagged_of == 0) return without_figure("", "", not_determinable, "direct payments of the councils");
        return without_figure(number_of(n, "council") + " with " + what, evidence, e.returns_are_shipped() ? by_construction : computed, "which real councils did so in 2011 is not in the data");
    };
    all["nominal_all_direct_payments"] = flag(equal, "as many people on budgets as on direct payments", "a flag, not a finding");
    all["nominal_almost_no_direct_payments"] = flag(nominal, "95% take-up or more and direct payments under 5% of the people eligible", "a flag; both thresholds are ours");
    std::uint64_t pilots = 0;
    for (auto const& who : in_march.context().councils) pilots += who.pilot == true ? 1U : 0U;
    all["pilots_individual_budgets"] = count_of("13", window::exactly({13, 1}), pilots, "a count", e.returns_are_shipped() ? "which councils they are is invented in the data" : "");
}

/// What print says besides published_figures.csv: claims about the others in it.
std::vector<printed_claim> said_besides() {
    return {{"poet_2011_carers_not_pooled", "POET", "2011", "carers answer their own questions and are never pooled with users", "", "", "", "", "", not_determinable, ""},
            {"poet_2011_variation_users", "POET", "2011", "there was pervasive variation between councils in budget holders' outcomes", "", "", "", "", "", not_determinable, ""},
            {"poet_2011_variation_carers", "POET", "2011", "and in carers' outcomes", "", "", "", "", "", not_determinable, ""},
            {"poet_2011_positive_impact_on_carers", "POET", "2011", "personal budgets had a positive impact on carers", "", "", "", "", "", not_determinable, ""},
            {"adass_2011_most_councils_met", "ADASS survey", "2011", "most councils met the 30 per cent target", "", "", "", "", "", not_determinable, ""},
            {"adass_2011_slow_councils_a_minority", "ADASS survey", "2011", "slow councils were a minority", "", "", "", "", "", not_determinable, ""},
            {"adass_2011_advanced_and_laggards", "ADASS survey", "2011", "advanced councils stood against laggards", "", "", "", "", "", not_determinable, ""},
            {"nhs_ic_2009_10_highest_council_as_59", "NHS Information Centre", "2009-10", "Manchester had 59 per cent", "", "", "", "", "", not_determinable, ""},
            {"target_one_of_five_milestones", "government target", "2011", "the target of April 2011 was one of five milestones", "", "", "", "", "", not_determinable, ""},
            {"poet_2011_not_all_from_the_ten", "POET", "2011", "not all respondents are from the 10 councils", "", "", "", "", "", not_determinable, ""},
            {"unison_change", "Community Care and Unison survey", "2009 to 2011", "fewer professionals believed in 2011 than in 2009", "", "", "", "", "", not_determinable, ""}};
}

std::vector<printed_claim> all_claims(request const& asked, evidence const& e) {
    claims_by_id fill;
    add_take_up(fill, e);
    add_slow_and_advanced(fill, e);
    add_information_centre(fill, e);
    add_change(fill, e);
    add_targets_and_roll_out(fill, e);
    add_survey(fill, e);
    add_the_rest(fill, e);
    std::vector<printed_claim> all;
    pbo::headed_rows rows(asked.figures);
    auto const id = rows.column("id"), source = rows.column("source"), year = rows.column("year"), statement = rows.column("statement");
    while (rows.next())
        all.push_back({std::string(rows[id]), std::string(rows[source]), std::string(rows[year]), std::string(rows[statement]), "", "", "", "", "", not_determinable, ""});
    for (auto& c : said_besides()) {
        auto at = all.end();
        for (bool const same_year : {false, true})  // after the last of its source, and of its year where there is one
            for (auto i = all.begin(); i != all.end(); ++i)
                if (i->source == c.source && (!same_year || i->year == c.year)) at = i + 1;
        all.insert(at, c);
    }
    for (auto& c : all) {
        auto const found = fill.find(c.id);
        if (found == fill.end()) throw std::runtime_error(asked.figures.string() + ": '" + c.id + "' is a figure that this program knows nothing about");
        found->second(c);
        if (bool const made = c.source == "POET" ? e.survey_is_shipped() : e.returns_are_shipped(); c.verdict == by_construction && !made) c.verdict = agrees;
        fill.erase(found);
    }
    if (!fill.empty()) throw std::runtime_error(asked.figures.string() + ": the figure '" + fill.begin()->first + "' is not there");
    return all;
}

std::string report(request const& asked) {
    evidence const e(asked);
    auto const claims = all_claims(asked, e);
    std::string const title = "Personalisation in 2011: what can be made of every figure in print";
    pbo::provenance from{
        .source = examples::named(asked.figures) + " held against " + examples::named(asked.returns) + " and " + examples::named(asked.survey),
        .period = "2009-10 to 2011",
        .basis = "ongoing support unless a line says otherwise",
        .role = "users and carers; users in the survey",
        .level = "95%",
        .method = "named in each line",
        .rule = "none applied",
        .data = "returns: complete counts of the councils that answered; survey: sample"};
    std::string out;
    auto sheet = examples::sheet_of_claims(claims, title, from);
    if (e.returns_are_shipped() && e.survey_is_shipped())
        sheet.warn(examples::synthetic_warning(e.users));
    else
        for (auto const* read : std::initializer_list<pbo::read_summary const*>{&e.returns, &e.users})
            if (examples::says_synthetic(*read)) sheet.warn(examples::named(read->source) + ": " + examples::synthetic_warning(*read));
    if (auto const without = e.year.not_broken_down.end.hits(); without != 0)
        sheet.warn("The modes are not all given for " + thousands(without) + " of the " + thousands(e.year.all.end.hits()) +
                   " people on budgets in March 2011: shares of a mode are of the others, in councils that give every mode at both ends of the year.");
    for (auto const* read : std::initializer_list<pbo::read_summary const*>{&e.returns, &e.users})  // carers are rows of the same file
        for (auto const& note : read->notes) sheet.warn(examples::named(read->source) + ": " + note);
    if (!asked.unique.empty()) sheet.warn(examples::words_on_identifiers(asked.unique));
    if (asked.format != "text") return examples::printed({sheet}, asked.format);
    auto const width = asked.format.width != 0 ? asked.format.width : examples::terminal_width();
    out = examples::page_of(claims, title, from, width);
    for (auto const& warning : sheet.notes()) {
        out += "\n";
        pbo::detail::append_paragraph(out, "Note: ", warning, width);
    }
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Every figure in print about personal budgets in 2011: what fits it, what the data say, and a verdict", "personalisation_2011");
    request asked;
    examples::add_read_file(options, "--figures", asked.figures, "The figures in print, CSV; the shipped ones unless given");
    examples::add_read_file(options, "--returns", asked.returns, "Councils' returns, CSV; the shipped synthetic ones unless given");
    examples::add_read_file(options, "--survey", asked.survey, "A POET-style survey, CSV; the shipped synthetic one unless given");
    options.add_option("--unique", asked.unique,
                       "A column of identifiers of the survey, each of which may appear once: a person who appears twice is an error");
    examples::add_format(options, asked.format);
    examples::add_threads(options, asked.threads);
    examples::add_why_unprotected(options, "its report of one's own files is for their owner; take_up_report, poet_report and compare_outcomes print the same counts with --protect.");
    examples::add_why_not_saved(options, "poet_report, take_up_report and compare_outcomes save the counts of the same files.");
    examples::add_examples(options, {"",
                                     "--format html --output figures.html"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
