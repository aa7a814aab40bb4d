# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Expected values of tests/measure/benchmarking/quantile.cpp: R's nine types of quantile.  Run: Rscript quantiles.R (R 4.2.2).
show <- function(x, p) for (t in 1:9) cat(t, sprintf("%.17g", quantile(x, p, type = t)), "\n")
show(c(3.3, 5.87, 10, 10, 12.5, 20.25, 30, 41, 58.7, 64, 71.5), c(0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1))
show(c(0.2, 0.4), c(0.1, 0.25, 0.5, 0.9))
show(1:20, c(0.1, 0.25, 0.3, 0.5, 0.7, 0.9))
