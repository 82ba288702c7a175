import { inject } from 'vitest';
import type { DatabaseServer, TestDatabase, TestEngine } from './engines/engine.ts';
import { engines } from './engines/index.ts';

/** Makes a database without data, of the engine that the test runs on. */
export async function freshDatabase(): Promise<TestDatabase> {
  return engineOfTest().freshDatabase(placeOf(engineOfTest()));
}

/** Makes a database with the guide's data, as of the beginning of the run. */
export async function guideDatabase(): Promise<TestDatabase> {
  return engineOfTest().guideDatabase(placeOf(engineOfTest()));
}

/** Makes a database that has not even tables. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return engineOfTest().emptyDatabase(placeOf(engineOfTest()));
}

/** Makes a database without tables on each engine of this run, the test's own first. */
export async function emptyDatabaseOfEach(): Promise<TestDatabase[]> {
  const own = engineOfTest();
  const others = engines.filter(({ name }) => name !== own.name && name in inject('places'));
  return Promise.all([own, ...others].map((engine) => engine.emptyDatabase(placeOf(engine))));
}

/** What the engine finds broken in a database, index by index. */
export async function problemsOf(url: string): Promise<readonly string[]> {
  return engineOfTest().problems(url);
}

/** How many server processes a test of load starts on one database. */
export function serverProcesses(): number {
  return engineOfTest().serverProcesses;
}

/** A server of databases that can fail. */
export async function startDatabaseServer(): Promise<DatabaseServer> {
  return serversOfTest().start();
}

/** A server that copies another one. */
export async function startDatabaseCopy(primary: DatabaseServer): Promise<DatabaseServer> {
  return serversOfTest().startCopy(primary);
}

function serversOfTest() {
  const { servers, title } = engineOfTest();
  if (servers === undefined) {
    throw new Error(`databases of ${title} are in no server`);
  }
  return servers;
}

function engineOfTest(): TestEngine {
  const name = inject('engine');
  const engine = engines.find((one) => one.name === name);
  if (engine === undefined) {
    throw new Error('a test of a project without an engine asks for a database');
  }
  return engine;
}

function placeOf({ name }: TestEngine) {
  return inject('places')[name] ?? {};
}
