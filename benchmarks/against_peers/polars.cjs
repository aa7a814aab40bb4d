// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// polars.cjs FILE COUNTS: file to table; POLARS_MAX_THREADS says how many threads.
const pl = require('nodejs-polars');
const fs = require('fs');
const [file, counts] = process.argv.slice(2);
const from = process.hrtime.bigint();
const data = pl.readCSV(file, { inferSchemaLength: 0 });
const areas = data.columns.slice(3);
const table = data.groupBy('ons_code', 'mode').agg(
  ...areas.flatMap((c) => [
    pl.col(c).isIn(['a lot better', 'a little better']).sum().alias(`${c}_better`),
    pl.col(c).isIn(['a lot better', 'a little better', 'no difference', 'a little worse', 'a lot worse']).sum().alias(`${c}_answered`),
  ]));
const rows = table.rows();
console.log(`polars_file${process.env.POLARS_MAX_THREADS || ''} ${Number(process.hrtime.bigint() - from) / 1e6}`);
fs.writeFileSync(counts, rows.map((r) => r.join(',')).sort().join('\n') + '\n');
