// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Writes synthetic_survey.csv: 1,114 invented users and 950 invented carers in the layout of a POET-style survey, whose
// margins agree with print.  Each margin is a fixed number of people (so many better, the same, worse, not applicable
// and missing in each area; so many told the value of their budget in each council; so many on each mode in each age
// band).  Who they are follows from a score: chance, plus points for what print says goes with better outcomes.
// README.md beside this file says which margins are from print and which are invented.

#include "synthetic_councils.hpp"

#include <chrono>
#include <cstdio>

namespace {

using synthetic::dice;

// One council's respondents, how many of them answered, and were told, what their budget is worth, and how many points its
// people have for living there: outcomes differ between councils beyond chance, among users and among carers.
struct council_sample {
    std::size_t council;
    std::int64_t users, users_asked, users_told, carers, carers_asked, carers_told, points;
};

// The ten councils with many respondents: 61 % to 92 % were told, among users, among carers and among both.
constexpr council_sample ten[] = {
    {0, 110, 106, 78, 90, 87, 64, 18},  {0, 90, 87, 67, 74, 71, 55, 66},    {0, 104, 100, 61, 80, 77, 47, -78},
    {0, 88, 85, 60, 76, 73, 51, -36},   {0, 108, 100, 92, 80, 75, 69, 54},  {0, 100, 96, 80, 88, 84, 70, 78},
    {0, 96, 92, 61, 84, 80, 53, -60},   {0, 82, 79, 68, 70, 68, 58, 36},    {0, 84, 80, 64, 72, 69, 55, -102},
    {0, 74, 71, 63, 86, 82, 73, 24},
};
constexpr std::size_t further_councils = 40;

struct person {
    std::size_t sample = 0;
    std::string id, mode, managed_by, mode_offered, mode_default, mode_wanted, age_band, client_group;
    std::string told_value, involved, family_involved, unconstrained, advice, own_choice, first_budget, linked, budget;
    std::int64_t points = 0;  // in favour of better outcomes, of 1,000 that chance may give
    std::vector<std::string> answers;
};

// How many people with which mode, manager and age band: older people have less access to direct payments.
struct user_cell {
    std::string_view mode, managed_by, age_band;
    std::size_t people;
};
constexpr user_cell user_cells[] = {
    {"direct_payment", "self", "65+", 54},
    {"direct_payment", "nominated_person", "65+", 34},
    {"direct_payment", "third_party", "65+", 4},
    {"direct_payment", "self", "18-64", 130},
    {"direct_payment", "nominated_person", "18-64", 52},
    {"direct_payment", "third_party", "18-64", 8},
    {"direct_payment", "self", "not_stated", 6},
    {"direct_payment", "nominated_person", "not_stated", 2},
    {"managed_budget", "council", "65+", 380},
    {"managed_budget", "third_party", "65+", 32},
    {"managed_budget", "council", "18-64", 291},
    {"managed_budget", "third_party", "18-64", 26},
    {"managed_budget", "council", "not_stated", 17},
    {"other_or_not_stated", "not_stated", "65+", 36},
    {"other_or_not_stated", "not_stated", "18-64", 39},
    {"other_or_not_stated", "not_stated", "not_stated", 3},
};
constexpr std::int64_t carer_direct = 247, carer_managed = 636, carer_other = 67;

// What was answered in an area, by how many people; the rest left it blank.
struct area {
    std::string_view name;
    std::size_t better, same, worse, not_applicable;
};
constexpr area user_areas[] = {
    {"independence", 822, 204, 55, 5},
    {"support_you_need", 650, 367, 75, 4},
    {"dignity", 632, 399, 40, 9},
    {"physical_health", 584, 393, 100, 8},
    {"mental_wellbeing", 670, 314, 79, 12},
    {"control_of_support", 783, 256, 48, 6},
    {"control_over_life", 607, 397, 65, 8},
    {"feeling_safe", 571, 441, 46, 15},
    {"paid_relationships", 541, 435, 36, 62},
    {"where_and_with_whom_you_live", 468, 487, 40, 71},
    {"family_relationships", 523, 460, 53, 41},
    {"friendships", 489, 472, 63, 48},
    {"paid_job", 61, 314, 27, 655},
    {"volunteering", 268, 574, 51, 163},
};
constexpr area carer_areas[] = {
    {"carer_support_to_care", 590, 265, 50, 10},
    {"carer_quality_of_life", 548, 304, 60, 5},
    {"carer_physical_health", 388, 420, 90, 8},
    {"carer_mental_wellbeing", 461, 352, 90, 9},
    {"carer_finances", 342, 448, 80, 31},
    {"carer_control_over_life", 483, 331, 80, 11},
    {"carer_relationship_with_person", 452, 384, 50, 12},
    {"carer_family_relationships", 372, 429, 60, 36},
    {"carer_social_life", 405, 394, 100, 14},
    {"carer_paid_work", 98, 270, 60, 470},
};

// From -75 to 75, in no order.
std::int64_t further_points(std::size_t i) { return static_cast<std::int64_t>(i * 37 % 41) * 15 / 4 - 75; }

std::vector<council_sample> choose_samples(std::vector<synthetic::council> const& all, dice& draw) {
    std::vector<std::size_t> eligible;
    for (std::size_t i = 0; i != all.size(); ++i) {
        bool const stands_for_one =
            all[i].name == synthetic::like_manchester || all[i].name == synthetic::like_somerset;
        if (all[i].answers && !stands_for_one) { eligible.push_back(i); }
    }
    draw.shuffle(eligible);
    std::vector<council_sample> samples;
    for (council_sample const& s : ten) {
        samples.push_back(s);
        samples.back().council = eligible[samples.size() - 1];
    }
    // A few respondents each: 18 councils with five users and 22 with four, 30 with four carers and 10 with three.
    // Here too the share told lies between 61 % and 92 %, so that the printed range is that of all councils.
    for (std::size_t i = 0; i != further_councils; ++i) {
        std::int64_t const users = i < 18 ? 5 : 4;
        std::int64_t const carers = i % 4 == 3 ? 3 : 4;
        samples.push_back({eligible[std::size(ten) + i], users, users, users - 1, carers, carers, carers - 1, further_points(i)});
    }
    std::sort(samples.begin(), samples.end(), [](auto const& a, auto const& b) { return a.council < b.council; });
    return samples;
}

std::string number_text(char letter, std::size_t number) { return letter + std::to_string(10'000 + number).substr(1); }

// A blank now and then, as people leave a question out.
std::string yes_no_blank(dice& draw, std::int64_t yes_per_cent, std::int64_t blank_per_cent) {
    if (draw.per_cent(blank_per_cent)) { return ""; }
    return draw.per_cent(yes_per_cent) ? "yes" : "no";
}

// More budgets are recent: the later of two days between January 2006 and February 2011.
std::string first_budget_date(dice& draw) {
    if (draw.per_cent(6)) { return ""; }
    using namespace std::chrono;
    sys_days const first{year{2006} / January / 1};
    std::int64_t const span = (sys_days{year{2011} / March / 1} - first).count();
    std::int64_t const one = draw.below(span);
    std::int64_t const two = draw.below(span);
    year_month_day const day{first + days{static_cast<int>(std::max(one, two))}};
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return text;
}

// Pence a week, many small budgets and few large ones; multiples of 25 p.
std::string weekly_budget(dice& draw, std::string const& mode, std::string const& client_group) {
    if (draw.per_cent(5)) { return ""; }
    std::int64_t const span = client_group == "learning_disability" ? 5'600
                              : client_group == "older_people"      ? 1'200
                                                                    : 2'400;
    std::int64_t const one = draw.below(span);
    std::int64_t const two = draw.below(span);
    std::int64_t const least = mode == "managed_budget" ? 240 : 200;
    return std::to_string((least + one * two / span) * 25);
}

void add_condition_points(person& p) {
    if (p.mode == "direct_payment") { p.points += p.managed_by == "self" ? 130 : 60; }
    if (p.told_value == "yes") { p.points += 60; }
    if (p.involved == "yes" && p.family_involved == "yes") { p.points += 80; }
    if (p.involved == "yes") { p.points += 40; }
    if (p.unconstrained == "yes") { p.points += 100; }
    if (p.advice == "yes") { p.points += 40; }
    if (p.own_choice == "yes") { p.points += 40; }
    if (p.age_band == "65+") { p.points -= 30; }
}

// So many of a council's people were told the value; those on direct payments come first more often than others.
void tell_values(std::vector<person>& people, std::vector<council_sample> const& samples, bool users, dice& draw) {
    for (std::size_t s = 0; s != samples.size(); ++s) {
        std::vector<std::size_t> here;
        std::vector<std::int64_t> keys(people.size(), 0);
        for (std::size_t i = 0; i != people.size(); ++i) {
            if (people[i].sample == s) { here.push_back(i); }
        }
        draw.shuffle(here);
        here.resize(static_cast<std::size_t>(users ? samples[s].users_asked : samples[s].carers_asked));
        for (std::size_t i : here) { keys[i] = draw.below(1'000) + (people[i].mode == "direct_payment" ? 300 : 0); }
        here = synthetic::highest_first(here, keys);
        auto const told = static_cast<std::size_t>(users ? samples[s].users_told : samples[s].carers_told);
        for (std::size_t k = 0; k != here.size(); ++k) { people[here[k]].told_value = k < told ? "yes" : "no"; }
    }
}

// A council that is good for its people is not equally good in every area: a sixth more or less from one area to the next.
std::int64_t points_of_council(council_sample const& s, std::size_t column) {
    return s.points * (static_cast<std::int64_t>((s.council + 2 * column) % 3) + 5) / 6;
}

void answer_areas(std::vector<person>& people, std::vector<council_sample> const& samples, area const* first, area const* last,
                  dice& draw) {
    std::vector<std::int64_t> own;
    for (person& p : people) {
        own.push_back(p.points + draw.below(400));
        p.answers.assign(static_cast<std::size_t>(last - first), "");
    }
    for (area const* a = first; a != last; ++a) {
        auto const column = static_cast<std::size_t>(a - first);
        std::size_t const answered = a->better + a->same + a->worse;
        if (answered + a->not_applicable > people.size()) {
            throw std::logic_error("too many answers in " + std::string(a->name));
        }
        std::vector<std::size_t> order(people.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        draw.shuffle(order);
        // Paid work is seldom applicable to older people.
        if (a->not_applicable > people.size() / 3) {
            std::vector<std::int64_t> keys;
            for (person const& p : people) { keys.push_back(draw.below(1'000) + (p.age_band == "65+" ? 600 : 0)); }
            order = synthetic::highest_first(order, keys);
        }
        for (std::size_t k = 0; k != a->not_applicable; ++k) { people[order[k]].answers[column] = "not applicable"; }
        order.erase(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(a->not_applicable));
        draw.shuffle(order);
        order.resize(answered);
        std::vector<std::int64_t> keys(people.size(), 0);
        for (std::size_t i : order) { keys[i] = own[i] + draw.below(600) + points_of_council(samples[people[i].sample], column); }
        order = synthetic::highest_first(order, keys);
        std::size_t const a_lot_better = a->better * 45 / 100;
        std::size_t const a_little_worse = a->worse - a->worse * 35 / 100;
        for (std::size_t k = 0; k != answered; ++k) {
            people[order[k]].answers[column] = k < a_lot_better                           ? "a lot better"
                                               : k < a->better                            ? "a little better"
                                               : k < a->better + a->same                  ? "no difference"
                                               : k < a->better + a->same + a_little_worse ? "a little worse"
                                                                                          : "a lot worse";
        }
    }
}

// The mode that a council gives unless asked otherwise: the third is cash, the fifth a fund that a third party holds,
// the sixth has no default.
std::string default_mode(std::size_t sample) {
    switch (sample % 10) {
    case 2: return "direct_payment";
    case 4: return "individual_service_fund";
    case 5: return "";
    default: return "managed_budget";
    }
}

// Offered means offered at least: a person offered direct payments could have had a managed budget too.
void offer_modes(person& p, dice& draw) {
    bool const older = p.age_band == "65+";
    bool const takes = p.mode == "direct_payment";
    bool const offered = takes || draw.per_cent(older ? 33 : 54);
    p.mode_offered = draw.per_cent(3) && !takes ? "" : offered ? "direct_payment" : "managed_budget";
    bool const wants = draw.per_cent(takes ? 92 : offered ? 14 : 32);
    p.mode_wanted = draw.per_cent(4) ? "" : wants ? "direct_payment" : "managed_budget";
    p.own_choice = p.mode_wanted.empty() ? "" : yes_no_blank(draw, p.mode_wanted == p.mode ? 88 : 22, 3);
}

void meet_conditions(person& p, dice& draw) {
    bool const takes = p.mode == "direct_payment";
    p.involved = yes_no_blank(draw, takes ? 72 : 58, 3);
    p.family_involved = yes_no_blank(draw, p.involved == "yes" ? 68 : 38, 12);
    p.unconstrained = yes_no_blank(draw, takes ? 58 : 47, 5);
    p.advice = yes_no_blank(draw, 66, 4);
}

std::vector<person> make_users(std::vector<council_sample> const& samples, dice& draw) {
    std::vector<person> users;
    for (user_cell const& cell : user_cells) {
        person p;
        p.mode = cell.mode;
        p.managed_by = cell.managed_by;
        p.age_band = cell.age_band;
        users.insert(users.end(), cell.people, p);
    }
    draw.shuffle(users);
    std::vector<std::string> younger_groups(208, "physical_disability");
    younger_groups.insert(younger_groups.end(), 176, "learning_disability");
    younger_groups.insert(younger_groups.end(), 112, "mental_health");
    younger_groups.insert(younger_groups.end(), 50, "other");
    draw.shuffle(younger_groups);
    std::size_t next = 0;
    for (std::size_t s = 0; s != samples.size(); ++s) {
        for (std::int64_t k = 0; k != samples[s].users; ++k) { users.at(next++).sample = s; }
    }
    for (std::size_t i = 0; i != users.size(); ++i) {
        person& p = users[i];
        p.id = number_text('U', i + 1);
        if (p.age_band == "65+") {
            p.client_group = "older_people";
        } else if (p.age_band == "18-64") {
            p.client_group = younger_groups.back();
            younger_groups.pop_back();
        } else {
            p.client_group = "not_stated";
        }
        p.mode_default = default_mode(p.sample);
        offer_modes(p, draw);
        meet_conditions(p, draw);
        p.first_budget = first_budget_date(draw);
        p.budget = weekly_budget(draw, p.mode, p.client_group);
    }
    tell_values(users, samples, true, draw);
    for (person& p : users) { add_condition_points(p); }
    answer_areas(users, samples, std::begin(user_areas), std::end(user_areas), draw);
    return users;
}

// A carer linked to a user speaks of the user's budget: mode, manager, client group, money and first date are the
// user's.
std::vector<person> make_carers(std::vector<council_sample> const& samples, std::vector<person>& users, dice& draw) {
    std::vector<person> carers;
    std::int64_t direct = carer_direct;
    std::int64_t managed = carer_managed;
    std::int64_t other = carer_other;
    std::size_t first_user = 0;
    for (std::size_t s = 0; s != samples.size(); ++s) {
        std::vector<std::size_t> here(static_cast<std::size_t>(samples[s].users));
        std::iota(here.begin(), here.end(), first_user);
        first_user += here.size();
        draw.shuffle(here);
        std::int64_t const links = std::min(samples[s].users, samples[s].carers) * 65 / 100;
        std::size_t const first_carer = carers.size();
        for (std::int64_t k = 0; k != samples[s].carers; ++k) {
            person p;
            p.sample = s;
            p.mode_default = default_mode(s);
            if (k < links) {
                person const& user = users[here[static_cast<std::size_t>(k)]];
                p.linked = user.id;
                p.mode = user.mode;
                p.managed_by = user.managed_by;
                p.client_group = user.client_group;
                p.first_budget = user.first_budget;
                p.budget = user.budget;
                --(p.mode == "direct_payment" ? direct : p.mode == "managed_budget" ? managed : other);
            }
            carers.push_back(p);
        }
        std::vector<person> mixed(carers.begin() + static_cast<std::ptrdiff_t>(first_carer), carers.end());
        draw.shuffle(mixed);
        std::copy(mixed.begin(), mixed.end(), carers.begin() + static_cast<std::ptrdiff_t>(first_carer));
    }
    if (direct < 0 || managed < 0 || other < 0) { throw std::logic_error("links leave no room for the carers' modes"); }
    std::vector<std::string> modes(static_cast<std::size_t>(direct), "direct_payment");
    modes.insert(modes.end(), static_cast<std::size_t>(managed), "managed_budget");
    modes.insert(modes.end(), static_cast<std::size_t>(other), "other_or_not_stated");
    draw.shuffle(modes);
    std::vector<std::string> ages(520, "18-64");
    ages.insert(ages.end(), 400, "65+");
    ages.insert(ages.end(), 30, "not_stated");
    draw.shuffle(ages);
    static constexpr std::array<std::string_view, 5> groups{"older_people", "older_people", "physical_disability",
                                                            "learning_disability", "mental_health"};
    auto const user_of = [&users](person const& carer) -> person& {
        return users.at(std::stoul(carer.linked.substr(1)) - 1);
    };
    for (std::size_t i = 0; i != carers.size(); ++i) {
        person& p = carers[i];
        p.id = number_text('C', i + 1);
        p.age_band = ages.at(i);
        if (p.linked.empty()) {
            p.mode = modes.back();
            modes.pop_back();
            p.managed_by = p.mode == "direct_payment"   ? (draw.per_cent(65) ? "self" : "nominated_person")
                           : p.mode == "managed_budget" ? (draw.per_cent(92) ? "council" : "third_party")
                                                        : "not_stated";
            p.client_group = groups[static_cast<std::size_t>(draw.below(5))];
            p.first_budget = first_budget_date(draw);
            p.budget = weekly_budget(draw, p.mode, p.client_group);
        } else {
            user_of(p).linked = p.id;
        }
        offer_modes(p, draw);
        if (!p.linked.empty()) { p.mode_offered = user_of(p).mode_offered; }
        meet_conditions(p, draw);
    }
    tell_values(carers, samples, false, draw);
    for (person& p : carers) { add_condition_points(p); }
    answer_areas(carers, samples, std::begin(carer_areas), std::end(carer_areas), draw);
    return carers;
}

std::string make_file() {
    std::vector<synthetic::council> const councils = synthetic::councils();
    dice draw(1114);
    std::vector<council_sample> const samples = choose_samples(councils, draw);
    std::vector<person> users = make_users(samples, draw);
    std::vector<person> const carers = make_carers(samples, users, draw);
    if (users.size() != 1'114 || carers.size() != 950) { throw std::logic_error("not 1,114 users and 950 carers"); }

    std::string text =
        "data_kind,respondent,role,ons_code,cassr_code,council,region,mode,managed_by,mode_offered,mode_default,mode_"
        "wanted,"
        "age_band,client_group,told_value,involved_in_planning,family_carer_involved,free_of_constraints,advice_and_"
        "support,"
        "own_choice_of_mode,first_budget,linked_respondent,weekly_budget_pence";
    for (area const& a : user_areas) { text += ',' + std::string(a.name); }
    for (area const& a : carer_areas) { text += ',' + std::string(a.name); }
    text += '\n';
    auto const add = [&](std::vector<person> const& people, std::string const& role, std::size_t blanks_before,
                         std::size_t blanks_after) {
        for (person const& p : people) {
            synthetic::council const& c = councils[samples[p.sample].council];
            text += "synthetic," + p.id + ',' + role + ",," + c.code + ',' + c.name + ',' + std::string(c.region);
            for (std::string const& cell :
                 {p.mode, p.managed_by, p.mode_offered, p.mode_default, p.mode_wanted, p.age_band, p.client_group,
                  p.told_value, p.involved, p.family_involved, p.unconstrained, p.advice, p.own_choice, p.first_budget,
                  p.linked, p.budget}) {
                text += ',' + cell;
            }
            text.append(blanks_before, ',');
            for (std::string const& answer : p.answers) { text += ',' + answer; }
            text.append(blanks_after, ',');
            text += '\n';
        }
    };
    add(users, "user", 0, std::size(carer_areas));
    add(carers, "carer", std::size(user_areas), 0);
    return text;
}

}  // namespace

int main(int argc, char** argv) { return synthetic::write_file(argc, argv, make_file); }
