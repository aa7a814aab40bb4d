// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// duckdb.cjs FILE THREADS COUNTS: file to table, and integer columns in memory to table.
const { DuckDBInstance } = require('@duckdb/node-api');
const fs = require('fs');
const [file, threads, counts] = process.argv.slice(2);

(async () => {
  const fd = fs.openSync(file);
  const head = Buffer.alloc(4096);
  fs.readSync(fd, head, 0, 4096, 0);
  const columns = head.toString('latin1').split('\n')[0].split(',').slice(3);
  const db = await (await DuckDBInstance.create(':memory:', { threads })).connect();
  const timed = async (name, sql) => {
    const from = process.hrtime.bigint();
    const rows = await (await db.runAndReadAll(sql)).getRows();
    console.log(`${name} ${Number(process.hrtime.bigint() - from) / 1e6}`);
    return rows;
  };
  const better = (c) => `count(*) FILTER (${c} IN ('a lot better', 'a little better'))`;
  const answered = (c) => `count(*) FILTER (${c} IS NOT NULL AND ${c} NOT IN ('', 'not applicable'))`;
  const csv = `read_csv('${file}', header = true, all_varchar = true, parallel = true)`;
  const rows = await timed(`duckdb_file${threads}`,
    `SELECT ons_code, mode, ${columns.map((c) => `${better(c)}, ${answered(c)}`).join(', ')}
     FROM ${csv} WHERE role = 'user' GROUP BY ons_code, mode`);
  fs.writeFileSync(counts, rows.map((r) => r.join(',')).sort().join('\n') + '\n');

  const code = (c) => `CAST(CASE ${c} WHEN 'a lot better' THEN 1 WHEN 'a little better' THEN 2 WHEN 'no difference' THEN 3
    WHEN 'a little worse' THEN 4 WHEN 'a lot worse' THEN 5 WHEN 'not applicable' THEN 8 ELSE 0 END AS UTINYINT) AS ${c}`;
  await db.run(`CREATE TABLE packed AS SELECT CAST(substr(ons_code, 2) AS INTEGER) AS council,
    CAST(CASE mode WHEN 'direct_payment' THEN 0 WHEN 'part_direct_payment' THEN 1 WHEN 'managed_budget' THEN 2 ELSE 3 END AS UTINYINT) AS mode,
    ${columns.map(code).join(', ')} FROM ${csv}`);
  const integers = `SELECT council, mode, ${columns.map((c) => `count(*) FILTER (${c} BETWEEN 1 AND 2), count(*) FILTER (${c} BETWEEN 1 AND 5)`).join(', ')}
    FROM packed GROUP BY council, mode`;
  for (let i = 0; i < 3; ++i) await timed(`duckdb_memory${threads}`, integers);
})();
