# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Expected values of tests/compare/bootstrap_cost_per_point.cpp: every draw of three people of three, of both groups, counted (27 x 27), and the
# ends that percentiles of them have.  And sandwich's errors by council of two straight lines' slopes.  Run: Rscript cost_per_point.R
with <- cbind(cost = c(310, 250, 420), points = c(14, 11, 17))
without <- cbind(cost = c(200, 260, 180), points = c(9, 8, 10))
draws <- as.matrix(expand.grid(1:3, 1:3, 1:3))
means <- function(x) t(apply(draws, 1, function(i) colMeans(x[i, ])))
a <- outer(means(with)[, "cost"], means(without)[, "cost"], "-")
b <- outer(means(with)[, "points"], means(without)[, "points"], "-")
cat("better", mean(b > 0), "dearer", mean(a > 0) + mean(a == 0) / 2, "\n")
for (limit in c(10, 25, 40)) cat("below", limit, mean(limit * b > a) + mean(limit * b == a) / 2, "\n")
cat("quantiles", quantile(a / b, c(0.025, 0.975), type = 1), "\n")
v <- function(x) crossprod(sweep(x, 2, colMeans(x))) / 2 / 3
s <- v(with) + v(without)
cat("errors", sprintf("%.15g", c(sqrt(diag(s)), s[1, 2] / sqrt(s[1, 1] * s[2, 2]))), "\n")
suppressMessages(library(sandwich))
d <- data.frame(rbind(with, without), g = rep(1:0, each = 3), council = c(1, 1, 2, 1, 2, 3))
cost <- lm(cost ~ g, d); points <- lm(points ~ g, d)
cat("by council", sprintf("%.15g", c(sqrt(vcovCL(cost, d$council, type = "HC0")[2, 2]), sqrt(vcovCL(points, d$council, type = "HC0")[2, 2]))), "\n")
