// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_DETAIL_MODEL_MATRIX_HPP
#define PBO_EXPLAIN_DETAIL_MODEL_MATRIX_HPP

// From terms to a matrix: a column for the intercept, for each level of a factor but its reference, for a number, and
// for each combination of those that interact; a row for each pattern in which somebody was asked.  Levels are those
// that were found, the reference first, then in the order of the alphabet.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/model_term.hpp>

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// What a coefficient is of: (intercept); mode, direct_payment; age, (nothing); mode:told, direct_payment:yes.
struct coefficient_name {
    std::string term;
    std::string level;
    friend bool operator==(coefficient_name const&, coefficient_name const&) = default;
};

/// Rows that a model could not use.
struct rows_left_out {
    std::string column;  ///< in which they say nothing
    std::uint64_t people = 0;
    friend bool operator==(rows_left_out const&, rows_left_out const&) = default;
};

}  // namespace pbo

namespace pbo::detail {

inline constexpr std::uint32_t no_pattern = std::numeric_limits<std::uint32_t>::max();

class model_matrix {
public:
    Eigen::MatrixXd x;                           ///< a row for each pattern
    Eigen::VectorXd hits, asked, offset;         ///< of each pattern, all clusters together
    std::vector<std::vector<covariate>> values;  ///< of each pattern, the columns that the model uses
    std::vector<std::uint32_t> pattern_of;  ///< of each row of the covariate_patterns; no_pattern where it is left out
    std::vector<coefficient_name> names;
    std::vector<std::vector<std::size_t>> columns_of_terms;  ///< for each term, its columns of x
    std::vector<rows_left_out> left_out;   ///< with an empty covariate, by the first column that is empty
    std::vector<std::uint64_t> people_of;  ///< of each pattern
    std::uint64_t people = 0;

    template <class = detail::when_called>
    model_matrix(covariate_patterns const& all, std::vector<model_term> const& terms) : terms_(terms) {
        for (auto const& term : terms) {
            if (term.columns.empty()) throw std::invalid_argument("pbo::logistic: a term without a column");
            if (term.columns.size() > 1) continue;
            used_.push_back(all.position(term.columns[0]));
            main_.push_back(term);
            for (std::size_t i = 0; i + 1 < main_.size(); ++i)
                if (main_[i].columns == term.columns)
                    throw std::invalid_argument("pbo::logistic: " + detail::in_quotes(term.columns[0]) + " is in the model twice");
        }
        for (auto const& term : terms)
            for (auto const& column : term.columns) static_cast<void>(main_of(column));
        collect(all);
        find_levels();
        name_columns();
        constexpr std::size_t most = 1000;  // beyond that something was taken for a factor that is none
        if (names.size() > most)
            throw std::length_error("pbo::logistic: " + std::to_string(names.size()) + " coefficients, more than " +
                                    std::to_string(most) + "; is a column of names or numbers taken for a factor?");
        x.resize(static_cast<Eigen::Index>(values.size()), static_cast<Eigen::Index>(names.size()));
        for (std::size_t i = 0; i < values.size(); ++i) x.row(static_cast<Eigen::Index>(i)) = row_of(values[i]);
    }

    /// The row that these values make.  A level that was not met makes that of the reference: nobody is asked about it.
    template <class = detail::when_called>
    [[nodiscard]] Eigen::RowVectorXd row_of(std::vector<covariate> const& of) const {
        Eigen::RowVectorXd row(static_cast<Eigen::Index>(names.size()));
        Eigen::Index at = 0;
        row(at++) = 1.0;
        for (auto const& term : terms_) {
            std::vector<double> made{1.0};  // the first column's levels change fastest, as in R
            for (auto const& column : term.columns) {
                auto const m = main_of(column);
                std::vector<double> next;
                for (auto const& one : contrasts(m, of[m]))
                    for (double const before : made) next.push_back(before * one);
                made.swap(next);
            }
            for (double const value : made) row(at++) = value;
        }
        return row;
    }
    /// The levels of a term's column, the reference first; empty for a number.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::string> const& levels_of(std::string const& column) const {
        return levels_[main_of(column)];
    }
    /// The position of a column among the values.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t main_of(std::string const& column) const {
        for (std::size_t i = 0; i < main_.size(); ++i)
            if (main_[i].columns[0] == column) return i;
        throw std::invalid_argument("pbo::logistic: " + detail::in_quotes(column) + " interacts and is no term itself");
    }
    [[nodiscard]] std::vector<model_term> const& terms() const noexcept { return terms_; }

private:
    template <class = detail::when_called>
    void collect(covariate_patterns const& all) {
        std::map<std::pair<std::vector<covariate>, double>, std::uint32_t> known;
        std::vector<double> h, a, o;
        std::map<std::size_t, std::uint64_t> empty;
        for (auto const& row : all.rows()) {
            pattern_of.push_back(no_pattern);
            std::pair<std::vector<covariate>, double> key{{}, row.offset};
            bool whole = true;
            for (std::size_t i = 0; i < used_.size() && whole; ++i) {
                auto const& value = row.values[used_[i]];
                auto const* text = std::get_if<std::string>(&value);
                if (text != nullptr && text->empty()) {
                    empty[i] += row.people;
                    whole = false;
                } else if (main_[i].is_factor == (text == nullptr)) {
                    throw std::invalid_argument(
                        "pbo::logistic: " + detail::in_quotes(main_[i].columns[0]) + " is " +
                        (text == nullptr ? "a factor and has numbers" : "a number and has the text " + detail::in_quotes(*text)));
                }
                key.first.push_back(value);
            }
            if (!whole || !(row.asked > 0.0)) continue;
            auto const at = known.try_emplace(std::move(key), static_cast<std::uint32_t>(values.size()));
            if (at.second) {
                values.push_back(at.first->first.first);
                h.push_back(0.0);
                a.push_back(0.0);
                o.push_back(row.offset);
                people_of.push_back(0);
            }
            pattern_of.back() = at.first->second;
            h[at.first->second] += row.hits;
            a[at.first->second] += row.asked;
            people_of[at.first->second] += row.people;
            people += row.people;
        }
        hits = Eigen::Map<Eigen::VectorXd>(h.data(), static_cast<Eigen::Index>(h.size()));
        asked = Eigen::Map<Eigen::VectorXd>(a.data(), static_cast<Eigen::Index>(a.size()));
        offset = Eigen::Map<Eigen::VectorXd>(o.data(), static_cast<Eigen::Index>(o.size()));
        for (auto const& [column, n] : empty) left_out.push_back({main_[column].columns[0], n});
    }
    template <class = detail::when_called>
    void find_levels() {
        levels_.resize(main_.size());
        for (std::size_t m = 0; m < main_.size(); ++m) {
            if (!main_[m].is_factor) continue;
            std::set<std::string> met;
            for (auto const& of : values) met.insert(std::get<std::string>(of[m]));
            if (met.erase(main_[m].reference) == 0) {
                std::string all;
                for (auto const& level : met) all += (all.empty() ? "'" : ", '") + level + "'";
                throw std::invalid_argument("pbo::logistic: nobody has the reference " + detail::in_quotes(main_[m].reference) +
                                            " of " + detail::in_quotes(main_[m].columns[0]) +
                                            "; the levels found: " + (all.empty() ? "none" : all));
            }
            levels_[m].push_back(main_[m].reference);
            levels_[m].insert(levels_[m].end(), met.begin(), met.end());
        }
    }
    template <class = detail::when_called>
    void name_columns() {
        names.push_back({"(intercept)", ""});
        for (auto const& term : terms_) {
            std::vector<std::string> made{""};
            bool first = true;
            for (auto const& column : term.columns) {
                auto const m = main_of(column);
                std::vector<std::string> const one =
                    main_[m].is_factor ? std::vector<std::string>(levels_[m].begin() + 1, levels_[m].end())
                                       : std::vector<std::string>{term.columns.size() > 1 ? column : ""};
                std::vector<std::string> next;
                for (auto const& level : one)
                    for (auto const& before : made) next.push_back(first ? level : before + ":" + level);
                made.swap(next);
                first = false;
            }
            auto& columns = columns_of_terms.emplace_back();
            for (auto& level : made) {
                columns.push_back(names.size());
                names.push_back({term.name(), std::move(level)});
            }
        }
    }
    template <class = detail::when_called>
    [[nodiscard]] std::vector<double> contrasts(std::size_t m, covariate const& value) const {
        if (auto const* x_of = std::get_if<double>(&value)) return {*x_of};
        std::vector<double> all;
        for (std::size_t l = 1; l < levels_[m].size(); ++l)
            all.push_back(levels_[m][l] == std::get<std::string>(value) ? 1.0 : 0.0);
        return all;
    }

    std::vector<model_term> terms_, main_;
    std::vector<std::size_t> used_;
    std::vector<std::vector<std::string>> levels_;
};

}  // namespace pbo::detail

#endif
