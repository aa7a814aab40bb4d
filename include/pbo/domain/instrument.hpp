// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_INSTRUMENT_HPP
#define PBO_DOMAIN_INSTRUMENT_HPP

// What was asked, and of whom?  A name, a role, and the areas of life that the answers are about, each with a scale of
// answers.  Run-time data, because a survey's questions are not the library's to fix: 14 areas is a value, not a type.
//
//     pbo::instrument ours("our survey 2012", pbo::role::user,
//                          {{"better", pbo::answer_direction::better}, {"worse", pbo::answer_direction::worse}},
//                          {{"dignity", "Support with dignity"}, {"friendships", "Relationships with friends"}});
//
// It is the context of counted answers: += merges equal instruments and refuses others (so carers are never pooled with
// users), and an instrument without areas is the identity.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/answer_scale.hpp>
#include <pbo/domain/detail/text_fields.hpp>
#include <pbo/domain/role.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// An area of life that is asked about: the heading of its column, what to call it in a report, and a scale of its own
/// where the instrument's does not serve.
struct area {
    std::string name;
    std::string title{};
    std::optional<answer_scale> scale{};

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("title", self.title);
        visit("scale", self.scale);
    }
    friend bool operator==(area const&, area const&) = default;
};

class instrument {
public:
    /// Nothing asked: the identity of +=.
    instrument() = default;

    /// Throws std::invalid_argument when the name or an area's is empty, when two areas share a name, when there are no
    /// areas, when one has no answers, and for the role users_and_carers (they answer questions of their own).  An area
    /// without a title is called by its name.
    template <class = detail::when_called>
    instrument(std::string name, pbo::role role, answer_scale scale, std::vector<area> areas)
        : name_(std::move(name)), role_(role), scale_(std::move(scale)), areas_(std::move(areas)) {
        validate();
        for (auto& a : areas_)
            if (a.title.empty()) a.title = a.name;
    }

    [[nodiscard]] std::string const& name() const noexcept { return name_; }
    [[nodiscard]] pbo::role role() const noexcept { return role_; }
    [[nodiscard]] std::vector<area> const& areas() const noexcept { return areas_; }
    [[nodiscard]] std::size_t size() const noexcept { return areas_.size(); }

    /// The scale of an area.  Throws std::out_of_range beyond the last.
    template <class = detail::when_called>
    [[nodiscard]] answer_scale const& scale(std::size_t index) const {
        if (index >= areas_.size())
            throw std::out_of_range("pbo::instrument: area " + std::to_string(index) + " of the " +
                                    std::to_string(areas_.size()) + " of " + detail::in_quotes(name_));
        return areas_[index].scale ? *areas_[index].scale : scale_;
    }
    /// The scale of the areas that have none of their own.
    [[nodiscard]] answer_scale const& scale() const noexcept { return scale_; }

    /// Where an area stands, by its name.  Throws std::out_of_range, naming the areas there are.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t index_of(std::string_view area_name) const {
        std::string names;
        for (std::size_t i = 0; i < areas_.size(); ++i) {
            if (areas_[i].name == area_name) return i;
            names += (i == 0 ? "" : ", ") + areas_[i].name;
        }
        throw std::out_of_range("pbo::instrument: " + detail::in_quotes(name_) + " has no area " + detail::in_quotes(area_name) +
                                "; it has " + names);
    }

    /// Better, same or worse.  Throws std::out_of_range for the area, std::domain_error for a code that is no answer.
    template <class = detail::when_called>
    [[nodiscard]] answer_direction direction_of(std::size_t area_index, std::uint8_t code) const {
        return scale(area_index).direction_of(code);
    }
    /// The code of an answer's text; nothing when the area's scale does not have it.
    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::uint8_t> code_of(std::size_t area_index, std::string_view text) const {
        return scale(area_index).code_of(text);
    }

    /// Throws std::invalid_argument, saying what differs, unless the two are equal or one of them asks nothing.
    template <class = detail::when_called>
    instrument& operator+=(instrument const& other) {
        if (other.areas_.empty() || *this == other) return *this;
        if (areas_.empty()) return *this = other;
        throw std::invalid_argument("pbo::instrument: answers to " + detail::in_quotes(name_) + " and to " +
                                    detail::in_quotes(other.name_) +
                                    " cannot be added: " + difference(other));
    }

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("name", self.name_);
        visit("role", self.role_);
        visit("scale", self.scale_);
        visit("areas", self.areas_);
        if constexpr (!std::is_const_v<Self>)
            if (self != instrument{}) self.validate();
    }
    friend bool operator==(instrument const&, instrument const&) = default;
    /// our survey 2012 (user, 2 areas)
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, instrument const& i) {
        return out << i.name_ << " (" << i.role_ << ", " << detail::plain(i.areas_.size()) << " areas)";
    }

private:
    template <class = detail::when_called>
    void validate() const {
        auto const refuse = [this](std::string const& what) {
            throw std::invalid_argument("pbo::instrument: " + detail::in_quotes(name_) + " " + what);
        };
        if (name_.empty()) refuse("is not a name");
        if (role_ == pbo::role::users_and_carers) refuse("asks users_and_carers; each has questions of their own");
        if (areas_.empty()) refuse("asks about no areas");
        for (std::size_t i = 0; i < areas_.size(); ++i) {
            if (areas_[i].name.empty()) refuse("has an area without a name");
            if (scale(i).size() == 0) refuse("has no answers for the area '" + areas_[i].name + "'");
            for (std::size_t j = 0; j < i; ++j)
                if (areas_[j].name == areas_[i].name) refuse("has the area '" + areas_[i].name + "' twice");
        }
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string difference(instrument const& other) const {
        if (role_ != other.role_)
            return "the role is " + std::string(spelling(role_)) + " in one and " + std::string(spelling(other.role_)) +
                   " in the other";
        if (areas_.size() != other.areas_.size())
            return std::to_string(areas_.size()) + " and " + std::to_string(other.areas_.size()) + " areas";
        for (std::size_t i = 0; i < areas_.size(); ++i)
            if (areas_[i].name != other.areas_[i].name)
                return "area " + std::to_string(i + 1) + " is '" + areas_[i].name + "' in one and '" +
                       other.areas_[i].name + "' in the other";
        for (std::size_t i = 0; i < areas_.size(); ++i) {
            if (scale(i) != other.scale(i)) return "the answers to '" + areas_[i].name + "' differ";
            if (areas_[i].title != other.areas_[i].title)
                return "'" + areas_[i].name + "' is called '" + areas_[i].title + "' in one and '" +
                       other.areas_[i].title + "' in the other";
        }
        return name_ != other.name_ ? "their names differ" : "their scales are laid down differently";
    }

    std::string name_;
    pbo::role role_ = pbo::role::user;
    answer_scale scale_;
    std::vector<area> areas_;
};

/// name;role;scale;area=title=scale;...  with the scale of an area only where it has its own; "" asks nothing.
template <>
struct text_form<instrument> {
    template <class = detail::when_called>
    static std::optional<instrument> read(std::string_view text) {
        if (text.empty()) return instrument{};
        auto const fields = detail::split(text, ';');
        if (!fields || fields->size() < 4) return std::nullopt;
        auto const whose = text_form<role>::read((*fields)[1]);
        auto scale = text_form<answer_scale>::read((*fields)[2]);
        if (!whose || !scale) return std::nullopt;
        std::vector<area> areas;
        for (std::size_t i = 3; i < fields->size(); ++i) {
            auto parts = detail::split((*fields)[i], '=');
            if (!parts || parts->size() < 2 || parts->size() > 3) return std::nullopt;
            areas.push_back({(*parts)[0], (*parts)[1], std::nullopt});
            if (parts->size() == 2) continue;
            auto own = text_form<answer_scale>::read((*parts)[2]);
            if (!own) return std::nullopt;
            areas.back().scale = std::move(*own);
        }
        try {
            return instrument((*fields)[0], *whose, std::move(*scale), std::move(areas));
        } catch (std::invalid_argument const&) {
            return std::nullopt;
        }
    }
    template <class = detail::when_called>
    static std::string write(instrument const& i) {
        if (i.areas().empty()) return {};
        std::vector<std::string> fields{i.name(), std::string(spelling(i.role())),
                                        text_form<answer_scale>::write(i.scale())};
        for (auto const& a : i.areas()) {
            std::vector<std::string> parts{a.name, a.title};
            if (a.scale) parts.push_back(text_form<answer_scale>::write(*a.scale));
            fields.push_back(detail::joined(parts, '='));
        }
        return detail::joined(fields, ';');
    }
    static std::string expected() { return "an instrument like name;role;scale;area=title;area=title"; }
};

}  // namespace pbo

#endif
