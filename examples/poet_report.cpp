// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What difference did the budget make?  Outcomes of a POET-style survey by area of life, for any groups:
//
//     poet_report [SURVEY.csv] [--by KEY[,KEY]] [--role user|carer] [--where COL=VALUE] [--method NAME] [--level 0.95]
//                 [--format text|markdown|csv|json] [--rejects FILE] [--threads N]
//
// Users and carers answer different questions, so they are never pooled: without --role each has its own report.

#include "support/program.hpp"
#include "support/reading.hpp"

#include <pbo/domain/poet_style.hpp>
#include <pbo/interval/parse_method.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/read/survey.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

/// One part of a group's key: enumerations keep their own order, councils that of the file.
struct key_part {
    std::size_t rank = 0;
    std::string text;
    auto operator<=>(key_part const&) const = default;
};
using group_key = std::vector<key_part>;

template <class E>
key_part part_of(E value) {
    return {static_cast<std::size_t>(value), std::string(pbo::spelling(value))};
}

/// Councils by the order in which the file first names them, called by name and code.
class councils_met {
public:
    key_part part_of(pbo::council const& c) {
        auto const [at, is_new] = ranks_.try_emplace(c.key(), ranks_.size());
        if (!c.key().is_stated()) return {at->second, "not stated"};
        std::ostringstream text;
        text << c;
        return {at->second, text.str()};
    }

private:
    std::map<pbo::council_key, std::size_t> ranks_;
};

key_part part_of(std::string const& key, pbo::survey_response const& r, councils_met& councils) {
    if (key == "mode") return part_of(r.mode);
    if (key == "role") return part_of(r.role);
    if (key == "age_band") return part_of(r.age_band);
    if (key == "client_group") return part_of(r.client_group);
    return councils.part_of(r.council);
}

struct request {
    std::filesystem::path file = PBO_EXAMPLE_DATA "/synthetic_survey.csv";
    std::vector<std::string> by{"none"};
    std::string role;
    std::vector<std::string> where;
    std::string method = "wilson";
    double level = 0.95;
    examples::report_format format;
    std::string rejects;
    unsigned threads = 1;
};

std::vector<std::string> keys_of(request const& asked) {
    std::vector<std::string> keys;
    for (auto const& key : asked.by)
        if (key != "none") keys.push_back(key);
    return keys;
}

struct report_of_role {
    pbo::outcome_table<group_key> outcomes;
    std::vector<pbo::input_problem> rejects;
};

report_of_role read_and_count(request const& asked, pbo::instrument const& areas) {
    pbo::read_options options;
    options.where = examples::filters_from(asked.where);
    options.allow_no_rows = true;
    if (!asked.rejects.empty()) options.on_bad_row = pbo::bad_row::collect;
    auto survey = examples::reading(asked.file, asked.threads, [&](auto const& runner) {
        return pbo::read_survey(runner, asked.file, areas, options);
    });
    auto const keys = keys_of(asked);
    councils_met councils;
    auto outcomes = pbo::outcomes(survey, [&keys, &councils](pbo::survey_response const& r) {
        group_key key;
        for (auto const& k : keys) key.push_back(part_of(k, r, councils));
        return key;
    });
    return {std::move(outcomes), std::move(survey.rejects)};
}

std::vector<pbo::reported_group> groups_of(report_of_role const& report) {
    std::vector<pbo::reported_group> groups;
    for (auto const& [key, cell] : report.outcomes.counts()) {
        std::vector<std::string> texts;
        for (auto const& part : key) texts.push_back(part.text);
        groups.push_back({std::move(texts), report.outcomes[key]});
    }
    return groups;
}

std::string report(request const& asked) {
    auto const method = pbo::parse_method(asked.method);
    pbo::confidence_level const level{asked.level};
    std::vector<pbo::instrument> instruments;
    if (asked.role != "carer") instruments.push_back(pbo::poet_style_users());
    if (asked.role != "user") instruments.push_back(pbo::poet_style_carers());

    std::vector<report_of_role> roles;
    for (auto const& i : instruments) roles.push_back(read_and_count(asked, i));

    std::string out;
    std::vector<pbo::sheet> sheets;
    std::vector<pbo::input_problem> rejects;
    bool anybody = false;
    for (auto const& r : roles) {
        // A row that is bad for both roles is rejected once.
        for (auto const& problem : r.rejects)
            if (std::find(rejects.begin(), rejects.end(), problem) == rejects.end()) rejects.push_back(problem);
        if (r.outcomes.size() == 0) continue;
        pbo::provenance const from{.source = examples::named(asked.file),
                                   .period = "not stated in the survey",
                                   .basis = "people with a personal budget who answered",
                                   .role = std::string(pbo::spelling(r.outcomes.asked().role())),
                                   .rule = "none applied: counts as in the survey",
                                   .data = "sample"};
        std::string const name(r.outcomes.asked().name());
        auto const groups = groups_of(r);
        sheets.push_back(pbo::outcome_sheet("Outcomes: " + name, keys_of(asked), groups, from, method, level));
        if (examples::says_synthetic(asked.file)) sheets.back().warn(std::string(examples::synthetic_warning));
        if (asked.format == "csv") {
            auto const text = examples::printed({sheets.back()}, asked.format);
            out += anybody ? text.substr(text.find('\n') + 1) : text;  // one header for both roles
        }
        sheets.push_back(pbo::majority_sheet("In how many areas a majority is better: " + name, keys_of(asked), groups, from, method, level));
        anybody = true;
    }
    if (!asked.rejects.empty()) {
        examples::write_rejects(asked.rejects, rejects);
        if (!rejects.empty()) std::cerr << "note: " << rejects.size() << (rejects.size() == 1 ? " row was" : " rows were") << " rejected; " << asked.rejects << " has each with its reason\n";
    }
    if (!anybody)
        throw pbo::input_error({{asked.file.string(), 0, {}}, {}, "at least one response" + std::string(asked.where.empty() ? "" : " that --where keeps") +
                                                                     (asked.role.empty() ? "" : " with role " + asked.role)});
    return asked.format == "csv" ? out : examples::printed(sheets, asked.format);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Outcomes of a POET-style survey by area of life", "poet_report");
    request asked;
    options.add_option("SURVEY", asked.file, "The survey, CSV; the shipped synthetic one unless given");
    options.add_option("--by", asked.by, "Groups: mode, council, role, age_band, client_group or none; two with a comma")
        ->delimiter(',')
        ->check(CLI::IsMember({"mode", "council", "role", "age_band", "client_group", "none"}));
    options.add_option("--role", asked.role, "Only users or only carers")->check(CLI::IsMember({"user", "carer"}));
    options.add_option("--where", asked.where, "Only rows whose column has this value (COLUMN=VALUE) or another (COLUMN!=VALUE); may be repeated");
    options.add_option("--method", asked.method, "The interval's method, by its code name")->capture_default_str();
    options.add_option("--level", asked.level, "The confidence level")->capture_default_str();
    examples::add_format(options, asked.format);
    options.add_option("--rejects", asked.rejects, "Go on after bad rows and write them, with their reasons, to this CSV file");
    examples::add_threads(options, asked.threads);
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
