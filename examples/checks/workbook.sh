# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# A workbook holds what CSV holds: every figure as the same number, every absence as its symbol, every name as a text, and on each
# worksheet one marked-up table.  Read back with Python's own library; left out where there is none, or no libxlsxwriter.
. "$(dirname -- "$0")/common.sh"
command -v python3 >/dev/null || { echo "no Python: not looked at"; exit 0; }
"$programs/take_up_report" --format xlsx --output book.xlsx 2>err || {
    grep -q "built without libxlsxwriter" err && { echo "no libxlsxwriter: not looked at"; exit 0; }
    wrong "take_up_report --format xlsx: $(cat err)"
}
cat >look.py <<'END'
import csv, re, sys, zipfile, xml.etree.ElementTree as xml
ns = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
book = zipfile.ZipFile(sys.argv[1])
texts = [''.join(t.text or '' for t in s.iter('{%s}t' % ns['m'])) for s in xml.fromstring(book.read('xl/sharedStrings.xml')).findall('m:si', ns)]
names = [s.get('name') for s in xml.fromstring(book.read('xl/workbook.xml')).find('m:sheets', ns)]
assert names[:4] == ['cover', 'contents', 'notes', 'symbols'], names
def cells(number):
    page = xml.fromstring(book.read('xl/worksheets/sheet%d.xml' % number))
    assert page.find('m:mergeCells', ns) is None
    assert page.find('.//m:f', ns) is None, 'a formula'
    rows = []
    for row in page.iter('{%s}row' % ns['m']):
        rows.append([texts[int(c.find('m:v', ns).text)] if c.get('t') == 's' else float(c.find('m:v', ns).text) for c in row])
    return rows
tables = [xml.fromstring(book.read(n)) for n in book.namelist() if n.startswith('xl/tables/')]
assert len(tables) == len(names) - 1, 'one table on each worksheet but the cover'
wanted = list(csv.DictReader(open(sys.argv[2], encoding='utf-8')))
rows = cells(names.index('table_1') + 1)
assert len(rows) == 3 + len(wanted), (len(rows), len(wanted))
width = len(rows[2])
assert all(len(r) == width for r in rows[3:]), 'an empty cell'
figures = 0
for got, row in zip(rows[3:], wanted):
    of_csv = {k: v for k, v in row.items() if not k.startswith('report_')}
    numbers = sorted(float(v) for k, v in of_csv.items() if re.fullmatch(r'-?[0-9.]+(e-?[0-9]+)?', v) and not k.endswith('code'))
    of_book = sorted(v for v in got if isinstance(v, float))  # which has sixteen digits
    assert len(numbers) == len(of_book) and all(abs(a - b) <= 1e-15 * max(1, abs(a)) for a, b in zip(numbers, of_book)), (row, got)
    figures += len(numbers)
    assert of_csv['name'].lstrip("'") in got, row
    for k, v in of_csv.items():
        if k.endswith('_absent') and v: assert v.split(';')[0] in got, (k, v, got)
assert figures > 100 or len(wanted) < 50
print(len(wanted), 'rows,', figures, 'figures')
END
"$programs/take_up_report" --format csv --output table.csv 2>err || wrong "$(cat err)"
python3 look.py book.xlsx table.csv >out 2>err || wrong "the workbook of take_up_report: $(tail -n 1 err)"
"$programs/take_up_report" --format xlsx --output again.xlsx 2>err
same book.xlsx again.xlsx
cat >hostile.csv <<'END'
council,numerator,denominator
=1+1,12,40
"</t><script>",13,41
Ash & Oak,[c],42
END
for format in xlsx csv; do
    "$programs/take_up_report" hostile.csv --key council --numerator numerator --denominator denominator --protect threshold:5 --format $format \
        --output hostile.$format.out 2>err || wrong "hostile names: $(cat err)"
done
python3 look.py hostile.xlsx.out hostile.csv.out >out 2>err || wrong "the workbook of hostile names: $(tail -n 1 err)"
# Every report has one.
for command in poet_report "compare_outcomes" "roll_out --caseload 1000 --on-budget 300 --reviews-per-year 1 --conversion 0.5 --entrants 20 --default-share 0.8 --exits 0.2 --from 2011-03 --until 2013-03"; do
    # shellcheck disable=SC2086
    "$programs/"$command --format xlsx --output other.xlsx 2>err || wrong "$command: $(cat err)"
    python3 -c 'import sys, zipfile; sys.exit(zipfile.ZipFile("other.xlsx").testzip() is not None)' || wrong "$command made no archive"
done
finish
