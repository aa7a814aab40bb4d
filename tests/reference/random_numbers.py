# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""Expected values of tests/core/random.cpp, from an implementation in whole numbers that shares nothing with ours.

It first checks itself against the values that the algorithms' authors and other projects publish: SplitMix64 from 1234567,
and xoshiro256** from the state 1, 2, 3, 4.    Run: python3 tests/reference/random_numbers.py
"""
M = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mixed(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
    return z ^ (z >> 31)


def splitmix(counter):
    while True:
        counter = (counter + GOLDEN) & M
        yield mixed(counter)


def rotl(x, k):
    return ((x << k) | (x >> (64 - k))) & M


def xoshiro(s):
    s = list(s)
    while True:
        yield (rotl((s[1] * 5) & M, 7) * 9) & M
        t = (s[1] << 17) & M
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)


def take(n, source):
    return [next(source) for _ in range(n)]


assert take(3, splitmix(1234567)) == [6457827717110365317, 3203168211198807973, 9817491932198370423]
assert take(4, xoshiro([1, 2, 3, 4])) == [11520, 0, 1509978240, 1215971899390074240]


def source(seed, stream):
    return xoshiro(take(4, splitmix(seed ^ mixed((stream + GOLDEN) & M))))


for seed, stream in [(0, 0), (2011, 0), (2011, 1), (M, M)]:
    print(seed, stream, take(3, source(seed, stream)))


def below(n, source):
    """By definition: of 2^32 equally likely words, the first (2^32 mod n) products' remainders are thrown away."""
    while True:
        product = (next(source) >> 32) * n
        if product % (1 << 32) >= (1 << 32) % n:
            return product >> 32


s = source(2011, 0)
print("below 152:", [below(152, s) for _ in range(12)])
s = source(2011, 0)
print("below 3000000000:", [below(3000000000, s) for _ in range(6)])
s = source(2011, 0)
print("uniform:", [(next(s) >> 11) / 2**53 for _ in range(3)])
