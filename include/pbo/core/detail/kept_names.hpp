// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_KEPT_NAMES_HPP
#define PBO_CORE_DETAIL_KEPT_NAMES_HPP

// Has this long text been seen before?  Texts that are kept once and never given back, in a tree that any number of threads add to
// without waiting for one another (Knuth, 1998, section 6.2.3, digital search trees): each node has a text, and of all others
// those go left whose next bit is 0.  The bits are those of a hash, so that n texts lie about log2(n) deep; who knows the hash can
// make texts that share all 64 of its bits, and these are told apart by the bits of their length and then by their own, so that no
// file makes a look-up longer than 128 steps and eight for each byte of the text.  (In lists behind 1,024 hashes, 40,000 long names
// took twenty times as long where somebody had chosen them.)
//
// A look-up costs O(log n) steps of comparing 64 bits; the first of a text an allocation as well.

#include <pbo/core/detail/when_called.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pbo::detail {

struct kept_name {
    std::string text;
    std::uint64_t hash;
    std::atomic<kept_name*> next[2]{};
};

/// FNV-1a, whose last bytes reach only some of the bits: folded and spread.
template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t name_hash(std::string_view text) noexcept {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    hash = (hash ^ (hash >> 32U)) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 32U);
}

/// Which way a text goes at this depth.  Two different texts part somewhere, at the latest where their own bits do.
template <class = detail::when_called>
[[nodiscard]] constexpr std::size_t way_of(std::string_view text, std::uint64_t hash, std::size_t depth) noexcept {
    if (depth < 64) return (hash >> depth) & 1U;
    if (depth < 128) return (std::uint64_t{text.size()} >> (depth - 64)) & 1U;
    auto const bit = depth - 128;
    if (bit / 8 >= text.size()) return 0;
    return (static_cast<unsigned char>(text[bit / 8]) >> (bit % 8)) & 1U;
}

class kept_names {
public:
    struct found {
        kept_name const* name;
        std::size_t depth;  ///< steps that led there
    };

    constexpr kept_names() = default;
    kept_names(kept_names const&) = delete;
    kept_names& operator=(kept_names const&) = delete;

    /// The one copy of a text that all who ask are given.
    template <class = detail::when_called>
    [[nodiscard]] found keep(std::string_view text) { return keep(text, name_hash(text)); }

    /// The same for a text of which this is taken for the hash: always the same one for a text.
    template <class = detail::when_called>
    [[nodiscard]] found keep(std::string_view text, std::uint64_t hash) {
        kept_name* made = nullptr;
        std::size_t depth = 0;
        for (auto* place = &first_;; ++depth) {
            auto* here = place->load(std::memory_order_acquire);
            if (here == nullptr) {
                if (made == nullptr) made = new kept_name{std::string(text), hash};
                if (place->compare_exchange_strong(here, made, std::memory_order_acq_rel, std::memory_order_acquire))
                    return {made, depth};
            }
            if (here->hash == hash && here->text == text) {
                delete made;  // another thread was faster
                return {here, depth};
            }
            place = &here->next[way_of(text, hash, depth)];
        }
    }

private:
    std::atomic<kept_name*> first_{};  // what is kept is kept until the program ends: values refer to it
};

/// All long names of the program.
inline constinit kept_names all_kept_names{};

}  // namespace pbo::detail

#endif
