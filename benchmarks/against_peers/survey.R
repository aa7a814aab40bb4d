# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Rscript survey.R ROWS.csv NUMBERS: the 56 estimates of ours_sample.cpp by R's survey, from rows in memory.
suppressMessages(library(survey))
arguments <- commandArgs(TRUE)
numbers <- arguments[2]
source("shared.R")
rows <- read.csv(arguments[1])
formula <- as.formula(paste0("~", paste0("a", 0:13, collapse = "+")))

from <- milliseconds()
design <- svydesign(id = ~council, strata = ~stratum, weights = ~weight, data = rows)
theirs <- lapply(sort(unique(rows$mode)), function(m) svymean(formula, subset(design, mode == m)))
value <- unlist(lapply(theirs, coef))
standard_error <- unlist(lapply(theirs, SE))
cat(sprintf("survey_sample %f\n", milliseconds() - from))
writeLines(sprintf("%d %.17g %.17g", seq_along(value) - 1L, value, standard_error), paste0(numbers, ".survey_sample"))
