// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DISTRIBUTED_HPP
#define PBO_DISTRIBUTED_HPP

// Counting over several machines, by MPI.  Not reached from <pbo.hpp>: who does not ask for it does not need MPI.

#include <pbo/distributed/files_over.hpp>
#include <pbo/distributed/over.hpp>

#endif
