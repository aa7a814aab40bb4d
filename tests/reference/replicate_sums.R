# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Files with replicate weights and what R's survey makes of them, for tests/sampling/replicate_sums.cpp.  Run here:
# Rscript replicate_sums.R (R 4.2.2, survey 4.1-1).  Writes replicates/NAME.csv (a record a row, weight, repw1, repw2, ...) and
# replicates/expected.csv: file, type, rho, scale, scales (joined by ;), centre, domain, what, value, se, df, lower, upper
# (Student's t; of a share the logit of svycontrast, R's "xlogit").
suppressMessages(library(survey))
data(scd); data(api)
set.seed(20)
dir.create("replicates", showWarnings = FALSE)
number <- function(x) sprintf("%.15g", x)
rows <- character()
scd$group <- c("a", "b", "a", "a", "b", "a")
hospital <- svydesign(data = scd, id = ~ambulance, strata = ~ESA, weights = ~rep(c(2, 3, 5), each = 2), nest = TRUE)
apiclus1$hit <- as.numeric(apiclus1$sch.wide == "Yes")
schools <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1)
record <- function(name, d, columns, as_factors = FALSE) {
    w <- weights(d, if (as_factors) "replication" else "analysis")
    colnames(w) <- paste0("repw", seq_len(ncol(w)))
    write.csv(cbind(d$variables[, columns], weight = number(weights(d, "sampling")), apply(w, 2, number)),
              paste0("replicates/", name, ".csv"), row.names = FALSE, quote = FALSE)
}
show <- function(name, d, type, domain, what, of, rho = "", scale = "", scales = "", centre = "mean") {
    e <- of(d)
    df <- degf(d)
    lim <- if (what == "share") {
        names(e) <- "p"
        x <- svycontrast(e, quote(log(p / (1 - p))))
        plogis(as.vector(confint(x, df = df)))
    } else as.vector(confint(e, df = df))
    rows <<- c(rows, paste(name, type, rho, scale, scales, centre, domain, what, number(coef(e)), number(SE(e)), df, number(lim[1]), number(lim[2]), sep = ","))
}
ratio <- function(d) svyratio(~alive, ~arrests, d)
total <- function(d) svytotal(~alive, d)
hits <- function(d) svymean(~hit, d)
means <- function(d) svymean(~api00, d)
in_file <- function(name, type, ..., combined = TRUE) {
    all <- read.csv(paste0("replicates/", name, ".csv"))
    svrepdesign(variables = all, repweights = all[, grep("repw", names(all))], weights = all$weight, combined.weights = combined, type = type, ...)
}
both <- function(name, d, type, of, ...) for (w in names(of)) {
    show(name, d, type, "all", w, of[[w]], ...)
    chosen <- if ("group" %in% names(d$variables)) d$variables$group == "a" else d$variables$stype == "E"
    show(name, d[which(chosen), ], type, "one", w, of[[w]], ...)
}
few <- list(ratio = ratio, total = total)
many <- list(share = hits, mean = means)
record("scd_brr", as.svrepdesign(hospital, type = "BRR"), c("group", "arrests", "alive"))
both("scd_brr", in_file("scd_brr", "BRR"), "brr", few)
both("scd_brr", in_file("scd_brr", "BRR", mse = TRUE), "brr", few, centre = "estimate")
record("scd_fay", as.svrepdesign(hospital, type = "Fay", fay.rho = 0.3), c("group", "arrests", "alive"))
both("scd_fay", in_file("scd_fay", "Fay", rho = 0.3), "fay", few, rho = 0.3)
record("scd_jkn", as.svrepdesign(hospital, type = "JKn"), c("group", "arrests", "alive"))
both("scd_jkn", in_file("scd_jkn", "JKn", scale = 1, rscales = rep(0.5, 6)), "jkn", few, scales = 0.5)
both("scd_jkn", in_file("scd_jkn", "JKn", scale = 1, rscales = c(0.5, 0.4, 0, 0.5, 0.6, 0.7)), "jkn", few, scales = "0.5;0.4;0;0.5;0.6;0.7")
record("api_jk1", as.svrepdesign(schools, type = "JK1"), c("stype", "api00", "hit"))
both("api_jk1", in_file("api_jk1", "JK1", scale = 14 / 15), "jk1", many)
both("api_jk1", in_file("api_jk1", "JK1", scale = 14 / 15 * (1 - 15 / 757)), "jk1", many, scale = number(14 / 15 * (1 - 15 / 757)))
record("api_factors", as.svrepdesign(schools, type = "JK1"), c("stype", "api00", "hit"), TRUE)
both("api_factors", in_file("api_factors", "JK1", scale = 14 / 15, combined = FALSE), "jk1", many)
record("api_bootstrap", as.svrepdesign(schools, type = "subbootstrap", replicates = 20), c("stype", "api00", "hit"))
both("api_bootstrap", in_file("api_bootstrap", "bootstrap"), "bootstrap", many)
both("api_bootstrap", in_file("api_bootstrap", "ACS"), "successive_difference", many)
both("api_bootstrap", in_file("api_bootstrap", "other", scale = 0.07, rscales = rep(1, 20), mse = TRUE), "other", many, scale = 0.07, centre = "estimate")
writeLines(rows, "replicates/expected.csv")
