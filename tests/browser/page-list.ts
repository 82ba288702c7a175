import type { Page } from 'playwright-core';
import { guide } from '../house.ts';

/** Paths with the titles of their pages, which everybody may open. */
export const forEverybody = [
  ['/people', 'People'],
  ['/people?q=zoe&view=cards', 'People'],
  [`/people/camille-moreau-${guide.person}`, 'Camille Moreau'],
  ['/chart', 'Organization chart'],
  ['/chart?view=list', 'Organization chart'],
  ['/groups', 'Groups'],
  ['/about', 'About me'],
  ['/nothing-here', 'Page not found'],
] as const;
/** The pages that are for administrators alone. */
export const forAdministrators = [
  ['/fields', 'Fields'],
  ['/activity', 'Activity'],
  ['/activity?show=batches', 'Activity'],
  ['/sites', 'Sites'],
  ['/access', 'Tokens and applications'],
  ['/settings', 'Settings'],
] as const;
/** The pages of whoever has not signed in. */
export const forNobody = [
  ['/sign-in', 'Sign in to Whoswho'],
  ['/welcome#nonsense', 'This link is not in force any more'],
] as const;

/** Opens a page of the UI, and waits until it shows what it has to show. */
export async function open(page: Page, path: string, title: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction((wanted) => document.title === `${wanted} · Whoswho`, title);
  await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
  // What follows the page itself: counts, pictures.
  await page.waitForTimeout(400);
}
