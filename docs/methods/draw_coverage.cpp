// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
//
// Draws the exact coverage of every method for one proportion over the share, for n = 20 and n = 150 at 95 %, as SVG:
//
//     g++ -std=c++20 -O2 -Iinclude docs/methods/draw_coverage.cpp -o build/draw_coverage && build/draw_coverage docs/methods/coverage
#include <pbo/interval.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

/// Coverage from .80 to 1 (below is drawn at the bottom edge), two panels side by side.
void draw_panel(std::ofstream& out, pbo::any_interval_method const& method, std::uint64_t n, double left) {
    constexpr double width = 330.0, height = 150.0, top = 30.0, least = 0.80;
    auto const y_of = [&](double c) { return top + height * (1.0 - std::max(c, least)) / (1.0 - least); };
    std::vector<pbo::interval> all;
    for (std::uint64_t k = 0; k <= n; ++k) all.push_back(limits(method, pbo::proportion{k, n}, {}).value());
    out << "<text x=\"" << left << "\" y=\"20\">n = " << n << "</text>\n";
    for (double const c : {0.80, 0.85, 0.90, 0.95, 1.0}) {
        char text[8];
        std::snprintf(text, sizeof text, "%.2f", c);
        out << "<line x1=\"" << left << "\" x2=\"" << left + width << "\" y1=\"" << y_of(c) << "\" y2=\"" << y_of(c)
            << "\" stroke=\"" << (c == 0.95 ? "#b00020" : "#ddd") << "\"/>\n<text x=\"" << left - 4 << "\" y=\"" << y_of(c) + 4
            << "\" text-anchor=\"end\">" << text << "</text>\n";
    }
    for (double const p : {0.0, 0.25, 0.5, 0.75, 1.0})
        out << "<text x=\"" << left + p * width << "\" y=\"" << top + height + 16 << "\" text-anchor=\"middle\">" << p << "</text>\n";
    out << "<polyline fill=\"none\" stroke=\"#1f4e79\" stroke-width=\"0.8\" points=\"";
    constexpr int steps = 660;
    for (int i = 0; i < steps; ++i) {
        double const p = (i + 0.5) / steps;
        double covered = 0.0;
        pbo::detail::for_each_binomial_point(n, p, [&](std::uint64_t k, double probability) {
            if (all[k].contains(p)) covered += probability;
        });
        char point[32];
        std::snprintf(point, sizeof point, "%.1f,%.1f ", left + p * width, y_of(covered));
        out << point;
    }
    out << "\"/>\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: draw_coverage FOLDER\n";
        return 2;
    }
    for (char const* name :
         {"wilson", "wilson_continuity_corrected", "clopper_pearson", "mid_p", "blaker", "jeffreys", "jeffreys_modified",
          "likelihood_ratio", "logit", "arcsine", "skewness_corrected_score", "agresti_coull", "wald",
          "wald_continuity_corrected", "bayes(1;1)", "bayes_highest_density(1;1)"}) {
        auto const method = pbo::parse_method(name);
        std::string file(name);
        file = file.substr(0, file.find('('));
        std::ofstream out(std::string(argv[1]) + "/" + file + ".svg");
        out << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"780\" height=\"215\" font-family=\"sans-serif\" font-size=\"11\">\n"
               "<rect width=\"780\" height=\"215\" fill=\"white\"/>\n<text x=\"390\" y=\"14\" text-anchor=\"middle\">"
            << name << ": exact coverage over the share, level 0.95</text>\n";
        draw_panel(out, method, 20, 45.0);
        draw_panel(out, method, 150, 435.0);
        out << "</svg>\n";
        std::cout << "| `" << name << "` |";
        char row[160];
        auto const a = pbo::minimum_coverage(method, 20), b = pbo::minimum_coverage(method, 150);
        double mean20 = 0.0, mean150 = 0.0, width20 = 0.0, width150 = 0.0;
        for (int i = 0; i < 500; ++i) {
            double const p = (i + 0.5) / 500;
            mean20 += pbo::coverage(method, 20, p) / 500;
            mean150 += pbo::coverage(method, 150, p) / 500;
            width20 += pbo::expected_width(method, 20, p) / 500;
            width150 += pbo::expected_width(method, 150, p) / 500;
        }
        std::snprintf(row, sizeof row, " %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |", a.coverage, mean20, width20, b.coverage, mean150, width150);
        std::cout << row << '\n';
    }
}
