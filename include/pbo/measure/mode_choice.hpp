// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_MODE_CHOICE_HPP
#define PBO_MEASURE_MODE_CHOICE_HPP

// Did people get the mode of budget that they wanted?  Four modes of each person, the one wanted, the one offered, the council's
// default and the one taken, set beside one another:
//
//     auto const c = pbo::mode_choice(survey);                       // any source, and a chunk runner first
//     c[direct_payment].taken;                 // of those who wanted a direct payment, how many have one
//     c.all().by_offer;                        // share who took what they wanted, offered it minus not offered it, with limits
//     auto const k = pbo::mode_choice(survey, pbo::council_of);      // by any other key
//
//     offered                 were offered the mode that they wanted, of those of whom both are known
//     taken                   took it
//     taken_when_offered, taken_when_not_offered      took it, of those who were, and who were not, offered it
//     default_taken           took the council's default, of those whose council has one that is known
//     default_against_wish    took it, of those who wanted another mode than the default
//
// Each is a tally: of whom one of the modes is not known is counted as absent.  A mode that is other or not stated is not known
// here, for nobody can tell whether it is the one that was wanted.  Without keys the groups are the modes that were wanted; the key
// of those whose wish is not known is std::nullopt.
//
// Nobody in a group: 0 of 0, no value and limits [0, 1].  Whoever was offered a mode differs from whoever was not: the difference
// is an association.  O(records).

#include <pbo/compare/difference_of.hpp>
#include <pbo/compare/newcombe.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/keys.hpp>
#include <pbo/count/row.hpp>
#include <pbo/count/source.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/supported_person.hpp>

#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace pbo {

struct mode_choices {
    tally offered;
    tally taken;
    tally taken_when_offered;
    tally taken_when_not_offered;
    tally default_taken;
    tally default_against_wish;
    estimate<difference_of> by_offer;  ///< taken_when_offered minus taken_when_not_offered
};

namespace detail {

/// A mode, unless it is other or not stated.
template <class = detail::when_called>
[[nodiscard]] constexpr figure<delivery_mode> mode_known(std::optional<delivery_mode> const& mode) {
    if (!mode || *mode == delivery_mode::other_or_not_stated) return absence::not_available;
    return *mode;
}
template <class = detail::when_called>
[[nodiscard]] constexpr figure<bool> same_mode(std::optional<delivery_mode> const& a, std::optional<delivery_mode> const& b) {
    auto const first = mode_known(a), second = mode_known(b);
    if (!first || !second) return absence::not_available;
    return *first == *second;
}
template <class = detail::when_called>
[[nodiscard]] constexpr figure<bool> other_mode(std::optional<delivery_mode> const& a, std::optional<delivery_mode> const& b) {
    return same_mode(a, b).transform([](bool same) { return !same; });
}

inline constexpr auto mode_indicators = [] {
    auto const offered = [](auto const& r) { return same_mode(r.mode_wanted, r.mode_offered); };
    auto const not_offered = [](auto const& r) { return other_mode(r.mode_wanted, r.mode_offered); };
    auto const taken = [](auto const& r) { return same_mode(r.mode_wanted, known_mode_of(r)); };
    auto const by_default = [](auto const& r) { return same_mode(r.mode_default, known_mode_of(r)); };
    auto const against = [](auto const& r) { return other_mode(r.mode_wanted, r.mode_default); };
    auto const everybody = [](auto const&) { return true; };
    return std::tuple(indicator("offered", everybody, offered), indicator("taken", everybody, taken),
                      indicator("taken, offered", offered, taken), indicator("taken, not offered", not_offered, taken),
                      indicator("default taken", everybody, by_default), indicator("default against the wish", against, by_default));
};

using six_tallies = row<tally, tally, tally, tally, tally, tally>;

}  // namespace detail

/// The choices of each group.
template <class Key>
class mode_choice_table {
public:
    using table_type = table<Key, detail::six_tallies, headings<6>>;

    mode_choice_table() = default;
    explicit mode_choice_table(table_type counted, confidence_level const& level = {}) : counted_(std::move(counted)), level_(level) {}

    [[nodiscard]] table_type const& counts() const noexcept { return counted_; }
    [[nodiscard]] confidence_level const& level() const noexcept { return level_; }
    /// Throws std::out_of_range, naming the key.
    [[nodiscard]] mode_choices operator[](Key const& key) const { return made_of(counted_[key]); }
    [[nodiscard]] mode_choices all() const { return made_of(counted_.total()); }

    friend bool operator==(mode_choice_table const&, mode_choice_table const&) = default;

private:
    [[nodiscard]] mode_choices made_of(detail::six_tallies const& r) const {
        auto const& [offered, taken, when, when_not, by_default, against] = r.cells;
        return {offered, taken, when, when_not, by_default, against, newcombe(difference_of{when, when_not}, level_)};
    }

    table_type counted_;
    confidence_level level_;
};

namespace detail {

struct mode_choice_function {
    template <chunk_runner Runner, record_source Source, class... Keys>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& records, Keys const&... keys) const {
        return counted(runner, records, keys...);
    }
    template <record_source Source, class... Keys>
    [[nodiscard]] auto operator()(Source&& records, Keys const&... keys) const {
        return (*this)(in_sequence{}, records, keys...);
    }

private:
    template <class Runner, class Source, class... Keys>
    static auto counted(Runner const& runner, Source&& records, Keys const&... keys) {
        auto const count = [&](auto const& groups) {
            return std::apply([&](auto const&... indicators) { return tabulate(runner, records, groups, indicators...); },
                              mode_indicators());
        };
        auto const of = [&](auto const& groups) {
            auto const t = count(groups);
            using key = std::remove_cvref_t<decltype(t.begin()->key)>;
            return reported(mode_choice_table<key>(t), what_was_read(t));
        };
        if constexpr (sizeof...(Keys) == 0)
            return of(by([](auto const& r) {
                auto const wanted = mode_known(r.mode_wanted);
                return wanted ? std::optional<delivery_mode>(*wanted) : std::optional<delivery_mode>();
            }));
        else
            return of(by(keys...));
    }
};

}  // namespace detail

/// mode_choice(records), or mode_choice(records, keys...): a mode_choice_table at 95 %.
inline constexpr detail::mode_choice_function mode_choice{};

}  // namespace pbo

#endif
