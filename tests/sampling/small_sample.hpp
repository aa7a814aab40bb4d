// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_SAMPLING_SMALL_SAMPLE_HPP
#define PBO_TESTS_SAMPLING_SMALL_SAMPLE_HPP

// 24 invented people in 3 strata of 2 clusters of 4: the table of tests/reference/sampling_weights.R, where R makes the
// numbers that the tests expect.

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace small_sample {

struct person {
    char stratum;
    int cluster;
    double weight;
    char sex;
    char age;
    bool y;
    char answer;
    double clusters_in_stratum;
};

inline std::vector<person> people() {
    constexpr std::array<double, 24> w{10, 12, 10, 14, 11, 10, 15, 10, 20, 22, 18, 25,
                                       21, 20, 24, 20, 5,  6,  5,  7,  6,  5,  5,  8};
    constexpr std::string_view sex = "fmfmffmfmffmfmmfffmmmffm", age = "ooyyoyoyooyoyoyooyooyyoo";
    constexpr std::string_view y = "101101100010101111010111", answer = "abacbaacbcababaccababaca";
    static_assert(sex.size() == 24 && age.size() == 24 && y.size() == 24 && answer.size() == 24);
    std::vector<person> all;
    for (std::size_t i = 0; i < 24; ++i)
        all.push_back({"ABC"[i / 8], static_cast<int>(i / 4) + 1, w[i], sex[i], age[i], y[i] == '1', answer[i],
                       i < 8    ? 7.0
                       : i < 16 ? 9.0
                                : 5.0});
    return all;
}

}  // namespace small_sample

#endif
