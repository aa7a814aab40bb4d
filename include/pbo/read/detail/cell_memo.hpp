// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_CELL_MEMO_HPP
#define PBO_READ_DETAIL_CELL_MEMO_HPP

// What did this text say the last time?  A column of a file has few different texts (modes, answers, codes of councils),
// each of them many times.  A memo holds the texts of one column with their values, so that a text is read by its text
// form once and recognised from then on: three or five words compared, nothing allocated.  What a text form refuses is not
// remembered, so that errors come from where they always came from.
//
// It supposes that a text form gives one value for one text, whenever it is asked.  A column that turns out to have new
// texts again and again (identifiers) is no longer looked up.  Texts of more than 32 bytes are not remembered.

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
        for (std::size_t i = 0; i < Longest / 8; ++i) {  // word by word, or they go through memory on their way
            std::memcpy(&t.words[i], text.data() + 8 * i, 8);
            t.words[i] &= kept[t.size][i];
        }
        return t;
    }
    /// Like no text's.
    [[nodiscard]] static text_words none() noexcept {
        text_words t;
        t.size = most + 1;
        return t;
    }
    template <std::size_t Longest>
    [[nodiscard, gnu::always_inline]] inline bool same(text_words const& other) const noexcept {
        auto differ = (size ^ other.size) | (words[0] ^ other.words[0]) | (words[1] ^ other.words[1]);
        if constexpr (Longest > 16) differ |= (words[2] ^ other.words[2]) | (words[3] ^ other.words[3]);
        return differ == 0;
    }
    /// Multiply-shift (Dietzfelbinger and others 1997): only the upper bits know of every byte.  The seed is odd.  A text of at
    /// most 16 bytes has one hash, whatever longest text it is taken for.
    template <std::size_t Longest>
    [[nodiscard, gnu::always_inline]] inline std::uint64_t hash(std::uint64_t seed) const noexcept {
        auto first = words[0], second = words[1];
        if constexpr (Longest > 16) {
            first += words[2] * 0x9E3779B97F4A7C15U;
            second += words[3] * 0xC2B2AE3D27D4EB4FU;
        }
        return first * seed + second * (seed ^ 0x9FB21C651E98DF24U);
    }

private:
    /// The bytes of a word that belong to a text of so many bytes, as the machine lays them.
    static constexpr auto kept = [] {
        std::array<std::array<std::uint64_t, 4>, most + 1> masks{};
        for (std::size_t size = 0; size <= most; ++size)
            for (std::size_t word = 0; word < 4; ++word) {
                std::array<std::uint8_t, 8> bytes{};
                for (std::size_t i = 0; i < 8; ++i) bytes[i] = word * 8 + i < size ? 255 : 0;
                masks[size][word] = std::bit_cast<std::uint64_t>(bytes);
            }
        return masks;
    }();
};

template <class T>
inline constexpr bool worth_a_memo =
    std::is_trivially_copyable_v<T> && std::default_initializable<T> && sizeof(T) <= 64;

/// How many bytes from a text's start must be there to be read.
inline constexpr std::size_t memo_margin = text_words::most;

template <class T>
class cell_memo {
public:
    /// The value that a text had before, or nullptr.  memo_margin bytes from the text's start can be read.
    [[nodiscard, gnu::always_inline]] inline T const* find(std::string_view text) const noexcept {
        // Whether long texts have been met does not change from row to row; whether this one is long does, and a processor
        // would guess it wrongly.
        if (text.size() > longest_) [[unlikely]]
            return nullptr;
        return longest_ == 16 ? looked_at().template find<16>(text) : found_long(text);
    }
    /// The values of text(from), text(from + 1) ... go to into[from], into[from + 1] ..., until one is not known, or before to.
    /// Returns which that is.
    template <class Texts, class Values>
    [[nodiscard]] std::size_t find_each(std::size_t from, std::size_t to, Texts const& text, Values& into) const noexcept {
        return longest_ == 16 ? found_each<16>(from, to, text, into) : found_each<text_words::most>(from, to, text, into);
    }
    /// Remembers a text that is not there yet, unless it is long or there are too many.
    void remember(std::string_view text, T const& value) {
        if (text.size() > text_words::most || !useful_) return;
        if (known_.size() > most_texts) {  // looking texts up would cost more than reading them
            *this = cell_memo{};
            useful_ = false;
            return;
        }
        if (text.size() > longest_) longest_ = text_words::most;
        known_.push_back({text_words::of<text_words::most>(text), value});
        if (known_.size() <= few + 1 || 8 * known_.size() > index_.size())
            arrange();
        else
            place(known_.size() - 1);
    }

private:
    static constexpr std::size_t most_texts = 1024;
    static constexpr std::size_t few = 16;

    struct remembered {
        text_words text;
        T value;
    };

    /// What a look-up reads, by value: see row_fields.
    struct view {
        remembered const* known;
        std::uint16_t const* index;
        std::uint64_t seed;
        unsigned shift;

        template <std::size_t Longest>
        [[nodiscard, gnu::always_inline]] inline T const* find(std::string_view text) const noexcept {
            auto const words = text_words::of<Longest>(text);
            auto at = words.template hash<Longest>(seed) >> shift;
            auto const* one = known + index[at];
            while (!one->text.template same<Longest>(words)) [[unlikely]] {
                if (index[at] == 0) return nullptr;
                at = (at + 1) & (~std::uint64_t{0} >> shift);
                one = known + index[at];
            }
            return &one->value;
        }
    };
    [[nodiscard, gnu::always_inline]] inline view looked_at() const noexcept {
        return {known_.data(), index_.data(), seed_, shift_};
    }
    [[nodiscard, gnu::noinline]] T const* found_long(std::string_view text) const noexcept {
        return looked_at().template find<text_words::most>(text);
    }
    template <std::size_t Longest, class Texts, class Values>
    [[nodiscard, gnu::always_inline]] inline std::size_t found_each(std::size_t from, std::size_t to, Texts const& text,
                                                                    Values& into) const noexcept {
        auto const all = looked_at();
        for (; from < to; ++from) {
            std::string_view const here = text(from);
            if (here.size() > Longest) break;
            auto const* const one = all.template find<Longest>(here);
            if (one == nullptr) break;
            into[from] = *one;
        }
        return from;
    }
    [[nodiscard]] std::size_t place_of(text_words const& text) const noexcept {
        return static_cast<std::size_t>(text.hash<text_words::most>(seed_) >> shift_);
    }

    /// Lays the index out anew.  The few texts of a scale get a place each without collisions, by trying multipliers:
    /// answers come in no order, and a processor would guess wrongly at every collision.
    void arrange() {
        std::size_t size = 64;
        while (size < 8 * known_.size()) size *= 2;
        index_.assign(size, 0);
        shift_ = 64U - static_cast<unsigned>(std::countr_zero(size));
        std::size_t fewest = known_.size();
        std::uint64_t best = first_seed;
        for (std::uint64_t turn = 0; turn < 64 && known_.size() <= few + 1 && fewest != 0; ++turn) {
            seed_ = first_seed + 2 * turn * 0x9E3779B97F4A7C15U;
            std::size_t collisions = 0;
            for (std::size_t i = 1; i < known_.size(); ++i) collisions += index_[place_of(known_[i].text)]++ != 0 ? 1U : 0U;
            std::fill(index_.begin(), index_.end(), std::uint16_t{0});
            if (collisions < fewest) {
                fewest = collisions;
                best = seed_;
            }
        }
        seed_ = best;
        for (std::size_t i = 1; i < known_.size(); ++i) place(i);
    }
    void place(std::size_t position) {
        auto at = place_of(known_[position].text);
        while (index_[at] != 0) at = (at + 1) & (index_.size() - 1);
        index_[at] = static_cast<std::uint16_t>(position);
    }

    static constexpr std::uint64_t first_seed = 0xD6E8FEB86659FD93U;  // odd
    /// The first is like no text, and stands where the index has nothing: there is no other question whether it has.
    std::vector<remembered> known_ = {{text_words::none(), T{}}};
    std::vector<std::uint16_t> index_ = std::vector<std::uint16_t>(64);  // positions in known_
    unsigned shift_ = 58;
    std::uint64_t seed_ = first_seed;
    std::size_t longest_ = 16;  // the longest text that may be there: 16 or 32
    bool useful_ = true;
};

}  // namespace pbo::detail

#endif
