// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_EXECUTION_HPP
#define PBO_CORE_EXECUTION_HPP

// Not part of <pbo/core.hpp>: <execution> takes more than a second to compile, and GCC's needs -ltbb.
//
// May the standard library spread the work?
//
//     pbo::tabulate(pbo::on(std::execution::par), records, pbo::by(&record::council), told)
//
// The same chunks and the same result as threads{n}.  An exception comes out as it does there, where std::for_each alone
// would end the program.  par_unseq is refused: counting allocates.

#include <pbo/core/chunk_runner.hpp>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <execution>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

template <class Policy>
struct policy_runner {
    Policy const* policy;  // the standard's policies are global constants

    template <class Make, class Merge>
    void in_order(std::size_t chunks, Make&& make, Merge&& merge) const {
        using result = std::invoke_result_t<Make&, std::size_t>;
        struct job {
            std::size_t chunk;
            std::optional<result> made{};
            std::exception_ptr failure{};
        };
        constexpr std::size_t batch = 64;  // so many results are held at a time
        for (std::size_t first = 0; first < chunks; first += batch) {
            std::vector<job> jobs;
            for (std::size_t i = first; i < std::min(chunks, first + batch); ++i) jobs.push_back({i});
            std::for_each(*policy, jobs.begin(), jobs.end(), [&make](job& one) {
                try {
                    one.made.emplace(make(one.chunk));
                } catch (...) {
                    one.failure = std::current_exception();
                }
            });
            for (auto& one : jobs) {
                if (one.failure) std::rethrow_exception(one.failure);
                merge(one.chunk, std::move(*one.made));
            }
        }
    }
};

/// on(std::execution::seq), on(std::execution::par).
template <class Policy>
[[nodiscard]] constexpr auto on(Policy const& policy) {
#if defined(__cpp_lib_execution)
    static_assert(std::is_same_v<Policy, std::execution::sequenced_policy> ||
                      std::is_same_v<Policy, std::execution::parallel_policy>,
                  "pbo::on takes std::execution::seq or par; the unsequenced policies may not allocate");
#endif
    return policy_runner<Policy>{&policy};
}

}  // namespace pbo

#endif
