# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
# Writes log_link.csv beside it (R 4.2.2, sandwich 3.0.2).  Run in this folder: Rscript log_link.R
suppressMessages(library(sandwich))
d <- read.csv("data/costs.csv"); d$mode <- relevel(factor(d$mode), "managed")
fit <- glm(cost ~ mode + need, Gamma("log"), d, control = glm.control(epsilon = 1e-14, maxit = 100))
out <- data.frame()
add <- function(errors, quantity, term, value) out[nrow(out) + 1, c("errors", "quantity", "term", "value")] <<- list(errors, quantity, term, sprintf("%.15g", value))
v <- list(quasi = vcov(fit), cr1 = vcovCL(fit, ~person, type = "HC0", cadjust = TRUE))
for (e in names(v)) {
  s <- sqrt(diag(v[[e]]))
  if (e == "cr1") for (i in 1:3) add(e, "se", c("(intercept)", "mode", "need")[i], s[i])
  g <- list(); m <- list()
  for (l in levels(d$mode)) {
    x <- model.matrix(~mode + need, transform(d, mode = factor(l, levels(d$mode))))
    mu <- exp(x %*% coef(fit)); m[[l]] <- mean(mu); g[[l]] <- colMeans(x * as.vector(mu))
    add(e, "mean", l, m[[l]]); add(e, "mean_se", l, sqrt(c(g[[l]] %*% v[[e]] %*% g[[l]])))
  }
  a <- g$direct - g$managed
  add(e, "difference", "direct", m$direct - m$managed); add(e, "difference_se", "direct", sqrt(c(a %*% v[[e]] %*% a)))
}
write.csv(out, "log_link.csv", row.names = FALSE, quote = FALSE)
