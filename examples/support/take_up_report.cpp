// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "take_up_report.hpp"

#include "benchmarking.hpp"
#include "html_output.hpp"
#include "ledger_file.hpp"
#include "near_names.hpp"
#include "owner_audit.hpp"
#include "people.hpp"
#include "pictures.hpp"
#include "program.hpp"
#include "protecting.hpp"
#include "published_table.hpp"
#include "reading.hpp"
#include "rounded_note.hpp"
#include "row_options.hpp"
#include "saved_table.hpp"
#include "shipped.hpp"
#include "stacked_pictures.hpp"
#include "targets.hpp"
#include "wanted_returns.hpp"

#include <pbo/core/folded_text.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/interval/parse_method.hpp>
#include <pbo/measure/data_quality/stated_limits.hpp>
#include <pbo/measure/protected_take_up.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/compare/sison_glaz.hpp>
#ifdef PBO_HAS_CLP
#include <pbo/protect/clp_attacker.hpp>
#include <pbo/protect/controlled_rounding.hpp>
#endif
#include <pbo/publish/category_sheet.hpp>
#include <pbo/publish/stated_shares_sheet.hpp>
#include <pbo/publish/take_up_by_roll_out_sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>
#include <pbo/read/returns.hpp>
#include <pbo/read/rows_in_words.hpp>
#include <pbo/read/totals_among_returns.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using request = examples::take_up_request;

/// What was read, whichever kind of file it was; or what was counted before.
struct what_was_read {
    std::vector<pbo::council_return> returns;
    pbo::take_up_selection meant;
    pbo::eligibility_basis basis = pbo::eligibility_basis::ongoing;
    pbo::read_summary summary;
    std::vector<std::string> notes;
    std::set<pbo::period> periods{};
    std::vector<pbo::column_filter> filters{};  ///< what rows were left out by
    std::size_t totals = 0, pairs = 0;          ///< rows that are totals; pairs of counts, where a row is not one
    std::string code_heading{};  ///< of short codes that are not known to be CASSR codes
    std::string share = "on budgets of eligible";  ///< the counts that a ledger keeps
    std::string protected_by{};  ///< the rule by which counts are withheld
    std::optional<pbo::stated_sums> sums{};  ///< then regions and the whole
    std::optional<pbo::release_ledger> ledger{};  ///< then what was released, this report included
    std::optional<pbo::areas_and_totals> shares{};  ///< percentages or rates alone, of which no counts are known
    std::optional<examples::people_read> people{};  ///< where records of people were read
    bool published = false;                         ///< a published table
    std::string indicator{};                        ///< as --indicator names it
    std::string source{}, synthetic{};              ///< the file's name; what is to be said of invented data
    std::vector<std::string> notes_of_period{};     ///< those of the notes that are of the reported period alone
    std::optional<examples::take_up_counted> kept{};  ///< before any protection, where it is to be saved

    /// Which rows the report is made of, where so many of the areas and periods read stand in it.
    [[nodiscard]] std::string rows(std::size_t reported) const {
        return pbo::rows_in_words(summary, filters, totals, pairs, periods.size() > 1 ? reported : 0);
    }
};

template <class E>
std::optional<E> value_of(std::string const& text) {
    if (text.empty()) return std::nullopt;
    return pbo::text_form<E>::read(text).value();  // CLI11 has checked it
}

/// Options that are of take-up, where another table of people is asked for.
void refuse_beside_table(request const& asked) {
    if (auto const& table = asked.people.table(); table == "age" || table == "cost")
        for (auto const& [option, given] :
             {std::pair("--protect", asked.protecting.wanted()), std::pair("--target", !asked.target.empty() && asked.target != "none"),
              std::pair("--benchmark", !asked.beside.benchmark.empty()), std::pair("--funnel", asked.beside.funnel),
              std::pair("--quintiles", asked.beside.quintiles), std::pair("--change", asked.beside.changes()),
              std::pair("--trend", asked.beside.trend), std::pair("--roll-out", asked.roll_out),
              std::pair("--only, --sort and --top", asked.beside.chooses_rows()), std::pair("--chart", examples::draws(asked.format) && (asked.format.chart != "stacked" || table != "age"))})
            if (given) throw examples::usage_error(std::string(option) + " is for take-up; --table " + table + " is another table");
}

/// Records of people, as the returns that their councils would have made of them.
what_was_read people(request const& asked, pbo::read_options const& options) {
    if (asked.published.wanted())
        throw examples::usage_error("--people reads records of people; --numerator, --denominator, --key and the other options of a "
                                    "published table have no part in them (--column names their columns)");
    asked.published.must_be_of_returns();
    what_was_read all;
    all.basis = value_of<pbo::eligibility_basis>(asked.basis).value_or(pbo::eligibility_basis::ongoing);
    pbo::take_up_selection only{.role = value_of<pbo::role>(asked.role)};
    if (!asked.published.period_is.empty()) only.period = asked.published.stated_period();
    auto const stated = only.period;
    refuse_beside_table(asked);
    if (asked.wants_other_periods()) only.period.reset();  // the other periods are wanted, too
    auto read = asked.people.counted(asked.file, asked.threads, options, all.basis, only, stated);
    all.meant.period = read.period;
    all.meant.role = read.role;
    all.meant.whole = asked.published.whole;
    if (!asked.published.title.empty()) all.meant.words.indicator = asked.published.title;
    all.periods = read.periods;
    all.notes = std::move(read.notes);
    all.notes_of_period = read.notes_of_period;
    if (asked.basis.empty())
        all.notes.push_back("The records do not say on which basis people are eligible: they were taken for people with ongoing support; "
                            "--basis including_short_term says otherwise.");
    all.returns = std::move(read.returns);
    all.filters = options.where;
    all.summary = std::move(read.summary);
    all.people = std::move(read);
    return all;
}

what_was_read own_returns(request const& asked, examples::read_again& file, pbo::read_options const& options) {
    asked.published.must_be_of_returns();
    examples::refuse_if_long(file, options);
    what_was_read all;
    all.basis = value_of<pbo::eligibility_basis>(asked.basis).value_or(pbo::eligibility_basis::ongoing);
    all.meant.role = value_of<pbo::role>(asked.role);
    all.meant.whole = asked.published.whole;
    if (!asked.published.title.empty()) all.meant.words.indicator = asked.published.title;
    if (!asked.published.period_is.empty()) all.meant.period = asked.published.stated_period();
    examples::wanted_returns wanted(all.basis, all.meant.role, all.meant.period, asked.wants_other_periods() || !asked.beside.only.empty() || !asked.save.empty());
    auto read = [&] {
        try {
            return examples::reading(asked.file, asked.threads, [&](auto const& runner) {
                return pbo::for_each_return(runner, file.source(), options, [&wanted](pbo::council_return&& r) { wanted.take(std::move(r)); });
            });
        } catch (pbo::input_error const& e) {  // a first try is often a table as somebody published it
            auto problem = e.problem();
            if (problem.expected.find("; the columns found are ") == std::string::npos) throw;
            problem.expected += ". Of a published table, name its columns: --key for the areas' code or name, --numerator and --denominator "
                                "(others: --help); of records of people, say --people";
            throw pbo::input_error(std::move(problem));
        }
    }();
    auto const totals = pbo::take_totals_out(wanted.kept());
    all.periods = wanted.periods();
    if (!all.meant.period && !all.periods.empty()) all.meant.period = *wanted.periods().rbegin();
    all.notes.insert(all.notes.end(), read.notes.begin(), read.notes.end());
    all.returns = std::move(wanted.kept());
    for (auto const& t : totals) {
        if (t.row.period != all.meant.period || t.row.basis != spelling(all.basis) ||
            (all.meant.role && t.row.role != spelling(*all.meant.role)))
            continue;
        all.notes.push_back(pbo::sentence_of(t));
        all.notes_of_period.push_back(all.notes.back());
        if (t.confirmed() && t.row.is.level == pbo::area_level::nation && all.meant.whole.empty())
            all.meant.whole = t.row.is.name;
    }
    all.filters = options.where;
    all.totals = wanted.totals();
    all.summary = std::move(read);
    return all;
}

what_was_read published(request const& asked, examples::read_again& file, pbo::read_options const& options) {
    auto layout = asked.published.checked();
    layout.basis = value_of<pbo::eligibility_basis>(asked.basis);
    layout.role = value_of<pbo::role>(asked.role);
    if (!layout.across && !layout.by_measures() && !layout.by_categories())
        examples::refuse_if_long(file, options, {layout.numerator_column(), layout.denominator});
    auto read = examples::read_published(file, layout, options);
    what_was_read all;
    all.returns = read.returns();
    if (!all.returns.empty()) {
        all.basis = all.returns.front().basis;
        all.meant.role = all.returns.front().role;
    }
    all.meant.period = read.latest();
    auto const periods = read.periods();
    all.periods = {periods.begin(), periods.end()};
    all.published = true;
    all.share = layout.numerator_words() + " of " + layout.denominator_words();
    all.meant.words = asked.published.words(layout.numerator_words(), layout.denominator_words(), read.indicator);
    if (read.per != 0 && read.has_bases) {
        all.meant.words.made_from = pbo::detail::scale_in_words(read.per);
        if (asked.published.numerator_title.empty())
            all.meant.words.numerator = "count from '" + layout.numerator_words() + "'";
    }
    if (read.area != "area") all.meant.words.area = read.area;
    all.meant.words.basis = read.basis;
    all.meant.words.role = read.role;
    all.meant.whole = asked.published.whole.empty() ? read.whole(read.latest()) : asked.published.whole;
    if (read.has_bases) all.notes = all.notes_of_period = read.notes_on_totals(read.latest());
    all.notes.insert(all.notes.end(), read.notes.begin(), read.notes.end());
    std::vector<pbo::published_row> shown;
    for (auto const& a : read.areas)
        if (a.period == all.meant.period) shown.push_back(a);
    if (pbo::folded(all.meant.words.numerator) == "numerator" && pbo::folded(all.meant.words.denominator) == "denominator")
        all.notes.push_back("What is counted has the file's own headings here; --title, --numerator-title and --denominator-title give it "
                            "its words.");
    if (auto text = pbo::sentence_of(pbo::compare_stated_limits(shown)); !text.empty()) {
        all.notes_of_period.push_back(text);
        all.notes.push_back(std::move(text));
    }
    all.code_heading = read.code_heading;
    all.filters = options.where;
    if (read.other_measures)
        all.filters.push_back({layout.measure, layout.numerator_is + (layout.denominator_is.empty() ? "" : " or " + layout.denominator_is)});
    if (layout.period_is && !layout.period.empty()) all.filters.push_back({layout.period, asked.published.period_is});
    all.totals = read.totals.size();
    if (read.has_bases && (layout.by_measures() || layout.by_categories())) all.pairs = read.areas.size() + read.totals.size();
    if (auto words = asked.published.words_on_weights(); !words.empty() && read.has_bases) all.notes.push_back(std::move(words));
    if (!read.has_bases) all.shares = read;
    all.summary = std::move(read);
    return all;
}

/// A target, and what is to be said of it.
struct target_wanted {
    std::optional<pbo::target> aim;
    std::vector<std::string> notes;
};

/// A national target was set for a basis and a role: counts that are known to be others are not judged by it.
target_wanted target_of(request const& asked, what_was_read const& read, pbo::take_up_table const& table) {
    auto const text = asked.target.empty() ? std::string(read.published || read.people ? "none" : "0.30") : asked.target;
    if (text == "none") return {};
    auto const [share, national] = examples::target_from(text, ", or none");
    auto const& context = table.context();
    if (national == nullptr) return {pbo::target("take_up", share, pbo::date{}, read.basis, context.role), {}};
    auto const& set = national->aim;
    std::string const name(national->name);
    auto const is_known_to_be_another = [&](auto stated, auto const& in_words, auto set_for) {
        auto const known = context.words.as_published ? pbo::text_form<decltype(stated)>::read(in_words) : std::optional(stated);
        return known && *known != set_for;
    };
    if (set.due() < pbo::targets::care_act_2014.due()) {  // that is everybody's, on whatever basis they are counted
        auto const refuse = [&](std::string const& set_for, std::string_view counted) {
            throw examples::usage_error("--target " + name + ": it was set for " + set_for + ", and these counts are of '" +
                                        std::string(counted) + "'; give the share itself (" + share.text() + ")");
        };
        if (is_known_to_be_another(context.basis, context.words.basis, set.basis()))
            refuse("people with ongoing support", context.words.as_published ? context.words.basis : pbo::spelling(context.basis));
        if (is_known_to_be_another(context.role, context.words.role, set.role()))
            refuse("users and carers together", context.words.as_published ? context.words.role : pbo::spelling(context.role));
    }
    target_wanted all{pbo::target("take_up", share, set.due(), read.basis, context.role), {}};
    all.notes.push_back("The target " + name + " is " + std::string(national->words) + ".");
    if (context.period.is_stated() && context.period.last_day() < set.due())
        all.notes.push_back("The target is of " + set.due().text() + ", and these counts are of " + context.period.text() +
                            ", before it: whether it was met then, they do not tell.");
    return all;
}

/// What every report says of the reading; a council's page, which is short, nothing of the file's totals.
void note_reading(pbo::sheet& s, request const& asked, what_was_read const& read, bool on_a_page = false) {
    for (auto const& note : on_a_page && read.published && !asked.protecting.wanted() ? read.summary.notes : read.notes) s.warn(note);
    asked.rows.note_rows(s, s.from.rows, read.summary.counts.rejected, read.summary.counts.filtered != 0);
    if (read.periods.size() > 1)
        s.warn("The file holds " + std::to_string(read.periods.size()) + " periods; this is " + read.meant.period.value_or(pbo::period{}).text() +
               ". For another: --period-is.");
}

/// Rounded counts are equal that were not, and shares of them are no facts: what is said of counts as they are is not said, or otherwise.
void say_of_rounded_counts(std::vector<pbo::sheet>& sheets, request const& asked) {
    if (!asked.protecting.wanted() || (!asked.protecting.rounds() && !asked.protecting.rule().round_sums_to)) return;
    static std::string const shares =
        "The counts are rounded: shares, and met and points from target where there is one, are made of rounded counts, and so near the facts. "
        "The intervals show how far a share of so many people could move by chance alone, and nothing of the rounding.";
    for (auto& s : sheets) {
        std::erase_if(s.warnings, [](std::string const& note) { return note.find("managed budgets were probably not recorded") != std::string::npos; });
        for (auto const known : {pbo::warnings::complete_count, pbo::warnings::counts_as_published})
            std::replace(s.warnings.begin(), s.warnings.end(), std::string(known), shares);
    }
}

/// Which figures stand in the report: those of the source, or counts made of its percentages.
std::string rule_of(what_was_read const& read) {
    if (!read.protected_by.empty()) return read.protected_by;
    if (read.shares) return "none applied: figures as in the source";
    auto const& made_from = read.meant.words.made_from;
    if (made_from.empty()) return "none applied: counts as in the source";
    return "none applied: numerators made from the " + made_from + " of the source";
}

#ifdef PBO_HAS_CLP
constexpr std::string_view share_is = ", counts ";
/// A ledger knows people by council, period, basis and role: of another numerator, or another denominator, it would take them for these.
void refuse_another_share(request const& asked, what_was_read const& read, std::vector<pbo::council_return> const& returns,
                          pbo::release_ledger const& earlier) {
    std::set<std::string> whose;
    for (auto const& r : returns) whose.insert(r.council.key().text() + "|" + r.period.text() + "|" + std::string(spelling(r.basis)) + "|" + std::string(spelling(r.role)));
    for (auto const& one : earlier.releases) {
        auto const at = one.title.find(share_is);
        if (at == std::string::npos || one.title.compare(at + share_is.size(), read.share.size() + 2, read.share + ", ") == 0) continue;
        for (auto const& cell : one.cells)
            for (auto const& [name, times] : cell.leaves)
                if (whose.contains(name.substr(0, name.rfind('|'))))
                    throw std::runtime_error(asked.protecting.ledger + ": '" + one.title + "' is of other counts of the same councils and period, and this report is of " +
                                             read.share + ": how the two add up a ledger of take-up does not keep. Print one of them, or put the cells of both "
                                             "into one table for protect_cells");
    }
}

/// Withholds small counts of every period that may be reported, and what they would follow from.
void withhold(request const& asked, what_was_read& read) {
    if (read.shares) throw examples::usage_error("--protect withholds small counts; the file has percentages or rates without them");
    auto const rule = asked.protecting.rule();
    read.protected_by = asked.protecting.words(true);
    if (!rule.does_nothing()) read.protected_by += "; others are withheld where these would follow from them";
    pbo::provenance about{.source = read.source, .rule = read.protected_by, .indicator = read.meant.words.indicator};
    if (asked.protecting.audit) about = pbo::completed(std::move(about), pbo::take_up(read.returns, read.basis, read.meant).context());
    examples::owner_audit audit(std::move(about), {"period"});
    std::vector<std::string> keep;
    for (auto const& name : asked.keep)
        keep.push_back(name == "whole" || (!read.meant.whole.empty() && name == read.meant.whole)
                           ? std::string(pbo::take_up_relations::all_together)
                           : name);
    std::map<std::pair<pbo::period, pbo::role>, std::vector<std::size_t>> parts;
    for (std::size_t i = 0; i < read.returns.size(); ++i) {
        auto const& r = read.returns[i];
        if (r.basis == read.basis && (!read.meant.role || r.role == *read.meant.role)) parts[{r.period, r.role}].push_back(i);
    }
    std::vector<pbo::council_return> safe;
    std::size_t withheld = 0, in_others = 0;
    pbo::release_ledger const earlier = asked.protecting.ledger.empty() ? pbo::release_ledger{} : examples::ledger_in(asked.protecting.ledger);
    auto ledger = earlier;
    for (auto const& [part, places] : parts) {
        auto const& when = part.first;
        bool const reported = !read.meant.period || part.first == *read.meant.period;
        if (!reported && !asked.wants_other_periods() && asked.beside.only.empty()) continue;
        std::vector<pbo::council_return> returns;
        for (auto const i : places) returns.push_back(read.returns[i]);
        refuse_another_share(asked, read, returns, earlier);
        auto of = [&, &from = returns] {
            try {
                return pbo::take_up_relations(from, rule, earlier);
            } catch (std::invalid_argument const& e) {
                if (earlier.releases.empty()) throw;
                throw std::runtime_error(asked.protecting.ledger + ": the rows of " + read.source +
                                         " are not those that were released before, or are counted anew: " + e.what());
            }
        }();
        if (auto const base = asked.protecting.rounded_together()) {
            auto rounded = pbo::round_controlled(of.own_cells(), static_cast<std::int64_t>(*base));
            if (!rounded)
                throw std::runtime_error(read.source + ": no rounding to multiples of " + std::to_string(*base) +
                                         " adds up; nothing is printed");
            of.print_instead(std::move(rounded->printed));
        }
        pbo::clp_attacker attacker(of.cells());
        std::optional<pbo::protected_take_up> found;
        try {
            found = pbo::protect(of, attacker, reported ? keep : std::vector<std::string>{});
        } catch (std::out_of_range const&) {
            std::vector<std::string> names;
            for (auto const& r : returns)
                if (std::string region(r.council.region.view()); !region.empty() && std::find(names.begin(), names.end(), region) == names.end())
                    names.push_back(std::move(region));
            std::sort(names.begin(), names.end());
            auto const is_none = [&](std::string const& name) {
                return name != pbo::take_up_relations::all_together && std::find(names.begin(), names.end(), name) == names.end();
            };
            auto const unknown = std::find_if(keep.begin(), keep.end(), is_none);
            throw examples::usage_error("--keep: found '" + (unknown == keep.end() ? std::string() : *unknown) +
                                        "', which is no region of the rows read; expected " +
                                        (names.empty() ? "" : examples::near_names(unknown == keep.end() ? "" : *unknown, names) + ", ") + "or whole");
        }
        if (!found)
            throw std::runtime_error(read.source + ": no pattern of withheld counts keeps small ones from following" +
                                     (asked.keep.empty() ? std::string() : " with the sums to be kept (--keep)") +
                                     (earlier.releases.empty() ? std::string() : " beside what was released before (--ledger)") + "; nothing is printed");
        if (asked.protecting.audit) audit.add({std::string(when.text())}, of.cells(), found->pattern, attacker, [&of](std::size_t i) { return of.has_a_place(i); });
        safe.insert(safe.end(), found->returns.begin(), found->returns.end());
        pbo::add_release(ledger, read.source + (when.is_stated() ? ", " + when.text() : "") + std::string(share_is) + read.share + ", " + asked.protecting.words(true),
                         of.own_cells(), found->pattern, of.own_least_shown());
        if (!reported) in_others += found->withheld;
        if (!reported) continue;
        withheld += found->withheld;
        read.sums = std::move(found->sums);
    }
    read.returns = std::move(safe);
    read.notes = examples::protection::notes_without_numbers(read.notes);
    read.notes.push_back(examples::protection::words_of_areas(withheld, in_others));
    if (!asked.protecting.ledger.empty()) {
        read.ledger = std::move(ledger);
        read.notes.push_back(examples::protection::words_of_ledger(!earlier.releases.empty()));
    }
    if (!asked.protecting.audit) return;
    audit.tell("that of the people eligible some are on budgets, of those some on direct payments", asked.protecting.rounds());
}
#else
void withhold(request const& asked, what_was_read&) {
    static_cast<void>(asked.protecting.rule());
    throw std::runtime_error("--protect: this program was built without COIN Clp (Debian and Ubuntu: coinor-libclp-dev), with which it is tried "
                             "what somebody could find out; without it nothing can be promised, and nothing is printed");
}
#endif

/// Percentages without a base: as they are printed, and nothing that takes counts.
std::string report_of_shares(request const& asked, what_was_read const& read) {
    if (examples::draws(asked.format))
        throw examples::usage_error("--chart draws counts; the file has percentages or rates without the number of people they are of "
                                    "(--denominator names the column of that base)");
    for (auto const& [option, given] :
         {std::pair("--target", !asked.target.empty() && asked.target != "none"), std::pair("--sample", asked.sample),
          std::pair("--benchmark", !asked.beside.benchmark.empty()), std::pair("--funnel", asked.beside.funnel),
          std::pair("--quintiles", asked.beside.quintiles), std::pair("--change", asked.beside.changes()),
          std::pair("--trend", asked.beside.trend)})
        if (given)
            throw examples::usage_error(std::string(option) +
                                        " takes counts; the file has percentages or rates without the number of people "
                                        "they are of (--denominator names the column of that base)");
    if (!asked.save.empty())
        throw examples::usage_error("--save keeps counts; the file has percentages or rates without the number of people they are of");
    auto const when = read.meant.period.value_or(pbo::period{});
    auto const& areas = read.shares->areas;
    auto const reported = std::count_if(areas.begin(), areas.end(), [&](auto const& a) { return a.period == when; });
    pbo::provenance from{.source = read.source, .rule = rule_of(read), .rows = read.rows(static_cast<std::size_t>(reported))};
    from.indicator = read.meant.words.indicator;
    auto sheet = pbo::stated_shares_sheet(*read.shares, read.meant.words, std::move(from), when);
    note_reading(sheet, asked, read);
    std::vector<pbo::sheet> sheets{std::move(sheet)};
    if (!read.code_heading.empty()) examples::title_columns(sheets, "cassr_code", read.code_heading);
    if (asked.beside.chooses_rows()) sheets = examples::with_rows_chosen(asked.beside, std::move(sheets));
    if (!read.synthetic.empty()) sheets.front().warn(read.synthetic);
    auto output = examples::printed(sheets, asked.format);
    asked.rows.write(read.summary.rejects);
    return output;
}

/// All categories of a table at once.
std::string report_of_categories(request const& asked) {
    for (auto const& [option, given] :
         {std::pair("--target", !asked.target.empty() && asked.target != "none"), std::pair("--benchmark", !asked.beside.benchmark.empty()),
          std::pair("--funnel", asked.beside.funnel), std::pair("--quintiles", asked.beside.quintiles), std::pair("--change", asked.beside.changes()),
          std::pair("--trend", asked.beside.trend), std::pair("--protect", asked.protecting.wanted()), std::pair("--save", !asked.save.empty()), std::pair("--roll-out", asked.roll_out),
          std::pair("--only, --sort and --top", asked.beside.chooses_rows()), std::pair("--chart", examples::draws(asked.format) && asked.format.chart != "stacked"), std::pair("--numerator", !asked.published.layout.numerator.empty())})
        if (given) throw examples::usage_error(std::string(option) + " is of one share; --category without a text asks for all categories");
    auto const level = examples::as_asked("--level", [&] { return pbo::confidence_level{asked.level}; });
    auto const options = asked.rows.options();
    auto const layout = asked.published.categories();
    examples::read_again file(asked.file);
    auto const read = pbo::read_published_categories(file.source(), layout, options);
    auto filters = options.where;
    if (layout.period_is && read.periods > 1) filters.push_back({layout.period.empty() ? "period" : layout.period, asked.published.period_is});
    pbo::provenance from{.source = examples::named(asked.file), .rule = "none applied: counts as in the source",
                         .data = asked.sample ? "sample" : "counts as published", .rows = pbo::rows_in_words(read, filters)};
    auto const title = !asked.published.title.empty() ? asked.published.title
                       : layout.category.empty()      ? "Shares of " + std::to_string(read.categories.size()) + " categories"
                                                      : "Shares of the categories of " + layout.category;
    auto const made = [&](auto const& method) { return pbo::category_sheet(read, from, method, level, title); };
    std::string const wanted = asked.method == "wilson" ? "goodman" : asked.method;  // Wilson's is of one share
    if (wanted != "goodman" && wanted != "sison_glaz" && wanted != "quesenberry_hurst")
        throw examples::usage_error("--method: found '" + asked.method + "'; of several categories expected goodman, sison_glaz or quesenberry_hurst");
    auto sheet = wanted == "goodman" ? made(pbo::goodman) : wanted == "sison_glaz" ? made(pbo::sison_glaz) : made(pbo::quesenberry_hurst);
    if (asked.sample)
        std::replace(sheet.warnings.begin(), sheet.warnings.end(), std::string(pbo::warnings::counts_as_published),
                     std::string("The counts are a sample, as --sample says: the limits are what it leaves open."));
    for (auto const& note : read.notes) sheet.warn(note);
    if (auto words = asked.published.words_on_weights(); !words.empty()) sheet.warn(std::move(words));
    asked.rows.note_rows(sheet, from.rows, read.counts.rejected, !filters.empty());
    if (read.periods > 1)
        sheet.warn("The file holds " + std::to_string(read.periods) + " periods; this is " + read.period.text() + ". For another: --period-is.");
    auto const picture = [&] {
        auto notes = examples::rows_in_picture(asked.rows.where());
        auto words = asked.published.words_on_weights();
        bool const weighted = !words.empty();
        if (weighted) notes.push_back(std::move(words));
        return examples::categories_stacked(sheet, level, weighted, std::move(notes));
    };
    auto output = asked.format == "svg"    ? examples::drawn(picture(), asked.format, sheet.notes())
                  : asked.format == "html" ? examples::as_page({sheet}, examples::can_be_stacked(sheet) ? std::vector{pbo::figure_of(picture())} : std::vector<pbo::page_figure>{})
                                           : examples::printed({sheet}, asked.format);
    asked.rows.write(read.rejects);
    return output;
}

/// Wrong usage that is told before anything is read.
void refuse_what_cannot_be(request const& asked) {
    static_cast<void>(examples::as_asked("--method", [&] { return pbo::parse_method(asked.method); }));
    static_cast<void>(examples::as_asked("--level", [&] { return pbo::confidence_level{asked.level}; }));
    asked.protecting.check();
    if (!asked.keep.empty() && !asked.protecting.wanted()) throw examples::usage_error("--keep says which sums stay beside what --protect withholds");
}

/// Of what was read: what is written beside the report, whole or not at all.
void write_beside(request const& asked, what_was_read const& read) {
    asked.rows.write(read.summary.rejects);
    if (read.kept) examples::save_table(asked.save, *read.kept);
    if (read.ledger) examples::write_ledger(asked.protecting.ledger, *read.ledger);
}

std::string report_of(request const& asked, what_was_read read) {
    auto const method = examples::as_asked("--method", [&] { return pbo::parse_method(asked.method); });
    auto const level = examples::as_asked("--level", [&] { return pbo::confidence_level{asked.level}; });
    if (asked.protecting.wanted()) {
        withhold(asked, read);
        if (read.people && asked.people.table().empty())
            read.notes.emplace_back("Direct payments by age and weekly budgets by mode are not printed beside withheld counts.");
    }
    if (read.shares) return report_of_shares(asked, read);
    auto const table = [&] {
        auto counted = pbo::take_up(read.returns, read.basis, read.meant);
        if (!read.sums) return counted;
        return pbo::with_stated_sums(counted, read.sums);
    }();
    auto const [aim, notes_on_aim] = target_of(asked, read, table);

    pbo::provenance from{.source = read.source, .rule = rule_of(read)};
    from.indicator = table.context().words.indicator;
    from.whole = table.context().whole_name();
    from.rows = read.people && asked.protecting.wanted() ? "not stated: they are people"
                : read.people                            ? read.rows(0)  // a row is no return there
                                                                   : read.rows(table.size());
    auto sheet = pbo::take_up_sheet(table, from, aim, method, level);
    for (auto const& note : notes_on_aim) sheet.warn(note);
    note_reading(sheet, asked, read);
    std::vector<pbo::sheet> sheets{std::move(sheet)};
    auto const& indicator = read.indicator;
    for (auto& more : examples::sheets_side_by_side(asked.beside, table, read.returns, from, method, level, indicator))
        sheets.push_back(std::move(more));
    say_of_rounded_counts(sheets, asked);
    std::vector<std::string> in_picture;
    if (!read.synthetic.empty()) in_picture.push_back(read.synthetic);
    if (asked.protecting.wanted() && (asked.protecting.rounds() || asked.protecting.rule().round_sums_to)) in_picture.emplace_back(examples::rounded_in_picture);
    auto const of_people = [&](std::string const& wanted) {
        auto const& context = table.context();
        auto of = from;
        of.period = context.period.text();
        of.basis = spelling(context.basis);
        of.role = spelling(context.role);
        of.data = spelling(context.counted);
        return examples::sheets_of_people(*read.people, wanted, of, level);
    };
    if (asked.format.chart == "stacked") {
        if (!read.people || asked.people.table() != "age")
            throw examples::usage_error("--chart stacked draws direct payments by age (--people person --table age), or the categories of a published table (--category COLUMN)");
        auto more = of_people("age");
        note_reading(more.front(), asked, read);
        auto picture = examples::drawn(examples::direct_payments_stacked(*read.people, more.front().from, level, in_picture), asked.format, more.front().notes());
        write_beside(asked, read);
        return picture;
    }
    // Sums of earlier periods are not protected beside this one's: those of one area are its own counts.
    bool const earlier_sums = asked.protecting.wanted() && (asked.beside.only.size() != 1 || asked.format.by == "region");
    if (earlier_sums && asked.format.chart == "trajectory")
        throw examples::usage_error("--chart trajectory draws the sums of earlier periods, which --protect does not look at: --only picks one area, whose "
                                    "own counts are protected");
    if (examples::draws(asked.format)) {
        auto picture = examples::picture_of(asked.beside, asked.format, sheets, table, read.returns, indicator, from, aim, method, level, in_picture);
        write_beside(asked, read);
        return picture;
    }
    std::vector<pbo::page_figure> figures;
    auto drawn_beside = asked.beside;
    if (earlier_sums) drawn_beside.trend = false;
    if (asked.format == "html") figures = examples::figures_of(drawn_beside, asked.format, sheets, table, read.returns, indicator, from, aim, method, level, in_picture);
    sheets = examples::with_rows_asked_for(asked.beside, std::move(sheets), table, read.returns, from, aim, method,
                                           level, asked.format != "csv", indicator);
    note_reading(sheets.front(), asked, read, true);  // again, as a page may have taken the first one's place
    if (!read.synthetic.empty())
        for (auto& s : sheets) s.warn(read.synthetic);
    if (asked.roll_out) {
        auto const& councils = table.context().councils;
        if (std::none_of(councils.begin(), councils.end(), [](pbo::council const& c) { return c.roll_out_start.is_stated(); }))
            throw std::runtime_error("--roll-out: the rows do not say when a council's roll-out began (column roll_out_start)");
        if (!table.context().period.is_stated())
            throw std::runtime_error("--roll-out: the rows do not say of which period they are, so that nobody can tell how long ago roll-out began");
        auto by_age = pbo::take_up_by_roll_out_sheet(table, from, level);
        if (!read.synthetic.empty()) by_age.warn(read.synthetic);
        if (asked.format == "csv") sheets = {by_age};  // CSV is one table
        else sheets.push_back(std::move(by_age));
    }
    if (!read.code_heading.empty()) examples::title_columns(sheets, "cassr_code", read.code_heading);
    if (read.people && !asked.protecting.wanted() && asked.people.table() != "take_up") {
        auto more = of_people(asked.people.table());
        if (!read.synthetic.empty())
            for (auto& s : more) s.warn(read.synthetic);
        if (!asked.people.table().empty()) {
            sheets = std::move(more);
            figures.clear();
            if (asked.format == "html" && asked.people.table() == "age")
                figures.push_back(pbo::figure_of(examples::direct_payments_stacked(*read.people, sheets.front().from, level, in_picture)));
            note_reading(sheets.front(), asked, read);
        } else if (asked.format != "csv") {  // CSV is one table
            std::move(more.begin(), more.end(), std::back_inserter(sheets));
        }
    }
    say_of_rounded_counts(sheets, asked);
    auto output = asked.format == "csv" && asked.roll_out ? examples::printed(sheets, asked.format)
                  : asked.format == "csv"
                      ? examples::printed(pbo::joined_sheets(std::move(sheets), pbo::council_identity()), asked.format)
                  : asked.format == "html" ? examples::as_page(sheets, figures, asked.beside.only.size() == 1)
                                           : examples::printed(sheets, asked.format);
    write_beside(asked, read);
    return output;
}

/// What was read, as it is saved.
examples::take_up_counted counted_of(request const& asked, what_was_read const& read) {
    auto const of_period = [&read](std::string const& note) {
        return std::find(read.notes_of_period.begin(), read.notes_of_period.end(), note) != read.notes_of_period.end();
    };
    examples::take_up_counted all{.made_of = read.people ? "records of people" : read.published ? "a published table" : "returns",
                                  .sample = asked.sample,
                                  .period_said = !asked.published.period_is.empty(),
                                  .whole_said = asked.published.whole,
                                  .indicator = read.indicator,
                                  .where = asked.rows.where(),
                                  .unique = asked.people.unique(),
                                  .rejects = asked.rows.rejects(),
                                  .basis = read.basis,
                                  .role = read.meant.role,
                                  .words = read.meant.words,
                                  .code_heading = read.code_heading,
                                  .share = read.share};
    for (auto const& f : read.filters) all.filters.push_back({f.column, f.value, f.excludes});
    for (auto const& r : read.returns) all.returns.push_back({r});
    if (read.people) all.people = examples::people_beside{read.people->services, read.people->by_age, read.people->weekly_budgets};
    examples::take_up_file file{{read.source, examples::fingerprint_of(all), read.summary.counts, examples::says_synthetic(read.summary), examples::are_shipped(read.summary), {}, {}},
                                read.meant.period, {read.periods.begin(), read.periods.end()}, {}, read.summary.notes, read.meant.whole, read.totals, read.pairs};
    for (auto const& note : read.notes) file.notes.push_back({note, of_period(note)});
    all.files.push_back(std::move(file));
    return all;
}

/// And as it was read.
what_was_read read_of(examples::take_up_counted const& counted) {
    auto const files = counted.read();
    what_was_read all{.returns = {},
                      .meant = {.role = counted.role,
                                .period = counted.reported(),
                                .counted = counted.sample ? pbo::completeness::sample : pbo::completeness::complete_count,
                                .words = counted.words,
                                .whole = counted.whole()},
                      .basis = counted.basis,
                      .summary = files.summary(),
                      .notes = files.notes(),
                      .periods = counted.periods(),
                      .code_heading = counted.code_heading,
                      .share = counted.share,
                      .published = counted.made_of == "a published table",
                      .indicator = counted.indicator,
                      .source = files.names(),
                      .synthetic = files.words_on_synthetic(),
                      .kept = counted};
    all.summary.notes = counted.read(true).notes();
    for (auto const& r : counted.returns) all.returns.push_back(r.counts);
    for (auto const& f : counted.filters) all.filters.push_back({f.column, f.value, f.excludes});
    for (auto const& f : counted.files) {
        all.totals += f.totals;
        all.pairs += f.pairs;
    }
    if (counted.people) {
        auto& people = all.people.emplace();
        people.services = counted.people->services;
        people.by_age = counted.people->by_age;
        people.weekly_budgets = counted.people->weekly_budgets;
    }
    return all;
}

}  // namespace

void examples::add_take_up_options(CLI::App& options, take_up_request& asked) {
    options.add_option(
        "--target", asked.target,
        "The share to be reached (0.30, 30%, 3/10), a national target (" + national_targets() +
            "), or none; of returns 0.30, of people and published tables none unless given");
    options.add_option("--method", asked.method, "The interval's method, by its code name")->capture_default_str();
    options.add_option("--level", asked.level, "The confidence level")->capture_default_str();
    asked.beside.add_options(options);
    asked.protecting.add_options(options, true);
    asked.protecting.add_audit(options);
    options.add_option("--keep", asked.keep,
                       "With --protect: a region whose sum stays published (because it is known already), or whole; may be repeated");
    asked.protecting.add_ledger(options);
    options.add_flag("--roll-out", asked.roll_out,
                     "Take-up by the time since each council's roll-out began (column roll_out_start); CSV is that table alone");
    add_format(options, asked.format, {"funnel", "caterpillar", "change", "trajectory", "tile_map", "stacked"});
    add_save(options, asked.save);
}

std::string examples::take_up_report(take_up_request const& asked) {
    if (asked.published.all_categories()) return report_of_categories(asked);
    refuse_what_cannot_be(asked);
    auto const options = asked.rows.options();
    auto read = [&] {
        if (asked.people.wanted()) return ::people(asked, options);
        asked.people.must_not_be_half_named();
        read_again file(asked.file);
        return asked.published.wanted() ? ::published(asked, file, options) : own_returns(asked, file, options);
    }();
    read.source = named(asked.file);
    read.indicator = asked.published.indicator;
    read.meant.counted = asked.sample ? pbo::completeness::sample : pbo::completeness::complete_count;
    if (says_synthetic(read.summary)) read.synthetic = synthetic_warning(read.summary);
    if (!asked.save.empty() && !read.shares) read.kept = counted_of(asked, read);
    return report_of(asked, std::move(read));
}

std::string examples::take_up_report(take_up_request asked, take_up_counted const& counted) {
    asked.sample = counted.sample;
    asked.rows.were(counted.where, counted.unique, counted.rejects);
    refuse_what_cannot_be(asked);
    if (counted.people) {
        asked.people.must_be_of_people(counted.people->services);
        refuse_beside_table(asked);
    } else {
        asked.people.must_not_be_half_named();
    }
    return report_of(asked, read_of(counted));
}
