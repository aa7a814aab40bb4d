# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Rscript data_table.R FILE THREADS COUNTS: file to table.
suppressMessages(library(data.table))
arguments <- commandArgs(TRUE)
setDTthreads(as.integer(arguments[2]))
from <- proc.time()[["elapsed"]]
data <- fread(arguments[1], colClasses = "character", na.strings = NULL)
areas <- names(data)[-(1:3)]
better <- c("a lot better", "a little better")
answered <- c(better, "no difference", "a little worse", "a lot worse")
t <- data[, unlist(lapply(.SD, function(x) c(sum(x %chin% better), sum(x %chin% answered)))), by = .(ons_code, mode), .SDcols = areas]
cat(sprintf("data_table_file%s %f\n", arguments[2], 1000 * (proc.time()[["elapsed"]] - from)))
lines <- t[, .(line = paste(c(ons_code, mode, V1), collapse = ",")), by = .(ons_code, mode)]$line
writeLines(sort(lines, method = "radix"), arguments[3])
