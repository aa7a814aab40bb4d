// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_WORKBOOK_HPP
#define PBO_PUBLISH_WORKBOOK_HPP

// Sheets as a workbook for a spreadsheet program (.xlsx), laid out as the Government Analysis Function asks of
// published statistics: a cover, the contents, the notes, what symbols mean, then one marked-up table on each worksheet
// with one row of headings, which stays in sight.  Counts and figures are numbers of sixteen digits, shown as text shows them;
// a figure that is absent is its symbol as text ([c]), never an empty cell and never a zero; nothing is merged.  Names
// are text, whatever they begin with: no cell is a formula.  The columns are those of CSV without the provenance, which
// is on the cover, and without columns of texts that are all empty.
//
//     pbo::write_whole("report.xlsx", pbo::workbook(pbo::funnel(t, ...)));
//
// The same sheets give the same bytes.  Returns the file's bytes; throws std::runtime_error where a temporary file
// cannot be written, std::invalid_argument without sheets.  Cost: the whole workbook in memory, and once on disk, in a
// temporary folder that only its owner can read.
//
// Needs libxlsxwriter (Debian and Ubuntu: libxlsxwriter-dev; link with xlsxwriter), the only header that does:
// not part of <pbo/publish.hpp>.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/version.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>
#include <xlsxwriter.h>

namespace pbo {

namespace detail {

/// A folder of its own, which goes with what is in it.
class workbook_folder {
public:
    workbook_folder() {
        auto name = (std::filesystem::temp_directory_path() / "pbo-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("pbo::workbook: no temporary folder can be made in " +
                                     std::filesystem::temp_directory_path().string());
        path_ = name;
    }
    workbook_folder(workbook_folder const&) = delete;
    workbook_folder& operator=(workbook_folder const&) = delete;
    ~workbook_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::filesystem::path const& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

class workbook_writer {
public:
    explicit workbook_writer(std::vector<sheet> const& sheets) : sheets_(sheets) {
        if (sheets.empty()) throw std::invalid_argument("pbo::workbook: a workbook has at least one sheet");
        auto const temporary = folder_.path().string();
        lxw_workbook_options options{};
        std::string place = temporary;
        options.tmpdir = place.data();
        book_ = workbook_new_opt(file().c_str(), &options);
        if (book_ == nullptr) throw std::runtime_error("pbo::workbook: there is not enough memory for a workbook");
        auto const made = [this](auto&& set) {
            auto* const format = workbook_add_format(book_);
            set(format);
            return format;
        };
        heading_ = made([](lxw_format* f) {
            format_set_bold(f);
            format_set_font_size(f, 14);
        });
        column_heading_ = made([](lxw_format* f) {
            format_set_bold(f);
            format_set_text_wrap(f);
            format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
            format_set_bottom(f, LXW_BORDER_THIN);
        });
        wrapped_ = made([](lxw_format* f) {
            format_set_text_wrap(f);
            format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
        });
        absent_ = made([](lxw_format* f) { format_set_align(f, LXW_ALIGN_RIGHT); });
        auto const number = [&](char const* how) {
            return made([how](lxw_format* f) { format_set_num_format(f, how); });
        };
        count_ = number("#,##0");
        share_ = number("0.0%");
        points_ = number("+0.0;\u22120.0;0.0");
    }

    [[nodiscard]] std::string written() {
        lxw_doc_properties about{};
        std::string title = visible(sheets_.front().title), made_with = "pbo " + std::string(version);
        about.title = title.data();
        about.comments = made_with.data();
        about.created = 315'532'800;  // a day that is always the same, 1980-01-01, so that the bytes are
        check(workbook_set_properties(book_, &about));
        cover();
        contents();
        notes();
        symbols();
        for (std::size_t i = 0; i < sheets_.size(); ++i) table(i);
        auto* const book = std::exchange(book_, nullptr);
        check(workbook_close(book));
        std::ifstream in(file(), std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        if (!in.good() && !in.eof()) throw std::runtime_error("pbo::workbook: the temporary file cannot be read back");
        return bytes;
    }
    ~workbook_writer() {
        if (book_ != nullptr) static_cast<void>(workbook_close(book_));  // frees it; its file goes with the folder
    }
    workbook_writer(workbook_writer const&) = delete;
    workbook_writer& operator=(workbook_writer const&) = delete;

private:
    [[nodiscard]] std::string file() const { return (folder_.path() / "book.xlsx").string(); }
    static void check(lxw_error code) {
        if (code != LXW_NO_ERROR) throw std::runtime_error("pbo::workbook: " + std::string(lxw_strerror(code)));
    }
    [[nodiscard]] static std::string name_of_table(std::size_t i) { return "table_" + std::to_string(i + 1); }
    [[nodiscard]] lxw_worksheet* page(std::string const& name) {
        auto* const made = workbook_add_worksheet(book_, name.c_str());
        if (made == nullptr) throw std::runtime_error("pbo::workbook: the worksheet '" + name + "' cannot be made");
        return made;
    }
    /// A cell holds 32,767 characters: what is longer ends with a sentence that says so.
    static void text(lxw_worksheet* on, lxw_row_t row, lxw_col_t column, std::string_view plain,
                     lxw_format* how = nullptr) {
        auto shown = visible(plain);
        constexpr std::size_t most = 32'000;
        if (shown.size() > most) {
            auto end = most;
            while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;
            shown = shown.substr(0, end) + " (goes on: a cell holds no more)";
        }
        check(worksheet_write_string(on, row, column, shown.c_str(), how));
    }
    /// A table of texts from a row on, marked up as one.
    void marked_up(lxw_worksheet* on, lxw_row_t heading_row, std::vector<std::string> headings, std::size_t rows,
                   std::string name) {
        std::set<std::string> taken;
        for (auto& one : headings) {
            std::string const first = one;
            for (int n = 2; !taken.insert(one).second; ++n) one = first + " (" + std::to_string(n) + ")";
        }
        std::vector<lxw_table_column> columns(headings.size());
        std::vector<lxw_table_column*> each;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            columns[i].header = headings[i].data();
            columns[i].header_format = column_heading_;
            each.push_back(&columns[i]);
        }
        each.push_back(nullptr);
        lxw_table_options options{};
        options.name = name.data();
        options.no_autofilter = LXW_TRUE;
        options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
        options.style_type_number = 0;  // none: meaning by colour is no meaning
        options.columns = each.data();
        check(worksheet_add_table(on, heading_row, 0, heading_row + static_cast<lxw_row_t>(rows),
                                  static_cast<lxw_col_t>(headings.size() - 1), &options));
        worksheet_freeze_panes(on, heading_row + 1, 0);
    }

    void cover() {
        auto* const on = page("cover");
        worksheet_set_column(on, 0, 0, 100, wrapped_);
        lxw_row_t row = 0;
        text(on, row++, 0, sheets_.front().title, heading_);
        for (auto const& [name, value] : heading_entries(sheets_.front().from))
            text(on, row++, 0, std::string(name) + ": " + std::string(or_not_stated(value)));
        text(on, row++, 0,
             "Figures have sixteen digits; how they are shown is a format of their cells. A symbol in square brackets stands in place of "
             "a figure: the worksheet 'symbols' says what it means.");
        text(on, row, 0, "Each table is on a worksheet of its own; 'contents' lists them.");
    }
    using two_texts = std::pair<std::string, std::string>;
    /// A worksheet with one table of two columns of texts; the first leads to the worksheet of that name where asked.
    void list(std::string const& name, std::string const& title, two_texts const& headings, std::vector<two_texts> const& lines,
              bool leads_there = false) {
        auto* const on = page(name);
        worksheet_set_column(on, 0, 0, 14, nullptr);
        worksheet_set_column(on, 1, 1, 100, wrapped_);
        text(on, 0, 0, title, heading_);
        text(on, 1, 0, "This worksheet has one table.");
        lxw_row_t row = 3;
        for (auto const& [first, second] : lines) {
            if (leads_there) check(worksheet_write_url(on, row, 0, ("internal:'" + first + "'!A1").c_str(), nullptr));
            text(on, row, 0, first);
            text(on, row++, 1, second);
        }
        marked_up(on, 2, {headings.first, headings.second}, lines.size(), name);
    }
    void contents() {
        std::vector<two_texts> lines{{"notes", "Notes on the tables"}, {"symbols", "What stands in place of a figure"}};
        for (std::size_t i = 0; i < sheets_.size(); ++i) lines.emplace_back(name_of_table(i), sheets_[i].title);
        list("contents", "Contents", {"Worksheet", "What it holds"}, lines, true);
    }
    /// What a table says of itself that the cover does not, and its notes.
    void notes() {
        std::vector<two_texts> lines;
        std::vector<sheet const*> above;
        for (std::size_t i = 0; i < sheets_.size(); ++i) {
            if (!above.empty())
                for (auto const& [name, value] : entries_below(sheets_[i], above))
                    lines.emplace_back(name_of_table(i), std::string(name) + ": " + std::string(or_not_stated(value)));
            above.push_back(&sheets_[i]);
            for (auto const& note : sheets_[i].notes()) lines.emplace_back(name_of_table(i), note);
        }
        if (lines.empty()) lines.emplace_back("all tables", "There are no notes.");
        list("notes", "Notes", {"Worksheet", "Note"}, lines);
    }
    void symbols() {
        std::vector<two_texts> lines;
        std::set<std::string> told;
        for (std::size_t i = 0; i < absence_reasons; ++i)
            if (auto const why = static_cast<absence>(i); told.insert(std::string(symbol(why))).second)
                lines.emplace_back(symbol(why), words(why));
        list("symbols", "What stands in place of a figure", {"Symbol", "Meaning"}, lines);
    }

    void table(std::size_t number) {
        auto const& s = sheets_[number];
        auto* const on = page(name_of_table(number));
        text(on, 0, 0, s.title, heading_);
        text(on, 1, 0, "This worksheet has one table. Its notes are on the worksheet 'notes'.");
        auto const positions = s.columns_for_workbooks();
        if (s.rows().empty() || positions.empty()) {
            text(on, 2, 0, "The table has no rows.");
            return;
        }
        std::vector<std::string> headings;
        for (auto const i : positions) {
            auto const& c = s.columns()[i];
            headings.push_back(visible(c.title.empty() ? c.name : c.title));
            auto const column = static_cast<lxw_col_t>(headings.size() - 1);
            std::size_t widest = 8;
            for (auto const& row : s.rows())
                if (auto const* said = std::get_if<std::string>(&row[i])) widest = std::max(widest, said->size());
            worksheet_set_column(on, column, column, static_cast<double>(std::min<std::size_t>(widest, 40) + 2),
                                 nullptr);
        }
        for (std::size_t r = 0; r < s.rows().size(); ++r)
            for (std::size_t k = 0; k < positions.size(); ++k)
                cell(on, static_cast<lxw_row_t>(r + 3), static_cast<lxw_col_t>(k), s.rows()[r][positions[k]],
                     s.columns()[positions[k]].shown);
        marked_up(on, 2, std::move(headings), s.rows().size(), name_of_table(number));
    }
    void cell(lxw_worksheet* on, lxw_row_t row, lxw_col_t column, sheet_cell const& what, shown_as shown) {
        std::visit(
            [&]<class T>(T const& one) {
                if constexpr (std::same_as<T, std::string>) {
                    text(on, row, column, one.empty() ? symbol(absence::not_applicable) : std::string_view(one));
                } else {
                    if (!one.has_value()) return text(on, row, column, symbol(one.reason()), absent_);
                    auto const value = static_cast<double>(*one);
                    // Beyond 2^53 a spreadsheet's number has not every digit; without an end it has none.
                    bool exact = std::isfinite(value);
                    if constexpr (!std::same_as<T, figure<double>>) exact = std::abs(value) < 9'007'199'254'740'992.0;
                    if (!exact) return text(on, row, column, std::visit(shown_to_programs{}, what), absent_);
                    check(worksheet_write_number(on, row, column, value, format_of(shown)));
                }
            },
            what);
    }
    [[nodiscard]] lxw_format* format_of(shown_as shown) const {
        switch (shown) {
            case shown_as::count:
                return count_;
            case shown_as::share:
                return share_;
            case shown_as::points:
                return points_;
            case shown_as::text:
            case shown_as::number:
            case shown_as::p_value:
                break;
        }
        return nullptr;
    }

    std::vector<sheet> const& sheets_;
    workbook_folder folder_;
    lxw_workbook* book_ = nullptr;
    lxw_format *heading_ = nullptr, *column_heading_ = nullptr, *wrapped_ = nullptr, *absent_ = nullptr,
               *count_ = nullptr, *share_ = nullptr, *points_ = nullptr;
};

}  // namespace detail

[[nodiscard]] inline std::string workbook_of(std::vector<sheet> const& sheets) {
    return detail::workbook_writer(sheets).written();
}
[[nodiscard]] inline std::string workbook_of(sheet const& s) { return workbook_of(std::vector<sheet>{s}); }

/// workbook(finding): the bytes of a workbook of any finding that has a sheet, a sheet itself, or several.
inline constexpr auto workbook = []<class T>(T const& finding) -> std::string {
    return workbook_of(detail::as_sheet(finding));
};

}  // namespace pbo

#endif
