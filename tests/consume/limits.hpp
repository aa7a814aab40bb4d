// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef CONSUMER_LIMITS_HPP
#define CONSUMER_LIMITS_HPP

double upper_limit_of(unsigned hits, unsigned trials);

#endif
