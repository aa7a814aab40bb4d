// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "comparison_report.hpp"

#include "answer_relations.hpp"
#include "any_questionnaire.hpp"
#include "guarded_comparisons.hpp"
#include "program.hpp"
#include "protecting.hpp"
#include "reading.hpp"
#include "rounded_note.hpp"
#include "row_options.hpp"
#include "saved_table.hpp"
#include "shipped.hpp"

#include <pbo/domain/poet_style.hpp>
#include <pbo/measure/compare_outcomes.hpp>
#include <pbo/measure/compare_within_strata.hpp>
#include <pbo/measure/direct_payments_by_age.hpp>
#include <pbo/measure/protected_comparison.hpp>
#include <pbo/measure/variation.hpp>
#include <pbo/publish/charts/forest.hpp>
#include <pbo/publish/charts/forest_panels.hpp>
#include <pbo/publish/charts/stacked.hpp>
#include <pbo/publish/comparison_sheet.hpp>
#include <pbo/publish/page_figure.hpp>
#include <pbo/publish/variation_sheet.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/survey_files.hpp>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace {

using request = examples::comparison_request;
using examples::held;

held how_held(pbo::survey_response const& r) {
    if (r.mode == pbo::delivery_mode::direct_payment && r.managed_by == pbo::money_manager::self) return held::by_the_person;
    return r.mode == pbo::delivery_mode::managed_budget ? held::managed : held::otherwise;
}

/// What a report says of the reading, wherever it was done.
struct reading_told {
    pbo::read_summary summary;
    std::string synthetic;
    std::vector<pbo::input_problem> rejects;
    examples::comparison_counted const* kept = nullptr;  ///< what may be saved
};
reading_told told_of(pbo::read_summary const& read) {
    return {read, examples::says_synthetic(read) ? examples::synthetic_warning(read) : std::string(), read.rejects};
}

/// Which rows were read.
void tell_rows(request const& asked, reading_told const& read, pbo::sheet& s) {
    if (!asked.protecting.wanted()) asked.rows.note_rows(s, s.from.rows, read.summary.counts.rejected);
}

/// The report, when the file of rejected rows, the counts and the ledger are written: whole or not at all.
std::string written_beside(request const& asked, reading_told const& read, examples::guarded_comparisons const& guarded, std::string output) {
    asked.rows.write(read.rejects);
    if (read.kept != nullptr) examples::save_table(asked.save, *read.kept);
    guarded.report.write_ledger();
    return output;
}

/// Two groups area by area, of whom nothing is shown that the rule withholds.
pbo::sheet two_compared(request const& asked, examples::guarded_comparisons const& guarded, pbo::outcome_comparison const& c, pbo::provenance const& from,
                        std::string const& title) {
    if (!asked.protecting.wanted()) return pbo::comparison_sheet(c, from, title);
    auto const found = guarded.shown(c);
    auto s = pbo::comparison_sheet(found.comparison, from, title, found.withheld);
    s.warn(examples::protection::words_of_answers(found.areas_withheld()));
    return s;
}

/// The notes of the reading that may stand beside the report.
void tell_notes(request const& asked, std::vector<std::string> const& notes, pbo::sheet& s) {
    for (auto const& note : asked.protecting.wanted() ? examples::protection::notes_without_numbers(notes) : notes) s.warn(note);
}

/// The group that an option names, of those that the column has.
std::string group_called(std::string const& option, std::string const& text, std::string const& column,
                         std::vector<std::pair<std::string, examples::counted_answers_of::group const*>> const& groups) {
    auto const meant = examples::group_of(column, text);
    std::string all;
    for (auto const& [key, one] : groups) {
        if (one->texts.front().key == meant.key) return key;
        all += (all.empty() ? "'" : ", '") + pbo::detail::shown_text(one->texts.front().called) + "'";
    }
    throw std::runtime_error(option + ": no row has '" + text + "' in the column '" + column + "'; there are " + all);
}

/// What a ledger says of the report, beside its first sheet.
void tell_ledger(examples::guarded_comparisons const& guarded, pbo::sheet& s) {
    for (auto const& note : guarded.report.notes_on_ledger()) s.warn(note);
}
std::vector<std::string> names_of_areas(pbo::instrument const& instrument) {
    std::vector<std::string> names;
    for (auto const& area : instrument.areas()) names.emplace_back(area.name);
    return names;
}

using panels_of_ages = std::vector<pbo::charts::named_comparison<pbo::outcome_comparison>>;

/// The report with the comparison of its first sheet as a picture, and a panel for each age band, or that picture alone; all as they may be
/// shown.
std::string with_forest(request const& asked, std::vector<pbo::sheet> const& sheets, pbo::outcome_comparison const& compared,
                        pbo::charts::compared_groups const& who, reading_told const& read, panels_of_ages const& ages = {}) {
    bool const alone = examples::draws(asked.format);
    if (!alone && asked.format.name != "html") return examples::printed(sheets, asked.format);
    std::vector<std::string> in_picture = examples::rows_in_picture(asked.rows.where());
    if (!read.synthetic.empty()) in_picture.push_back(read.synthetic);
    if (asked.protecting.wanted() && asked.protecting.rounds()) in_picture.emplace_back(examples::rounded_in_picture);
    if (asked.table == "strata" && ages.size() < 2)
        throw std::runtime_error("--table strata: a picture has a panel for each age band, and the rows have " + std::to_string(ages.size()));
    auto const by_age = [&] { return pbo::charts::forest_panels_of(ages, who, sheets.front().from, in_picture); };
    auto const plot = [&] { return pbo::charts::forest_plot_of(compared, who, sheets.front().from, in_picture); };
    if (alone) {
        if (asked.table == "strata") return examples::drawn(by_age(), asked.format, sheets.front().notes());
        return examples::drawn(plot(), asked.format, sheets.front().notes());
    }
    std::vector<pbo::page_figure> figures;
    if (asked.table != "strata") figures.push_back(pbo::figure_of(plot()));
    if (ages.size() > 1) figures.push_back(pbo::figure_of(by_age()));
    return examples::as_page(sheets, figures);
}

/// Two groups of any column, of any questionnaire.
std::string report_of_two(request const& asked, pbo::confidence_level level, pbo::multiplicity adjustment) {
    if (asked.by.empty())
        throw examples::usage_error("--instrument, --first and --second go with --by, the column that tells two groups apart");
    if (!asked.table.empty() && asked.table != "areas") throw examples::usage_error("--table " + asked.table + " is of the groups that are built in; --by compares two area by area");
    if (asked.first.empty() != asked.second.empty()) throw examples::usage_error("--first and --second go together");
    auto const questionnaire = examples::questionnaire_from(asked.instrument, asked.role);
    auto const& role = questionnaire.roles.front();
    if (!role.instrument) throw std::runtime_error(asked.instrument + ": no area with a scale is asked of the role " + asked.role);
    auto options = asked.rows.options();
    for (auto const& code : questionnaire.codes)
        if (examples::asks(role, code.column)) options.maps.push_back(code);
    examples::read_again file(asked.file);
    pbo::detail::identifier_lines lines;
    examples::counted_answers_of const counted(file.source(), role, {asked.by}, options, asked.rows.unique(), lines);
    auto groups = counted.groups();
    std::string first, second;
    if (!asked.first.empty()) {
        first = group_called("--first", asked.first, asked.by, groups);
        second = group_called("--second", asked.second, asked.by, groups);
        if (first == second) throw examples::usage_error("--first and --second name the same group");
    } else {
        std::erase_if(groups, [](auto const& g) { return g.second->texts.front().key.empty(); });
        if (groups.size() != 2) {
            std::string all;
            for (auto const& g : groups) all += (all.empty() ? "'" : ", '") + pbo::detail::shown_text(g.second->texts.front().called) + "'";
            throw std::runtime_error("--by " + asked.by + ": " + std::to_string(groups.size()) + (groups.size() == 1 ? " group" : " groups") +
                                     "; --first and --second say which two are compared, of " + all);
        }
        first = groups[0].first;
        second = groups[1].first;
    }
    std::string names[2];
    for (auto const& [key, one] : counted.groups()) {
        if (key == first) names[0] = one->texts.front().called;
        if (key == second) names[1] = one->texts.front().called;
    }
    pbo::provenance const from{.source = examples::named(asked.file),
                               .period = "not stated in the survey",
                               .basis = asked.instrument.empty() ? "people with a personal budget who answered" : "people who answered",
                               .role = asked.role,
                               .level = level.text() + "; p-values adjusted over the areas: " + asked.adjustment,
                               .method = "newcombe, pearson_chi_squared",
                               .rule = asked.rule(),
                               .data = "sample",
                               .indicator = role.instrument->name(),
                               .rows = asked.rows_of(counted.summary(), role.role)};
    auto const& o = counted.outcomes();
    auto const compared = pbo::compare(o[first], o[second], pbo::newcombe, level, adjustment);
    examples::guarded_comparisons guarded(asked.protecting);
    if (asked.protecting.wanted()) {
        examples::answer_relations const relations(guarded.report.counts, std::string(pbo::spelling(role.instrument->role())), names_of_areas(*role.instrument));
        if (!asked.protecting.ledger.empty()) {
            std::vector<std::string> texts;
            for (auto const& [key, one] : counted.groups()) {
                texts.push_back(one->texts.front().called);
                if (key == first || key == second) continue;
                auto const called = examples::group_called(relations.role(), {asked.by}, {texts.back()});  // not printed, and all less those compared
                for (std::size_t a = 0; a < relations.areas().size(); ++a) {
                    auto const of = relations.of(called, a);
                    examples::keep_safe(guarded.report.counts, examples::in_words(called) + ", " + relations.areas()[a], o[key][a], {{{of[0]}, {of[1]}, {of[2]}, {of[3]}, {of[4]}}});
                }
            }
            relations.add_column(asked.by, texts);
        }
        guarded.add(compared, relations, {examples::group_called(relations.role(), {asked.by}, {names[0]}), examples::group_called(relations.role(), {asked.by}, {names[1]})});
        guarded.report.rows_are_in({asked.file}, asked.rows.options());
        guarded.report.protect(from, "comparison by " + asked.by);
    }
    std::vector<pbo::sheet> sheets{two_compared(asked, guarded, compared, from, asked.by + ": " + names[0] + " (first) against " + names[1] + " (second)")};
    if (!asked.instrument.empty()) examples::say_if_self_selected(sheets);
    for (auto const& notes : {questionnaire.notes, counted.summary().notes, asked.rows.words_on_identifiers()}) tell_notes(asked, notes, sheets.front());
    std::uint64_t others = 0;
    for (auto const& [key, one] : counted.groups())
        if (key != first && key != second) others += o[key].people();
    if (others != 0 && !asked.protecting.wanted())
        sheets.front().warn(std::to_string(others) + (others == 1 ? " person" : " people") + " of other groups, or of none that is stated, " +
                            (others == 1 ? "is" : "are") + " left out.");
    auto const read = told_of(counted.summary());
    if (!read.synthetic.empty()) sheets.front().warn(read.synthetic);
    tell_rows(asked, read, sheets.front());
    tell_ledger(guarded, sheets.front());
    auto const people = [](std::string const& name) { return "people with \u201c" + name + "\u201d"; };
    return written_beside(asked, read, guarded,
                          with_forest(asked, sheets, guarded.shown(compared).comparison, {people(names[0]), names[0], people(names[1]), names[1]}, read));
}

using examples::all_groups;
using counted_answers = examples::comparison_table;

/// The same answers by other groups: group(held, mode, age band, council).
template <class Group>
auto regrouped(counted_answers const& all, Group const& group) {
    auto counts = pbo::regroup(all.counts(), [&group](all_groups const& key) { return std::apply(group, key); });
    return pbo::outcome_table(std::move(counts));
}

/// What the built-in groups are called in the relations, and how they add up to those of poet_report: people with a direct payment are those
/// who manage it themselves, and others.
class held_relations {
public:
    held_relations(examples::answer_relations const& relations, counted_answers const& all) : relations_(&relations) {
        for (auto const& [key, answers] : all.counts()) {
            auto const& [held_how, mode, band, council] = key;
            modes_.insert(mode);
            bands_.insert(band);
            groups_.insert({mode, held_how == held::by_the_person});
        }
    }
    [[nodiscard]] std::string called(held which, std::optional<pbo::age_band> band = {}) const {
        bool const oneself = which == held::by_the_person;
        return called({oneself ? pbo::delivery_mode::direct_payment : pbo::delivery_mode::managed_budget, oneself}, band);
    }
    void add_modes() const {
        relations_->add_column("mode", texts(modes_));
        std::vector<std::string> direct;
        for (auto const& g : groups_)
            if (g.first == pbo::delivery_mode::direct_payment) direct.push_back(called(g, {}));
        if (direct.empty()) return;
        for (auto const& one : direct) relations_->ask_everybody(one);
        relations_->add_up(examples::group_called(relations_->role(), {"mode"}, {std::string(pbo::spelling(pbo::delivery_mode::direct_payment))}), direct);
    }
    void add_bands() const {
        relations_->add_column("age_band", texts(bands_));
        for (auto const& g : groups_) {
            std::vector<std::string> by_band;
            for (auto const band : bands_) by_band.push_back(called(g, band));
            for (auto const& one : by_band) relations_->ask_everybody(one);
            relations_->add_up(called(g, {}), by_band);
        }
        for (auto const band : bands_) {
            auto const whole = examples::group_called(relations_->role(), {"age_band"}, {std::string(pbo::spelling(band))});
            std::vector<std::string> by_group;
            std::array<std::vector<std::string>, 4> by_way;
            for (auto const& g : groups_) {
                by_group.push_back(called(g, band));
                by_way[pbo::way_of_taking(g.first).value_or(3)].push_back(by_group.back());
            }
            relations_->add_up(whole, by_group);
            for (std::size_t w = 0; w < 4; ++w) relations_->are_of_a_way(by_way[w], whole, w);
        }
    }
    void add_ways() const { relations_->add_ways("age_band", texts(bands_)); }
    /// Counts that no table prints and that follow where another report has the sums: of those who are in neither group, of direct payments
    /// managed otherwise, and of people whose age is not stated.
    void add_unprinted(pbo::guarded_counts& counts, counted_answers const& all, bool by_band) const {
        struct unprinted {
            std::set<std::string> groups;
            std::vector<pbo::area_outcome> n;
        };
        std::map<std::string, unprinted> sums;
        for (auto const& [key, answers] : all.counts()) {
            auto const& [how, mode, age, council] = key;
            std::optional<pbo::age_band> const band = by_band ? std::optional(age) : std::nullopt;
            auto const one = called({mode, how == held::by_the_person}, band);
            bool const compared = how != held::otherwise, printed = compared && age != pbo::age_band::not_stated;
            auto const add = [&, &people = answers](std::string const& to) {
                auto& sum = sums[to];
                sum.groups.insert(one);
                sum.n.resize(relations_->areas().size());
                pbo::outcome_view const view(people, all.questions());
                for (std::size_t a = 0; a < sum.n.size(); ++a) sum.n[a] += view[a];
            };
            if (compared ? by_band && !printed : mode == pbo::delivery_mode::direct_payment) add(one);
            if (!compared) add(relations_->role() + "|in neither group" + (band ? "|" + std::string(pbo::spelling(*band)) : std::string()));
        }
        for (auto const& [name, sum] : sums)
            for (std::size_t a = 0; a < sum.n.size(); ++a) {
                std::array<pbo::guarded_counts::leaves, 5> by_answer;
                pbo::guarded_counts::leaves answered;
                for (auto const& one : sum.groups) {
                    auto const of = relations_->of(one, a);
                    for (std::size_t i = 0; i < 5; ++i) by_answer[i].push_back(of[i]);
                    answered.insert(answered.end(), of.begin(), of.begin() + 3);
                }
                auto const words = examples::in_words(name) + ", " + relations_->areas()[a];
                counts.add_implied(words + ", answered", sum.n[a].better().trials(), std::move(answered));
                examples::keep_safe(counts, words, sum.n[a], std::move(by_answer));
            }
    }

private:
    using group = std::pair<pbo::delivery_mode, bool>;  // and whether they manage it themselves
    template <class E>
    [[nodiscard]] static std::vector<std::string> texts(std::set<E> const& values) {
        std::vector<std::string> all;
        for (auto const v : values) all.emplace_back(pbo::spelling(v));
        return all;
    }
    [[nodiscard]] std::string called(group const& g, std::optional<pbo::age_band> band) const {
        bool const direct = g.first == pbo::delivery_mode::direct_payment;
        std::vector<std::string> keys{direct ? "held" : "mode"};
        std::vector<std::string> of{!direct    ? std::string(pbo::spelling(g.first))
                                    : g.second ? std::string("direct payment managed by oneself")
                                               : std::string("direct payment managed otherwise")};
        if (band) {
            keys.emplace_back("age_band");
            of.emplace_back(pbo::spelling(*band));
        }
        return examples::group_called(relations_->role(), keys, of);
    }

    examples::answer_relations const* relations_;
    std::set<pbo::delivery_mode> modes_;
    std::set<pbo::age_band> bands_;
    std::set<group> groups_;
};

/// The counts of the table of ages: direct payments among budgets, by age.  Beside a ledger, which may have how many were asked and have a direct
/// payment, those with another budget and with none are kept safe.
void guard_ages(examples::guarded_report& report, examples::answer_relations const& relations, pbo::count_protection const& rule,
                pbo::shares_by_age::table_type const& counted, std::map<pbo::age_band, std::uint64_t> const& without_budget, bool beside) {
    std::vector<std::size_t> row;
    bool withheld = false;
    for (auto const& [band, of] : counted) {
        if (beside) {
            auto const one = examples::group_called(relations.role(), {"age_band"}, {std::string(pbo::spelling(band))});
            auto const by_way = relations.of_ways(one);
            auto const without = without_budget.find(band);
            report.counts.add_implied(examples::in_words(one) + ", other budgets", of.misses(), {by_way[1], by_way[2]});
            report.counts.add_implied(examples::in_words(one) + ", without a budget", without == without_budget.end() ? 0 : without->second, {by_way[3]});
        }
        auto const called = examples::group_called(relations.role(), {"age_band"}, {std::string(pbo::spelling(band))});
        auto const ways = relations.of_ways(called);
        if (band != pbo::age_band::from_65 && band != pbo::age_band::from_18_to_64) {  // not printed, and follow where another report has the sums
            report.counts.add_implied(examples::in_words(called) + ", direct payment", of.hits(), {ways[0]});
            report.counts.add_implied(examples::in_words(called) + ", budgets", of.trials(), {ways[0], ways[1], ways[2]});
            continue;
        }
        auto const direct = report.counts.add(examples::in_words(called) + ", direct payment", of.hits(), {ways[0]});
        auto const budgets = report.counts.add(examples::in_words(called) + ", budgets", of.trials(), {ways[0], ways[1], ways[2]});
        report.counts.add_share(direct, budgets);
        row.insert(row.end(), {direct, budgets});
        withheld = withheld || !pbo::protected_counts(of, rule);
    }
    if (withheld)
        for (auto const n : row) report.counts.hold_back(n);
    report.counts.add_row(std::move(row));
}

/// People with a budget in each age band, and those of them with a direct payment.
pbo::shares_by_age::table_type budgets_by_age(counted_answers const& all) {
    pbo::shares_by_age::table_type::builder people(pbo::headings<1>{{"direct payment"}});
    for (auto const& [key, answers] : all.counts()) {
        auto const mode = std::get<pbo::delivery_mode>(key);
        if (pbo::is_personal_budget(mode))
            people[std::get<pbo::age_band>(key)] += pbo::tally(pbo::is_direct_payment(mode) ? answers.sheets() : 0, answers.sheets());
        else
            static_cast<void>(people[std::get<pbo::age_band>(key)]);
    }
    return people.freeze();
}
/// People without one.
std::map<pbo::age_band, std::uint64_t> without_budget_by_age(counted_answers const& all) {
    std::map<pbo::age_band, std::uint64_t> people;
    for (auto const& [key, answers] : all.counts())
        if (!pbo::is_personal_budget(std::get<pbo::delivery_mode>(key))) people[std::get<pbo::age_band>(key)] += answers.sheets();
    return people;
}
/// Shares of them as they may be shown; withheld where the row is.
pbo::shares_by_age direct_payments(request const& asked, pbo::shares_by_age::table_type counted, pbo::confidence_level const& level, bool withheld) {
    if (asked.protecting.wanted()) {
        auto const rule = asked.protecting.rule();
        pbo::shares_by_age::table_type::builder shown(pbo::headings<1>{{"direct payment"}});
        for (auto const& [band, of] : counted)
            if (auto const counts = pbo::protected_counts(of, rule); counts && !withheld) shown[band] += pbo::tally(counts->hits(), counts->trials());
        counted = shown.freeze();
    }
    return pbo::share_by_age(std::move(counted), pbo::newcombe, level);
}

/// One file, in one reading.
examples::comparison_counted counted_in(request const& asked, std::vector<pbo::input_problem>& rejects) {
    auto options = asked.rows.options();
    std::vector<std::string> const age{"age_band"}, council = examples::council_columns();
    if (asked.table.empty() || asked.table == "areas" || asked.table == "strata") options.needed.push_back({"managed_by"});
    if (asked.table == "strata" || asked.table == "age") options.needed.push_back(age);
    if (asked.table == "variation") options.needed.push_back(council);
    auto const counted = examples::reading(asked.file, asked.threads, [&](auto const& runner) {
        pbo::survey_files const survey{.files = {asked.file},
                                       .instrument = asked.role == "user" ? pbo::poet_style_users() : pbo::poet_style_carers(),
                                       .options = options,
                                       .unique = asked.rows.unique()};
        return pbo::outcomes(runner, survey, how_held, &pbo::survey_response::mode, &pbo::survey_response::age_band,
                             [](pbo::survey_response const& r) { return r.council.key(); });
    });
    auto const& read = counted.files().front();
    examples::comparison_counted all{.role = asked.role, .where = asked.rows.where(), .unique = asked.rows.unique(), .rejects = asked.rows.rejects(),
                                     .answers = counted};
    all.files = examples::files_counted({examples::named(asked.file), asked.save.empty() ? 0 : examples::fingerprint_of(all), read.counts,
                                         examples::says_synthetic(read), examples::are_shipped(read), read.absent_columns, read.notes});
    rejects = read.rejects;
    return all;
}

std::string report_of(request const& asked, examples::comparison_counted const& kept, std::vector<pbo::input_problem> rejects) {
    auto const level = examples::as_asked("--level", [&] { return pbo::confidence_level{asked.level}; });
    auto const adjustment = *pbo::text_form<pbo::multiplicity>::read(asked.adjustment);
    std::vector<std::string> const age{"age_band"}, council = examples::council_columns();
    auto const& counted = kept.answers;
    reading_told const told{kept.files.summary(), kept.files.words_on_synthetic(), std::move(rejects), &kept};
    auto const& read = told.summary;
    pbo::provenance const from{.source = read.source,
                               .period = "not stated in the survey",
                               .basis = "people with a personal budget who answered",
                               .role = asked.role,
                               .level = level.text() + "; p-values adjusted over the areas: " + asked.adjustment,
                               .method = "newcombe, pearson_chi_squared",
                               .rule = asked.rule(),
                               .data = "sample",
                               .rows = asked.rows_of(read, *pbo::text_form<pbo::role>::read(asked.role))};

    auto const by_age = regrouped(counted, [](held h, auto, pbo::age_band band, auto const&) { return std::tuple(h, band); });
    auto const within = pbo::compare_within_strata(by_age, held::by_the_person, held::managed, pbo::newcombe, level, adjustment);
    auto const o = regrouped(counted, [](held h, auto, auto, auto const&) { return h; });
    std::vector<std::string> left_out;
    auto const wants = [&](std::string_view table, std::vector<std::string> const& needs = {}) {
        if (asked.table != table && !asked.table.empty()) return false;
        if (needs.empty() || examples::has_column(read, needs)) return true;
        left_out.push_back("The table of " + std::string(table) + " is left out: the survey has no column '" + needs.back() + "'.");
        return false;
    };
    auto const compared = pbo::compare(o[held::by_the_person], o[held::managed], pbo::newcombe, level, adjustment);
    std::string const who = "Direct payment managed by oneself (first) against managed budget (second)";
    std::vector<pbo::sheet> sheets;
    bool const protecting = asked.protecting.wanted();
    auto const rule = asked.protecting.rule();
    auto const by_band = budgets_by_age(counted);
    examples::guarded_comparisons guarded(asked.protecting);
    bool const beside = !asked.protecting.ledger.empty();
    bool const guards = protecting && asked.table != "variation" && (asked.table == "areas" || examples::has_column(read, age));
    if (guards) {
        auto const& questions = counted.questions();
        examples::answer_relations const relations(guarded.report.counts, std::string(pbo::spelling(questions.role())), names_of_areas(questions));
        held_relations const groups(relations, counted);
        if (asked.table == "areas") guarded.add(compared, relations, {groups.called(held::by_the_person), groups.called(held::managed)});
        for (auto const& [stratum, comparison] : within.strata)
            if (asked.table == "strata" && stratum != pbo::age_band::not_stated)
                guarded.add(comparison, relations, {groups.called(held::by_the_person, stratum), groups.called(held::managed, stratum)});
        if (asked.table == "age") guard_ages(guarded.report, relations, rule, by_band, without_budget_by_age(counted), beside);
        if (beside && asked.table != "age") groups.add_unprinted(guarded.report.counts, counted, asked.table == "strata");
        if (beside && asked.table != "age") groups.add_modes();
        if (beside && asked.table == "strata") groups.add_bands();
        if (beside && asked.table == "age") groups.add_ways();
        guarded.report.rows_are_in({asked.file}, asked.rows.options());
        guarded.report.protect(from, "comparison, " + asked.table);
    }
    if (wants("areas"))
        sheets.push_back(two_compared(asked, guarded, compared, from, who));
    if (wants("strata", age)) {
        bool all_shown = !rule.round_to;
        for (auto const& [stratum, comparison] : within.strata) {
            all_shown = all_shown && guarded.shown(comparison).areas_withheld() == 0;  // of no rule, none is
            if (beside && stratum == pbo::age_band::not_stated) all_shown = false;     // a ledger keeps what is printed, and they are not
            if (stratum != pbo::age_band::not_stated)
                sheets.push_back(two_compared(asked, guarded, comparison, from, who + ", age " + std::string(pbo::spelling(stratum))));
        }
        if (all_shown) {
            sheets.push_back(pbo::within_strata_sheet(within, from, "age bands"));
            sheets.back().title = who + ", common to all age bands";
            std::uint64_t no_age = 0;
            for (auto const& [group, answers] : by_age.counts())
                if (std::get<0>(group) != held::otherwise && std::get<1>(group) == pbo::age_band::not_stated) no_age += answers.sheets();
            if (no_age != 0 && !protecting)
                sheets.back().warn(pbo::detail::with_thousands(std::to_string(no_age)) +
                                   (no_age == 1 ? " person whose age is not stated is" : " people whose age is not stated are") +
                                   " a band of their own in what is common, without a table here.");
        } else {
            left_out.push_back("What is common to all age bands is left out: it is made of counts that are withheld or rounded, or that no table prints.");
        }
        if (asked.format == "csv") {  // CSV is one table
            if (!all_shown) throw std::runtime_error("--table strata: in CSV that is what all age bands have in common, which is made of counts "
                                                     "that --protect withholds or rounds, or that no table prints; the other formats have each age band");
            std::size_t few = 0;  // the bases are those of the age bands
            if (!protecting)
                for (auto const& one : sheets) few += one.rows_with_bases_under(pbo::warnings::unprotected_base);
            sheets = {sheets.back()};
            if (few != 0) sheets.front().warn(pbo::warnings::unprotected_bases(few) + " They are those of the age bands, which other formats print.");
        }
    }
    if (wants("variation", council)) {
        auto const by_council = regrouped(counted, [](auto, auto, auto, pbo::council_key const& who_answered) { return who_answered; });
        sheets.push_back(pbo::variation_sheet(protecting ? pbo::protected_variation(by_council, rule, adjustment) : pbo::variation(by_council, adjustment),
                                              from, protecting ? "councils shown" : "councils"));
        if (protecting)
            sheets.back().warn("Each area is of the councils whose better answers and base this rule shows; the others are left out of it.");
    }
    if (wants("age", age)) {
        bool const withheld = guards && !guarded.report.shows_row(0);
        sheets.push_back(
            pbo::by_age_sheet(direct_payments(asked, by_band, level, withheld), from, "Direct payments at 65 and over, and at 18 to 64",
                              !protecting));
        if (withheld) sheets.back() = pbo::with_withheld_rows(sheets.back(), {true});
        if (protecting) sheets.back().warn(examples::protection::words_of_answers(withheld ? 1 : 0));
    }
    if (sheets.empty()) throw std::runtime_error(left_out.front());
    if (protecting && asked.protecting.rounds()) sheets.front().warn(examples::words_of_rounding("shares, differences and what is tested of them"));
    if (!told.synthetic.empty()) sheets.front().warn(told.synthetic);
    for (auto const& notes : {kept.files.notes(), left_out, kept.words_on_identifiers()}) tell_notes(asked, notes, sheets.front());
    if (protecting && asked.one_of_several)
        sheets.front().warn("With --protect one table is printed, since two of the same people tell more than either: --table says which.");
    tell_rows(asked, told, sheets.front());
    if (guards) tell_ledger(guarded, sheets.front());
    auto const written = [&](std::string output) { return written_beside(asked, told, guarded, std::move(output)); };
    if (!asked.table.empty() && asked.table != "areas" && asked.table != "strata") return written(examples::printed(sheets, asked.format));
    panels_of_ages ages;
    auto shown_within = within;
    for (std::size_t i = 0; i < within.strata.size(); ++i) shown_within.strata[i].comparison = guarded.shown(within.strata[i].comparison).comparison;
    if (asked.table == "strata" || (asked.table.empty() && examples::has_column(read, age)))
        ages = pbo::charts::panels_of_strata(shown_within, [](pbo::age_band band) {
            return band == pbo::age_band::not_stated ? std::string() : pbo::charts::group_in_words("age_band", std::string(pbo::spelling(band)));
        });
    return written(with_forest(asked, sheets, guarded.shown(compared).comparison,
                               {"people who manage their own direct payment", "direct payment", "people on managed budgets", "managed"}, told, ages));
}

/// Two tables that no ledger keeps, and the reason.
void refuse_what_no_ledger_keeps(request const& asked) {
    if (!asked.protecting.ledger.empty() && asked.rows.choose_rows())
        throw examples::usage_error("--ledger knows the people of the whole file: it goes without --where");
    if (asked.table != "variation") return;
    for (auto const& [option, given] : {std::pair("--ledger keeps", !asked.protecting.ledger.empty()), std::pair("--audit tells of", asked.protecting.audit)})
        if (given)
            throw examples::usage_error(std::string(option) + " counts that a report prints or withholds; --table variation prints none, but tests of many "
                                        "councils' counts: --table areas, strata and age have them");
}

/// CSV and a picture are of one table, and with --protect one is printed.  Throws usage_error for what cannot be meant.
request of_one_table(request asked) {
    asked.protecting.check();  // a rule that there is not is told before anything is read
    bool const picture = examples::draws(asked.format);
    if (picture && !asked.table.empty() && asked.table != "areas" && asked.table != "strata")
        throw examples::usage_error("--chart forest draws the areas, or a panel for each age band (--table strata); --table " + asked.table + " has no picture");
    bool const one = asked.format == "csv" || picture;
    asked.one_of_several = asked.protecting.wanted() && asked.table.empty() && !one;
    if ((one || asked.protecting.wanted()) && asked.table.empty()) asked.table = "areas";
    refuse_what_no_ledger_keeps(asked);
    return asked;
}

}  // namespace

std::ostream& examples::operator<<(std::ostream& out, held h) {
    return out << (h == held::by_the_person ? "direct payment managed by oneself" : h == held::managed ? "managed budget" : "other");
}

void examples::add_comparison_options(CLI::App& options, comparison_request& asked) {
    std::vector<std::string> adjustments;
    for (auto const& s : pbo::spellings_of<pbo::multiplicity>) adjustments.emplace_back(s.text);
    options.add_option("--level", asked.level, "The confidence level")->capture_default_str();
    options.add_option("--adjustment", asked.adjustment, "How p-values are adjusted over the areas")->check(CLI::IsMember(adjustments))->capture_default_str();
    options.add_option("--table", asked.table, "Only this table; CSV, which is one table, is of the areas unless asked otherwise")
        ->check(CLI::IsMember({"areas", "strata", "variation", "age"}));
    add_format(options, asked.format, {"forest"});
    asked.protecting.add_options(options);
    asked.protecting.add_audit(options);
    asked.protecting.add_ledger(options);
    add_save(options, asked.save);
}

std::string examples::comparison_report(comparison_request const& as_given) {
    auto const asked = of_one_table(as_given);
    auto const level = as_asked("--level", [&] { return pbo::confidence_level{asked.level}; });
    if (!asked.by.empty() || !asked.instrument.empty() || !asked.first.empty() || !asked.second.empty()) {
        if (!asked.save.empty()) throw usage_error("--save keeps the answers to the built-in questionnaires; it goes without --by and --instrument");
        return report_of_two(asked, level, *pbo::text_form<pbo::multiplicity>::read(asked.adjustment));
    }
    std::vector<pbo::input_problem> rejects;
    auto const counted = counted_in(asked, rejects);
    return report_of(asked, counted, std::move(rejects));
}

std::string examples::comparison_report(comparison_request asked, comparison_counted const& counted) {
    if (!asked.protecting.ledger.empty() && !counted.where.empty())
        throw usage_error("--ledger knows the people of the whole file, and the table is only of the rows with " + in_a_row(counted.where) +
                          " (--where when it was saved)");
    asked.file.clear();
    asked.role = counted.role;
    asked.rows.were(counted.where, counted.unique, counted.rejects);
    return report_of(of_one_table(std::move(asked)), counted, {});
}
