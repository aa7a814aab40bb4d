// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_COUNCIL_LIST_HPP
#define PBO_DOMAIN_COUNCIL_LIST_HPP

// Which councils is a table about?  Every council once, in the order in which they came, found by its key in O(log n),
// whoever chose the keys.  Of two councils with one key the first stays.  More than most_keys (core/key_limit.hpp), or
// than the list is said to take, throw too_many_keys.  Memory: the councils, and about 100 bytes beside each.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/key_limit.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/council_key.hpp>

#include <cstddef>
#include <initializer_list>
#include <map>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

class council_list {
public:
    using value_type = council;
    using const_iterator = std::vector<council>::const_iterator;

    council_list() = default;
    /// An empty one that takes no more than this.
    explicit council_list(std::size_t most) : most_(most) {}
    template <class = detail::when_called>
    council_list(std::initializer_list<council> all) {
        for (auto const& who : all) add(who);
    }

    [[nodiscard]] const_iterator begin() const noexcept { return councils_.begin(); }
    [[nodiscard]] const_iterator end() const noexcept { return councils_.end(); }
    [[nodiscard]] std::size_t size() const noexcept { return councils_.size(); }
    template <class = detail::when_called>
    [[nodiscard]] bool empty() const noexcept { return councils_.empty(); }
    template <class = detail::when_called>
    [[nodiscard]] council const& front() const { return councils_.front(); }
    template <class = detail::when_called>
    [[nodiscard]] council const& back() const { return councils_.back(); }
    [[nodiscard]] council const& operator[](std::size_t i) const { return councils_[i]; }

    /// The council, or nullptr.
    template <class = detail::when_called>
    [[nodiscard]] council const* find(council_key const& key) const {
        auto const at = positions_.find(key);
        return at == positions_.end() ? nullptr : &councils_[at->second];
    }
    template <class = detail::when_called>
    [[nodiscard]] bool contains(council_key const& key) const { return positions_.contains(key); }

    /// True when it was not there yet; otherwise nothing changes.
    template <class = detail::when_called>
    bool add(council const& who) {
        auto const [at, is_new] = positions_.try_emplace(who.key(), councils_.size());
        if (!is_new) return false;
        try {
            if (councils_.size() >= most_) throw too_many_keys(most_, "councils");
            councils_.push_back(who);
        } catch (...) {
            positions_.erase(at);
            throw;
        }
        return true;
    }
    template <class = detail::when_called>
    void reserve(std::size_t councils) {
        councils_.reserve(councils);
    }
    /// Those that are not there yet, at the end.
    template <class = detail::when_called>
    council_list& operator+=(council_list const& other) {
        for (auto const& who : other) add(who);
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("councils", self.councils_);
        if constexpr (!std::is_const_v<Self>) {
            council_list again(self.most_);
            for (auto const& who : self.councils_)
                if (!again.add(who)) throw std::invalid_argument("pbo::council_list: " +
                                                                 detail::in_quotes(who.key().text()) + " appears twice");
            self = std::move(again);
        }
    }
    /// The same councils in the same order.
    template <class = detail::when_called>
    friend bool operator==(council_list const& a, council_list const& b) { return a.councils_ == b.councils_; }

private:
    std::vector<council> councils_;
    std::map<council_key, std::size_t> positions_;
    std::size_t most_ = most_keys;
};

}  // namespace pbo

#endif
