# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Writes the invented survey of the program survey_estimates, and holds the program's golden CSV against R's survey
# (R 4.2.2, survey 4.1-1).  From the top of the checkout:   Rscript tests/reference/survey_estimates.R
suppressMessages(library(survey))
data <- "examples/golden/inputs/synthetic_design.csv"

# A linear congruential generator, so that the file is the same on every machine: 3 strata, 14 clusters, 280 people.
state <- 20110331
lcg <- function() { high <- state %/% 65536; low <- state %% 65536
  state <<- ((((high * 20077) %% 32768) * 65536) + low * 20077 + 12345) %% 2^31; (state %/% 64) / 2^25 }
rows <- character()
clusters <- list(north = 4, midlands = 4, south = 6); of <- c(north = 40, midlands = 36, south = 75)
person <- 0
for (s in names(clusters)) for (c in seq_len(clusters[[s]])) {
  own <- lcg()
  for (i in seq_len(14 + floor(12 * lcg()))) {
    person <- person + 1
    age <- if (lcg() < .6) "65+" else "18-64"
    mode <- if (lcg() < .3) "direct_payment" else if (lcg() < .9) "managed_budget" else "individual_service_fund"
    better <- lcg() < .35 + .4 * own - (age == "65+") * .1 + (mode == "direct_payment") * .1
    told <- if (lcg() < .06) "" else if (better) (if (lcg() < .5) "a lot better" else "a little better") else "no difference"
    weight <- (of[[s]] / clusters[[s]]) * (0.5 + floor(30 * lcg()) / 20)
    rows <- c(rows, paste("synthetic", paste0("P", person), s, paste0(toupper(substr(s, 1, 1)), c), format(weight, digits = 10),
                          of[[s]], age, mode, told, sep = ","))
  }
}
writeLines(c("data_kind,person,region,council,weight,councils_in_region,age_band,mode,control", rows), data)

d <- read.csv(data); d$answered <- d$control != ""; d$hit <- d$control %in% c("a lot better", "a little better")
design <- svydesign(ids = ~council, strata = ~region, weights = ~weight, fpc = ~councils_in_region, data = d)
design <- subset(design, answered)
row <- function(group, x) {
  m <- svymean(~hit, x, deff = "replace"); ci <- confint(svyciprop(~hit, x, method = "xlogit"))
  data.frame(group = group, n = nrow(x), weighted_total = sum(weights(x)), estimate = coef(m)[[2]], se = SE(m)[[2]],
             lower = ci[1], upper = ci[2], df = degf(x), deff = deff(m)[[2]])
}
expected <- do.call(rbind, c(lapply(sort(unique(d$mode)), function(g) row(g, subset(design, mode == g))), list(row("all", design))))
print(expected, digits = 15)
golden <- "examples/golden/survey_estimates_csv.txt"
if (file.exists(golden)) {
  ours <- read.csv(golden)[names(expected)]
  for (column in names(expected)[-1]) {
    off <- max(abs(ours[[column]] - expected[[column]]) / pmax(1e-300, abs(expected[[column]])))
    cat(column, "differs by", format(off, digits = 3), "\n"); stopifnot(off < 1e-9)
  }
}
