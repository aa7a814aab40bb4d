// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Do people who manage a direct payment themselves answer differently from people on managed budgets, is it also true of
// older people, do councils differ by more than chance, and do older people have direct payments less often?
//
//     compare_outcomes [SURVEY.csv] [--role user|carer] [--where COL=VALUE] [--level 0.95] [--adjustment holm]
//                      [--table areas|strata|variation|age] [--format text|markdown|csv|json] [--rejects FILE] [--threads N]
//
// Any two groups of any column, and any questionnaire, area by area:
//
//     compare_outcomes SURVEY.csv --by COLUMN [--first TEXT --second TEXT] [--instrument FILE]

#include "support/any_questionnaire.hpp"
#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/reading_options.hpp"

#include <pbo/domain/poet_style.hpp>
#include <pbo/measure/compare_outcomes.hpp>
#include <pbo/measure/compare_within_strata.hpp>
#include <pbo/measure/direct_payments_by_age.hpp>
#include <pbo/measure/variation.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/survey.hpp>

#include <algorithm>
#include <sstream>

namespace {

struct request {
    std::filesystem::path file = PBO_EXAMPLE_DATA "/synthetic_survey.csv";
    std::string role = "user";
    std::vector<std::string> where;
    double level = 0.95;
    std::string adjustment = "holm";
    std::string table;
    examples::report_format format;
    unsigned threads = 1;
    examples::reading_options written;
    std::string instrument, by, first, second;
    std::string rejects;
};

enum class held { by_the_person, managed, otherwise };
held how_held(pbo::survey_response const& r) {
    if (r.mode == pbo::delivery_mode::direct_payment && r.managed_by == pbo::money_manager::self) return held::by_the_person;
    return r.mode == pbo::delivery_mode::managed_budget ? held::managed : held::otherwise;
}

std::ostream& operator<<(std::ostream& out, held h) {
    return out << (h == held::by_the_person ? "direct payment managed by oneself" : h == held::managed ? "managed budget" : "other");
}

using row = std::vector<pbo::sheet_cell>;
using columns = std::vector<pbo::sheet_column>;

columns operator+(columns first, std::vector<pbo::sheet_column> const& more) {
    first.insert(first.end(), more.begin(), more.end());
    return first;
}

pbo::sheet_cell words(auto const& finding) {
    return finding ? std::string(pbo::spelling(*finding)) : std::string(symbol(finding.reason()));
}
/// A difference of shares in points, with "from to" for people and two limits for programs.
columns difference_columns() {
    using enum pbo::shown_as;
    return {{"difference", "points", points},
            {"difference_interval", "interval", text, pbo::shown_to::people, false, true},
            {"difference_lower", "lower", number, pbo::shown_to::programs, false, true},
            {"difference_upper", "upper", number, pbo::shown_to::programs, false, true}};
}
template <class E>
void add_difference(row& to, pbo::estimate<E> const& e) {
    auto const points = [](pbo::figure<double> const& share) { return share.transform([](double s) { return 100.0 * s; }); };
    auto const lower = points(e.limits.transform([](pbo::interval const& i) { return i.lower(); }));
    auto const upper = points(e.limits.transform([](pbo::interval const& i) { return i.upper(); }));
    to.emplace_back(points(e.value));
    to.emplace_back(lower && upper ? pbo::detail::rounded(*lower, 1) + " to " + pbo::detail::rounded(*upper, 1) : std::string("[n/0]"));
    to.emplace_back(lower);
    to.emplace_back(upper);
}
columns group_columns() {
    using enum pbo::shown_as;
    return {{"better_1", "better", count},  {"answered_1", "of", count},    {"share_1", "share", share},
            {"better_2", "better", count},  {"answered_2", "of", count},    {"share_2", "share", share}};
}
void add_groups(row& to, pbo::proportion const& first, pbo::proportion const& second) {
    for (auto const& p : {first, second}) {
        to.emplace_back(pbo::figure<std::uint64_t>(p.hits()));
        to.emplace_back(pbo::figure<std::uint64_t>(p.trials()));
        to.emplace_back(p.value());
    }
}
columns finding_columns() {
    using enum pbo::shown_as;
    return {{"p", "p", number}, {"adjusted_p", "adjusted p", number}, {"alone", "alone"}, {"adjusted", "adjusted"}};
}
void add_findings(row& to, auto const& area) {
    to.emplace_back(area.test.p_value);
    to.emplace_back(area.adjusted_p);
    to.push_back(words(area.alone));
    to.push_back(words(area.adjusted));
}

pbo::sheet areas_sheet(pbo::outcome_comparison const& compared, std::string title, pbo::provenance from) {
    pbo::sheet s(std::move(title), std::move(from),
                 columns{{"area", "area of life"}} + group_columns() + difference_columns() + finding_columns());
    std::size_t small = 0;
    for (std::size_t i = 0; i < compared.areas.size(); ++i) {
        small += std::min(compared.areas[i].first.answered(), compared.areas[i].second.answered()) < pbo::warnings::small_base ? 1U : 0U;
        row cells{compared.asked.areas()[i].title};
        add_groups(cells, compared.areas[i].first, compared.areas[i].second);
        add_difference(cells, compared.areas[i].difference);
        add_findings(cells, compared.areas[i]);
        s.add_row(std::move(cells));
    }
    s.warn(std::string(pbo::warnings::self_selected));
    if (small != 0) s.warn(pbo::warnings::small_bases(small));
    return s;
}

template <class Stratum>
pbo::sheet strata_sheet(pbo::comparison_within_strata<Stratum> const& within, pbo::provenance from) {
    using enum pbo::shown_as;
    from.method = "mantel_haenszel";
    pbo::sheet s("Common to all age bands", std::move(from),
                 columns{{"area", "area of life"}, {"odds_ratio", "odds ratio", number}, {"odds_ratio_lower", "from", number},
                         {"odds_ratio_upper", "to", number}} +
                     difference_columns() + finding_columns() +
                     columns{{"interaction_p", "interaction p", number}, {"adjusted_interaction_p", "adjusted", number}});
    for (std::size_t i = 0; i < within.areas.size(); ++i) {
        auto const& area = within.areas[i];
        row cells{within.asked.areas()[i].title, area.odds_ratio.value,
                  area.odds_ratio.limits.transform([](pbo::interval const& l) { return l.lower(); }),
                  area.odds_ratio.limits.transform([](pbo::interval const& l) { return l.upper(); })};
        add_difference(cells, area.difference);
        add_findings(cells, area);
        cells.emplace_back(area.interaction.p_value);
        cells.emplace_back(area.adjusted_interaction_p);
        s.add_row(std::move(cells));
    }
    s.warn("Interaction tests have little power: a large p-value does not show that the age bands are alike.");
    return s;
}

pbo::sheet variation_sheet(pbo::outcome_variation const& between, pbo::provenance from) {
    using enum pbo::shown_as;
    from.method = "homogeneity; moments of an analysis of variance";
    pbo::sheet s("Variation between councils, beyond chance", std::move(from),
                 {{"area", "area of life"}, {"councils", "councils", count}, {"answered", "answered", count}, {"better_share", "better", share},
                  {"standard_deviation", "standard deviation", share}, {"p", "p", number}, {"adjusted_p", "adjusted p", number},
                  {"smallest_expected", "smallest expected", number}});
    for (std::size_t i = 0; i < between.areas.size(); ++i) {
        auto const& area = between.areas[i];
        s.add_row({between.asked.areas()[i].title, pbo::figure<std::uint64_t>(area.groups),
                   pbo::figure<std::uint64_t>(area.all.trials()), area.all.value(), area.standard_deviation, area.test.p_value,
                   area.adjusted_p, area.smallest_expected});
    }
    s.warn("Councils with few people make the test rough where the smallest expectation is under 5.");
    return s;
}

pbo::sheet age_sheet(pbo::survey const& survey, pbo::confidence_level level, pbo::provenance from) {
    using enum pbo::shown_as;
    from.method = "newcombe";
    auto const d = pbo::direct_payments_by_age(survey, pbo::newcombe, level);
    pbo::sheet s("Direct payments at 65 and over, and at 18 to 64", std::move(from),
                 columns{{"what", "what"}, {"older", "65+", count}, {"older_people", "of", count}, {"older_share", "share", share},
                         {"younger", "18-64", count}, {"younger_people", "of", count}, {"younger_share", "share", share}} +
                     difference_columns() + columns{{"p", "p", number}, {"finding", "65+"}});
    row cells{std::string("direct payment")};
    add_groups(cells, d[pbo::age_band::from_65], d[pbo::age_band::from_18_to_64]);
    add_difference(cells, d.difference);
    cells.emplace_back(d.test.p_value);
    cells.push_back(words(d.older_people));
    s.add_row(std::move(cells));
    return s;
}

pbo::read_options options_of(request const& asked) {
    pbo::read_options options;
    options.where = examples::filters_from(asked.where);
    asked.written.set(options);
    if (!asked.rejects.empty()) options.on_bad_row = pbo::bad_row::collect;
    return options;
}

/// How many rows were bad, with where they are; the file of them.
void tell_rejects(request const& asked, pbo::read_summary const& read, pbo::sheet& s) {
    if (asked.rejects.empty()) return;
    examples::write_rejects(asked.rejects, read.rejects);
    auto const n = read.rejects.size();
    if (n != 0)
        s.warn(std::to_string(n) + (n == 1 ? " row was" : " rows were") + " rejected and not counted; " + asked.rejects +
               " has each with its reason.");
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

/// Two groups of any column, of any questionnaire.
std::string report_of_two(request const& asked, pbo::confidence_level level, pbo::multiplicity adjustment) {
    if (asked.by.empty())
        throw examples::usage_error("--instrument, --first and --second go with --by, the column that tells two groups apart");
    if (!asked.table.empty() && asked.table != "areas") throw examples::usage_error("--table " + asked.table + " is of the groups that are built in; --by compares two area by area");
    if (asked.first.empty() != asked.second.empty()) throw examples::usage_error("--first and --second go together");
    auto const questionnaire = examples::questionnaire_from(asked.instrument, asked.role);
    auto const& role = questionnaire.roles.front();
    if (!role.instrument) throw std::runtime_error(asked.instrument + ": no area with a scale is asked of the role " + asked.role);
    auto options = options_of(asked);
    for (auto const& code : questionnaire.codes)
        if (examples::asks(role, code.column)) options.maps.push_back(code);
    examples::read_again file(asked.file);
    examples::counted_answers_of const counted(file.source(), role, {asked.by}, options);
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
                               .rule = "none applied: counts as in the survey",
                               .data = "sample",
                               .indicator = role.instrument->name()};
    auto const& o = counted.outcomes();
    std::vector<pbo::sheet> sheets{areas_sheet(pbo::compare(o[first], o[second], pbo::newcombe, level, adjustment),
                                               asked.by + ": " + names[0] + " (first) against " + names[1] + " (second)", from)};
    for (auto const& notes : {questionnaire.notes, counted.summary().notes})
        for (auto const& note : notes) sheets.front().warn(note);
    std::uint64_t others = 0;
    for (auto const& [key, one] : counted.groups())
        if (key != first && key != second) others += o[key].people();
    if (others != 0)
        sheets.front().warn(std::to_string(others) + (others == 1 ? " person" : " people") + " of other groups, or of none that is stated, " +
                            (others == 1 ? "is" : "are") + " left out.");
    if (examples::says_synthetic(counted.summary())) sheets.front().warn(std::string(examples::synthetic_warning));
    tell_rejects(asked, counted.summary(), sheets.front());
    return examples::printed(sheets, asked.format);
}

std::string report(request const& asked) {
    auto const level = examples::as_asked("--level", [&] { return pbo::confidence_level{asked.level}; });
    auto const adjustment = *pbo::text_form<pbo::multiplicity>::read(asked.adjustment);
    if (!asked.by.empty() || !asked.instrument.empty() || !asked.first.empty() || !asked.second.empty())
        return report_of_two(asked, level, adjustment);
    auto const options = options_of(asked);
    auto const survey = examples::reading(asked.file, asked.threads, [&](auto const& runner) {
        return pbo::read_survey(runner, asked.file, asked.role == "user" ? pbo::poet_style_users() : pbo::poet_style_carers(), options);
    });
    pbo::provenance const from{.source = examples::named(asked.file),
                               .period = "not stated in the survey",
                               .basis = "people with a personal budget who answered",
                               .role = asked.role,
                               .level = level.text() + "; p-values adjusted over the areas: " + asked.adjustment,
                               .method = "newcombe, pearson_chi_squared",
                               .rule = "none applied: counts as in the survey",
                               .data = "sample"};

    auto const by_age = pbo::outcomes(survey, how_held, &pbo::survey_response::age_band);
    auto const within = pbo::compare_within_strata(by_age, held::by_the_person, held::managed, pbo::newcombe, level, adjustment);
    auto const o = pbo::outcomes(survey, how_held);
    auto const wants = [&](std::string_view table) { return asked.table.empty() || asked.table == table; };
    std::string const who = "Direct payment managed by oneself (first) against managed budget (second)";
    std::vector<pbo::sheet> sheets;
    if (wants("areas")) sheets.push_back(areas_sheet(pbo::compare(o[held::by_the_person], o[held::managed], pbo::newcombe, level, adjustment), who, from));
    if (wants("strata")) {
        for (auto const& [stratum, comparison] : within.strata)
            if (stratum != pbo::age_band::not_stated)
                sheets.push_back(areas_sheet(comparison, who + ", age " + std::string(pbo::spelling(stratum)), from));
        sheets.push_back(strata_sheet(within, from));
        if (asked.format == "csv") sheets = {sheets.back()};  // CSV is one table
    }
    if (wants("variation"))
        sheets.push_back(variation_sheet(pbo::variation(pbo::outcomes(survey, [](auto const& r) { return r.council.key(); }), adjustment), from));
    if (wants("age")) sheets.push_back(age_sheet(survey, level, from));
    if (examples::says_synthetic(survey)) sheets.front().warn(std::string(examples::synthetic_warning));
    for (auto const& note : survey.notes) sheets.front().warn(note);
    tell_rejects(asked, survey, sheets.front());
    return examples::printed(sheets, asked.format);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Two groups' outcomes compared: direct payments that people manage themselves, and managed budgets", "compare_outcomes");
    request asked;
    std::vector<std::string> adjustments;
    for (auto const& s : pbo::spellings_of<pbo::multiplicity>) adjustments.emplace_back(s.text);
    options.add_option("SURVEY", asked.file, "The survey, CSV; the shipped synthetic one unless given");
    options.add_option("--role", asked.role, "Users or carers")->check(CLI::IsMember({"user", "carer"}))->capture_default_str();
    options.add_option("--where", asked.where, "Only rows whose column has this value (COLUMN=VALUE) or another (COLUMN!=VALUE); may be repeated");
    options.add_option("--level", asked.level, "The confidence level")->capture_default_str();
    options.add_option("--adjustment", asked.adjustment, "How p-values are adjusted over the areas")->check(CLI::IsMember(adjustments))->capture_default_str();
    options.add_option("--table", asked.table, "Only this table; CSV, which is one table, is of the areas unless asked otherwise")
        ->check(CLI::IsMember({"areas", "strata", "variation", "age"}));
    examples::add_format(options, asked.format);
    asked.written.add_options(options);
    options.add_option("--by", asked.by, "The column whose two groups are compared, in place of direct payments and managed budgets");
    options.add_option("--first", asked.first, "The first group, a text of that column; needed where there are more than two");
    options.add_option("--second", asked.second, "The second");
    options.add_option("--instrument", asked.instrument, "Another questionnaire: a CSV file with the columns area, title, role, answer, code, direction");
    examples::add_written_file(options, "--rejects", asked.rejects, "Go on after bad rows and write them, with their reasons, to this CSV file");
    examples::add_threads(options, asked.threads);
    return examples::run(options, argc, argv, [&] {
        if (asked.format == "csv" && asked.table.empty()) asked.table = "areas";
        return report(asked);
    });
}
