# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""How many lines of each room do the tests run, and which not?  table.py ROOT FILE.lcov...

A line is run when any of the files says so, and counts when any of them knows it.
"""
import collections
import pathlib
import sys

root = pathlib.Path(sys.argv[1]).resolve() / "include"
times = collections.defaultdict(lambda: collections.defaultdict(int))
for name in sys.argv[2:]:
    header = None
    for line in open(name, encoding="utf-8"):
        if line.startswith("SF:"):
            path = pathlib.Path(line[3:].strip()).resolve()
            header = str(path.relative_to(root)) if path.is_relative_to(root) else None
        elif line.startswith("DA:") and header:
            number, count = line[3:].split(",")[:2]
            times[header][int(number)] += int(count)

rooms = collections.defaultdict(lambda: [0, 0])
missed = []
for header in sorted(times):
    parts = pathlib.PurePath(header).parts
    room = rooms[parts[1] if len(parts) > 2 else "(umbrella)"]
    lines = times[header]
    room[0] += sum(count > 0 for count in lines.values())
    room[1] += len(lines)
    runs = []
    for number in sorted(n for n, count in lines.items() if count == 0):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    missed += [f"{header}:{a}-{b}" if a != b else f"{header}:{a}" for a, b in runs]

print("| room | lines | run | per cent |\n|---|--:|--:|--:|")
for name in sorted(rooms):
    run, lines = rooms[name]
    print(f"| `{name}` | {lines} | {run} | {100 * run / lines:.1f} |")
run, lines = (sum(r[i] for r in rooms.values()) for i in (0, 1))
print(f"| all | {lines} | {run} | {100 * run / lines:.1f} |")
print("\nNot run:")
for one in missed:
    print("  " + one)
