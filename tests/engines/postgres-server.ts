import type { DatabaseServer, DatabaseServers } from './engine.ts';
import { startCluster } from './postgres-cluster.ts';
import type { Cluster } from './postgres-cluster.ts';
import { findPrograms } from './postgres-programs.ts';
import { tell } from './postgres-tell.ts';

/** Settings of a server whose commits are as durable as in earnest. */
const settings = { max_connections: 100, unix_socket_directories: '' };
const database = 'whoswho';

/** Clusters of a test's own; a copy follows its primary by streaming. */
export const postgresServers: DatabaseServers = {
  async start() {
    const cluster = await startCluster(programs(), settings);
    await tell(cluster.url, `create database ${database}`);
    return serverOf(cluster);
  },
  async startCopy(primary) {
    return serverOf(await startCluster(programs(), settings, { primary: primary.url }));
  },
};

function programs(): string {
  const found = findPrograms();
  if (found === undefined) {
    throw new Error('there is no PostgreSQL on this machine to make a server of');
  }
  return found;
}

function serverOf(cluster: Cluster): DatabaseServer {
  const address = new URL(cluster.url);
  address.pathname = `/${database}`;
  return {
    url: address.href,
    crash: () => cluster.crash(),
    start: () => cluster.start(),
    pause: () => cluster.pause(),
    resume: () => cluster.resume(),
    async disconnectAll() {
      await tell(
        cluster.url,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`,
      );
    },
    async transactions() {
      const [row] = await tell(
        cluster.url,
        `select xact_commit as count from pg_stat_database where datname = '${database}'`,
      );
      return Number(row?.['count']);
    },
    async delayBy(delayMs) {
      await tell(cluster.url, `alter system set recovery_min_apply_delay = '${delayMs}ms'`);
      await tell(cluster.url, 'select pg_reload_conf()');
    },
    [Symbol.asyncDispose]: () => cluster.stop(),
  };
}
