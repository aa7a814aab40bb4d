// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_DETAIL_DESIGN_PARTS_HPP
#define PBO_SAMPLING_DETAIL_DESIGN_PARTS_HPP

// The parts of a survey's design as arguments of sample(): strata(...), clusters(...), weights(...), population(...).
// Functions, not objects: objects of these names would make every parameter called so a warning of shadowing.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/detail/key_text.hpp>

#include <concepts>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace pbo {

template <class... P>
struct strata_part {
    std::tuple<P...> stages;
};
template <class... P>
struct clusters_part {
    std::tuple<P...> stages;
};
template <class... P>
struct population_part {
    std::tuple<P...> stages;
};
template <class P>
struct weights_part {
    P weight;
};

/// One projection a stage: strata(&r::region), strata(&r::region, &r::age_band).
template <class... P>
[[nodiscard]] constexpr strata_part<P...> strata(P... stages) {
    return {{stages...}};
}
/// One projection a stage: clusters(&r::council), clusters(&r::council, &r::team).  A cluster belongs to its stratum and to
/// the cluster above it, so that numbers may begin anew in each.
template <class... P>
[[nodiscard]] constexpr clusters_part<P...> clusters(P... stages) {
    return {{stages...}};
}
/// How many could have been drawn, one projection a stage: clusters of the record's stratum, then of its cluster.  A figure
/// or an optional that is absent is a population not known: no correction.
template <class... P>
[[nodiscard]] constexpr population_part<P...> population(P... stages) {
    return {{stages...}};
}
/// For how many people a record stands.
template <class P>
[[nodiscard]] constexpr weights_part<P> weights(P weight) {
    return {weight};
}

/// A stage without strata before one with: strata(unstratified, &r::age_band).
struct unstratified_type {
    template <class Record>
    constexpr std::string_view operator()(Record const&) const noexcept {
        return {};
    }
};
inline constexpr unstratified_type unstratified{};

namespace detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// A number, or why there is none.
template <class T>
[[nodiscard]] constexpr figure<double> as_real(T const& x) {
    if constexpr (is_optional<T>)
        return x ? as_real(*x) : figure<double>(absence::not_available);
    else if constexpr (is_figure<T>)
        return x.has_value() ? as_real(*x) : figure<double>(x.reason());
    else
        return static_cast<double>(x);
}

/// The name of a stratum or cluster: as exact as the key is, so that two keys have two names.
template <class Key>
[[nodiscard]] std::string unit_name(Key const& key) {
    if constexpr (std::convertible_to<Key const&, std::string_view>)
        return std::string(std::string_view(key));
    else if constexpr (is_tuple<Key>)
        return std::apply(
            [](auto const&... part) {
                std::string all;
                ((all += (all.empty() ? "" : " | ") + unit_name(part)), ...);
                return all;
            },
            key);
    else if constexpr (std::is_floating_point_v<Key>)
        return number_text(static_cast<double>(key));
    else if constexpr (std::is_enum_v<Key> && !has_text_form<Key>)
        return std::to_string(static_cast<long long>(key));
    else
        return key_text(key);
}

/// Where in a pack of arguments is the one made from Template, and is there one?
template <template <class...> class Template, class T>
inline constexpr bool made_from = false;
template <template <class...> class Template, class... A>
inline constexpr bool made_from<Template, Template<A...>> = true;

template <template <class...> class Template, class... Parts>
inline constexpr std::size_t how_many_from = (std::size_t{0} + ... + (made_from<Template, Parts> ? 1U : 0U));

template <template <class...> class Template, class Default, class First, class... Rest>
[[nodiscard]] constexpr auto part_from(First const& first, Rest const&... rest) {
    if constexpr (made_from<Template, First>)
        return first;
    else if constexpr (sizeof...(Rest) > 0)
        return part_from<Template, Default>(rest...);
    else
        return Default{};
}

}  // namespace detail

}  // namespace pbo

#endif
