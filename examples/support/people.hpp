// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_PEOPLE_HPP
#define PBO_EXAMPLES_SUPPORT_PEOPLE_HPP

// Records of people as a program is told of them: what a row is, which column must not repeat, what their columns are
// called; and the counting, in one reading, into the returns that the councils would have made of them, direct payments by age and
// weekly budgets by mode.

#include "program.hpp"
#include "reading.hpp"

#include <pbo/compare/newcombe.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/measure/cost_by_mode.hpp>
#include <pbo/measure/direct_payments_by_age.hpp>
#include <pbo/measure/take_up_of_people.hpp>
#include <pbo/publish/comparison_sheet.hpp>
#include <pbo/publish/local_criteria_sheet.hpp>
#include <pbo/read/people_file.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

namespace detail {

/// "1 person", "1,234 people" without the comma: as the notes of reports write counts.
inline std::string so_many(std::uint64_t n, std::string const& one, std::string const& many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

/// What became of the rows and of the people in them, a sentence each.
inline std::vector<std::string> sentences_of(pbo::people_counted const& n, bool services, pbo::period const& when) {
    std::vector<std::string> all;
    all.push_back("Counted from records of people, a row a " +
                  std::string(services ? "service: a person counts once in a council, with all their services together."
                                       : "person."));
    if (n.mechanism_unknown != 0)
        all.push_back("It is not known whether " + so_many(n.mechanism_unknown, "user has", "users have") + " a budget (mechanism unknown): " +
                      (n.mechanism_unknown == 1 ? "that user is" : "they are") + " among the people eligible and not among those with one, as in ASCOF.");
    if (n.carers_left_out != 0)
        all.push_back("It is not known whether " + so_many(n.carers_left_out, "carer has", "carers have") +
                      " a budget (mechanism unknown): " + (n.carers_left_out == 1 ? "that carer is" : "they are") + " left out, as in ASCOF.");
    if (n.not_applicable != 0)
        all.push_back(so_many(n.not_applicable, "person, to whom a budget does not apply, is", "people, to whom a budget does not apply, are") +
                      " not eligible and not counted.");
    if (n.other_role != 0)
        all.push_back(so_many(n.other_role, "row of a person of another role is", "rows of people of another role are") + " not counted.");
    if (n.other_days != 0)
        all.push_back(so_many(n.other_days, "row of support that was not given in this period is", "rows of support that was not given in this period are") +
                      " not counted.");
    if (!when.is_stated() && n.rows_with_days != 0)
        all.push_back(so_many(n.rows_with_days, "row says", "rows say") +
                      " from when or until when support was given, and " + (n.rows_with_days == 1 ? "was" : "were") +
                      " counted whatever the day: --period-is DAY counts who was supported on it.");
    return all;
}

/// What the councils would have returned: direct payments in part are among the direct payments.
inline std::vector<pbo::council_return> returns_of(pbo::take_up_table const& t) {
    std::vector<pbo::council_return> all;
    auto const& context = t.context();
    for (auto const& who : context.councils) {
        auto const& n = t[who.key()];
        all.push_back({.council = who,
                       .period = context.period,
                       .basis = context.basis,
                       .role = context.role,
                       .eligible = n.on_budget.trials(),
                       .personal_budgets = n.on_budget.hits(),
                       .direct_payment = n.direct_payments.hits(),
                       .part_direct_payment = std::uint64_t{0}});
    }
    return all;
}

/// What the library refuses, in the words of the options.
template <class Count>
auto named_for_programs(Count&& count) {
    try {
        return count();
    } catch (std::invalid_argument const& e) {
        std::string said = e.what();
        constexpr std::string_view origin = "pbo::take_up: ", select = ": select one, or users_and_carers";
        if (said.starts_with(origin)) said.erase(0, origin.size());
        if (said.ends_with(select))
            said.replace(said.size() - select.size(), select.size(), ": --role user, carer or users_and_carers says whose budgets are counted");
        throw std::runtime_error(said);
    }
}

}  // namespace detail

/// What was counted of a file of people.
struct people_read {
    std::vector<pbo::council_return> returns;  ///< of all periods
    pbo::period period;                        ///< the one to be reported
    pbo::role role = pbo::role::user;
    std::set<pbo::period> periods;
    pbo::read_summary summary;
    std::vector<std::string> notes;
    std::vector<std::string> notes_of_period;  ///< those of the notes that are of the reported period
    pbo::direct_payments_of_ages by_age;        ///< of the period to be reported
    pbo::weekly_budgets_of_modes weekly_budgets;
    bool services = false;
};

/// The tables of a report of people beside take-up: those of which the records say something, or the one asked for.
inline std::vector<pbo::sheet> sheets_of_people(people_read const& read, std::string const& wanted, pbo::provenance from,
                                                pbo::confidence_level level) {
    std::vector<pbo::sheet> all;
    from.whole.clear();
    auto const add = [&all, complete = from.data != "sample"](pbo::sheet made) {
        all.push_back(std::move(made));
        if (complete)
            all.back().warn("Complete count: what is printed is a fact of the counts. Intervals and p show how far it could move by chance "
                            "alone; they are not sampling error.");
    };
    auto const with_age = [](auto const& entry) { return entry.key != pbo::age_band::not_stated; };
    if (wanted != "cost" && (wanted == "age" || std::any_of(read.by_age.begin(), read.by_age.end(), with_age))) {
        from.indicator = "Direct payments by age";
        auto const found = pbo::share_by_age(read.by_age, pbo::newcombe, level);
        add(pbo::by_age_sheet(found, from, "Direct payments at 65 and over, and at 18 to 64"));
        all.back().warn("Of the people on personal budgets of each age, those with a direct payment, wholly or in part.");
        if (read.services && found[pbo::age_band::not_stated].trials() != 0)
            all.back().warn("A person whose rows state two age bands is in neither of the two.");
    }
    if (wanted == "age") return all;
    auto const costs = pbo::cost_by_mode(read.weekly_budgets, pbo::delivery_mode::managed_budget, level);
    if (wanted != "cost" && costs.all.n() == 0) return all;
    from.indicator = "Weekly budget by mode";
    auto const with_group = [](auto const& entry) { return std::get<1>(entry.key) != pbo::client_group::not_stated; };
    bool const groups = std::any_of(read.weekly_budgets.begin(), read.weekly_budgets.end(), with_group);
    add(pbo::cost_sheet(costs, from, groups ? "client groups" : "", level));
    if (auto const n = costs.mode_unknown.n() + costs.mode_unknown.absent().total(); n != 0)
        all.back().warn(detail::so_many(n, "person, of whose support the mechanism is", "people, of whose support the mechanism is") +
                        " unknown, " + (n == 1 ? "is" : "are") + " in no row.");
    return all;
}

class people_records {
public:
    void add_options(CLI::App& options) {
        options
            .add_option("--people", row_,
                        "The file has records of everybody eligible, not returns; a row is a person, or a service (then rows "
                        "of one person are put together by the column person)")
            ->check(CLI::IsMember({"person", "service"}));
        options.add_option("--unique", unique_,
                           "With --people person: a column of identifiers, each of which may appear once in a council; "
                           "a person who appears twice is an error, or with --rejects a reject");
        options.add_option("--column", columns_,
                           "With --people: what the file calls a column, NAME=HEADING, such as \"mechanism=Support mechanism\"; NAME is "
                           "person, role, ons_code, cassr_code, council, region, mechanism, age_band, client_group, weekly_budget_pence, from, "
                           "until or period; may be repeated");
        add_table(options);
    }
    /// How a report is made of people who are counted.
    void add_table(CLI::App& options) {
        options
            .add_option("--table", table_,
                        "With --people: only this table, take-up, direct payments by age or weekly budgets by mode; otherwise all of which the "
                        "records say something, and in CSV, which is one table, take_up")
            ->check(CLI::IsMember({"take_up", "age", "cost"}));
    }
    /// The column of identifiers, or nothing.
    [[nodiscard]] std::string const& unique() const { return unique_; }
    /// The table asked for, or nothing.
    [[nodiscard]] std::string const& table() const { return table_; }
    [[nodiscard]] bool wanted() const { return !row_.empty(); }
    void must_not_be_half_named() const {
        if (!unique_.empty() || !columns_.empty() || !table_.empty())
            throw usage_error(std::string(!unique_.empty() ? "--unique" : !columns_.empty() ? "--column" : "--table") + " is for records of people: --people person or --people service");
    }

    /// Throws usage_error for a table that there is not, where a row is a service.
    void must_be_of_people(bool services) const {
        if (services && table_ == "cost")
            throw usage_error("--table cost is of a row a person: where a row is a service, nobody can tell whether its amount is the "
                              "service's or the person's");
    }

    /// stated is the period to be reported, where it is not the one that alone is counted; the latest where nobody says.
    [[nodiscard]] people_read counted(std::filesystem::path const& file, unsigned threads, pbo::read_options options, pbo::eligibility_basis basis,
                                      pbo::take_up_selection const& only, std::optional<pbo::period> const& stated) const {
        bool const services = row_ == "service";
        must_be_of_people(services);
        if (services && !unique_.empty())
            throw usage_error("--unique is for a row a person: with --people service a person's rows are put together by the column person");
        std::string names;
        pbo::for_each_column<pbo::supported_person>([&names](auto const& c) { names.append(", ").append(c.name); });
        names += ',';
        for (auto const& text : columns_) {
            auto const equals = text.find('=');
            if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
                throw usage_error("--column takes NAME=HEADING, such as \"mechanism=Support mechanism\", not '" + text + "'");
            if (auto const name = text.substr(0, equals); names.find(", " + name + ",") == std::string::npos)
                throw usage_error("--column: there is no '" + name + "' in records of people; expected one of " + names.substr(2, names.size() - 3));
            if (!options.columns.emplace(text.substr(0, equals), text.substr(equals + 1)).second)
                throw usage_error("--column: '" + text.substr(0, equals) + "' is named twice");
        }
        bool const amounts_named = options.columns.contains("weekly_budget_pence");
        pbo::people_file const people{.file = file,
                                      .options = std::move(options),
                                      .unique = unique_,
                                      .role = only.role,
                                      .period = only.period,
                                      .identified = services};
        auto const counted = reading(file, threads, [&](auto const& runner) {
            return detail::named_for_programs([&] {
                return pbo::take_up_by_period(runner, people, basis, only,
                                              services ? pbo::people_rows::one_a_service : pbo::people_rows::one_a_person);
            });
        });
        people_read all;
        all.services = services;
        all.summary = counted.files().front();
        for (auto const& [when, table] : counted) all.periods.insert(when);
        all.period = stated.value_or(counted.rbegin()->first);
        auto const found = counted.find(all.period);
        if (found == counted.end()) {
            std::string texts;
            for (auto const& [when, table] : counted) texts += (texts.empty() ? "" : ", ") + (when.is_stated() ? when.text() : "none stated");
            throw std::runtime_error("--period-is: nobody in the records is of " + all.period.text() + "; the periods there are: " + texts);
        }
        all.role = found->second.context().role;
        all.by_age = found->second.by_age();
        all.weekly_budgets = found->second.weekly_budgets();
        all.notes = detail::sentences_of(found->second.people(), services, all.period);
        all.notes_of_period.assign(all.notes.begin() + 1, all.notes.end());  // the first is of all
        if (services && (amounts_named || has_column(all.summary, {"weekly_budget_pence"})))
            all.notes.emplace_back("Weekly budgets were not counted: where a row is a service, nobody can tell whether its amount is the service's "
                                   "or the person's.");
        if (!services)
            all.notes.push_back(unique_.empty() ? "Identifiers were not compared: somebody who appears twice is counted twice; --unique COLUMN refuses them."
                                                : "Identifiers were compared (column '" + unique_ + "'): nobody is counted twice in a council.");
        all.notes.insert(all.notes.end(), all.summary.notes.begin(), all.summary.notes.end());
        for (auto const& [when, table] : counted) {
            auto of_period = detail::returns_of(table);
            all.returns.insert(all.returns.end(), of_period.begin(), of_period.end());
        }
        return all;
    }

private:
    std::string row_, unique_, table_;
    std::vector<std::string> columns_;
};

}  // namespace examples

#endif
