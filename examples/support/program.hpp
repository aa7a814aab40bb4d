// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_PROGRAM_HPP
#define PBO_EXAMPLES_SUPPORT_PROGRAM_HPP

// What every program of this folder does alike: options by CLI11, exit code 0 for ok, 1 for bad input with the message on
// standard error, 2 for usage.  A program makes its whole output first, so that a failure leaves nothing half-written.

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace examples {

/// Wrong usage that CLI11 cannot see: exits with 2.
class usage_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Parses the options, runs body() and prints the text that it returns.
template <class Body>
int run(CLI::App& options, int argc, char** argv, Body&& body) {
    try {
        options.parse(argc, argv);
    } catch (CLI::ParseError const& e) {
        return options.exit(e) == 0 ? 0 : 2;
    }
    try {
        std::string const output = body();
        std::cout.write(output.data(), static_cast<std::streamsize>(output.size()));
        std::cout.flush();
        if (!std::cout) throw std::runtime_error("standard output cannot be written");
        return 0;
    } catch (usage_error const& e) {
        std::cerr << options.get_name() << ": " << e.what() << "\nRun with --help for more information.\n";
        return 2;
    } catch (std::exception const& e) {
        std::cerr << options.get_name() << ": " << e.what() << '\n';
        return 1;
    }
}

}  // namespace examples

#endif
