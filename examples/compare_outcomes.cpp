// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Do people who manage a direct payment themselves answer differently from people on managed budgets, is it also true of
// older people, do councils differ by more than chance, and do older people have direct payments less often?
//
//     compare_outcomes [SURVEY.csv] [--role user|carer] [--where COL=VALUE] [--level 0.95] [--adjustment holm]
//                      [--table areas|strata|variation|age] [--format text|markdown|csv|json] [--threads N]

#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/reading_options.hpp"

#include <pbo/domain/poet_style.hpp>
#include <pbo/measure/compare_outcomes.hpp>
#include <pbo/measure/compare_within_strata.hpp>
#include <pbo/measure/direct_payments_by_age.hpp>
#include <pbo/measure/variation.hpp>
#include <pbo/publish/comparison_sheet.hpp>
#include <pbo/publish/variation_sheet.hpp>
#include <pbo/read/survey.hpp>


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
};

enum class held { by_the_person, managed, otherwise };
held how_held(pbo::survey_response const& r) {
    if (r.mode == pbo::delivery_mode::direct_payment && r.managed_by == pbo::money_manager::self) return held::by_the_person;
    return r.mode == pbo::delivery_mode::managed_budget ? held::managed : held::otherwise;
}

std::ostream& operator<<(std::ostream& out, held h) {
    return out << (h == held::by_the_person ? "direct payment managed by oneself" : h == held::managed ? "managed budget" : "other");
}

std::string report(request const& asked) {
    auto const level = examples::as_asked("--level", [&] { return pbo::confidence_level{asked.level}; });
    auto const adjustment = *pbo::text_form<pbo::multiplicity>::read(asked.adjustment);
    pbo::read_options options;
    options.where = examples::filters_from(asked.where);
    asked.written.set(options);
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
    if (wants("areas"))
        sheets.push_back(pbo::comparison_sheet(pbo::compare(o[held::by_the_person], o[held::managed], pbo::newcombe, level, adjustment), from, who));
    if (wants("strata")) {
        for (auto const& [stratum, comparison] : within.strata)
            if (stratum != pbo::age_band::not_stated)
                sheets.push_back(pbo::comparison_sheet(comparison, from, who + ", age " + std::string(pbo::spelling(stratum))));
        sheets.push_back(pbo::within_strata_sheet(within, from, "age bands"));
        if (asked.format == "csv") sheets = {sheets.back()};  // CSV is one table
    }
    if (wants("variation"))
        sheets.push_back(pbo::variation_sheet(pbo::variation(pbo::outcomes(survey, [](auto const& r) { return r.council.key(); }), adjustment),
                                              from, "councils"));
    if (wants("age")) 
        sheets.push_back(pbo::by_age_sheet(pbo::direct_payments_by_age(survey, pbo::newcombe, level), from,
                                           "Direct payments at 65 and over, and at 18 to 64"));
    if (examples::says_synthetic(survey)) sheets.front().warn(std::string(examples::synthetic_warning));
    for (auto const& note : survey.notes) sheets.front().warn(note);
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
    examples::add_threads(options, asked.threads);
    return examples::run(options, argc, argv, [&] {
        if (asked.format == "csv" && asked.table.empty()) asked.table = "areas";
        return report(asked);
    });
}
