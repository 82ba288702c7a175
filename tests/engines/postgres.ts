import { randomBytes } from 'node:crypto';
import type { Place, TestDatabase, TestEngine } from './engine.ts';
import { startCluster } from './postgres-cluster.ts';
import { findPrograms, installPrograms } from './postgres-programs.ts';
import { postgresServers } from './postgres-server.ts';
import { tell, tellAgain } from './postgres-tell.ts';

/** Names the variable with the address of a PostgreSQL to use. */
export const givenName = 'WHOSWHO_TEST_POSTGRES_URL';

/** The databases are gone after the run, so nothing has to be safe from a power cut. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_connections: 300,
  unix_socket_directories: '',
};

/**
 * PostgreSQL: the one at WHOSWHO_TEST_POSTGRES_URL, whose user may create databases, or else a
 * cluster of the run's own. Making tables costs more than copying them, so they are copied.
 */
export const postgres: TestEngine = {
  name: 'postgres',
  title: 'PostgreSQL',
  serverProcesses: 3,
  async whyNot() {
    if (givenUrl() !== undefined || findPrograms() !== undefined) {
      return undefined;
    }
    const whyNotInstalled = await installPrograms();
    if (whyNotInstalled === undefined && findPrograms() !== undefined) {
      return undefined;
    }
    const why = whyNotInstalled ?? 'the packages do not have it where it is looked for';
    return `it is not on this machine, and ${why}; name one in ${givenName}`;
  },
  async start(preparation) {
    const programs = findPrograms();
    const given = givenUrl();
    if (given === undefined && programs === undefined) {
      throw new Error('there is no PostgreSQL on this machine');
    }
    const cluster =
      programs === undefined || given !== undefined
        ? undefined
        : await startCluster(programs, settings);
    const url = given ?? cluster?.url ?? '';
    const prefix = `whoswho_test_${randomBytes(4).toString('hex')}_`;
    const stop = async () => {
      await (cluster === undefined ? dropAll(url, prefix) : cluster.stop());
    };
    try {
      const strategy = await strategyOf(url);
      const place = { url, prefix, strategy, tables: `${prefix}tables`, guide: `${prefix}guide` };
      await tell(url, `create database ${place.tables}`);
      await preparation.migrate(urlOf(place, place.tables));
      await tell(url, `create database ${place.guide} template ${place.tables} ${strategy}`);
      await preparation.furnish(urlOf(place, place.guide));
      return { place, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  },
  freshDatabase: (place) => makeDatabase(place, place['tables'] ?? ''),
  guideDatabase: (place) => makeDatabase(place, place['guide'] ?? ''),
  emptyDatabase: (place) => makeDatabase(place, 'template0'),
  servers: postgresServers,
  async problems(url) {
    const [role] = await tell(
      url,
      `select 1 as is_superuser from pg_roles where rolname = current_user and rolsuper`,
    );
    // Only a superuser can ask; the server that was named may be somebody else's.
    if (role === undefined) {
      return [];
    }
    await tell(url, 'create extension if not exists amcheck');
    try {
      await tell(
        url,
        `select bt_index_check(indexrelid, true) from pg_index
         join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam
         where amname = 'btree' and indisvalid and relpersistence = 'p'`,
      );
      return [];
    } catch (error) {
      return [String(error)];
    }
  },
};

/** The PostgreSQL that is to be used, where one is named. */
export function givenUrl(): string | undefined {
  return process.env[givenName] || undefined;
}

/** Files are copied faster than they are logged; before version 15 there was no other way. */
async function strategyOf(url: string): Promise<string> {
  const [row] = await tell(url, 'show server_version_num');
  return Number(row?.['server_version_num']) >= 150_000 ? 'strategy file_copy' : '';
}

async function makeDatabase(place: Place, template: string): Promise<TestDatabase> {
  const { url = '', prefix = '', strategy = '' } = place;
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  await tellAgain(url, `create database ${name} template ${template} ${strategy}`);
  const close = async () => {
    await tellAgain(url, `drop database if exists ${name} with (force)`);
  };
  return { url: urlOf(place, name), close, [Symbol.asyncDispose]: close };
}

/** The address of another database of the same server. */
export function urlOf({ url = '' }: Place, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** What tests that broke off have left behind. */
async function dropAll(url: string, prefix: string): Promise<void> {
  const left = await tell(
    url,
    `select datname as name from pg_database where starts_with(datname, '${prefix}')`,
  );
  for (const { name } of left) {
    await tell(url, `drop database if exists ${name} with (force)`);
  }
}
