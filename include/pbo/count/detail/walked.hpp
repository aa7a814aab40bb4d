// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_WALKED_HPP
#define PBO_COUNT_DETAIL_WALKED_HPP

// How is a table walked whose cells are made when they are asked for (a view of a group's answers, a share with its design)?  As the
// table of counts beneath it: key and cell, in the order of the keys.
//
//     for (auto const& [mode, areas] : outcomes(survey, &survey_response::mode)) ...

#include <cstddef>
#include <iterator>
#include <utility>

namespace pbo::detail {

/// At a place in the counts of a table; *it is {key, table[key]}, made anew each time.
template <class Table>
class walked {
public:
    struct entry {
        typename Table::counts_type::key_type key;
        decltype(std::declval<Table const&>()[std::declval<typename Table::counts_type::key_type const&>()]) cell;
    };
    using value_type = entry;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::forward_iterator_tag;
    using iterator_category = std::input_iterator_tag;

    walked() = default;
    walked(Table const& table, typename Table::counts_type::const_iterator at) : table_(&table), at_(at) {}

    [[nodiscard]] entry operator*() const { return {at_->key, (*table_)[at_->key]}; }
    walked& operator++() {
        ++at_;
        return *this;
    }
    walked operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(walked const& a, walked const& b) { return a.at_ == b.at_; }

private:
    Table const* table_ = nullptr;
    typename Table::counts_type::const_iterator at_{};
};

}  // namespace pbo::detail

#endif
