# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""put_in.py ROOT ROOM N SEED JOBS [HEADER...]: see tests/mutation/run."""
import collections
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
from faults import faults_in  # noqa: E402

root, room = pathlib.Path(sys.argv[1]), sys.argv[2]
wanted, seed, jobs, only = int(sys.argv[3]), int(sys.argv[4]), sys.argv[5], sys.argv[6:]
home = root / "build" / "mutation" / room
copy, build = home / "copy", home / "build"
programs = [room, "laws"]


def say(text):
    print("pbo: " + text, file=sys.stderr, flush=True)


def renew(path, text):
    """Written only when it is another, so that only what changed is compiled again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def copied():
    """The checkout, its headers and what the tests share as files of its own, the rest by links."""
    copy.mkdir(parents=True, exist_ok=True)
    for entry in root.iterdir():
        if entry.name in (".git", "build", "include", "tests") or (copy / entry.name).exists():
            continue
        (copy / entry.name).symlink_to(entry)
    for folder in ("include", "tests"):
        there = set()
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                there.add(path.relative_to(root))
                target = copy / path.relative_to(root)
                if folder == "include" and path.is_relative_to(root / "include" / "pbo" / room):
                    continue
                target.parent.mkdir(parents=True, exist_ok=True)
                if path.name == "main.cpp" and path.parent.name == "support":
                    renew(target, path.read_text().replace("#include <doctest/doctest.h>",
                                                           "#include <doctest/doctest.h>\n#include \"mutation/listener.hpp\""))
                elif not target.exists() or target.read_bytes() != path.read_bytes():
                    shutil.copyfile(path, target)
        for path in list((copy / folder).rglob("*")):
            if path.is_file() and path.relative_to(copy) not in there:
                path.unlink()


class fault:
    def __init__(self, header, text, place):
        self.header, (self.first, self.last, self.put_in) = header, place
        self.was = text[self.first: self.last]
        self.lines = range(text.count("\n", 0, self.first) + 1, text.count("\n", 0, self.last) + 2)

    def __str__(self):
        return (f"{self.header.relative_to(root / 'include')}:{self.lines[0]}: "
                f"{' '.join(self.was.split())}  ->  {' '.join(self.put_in.split())}")


def write(faults):
    """Every header of the room into the copy, with the faults that stand in it."""
    of = collections.defaultdict(list)
    for number, one in faults.items():
        of[one.header].append((number, one))
    for header, text in texts.items():  # as they were when this began, whatever is edited meanwhile
        for number, one in sorted(of[header], key=lambda pair: -pair[1].first):
            text = f"{text[:one.first]}(PBO_FAULT({number}) ? ({one.put_in}) : ({one.was})){text[one.last:]}"
        renew(copy / header.relative_to(root), text)


def run(command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **more)


def in_error(output, faults):
    """The faults on the lines that the compiler calls wrong, or else on those that it was led by."""
    for pattern in (r"^(\S+?):(\d+):\d+: (?:fatal )?error", r"^\s*(?:In file included from )?(\S+?):(\d+)(?::\d+)?:"):
        wrong = {(path, int(line)) for path, line in re.findall(pattern, output, re.M)}
        found = {n for n, f in faults.items()
                 if any((str(copy / f.header.relative_to(root)), line) in wrong for line in f.lines)}
        if found:
            return found
    return set()


def compiled(command, faults, must=True):
    """Compiles, and leaves out what cannot stand behind a switch until the rest compiles (or until it knows of no more)."""
    while True:
        write(faults)
        result = run(command)
        if result.returncode == 0:
            return
        wrong = in_error(result.stdout, faults)
        if not wrong and not must:
            return
        if not wrong:
            print("\n".join(result.stdout.split("\n")[-60:]), file=sys.stderr)
            sys.exit("pbo: the tests do not compile, and no fault is on the lines that are wrong")
        for number in wrong:
            say(f"does not compile behind a switch: {faults[number]}")
            del faults[number]


def attempt(program, files, number, seconds):
    """What became of the tests of these files with this fault."""
    def limits():
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 3))
        resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    environment = {k: v for k, v in os.environ.items() if k != "PBO_COME_PAST"}
    environment["PBO_FAULT"] = str(number)
    try:
        return subprocess.run([str(build / "tests" / f"test_{program}"), "--abort-after=1", "-sf=" + ",".join(sorted(files))], env=environment,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20 * seconds, cwd=build,
                              preexec_fn=limits).returncode
    except subprocess.TimeoutExpired:
        return -1


copied()
draw = random.Random(seed)
headers = sorted((root / "include" / "pbo" / room).rglob("*.hpp"))
texts = {h: h.read_text() for h in headers}
places = [fault(h, texts[h], place) for h in headers for place in faults_in(texts[h])
          if not only or h.relative_to(root / "include" / "pbo" / room).with_suffix("").as_posix() in only]
draw.shuffle(places)
faults = {}
for number, one in enumerate(places[: 4096]):
    if len(faults) == wanted + wanted // 3 + 2:
        break
    if all(one.header != f.header or one.last < f.first or f.last < one.first for f in faults.values()):
        faults[number] = one
write(faults)
flags = f"-w -Wno-narrowing -Wno-c++11-narrowing -include {copy / 'tests' / 'mutation' / 'switch.hpp'} {os.environ.get('CXXFLAGS', '')}"
flags = flags if "clang" in os.environ.get("CXX", "") else flags.replace("-Wno-c++11-narrowing ", "")
generator = ["-G", "Ninja"] if shutil.which("ninja") else []
keep_going = ["-k", "0"] if generator else ["-k"]
result = run(["cmake", "-S", str(copy), "-B", str(build), *generator, "-DCMAKE_BUILD_TYPE=", "-DPBO_BUILD_EXAMPLES=OFF",
              f"-DPBO_TESTED_ROOMS={'|'.join(programs)}", f"-DCMAKE_CXX_FLAGS={flags}"])
if result.returncode != 0:
    sys.exit(result.stdout + "pbo: CMake could not configure the copy")


def come_past(program):
    """Compiles and runs the tests without any fault: fault -> files that come past it, and the seconds of each file."""
    compiled(["cmake", "--build", str(build), "-j", jobs, "--target", f"test_{program}", "--", *keep_going], faults)
    say(f"{program}: which tests come past which fault")
    seen = home / f"{program}.come_past"
    result = run([str(build / "tests" / f"test_{program}")], cwd=build, env={**os.environ, "PBO_COME_PAST": str(seen)})
    if result.returncode != 0:
        print(result.stdout[-4000:], file=sys.stderr)
        sys.exit(f"pbo: the tests of {program} fail without any fault")
    past, seconds = collections.defaultdict(set), collections.defaultdict(float)
    for line in seen.read_text().split("\n")[:-1]:
        file, took, numbers = line.split("\t")
        seconds[file] += float(took)
        for number in numbers.split():
            past[int(number)].add(file)
    return past, seconds


def noticed(program, numbers, known):
    """Those of the faults that the tests of the program notice, printed one by one."""
    past, seconds = known
    for number in numbers:
        files = past[number]
        if files and attempt(program, files, number, 10 + 5 * sum(seconds[f] for f in files)) != 0:
            print(f"killed    {number:5} {faults[number]}" + (" (by laws)" if program == "laws" else ""), flush=True)
            yield number


say(f"{room}: {len(places)} places; compiling the tests with {len(faults)} faults")
# What is wrong in a header by itself is found in one compilation.
every = home / "every.cpp"
every.write_text("".join(f"#include <{one.header.relative_to(root / 'include')}>\n" for one in faults.values()))
compiled([os.environ.get("CXX", "g++"), "-std=c++20", "-fsyntax-only", *flags.split(), f"-I{copy / 'include'}", str(every)], faults,
         must=False)  # a header of another library may be elsewhere
known = come_past(room)
for number in list(faults)[wanted:]:
    del faults[number]
killed = set(noticed(room, faults, known))
# The laws of what merges, for faults in headers that they speak of.
laws = "".join(path.read_text() for path in sorted((root / "tests" / "laws").glob("*.cpp")))
left = [n for n in faults if n not in killed and re.search(rf"\b{faults[n].header.stem}\b", laws)]
past = {room: known[0], "laws": {}}
if left:
    known = come_past("laws")
    past["laws"] = known[0]
    killed |= set(noticed("laws", left, known))
print(f"{room}: {len(killed)} of {len(faults)} killed, seed {seed}, of {len(places)} places")
for number, one in faults.items():
    if number not in killed:
        met = any(past[p].get(number) for p in past)
        print(f"  survived {number:5} {one}" + ("" if met else "  (no test comes past it)"))
