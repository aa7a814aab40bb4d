# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# How exact are the limits of svyciprop(method = "likelihood")?  R (survey 4.1-1) computes the profile of a model with an
# intercept only at a few points, draws a spline through them and interpolates linearly.  This script finds the limits that
# R means, by root-finding to 1e-13, and what R's own points, spline and interpolation make of them; it prints both with
# the differences.  Run: Rscript tests/reference/survey_likelihood.R
suppressMessages(library(survey))
data(api)
designs <- list(
  apisrs = svydesign(id = ~1, fpc = ~fpc, weights = ~pw, data = apisrs),
  apistrat = svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat),
  apiclus1 = svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1),
  apiclus1_nofpc = svydesign(id = ~dnum, weights = ~pw, data = apiclus1),
  apiclus2 = svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2))
variables <- list("I(api00>800)" = ~I(api00 > 800), 'I(awards=="Yes")' = ~I(awards == "Yes"), "I(ell==0)" = ~I(ell == 0),
                  'I(sch.wide=="Yes")' = ~I(sch.wide == "Yes"))
level <- 0.95
for (d in names(designs)) for (v in names(variables)) {
  design <- designs[[d]]
  formula <- as.formula(paste("~as.numeric(", deparse(variables[[v]][[2]]), ")"))
  mean <- svymean(formula, design)
  p <- as.numeric(coef(mean)); variance <- as.numeric(vcov(mean)); n <- nrow(design); df <- degf(design)
  lambda <- variance / (p * (1 - p)) * n           # the design effect of the log odds
  cut <- -qt((1 - level) / 2, df) * sqrt(lambda)
  z_at <- function(theta) {
    q <- plogis(theta)
    deviance <- 2 * n * (p * (log(p) - plogis(theta, log.p = TRUE)) + (1 - p) * (log(1 - p) - plogis(-theta, log.p = TRUE)))
    sign(q - p) * sqrt(pmax(deviance, 0) / (n / (n - 1)))
  }
  centre <- qlogis(p)
  exact <- plogis(c(uniroot(function(t) z_at(t) + cut, c(centre - 30, centre), tol = 1e-14)$root,
                    uniroot(function(t) z_at(t) - cut, c(centre, centre + 30), tol = 1e-14)$root))
  alpha <- pnorm(-cut) / 2
  zmax <- sqrt(qf(alpha, 1, n - 1, lower.tail = FALSE))
  step <- zmax / 5 * sqrt(variance) / (p * (1 - p))
  points <- centre
  for (direction in c(-1, 1)) { k <- 0; z <- 0
    while ((k <- k + 1) < 10 && abs(z) < zmax) { b <- centre + direction * k * step; z <- z_at(b); points <- c(points, b) } }
  points <- sort(points)
  drawn <- spline(x = points, y = z_at(points))
  interpolated <- plogis(approx(drawn$y, drawn$x, xout = c(-cut, cut))$y)
  cat(sprintf("{\"%s\", \"%s\", %.16g, %.16g},  // R's way: %.12g, %.12g; off by %.1e, %.1e\n", d, gsub('"', '\\\\"', v),
              exact[1], exact[2], interpolated[1], interpolated[2], interpolated[1] - exact[1], interpolated[2] - exact[2]))
}
