// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Do figures in print follow from the numbers beside them?  One row a figure: whether it holds, does not hold or cannot
// be told, what holds instead, and the bases with which it would.
//
//     check_print CLAIMS.csv [--where COLUMN=VALUE] [--format text|markdown|csv|json]
//
// CLAIMS.csv has the columns kind,values,printed,base:
//
//     share,191 2022,9 %,              a count and its base
//     share,,20 %,132                  no count: which counts of 132 it can be
//     shares,36.7 26.2 13.1,,302       per cents of one unknown base, of at most 302
//     change,170000 250000,up 68 %,    from, to
//     ratio,34.6 4.6,7.5 times,        a is so many times b
//     sum,63 27 6 4,100 %,             parts and their total

#include "support/program.hpp"
#include "support/reading.hpp"
#include "support/row_options.hpp"

#include <pbo/measure/claims/check_print.hpp>
#include <pbo/publish/print_check_sheet.hpp>
#include <pbo/read/csv_document.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct request {
    std::filesystem::path file;
    examples::row_options rows;
    examples::report_format format;
};

/// The kind, whatever its case and blanks.
pbo::print_claim_kind kind_of(pbo::csv_document const& document, std::size_t row) {
    std::string text(pbo::detail::trimmed(document.text(row, "kind")));
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (auto const kind = pbo::text_form<pbo::print_claim_kind>::read(text)) return *kind;
    throw pbo::print_claim_error("kind", text, pbo::text_form<pbo::print_claim_kind>::expected());
}

std::string report(request const& asked) {
    auto const options = asked.rows.options();
    bool const piped = asked.file == "-";
    auto const document =
        pbo::read_columns(piped ? pbo::input_source(std::cin, "standard input") : pbo::input_source(asked.file),
                          {"kind", "values", "printed", "base"}, options);
    std::vector<pbo::checked_print> checked;
    auto rejected = document.rejects;
    std::string faults;
    for (std::size_t row = 0; row < document.size(); ++row) {
        auto const text = [&](char const* column) {
            return std::string(pbo::detail::trimmed(document.text(row, column)));
        };
        try {
            checked.push_back(
                pbo::check_print({kind_of(document, row), text("values"), text("printed"), text("base")}));
        } catch (pbo::print_claim_error const& e) {
            pbo::input_problem const problem{{document.source, document.line(row), e.column()}, e.text(), e.expected()};
            if (asked.rows.may_reject())
                rejected.push_back(problem);
            else
                faults += (faults.empty() ? "" : "\ncheck_print: ") + problem.message();
        }
    }
    if (!faults.empty()) throw std::runtime_error(faults);
    pbo::provenance from;
    from.source = piped ? "standard input" : examples::named(asked.file);
    pbo::read_summary rows = document;
    rows.counts.rejected = rejected.size();
    rows.counts.kept = checked.size();
    from.rows = pbo::rows_in_words(rows, options.where);
    auto sheet = pbo::print_check_sheet(checked, from);
    for (auto const& note : document.notes) sheet.warn(note);
    asked.rows.note_rows(sheet, from.rows, rejected.size());
    auto output = examples::printed({sheet}, asked.format);
    asked.rows.write(rejected);
    return output;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("Whether figures in print follow from the numbers beside them", "check_print");
    request asked;
    examples::add_read_file(options, "CLAIMS", asked.file,
                    "CSV with the columns kind,values,printed,base (values separated by blanks); - is standard input")
        ->required();
    asked.rows.add_options(options);
    examples::add_format(options, asked.format);
    options.footer(
        "kind is one of\n"
        "  share   a count and its base, as values or base: does the per cent hold; no count: which it can be\n"
        "  shares  per cents of one unknown base of at most base, with a count where it is known (23=40): which bases "
        "fit\n"
        "  change  from, to: up 40%, down 26 points, doubled\n"
        "  ratio   a, b: 7.5 times, a third, 40%\n"
        "  sum     parts and their total, within rounding");
    examples::add_why_unprotected(options, "it reads figures that are in print already.");
    examples::add_why_not_saved(options, "it reads figures that are in print already.");
    examples::add_examples(options, {"CLAIMS.csv",
                                     "CLAIMS.csv --where kind=share --format csv"});
    return examples::run(options, argc, argv, [&] { return report(asked); });
}
