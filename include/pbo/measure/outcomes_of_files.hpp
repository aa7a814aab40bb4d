// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_OUTCOMES_OF_FILES_HPP
#define PBO_MEASURE_OUTCOMES_OF_FILES_HPP

// Outcomes of files that may be larger than memory: the answers are counted while the files are read, and no response is
// kept.  The same call as on responses,
//
//     pbo::survey_files const users({"2011.csv", "2012.csv"}, pbo::poet_style_users());
//     auto const o = pbo::outcomes(pbo::threads{2}, users, pbo::council_of, &pbo::survey_response::mode);
//     o.files()[0].rejects                                   // what became of the rows of each file
//
// and the same table to the bit as read_survey and outcomes give, for any number of threads.  Throws what read_survey throws.
// A header of its own, because a reader of files is much to include for those who have their responses already.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/count/detail/answer_builder.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/read/survey_files.hpp>

#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// Answers by key that were counted while files were read, with what became of the rows of each.
template <class Key>
class outcomes_read : public outcome_table<Key> {
public:
    outcomes_read() = default;
    outcomes_read(outcome_table<Key> counted, std::vector<read_summary> files)
        : outcome_table<Key>(std::move(counted)), files_(std::move(files)) {}

    /// Rows read, kept, filtered out and rejected, and the rejects themselves, in the order of the files.
    [[nodiscard]] std::vector<read_summary> const& files() const noexcept { return files_; }

private:
    std::vector<read_summary> files_;
};

/// What outcomes(runner, files, keys...) calls.  O(bytes), and memory for a few parts' counts.
template <chunk_runner Runner, class... Projections>
[[nodiscard]] auto outcomes_of_files(Runner const& runner, survey_files const& files, keys_of<Projections...> const& keys) {
    using key = std::remove_cvref_t<decltype(keys(std::declval<survey_response const&>()))>;
    using builder = detail::answer_builder<key>;
    detail::reused_states<builder> parts;  // of a part's counts: a part may be thrown away
    typename table<key, answer_counts<>, instrument>::builder cells(files.asked);
    auto summaries = read_survey_parts(
        runner, files, [&parts] { return parts.take(); },
        [&](builder& part, survey_response const& r) {
            keys.with_key_of(r, [&](auto const& key_of_one) { part.add(key_of_one, r.answers); });
        },
        [&](builder&& part) {
            part.template move_into<instrument>(cells);
            parts.give_back(std::move(part));
        });
    return outcomes_read<key>(outcome_table<key>(cells.freeze()), std::move(summaries));
}

}  // namespace pbo

#endif
