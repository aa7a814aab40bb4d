// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_PORTABLE_HPP
#define PBO_COUNT_PORTABLE_HPP

// How does a table get to another machine, another day or another program?  As bytes that are the same on every machine:
//
//     std::string const bytes = pbo::portable(table);
//     auto const again = pbo::from_portable<decltype(table)>(bytes);      // equal, to the bit
//     pbo::merge_portable(all, bytes);                                    // all += again; contexts are asked before cells are read
//
// Every key, cell, context and table of ours can be written so, and a type of yours as soon as it describes its parts
// (count/parts.hpp).  The counts are as they were counted: nothing is protected, and the first bytes say so.
//
//     46 bytes   "pbo counts, not protected: NOT FOR RELEASE", CR LF SUB LF, which show a transfer as text
//      2         the version of this format, the lowest byte first, as in all numbers here
//      8         the fingerprint of the context: equal where tables may be merged; 0 of one that says nothing yet
//      8         how many bytes the shape has
//      8         how many bytes the content has
//      .         the shape, a text: which parts there are, of which kind (count/detail/portable_parts.hpp)
//      .         the content: the parts
//      8         CRC-64/XZ of all bytes before
//
// Bytes that are cut off, altered, of something else or of a later version throw portable_error, which says what was found; so do
// parts that make no whole (3 hits of 2 trials).  Nothing is half-read, and no memory is taken because a number asks for it.
// merge_portable also throws what += throws, and has changed nothing then.  O(bytes).
//
// Not part of <pbo/count.hpp>: only who stores or sends tables needs it.

#include <pbo/core/detail/crc64.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/detail/portable_parts.hpp>
#include <pbo/count/parts.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace pbo {

/// What can be told of portable bytes before they are read.
struct portable_header {
    std::uint16_t version = 0;
    std::uint64_t context = 0;  ///< the context's fingerprint
    std::string_view shape{};
    std::string_view content{};

    static constexpr std::string_view opening{"pbo counts, not protected: NOT FOR RELEASE\r\n\x1a\n"};
    static constexpr std::uint16_t newest = 1;
    friend bool operator==(portable_header const&, portable_header const&) = default;
};

namespace detail {

/// A context of which only some parts must be the same in tables that merge (who the councils are need not be) says which:
/// agreed_parts_of, in the manner of parts_of.
template <class T>
concept says_what_must_agree = requires(T const& context) { T::agreed_parts_of(context, any_visitor{}); };

template <class Context>
[[nodiscard]] std::uint64_t fingerprint_of_context(Context const& context) {
    if (context == Context{}) return 0;
    std::string agreed = shape_of<Context>().text;
    part_writer to(agreed);
    if constexpr (says_what_must_agree<Context>)
        Context::agreed_parts_of(context, [&to](std::string_view, auto const& part) { to.part(part); });
    else
        to.part(context);
    auto const sum = crc64_of(agreed);
    return sum == 0 ? 1 : sum;
}

template <class T>
concept knows_its_context = requires(T const& t) {
    typename T::context_type;
    { t.context() } -> std::same_as<typename T::context_type const&>;
};

/// Of a table, or of the first table within; 0 where there is none.
template <class T>
[[nodiscard]] std::uint64_t context_fingerprint(T const& whole) {
    if constexpr (knows_its_context<T>) {
        return fingerprint_of_context(whole.context());
    } else if constexpr (says_its_parts<T>) {
        std::uint64_t found = 0;
        for_each_part(whole, [&found](std::string_view, auto const& part) {
            if (found == 0) found = context_fingerprint(part);
        });
        return found;
    } else {
        return 0;
    }
}

/// Where two shapes begin to differ, with a little before it.
template <class = detail::when_called>
[[nodiscard]] inline std::string shapes_apart(std::string_view found, std::string_view wanted) {
    std::size_t same = 0;
    while (same < found.size() && same < wanted.size() && found[same] == wanted[same]) ++same;
    auto const from = same < 24 ? 0 : same - 24;
    auto const told = [from](std::string_view shape) { return in_quotes(shape.substr(from, 64)); };
    return "it holds " + told(found) + " where " + told(wanted) + " is expected";
}

}  // namespace detail

/// Throws portable_error unless the bytes are whole, unaltered and of a version that is known.
template <class = detail::when_called>
[[nodiscard]] inline portable_header header_of_portable(std::string_view bytes) {
    auto const opening = portable_header::opening;
    if (bytes.substr(0, opening.size()) != opening) {
        if (!bytes.empty() && opening.starts_with(bytes)) throw portable_error("the bytes end after " + std::to_string(bytes.size()));
        if (bytes.starts_with(opening.substr(0, opening.size() - 4)))
            throw portable_error("the bytes were changed in a transfer as text; transfer them as binary");
        throw portable_error(bytes.empty() ? "there are no bytes"
                                           : "no saved table: it begins with " + detail::in_quotes(bytes.substr(0, 24)));
    }
    detail::part_reader from(bytes.substr(opening.size()));
    portable_header header;
    header.version = static_cast<std::uint16_t>(from.fixed(2, "the version"));
    if (header.version == 0 || header.version > portable_header::newest)
        throw portable_error("written in version " + std::to_string(header.version) + " of the format; this program reads version " +
                             std::to_string(portable_header::newest) + (header.version == 0 ? "" : ", so a later one is needed"));
    header.context = from.fixed(8, "the context's fingerprint");
    auto const shape = from.fixed(8, "the length of the shape");
    auto const content = from.fixed(8, "the length of the content");
    header.shape = from.take(shape, "the shape");
    header.content = from.take(content, "the content");
    auto const sum = from.fixed(8, "the checksum");
    if (!from.rest().empty()) throw portable_error(std::to_string(from.rest().size()) + " bytes follow after the end");
    if (detail::crc64_of(bytes.substr(0, bytes.size() - 8)) != sum)
        throw portable_error("the bytes were altered: they do not have their checksum");
    return header;
}

/// What has parts, as bytes.
template <std::default_initializable T>
    requires has_parts<T>
[[nodiscard]] std::string portable(T const& whole) {
    auto const& shape = detail::shape_of<T>().text;
    std::string bytes(portable_header::opening);
    detail::part_writer to(bytes);
    to.fixed(portable_header::newest, 2);
    to.fixed(detail::context_fingerprint(whole), 8);
    to.fixed(shape.size(), 8);
    auto const length_at = bytes.size();
    to.fixed(0, 8);
    bytes += shape;
    auto const content_at = bytes.size();
    to.part(whole);
    std::string length;
    detail::part_writer(length).fixed(bytes.size() - content_at, 8);
    bytes.replace(length_at, 8, length);
    to.fixed(detail::crc64_of(bytes), 8);
    return bytes;
}

namespace detail {

template <class T>
[[nodiscard]] T from_content(std::string_view content, bool whole_content) {
    part_reader from(content);
    T made{};
    try {
        from.part(made, "the content");
    } catch (portable_error const&) {
        throw;
    } catch (std::bad_alloc const&) {
        throw;
    } catch (std::exception const& e) {  // what the class says of parts that make no whole
        throw portable_error(std::string("it holds what no count can be: ") + e.what());
    }
    if (whole_content && !from.rest().empty())
        throw portable_error(std::to_string(from.rest().size()) + " bytes of the content belong to nothing");
    return made;
}

template <class T>
[[nodiscard]] portable_header header_for(std::string_view bytes) {
    auto const header = header_of_portable(bytes);
    if (auto const& wanted = shape_of<T>().text; header.shape != wanted) throw portable_error(shapes_apart(header.shape, wanted));
    return header;
}

}  // namespace detail

/// What portable(T) was made of.
template <std::default_initializable T>
    requires has_parts<T>
[[nodiscard]] T from_portable(std::string_view bytes) {
    auto made = detail::from_content<T>(detail::header_for<T>(bytes).content, true);
    return made;
}

/// Adds what the bytes hold.  Of a table whose context is not the same the context is read first, and asked whether it agrees.
template <std::default_initializable T>
    requires has_parts<T>
void merge_portable(T& into, std::string_view bytes) {
    auto const header = detail::header_for<T>(bytes);
    if constexpr (detail::knows_its_context<T>)
        if (auto const mine = detail::context_fingerprint(into); mine != 0 && header.context != 0 && mine != header.context) {
            auto context = into.context();
            context += detail::from_content<typename T::context_type>(header.content, false);  // the first of a table's parts
        }
    into += detail::from_content<T>(header.content, true);
}

}  // namespace pbo

#endif
