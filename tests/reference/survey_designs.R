# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Estimates of R's survey (4.1-1, R 4.2.2) for designs of our own, whose 360 records are made by arithmetic that
# tests/sampling/own_designs.cpp repeats.  Writes tests/sampling/own_designs_reference.hpp:
#     Rscript tests/reference/survey_designs.R > tests/sampling/own_designs_reference.hpp
suppressMessages(library(survey))
i <- 0:359
d <- data.frame(i = i, region = i %% 3)
d$council <- (i %/% 3) %% (4 + d$region)
d$team <- (i %/% 60) %% 2
d$w <- 1 + ((i * 7) %% 5) / 2
d$y <- as.numeric((i * i + 3 * i) %% 11 < 4 + d$region)
d$group <- (i * 5 + i %/% 7) %% 4
d$amount <- (i * 37) %% 101 + 10 * d$region
d$base <- 20 + i %% 9
d$councils <- 10 + 3 * d$region
d$teams <- 3
d$people_of_team <- 60 + 5 * d$council + d$region
d$people_of_council <- 160 + 5 * d$council + d$region
d$people_of_region <- 900 + 50 * d$region
# Lonely: council 2 of region 0 alone in a stratum, and council 3 of region 1 with one person only.
d$stratum <- ifelse(d$region == 0 & d$council == 2, "alone", as.character(d$region))
keep_one <- d$region == 1 & d$council == 3 & d$i != min(d$i[d$region == 1 & d$council == 3])
d$councils_of_stratum <- ifelse(d$stratum == "alone", 4, d$councils)
few <- d[!keep_one, ]
whole <- d; whole$councils[whole$region == 2] <- 6  # every council of region 2 was asked

designs <- list(
  clusters = list(svydesign(id = ~council, strata = ~region, weights = ~w, nest = TRUE, data = d)),
  clusters_population = list(svydesign(id = ~council, strata = ~region, weights = ~w, fpc = ~councils, nest = TRUE, data = d)),
  every_council = list(svydesign(id = ~council + i, strata = ~region, weights = ~w, fpc = ~councils + people_of_council,
                                 nest = TRUE, data = whole)),
  two_stages = list(svydesign(id = ~council + i, strata = ~region, weights = ~w, fpc = ~councils + people_of_council,
                              nest = TRUE, data = d)),
  three_stages = list(svydesign(id = ~council + team + i, strata = ~region, weights = ~w,
                                fpc = ~councils + teams + people_of_team, nest = TRUE, data = d)),
  two_stages_of_strata = list(svydesign(id = ~council + i, strata = ~region + team, weights = ~w,
                                        fpc = ~councils + people_of_team, nest = TRUE, data = d)),
  records = list(svydesign(id = ~1, strata = ~region, weights = ~w, data = d)),
  records_population = list(svydesign(id = ~1, strata = ~region, weights = ~w, fpc = ~people_of_region, data = d)),
  one_stratum = list(svydesign(id = ~1, weights = ~w, data = d)))
for (policy in c("remove", "certainty", "average", "adjust"))
  designs[[paste0("lonely_", policy)]] <- list(svydesign(id = ~council + i, strata = ~stratum, weights = ~w,
    fpc = ~councils_of_stratum + people_of_council, nest = TRUE, data = few), policy)

# REUSE-IgnoreStart
cat("// SPDX-FileCopyrightText: 2026 The pbo authors\n// SPDX-License-Identifier: BSL-1.0\n")
# REUSE-IgnoreEnd
cat("#ifndef PBO_TESTS_SAMPLING_OWN_DESIGNS_REFERENCE_HPP\n#define PBO_TESTS_SAMPLING_OWN_DESIGNS_REFERENCE_HPP\n\n")
cat("// Made by tests/reference/survey_designs.R (R 4.2.2, survey 4.1-1): do not edit.  NaN where R has none.\n\n")
cat("#include <limits>\n#include <string_view>\n\nnamespace own_designs {\n\n")
cat("inline constexpr double none = std::numeric_limits<double>::quiet_NaN();\n\n")
cat("struct row {\n    std::string_view design, what;\n    double value, standard_error, deff, deff_with_replacement;\n    long degrees_of_freedom;\n};\n\n")
cat("inline constexpr row rows[] = {\n")
shown <- function(x) if (length(x) == 0 || is.na(x)) "none" else sprintf("%.17g", x)
print_row <- function(design, what, value, se, deff, replace, df)
  cat(sprintf("    {\"%s\", \"%s\", %s, %s, %s, %s, %d},\n", design, what, shown(value), shown(se), shown(deff), shown(replace), df))
for (name in names(designs)) {
  design <- designs[[name]][[1]]
  options(survey.lonely.psu = if (length(designs[[name]]) > 1) designs[[name]][[2]] else "fail")
  one <- function(what, f, formula, dd) {
    a <- f(formula, dd, deff = TRUE); b <- f(formula, dd, deff = "replace")
    print_row(name, what, as.numeric(coef(a)), as.numeric(SE(a)), as.numeric(deff(a)), as.numeric(deff(b)), degf(dd))
  }
  one("share", svymean, ~y, design)
  one("mean", svymean, ~amount, design)
  one("people", svytotal, ~y, design)
  one("sum", svytotal, ~amount, design)
  r <- svyratio(~amount, ~base, design)
  print_row(name, "ratio", as.numeric(coef(r)), as.numeric(SE(r)), NA, NA, degf(design))
  for (g in 0:3) {
    inside <- subset(design, group == g)
    one(paste0("share of ", g), svymean, ~y, inside)
    one(paste0("mean of ", g), svymean, ~amount, inside)
    one(paste0("people of ", g), svytotal, ~y, inside)
  }
  both <- subset(design, group %in% c(0, 1))
  for (v in c("y", "amount")) {
    # By R's own variance of a total: svycontrast(svyby(covmat = TRUE)) gives the same, but fails for the lonely designs.
    x <- design$variables; w <- weights(design)
    part <- function(g) { inside <- x$group == g; m <- sum(w * inside * x[[v]]) / sum(w * inside)
                          list(m, inside * (x[[v]] - m) / sum(w * inside)) }
    first <- part(0); second <- part(1)
    k <- list(first[[1]] - second[[1]], as.numeric(SE(svytotal((first[[2]] - second[[2]])[x$group %in% c(0, 1)], both))))
    print_row(name, paste0("difference of ", v), k[[1]], k[[2]], NA, NA, degf(both))
  }
}
cat("};\n\n}  // namespace own_designs\n\n#endif\n")
