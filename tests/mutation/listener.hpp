// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_MUTATION_LISTENER_HPP
#define PBO_TESTS_MUTATION_LISTENER_HPP

// Included by the main program of the tests when faults are put in: after each test case, a line with the file of the test, its
// seconds and the faults that it came past, in the file that the environment's PBO_COME_PAST names.
#include <cstdio>

namespace pbo_fault {

class listener : public doctest::IReporter {
  public:
    explicit listener(doctest::ContextOptions const&) {
        if (char const* const path = std::getenv("PBO_COME_PAST")) out_ = std::fopen(path, "w");
    }
    ~listener() override {
        if (out_ != nullptr) std::fclose(out_);
    }
    void test_case_start(doctest::TestCaseData const& test) override {
        file_ = test.m_file.c_str();
        for (auto& one : come_past) one.store(false);
    }
    void test_case_end(doctest::CurrentTestCaseStats const& stats) override {
        if (out_ == nullptr) return;
        std::fprintf(out_, "%s\t%.3f\t", file_.c_str(), stats.seconds);
        for (int i = 0; i < most; ++i) {
            if (come_past[static_cast<unsigned>(i)].load()) std::fprintf(out_, "%d ", i);
        }
        std::fprintf(out_, "\n");
    }
    void report_query(doctest::QueryData const&) override {}
    void test_run_start() override {}
    void test_run_end(doctest::TestRunStats const&) override {}
    void test_case_reenter(doctest::TestCaseData const&) override {}
    void test_case_exception(doctest::TestCaseException const&) override {}
    void subcase_start(doctest::SubcaseSignature const&) override {}
    void subcase_end() override {}
    void log_assert(doctest::AssertData const&) override {}
    void log_message(doctest::MessageData const&) override {}
    void test_case_skipped(doctest::TestCaseData const&) override {}

  private:
    std::FILE* out_ = nullptr;
    doctest::String file_;
};
REGISTER_LISTENER("come_past", 1, listener);

}  // namespace pbo_fault

#endif
