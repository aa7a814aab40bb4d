# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
#
# Two more designs for CR2: `uneven`, ten councils of 1 to 300 people, of which one has more than half and one is a person, with a factor of
# three levels and a number; `nested`, twelve councils of 4 to 90 people in which one factor is the council's own and interacts with one of
# people.  Writes data/uneven.csv, data/nested.csv and cr2_more.csv: coefficients, CR0, CR1 and CR2 with Satterthwaite's degrees of freedom and
# p-values of records (not of rows of counts, see README.md, trap 1), by R 4.2.2, clubSandwich 0.5.8 and sandwich 3.0.2.  Run here: Rscript cr2_more.R
library(clubSandwich)
uneven <- function() {
    size <- c(1, 4, 7, 9, 12, 18, 25, 40, 60, 300)
    rows <- do.call(rbind, lapply(seq_along(size), function(k) {
        i <- seq_len(size[k])
        data.frame(cluster = sprintf("U%02d", k), mode = c("managed", "direct", "mixed")[(i * 7 + k) %% 3 + 1], need = (i * 5 + k) %% 4,
                   hit = as.integer((i * 37 + k * 11) %% 10 < 4 + (k %% 3) + ((i * 7 + k) %% 3 == 1)))
    }))
    rows
}
nested <- function() {
    size <- c(4, 90, 6, 35, 8, 50, 11, 22, 15, 70, 19, 28)
    do.call(rbind, lapply(seq_along(size), function(k) {
        i <- seq_len(size[k])
        data.frame(cluster = sprintf("N%02d", k), pilot = if (k <= 4) "yes" else "no", told = ifelse((i * 3 + k) %% 5 < 2, "yes", "no"),
                   hit = as.integer((i * 29 + k * 17) %% 11 < 5 + (k %% 2) + ((i * 3 + k) %% 5 < 2)))
    }))
}
counts <- function(d, columns) {
    d$asked <- 1
    a <- aggregate(d[c("asked", "hit")], d[c("cluster", columns)], sum)
    names(a)[names(a) == "hit"] <- "hits"
    a <- a[do.call(order, a[c("cluster", columns)]), ]
    a
}
values <- function(name, model, formula, d) {
    fit <- glm(formula, binomial, d, control = list(epsilon = 1e-14, maxit = 100))
    for (again in 1:3) fit <- glm(formula, binomial, d, start = coef(fit), control = list(epsilon = 1e-14, maxit = 100))
    out <- data.frame(data = name, model = model, term = names(coef(fit)), coefficient = coef(fit))
    m <- length(unique(d$cluster))
    cr0 <- vcovCR(fit, d$cluster, "CR0")
    out$cr0_se <- sqrt(diag(cr0))
    out$cr1_se <- sqrt(diag(cr0) * m / (m - 1))
    test <- coef_test(fit, vcovCR(fit, d$cluster, "CR2"), test = "Satterthwaite")
    out$cr2_se <- test$SE
    out$cr2_df <- test$df
    out$cr2_p <- test$p_Satt
    out
}
u <- uneven(); u$mode <- relevel(factor(u$mode), "managed")
n <- nested(); n$pilot <- relevel(factor(n$pilot), "no"); n$told <- relevel(factor(n$told), "no")
write.csv(counts(u, c("mode", "need")), "data/uneven.csv", row.names = FALSE, quote = FALSE)
write.csv(counts(n, c("pilot", "told")), "data/nested.csv", row.names = FALSE, quote = FALSE)
all <- rbind(values("uneven.csv", "mode (ref managed)+need", hit ~ mode + need, u),
             values("nested.csv", "pilot (ref no)+told (ref no)+pilot:told", hit ~ pilot * told, n))
# Weights from 1 to 10^6, a power of ten for each council: sandwich's CR0 of a weighted glm.
library(sandwich)
w <- 10^((as.integer(substr(u$cluster, 2, 3)) * 5) %% 7)
fit <- suppressWarnings(glm(hit ~ mode + need, binomial, u, weights = w, control = list(epsilon = 1e-14, maxit = 100)))
for (again in 1:3) fit <- suppressWarnings(glm(hit ~ mode + need, binomial, u, weights = w, start = coef(fit), control = list(epsilon = 1e-14, maxit = 100)))
se <- sqrt(diag(vcovCL(fit, u$cluster, type = "HC0", cadjust = FALSE)))
m <- length(unique(u$cluster))
all <- rbind(all, data.frame(data = "uneven.csv weighted", model = "mode (ref managed)+need", term = names(se), coefficient = coef(fit), cr0_se = se,
                             cr1_se = se * sqrt(m / (m - 1)), cr2_se = NA, cr2_df = NA, cr2_p = NA))
for (column in names(all)[-(1:3)]) all[[column]] <- sprintf("%.17g", all[[column]])
write.csv(all, "cr2_more.csv", row.names = FALSE, quote = FALSE)
