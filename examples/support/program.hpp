// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_PROGRAM_HPP
#define PBO_EXAMPLES_SUPPORT_PROGRAM_HPP

// What every program of this folder does alike: options by CLI11, --output FILE, --version and --help; exit code 0 for ok, 1
// for bad input or an output that cannot be written, with the message on standard error, 2 for usage.  A program makes its
// whole output first, so that a failure leaves nothing half-written.
//
// No file that the command names as something else is written, under whatever name: an option that names an output is added
// by add_written_file, and all other words of the command that are not one of a few are taken for files that are read.

#include "shipped.hpp"
#include "take_back.hpp"

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/key_limit.hpp>
#include <pbo/core/version.hpp>
#include <pbo/publish/write_whole.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <initializer_list>
#include <iostream>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#if __has_include(<unistd.h>)
#include <fcntl.h>
#include <unistd.h>
#endif

namespace examples {

/// What the library says, for people who know programs: without the names of its functions, and with an option's name in place of a
/// type's.
inline std::string plain_words(std::string text) {
    constexpr std::string_view origin = "pbo::", policies = "lonely_cluster::";
    for (auto at = text.find(origin); at != std::string::npos; at = text.find(origin, at)) {
        auto const end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789:", at);
        if (end != std::string::npos && text[end] == ' ' && text[end - 1] == ':')
            text.erase(at, end + 1 - at);
        else
            at += origin.size();
    }
    if (auto const at = text.find(policies); at != std::string::npos) text.replace(at, policies.size(), "--lonely ");
    return text;
}

/// Wrong usage that CLI11 cannot see: exits with 2.
class usage_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What an option's text means, where the library reads it: a text that it cannot read is wrong usage.
template <class Read>
auto as_asked(std::string_view option, Read&& read) {
    try {
        return read();
    } catch (std::logic_error const& e) {
        throw usage_error(std::string(option) + ": " + plain_words(e.what()));
    }
}

/// What a program prints, and whether all went well: what is there is printed when a part of it went wrong, too.
struct printed_text {
    std::string text;
    bool all_well = true;

    printed_text(std::string all, bool well = true) : text(std::move(all)), all_well(well) {}
};

/// An option that names a file to be written.
inline CLI::Option* add_written_file(CLI::App& options, std::string const& name, std::string& file, std::string const& help) {
    return options.add_option(name, file, help)->type_name("WRITTEN_FILE");
}
/// An option, or words without one, that names a file to be read, or several.
template <class Files>
CLI::Option* add_read_file(CLI::App& options, std::string const& name, Files& files, std::string const& help) {
    return options.add_option(name, files, help)->type_name("FILE");
}

/// What --help ends with: commands that run as they stand on files of those names (examples/checks/pages.sh runs each), told
/// without the program's name.
inline void add_examples(CLI::App& options, std::initializer_list<std::string_view> commands) {
    auto footer = options.get_footer();
    if (!footer.empty()) footer += "\n\n";
    footer += "Examples:";
    for (auto const command : commands) {
        footer += "\n  " + options.get_name();
        if (!command.empty()) footer += ' ' + std::string(command);
    }
    options.footer(footer);
}

/// What --help says where there is no --protect; before the examples.
inline void add_why_unprotected(CLI::App& options, std::string const& why) {
    auto footer = options.get_footer();
    options.footer(footer + (footer.empty() ? "" : "\n\n") + "There is no --protect: " + why);
}

/// What --help says where a program prints what is counted, or read, and there is no --save; before the examples.
inline void add_why_not_saved(CLI::App& options, std::string const& why) {
    auto footer = options.get_footer();
    options.footer(footer + (footer.empty() ? "" : "\n\n") + "There is no --save: " + why);
}

namespace detail {

/// Where a standard stream is closed, the next file to be opened would be taken for it.
inline void open_closed_standard_streams() {
#if __has_include(<unistd.h>)
    for (int const stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})  // each the wrong way round, so that its use fails
        while (::fcntl(stream, F_GETFD) == -1 && errno == EBADF)
            if (::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) != stream) break;
#endif
}

/// To standard error: what others wrote in it (a file's name, a word of the command) reaches no terminal.  A line is written at once, so
/// that those of several processes do not run into each other.
inline void complain(std::string_view text) {
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        auto const whole = pbo::detail::visible(line) + '\n';
        std::cerr.write(whole.data(), static_cast<std::streamsize>(whole.size()));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
}

/// The bytes of a workbook (a ZIP archive), where somebody would see them.
inline bool is_workbook_on_terminal([[maybe_unused]] std::string_view text) {
#if __has_include(<unistd.h>)
    return text.starts_with("PK\x03\x04") && ::isatty(STDOUT_FILENO) != 0;
#else
    return false;
#endif
}

inline void print(std::string_view text) {
    errno = 0;
    bool const whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (std::fflush(stdout) == 0 && whole) return;
    auto const why = errno == 0 ? std::string() : " (" + std::generic_category().message(errno) + ")";
    throw std::runtime_error("standard output cannot be written" + why);
}

/// Throws when standard input, or a pipe with a name, is to be read twice: who reads first would leave nothing to the other.
inline void refuse_streams_read_twice(CLI::App const& options) {
    std::vector<std::filesystem::path> streams;
    std::error_code unknown;
    for (auto const* option : options.get_options()) {
        if (option->get_type_name() != "FILE") continue;
        auto const names = option->count() == 0 ? std::vector<std::string>{option->get_default_str()} : option->results();
        for (std::filesystem::path const file : names) {
            bool const standard = file == "-" || file == "/dev/stdin" || file == "/dev/fd/0";
            if (!standard && std::filesystem::status(file, unknown).type() != std::filesystem::file_type::fifo) continue;
            for (auto const& other : streams)
                if (standard ? other == "-" : pbo::detail::same_file(file, other))
                    throw usage_error((standard ? "standard input" : file.string()) + " is named for two inputs; it can be read once");
            streams.push_back(standard ? "-" : file);
        }
    }
}
/// Where a file is, or will be, at the end of all links.
inline std::filesystem::path place_of(std::filesystem::path const& file) {
    std::error_code unknown;
    auto const place = std::filesystem::weakly_canonical(std::filesystem::absolute(pbo::detail::end_of_links(file)), unknown);
    return unknown ? file : place;
}

/// Throws when an output, or the file that standard output goes to, is read, or is named twice.
inline void refuse_outputs_that_are_read(CLI::App const& options) {
    std::vector<std::filesystem::path> read{"/dev/stdin"}, written{"/dev/stdout"};
    std::error_code none;
    for (auto const& shipped : std::filesystem::directory_iterator(shipped_data(), none)) read.push_back(shipped.path());
    for (auto const* option : options.get_options()) {
        auto const type = option->get_type_name();
        if (type.find('{') != std::string::npos) continue;  // one of a few words
        for (auto const& text : option->results())
            if (!text.empty()) (type == "WRITTEN_FILE" ? written : read).emplace_back(text);
    }
    if (auto const* const ledger = options.get_option_no_throw("--ledger"); ledger != nullptr && !ledger->results().empty())
        for (std::size_t i = 1; i < written.size(); ++i)
            if (place_of(written[i]) == place_of(ledger->results().front())) throw usage_error(written[i].string() + " is named for two outputs");
    for (std::size_t i = 0; i < written.size(); ++i) {
        pbo::refuse_what_is_read(written[i], read);
        for (std::size_t j = 1; j < i; ++j)
            if (place_of(written[i]) == place_of(written[j]) || pbo::detail::same_file(written[i], written[j]))
                throw usage_error(written[i].string() + " is named for two outputs");
    }
}

}  // namespace detail

namespace detail {

/// To the file, whole or not at all, or to standard output.  What was released is in the ledger then, and only then; of what did not reach
/// standard output to its end, somebody may have seen the beginning.
inline void write_output(std::string const& output, std::string_view text) {
    auto const& ledger = written_before_output();
    try {
        if (output.empty()) print(text);
        else pbo::write_whole(output, text);
    } catch (std::exception const& e) {
        if (!ledger.undo) throw;
        if (output.empty()) throw std::runtime_error(e.what() + std::string("; ") + ledger.file + " has the report as released, for some of it may have been seen");
        ledger.undo();
        throw std::runtime_error(e.what() + std::string("; ") + ledger.file + " is as it was");
    }
}

}  // namespace detail

/// What is wrong with the files that a command names, before anything is read.
inline void refuse_what_cannot_be_run(CLI::App const& options) {
    detail::refuse_streams_read_twice(options);
    detail::refuse_outputs_that_are_read(options);
}

/// Installed, take_up_report is pbo-take-up-report; help and messages have the name by which the program was called.
inline void take_installed_name(CLI::App& options, std::string const& called) {
    auto const name = std::filesystem::path(called).filename().string();
    auto const own = options.get_name();
    if (!name.starts_with("pbo-")) return;
    auto footer = options.get_footer();
    for (auto at = footer.find("\n  " + own); at != std::string::npos; at = footer.find("\n  " + own, at + 1))
        footer.replace(at + 3, own.size(), name);
    options.name(name)->footer(footer);
}

namespace detail {

/// Of a program without --protect that was asked for it: what --help says of that; empty where it was not.
inline std::string why_unprotected(CLI::App const& options, int argc, char** argv) {
    if (options.get_option_no_throw("--protect") != nullptr) return {};
    bool asked = false;
    for (int i = 1; i < argc; ++i)
        for (std::string_view const option : {"--protect", "--audit", "--ledger"})
            asked = asked || argv[i] == option || std::string_view(argv[i]).starts_with(std::string(option) + "=");
    auto const footer = options.get_footer();
    auto const at = footer.find("There is no --protect: ");
    return !asked || at == std::string::npos ? std::string() : footer.substr(at, footer.find('\n', at) - at);
}

}  // namespace detail

/// Parses the options, runs body() and prints what it returns: a text, or a printed_text.
template <class Body>
int run(CLI::App& options, int argc, char** argv, Body&& body) {
    detail::open_closed_standard_streams();
    if (argc > 0) take_installed_name(options, argv[0]);
    std::string output;
    add_written_file(options, "--output", output, "Write to this file, whole or not at all, in place of standard output");
    options.set_version_flag("--version", options.get_name() + " (pbo) " + std::string(pbo::version));
    try {
        try {
            options.parse(argc, argv);
        } catch (CLI::ParseError const& e) {
            std::ostringstream said, complained;
            bool const asked_for = options.exit(e, said, complained) == 0;
            detail::complain(complained.str());
            if (auto const why = detail::why_unprotected(options, argc, argv); !why.empty()) detail::complain(why);
            detail::print(said.str());
            return asked_for ? 0 : 2;
        }
        refuse_what_cannot_be_run(options);
        printed_text const printed = body();
        if (output.empty() && detail::is_workbook_on_terminal(printed.text))
            throw usage_error("a workbook is no text for a terminal; --output FILE.xlsx names the file");
        detail::write_output(output, printed.text);
        return printed.all_well ? 0 : 1;
    } catch (usage_error const& e) {
        detail::complain(options.get_name() + ": " + plain_words(e.what()));
        detail::complain("Run with --help for more information.");
        return 2;
    } catch (pbo::too_many_keys const& e) {
        detail::complain(options.get_name() + ": " + plain_words(e.what()) + ". Count by a column of fewer texts, or fewer rows" +
                         (options.get_option_no_throw("--where") != nullptr ? " (--where COLUMN=VALUE)" : "") + ".");
        return 1;
    } catch (std::bad_alloc const&) {
        detail::complain(options.get_name() + ": there is not enough memory");
        return 1;
    } catch (std::exception const& e) {
        detail::complain(options.get_name() + ": " + plain_words(e.what()));
        return 1;
    }
}

}  // namespace examples

#endif
