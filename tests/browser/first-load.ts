import type { BrowserContext } from 'playwright-core';

/** What a browser with nothing in its cache loads before people are shown. */
export interface FirstLoad {
  readonly scripts: number;
  readonly scriptKilobytes: number;
  readonly styles: number;
  readonly styleKilobytes: number;
  readonly shownMs: number;
}

/** Opens the people page for the first time. */
export async function measureFirstLoad(context: BrowserContext): Promise<FirstLoad> {
  const page = await context.newPage();
  await page.goto('/people');
  await page.locator('#people-results a').first().waitFor();
  const shownMs = await page.evaluate(() => performance.now());
  await page.waitForLoadState('networkidle');
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .map(({ name, encodedBodySize }) => ({ name, encodedBodySize })),
  );
  await page.close();
  const of = (ending: string) => loaded.filter(({ name }) => name.endsWith(ending));
  const kilobytes = (files: typeof loaded) =>
    files.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000;
  const [scripts, styles] = [of('.js'), of('.css')];
  return {
    scripts: scripts.length,
    scriptKilobytes: kilobytes(scripts),
    styles: styles.length,
    styleKilobytes: kilobytes(styles),
    shownMs,
  };
}
