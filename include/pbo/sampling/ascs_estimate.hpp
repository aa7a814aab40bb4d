// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_ASCS_ESTIMATE_HPP
#define PBO_SAMPLING_ASCS_ESTIMATE_HPP

// What share of a council's service users gives this response, and how far may it be off, as the official tables of the
// Adult Social Care Survey say it?  The published method (NHS Digital, methodology of the ASCS): in stratum h with
// population N_h, n_h answers to the question and share p_h of them giving the response,
//
//     T_h = p_h N_h          V_h = p_h (1 - p_h) N_h^2 (1 - n_h / N_h) / (n_h - 1)
//     p   = sum T_h / N      m   = 1.96 sqrt(sum V_h) / N          N = sum of N_h over strata with an answer
//
// Strata without an answer are left out of N, and so out of the claim.  The margin is official, not good: limits are
// p - m and p + m, never clipped, so that they may leave 0 to 1; a share of 0 (or 1) has a margin of 0, which is a
// warning and no certainty.  z is the official 1.96 at 95 %, the normal quantile at other levels.
//
// A stratum whose only answer is one person's has no V_h (0 / 0): lone_respondent says what is done, and a note always
// names the stratum.  A stratum that everybody answered has V_h = 0, also if everybody is one person.  No stratum with
// an answer: nothing_to_divide_by.  Any counts up to 10^15; one pass over the strata.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/method.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/sampling/ascs_strata.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace pbo {

/// What a stratum adds to the variance if one person of it answered and it has more.
enum class lone_respondent : std::uint8_t {
    refuse,   ///< there is no margin: no_degrees_of_freedom
    as_zero,  ///< 0, as the official tool does without saying so: the margin is too small
    widest  ///< N_h^2 / 4, the most that one answer out of N_h can have: the margin is too large rather than too small
};
template <>
inline constexpr std::array<spelled<lone_respondent>, 3> spellings_of<lone_respondent>{
    {{lone_respondent::refuse, "refuse"}, {lone_respondent::as_zero, "as_zero"}, {lone_respondent::widest, "widest"}}};

/// The official share of one response, with the variance of the people it stands for.
class ascs_share {
public:
    /// The official limits are not kept inside 0 to 1.
    static constexpr interval range{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};

    ascs_share() = default;
    /// Throws std::out_of_range when a stratum has no such response.
    template <class = detail::when_called>
    ascs_share(std::span<ascs_stratum const> strata, std::size_t response, lone_respondent lone) {
        for (auto const& h : strata) add(h, response, lone);
    }

    template <class = detail::when_called>
    [[nodiscard]] figure<double> value() const {
        if (population_ == 0.0) return absence::nothing_to_divide_by;
        return people_ / population_;
    }
    /// The standard error of value(), in shares.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> standard_error() const {
        if (population_ == 0.0) return absence::nothing_to_divide_by;
        if (!has_variance_) return absence::no_degrees_of_freedom;
        return std::sqrt(variance_) / population_;
    }
    [[nodiscard]] double people() const noexcept { return people_; }          ///< sum T_h
    [[nodiscard]] double population() const noexcept { return population_; }  ///< N, of the strata with an answer
    [[nodiscard]] proportion const& respondents() const noexcept { return respondents_; }
    [[nodiscard]] std::vector<std::string> const& lone_strata() const noexcept { return lone_; }
    [[nodiscard]] std::vector<std::string> const& empty_strata() const noexcept { return empty_; }

    friend bool operator==(ascs_share const&, ascs_share const&) = default;

    static constexpr std::array<std::string_view, 4> evidence_names{"respondents", "answers", "people", "population"};
    template <class = detail::when_called>
    [[nodiscard]] std::array<double, 4> evidence() const noexcept {
        return {static_cast<double>(respondents_.hits()), static_cast<double>(respondents_.trials()), people_,
                population_};
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, ascs_share const& s) {
        return out << detail::plain(s.respondents_) << ", standing for " << detail::plain(s.people_) << " of "
                   << detail::plain(s.population_) << " people";
    }

private:
    template <class = detail::when_called>
    void add(ascs_stratum const& h, std::size_t response, lone_respondent lone) {
        if (response >= h.counts().size())
            throw std::out_of_range("pbo::ascs_share: stratum " + detail::in_quotes(h.name()) + " has " +
                                    std::to_string(h.counts().size()) + " responses; there is no response " +
                                    std::to_string(response) + ", counted from 0");
        if (h.respondents() == 0) {
            empty_.push_back(h.name());
            return;
        }
        respondents_ += proportion{h.counts()[response], h.respondents()};
        double const n = static_cast<double>(h.respondents());
        double const k = static_cast<double>(h.counts()[response]);
        double const all = h.population();
        people_ += k * all / n;
        population_ += all;
        if (h.respondents() > 1) {
            variance_ += k * (n - k) * all * (all - n) / (n * n * (n - 1.0));
        } else if (all > 1.0) {
            lone_.push_back(h.name());
            if (lone == lone_respondent::refuse) has_variance_ = false;
            if (lone == lone_respondent::widest) variance_ += 0.25 * all * all;
        }
    }

    double people_ = 0.0;
    double population_ = 0.0;
    double variance_ = 0.0;
    proportion respondents_;
    bool has_variance_ = true;
    std::vector<std::string> lone_;
    std::vector<std::string> empty_;
};

/// The official limits: the share less and plus its margin.
struct ascs_margin_method : callable_method<ascs_margin_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "ascs_margin";

    /// 1.96 at 95 %, as published; the normal quantile at any other level.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr double z(confidence_level const& level) noexcept {
        return level == confidence_level{} ? 1.96 : level.z();
    }
    /// The margin in percentage points, as the official tables show it.
    template <class = detail::when_called>
    [[nodiscard]] static figure<double> points(ascs_share const& share, confidence_level const& level = {}) {
        return share.standard_error().transform([&](double se) { return z(level) * 100.0 * se; });
    }
};
inline constexpr ascs_margin_method ascs_margin{};

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(ascs_margin_method const&, ascs_share const& share,
                                             confidence_level const& level) {
    auto const se = share.standard_error();
    if (!se) return se.reason();
    double const margin = ascs_margin_method::z(level) * *se;
    return interval{*share.value() - margin, *share.value() + margin};
}

/// An official estimate with its margin in points, and what a reader must know beside it.
struct ascs_finding {
    estimate<ascs_share> share;
    figure<double> margin;           ///< percentage points, as published
    std::vector<std::string> notes;  ///< a share of 0 or 1, lone respondents, strata left out, limits outside 0 to 1
};

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline std::string strata_named(std::vector<std::string> const& names) {
    std::string text = names.size() == 1 ? "stratum " : "strata ";
    for (auto const& name : names) text += (&name == &names.front() ? "'" : ", '") + name + "'";
    return text;
}

template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::string> ascs_notes(estimate<ascs_share> const& e, lone_respondent lone) {
    std::vector<std::string> notes;
    auto const& share = e.counts;
    if (!share.lone_strata().empty()) {
        auto note =
            "One person alone answered in " + strata_named(share.lone_strata()) + ", so that its variance is unknown; ";
        if (lone == lone_respondent::refuse)
            note += "there is no margin (a rule can be chosen: as_zero, the official tool's, or widest).";
        if (lone == lone_respondent::as_zero)
            note += "it was counted as 0, as the official tool does: the margin is too small.";
        if (lone == lone_respondent::widest) note += "the largest it can be was taken: the margin is rather too large.";
        notes.push_back(std::move(note));
    }
    if (!share.empty_strata().empty())
        notes.push_back("Nobody answered in " + strata_named(share.empty_strata()) +
                        ": the estimate leaves its people out.");
    if (e.value && (*e.value == 0.0 || share.respondents().hits() == share.respondents().trials()))
        notes.push_back(*e.value == 0.0 ? "Nobody gave this response: the official margin of 0 is no certainty."
                                        : "Everybody gave this response: the official margin of 0 is no certainty.");
    if (e.limits && (e.limits->lower() < 0.0 || e.limits->upper() > 1.0))
        notes.push_back("The official limits leave 0 to 100%; they are shown as the method gives them.");
    return notes;
}

struct ascs_estimate_function {
    /// strata: one council's, for one question.  response counts from 0.
    template <class = detail::when_called>
    [[nodiscard]] ascs_finding operator()(std::span<ascs_stratum const> strata, std::size_t response,
                                          confidence_level level = {},
                                          lone_respondent lone = lone_respondent::refuse) const {
        auto const share = ascs_margin(ascs_share(strata, response, lone), level);
        return {share, ascs_margin_method::points(share.counts, level), ascs_notes(share, lone)};
    }
};

}  // namespace detail

/// ascs_estimate(strata, response), ascs_estimate(strata, response, level, lone_respondent::as_zero).
inline constexpr detail::ascs_estimate_function ascs_estimate{};

}  // namespace pbo

#endif
