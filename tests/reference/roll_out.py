# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""Oracle for tests/measure/roll_out_*.cpp: every person walks through the months in exact rational arithmetic (Python 3
fractions, nothing else), and the people are put together one by one.  No closed form is used.

    python3 tests/reference/roll_out.py
"""
from fractions import Fraction as F
from decimal import Decimal, getcontext

ON, OFF, GONE = "on", "off", "gone"


def walked(months, start, leave, convert, review_chance, first_review, every):
    """Where somebody who stood at `start` at the end of month 0 is after `months`, as chances.  Reviews: in each month
    with review_chance, or (scheduled) in month first_review and every so many months after."""
    here = {start: F(1)}
    due = first_review
    for month in range(1, months + 1):
        reviewed = review_chance
        if every is not None:
            reviewed = F(1) if month == due else F(0)
            if month == due:
                due += every
        after = {}
        for where, chance in here.items():
            if where == GONE:
                after[GONE] = after.get(GONE, 0) + chance
                continue
            after[GONE] = after.get(GONE, 0) + chance * leave
            stay = chance * (1 - leave)
            moves = reviewed * convert if where == OFF else F(0)
            after[where] = after.get(where, 0) + stay * (1 - moves)
            after[ON] = after.get(ON, 0) + stay * moves
        here = after
    return here


def initial_off(months, m):
    if m["every"] is None:
        return walked(months, OFF, m["d"], m["c"], m["r"], None, None)
    total = {}
    for first in range(1, m["every"] + 1):  # the month of the first review, each as likely
        for where, chance in walked(months, OFF, m["d"], m["c"], None, first, m["every"]).items():
            total[where] = total.get(where, 0) + chance / m["every"]
    return total


def entrant(age, m):
    """Somebody who came in `age` months before the month in question."""
    waited = min(age, m["delay"])
    here = walked(waited, OFF, m["d"], F(0), F(0), None, None)  # neither default nor review while waiting
    if age < m["delay"]:
        return here
    total = {GONE: here.get(GONE, F(0))}
    for start, share in ((ON, m["s"]), (OFF, 1 - m["s"])):
        for where, chance in walked(age - waited, start, m["d"], m["c"], m["r"], m["every"], m["every"]).items():
            total[where] = total.get(where, 0) + chance * share * here.get(OFF, F(0))
    return total


def put_together(people):
    law = {(0, 0): F(1)}
    for person in people:
        after = {}
        for (b, t), chance in law.items():
            for where, p in person.items():
                if p:
                    to = (b + (where == ON), t + (where == OFF))
                    after[to] = after.get(to, 0) + chance * p
        law = after
    return law


def report(name, m, months, targets):
    people = [walked(months, ON, m["d"], F(0), F(0), None, None)] * m["b0"] + [initial_off(months, m)] * (m["n0"] - m["b0"])
    for age in range(months):
        people += [entrant(age, m)] * m["e"]
    law = put_together(people)
    assert sum(law.values()) == 1
    mean = [sum(p * k[i] for k, p in law.items()) for i in (0, 1)]
    second = lambda i, j: sum(p * k[i] * k[j] for k, p in law.items()) - mean[i] * mean[j]
    print(name, "t =", months)
    for label, value in (("E[B]", mean[0]), ("E[T]", mean[1]), ("Var B", second(0, 0)), ("Var T", second(1, 1)), ("Cov", second(0, 1)),
                         ("nobody", law.get((0, 0), F(0)))):
        print("   %-7s %.17g   %s" % (label, float(value), value if len(str(value)) < 60 else ""))
    for x in targets:
        reached = sum(p for (b, t), p in law.items() if b + t > 0 and b >= x * (b + t))
        print("   reached %-5s %.17g" % (x, float(reached)))


def poisson_report(name, m, months, mean_a_month, x):
    """Entrants in Poisson numbers of each age, cut off where e^-mean mean^k / k! is below 1e-40; 60 digits."""
    getcontext().prec = 60
    law = {k: Decimal(p.numerator) / Decimal(p.denominator) for k, p in
           put_together([walked(months, ON, m["d"], F(0), F(0), None, None)] * m["b0"] +
                        [initial_off(months, m)] * (m["n0"] - m["b0"])).items()}
    mean = Decimal(mean_a_month.numerator) / Decimal(mean_a_month.denominator)
    numbers = [(-mean).exp()]
    while numbers[-1] > Decimal("1e-40"):
        numbers.append(numbers[-1] * mean / len(numbers))
    for age in range(months):
        each = {w: Decimal(p.numerator) / Decimal(p.denominator) for w, p in entrant(age, m).items()}
        arrived, alike = {}, {(0, 0): Decimal(1)}
        for n, weight in enumerate(numbers):
            if n:
                more = {}
                for (b, t), chance in alike.items():
                    for where, p in each.items():
                        if p:
                            to = (b + (where == ON), t + (where == OFF))
                            more[to] = more.get(to, 0) + chance * p
                alike = more
            for k, chance in alike.items():
                arrived[k] = arrived.get(k, 0) + weight * chance
        after = {}
        for (b, t), chance in law.items():
            for (db, dt), p in arrived.items():
                to = (b + db, t + dt)
                after[to] = after.get(to, 0) + chance * p
        law = {k: p for k, p in after.items() if p > Decimal("1e-40")}
    reached = sum(p for (b, t), p in law.items() if b + t > 0 and Decimal(x.denominator) * b >= Decimal(x.numerator) * (b + t))
    print(name, "t =", months, "Poisson", mean_a_month, "reached", x, "%.17g" % reached, "nobody %.17g" % law.get((0, 0), 0))


base = dict(n0=6, b0=2, e=1, d=F(1, 10), s=F(1, 2), c=F(1), r=F(1, 4), every=None, delay=0)
report("memoryless", base, 2, [F(1, 2), F(1)])
with_delay = dict(base, n0=5, b0=1, e=2, c=F(2, 3), s=F(3, 4), delay=2)
report("memoryless, delay 2", with_delay, 5, [F(0), F(1, 3), F(1, 2), F(3, 5), F(1)])
scheduled = dict(base, n0=5, b0=2, e=1, r=None, every=3, c=F(1, 2), s=F(1, 4))
report("scheduled every 3", scheduled, 7, [F(1, 2), F(2, 3), F(1)])
scheduled_delay = dict(scheduled, delay=3, s=F(2, 5), e=2)
report("scheduled every 3, delay 3", scheduled_delay, 7, [F(1, 2), F(2, 3), F(1)])
alone = dict(base, n0=4, b0=1, e=0, d=F(1, 3), c=F(1, 2))
report("nobody enters", alone, 3, [F(0), F(1, 2), F(1)])
poisson_report("memoryless, delay 1", dict(base, n0=4, b0=1, c=F(1, 2), delay=1), 3, F(3, 2), F(1, 2))
poisson_report("scheduled every 2", dict(base, n0=4, b0=1, r=None, every=2, c=F(1, 2)), 3, F(1, 2), F(1, 2))


def binomial_tail(n, least, success):
    """P(X >= least), summed in 50 digits from the largest terms outwards until nothing is added."""
    getcontext().prec = 50
    p = Decimal(success.numerator) / Decimal(success.denominator)
    mode = max(least, int(n * success))
    log_term = sum(Decimal(i).ln() for i in range(n - mode + 1, n + 1)) - sum(Decimal(i).ln() for i in range(1, mode + 1))
    at_mode = (log_term + mode * p.ln() + (n - mode) * (1 - p).ln()).exp()
    total, term, k = at_mode, at_mode, mode
    while k < n and term > Decimal("1e-45"):
        term *= Decimal(n - k) / Decimal(k + 1) * p / (1 - p)
        k += 1
        total += term
    term, k = at_mode, mode
    while k > least and term > Decimal("1e-45"):
        term *= Decimal(k) / Decimal(n - k + 1) * (1 - p) / p
        k -= 1
        total += term
    return total


# Nobody leaves or enters: the number converted after 12 memoryless months is binomial, the caseload certain.
for people, off, targets in ((1000, 700, (F(57, 100), F(3, 5))), (100000, 70000, (F(58, 100), F(581, 1000)))):
    success = 1 - (1 - F(1, 24)) ** 12
    for x in targets:
        least = -(-(x * people).numerator // (x * people).denominator) - (people - off)
        print("binomial", people, x, "%.17g" % binomial_tail(off, least, success))
