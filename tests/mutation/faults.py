# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""The faults that can be put into a header, each as an expression that is chosen when the program runs.

A fault is a slip of the hand: another operator, number or word.  The expression around it, as far as its meaning goes (to the
next bracket, comma, assignment or semicolon), is written twice, (PBO_FAULT(7) ? (a <= b) : (a < b)), on the lines where it was.

None is put in where the compiler works the value out (constexpr variables, static_assert, requires, template arguments), into
declarations and operators' names, or where such a pair of expressions does not compile; those are not counted.
"""
import re

slips = [
    (r"(?<![<>=!+\-*/&|\-]) < (?![<=])", " <= "), (r" <= ", " < "), (r"(?<![<>\-]) > (?![>=])", " >= "), (r" >= ", " > "),
    (r" == ", " != "), (r" != ", " == "), (r" \+ ", " - "), (r" - ", " + "), (r" \* ", " / "), (r" / ", " * "),
    (r" && ", " || "), (r" \|\| ", " && "), (r" \+= ", " -= "), (r" -= ", " += "), (r"\+\+(?=\w)", "--"),
    (r"\b0\.5\b", "1.0"), (r"\b1\.0\b", "2.0"), (r"\b2\.0\b", "1.0"), (r"(?<![\w.\"'])0(?![\w.\"'])", "1"),
    (r"(?<![\w.\"{'])1(?![\w.\"'])", "2"), (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"std::min\b(?=\()", "std::max"),
    (r"std::max\b(?=\()", "std::min"), (r"\.lower\(\)", ".upper()"), (r"\.upper\(\)", ".lower()"), (r"\.front\(\)", ".back()"),
    (r"\bbegin\b(?=\()", "end"), (r"\bif \((?!constexpr)", "not"),
]
itself = re.compile(r"^[\w.]+$")  # a number or a word: nothing around it need be written twice
declares = re.compile(r"^\s*(#|template|using|static_assert|namespace|requires|class|struct|friend|concept)|\boperator\b")
never = re.compile(r"\b(constexpr|consteval|constinit|static_assert|concept|requires|using|template|enum)\b")


def masked(text):
    """The text with what stands in comments, strings and characters replaced by blanks or x, as long as before."""
    out = list(text)
    i = 0
    while i < len(text):
        if text.startswith("//", i):
            end = text.find("\n", i)
            end = len(text) if end < 0 else end
            out[i:end] = " " * (end - i)
        elif text.startswith("/*", i):
            end = text.find("*/", i) + 2
            out[i:end] = [c if c == "\n" else " " for c in text[i:end]]
        elif text.startswith('R"', i):
            close = ")" + text[i + 2: text.index("(", i)] + '"'
            end = text.index(close, i) + len(close)
            out[i:end] = [c if c == "\n" else "x" for c in text[i:end]]
        elif text[i] == '"' or text[i] == "'" and not (i and (text[i - 1].isalnum() or text[i - 1] == "_")):
            end = i + 1
            while text[end] != text[i]:
                end += 2 if text[end] == "\\" else 1
            out[i + 1:end] = "x" * (end - i - 1)
            end += 1
        else:
            end = i + 1
        i = end
    return "".join(out)


opens, closes = {"(": ")", "[": "]", "{": "}"}, {")": "(", "]": "[", "}": "{"}
word_before = re.compile(r"\b(return|throw|else|do|case|co_return|co_yield)\s*$")


def assigns(code, i):
    return code[i] == "=" and code[i + 1] != "=" and (code[i - 1] not in "=<>!" or code[i - 2] == code[i - 1])


def partner(code, i):
    """Where the bracket at i is opened or closed; None where it is not."""
    step = 1 if code[i] in opens else -1
    depth = 0
    while 0 <= i < len(code):
        depth += (code[i] in opens) - (code[i] in closes)
        if depth == 0:
            return i
        i += step
    return None


def names(two):
    """Both of these belong to one name."""
    return all(c.isalnum() or c == "_" for c in two)


def start_of(code, at, statement):
    """Where the expression begins that goes on before at; of a whole assignment when that is what changes."""
    i = at
    while i > 0:
        c = code[i - 1]
        if c in "([{;,?" or c == ":" and code[i - 2] != ":" and code[i] != ":":
            break
        if not statement and assigns(code, i - 1):
            break
        if not names(code[i - 1: i + 1]) and word_before.search(code, max(0, i - 12), i):
            break
        if c in closes:
            if c == "}" and not code[i: at].split("\n")[0].strip() and "\n" in code[i: at]:
                break
            to = partner(code, i - 1)
            if to is None:
                return None
            if c == ")" and re.search(r"\b(if|for|while|switch)( constexpr)?\s*$", code[max(0, to - 20): to]):
                break
            i = to
        else:
            i -= 1
    while i < at and code[i].isspace():
        i += 1
    return i


def end_of(code, at, statement):
    i = at
    while i < len(code):
        c = code[i]
        if c in ")]};,?" or c == ":" and code[i + 1] != ":" and code[i - 1] != ":":
            break
        if not statement and assigns(code, i):
            break
        if c in opens:
            to = partner(code, i)
            if to is None:
                return None
            i = to
        i += 1
    while i > at and code[i - 1].isspace():
        i -= 1
    return i


def faults_in(text):
    """(first, last, what stands there, what is put there): places in the text, and the expression as it is and with the fault."""
    code = masked(text)
    lines = [0]
    for line in code.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    skipped = [bool(declares.search(code[a:b])) for a, b in zip(lines, lines[1:])]
    for old, new in slips:
        for at in re.finditer(old, code):
            line = text.count("\n", 0, at.start())
            if skipped[line]:
                continue
            begun = max(code.rfind(c, 0, at.start()) for c in ";{}")
            if never.search(code, begun + 1, at.start()):
                continue  # the compiler's own sums
            if new == "not":
                first, last = at.end(), partner(code, at.end() - 1)
                if last is None or ";" in code[first:last]:
                    continue
                fault = "!(" + code_of(text, code, first, last) + ")"
            elif itself.match(at.group()):
                first, last = at.start(), at.end()
                fault = new
            else:
                statement = new in (" += ", " -= ", "--")
                first, last = start_of(code, at.start(), statement), end_of(code, at.end(), statement)
                if first is None or last is None:
                    continue
                if at.group() == " + " and '"' in code[first:last]:
                    continue  # texts are joined, and cannot be taken from one another
                fault = code_of(text, code, first, at.start()) + new + code_of(text, code, at.end(), last)
            yield first, last, fault


def code_of(text, code, first, last):
    """What stands there, without comments and on one line."""
    kept = "".join(t if c != " " or t == " " else " " for t, c in zip(text[first:last], code[first:last]))
    return kept.replace("\n", " ")
