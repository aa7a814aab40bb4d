// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// duckdb.cjs FILE THREADS NUMBERS: file to table, and integer columns in memory to table.
const { DuckDBInstance } = require('@duckdb/node-api');
const fs = require('fs');
const [file, threads, numbers] = process.argv.slice(2);

(async () => {
  const fd = fs.openSync(file);
  const head = Buffer.alloc(4096);
  fs.readSync(fd, head, 0, 4096, 0);
  const columns = head.toString('latin1').split('\n')[0].split(',').slice(3);
  const db = await (await DuckDBInstance.create(':memory:', { threads })).connect();
  const timed = async (sql) => {
    const from = process.hrtime.bigint();
    const rows = await (await db.runAndReadAll(sql)).getRows();
    return [rows, Number(process.hrtime.bigint() - from) / 1e6];
  };
  const write = (name, rows) => fs.writeFileSync(`${numbers}.${name}`, rows.map((r) => r.join(',')).sort().join('\n') + '\n');

  const better = (c) => `count(*) FILTER (${c} IN ('a lot better', 'a little better'))`;
  const answered = (c) => `count(*) FILTER (${c} IS NOT NULL AND ${c} NOT IN ('', 'not applicable'))`;
  const csv = `read_csv('${file}', header = true, all_varchar = true, parallel = true)`;
  const [rows, taken] = await timed(
    `SELECT ons_code, mode, ${columns.map((c) => `${better(c)}, ${answered(c)}`).join(', ')}
     FROM ${csv} WHERE role = 'user' GROUP BY ons_code, mode`);
  console.log(`duckdb_file${threads} ${taken} ${process.resourceUsage().maxRSS}`);
  write(`duckdb_file${threads}`, rows);

  const modes = ['direct_payment', 'part_direct_payment', 'managed_budget', 'individual_service_fund'];
  const code = (c) => `CAST(CASE ${c} WHEN 'a lot better' THEN 1 WHEN 'a little better' THEN 2 WHEN 'no difference' THEN 3
    WHEN 'a little worse' THEN 4 WHEN 'a lot worse' THEN 5 WHEN 'not applicable' THEN 8 ELSE 0 END AS UTINYINT) AS ${c}`;
  await db.run(`CREATE TABLE packed AS SELECT CAST(substr(ons_code, 2) AS INTEGER) AS council,
    CAST(CASE mode ${modes.map((m, i) => `WHEN '${m}' THEN ${i}`).join(' ')} END AS UTINYINT) AS mode,
    ${columns.map(code).join(', ')} FROM ${csv} ORDER BY council, mode`);  // by key, as ours are
  const between = (c, last) => `count(*) FILTER (${c} BETWEEN 1 AND ${last})`;
  const integers = `SELECT council, mode, ${columns.map((c) => `${between(c, 2)}, ${between(c, 5)}`).join(', ')}
    FROM packed GROUP BY council, mode`;
  for (let i = 0; i < 5; ++i) {
    const [counted, ms] = await timed(integers);
    console.log(`duckdb_memory${threads} ${ms}`);
    write(`duckdb_memory${threads}`, counted.map(([council, mode, ...n]) =>
      [`E${String(council).padStart(8, '0')}`, modes[mode], ...n]));
  }
})();
