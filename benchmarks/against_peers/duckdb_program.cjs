// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// duckdb_program.cjs FILE THREADS: the counts of poet_report --by mode, users and carers of one file, as lines
// role,mode,area,answered,not_applicable,missing,better,no_difference,worse in alphabetical order.
const { DuckDBInstance } = require('@duckdb/node-api');
const fs = require('fs');
const [file, threads] = process.argv.slice(2);

(async () => {
  const fd = fs.openSync(file);
  const head = Buffer.alloc(4096);
  fs.readSync(fd, head, 0, 4096, 0);
  const names = head.toString('latin1').split('\n')[0].split(',');
  const areas = names.slice(names.indexOf('independence'));
  const of = { user: areas.filter((a) => !a.startsWith('carer_')), carer: areas.filter((a) => a.startsWith('carer_')) };
  const db = await (await DuckDBInstance.create(':memory:', { threads })).connect();
  const such = (c, answers) => `count(*) FILTER (${c} IN (${answers.map((a) => `'${a}'`).join(', ')}))`;
  const counts = (c) => [such(c, ['not applicable']), such(c, ['a lot better', 'a little better']), such(c, ['no difference']),
    such(c, ['a little worse', 'a lot worse'])].join(', ');
  const found = await (await db.runAndReadAll(
    `SELECT role, mode, count(*), ${areas.map(counts).join(', ')}
     FROM read_csv('${file}', header = true, all_varchar = true, parallel = true) GROUP BY role, mode`)).getRows();
  const lines = [];
  for (const [role, mode, n, ...numbers] of found) {
    areas.forEach((area, i) => {
      if (!of[role].includes(area)) return;
      const [not_applicable, better, no_difference, worse] = numbers.slice(4 * i, 4 * i + 4);
      const answered = better + no_difference + worse;
      lines.push([role, mode, area, answered, not_applicable, n - answered - not_applicable, better, no_difference, worse].join(','));
    });
  }
  process.stdout.write(lines.sort().join('\n') + '\n');
})();
