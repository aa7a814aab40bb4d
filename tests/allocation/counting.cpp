// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Its own program, because it replaces the global operator new to count: nothing in the counting loop allocates but a new
// key, so counting the same records over again allocates nothing more.
#include "failing.hpp"

#include <pbo/count/tabulate.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <new>

void* operator new(std::size_t size) {
    if (allocation::made++ != allocation::fails_at)
        if (void* p = std::malloc(size == 0 ? 1 : size)) return p;
    throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace {
struct person {
    std::string council;
    int mode = 0;
    bool told = false;
    pbo::answer_sheet<> sheet;
};
std::vector<person> people(int repetitions) {
    std::vector<person> all;
    for (int r = 0; r < repetitions; ++r)
        for (int i = 0; i < 40; ++i) all.push_back({"a council with a long name, number " + std::to_string(i), i % 3, r % 2 == 0, {}});
    return all;
}
template <class F>
std::size_t allocated_by(F&& f) {
    std::size_t const before = allocation::made;
    f();
    return allocation::made - before;
}
template <class... Arguments>
void costs_its_keys_alone(Arguments const&... arguments) {
    auto const few = people(1);
    auto const many = people(50);
    auto const once = allocated_by([&] { (void)pbo::tabulate(few, arguments...); });
    CHECK(once > 0);
    CHECK(allocated_by([&] { (void)pbo::tabulate(many, arguments...); }) == once);
}
}  // namespace

TEST_CASE("fifty times the records, the same keys: no more allocations") {
    auto const told = pbo::indicator("told", &person::told);
    pbo::sheet_indicator<pbo::answer_sheet<> person::*, 16> const answers{"answers", &person::sheet};
    costs_its_keys_alone(pbo::by(&person::mode), told);
    costs_its_keys_alone(pbo::by(&person::council), told);  // names too long to be held in place
    costs_its_keys_alone(pbo::by(&person::council, &person::mode), told, pbo::indicator("all", [](person const&) { return true; }));
    costs_its_keys_alone(pbo::by(&person::council), answers);
    costs_its_keys_alone(pbo::by(&person::council), pbo::mean_of("mode", &person::mode));
}

TEST_CASE("copying an estimate's parts allocates nothing") {
    pbo::label const name("finite_population(clopper_pearson;153)");
    pbo::tally const counted{76, 100};
    CHECK(allocated_by([&] {
              auto copy = name;
              auto sum = counted;
              sum += counted;
              (void)copy;
          }) == 0);
}
