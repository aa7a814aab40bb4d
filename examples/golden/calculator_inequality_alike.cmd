calculator inequality 10/10 10/10 20/20
