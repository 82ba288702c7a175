import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { startCluster } from '../../tests/engines/postgres-cluster.ts';
import type { Cluster } from '../../tests/engines/postgres-cluster.ts';
import { findPrograms, ownerOfPrograms } from '../../tests/engines/postgres-programs.ts';
import { tell } from '../../tests/engines/postgres-tell.ts';
import { givenName, givenUrl, postgres as tested, urlOf } from '../../tests/engines/postgres.ts';
import { measurementNames } from '../measurement.ts';
import { openPlainPgSearch } from '../plain-pg-search.ts';
import type { BenchEngine, Making } from './engine.ts';
import { startPlainPg } from './plain-pg.ts';
import { postgresMeter } from './postgres-meter.ts';

/** Durable, as an installation is. */
const settings = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  unix_socket_directories: '',
};

/**
 * PostgreSQL: the one at WHOSWHO_TEST_POSTGRES_URL, whose user may create databases, or else a
 * cluster of the bench's own. Each number of people has a database in it.
 */
export const postgres: BenchEngine = {
  name: 'postgres',
  measurements: measurementNames,
  leastRatios: { get: 0.4, savePlain: 2, ledgerSave: 0.74 },
  plainNote:
    'Plain driver: pg in a process of its own, behind nothing; get and list through a pool of 10,\n' +
    'saves on a connection for each client, every one with its own commit.',
  async open(making) {
    const folder = join(making.root, 'postgres');
    await mkdir(folder, { recursive: true });
    const cluster = await clusterIn(join(folder, 'cluster'));
    try {
      const url = await filled(cluster.url, making);
      // What earlier runs have left behind would be cleared away in the middle of a slice.
      await tell(url, 'vacuum (analyze)');
      return {
        url,
        folder,
        description: await descriptionOf(url),
        meter: await postgresMeter(url),
        startPlain: () => startPlainPg(url, making.people),
        openPlainSearch: () => openPlainPgSearch(url),
        [Symbol.asyncDispose]: () => cluster.stop(),
      };
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  },
};

/** The PostgreSQL that is given, or one in a folder, made when it is missing. */
async function clusterIn(folder: string): Promise<Pick<Cluster, 'url' | 'stop'>> {
  const given = givenUrl();
  if (given !== undefined) {
    return { url: given, stop: async () => undefined };
  }
  const whyNot = await tested.whyNot();
  const programs = findPrograms();
  if (whyNot !== undefined || programs === undefined) {
    throw new Error(`bench: there is no PostgreSQL: ${whyNot}`);
  }
  const owner = await ownerOfPrograms();
  await mkdir(folder, { recursive: true });
  try {
    await promisify(execFile)('true', { ...owner, cwd: folder });
  } catch (error) {
    throw new Error(
      `bench: the user postgres cannot reach ${folder}; name a PostgreSQL in ${givenName}`,
      { cause: error },
    );
  }
  return startCluster(programs, settings, { kept: folder });
}

/** The database of so many people; it gets its name when it is whole. */
async function filled(server: string, { root, people, fill }: Making): Promise<string> {
  const name = `whoswho_bench_${people}_${basename(root).replaceAll(/\W/g, '')}`;
  const unfinished = `${name}_unfinished`;
  const known = await tell(server, `select 1 from pg_database where datname = '${name}'`);
  if (known.length === 0) {
    await tell(server, `drop database if exists ${unfinished} with (force)`);
    await tell(server, `create database ${unfinished} template template0`);
    await fill(urlOf({ url: server }, unfinished));
    await tell(server, `alter database ${unfinished} rename to ${name}`);
  }
  return urlOf({ url: server }, name);
}

async function descriptionOf(url: string): Promise<string> {
  const shown = ['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'];
  const [first] = await tell(
    url,
    `select current_setting('server_version') as version,
      ${shown.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`,
  );
  const told = shown.map((name) => `${name} ${first?.[name]}`).join(', ');
  return `PostgreSQL ${first?.['version']}, ${told}`;
}
