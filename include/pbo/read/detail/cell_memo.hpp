// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_CELL_MEMO_HPP
#define PBO_READ_DETAIL_CELL_MEMO_HPP

// What did this text say the last time?  A column of a file has few different texts (modes, answers, codes of councils),
// each of them many times.  A memo holds the texts of one column with their values, so that a text is read by its text
// form once and recognised from then on: three or five words compared, nothing allocated.  What a text form refuses is not
// remembered, so that errors come from where they always came from.
//
// What is remembered is bytes, in one of two sizes, so that the table of texts is compiled twice, and not once for every type of
// column that there is.
//
// It supposes that a text form gives one value for one text, whenever it is asked.  A column that turns out to have new
// texts again and again (identifiers) is no longer looked up.  Texts of more than 32 bytes are not remembered.

#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string_view>
#include <type_traits>
#include <vector>

namespace pbo::detail {

/// A text of at most 32 bytes as words, with zeros after its end.
struct text_words {
    static constexpr std::size_t most = 32;
    std::array<std::uint64_t, 4> words{};
    std::uint64_t size = 0;

    /// Of a text whose first 16 bytes, or all 32 of a longest text, can be read even where it is shorter.
    template <std::size_t Longest>
        requires(Longest == 16 || Longest == most)
    [[nodiscard, gnu::always_inline]] static inline text_words of(std::string_view text) noexcept {
        text_words t;
        t.size = text.size();
        auto const& theirs = kept<Longest>[t.size];
        for (std::size_t i = 0; i < Longest / 8; ++i) {  // word by word, or they go through memory on their way
            std::memcpy(&t.words[i], text.data() + 8 * i, 8);
            t.words[i] &= theirs[i];
        }
        return t;
    }
    /// Like no text's.
    template <class = detail::when_called>
    [[nodiscard]] static text_words none() noexcept {
        text_words t;
        t.size = most + 1;
        return t;
    }
    [[nodiscard]] bool is_none() const noexcept { return size > most; }
    template <std::size_t Longest>
    [[nodiscard, gnu::always_inline]] inline bool same(text_words const& other) const noexcept {
        for (std::size_t i = 0; i < Longest / 8; ++i)
            if (words[i] != other.words[i]) return false;
        return size == other.size;
    }
    /// Multiply-shift (Dietzfelbinger and others 1997): only the upper bits know of every byte.  The seed is odd.  A text of at
    /// most 16 bytes has one hash, whatever longest text it is taken for; texts of one sum are told apart more slowly.
    template <std::size_t Longest>
    [[nodiscard, gnu::always_inline]] inline std::uint64_t hash(std::uint64_t seed) const noexcept {
        auto all = words[0] + words[1];
        if constexpr (Longest > 16) all += words[2] * 0x9E3779B97F4A7C15U + words[3] * 0xC2B2AE3D27D4EB4FU;
        return all * seed;
    }

private:
    /// Of a text of so many bytes: ones where a byte belongs to it.
    template <std::size_t Longest>
    alignas(64) static constexpr auto kept = [] {
        std::array<std::array<std::uint64_t, Longest / 8>, Longest + 1> masks{};
        for (std::size_t size = 0; size <= Longest; ++size)
            for (std::size_t i = 0; i < size; ++i)
                masks[size][i / 8] |= std::uint64_t{255} << 8 * (std::endian::native == std::endian::little ? i % 8 : 7 - i % 8);
        return masks;
    }();
};

template <class T>
inline constexpr bool worth_a_memo = std::is_trivially_copyable_v<T> && sizeof(T) <= 64 && alignof(T) <= 8;

/// How many bytes from a text's start must be there to be read.
inline constexpr std::size_t memo_margin = text_words::most;

/// Texts and the bytes of what each means, of which there is room for so many.
template <std::size_t Room>
class text_memo {
public:
    /// The bytes that a text had before, or nullptr.  memo_margin bytes from the text's start can be read.
    [[nodiscard, gnu::always_inline]] inline std::byte const* find(std::string_view text) const noexcept {
        // Whether long texts have been met does not change from row to row; whether this one is long does, and a processor
        // would guess it wrongly.
        if (text.size() > longest_) [[unlikely]]
            return nullptr;
        return longest_ == 16 ? looked_at().template find<16>(text) : found_long(text);
    }
    /// take(from, bytes), take(from + 1, bytes) ... of text(from), text(from + 1) ..., until one is not known, or before to.
    /// Returns which that is.
    template <class Texts, class Take>
    [[nodiscard, gnu::always_inline]] inline std::size_t find_each(std::size_t from, std::size_t to, Texts const& text,
                                                                   Take const& take) const noexcept {
        return longest_ == 16 ? found_each<16>(from, to, text, take) : found_each<text_words::most>(from, to, text, take);
    }
    /// Remembers a text that is not there yet, unless it is long or there are too many.
    void remember(std::string_view text, void const* value, std::size_t size) {
        if (text.size() > text_words::most || !useful_) return;
        if (count_ == most_texts) {  // looking texts up would cost more than reading them
            *this = text_memo{};
            useful_ = false;
            return;
        }
        if (text.size() > longest_) longest_ = text_words::most;
        remembered one{text_words::of<text_words::most>(text), {}};
        std::memcpy(one.value.data(), value, size);
        if (++count_ > few && 8 * count_ <= slots_.size()) return place(one);
        std::vector<remembered> all = {one};
        std::copy_if(slots_.begin(), slots_.end(), std::back_inserter(all), [](auto const& slot) { return !slot.text.is_none(); });
        arrange(all);
    }

private:
    static constexpr std::size_t most_texts = 1024;
    static constexpr std::size_t few = 16;

    struct alignas(64) remembered {  // a line of memory each, or two
        text_words text = text_words::none();
        std::array<std::byte, Room> value{};
    };

    /// What a look-up reads, by value: see row_fields.
    struct view {
        remembered const* slots;
        std::uint64_t seed;
        unsigned shift;

        template <std::size_t Longest>
        [[nodiscard, gnu::always_inline]] inline std::byte const* find(std::string_view text) const noexcept {
            auto const words = text_words::of<Longest>(text);
            auto at = words.template hash<Longest>(seed) >> shift;
            while (!slots[at].text.template same<Longest>(words)) [[unlikely]] {
                if (slots[at].text.is_none()) return nullptr;
                at = (at + 1) & (~std::uint64_t{0} >> shift);
            }
            return slots[at].value.data();
        }
    };
    [[nodiscard, gnu::always_inline]] inline view looked_at() const noexcept { return {slots_.data(), seed_, shift_}; }
    [[nodiscard, gnu::noinline]] std::byte const* found_long(std::string_view text) const noexcept {
        return looked_at().template find<text_words::most>(text);
    }
    template <std::size_t Longest, class Texts, class Take>
    [[nodiscard, gnu::always_inline]] inline std::size_t found_each(std::size_t from, std::size_t to, Texts const& text,
                                                                    Take const& take) const noexcept {
        auto const all = looked_at();
        for (; from < to; ++from) {
            std::string_view const here = text(from);
            if (here.size() > Longest) break;
            auto const* const one = all.template find<Longest>(here);
            if (one == nullptr) break;
            take(from, one);
        }
        return from;
    }
    [[nodiscard]] std::size_t place_of(text_words const& text) const noexcept {
        return text.hash<text_words::most>(seed_) >> shift_;
    }

    /// Lays the slots out anew.  The few texts of a scale get a place each without collisions, by trying multipliers: answers
    /// come in no order, and a processor would guess wrongly at every collision.
    void arrange(std::vector<remembered> const& all) {
        auto const size = std::bit_ceil(8 * all.size());
        shift_ = 64U - static_cast<unsigned>(std::countr_zero(size));
        std::size_t fewest = all.size();
        std::uint64_t best = first_seed;
        for (std::uint64_t turn = 0; turn < 64 && all.size() <= few && fewest != 0; ++turn) {
            seed_ = first_seed + 2 * turn * 0x9E3779B97F4A7C15U;
            std::vector<bool> taken(size);
            std::size_t collisions = 0;
            for (auto const& one : all) {
                collisions += taken[place_of(one.text)] ? 1U : 0U;
                taken[place_of(one.text)] = true;
            }
            if (collisions < fewest) {
                fewest = collisions;
                best = seed_;
            }
        }
        seed_ = best;
        slots_.assign(size, {});
        for (auto const& one : all) place(one);
    }
    void place(remembered const& one) {
        auto at = place_of(one.text);
        while (!slots_[at].text.is_none()) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = one;
    }

    static constexpr std::uint64_t first_seed = 0xD6E8FEB86659FD93U;  // odd
    std::vector<remembered> slots_ = std::vector<remembered>(2);  // a power of two
    std::size_t count_ = 0;
    unsigned shift_ = 63;  // leaves of a hash a place among the slots
    std::uint64_t seed_ = first_seed;
    std::size_t longest_ = 16;  // the longest text that may be there: 16 or 32
    bool useful_ = true;
};

/// The values of one column's texts.
template <class T>
class cell_memo {
public:
    /// The value that a text had before, or nullptr.  memo_margin bytes from the text's start can be read.
    [[nodiscard, gnu::always_inline]] inline T const* find(std::string_view text) const noexcept { return as_value(texts_.find(text)); }
    /// The values of text(from), text(from + 1) ... go to into[from], into[from + 1] ..., until one is not known, or before to.
    /// Returns which that is.
    template <class Texts, class Values>
    [[nodiscard]] std::size_t find_each(std::size_t from, std::size_t to, Texts const& text, Values& into) const noexcept {
        return texts_.find_each(from, to, text, [&into](std::size_t at, std::byte const* bytes) { into[at] = *as_value(bytes); });
    }
    /// Remembers a text that is not there yet, unless it is long or there are too many.
    void remember(std::string_view text, T const& value) { texts_.remember(text, &value, sizeof(T)); }

private:
    /// The value whose bytes were copied there.
    [[nodiscard, gnu::always_inline]] static inline T const* as_value(std::byte const* bytes) noexcept {
        return reinterpret_cast<T const*>(bytes);
    }

    text_memo<sizeof(T) <= 24 ? 24 : 64> texts_;
};

}  // namespace pbo::detail

#endif
