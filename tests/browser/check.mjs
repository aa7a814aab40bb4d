// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What a reader's browser makes of pages and pictures; see tests/browser/run.  Prints a line a file, and every fault; fails on any.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import puppeteer from 'puppeteer-core';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'],
});
let faults = 0;

/** Texts of a visible picture that lie on one another or outside it, by the browser's own boxes. */
const overlaps = () => [...document.querySelectorAll('svg')].filter((s) => s.getBoundingClientRect().width > 0).flatMap((svg) => {
  const found = [], [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const texts = [...svg.querySelectorAll('text')].map((t) => ({ t: t.textContent, b: t.getBBox() }));
  texts.forEach((one, i) => {
    const b = one.b;
    if (b.x < -0.5 || b.y < -0.5 || b.x + b.width > width + 0.5 || b.y + b.height > height + 0.5) found.push('outside: ' + one.t);
    texts.slice(0, i).forEach((other) => {
      const o = other.b, x = Math.min(b.x + b.width, o.x + o.width) - Math.max(b.x, o.x);
      const y = Math.min(b.y + b.height, o.y + o.height) - Math.max(b.y, o.y);
      if (x > 1 && y > 4) found.push(`'${one.t}' on '${other.t}'`);  // lines of a paragraph lie close
    });
  });
  return found;
});

/** The sort values of a column, in the order of the rows. */
const column = (i) => [...document.querySelector('table').tBodies[0].rows].map((r) => r.cells[i].dataset.v);
const ordered = (values, down) => {
  const known = values.filter((v) => v !== '').map(Number);
  return values.slice(known.length).every((v) => v === '') && known.every((v, i) => i === 0 || (down ? known[i - 1] >= v : known[i - 1] <= v));
};

async function check(file) {
  const page = await browser.newPage(), wrong = [], url = 'file://' + resolve(file);
  page.on('console', (m) => { if (m.type() === 'error') wrong.push('console: ' + m.text()); });
  page.on('pageerror', (e) => wrong.push('script: ' + e.message));
  page.on('request', (r) => { if (r.url() !== url && !r.url().startsWith('data:')) wrong.push('request: ' + r.url()); });
  await page.setViewport({ width: 1024, height: 800 });
  await page.goto(url);
  wrong.push(...(await page.evaluate(overlaps)));
  if (file.endsWith('.html')) await check_page(page, file, wrong);
  for (const w of wrong) console.log(`  FAULT ${file}: ${w}`);
  console.log(`${wrong.length === 0 ? 'ok   ' : 'WRONG'} ${file} (${Math.ceil(statSync(file).size / 1024)} kB)`);
  faults += wrong.length;
  await page.close();
}

async function check_page(page, file, wrong) {
  await page.evaluate(axe);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await page.evaluate((only) => globalThis.axe.run(document, { runOnly: only }), tags);
  for (const v of found.violations) wrong.push(`axe ${v.id}: ${v.help} (${v.nodes.length}, first ${v.nodes[0].html.slice(0, 120)})`);
  for (const width of [320, 375, 768, 1024, 1600]) {
    await page.setViewport({ width, height: 800 });
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    if (wide > 0) wrong.push(`at ${width} pixels the page is ${wide} too wide`);
    wrong.push(...(await page.evaluate(overlaps)).map((o) => `at ${width} pixels: ${o}`));
  }
  const at = await page.evaluate(() => [...document.querySelector('table').tHead.rows[0].cells].findIndex((c) => c.classList.contains('r')));
  if (at >= 0) {
    const before = (await page.evaluate(column, at)).length;
    for (const down of [true, false]) {
      await page.evaluate((i) => document.querySelector('table').tHead.rows[0].cells[i].querySelector('button').focus(), at);
      await page.keyboard.press('Enter');
      const after = await page.evaluate(column, at);
      if (after.length !== before || !ordered(after, down)) wrong.push(`sorting ${down ? 'down' : 'up'} by the keyboard`);
    }
  }
  if (await page.$('.find:not([hidden]) input')) {
    await page.focus('.find:not([hidden]) input');
    await page.keyboard.type('04');
    const [shown, said, all] = await page.evaluate(() => {
      const p = document.querySelector('.find:not([hidden])'), rows = [...document.getElementById(p.querySelector('input').dataset.of).tBodies[0].rows];
      return [rows.filter((r) => !r.hidden && r.textContent.includes('04')).length, p.querySelector('span').textContent, rows.filter((r) => !r.hidden).length];
    });
    if (shown !== all || !said.startsWith(`${all} of `)) wrong.push('finding by the keyboard: ' + said);
  }
  const csv = file.replace(/html$/, 'csv');
  if (existsSync(csv)) {
    const href = await page.$eval('a[download$=".csv"]', (a) => a.href);
    if (Buffer.from(href.split(',')[1], 'base64').toString() !== readFileSync(csv, 'utf8')) wrong.push('the download is not the CSV');
  }
  if ((await page.pdf({ format: 'A4' })).length < 10000) wrong.push('printed to hardly anything');
  await page.setJavaScriptEnabled(false);
  await page.reload();
  if ((await page.$$('.find:not([hidden])')).length !== 0) wrong.push('without its script the page offers what only the script does');
  if ((await page.$$('tbody tr')).length === 0) wrong.push('without its script the page has no tables');
}

for (const file of process.argv.slice(2)) await check(file.replace(/^\.\//, ''));
await browser.close();
if (faults !== 0) {
  console.log(`${faults} faults`);
  process.exit(1);
}
