// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_HTML_PAGE_HPP
#define PBO_PUBLISH_HTML_PAGE_HPP

// A report as one page: a file that needs no network and no other file.  What was found stands first, then the
// pictures, then the tables of the same sheets that text and CSV are written from, with their notes, where the figures
// come from, and the same figures to download.
//
//     std::string const page = pbo::html_page({take_up_sheet, funnel_sheet}, {.figures = {pbo::figure_of("caterpillar",
//     plot)}});
//
// It is whole without its script, which adds sorting (a figure that is absent is last either way), finding, and the
// downloads: each is in the page once, packed (deflate.hpp), and is to the byte what CSV and JSON are.  It prints on
// A4, where headings repeat; one_side is for one council's, which fits on one side.  A policy in its head lets nothing
// be loaded and nothing run but that script and that style, both known by their hashes (html_assets.hpp): what gets
// into a name could not run even if it were markup, which it is not (html_text.hpp). What a rule withheld from the
// sheets and the plots is not in the page nor in its downloads: it is made of nothing else.
//
// Throws std::invalid_argument for no sheets.  Linear in the figures.  Not part of <pbo/publish.hpp>: who prints tables
// need not compile it.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/detail/deflate.hpp>
#include <pbo/publish/detail/html_assets.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/html_text.hpp>
#include <pbo/publish/page_figure.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pbo {

/// The same figures as a file that the page carries.
struct page_download {
    std::string file;  ///< its name: "report.json"
    std::string type;  ///< "application/json"
    std::string text;
};

/// What was found, as a sentence without a full stop, and how sure that is.
struct page_point {
    std::string found, how;
};

struct html_page_parts {
    std::vector<page_figure> figures{};
    std::vector<page_download> downloads{};  ///< besides each sheet's CSV
    bool one_side = false;                   ///< of one council: printed small, to fit on one side of A4
    std::string headline{};                  ///< the first picture's title where it is empty
    std::vector<page_point> points{};        ///< said first, above what the pictures found
};

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline std::string base64(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        auto const byte = [&](std::size_t k) {
            return k < bytes.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[k])) : 0U;
        };
        std::uint32_t const three = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
        for (std::size_t k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : letters[three >> (18U - 6U * k) & 63U];
    }
    return out;
}

/// What a cell is sorted by: a number in seven digits, which tell any two people apart in a table of millions; nothing for
/// one that is absent; texts are sorted as they stand.
struct page_sort_value {
    std::string operator()(std::string const&) const { return {}; }
    template <class = detail::when_called>
    std::string operator()(figure<double> const& f) const {
        if (!f.has_value()) return {};
        std::array<char, 32> digits{};
        return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), *f, std::chars_format::general, 7).ptr};
    }
    template <class T>
    std::string operator()(figure<T> const& f) const {
        return f.has_value() ? shown_to_programs{}(f) : std::string();
    }
};
struct absence_of {
    std::set<absence>* seen;
    template <class = detail::when_called>
    bool operator()(std::string const& text) const {
        for (std::size_t i = 0; i + 1 < absence_reasons; ++i)
            if (text == absence_symbols.at(i)) return seen->insert(static_cast<absence>(i)), true;
        return false;
    }
    template <class T>
    bool operator()(figure<T> const& f) const {
        if (f.has_value()) return false;
        seen->insert(f.reason());
        return true;
    }
};

class page_writer {
public:
    explicit page_writer(std::vector<sheet> const& sheets) : sheets_(sheets) {}

    template <class = detail::when_called>
    [[nodiscard]] html_text written(html_page_parts const& parts) {
        auto const& first = sheets_.front();
        auto const headline = !parts.headline.empty() ? parts.headline
                              : parts.figures.empty() ? first.title
                                                      : parts.figures.front().found;
        html_text out = page_head();
        out << html_text("<title>") + escaped(headline) + html_text("</title></head>\n<body") +
                   (parts.one_side ? html_text(" class=\"one\"") : html_text()) +
                   html_text("><a class=\"skip\" href=\"#report\">Skip to the report</a>\n");
        out << html_text("<header><p class=\"k\">") +
                   escaped(first.title + (first.from.period.empty() ? "" : ", " + first.from.period)) +
                   html_text("</p><h1>") + escaped(headline) + html_text("</h1>");
        if (!parts.figures.empty())
            out << html_text("<p class=\"lead\">") + escaped(parts.figures.front().about) + html_text(".</p>");
        out << "</header>\n<main id=\"report\" tabindex=\"-1\">\n";
        points(out, parts.points, parts.figures);
        contents(out);
        figures(out, parts.figures);
        std::vector<sheet const*> above;
        for (std::size_t i = 0; i < sheets_.size(); ++i) {
            section(out, i, above);
            above.push_back(&sheets_[i]);
        }
        downloads(out, parts.downloads);
        symbols(out);
        out << "</main>\n<footer><p>Made with ";
        out << escaped(first.from.version.empty() ? "pbo" : first.from.version)
            << ". The page needs no network.</p></footer>\n<script>";
        out << page_script << "</script></body></html>\n";
        return out;
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] static html_text id_of(std::size_t i) {
        return html_text("table-") + number(static_cast<double>(i + 1), 0);
    }
    template <class = detail::when_called>
    [[nodiscard]] static html_text page_head() {
        html_text out{
            "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; base-uri "
            "'none'; form-action 'none'; style-src '"};
        out << page_style_hash << "'; script-src '" << page_script_hash
            << "'\"><link rel=\"icon\" href=\"data:,\"><style>" << page_style << "</style>";
        return out;
    }
    template <class = detail::when_called>
    static void points(html_text& out, std::vector<page_point> all, std::vector<page_figure> const& figures) {
        if (figures.size() > 1)  // one finding is the headline
            for (auto const& f : figures) all.push_back({f.found, f.about});
        if (all.empty()) return;
        out << "<section aria-labelledby=\"found\"><h2 id=\"found\">What was found</h2><ul class=\"pts\">";
        for (auto const& f : all)
            out << html_text("<li><b>") + escaped(f.found) + html_text(".</b>") +
                       (f.how.empty() ? html_text()
                                      : html_text(" <span class=\"how\">") + escaped(f.how) + html_text(".</span>")) +
                       html_text("</li>");
        out << "</ul></section>\n";
    }
    template <class = detail::when_called>
    void contents(html_text& out) const {
        if (sheets_.size() < 2) return;
        out << "<nav aria-labelledby=\"contents\"><h2 id=\"contents\">Contents</h2><ul>";
        for (std::size_t i = 0; i < sheets_.size(); ++i)
            out << html_text("<li><a href=\"#") + id_of(i) + html_text("\">") + escaped(sheets_[i].title) +
                       html_text("</a></li>");
        out << "</ul></nav>\n";
    }
    template <class = detail::when_called>
    static void figures(html_text& out, std::vector<page_figure> const& all) {
        for (auto const& f : all)
            out << html_text("<figure><div class=\"wide\">") + f.wide + html_text("</div><div class=\"thin\">") +
                       f.narrow + html_text("</div></figure>\n");
    }
    template <class = detail::when_called>
    void section(html_text& out, std::size_t at, std::vector<sheet const*> const& above) {
        auto const& s = sheets_[at];
        auto const id = id_of(at);
        out << html_text("<section><h2 id=\"") + id + html_text("\">") + escaped(s.title) + html_text("</h2>\n");
        auto const stated = entries_below(s, above);
        if (!stated.empty()) {
            out << "<dl>";
            for (auto const& [name, value] : stated)
                out << html_text("<dt>") + escaped(name) + html_text("</dt><dd>") + escaped(or_not_stated(value)) +
                           html_text("</dd>");
            out << "</dl>\n";
        }
        table(out, s, id);
        auto const notes = notes_below(s, above);
        if (!notes.empty()) {
            out << "<ul class=\"note\">";
            for (auto const& note : notes) out << html_text("<li>") + escaped(note) + html_text("</li>");
            out << "</ul>\n";
        }
        out << "</section>\n";
    }
    template <class = detail::when_called>
    void table(html_text& out, sheet const& s, html_text const& id) {
        auto const positions = s.columns_for_people();
        out << html_text("<p class=\"find\" hidden><label>Find in this table <input type=\"search\" data-of=\"") + id +
                   html_text("-t\"></label> <span role=\"status\"></span></p>\n");
        out << html_text("<section class=\"tb\" tabindex=\"0\" aria-labelledby=\"") + id +
                   html_text("-c\"><table id=\"") + id + html_text("-t\"><caption id=\"") + id + html_text("-c\">") +
                   escaped(s.title + (s.from.period.empty() ? "" : ", " + s.from.period)) +
                   html_text("</caption>\n<thead><tr>");
        for (auto const i : positions) {
            auto const& column = s.columns()[i];
            out << (column.shown == shown_as::text ? html_text("<th scope=\"col\">")
                                                   : html_text("<th scope=\"col\" class=\"r\">"))
                << escaped(column.title) << "</th>";
        }
        out << "</tr></thead>\n<tbody>\n";
        std::size_t const heads = row_head(s, positions);
        for (auto const& row : s.rows()) {
            out << "<tr>";
            for (auto const i : positions) cell(out, s.columns()[i], row[i], i == heads);
            out << "</tr>\n";
        }
        out << "</tbody></table></section>\n";
    }
    /// The column that says whose row it is: the last of the keys, or the first column.
    template <class = detail::when_called>
    [[nodiscard]] static std::size_t row_head(sheet const& s, std::vector<std::size_t> const& positions) {
        std::size_t at = positions.empty() ? 0 : positions.front();
        for (auto const i : positions)
            if (s.columns()[i].is_key) at = i;
        return at;
    }
    template <class = detail::when_called>
    void cell(html_text& out, sheet_column const& column, sheet_cell const& of, bool head) {
        bool const absent = std::visit(absence_of{&absences_}, of);
        auto const text = escaped(std::visit(shown_to_people{column.shown}, of));
        if (head) {
            out << html_text("<th scope=\"row\">") + text + html_text("</th>");
        } else if (column.shown == shown_as::text && !absent) {
            out << html_text("<td>") + text + html_text("</td>");
        } else if (absent) {
            out << (column.shown == shown_as::text ? html_text("<td class=\"ab\" data-v>") : html_text("<td class=\"r ab\" data-v>"))
                << text << html_text("</td>");
        } else {
            auto const value = std::visit(page_sort_value{}, of);
            auto shown = text.str();
            std::erase(shown, ',');  // a count is sorted by what stands there
            out << (value.empty() || value == shown ? html_text("<td data-v>")
                                                    : html_text("<td data-v=\"") + escaped(value) + html_text("\">"))
                << text << html_text("</td>");
        }
    }
    template <class = detail::when_called>
    void downloads(html_text& out, std::vector<page_download> const& more) const {
        out << "<section class=\"dl\" aria-labelledby=\"downloads\"><h2 id=\"downloads\">The same figures to "
               "download</h2><p>They are in this page, and its script hands them out.</p><ul>";
        auto const link = [&](std::string const& called, page_download const& d) {
            auto const size = std::to_string((d.text.size() + 1023) / 1024) + " kB";
            out << html_text("<li data-file=\"") + escaped(d.file) + html_text("\" data-type=\"") + escaped(d.type) +
                       html_text("\" data-packed=\"") + escaped(base64(deflated(d.text))) + html_text("\">") +
                       escaped(called + " (" + d.file + ", " + size + ")") + html_text("</li>");
        };
        for (std::size_t i = 0; i < sheets_.size(); ++i)
            link(sheets_[i].title, {"table-" + std::to_string(i + 1) + ".csv", "text/csv", csv_table(sheets_[i])});
        for (auto const& d : more) link("All tables", d);
        out << "</ul></section>\n";
    }
    template <class = detail::when_called>
    void symbols(html_text& out) const {
        if (absences_.empty()) return;
        out << "<section aria-labelledby=\"symbols\"><h2 id=\"symbols\">What stands in place of a figure</h2><dl>";
        for (auto const why : absences_)
            out << html_text("<dt>") + escaped(symbol(why)) + html_text("</dt><dd>") +
                       escaped(why == absence::suppressed ? std::string_view("withheld so that nobody is recognised")
                                                          : words(why)) +
                       html_text("</dd>");
        out << "</dl></section>\n";
    }

    std::vector<sheet> const& sheets_;
    std::set<absence> absences_{};
};

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline std::string html_page(std::vector<sheet> const& sheets, html_page_parts const& parts = {}) {
    if (sheets.empty()) throw std::invalid_argument("pbo::html_page: a page has at least one sheet");
    return detail::page_writer(sheets).written(parts).str();
}

}  // namespace pbo

#endif
