// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DISTRIBUTED_OVER_HPP
#define PBO_DISTRIBUTED_OVER_HPP

// Needs MPI (Debian and Ubuntu: libopenmpi-dev), and takes any MPI_Comm, a boost::mpi::communicator too.
//
// How do several machines count what falls into shards (files, years, councils), each its share, and have the whole?
//
//     outcome_table<delivery_mode> all;
//     pbo::over(MPI_COMM_WORLD).in_shards(files.size(),
//         [&](std::size_t i) { return pbo::outcomes(pbo::threads{4}, survey_in(files[i]), &pbo::survey_response::mode); },
//         [&](std::size_t, auto&& one) { all += one; });
//
// All ranks call it.  make(i) is called on one rank each, rank i % ranks; its result travels as portable bytes (count/portable.hpp), and
// merge(i, result) is called on every rank for i = 0, 1, 2 ...  So every rank has the same, to the bit, weighted sums too, and the same
// as one rank has.
//
// It is a chunk runner (core/chunk_runner.hpp) too, the first argument of whatever takes one:
//
//     pbo::outcomes(pbo::over(MPI_COMM_WORLD), files, pbo::council_of)         // pbo::survey_files; <pbo/distributed/files_over.hpp>
//     pbo::cluster_bootstrap(pbo::over(MPI_COMM_WORLD, pbo::threads{4}), councils, {.seed = 1})
//
// Chunk i is made on rank i % ranks, by the threads it was given, and merged on every rank in its turn: the same result to the bit.
// So all ranks call with the same arguments.  A chunk's result says its parts; what does not is refused by the compiler (records of one
// memory, which other ranks do not have, are counted into states that stay there).  What `make` writes elsewhere stays on its rank.
//
// What goes wrong goes wrong on every rank alike, after all have stopped: of shards that throw the first in their order comes out, an
// input_error as one, with its place, std::bad_alloc as that, and others as distributed_error with their words; so does what
// merge throws.  (As a chunk runner: where every rank throws in merging one chunk, each throws what it threw.)  Ranks that were given
// another number of shards, other inputs (a text of the caller's) or another version of this library are named before anything is
// counted.  A rank that ends without a word ends the job where mpirun sees it.
// O(bytes of all shards) on each rank; memory for those it made and one more.  Messages are at most 64 MiB.

#include <pbo/core/detail/crc64.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/core/version.hpp>
#include <pbo/count/portable.hpp>

#include <mpi.h>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// Ranks that cannot work together, or what another rank threw.
class distributed_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

namespace detail {

/// An exception as it travels.
struct told_failure {
    std::uint8_t kind = 0;  // 0 none, 1 input_error, 2 bad_alloc, 3 another
    std::string what{}, file{}, column{}, text{}, expected{};
    std::uint64_t line = 0;

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("kind", self.kind);
        for (auto* text : {&self.what, &self.file, &self.column, &self.text, &self.expected}) visit("text", *text);
        visit("line", self.line);
    }
    /// Of the exception that is being handled.
    [[nodiscard]] static told_failure current() {
        try {
            throw;
        } catch (input_error const& e) {
            auto const& p = e.problem();
            return {1, {}, p.place.file, p.place.column, p.text, p.expected, p.place.line};
        } catch (std::bad_alloc const&) {
            return {.kind = 2};
        } catch (std::exception const& e) {
            return {.kind = 3, .what = e.what()};
        } catch (...) {
            return {.kind = 3, .what = "something that is no std::exception was thrown"};
        }
    }
    [[noreturn]] void raise() const {
        if (kind == 1) throw input_error({{file, line, column}, text, expected});
        if (kind == 2) throw std::bad_alloc();
        throw distributed_error(what);
    }
};

/// What a chunk makes, a number too, as a whole that has parts.
template <class T>
struct carried {
    T made{};
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("made", self.made);
    }
};
template <class T>
concept can_be_carried = std::default_initializable<T> && (has_parts<T> || portable_leaf<T>);

}  // namespace detail

class over {
public:
    /// Throws std::logic_error before MPI_Init and after MPI_Finalize.  `most` bytes stand in one message; for tests.
    explicit over(MPI_Comm ranks, std::size_t most = std::size_t{1} << 26U) : over(ranks, threads(1), most) {}
    /// Each rank makes its chunks by so many threads.  MPI is called by the caller's thread alone (MPI_THREAD_FUNNELED).
    over(MPI_Comm ranks, threads within, std::size_t most = std::size_t{1} << 26U)
        : ranks_(ranks), within_(within), most_(std::clamp<std::size_t>(most, 1, 1U << 30U)) {
        int begun = 0, ended = 0;
        MPI_Initialized(&begun);
        MPI_Finalized(&ended);
        if (begun == 0 || ended != 0) throw std::logic_error("pbo::over: MPI is not running; MPI_Init begins it");
        MPI_Comm_rank(ranks_, &rank_);
        MPI_Comm_size(ranks_, &size_);
    }
    [[nodiscard]] int rank() const noexcept { return rank_; }
    [[nodiscard]] int size() const noexcept { return size_; }

    /// See above.  inputs: a text that must be the same on all ranks.
    template <class Make, class Merge>
    void in_shards(std::size_t shards, Make&& make, Merge&& merge, std::string_view inputs = {}) const {
        using made = std::remove_cvref_t<std::invoke_result_t<Make&, std::size_t>>;
        static_assert(has_parts<made>, "pbo::over: what a shard is counted into travels to other ranks, so it says its parts "
                                       "(count/parts.hpp)");
        refuse_other_ranks(shards, detail::crc64_of(detail::shape_of<made>().text), inputs);
        one_round(
            in_sequence{}, 0, shards, shards, [&make](std::size_t i) { return portable(make(i)); },
            [&merge](std::size_t i, std::string const& bytes) { merge(i, from_portable<made>(bytes)); }, false);
    }

    /// As a chunk runner: see above.
    template <class Make, class Merge>
    void in_order(std::size_t chunks, Make&& make, Merge&& merge) const {
        using made = std::remove_cvref_t<std::invoke_result_t<Make&, std::size_t>>;
        static_assert(detail::can_be_carried<made>,
                      "pbo::over: what is counted here stays in the memory of one rank. Count pbo::survey_files or pbo::record_files (with "
                      "<pbo/distributed/files_over.hpp>), or a sample of them; records in memory by pbo::threads; other work whose chunks "
                      "make what says its parts (count/parts.hpp)");
        if constexpr (detail::can_be_carried<made>)
            in_rounds(
                chunks, detail::crc64_of(detail::shape_of<detail::carried<made>>().text), {},
                [&make](std::size_t i) { return portable(detail::carried<made>{make(i)}); },
                [&merge](std::size_t i, std::string const& bytes) { merge(i, from_portable<detail::carried<made>>(bytes).made); });
    }

    /// The engine beneath, for chunks that are bytes: make(i) gives them on one rank, by several threads at once, take(i, bytes) has
    /// them on every rank, in order.  shape and inputs must be the same on all ranks.  Memory: sixteen chunks a thread of all ranks.
    template <class Make, class Take>
    void in_rounds(std::size_t chunks, std::uint64_t shape, std::string_view inputs, Make const& make, Take const& take) const {
        refuse_other_ranks(chunks, shape, inputs);
        auto const round = 16 * std::size_t{within_.count()} * static_cast<std::size_t>(size_);
        for (std::size_t begin = 0; begin < chunks; begin += round)
            one_round(within_, begin, std::min(chunks, begin + round), chunks, make, take, true);
    }

private:
    /// Of chunks begin to end (of `none`) each is made on one rank, by the runner, and taken on all.  Begin is a multiple of the ranks.
    template <class Runner, class Make, class Take>
    void one_round(Runner const& runner, std::size_t begin, std::size_t end, std::size_t none, Make const& make, Take const& take,
                   bool own_type) const {
        auto const ranks = static_cast<std::size_t>(size_), first = begin + static_cast<std::size_t>(rank_);
        std::vector<std::string> mine;
        std::size_t failed = none;  // the first of mine
        detail::told_failure failure;
        try {
            runner.in_order(
                first < end ? (end - first - 1) / ranks + 1 : 0, [&](std::size_t k) { return make(first + k * ranks); },
                [&mine](std::size_t, std::string&& bytes) { mine.push_back(std::move(bytes)); });
        } catch (...) {
            failed = first + mine.size() * ranks;
            failure = detail::told_failure::current();
        }
        raise_first(failed, none, failure);
        std::exception_ptr own;
        for (std::size_t i = begin; i < end; ++i) {
            auto const root = static_cast<int>(i % ranks);
            std::string bytes;
            bool whole = true;
            if (root == rank_) bytes = std::move(mine[(i - first) / ranks]);
            broadcast(bytes, root, whole);
            if (failure.kind != 0) continue;  // takes part to the end, or the others would wait for ever
            try {
                if (!whole) throw std::bad_alloc();
                take(i, bytes);
            } catch (...) {
                failed = i;
                failure = detail::told_failure::current();
                if (own_type) own = std::current_exception();
            }
        }
        raise_first(failed, none, failure, own);
    }
    /// The first failure of all ranks, by the shard and then by the rank, on every one of them; where all of them have failed there, each
    /// its own, if it is given.
    void raise_first(std::size_t failed, std::size_t none, detail::told_failure const& failure, std::exception_ptr own = {}) const {
        std::uint64_t const mine = failure.kind == 0 ? none : failed;
        auto const all = gathered(mine);
        auto const first = std::min_element(all.begin(), all.end());
        if (*first == none) return;
        if (own && std::all_of(all.begin(), all.end(), [&first](std::uint64_t other) { return other == *first; }))
            std::rethrow_exception(own);
        auto const root = static_cast<int>(first - all.begin());
        auto bytes = root == rank_ ? portable(failure) : std::string();
        bool whole = true;
        broadcast(bytes, root, whole);
        if (!whole) throw std::bad_alloc();
        from_portable<detail::told_failure>(bytes).raise();
    }
    void refuse_other_ranks(std::size_t shards, std::uint64_t shape, std::string_view inputs) const {
        constexpr std::array<std::string_view, 4> what{"another version of pbo", "another number of shards", "another kind of table",
                                                       "other inputs"};
        std::array<std::uint64_t, 4> const mine{detail::crc64_of(version), shards, shape, detail::crc64_of(inputs)};
        std::string told;
        for (std::size_t k = 0; k < mine.size(); ++k) {
            auto const all = gathered(mine[k]);
            for (std::size_t r = 1; r < all.size(); ++r)
                if (all[r] != all[0])
                    told += (told.empty() ? "rank " : "; rank ") + std::to_string(r) + " has " + std::string(what[k]) + " than rank 0";
        }
        if (!told.empty()) throw distributed_error("pbo::over: nothing was counted: " + told);
    }
    [[nodiscard]] std::vector<std::uint64_t> gathered(std::uint64_t mine) const {
        std::vector<std::uint64_t> all(static_cast<std::size_t>(size_));
        MPI_Allgather(&mine, 1, MPI_UINT64_T, all.data(), 1, MPI_UINT64_T, ranks_);
        return all;
    }
    /// In pieces, as MPI counts in int.  Where memory runs out the pieces are still received, and whole is false.
    void broadcast(std::string& bytes, int root, bool& whole) const {
        std::uint64_t size = bytes.size();
        MPI_Bcast(&size, 1, MPI_UINT64_T, root, ranks_);
        std::vector<char> piece;
        if (rank_ != root) try {
                bytes.resize(size);
            } catch (...) {
                whole = false;
                bytes.clear();
                piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(most_, size)));
            }
        for (std::uint64_t at = 0; at < size; at += most_) {
            auto const some = static_cast<int>(std::min<std::uint64_t>(most_, size - at));
            MPI_Bcast(whole ? bytes.data() + at : piece.data(), some, MPI_CHAR, root, ranks_);
        }
    }

    MPI_Comm ranks_;
    threads within_;
    std::size_t most_;
    int rank_ = 0, size_ = 1;
};

}  // namespace pbo

#endif
