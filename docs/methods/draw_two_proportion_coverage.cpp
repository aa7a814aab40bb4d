// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
//
// Draws the exact coverage of every method for two independent proportions over the first group's share, for 20 and for
// 150 in each group at 95 %, as SVG, and prints the smallest and the mean coverage as rows of a Markdown table:
//
//     g++ -std=c++20 -O2 -Iinclude docs/methods/draw_two_proportion_coverage.cpp -o build/draw
//     build/draw docs/methods/coverage
//
// Two lines each: equal shares (p1 = p2), and the second share .2 higher (p2 = p1 + .2).
#include <pbo/compare/any_comparison_method.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

std::vector<double> binomial_law(std::uint64_t n, double p) {
    std::vector<double> law(n + 1);
    for (std::uint64_t k = 0; k <= n; ++k) {
        auto const x = static_cast<double>(k);
        auto const m = static_cast<double>(n - k);
        law[k] = std::exp(std::lgamma(x + m + 1.0) - std::lgamma(x + 1.0) - std::lgamma(m + 1.0) + x * std::log(p) +
                          m * std::log1p(-p));
    }
    return law;
}

double true_value(pbo::difference_of const*, double p1, double p2) { return p1 - p2; }
double true_value(pbo::ratio_of const*, double p1, double p2) { return p1 / p2; }
double true_value(pbo::odds_ratio_of const*, double p1, double p2) { return p1 / (1.0 - p1) * ((1.0 - p2) / p2); }

constexpr double width = 330.0, height = 150.0, top = 30.0, least = 0.80;
double y_of(double coverage) { return top + height * (1.0 - std::max(coverage, least)) / (1.0 - least); }

template <class E>
void draw_panel(std::ofstream& out, pbo::listed_method<E> const& method, std::uint64_t n, double left, std::string& row) {
    std::vector<pbo::interval> all;
    for (std::uint64_t x = 0; x <= n; ++x)
        for (std::uint64_t y = 0; y <= n; ++y) all.push_back(method.limits(E{{x, n}, {y, n}}, {}).value());
    out << "<text x=\"" << left << "\" y=\"20\">" << n << " in each group</text>\n";
    for (double const c : {0.80, 0.85, 0.90, 0.95, 1.0}) {
        char text[8];
        std::snprintf(text, sizeof text, "%.2f", c);
        out << "<line x1=\"" << left << "\" x2=\"" << left + width << "\" y1=\"" << y_of(c) << "\" y2=\"" << y_of(c)
            << "\" stroke=\"" << (c == 0.95 ? "#b00020" : "#ddd") << "\"/>\n<text x=\"" << left - 4 << "\" y=\""
            << y_of(c) + 4 << "\" text-anchor=\"end\">" << text << "</text>\n";
    }
    for (double const p : {0.0, 0.25, 0.5, 0.75, 1.0})
        out << "<text x=\"" << left + p * width << "\" y=\"" << top + height + 16 << "\" text-anchor=\"middle\">" << p
            << "</text>\n";
    for (double const apart : {0.0, 0.2}) {
        out << "<polyline fill=\"none\" stroke=\"" << (apart == 0.0 ? "#1f4e79" : "#d1730f")
            << "\" stroke-width=\"0.8\" points=\"";
        constexpr int steps = 200;
        double smallest = 1.0;
        double sum = 0.0;
        int points = 0;
        for (int i = 0; i < steps; ++i) {
            double const p1 = (i + 0.5) / steps;
            double const p2 = p1 + apart;
            if (p2 >= 1.0) break;
            auto const law1 = binomial_law(n, p1);
            auto const law2 = binomial_law(n, p2);
            double const value = true_value(static_cast<E const*>(nullptr), p1, p2);
            // rounding of the true value itself must not decide at limits that are equal to it by construction
            double const low = value - 1e-12 * std::abs(value) - 1e-15;
            double const high = value + 1e-12 * std::abs(value) + 1e-15;
            double covered = 0.0;
            for (std::uint64_t x = 0; x <= n; ++x)
                for (std::uint64_t y = 0; y <= n; ++y) {
                    auto const& l = all[x * (n + 1) + y];
                    if (l.lower() <= high && low <= l.upper()) covered += law1[x] * law2[y];
                }
            char point[32];
            std::snprintf(point, sizeof point, "%.1f,%.1f ", left + p1 * width, y_of(covered));
            out << point;
            smallest = std::min(smallest, covered);
            sum += covered;
            ++points;
        }
        out << "\"/>\n";
        char cells[48];
        std::snprintf(cells, sizeof cells, " %.3f, %.3f |", smallest, sum / points);
        row += cells;
    }
}

template <class E>
void draw(std::string const& folder) {
    for (auto const& m : pbo::methods_for<E>) {
        std::ofstream out(folder + "/" + std::string(m.form) + ".svg");
        out << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"780\" height=\"225\" font-family=\"sans-serif\" "
               "font-size=\"11\">\n";
        std::string row = "| `" + std::string(m.name()) + "` |";
        draw_panel(out, m, 20, 40.0, row);
        draw_panel(out, m, 150, 430.0, row);
        out << "<text x=\"390\" y=\"215\" text-anchor=\"middle\">" << m.form
            << ": coverage at 95 % over p1; blue p2 = p1, orange p2 = p1 + .2</text>\n</svg>\n";
        std::cout << row << '\n';
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: draw FOLDER\n";
        return 2;
    }
    draw<pbo::difference_of>(argv[1]);
    draw<pbo::ratio_of>(argv[1]);
    draw<pbo::odds_ratio_of>(argv[1]);
}
