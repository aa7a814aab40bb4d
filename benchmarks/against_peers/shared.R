# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What the programs in R have in common: the survey's words, the clock, the memory at its highest, and numbers written.
better <- c("a lot better", "a little better")
answered <- c(better, "no difference", "a little worse", "a lot worse")
modes <- c("direct_payment", "part_direct_payment", "managed_budget", "individual_service_fund")

milliseconds <- function() as.numeric(Sys.time()) * 1000

# Linux's VmHWM, in kilobytes; 0 where there is no such thing.
peak_memory <- function() {
  if (!file.exists("/proc/self/status")) return(0)
  as.numeric(gsub("[^0-9]", "", grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)))
}

# Text as 1, 2 .. by its place among the words, 0 for any other.
coded <- function(text, words) match(text, words, nomatch = 0L)
council_number <- function(ons_code) as.integer(substring(ons_code, 2))
council_code <- function(number) sprintf("E%08d", number)

write_counts <- function(lines, name) writeLines(sort(lines, method = "radix"), paste0(numbers, ".", name))
