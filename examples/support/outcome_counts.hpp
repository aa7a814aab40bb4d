// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_OUTCOME_COUNTS_HPP
#define PBO_EXAMPLES_SUPPORT_OUTCOME_COUNTS_HPP

// What a report of outcomes is made of: the counts of each role's answers in groups, the councils by name, and what became of
// the rows of each file.  It has parts (count/parts.hpp), so that it can be saved, sent and merged; the report of what is
// merged is the report of all the files.

#include "reading.hpp"
#include "row_options.hpp"

#include <pbo/core/detail/crc64.hpp>
#include <pbo/count/portable.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace examples {

/// Councils in the order in which they are first named, as they are named then.
class councils_met {
public:
    void add(pbo::council const& c) {
        auto const key = c.key();
        if (auto const [at, is_new] = places_.try_emplace(key, councils_.size()); is_new)
            councils_.push_back({c, {}});
        else if (auto& known = councils_[at->second]; known.named.name != c.name && known.also.empty())
            known.also = c.name;
    }
    void add(councils_met const& others) {
        for (auto const& other : others.councils_) {
            add(other.named);
            if (auto& known = councils_[places_.at(other.named.key())]; known.also.empty() && other.also != known.named.name) known.also = other.also;
        }
    }
    /// Its place in the order, and its name and code.
    [[nodiscard]] std::pair<std::size_t, std::string> part(pbo::council_key const& key) const {
        auto const place = places_.at(key);
        if (!key.is_stated()) return {place, "not stated"};
        std::ostringstream text;
        text << councils_[place].named;
        return {place, text.str()};
    }
    [[nodiscard]] bool contains(pbo::council_key const& key) const { return places_.contains(key); }
    /// A sentence for each council that has two names under one code.
    [[nodiscard]] std::vector<std::string> notes() const {
        std::vector<std::string> all;
        for (auto const& c : councils_)
            if (!c.also.empty())
                all.push_back("The council " + c.named.key().text() + " is called '" + std::string(c.named.name.view()) + "' and '" +
                              std::string(c.also.view()) + "'; it is counted as one, under the first name.");
        return all;
    }
    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("councils", self.councils_);
        if constexpr (!std::is_const_v<Self>)
            for (std::size_t i = 0; i < self.councils_.size(); ++i)
                if (!self.places_.try_emplace(self.councils_[i].named.key(), i).second)
                    throw std::invalid_argument("the council " + self.councils_[i].named.key().text() + " appears twice");
    }

private:
    struct found {
        pbo::council named;
        pbo::council_name also;
        template <class Self, class Visit>
        static void parts_of(Self& self, Visit&& visit) {
            visit("named", self.named);
            visit("also", self.also);
        }
    };
    std::map<pbo::council_key, std::size_t> places_;
    std::vector<found> councils_;
};

/// Of what was counted, without its own checksum: bytes and their checksum together have one and the same, whatever they are.
template <class Counted>
std::uint64_t fingerprint_of(Counted const& counted) {
    auto const bytes = pbo::portable(counted);
    return pbo::detail::crc64_of(std::string_view(bytes).substr(0, bytes.size() - sizeof(std::uint64_t)));
}
/// Throws std::runtime_error, saying what differs.
inline void refuse_unless(bool same, std::string const& what, std::string const& mine, std::string const& theirs) {
    if (!same) throw std::runtime_error("one is " + what + " " + mine + ", the other " + theirs);
}

/// What became of a file's rows, in words that a report has.
struct file_counted {
    std::string name;
    std::uint64_t fingerprint = 0;  ///< of what was counted in it
    pbo::read_counts rows{};
    bool synthetic = false, shipped = false;
    std::vector<std::string> absent_columns{}, notes{};

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("fingerprint", self.fingerprint);
        visit("rows", self.rows.rows);
        visit("kept", self.rows.kept);
        visit("filtered", self.rows.filtered);
        visit("rejected", self.rows.rejected);
        visit("blank_lines", self.rows.blank_lines);
        visit("left_out", self.rows.left_out);
        visit("synthetic", self.synthetic);
        visit("shipped", self.shipped);
        visit("absent_columns", self.absent_columns);
        visit("notes", self.notes);
    }
};

/// "a.csv", "a.csv and b.csv", "a.csv, b.csv and c.csv".
inline std::string in_a_row(std::vector<std::string> const& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

/// The files of a report as one reading.
class files_counted {
public:
    files_counted() = default;
    explicit files_counted(file_counted one) : files_{std::move(one)} {}

    [[nodiscard]] std::vector<file_counted> const& all() const noexcept { return files_; }
    [[nodiscard]] std::string names() const {
        std::vector<std::string> all;
        for (auto const& f : files_) all.push_back(f.name);
        return in_a_row(all);
    }
    /// The sums, and the columns that none has.  Rejects are counted, and not quoted.
    [[nodiscard]] pbo::read_summary summary() const {
        pbo::read_summary all;
        all.source = names();
        for (auto const& f : files_) {
            all.counts.rows += f.rows.rows;
            all.counts.kept += f.rows.kept;
            all.counts.filtered += f.rows.filtered;
            all.counts.rejected += f.rows.rejected;
            all.counts.blank_lines += f.rows.blank_lines;
            all.counts.left_out += f.rows.left_out;
        }
        if (!files_.empty()) all.absent_columns = files_.front().absent_columns;
        std::erase_if(all.absent_columns, [this](std::string const& column) {
            return !std::all_of(files_.begin(), files_.end(), [&column](file_counted const& f) {
                return std::find(f.absent_columns.begin(), f.absent_columns.end(), column) != f.absent_columns.end();
            });
        });
        return all;
    }
    /// Each once; of several files with the file's name before it, unless it is of all of them.
    [[nodiscard]] std::vector<std::string> notes() const {
        std::vector<std::string> all;
        for (auto const& f : files_)
            for (auto const& note : f.notes) {
                bool const of_all = std::all_of(files_.begin(), files_.end(), [&note](file_counted const& other) {
                    return std::find(other.notes.begin(), other.notes.end(), note) != other.notes.end();
                });
                auto text = of_all ? note : f.name + ": " + note;
                if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
            }
        return all;
    }
    [[nodiscard]] bool all_synthetic() const {
        return std::all_of(files_.begin(), files_.end(), [](file_counted const& f) { return f.synthetic; });
    }
    /// What a report of synthetic data says; nothing where the data are real.
    [[nodiscard]] std::string words_on_synthetic() const {
        std::vector<std::string> invented;
        bool shipped = true;
        for (auto const& f : files_)
            if (f.synthetic) {
                invented.push_back(f.name);
                shipped = shipped && f.shipped;
            }
        if (invented.empty()) return {};
        if (invented.size() == files_.size()) return words_on_synthetic_data(shipped);
        return "Synthetic data in " + in_a_row(invented) + ": invented people and councils, counted here beside those of the other files. Nothing "
               "here is about real ones alone.";
    }

    /// Throws std::runtime_error where a file is among them already.
    void add(files_counted const& others) {
        for (auto const& mine : files_)
            for (auto const& theirs : others.files_)
                if (mine.fingerprint == theirs.fingerprint && mine.rows == theirs.rows && mine.rows.kept != 0)
                    throw std::runtime_error(mine.name == theirs.name
                                                 ? mine.name + " is counted in both: its people would be counted twice"
                                                 : mine.name + " and " + theirs.name +
                                                       " have the same counts to the last answer: if they are one file, its people would be counted twice");
        files_.insert(files_.end(), others.files_.begin(), others.files_.end());
    }
    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("files", self.files_);
    }

private:
    std::vector<file_counted> files_;
};

/// What a report of several files says of identifiers: each file was compared with itself.
inline std::vector<std::string> words_on_identifiers_of(std::string const& unique, std::size_t files) {
    if (unique.empty()) return {};
    if (files < 2) return {words_on_identifiers(unique)};
    return {"Identifiers were compared (column '" + pbo::detail::shown_text(unique) +
            "') within each file: nobody is counted twice in one. Whether somebody is in two of the files was not asked."};
}

/// Whose answers are counted together; what nobody asked for is the first of its kind.
using outcome_group = std::tuple<pbo::council_key, pbo::delivery_mode, pbo::age_band, pbo::client_group, pbo::role>;

/// Everything that a report of outcomes is made of.
struct outcomes_counted {
    std::vector<std::string> by{};     ///< the keys of the groups, as --by names them
    bool of_modes = false;             ///< people told apart by mode as well
    std::string role{};                ///< the only one, where one was asked for
    std::vector<std::string> where{};  ///< the rows chosen
    std::string unique{};              ///< the column of identifiers that were compared
    std::string rejects{};             ///< the file of rejected rows
    files_counted files{};
    std::vector<pbo::outcome_table<outcome_group>> roles{};
    councils_met councils{};

    /// Throws std::runtime_error, saying what differs, when both cannot stand in one report.
    void add(outcomes_counted const& other) {
        refuse_unless(by == other.by, "counted by", by.empty() ? "no group" : in_a_row(by), other.by.empty() ? "no group" : in_a_row(other.by));
        refuse_unless(of_modes == other.of_modes, "counted for", of_modes ? "--table modes" : "outcomes", other.of_modes ? "--table modes" : "outcomes");
        refuse_unless(role == other.role, "of the role", role.empty() ? "user and carer" : role, other.role.empty() ? "user and carer" : other.role);
        refuse_unless(where == other.where, "of the rows with", where.empty() ? "anything" : in_a_row(where),
                      other.where.empty() ? "anything" : in_a_row(other.where));
        refuse_unless(unique == other.unique, "read with identifiers compared in", unique.empty() ? "no column" : unique,
                      other.unique.empty() ? "no column" : other.unique);
        if (roles.size() != other.roles.size()) throw std::runtime_error("they hold the answers of different roles");
        auto all = roles;
        for (std::size_t i = 0; i < all.size(); ++i) all[i] += other.roles[i];  // refuses answers to another questionnaire
        files.add(other.files);
        roles = std::move(all);
        councils.add(other.councils);
        if (rejects.empty()) rejects = other.rejects;
        else if (!other.rejects.empty() && rejects != other.rejects) rejects += " and " + other.rejects;
    }
    [[nodiscard]] std::vector<std::string> words_on_identifiers() const { return words_on_identifiers_of(unique, files.all().size()); }
    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("by", self.by);
        visit("of_modes", self.of_modes);
        visit("role", self.role);
        visit("where", self.where);
        visit("unique", self.unique);
        visit("rejects", self.rejects);
        visit("files", self.files);
        visit("roles", self.roles);
        visit("councils", self.councils);
        if constexpr (!std::is_const_v<Self>)
            for (auto const& of_role : self.roles)
                for (auto const& [group, answers] : of_role.counts())
                    if (auto const& council = std::get<0>(group); self.has_councils() && !self.councils.contains(council))
                        throw std::invalid_argument("the council '" + council.text() + "' has answers and is not among the councils");
    }
    [[nodiscard]] bool has_councils() const { return std::find(by.begin(), by.end(), "council") != by.end(); }
};

}  // namespace examples

#endif
