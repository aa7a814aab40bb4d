// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_LINKED_PAIRS_HPP
#define PBO_MEASURE_LINKED_PAIRS_HPP

// Do a user and their carer say the same?  Records of users and of carers that name each other, and what each of the two says of a
// question that both were asked:
//
//     auto const p = pbo::linked_pairs(users, carers);                     // two sources, or one with both roles
//     p.pairs;  p.named_one_way;  p.named_nobody;
//     p["told_value"].answers;                 // both, the user only, the carer only, neither
//     p["told_value"].difference;              // share of users less share of carers, of the same pairs (newcombe_paired)
//     p["told_value"].test;                    // do they differ? (mcnemar_mid_p)
//
// A pair is a user and a carer of one council each of whom is the other's linked person.  One who names somebody that names nobody,
// or another, is named_one_way; one whose linked person is not among the records is named_nobody.  Questions are the conditions of
// a survey (conditions.hpp), and of people's records whether they have a personal budget; or a list of pair_question.  Answers to
// areas of life are not compared: users and carers are asked different ones.
//
// A pair of whom either did not answer is counted apart.  No pair that answered: no value and limits [-1, 1], and no p-value
// other than 1.  Nobody here is somebody's opinion of the other: both speak of their own budget.
//
// Throws std::invalid_argument where one identifier is two users or two carers of a council, and for more than 16 questions.
// Memory: about 250 bytes for each record with an identifier.  O(records log records).

#include <pbo/compare/mcnemar.hpp>
#include <pbo/compare/newcombe_paired.hpp>
#include <pbo/compare/paired_difference_of.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/count/source.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/conditions.hpp>
#include <pbo/measure/detail/pair_finder.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// What the pairs say of one question.
struct answers_of_pairs {
    std::string name;
    std::string title;
    paired_difference_of answers;     ///< both yes, the user only, the carer only, neither
    std::uint64_t not_answered = 0;   ///< pairs of whom either did not
    estimate<paired_difference_of> difference;
    test_result test;

    friend bool operator==(answers_of_pairs const&, answers_of_pairs const&) = default;
};

struct pairs_found {
    std::uint64_t pairs = 0;
    std::uint64_t named_one_way = 0;  ///< whose linked person is there, and names nobody or another
    std::uint64_t named_nobody = 0;   ///< whose linked person is not among the records
    tally same_mode;                  ///< pairs on the same mode, of those where both are known
    std::vector<answers_of_pairs> questions;
    confidence_level level;

    /// Throws std::out_of_range for a question that was not asked.
    template <class = detail::when_called>
    [[nodiscard]] answers_of_pairs const& operator[](std::string_view name) const {
        for (auto const& q : questions)
            if (q.name == name) return q;
        throw std::out_of_range("pbo::linked_pairs: no question " + detail::in_quotes(name));
    }
    friend bool operator==(pairs_found const&, pairs_found const&) = default;
};

/// The conditions of a survey; of other records, whether there is a personal budget.
template <class Record>
[[nodiscard]] std::vector<pair_question<Record>> usual_pair_questions() {
    std::vector<pair_question<Record>> all;
    if constexpr (std::same_as<Record, survey_response>)
        for (auto const& c : poet_conditions()) all.push_back({c.name, c.title, c.met});
    else
        all.push_back({"on_budget", "Has a personal budget", [](Record const& r) -> std::optional<bool> {
                           auto const mode = known_mode_of(r);
                           return mode ? std::optional(is_personal_budget(*mode)) : std::nullopt;
                       }});
    return all;
}

namespace detail {

/// What a finder's pairs say.
template <class Record>
[[nodiscard]] pairs_found pairs_of(pair_finder<Record> const& all, confidence_level const& level) {
    pairs_found found{0, all.named_one_way(), all.named_nobody(), {}, {}, level};
    auto const& questions = all.questions();
    std::vector<std::array<std::uint64_t, 4>> counts(questions.size());
    std::vector<std::uint64_t> absent(questions.size());
    all.for_each_pair([&](linked_record const& user, linked_record const& carer) {
        ++found.pairs;
        if (user.mode && carer.mode)
            found.same_mode.add(*user.mode == *carer.mode);
        else
            found.same_mode.add(absence::not_available);
        for (std::size_t i = 0; i < questions.size(); ++i) {
            auto const first = user.answer(i), second = carer.answer(i);
            if (first && second)
                ++counts[i][(*first ? 0U : 2U) + (*second ? 0U : 1U)];
            else
                ++absent[i];
        }
    });
    for (std::size_t i = 0; i < questions.size(); ++i) {
        auto const& [both, user_only, carer_only, neither] = counts[i];
        paired_difference_of const answers(both, user_only, carer_only, neither);
        found.questions.push_back({questions[i].name, questions[i].title, answers, absent[i], newcombe_paired(answers, level),
                                   mcnemar_mid_p(user_only, carer_only)});
    }
    return found;
}

struct linked_pairs_function {
    /// One source of users and carers.
    template <chunk_runner Runner, record_source Source, class Record = source_record<Source>>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& records,
                                  std::vector<pair_question<Record>> const& questions = usual_pair_questions<Record>(),
                                  confidence_level const& level = {}) const {
        pair_finder<Record> all(questions);
        auto said = visited(runner, records, all);
        return reported(pairs_of(all, level), std::move(said));
    }
    template <record_source Source, class Record = source_record<Source>>
    [[nodiscard]] auto operator()(Source&& records,
                                  std::vector<pair_question<Record>> const& questions = usual_pair_questions<Record>(),
                                  confidence_level const& level = {}) const {
        return (*this)(in_sequence{}, records, questions, level);
    }
    /// Users and carers apart.
    template <record_source Users, record_source Carers, class Record = source_record<Users>>
        requires(!chunk_runner<Users> && std::same_as<source_record<Carers>, Record>)
    [[nodiscard]] pairs_found operator()(Users&& users, Carers&& carers,
                                         std::vector<pair_question<Record>> const& questions = usual_pair_questions<Record>(),
                                         confidence_level const& level = {}) const {
        pair_finder<Record> all(questions);
        static_cast<void>(visited(in_sequence{}, users, all));
        static_cast<void>(visited(in_sequence{}, carers, all));
        return pairs_of(all, level);
    }

private:
    template <class Runner, class Source, class Record>
    static auto visited(Runner const& runner, Source&& records, pair_finder<Record>& all) {
        return visit_source(
            runner, records, [&all] { return pair_finder<Record>(all.questions()); },
            [](pair_finder<Record>& to, Record const& r) { to.add(r); }, [&all](pair_finder<Record>&& next) { all.take(std::move(next)); });
    }
};

}  // namespace detail

/// linked_pairs(users, carers, questions, level = 95 %), or linked_pairs(records of both, questions, level), a chunk runner first.
inline constexpr detail::linked_pairs_function linked_pairs{};

}  // namespace pbo

#endif
