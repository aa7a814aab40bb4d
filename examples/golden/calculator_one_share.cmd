calculator "one_share_exact(0.12)" 850 7335
