// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "outcome_report.hpp"

#include "any_questionnaire.hpp"
#include "guarded_answers.hpp"
#include "reading.hpp"
#include "rounded_note.hpp"
#include "saved_table.hpp"

#include <pbo/core/detail/reused_states.hpp>
#include <pbo/count/detail/answer_builder.hpp>
#include <pbo/count/portable.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/interval/parse_method.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/protected_audit.hpp>
#include <pbo/measure/protected_outcomes.hpp>
#include <pbo/publish/charts/likert.hpp>
#include <pbo/publish/charts/likert_panels.hpp>
#include <pbo/publish/charts/stacked.hpp>
#include <pbo/publish/modes_sheet.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/page_figure.hpp>
#include <pbo/read/survey_of_roles.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace {

using request = examples::outcome_request;
using examples::councils_met;
using examples::outcome_group;

/// Whose answers are counted together: the council, where it is asked for, and the positions of all other keys, a byte each.
using group_key = std::tuple<pbo::council_key, std::uint32_t>;
using counted_answers = pbo::table<group_key, pbo::answer_counts<>, pbo::instrument>;
enum : unsigned { mode_at = 0, age_at = 8, client_group_at = 16, role_at = 24 };

template <class E>
std::uint32_t placed(E value, unsigned at) {
    return static_cast<std::uint32_t>(value) << at;
}
template <class E>
E value_at(group_key const& key, unsigned at) {
    return static_cast<E>(std::get<1>(key) >> at & 0xFFU);
}
template <class E>
std::pair<std::size_t, std::string> place_and_words(E value) {
    return {static_cast<std::size_t>(value), std::string(pbo::spelling(value))};
}

/// How a response is counted: which of its keys are asked for.
class wanted_keys {
public:
    explicit wanted_keys(std::vector<std::string> const& keys) {
        for (auto const& key : keys) {
            if (key == "council") council_ = true;
            else mask_ |= 0xFFU << (key == "mode" ? mode_at : key == "age_band" ? age_at : key == "client_group" ? client_group_at : role_at);
        }
    }
    [[nodiscard]] bool council() const { return council_; }
    [[nodiscard]] group_key of(pbo::survey_response const& r) const {
        auto const all = placed(r.mode, mode_at) | placed(r.age_band, age_at) | placed(r.client_group, client_group_at) | placed(r.role, role_at);
        return {council_ ? r.council.key() : pbo::council_key(), all & mask_};
    }

private:
    bool council_ = false;
    std::uint32_t mask_ = 0;
};

/// The counts with their keys in words, as they are saved.
pbo::outcome_table<outcome_group> by_words(counted_answers const& counted) {
    pbo::table<outcome_group, pbo::answer_counts<>, pbo::instrument>::builder cells(counted.context());
    for (auto const& [key, answers] : counted)
        cells[{std::get<0>(key), value_at<pbo::delivery_mode>(key, mode_at), value_at<pbo::age_band>(key, age_at),
               value_at<pbo::client_group>(key, client_group_at), value_at<pbo::role>(key, role_at)}] = answers;
    return pbo::outcome_table<outcome_group>(cells.freeze());
}

/// All roles of a file in one reading; no response is kept.
examples::outcomes_counted counted_in(request const& asked, std::filesystem::path const& file, std::vector<pbo::instrument> const& instruments,
                                      std::vector<pbo::input_problem>& rejects) {
    auto options = asked.rows.options();
    options.allow_no_rows = true;
    for (auto const& key : asked.keys()) options.needed.push_back(key == "council" ? examples::council_columns() : std::vector{key});
    auto told_apart = asked.keys();
    if (asked.of_modes()) told_apart.emplace_back("mode");
    wanted_keys const keys(told_apart);

    using builder = pbo::detail::answer_builder<group_key>;
    struct part_counted {
        std::vector<builder> roles;
        councils_met councils;
    };
    pbo::detail::reused_states<part_counted> parts;
    std::vector<counted_answers::builder> roles(instruments.begin(), instruments.end());
    examples::outcomes_counted all{.by = asked.keys(), .of_modes = asked.of_modes(), .role = asked.role, .where = asked.rows.where(),
                                   .unique = asked.rows.unique(), .rejects = asked.rows.rejects()};
    auto summary = examples::reading(file, asked.threads, [&](auto const& runner) {
        return pbo::read_survey_of_roles(
            runner, {file, instruments, options, asked.rows.unique()},
            [&] {
                auto part = parts.take();
                part.roles.resize(instruments.size());
                return part;
            },
            [&](part_counted& part, pbo::survey_response const& r) {
                if (keys.council()) part.councils.add(r.council);
                part.roles[instruments.size() > 1 && r.role != instruments.front().role() ? 1 : 0].add(keys.of(r), r.answers);
            },
            [&](part_counted&& part) {
                for (std::size_t i = 0; i < roles.size(); ++i) part.roles[i].move_into<pbo::instrument>(roles[i]);
                all.councils.add(part.councils);
                parts.give_back(std::move(part));
            });
    });
    for (auto& counted : roles) all.roles.push_back(by_words(counted.freeze()));
    rejects.insert(rejects.end(), summary.rejects.begin(), summary.rejects.end());
    auto const content = examples::fingerprint_of(all);
    all.files = examples::files_counted({examples::named(file), content, summary.counts,
                                         examples::says_synthetic(summary), examples::are_shipped(summary), std::move(summary.absent_columns),
                                         std::move(summary.notes)});
    return all;
}

/// Where a group stands among those of a key, and what it is called there.
std::pair<std::size_t, std::string> part_of(outcome_group const& group, std::string const& name, councils_met const& councils) {
    if (name == "mode") return place_and_words(std::get<pbo::delivery_mode>(group));
    if (name == "age_band") return place_and_words(std::get<pbo::age_band>(group));
    if (name == "client_group") return place_and_words(std::get<pbo::client_group>(group));
    return name == "role" ? place_and_words(std::get<pbo::role>(group)) : councils.part(std::get<pbo::council_key>(group));
}

/// How the people of each group of the one key take their budgets, or all of them.
std::vector<pbo::group_of_modes> modes_of(pbo::outcome_table<outcome_group> const& outcomes, std::vector<std::string> const& keys,
                                          councils_met const& councils) {
    std::map<std::size_t, pbo::group_of_modes> ordered;
    for (auto const& [key, answers] : outcomes.counts()) {
        auto const way = pbo::way_of_taking(std::get<pbo::delivery_mode>(key));
        if (!way) continue;
        auto const [place, text] = keys.empty() ? std::pair(std::size_t{0}, std::string(pbo::all_groups)) : part_of(key, keys.front(), councils);
        auto& group = ordered[place];
        group.name = text;
        std::array<std::uint64_t, 3> more{};
        more[*way] = answers.sheets();
        group.counts += pbo::category_counts<3>(more);
    }
    std::vector<pbo::group_of_modes> groups;
    for (auto& [place, group] : ordered) groups.push_back(std::move(group));
    return groups;
}

/// Tells the relations of the modes of one role.
examples::guarded_modes guarded_modes_of(examples::guarded_report& guarded, pbo::outcome_table<outcome_group> const& outcomes,
                                         std::vector<std::string> const& keys, councils_met const& councils, bool beside_others) {
    std::map<std::size_t, examples::group_of_people> ordered;
    for (auto const& [key, answers] : outcomes.counts()) {
        auto const [place, text] = keys.empty() ? std::pair(std::size_t{0}, std::string(pbo::all_groups)) : part_of(key, keys.front(), councils);
        ordered[place].name = text;
        ordered[place].add(pbo::way_of_taking(std::get<pbo::delivery_mode>(key)), answers.sheets());
    }
    std::vector<examples::group_of_people> groups;
    for (auto const& [place, group] : ordered) groups.push_back(group);
    examples::guarded_modes all(guarded, std::string(pbo::spelling(outcomes.questions().role())), keys.empty() ? "group" : keys.front());
    all.add(groups, beside_others);
    return all;
}

/// In the order of the keys asked for: enumerations have their own, councils that of the file.
std::vector<pbo::reported_group> groups_of(pbo::outcome_table<outcome_group> const& outcomes, std::vector<std::string> const& keys,
                                           councils_met const& councils, examples::protection const& protecting) {
    std::map<std::vector<std::size_t>, pbo::reported_group> ordered;
    for (auto const& [key, cell] : outcomes.counts()) {
        std::vector<std::size_t> places;
        std::vector<std::string> texts;
        for (auto const& name : keys) {
            auto [place, text] = part_of(key, name, councils);
            places.push_back(place);
            texts.push_back(std::move(text));
        }
        pbo::reported_group group{std::move(texts), outcomes[key], {}, 0};
        if (protecting.wanted()) group.shown = pbo::protected_outcomes(group.outcomes, protecting.rule());
        ordered.emplace(std::move(places), std::move(group));
    }
    std::vector<pbo::reported_group> groups;
    for (auto& [places, group] : ordered) groups.push_back(std::move(group));
    return groups;
}

/// What the people of one role answered, in the groups to be shown.
struct role_counted {
    pbo::instrument const* instrument;
    std::string rows;  ///< which rows of the file they are
    std::vector<pbo::reported_group> groups;
    std::vector<pbo::sheet> more;  ///< of questions of several answers
    std::vector<pbo::group_of_modes> modes{};
    std::vector<pbo::shown_modes> shown_modes{};  ///< as they may be shown
};

/// What a report says of the reading, wherever it was done.
struct reading_told {
    std::string source;     ///< the file or files
    std::string synthetic;  ///< what is to be said of invented data
    std::uint64_t rejected = 0;
    std::vector<pbo::input_problem> rejects{};
};

pbo::provenance provenance_of(request const& asked, std::string const& source, pbo::role whose, std::string const& rows) {
    return {.source = source,
            .period = "not stated in the survey",
            .basis = asked.instrument.empty() ? "people with a personal budget who answered" : "people who answered",
            .role = std::string(pbo::spelling(whose)),
            .rule = asked.protecting.wanted() ? asked.protecting.words() : "none applied: counts as in the survey",
            .data = "sample",
            .rows = asked.protecting.wanted() ? "not stated: they are people" : rows};
}

/// Of a reading of all roles, the rows of one: those of another are left out of its report.
std::string rows_of(request const& asked, pbo::read_summary read, pbo::instrument const& of, std::uint64_t people) {
    read.counts.filtered += read.counts.kept - people;
    read.counts.kept = people;
    return asked.rows.rows_of_role(read, of.role());
}

/// In how many rows of the groups something is withheld.
std::size_t rows_that_withhold(std::vector<pbo::reported_group> const& groups) {
    std::size_t rows = 0;
    for (auto const& group : groups)
        rows += static_cast<std::size_t>(
            std::count_if(group.shown.begin(), group.shown.end(), [](pbo::shown_outcome const& o) { return o.withholds(); }));
    return rows;
}

/// What an attacker can tell of every count that is withheld, for the owner, on standard error.
void tell_audit(request const& asked, std::string const& source, role_counted const& role) {
    using enum pbo::shown_as;
    std::vector<pbo::sheet_column> columns;
    for (auto const& key : asked.keys()) columns.push_back({.name = key, .title = key, .is_key = true});
    columns.insert(columns.end(), {{.name = "area", .title = "area of life", .is_key = true}, {"count", "withheld"},
                                   {"least", "at least", count}, {"most", "at most", count}});
    auto from = provenance_of(asked, source, role.instrument->role(), role.rows);
    pbo::sheet s("What can be told of the counts that are withheld (for the owner only)", from, std::move(columns));
    auto const rule = asked.protecting.rule();
    for (auto const& group : role.groups) {
        auto const audit = pbo::audit_of(group.shown, rule, group.least_asked);
        for (std::size_t i = 0; i < audit.size(); ++i) {
            auto const tell = [&](std::string what, pbo::figure<std::uint64_t> const& shown, pbo::count_limits const& limits) {
                if (shown) return;
                std::vector<pbo::sheet_cell> row(group.keys.begin(), group.keys.end());
                row.emplace_back(role.instrument->areas()[i].title);
                row.emplace_back(std::move(what));
                row.emplace_back(pbo::figure<std::uint64_t>(limits.least));
                row.emplace_back(limits.most ? pbo::figure<std::uint64_t>(*limits.most) : pbo::absence::not_available);
                s.add_row(std::move(row));
            };
            auto const& shown = group.shown[i];
            tell("asked", shown.asked, audit[i].asked);
            tell("answered", shown.answered, audit[i].answered);
            tell("n/a", shown.not_applicable, audit[i].not_applicable);
            tell("missing", shown.missing, audit[i].missing);
            tell("better", shown.better, audit[i].better);
            tell("no difference", shown.no_difference, audit[i].no_difference);
            tell("worse", shown.worse, audit[i].worse);
        }
    }
    s.warn("The limits of whoever knows everything that is shown, how the counts add up, and that nobody is counted less than zero times; "
           "[x] where nothing bounds a count. Who knows the rule knows as well that what is withheld is small, or follows from what is.");
    std::cerr << pbo::text_table(s) << '\n';
}

constexpr std::size_t most_panels = 12;
constexpr std::size_t most_bars = 29;  // beside that of all together

/// The modes of one role as bars, with the words of people for its groups.
pbo::charts::stacked_plot stacked_of(request const& asked, pbo::sheet const& modes, pbo::confidence_level level,
                                     std::vector<std::string> const& notes) {
    auto const keys = asked.keys();
    auto const key = keys.empty() ? std::string("group") : keys.front();
    pbo::charts::stacked_columns how{.group = key, .part = "mode", .whole = std::string(pbo::all_groups)};
    how.measure = "How people take their personal budget";
    if (!keys.empty()) how.measure += key == "age_band" ? ", by age" : key == "client_group" ? ", by client group" : ", by " + key;
    how.among = key == "council" ? "in" : key == "age_band" ? "at" : "among";
    how.called = {{std::string(pbo::all_groups), "Everyone"}, {"direct_payment", "Direct payment"}, {"managed_budget", "Managed budget"},
                  {"other_or_not_stated", "Other or not stated"}};
    how.groups_are_names = key == "council";
    for (auto const& row : modes.rows()) {
        auto const& name = std::get<std::string>(row.front());
        if (name != pbo::all_groups) how.called.emplace_back(name, pbo::charts::group_in_words(key, name));
    }
    how.no_group = {"not_stated", "not stated"};
    how.level = level;
    return pbo::charts::stacked_plot_of(modes, how, notes);
}

/// guarded is nothing where each group is protected by itself.
std::string report_of(request const& asked, std::vector<role_counted> const& roles, examples::guarded_report const* guarded,
                      reading_told const& read, std::vector<std::string> const& all_notes, pbo::any_interval_method const& method, pbo::confidence_level level) {
    std::string out;
    std::vector<pbo::sheet> sheets;
    bool anybody = false;
    bool const any_scale = std::any_of(roles.begin(), roles.end(), [](auto const& role) { return role.instrument != nullptr; });
    std::string const table = !asked.table.empty() || asked.format != "csv" ? asked.table : any_scale ? "outcomes" : "several";
    auto const wants = [&table](std::string_view one) { return table.empty() || table == one; };
    auto notes = asked.protecting.wanted() ? examples::protection::notes_without_numbers(all_notes) : all_notes;
    if (guarded != nullptr) notes.insert(notes.end(), guarded->notes().begin(), guarded->notes().end());
    if (asked.protecting.wanted() && asked.protecting.rounds()) notes.push_back(examples::words_of_rounding(guarded == nullptr ? "shares and verdicts" : "shares"));
    std::vector<std::string> in_picture = examples::rows_in_picture(asked.rows.where());
    if (!read.synthetic.empty()) in_picture.emplace_back(read.synthetic);
    if (asked.protecting.wanted() && asked.protecting.rounds()) in_picture.emplace_back(examples::rounded_in_picture);
    std::vector<pbo::page_figure> figures;
    for (auto const& role : roles) {
        std::vector<pbo::sheet> theirs;
        if (role.instrument != nullptr) {
            auto const from = provenance_of(asked, read.source, role.instrument->role(), role.rows);
            std::string const& name = role.instrument->name();
            if (wants("outcomes")) {
                theirs.push_back(pbo::outcome_sheet("Outcomes: " + name, asked.keys(), role.groups, from, method, level));
                if (asked.protecting.wanted() && guarded == nullptr) theirs.back().warn(examples::protection::words_of_answers(rows_that_withhold(role.groups)));
            }
            if (asked.of_modes()) {
                auto const keys = asked.keys();
                auto const group = keys.empty() ? std::string("group") : keys.front();
                auto const title = "How people take their personal budget: " + name;
                if (asked.protecting.wanted()) {
                    theirs.push_back(pbo::shown_modes_sheet(role.shown_modes, group, from, method, level, title));
                    if (auto const few = theirs.back().rows_with_bases_under(pbo::warnings::small_base); few != 0)
                        theirs.back().warn(pbo::warnings::small_bases(few));
                } else {
                    theirs.push_back(pbo::modes_sheet(role.modes, group, from, method, level, {}, title));
                }
            }
            if (asked.protecting.audit && guarded == nullptr) tell_audit(asked, read.source, role);
            if (wants("majority"))
                theirs.push_back(pbo::majority_sheet("In how many areas a majority is better: " + name, asked.keys(), role.groups, from, method, level));
        }
        if (wants("several"))
            theirs.insert(theirs.end(), role.more.begin(), role.more.end());
        else if (asked.table.empty())
            for (auto const& one : role.more)
                std::cerr << "note: CSV is one table; '" << one.title << "' is another: --table several\n";
        if (theirs.empty()) continue;
        if (!asked.instrument.empty()) examples::say_if_self_selected(theirs);
        if (!anybody)
            for (auto const& note : notes) theirs.front().warn(note);
        if (!asked.protecting.wanted()) asked.rows.note_rows(theirs.front(), role.rows, read.rejected);
        if (!read.synthetic.empty()) theirs.front().warn(read.synthetic);
        if (asked.format == "csv")
            for (auto const& one : theirs) {
                auto const text = examples::printed({one}, asked.format);
                out += out.empty() ? text : text.substr(text.find('\n') + 1);  // one header for both roles
            }
        if (asked.format == "html" && role.instrument != nullptr && asked.of_modes() && role.modes.size() <= most_bars)
            figures.push_back(pbo::figure_of(stacked_of(asked, theirs.front(), level, in_picture), "stacked-" + std::string(pbo::spelling(role.instrument->role()))));
        if (asked.format == "html" && role.instrument != nullptr && role.groups.size() == 1 && wants("outcomes"))
            figures.push_back(pbo::figure_of(pbo::charts::likert_plot_of(theirs.front(), in_picture), "likert-" + std::string(pbo::spelling(role.instrument->role()))));
        if (asked.format == "html" && role.instrument != nullptr && role.groups.size() > 1 && role.groups.size() <= most_panels && wants("outcomes"))
            figures.push_back(pbo::figure_of(pbo::charts::likert_panels_of(theirs.front(), asked.keys(), in_picture),
                                             "likert-panels-" + std::string(pbo::spelling(role.instrument->role()))));
        sheets.insert(sheets.end(), theirs.begin(), theirs.end());
        anybody = true;
    }
    if (!roles.empty() && !anybody)
        throw std::runtime_error("--table " + asked.table + ": no question " +
                                 (asked.table == "several" ? "to which a person may give several answers" : "with a scale") + " was asked");
    asked.rows.write(read.rejects);
    if (!anybody)
        throw pbo::input_error({{read.source, 0, {}}, {}, "at least one response" + std::string(asked.rows.choose_rows() ? " that --where keeps" : "") +
                                                                     (asked.role.empty() ? "" : " with role " + asked.role)});
    if (asked.format.chart == "stacked") {
        if (sheets.size() != 1) throw examples::usage_error("--chart stacked draws one role: --role chooses it");
        if (roles.front().modes.size() > most_bars)
            throw std::runtime_error("--chart stacked: a picture has at most " + std::to_string(most_bars) + " bars, and there are " +
                                     std::to_string(roles.front().modes.size()) + " groups; --where chooses among them");
        return examples::drawn(stacked_of(asked, sheets.front(), level, in_picture), asked.format, sheets.front().notes());
    }
    if (examples::draws(asked.format)) {
        if (!wants("outcomes"))
            throw examples::usage_error("--chart draws the outcomes; --table " + asked.table + " has no picture");
        if (roles.size() != 1 || roles.front().instrument == nullptr) throw examples::usage_error("--chart likert draws one role: --role chooses it");
        if (auto const groups = roles.front().groups.size(); groups > most_panels)
            throw std::runtime_error("--chart likert: a panel for each of at most " + std::to_string(most_panels) + " groups, and there are " +
                                     std::to_string(groups) + "; --where chooses among them");
        if (roles.front().groups.size() > 1)
            return examples::drawn(pbo::charts::likert_panels_of(sheets.front(), asked.keys(), in_picture), asked.format, sheets.front().notes());
        return examples::drawn(pbo::charts::likert_plot_of(sheets.front(), in_picture), asked.format, sheets.front().notes());
    }
    if (asked.format == "html") return examples::as_page(sheets, figures);
    return asked.format == "csv" ? out : examples::printed(sheets, asked.format);
}

/// The provenance of all roles together.
pbo::provenance of_all(request const& asked, std::string const& source, std::vector<role_counted> const& roles) {
    auto from = provenance_of(asked, source, pbo::role::user, {});
    from.role.clear();
    for (auto const& role : roles)
        if (role.instrument != nullptr) from.role += (from.role.empty() ? "" : " and ") + std::string(pbo::spelling(role.instrument->role()));
    return from;
}

/// Beside what was released before: the outcomes of all roles, with what protected_outcomes shows of them.
void protect_beside_ledger(request const& asked, pbo::provenance const& from, std::vector<role_counted>& roles, examples::guarded_report& guarded) {
    std::vector<examples::guarded_outcomes> all;
    if (asked.keys().size() > 1)
        throw examples::usage_error("--ledger knows what reports by one column have in common: it goes without --by of two or more");
    for (auto const& role : roles) {
        if (role.instrument == nullptr || !role.more.empty())
            throw examples::usage_error("--ledger keeps outcomes and modes: questions to which a person may give several answers go without it");
        all.emplace_back(guarded, std::string(pbo::spelling(role.instrument->role())), asked.keys());
        all.back().add(*role.instrument, role.groups);
    }
    guarded.protect(from, "outcomes");
    for (std::size_t i = 0; i < roles.size(); ++i) all[i].show(roles[i].groups);
}

/// Any questionnaire, or any columns of the file: each role in a reading of its own.
std::string report_of_any(request const& asked) {
    auto const method = pbo::parse_method(asked.method);
    pbo::confidence_level const level{asked.level};
    auto const questionnaire = examples::questionnaire_from(asked.instrument, asked.role);
    auto options = asked.rows.options();
    options.allow_no_rows = true;
    examples::read_again file(asked.files.front());
    auto const source = examples::named(asked.files.front());
    std::vector<std::unique_ptr<examples::counted_answers_of>> kept;  // what the roles look into
    std::vector<role_counted> roles;
    pbo::read_summary all;
    auto notes = questionnaire.notes;
    pbo::detail::identifier_lines lines;  // of all roles
    for (auto const& role : questionnaire.roles) {
        auto theirs = options;
        for (auto const& code : questionnaire.codes)
            if (examples::asks(role, code.column)) theirs.maps.push_back(code);
        kept.push_back(std::make_unique<examples::counted_answers_of>(file.source(), role, asked.keys(), theirs, asked.rows.unique(), lines));
        auto const& counted = *kept.back();
        for (auto const& note : counted.summary().notes)
            if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
        auto rejects = std::move(all.rejects);
        for (auto const& r : counted.summary().rejects)
            if (std::none_of(rejects.begin(), rejects.end(), [&](auto const& known) { return known.place.line == r.place.line; }))
                rejects.push_back(r);
        all = counted.summary();
        all.rejects = std::move(rejects);
        if (counted.groups().empty()) continue;
        auto const rows = asked.rows.rows_of_role(counted.summary(), role.role);
        roles.push_back({role.instrument ? &*role.instrument : nullptr, rows, counted.reported(asked.protecting),
                         counted.sheets_of_several(provenance_of(asked, source, role.role, rows), asked.protecting, method, level)});
    }
    std::sort(all.rejects.begin(), all.rejects.end(), [](auto const& a, auto const& b) { return a.place.line < b.place.line; });
    for (auto const& note : asked.rows.words_on_identifiers()) notes.push_back(note);
    auto const rejected = all.rejects.size();
    examples::guarded_report guarded(asked.protecting);
    guarded.rows_are_in(asked.files, asked.rows.options());
    bool const beside = !asked.protecting.ledger.empty();
    if (beside) protect_beside_ledger(asked, of_all(asked, source, roles), roles, guarded);
    auto output = report_of(asked, roles, beside ? &guarded : nullptr,
                     {source, examples::says_synthetic(all) ? examples::synthetic_warning(all) : std::string(), rejected, std::move(all.rejects)},
                     notes, method, level);
    guarded.write_ledger();
    return output;
}

bool built_in(std::string const& key) {
    return key == "mode" || key == "council" || key == "role" || key == "age_band" || key == "client_group" || key == "none";
}

/// What is wrong with a request before anything is read.
void refuse_what_cannot_be(request const& asked) {
    asked.protecting.check();  // a rule that there is not is told before anything is read
    if (!asked.protecting.ledger.empty() && asked.rows.choose_rows())
        throw examples::usage_error("--ledger knows the people of the whole file: it goes without --where");
    if (asked.protecting.rounded_together() && !asked.of_modes())
        throw examples::usage_error("--protect: controlled:N rounds counts and their sums together, and a table of outcomes prints no such sums; round:N "
                                    "rounds each count, and --table modes has both");
    if (asked.format.chart == "stacked" && !asked.of_modes()) throw examples::usage_error("--chart stacked draws the modes: --table modes");
    if (!asked.of_modes()) return;
    auto const keys = asked.keys();
    if (!asked.instrument.empty() || keys.size() > 1 || (!keys.empty() && (keys.front() == "mode" || !built_in(keys.front()))))
        throw examples::usage_error("--table modes is of people by one column, or of all together: --by council, role, age_band or client_group; "
                                    "it goes without --instrument");
    if (asked.format.chart == "likert") throw examples::usage_error("--chart likert draws the outcomes; the modes are drawn by --chart stacked");
}

/// Rows that were rejected are quoted only where they have just been read.
std::string report_of_counted(request const& asked, examples::outcomes_counted const& counted, std::vector<pbo::input_problem> rejects) {
    auto const method = pbo::parse_method(asked.method);
    pbo::confidence_level const level{asked.level};
    auto const summary = counted.files.summary();
    std::vector<role_counted> roles;
    for (auto const& outcomes : counted.roles) {
        if (outcomes.size() == 0) continue;
        std::uint64_t people = 0;
        for (auto const& [key, answers] : outcomes.counts()) people += answers.sheets();
        roles.push_back({&outcomes.questions(), rows_of(asked, summary, outcomes.questions(), people),
                         asked.of_modes() ? std::vector<pbo::reported_group>{} : groups_of(outcomes, asked.keys(), counted.councils, asked.protecting),
                         {}, asked.of_modes() ? modes_of(outcomes, asked.keys(), counted.councils) : std::vector<pbo::group_of_modes>{}});
    }
    auto notes = counted.files.notes();
    for (auto& note : counted.councils.notes()) notes.push_back(std::move(note));
    for (auto const& note : counted.words_on_identifiers()) notes.push_back(note);
    examples::guarded_report guarded(asked.protecting);
    guarded.rows_are_in(asked.files, asked.rows.options());
    bool const beside = !asked.protecting.ledger.empty(), guards_modes = asked.of_modes() && asked.protecting.wanted();
    if (guards_modes) {
        std::vector<examples::guarded_modes> all;
        for (auto const& outcomes : counted.roles)
            if (outcomes.size() != 0) all.push_back(guarded_modes_of(guarded, outcomes, asked.keys(), counted.councils, beside));
        guarded.protect(of_all(asked, summary.source, roles), "modes");
        for (std::size_t i = 0; i < roles.size(); ++i) roles[i].shown_modes = all[i].shown();
    } else if (beside) {
        protect_beside_ledger(asked, of_all(asked, summary.source, roles), roles, guarded);
    }
    auto output = report_of(asked, roles, beside || guards_modes ? &guarded : nullptr, {summary.source, counted.files.words_on_synthetic(), summary.counts.rejected, std::move(rejects)}, notes,
                            method, level);
    examples::save_table(asked.save, counted);
    guarded.write_ledger();
    return output;
}

}  // namespace

void examples::add_outcome_options(CLI::App& options, outcome_request& asked) {
    options.add_option("--method", asked.method, "The interval's method, by its code name")->capture_default_str();
    options.add_option("--level", asked.level, "The confidence level")->capture_default_str();
    options.add_option("--table", asked.table, "Only this table; CSV, which is one table, is of the outcomes unless asked otherwise")
        ->check(CLI::IsMember({"outcomes", "majority", "modes", "several"}));
    add_format(options, asked.format, {"likert", "stacked"});
    asked.protecting.add_options(options, true);
    asked.protecting.add_audit(options);
    asked.protecting.add_ledger(options);
    add_save(options, asked.save);
}

void examples::refuse_outcome_request(outcome_request const& asked) {
    static_cast<void>(as_asked("--method", [&] { return pbo::parse_method(asked.method); }));
    static_cast<void>(as_asked("--level", [&] { return pbo::confidence_level{asked.level}; }));
    refuse_what_cannot_be(asked);
}

std::string examples::outcome_report(outcome_request const& asked) {
    refuse_outcome_request(asked);
    if (!asked.instrument.empty() || !std::all_of(asked.by.begin(), asked.by.end(), built_in)) {
        std::string const with = !asked.instrument.empty() ? "--instrument" : "--by of a column that is not mode, council, role, age_band or client_group";
        if (asked.files.size() > 1) throw usage_error(with + " takes one file");
        if (!asked.save.empty()) throw usage_error("--save keeps the answers to the built-in questionnaires; it goes without " + with);
        return report_of_any(asked);
    }
    auto all = outcomes_in(asked, asked.files.front());
    for (std::size_t i = 1; i < asked.files.size(); ++i) all.add(outcomes_in(asked, asked.files[i]));
    return outcome_report(asked, std::move(all));
}

examples::outcomes_in_files examples::outcomes_in(outcome_request const& asked, std::filesystem::path const& file) {
    std::vector<pbo::instrument> instruments;
    if (asked.role != "carer") instruments.push_back(pbo::poet_style_users());
    if (asked.role != "user") instruments.push_back(pbo::poet_style_carers());
    outcomes_in_files one;
    one.counts = counted_in(asked, file, instruments, one.rejects);
    return one;
}

std::string examples::outcome_report(outcome_request const& asked, outcomes_in_files all) {
    return report_of_counted(asked, all.counts, std::move(all.rejects));
}

std::string examples::outcome_report(outcome_request asked, outcomes_counted const& counted) {
    asked.by = counted.by.empty() ? std::vector<std::string>{"none"} : counted.by;
    asked.role = counted.role;
    asked.rows.were(counted.where, counted.unique, counted.rejects);
    asked.files.clear();
    if (asked.table.empty() && counted.of_modes) asked.table = "modes";
    if (asked.of_modes() != counted.of_modes)
        throw usage_error(counted.of_modes ? "the counts were saved for --table modes, and no other table can be made of them"
                                           : "--table modes: the counts were saved without it, and do not tell the modes apart");
    refuse_outcome_request(asked);
    return report_of_counted(asked, counted, {});
}
