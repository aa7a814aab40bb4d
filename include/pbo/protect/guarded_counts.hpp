// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_GUARDED_COUNTS_HPP
#define PBO_PROTECT_GUARDED_COUNTS_HPP

// Which counts of a report may be shown, when its sums stay those of all people?  For any report: each count is told with the leaves that
// it is the sum of, and each share with its base; what must not follow is then worked out from these.
//
//     pbo::guarded_counts counts(pbo::count_protection{.least = 5});
//     auto const ash = counts.add("Ash", 3, {counts.leaf("Ash")}), elm = counts.add("Elm", 19, {counts.leaf("Elm")}), ...
//     auto const all = counts.add("all", 34, {counts.leaf("Ash"), counts.leaf("Elm"), counts.leaf("Fir")}, pbo::stays::if_it_can);
//     counts.add_share(ash_direct, ash);                           // people of a base: both sides, and what rests on it
//     pbo::clp_attacker attacker(counts.cells());                  // <pbo/protect/clp_attacker.hpp>
//     if (auto const pattern = pbo::protect(counts, attacker)) counts.shown(*pattern, elm);     // a count as printed, or suppressed
//
// Counts of the same leaves are one cell.  What a share leaves of its base is printed nowhere but follows, and is kept safe where the rule
// looks at both sides.  add_equality says that two sums of leaves are one, whatever they are (who was asked about one area and about
// another), add_row that counts are shown all or none.  Nobody who knows all that is shown, how it adds up, and that nobody is counted
// less than zero times, can tell a small count, nor that it is small.  finish() takes what was released before into account.  Rounded
// counts tell less than that.
//
// Not part of <pbo/protect.hpp>: reports of more than one count a row need it, and who has a table of cells uses suppress().
// Throws std::invalid_argument for a count of no leaves that is not 0, for two counts of the same leaves, and for a share whose people
// are not all of its base; protect() where counts do not add up.  Cost: that of suppress().

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/protect/attacker.hpp>
#include <pbo/protect/count_protection.hpp>
#include <pbo/protect/detail/suppress_keeping.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/release_ledger.hpp>
#include <pbo/protect/suppress.hpp>
#include <pbo/protect/suppression.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// Whether a count is one that others are compared with.
enum class stays : std::uint8_t { as_it_comes, if_it_can };

class guarded_counts {
public:
    using leaves = std::vector<std::uint32_t>;

    explicit guarded_counts(count_protection const& rule) : rule_(rule) {}

    [[nodiscard]] count_protection const& rule() const noexcept { return rule_; }
    template <class = detail::when_called>
    std::uint32_t leaf(std::string_view name) { return own_.leaf(name); }

    /// A count that the report prints; its number, by which it is asked for later.
    template <class = detail::when_called>
    std::size_t add(std::string name, std::uint64_t count, leaves of, stays how = stays::as_it_comes) {
        auto const at = plan(std::move(name), count, std::move(of), rule_.least.value_or(0), true);
        if (at && how == stays::if_it_can) wished_.push_back(*at);
        if (at && rule_.both_sides) raise(planned_[*at].least_shown, *rule_.both_sides);
        asked_.push_back({at, count});
        return asked_.size() - 1;
    }
    /// A count that the report does not print and that must not be told either where it is under least (or, unless told, small).
    template <class = detail::when_called>
    void add_implied(std::string name, std::uint64_t count, leaves of, std::optional<std::uint64_t> least = {}) {
        plan(std::move(name), count, std::move(of), least.value_or(std::max(rule_.least.value_or(0), rule_.both_sides.value_or(0))), false);
    }
    /// A count that everybody knows already, from elsewhere, however small.
    template <class = detail::when_called>
    void add_known(std::string name, std::uint64_t count, leaves of) {
        if (auto const at = plan(std::move(name), count, std::move(of), 0, true)) planned_[*at].known = true;
    }
    /// A count that was added, and is not printed whatever else is.
    template <class = detail::when_called>
    void hold_back(std::size_t number) { hold_back(asked_.at(number)); }
    /// Two counts that were added, the one people of the other.
    template <class = detail::when_called>
    void add_share(std::size_t hits, std::size_t base) {
        auto const &part = asked_.at(hits), &whole = asked_.at(base);
        if (!whole.cell) return;
        auto const rest_of = [&] {
            if (!part.cell) return planned_[*whole.cell].of;
            leaves rest;
            auto const &a = planned_[*part.cell].of, &b = planned_[*whole.cell].of;
            if (!std::includes(b.begin(), b.end(), a.begin(), a.end()))
                throw std::invalid_argument("pbo::guarded_counts: not all of '" + planned_[*part.cell].name + "' are among '" +
                                            planned_[*whole.cell].name + "'");
            std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(rest));
            return rest;
        };
        auto rest = rest_of();
        if (rule_.both_sides && !rest.empty())
            plan(planned_[*whole.cell].name + " less " + (part.cell ? planned_[*part.cell].name : "nobody"), whole.count - part.count,
                 std::move(rest), *rule_.both_sides, false);
        if (rule_.least_base) {
            raise(planned_[*whole.cell].least_shown, *rule_.least_base);
            if (rule_.is_small_base(whole.count)) hold_back(part);
        }
        if (rule_.bases_too && (rule_.is_small(part.count) || rule_.is_small_base(whole.count))) {
            hold_back(part);
            hold_back(whole);
        }
    }
    /// Counts that were added and are shown together or not at all; the row's number.
    template <class = detail::when_called>
    std::size_t add_row(std::vector<std::size_t> numbers) {
        rows_.push_back(std::move(numbers));
        return rows_.size() - 1;
    }
    /// Two sums of leaves that everybody knows to be the same.
    template <class = detail::when_called>
    void add_equality(std::string name, leaves const& one, leaves const& other) {
        std::vector<leaf_term> terms;
        for (auto const l : one) terms.push_back({l, 1});
        for (auto const l : other) terms.push_back({l, -1});
        equalities_.emplace_back(std::move(name), std::move(terms));
    }
    /// Everything is told; earlier are the releases that stand beside this one.
    template <class = detail::when_called>
    void finish(release_ledger const& earlier = {}) {
        std::vector<cell_status> before;
        for (auto const& p : planned_) {
            std::vector<leaf_term> terms;
            for (auto const l : p.of) terms.push_back({l, 1});
            own_.add(p.name, static_cast<std::int64_t>(p.count), std::move(terms),
                     {.printed = p.known || (p.printed && !p.held_back), .may_be_suppressed = !p.known});
            own_least_shown_.push_back(std::max<std::uint64_t>(p.least_shown, 1));
            before.push_back(p.known                                 ? cell_status::published
                             : p.count != 0 && p.count < p.least_shown ? cell_status::primary
                             : p.printed && !p.held_back            ? cell_status::published
                                                                    : cell_status::not_printed);
        }
        for (auto& [name, terms] : equalities_) {
            own_.add(unique(std::move(name)), 0, std::move(terms), {.printed = true, .may_be_suppressed = false});
            own_least_shown_.push_back(1);
            before.push_back(cell_status::published);
        }
        least_shown_ = own_least_shown_;
        cells_ = own_;
        before_ = suppression(before);
        if (earlier.releases.empty()) return;
        auto beside = beside_ledger(own_, before_, own_least_shown_, earlier);
        known_before_ = beside.known;
        for (std::size_t i = 0; i < beside.known.size(); ++i)
            not_again_.push_back(beside.known[i] && before[i] != cell_status::published);
        before_ = std::move(beside.before);
        least_shown_ = std::move(beside.least_shown);
        cells_ = std::move(beside.cells);
    }

    [[nodiscard]] relations const& cells() const noexcept { return cells_; }
    /// Those of this report alone come first, in this order; those of earlier releases stand behind them.
    [[nodiscard]] relations const& own_cells() const noexcept { return own_; }
    [[nodiscard]] std::vector<std::uint64_t> const& own_least_shown() const noexcept { return own_least_shown_; }
    [[nodiscard]] suppression const& before() const noexcept { return before_; }
    [[nodiscard]] std::vector<std::uint64_t> const& least_shown() const noexcept { return least_shown_; }
    [[nodiscard]] bool has_a_place(std::size_t cell) const { return cell < planned_.size() && planned_[cell].printed; }
    /// The cells that stay where they can.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::size_t> wished() const {
        std::vector<std::size_t> all;
        for (auto const i : wished_)
            if (before_[i] == cell_status::published && std::find(all.begin(), all.end(), i) == all.end()) all.push_back(i);
        return all;
    }

    /// By own cell, what is printed in place of its count: all rounded together (controlled_rounding.hpp).
    template <class = detail::when_called>
    void print_instead(std::vector<std::int64_t> printed) {
        if (printed.size() != own_.size())
            throw std::invalid_argument("pbo::guarded_counts: " + std::to_string(printed.size()) + " figures for " +
                                        std::to_string(own_.size()) + " cells");
        printed_ = std::move(printed);
    }
    /// What is printed in place of a count that was added.
    template <class = detail::when_called>
    [[nodiscard]] figure<std::uint64_t> shown(suppression const& pattern, std::size_t number) const {
        auto const& one = asked_.at(number);
        if (!one.cell) return std::uint64_t{0};
        if (pattern.is_published(*one.cell) && (*one.cell >= not_again_.size() || !not_again_[*one.cell]))
            return printed_.empty() ? rule_.printed(one.count) : static_cast<std::uint64_t>(printed_[*one.cell]);
        return absence::suppressed;
    }
    /// Whether a row is shown: all of it.
    template <class = detail::when_called>
    [[nodiscard]] bool shows_row(suppression const& pattern, std::size_t row) const {
        auto const& numbers = rows_.at(row);
        return std::all_of(numbers.begin(), numbers.end(), [&](std::size_t n) { return shown(pattern, n).has_value(); });
    }
    /// The pattern without the rest of rows of which it withholds a count: to publish less tells nobody more.
    template <class = detail::when_called>
    [[nodiscard]] suppression with_whole_rows(suppression const& pattern) const {
        std::vector<cell_status> status;
        for (std::size_t i = 0; i < pattern.size(); ++i) status.push_back(pattern[i]);
        for (bool changed = true; changed;) {
            changed = false;
            suppression const now(status);
            for (std::size_t row = 0; row < rows_.size(); ++row) {
                if (shows_row(now, row)) continue;
                for (auto const n : rows_[row]) {
                    auto const cell = asked_[n].cell;
                    if (!cell || status[*cell] != cell_status::published || planned_[*cell].known ||
                        (*cell < known_before_.size() && known_before_[*cell]))
                        continue;
                    status[*cell] = cell_status::secondary;
                    changed = true;
                }
            }
        }
        return suppression(std::move(status));
    }
    /// How many of the counts that were added are withheld.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t withheld(suppression const& pattern) const {
        std::size_t n = 0;
        for (std::size_t i = 0; i < asked_.size(); ++i) n += shown(pattern, i) ? 0U : 1U;
        return n;
    }

private:
    struct planned {
        std::string name;
        std::uint64_t count;
        leaves of;
        std::uint64_t least_shown;
        bool printed, held_back = false, known = false;
    };
    struct asked_count {
        std::optional<std::size_t> cell;  ///< nothing where it is made of no leaves, and so 0
        std::uint64_t count = 0;
    };

    static void raise(std::uint64_t& least, std::uint64_t to) { least = std::max(least, to); }
    template <class = detail::when_called>
    void hold_back(asked_count const& one) {
        if (one.cell) planned_[*one.cell].held_back = true;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string unique(std::string name) {
        if (!names_.insert(name).second) {
            name += " (" + std::to_string(names_.size() + 1) + ")";
            names_.insert(name);
        }
        return name;
    }
    template <class = detail::when_called>
    std::optional<std::size_t> plan(std::string name, std::uint64_t count, leaves of, std::uint64_t least_shown, bool printed) {
        std::sort(of.begin(), of.end());
        of.erase(std::unique(of.begin(), of.end()), of.end());
        if (of.empty()) {
            if (count != 0)
                throw std::invalid_argument("pbo::guarded_counts: '" + name + "' counts " + std::to_string(count) +
                                            " people, of no leaves");
            return std::nullopt;
        }
        auto const [at, is_new] = places_.try_emplace(of, planned_.size());
        if (is_new) {
            planned_.push_back({unique(std::move(name)), count, std::move(of), least_shown, printed});
            return at->second;
        }
        auto& known = planned_[at->second];
        if (known.count != count)
            throw std::invalid_argument("pbo::guarded_counts: '" + known.name + "' is " + std::to_string(known.count) + " and '" + name +
                                        "' " + std::to_string(count) + ", of the same people");
        known.printed = known.printed || printed;
        raise(known.least_shown, least_shown);
        return at->second;
    }

    count_protection rule_;
    relations own_, cells_;
    std::vector<planned> planned_;
    std::map<leaves, std::size_t> places_;
    std::set<std::string> names_;
    std::vector<asked_count> asked_;
    std::vector<std::size_t> wished_;
    std::vector<std::pair<std::string, std::vector<leaf_term>>> equalities_;
    std::vector<std::uint64_t> own_least_shown_, least_shown_;
    suppression before_{{}};
    std::vector<std::int64_t> printed_;  // nothing, or one an own cell
    std::vector<std::vector<std::size_t>> rows_;  // by the numbers of their counts
    std::vector<bool> known_before_;              // own cells that were printed before
    std::vector<bool> not_again_;  // known from before, and not to be printed again
};

/// A pattern that the attacker could not break; nothing where there is none: then nothing may be printed.  finish() first.
template <attacker Attacker>
[[nodiscard]] std::optional<suppression> protect(guarded_counts const& counts, Attacker& attacker) {
    auto const pattern = detail::suppress_keeping(counts.cells(), counts.before(), counts.least_shown(), attacker, counts.wished(), {});
    if (!pattern) return std::nullopt;
    return counts.with_whole_rows(*pattern);
}

}  // namespace pbo

#endif
