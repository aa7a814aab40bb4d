# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Rscript dplyr.R FILE THREADS NUMBERS: file to table, and integer columns in memory to table.  dplyr does not read files:
# readr does, or else data.table's fread, or else R itself; standard error says which.  The threads are the reader's.
suppressMessages(library(dplyr, warn.conflicts = FALSE))
arguments <- commandArgs(TRUE)
threads <- arguments[2]
numbers <- arguments[3]
source("shared.R")

reader <- Filter(function(p) requireNamespace(p, quietly = TRUE), c("readr", "data.table"))[1]
read <- function(file) {
  if (identical(reader, "readr"))
    readr::read_csv(file, col_types = readr::cols(.default = "c"), na = character(), num_threads = as.integer(threads),
                    lazy = FALSE, progress = FALSE)
  else if (identical(reader, "data.table"))
    as_tibble(data.table::fread(file, colClasses = "character", na.strings = NULL, nThread = as.integer(threads)))
  else as_tibble(read.csv(file, colClasses = "character", na.strings = NULL))
}
message("dplyr reads by ", if (is.na(reader)) "read.csv" else reader)
lines_of <- function(t) do.call(paste, c(unname(as.list(t)), sep = ","))

from <- milliseconds()
data <- read(arguments[1])
areas <- names(data)[-(1:3)]
t <- data |>
  group_by(ons_code, mode) |>
  summarise(across(all_of(areas), list(better = ~ sum(.x %in% better), answered = ~ sum(.x %in% answered))), .groups = "drop")
cat(sprintf("dplyr_file%s %f %.0f\n", threads, milliseconds() - from, peak_memory()))
write_counts(lines_of(t), paste0("dplyr_file", threads))

if (threads == "1") {  # dplyr itself has one thread
  data <- data |> transmute(council = council_number(ons_code), mode = coded(mode, modes), across(all_of(areas), ~ coded(.x, answered)))
  for (i in 1:3) {
    from <- milliseconds()
    t <- data |>
      group_by(council, mode) |>
      summarise(across(all_of(areas), list(better = ~ sum(.x == 1L | .x == 2L), answered = ~ sum(.x > 0L))), .groups = "drop")
    cat(sprintf("dplyr_memory1 %f\n", milliseconds() - from))
  }
  write_counts(lines_of(t |> mutate(council = council_code(council), mode = modes[mode])), "dplyr_memory1")
}
