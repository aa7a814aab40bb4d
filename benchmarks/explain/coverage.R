# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
# The draws that coverage wrote, by clubSandwich on records: how often do its CR2 limits hold?  Rscript coverage.R FILE [DRAWS]
suppressMessages(library(clubSandwich))
args <- commandArgs(TRUE)
all <- read.csv(args[1]); most <- if (length(args) > 1) as.integer(args[2]) else 500L
truth <- c(told = 0.5, pilot = 0.4)
cat("design,draws,coefficient,cr2\n")
for (d in unique(all$design)) {
  held <- c(told = 0, pilot = 0); n <- 0
  for (draw in unique(all$draw[all$design == d])) {
    if (draw >= most) next
    r <- all[all$design == d & all$draw == draw, ]
    p <- rbind(r[rep(seq_len(nrow(r)), r$hits), ], r[rep(seq_len(nrow(r)), r$asked - r$hits), ])
    p$y <- rep(1:0, c(sum(r$hits), sum(r$asked - r$hits)))
    fit <- glm(y ~ told + pilot, binomial, p)
    ci <- conf_int(fit, vcovCR(fit, p$council, "CR2"), test = "Satterthwaite")
    for (i in names(truth)) { k <- ci$Coef == i; held[i] <- held[i] + (ci$CI_L[k] <= truth[i] && truth[i] <= ci$CI_U[k]) }
    n <- n + 1
  }
  for (i in names(truth)) cat(sprintf("%d,%d,%s,%.4f\n", d, n, i, held[i] / n))
}
