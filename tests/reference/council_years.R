# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Expected values of tests/explain/council_years.cpp: 14 invented councils over up to 5 years, and the greatest likelihood of the
# beta-binomial with a normal intercept of each council, by another route: each council's integral by the trapezoid rule on 801 points of
# u in -10..10 (which for such smooth integrands is exact to all digits), maximised by optim and Newton steps, derivatives by numDeriv.  Run here: Rscript
# council_years.R (R 4.2.2, numDeriv 2016.8.1).  Writes explain/data/council_years.csv and prints the values.
suppressMessages(library(numDeriv))
set.seed(14)
d <- expand.grid(year = 0:4, council = sprintf("K%02d", 1:14))
d <- d[!(d$council == "K03" & d$year > 0) & !(d$council == "K08" & d$year == 2), ]
d$pilot <- as.numeric(as.integer(d$council) %% 3 == 0)
d$spend <- round(10 + 2 * as.integer(d$council) %% 5 + d$year * 0.6 + runif(nrow(d), -2, 2), 1)
d$asked <- round(exp(runif(nrow(d), log(30), log(900))))
u <- rnorm(14, 0, 0.5)
mu <- plogis(-1.6 + 0.06 * d$spend + 0.15 * d$year + 0.3 * d$pilot + u[as.integer(d$council)])
d$hits <- rbinom(nrow(d), d$asked, rbeta(nrow(d), mu * 80, (1 - mu) * 80))
write.csv(d[, c("council", "year", "pilot", "spend", "hits", "asked")], "explain/data/council_years.csv", row.names = FALSE, quote = FALSE)
grid <- seq(-10, 10, length.out = 801)
density <- dnorm(grid, log = TRUE) + log(diff(grid)[1])
loglik <- function(at, d, x) {
    p <- ncol(x); M <- exp(at[p + 1]); sigma <- at[p + 2]
    eta <- outer(drop(x %*% at[1:p]), sigma * grid, "+")
    mu <- plogis(eta); nu <- plogis(-eta)
    rows <- lchoose(d$asked, d$hits) + lbeta(mu * M + d$hits, nu * M + d$asked - d$hits) - lbeta(mu * M, nu * M)
    sum(apply(rowsum(rows, as.character(d$council)), 1, function(s) { s <- s + density; max(s) + log(sum(exp(s - max(s)))) }))
}
fitted <- function(name, d, x) {
    f <- function(at) loglik(at, d, x)
    at <- optim(c(qlogis(0.4), rep(0, ncol(x) - 1), 4, 0.4), function(at) -f(at), method = "BFGS", control = list(reltol = 1e-15, maxit = 1000))$par
    for (i in 1:4) at <- at - solve(hessian(f, at), grad(f, at))
    v <- solve(-hessian(f, at))
    p <- ncol(x)
    for (i in 1:p) cat(name, colnames(x)[i], sprintf("%.12g %.10g", at[i], sqrt(v[i, i])), "\n")
    cat(name, "rho", sprintf("%.12g", 1 / (1 + exp(at[p + 1]))), "\n")
    cat(name, "sigma", sprintf("%.12g %.10g", abs(at[p + 2]), sqrt(v[p + 2, p + 2])), "\n")
    cat(name, "loglik", sprintf("%.12g", f(at)), "\n")
}
fitted("all", d, model.matrix(~ spend + year + pilot, d))
fitted("early", subset(d, year < 3), model.matrix(~ year, subset(d, year < 3)))
