// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_CELL_MEMO_HPP
#define PBO_READ_DETAIL_CELL_MEMO_HPP

// What did this text say the last time?  A column of a file has few different texts (modes, answers, codes of councils),
// each of them many times.  A memo holds the texts of one column with their values, so that a text is read by its text
// form once and recognised from then on: two or four words compared, nothing allocated.  What a text form refuses is not
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

/// A text of at most 32 bytes as words: its first 16 bytes, zeros after its end, and when it is longer its last 16.
struct text_words {
    static constexpr std::size_t most = 32;
    std::array<std::uint64_t, 4> words{};
    std::uint64_t size = 0;

    friend bool operator==(text_words const& a, text_words const& b) noexcept {  // = default calls memcmp
        auto differ = (a.size ^ b.size) | (a.words[0] ^ b.words[0]) | (a.words[1] ^ b.words[1]);
        if (a.size > 16) differ |= (a.words[2] ^ b.words[2]) | (a.words[3] ^ b.words[3]);
        return differ == 0;
    }

    /// Of a text from whose start 16 bytes can be read even where it is shorter.
    [[nodiscard, gnu::always_inline]] static inline text_words of(std::string_view text) noexcept {
        text_words t;
        t.size = text.size();
        std::memcpy(t.words.data(), text.data(), 16);
        if (text.size() > 16) {
            std::memcpy(t.words.data() + 2, text.data() + text.size() - 16, 16);
        } else {
            t.words[0] &= kept[text.size()][0];
            t.words[1] &= kept[text.size()][1];
        }
        return t;
    }
    [[nodiscard]] std::size_t hash(std::uint64_t seed) const noexcept {
        auto const h = (words[0] ^ std::rotl(words[1], 29) ^ std::rotl(words[3], 47) ^ size) * seed;
        return static_cast<std::size_t>(h >> 40U);
    }

private:
    /// The bytes of a word that belong to a text of so many bytes, as the machine lays them.
    static constexpr auto kept = [] {
        std::array<std::array<std::uint64_t, 2>, 17> masks{};
        for (std::size_t size = 0; size < 17; ++size)
            for (std::size_t word = 0; word < 2; ++word) {
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

template <class T>
class cell_memo {
public:
    /// The value that a text had before, or nullptr.  Sixteen bytes from the text's start can be read.
    [[nodiscard, gnu::always_inline]] inline T const* find(std::string_view text) const noexcept {
        if (text.size() > text_words::most) return nullptr;
        auto const words = text_words::of(text);
        for (std::size_t at = words.hash(seed_) & mask_;; at = (at + 1) & mask_) {
            auto const position = index_[at];
            if (position == 0) return nullptr;
            auto const& one = known_[position - 1U];
            if (one.text == words) [[likely]]
                return &one.value;
        }
    }
    /// Remembers a text that is not there yet, unless it is long or there are too many.
    void remember(std::string_view text, T const& value) {
        if (text.size() > text_words::most || !useful_) return;
        if (known_.size() == most_texts) {  // looking texts up would cost more than reading them
            *this = cell_memo{};
            useful_ = false;
            return;
        }
        auto const words = text_words::of(text);
        known_.push_back({words, value});
        if (known_.size() <= few || 8 * known_.size() > index_.size())
            arrange();
        else
            place(words, known_.size());
    }

private:
    static constexpr std::size_t most_texts = 1024;
    static constexpr std::size_t few = 16;

    struct remembered {
        text_words text;
        T value;
    };

    /// Lays the index out anew.  The few texts of a scale get a place each without collisions, by trying multipliers:
    /// answers come in no order, and a processor would guess wrongly at every collision.
    void arrange() {
        std::size_t size = 64;
        while (size < 8 * known_.size()) size *= 2;
        index_.assign(size, 0);
        mask_ = size - 1;
        std::size_t fewest = known_.size() + 1;
        std::uint64_t best = first_seed;
        for (std::uint64_t turn = 0; turn < 64 && known_.size() <= few && fewest != 0; ++turn) {
            seed_ = first_seed + 2 * turn * 0x9E3779B97F4A7C15U;
            std::size_t collisions = 0;
            for (auto const& one : known_) collisions += index_[one.text.hash(seed_) & mask_]++ != 0 ? 1U : 0U;
            std::fill(index_.begin(), index_.end(), std::uint16_t{0});
            if (collisions < fewest) {
                fewest = collisions;
                best = seed_;
            }
        }
        seed_ = best;
        for (std::size_t i = 0; i < known_.size(); ++i) place(known_[i].text, i + 1);
    }
    void place(text_words const& text, std::size_t position) {
        auto at = text.hash(seed_) & mask_;
        while (index_[at] != 0) at = (at + 1) & mask_;
        index_[at] = static_cast<std::uint16_t>(position);
    }

    static constexpr std::uint64_t first_seed = 0xD6E8FEB86659FD93U;  // odd
    std::vector<remembered> known_;
    std::vector<std::uint16_t> index_ = std::vector<std::uint16_t>(64);  // position in known_ + 1
    std::size_t mask_ = 63;
    std::uint64_t seed_ = first_seed;
    bool useful_ = true;
};

}  // namespace pbo::detail

#endif
