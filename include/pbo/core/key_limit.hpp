// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_KEY_LIMIT_HPP
#define PBO_CORE_KEY_LIMIT_HPP

// How many different keys are too many?  What is counted keeps something for each different key, not for each row: a council, a
// group, a cluster some hundred bytes to two thousand, an identifier that may be there once about a hundred.  A file whose column has
// another text in every row (a postcode, a person, a time) would fill the memory of the machine before it failed, so that it fails
// sooner, with a sentence:
//
//     most_keys           keys of one table, areas of one list, units of one sample, rows that are kept of a published table
//     most_identifiers    identifiers that may be there once, and pairs of those above
//
// England has 152 councils with social services, some 34,000 LSOAs and 190,000 output areas, and about a million people
// whose care councils arrange.  Who counts more merges tables of parts, which has no limit but memory.

#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>

namespace pbo {

inline constexpr std::size_t most_keys = 1'000'000;
inline constexpr std::size_t most_identifiers = 10'000'000;

namespace detail {

/// 1,000,000.
template <class = detail::when_called>
[[nodiscard]] inline std::string in_thousands(std::size_t n) {
    auto digits = std::to_string(n);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

}  // namespace detail

/// There was one more.  Who knows what the keys are made of throws one that says so.
class too_many_keys : public std::length_error {
public:
    explicit too_many_keys(std::size_t most) : too_many_keys(most, "keys") {}
    /// `of` is what there are too many of, in the plural: "councils", "texts in column 'postcode'".
    template <class = detail::when_called>
    too_many_keys(std::size_t most, std::string const& of)
        : std::length_error("more than " + detail::in_thousands(most) + " different " + of +
                            ", each of which is counted for itself; that many is the most there may be"),
          most_(most) {}
    /// The same where it is known in which file.
    too_many_keys(std::string const& file, too_many_keys const& e) : std::length_error(file + ": " + e.what()), most_(e.most()) {}

    [[nodiscard]] std::size_t most() const noexcept { return most_; }

private:
    std::size_t most_;
};

}  // namespace pbo

#endif
