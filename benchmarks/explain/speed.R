# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
# The records that speed wrote, by glm and sandwich: answers each line of standard input with a line of seconds.  Rscript speed.R FILE
suppressMessages(library(sandwich))
f <- commandArgs(TRUE)[1]
m <- matrix(as.integer(readBin(f, "raw", file.size(f))), ncol = 8, byrow = TRUE)
d <- data.frame(council = m[, 1], y = m[, 8])
for (i in 2:7) d[[c("", "mode", "age", "told", "planned", "carer", "sex")[i]]] <- factor(letters[m[, i] + 1])
rm(m); invisible(gc())
input <- file("stdin", "r")
repeat {
  cat("ready\n"); flush(stdout())
  if (!length(readLines(input, 1))) break
  t <- system.time({
    fit <- glm(y ~ mode + age + told + planned + carer + sex, binomial, d)
    v <- vcovCL(fit, d$council, type = "HC0", cadjust = TRUE)
  })[["elapsed"]]
  cat(sprintf("%.3f\n", t))
  cat(sprintf("%s %.12g %.12g\n", names(coef(fit)), coef(fit), sqrt(diag(v))), sep = "")
  rm(fit, v); invisible(gc())
}
