import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { whyNoBrowser } from './tests/browser/chromium.ts';
import { engines } from './tests/engines/index.ts';

/** Tests that open no database; all others run once on each engine, but those named below. */
const withoutDatabase = [
  'packages/core/**/*.test.ts',
  'packages/client/**/*.test.ts',
  'packages/web/**/*.test.ts',
  'packages/server/src/cli/data-folder.test.ts',
  'packages/server/src/cli/table.test.ts',
  'tests/docs.test.ts',
];
/** Commands and examples that speak to a server see the same whatever its database is: on the usual one. */
const withAnyDatabase = [
  ...['call', 'changes', 'commands', 'find', 'ledger-commands'].map(
    (name) => `packages/server/src/cli/${name}.test.ts`,
  ),
  'tests/finding-guide.test.ts',
  'tests/ledger-guide.test.ts',
];
/** Tests of servers that fail and are copied. */
const withServers = ['tests/outage.test.ts', 'tests/replica.test.ts'];
/** Tests of the web UI, in a real browser: after all others, as each wants a core for itself. */
const inBrowser = ['tests/browser/**/*.test.ts'];
/** Packing puts files into the packages for a while, so it has the checkout for itself, at the end. */
const packing = ['tests/pack.test.ts'];

const checked = await Promise.all(
  engines.map(async (engine, place) => ({
    engine,
    isUsual: place === 0,
    whyNot: await engine.whyNot(),
  })),
);
// One after the other: both may install what is missing.
const whyNotInBrowser = await whyNoBrowser();
const untested = [
  ...checked.flatMap(({ engine, whyNot }) =>
    whyNot === undefined ? [] : [`Nothing was tested on ${engine.title}: ${whyNot}.`],
  ),
  ...(whyNotInBrowser === undefined
    ? []
    : [`Nothing was tested in a browser: ${whyNotInBrowser}.`]),
];

/** Our own packages from their sources; each project has to say so for itself. */
const fromSource = {
  resolve: { conditions: ['whoswho-source'] },
  ssr: { resolve: { conditions: ['whoswho-source'] } },
};
/** Files share the modules of their worker: loading them anew for each costs more than many tests. */
const sharing = { isolate: false };

export default defineConfig({
  ...fromSource,
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Who waits for something waits until it is there: no test is about how fast a machine is.
    expect: { poll: { timeout: 20_000 } },
    // Much of a test is waiting for commands and for the disk: one for each core, none left free.
    maxWorkers: availableParallelism(),
    reporters: ['default', ['./tests/count-reporter.ts', { untested }]],
    globalSetup: './tests/engines/setup.ts',
    projects: [
      { ...fromSource, test: { ...sharing, name: 'no database', include: withoutDatabase } },
      ...checked
        .filter(({ whyNot }) => whyNot === undefined)
        .map(({ engine: { name, servers }, isUsual }) => ({
          ...fromSource,
          test: {
            ...sharing,
            name,
            include: ['packages/**/*.test.ts', 'tests/**/*.test.ts'],
            exclude: [
              '**/node_modules/**',
              ...withoutDatabase,
              ...packing,
              ...inBrowser,
              ...(servers === undefined ? withServers : []),
              ...(isUsual ? [] : withAnyDatabase),
            ],
            provide: { engine: name },
          },
        })),
      ...(whyNotInBrowser === undefined
        ? [
            {
              ...fromSource,
              test: {
                ...sharing,
                name: 'browser',
                include: inBrowser,
                globalSetup: './tests/browser/setup.ts',
                provide: { engine: 'sqlite' },
                testTimeout: 240_000,
                sequence: { groupOrder: 2 },
              },
            },
          ]
        : []),
      { ...fromSource, test: { name: 'packing', include: packing, sequence: { groupOrder: 1 } } },
    ],
  },
});
