// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_COUNCIL_REGISTER_HPP
#define PBO_READ_COUNCIL_REGISTER_HPP

// Which council has this code, and in which region does it lie?  A look-up file with a row a council: ons_code, name,
// and, where there are regions, region_code and region.  Codes end and begin when boundaries change, so the register
// is a file of the release that is being read, not a table in this library.
//
// An unknown code is an input_error that names it; a code that appears twice is one that names both lines.

#include <pbo/core/columns.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/records.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

struct registered_council {
    std::string ons_code;
    std::string name;
    std::string region_code;
    std::string region;
    friend bool operator==(registered_council const&, registered_council const&) = default;
};

template <>
inline constexpr auto columns_of<registered_council> = columns(column("ons_code", &registered_council::ons_code),
                                                               column("name", &registered_council::name),
                                                               optional_column("region_code",
                                                                               &registered_council::region_code),
                                                               optional_column("region", &registered_council::region));

class council_register {
public:
    council_register() = default;
    /// Throws input_error when a code appears twice.
    template <class = detail::when_called>
    explicit council_register(records_read<registered_council> councils)
        : source_(std::move(councils.source)), councils_(std::move(councils.records)) {
        for (std::size_t i = 0; i < councils_.size(); ++i) {
            auto const [at, is_new] = by_code_.try_emplace(councils_[i].ons_code, i);
            if (!is_new)
                throw input_error(
                    {{source_, 0, "ons_code"},
                     detail::shown_text(at->first),
                     "every council once; it is " + councils_[at->second].name + " and " + councils_[i].name});
        }
    }

    /// In the file's order.
    [[nodiscard]] std::vector<registered_council> const& councils() const noexcept { return councils_; }
    /// The regions, in the order in which the file first names them.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::string> regions() const {
        std::vector<std::string> all;
        for (auto const& c : councils_)
            if (!c.region.empty() && std::find(all.begin(), all.end(), c.region) == all.end()) all.push_back(c.region);
        return all;
    }
    template <class = detail::when_called>
    [[nodiscard]] registered_council const* find(std::string_view ons_code) const {
        auto const at = by_code_.find(ons_code);
        return at == by_code_.end() ? nullptr : &councils_[at->second];
    }
    /// Throws input_error, naming the code, for one that is not there.
    template <class = detail::when_called>
    [[nodiscard]] registered_council const& operator[](std::string_view ons_code) const {
        if (auto const* council = find(ons_code)) return *council;
        throw input_error({{source_, 0, "ons_code"},
                           detail::shown_text(ons_code),
                           "one of its " + std::to_string(councils_.size()) + " councils"});
    }

private:
    std::string source_;
    std::vector<registered_council> councils_;
    std::map<std::string, std::size_t, std::less<>> by_code_;
};

namespace detail {
struct read_council_register_function {
    template <class = detail::when_called>
    council_register operator()(input_source source, read_options const& options = {}) const {
        return council_register(read_records<registered_council>(std::move(source), options));
    }
};
}  // namespace detail

/// read_council_register(source, options = {}): the councils of a look-up file, by ONS code.
inline constexpr detail::read_council_register_function read_council_register{};

}  // namespace pbo

#endif
