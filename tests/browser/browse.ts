import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { TestHouse } from '../house.ts';
import { findChromium } from './chromium.ts';

/** A house with pages: its address, and its administrator to prepare it. */
type Served = Pick<TestHouse, 'url' | 'admin'>;

/** How somebody looks at the UI. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly language?: 'en-GB' | 'fr-FR';
}

/** A page somebody looks at, and all that went wrong on it. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the console, the page and its content policy complained of; a test ends with none. */
  readonly complaints: string[];
}

/** Starts a browser; one is enough for a file of tests. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('There is no browser on this machine');
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
}

/** Opens a page as nobody, or as whoever has this e-mail address. */
export async function visit(
  browser: Browser,
  served: Served,
  { email, look = {} }: { readonly email?: string; readonly look?: Look } = {},
): Promise<Visit> {
  const { width = 1440, height = 900, scheme = 'light', language = 'en-GB' } = look;
  const context = await browser.newContext({
    baseURL: served.url,
    viewport: { width, height },
    colorScheme: scheme,
    locale: language,
    reducedMotion: 'reduce',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(email === undefined ? {} : { storageState: await stateOf(browser, served, email) }),
  });
  // What is not there by then will not come.
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  return { page, context, complaints: complaintsOf(page) };
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;
const signedIn = new WeakMap<Served, Map<string, Promise<State>>>();

/** What a browser keeps of somebody who has signed in; they do it once for a house. */
function stateOf(browser: Browser, served: Served, email: string): Promise<State> {
  const states = signedIn.get(served) ?? new Map<string, Promise<State>>();
  signedIn.set(served, states);
  const state = states.get(email) ?? signIn(browser, served, email);
  states.set(email, state);
  return state;
}

/** Signs in through the door that links lead to. */
async function signIn(browser: Browser, { url, admin }: Served, email: string): Promise<State> {
  const { url: link } = await admin.ok('password/link', { email, purpose: 'reset' });
  const newPassword = randomBytes(12).toString('base64url');
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/_ah/api/lumsites/v1/password/redeem`, {
    data: { secret: new URL(link as string).hash.slice(1), newPassword },
    headers: { origin: url },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const state = await context.storageState();
  await context.close();
  return state;
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => {
    complaints.push(`page: ${error.message}`);
  });
  return complaints;
}

/** What the browser itself says of an answer that a test provokes; not a fault of the page. */
export function withoutAnswers(complaints: readonly string[], ...statuses: number[]): string[] {
  return complaints.filter(
    (complaint) =>
      !statuses.some((status) =>
        complaint.startsWith(
          `error: Failed to load resource: the server responded with a status of ${status}`,
        ),
      ),
  );
}
