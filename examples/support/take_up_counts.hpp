// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_TAKE_UP_COUNTS_HPP
#define PBO_EXAMPLES_SUPPORT_TAKE_UP_COUNTS_HPP

// What a report of take-up is made of: the returns of councils of every period that was read, how they were counted, and what became of
// the rows of each file.  It has parts (count/parts.hpp), so that it can be saved and merged; the report of what is merged is the report
// of the rows of all the files.

#include "outcome_counts.hpp"

#include <pbo/count/portable.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/measure/cost_by_mode.hpp>
#include <pbo/measure/direct_payments_by_age.hpp>
#include <pbo/measure/indicator_words.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace examples {

/// A filter of rows, as it travels.
struct filter_told {
    std::string column{}, value{};
    bool excludes = false;

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("column", self.column);
        visit("value", self.value);
        visit("excludes", self.excludes);
    }
    friend bool operator==(filter_told const&, filter_told const&) = default;
};

/// A sentence on the reading, and whether it is of the reported period's rows alone.
struct note_told {
    std::string text{};
    bool of_period = false;

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("text", self.text);
        visit("of_period", self.of_period);
    }
};

/// What a council returned, as it travels.
struct return_told {
    pbo::council_return counts{};

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        auto& r = self.counts;
        visit("council", r.council);
        visit("period", r.period);
        visit("basis", r.basis);
        visit("role", r.role);
        for (auto* count : {&r.eligible, &r.personal_budgets, &r.direct_payment, &r.part_direct_payment, &r.managed_budget,
                            &r.individual_service_fund, &r.other_or_not_stated})
            visit("count", *count);
    }
};

/// What became of a file of returns, of people or of published counts.
struct take_up_file {
    file_counted read{};                    ///< its notes stand in `notes` and `page_notes`
    std::optional<pbo::period> reported{};  ///< the period that was to be reported of it
    std::vector<pbo::period> periods{};
    std::vector<note_told> notes{};
    std::vector<std::string> page_notes{};  ///< of one council's page
    std::string whole{};                    ///< what its areas together are called
    std::uint64_t totals = 0, pairs = 0;    ///< rows that are totals; pairs of counts, where a row is not one

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("read", self.read);
        visit("reported", self.reported);
        visit("periods", self.periods);
        visit("notes", self.notes);
        visit("page_notes", self.page_notes);
        visit("whole", self.whole);
        visit("totals", self.totals);
        visit("pairs", self.pairs);
    }
};

/// Of records of people, what stands beside the returns; of the reported period.
struct people_beside {
    bool services = false;
    pbo::direct_payments_of_ages by_age{};
    pbo::weekly_budgets_of_modes weekly_budgets{};

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("services", self.services);
        visit("by_age", self.by_age);
        visit("weekly_budgets", self.weekly_budgets);
    }
};

struct take_up_counted {
    std::string made_of{};  ///< "returns", "records of people", "a published table"
    bool sample = false;
    bool period_said = false;  ///< by --period-is, and not the latest
    std::string whole_said{};  ///< by --whole
    std::string indicator{};   ///< as --indicator names it
    std::vector<std::string> where{};
    std::vector<filter_told> filters{};  ///< by which rows were left out, those of --where among them
    std::string unique{}, rejects{};     ///< the column of identifiers that were compared; the files of rejected rows
    pbo::eligibility_basis basis = pbo::eligibility_basis::ongoing;
    std::optional<pbo::role> role{};
    pbo::indicator_words words{};
    std::string code_heading{};  ///< of short codes that are not known to be CASSR codes
    std::string share{};         ///< the counts that a ledger keeps
    std::vector<return_told> returns{};
    std::optional<people_beside> people{};
    std::vector<take_up_file> files{};

    /// The period to be reported: the latest, unless it was said.
    [[nodiscard]] std::optional<pbo::period> reported() const {
        std::optional<pbo::period> latest;
        for (auto const& f : files)
            if (f.reported && (!latest || *latest < *f.reported)) latest = f.reported;
        return latest;
    }
    [[nodiscard]] std::set<pbo::period> periods() const {
        std::set<pbo::period> all;
        for (auto const& f : files) all.insert(f.periods.begin(), f.periods.end());
        return all;
    }
    /// A total that one file has is that of all where no other has rows of the reported period.
    [[nodiscard]] std::string whole() const {
        if (!whole_said.empty()) return whole_said;
        auto const when = reported();
        std::vector<std::string> all;
        for (auto const& f : files)
            if (f.reported == when) all.push_back(f.whole);
        return all.size() == 1 ? all.front() : std::string();
    }
    /// The files with the notes that belong to a report of this period, or with those of a page.
    [[nodiscard]] files_counted read(bool for_a_page = false) const {
        auto const when = reported();
        files_counted all;
        for (auto const& f : files) {
            auto one = f.read;
            if (for_a_page) one.notes = f.page_notes;
            else
                for (auto const& note : f.notes)
                    if (!note.of_period || f.reported == when) one.notes.push_back(note.text);
            all.add(files_counted(std::move(one)));
        }
        return all;
    }

    /// Throws std::runtime_error, saying what differs, when both cannot stand in one report.
    void add(take_up_counted const& other) {
        auto const words_of = [](std::string const& text, std::string_view none) { return text.empty() ? std::string(none) : text; };
        auto const kind_of = [](take_up_counted const& c) {
            return c.made_of + (!c.people ? "" : c.people->services ? ", a row a service" : ", a row a person");
        };
        refuse_unless(kind_of(*this) == kind_of(other), "made of", kind_of(*this), kind_of(other));
        refuse_unless(basis == other.basis, "on the eligibility basis", std::string(pbo::spelling(basis)), std::string(pbo::spelling(other.basis)));
        auto const role_of = [](take_up_counted const& c) { return c.role ? std::string(pbo::spelling(*c.role)) : std::string("any role"); };
        refuse_unless(role == other.role, "of", role_of(*this), role_of(other));
        refuse_unless(words.indicator == other.words.indicator, "of", words.indicator, other.words.indicator);
        if (!(words == other.words) || indicator != other.indicator || whole_said != other.whole_said || code_heading != other.code_heading ||
            share != other.share)
            throw std::runtime_error("what they count has other words in one than in the other");
        refuse_unless(sample == other.sample, "of", sample ? "a sample" : "a complete count", other.sample ? "a sample" : "a complete count");
        auto const filters_of = [](std::vector<filter_told> const& all) {
            std::vector<std::string> texts;
            for (auto const& f : all) texts.push_back(f.column + (f.excludes ? "!=" : "=") + f.value);
            return texts.empty() ? std::string("anything") : in_a_row(texts);
        };
        refuse_unless(filters == other.filters && where == other.where, "of the rows with", filters_of(filters), filters_of(other.filters));
        refuse_unless(unique == other.unique, "read with identifiers compared in", words_of(unique, "no column"), words_of(other.unique, "no column"));
        auto const when = reported(), theirs = other.reported();
        auto const period_of = [](std::optional<pbo::period> const& p) { return p && p->is_stated() ? std::string(p->text()) : std::string("no stated period"); };
        refuse_unless(period_said == other.period_said && (!period_said || when == theirs), "of", period_said ? period_of(when) : "the latest period",
                      other.period_said ? period_of(theirs) : "the latest period");
        auto all = read();
        all.add(other.read());  // refuses a file that is in both
        using name = std::tuple<pbo::council_key, pbo::period, pbo::eligibility_basis, pbo::role>;
        std::set<name> mine;
        for (auto const& r : returns) mine.emplace(r.counts.council.key(), r.counts.period, r.counts.basis, r.counts.role);
        for (auto const& r : other.returns)
            if (mine.contains({r.counts.council.key(), r.counts.period, r.counts.basis, r.counts.role}))
                throw std::runtime_error(r.counts.council.key().text() +
                                         (r.counts.period.is_stated() ? " of " + std::string(r.counts.period.text()) : std::string()) + " is in both");
        auto beside = people;
        if (beside && theirs != when) {
            if (!when || (theirs && *when < *theirs)) beside = other.people;
        } else if (beside) {
            beside->by_age += other.people->by_age;
            beside->weekly_budgets += other.people->weekly_budgets;
        }
        people = std::move(beside);
        returns.insert(returns.end(), other.returns.begin(), other.returns.end());
        files.insert(files.end(), other.files.begin(), other.files.end());
        if (rejects.empty()) rejects = other.rejects;
        else if (!other.rejects.empty() && rejects != other.rejects) rejects += " and " + other.rejects;
    }

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("take_up_of", self.made_of);
        visit("sample", self.sample);
        visit("period_said", self.period_said);
        visit("whole_said", self.whole_said);
        visit("indicator", self.indicator);
        visit("where", self.where);
        visit("filters", self.filters);
        visit("unique", self.unique);
        visit("rejects", self.rejects);
        visit("basis", self.basis);
        visit("role", self.role);
        visit("words", self.words);
        visit("code_heading", self.code_heading);
        visit("share", self.share);
        visit("returns", self.returns);
        visit("people", self.people);
        visit("files", self.files);
    }
};

}  // namespace examples

#endif
