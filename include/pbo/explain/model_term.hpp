// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_MODEL_TERM_HPP
#define PBO_EXPLAIN_MODEL_TERM_HPP

// What may the outcome depend on?  The terms of a model, as the field writes them:
//
//     pbo::factor("mode", "managed_budget")            // each other mode against the managed budget
//     pbo::numeric("age")                              // for one year more
//     pbo::interaction("mode", "told_value")           // of columns that stand in the model themselves
//
// A factor has treatment contrasts: one coefficient for each level but the reference, which is stated and never
// guessed.

#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

struct model_term {
    std::vector<std::string> columns;  ///< one, or those that interact
    std::string reference;             ///< of a factor
    bool is_factor = false;

    /// mode, or mode:told_value.
    template <class = detail::when_called>
    [[nodiscard]] std::string name() const {
        std::string all;
        for (auto const& column : columns) all += (all.empty() ? "" : ":") + column;
        return all;
    }
    friend bool operator==(model_term const&, model_term const&) = default;
};

/// A column of levels, each set against the reference.
template <class = detail::when_called>
[[nodiscard]] inline model_term factor(std::string column, std::string reference) {
    return {{std::move(column)}, std::move(reference), true};
}
/// A column of numbers.  (Not `number`: every parameter of that name would shadow it.)
[[nodiscard]] inline model_term numeric(std::string column) { return {{std::move(column)}, {}, false}; }

/// What two or more columns do together beyond what each does: all of them must be terms of the same model.
template <class... Columns>
[[nodiscard]] model_term interaction(Columns... columns) {
    static_assert(sizeof...(Columns) > 1, "pbo::interaction takes two columns or more");
    return {{std::string(std::move(columns))...}, {}, false};
}

}  // namespace pbo

#endif
