// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DISTRIBUTED_OVER_HPP
#define PBO_DISTRIBUTED_OVER_HPP

// Needs MPI (Debian and Ubuntu: libopenmpi-dev), and takes any MPI_Comm, or what converts to one: a boost::mpi::communicator.
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
// What goes wrong goes wrong on every rank alike, after all have stopped: of what make and merge throw that which comes first in the
// order of the shards, on whichever rank: an input_error as one, with its place, std::bad_alloc as that, and others as distributed_error
// with their words.  (As a chunk runner: where every rank throws the same in merging one chunk, it keeps its type.)  Ranks that were given
// another number of shards, other inputs (a text of the caller's) or another version of this library are named before anything is
// counted, and tables whose contexts do not merge before anything is merged.  A rank that ends without a word ends the job where mpirun
// sees it.
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
#include <iterator>
#include <memory>
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
/// Of a table, and of what is a table of counts, with which its parts begin.
template <class T>
struct context_at_front {};
template <knows_its_context T>
struct context_at_front<T> {
    using type = typename T::context_type;
};
template <class T>
    requires(!knows_its_context<T> && requires(T const& t) { t.counts().context(); })
struct context_at_front<T> {
    using type = std::remove_cvref_t<decltype(std::declval<T const&>().counts().context())>;
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
    /// A communicator of another library, a boost::mpi::communicator: a copy is kept, so that it may end before this.
    template <class Communicator>
        requires(std::is_class_v<Communicator> && std::copy_constructible<Communicator> &&
                 std::convertible_to<Communicator const&, MPI_Comm>)
    explicit over(Communicator const& ranks, threads within = threads(1)) : over(static_cast<MPI_Comm>(ranks), within) {
        kept_ = std::make_shared<Communicator const>(ranks);
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
            [&merge](std::size_t i, std::string const& bytes) { merge(i, from_portable<made>(bytes)); }, false,
            [this](std::vector<std::string> const& mine, std::size_t n) { refuse_other_contexts<made>(mine, n); });
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

    /// Throws distributed_error on every rank unless all were given this text: what is counted, and how it is read.
    void same_on_all(std::string_view context) const {
        auto const all = gathered(detail::crc64_of(context));
        std::string told;
        for (std::size_t r = 1; r < all.size(); ++r)
            if (all[r] != all[0])
                told += (told.empty() ? "rank " : "; rank ") + std::to_string(r) +
                        " has another context (what is counted, and how it is read) than rank 0";
        if (!told.empty()) throw distributed_error("pbo::over: nothing was counted: " + told);
    }

    /// The engine beneath, for chunks that are bytes: make(i) gives them on one rank, by several threads at once, take(i, bytes) has
    /// them on every rank, in order.  shape and inputs must be the same on all ranks.  Memory: sixteen chunks a thread of all ranks.
    template <class Make, class Take>
    void in_rounds(std::size_t chunks, std::uint64_t shape, std::string_view inputs, Make const& make, Take const& take) const {
        refuse_other_ranks(chunks, shape, inputs);
        auto const round = 16 * std::size_t{within_.count()} * static_cast<std::size_t>(size_);
        for (std::size_t begin = 0; begin < chunks; begin += round)
            one_round(within_, begin, std::min(chunks, begin + round), chunks, make, take, true,
                      [](std::vector<std::string> const&, std::size_t) {});
    }

private:
    /// Of chunks begin to end (of `none`) each is made on one rank, by the runner, and taken on all.  Begin is a multiple of the ranks.
    /// What was made before the first chunk that cannot be is taken before that is told: what goes wrong in taking it comes first.
    /// agree(mine, n) is called between, on every rank: n chunks were made.
    template <class Runner, class Make, class Take, class Agree>
    void one_round(Runner const& runner, std::size_t begin, std::size_t end, std::size_t none, Make const& make, Take const& take,
                   bool own_type, Agree const& agree) const {
        auto const ranks = static_cast<std::size_t>(size_), first = begin + static_cast<std::size_t>(rank_);
        std::vector<std::string> mine;
        std::size_t not_made = none;  // the first of mine
        detail::told_failure why_not;
        try {
            runner.in_order(
                first < end ? (end - first - 1) / ranks + 1 : 0, [&](std::size_t k) { return make(first + k * ranks); },
                [&mine](std::size_t, std::string&& bytes) { mine.push_back(std::move(bytes)); });
        } catch (...) {
            not_made = first + mine.size() * ranks;
            why_not = detail::told_failure::current();
        }
        auto const makers = gathered(not_made);
        auto const all_made = std::min<std::size_t>(end, *std::min_element(makers.begin(), makers.end()));
        if (all_made == end) agree(mine, end - begin);
        std::size_t not_taken = none;
        detail::told_failure failure;
        std::exception_ptr own;
        for (std::size_t i = begin; i < all_made; ++i) {
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
                not_taken = i;
                failure = detail::told_failure::current();
                if (own_type) own = std::current_exception();
            }
        }
        raise_first(gathered(not_taken), none, failure, own);
        raise_first(makers, none, why_not);
    }
    /// Of the shards that were made, n on all ranks: each context that is not that of the first is asked whether it merges, before
    /// anything does.  Throws what the context throws, as distributed_error, on every rank.
    template <class Made>
    void refuse_other_contexts(std::vector<std::string> const& mine, std::size_t n) const {
        if constexpr (requires { typename detail::context_at_front<Made>::type; }) {
            using context_type = typename detail::context_at_front<Made>::type;
            auto const ranks = static_cast<std::size_t>(size_);
            std::vector<std::pair<std::uint64_t, std::size_t>> met;  // fingerprints, and the first shard of each
            for (std::size_t k = 0; k * ranks < n; ++k) {
                auto const all = gathered(k < mine.size() ? header_of_portable(mine[k]).context : 0);
                for (std::size_t r = 0; r < ranks; ++r)
                    if (all[r] != 0 && std::none_of(met.begin(), met.end(), [&](auto const& m) { return m.first == all[r]; }))
                        met.emplace_back(all[r], k * ranks + r);
            }
            if (met.size() < 2) return;
            context_type context{};
            for (auto const& [fingerprint, shard] : met) {
                auto const root = static_cast<int>(shard % ranks);
                auto bytes = root == rank_ ? mine[shard / ranks] : std::string();
                bool whole = true;
                broadcast(bytes, root, whole);
                auto const all = gathered(whole ? 1 : 0);
                if (std::find(all.begin(), all.end(), 0) != all.end()) throw std::bad_alloc();
                try {
                    auto const other = detail::from_content<context_type>(header_of_portable(bytes).content, false);
                    if (shard == met.front().second) context = other;
                    else context += other;
                } catch (std::exception const& e) {
                    throw distributed_error(e.what());
                }
            }
        }
    }
    /// The first failure of all ranks, by the shard and then by the rank, on every one of them; where all of them have failed there and
    /// alike, each its own, if it is given.
    void raise_first(std::vector<std::uint64_t> const& failed, std::size_t none, detail::told_failure const& failure,
                     std::exception_ptr const& own = {}) const {
        auto const first = std::min_element(failed.begin(), failed.end());
        if (*first == none) return;
        auto const root = static_cast<int>(first - failed.begin());
        auto const mine = portable(failure);
        if (std::count(failed.begin(), failed.end(), *first) == std::ssize(failed)) {
            auto const told = gathered(detail::crc64_of(std::string_view(mine).substr(0, mine.size() - 8)));  // without its own checksum
            if (own && std::all_of(told.begin(), told.end(), [&told](std::uint64_t other) { return other == told.front(); }))
                std::rethrow_exception(own);
        }
        auto bytes = root == rank_ ? mine : std::string();
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
    std::shared_ptr<void const> kept_{};  // whose it is
    threads within_;
    std::size_t most_;
    int rank_ = 0, size_ = 1;
};

}  // namespace pbo

#endif
