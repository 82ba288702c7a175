// Makes docs/images/*.webp: the main pages of the web UI with the demo, light and dark.
// Run by hand when they look different: node --conditions=whoswho-source docs/screenshots.ts
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import sharp from 'sharp';
import { buildWeb } from '../packages/web/build.ts';
import { findChromium } from '../tests/browser/chromium.ts';

const bin = join(import.meta.dirname, '../packages/server/bin/whoswho.js');
const images = join(import.meta.dirname, 'images');

/** What is shown: a page, and what is done there before the picture is taken. */
const shots: readonly { name: string; path: string; width?: number; height?: number }[] = [
  { name: 'people', path: '/people?q=engineer' },
  { name: 'person', path: '/people/zoe-vance' },
  { name: 'chart', path: '/chart' },
  { name: 'fields', path: '/fields' },
  { name: 'activity', path: '/activity' },
  { name: 'phone', path: '/people/zoe-vance', width: 390, height: 800 },
];

await buildWeb();
const data = await mkdtemp(join(tmpdir(), 'whoswho-screenshots-'));
const server = spawn(process.execPath, [bin, 'serve', '--demo', '--data', data, '--port', '0']);
try {
  await take(await signInLink());
} finally {
  server.kill('SIGTERM');
  await rm(data, { recursive: true });
}

/** The administrator's link, which the demo prints. */
async function signInLink(): Promise<string> {
  for await (const line of createInterface(server.stdout)) {
    const link = /as the administrator:\s+(http\S+)/u.exec(line)?.[1];
    if (link !== undefined) {
      server.stdout.resume();
      return link;
    }
  }
  throw new Error('the demo ended before it printed a link');
}

async function take(link: string): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('There is no Chromium on this machine');
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const storageState = await signIn(browser, link);
  const { origin } = new URL(link);
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { name, path, width = 1280, height = 800 } of shots) {
      const context = await browser.newContext({
        storageState,
        colorScheme,
        viewport: { width, height },
        deviceScaleFactor: 1.5,
        reducedMotion: 'reduce',
        locale: 'en-GB',
      });
      const page = await context.newPage();
      await page.goto(`${origin}${await addressOf(context, origin, path)}`);
      await page.locator('main h1, main h2').first().waitFor();
      await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
      // Pictures and counts follow.
      await page.waitForTimeout(2500);
      const picture = sharp(await page.screenshot());
      await picture.webp({ quality: 82 }).toFile(join(images, `${name}-${colorScheme}.webp`));
      await context.close();
    }
  }
  await browser.close();
}

async function signIn(browser: Browser, link: string) {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: /^Sign in as/u }).click();
  await page.waitForURL('**/people');
  const state = await context.storageState();
  await context.close();
  return state;
}

/** People have other ids in each demo. */
async function addressOf(context: BrowserContext, origin: string, path: string): Promise<string> {
  if (path !== '/people/zoe-vance') {
    return path;
  }
  const answer = await context.request.get(
    `${origin}/_ah/api/lumsites/v1/user/get?email=zoe.vance@customer.com`,
  );
  const { id } = (await answer.json()) as { id: string };
  return `${path}-${id}`;
}
