// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_PEERS_HPP
#define PBO_EXAMPLES_SUPPORT_PEERS_HPP

// A list of councils that somebody wrote down: one code or name a line.  Blank lines and lines that begin with # say
// nothing; blanks around a line, quotes round all of it and a byte-order mark are not part of it.

#include <pbo/core/errors.hpp>
#include <pbo/measure/peer_group.hpp>
#include <pbo/read/input_source.hpp>

#include <array>
#include <cstddef>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

/// Throws input_error when the file cannot be read, is longer than any list of councils, or names none.
inline std::vector<std::string> read_peers(std::filesystem::path const& file) {
    constexpr std::size_t longest = 1 << 20;
    pbo::input_source source(file);
    std::string all;
    std::array<char, 4096> buffer{};
    while (auto const n = source.read(buffer.data(), buffer.size())) {
        all.append(buffer.data(), n);
        if (all.size() > longest) throw pbo::input_error({{source.name(), 0, {}}, {}, "a list of councils, at most 1 MiB"});
    }
    if (all.starts_with("\xEF\xBB\xBF")) all.erase(0, 3);
    std::vector<std::string> texts;
    std::istringstream lines(all);
    for (std::string line; std::getline(lines, line);) {
        auto const first = line.find_first_not_of(" \t\r");
        if (first == std::string::npos || line[first] == '#') continue;
        line = line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
        if (line.size() > 1 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
        texts.push_back(line);
    }
    if (texts.empty()) throw pbo::input_error({{source.name(), 0, {}}, {}, "a council's code or name on each line; it names none"});
    return texts;
}

/// The councils of the file as a peer group of the table; an error names the file and the councils that are not there.
inline pbo::peer_group peers_in(std::filesystem::path const& file, pbo::take_up_table const& table) {
    auto const texts = read_peers(file);
    try {
        return pbo::named_councils(table, texts, file.filename().string());
    } catch (std::invalid_argument const& e) {
        throw std::runtime_error(file.string() + ": " + std::string(e.what()).substr(std::string_view("pbo::named_councils: ").size()));
    }
}

}  // namespace examples

#endif
