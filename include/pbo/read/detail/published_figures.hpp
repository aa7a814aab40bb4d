// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_PUBLISHED_FIGURES_HPP
#define PBO_READ_DETAIL_PUBLISHED_FIGURES_HPP

// Where are an area's two counts?  In two columns of its row; on two rows of a measure each; or on the rows of
// categories, whose sum is the denominator.  In place of the numerator there may be a percentage or a rate, with a base
// or alone (stated_shares.hpp).  Whatever the layout, what comes out is a row an area.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/detail/published_areas.hpp>
#include <pbo/read/detail/stated_shares.hpp>
#include <pbo/read/detail/table_text.hpp>
#include <pbo/read/detail/told_apart.hpp>
#include <pbo/read/published_layout.hpp>
#include <pbo/read/published_row.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace pbo::detail {

/// A count of people, or why there is none.  Decimals are said to be what they are: an amount of money, a rate, an
/// estimate.
/// why_not says what else than counts the reader could take.
template <class = detail::when_called>
[[nodiscard]] inline figure<std::uint64_t> count_in(table_text& table, std::size_t r, std::size_t column,
                                                    std::string_view why_not = "and a share of people cannot be made of it "
                                                                               "(percentages of a base: --per 100)") {
    auto const& text = table.cell(r, column);
    if (auto const why = table.stand_in(text)) return *why;
    if (auto const value = text_form<figure<std::uint64_t>>::read(text)) {
        if (value->has_value()) table.note_flags_of(text);
        return *value;
    }
    auto expected = text_form<figure<std::uint64_t>>::expected();
    auto digits = text;
    std::erase(digits, ',');
    if (auto const number = text_form<double>::read(digits); number && *number < 0.0)
        expected = "a count of people, which is never negative";
    else if (number)
        expected = "a count of people, a whole number; this is an amount, a rate or an estimate, " + std::string(why_not);
    throw input_error({table.place(r, column), shown_text(text), std::move(expected)});
}

class published_figures {
public:
    template <class = detail::when_called>
    published_figures(table_text& table, published_layout const& layout)
        : table_(table), layout_(layout), areas_(table, layout) {}

    /// What the numerators' figures are out of; 0 where they are counts.
    [[nodiscard]] std::uint64_t per() const noexcept { return scale_.per(); }
    /// Whether rows that count something else were left out.
    [[nodiscard]] bool other_measures() const noexcept { return other_measures_; }
    [[nodiscard]] bool scale_is_known() const noexcept { return scale_.is_known(); }
    [[nodiscard]] published_areas const& areas() const noexcept { return areas_; }
    [[nodiscard]] std::vector<std::string> const& notes() const noexcept { return notes_; }
    /// Where a figure stands, for what is wrong with it.
    template <class = detail::when_called>
    [[nodiscard]] input_place place_of_numerator(published_row const& one) const {
        return table_.place(one.row, figure_column_);
    }

    template <class = detail::when_called>
    [[nodiscard]] std::vector<published_row> read() {
        if (layout_.by_measures()) return by_measures();
        return layout_.by_categories() ? by_categories() : by_columns();
    }

private:
    using identity = std::tuple<std::string, std::string, period, std::string, std::string>;
    struct on_rows {
        published_row one;
        std::map<std::string, std::uint64_t> lines{};
        wide_count all = 0;
        std::optional<absence> wanting{};
        std::optional<std::size_t> share_on{};
    };

    template <class = detail::when_called>
    static identity identity_of(published_row const& one) {
        return {folded(one.council.key().text()), folded(one.called), one.period, one.basis, one.role};
    }

    template <class = detail::when_called>
    std::vector<published_row> by_columns() {
        figure_column_ = table_.column(layout_.numerator_column());
        std::optional<std::size_t> denominator, direct;
        if (!layout_.denominator.empty()) denominator = table_.column(layout_.denominator);
        if (!layout_.direct_payments.empty()) direct = table_.column(layout_.direct_payments);
        auto const value = table_.first_of({"value"});
        auto const lower = table_.first_of({"lower ci 95.0 limit", "lower ci limit", "lower ci"});
        auto const upper = table_.first_of({"upper ci 95.0 limit", "upper ci limit", "upper ci"});
        std::vector<std::size_t> rows(table_.rows().size());
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        find_scale(rows, table_.header()[figure_column_]);
        std::vector<published_row> all;
        for_each_row([&](std::size_t r) {
            auto one = areas_.read(r);
            bool const blank =
                table_.cell(r, figure_column_).empty() && (!denominator || table_.cell(r, *denominator).empty());
            if (blank && (one.is.level != area_level::area || one.called.empty())) {
                headings_ += (headings_.empty() ? "'" : ", '") + shown_text(one.called) + "' (line " +
                             std::to_string(one.line) + ")";
                table_.filter_out();
                return;
            }
            require_area(one, r);
            if (denominator) one.denominator = count_in(table_, r, *denominator);
            if (value && lower && upper) one.stated = {stated(r, *value), stated(r, *lower), stated(r, *upper)};
            if (scale_.per() == 0)
                one.numerator = count_in(table_, r, figure_column_);
            else
                take_share(one, r);
            if (scale_.per() != 0 && denominator) make_numerator(one);
            if (direct) one.direct_payments = count_in(table_, r, *direct);
            all.push_back(std::move(one));
        });
        note_made();
        if (!headings_.empty()) notes_.push_back("Headings among the rows, without figures: " + headings_ + ".");
        return all;
    }

    template <class = detail::when_called>
    void find_scale(std::vector<std::size_t> const& rows, std::string const& called) {
        scale_ = stated_scale::find(table_, figure_column_, rows, called, layout_.per, !layout_.has_no_base());
        notes_.insert(notes_.end(), scale_.notes().begin(), scale_.notes().end());
    }
    template <class = detail::when_called>
    void take_share(published_row& one, std::size_t r) {
        auto const share = scale_.read(table_, r, figure_column_);
        one.stated.value = share.value;
        one.stated_text = share.text;
        shares_.insert_or_assign(r, share);
    }
    /// From the share that stands on row one.row, or on that of its measure, and the base.
    template <class = detail::when_called>
    void make_numerator(published_row& one) { make_numerator(one, one.row); }
    template <class = detail::when_called>
    void make_numerator(published_row& one, std::size_t r) {
        auto const found = shares_.find(r);
        if (found == shares_.end()) return;
        auto const& share = found->second;
        if (!share.value.has_value()) {
            one.numerator = share.value.reason();
        } else if (!one.denominator.has_value()) {
            one.numerator = one.denominator.reason();
        } else {
            periods_made_.insert(one.period);
            auto const made = made_.add(share, scale_.per(), *one.denominator, one.called);
            one.numerator = made.count;
            one.numerator_within = made.within;
        }
    }
    template <class = detail::when_called>
    void note_made() {
        for (auto& note : made_.notes(scale_.per(), periods_made_.size())) notes_.push_back(std::move(note));
    }
    template <class = detail::when_called>
    [[nodiscard]] figure<double> stated(std::size_t r, std::size_t column) const {
        auto const value = text_form<figure<double>>::read(table_.cell(r, column));
        return value ? *value : figure<double>{};
    }

    template <class = detail::when_called>
    std::vector<published_row> by_measures() {
        auto const measure = table_.column(layout_.measure);
        figure_column_ = table_.column(layout_.value);
        auto const numerator = folded(layout_.numerator_is), denominator = folded(layout_.denominator_is);
        std::map<identity, std::size_t> at;
        std::vector<on_rows> all;
        std::map<std::string, std::size_t> others;
        std::set<std::string> met;
        std::vector<std::size_t> numerators;
        for (std::size_t r = 0; r < table_.rows().size(); ++r)
            if (folded(table_.cell(r, measure)) == numerator) numerators.push_back(r);
        find_scale(numerators, layout_.numerator_is);
        for_each_row([&](std::size_t r) {
            auto const text = folded(table_.cell(r, measure));
            if (text != numerator && (text != denominator || denominator.empty())) {
                ++others[table_.cell(r, measure)];
                table_.filter_out();
                return;
            }
            met.insert(text);
            auto& found = of_area(r, at, all);
            refuse_twice(found, text, r, table_.cell(r, measure));
            if (text != numerator) {
                found.one.denominator = count_in(table_, r, figure_column_);
            } else if (scale_.per() == 0) {
                found.one.numerator = count_in(table_, r, figure_column_);
            } else {
                take_share(found.one, r);
                found.share_on = r;
            }
        });
        for (auto const* wanted : {&layout_.numerator_is, &layout_.denominator_is})
            if (!wanted->empty() && !met.contains(folded(*wanted)))
                throw input_error({{table_.source(), 0, layout_.measure},
                                   {},
                                   "a row with '" + shown_text(*wanted) + "'; " + found_instead(others)});
        other_measures_ = !others.empty();
        std::vector<published_row> rows;
        std::string halves;
        for (auto& one : all) {
            one.one.rows = one.lines.size();
            if (one.lines.size() == 1) halves += (halves.empty() ? "" : ", ") + one.one.called;
            if (one.share_on && !layout_.has_no_base()) make_numerator(one.one, *one.share_on);
            rows.push_back(std::move(one.one));
        }
        note_made();
        if (!halves.empty() && !layout_.has_no_base())
            notes_.push_back("Only one of the two rows is in the file for " + halves +
                             ": the other count is not available.");
        return rows;
    }

    template <class = detail::when_called>
    std::vector<published_row> by_categories() {
        auto const category = table_.column(layout_.category.front().column);
        figure_column_ = table_.column(layout_.value);
        std::set<std::string> wanted, met;
        for (auto const& c : layout_.category) wanted.insert(folded(c.value));
        std::map<identity, std::size_t> at;
        std::vector<on_rows> all;
        std::map<std::string, std::size_t> others;
        std::size_t totals = 0;
        for_each_row([&](std::size_t r) {
            auto const text = folded(table_.cell(r, category));
            if (!wanted.contains(text) && level_of_name(text).level == area_level::whole) {
                ++totals;
                table_.filter_out();
                return;
            }
            auto& found = of_area(r, at, all);
            refuse_twice(found, text, r, table_.cell(r, category));
            auto const count = count_in(table_, r, figure_column_);
            bool const counted = wanted.contains(text);
            if (counted)
                met.insert(text);
            else
                ++others[table_.cell(r, category)];
            if (count.has_value())
                found.all += *count;
            else if (!found.wanting)
                found.wanting = count.reason();
            if (!counted) return;
            auto& sum = found.one.numerator;
            bool const first = std::none_of(found.lines.begin(), found.lines.end(), [&](auto const& known) {
                return known.first != text && wanted.contains(known.first);
            });
            if (first || !count.has_value())
                sum = count;
            else if (sum.has_value())
                sum = checked_sum(*sum, *count);
        });
        for (auto const& c : layout_.category)
            if (!met.contains(folded(c.value)))
                throw input_error({{table_.source(), 0, c.column},
                                   {},
                                   "a row with '" + shown_text(c.value) + "'; " + found_instead(others)});
        std::vector<published_row> rows;
        for (auto& one : all) {
            one.one.rows = one.lines.size();
            if (one.wanting)
                one.one.denominator = *one.wanting;
            else
                one.one.denominator = static_cast<std::uint64_t>(one.all);
            rows.push_back(std::move(one.one));
        }
        notes_.push_back("The denominator is the sum of the categories of '" + layout_.category.front().column + "'" +
                         (totals == 0 ? "."
                          : totals == 1
                              ? "; one row that is their total was left out."
                              : "; " + std::to_string(totals) + " rows that are their totals were left out."));
        return rows;
    }

    /// body(row) for every row; what it throws stops the reading or goes to the rejects.
    template <class Body>
    void for_each_row(Body const& body) {
        for (std::size_t r = 0; r < table_.rows().size(); ++r) try {
                body(r);
            } catch (input_error const& e) {
                table_.refuse(e.problem());
            }
    }

    template <class = detail::when_called>
    void require_area(published_row const& one, std::size_t r) const {
        if (one.called.empty() && one.is.level == area_level::area)
            throw input_error({table_.place(r, areas_.key()), {}, "the code or the name of an area"});
    }

    template <class = detail::when_called>
    on_rows& of_area(std::size_t r, std::map<identity, std::size_t>& at, std::vector<on_rows>& all) {
        auto one = areas_.read(r);
        require_area(one, r);
        auto const [found, is_new] = at.try_emplace(identity_of(one), all.size());
        if (is_new) all.push_back({std::move(one)});
        return all[found->second];
    }
    template <class = detail::when_called>
    void refuse_twice(on_rows& found, std::string const& text, std::size_t r, std::string const& shown) {
        auto const line = table_.rows()[r].line;
        auto const [known, is_new] = found.lines.try_emplace(text, line);
        if (!is_new)
            throw input_error({table_.place(r), shown_text(found.one.called) + ", " + shown_text(shown),
                               told_apart(table_, areas_.columns(), known->second, r)});
    }
    template <class = detail::when_called>
    [[nodiscard]] static std::string found_instead(std::map<std::string, std::size_t> const& others) {
        if (others.empty()) return "there are no other texts";
        std::string text = "the others are ";
        std::size_t n = 0;
        for (auto const& [other, times] : others) {
            if (n == 20) return text + " and " + std::to_string(others.size() - n) + " more";
            text += (n++ == 0 ? "'" : ", '") + shown_text(other) + "'";
        }
        return text;
    }

    table_text& table_;
    published_layout const& layout_;
    published_areas areas_;
    std::size_t figure_column_ = 0;
    bool other_measures_ = false;
    stated_scale scale_;
    std::map<std::size_t, figure_in_print> shares_;  // row -> what stands on it
    counts_from_shares made_;
    std::set<period> periods_made_;
    std::string headings_;
    std::vector<std::string> notes_;
};

}  // namespace pbo::detail

#endif
