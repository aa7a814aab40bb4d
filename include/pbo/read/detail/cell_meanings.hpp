// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_CELL_MEANINGS_HPP
#define PBO_READ_DETAIL_CELL_MEANINGS_HPP

// What does a text of a file mean, where the caller has said so?  Other words for the values of a column
// (read_options::maps), and texts that stand for no value (missing, suppressed).  Looked up once a file; a text is
// asked for where no memo knows it.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/folded_text.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

class cell_meanings {
public:
    template <class = detail::when_called>
    void stands_for(std::string_view text, absence why) { stand_ins_.insert_or_assign(folded(text), why); }
    template <class = detail::when_called>
    void means(std::size_t column, std::string_view text, std::string value) {
        values_.insert_or_assign(std::pair(column, folded(text)), std::move(value));
    }

    /// The value that the text has in the column: another text, or itself.
    template <class = detail::when_called>
    [[nodiscard]] std::string_view value(std::size_t column, std::string_view text) const {
        if (values_.empty()) return text;
        auto const at = values_.find(std::pair(column, folded(text)));
        return at == values_.end() ? text : std::string_view(at->second);
    }
    /// Why there is no value where the text stands for that.
    template <class = detail::when_called>
    [[nodiscard]] std::optional<absence> stand_in(std::string_view text) const {
        if (stand_ins_.empty()) return std::nullopt;
        auto const at = stand_ins_.find(folded(text));
        return at == stand_ins_.end() ? std::nullopt : std::optional(at->second);
    }

private:
    std::map<std::string, absence> stand_ins_;
    std::map<std::pair<std::size_t, std::string>, std::string> values_;
};

}  // namespace pbo::detail

#endif
