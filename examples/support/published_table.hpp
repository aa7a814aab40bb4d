// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_PUBLISHED_TABLE_HPP
#define PBO_EXAMPLES_SUPPORT_PUBLISHED_TABLE_HPP

// Published tables as a program is told of them: the options that say how one is laid out and what it is called, and
// the reading.

#include "program.hpp"
#include "reading.hpp"

#include <pbo/core/folded_text.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/measure/indicator_words.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/read/joined_measures.hpp>
#include <pbo/read/published_categories.hpp>
#include <pbo/read/published_counts.hpp>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

/// Whether a heading says that its counts are of more people than were asked.
inline bool is_weighted(std::string const& heading) {
    auto const text = pbo::folded(heading);
    auto const at = text.find("weighted");
    return at != std::string::npos && !text.substr(0, at).ends_with("un");
}

struct published_table {
    pbo::published_layout layout;
    std::vector<std::string> category;
    std::string period_is, per;
    std::string indicator, numerator_title, denominator_title, whole, title;

    void add_options(CLI::App& options) {
        options.add_option("--numerator", layout.numerator,
                           "Published table: the column (with --across: the row) of those counted");
        options.add_option("--denominator", layout.denominator,
                           "Published table: the column (with --across: the row) of those they are counted out of");
        options.add_option("--key", layout.key, "Published table: the column with the area's code or name");
        options.add_option("--name", layout.name, "Published table: the column with the area's name");
        options.add_option("--measure", layout.measure,
                           "Numerator and denominator on two rows: the column that says what a row counts");
        options.add_option("--numerator-is", layout.numerator_is,
                           "The text of the measure on the rows of the numerator");
        options.add_option("--denominator-is", layout.denominator_is,
                           "The text of the measure on the rows of the denominator");
        options.add_option("--value", layout.value,
                           "The column of the figures, with --measure or --category; alone, percentages or rates");
        options.add_option("--per", per,
                           "What the numerator's figures are out of: 100 for percentages, 1 for shares, 100000 for such "
                           "rates; none: they are counts; found from the file unless given");
        options.add_option(
            "--category", category,
            "Categories down the rows, whose sum is the denominator: COLUMN=TEXT is counted; may be repeated. COLUMN alone, with "
            "--value: all its categories, with limits that hold together; or several columns, each a category");
        options.add_flag("--across", layout.across,
                         "The areas stand across the page: --numerator and --denominator name rows");
        options.add_option(
            "--direct-payments", layout.direct_payments,
            "Direct payments beside the numerator: a column, or COLUMN=VALUE for the rows of another measure");
        options.add_option("--period", layout.period, "The column with the period; 'period' unless given");
        options.add_option("--period-is", period_is,
                           "The period to report (2022-23), or the period of a table that does not say");
        options.add_option("--region", layout.region, "The column with the area's region");
        add_read_file(options, "--regions", layout.regions, "A look-up CSV with the columns ons_code, name, region");
        options.add_option("--total", layout.total, "The name of a row that is a total, or none: no row is one");
        options.add_option("--indicator", indicator,
                           "What is counted: take_up (of personal budgets), ascof_3d, or any words");
        options.add_option("--numerator-title", numerator_title, "What those counted are called");
        options.add_option("--denominator-title", denominator_title, "What those they are counted out of are called");
        options.add_option("--whole", whole, "What all the areas together are called, such as England");
        options.add_option("--title", title, "The title of the report");
    }

    /// Whether all categories are asked for, and not those of a COLUMN=TEXT.
    [[nodiscard]] bool all_categories() const {
        return !category.empty() && std::none_of(category.begin(), category.end(), [](std::string const& text) { return text.find('=') != std::string::npos; });
    }
    /// Throws usage_error for a layout that is half named.
    [[nodiscard]] pbo::category_layout categories() const {
        pbo::category_layout all{.key = layout.key, .name = layout.name, .period = layout.period};
        if (!period_is.empty()) all.period_is = stated_period();
        if (layout.key.empty()) throw usage_error("--category needs --key, the column with the area's code or name");
        if (layout.value.empty() && category.size() < 2)
            throw usage_error("--category COLUMN needs --value, the column of the counts; or --category twice or more, a column a category");
        if (!layout.value.empty() && category.size() > 1) throw usage_error("--category: one column of categories goes with --value");
        if (!layout.value.empty()) {
            all.category = category.front();
            all.value = layout.value;
        } else {
            all.columns = category;
        }
        return all;
    }

    [[nodiscard]] bool wanted() const { return layout.is_named() || !category.empty(); }

    /// What a report of counts says where their headings, or the texts that choose their rows, say that they are weighted.
    [[nodiscard]] std::string words_on_weights() const {
        std::string weighted;
        for (auto const* text : {&layout.numerator, &layout.numerator_is, &layout.value, &layout.denominator, &layout.denominator_is})
            if (is_weighted(*text)) weighted += (weighted.empty() ? "'" : " and '") + *text + "'";
        for (auto const& column : category)
            if (layout.value.empty() && is_weighted(column)) weighted += (weighted.empty() ? "'" : " and '") + column + "'";
        if (weighted.empty()) return {};
        return "The counts of " + weighted + " are weighted, by their name: people who did not answer are counted in them, and "
               "intervals, which take them for people who did, are too narrow.";
    }

    /// Throws usage_error for an option that only a published table has; returns and people have columns of their own names.
    void must_be_of_returns() const {
        for (auto const& [option, given] :
             {std::pair("--name", !layout.name.empty()), std::pair("--per", !per.empty()),
              std::pair("--direct-payments", !layout.direct_payments.empty()), std::pair("--period", !layout.period.empty()),
              std::pair("--region", !layout.region.empty()), std::pair("--regions", !layout.regions.empty()),
              std::pair("--total", !layout.total.empty()), std::pair("--numerator-title", !numerator_title.empty()),
              std::pair("--denominator-title", !denominator_title.empty())})
            if (given)
                throw usage_error(std::string(option) + " is of a published table, which --key and --numerator name the columns of");
    }

    /// Throws usage_error for a layout that is half named.
    [[nodiscard]] pbo::published_layout checked() const {
        auto all = layout;
        for (auto const& text : category) try {
                all.category.push_back(pbo::column_filter::parse(text));
            } catch (std::invalid_argument const&) {
                throw usage_error("--category takes COLUMN=TEXT, not '" + text + "'");
            }
        if (!period_is.empty()) all.period_is = stated_period();
        if (!per.empty()) all.per = stated_per();
        try {
            check(all);
        } catch (std::invalid_argument const& e) {
            if (all.by_measures() || all.by_categories() || !all.value.empty() || (!all.key.empty() && !all.numerator.empty()))
                throw usage_error(std::string(e.what()).substr(std::string("pbo::published_layout: ").size()));
            throw usage_error(all.across ? "a table with its areas across the page needs --numerator and "
                                           "--denominator, the names of two rows"
                                         : "a published table needs --key and --numerator, with --denominator where "
                                           "the figures are counts");
        }
        return all;
    }
    [[nodiscard]] std::uint64_t stated_per() const {
        if (per == "none") return 0;
        auto const number = pbo::text_form<std::uint64_t>::read(per);
        if (!number || *number == 0 || *number > pbo::most_per)
            throw usage_error("--per: found '" + per +
                              "'; expected a whole number from 1 to 10,000,000, such as 100 for percentages, or none");
        return *number;
    }
    [[nodiscard]] pbo::period stated_period() const {
        auto const when = pbo::text_form<pbo::period>::read(period_is);
        if (!when || !when->is_stated())
            throw usage_error("--period-is: found '" + period_is + "'; expected " +
                              pbo::text_form<pbo::period>::expected());
        return *when;
    }

    /// The words of the table, as far as they are given; the others are those of the file.
    [[nodiscard]] pbo::indicator_words words(std::string const& numerator, std::string const& denominator,
                                             std::string const& of_file) const {
        auto said = indicator == "take_up" ? pbo::indicator_words{} : pbo::words_of_counts(numerator, denominator);
        said.as_published = true;
        if (!numerator_title.empty()) said.numerator = numerator_title;
        if (!denominator_title.empty()) said.denominator = denominator_title;
        if (indicator != "take_up")
            said.indicator = !of_file.empty()       ? of_file
                             : said.denominator.empty() ? said.numerator
                                                        : said.numerator + " of " + said.denominator;
        if (indicator == "ascof_3d") {
            said.indicator = "ASCOF 3D: " + said.indicator;
            said.client_level_from_2024 = true;
        } else if (!indicator.empty() && indicator != "take_up") {
            said.indicator = indicator;
        }
        if (!title.empty()) said.indicator = title;
        return said;
    }
};

/// The column of this name has this title for people, in all the sheets that have one.
inline void title_columns(std::vector<pbo::sheet>& sheets, std::string_view name, std::string const& title) {
    for (auto& s : sheets) {
        auto columns = s.columns();
        for (auto& c : columns)
            if (c.name == name) c.title = title;
        pbo::sheet titled(s.title, s.from, std::move(columns));
        titled.warnings = s.warnings;
        for (auto const& row : s.rows()) titled.add_row(row);
        s = std::move(titled);
    }
}

/// A long file of items has counts but no number of people eligible: say so instead of listing missing columns.
inline void refuse_if_long(read_again& file, pbo::read_options options,
                           std::vector<std::string> wanted = {}) {
    std::erase(wanted, std::string());
    options.where.clear();
    options.maps.clear();
    pbo::headed_rows const rows(file.source(), std::move(options), {wanted.begin(), wanted.end()});
    bool const has_all = !wanted.empty() && std::all_of(wanted.begin(), wanted.end(),
                                                        [&](auto const& name) { return rows.find(name).has_value(); });
    if (!has_all && rows.find("item") && rows.find("value"))
        throw pbo::input_error(
            {{file.name(), 1, {}},
             "item, value",
             "a table with the number of people eligible in a column; this one is long (an item and a value on "
             "each row). PSS-EX1 has no denominator for take-up: home care, day care and meals count a person once "
             "for each service. direct_payment_counts gives what it does have. Where an item is the denominator: "
             "--measure item --numerator-is ... --denominator-is ... --value value"});
}

/// The areas and totals of the file, direct payments beside them where they are asked for.
inline pbo::areas_and_totals read_published(read_again& file, pbo::published_layout layout,
                                            pbo::read_options const& options) {
    auto const direct = layout.direct_payments;
    bool const on_other_rows = direct.find('=') != std::string::npos;
    if (on_other_rows || layout.by_measures() || layout.by_categories()) layout.direct_payments.clear();
    auto found = pbo::read_published_counts(file.source(), layout, options);
    if (direct.empty() || !layout.direct_payments.empty()) return found;
    if (!on_other_rows)
        throw usage_error("--direct-payments takes COLUMN=VALUE where a row has one figure, not '" + direct + "'");
    auto const other = pbo::column_filter::parse(direct);
    auto their_options = options;
    std::erase_if(their_options.where, [&](pbo::column_filter const& f) { return f.column == other.column; });
    their_options.where.push_back(other);
    pbo::join_direct_payments(found, pbo::read_published_counts(file.source(), layout, their_options));
    return found;
}

}  // namespace examples

#endif
