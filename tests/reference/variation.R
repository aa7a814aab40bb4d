# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
# Oracle for tests/measure/variation.cpp: base R (written with 4.2.2).  The between-group variance is taken from a one-way
# analysis of variance of the people themselves.  Run in the project's folder: Rscript tests/reference/variation.R
options(digits = 15, warn = -1)
say <- function(name, ...) cat(name, ":", format(c(...), digits = 15), "\n")
between <- function(name, hits, people) {
  kept <- people > 0; hits <- hits[kept]; people <- people[kept]
  y <- unlist(mapply(function(x, n) rep(c(1, 0), c(x, n - x)), hits, people, SIMPLIFY = FALSE))
  council <- factor(rep(seq_along(people), people))
  squares <- anova(lm(y ~ council))[["Mean Sq"]]
  typical <- (sum(people) - sum(people^2) / sum(people)) / (length(people) - 1)
  variance <- (squares[1] - squares[2]) / typical
  test <- chisq.test(cbind(hits, people - hits))
  say(name, length(people), sum(hits), sum(people), test$statistic, test$p.value, min(test$expected), variance, sqrt(max(0, variance)))
}
between("uneven", c(61, 12, 40, 92, 3), c(100, 40, 80, 100, 9))
between("alike", c(50, 51, 49), c(100, 100, 100))
between("extremes", c(0, 7, 3), c(5, 7, 6))
survey <- read.csv("examples/data/synthetic_survey.csv", colClasses = "character")
better <- c("a lot better", "a little better")
answered <- c(better, "no difference", "a little worse", "a lot worse")
for (area in c("independence", "dignity", "where_and_with_whom_you_live", "paid_job", "carer_finances", "carer_quality_of_life")) {
  ours <- survey[survey$role == (if (startsWith(area, "carer")) "carer" else "user") & survey[[area]] %in% answered, ]
  between(area, tapply(ours[[area]] %in% better, ours$council, sum), tapply(ours[[area]], ours$council, length))
}
told <- survey[survey$role == "user" & survey$told_value != "", ]
between("told the value", tapply(told$told_value == "yes", told$council, sum), tapply(told$told_value, told$council, length))
# The ten councils with many respondents: 70 people and more of the role.  Print (POET 2011) found variation between councils.
for (role in c("user", "carer")) {
  of_role <- survey[survey$role == role, ]
  many <- of_role[table(of_role$council)[of_role$council] >= 70, ]
  columns <- names(survey)
  first <- which(columns == (if (role == "user") "independence" else "carer_support_to_care"))
  for (area in columns[first:(if (role == "user") which(columns == "volunteering") else length(columns))]) {
    ours <- many[many[[area]] %in% answered, ]
    between(paste("the ten,", area), tapply(ours[[area]] %in% better, ours$council, sum), tapply(ours[[area]], ours$council, length))
  }
}
