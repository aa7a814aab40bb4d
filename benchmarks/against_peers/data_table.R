# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Rscript data_table.R FILE THREADS NUMBERS: file to table, and integer columns in memory to table.
suppressMessages(library(data.table))
arguments <- commandArgs(TRUE)
threads <- arguments[2]
numbers <- arguments[3]
source("shared.R")
setDTthreads(as.integer(threads))

from <- milliseconds()
data <- fread(arguments[1], colClasses = "character", na.strings = NULL)
areas <- names(data)[-(1:3)]
t <- data[, unlist(lapply(.SD, function(x) c(sum(x %chin% better), sum(x %chin% answered)))), by = .(ons_code, mode), .SDcols = areas]
cat(sprintf("data_table_file%s %f %.0f\n", threads, milliseconds() - from, peak_memory()))
write_counts(t[, .(line = paste(c(ons_code, mode, V1), collapse = ",")), by = .(ons_code, mode)]$line, paste0("data_table_file", threads))

data <- data[, c(list(council = council_number(ons_code), mode = coded(mode, modes)), lapply(.SD, coded, words = answered)),
             .SDcols = areas]
# tabulate() looks at each answer once, in C: the quickest of the ways that were tried.
two_counts <- function(x) {
  n <- tabulate(x, 5L)
  c(n[1L] + n[2L], sum(n))
}
for (i in 1:5) {
  from <- milliseconds()
  t <- data[, unlist(lapply(.SD, two_counts)), by = .(council, mode), .SDcols = areas]
  cat(sprintf("data_table_memory%s %f\n", threads, milliseconds() - from))
}
write_counts(t[, .(line = paste(c(council_code(council), modes[mode], V1), collapse = ",")), by = .(council, mode)]$line,
             paste0("data_table_memory", threads))
