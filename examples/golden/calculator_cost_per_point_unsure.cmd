calculator cost_per_point 1200+-784 0.7+-1.764 0.2
