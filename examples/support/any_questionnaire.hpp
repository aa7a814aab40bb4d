// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_ANY_QUESTIONNAIRE_HPP
#define PBO_EXAMPLES_SUPPORT_ANY_QUESTIONNAIRE_HPP

// Answers to any questionnaire counted in groups of any columns of the file: by texts, where capitals and blanks make
// no difference, so that "White" and "white " are one group, called as it is first written.  What is a mode, an age
// band, a client group or a role by a word that we know is called by ours, and stands in its order.

#include "program.hpp"
#include "protecting.hpp"
#include "reading.hpp"

#include <pbo/core/folded_text.hpp>
#include <pbo/core/key_limit.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/count/detail/answer_builder.hpp>
#include <pbo/domain/age_band.hpp>
#include <pbo/domain/client_group.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/interval/parse_method.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/publish/detail/limits_in_words.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/read/answered_rows.hpp>
#include <pbo/read/questionnaire.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace examples {

/// The questionnaire of a file, or the built-in ones, of one role or both.
inline pbo::questionnaire questionnaire_from(std::string const& file, std::string const& role) {
    pbo::questionnaire questions;
    if (file.empty())
        for (auto const& one : {pbo::poet_style_users(), pbo::poet_style_carers()})
            questions.roles.push_back({one.role(), one, {}});
    else
        questions = pbo::read_questionnaire(file);
    std::string there;
    for (auto const& r : questions.roles) there += (there.empty() ? "" : " and ") + std::string(pbo::spelling(r.role));
    std::erase_if(questions.roles, [&](auto const& r) { return !role.empty() && pbo::spelling(r.role) != role; });
    if (questions.roles.empty())
        throw usage_error("--role " + role + ": " + file + " asks questions of the role " + there + " alone");
    return questions;
}

/// How the people of another survey were found, its file does not say: what is known of POET is only a condition there.
inline void say_if_self_selected(std::vector<pbo::sheet>& sheets, std::size_t from = 0) {
    for (; from < sheets.size(); ++from)
        std::replace(sheets[from].warnings.begin(), sheets[from].warnings.end(), std::string(pbo::warnings::self_selected),
                     std::string(pbo::warnings::if_self_selected));
}

/// Whether a column is of a question that is asked of the role.
inline bool asks(pbo::asked_of_role const& role, std::string const& column) {
    if (!role.instrument) return false;
    auto const& areas = role.instrument->areas();
    return std::any_of(areas.begin(), areas.end(), [&](auto const& a) { return a.name == column; });
}

/// A group as it is found again, as it stands among others, and as it is called.
struct group_text {
    std::string key;
    std::size_t place = 0;
    std::string called;
};

template <class E>
bool known_word(std::string_view text, group_text& as) {
    auto const value = pbo::text_form<E>::read(text);
    if (!value) return false;
    as.called = pbo::spelling(*value);
    as.place = static_cast<std::size_t>(*value);
    as.key = as.called;
    return true;
}

inline group_text group_of(std::string const& column, std::string const& text) {
    group_text as{pbo::folded(text), 0, text};
    if (text.empty()) return {{}, static_cast<std::size_t>(-1), "not stated"};
    if (column == "mode" && known_word<pbo::delivery_mode>(text, as)) return as;
    if (column == "age_band" && known_word<pbo::age_band>(text, as)) return as;
    if (column == "client_group" && known_word<pbo::client_group>(text, as)) return as;
    if (column == "role") static_cast<void>(known_word<pbo::role>(text, as));
    return as;
}

/// What the people of one role answered, by groups.
class counted_answers_of {
public:
    using counts = pbo::table<std::string, pbo::answer_counts<>, pbo::instrument>;
    /// How often each of several answers was given, and by how many people who gave any.
    struct ticks {
        std::vector<std::uint64_t> given;
        std::uint64_t people = 0, none = 0;
    };
    struct group {
        std::vector<group_text> texts;
        std::vector<ticks> several{};
    };

    /// unique is a column of identifiers, of which none may appear twice among the lines; or empty.
    counted_answers_of(pbo::input_source source, pbo::asked_of_role const& questions, std::vector<std::string> const& by,
                       pbo::read_options const& options, std::string const& unique, pbo::detail::identifier_lines& lines)
        : questions_(&questions), by_(by) {
        auto rows = unique.empty() ? pbo::answered_rows(std::move(source), questions, by, options)
                                   : pbo::answered_rows(std::move(source), questions, by, options, unique, lines);
        pbo::detail::answer_builder<std::string> answers;
        while (rows.next()) {
            std::string key;
            std::vector<group_text> texts;
            for (std::size_t i = 0; i < by.size(); ++i) {
                texts.push_back(group_of(by[i], rows.groups()[i]));
                key += texts.back().key + '\x1F';
            }
            auto const [at, is_new] = groups_.try_emplace(key, group{std::move(texts)});
            if (groups_.size() > pbo::most_keys) refuse_more_groups(rows.summary().source);
            auto& several = at->second.several;
            if (is_new)
                for (auto const& q : questions.several) several.push_back({std::vector<std::uint64_t>(q.answers.size(), 0)});
            for (std::size_t q = 0; q < several.size(); ++q) {
                auto const& ticked = rows.ticked(q);
                if (!ticked) {
                    ++several[q].none;
                    continue;
                }
                ++several[q].people;
                for (std::size_t i = 0; i < ticked->size(); ++i) several[q].given[i] += (*ticked)[i] ? 1U : 0U;
            }
            if (questions.instrument) answers.add(key, rows.answers());
        }
        counts::builder all(questions.instrument.value_or(pbo::instrument{}));
        if (questions.instrument) answers.move_into<pbo::instrument>(all);
        outcomes_.emplace_back(all.freeze());
        summary_ = rows.summary();
        if (!rows.says_role()) summary_.absent_columns.emplace_back("role");
        if (!rows.says_role() && !groups_.empty())
            summary_.notes.push_back("The file has no column 'role': everybody in it is counted as one of the role " +
                                     std::string(pbo::spelling(questions.role)) + ".");
    }
    counted_answers_of(counted_answers_of const&) = delete;

    [[nodiscard]] pbo::asked_of_role const& questions() const { return *questions_; }
    [[nodiscard]] pbo::read_summary const& summary() const { return summary_; }
    [[nodiscard]] pbo::outcome_table<std::string> const& outcomes() const { return outcomes_.front(); }

    /// The groups in their order: known words in theirs, numbers by size, other texts by their letters.
    [[nodiscard]] std::vector<std::pair<std::string, group const*>> groups() const {
        std::map<std::vector<std::tuple<std::size_t, double, std::string>>, std::pair<std::string, group const*>> ordered;
        for (auto const& [key, one] : groups_) {
            std::vector<std::tuple<std::size_t, double, std::string>> place;
            for (auto const& t : one.texts)
                place.emplace_back(t.place, pbo::text_form<double>::read(t.called).value_or(0.0), t.key);
            ordered.emplace(std::move(place), std::pair(key, &one));
        }
        std::vector<std::pair<std::string, group const*>> all;
        for (auto& [place, one] : ordered) all.push_back(std::move(one));
        return all;
    }
    /// The same as the sheets of outcomes take them.
    [[nodiscard]] std::vector<pbo::reported_group> reported(protection const& protecting) const {
        std::vector<pbo::reported_group> all;
        if (!questions_->instrument) return all;
        for (auto const& [key, one] : groups()) {
            std::vector<std::string> texts;
            for (auto const& t : one->texts) texts.push_back(t.called);
            all.push_back({std::move(texts), outcomes()[key], {}, 0});
            std::vector<std::uint64_t> bases;
            for (auto const& q : one->several) bases.push_back(q.people);
            if (!protecting.wanted()) continue;
            auto const rule = protecting.rule();
            all.back().shown = pbo::protected_outcomes(all.back().outcomes, rule, bases);
            for (auto const n : bases)
                if (!rule.round_to && !rule.is_small_base(n)) all.back().least_asked = std::max(all.back().least_asked, n);
        }
        return all;
    }

    /// One sheet a question of several answers, counted by person.  The counts of answers do not add up to anything, so that of those
    /// that a rule protects each is withheld alone.
    [[nodiscard]] std::vector<pbo::sheet> sheets_of_several(pbo::provenance const& from, protection const& protecting,
                                                            pbo::any_interval_method const& method,
                                                            pbo::confidence_level level) const {
        using enum pbo::shown_as;
        std::vector<pbo::sheet> all;
        for (std::size_t q = 0; q < questions_->several.size(); ++q) {
            auto const& question = questions_->several[q];
            std::vector<pbo::sheet_column> columns;
            for (auto const& name : by_) columns.push_back({name, name, text, pbo::shown_to::everyone, true});
            columns.insert(columns.end(), {{"question", "question", text, pbo::shown_to::programs},
                                           {"answer", "answer", text, pbo::shown_to::everyone, true},
                                           {"people", "people", count},
                                           {.name = "of", .title = "of", .shown = count, .is_base = true},
                                           {"share", "share", share},
                                           {"interval", "interval", number, pbo::shown_to::people, false, true},
                                           {"lower", "lower", share, pbo::shown_to::programs, false, true},
                                           {"upper", "upper", share, pbo::shown_to::programs, false, true}});
            auto stated = from;
            stated.level = level.text();
            stated.method = pbo::label(method.name()).view();
            pbo::sheet s("Several answers a person: " + question.title, std::move(stated), std::move(columns));
            std::uint64_t none = 0, withheld = 0;
            auto const rule = protecting.rule();
            for (auto const& [key, one] : groups()) {
                auto const& of = one->several[q];
                none += of.none;
                for (std::size_t i = 0; i < question.answers.size(); ++i) {
                    std::vector<pbo::sheet_cell> cells;
                    for (auto const& t : one->texts) cells.emplace_back(t.called);
                    bool const hides_all = rule.is_small_base(of.people);
                    bool const hides = hides_all || rule.is_small(of.given[i]) || rule.leaves_few(of.given[i], of.people);
                    bool const hides_base = hides_all || (rule.bases_too && hides_any(of, rule));
                    withheld += hides || hides_base ? 1U : 0U;
                    pbo::figure<std::uint64_t> given(pbo::absence::suppressed), people(pbo::absence::suppressed);
                    if (!hides && !hides_base) given = rule.printed(of.given[i]);
                    if (!hides_base) people = rule.printed(of.people);
                    auto const shown = pbo::detail::share_shown(
                        given ? pbo::figure<pbo::proportion>(pbo::proportion(*given, *people)) : pbo::absence::suppressed, method, level);
                    cells.emplace_back(question.title);
                    cells.emplace_back(question.answers[i]);
                    cells.emplace_back(given);
                    cells.emplace_back(people);
                    cells.emplace_back(shown.value);
                    auto const limits = people == std::uint64_t{0} ? pbo::figure<pbo::interval>(pbo::absence::nothing_to_divide_by) : shown.limits;
                    cells.emplace_back(pbo::detail::limits_in_words(limits));
                    cells.emplace_back(limits.transform([](pbo::interval const& l) { return l.lower(); }));
                    cells.emplace_back(limits.transform([](pbo::interval const& l) { return l.upper(); }));
                    s.add_row(std::move(cells));
                }
            }
            s.warn("A person may give several answers, so the shares may add up to more than 100%; each is of the people "
                   "who gave any, or said no.");
            if (protecting.wanted())
                s.warn(protection::words_of_answers(withheld));
            else if (none != 0)
                s.warn(std::to_string(none) + (none == 1 ? " person gave no answer to this question and is"
                                                         : " people gave no answer to this question and are") +
                       " not counted in it.");
            s.warn(std::string(pbo::warnings::self_selected));
            all.push_back(std::move(s));
        }
        return all;
    }

private:
    [[noreturn]] void refuse_more_groups(std::string const& source) const {
        std::string columns;
        for (auto const& column : by_) columns += (columns.empty() ? "'" : " and '") + column + "'";
        throw pbo::too_many_keys(source, pbo::too_many_keys(pbo::most_keys, "texts in " + columns));
    }

    [[nodiscard]] static bool hides_any(ticks const& of, pbo::count_protection const& rule) {
        return std::any_of(of.given.begin(), of.given.end(), [&](auto n) { return rule.is_small(n) || rule.leaves_few(n, of.people); });
    }

    pbo::asked_of_role const* questions_;
    std::vector<std::string> by_;
    std::map<std::string, group> groups_;
    std::vector<pbo::outcome_table<std::string>> outcomes_;
    pbo::read_summary summary_;
};

}  // namespace examples

#endif
