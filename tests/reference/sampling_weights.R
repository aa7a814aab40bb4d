# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# The expected numbers of tests/sampling/ for weights, raking, replicates and Rao-Scott tests, on a small sample of our
# own: R 4.2.2, survey 4.1-1.   Rscript tests/reference/sampling_weights.R
suppressMessages(library(survey))
options(digits = 17)
show <- function(name, ...) cat(name, format(unlist(list(...)), digits = 17), "\n")

# 24 people, 3 strata of 2 clusters of 4; the same table as tests/sampling/small_sample.hpp
d <- data.frame(
  stratum = rep(c("A", "B", "C"), each = 8),
  cluster = rep(1:6, each = 4),
  w = c(10, 12, 10, 14,  11, 10, 15, 10,  20, 22, 18, 25,  21, 20, 24, 20,  5, 6, 5, 7,  6, 5, 5, 8),
  sex = c("f", "m", "f", "m",  "f", "f", "m", "f",  "m", "f", "f", "m",  "f", "m", "m", "f",  "f", "f", "m", "m",  "m", "f", "f", "m"),
  age = c("o", "o", "y", "y",  "o", "y", "o", "y",  "o", "o", "y", "o",  "y", "o", "y", "o",  "o", "y", "o", "o",  "y", "y", "o", "o"),
  y = c(1, 0, 1, 1,  0, 1, 1, 0,  0, 0, 1, 0,  1, 0, 1, 1,  1, 1, 0, 1,  0, 1, 1, 1),
  answer = c("a", "b", "a", "c",  "b", "a", "a", "c",  "b", "c", "a", "b",  "a", "b", "a", "c",  "c", "a", "b", "a",  "b", "a", "c", "a"),
  of = rep(c(7, 9, 5), each = 8))
plain <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, data = d)
fpc <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, fpc = ~of, data = d)
estimate <- function(name, e) show(name, coef(e), SE(e))

cat("Kish\n"); show("n_eff", sum(d$w)^2 / sum(d$w^2)); show("deff", 24 * sum(d$w^2) / sum(d$w)^2)

cat("post-stratified to sex f 170, m 150\n")
ps <- postStratify(plain, ~sex, data.frame(sex = c("f", "m"), Freq = c(170, 150)))
show("weights", weights(ps)[c(1, 2, 9)]); estimate("mean y", svymean(~y, ps)); estimate("total y", svytotal(~y, ps))
psf <- postStratify(fpc, ~sex, data.frame(sex = c("f", "m"), Freq = c(170, 150)))
estimate("mean y, fpc", svymean(~y, psf))

cat("raked to sex f 170, m 150 and age o 200, y 120, to convergence\n")
margins <- list(data.frame(sex = c("f", "m"), Freq = c(170, 150)), data.frame(age = c("o", "y"), Freq = c(200, 120)))
rk <- rake(plain, list(~sex, ~age), margins, control = list(maxit = 1000, epsilon = 1e-13))
show("weights", weights(rk)[c(1, 2, 3, 4)]); estimate("mean y (plain means)", svymean(~y, rk))
# Deville, Sarndal and Sautory: residuals of the regression weighted with the weights before raking.
w <- weights(rk); m <- sum(w * d$y) / sum(w)
u <- (d$y - m) / sum(w)
r <- resid(lm(u ~ sex + age, data = d, weights = d$w))
show("mean y (weighted residuals)", m, sqrt(drop(survey:::svyrecvar(cbind(w * r), plain$cluster, plain$strata, plain$fpc))))
cat("equal weights before raking: both ways agree\n")
eq <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~rep(10, 24), data = d)
estimate("mean y", svymean(~y, rake(eq, list(~sex, ~age), margins, control = list(maxit = 1000, epsilon = 1e-13))))

cat("replicates\n")
rep_of <- function(name, r) { estimate(paste(name, "mean y"), svymean(~y, r)); estimate(paste(name, "total y"), svytotal(~y, r)); show("degf", degf(r)) }
rep_of("JKn", as.svrepdesign(plain, type = "JKn"))
rep_of("JKn fpc", as.svrepdesign(fpc, type = "JKn"))
one <- svydesign(ids = ~cluster, weights = ~w, data = d)
rep_of("JK1", as.svrepdesign(one, type = "JK1"))
show("JK1 mse", SE(svymean(~y, as.svrepdesign(one, type = "JK1", mse = TRUE))))
sylvester <- function(n) if (n == 1) matrix(1) else { h <- sylvester(n / 2); rbind(cbind(h, h), cbind(h, -h)) }
rep_of("BRR", as.svrepdesign(plain, type = "BRR", hadamard.matrix = (1 - sylvester(4)) / 2))
rep_of("Fay .3", as.svrepdesign(plain, type = "Fay", fay.rho = .3, hadamard.matrix = (1 - sylvester(4)) / 2))
estimate("Taylor total y", svytotal(~y, plain)); estimate("Taylor mean y", svymean(~y, plain))
set.seed(1); rep_of("subbootstrap 20000", as.svrepdesign(plain, type = "subbootstrap", replicates = 20000))

cat("Rao-Scott, y by answer\n")
for (design in list(plain, fpc)) for (s in c("Chisq", "F", "Wald", "adjWald", "saddlepoint")) {
  t <- suppressWarnings(svychisq(~y + answer, design, statistic = s))
  show(s, t$statistic, t$parameter, t$p.value)
}

cat("Wilson on Kish's n\n")
n <- sum(d$w)^2 / sum(d$w^2); p <- sum(d$w * d$y) / sum(d$w); z <- qnorm(.975)
show("limits", ((p + z^2 / (2 * n)) + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n))

cat("Kish after post-stratification\n")
v <- weights(ps); show("deff", 24 * sum(v^2) / sum(v)^2)

cat("F\n"); show("upper tails", pf(3.2, 1.38, 53.9, lower.tail = FALSE), pf(40, 2, 14, lower.tail = FALSE), pf(1e-6, 3, 5, lower.tail = FALSE))

cat("post-stratified, the old\n")
estimate("mean y", svymean(~y, subset(ps, age == "o"))); show("n", sum(d$age == "o"))
