// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_REMEMBERED_HPP
#define PBO_COUNT_REMEMBERED_HPP

// A cell that was taken out of its table and remembers what it is about (core/subject.hpp).  It is the cell, so that every method
// and comparison takes it; adding and comparing refuse what does not belong together, with std::invalid_argument.  The cells in
// the table stay as they are packed: what is remembered is written down when one is taken out, and counting does not see it.
//
// Equal means equal counts.  Default-constructed it is the identity, about nothing; a sum is about what its parts say.

#include <pbo/core/proportion.hpp>
#include <pbo/core/subject.hpp>
#include <pbo/count/cell.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace pbo {

template <cell Cell>
class remembered : public Cell {
public:
    remembered() = default;
    /// A cell that is about nothing, or about this.
    constexpr remembered(Cell counts, subject about = {}) : Cell(std::move(counts)), about_(about) {}

    [[nodiscard]] constexpr subject const& about() const noexcept { return about_; }
    /// The counts alone, which go with everything.
    [[nodiscard]] constexpr auto const& counted() const noexcept {
        if constexpr (std::derived_from<Cell, proportion>)
            return static_cast<proportion const&>(*this);
        else
            return static_cast<Cell const&>(*this);
    }

    constexpr remembered& operator+=(remembered const& other) {
        detail::refuse_unless_together(about_, other.about_, "added");
        Cell::operator+=(other);
        about_ = detail::both_say(about_, other.about_);
        return *this;
    }
    constexpr remembered& operator-=(remembered const& part)
        requires removable<Cell>
    {
        detail::refuse_unless_together(about_, part.about_, "taken from one another");
        Cell::operator-=(part);
        return *this;
    }
    [[nodiscard]] friend constexpr remembered operator+(remembered a, remembered const& b) { return a += b; }
    [[nodiscard]] friend constexpr remembered operator+(remembered a, Cell const& b) { return a += remembered(b); }
    [[nodiscard]] friend constexpr remembered operator+(Cell const& a, remembered const& b) { return remembered(a) += b; }
    [[nodiscard]] friend constexpr remembered operator-(remembered a, remembered const& b)
        requires removable<Cell>
    {
        return a -= b;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        using part = std::conditional_t<std::is_const_v<Self>, Cell const, Cell>;
        visit("counts", static_cast<part&>(self));
        visit("about", self.about_);
    }

private:
    subject about_{};
};

}  // namespace pbo

#endif
