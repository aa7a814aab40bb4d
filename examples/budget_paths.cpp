// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How did people come by their budget?  Of a POET-style survey: the mode they wanted, were offered, and took, beside the council's
// default; how long they had had a budget; and what users and their carers, in pairs, say of the same conditions:
//
//     budget_paths [SURVEY.csv] [--period-is DAY] [--role user|carer] [--where COL=VALUE] [--table modes|time|pairs]
//                  [--format text|markdown|csv|json] [--rejects FILE] [--threads N]
//                  [--protect RULE[,RULE]] [--audit] [--ledger FILE]
//
// The survey is read once, from a pipe too, and no response is kept; pairs take memory for each respondent with an identifier.

#include "support/guarded_report.hpp"
#include "support/program.hpp"
#include "support/protecting.hpp"
#include "support/reading.hpp"
#include "support/rounded_note.hpp"
#include "support/row_options.hpp"
#include "support/shipped.hpp"

#include <pbo/domain/period.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/publish/linked_pairs_sheet.hpp>
#include <pbo/publish/mode_choice_sheet.hpp>
#include <pbo/publish/time_on_budget_sheet.hpp>
#include <pbo/read/rows_in_words.hpp>
#include <pbo/read/survey_of_roles.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace {

struct request {
    std::filesystem::path file = examples::shipped("synthetic_survey.csv");
    std::string period_is;
    std::string role;
    std::string table;
    examples::row_options rows;
    examples::protection protecting;
    examples::report_format format;
    unsigned threads = 1;

    [[nodiscard]] bool wants(std::string_view one) const { return table.empty() || table == one; }
};

using wish = std::optional<pbo::delivery_mode>;
using choices = pbo::mode_choice_table<wish>;
using pairs = pbo::detail::pair_finder<pbo::survey_response>;

/// What one person is counted in: the finest counts, of which all tables are sums.
struct kind_of_person {
    wish wanted;
    std::array<std::uint8_t, 6> choice{};  ///< of each row of the modes: not known, no, yes, not asked
    wish mode;
    std::optional<pbo::budget_duration> time{};
    std::string since{};  ///< the day of the first budget, where a ledger keeps what another report asks of another day

    friend auto operator<=>(kind_of_person const&, kind_of_person const&) = default;
    [[nodiscard]] std::string text() const {
        auto const spelled = [](wish const& w) { return w ? std::string(pbo::spelling(*w)) : std::string("not known"); };
        auto all = spelled(wanted) + "|" + spelled(mode) + "|";
        for (auto const c : choice) all += static_cast<char>('0' + c);
        return all + "|" + (!since.empty() ? since : time ? std::string(pbo::spelling(*time)) : std::string());
    }
};
enum : std::uint8_t { not_known, no, yes, not_asked };

/// What is counted of one role.
struct counted_role {
    choices::table_type::builder choice;
    std::map<wish, pbo::months_on_budget> time;
    std::map<kind_of_person, std::uint64_t> kinds;  ///< where counts are to be protected

    explicit counted_role(pbo::headings<6> const& names) : choice(names) {}

    void add(pbo::survey_response const& r, std::optional<pbo::date> const& day, examples::protection const& how) {
        auto const wanted = pbo::detail::mode_known(r.mode_wanted);
        if (how.wanted()) add_kind(r, wanted ? wish(*wanted) : wish(), day, !how.ledger.empty());
        auto& cells = choice[wanted ? wish(*wanted) : wish()].cells;
        std::apply([&](auto const&... indicator) { std::apply([&](auto&... cell) { (indicator.add(cell, r), ...); }, cells); },
                   pbo::detail::mode_indicators());
        if (day)
            time[r.mode].add(pbo::budget_duration_on(*day)(r), pbo::months_since(r.first_budget, *day).value_or(-1), 1);
    }
    void add_kind(pbo::survey_response const& r, wish const& wanted, std::optional<pbo::date> const& day, bool to_the_day) {
        kind_of_person kind{wanted, {}, r.mode};
        if (to_the_day) kind.since = r.first_budget.is_stated() ? r.first_budget.text() : "not stated";
        std::size_t i = 0;
        std::apply(
            [&](auto const&... indicator) {
                ([&](auto const& one) {
                    pbo::tally alone;
                    one.add(alone, r);
                    kind.choice[i++] = alone.trials() != 0 ? (alone.hits() == 0 ? no : yes) : alone.absent().total() != 0 ? not_known : not_asked;
                }(indicator),
                 ...);
            },
            pbo::detail::mode_indicators());
        if (day) kind.time = pbo::budget_duration_on(*day)(r);
        ++kinds[kind];
    }
    void take(counted_role&& next) {
        for (auto const& [kind, people] : next.kinds) kinds[kind] += people;
        auto const some = next.choice.freeze();
        for (auto const& [key, cell] : some) choice[key] += cell;
        for (auto const& [key, months] : next.time) time[key].add(months);
    }
};

pbo::headings<6> names_of_choices() {
    return std::apply([](auto const&... indicator) { return pbo::headings<6>{{indicator.name...}}; }, pbo::detail::mode_indicators());
}

struct counted_part {
    std::vector<counted_role> roles;
    pairs linked;
};

/// The counts of the tables, as they may be shown: first all tables tell theirs, then each asks for its cells.
class shown_tables {
public:
    explicit shown_tables(examples::protection const& how) : how_(&how), guarded_(how) {}

    void add_modes(std::string const& role, counted_role const& counted, std::vector<wish> const& wanted) {
        auto const rows = [&](std::string const& group, auto const& in) {
            for (std::size_t i = 0; i < 6; ++i) {
                auto const name = role + ", " + group + ", " + std::string(names_of_choices().names[i].view());
                auto const is = [&](auto const& states) {
                    return [&, states](kind_of_person const& k) { return in(k) && std::find(states.begin(), states.end(), k.choice[i]) != states.end(); };
                };
                auto const how = group == "all" ? pbo::stays::if_it_can : pbo::stays::as_it_comes;
                std::array const shares{add(role, name, counted, is(std::array{yes}), how), add(role, name + ", known", counted, is(std::array{no, yes}), how),
                                        add(role, name + ", not known", counted, is(std::array{not_known}), how)};
                guarded_.counts.add_share(shares[0], shares[1]);
                modes_[role].push_back(shares);
            }
        };
        for (auto const& one : wanted)
            rows(one ? std::string(pbo::spelling(*one)) : "wish not known", [one](kind_of_person const& k) { return k.wanted == one; });
        rows("all", [](kind_of_person const&) { return true; });
    }
    void add_time(std::string const& role, counted_role const& counted) {
        auto const row = [&](std::string const& group, auto const& in) {
            auto const how = group == "all" ? pbo::stays::if_it_can : pbo::stays::as_it_comes;
            auto const name = role + ", " + group + ", time: ";
            std::vector<std::size_t> numbers;
            for (auto const& [called, band] : bands())
                numbers.push_back(add(role, name + called, counted, [&, b = band](kind_of_person const& k) { return in(k) && k.time == b; }, how));
            numbers.push_back(add(role, name + "known", counted, [&](kind_of_person const& k) {
                return in(k) && k.time != pbo::budget_duration::not_yet && k.time != pbo::budget_duration::not_stated; }, how));
            for (std::size_t i = 0; i < 4; ++i) guarded_.counts.add_share(numbers[i], numbers.back());
            time_[role].push_back(std::move(numbers));
        };
        for (auto const& group : counted.time)
            row(group.first ? std::string(pbo::spelling(*group.first)) : "not known", [mode = group.first](kind_of_person const& k) { return k.mode == mode; });
        row("all", [](kind_of_person const&) { return true; });
    }
    void add_pairs(pbo::pairs_found const& found) {
        pbo::guarded_counts::leaves everybody;
        for (auto const& q : found.questions) {
            pbo::guarded_counts::leaves of, answered;
            std::vector<std::size_t> numbers;
            for (auto const& [what, n] : {std::pair("both", q.answers.both()), std::pair("user_only", q.answers.first_only()),
                                          std::pair("carer_only", q.answers.second_only()), std::pair("neither", q.answers.neither())}) {
                answered.push_back(guarded_.counts.leaf("pairs|" + std::string(q.name) + "|" + what));
                numbers.push_back(guarded_.counts.add("pairs, " + std::string(q.name) + ", " + what, n, {answered.back()}));
            }
            of = answered;
            of.push_back(guarded_.counts.leaf("pairs|" + std::string(q.name) + "|not answered"));
            numbers.push_back(guarded_.counts.add("pairs, " + std::string(q.name) + ", answered", q.answers.trials(), answered));
            numbers.push_back(guarded_.counts.add("pairs, " + std::string(q.name) + ", not answered", q.not_answered, {of.back()}));
            for (std::size_t i = 0; i < 4; ++i) guarded_.counts.add_share(numbers[i], numbers[4]);
            if (everybody.empty()) everybody = of;
            else guarded_.counts.add_equality("pairs, all of " + std::string(q.name), of, everybody);  // everybody is asked each question
            pairs_.push_back(std::move(numbers));
        }
    }
    void protect(pbo::provenance const& from) { guarded_.protect(from, "budget paths"); }
    [[nodiscard]] std::vector<std::string> const& notes() const { return guarded_.notes(); }
    void write_ledger() const { guarded_.write_ledger(); }

    [[nodiscard]] pbo::sheet modes(std::string const& role, pbo::sheet const& s) const {
        return examples::with_cells(s, [&](std::size_t row, std::string const& column) -> std::optional<pbo::sheet_cell> {
            auto const& [hits, base, absent] = modes_.at(role).at(row);
            auto const people = guarded_.shown(hits), known = guarded_.shown(base);
            if (column == "people") return people;
            if (column == "known") return known;
            if (column == "not_known") return guarded_.shown(absent);
            if (column != "share" && column != "interval" && column != "lower" && column != "upper") return std::nullopt;
            pbo::figure<double> share(pbo::absence::suppressed);
            pbo::figure<pbo::interval> limits(pbo::absence::suppressed);
            if (people && known && *known == 0) share = pbo::absence::nothing_to_divide_by;
            if (people && known && *known != 0) {
                auto const e = pbo::wilson(pbo::proportion(*people, *known));
                share = e.value;
                limits = e.limits;
            }
            if (column == "share") return share;
            if (column == "interval") return pbo::detail::limits_in_words(limits);
            return limits.transform([&](pbo::interval const& l) { return column == "lower" ? l.lower() : l.upper(); });
        });
    }
    [[nodiscard]] pbo::sheet time(std::string const& role, pbo::sheet const& s) const {
        return examples::with_cells(s, [&](std::size_t row, std::string const& column) -> std::optional<pbo::sheet_cell> {
            auto const& numbers = time_.at(role).at(row);
            auto const of_band = bands();
            for (std::size_t i = 0; i < of_band.size(); ++i)
                if (of_band[i].first == column) return guarded_.shown(numbers[i]);
            if (column == "known") return guarded_.shown(numbers.back());
            // A quartile tells how many are on either side of it.
            bool const all = std::all_of(numbers.begin(), numbers.begin() + 4, [&](std::size_t n) { return guarded_.shown(n).has_value(); });
            if (column.ends_with("_months") && (how_->rounds() || !all || !guarded_.shown(numbers.back()))) return pbo::figure<double>(pbo::absence::suppressed);
            return std::nullopt;
        });
    }
    [[nodiscard]] pbo::sheet linked(pbo::sheet const& s) const {
        return examples::with_cells(s, [&](std::size_t row, std::string const& column) -> std::optional<pbo::sheet_cell> {
            auto const& numbers = pairs_.at(row);
            static constexpr std::array<std::string_view, 6> counts{"both", "user_only", "carer_only", "neither", "answered", "not_answered"};
            for (std::size_t i = 0; i < counts.size(); ++i)
                if (counts[i] == column) return guarded_.shown(numbers[i]);
            bool const all = std::all_of(numbers.begin(), numbers.begin() + 5, [&](std::size_t n) { return guarded_.shown(n).has_value(); });
            if (all && !how_->rounds()) return std::nullopt;
            if (column == "difference" || column == "p" || column.ends_with("lower") || column.ends_with("upper"))
                return pbo::figure<double>(pbo::absence::suppressed);
            if (column.ends_with("interval")) return std::string(symbol(pbo::absence::suppressed));
            return std::nullopt;
        });
    }

private:
    [[nodiscard]] static std::array<std::pair<std::string, pbo::budget_duration>, 6> bands() {
        using enum pbo::budget_duration;
        return {{{"under_6_months", under_6_months}, {"months_6_to_11", from_6_months}, {"year_1", from_1_year},
                 {"years_2_or_more", from_2_years}, {"not_yet", not_yet}, {"not_stated", not_stated}}};
    }
    template <class In>
    std::size_t add(std::string const& role, std::string const& name, counted_role const& counted, In const& in, pbo::stays how) {
        std::uint64_t people = 0;
        pbo::guarded_counts::leaves of;
        for (auto const& [kind, n] : counted.kinds)
            if (in(kind)) {
                people += n;
                of.push_back(guarded_.counts.leaf(role + "|" + kind.text()));
            }
        return guarded_.counts.add(name, people, std::move(of), how);
    }

    examples::protection const* how_;
    examples::guarded_report guarded_;
    std::map<std::string, std::vector<std::array<std::size_t, 3>>> modes_;
    std::map<std::string, std::vector<std::vector<std::size_t>>> time_;
    std::vector<std::vector<std::size_t>> pairs_;
};

std::string report(request const& asked) {
    asked.protecting.check();
    bool const protecting = asked.protecting.wanted();
    std::optional<pbo::date> day;
    if (!asked.period_is.empty()) {
        auto const when = pbo::text_form<pbo::period>::read(asked.period_is);
        if (!when || !when->is_stated())
            throw examples::usage_error("--period-is: found '" + asked.period_is + "'; expected " + pbo::text_form<pbo::period>::expected());
        day = when->last_day();
    }
    if (asked.table == "time" && !day) throw examples::usage_error("--table time needs --period-is, the day on which it is asked");
    if (asked.table == "pairs" && !asked.role.empty())
        throw examples::usage_error("--table pairs is of users and carers: it goes without --role");
    std::vector<pbo::instrument> instruments;
    if (asked.role != "carer") instruments.push_back(pbo::poet_style_users());
    if (asked.role != "user") instruments.push_back(pbo::poet_style_carers());
    bool const with_pairs = instruments.size() == 2 && asked.wants("pairs");

    auto const options = asked.rows.options();
    auto const fresh = [&] {
        return counted_part{std::vector<counted_role>(instruments.size(), counted_role(names_of_choices())),
                            pairs(pbo::usual_pair_questions<pbo::survey_response>())};
    };
    auto all = fresh();
    auto const summary = examples::reading(asked.file, asked.threads, [&](auto const& runner) {
        return pbo::read_survey_of_roles(
            runner, {asked.file, instruments, options, asked.rows.unique()}, fresh,
            [&](counted_part& part, pbo::survey_response const& r) {
                part.roles[instruments.size() > 1 && r.role != instruments.front().role() ? 1 : 0].add(r, day, asked.protecting);
                if (with_pairs) part.linked.add(r);
            },
            [&all](counted_part&& part) {
                for (std::size_t i = 0; i < all.roles.size(); ++i) all.roles[i].take(std::move(part.roles[i]));
                all.linked.take(std::move(part.linked));
            });
    });

    pbo::provenance from{.source = examples::named(asked.file),
                         .period = asked.period_is.empty() ? "not stated in the survey" : asked.period_is,
                         .basis = "people with a personal budget who answered",
                         .rule = protecting ? asked.protecting.words() : "none applied: counts as in the survey",
                         .data = "sample",
                         .rows = protecting ? "not stated: they are people" : pbo::rows_in_words(summary, options.where)};
    std::vector<pbo::sheet> sheets;
    std::vector<std::function<pbo::sheet(pbo::sheet const&)>> as_shown;  // of each sheet
    shown_tables shown(asked.protecting);
    for (std::size_t i = 0; i < instruments.size(); ++i) {
        auto of_role = from;
        of_role.role = pbo::spelling(instruments[i].role());
        auto const called = ": " + of_role.role + "s";
        choices const c(all.roles[i].choice.freeze());
        if (c.counts().size() == 0) continue;  // nobody of this role
        if (asked.wants("modes")) {
            sheets.push_back(pbo::mode_choice_sheet(c, of_role));
            sheets.back().title += called;
            if (protecting) {
                std::vector<wish> wanted;
                for (auto const& group : c.counts()) wanted.push_back(group.key);
                shown.add_modes(of_role.role, all.roles[i], wanted);
                as_shown.emplace_back([&shown, role = of_role.role](pbo::sheet const& s) { return shown.modes(role, s); });
            }
        }
        if (!asked.wants("time") || !day) continue;
        pbo::time_on_budgets<wish> t{*day, {}};
        for (auto const& [mode, months] : all.roles[i].time) t.groups.push_back({mode, months});
        sheets.push_back(pbo::time_on_budget_sheet(t, of_role));
        sheets.back().title += called;
        if (protecting) {
            shown.add_time(of_role.role, all.roles[i]);
            as_shown.emplace_back([&shown, role = of_role.role](pbo::sheet const& s) { return shown.time(role, s); });
        }
    }
    if (with_pairs) {
        auto const found = pbo::detail::pairs_of(all.linked, {});
        bool const any = found.pairs + found.named_one_way + found.named_nobody != 0;
        if (asked.table == "pairs" || (any && !sheets.empty())) {
            sheets.push_back(pbo::linked_pairs_sheet(found, from));
            if (protecting) {
                shown.add_pairs(found);
                as_shown.emplace_back([&shown](pbo::sheet const& s) { return shown.linked(s); });
            }
        }
    }
    if (sheets.empty()) throw pbo::input_error({{summary.source, 0, {}}, {}, "at least one response" + std::string(asked.role.empty() ? "" : " with role " + asked.role)});
    if (protecting) {
        auto of_all = from;
        of_all.role = asked.role.empty() ? "users and carers, by name" : asked.role;
        shown.protect(of_all);
        for (std::size_t i = 0; i < sheets.size(); ++i) sheets[i] = as_shown[i](sheets[i]);
        for (auto const& note : shown.notes()) sheets.front().warn(note);
    }
    auto& first = sheets.front();
    if (asked.table.empty() && !day) first.warn("How long people had had a budget is asked for a day: --period-is DAY.");
    for (auto const& notes : {summary.notes, asked.rows.words_on_identifiers()})
        for (auto const& note : protecting ? examples::protection::notes_without_numbers(notes) : notes) first.warn(note);
    if (!protecting) asked.rows.note_rows(first, from.rows, summary.rejects.size());
    if (examples::says_synthetic(summary)) first.warn(examples::synthetic_warning(summary));
    if (asked.protecting.wanted() && asked.protecting.rounds()) {
        first.warn(examples::words_of_rounding("shares"));
        first.warn("Where counts are rounded, quartiles, differences, their limits and tests are withheld: they would tell the counts.");
    }
    std::string output;
    if (asked.format == "csv") {
        for (auto const& one : sheets) {  // one table of both roles, with one header
            auto const text = examples::printed({one}, asked.format);
            output += output.empty() ? text : text.substr(text.find('\n') + 1);
        }
    } else {
        output = examples::printed(sheets, asked.format);
    }
    asked.rows.write(summary.rejects);
    shown.write_ledger();
    return output;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Modes wanted, offered and taken, time on a budget, and pairs of users and carers, from a POET-style survey", "budget_paths");
    request asked;
    examples::add_read_file(options, "SURVEY", asked.file, "The survey, CSV; the shipped synthetic one unless given");
    options.add_option("--period-is", asked.period_is, "The day (or the period, whose last day it is) on which time on a budget is asked");
    options.add_option("--role", asked.role, "Only users or only carers")->check(CLI::IsMember({"user", "carer"}));
    options.add_option("--table", asked.table, "Only this table; CSV, which is one table, is of the modes unless asked otherwise")
        ->check(CLI::IsMember({"modes", "time", "pairs"}));
    examples::add_format(options, asked.format);
    asked.rows.add_options(options);
    asked.rows.add_unique(options);
    asked.protecting.add_options(options, true);
    asked.protecting.add_audit(options);
    asked.protecting.add_ledger(options);
    examples::add_threads(options, asked.threads);
    examples::add_why_not_saved(options, "pairs of users and carers are found by their identifiers, which no saved table has.");
    examples::add_examples(options, {"SURVEY.csv --period-is 2011-03-31",
                                     "SURVEY.csv --table pairs --format csv"});
    return examples::run(options, argc, argv, [&] {
        if (asked.format == "csv" && asked.table.empty()) asked.table = "modes";
        return report(asked);
    });
}
