// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_SUPPRESSION_HPP
#define PBO_PROTECT_SUPPRESSION_HPP

// What is published, and what is withheld?  A suppression says it for every cell of relations: small counts are primary,
// those withheld so that the small ones do not follow are secondary.  Who reads the published table must not see which is
// which: shown() makes both the same.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/rule.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

enum class cell_status : std::uint8_t {
    published,
    primary,     ///< small: printed nowhere, or implied and to be kept safe
    secondary,   ///< withheld to protect others
    not_printed  ///< no table shows it, and it needs no protection
};

template <class = detail::when_called>
[[nodiscard]] constexpr std::string_view spelling(cell_status s) noexcept {
    switch (s) {
        case cell_status::published: return "published";
        case cell_status::primary: return "primary";
        case cell_status::secondary: return "secondary";
        case cell_status::not_printed: break;
    }
    return "not printed";
}

class suppression {
public:
    explicit suppression(std::vector<cell_status> status) : status_(std::move(status)) {}

    [[nodiscard]] std::size_t size() const noexcept { return status_.size(); }
    template <class = detail::when_called>
    [[nodiscard]] cell_status operator[](std::size_t cell) const { return status_.at(cell); }
    template <class = detail::when_called>
    [[nodiscard]] bool is_published(std::size_t cell) const { return status_.at(cell) == cell_status::published; }
    /// How many cells are secondary, and the sum of their counts (of changes: of their sizes): what protection costs.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t secondary_cells() const noexcept {
        std::size_t n = 0;
        for (auto const s : status_) n += s == cell_status::secondary ? 1U : 0U;
        return n;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t secondary_sum(relations const& of) const {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < status_.size(); ++i)
            if (status_[i] == cell_status::secondary)
                sum += static_cast<std::uint64_t>(of[i].count < 0 ? -of[i].count : of[i].count);
        return sum;
    }
    /// The cell as it may leave the building: its count, or suppressed, whichever the reason.
    template <class = detail::when_called>
    [[nodiscard]] figure<std::int64_t> shown(relations const& of, std::size_t cell) const {
        if (is_published(cell)) return of[cell].count;
        return absence::suppressed;
    }
    friend bool operator==(suppression const&, suppression const&) = default;

private:
    std::vector<cell_status> status_;
};

/// The small counts alone, before anything protects them: printed or implied cells of people that the rule calls small.
template <small_count_rule Rule>
[[nodiscard]] suppression primary_only(relations const& of, Rule const& rule) {
    std::vector<cell_status> status;
    status.reserve(of.size());
    for (auto const& cell : of.cells()) {
        bool const is_small = cell.counts_people() && rule.is_small(static_cast<std::uint64_t>(cell.count));
        status.push_back(is_small                  ? cell_status::primary
                         : cell.treatment.printed ? cell_status::published
                                                  : cell_status::not_printed);
    }
    return suppression(std::move(status));
}

}  // namespace pbo

#endif
