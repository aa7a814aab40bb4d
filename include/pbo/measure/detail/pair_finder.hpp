// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_PAIR_FINDER_HPP
#define PBO_MEASURE_DETAIL_PAIR_FINDER_HPP

// The engine beneath linked_pairs.hpp: of each record that names a linked person, who it is and what it says; and who of them name
// each other.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/person_id.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/domain/supported_person.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace pbo {

/// A question that a user and their carer were both asked, and the answer of a record.
template <class Record>
struct pair_question {
    std::string name;   ///< spelled_with_underscores, for CSV
    std::string title;  ///< for people
    std::function<std::optional<bool>(Record const&)> answer;
};

namespace detail {

template <class Record>
[[nodiscard]] person_id const& own_identifier(Record const& r) {
    if constexpr (requires { r.respondent; })
        return r.respondent;
    else if constexpr (requires { r.holder; })
        return r.holder;
    else
        return r.person;
}
template <class Record>
[[nodiscard]] person_id const& linked_identifier(Record const& r) {
    if constexpr (requires { r.linked_respondent; })
        return r.linked_respondent;
    else if constexpr (requires { r.linked_holder; })
        return r.linked_holder;
    else
        return r.linked_person;
}

/// A record that names somebody.
struct linked_record {
    person_id linked;
    std::uint16_t known = 0;  // a bit for each question
    std::uint16_t yes = 0;
    std::optional<delivery_mode> mode;  // where it is known

    template <class = detail::when_called>
    [[nodiscard]] std::optional<bool> answer(std::size_t question) const {
        if ((known >> question & 1U) == 0) return std::nullopt;
        return (yes >> question & 1U) != 0;
    }
};

template <class Record>
class pair_finder {
public:
    explicit pair_finder(std::vector<pair_question<Record>> questions) : questions_(std::move(questions)) {
        if (questions_.size() > 16)
            throw std::invalid_argument("pbo::linked_pairs: " + std::to_string(questions_.size()) +
                                        " questions; at most 16 are compared at once");
    }
    [[nodiscard]] std::vector<pair_question<Record>> const& questions() const noexcept { return questions_; }

    void add(Record const& r) {
        auto const& own = own_identifier(r);
        if (own.empty()) return;  // nobody can name them
        linked_record one{linked_identifier(r), 0, 0, known_mode_of(r)};
        if (one.mode == delivery_mode::other_or_not_stated) one.mode.reset();
        for (std::size_t i = 0; i < questions_.size(); ++i)
            if (auto const answer = questions_[i].answer(r)) {
                one.known = static_cast<std::uint16_t>(one.known | 1U << i);
                if (*answer) one.yes = static_cast<std::uint16_t>(one.yes | 1U << i);
            }
        put({r.council.key(), r.role, own}, std::move(one));
    }
    void take(pair_finder&& next) {
        for (auto& [who, one] : next.records_) put(who, std::move(one));
    }

    /// visit(user, carer) of all who name each other.
    template <class Visit>
    void for_each_pair(Visit&& visit) const {
        for (auto const& [who, one] : records_)
            if (std::get<role>(who) == role::user)
                if (auto const* other = named_by(who, one); other && other->linked == std::get<person_id>(who)) visit(one, *other);
    }
    [[nodiscard]] std::uint64_t named_one_way() const {
        return count([](person_id const& who, linked_record const* other) { return other && other->linked != who; });
    }
    [[nodiscard]] std::uint64_t named_nobody() const {
        return count([](person_id const&, linked_record const* other) { return other == nullptr; });
    }

private:
    using identity = std::tuple<council_key, role, person_id>;

    void put(identity const& who, linked_record&& one) {
        if (!records_.try_emplace(who, std::move(one)).second)
            throw std::invalid_argument("pbo::linked_pairs: two " + std::string(std::get<role>(who) == role::user ? "users" : "carers") +
                                        " of the council " + detail::in_quotes(std::get<council_key>(who).text()) +
                                        " have the identifier " +
                                        detail::in_quotes(text_form<person_id>::write(std::get<person_id>(who))));
    }
    [[nodiscard]] linked_record const* named_by(identity const& who, linked_record const& one) const {
        auto const [council, whose, own] = who;
        auto const found = records_.find({council, whose == role::user ? role::carer : role::user, one.linked});
        return found == records_.end() ? nullptr : &found->second;
    }
    template <class Is>
    [[nodiscard]] std::uint64_t count(Is const& is) const {
        std::uint64_t n = 0;
        for (auto const& [who, one] : records_)
            if (!one.linked.empty() && is(std::get<person_id>(who), named_by(who, one))) ++n;
        return n;
    }

    std::vector<pair_question<Record>> questions_;
    std::map<identity, linked_record> records_;
};

}  // namespace detail

}  // namespace pbo

#endif
