import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { run, whoswho } from '../command.ts';
import type { Ended } from '../command.ts';
import type { Home, Place, Preparation } from './engine.ts';
import { engines } from './index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The name of the engine that a test runs on. */
    engine: string;
    /** Where each engine of the run makes its databases. */
    places: Readonly<Record<string, Place>>;
  }
}

/** Before a run: starts the engines that its projects ask for. Afterwards they are gone again. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // A project is named after its engine, or says which one it needs.
  const asked = new Set(
    project.vitest.projects.flatMap(({ name, config }) => [name, config.provide['engine']]),
  );
  const homes: Record<string, Home> = {};
  const stop = async () => {
    await Promise.all(Object.values(homes).map((home) => home.stop()));
  };
  try {
    for (const engine of engines.filter(({ name }) => asked.has(name))) {
      homes[engine.name] = await engine.start(preparation);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const places = Object.entries(homes).map(([name, { place }]) => [name, place] as const);
  project.provide('places', Object.fromEntries(places));
  return stop;
}

const furnishing = fileURLToPath(new URL('../furnish.ts', import.meta.url));

/** By commands: what runs before a run does not see our packages' sources. */
const preparation: Preparation = {
  async migrate(url) {
    requireSuccess(await whoswho(['migrate', '--database', url]));
  },
  async furnish(url) {
    requireSuccess(await run(process.execPath, ['--conditions=whoswho-source', furnishing, url]));
  },
};

function requireSuccess({ code, stderr }: Ended): void {
  if (code !== 0) {
    throw new Error(`a database cannot be prepared: ${stderr}`);
  }
}
