# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# The expected numbers of tests/count/weighted_proportion.cpp and tests/accumulators/: run with Rscript.  R survey 4.1-1.
suppressMessages(library(survey))
d <- data.frame(y = c(1, 0, 1, 1, 0, 1, 0, 1), w = c(1, 2.5, 0.5, 3, 1.25, 4, 0.1, 2))
m <- svymean(~y, svydesign(ids = ~1, weights = ~w, data = d))
k <- sum(d$w)^2 / sum(d$w^2)
wilson <- function(p, n, z = qnorm(0.975)) (p + z^2 / (2 * n) + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n)
cat(sprintf("R %s, survey %s\n", getRversion(), packageVersion("survey")))
cat(sprintf("share %.17g\nvariance %.17g\neffective n %.17g\n", coef(m), SE(m)^2, k))
cat(sprintf("wilson of effective n: %.17g %.17g\n", wilson(coef(m), k)[1], wilson(coef(m), k)[2]))
