import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { buildWeb } from '../../packages/web/build.ts';
import { findChromium } from '../../tests/browser/chromium.ts';
import { thisMachine } from '../machine.ts';
import { readOptions } from '../options.ts';
import { verdict } from '../search/part.ts';
import { prepare } from '../scratch.ts';
import { ascending, quantile } from '../statistics.ts';
import { startServer } from '../subject.ts';
import { aligned } from '../table.ts';
import { measureFirstLoad } from '../../tests/browser/first-load.ts';
import { measureKeys } from './keys.ts';

/** Aims: JavaScript of the first page, compressed, and from a key to painted results. */
const mostScriptKilobytes = 300;
const mostKeyMs = 150;

/** Measures the people page in a real browser: what is loaded first, and how it follows typing. */
export async function benchWeb(args: string[]): Promise<void> {
  const options = readOptions(args, { names: () => ['load', 'keys'], seconds: 2, pairs: 4 });
  await buildWeb();
  const scratch = await prepare(options.engine, options.people);
  await using database = scratch.database;
  await using server = await startServer(database.url);
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('bench: there is no Chromium on this machine');
  }
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${server.port}`,
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders: { authorization: `Bearer ${scratch.token}` },
  });
  await tellOfSession(context, server.port);
  const load = await measureFirstLoad(context);
  const keys = (await measureKeys(context)).toSorted(ascending);
  await browser.close();
  const p50 = quantile(keys, 0.5);
  const p99 = quantile(keys, 0.99);
  const machine = thisMachine();
  console.log(
    `${options.people} people in ${options.engine.name}; ${machine.processors}, Node ${machine.node}\n\n` +
      aligned([
        ['First load of the people page', 'files', 'kB compressed'],
        ['scripts', String(load.scripts), load.scriptKilobytes.toFixed(0)],
        ['styles', String(load.styles), load.styleKilobytes.toFixed(0)],
      ]) +
      `\nscripts at most ${mostScriptKilobytes} kB: ${verdict(load.scriptKilobytes, mostScriptKilobytes)}` +
      `; people shown after ${load.shownMs.toFixed(0)} ms\n\n` +
      aligned([
        ['From a key to painted results, ms', 'keys', 'p50', 'p99'],
        ['', String(keys.length), p50.toFixed(0), p99.toFixed(0)],
      ]) +
      `\nmedian at most ${mostKeyMs} ms: ${verdict(p50, mostKeyMs)}`,
  );
  if (options.json !== undefined) {
    const told = { machine, people: options.people, load, keys: { count: keys.length, p50, p99 } };
    await writeFile(options.json, `${JSON.stringify(told, null, 2)}\n`);
  }
}

/** The page asks who is there only where a session came along; here it is a token that answers. */
async function tellOfSession(context: BrowserContext, port: number): Promise<void> {
  await context.addCookies([
    { name: 'whoswho_session', value: 'none', url: `http://127.0.0.1:${port}` },
  ]);
}
