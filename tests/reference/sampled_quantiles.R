# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Expected values of tests/sampling/sampled_distribution.cpp: quantiles of R survey's own samples, svyquantile.  Run: Rscript sampled_quantiles.R
# > sampled_quantiles.csv (R 4.2.2, survey 4.1-1).  Columns: design, amount, domain, interval, rule, p, value, lower, upper, se, df.
suppressMessages(library(survey))
data(api)
designs <- list(
    apiclus1 = svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc),
    apistrat = svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc),
    apiclus2 = svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, weights = ~pw, data = apiclus2))
# A share below that of the least amount is that amount.  R's own rules give the next one there (their position of nothing is 1).
mended <- function(rule) function(x, w, p) {
    x <- x[w > 0]
    w <- w[w > 0]
    if (p < sum(w[x == min(x)]) / sum(w)) min(x) else getFromNamespace(paste0("qrule_", rule), "survey")(x, w, p)
}
show <- function(...) cat(..., sep = ",", fill = 400)
number <- function(x) ifelse(is.nan(x), "", sprintf("%.15g", x))
for (name in names(designs)) {
    d <- designs[[name]]
    for (amount in c("api00", "api.stu")) for (domain in c("all", "E")) {
        s <- if (domain == "all") d else subset(d, stype == "E")
        for (rule in c("math", "school")) for (p in c(0.05, 0.25, 0.5, 0.75, 0.9)) {
            q <- svyquantile(as.formula(paste0("~", amount)), s, p, qrule = mended(rule))[[1]]
            show(name, amount, domain, "woodruff", rule, p, number(q[1]), number(q[2]), number(q[3]), number(q[4]), degf(s))
        }
        # The score interval, turned round amount by amount (R's own gives its ends by shares without weights).
        x <- s$variables[[amount]]
        amounts <- sort(unique(x[weights(s) > 0]))
        z <- sapply(amounts, function(a) { m <- svymean(~I(as.numeric(x <= a)), s); c(coef(m), SE(m)) })
        for (p in c(0.25, 0.5, 0.75)) {
            t <- qt(0.975, degf(s))
            ends <- sapply(c(-t, t), function(at) amounts[min(which(z[1, ] - p >= at * z[2, ] - 1e-12))])
            show(name, amount, domain, "score", "math", p, number(svyquantile(as.formula(paste0("~", amount)), s, p)[[1]][1]), number(ends[1]),
                 number(ends[2]), number(diff(ends) / 2 / t), degf(s))
        }
    }
}
