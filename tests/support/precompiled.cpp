// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Owns the precompiled header of the tests; see tests/CMakeLists.txt.
