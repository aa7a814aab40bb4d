// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_PUBLISH_CHARTS_SUPPORT_HPP
#define PBO_TESTS_PUBLISH_CHARTS_SUPPORT_HPP

// What must hold of every picture, whatever it shows.

#include "xml.hpp"

#include <pbo/publish/charts/drawing.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace pictures {

/// Names that try to become markup, to turn the writing round, or to fill the page.
inline std::vector<std::string> hostile_names() {
    return {"</script><script>alert(1)</script>",
            "]]> & \"quoted\" 'twice'",
            "\u202Egnisrever\u202C",
            "a\u200Bb",
            "line\nbreak",
            std::string(300, 'W'),
            "</title><rect/>",
            "\xE9 is not UTF-8",
            ""};
}

/// Texts that lie on one another or leave the picture, by the widths of a wide font; none in a good picture.
inline std::string collisions(pbo::charts::drawing const& d) {
    std::string all;
    auto const& boxes = d.texts();
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].left < 0 || boxes[i].right > d.width() || boxes[i].top < 0 || boxes[i].bottom > d.height())
            all += "outside: " + d.said()[i] + "\n";
        for (std::size_t k = 0; k < i; ++k)
            if (boxes[i].meets(boxes[k])) all += "'" + d.said()[i] + "' on '" + d.said()[k] + "'\n";
    }
    return all;
}

/// Read as XML; fails where the picture has no title, no description, or is not named by them.
inline xml::document read(pbo::charts::drawing const& d) {
    auto const text = d.as_svg().str();
    xml::document picture(std::string_view(text).substr(0, text.size() - 1));  // its last line ends
    auto const titles = picture.named("title");
    if (picture.root().attributes.at("role") != "img" || titles.empty() || titles.front().text.empty())
        throw std::runtime_error("a picture without a title");
    if (picture.named("desc").size() != 1 || picture.named("desc").front().text.empty())
        throw std::runtime_error("a picture without a description");
    if (picture.root().attributes.at("aria-labelledby") !=
        titles.front().attributes.at("id") + " " + picture.named("desc").front().attributes.at("id"))
        throw std::runtime_error("a picture that is not labelled by its title and its description");
    return picture;
}

}  // namespace pictures

#endif
