// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_QUESTIONNAIRE_HPP
#define PBO_READ_QUESTIONNAIRE_HPP

// What does another questionnaire ask?  A CSV file, a line an answer, in the order of the scale:
//
//     area,title,role,answer,code,direction
//     q1,Quality of life,user,very good,1,better
//     q1,Quality of life,user,neither good nor bad,2,same
//     q1,Quality of life,user,very bad,3,worse
//     q1,Quality of life,user,does not apply to me,8,not_applicable
//     q9,Uses of the budget,user,a personal assistant,1,several
//
//     auto const questionnaire = pbo::read_questionnaire("poet_2014.csv");
//     questionnaire.of(pbo::role::user)->instrument        // areas and scales; questionnaire.codes: what the codes in data stand for
//
// area       the heading of the answers in the survey's file
// title      what a report calls it; the same on each of its lines
// role       user or carer
// answer     the text; in other capitals or blanks it is the same
// code       what may stand in the data in its place; may be empty
// direction  better, same or worse; not_applicable; missing, for what is no answer ("prefer not to say"); several, for
//            a question to which a person may give several answers: it is counted by person and has no direction
//
// An optional column `instrument` names the whole; otherwise it is called by the file.  Throws input_error as
// headed_rows.hpp does, and for what makes no scale (answer_scale.hpp), with the line.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/answer_scale.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// A question to which a person may give several answers.
struct several_answers {
    std::string name{}, title{};
    std::vector<std::string> answers{};
    std::vector<std::string> codes{};  ///< of the answers; empty where there is none

    friend bool operator==(several_answers const&, several_answers const&) = default;
};

struct asked_of_role {
    pbo::role role = role::user;
    std::optional<pbo::instrument> instrument{};  ///< nothing where only questions of several answers are asked
    std::vector<several_answers> several{};
};

struct questionnaire : read_summary {
    std::vector<asked_of_role> roles;  ///< in the file's order
    std::vector<value_map> codes;      ///< for read_options::maps of the survey's file

    template <class = detail::when_called>
    [[nodiscard]] asked_of_role const* of(role whose) const {
        for (auto const& r : roles)
            if (r.role == whose) return &r;
        return nullptr;
    }
};

namespace detail {

/// The lines of one area, as they come.
struct area_lines {
    std::string name, title;
    pbo::role role;
    std::uint64_t line;
    std::vector<scale_answer> answers{};
    std::string not_applicable{};
    several_answers several{};
    std::vector<std::string> texts{}, codes{};  // folded, all that were found
};

class questionnaire_reader {
public:
    template <class = detail::when_called>
    explicit questionnaire_reader(input_source source, read_options const& options)
        : rows_(std::move(source), options, {"area", "role", "answer", "direction"}) {}

    template <class = detail::when_called>
    [[nodiscard]] questionnaire read() {
        auto const title = rows_.find("title"), code = rows_.find("code"), name = rows_.find("instrument");
        auto const area = rows_.column("area"), whose = rows_.column("role"), answer = rows_.column("answer"),
                   direction = rows_.column("direction");
        while (rows_.next()) {
            auto const one = rows_.value<role>(whose);
            if (one == role::users_and_carers)
                refuse(whose, "user or carer: each answers questions of their own");
            if (rows_[area].empty()) refuse(area, "the name of an area, the heading of its answers");
            if (rows_[answer].empty()) refuse(answer, "the text of an answer");
            if (name && !rows_[*name].empty()) names_.emplace_back(one, rows_[*name]);
            auto& lines = lines_of(one, std::string(rows_[area]), title ? std::string(rows_[*title]) : std::string());
            if (title && rows_[*title] != lines.title)
                refuse(*title, "'" + shown_text(lines.title) + "', as on line " + std::to_string(lines.line));
            add(lines, answer, direction, std::string(rows_[answer]), code ? std::string(rows_[*code]) : std::string());
        }
        build();
        static_cast<read_summary&>(found_) = rows_.summary();
        return std::move(found_);
    }

private:
    template <class = detail::when_called>
    [[noreturn]] void refuse(std::size_t column, std::string expected) {
        throw input_error({rows_.place(column), shown_text(rows_[column]), std::move(expected)});
    }
    template <class = detail::when_called>
    area_lines& lines_of(role whose, std::string name, std::string title) {
        for (auto& a : areas_)
            if (a.name == name && a.role == whose) return a;
        return areas_.emplace_back(area_lines{std::move(name), std::move(title), whose, rows_.line()});
    }
    template <class = detail::when_called>
    void add(area_lines& to, std::size_t answer_at, std::size_t direction_at, std::string answer, std::string code) {
        auto const once = [&](std::vector<std::string>& met, std::string const& text, std::string_view what) {
            if (text.empty()) return;
            if (std::find(met.begin(), met.end(), folded(text)) != met.end())
                refuse(answer_at, "every " + std::string(what) + " of '" + shown_text(to.name) + "' once; '" +
                                      shown_text(text) + "' appears twice");
            met.push_back(folded(text));
        };
        once(to.texts, answer, "answer");
        once(to.codes, code, "code");
        auto const direction = folded(rows_[direction_at]);
        bool const several = direction == "several";
        if (to.texts.size() > 1 && several != !to.several.answers.empty())
            refuse(direction_at, "several on every line of '" + shown_text(to.name) + "', or on none");
        if (several) {
            to.several.answers.push_back(std::move(answer));
            to.several.codes.push_back(std::move(code));
            return;
        }
        if (direction == "missing") {
            found_.codes.push_back({to.name, answer, ""});
            if (!code.empty()) found_.codes.push_back({to.name, code, ""});
            return;
        }
        if (!code.empty() && code != answer) found_.codes.push_back({to.name, code, answer});
        if (direction == "not_applicable" || direction == "not applicable") {
            if (!to.not_applicable.empty()) refuse(direction_at, "one answer that is not applicable");
            to.not_applicable = std::move(answer);
            return;
        }
        auto const way = text_form<answer_direction>::read(direction);
        if (!way) refuse(direction_at, "better, same, worse, not_applicable, missing or several");
        to.answers.push_back({std::move(answer), *way});
    }
    template <class = detail::when_called>
    void build() {
        for (auto const& a : areas_) {
            auto const known = std::find_if(found_.roles.begin(), found_.roles.end(),
                                            [&](auto const& r) { return r.role == a.role; });
            if (known == found_.roles.end()) found_.roles.push_back({a.role, std::nullopt, {}});
        }
        for (auto& r : found_.roles) {
            std::vector<area> areas;
            std::optional<answer_scale> first;
            for (auto& a : areas_) {
                if (a.role != r.role) continue;
                if (!a.several.answers.empty()) {
                    a.several.name = a.name;
                    a.several.title = a.title.empty() ? a.name : a.title;
                    r.several.push_back(std::move(a.several));
                    continue;
                }
                auto scale = scale_of(a);
                if (!first) first = scale;
                areas.push_back({a.name, a.title, std::nullopt});
                if (scale != *first) areas.back().scale = std::move(scale);
            }
            if (first) r.instrument.emplace(name_of(r.role), r.role, *first, std::move(areas));
        }
    }
    template <class = detail::when_called>
    [[nodiscard]] answer_scale scale_of(area_lines const& a) const {
        try {
            return a.not_applicable.empty() ? answer_scale(a.answers) : answer_scale(a.answers, a.not_applicable);
        } catch (std::invalid_argument const& e) {
            throw input_error({{rows_.summary().source, a.line, "area"},
                               shown_text(a.name),
                               "the answers of a scale, in their order: " +
                                   std::string(e.what()).substr(std::string_view("pbo::answer_scale: ").size())});
        }
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string name_of(role whose) const {
        for (auto const& [one, name] : names_)
            if (one == whose) return name;
        return std::filesystem::path(rows_.summary().source).stem().string() +
               (found_.roles.size() > 1 ? ", " + std::string(spelling(whose)) + "s" : "");
    }

    headed_rows rows_;
    std::vector<area_lines> areas_;
    std::vector<std::pair<role, std::string>> names_;
    questionnaire found_;
};

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline questionnaire read_questionnaire(input_source source, read_options const& options = {}) {
    return detail::questionnaire_reader(std::move(source), options).read();
}

}  // namespace pbo

#endif
