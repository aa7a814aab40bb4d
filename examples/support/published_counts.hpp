// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_PUBLISHED_COUNTS_HPP
#define PBO_EXAMPLES_SUPPORT_PUBLISHED_COUNTS_HPP

// A published table of counts as council returns: its columns are named by the caller, and regions may come from a
// look-up beside it.

#include "progress_bar.hpp"
#include "program.hpp"
#include "reading.hpp"

#include <pbo/core/errors.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/returns.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

struct published_columns {
    std::string numerator, denominator, key, name, regions;

    [[nodiscard]] bool wanted() const { return !numerator.empty() || !denominator.empty() || !key.empty(); }
};

namespace detail {

/// The first of these columns that the file has.
inline std::optional<std::size_t> first_of(pbo::headed_rows const& rows, std::initializer_list<std::string_view> names) {
    for (auto name : names)
        if (auto const at = rows.find(name)) return at;
    return std::nullopt;
}

template <class T>
T cell(pbo::headed_rows const& rows, std::size_t column) {
    if (auto const value = pbo::text_form<T>::read(rows[column])) return *value;
    throw pbo::input_error({rows.place(column), std::string(rows[column].substr(0, 80)), pbo::text_form<T>::expected()});
}

/// Code -> region, from a look-up file.
inline std::map<pbo::council_key, std::string> regions_in(std::filesystem::path const& file) {
    std::map<pbo::council_key, std::string> regions;
    pbo::headed_rows rows(file);
    auto const code = rows.column("ons_code");
    auto const region = rows.column("region");
    while (rows.next()) regions[pbo::council_key(rows[code])] = std::string(rows[region]);
    return regions;
}

/// England, a region or a symbol such as [z] is not a council: adding it to the councils would count people twice.
inline void refuse_if_not_a_council(pbo::headed_rows const& rows, std::size_t key) {
    auto const text = rows[key];
    if (text.empty() || text.starts_with('[') || text.starts_with("E12") || text.starts_with("E92") || text == "England")
        throw pbo::input_error({rows.place(key), std::string(text),
                                "a council; leave rows of regions and England out with --where, such as --where level=Council"});
}

}  // namespace detail

/// A long file of items has counts but no number of people eligible: say so instead of listing missing columns.
inline void refuse_if_long(read_again& file) {
    pbo::headed_rows const rows(file.source());
    if (rows.find("item") && rows.find("value"))
        throw pbo::input_error({{file.name(), 1, {}}, "item, value",
                                "a table with the number of people eligible in a column; this one is long (an item and a value on "
                                "each row). PSS-EX1 has no denominator for take-up: home care, day care and meals count a person once "
                                "for each service. direct_payment_counts gives what it does have"});
}

inline pbo::records_read<pbo::council_return> read_own_returns(read_again& file, pbo::read_options const& options,
                                                         unsigned threads) {
    refuse_if_long(file);
    return by_threads(threads, "reading " + file.name(),
                      [&](auto const& runner) { return pbo::read_returns(runner, file.source(), options); });
}

/// Throws usage_error when a column is not named, input_error for a row that cannot be what it should be.
inline pbo::records_read<pbo::council_return> read_published(read_again& file, published_columns const& wanted,
                                                       pbo::read_options const& options, pbo::eligibility_basis basis,
                                                       std::optional<pbo::role> whose) {
    if (wanted.numerator.empty() || wanted.denominator.empty() || wanted.key.empty()) {
        refuse_if_long(file);
        throw usage_error("a published table needs all of --numerator, --denominator and --key");
    }
    std::map<pbo::council_key, std::string> regions;
    if (!wanted.regions.empty()) regions = detail::regions_in(wanted.regions);

    pbo::headed_rows rows(file.source(), options);
    if (!rows.find(wanted.numerator) || !rows.find(wanted.denominator)) refuse_if_long(file);
    auto const numerator = rows.column(wanted.numerator);
    auto const denominator = rows.column(wanted.denominator);
    auto const key = rows.column(wanted.key);
    auto const name = wanted.name.empty() ? detail::first_of(rows, {"area", "council", "name", "cassr"}) : rows.column(wanted.name);
    auto const ons = detail::first_of(rows, {"ons_code"});
    auto const cassr = detail::first_of(rows, {"cassr_code", "la_code"});
    auto const region = detail::first_of(rows, {"region"});
    auto const period = detail::first_of(rows, {"period"});

    pbo::records_read<pbo::council_return> returns;
    while (rows.next()) {
        detail::refuse_if_not_a_council(rows, key);
        pbo::council_return r;
        r.basis = basis;
        r.whose = whose.value_or(pbo::role::user);
        if (period) r.when = detail::cell<pbo::period>(rows, *period);
        // The key decides which council it is; the other columns say more about it where they hold codes.
        if (auto const code = pbo::ons_code::parsed(rows[ons.value_or(key)])) r.who.ons = *code;
        if (auto const code = pbo::cassr_code::parsed(rows[cassr.value_or(key)])) r.who.cassr = *code;
        if (auto const code = pbo::ons_code::parsed(rows[key])) r.who.ons = *code;
        r.who.name = pbo::council_name(rows[name.value_or(key)]);
        if (auto const known = regions.find(r.who.key()); known != regions.end())
            r.who.region = known->second;
        else if (region)
            r.who.region = rows[*region];
        r.eligible = detail::cell<pbo::figure<std::uint64_t>>(rows, denominator);
        r.personal_budgets = detail::cell<pbo::figure<std::uint64_t>>(rows, numerator);
        if (r.eligible.has_value() && r.personal_budgets.has_value() && *r.personal_budgets > *r.eligible)
            throw pbo::input_error({rows.place(numerator), std::to_string(*r.personal_budgets),
                                    "at most the denominator, " + std::to_string(*r.eligible)});
        returns.records.push_back(r);
    }
    static_cast<pbo::read_summary&>(returns) = rows.summary();
    return returns;
}

}  // namespace examples

#endif
