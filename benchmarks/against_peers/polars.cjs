// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// polars.cjs FILE THREADS NUMBERS: file to table, and integer columns in memory to table.  POLARS_MAX_THREADS, set by
// who starts it, says how many threads there are.
const pl = require('nodejs-polars');
const fs = require('fs');
const [file, threads, numbers] = process.argv.slice(2);
const write = (name, rows) => fs.writeFileSync(`${numbers}.${name}`, rows.map((r) => r.join(',')).sort().join('\n') + '\n');
const since = (from) => Number(process.hrtime.bigint() - from) / 1e6;
const answers = ['a lot better', 'a little better', 'no difference', 'a little worse', 'a lot worse'];
const modes = ['direct_payment', 'part_direct_payment', 'managed_budget', 'individual_service_fund'];

const from = process.hrtime.bigint();
const data = pl.readCSV(file, { inferSchemaLength: 0 });
const areas = data.columns.slice(3);
const table = data.groupBy('ons_code', 'mode').agg(
  ...areas.flatMap((c) => [
    pl.col(c).isIn(answers.slice(0, 2)).sum().alias(`${c}_better`),
    pl.col(c).isIn(answers).sum().alias(`${c}_answered`),
  ]));
const rows = table.rows();
console.log(`polars_file${threads} ${since(from)} ${process.resourceUsage().maxRSS}`);
write(`polars_file${threads}`, rows);

const coded = (c, words) => words.reduce(
  (rest, word, i) => pl.when(pl.col(c).eq(pl.lit(word))).then(pl.lit(i + 1)).otherwise(rest), pl.lit(0));
const integers = data.select(
  pl.col('ons_code').str.slice(1).cast(pl.Int32).alias('council'),
  coded('mode', modes).cast(pl.UInt8).alias('mode'),
  ...areas.map((c) => pl.when(pl.col(c).isNull()).then(pl.lit(0)).otherwise(coded(c, answers)).cast(pl.UInt8).alias(c)));
for (let i = 0; i < 5; ++i) {
  const start = process.hrtime.bigint();
  const counted = integers.groupBy('council', 'mode').agg(
    ...areas.flatMap((c) => [
      pl.col(c).isIn([1, 2]).sum().alias(`${c}_better`),  // quicker than two comparisons
      pl.col(c).isIn([1, 2, 3, 4, 5]).sum().alias(`${c}_answered`),
    ])).rows();
  console.log(`polars_memory${threads} ${since(start)}`);
  write(`polars_memory${threads}`, counted.map(([council, mode, ...n]) => [`E${String(council).padStart(8, '0')}`, modes[mode - 1], ...n]));
}
