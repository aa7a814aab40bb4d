// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_PUBLISHED_COUNTS_HPP
#define PBO_READ_PUBLISHED_COUNTS_HPP

// What does a published table say of its areas?  A numerator and a denominator of each, whatever the layout
// (published_layout.hpp), with the totals that stand among the areas taken out and compared with their sum:
//
//     auto const read = pbo::read_published_counts("ascof.csv", {.key = "ons_code", .numerator = "n", .denominator =
//     "d"}); pbo::take_up(read.returns(), pbo::eligibility_basis::ongoing, {.words = ..., .whole =
//     read.whole(read.latest())});
//
// A row that is a total by its code, its name or a column of levels is never an area (area_level.hpp).  A row that only
// arithmetic gives away is an error that says how to go on.  Where all rows are regions, regions are the areas.  One
// area twice is an error with both lines, however its name is written.  What was guessed or left out is said in notes.
//
// Throws input_error as headed_rows.hpp does, std::invalid_argument for a layout that is half named.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/domain/area_name.hpp>
#include <pbo/read/areas_and_totals.hpp>
#include <pbo/read/detail/hidden_total.hpp>
#include <pbo/read/detail/published_figures.hpp>
#include <pbo/read/detail/region_compared.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/published_layout.hpp>
#include <pbo/read/published_row.hpp>
#include <pbo/read/published_total.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// Puts together what read_published_counts gives, step by step.
class published_reading {
public:
    template <class = detail::when_called>
    published_reading(input_source source, published_layout layout, read_options const& options)
        : layout_(std::move(layout)),
          where_(layout_.across ? options.where : std::vector<column_filter>{}),
          table_(headed_rows(std::move(source), as_asked(options), columns_asked()), layout_.across),
          figures_(table_, layout_) {}

    template <class = detail::when_called> [[nodiscard]] areas_and_totals read() {
        rows_ = figures_.read();
        keep_where();
        keep_period();
        keep_one("basis", layout_.basis ? std::string(spelling(*layout_.basis)) : std::string(), &published_row::basis,
                 found_.basis);
        keep_one("role", layout_.role ? std::string(spelling(*layout_.role)) : std::string(), &published_row::role,
                 found_.role);
        name_the_total();
        regions_of_others_are_groups();
        refuse_impossible();
        groups_are_areas();
        refuse_twice();
        for (auto& r : rows_)
            if (r.is.level == area_level::area)
                found_.areas.push_back(std::move(r));
            else
                found_.totals.push_back({std::move(r)});
        refuse_none();
        note_without_region();
        note_alike();
        find_indicator();
        compare_totals();
        refuse_hidden_totals();
        refuse_overlapping_kinds();
        static_cast<read_summary&>(found_) = table_.summary();
        found_.per = figures_.per();
        found_.other_measures = figures_.other_measures();
        found_.code_heading = figures_.areas().code_heading();
        found_.has_bases = !layout_.has_no_base();
        found_.scale_is_known = figures_.scale_is_known();
        found_.notes = table_.notes();
        for (auto const* from : {&std::as_const(notes_), &figures_.areas().notes(), &figures_.notes()})
            found_.notes.insert(found_.notes.end(), from->begin(), from->end());
        return std::move(found_);
    }

private:
    template <class = detail::when_called> [[nodiscard]] read_options as_asked(read_options options) const {
        check(layout_);
        if (layout_.across) {
            options.where.clear();
        } else if (layout_.by_measures() || layout_.by_categories()) {
            options.figures = {layout_.value};
        } else {
            options.figures = {layout_.numerator_column()};
            if (!layout_.denominator.empty()) options.figures.push_back(layout_.denominator);
        }
        return options;
    }
    /// The columns by which the headings are found.
    template <class = detail::when_called> [[nodiscard]] std::vector<std::string_view> columns_asked() const {
        std::vector<std::string_view> all;
        if (layout_.across) return all;
        for (auto const* one : {&layout_.key, &layout_.name, &layout_.numerator, &layout_.denominator, &layout_.measure,
                                &layout_.value, &layout_.period, &layout_.region})
            if (!one->empty()) all.push_back(*one);
        if (layout_.by_categories()) all.push_back(layout_.category.front().column);
        return all;
    }
    /// Where areas stand across the page, the filters are of the rows that were columns.
    template <class = detail::when_called> void keep_where() {
        for (auto const& f : where_) {
            auto const at = table_.column(f.column);
            drop_unless([&](published_row const& r) { return f.keeps(table_.cell(r.row, at)); });
        }
    }
    template <class Keeps>
    void drop_unless(Keeps const& keeps) {
        std::erase_if(rows_, [&](published_row const& r) {
            if (keeps(r)) return false;
            leave_out(r.rows);
            return true;
        });
    }
    /// So many of the rows of which a pair of counts was made are not kept.
    template <class = detail::when_called> void leave_out(std::size_t rows) {
        for (; rows != 0; --rows) table_.filter_out();
    }
    template <class = detail::when_called> void keep_period() {
        if (!layout_.period_is) return;
        auto const wanted = *layout_.period_is;
        if (!figures_.areas().has_period()) {
            for (auto& r : rows_) r.period = wanted;
            return;
        }
        std::set<period> there;
        for (auto const& r : rows_) there.insert(r.period);
        if (!there.contains(wanted)) {
            std::string all;
            for (auto const& p : there) all += (all.empty() ? "" : ", ") + p.text();
            throw input_error(
                {{table_.source(), 0, {}}, {}, "a row of " + wanted.text() + "; the periods there are " + all});
        }
        drop_unless([&](published_row const& r) { return r.period == wanted; });
    }
    /// All rows are of one basis and of one role: that of the file, which what is asked for must not contradict.
    template <class = detail::when_called>
    void keep_one(std::string_view what, std::string const& asked, std::string published_row::*said,
                  std::string& kept) {
        std::map<std::string, std::string> there;
        for (auto const& r : rows_)
            if (!(r.*said).empty()) there.emplace(folded(r.*said), r.*said);
        kept = asked;
        if (there.empty()) return;
        std::string all;
        for (auto const& [compared, text] : there) all += (all.empty() ? "'" : ", '") + shown_text(text) + "'";
        if (!asked.empty() && !there.contains(folded(asked)))
            throw input_error({{table_.source(), 0, std::string(what)},
                               {},
                               "'" + asked + "', as was asked for; the file says " + all});
        if (asked.empty() && there.size() > 1)
            throw input_error({{table_.source(), 0, std::string(what)},
                               {},
                               "one " + std::string(what) + "; the file has " + all + ": keep one by --where '" +
                                   std::string(what) + "=...'"});
        kept = asked.empty() ? there.begin()->second : asked;
        drop_unless(
            [&](published_row const& r) { return (r.*said).empty() || folded(r.*said) == folded(kept); });
    }
    template <class = detail::when_called> void name_the_total() {
        if (layout_.total.empty()) return;
        if (layout_.total == "none") {
            for (auto& r : rows_) {
                if (r.is.level == area_level::area) continue;
                notes_.push_back("'" + r.called + "' (line " + std::to_string(r.line) +
                                 ") is counted as an area, as asked for.");
                r.is = {};
                r.council.name = council_name(r.called);
            }
            return;
        }
        bool is_there = false;
        for (auto& r : rows_) {
            if (folded(r.called) != folded(layout_.total) &&
                folded(r.council.key().text()) != folded(layout_.total))
                continue;
            is_there = true;
            if (r.is.level == area_level::area) r.is = {area_level::whole, {}};
        }
        if (!is_there)
            throw input_error(
                {{table_.source(), 0, {}}, {}, "a row called '" + shown_text(layout_.total) + "', the total"});
    }
    /// A row called as other rows say that their region is, and which is in no other region, is of that region.
    template <class = detail::when_called> void regions_of_others_are_groups() {
        if (layout_.total == "none") return;
        std::map<std::string, std::size_t> regions;
        for (auto const& r : rows_)
            if (r.is.level == area_level::area) ++regions[region_compared(r.council.region.view())];
        for (auto& r : rows_) {
            if (r.is.level != area_level::area || r.council.ons.is_stated() || r.council.cassr.is_stated()) continue;
            auto const name = region_compared(r.called), own = region_compared(r.council.region.view());
            auto const found = regions.find(name);
            if (found == regions.end() || name.empty() || !(own.empty() || own == name)) continue;
            if (found->second > (own == name ? 1U : 0U)) r.is = {area_level::group, name};
        }
    }
    template <class = detail::when_called> void refuse_impossible() {
        std::erase_if(rows_, [&](published_row const& r) {
            if (!r.has_figures() || *r.numerator <= *r.denominator) return false;
            table_.refuse({figures_.place_of_numerator(r), std::to_string(*r.numerator),
                           "at most the denominator, " + std::to_string(*r.denominator)});
            leave_out(r.rows - 1);  // its other row
            return true;
        });
    }
    /// A table of nothing but regions, or of nothing but nations, is one whose areas are those.
    template <class = detail::when_called> void groups_are_areas() {
        for (auto const level : {area_level::group, area_level::nation}) {
            if (std::any_of(rows_.begin(), rows_.end(), [](auto const& r) { return r.is.level == area_level::area; }))
                return;
            std::size_t many = 0;
            bool regions = true;
            for (auto& r : rows_) {
                if (r.is.level != level) continue;
                ++many;
                regions = regions && (r.council.ons.text().starts_with("E12") || folded(r.kind) == "region");
                r.is = {};
                r.council.name = council_name(r.called);
            }
            if (many == 0 || level != area_level::group) continue;
            found_.area = regions ? "region" : "group";
            notes_.push_back(regions ? "No row is of a smaller area: the regions are the areas here."
                                     : "No row is of a smaller area: the groups of areas are the areas here.");
        }
    }
    template <class = detail::when_called> void refuse_twice() {
        std::map<std::tuple<std::string, period, area_level>, std::uint64_t> lines;
        std::erase_if(rows_, [&](published_row const& r) {
            auto const key = r.council.key().is_stated() ? r.council.key().text() : r.called;
            auto const [first, is_new] = lines.try_emplace({folded(key), r.period, r.is.level}, r.line);
            if (is_new) return false;
            table_.refuse({table_.place(r.row), shown_text(key),
                           told_apart(table_, figures_.areas().columns(), first->second, r.row)});
            leave_out(r.rows - 1);
            return true;
        });
    }
    template <class = detail::when_called>
    void refuse_none() const {
        if (!found_.areas.empty()) return;
        auto const& bad = table_.summary().rejects;
        throw input_error({{table_.source(), 0, {}},
                           {},
                           bad.empty() ? "at least one area; no row that was kept is one"
                                       : "at least one area; " + std::to_string(bad.size()) +
                                             " rows were rejected, the first because of " + bad.front().message()});
    }
    /// Who is not in the look-up of regions.
    template <class = detail::when_called>
    void note_without_region() {
        if (layout_.regions.empty()) return;
        std::set<std::string> all;
        for (auto const& a : found_.areas)
            if (a.council.region.empty()) all.insert(a.called);
        if (all.empty()) return;
        std::string some;
        std::size_t n = 0;
        for (auto const& called : all)
            if (++n <= 20) some += (some.empty() ? "" : ", ") + shown_text(called);
        notes_.push_back("Not in " + layout_.regions.filename().string() + ", by code or by name, so that no region is known of " +
                         (all.size() == 1 ? "it" : "them") + ": " + some +
                         (all.size() > 20 ? " and " + std::to_string(all.size() - 20) + " more" : "") + ".");
    }
    /// Names without codes that may be one area, and were read as two.
    template <class = detail::when_called>
    void note_alike() {
        std::map<std::tuple<std::string, period, area_level>, std::uint64_t> met;
        for (std::size_t i = 0; i < found_.areas.size(); ++i) {
            auto const& a = found_.areas[i];
            if (a.council.ons.is_stated() || a.council.cassr.is_stated()) continue;
            auto const [at, is_new] = met.try_emplace({area_name_compared(a.called), a.period, a.is.level}, i);
            if (is_new) continue;
            auto const& first = found_.areas[at->second];
            notes_.push_back("'" + shown_text(first.called) + "' (line " + std::to_string(first.line) + ") and '" + shown_text(a.called) +
                             "' (line " + std::to_string(a.line) + ") are read as two areas.");
        }
    }
    template <class = detail::when_called>
    void find_indicator() {
        std::set<std::string> said;
        for (auto const& a : found_.areas) said.insert(figures_.areas().indicator(a.row));
        if (said.size() == 1) found_.indicator = *said.begin();
        if (!found_.indicator.empty())
            notes_.push_back("The indicator is what a column of the file calls it (--indicator says otherwise).");
    }
    template <class = detail::when_called>
    void compare_totals() {
        for (auto& t : found_.totals) {
            auto const own = [&](published_row const& area) {
                return area.period == t.row.period && (t.row.is.level != area_level::group ||
                                                   region_compared(area.council.region.view()) == t.row.is.name);
            };
            t.sum = published_sum_of(found_.areas, own);
            t.agrees = agreement_of(t.row, t.sum);
        }
    }
    template <class = detail::when_called>
    void refuse_hidden_totals() const {
        if (layout_.total == "none") return;
        std::map<period, std::vector<published_row>> by_period;
        for (auto const& a : found_.areas) by_period[a.period].push_back(a);
        for (auto const& [when, rows] : by_period) {
            auto const found = hidden_totals(rows).find();
            if (!found) continue;
            auto const& r = rows[found->row];
            auto const name = shown_text(r.called);
            auto at = figures_.areas().key();  // or where its name stands, if it has no key
            for (std::size_t i = 0; table_.cell(r.row, at).empty() && i < table_.header().size(); ++i)
                if (table_.cell(r.row, i) == r.called) at = i;
            throw input_error({table_.place(r.row, at), name,
                               "an area; in both counts this row is the sum of the " + std::to_string(found->parts) +
                                   " rows " + found->whose + " (" + thousands(*r.numerator) + " of " +
                                   thousands(*r.denominator) +
                                   "), so it may be their total. Leave it out by --where '" +
                                   table_.header()[at] + "!=" + shown_text(table_.cell(r.row, at)) +
                                   "', or say that it is their total by --total '" + name +
                                   "', or that no row is one by --total none"});
        }
    }
    /// Councils and integrated care boards cover the same people: together they are counted twice, unless a total says
    /// not.
    template <class = detail::when_called>
    void refuse_overlapping_kinds() const {
        std::map<std::string, std::string> kinds;
        for (auto const& a : found_.areas)
            if (!a.kind.empty() && layout_.total != "none") kinds.emplace(folded(a.kind), a.kind);
        auto const nation = std::find_if(found_.totals.begin(), found_.totals.end(),
                                         [](auto const& t) { return t.row.is.level != area_level::group; });
        if (kinds.size() < 2 || nation == found_.totals.end() || nation->agrees != agreement::differs) return;
        if (nation->row.has_figures() && *nation->row.denominator >= nation->sum.denominator) return;
        std::string all;
        for (auto const& [compared, kind] : kinds) all += (all.empty() ? "'" : ", '") + shown_text(kind) + "'";
        throw input_error({{table_.source(), 0, {}},
                           {},
                           "areas that do not overlap; there are " + all + ", and together they have " +
                               thousands(nation->sum.denominator) + " people where '" + nation->row.called + "' has " +
                               thousands(*nation->row.denominator) + ": keep one kind by --where"});
    }

    published_layout layout_;
    std::vector<column_filter> where_;
    table_text table_;
    published_figures figures_;
    std::vector<published_row> rows_;
    areas_and_totals found_;
    std::vector<std::string> notes_;
};

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline areas_and_totals read_published_counts(input_source source, published_layout const& layout,
                                                            read_options const& options = {}) {
    return detail::published_reading(std::move(source), layout, options).read();
}

}  // namespace pbo

#endif
