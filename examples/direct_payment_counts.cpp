// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How many people had a direct payment?  Counts, not take-up, from the PSS-EX1 returns of 2009-10 to 2013-14:
//
//     direct_payment_counts PSS_EX1.csv [FILE...] [--format text|markdown|csv|json|html|xlsx|svg] [--threads N]
//
// Files are long (an item and a value on each row, one year or many) or as they are printed (a column an item, titles with
// the year above, totals and footnotes below, a year a file).  And any items of such returns, counts or amounts of money:
//
//     direct_payment_counts ACTIVITY.csv [FILE...] --item A4.18 [--item H4] [--key COLUMN] [--name COLUMN] [--period COLUMN] [--period-is 2013-14]
//     direct_payment_counts RETURN.csv --item A4.10 --item A4.14 --format svg --chart stacked
//     direct_payment_counts ASC_FR.csv --item Value --amounts --key "Council Code" --by "Care Type"
//     direct_payment_counts ACTIVITY.csv --item A4.18 --item A4.10 --item A4.14 --adds-up A4.18=A4.10+A4.14 --protect threshold:5
//
// PSS-EX1 has no denominator for take-up.  The all-ages item changed: A4.20 in the first two years, where it also counts
// personal budgets, and A4.18 after that, where it counts direct payments.  So the first two years are flagged, and councils
// whose age bands cannot add up to all ages within rounding (every count is rounded to the nearest 5) are named.

#include "support/guarded_report.hpp"
#include "support/leaf_names.hpp"
#include "support/ledger_file.hpp"
#include "support/program.hpp"
#include "support/protecting.hpp"
#include "support/reading.hpp"
#include "support/row_options.hpp"

#include <pbo/core/columns.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/publish/charts/stacked.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/area_level.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/pivot.hpp>
#include <pbo/read/published_items.hpp>
#include <pbo/read/rows_in_words.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// One council in one year.  The items' codes differ by year; the column map says which they are.
struct council_year {
    std::string cassr_code, council;
    pbo::figure<std::uint64_t> all_ages, aged_18_to_64, aged_65_and_over, aged_75_to_84, aged_85_and_over;
};

template <>
inline constexpr auto pbo::columns_of<council_year> =
    pbo::columns(pbo::column("cassr_code", &council_year::cassr_code), pbo::column("cassr", &council_year::council),
                 pbo::column("all_ages", &council_year::all_ages), pbo::column("aged_18_to_64", &council_year::aged_18_to_64),
                 pbo::column("aged_65_and_over", &council_year::aged_65_and_over),
                 pbo::optional_column("aged_75_to_84", &council_year::aged_75_to_84),
                 pbo::optional_column("aged_85_and_over", &council_year::aged_85_and_over));

namespace {

using figures = pbo::figure<std::uint64_t>;

struct request {
    std::vector<std::filesystem::path> files;
    examples::report_format format;
    unsigned threads = 1;
    std::vector<std::string> items, by;
    std::string key = "#1", name, period, period_is;
    bool amounts = false;
    std::vector<std::string> adds_up;
    examples::protection protecting;
    examples::row_options rows;

    /// The names of the files as a report has them.
    [[nodiscard]] std::string source() const {
        std::string all;
        for (auto const& file : files) all += (all.empty() ? "" : "; ") + examples::named(file);
        return all;
    }
    /// What --period-is says, which is of one file.
    [[nodiscard]] pbo::period stated_period() const {
        if (period_is.empty()) return {};
        if (files.size() > 1) throw examples::usage_error("--period-is is of one file; of several, each says its own in its titles or in --period");
        auto const when = pbo::text_form<pbo::period>::read(period_is);
        if (!when || !when->is_stated())
            throw examples::usage_error("--period-is: found '" + period_is + "'; expected " + pbo::text_form<pbo::period>::expected());
        return *when;
    }
};

/// Which items a year has: in 2009-10 the band from 65 on stands in three.
struct year_layout {
    std::string_view year, all_ages;
    bool three_older_bands;
    bool comparable;  ///< with the other years
};
constexpr std::array<year_layout, 5> years{{{"2009-10", "A4.20", true, false},
                                            {"2010-11", "A4.20", false, false},
                                            {"2011-12", "A4.18", false, true},
                                            {"2012-13", "A4.18", false, true},
                                            {"2013-14", "A4.18", false, true}}};

/// The layout of a year of which it is known.
year_layout const* layout_of(std::string const& year) {
    auto const* const found = std::find_if(years.begin(), years.end(), [&](year_layout const& y) { return y.year == year; });
    return found == years.end() ? nullptr : found;
}
[[noreturn]] void refuse_year(std::string const& file, std::string const& found) {
    throw pbo::input_error({{file, 0, {}}, found,
                            "one of the years 2009-10 to 2013-14, of which it is known which items they have; of others --item names them"});
}

/// What the files say of one year, and which of them.
struct year_read {
    year_layout const* layout = nullptr;
    std::vector<council_year> councils, totals;
    std::string file;
    pbo::read_summary summary;
};

/// One year of a long file, in which it is spelled so.
year_read read_long(examples::read_again& file, year_layout const& y, std::string const& spelled, request const& asked) {
    auto options = asked.rows.options();
    options.where.push_back({"year", spelled});
    options.suppressed.emplace_back("-");  // more than 0 and at most 5, as the release says
    options.columns = {{"all_ages", std::string(y.all_ages)}, {"aged_18_to_64", "A4.10"}, {"aged_65_and_over", "A4.14"}};
    options.columns["aged_75_to_84"] = y.three_older_bands ? "A4.15" : "not in this year";
    options.columns["aged_85_and_over"] = y.three_older_bands ? "A4.16" : "not in this year";
    auto read = examples::by_threads(asked.threads, "reading " + file.name() + ", " + std::string(y.year), [&](auto const& runner) {
        return pbo::read_pivot<council_year>(runner, file.source(), {.key = {"cassr_code", "cassr"}}, options);
    });
    year_read all{&y, {}, {}, file.name(), {}};
    for (auto& c : read.records) {
        bool const total = c.cassr_code.empty() && pbo::level_of_name(c.council).level != pbo::area_level::area;
        (total ? all.totals : all.councils).push_back(std::move(c));
    }
    all.summary = std::move(read);
    return all;
}

/// A year as it is printed: areas, and totals without a code.
year_read read_printed(examples::read_again& file, year_layout const& y, request const& asked) {
    auto options = asked.rows.options();
    options.suppressed.emplace_back("-");
    std::vector<std::string> items{std::string(y.all_ages), "A4.10", "A4.14"};
    if (y.three_older_bands) items.insert(items.end(), {"A4.15", "A4.16"});
    auto read = pbo::read_published_items<std::uint64_t>(file.source(), {.key = asked.key, .name = asked.name, .items = std::move(items)}, options);
    year_read all{&y, {}, {}, file.name(), {}};
    for (auto const* list : {&read.areas, &read.totals})
        for (auto const& one : *list) {
            auto const& f = one.figures;
            council_year c{pbo::text_form<pbo::cassr_code>::write(one.area.council.cassr), one.area.called, f[0], f[1], f[2], {}, {}};
            if (y.three_older_bands) {
                c.aged_75_to_84 = f[3];
                c.aged_85_and_over = f[4];
            }
            (list == &read.totals ? all.totals : all.councils).push_back(std::move(c));
        }
    all.summary = std::move(read);
    return all;
}

/// The years of a file, which is long where it has an item and a value on each row.
std::vector<year_read> read_years(std::filesystem::path const& path, request const& asked) {
    examples::read_again file(path);
    auto options = asked.rows.options();
    options.where.clear();
    options.maps.clear();
    std::vector<year_read> all;
    pbo::headed_rows rows(file.source(), options, {"item", "value"});
    auto const year = rows.find("year");
    if (rows.find("item") && rows.find("value") && year) {
        std::map<pbo::period, std::string> there;
        while (rows.next()) {  // a year that is none is refused here, as the rows of each year are read by it
            std::string const text(rows.text(*year));
            auto const when = pbo::text_form<pbo::period>::read(text);
            if (!when || !when->is_stated()) {
                rows.refuse({rows.place(*year), text, pbo::text_form<pbo::period>::expected()});
                continue;
            }
            if (auto const& known = there.try_emplace(*when, text).first->second; known != text)
                rows.refuse({rows.place(*year), text, "'" + known + "', as the year is written in other rows"});
        }
        for (auto const& [when, text] : there) {
            auto const* const layout = layout_of(when.text());
            if (layout == nullptr) refuse_year(file.name(), text);
            all.push_back(read_long(file, *layout, text, asked));
        }
        if (!all.empty()) {
            auto& first = all.front().summary;
            first.rejects.insert(first.rejects.end(), rows.summary().rejects.begin(), rows.summary().rejects.end());
        }
        return all;
    }
    pbo::headed_rows const printed(file.source(), options, {"A4.10", "A4.14"});
    auto when = asked.stated_period();
    if (!when.is_stated()) when = pbo::detail::period_in_titles(printed.summary().remarks.above);
    if (!when.is_stated())
        throw pbo::input_error({{file.name(), 0, {}}, {}, "a column 'year' in a long file (item, value), or above the headings a title "
                                                          "that says of which year the return is (--period-is 2013-14)"});
    auto const* const layout = layout_of(when.text());
    if (layout == nullptr) refuse_year(file.name(), when.text());
    all.push_back(read_printed(file, *layout, asked));
    return all;
}

/// A sentence about a council-year whose bands cannot add to all ages by rounding alone; nothing where they can, or where
/// a figure is absent.  Each of the bands and the total is rounded to the nearest 5, so is off by at most 2.5.
std::string not_adding(council_year const& c, year_layout const& y) {
    std::vector<figures> bands{c.aged_18_to_64, c.aged_65_and_over};
    if (y.three_older_bands) bands.insert(bands.end(), {c.aged_75_to_84, c.aged_85_and_over});
    if (!c.all_ages.has_value()) return {};
    std::int64_t sum = 0;
    for (auto const& band : bands) {
        if (!band.has_value()) return {};
        sum += static_cast<std::int64_t>(*band);
    }
    auto const difference = sum - static_cast<std::int64_t>(*c.all_ages);
    auto const thousands = [](auto n) { return pbo::detail::with_thousands(std::to_string(n)); };
    if (2 * std::abs(difference) <= 5 * static_cast<std::int64_t>(bands.size() + 1)) return {};
    return c.council + " " + std::string(y.year) + " (" + thousands(sum) + " against " + thousands(*c.all_ages) + ")";
}

/// A sum of those with figures: where nobody has one there is none, for the one reason of all, or because none is available.
template <class T, class Rows, class Of>
pbo::figure<T> shown_sum(T sum, Rows const& rows, Of const& figure_of) {
    pbo::figure<T> shown = sum;
    bool first = true;
    for (auto const& row : rows) {
        pbo::figure<T> const one = figure_of(row);
        if (one.has_value()) return sum;
        shown = first || shown == one ? one : pbo::figure<T>(pbo::absence::not_available);
        first = false;
    }
    return shown;
}

/// "The file's 'England' row (line 7) is a total, not an area: A4.18 2,500, and the 2 areas with figures have as much."
template <class T>
std::string sentence_of(pbo::items_of_area<T> const& total, pbo::items_read<T> const& read, std::vector<std::string> const& items) {
    auto const shown = [](T value) {
        if constexpr (std::same_as<T, double>) return pbo::detail::number_text(value);
        else return pbo::detail::with_thousands(std::to_string(value));
    };
    std::string text = "The file's '" + total.area.called + "' row (line " + std::to_string(total.area.line) + ") is a total, not an area:";
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const& stated = total.figures[i];
        auto const [sum, n] = pbo::sum_of(read, i);
        text += (i == 0 ? " " : "; ") + items[i] + " ";
        if (!stated.has_value()) {
            text += "has no figure";
            continue;
        }
        bool const same = std::abs(static_cast<double>(*stated) - static_cast<double>(sum)) <= 1e-9 * std::abs(static_cast<double>(sum));
        text += shown(*stated) + (same ? ", and " : ", but ") +
                (n == 1 ? "the one area with a figure has " : "the " + std::to_string(n) + " areas with figures have ") +
                (same ? "as much" : shown(sum) + (n == 1 ? "" : " together"));
        if (auto const without = read.areas.size() - n; without != 0 && !same && static_cast<double>(*stated) > static_cast<double>(sum))
            text += ", and " + std::to_string(without) + " without may be the difference";
    }
    return text + ".";
}

/// A long file has the item asked for in a cell, and that row would be taken for the headings.
void refuse_items_of_a_long_file(examples::read_again& file, request const& asked, pbo::read_options options) {
    options.where.clear();
    options.maps.clear();
    bool is_long = false;
    try {
        pbo::headed_rows const rows(file.source(), std::move(options), {"item", "value"});
        is_long = rows.find("item") && rows.find("value") &&
                  std::none_of(asked.items.begin(), asked.items.end(), [&](auto const& item) { return rows.find(item).has_value(); });
    } catch (pbo::input_error const&) {
        return;  // it has no such headings; reading says what is wrong, if anything is
    }
    if (is_long)
        throw pbo::input_error({{file.name(), 1, {}},
                                "item, value",
                                "a return with a column for each item; this one is long, with an item and a value on each row. Without "
                                "--item its direct payments are put together by year"});
}

/// Several files of items as one.
template <class T>
struct items_of_files {
    pbo::items_read<T> read;
    std::set<pbo::period> periods;
};
template <class T>
items_of_files<T> read_items(request const& asked, pbo::read_options const& options) {
    items_of_files<T> all;
    std::map<std::string, std::string> met;  // whose, of which period and group -> in which file
    bool const add_up = !asked.by.empty();
    auto by = asked.by;
    std::erase(by, "none");
    for (auto const& path : asked.files) {
        examples::read_again file(path);
        refuse_items_of_a_long_file(file, asked, options);
        auto read = pbo::read_published_items<T>(
            file.source(), {.key = asked.key, .name = asked.name, .items = asked.items, .period = asked.period, .by = by, .add_up = add_up}, options);
        auto titled = asked.stated_period();
        if (!titled.is_stated() && read.titled.is_stated()) {
            titled = read.titled;
            read.notes.push_back("The period is that of the titles of " + file.name() + ", " + titled.text() + " (--period-is says otherwise).");
        }
        for (auto* list : {&read.areas, &read.totals})
            for (auto& one : *list) {
                if (!one.area.period.is_stated()) one.area.period = titled;
                auto key = pbo::folded(one.area.council.key().is_stated() ? one.area.council.key().text() : one.area.called) + " " + one.area.period.text();
                for (auto const& text : one.groups) key += "\x1F" + pbo::folded(text);
                if (auto const [known, is_new] = met.try_emplace(key, file.name()); !is_new)
                    throw pbo::input_error({{file.name(), one.area.line, {}}, one.area.called,
                                            "every area once in a period" +
                                                (one.area.period.is_stated() ? ", and it is in " + known->second + " for " + one.area.period.text() + " too"
                                                                           : "; it is in " + known->second + " too, and neither says its period in its "
                                                                             "titles or in --period COLUMN")});
                all.periods.insert(one.area.period);
            }
        auto& to = all.read;
        to.areas.insert(to.areas.end(), read.areas.begin(), read.areas.end());
        to.totals.insert(to.totals.end(), read.totals.begin(), read.totals.end());
        to.notes.insert(to.notes.end(), read.notes.begin(), read.notes.end());
        to.rejects.insert(to.rejects.end(), read.rejects.begin(), read.rejects.end());
        to.counts.rows += read.counts.rows;
        to.counts.kept += read.counts.kept;
        to.counts.filtered += read.counts.filtered;
        to.counts.rejected += read.counts.rejected;
    }
    return all;
}

/// The part of what was read that is of one period.
template <class T>
pbo::items_read<T> of_period(pbo::items_read<T> const& read, pbo::period const& when) {
    pbo::items_read<T> part;
    for (auto const& a : read.areas)
        if (a.area.period == when) part.areas.push_back(a);
    for (auto const& t : read.totals)
        if (t.area.period == when) part.totals.push_back(t);
    return part;
}

/// Whose leaves an area's counts are made of, the same in all reports.
std::string leaf_of(std::string const& cassr_code, std::string const& name, std::string const& period, std::string const& item) {
    return (cassr_code.empty() ? examples::leaf_part(pbo::folded(name)) : cassr_code) + "|" + period + "|" + examples::leaf_part(item);
}

/// --adds-up TOTAL=PART+PART, by position among the items.
std::map<std::size_t, std::vector<std::size_t>> sums_of_items(request const& asked) {
    std::map<std::size_t, std::vector<std::size_t>> sums;
    for (auto const& text : asked.adds_up) {
        auto const item = [&](std::string const& name) {
            auto const at = std::find(asked.items.begin(), asked.items.end(), name);
            if (at == asked.items.end())
                throw examples::usage_error("--adds-up: found '" + text + "'; expected TOTAL=PART+PART, of items that are named by --item" +
                                            (name.empty() ? "" : ", which '" + name + "' is not"));
            return static_cast<std::size_t>(at - asked.items.begin());
        };
        auto const equals = text.find('=');
        auto const total = item(text.substr(0, equals));
        std::vector<std::size_t> parts;
        auto rest = equals == std::string::npos ? std::string() : text.substr(equals + 1);
        for (std::size_t plus = 0; plus != std::string::npos; rest = plus == std::string::npos ? "" : rest.substr(plus + 1)) {
            plus = rest.find('+');
            parts.push_back(item(rest.substr(0, plus)));
            if (parts.back() == total) throw examples::usage_error("--adds-up: '" + asked.items[total] + "' cannot be a part of itself");
        }
        if (!sums.try_emplace(total, parts).second)
            throw examples::usage_error("--adds-up: the parts of '" + asked.items[total] + "' are named twice");
    }
    for (auto const& [total, parts] : sums)
        for (auto const part : parts)
            if (sums.contains(part))
                throw examples::usage_error("--adds-up: '" + asked.items[part] + "' is a sum itself; expected its parts in its place");
    return sums;
}

/// For the owner, on standard error, or with a ledger as an error: an item that is the sum of others in every row, which nobody named as its
/// parts.  In the report it would tell what is withheld of one.  Of up to ten items, and from two rows on that are not 0.
void tell_of_unnamed_sums(request const& asked, pbo::items_read<std::uint64_t> const& read) {
    auto const n = asked.items.size();
    if (n < 3 || n > 10) return;
    auto const named = sums_of_items(asked);
    auto const adds_up = [&](std::size_t total, std::size_t parts) {
        std::size_t rows = 0;
        for (auto const& area : read.areas) {
            if (!area.figures[total].has_value()) continue;
            std::uint64_t left = *area.figures[total];
            bool all = true;
            for (std::size_t i = 0; i < n && all; ++i) {
                if ((parts >> i & 1U) == 0) continue;
                all = area.figures[i].has_value();
                if (all && *area.figures[i] > left) return false;
                if (all) left -= *area.figures[i];
            }
            if (!all) continue;
            if (left != 0) return false;
            rows += *area.figures[total] != 0 ? 1U : 0U;
        }
        return rows >= 2;
    };
    for (std::size_t total = 0; total < n; ++total) {
        if (named.contains(total)) continue;
        for (std::size_t parts = 0; parts < std::size_t{1} << n; ++parts) {
            if ((parts >> total & 1U) != 0 || std::has_single_bit(parts) || parts == 0 || !adds_up(total, parts)) continue;
            std::string sum;
            for (std::size_t i = 0; i < n; ++i)
                if ((parts >> i & 1U) != 0) sum += (sum.empty() ? "" : "+") + asked.items[i];
            auto const told = "in every row '" + pbo::detail::visible(asked.items[total]) + "' is the sum of others; if these are its parts, " +
                              pbo::detail::visible("--adds-up '" + asked.items[total] + "=" + sum + "'") +
                              " keeps small counts from following from one another";
            if (!asked.protecting.ledger.empty())
                throw std::runtime_error("--ledger: " + told + "; what is kept beside other reports must say so, and nothing is printed");
            std::cerr << "For the owner only: " << told << '\n';
            break;
        }
    }
}

/// The items and the columns that a leaf of the ledger is of: "E1|2010-11|A4.10|sex=f".
struct leaf_in_ledger {
    std::string item;
    std::vector<std::string> by;
};
leaf_in_ledger leaf_read(std::string const& name) {
    std::vector<std::string> fields;
    for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
        end = name.find('|', begin);
        fields.push_back(name.substr(begin, end == std::string::npos ? end : end - begin));
    }
    leaf_in_ledger leaf;
    if (fields.size() > 2) leaf.item = examples::text_of_part(fields[2]);
    for (std::size_t i = 3; i < fields.size(); ++i) leaf.by.push_back(examples::text_of_part(fields[i].substr(0, fields[i].find('='))));
    return leaf;
}
/// Two reports of items can be protected beside each other where it is known how their counts add up: they are by the same columns, and
/// some report has had all the items together, so that sums among them were looked for and named (--adds-up).
void refuse_what_the_ledger_cannot_join(request const& asked, std::vector<std::string> const& by) {
    std::set<std::string> all(asked.items.begin(), asked.items.end());
    auto const own = all;
    auto const in_words = [](std::vector<std::string> const& columns) {
        std::string text;
        for (auto const& one : columns) text += (text.empty() ? "" : " and ") + one;
        return text.empty() ? std::string("no column") : text;
    };
    std::vector<std::set<std::string>> together{own};
    for (auto const& one : examples::ledger_in(asked.protecting.ledger).releases) {
        if (one.title.find(", items, ") == std::string::npos) continue;
        auto& items = together.emplace_back();
        for (auto const& cell : one.cells)
            for (auto const& [name, times] : cell.leaves) {
                auto const leaf = leaf_read(name);
                if (leaf.by != by)
                    throw std::runtime_error("--ledger: '" + asked.protecting.ledger + "' has items by " + in_words(leaf.by) + ", and here they are by " +
                                             in_words(by) + ": how these add up is not kept. Print them by the same columns (--by), or only one of the two");
                if (!leaf.item.ends_with(" less its parts with figures")) items.insert(leaf.item);
            }
        all.insert(items.begin(), items.end());
    }
    if (std::find(together.begin(), together.end(), all) != together.end()) return;
    std::string missing;
    for (auto const& item : all)
        if (!own.contains(item)) missing += (missing.empty() ? "'" : "', '") + item;
    throw std::runtime_error("--ledger: '" + asked.protecting.ledger + "' has " + missing + "', which this report does not, and no report has had all these " +
                             "items together: whether one is a part of another is not known. Name them too (--item), and by --adds-up which are parts of which");
}

/// Withholds small items of areas and what they would follow from: other areas, since the sum stays that of all, and other items where
/// --adds-up says which they are parts of.  Gives the sums that may be shown, by period and item.
using sums_shown = std::map<std::pair<std::string, std::size_t>, figures>;
sums_shown withhold(request const& asked, pbo::items_read<std::uint64_t>& read, pbo::provenance const& from, examples::guarded_report& guarded) {
    using leaves = pbo::guarded_counts::leaves;
    auto const adding = sums_of_items(asked);
    auto by = asked.by;
    std::erase(by, "none");
    if (!asked.protecting.ledger.empty()) refuse_what_the_ledger_cannot_join(asked, by);
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> cells;          // of an area's item
    std::map<std::pair<std::string, std::size_t>, std::pair<std::uint64_t, leaves>> sums;
    for (std::size_t a = 0; a < read.areas.size(); ++a) {
        auto const& one = read.areas[a];
        std::string group = one.area.called;
        for (auto const& text : one.groups) group += "|" + text;
        auto const when = one.area.period.is_stated() ? one.area.period.text() : std::string();
        auto const whose = pbo::text_form<pbo::cassr_code>::write(one.area.council.cassr);
        auto const named = [&](std::string const& item) {
            auto name = leaf_of(whose.empty() ? one.area.council.ons.text() : whose, one.area.called, when, item);
            for (std::size_t g = 0; g < one.groups.size(); ++g) name += "|" + examples::leaf_part(by[g]) + "=" + examples::leaf_part(pbo::folded(one.groups[g]));
            return guarded.counts.leaf(name);
        };
        for (std::size_t i = 0; i < asked.items.size(); ++i) {
            auto const& count = one.figures[i];
            if (!count.has_value()) continue;
            leaves of{named(asked.items[i])};
            if (auto const parts = adding.find(i); parts != adding.end()) {
                std::uint64_t sum = 0;
                bool all = true;
                of.clear();
                for (auto const part : parts->second) {
                    all = all && one.figures[part].has_value();
                    if (!one.figures[part].has_value()) continue;
                    sum += *one.figures[part];
                    of.push_back(named(asked.items[part]));
                }
                if (all ? sum != *count : sum > *count)
                    throw std::runtime_error("--adds-up " + asked.items[i] + ": in '" + group + "' it is " + std::to_string(*count) +
                                             ", and its parts make " + std::to_string(sum) +
                                             "; counts that were rounded before do not add up, and are to be protected before that");
                if (!all) of.push_back(named(asked.items[i] + " less its parts with figures"));
                if (!asked.protecting.ledger.empty()) {
                    // Another report may know the item alone: it is the same people, and the ledger keeps that they are its parts.
                    leaves const alone{named(asked.items[i])};
                    guarded.counts.add_equality(group + ", " + asked.items[i] + (when.empty() ? "" : ", " + when) + ", is its parts", alone, of);
                    of = alone;
                }
            }
            auto& [sum, sum_of] = sums[{when, i}];
            sum += *count;
            sum_of.insert(sum_of.end(), of.begin(), of.end());
            cells[{a, i}] = guarded.counts.add(group + ", " + asked.items[i] + (when.empty() ? "" : ", " + when), *count, std::move(of));
        }
    }
    std::map<std::pair<std::string, std::size_t>, std::size_t> sum_cells;
    for (auto const& [at, sum] : sums)
        sum_cells[at] = guarded.counts.add("all areas, " + asked.items[at.second] + (at.first.empty() ? "" : ", " + at.first), sum.first, sum.second,
                                           pbo::stays::if_it_can);
    guarded.protect(from, "items");
    for (auto const& [at, cell] : cells) read.areas[at.first].figures[at.second] = guarded.shown(cell);
    sums_shown shown;
    for (auto const& [at, cell] : sum_cells) shown[at] = guarded.shown(cell);
    return shown;
}

constexpr std::string_view parts_not_named =
    "Nobody said which of these items are parts of another (--adds-up): each is protected by itself, and what is withheld of one may follow from the others.";
constexpr std::string_view totals_left_out = "Totals of the file's own are left out: what is withheld may follow from them.";

/// An area, or what the areas have together.
constexpr std::string_view sum_of_areas = "Sum of the areas with figures";
template <class T>
struct item_row {
    std::string ons_code{}, cassr_code{}, name{}, period{};
    std::vector<std::string> groups{};
    std::vector<pbo::figure<T>> figures{};
};

/// by: the columns that set rows of an area apart; many: whether there is more than one period.
template <class T>
pbo::described_columns<item_row<T>> item_columns(std::vector<std::string> const& items, std::vector<std::string> const& by, bool many) {
    using row = item_row<T>;
    using enum pbo::shown_as;
    pbo::described_columns<row> columns;
    columns.text("ons_code", "ONS code", &row::ons_code).text("cassr_code", "CASSR code", &row::cassr_code).key("name", "name", &row::name);
    columns.column({"period", many ? "period" : "", text, many ? pbo::shown_to::everyone : pbo::shown_to::programs, many}, &row::period);
    for (std::size_t g = 0; g < by.size(); ++g) columns.key(by[g], by[g], [g](row const& r) { return r.groups[g]; });
    for (std::size_t i = 0; i < items.size(); ++i)
        columns.column({items[i], items[i], std::same_as<T, double> ? number : count}, [i](row const& r) { return r.figures[i]; });
    return columns;
}

/// The sum of all of one period's rows in which every item is known, as parts that are of the same people.
item_row<std::uint64_t> sum_of_whole_rows(std::vector<item_row<std::uint64_t>> const& rows, item_row<std::uint64_t> sum) {
    auto const as_shown = sum.figures;
    sum.name = "Sum of the areas with every figure";
    bool any = false;
    for (auto const& r : rows) {
        if (r.name == sum_of_areas || r.period != sum.period || !std::all_of(r.figures.begin(), r.figures.end(), [](auto const& f) { return f.has_value(); })) continue;
        for (std::size_t i = 0; i < sum.figures.size(); ++i) sum.figures[i] = any ? pbo::detail::checked_sum(*sum.figures[i], *r.figures[i]) : *r.figures[i];
        any = true;
    }
    if (!any) sum.figures = std::vector<figures>(as_shown.size(), pbo::absence::not_available);
    return sum;
}

/// The items of each row as parts of their sum, a bar a row; where one is not known neither is the sum.
pbo::charts::stacked_plot stacked_of(std::vector<item_row<std::uint64_t>> const& rows, std::vector<std::string> const& items, bool many_periods,
                                     pbo::provenance const& from, std::vector<std::string> const& notes) {
    if (items.size() < 2 || items.size() > 4)
        throw examples::usage_error("--chart stacked: a bar has two to four items as its parts; --item is given " + std::to_string(items.size()) +
                                    (items.size() == 1 ? " time" : " times"));
    if (rows.size() > 30)
        throw std::runtime_error("--chart stacked: a picture has at most 30 bars; there are " + std::to_string(rows.size()) + "; --where chooses among the areas");
    struct part_of_row {
        std::string row, item;
        figures count, of;
        pbo::figure<double> share;
    };
    std::vector<std::string> all_together;
    std::vector<part_of_row> parts;
    for (auto const& row : rows) {
        bool const is_sum = row.name == sum_of_areas;
        auto const r = is_sum ? sum_of_whole_rows(rows, row) : row;
        auto called = r.name;
        for (auto const& group : r.groups)
            if (!group.empty()) called += ", " + group;
        if (many_periods) called += ", " + r.period;
        if (is_sum) all_together.push_back(called);
        figures of = std::uint64_t{0};
        for (auto const& one : r.figures) of = !of.has_value() ? of : !one.has_value() ? one : figures(pbo::detail::checked_sum(*of, *one));
        for (std::size_t i = 0; i < items.size(); ++i) {
            pbo::figure<double> share = of.has_value() ? pbo::figure<double>(pbo::absence::nothing_to_divide_by) : pbo::figure<double>(of.reason());
            if (of.has_value() && *of != 0) share = pbo::proportion(*r.figures[i], *of).value();
            parts.push_back({called, items[i], r.figures[i], of, share});
        }
    }
    pbo::described_columns<part_of_row> columns;
    columns.key("row", "row", &part_of_row::row)
        .key("item", "item", &part_of_row::item)
        .count("count", "count", &part_of_row::count)
        .base("of", "of", &part_of_row::of)
        .share("share", "share", &part_of_row::share);
    std::string measure = "Items";
    for (std::size_t i = 0; i < items.size(); ++i) measure += (i == 0 ? " " : ", ") + items[i];
    pbo::charts::stacked_columns how{.group = "row", .part = "item", .measure = measure + " as parts of their sum", .among = "in", .groups_are_names = true,
                                     .people = "counted"};
    if (all_together.size() == 1) how.whole = all_together.front();
    how.no_group = std::move(all_together);
    return pbo::charts::stacked_plot_of(columns.laid_out(measure, from, parts), how, notes);
}

/// Without a rule: how many rows have counts of few.
void warn_of_few(pbo::sheet& s, std::vector<std::vector<figures>> const& all) {
    auto const rows = std::count_if(all.begin(), all.end(), [](auto const& row) {
        return std::any_of(row.begin(), row.end(), [](auto const& f) { return f.has_value() && *f != 0 && *f < pbo::warnings::unprotected_base; });
    });
    if (rows != 0)
        s.warn("No disclosure rule was applied: " + std::to_string(rows) + (rows == 1 ? " row has a count" : " rows have counts") + " of 1 to " +
               std::to_string(pbo::warnings::unprotected_base - 1) + ", and people so few could be recognised. Do not publish " +
               (rows == 1 ? "it unless it is" : "them unless they are") + " in print already.");
}

/// A return as it is printed: the areas with their items, what they have together, and how that stands to the totals.
template <class T>
std::string report_of_items(request const& asked, pbo::read_options const& options) {
    auto [read, periods] = read_items<T>(asked, options);
    constexpr bool amounts = std::same_as<T, double>;
    bool const many = periods.size() > 1;
    auto by = asked.by;
    std::erase(by, "none");
    std::string names;
    for (auto const& item : asked.items) names += (names.empty() ? "" : ", ") + item;
    auto const counts = asked.protecting.wanted() && asked.protecting.rounds() ? std::string("counts, rounded") : std::string("counts as published");
    pbo::provenance from{.source = asked.source(), .period = "not stated",
                         .basis = "not take-up: items of a return, with no number of people eligible",
                         .level = "no intervals", .method = amounts ? "none: amounts as published" : "none: " + counts,
                         .rule = asked.protecting.wanted() ? asked.protecting.words() : "none applied: as in the source", .data = amounts ? "amounts as published" : counts};
    if (periods.begin()->is_stated()) from.period = periods.begin()->text() + (many ? " to " + periods.rbegin()->text() : "");
    from.rows = pbo::rows_in_words(read, options.where, read.totals.size());
    examples::guarded_report guarded(asked.protecting);
    sums_shown safe;
    auto const as_read = read;
    if constexpr (!amounts)
        if (asked.protecting.wanted()) {
            tell_of_unnamed_sums(asked, read);
            safe = withhold(asked, read, from, guarded);
            read.notes = examples::protection::notes_without_numbers(read.notes);
            if (asked.items.size() > 1 && asked.adds_up.empty()) read.notes.emplace_back(parts_not_named);
            if (!read.totals.empty()) read.notes.emplace_back(totals_left_out);
            read.notes.insert(read.notes.end(), guarded.notes().begin(), guarded.notes().end());
        }
    std::vector<item_row<T>> rows;
    std::vector<std::string> notes;
    for (auto const& when : periods) {
        auto const part = of_period(read, when), in_source = of_period(as_read, when);
        std::string const called = when.is_stated() ? when.text() : "";
        for (auto const& a : part.areas)
            rows.push_back({a.area.council.ons.text(), pbo::text_form<pbo::cassr_code>::write(a.area.council.cassr), a.area.called, called, a.groups, a.figures});
        item_row<T> sums{.name = asked.protecting.wanted() ? std::string("Sum of the areas shown or withheld") : std::string(sum_of_areas), .period = called, .groups = std::vector<std::string>(by.size())};
        for (std::size_t i = 0; i < asked.items.size(); ++i) {
            if constexpr (!amounts)
                if (auto const known = safe.find({called, i}); known != safe.end()) {
                    sums.figures.push_back(known->second);
                    continue;
                }
            sums.figures.emplace_back(shown_sum(pbo::sum_of(part, i).first, part.areas, [i](auto const& a) { return a.figures[i]; }));
        }
        rows.push_back(std::move(sums));
        std::string const in = many ? (called.empty() ? "Period not stated: " : called + ": ") : "";
        if (by.empty() && !asked.protecting.wanted())
            for (auto const& t : part.totals) notes.push_back(in + sentence_of(t, part, asked.items));
        for (std::size_t i = 0; i < asked.items.size(); ++i) {
            std::string without, withheld;
            for (std::size_t at = 0; at < part.areas.size(); ++at) {
                auto const& a = part.areas[at];
                if (a.figures[i].has_value()) continue;
                std::string group;
                for (auto const& one : a.groups) group += ", " + one;
                if (in_source.areas[at].figures[i].has_value()) {
                    withheld += (withheld.empty() ? "" : "; ") + a.area.called + group;
                    continue;
                }
                without += (without.empty() ? "" : ", ") + a.area.called + group + " (" + std::string(words(a.figures[i].reason())) +
                           (a.rows > 1 ? ", in at least one of its " + std::to_string(a.rows) + " rows)" : ")");
            }
            if (!withheld.empty()) notes.push_back(in + "Withheld by this rule, of " + asked.items[i] + ": " + withheld + ".");
            if (!without.empty()) notes.push_back(in + "Without a figure for " + asked.items[i] + ": " + without + ".");
        }
    }
    auto s = item_columns<T>(asked.items, by, many)
                 .laid_out((asked.items.size() == 1 ? "Item " : "Items ") + names, std::move(from), rows);
    for (auto& note : notes) s.warn(std::move(note));
    for (auto const& note : read.notes) s.warn(note);
    asked.rows.note_rows(s, s.from.rows, read.rejects.size());
    if constexpr (!amounts)
        if (!asked.protecting.wanted()) {
            std::vector<std::vector<figures>> of_areas;
            for (auto const& a : read.areas) of_areas.push_back(a.figures);
            warn_of_few(s, of_areas);
        }
    auto output = [&] {
        if constexpr (!amounts)
            if (examples::draws(asked.format))
                return examples::drawn(stacked_of(rows, asked.items, many, s.from, examples::rows_in_picture(asked.rows.where())), asked.format, s.notes());
        return examples::printed({s}, asked.format);
    }();
    asked.rows.write(read.rejects);
    guarded.write_ledger();
    return output;
}

/// The years together: a row a council, a column a year.
std::string report_of_years(request const& asked, std::vector<year_read> const& read) {
    struct line {
        std::string code, council;
        std::vector<figures> counts;
    };
    pbo::described_columns<line> columns;
    columns.text("cassr_code", "CASSR code", &line::code).text("council", "council", &line::council);
    std::string starred, items;
    bool plain = false;
    std::size_t without_star = 0;
    pbo::read_summary all;
    for (std::size_t i = 0; i < read.size(); ++i) {
        auto const& r = read[i];
        auto const& y = *r.layout;
        columns.count("direct_payments_" + std::string(y.year), std::string(y.year) + (y.comparable ? "" : " *"), [i](line const& l) { return l.counts[i]; });
        if (!y.comparable) starred += (starred.empty() ? "" : " and ") + std::string(y.year);
        without_star += y.comparable ? 1U : 0U;
        if (items.find(y.all_ages) == std::string::npos) items += (items.empty() ? "" : " and ") + std::string(y.all_ages);
        for (auto const& problem : r.summary.rejects)  // a row that is broken is met in each year of its file
            if (std::none_of(all.rejects.begin(), all.rejects.end(),
                             [&](auto const& known) { return known.message() == problem.message(); }))
                all.rejects.push_back(problem);
        all.counts.kept += r.summary.counts.kept;
    }
    all.counts.rejected = all.rejects.size();
    plain = without_star != 0;
    auto const at_the_end_of = [](std::string_view year) { return "31 March " + std::to_string(std::stoi(std::string(year.substr(0, 4))) + 1); };
    auto const first = at_the_end_of(read.front().layout->year), last = at_the_end_of(read.back().layout->year);
    std::map<std::string, std::size_t> by_code, by_name;
    std::vector<line> lines, totals;
    // A council is known by its code, and by its name where one of two files has no code.
    auto const line_of = [&](council_year const& c) -> line& {
        auto const name = pbo::folded(c.council);
        auto const coded = by_code.find(c.cassr_code), named = by_name.find(name);
        auto at = lines.size();
        if (!c.cassr_code.empty() && coded != by_code.end())
            at = coded->second;
        else if (named != by_name.end() && (c.cassr_code.empty() || lines[named->second].code.empty()))
            at = named->second;
        if (at == lines.size()) lines.push_back({c.cassr_code, c.council, std::vector<figures>(read.size())});
        if (lines[at].code.empty()) lines[at].code = c.cassr_code;
        if (!c.cassr_code.empty()) by_code.emplace(c.cassr_code, at);
        by_name.emplace(name, at);
        return lines[at];
    };
    std::vector<std::string> odd;
    std::vector<std::uint64_t> sums(read.size());
    std::vector<std::string> without(read.size());
    bool const protecting = asked.protecting.wanted();
    bool any_totals = false;
    for (std::size_t i = 0; i < read.size(); ++i) {
        any_totals = any_totals || !read[i].totals.empty();
        for (auto const& t : protecting ? std::vector<council_year>{} : read[i].totals) {  // as published
            auto known = std::find_if(totals.begin(), totals.end(), [&](line const& one) { return pbo::folded(one.council) == pbo::folded(t.council); });
            if (known == totals.end()) known = totals.insert(known, {"", t.council, std::vector<figures>(read.size())});
            known->counts[i] = t.all_ages;
        }
        for (auto const& c : read[i].councils) {
            line_of(c).counts[i] = c.all_ages;
            if (auto sentence = not_adding(c, *read[i].layout); !sentence.empty()) odd.push_back(std::move(sentence));
            if (c.all_ages.has_value())
                sums[i] += *c.all_ages;
            else
                without[i] += (without[i].empty() ? "" : ", ") + c.council;
        }
    }
    pbo::provenance const from{asked.source() + (items.find(' ') == std::string::npos ? " (item " : " (items ") + items + ")",
                               first == last ? first : first + " to " + last, "not take-up: this source has no number of people eligible", "user", "no intervals",
                               protecting && asked.protecting.rounds() ? "none: counts, rounded" : "none: counts as published",
                               protecting ? asked.protecting.words() + "; before, counts were rounded to the nearest 5 at the source"
                                          : "none applied: rounded to the nearest 5 at the source",
                               "complete count"};
    line total{"", protecting ? "Sum of the councils shown or withheld" : "Sum of the councils with figures", {}};
    examples::guarded_report guarded(asked.protecting);
    if (protecting) {
        std::vector<std::vector<std::size_t>> cells(lines.size());
        std::vector<std::size_t> sum_cells;
        for (std::size_t i = 0; i < read.size(); ++i) {
            std::string const year(read[i].layout->year);
            pbo::guarded_counts::leaves everybody;
            for (std::size_t c = 0; c < lines.size(); ++c) {
                auto const& count = lines[c].counts[i];
                if (!count.has_value()) continue;
                everybody.push_back(guarded.counts.leaf(leaf_of(lines[c].code, lines[c].council, year, std::string(read[i].layout->all_ages))));
                cells[c].push_back(guarded.counts.add(lines[c].council + ", " + year, *count, {everybody.back()}));
            }
            sum_cells.push_back(guarded.counts.add("all councils, " + year, sums[i], std::move(everybody), pbo::stays::if_it_can));
        }
        guarded.protect(from, "direct payments");
        for (std::size_t c = 0; c < lines.size(); ++c) {
            auto cell = cells[c].begin();
            for (auto& count : lines[c].counts)
                if (count.has_value()) count = guarded.shown(*cell++);
        }
        for (std::size_t i = 0; i < sums.size(); ++i)
            total.counts.push_back(std::any_of(read[i].councils.begin(), read[i].councils.end(), [](auto const& c) { return c.all_ages.has_value(); })
                                       ? guarded.shown(sum_cells[i])
                                       : shown_sum(sums[i], lines, [i](line const& c) { return c.counts[i]; }));
    }
    for (std::size_t i = 0; i < sums.size() && !protecting; ++i) total.counts.emplace_back(shown_sum(sums[i], lines, [i](line const& c) { return c.counts[i]; }));
    std::vector<std::vector<figures>> of_councils;
    for (auto const& l : lines) of_councils.push_back(l.counts);
    lines.insert(lines.end(), totals.begin(), totals.end());
    lines.push_back(std::move(total));
    auto s = columns.laid_out("Adults with a direct payment at 31 March", from, lines);
    s.from.rows = pbo::rows_in_words(all, {}) + (asked.rows.choose_rows() ? " by --where" : "");

    if (!starred.empty()) {
        bool const two = starred.find(' ') != std::string::npos;
        s.warn(std::string(two ? "The years marked *, " : "The year marked *, ") + starred + (two ? ", count" : ", counts") +
               " direct payments and personal budgets together" +
               (plain ? ": not comparable with 2011-12 and later, which count direct payments alone." : "; 2011-12 and later count direct payments alone."));
    }
    s.warn("Counts of people, not take-up: PSS-EX1 has no number of people eligible (home care, day care and meals count a person "
           "once for each service).");
    s.warn("Rounded to the nearest 5 at the source, so the sum of the councils is not the published figure for England.");
    for (std::size_t i = 0; i < read.size(); ++i)
        if (!without[i].empty()) s.warn("Without a figure in " + std::string(read[i].layout->year) + ", and not in its sum: " + without[i] + ".");
    std::string list;
    for (auto const& one : odd) list += (list.empty() ? "" : "; ") + one;
    if (protecting) {
        for (auto const& note : guarded.notes()) s.warn(note);
        if (any_totals) s.warn(std::string(totals_left_out));
    } else s.warn(odd.empty() ? std::string("In every council-year with all its figures the age bands add to all ages as far as rounding lets them.")
                       : std::to_string(odd.size()) + (odd.size() == 1 ? " council-year whose" : " council-years whose") +
                             " age bands cannot add to all ages by rounding alone, the sum of the bands against all ages: " + list + ".");
    for (auto const& r : read)
        for (auto const& note : protecting ? examples::protection::notes_without_numbers(r.summary.notes) : r.summary.notes) s.warn(asked.files.size() > 1 ? r.file + ": " + note : note);
    asked.rows.note_rows(s, s.from.rows, all.rejects.size());
    if (!protecting) warn_of_few(s, of_councils);
    auto output = examples::printed({s}, asked.format);
    asked.rows.write(all.rejects);
    guarded.write_ledger();
    return output;
}

std::string report(request const& asked) {
    asked.protecting.check();
    if (asked.protecting.wanted() && asked.amounts)
        throw examples::usage_error("--protect is of counts of people: whether a sum of money is one person's is told by what each person gets, "
                                    "which a return does not have");
    if (!asked.adds_up.empty() && !asked.protecting.wanted())
        throw examples::usage_error("--adds-up says what follows from what, beside what --protect withholds");
    if (examples::draws(asked.format) && (asked.items.empty() || asked.amounts))
        throw examples::usage_error("--chart stacked draws counts of several items, the parts of a bar: --item, two to four times, without --amounts");
    if (examples::draws(asked.format) && asked.protecting.wanted())
        throw examples::usage_error("--chart stacked draws every part of a bar, and --protect may withhold one: one of them is needed");
    if (!asked.items.empty()) {
        auto const options = asked.rows.options();
        return asked.amounts ? report_of_items<double>(asked, options) : report_of_items<std::uint64_t>(asked, options);
    }
    if (asked.amounts || !asked.period.empty() || !asked.by.empty() || !asked.adds_up.empty())
        throw examples::usage_error("--amounts, --adds-up, --period and --by go with --item: any items of a return");
    std::vector<year_read> all;
    for (auto const& file : asked.files)
        for (auto& one : read_years(file, asked)) {
            for (auto const& known : all)
                if (known.layout == one.layout)
                    throw pbo::input_error({{one.file, 0, {}}, std::string(one.layout->year), "every year once; it is in " + known.file + " too"});
            all.push_back(std::move(one));
        }
    std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.layout < b.layout; });
    return report_of_years(asked, all);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Adults with a direct payment, by council and year, from PSS-EX1", "direct_payment_counts");
    request asked;
    examples::add_read_file(options, "PSS_EX1", asked.files, "PSS-EX1, long (year,cassr_code,cassr,item,description,value) or as it is printed, a year a file; or with --item any return")->required();
    options.add_option("--item", asked.items, "Any return: the column of an item, such as A4.18; may be repeated");
    options.add_option("--key", asked.key, "As printed: the column with the area's code or name; the first unless given");
    options.add_option("--name", asked.name, "As printed: the column with the area's name; found by its heading unless given");
    options.add_option("--period", asked.period, "With --item: the column with the period, where rows are of several");
    options.add_option("--period-is", asked.period_is, "As printed: the period of the return, such as 2013-14, where its titles do not say it");
    options.add_option("--by", asked.by, "With --item: an area's rows are added up for each text of these columns, or for none of them (none)")->delimiter(',');
    options.add_flag("--amounts", asked.amounts, "With --item: amounts, of money for instance, not counts of people");
    options.add_option("--adds-up", asked.adds_up,
                       "With --item and --protect: an item that is the sum of others, TOTAL=PART+PART, such as A4.18=A4.10+A4.14; may be repeated");
    asked.rows.add_options(options);
    asked.protecting.add_options(options, true);
    asked.protecting.add_audit(options);
    asked.protecting.add_ledger(options);
    examples::add_format(options, asked.format, {"stacked"});
    examples::add_threads(options, asked.threads);
    examples::add_why_not_saved(options, "it reads returns of councils, several files of them, and no records of people.");
    examples::add_examples(options, {"PSS_EX1.csv",
                                     "PSS_EX1.csv --format csv --output counts.csv",
                                     "RETURN.csv --item A4.10 --item A4.14 --format svg --chart stacked --output ages.svg"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
