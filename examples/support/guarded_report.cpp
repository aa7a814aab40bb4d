// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "guarded_report.hpp"

#include "ledger_file.hpp"
#include "nested_columns.hpp"
#include "owner_audit.hpp"

#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#ifdef PBO_HAS_CLP
#include <pbo/protect/clp_attacker.hpp>
#include <pbo/protect/controlled_rounding.hpp>

namespace {

/// Reports of one kind have their sums in common, and a ledger knows them.
std::string_view kind_of(std::string_view title) {
    for (auto const& [part, kind] : {std::pair(", estimates of ", "estimates"), std::pair(", modes, ", "modes"), std::pair(", outcomes, ", "answers"),
                                     std::pair(", comparison", "answers")})
        if (title.find(part) != std::string_view::npos) return kind;
    return "other counts";
}
void refuse_another_kind(examples::protection const& how, std::string_view title, pbo::release_ledger const& earlier) {
    auto const mine = kind_of(", " + std::string(title) + ", ");
    for (auto const& one : earlier.releases)
        if (auto const theirs = kind_of(one.title); theirs != mine)
            throw std::runtime_error(how.ledger + ": it has a report of " + std::string(theirs) + " ('" + one.title + "'), and this is one of " + std::string(mine) +
                                     ": how the two add up a ledger does not know, and what one withholds would follow from the other. Print one of them, or "
                                     "put the counts of both into one table for protect_cells");
}

/// How a region's counts and those of its councils add up a ledger does not know.
void refuse_columns_within(examples::protection const& how, pbo::guarded_counts const& counts, pbo::release_ledger const& earlier,
                           std::vector<std::filesystem::path> const& files, pbo::read_options const& options) {
    examples::columns_of_leaves mine, theirs;
    auto const& own = counts.own_cells();
    for (std::uint32_t leaf = 0; leaf < own.leaves(); ++leaf) mine.add(own.leaf_name(leaf));
    for (auto const& one : earlier.releases)
        for (auto const& cell : one.cells)
            for (auto const& [name, times] : cell.leaves) theirs.add(name);
    // Other words for the texts of a column (--map) put groups together that were apart, or the other way round.
    for (auto const& [column, texts] : theirs.texts)
        if (auto const known = mine.texts.find(column); known != mine.texts.end())
            for (auto const& text : texts)
                if (!known->second.contains(text))
                    throw std::runtime_error(how.ledger + ": it has a group '" + text + "' by '" + column +
                                             "', which this report does not: a ledger knows groups by their names, which are to be the same in all its "
                                             "reports (--map, --missing), as is the file");
    auto const found = examples::nested_columns(mine, theirs, files, options);
    if (!found) return;
    auto const pair = "'" + found->mine + "' and '" + found->theirs + "'";
    auto const way_out = ". Print one of them, or put the counts of both into one table for protect_cells";
    if (found->unseen)
        throw std::runtime_error(how.ledger + ": it has a report by '" + found->theirs + "', and whether groups of " + pair +
                                 " lie within each other cannot be seen: that takes a file of the rows with both columns, and no pipe or saved table" + way_out);
    throw std::runtime_error(how.ledger + ": it has a report by '" + found->theirs + "', and groups of " + pair +
                             " lie within each other: how they add up a ledger does not know, and what one report withholds would follow from the other" + way_out);
}

}  // namespace

void examples::guarded_report::protect(pbo::provenance from, std::string const& title) {
    auto const& source = from.source;
    auto const earlier = how_->ledger.empty() ? pbo::release_ledger{} : ledger_in(how_->ledger);
    refuse_another_kind(*how_, title, earlier);
    try {
        counts.finish(earlier);
    } catch (std::invalid_argument const& e) {
        if (earlier.releases.empty()) throw;
        throw std::runtime_error(how_->ledger + ": the rows of " + source + " are not those that were released before, or are counted anew: " +
                                 e.what());
    }
    if (files_) refuse_columns_within(*how_, counts, earlier, *files_, how_read_);
    pbo::clp_attacker attacker(counts.cells());
    try {
        pattern_ = pbo::protect(counts, attacker);
    } catch (std::invalid_argument const& e) {
        if (earlier.releases.empty()) throw;
        throw std::runtime_error(how_->ledger + ": the counts of " + source + " and those that were released before do not add up: they are of other rows, or "
                                 "were counted anew: " + e.what());
    }
    if (!pattern_)
        throw std::runtime_error(source + ": no pattern of withheld counts keeps small ones from following" +
                                 (earlier.releases.empty() ? std::string() : " beside what was released before (--ledger)") +
                                 "; nothing is printed");
    if (auto const base = how_->rounded_together()) {
        auto rounded = pbo::round_controlled(counts.own_cells(), static_cast<std::int64_t>(*base));
        if (!rounded) throw std::runtime_error(source + ": no rounding to multiples of " + std::to_string(*base) + " adds up; nothing is printed");
        counts.print_instead(std::move(rounded->printed));
    }
    if (how_->audit) {
        from.rule = how_->words();
        owner_audit audit(from);
        audit.add({}, counts.cells(), *pattern_, attacker, [this](std::size_t i) { return counts.has_a_place(i); });
        audit.tell("how the counts add up", how_->rounds());
    }
    notes_.push_back(protection::words_of_counts(counts.withheld(*pattern_)));
    if (how_->ledger.empty()) return;
    ledger_ = earlier;
    pbo::add_release(*ledger_, source + ", " + title + ", " + how_->words(), counts.own_cells(), *pattern_, counts.own_least_shown());
    notes_on_ledger_.push_back(protection::words_of_ledger(!earlier.releases.empty()));
    notes_.push_back(notes_on_ledger_.front());
}
#else
void examples::guarded_report::protect(pbo::provenance, std::string const&) {
    throw std::runtime_error("--protect: this program was built without COIN Clp (Debian and Ubuntu: coinor-libclp-dev), with which it is tried "
                             "what somebody could find out; without it nothing can be promised, and nothing is printed");
}
#endif

void examples::guarded_report::write_ledger() const {
    if (ledger_) examples::write_ledger(how_->ledger, *ledger_);
}
