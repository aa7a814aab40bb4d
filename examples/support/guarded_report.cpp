// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "guarded_report.hpp"

#include "ledger_file.hpp"

#include <stdexcept>

#ifdef PBO_HAS_CLP
#include <pbo/protect/clp_attacker.hpp>
#include <pbo/protect/controlled_rounding.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <cmath>
#include <iostream>

namespace {

/// What an attacker can tell of every count that is withheld, for the owner, on standard error.
void tell_audit(std::string const& source, examples::protection const& how, pbo::guarded_counts const& of, pbo::suppression const& pattern, pbo::clp_attacker& attacker) {
    using enum pbo::shown_as;
    pbo::sheet s("What can be told of the counts that are withheld (for the owner only)",
                 {.source = source, .rule = how.words()},
                 {{.name = "count", .title = "withheld", .is_key = true}, {"least", "at least", number}, {"most", "at most", number}});
    attacker.knows(pbo::published_cells(pattern));
    auto const end = [&](std::size_t cell, double direction) -> pbo::figure<double> {
        auto const e = attacker.end_of(cell, direction);
        if (std::isfinite(e)) return e;
        return pbo::absence::not_available;
    };
    for (std::size_t i = 0; i < of.cells().size(); ++i)
        if (!pattern.is_published(i) && (of.has_a_place(i) || pattern[i] == pbo::cell_status::primary))
            s.add_row({of.cells()[i].name, end(i, 1.0), end(i, -1.0)});
    s.warn("The limits of whoever knows everything that is shown, how the counts add up, and that nobody is counted less than zero times; "
           "[x] where nothing bounds a count." +
           std::string(how.rounds() ? " Where counts are rounded, somebody can tell less than this." : ""));
    if (!attacker.whole_people())
        s.warn("Whole people were not tried to the end, the table is too large: some limits are those of fractions of people.");
    std::cerr << pbo::text_table(s) << '\n';
}

}  // namespace

void examples::guarded_report::protect(std::string const& source, std::string const& title) {
    auto const earlier = how_->ledger.empty() ? pbo::release_ledger{} : ledger_in(how_->ledger);
    try {
        counts.finish(earlier);
    } catch (std::invalid_argument const& e) {
        if (earlier.releases.empty()) throw;
        throw std::runtime_error(how_->ledger + ": the rows of " + source + " are not those that were released before, or are counted anew: " +
                                 e.what());
    }
    pbo::clp_attacker attacker(counts.cells());
    pattern_ = pbo::protect(counts, attacker);
    if (!pattern_)
        throw std::runtime_error(source + ": no pattern of withheld counts keeps small ones from following" +
                                 (earlier.releases.empty() ? std::string() : " beside what was released before (--ledger)") +
                                 "; nothing is printed");
    if (auto const base = how_->rounded_together()) {
        auto rounded = pbo::round_controlled(counts.own_cells(), static_cast<std::int64_t>(*base));
        if (!rounded) throw std::runtime_error(source + ": no rounding to multiples of " + std::to_string(*base) + " adds up; nothing is printed");
        counts.print_instead(std::move(rounded->printed));
    }
    if (how_->audit) tell_audit(source, *how_, counts, *pattern_, attacker);
    notes_.push_back(protection::words_of_counts(counts.withheld(*pattern_)));
    if (how_->ledger.empty()) return;
    ledger_ = earlier;
    pbo::add_release(*ledger_, source + ", " + title + ", " + how_->words(), counts.own_cells(), *pattern_, counts.own_least_shown());
    notes_.push_back(protection::words_of_ledger(!earlier.releases.empty()));
}
#else
void examples::guarded_report::protect(std::string const&, std::string const&) {
    throw std::runtime_error("--protect: this program was built without COIN Clp (Debian and Ubuntu: coinor-libclp-dev), with which it is tried "
                             "what somebody could find out; without it nothing can be promised, and nothing is printed");
}
#endif

void examples::guarded_report::write_ledger() const {
    if (ledger_) examples::write_ledger(how_->ledger, *ledger_);
}
