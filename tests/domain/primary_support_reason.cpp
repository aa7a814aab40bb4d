// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/primary_support_reason.hpp>

#include <pbo/domain/age_band.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/role.hpp>

#include "support.hpp"

#include <string>

using pbo::age_band;
using pbo::delivery_mode;
using pbo::primary_support_reason;

namespace {
template <class E>
std::optional<E> read(std::string_view text) {
    return pbo::text_form<E>::read(text);
}
}  // namespace

TEST_CASE("reasons read back from their text, and an empty text is not stated") {
    check_enumeration(primary_support_reason::not_stated);
    CHECK(read<primary_support_reason>("") == primary_support_reason::not_stated);
}

// The words are those of ASCOF 2024-25, of the annex tables of ASCS 2020-21 and of the returns.
TEST_CASE("official words are read in any capitals and blanks") {
    CHECK(read<primary_support_reason>("Physical support") == primary_support_reason::physical_support);
    CHECK(read<primary_support_reason>("Sensory Support") == primary_support_reason::sensory_support);
    CHECK(read<primary_support_reason>("Support with memory and cognition") == primary_support_reason::memory_and_cognition);
    CHECK(read<primary_support_reason>("LEARNING DISABILITY SUPPORT") == primary_support_reason::learning_disability);
    CHECK(read<primary_support_reason>("Mental health  support") == primary_support_reason::mental_health);
    CHECK(read<primary_support_reason>("Social support") == primary_support_reason::social_support);

    CHECK(read<delivery_mode>("Direct payment only") == delivery_mode::direct_payment);
    CHECK(read<delivery_mode>("Part direct payment") == delivery_mode::part_direct_payment);
    CHECK(read<delivery_mode>("LA managed personal budget") == delivery_mode::managed_budget);
    CHECK(read<delivery_mode>("LA Managed Personal Budget") == delivery_mode::managed_budget);
    CHECK(read<delivery_mode>("LA commissioned support only ") == delivery_mode::council_commissioned);
    CHECK_FALSE(read<delivery_mode>("Not Applicable"));

    for (auto const* text : {"18-64", "18 to 64", "Age 18 to 64", "64 and under"}) CHECK(read<age_band>(text) == age_band::from_18_to_64);
    for (auto const* text : {"65+", "65 and over", "65 and above", "65-84", "85 and over"}) CHECK(read<age_band>(text) == age_band::from_65);
    for (auto const* text : {"All ages", "18", "65 and under", "16-64"}) CHECK_FALSE(read<age_band>(text));

    CHECK(read<pbo::role>("Service users") == pbo::role::user);
    CHECK(read<pbo::role>("Carers") == pbo::role::carer);
}
