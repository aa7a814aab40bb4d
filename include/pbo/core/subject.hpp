// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_SUBJECT_HPP
#define PBO_CORE_SUBJECT_HPP

// What are these counts about?  Whose they are, of what, and on which basis, in words, each empty where nobody has said.  Counts
// that were taken out of a table may carry it (count/remembered.hpp), and what adds or compares two of them refuses those that
// do not belong together: users' and carers', two areas of life, two eligibility bases.  What says nothing goes with everything.
//
//     users[direct]["physical_health"]     {whose: user, what: physical_health}
//     take_up_2011[key].on_budget          {whose: user, what: Take-up of personal budgets, basis: ongoing}
//
// Where it is meant all the same, the counts alone are compared: a.counted() is a plain proportion, which is about nothing.
// The period is no part of it, for what is compared is often one thing in two years.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/name.hpp>

#include <concepts>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

struct subject {
    using word = basic_name<31>;

    word whose{};  ///< user
    word what{};   ///< physical_health
    word basis{};  ///< ongoing

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("whose", self.whose);
        visit("what", self.what);
        visit("basis", self.basis);
    }
    friend constexpr bool operator==(subject const&, subject const&) = default;
};

/// A value that remembers what it is about.
template <class T>
concept remembers_subject = requires(T const& t) {
    { t.about() } -> std::same_as<subject const&>;
};

namespace detail {

template <class = detail::when_called>
[[nodiscard]] constexpr bool agree(subject::word const& a, subject::word const& b) noexcept {
    return a.empty() || b.empty() || a == b;
}
template <class = detail::when_called>
[[nodiscard]] constexpr bool belong_together(subject const& a, subject const& b) noexcept {
    return agree(a.whose, b.whose) && agree(a.what, b.what) && agree(a.basis, b.basis);
}
/// done: "compared" or "added".
template <class = detail::when_called>
[[noreturn]] inline void refuse_to_mix(subject const& a, subject const& b, std::string_view done) {
    std::string differ;
    auto const tell = [&differ](std::string_view of, subject::word const& x, subject::word const& y) {
        if (agree(x, y)) return;
        differ.append(differ.empty() ? "" : "; ").append(of).append(" '").append(x.view()).append("' and '").append(y.view()) += '\'';
    };
    tell("whose:", a.whose, b.whose);
    tell("what:", a.what, b.what);
    tell("basis:", a.basis, b.basis);
    throw std::invalid_argument("pbo: counts that do not belong together are not " + std::string(done) + " (" + differ +
                                "); where it is meant, .counted() gives the counts alone");
}
template <class = detail::when_called>
constexpr void refuse_unless_together(subject const& a, subject const& b, std::string_view done) {
    if (!belong_together(a, b)) refuse_to_mix(a, b, done);
}
/// What both say.
template <class = detail::when_called>
[[nodiscard]] constexpr subject both_say(subject const& a, subject const& b) noexcept {
    return {a.whose.empty() ? b.whose : a.whose, a.what.empty() ? b.what : a.what, a.basis.empty() ? b.basis : a.basis};
}

}  // namespace detail

}  // namespace pbo

#endif
