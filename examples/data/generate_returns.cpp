// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Writes synthetic_returns.csv: invented returns of 152 councils that agree with everything in print about the real
// ones.  Every printed number is fixed below as a total or as a number of councils between two limits; each council's
// counts are then allocated inside its limits so that they add up to the totals exactly.  README.md beside this file
// says which numbers are from print and which are invented.

#include "synthetic_councils.hpp"

namespace {

using count = std::int64_t;
using counts = std::vector<count>;
using synthetic::wish;

// Where a council's take-up of 2009-10 lies (people with short-term support included) and where its take-up of 31 March
// 2011 lies (people with ongoing support), and how many councils of the 132 share that: in print half are under 10 % at
// the start and one in eight above 20 %; at the end 14 % are under 20 %, almost two thirds at 30 % or more and 20 %
// above half.  Limits are in thousandths and keep clear of the printed thresholds.
enum class start { under_10, from_10_to_20, above_20 };
enum class finish { under_20, from_20_to_30, from_30_to_50, above_50 };
struct course {
    start from;
    finish to;
    std::size_t councils;
    count start_lowest, start_highest;
};
constexpr course courses[] = {
    {start::under_10, finish::under_20, 17, 38, 90},
    {start::under_10, finish::from_20_to_30, 18, 38, 96},
    {start::under_10, finish::from_30_to_50, 25, 42, 97},
    {start::under_10, finish::above_50, 6, 50, 97},
    {start::from_10_to_20, finish::under_20, 2, 102, 118},
    {start::from_10_to_20, finish::from_20_to_30, 12, 104, 165},
    {start::from_10_to_20, finish::from_30_to_50, 28, 108, 196},
    {start::from_10_to_20, finish::above_50, 7, 120, 196},
    {start::above_20, finish::from_30_to_50, 4, 204, 250},
    {start::above_20, finish::above_50, 13, 206, 430},
};

// England's totals over the 132 councils that answered.
struct snapshot_totals {
    std::string_view period;
    count eligible, personal_budgets, direct_payment, other;
};
constexpr snapshot_totals april_2010{"2010-03-31", 975'000, 169'850, 87'900, 23'450};
constexpr snapshot_totals october_2010{"2010-09-30", 972'500, 239'750, 88'100, 23'600};
constexpr snapshot_totals march_2011{"2011-03-31", 970'000, 339'700, 88'322, 23'779};
constexpr count eligible_with_short_term_2009_10 = 1'346'000;
constexpr count budgets_2009_10 = 175'000;

struct figures {
    count eligible = 0, personal_budgets = 0, direct_payment = 0, managed_budget = 0, other = 0;
};
struct block {
    std::string_view period, basis;
    std::vector<figures> rows;
};

// The councils' courses: one each for the two councils that print names, the rest dealt out.
std::vector<course> deal_courses(std::vector<synthetic::council> const& answering, synthetic::dice& draw) {
    std::vector<course> cards;
    course somerset{};
    course manchester{};
    for (course const& c : courses) {
        std::size_t n = c.councils;
        if (c.from == start::under_10 && c.to == finish::from_20_to_30) { somerset = c, --n; }
        if (c.from == start::above_20 && c.to == finish::above_50) { manchester = c, --n; }
        cards.insert(cards.end(), n, c);
    }
    draw.shuffle(cards);
    std::vector<course> dealt;
    for (synthetic::council const& c : answering) {
        if (c.name == synthetic::like_somerset) {
            dealt.push_back(somerset);
        } else if (c.name == synthetic::like_manchester) {
            dealt.push_back(manchester);
        } else {
            dealt.push_back(cards.back());
            cards.pop_back();
        }
    }
    return dealt;
}

// A count half-way between two, which no total may push outside them.
wish between(count a, count b) { return {std::min(a, b), (a + b) / 2, std::max(a, b)}; }

std::vector<block> make_blocks(std::vector<synthetic::council> const& answering, synthetic::dice& draw) {
    std::size_t const n = answering.size();
    std::vector<course> const dealt = deal_courses(answering, draw);
    auto const allocated = [n](std::string_view what, count total, auto wish_of) {
        std::vector<wish> wishes;
        for (std::size_t i = 0; i != n; ++i) { wishes.push_back(wish_of(i)); }
        return synthetic::allocate(what, total, wishes);
    };
    auto const is = [&](std::size_t i, std::string_view name) { return answering[i].name == name; };

    // Data that deserve a question: three slow councils that record direct payments only, and one whose take-up nears
    // 100 % with almost no direct payments.
    std::vector<bool> only_direct(n, false);
    std::vector<bool> nominal(n, false);
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    draw.shuffle(order);
    int direct_left = 3;
    int nominal_left = 1;
    for (std::size_t i : order) {
        if (direct_left > 0 && dealt[i].from == start::under_10 && dealt[i].to == finish::under_20) {
            only_direct[i] = true;
            --direct_left;
        }
        if (nominal_left > 0 && dealt[i].from == start::above_20 && dealt[i].to == finish::above_50 &&
            !is(i, synthetic::like_manchester)) {
            nominal[i] = true;
            --nominal_left;
        }
    }

    // People eligible, with ongoing support.
    counts const eligible_2011 = allocated("eligible 2011", march_2011.eligible, [&](std::size_t i) {
        count const size = draw.between(2'500, 10'500) * (answering[i].kind == "county" ? 8 : 5) / 5;
        return wish{1'500, size, 25'000};
    });
    counts const eligible_2010 = allocated("eligible 2010", april_2010.eligible, [&](std::size_t i) {
        count const e = eligible_2011[i];
        return wish{e * 95 / 100, e * draw.between(975, 1'035) / 1'000, e * 105 / 100};
    });
    counts const eligible_october = allocated("eligible October", october_2010.eligible, [&](std::size_t i) {
        return between(eligible_2010[i], eligible_2011[i]);
    });

    // People eligible in the year 2009-10, with short-term support as well, and with ongoing support alone.
    counts const with_short_term = allocated("short term", eligible_with_short_term_2009_10, [&](std::size_t i) {
        count const e = eligible_2010[i];
        if (is(i, synthetic::like_manchester)) { return wish{e * 114 / 100, e * 117 / 100, e * 120 / 100}; }
        return wish{e * 125 / 100, e * draw.between(1'280, 1'480) / 1'000, e * 152 / 100};
    });
    counts ongoing_in_year;
    for (std::size_t i = 0; i != n; ++i) {
        ongoing_in_year.push_back(eligible_2010[i] * draw.between(1'060, 1'120) / 1'000);
    }

    // People on budgets in 2009-10: each council on its course, the two in print to their printed decimal.
    counts const budgets_in_year = allocated("budgets 2009-10", budgets_2009_10, [&](std::size_t i) {
        count const e = with_short_term[i];
        if (is(i, synthetic::like_somerset)) { return wish{e * 33 / 1'000, e * 33 / 1'000, e * 33 / 1'000}; }
        if (is(i, synthetic::like_manchester)) { return wish{e * 587 / 1'000, e * 587 / 1'000, e * 587 / 1'000}; }
        course const& c = dealt[i];
        return wish{e * c.start_lowest / 1'000 + 1, e * draw.between(c.start_lowest, c.start_highest) / 1'000,
                    e * c.start_highest / 1'000};
    });

    // Some of a year's people have left by its last day.
    counts const budgets_2010 = allocated("budgets 2010", april_2010.personal_budgets, [&](std::size_t i) {
        count const b = budgets_in_year[i];
        return wish{b * 94 / 100, b * 97 / 100, b * 995 / 1'000};
    });
    counts const budgets_2011 = allocated("budgets 2011", march_2011.personal_budgets, [&](std::size_t i) {
        count const e = eligible_2011[i];
        count const least = budgets_2010[i] * 103 / 100 + 3;
        auto const band = [&](count lowest, count preferred, count highest) {
            count const top = e * highest / 1'000;
            count const bottom = std::min(std::max(e * lowest / 1'000 + 1, least), top);
            return wish{bottom, std::max(e * preferred / 1'000, bottom), top};
        };
        if (nominal[i]) { return band(950, 960, 970); }
        switch (dealt[i].to) {
        case finish::under_20: return only_direct[i] ? band(0, 0, 196) : band(80, draw.between(120, 190), 196);
        case finish::from_20_to_30: return band(203, draw.between(210, 290), 296);
        case finish::from_30_to_50: return band(303, draw.between(310, 470), 492);
        case finish::above_50: break;
        }
        if (is(i, synthetic::like_manchester)) { return band(680, 700, 740); }
        return band(506, draw.between(515, 600), std::max<count>(640, budgets_2010[i] * 1'080 / eligible_2010[i]));
    });
    // Slow starters make more of their growth in the second half of the year.
    counts const budgets_october = allocated("budgets October", october_2010.personal_budgets, [&](std::size_t i) {
        count const growth = budgets_2011[i] - budgets_2010[i];
        count const first_half = dealt[i].from == start::under_10        ? draw.between(34, 41)
                                 : dealt[i].from == start::from_10_to_20 ? draw.between(39, 46)
                                                                         : draw.between(43, 50);
        count const preferred = budgets_2010[i] + growth * first_half / 100;
        return wish{budgets_2010[i], preferred, budgets_2011[i]};
    });

    // How the budgets are held.  Direct payments and the rest hardly move, so managed budgets take nearly all the
    // growth.
    counts const direct_2010 = allocated("direct 2010", april_2010.direct_payment, [&](std::size_t i) {
        count const b = budgets_2010[i];
        if (only_direct[i]) { return wish{b, b, b}; }
        if (nominal[i]) { return wish{b / 100, b / 100, b / 100}; }
        count const share = dealt[i].from == start::under_10        ? draw.between(60, 80)
                            : dealt[i].from == start::from_10_to_20 ? draw.between(45, 60)
                                                                    : draw.between(30, 45);
        return wish{b * 20 / 100, b * share / 100, b * 85 / 100};
    });
    counts const other_2010 = allocated("other 2010", april_2010.other, [&](std::size_t i) {
        count const b = budgets_2010[i];
        if (only_direct[i]) { return wish{0, 0, 0}; }
        if (nominal[i]) { return wish{b / 100, b / 100, b / 100}; }
        return wish{0, b * draw.between(8, 20) / 100, std::min(b * 30 / 100, b - direct_2010[i])};
    });
    auto const hardly_moves = [&](std::size_t i, count from, bool whole) {
        count const room = (budgets_2011[i] - budgets_2010[i]) / 2;
        if (whole) { return wish{budgets_2011[i], budgets_2011[i], budgets_2011[i]}; }
        return wish{from * 93 / 100, from * draw.between(95, 105) / 100, from + std::min(from * 8 / 100, room)};
    };
    counts const direct_2011 = allocated("direct 2011", march_2011.direct_payment, [&](std::size_t i) {
        return hardly_moves(i, direct_2010[i], only_direct[i]);
    });
    counts const other_2011 =
        allocated("other 2011", march_2011.other, [&](std::size_t i) { return hardly_moves(i, other_2010[i], false); });
    auto const half_way = [&](std::size_t i, count from, count to, bool whole) {
        if (whole) { return wish{budgets_october[i], budgets_october[i], budgets_october[i]}; }
        wish w = between(from, to);
        w.highest = std::min(w.highest, from + (budgets_october[i] - budgets_2010[i]) / 2);
        return w;
    };
    counts const direct_october = allocated("direct October", october_2010.direct_payment, [&](std::size_t i) {
        return half_way(i, direct_2010[i], direct_2011[i], only_direct[i]);
    });
    counts const other_october = allocated("other October", october_2010.other, [&](std::size_t i) {
        return half_way(i, other_2010[i], other_2011[i], false);
    });

    auto const rows = [&](auto eligible_of, counts const& budgets, auto direct_of, auto other_of) {
        std::vector<figures> made;
        for (std::size_t i = 0; i != n; ++i) {
            figures f;
            f.eligible = eligible_of(i);
            f.personal_budgets = budgets[i];
            f.direct_payment = direct_of(i);
            f.other = other_of(i);
            f.managed_budget = f.personal_budgets - f.direct_payment - f.other;
            if (f.managed_budget < 0 || f.personal_budgets > f.eligible) {
                throw std::logic_error("impossible counts for " + answering[i].name);
            }
            made.push_back(f);
        }
        return made;
    };
    auto const at = [](counts const& c) { return [&c](std::size_t i) { return c[i]; }; };
    // The year's modes are those of its last day, on the year's people.
    auto const in_year = [&](counts const& c) {
        return [&](std::size_t i) { return budgets_in_year[i] * c[i] / budgets_2010[i]; };
    };
    // On one day fewer people have short-term support than in a whole year: eight tenths of the year's excess.
    auto const and_short_term = [&](counts const& c) {
        return [&](std::size_t i) {
            return c[i] + c[i] * (with_short_term[i] - eligible_2010[i]) * 8 / (eligible_2010[i] * 10);
        };
    };
    constexpr std::string_view ongoing = "ongoing";
    constexpr std::string_view short_term = "including_short_term";
    std::vector<block> blocks;
    blocks.push_back(
        {"2009-10", ongoing, rows(at(ongoing_in_year), budgets_in_year, in_year(direct_2010), in_year(other_2010))});
    blocks.push_back(
        {"2009-10", short_term, rows(at(with_short_term), budgets_in_year, in_year(direct_2010), in_year(other_2010))});
    auto const snapshot = [&](std::string_view period, counts const& eligible, counts const& budgets,
                              counts const& direct, counts const& other) {
        blocks.push_back({period, ongoing, rows(at(eligible), budgets, at(direct), at(other))});
        blocks.push_back({period, short_term, rows(and_short_term(eligible), budgets, at(direct), at(other))});
    };
    snapshot(april_2010.period, eligible_2010, budgets_2010, direct_2010, other_2010);
    snapshot(october_2010.period, eligible_october, budgets_october, direct_october, other_october);
    snapshot(march_2011.period, eligible_2011, budgets_2011, direct_2011, other_2011);
    return blocks;
}

std::string make_file() {
    std::vector<synthetic::council> const all = synthetic::councils();
    std::vector<synthetic::council> answering;
    for (synthetic::council const& c : all) {
        if (c.answers) { answering.push_back(c); }
    }
    synthetic::dice draw(2011);
    std::string text =
        "data_kind,ons_code,cassr_code,council,region,kind,pilot,roll_out_start,period,basis,role,eligible,personal_"
        "budgets,"
        "direct_payment,part_direct_payment,managed_budget,individual_service_fund,other_or_not_stated\n";
    for (block const& b : make_blocks(answering, draw)) {
        std::size_t next = 0;
        for (synthetic::council const& c : all) {
            text += "synthetic,," + c.code + ',' + c.name + ',' + std::string(c.region) + ',' + std::string(c.kind) +
                    (c.pilot ? ",yes," : ",no,") + c.roll_out_start + ',' + std::string(b.period) + ',' +
                    std::string(b.basis) + ",users_and_carers";
            if (c.answers) {
                figures const& f = b.rows[next++];
                for (count value : {f.eligible, f.personal_budgets, f.direct_payment, count{0}, f.managed_budget,
                                    count{0}, f.other}) {
                    text += ',' + std::to_string(value);
                }
            } else {
                text += ",[x],[x],[x],[x],[x],[x],[x]";
            }
            text += '\n';
        }
    }
    return text;
}

}  // namespace

int main(int argc, char** argv) { return synthetic::write_file(argc, argv, make_file); }
