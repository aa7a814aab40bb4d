// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_PERSON_ID_HPP
#define PBO_DOMAIN_PERSON_ID_HPP

// Which person, in the words of the file?  Whatever identifies a respondent or a budget holder there, in up to 39 bytes
// (a UUID has 36), held in place so that records stay trivially copyable.  Empty where the file gives none.  No table
// and no report shows it; a record's own text does.

#include <pbo/core/label.hpp>

namespace pbo {

using person_id = basic_label<39>;

}  // namespace pbo

#endif
