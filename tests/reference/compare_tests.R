# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
# Oracle for tests/compare/: base R's own tests (written with R 4.2.2).  Run: Rscript compare_tests.R
options(digits = 15, warn = -1)
say <- function(name, ...) cat(name, ":", format(c(...), digits = 15), "\n")
m <- matrix(c(762, 327, 468, 484, 239, 477), 2, byrow = TRUE)
say("pearson 2x3", chisq.test(m)$statistic, chisq.test(m)$p.value)
g <- 2 * sum(m * log(m / chisq.test(m)$expected)); say("G 2x3", g, pchisq(g, 2, lower = FALSE))
for (t in list(c(12, 7, 5, 7), c(120, 380, 90, 410), c(3, 1, 1, 3))) {
  x <- matrix(t, 2, byrow = TRUE)
  plain <- chisq.test(x, correct = FALSE); yates <- chisq.test(x)
  g <- 2 * sum(x * log(x / plain$expected))
  say("2x2", plain$statistic, plain$p.value, yates$statistic, yates$p.value, g, pchisq(g, 1, lower = FALSE))
}
for (cc in c(FALSE, TRUE)) { r <- mcnemar.test(matrix(c(794, 86, 150, 570), 2, byrow = TRUE), correct = cc); say("mcnemar", r$statistic, r$p.value) }
say("mcnemar exact", binom.test(86, 236)$p.value, binom.test(4, 13)$p.value, binom.test(86, 236, alternative = "less")$p.value)
for (cc in c(FALSE, TRUE)) { r <- mantelhaen.test(UCBAdmissions, correct = cc); say("cmh", r$statistic, r$p.value) }
r <- prop.trend.test(c(8, 10, 11, 22, 6), c(61, 58, 111, 124, 135)); say("trend", r$statistic, r$p.value)
r <- prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82), c(0, 0, 0, 1)); say("trend 0001", r$statistic, r$p.value)
r <- prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82), c(0.5, 2, 2.5, 10)); say("trend uneven", r$statistic, r$p.value)
r <- prop.test(c(83, 90, 129, 70), c(86, 93, 136, 82)); say("k samples", r$statistic, r$p.value)
x <- rep(1:5, c(5, 10, 20, 30, 15)); y <- rep(1:5, c(10, 20, 20, 10, 5))
for (cc in c(FALSE, TRUE)) for (a in c("two.sided", "less", "greater")) {
  r <- wilcox.test(x, y, exact = FALSE, correct = cc, alternative = a); say(paste("wilcox", cc, a), r$p.value) }
say("superiority", wilcox.test(x, y, exact = FALSE)$statistic / 80 / 65)
# DeLong's variance from the people themselves, on the logit scale.
place <- function(a, b) sapply(a, function(v) mean((b < v) + 0.5 * (b == v)))
theta <- mean(place(x, y)); v <- var(place(x, y)) / 80 + var(1 - place(y, x)) / 65
say("delong logit", plogis(qlogis(theta) + c(-1, 1) * qnorm(0.975) * sqrt(v) / theta / (1 - theta)))
# Newcombe's method 5 by uniroot.
score <- function(t) { o <- (80 + 65) / 2 - 1; abs(theta - t) - qnorm(0.975) * sqrt(t * (1 - t) * (1 + o * (1 - t) / (2 - t) + o * t / (1 + t)) / 80 / 65) }
say("newcombe 5", uniroot(score, c(1e-9, theta), tol = 1e-15)$root, uniroot(score, c(theta, 1 - 1e-9), tol = 1e-15)$root)
p <- c(0.02, 0.5, 0.001, 0.04, 0.001, 0.9, 0.03, 0.2, 0, 1)
for (how in p.adjust.methods[p.adjust.methods != "fdr"]) say(how, p.adjust(p, how))
say("pchisq", pchisq(c(0.001, 3, 20, 800, 2000), c(3, 4, 7, 10, 1500), lower = FALSE))
say("qchisq", qchisq(c(0.95, 0.95, 0.001, 0.5), c(2, 13, 5, 200)))
# Mann-Whitney's smallest cases
r <- wilcox.test(c(1, 2), c(2, 3), exact = FALSE, correct = FALSE); say("wilcox small", r$p.value)
