// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_PROVENANCE_OF_HPP
#define PBO_PUBLISH_PROVENANCE_OF_HPP

// Where does a finding about take-up come from?  What its table knows (basis, role, period, complete count or sample) and
// what only the reader of the file knows (its name and the disclosure rule).  Level and method are filled in by the sheets.

#include <pbo/measure/take_up.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/sheet.hpp>

#include <string>
#include <utility>

namespace pbo {

[[nodiscard]] inline provenance provenance_of(take_up_context const& context, std::string source,
                                              std::string rule = "none applied: counts as in the source") {
    provenance p;
    p.source = std::move(source);
    p.rule = std::move(rule);
    return detail::from_take_up(std::move(p), context);
}

}  // namespace pbo

#endif
