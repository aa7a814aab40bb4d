// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_ANY_INTERVAL_METHOD_HPP
#define PBO_INTERVAL_ANY_INTERVAL_METHOD_HPP

// Which method did the user choose at run time?  any_interval_method holds any method of this room and is one itself:
// it serves proportion, effective_proportion and finite_proportion wherever the method inside does, and otherwise throws
// std::invalid_argument saying what the method lacks.  Cheap to copy (a shared pointer to an immutable method) and safe
// to use from several threads.  Two of them are equal when their names are.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/finite_proportion.hpp>
#include <pbo/interval/one_sided.hpp>
#include <pbo/interval/wilson.hpp>

#include <concepts>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace pbo {

class any_interval_method;

namespace detail {

template <class E>
concept held_counts = plain_counts<E> || finite_counts<E>;

// What a method can do, where a wrapper round an any_interval_method can only know at run time.
template <class E, class M>
[[nodiscard]] bool serves_at_run_time(M const& m) {
    if constexpr (!method_for<M, E>)
        return false;
    else if constexpr (std::same_as<M, any_interval_method>)
        return m.template serves<E>();
    else if constexpr (requires { m.population(); })  // its inner method was checked when it was made
        return true;
    else if constexpr (requires { m.method(); })
        return serves_at_run_time<E>(m.method());
    else
        return true;
}
template <class M>
[[nodiscard]] bool is_one_sided_at_run_time(M const& m) {
    if constexpr (!one_sided_method<M>)
        return false;
    else if constexpr (std::same_as<M, any_interval_method>)
        return m.has_one_sided_form();
    else if constexpr (requires { m.method(); })
        return is_one_sided_at_run_time(m.method());
    else
        return true;
}

/// The abilities of a method, asked at run time.  What a method cannot do throws.
class interval_method_model {
public:
    virtual ~interval_method_model() = default;
    [[nodiscard]] virtual label name() const = 0;
    [[nodiscard]] virtual bool serves_proportion() const = 0;
    [[nodiscard]] virtual bool serves_real_counts() const = 0;
    [[nodiscard]] virtual bool serves_finite_counts() const = 0;
    [[nodiscard]] virtual bool has_one_sided_form() const = 0;
    [[nodiscard]] virtual figure<interval> both(proportion const&, confidence_level const&) const = 0;
    [[nodiscard]] virtual figure<interval> both(effective_proportion const&, confidence_level const&) const = 0;
    [[nodiscard]] virtual figure<interval> both(finite_proportion const&, confidence_level const&) const = 0;
    [[nodiscard]] virtual double lower(proportion const&, tail const&) const = 0;
    [[nodiscard]] virtual double lower(effective_proportion const&, tail const&) const = 0;
    [[nodiscard]] virtual double lower(finite_proportion const&, tail const&) const = 0;
    [[nodiscard]] virtual double upper(proportion const&, tail const&) const = 0;
    [[nodiscard]] virtual double upper(effective_proportion const&, tail const&) const = 0;
    [[nodiscard]] virtual double upper(finite_proportion const&, tail const&) const = 0;
};

template <class E>
inline constexpr char const* counts_in_words = "whole counts without a population (name one: finite_population(";
template <>
inline constexpr char const* counts_in_words<effective_proportion> = "real-valued (effective) counts (";
template <>
inline constexpr char const* counts_in_words<finite_proportion> = "counts from a finite population (";

template <class M>
class interval_method_holder final : public interval_method_model {
public:
    explicit interval_method_holder(M method) : method_(std::move(method)) {}

    label name() const override { return method_.name(); }
    bool serves_proportion() const override { return serves_at_run_time<proportion>(method_); }
    bool serves_real_counts() const override { return serves_at_run_time<effective_proportion>(method_); }
    bool serves_finite_counts() const override { return serves_at_run_time<finite_proportion>(method_); }
    bool has_one_sided_form() const override { return is_one_sided_at_run_time(method_); }
    figure<interval> both(proportion const& e, confidence_level const& c) const override { return ask(e, c); }
    figure<interval> both(effective_proportion const& e, confidence_level const& c) const override { return ask(e, c); }
    figure<interval> both(finite_proportion const& e, confidence_level const& c) const override { return ask(e, c); }
    double lower(proportion const& e, tail const& t) const override { return ask_lower(e, t); }
    double lower(effective_proportion const& e, tail const& t) const override { return ask_lower(e, t); }
    double lower(finite_proportion const& e, tail const& t) const override { return ask_lower(e, t); }
    double upper(proportion const& e, tail const& t) const override { return ask_upper(e, t); }
    double upper(effective_proportion const& e, tail const& t) const override { return ask_upper(e, t); }
    double upper(finite_proportion const& e, tail const& t) const override { return ask_upper(e, t); }

private:
    template <class E>
    [[noreturn]] void refuse(char const* form) const {
        std::string text = "pbo::any_interval_method: ";
        text += label(method_.name()).view();
        text += form;
        text += counts_in_words<E>;
        text += label(method_.name()).view();
        text += std::is_same_v<E, proportion> ? ";153))" : " cannot take them)";
        throw std::invalid_argument(text);
    }
    template <class E>
    [[nodiscard]] figure<interval> ask(E const& e, confidence_level const& c) const {
        if constexpr (method_for<M, E>)
            return limits(method_, e, c);
        else
            refuse<E>(" has no limits for ");
    }
    template <class E>
    [[nodiscard]] double ask_lower(E const& e, tail const& t) const {
        if constexpr (one_sided_method_for<M, E>)
            return lower_limit(method_, e, t);
        else
            refuse<E>(" has no one-sided form for ");
    }
    template <class E>
    [[nodiscard]] double ask_upper(E const& e, tail const& t) const {
        if constexpr (one_sided_method_for<M, E>)
            return upper_limit(method_, e, t);
        else
            refuse<E>(" has no one-sided form for ");
    }

    M method_;
};

template <class M>
concept holdable_method = !std::same_as<M, any_interval_method> &&
                          (method_for<M, proportion> || method_for<M, finite_proportion>);

}  // namespace detail

class any_interval_method : public callable_method<any_interval_method> {
public:
    static constexpr bool contains_value = false;  // not known before run time
    static constexpr bool is_chosen_at_run_time = true;

    /// Wilson.
    any_interval_method() : any_interval_method(wilson) {}

    template <detail::holdable_method M>
    any_interval_method(M method)
        : held_(std::make_shared<detail::interval_method_holder<M> const>(std::move(method))) {}

    template <class = detail::when_called>
    [[nodiscard]] label name() const { return held_->name(); }
    template <class = detail::when_called>
    [[nodiscard]] bool serves_proportion() const { return held_->serves_proportion(); }
    template <class = detail::when_called>
    [[nodiscard]] bool serves_real_counts() const { return held_->serves_real_counts(); }
    template <class = detail::when_called>
    [[nodiscard]] bool serves_finite_counts() const { return held_->serves_finite_counts(); }
    template <detail::held_counts E>
    [[nodiscard]] bool serves() const {
        if constexpr (std::same_as<E, proportion>) return held_->serves_proportion();
        else if constexpr (std::same_as<E, effective_proportion>) return held_->serves_real_counts();
        else return held_->serves_finite_counts();
    }
    template <class = detail::when_called>
    [[nodiscard]] bool has_one_sided_form() const { return held_->has_one_sided_form(); }

    template <class = detail::when_called>
    friend bool operator==(any_interval_method const& a, any_interval_method const& b) { return a.name() == b.name(); }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, any_interval_method const& m) { return out << m.name(); }

    // Templates of M, so that no call for another method can come here by way of the converting constructor.
    template <std::same_as<any_interval_method> M, detail::held_counts E>
    [[nodiscard]] friend figure<interval> limits(M const& m, E const& e, confidence_level const& c) {
        return m.held_->both(e, c);
    }
    template <std::same_as<any_interval_method> M, detail::held_counts E>
    [[nodiscard]] friend double lower_limit(M const& m, E const& e, tail const& t) {
        return m.held_->lower(e, t);
    }
    template <std::same_as<any_interval_method> M, detail::held_counts E>
    [[nodiscard]] friend double upper_limit(M const& m, E const& e, tail const& t) {
        return m.held_->upper(e, t);
    }

private:
    std::shared_ptr<detail::interval_method_model const> held_;
};

}  // namespace pbo

#endif
