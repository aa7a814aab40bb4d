// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_LOOKUP_HPP
#define PBO_READ_LOOKUP_HPP

// What does this code stand for?  One column of a file looked up by another:
//
//     auto const region_of = pbo::read_lookup("la_codes.csv", "ons_code", "region");
//     region_of["E06000001"]      // "North East Region"
//
// An unknown key is an input_error that names the key.  A key that stands in the file twice with different values is
// an input_error that names both lines; twice with the same value is fine.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace pbo {

class lookup : public read_summary {
public:
    lookup() = default;
    template <class = detail::when_called>
    lookup(headed_rows rows, std::string_view key, std::string_view value) : key_(key) {
        auto const key_at = rows.column(key);
        auto const value_at = rows.column(value);
        while (rows.next()) {
            auto const [at, is_new] =
                values_.try_emplace(std::string(rows[key_at]), entry{std::string(rows[value_at]), rows.line()});
            if (!is_new && at->second.value != rows[value_at])
                rows.refuse({rows.place(value_at), detail::shown_text(rows[value_at]),
                             "'" + detail::shown_text(at->second.value) + "' for '" + detail::shown_text(at->first) +
                                 "', as on line " + std::to_string(at->second.line)});
        }
        static_cast<read_summary&>(*this) = rows.summary();
    }

    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const {
        auto const at = values_.find(key);
        if (at == values_.end()) return std::nullopt;
        return at->second.value;
    }
    /// Throws input_error, naming the key, for one that is not there.
    template <class = detail::when_called>
    [[nodiscard]] std::string_view operator[](std::string_view key) const {
        if (auto const value = find(key)) return *value;
        throw input_error(
            {{source, 0, key_}, detail::shown_text(key), "one of its " + std::to_string(size()) + " values"});
    }
    [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }

private:
    struct entry {
        std::string value;
        std::uint64_t line;
    };
    std::string key_;
    std::map<std::string, entry, std::less<>> values_;
};

namespace detail {
struct read_lookup_function {
    template <class = detail::when_called>
    lookup operator()(input_source source, std::string_view key, std::string_view value,
                      read_options options = {}) const {
        return {headed_rows(std::move(source), std::move(options), {key, value}), key, value};
    }
};
}  // namespace detail

/// read_lookup(source, key column, value column, options = {}).
inline constexpr detail::read_lookup_function read_lookup{};

}  // namespace pbo

#endif
