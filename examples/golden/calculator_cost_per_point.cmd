calculator cost_per_point 1200+-784 3.1+-1.764 0.2 500
