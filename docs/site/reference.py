#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""The reference, from the headers' own comments: python3 docs/site/reference.py INCLUDE OUT

Writes OUT/ROOM.md, a section a public header: how it is included, its opening comment (the question it answers, formula and
source, units, the undefined case, what is thrown, cost), and every public name with its signature and comment; and
OUT/index.md, every name in the order of the alphabet with a link.  Fails, naming them, where a public header has no
opening comment or a declaration cannot be read.  OUT/names.txt has the names alone, OUT/headers.txt a name and
its header in every line.
"""
import pathlib
import re
import sys

ROOMS = {"core": "what everything stands on", "domain": "the words of the field", "count": "records to tables of counts",
         "interval": "counts to estimates with intervals", "compare": "differences, ratios, tests",
         "protect": "what may be shown", "read": "files to records", "sampling": "a survey's design to estimates for a population",
         "explain": "what remains when the rest is equal", "measure": "the field's own questions",
         "publish": "findings to text, CSV, JSON, pictures", "accumulators": "the same in streams, by Boost.Accumulators",
         "distributed": "the same over machines"}


def opening_comment(text, path):
    lines = text.split("\n")
    start = next((i for i, line in enumerate(lines) if line.startswith("#define PBO_")), None)
    if start is None:
        return []
    found = []
    for line in lines[start + 1:]:
        if line.startswith("//"):
            found.append(line[3:] if line.startswith("// ") else line[2:])
        elif found or line.strip():
            break
    return found


def blank(text, strings=True):
    """Plain comments and directives as blanks of their length, and what stands in strings as well; `///` comments stay."""
    def hidden(match):
        s = match.group(0)
        if s.startswith("///") or not strings and s[0] != "/":
            return s
        return re.sub(r"[^\n]", " ", s) if s[0] == "/" else s[0] + re.sub(r"[^\n]", "_", s[1:-1]) + s[-1]
    if strings:
        text = re.sub(r'R"(\w*)\(.*?\)\1"', lambda m: '"' + "_" * (len(m.group(0)) - 2) + '"', text, flags=re.S)
    text = re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])", "_" if strings else "\u2019", text)
    text = re.sub(r'///[^\n]*|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', hidden, text, flags=re.S)
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group(0)), text, flags=re.M)


def closing(text, at):
    """The place after the bracket that closes the one at `at`."""
    depth = 0
    for i in range(at, len(text)):
        if text[i] in "{([":
            depth += 1
        elif text[i] in "})]":
            depth -= 1
            if depth == 0:
                return i + 1
    raise ValueError("a bracket is not closed")


def pieces(masked, start, end):
    """Declarations between start and end: (from, to of what stands before its body or end, body's from and to or None)."""
    at = begin = start
    while at < end:
        c = masked[at]
        if masked.startswith("///", at):
            at = masked.find("\n", at, end)
            at = end if at < 0 else at
        elif c in "([":
            at = closing(masked, at)
        elif c == "{":
            after = closing(masked, at)
            tail = re.match(r"[ \t\n]*[;,({]|[ \t\n]*\.\.\.", masked[after:end])
            head = re.sub(r"///[^\n]*", "", masked[begin:at])
            initialiser = "=" in re.sub(r"operator[^(]*\(|[<>=!]=|<=>|requires.*|template\s*<[^{}]*?>(?=\s)|\([^()]*\)", "", head, flags=re.S)
            is_type = re.search(r"\b(class|struct|union|namespace|enum)\b", re.sub(r"<[^<>]*>", "", head))
            if initialiser or tail and (not is_type and "(" not in head):  # a brace of an initialiser
                at = after
                continue
            if re.search(r"\brequires\s+requires\s*\([^{}]*\)\s*$", head):
                at = after
                continue
            if re.search(r"\b(requires|concept)\b[^;{}]*$", head) and not re.search(r"\)\s*(const)?\s*(noexcept)?\s*$", head) and \
                    re.search(r"requires\s*(\([^{}]*\))?\s*$", head):
                at = after
                continue
            if ":" in head and re.search(r"\)\s*(noexcept)?\s*:\s", head) and re.match(r"[ \t\n]*[,{]", masked[after:end]):
                at = after  # of a constructor's list
                continue
            stop = re.match(r"[ \t\n]*;", masked[after:end])
            yield begin, at, (at + 1, after - 1)
            at = begin = after + (stop.end() if stop else 0)
        elif c == ";":
            yield begin, at, None
            at = begin = at + 1
        else:
            at += 1


def comment_of(masked, begin, end, after):
    before = re.findall(r"///(?!<) ?([^\n]*)", masked[begin:end])
    if not before:
        same_line = re.match(r"[^\n]*///< ?([^\n]*)", masked[after:])
        before = [same_line.group(1)] if same_line else []
    return " ".join(before).strip()


def tidy(text):
    text = re.sub(r"///[^\n]*", "", text)
    text = re.sub(r"template <class = detail::when_called>\s*", "", text)  # which nobody gives
    text = re.sub(r"\s+", " ", text).strip().replace("\u2019", "'")
    return re.sub(r"^(public|private|protected):\s*", "", text)


def name_of(head):
    plain = re.sub(r"^template\s*<", "<", head)
    while plain.startswith("<"):  # template parameters
        depth = 0
        for i, c in enumerate(plain):
            depth += {"<": 1, ">": -1}.get(c, 0)
            if depth == 0:
                plain = plain[i + 1:].strip()
                break
        else:
            return None
        plain = re.sub(r"^template\s*<", "<", plain)
    plain = re.sub(r"^requires\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[\w:]+(?:<[^<>]*(?:<[^<>]*>[^<>]*)*>)?(?:\s*(?:&&|\|\|)\s*[\w:]+(?:<[^<>]*(?:<[^<>]*>[^<>]*)*>)?)*)", "", plain).strip()
    plain = re.sub(r"\[\[[^\]]*\]\]|alignas\([^)]*\)", "", plain).strip()
    m = re.match(r"(?:struct|class|union|enum(?: class)?|concept|using)\s+([\w:]+)", plain)
    if m:
        return m.group(1)
    before_brace = plain.split("{")[0]
    if "(" not in before_brace and "{" in plain:
        plain = before_brace
    m = re.match(r"(?:explicit )?operator\b|friend\b|namespace\b|static_assert\b|extern\b", plain)
    if m:
        return ""
    m = re.search(r"([~\w]+|operator\s*(?:\(\)|\[\]|[^\s\w(]+|\"\"\s*\w+))\s*(?:<[^()]*>)?\s*\(", re.sub(r"\b(noexcept|decltype|requires|explicit)\s*\([^()]*\)", "", plain))
    if m and not re.search(r"=[^=]", plain[:m.start()].replace("<=>", "").replace("==", "")):
        return "" if m.group(1).startswith("operator") else m.group(1)
    plain = plain.split("=")[0].strip()
    m = re.search(r"(\w+)\s*(?:\[[^\]]*\])?$", plain)
    return m.group(1) if m else None


def signature(head):
    head = re.sub(r"\[\[nodiscard\]\] ", "", head)
    return re.sub(r"\) :(?!:) .*$", ")", head) if re.search(r"\)\s*(noexcept )?:(?!:)", head) else head


def members_of(masked, body, text, is_class):
    shown = not is_class
    found = []
    for begin, end, inner in pieces(masked, *body):
        head = masked[begin:end]
        for access in re.findall(r"\b(public|private|protected):", head):
            shown = access == "public"
        plain = tidy(text[begin:end])
        if not shown or not plain or re.match(r"friend|static_assert|using|template <> |static void parts_of", plain) or "parts_of" in plain:
            continue
        nested = inner and re.match(r"(?:template\s*<.*>\s*)?(struct|class|enum)\b", plain)
        found.append((signature(plain) + (" {" if nested else ""), comment_of(masked, begin, end, end)))
        if nested and nested.group(1) == "enum":
            found[-1] = (found[-1][0] + " " + tidy(text[inner[0]:inner[1]]) + " }", found[-1][1])
        elif nested:
            found += [("    " + m, c) for m, c in members_of(masked, inner, text, nested.group(1) == "class")] + [("}", "")]
    return found


unread = []


class Header:
    def __init__(self, path, text):
        self.path, self.opening = path, opening_comment(text, path)
        self.names, self.calls, self.included = [], {}, path
        masked, text = blank(text), blank(text, strings=False)
        self.walk(masked, text, 0, len(masked), "")

    def walk(self, masked, text, start, end, space):
        for begin, stop, body in pieces(masked, start, end):
            head = tidy(text[begin:stop])
            m = re.match(r"(?:inline )?namespace ([\w:]*)", re.sub(r"^#.*?(?=namespace)", "", head))
            if m and body:
                self.walk(masked, text, body[0], body[1], f"{space}::{m.group(1)}" if space else m.group(1))
                continue
            if not head or not space:
                continue
            name = name_of(head)
            if space.startswith("pbo::detail") or "detail" in space.split("::"):
                if body and name and re.search(r"\bstruct\b", head):
                    self.calls[name] = [s for s, _ in members_of(masked, body, text, False) if "operator()" in s]
                continue
            if space.split("::")[0] != "pbo" or name == "" or head.startswith("template <>"):
                continue
            if name is None:
                unread.append(f"{self.path}: what is declared by '{head[:150]}'?")
                continue
            is_type = body and re.search(r"\b(struct|class)\b", re.sub(r"<[^<>]*>", "", head))
            members = members_of(masked, body, text, bool(re.search(r"\bclass\b", re.sub(r"<[^<>]*>", "", head)))) if is_type else []
            shown = signature(head)
            if body and re.match(r"enum", head):
                shown += " { " + tidy(text[body[0]:body[1]]) + " }"
            elif body and "concept" in head:
                shown += " { ... }"
            inner = space.split("::", 1)[1] + "::" if "::" in space else ""
            self.names.append((inner + name, shown, comment_of(masked, begin, stop, stop), members))


def as_markdown(comment):
    out, code = [], False
    for line in comment:
        is_code = line.startswith("    ")
        if is_code and not code:
            out += ["", "```cpp"]
        if code and not is_code and line.strip():
            out += ["```", ""]
        if is_code:
            out.append(line[4:])
        else:
            out.append(re.sub(r"([<*_])", r"\\\1", line))
        code = is_code or code and not line.strip()
    return out + (["```"] if code else [])


def main():
    include, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    headers, calls, includes = [], {}, {}
    for file in sorted(include.rglob("*.hpp")):
        path = file.relative_to(include).as_posix()
        if path.count("/") < 2:
            continue
        text = file.read_text(encoding="utf-8")
        includes[path] = re.findall(r"#include <(pbo/[^>]*)>", text)
        h = Header(path, text)
        calls.update(h.calls)
        if "/detail/" not in path or h.names:
            headers.append(h)
    # A detail that declares a public name comes with the header that includes it.
    for h in headers:
        if "/detail/" in h.path:
            by = [p for p in includes if h.path in includes[p] and "/detail/" not in p]
            h.included = next((p for p in by if p.split("/")[1] == h.path.split("/")[1]), by[0] if by else h.path)
    index, silent = {}, []
    rooms = {}
    for h in headers:
        rooms.setdefault(h.path.split("/")[1], []).append(h)
        if "/detail/" not in h.path and not any(line.strip() for line in h.opening):
            silent.append(h.path)
    for room, of_room in rooms.items():
        page = [f"# {room}/: {ROOMS.get(room, 'see its headers')}", ""]
        for h in of_room:
            anchor = re.sub(r"\W+", "-", h.path[4:-4])
            page += [f"## {h.path[4:]} {{ #{anchor} }}", "", f"`#include <{h.included}>`", ""] + as_markdown(h.opening) + [""]
            for name in dict.fromkeys(n for n, *_ in h.names):
                index.setdefault(name, []).append((room, anchor, h.path))
                page += [f"**`{name}`**", ""]
                for _, shown, comment, members in (n for n in h.names if n[0] == name):
                    kind = re.search(r"\bdetail::(\w+)", shown)
                    lines = [shown]
                    if kind and calls.get(kind.group(1)) and "(" not in shown.split("=")[0]:
                        lines = [c.replace("operator()", name.split("::")[-1]) for c in calls[kind.group(1)]]
                    if comment:
                        page += [re.sub(r"([<*_])", r"\\\1", comment), ""]
                    page += ["```cpp"] + lines + [f"    {m}{'  // ' + c if c else ''}" for m, c in members] + ["```", ""]
        (out / f"{room}.md").write_text("\n".join(page) + "\n", encoding="utf-8")
    listing = ["# Every public name", "", "Made from the headers. A name links to its header's section: what it answers, formula, units, the undefined case,",
               "what is thrown, cost, and the signature.", "", "| name | header |", "| --- | --- |"]
    for name in sorted(index):
        listing.append(f"| `{name}` | " + ", ".join(f"[{p[4:]}]({r}.md#{a})" for r, a, p in index[name]) + " |")
    (out / "index.md").write_text("\n".join(listing) + "\n", encoding="utf-8")
    (out / "names.txt").write_text("\n".join(sorted(index)) + "\n", encoding="utf-8")
    (out / "headers.txt").write_text("".join(sorted(f"{name} {h.included}\n" for h in headers for name in {n for n, *_ in h.names})), encoding="utf-8")
    if unread:
        sys.exit("\n".join(dict.fromkeys(unread)))
    if silent:
        sys.exit("no opening comment in: " + ", ".join(silent))
    print(f"{len(index)} names of {len(headers)} headers")


main()
