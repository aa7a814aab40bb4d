// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The laws of what sampling/ counts, and of outcomes counted of a sample: see laws.hpp.
#include "laws.hpp"

#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/sampled_outcomes.hpp>
#include <pbo/sampling.hpp>

#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

struct person {
    int stratum = 0, cluster = 0, mode = 0;
    bool told = false;
    double weight = 1.0, hours = 0.0;
};

/// People of some clusters; weights are dyadic, so that sums are exact in any order.
std::vector<person> people(int first, int last) {
    std::vector<person> all;
    for (int i = first; i < last; ++i)
        all.push_back({i % 3, i % 6, i % 2, i % 5 < 2, 0.25 * (1 + i % 7), 0.5 * i});
    for (int i = first; i < last; ++i) all.push_back({i % 3, i % 6, i % 2, i % 2 == 0, 0x1p-60, 0x1p-60});
    return all;
}
auto sampled_people(int first, int last) {
    return pbo::sample(people(first, last), pbo::strata(&person::stratum), pbo::clusters(&person::cluster),
                       pbo::weights(&person::weight));
}
auto const told = pbo::indicator("told", [](person const&) { return true; }, &person::told);
auto const hours = pbo::ratio_between("hours", &person::hours, [](person const&) { return 1.0; });

auto told_by_mode(int first, int last) { return pbo::tabulate(sampled_people(first, last), pbo::by(&person::mode), told); }
auto both_by_mode(int first, int last) { return pbo::tabulate(sampled_people(first, last), pbo::by(&person::mode), told, hours); }

pbo::weight_summary weights(std::initializer_list<double> all) {
    pbo::weight_summary s;
    for (double w : all) s.add(w);
    return s;
}
struct survey_of_users {
    pbo::instrument instrument;
    std::vector<pbo::survey_response> responses;
};
auto outcomes_of(unsigned first, unsigned last, std::string name = {}) {
    auto questions = pbo::poet_style_users();
    if (!name.empty()) questions = pbo::instrument(name, questions.role(), questions.scale(), questions.areas());
    survey_of_users survey{questions, {}};
    for (unsigned i = first; i < last; ++i) {
        pbo::survey_response r;
        r.mode = i % 2 == 0 ? pbo::delivery_mode::direct_payment : pbo::delivery_mode::managed_budget;
        r.council.name = std::string(1, static_cast<char>('a' + i % 3));
        for (std::size_t q = 0; q < survey.instrument.size(); ++q) r.answers.set(q, static_cast<std::uint8_t>((i + q) % 9));
        survey.responses.push_back(r);
    }
    auto const council = [](pbo::survey_response const& r) { return std::string(r.council.name.view()); };
    auto const weight = [](pbo::survey_response const& r) { return r.mode == pbo::delivery_mode::direct_payment ? 0.75 : 1.5; };
    return pbo::outcomes(pbo::sample(survey, pbo::clusters(council), pbo::weights(weight)), &pbo::survey_response::mode);
}

}  // namespace

TEST_CASE("laws: weights told in a few numbers") {
    laws::hold_for<pbo::weight_summary>({weights({0.5, 4.0}), weights({0.25}), weights({3.0, 8.0, 3.0})});
    laws::overflows(laws::with_leaf(weights({0.5}), "people", most), weights({0.5}));
    laws::refuses_part<std::domain_error>(weights({0.5}), "people", std::uint64_t{0});
}

TEST_CASE("laws: a sample's frame, its cells by unit, and its tables") {
    auto const a = told_by_mode(0, 11), b = told_by_mode(4, 30), c = told_by_mode(2, 3);
    laws::hold_for<pbo::sampling_frame>({a.frame(), b.frame(), c.frame()});
    auto const records = [](int first, int last) {
        return pbo::tabulate(pbo::sample(people(first, last), pbo::strata(&person::stratum), pbo::weights(&person::weight)),
                             pbo::by(&person::mode), told).frame();
    };
    laws::hold_for<pbo::sampling_frame>({records(0, 5), records(1, 2)});
    laws::refuses<std::invalid_argument>(a.frame(), records(0, 5));
    laws::overflows(laws::with_leaf(records(0, 1), "records", most), records(0, 1));
    laws::refuses_part<std::invalid_argument>(a.frame(), "parent", std::uint32_t{9});
    laws::refuses_part<std::invalid_argument>(a.frame(), "id", std::uint64_t{9});
    laws::refuses_part<std::invalid_argument>(a.frame(), "population", 0.0);

    using table = std::remove_const_t<decltype(a)>;
    laws::hold_for<pbo::sampled<pbo::headings<1>>>({a.counts().context(), b.counts().context()});
    laws::hold_for<pbo::design_counts<pbo::weighted_proportion>>({a.counts()[0], b.counts()[1], c.counts()[0]});
    laws::refuses_part<std::invalid_argument>(a.counts()[0], "id", std::uint64_t{9});
    laws::hold_for<pbo::sampled_table<int, pbo::weighted_proportion>>({table(a), table(b), table(c)});

    auto const rows = both_by_mode(0, 11), more_rows = both_by_mode(4, 30);
    laws::hold_for<pbo::sampled_rows<int, pbo::weighted_proportion, pbo::weighted_ratio>>({rows, more_rows});

    pbo::absences every;
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i) every.add(static_cast<pbo::absence>(i));
    pbo::weighted_proportion share;
    for (double w : {0.5, 0x1p-60}) {
        share.add(true, w);
        share.add(false, w);
    }
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i) share.add(static_cast<pbo::absence>(i));
    laws::hold_for<pbo::detail::unit_and_absences<pbo::weighted_proportion>>({{share, every}, {share, {}}});

    pbo::weighted_share first, second;
    first.add(3.0, 4.0, 0.5);
    first.add(3.0, 4.0, 0x1p-60);
    second.add(1.0, 4.0, 2.0);
    first.add(0x1p-70, 0x1p-70, 0x1p-70);
    laws::hold_for<pbo::weighted_share>({first, second});
}

TEST_CASE("laws: outcomes of a sample, and the answers of its units") {
    auto const a = outcomes_of(0, 20), b = outcomes_of(3, 40);
    using unit_of_clusters = pbo::detail::weighted_answers<false>;
    laws::hold_for<pbo::sampled_outcome_table<pbo::delivery_mode, unit_of_clusters>>({a, b});
    laws::refuses<std::invalid_argument>(a, outcomes_of(0, 20, "another survey"));

    using plain = unit_of_clusters;
    using with_squares = pbo::detail::weighted_answers<true>;
    // Sixteen areas of the poet_style kind: every place of every area is met, with weights that fill both halves of a sum.
    auto const units = [&]<class Unit>(Unit) {
        std::vector<Unit> all(2);
        for (std::size_t i = 0; i < 2; ++i) {
            all[i].people = 9 + i;
            for (double w : {0.5, 0x1p-60}) all[i].weight += w;
            for (auto& area : all[i].areas)
                for (auto& place : area)
                    for (double w : {0.5, 0x1p-60, 0.25 * static_cast<double>(i + 1)}) place.add(w);
        }
        return all;
    };
    laws::hold_for<plain>(units(plain{}));
    laws::hold_for<with_squares>(units(with_squares{}));
    auto full = units(plain{})[0];
    full.people = most;
    laws::overflows(full, units(plain{})[1]);
    laws::hold_for<plain::answered>({units(plain{})[0].areas[0][0], units(plain{})[1].areas[0][0]});
}
