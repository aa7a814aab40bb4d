# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
# The 56 estimates of benchmarks/sampling.cpp by R's survey: Rscript against_survey.R ROWS.csv OURS.txt
suppressMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
rows <- read.csv(arguments[1])
ours <- readLines(arguments[2])
seconds <- as.numeric(sub("seconds ", "", grep("^seconds", ours, value = TRUE)))
ours <- read.table(text = grep("^seconds", ours, value = TRUE, invert = TRUE))
start <- proc.time()[["elapsed"]]
design <- svydesign(id = ~council, strata = ~stratum, weights = ~weight, data = rows)
set_up <- proc.time()[["elapsed"]] - start
formula <- as.formula(paste0("~", paste0("a", 0:13, collapse = "+")))
start <- proc.time()[["elapsed"]]
theirs <- lapply(sort(unique(rows$mode)), function(m) svymean(formula, subset(design, mode == m)))
estimates <- proc.time()[["elapsed"]] - start
value <- unlist(lapply(theirs, coef)); se <- unlist(lapply(theirs, SE))
cat(sprintf("%d rows; largest relative difference: share %.1e, standard error %.1e\n", nrow(rows),
            max(abs(ours$V3 / value - 1)), max(abs(ours$V4 / se - 1))))
stopifnot(max(abs(ours$V3 / value - 1)) < 1e-12, max(abs(ours$V4 / se - 1)) < 1e-9)
cat(sprintf("pbo    %8.4f s\nsurvey %8.3f s (design %.3f s, estimates %.3f s)\nratio  %8.0f\n", seconds, set_up + estimates,
            set_up, estimates, (set_up + estimates) / seconds))
