// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_PUBLISH_CHARTS_XML_HPP
#define PBO_TESTS_PUBLISH_CHARTS_XML_HPP

// A picture read as XML, strictly: tags nest and close, attributes are quoted and named once, an ampersand begins one
// of the five entities or a number, and nothing follows the one root.  What a reader of the picture would get is then
// asked of the elements.

#include <cctype>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace xml {

struct element {
    std::string name, parent, text;  ///< text: of its own, entities resolved
    std::map<std::string, std::string> attributes;

    [[nodiscard]] double number(std::string const& attribute) const { return std::stod(attributes.at(attribute)); }
    [[nodiscard]] bool has_class(std::string const& one) const {
        auto const found = attributes.find("class");
        return found != attributes.end() && (" " + found->second + " ").find(" " + one + " ") != std::string::npos;
    }
};

class document {
public:
    explicit document(std::string_view text) : left_(text) {
        read_element("");
        skip_space();
        if (!left_.empty()) fail("text after the root element");
    }
    [[nodiscard]] std::vector<element> const& elements() const { return all_; }
    [[nodiscard]] std::vector<element> named(std::string const& name, std::string const& of_class = {}) const {
        std::vector<element> found;
        for (auto const& e : all_)
            if (e.name == name && (of_class.empty() || e.has_class(of_class))) found.push_back(e);
        return found;
    }
    [[nodiscard]] element const& root() const { return all_.front(); }

private:
    [[noreturn]] void fail(std::string const& why) const {
        throw std::runtime_error("not XML: " + why + ", before '" + std::string(left_.substr(0, 40)) + "'");
    }
    void skip_space() {
        while (!left_.empty() && (left_.front() == ' ' || left_.front() == '\n')) left_.remove_prefix(1);
    }
    bool take(std::string_view what) {
        if (!left_.starts_with(what)) return false;
        left_.remove_prefix(what.size());
        return true;
    }
    std::string name() {
        std::string n;
        while (!left_.empty() && (std::isalnum(static_cast<unsigned char>(left_.front())) != 0 ||
                                  left_.front() == '-' || left_.front() == ':')) {
            n += left_.front();
            left_.remove_prefix(1);
        }
        if (n.empty()) fail("a name is missing");
        return n;
    }
    std::string characters(char until) {
        std::string text;
        while (!left_.empty() && left_.front() != until) {
            char const c = left_.front();
            if (c == '<' || static_cast<unsigned char>(c) < 0x20) fail("a character that may not stand here");
            if (c != '&') {
                text += c;
                left_.remove_prefix(1);
                continue;
            }
            bool known = false;
            for (auto const& [entity, meant] : {std::pair("&amp;", '&'), std::pair("&lt;", '<'), std::pair("&gt;", '>'),
                                                std::pair("&quot;", '"'), std::pair("&#39;", '\'')})
                if (!known && take(entity)) {
                    text += meant;
                    known = true;
                }
            if (!known) fail("an ampersand that begins no entity");
        }
        return text;
    }
    void read_element(std::string const& parent) {
        if (!take("<")) fail("an element is missing");
        element e;
        e.parent = parent;
        e.name = name();
        auto const at = all_.size();
        all_.push_back(e);
        for (skip_space(); !left_.empty() && left_.front() != '>' && left_.front() != '/'; skip_space()) {
            auto const attribute = name();
            if (!take("=\"")) fail("an attribute without quotes");
            if (!all_[at].attributes.emplace(attribute, characters('"')).second)
                fail("an attribute named twice: " + attribute);
            if (!take("\"")) fail("quotes that do not close");
        }
        if (take("/>")) return;
        if (!take(">")) fail("a tag that does not end");
        while (!left_.starts_with("</")) {
            if (left_.empty()) fail("an element that does not close: " + e.name);
            if (left_.front() == '<')
                read_element(e.name);
            else
                all_[at].text += characters('<');
        }
        if (!take("</") || name() != e.name || !take(">")) fail("an element closed by another's name: " + e.name);
    }

    std::string_view left_;
    std::vector<element> all_;
};

}  // namespace xml

#endif
