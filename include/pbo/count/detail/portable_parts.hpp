// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_PORTABLE_PARTS_HPP
#define PBO_COUNT_DETAIL_PORTABLE_PARTS_HPP

// How are the parts of a value (count/parts.hpp) written one behind the other, and what is their shape?  The content of
// <pbo/count/portable.hpp>, which says what each kind of leaf is written as:
//
//     whole number       7 bits a byte, the lowest first, all bytes but the last with their high bit set; no more than it takes
//     with a sign        the same of 2n for n >= 0 and of -2n - 1 for n < 0
//     double             8 bytes of its IEEE 754 form, the lowest first
//     bool               a byte, 0 or 1
//     text               how many bytes, and the bytes; so are enumerations with spellings and other values with a text_form
//     std::vector        how many, and the elements; std::optional: a bool and the value; std::array and std::tuple: the elements
//
// The shape is the description of all this as a text: what an empty value would ask for, name by name.  Two types of one shape
// are written alike.  Reading takes no more memory than the bytes that are there can fill.  O(bytes).

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/count/parts.hpp>

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// Bytes that hold no such value: they are cut off, altered, of another kind or of a later version.  what() says which.
class portable_error : public std::runtime_error {
public:
    explicit portable_error(std::string const& problem) : std::runtime_error(detail::visible("pbo::portable: " + problem)) {}
};

namespace detail {

template <class T>
inline constexpr bool is_vector_part = false;
template <class T>
inline constexpr bool is_vector_part<std::vector<T>> = true;
template <class T>
inline constexpr bool is_optional_part = false;
template <class T>
inline constexpr bool is_optional_part<std::optional<T>> = true;
template <class T>
inline constexpr bool is_array_part = false;
template <class T, std::size_t N>
inline constexpr bool is_array_part<std::array<T, N>> = true;

/// An enumeration with spellings is written by its word, so that one that is inserted among them changes no bytes.
template <class T>
concept leaf_by_text = !std::is_arithmetic_v<T> && (has_text_form<T> || std::same_as<T, std::string>);

template <class T>
concept portable_leaf = leaf_by_text<T> || std::is_enum_v<T> || (std::is_arithmetic_v<T> && sizeof(T) <= 8 && !std::same_as<T, float>);

template <class T>
[[nodiscard]] std::string shape_of_leaf() {
    static_assert(portable_leaf<T>, "pbo::portable: a leaf is a bool, a whole number of at most 64 bits, a double, an enumeration, a "
                                    "text or a value with a text_form; whatever else has parts says so in its parts_of");
    if constexpr (spelled_enumeration<T>) return "word(" + std::string(spellings_of<T>.front().text) + ")";
    else if constexpr (leaf_by_text<T>) return "text";
    else if constexpr (std::same_as<T, bool>) return "bool";
    else if constexpr (std::same_as<T, double>) return "real";
    else if constexpr (std::is_enum_v<T>) return "code";
    else return std::is_signed_v<T> ? "whole" : "count";
}

/// The shape of a part, and the fewest bytes it can take.
struct part_shape {
    std::string text;
    std::size_t least = 0;
};
template <class T>
[[nodiscard]] part_shape shape_of_part(T const& part) {
    if constexpr (is_vector_part<T>) {
        return {"[" + shape_of_part(typename T::value_type{}).text + "]", 1};
    } else if constexpr (is_optional_part<T>) {
        return {"?" + shape_of_part(typename T::value_type{}).text, 1};
    } else if constexpr (is_array_part<T>) {
        auto const one = shape_of_part(typename T::value_type{});
        return {std::to_string(part.size()) + "*" + one.text, part.size() * one.least};
    } else if constexpr (has_parts<T>) {
        part_shape all{"{", 0};
        for_each_part(part, [&all](std::string_view name, auto const& inner) {
            auto const one = shape_of_part(inner);
            all.text += (all.text.size() == 1 ? "" : ",") + std::string(name) + (name.empty() ? "" : ":") + one.text;
            all.least += one.least;
        });
        all.text += "}";
        return all;
    } else {
        return {shape_of_leaf<T>(), std::same_as<T, double> ? std::size_t{8} : std::size_t{1}};
    }
}
template <class T>
[[nodiscard]] part_shape const& shape_of() {
    static part_shape const shape = shape_of_part(T{});
    return shape;
}

class part_writer {
public:
    explicit part_writer(std::string& out) : out_(out) {}

    template <class = detail::when_called>
    void fixed(std::uint64_t value, unsigned bytes) {
        for (unsigned i = 0; i < bytes; ++i) out_ += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
    template <class = detail::when_called>
    void count(std::uint64_t n) {
        for (; n >= 0x80U; n >>= 7U) out_ += static_cast<char>((n & 0x7FU) | 0x80U);
        out_ += static_cast<char>(n);
    }
    template <class T>
    void part(T const& whole) {
        if constexpr (is_vector_part<T>) {
            count(whole.size());
            bool const filled = shape_of<typename T::value_type>().least == 0;
            for (auto const& one : whole) {
                part(one);
                if (filled) count(0);  // so that a number of elements is never more than the bytes that follow
            }
        } else if constexpr (is_optional_part<T>) {
            count(whole.has_value() ? 1 : 0);
            if (whole.has_value()) part(*whole);
        } else if constexpr (has_parts<T>) {
            for_each_part(whole, [this](std::string_view, auto const& inner) { this->part(inner); });
        } else {
            leaf(whole);
        }
    }

private:
    template <class T>
    void leaf(T const& value) {
        if constexpr (leaf_by_text<T>) {
            auto const text = [&value]() -> std::string {
                if constexpr (std::same_as<T, std::string>) return value;
                else return text_form<T>::write(value);
            }();
            if constexpr (spelled_enumeration<T>)
                if (text_form<T>::read(text) != value)
                    throw std::domain_error("pbo::portable: a value that has no spelling, where " + text_form<T>::expected() +
                                            " is expected");
            count(text.size());
            out_ += text;
        } else if constexpr (std::same_as<T, double>) {
            static_assert(std::numeric_limits<double>::is_iec559);
            fixed(std::bit_cast<std::uint64_t>(value), 8);
        } else if constexpr (std::is_enum_v<T>) {
            leaf(static_cast<std::underlying_type_t<T>>(value));
        } else if constexpr (std::is_signed_v<T>) {
            auto const wide = static_cast<std::int64_t>(value);
            auto const twice = static_cast<std::uint64_t>(wide) << 1U;
            count(wide < 0 ? ~twice : twice);
        } else {
            count(value);
        }
    }

    std::string& out_;
};

class part_reader {
public:
    explicit part_reader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

    template <class = detail::when_called>
    [[nodiscard]] std::string_view take(std::uint64_t bytes, std::string_view of) {
        if (bytes > rest_.size())
            throw portable_error(std::string(of) + " is said to take " + std::to_string(bytes) + " bytes, and " +
                                 std::to_string(rest_.size()) + " are left");
        auto const taken = rest_.substr(0, bytes);
        rest_.remove_prefix(taken.size());
        return taken;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t fixed(unsigned bytes, std::string_view of) {
        auto const taken = take(bytes, of);
        std::uint64_t value = 0;
        for (unsigned i = 0; i < bytes; ++i) value |= std::uint64_t{static_cast<unsigned char>(taken[i])} << (8 * i);
        return value;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t count(std::string_view of) {
        std::uint64_t n = 0;
        for (unsigned shift = 0;; shift += 7) {
            auto const byte = fixed(1, of);
            if (shift == 63 && byte > 1) throw portable_error(std::string(of) + " is a number of more than 64 bits");
            n |= (byte & 0x7FU) << shift;
            if ((byte & 0x80U) != 0) continue;
            if (byte == 0 && shift != 0) throw portable_error(std::string(of) + " is a number with more bytes than it takes");
            return n;
        }
    }
    template <class T>
    void part(T& whole, std::string_view name) {
        if constexpr (is_vector_part<T>) {
            auto const size = count(name);
            auto const least = shape_of<typename T::value_type>().least;
            if (size > rest_.size() / (least == 0 ? 1 : least))
                throw portable_error(std::string(name) + " are said to be " + std::to_string(size) + ", and " +
                                     std::to_string(rest_.size()) + " bytes are left");
            whole.clear();
            for (std::uint64_t i = 0; i < size; ++i) {
                whole.emplace_back();
                part(whole.back(), name);
                if (least == 0 && count(name) != 0) throw portable_error(std::string(name) + " has something where nothing can be");
            }
        } else if constexpr (is_optional_part<T>) {
            whole.reset();
            if (truth(name)) part(whole.emplace(), name);
        } else if constexpr (has_parts<T>) {
            for_each_part(whole, [this, name](std::string_view its_name, auto& inner) {
                this->part(inner, its_name.empty() ? name : its_name);
            });
        } else {
            leaf(whole, name);
        }
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] bool truth(std::string_view name) {
        auto const byte = fixed(1, name);
        if (byte > 1) throw portable_error(std::string(name) + " is neither yes nor no, but " + std::to_string(byte));
        return byte == 1;
    }
    template <class T, class Wide>
    static T narrowed(Wide wide, std::string_view name) {
        if (!std::in_range<T>(wide)) throw portable_error(std::string(name) + " cannot be " + std::to_string(wide));
        return static_cast<T>(wide);
    }
    template <class T>
    void leaf(T& value, std::string_view name) {
        if constexpr (std::same_as<T, std::string>) {
            value = take(count(name), name);
        } else if constexpr (leaf_by_text<T>) {
            auto const text = take(count(name), name);
            auto read = text_form<T>::read(text);
            if (!read || text_form<T>::write(*read) != text)  // one value, one text
                throw portable_error(std::string(name) + " is " + in_quotes(text) + ", where " + text_form<T>::expected() + " is expected");
            value = std::move(*read);
        } else if constexpr (std::same_as<T, double>) {
            value = std::bit_cast<double>(fixed(8, name));
        } else if constexpr (std::same_as<T, bool>) {
            value = truth(name);
        } else if constexpr (std::is_enum_v<T>) {
            std::underlying_type_t<T> code{};
            leaf(code, name);
            value = static_cast<T>(code);
        } else if constexpr (std::is_signed_v<T>) {
            auto const twice = count(name);
            value = narrowed<T>(static_cast<std::int64_t>((twice & 1U) != 0 ? ~(twice >> 1U) : twice >> 1U), name);
        } else {
            value = narrowed<T>(count(name), name);
        }
    }

    std::string_view rest_;
};

}  // namespace detail

}  // namespace pbo

#endif
