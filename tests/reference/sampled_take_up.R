# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
# Expected values of tests/measure/sampled_take_up.cpp, by R's survey (4.1-1): six councils drawn from twelve in two regions.
# Run: Rscript tests/reference/sampled_take_up.R
suppressMessages(library(survey))
d <- data.frame(region = c("East", "East", "East", "West", "West", "West"),
                councils = c(5, 5, 5, 7, 7, 7),
                eligible = c(1000, 400, 2500, 800, 1600, 90),
                budgets = c(310, 200, 640, 90, 700, 45),
                direct = c(100, 20, 300, 30, 150, 45))
d$w <- d$councils / 3
s <- svydesign(ids = ~1, strata = ~region, weights = ~w, fpc = ~councils, data = d)
show <- function(what, r) cat(what, sprintf("%.17g", c(coef(r), SE(r))), "\n")
show("on budget", svyratio(~budgets, ~eligible, s))
show("direct payments", svyratio(~direct, ~eligible, s))
show("direct payments of budgets", svyratio(~direct, ~budgets, s))
show("on budget, West", svyratio(~budgets, ~eligible, subset(s, region == "West")))
show("people on budgets", svytotal(~budgets, s))
