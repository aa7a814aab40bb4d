// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_PUBLISHED_AREAS_HPP
#define PBO_READ_DETAIL_PUBLISHED_AREAS_HPP

// Who does a row of a published table speak of?  The columns that say it are named by the layout or found by the
// headings that releases use; what was found so is said in a note, and so is a heading that differs from one of them by
// a letter.

#include <pbo/core/detail/alike.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/read/detail/region_compared.hpp>
#include <pbo/read/detail/regions_of_areas.hpp>
#include <pbo/read/detail/table_text.hpp>
#include <pbo/read/published_layout.hpp>
#include <pbo/read/published_row.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

class published_areas {
public:
    /// Throws input_error for a column that the layout names and the file does not have.
    template <class = detail::when_called>
    published_areas(table_text const& table, published_layout const& layout) : table_(&table) {
        key_ = layout.across && layout.key.empty() ? 0 : table.column(layout.key);
        name_ = one_of(layout.name, "--name", "name",
                       {"area", "council", "name", "cassr", "area_name", "area name", "la_name", "cassr_name",
                        "council name", "geographical description", "area description", "location"});
        ons_ =
            one_of({}, {}, "code", {"ons_code", "ons code", "area code", "area_code", "new_la_code", "ons area code"});
        cassr_ = one_of({}, {}, "code", {"cassr_code", "la_code", "cassr code", "council code"});
        region_ = one_of(layout.region, "--region", "region", {"region", "region_name", "region name"});
        period_ = one_of(layout.period, "--period", "period", {"period"});
        basis_ = one_of({}, {}, "basis", {"basis"});
        role_ = one_of({}, {}, "role", {"role"});
        auto const called = folded(table.header()[key_]);
        if (!layout.across && !called.empty() && cassr_ != key_ && called.find("cassr") == std::string::npos && has_codes_alone())
            code_heading_ = table.header()[key_];
        level_ = table.first_of(
            {"level", "geographic_level", "geographical level", "geography level", "area type", "area_type"});
        country_ = table.first_of({"country_name", "country"});
        indicator_ = table.first_of({"indicator name", "indicator_name", "measure group description", "indicator"});
        if (!layout.regions.empty()) regions_ = regions_of_areas(layout.regions);
        if (layout.period.empty() && !period_) find_period();
        note_what_was_found(layout);
    }

    [[nodiscard]] std::size_t key() const noexcept { return key_; }
    /// What a column of indicators says of a row; empty where the file has none.
    template <class = detail::when_called>
    [[nodiscard]] std::string indicator(std::size_t r) const {
        return indicator_ ? table_->cell(r, *indicator_) : std::string();
    }
    /// What the file calls its short codes of areas, where these are not known to be CASSR codes; else empty.
    [[nodiscard]] std::string const& code_heading() const noexcept { return code_heading_; }
    [[nodiscard]] bool has_period() const noexcept { return period_.has_value(); }
    [[nodiscard]] std::vector<std::string> const& notes() const noexcept { return notes_; }
    /// Whether a column says who, when or where, so that it tells apart what two rows count only by the way.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::size_t> columns() const {
        std::vector<std::size_t> all{key_};
        for (auto const& one : {name_, ons_, cassr_, region_, period_, basis_, role_, level_})
            if (one) all.push_back(*one);
        return all;
    }

    /// Throws input_error for a period that is none.
    template <class = detail::when_called>
    [[nodiscard]] published_row read(std::size_t r) const {
        published_row one;
        one.row = r;
        one.line = table_->rows()[r].line;
        auto key = table_->cell(r, key_);
        // "901 - Alphashire" is a code and a name in one cell.
        std::string name = name_ ? table_->cell(r, *name_) : key;
        if (auto const dash = key.find(" - "); dash != std::string::npos && cassr_code::parsed(key.substr(0, dash))) {
            if (!name_ || *name_ == key_) name = key.substr(dash + 3);
            key.resize(dash);
        }
        key = capitals_of_code(key);
        // The key decides which area it is; the other columns say more about it where they hold codes.
        if (ons_)
            if (auto const code = ons_code::parsed(capitals_of_code(table_->cell(r, *ons_)))) one.council.ons = *code;
        if (cassr_)
            if (auto const code = cassr_code::parsed(table_->cell(r, *cassr_))) one.council.cassr = *code;
        if (auto const code = ons_code::parsed(key))
            one.council.ons = *code;
        else if (auto const council = cassr_code::parsed(key))
            one.council.cassr = *council;
        one.called = name.empty() ? key : name;
        one.is = recognised(r, key, name);
        if (one.is.level == area_level::area) one.council.name = council_name(one.called);
        if (level_) one.kind = table_->cell(r, *level_);
        set_region(one, r);
        if (period_) {
            auto const when = text_form<period>::read(table_->cell(r, *period_));
            if (!when)
                throw input_error(
                    {table_->place(r, *period_), shown_text(table_->cell(r, *period_)), text_form<period>::expected()});
            one.period = *when;
        }
        if (basis_) one.basis = table_->cell(r, *basis_);
        if (role_) one.role = table_->cell(r, *role_);
        return one;
    }

private:
    /// The column that is named, or else the first that has one of the headings that releases use.
    template <class = detail::when_called>
    std::optional<std::size_t> one_of(std::string const& named, std::string_view option, std::string_view what,
                                      std::initializer_list<std::string_view> usual) {
        if (!named.empty()) return table_->column(named);
        auto const found = table_->first_of(usual);
        if (!found) {
            for (auto name : usual) looked_for_.push_back(name);
        } else if (!option.empty() && *found != key_ && folded(table_->header()[*found]) != what) {
            guesses_ += (guesses_.empty() ? "" : ", ") + std::string(what) + " from '" +
                        shown_text(table_->header()[*found]) + "' (" + std::string(option) + ")";
        }
        return found;
    }

    /// A column that has a usual heading of periods is the period's where all rows are of one; rows of several are told.
    template <class = detail::when_called>
    void find_period() {
        auto const found = table_->first_of({"time period", "time_period", "financial year", "financial_year", "fiscal year",
                                             "fiscal_year", "reporting period", "year"});
        if (!found || *found == key_ || table_->rows().empty()) return;
        auto const called = shown_text(table_->header()[*found]);
        std::set<period> there;
        for (std::size_t r = 0; r < table_->rows().size(); ++r) {
            auto const when = text_form<period>::read(table_->cell(r, *found));
            if (!when || !when->is_stated()) return;
            there.insert(*when);
        }
        if (there.size() == 1) {
            period_ = found;
            guesses_ += (guesses_.empty() ? "" : ", ") + std::string("period from '") + called + "' (--period)";
        } else {
            notes_.push_back("The rows are of " + std::to_string(there.size()) + " periods by their column '" + called + "', from " +
                             there.begin()->text() + " to " + there.rbegin()->text() +
                             "; they were not told apart by it (--period).");
        }
    }

    /// Whether nothing but short codes stands in the column of the key.
    template <class = detail::when_called>
    [[nodiscard]] bool has_codes_alone() const {
        bool some = false;
        for (std::size_t r = 0; r < table_->rows().size(); ++r) {
            auto const& text = table_->cell(r, key_);
            if (text.empty() || ons_code::parsed(capitals_of_code(text))) continue;
            if (!cassr_code::parsed(text)) return false;
            some = true;
        }
        return some;
    }

    template <class = detail::when_called>
    void note_what_was_found(published_layout const& layout) {
        if (!guesses_.empty()) notes_.push_back("Columns found by their headings: " + guesses_ + ".");
        for (auto const& heading : table_->header())
            for (auto name : looked_for_) {
                auto const compared = folded(heading);
                if (compared == folded(layout.numerator) || compared == folded(layout.denominator) ||
                    !mistyped(compared, name))
                    continue;
                notes_.push_back("The column '" + shown_text(heading) + "' was not read; if it is the column '" +
                                 std::string(name) + "', its heading has a typing error.");
                break;
            }
    }

    template <class = detail::when_called>
    [[nodiscard]] static std::string capitals_of_code(std::string text) {
        bool const code =
            text.size() == 9 && std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (code && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
        return text;
    }

    /// By codes, then by the column of levels, then by name.
    template <class = detail::when_called>
    [[nodiscard]] area_recognised recognised(std::size_t r, std::string const& key, std::string const& name) const {
        if (auto const by_key = level_of_code(key)) return named(*by_key, name);
        if (ons_)
            if (auto const by_code = level_of_code(capitals_of_code(table_->cell(r, *ons_))))
                return named(*by_code, name);
        auto const by_name = level_of_name(name.empty() ? key : name);
        auto const level = level_ ? level_of_word(table_->cell(r, *level_)) : area_level::area;
        if (level == area_level::area) return by_name;
        if (level == area_level::nation && by_name.level != area_level::nation) {
            auto const country = level_of_name(country_ ? table_->cell(r, *country_) : table_->cell(r, *level_));
            return {area_level::nation, country.level == area_level::nation ? country.name : std::string()};
        }
        return level == area_level::group ? area_recognised{level, region_compared(name.empty() ? region_of(r) : name)}
               : level == area_level::nation ? by_name
                                             : area_recognised{level, {}};
    }
    template <class = detail::when_called>
    [[nodiscard]] static area_recognised named(area_recognised found, std::string const& name) {
        if (found.level == area_level::group && !name.empty()) found.name = region_compared(name);
        return found;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string region_of(std::size_t r) const {
        return region_ ? table_->cell(r, *region_) : std::string();
    }

    template <class = detail::when_called>
    void set_region(published_row& one, std::size_t r) const {
        if (auto const known = regions_.find(one.council, one.called))
            one.council.region = *known;
        else if (region_)
            one.council.region = table_->cell(r, *region_);
        if (one.called.empty()) one.called = one.is.level == area_level::group ? region_of(r) : one.is.name;
    }

    table_text const* table_;
    std::size_t key_ = 0;
    std::optional<std::size_t> name_, ons_, cassr_, region_, period_, basis_, role_, level_, country_, indicator_;
    regions_of_areas regions_;
    std::vector<std::string_view> looked_for_;
    std::string guesses_, code_heading_;
    std::vector<std::string> notes_;
};

}  // namespace pbo::detail

#endif
