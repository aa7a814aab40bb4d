// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Every text form on any text: what it takes it writes so that the same value is read back, and what it refuses it refuses
// without an exception.  Methods, filters and maps likewise, whose refusals are std::invalid_argument.
#include <pbo/compare/any_comparison_method.hpp>
#include <pbo/compare/two_proportion_tests.hpp>
#include <pbo/domain.hpp>
#include <pbo/interval/parse_method.hpp>
#include <pbo/read/read_options.hpp>

#include "fuzzing.hpp"

#include <sstream>

namespace {

using fuzzing::must;

template <class T>
void round_trip(std::string_view text) {
    using form = pbo::text_form<T>;
    auto const value = form::read(text);
    if (!value) {
        must(!std::string(form::expected()).empty(), "a refusal that does not say what is expected", text);
        return;
    }
    std::string const written = form::write(*value);
    auto const again = form::read(written);
    must(again.has_value(), "what was written is not read", text, written);
    must(*again == *value, "what was written is read as another value", text, written);
    must(std::string(form::write(*again)) == written, "what was read back is written otherwise", text, written);
}
template <class... T>
void round_trips(std::string_view text) {
    (round_trip<T>(text), ...);
}

template <class Parse>
void parse(std::string_view text, Parse const& parse_and_write) {
    std::string written;
    try {
        written = parse_and_write(text);
    } catch (std::invalid_argument const& e) {
        must(*e.what() != '\0', "a refusal without a word", text);
        return;
    } catch (std::domain_error const& e) {
        must(*e.what() != '\0', "a refusal without a word", text);
        return;
    }
    must(parse_and_write(written) == written, "what was parsed is written so that it is parsed otherwise", text, written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    round_trips<std::uint64_t, std::int64_t, std::uint8_t, double, bool, pbo::figure<std::uint64_t>, pbo::figure<std::int64_t>,
                pbo::figure<double>, std::optional<std::uint32_t>, pbo::label>(text);
    round_trips<pbo::date, pbo::calendar_month, pbo::period, pbo::cassr_code, pbo::ons_code, pbo::council_key, pbo::share, pbo::target,
                pbo::weekly_budget, pbo::support_mechanism, pbo::answer_scale, pbo::instrument>(text);
    round_trips<pbo::role, pbo::age_band, pbo::client_group, pbo::council_kind, pbo::delivery_mode, pbo::eligibility_basis,
                pbo::money_manager, pbo::plan_lead, pbo::primary_support_reason>(text);
    round_trips<pbo::council, pbo::council_return, pbo::budget_holder, pbo::supported_person, pbo::survey_response, pbo::support_review>(
        text);
    parse(text, [](std::string_view t) { return std::string(pbo::parse_method(t).name().view()); });
    parse(text, [](std::string_view t) { return std::string(pbo::parse_difference_method(t).name().view()); });
    parse(text, [](std::string_view t) { return std::string(pbo::parse_odds_ratio_method(t).name().view()); });
    parse(text, [](std::string_view t) { return std::string(pbo::parse_two_proportion_test(t).name().view()); });
    parse(text, [](std::string_view t) { return pbo::column_filter::parse(t).text(); });
    parse(text, [](std::string_view t) {
        auto const map = pbo::value_map::parse(t);
        return map.column + ":" + map.text + "=" + map.value;
    });
    return 0;
}
