// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What a reader's browser makes of pages and pictures; see tests/browser/run.  Prints a line a file, and every fault; fails on any.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { HtmlValidate } from 'html-validate';
import puppeteer from 'puppeteer-core';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'],
});
// The standard's rules and those of accessibility; of style only what is not a matter of taste.
const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });
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
const column = (i) => [...document.querySelector('table').tBodies[0].rows].map((r) =>
  r.cells[i].dataset.v || (r.cells[i].classList.contains('ab') ? '' : parseFloat(r.cells[i].textContent.replace(/,/g, '').replace(/^[<>]/, '').replace(/^\u2212/, '-'))));
const ordered = (values, down) => {
  const known = values.filter((v) => v !== '').map(Number);
  return values.slice(known.length).every((v) => v === '') && known.every((v, i) => i === 0 || (down ? known[i - 1] >= v : known[i - 1] <= v));
};

async function check(file) {
  const page = await browser.newPage(), wrong = [], url = 'file://' + resolve(file);
  page.on('console', (m) => { if (m.type() === 'error') wrong.push('console: ' + m.text()); });
  page.on('pageerror', (e) => wrong.push('script: ' + e.message));
  page.on('request', (r) => { if (r.url() !== url && !/^(data|blob):/.test(r.url())) wrong.push('request: ' + r.url()); });
  await page.setViewport({ width: 1024, height: 800 });
  await page.goto(url);
  wrong.push(...(await page.evaluate(overlaps)));
  if (file.endsWith('.html')) await check_page(page, file, wrong);
  const most = file.includes('everything') ? 600 : 400;  // that one has nine pictures and four tables of 152 councils
  if (file.endsWith('.html') && statSync(file).size >= most * 1024) wrong.push(`${most} kB or more`);
  for (const w of wrong) console.log(`  FAULT ${file}: ${w}`);
  console.log(`${wrong.length === 0 ? 'ok   ' : 'WRONG'} ${file} (${Math.ceil(statSync(file).size / 1024)} kB)`);
  faults += wrong.length;
  await page.close();
}

/** What a click on the link saves. */
async function downloaded(page, selector) {
  const folder = mkdtempSync(join(tmpdir(), 'pbo-')), client = await page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true });
  const done = new Promise((saved, failed) => {
    client.on('Browser.downloadProgress', (p) => { if (p.state === 'completed') saved(); if (p.state === 'canceled') failed(new Error('canceled')); });
    setTimeout(() => failed(new Error('no download')), 10000).unref();
  });
  const name = await page.$eval(selector, (a) => { a.click(); return a.download; });
  await done;
  const bytes = readFileSync(join(folder, name));
  rmSync(folder, { recursive: true });
  return bytes;
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
  // A download is the program's own CSV or JSON, to the byte.
  for (const kind of ['csv', 'json']) {
    const as_printed = file.replace(/html$/, kind === 'json' ? 'json.kept' : kind);  // (its folder has package.json)
    if (!existsSync(as_printed)) continue;
    const bytes = await downloaded(page, `a[download$=".${kind}"]`);
    if (!bytes.equals(readFileSync(as_printed))) wrong.push(`the download is not the ${kind.toUpperCase()}`);
  }
  if ((await page.$$('[data-packed] a[href^="blob:"]')).length !== (await page.$$('[data-packed]')).length) wrong.push('a file that is not handed out');
  const printed = Buffer.from(await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  const pages = (printed.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  if (pages === 0 || !printed.includes('/Font')) wrong.push('printed without text');
  const alone = (await page.$('body.one')) && (await page.$$('figure')).length <= 1;  // with --trend and its like there is more
  if (alone && pages !== 1) wrong.push(`one council's page is printed on ${pages} sides of A4`);
  // The quickest of three: a busy machine is no fault of the page's.
  const drawn = [];
  while (drawn.length < 3 && !(drawn.at(-1) < 1000)) {
    await page.reload();
    drawn.push(await page.evaluate(async () => {
      for (let waited = 0; waited < 3000; waited += 50) {
        const painted = performance.getEntriesByType('paint').find((p) => p.name === 'first-contentful-paint');
        if (painted) return painted.startTime;
        await new Promise((later) => setTimeout(later, 50));
      }
      return Infinity;
    }));
  }
  if (!(drawn.at(-1) < 1000)) wrong.push(`drawn after ${drawn.map((t) => Math.round(t)).join(', ')} ms`);
  const valid = await validator.validateString(readFileSync(file, 'utf8'), file);
  for (const m of valid.results.flatMap((r) => r.messages)) wrong.push(`html-validate ${m.ruleId}, line ${m.line}: ${m.message}`);
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
