import { spawnSync } from 'node:child_process';
import { startCluster } from '../tests/engines/postgres-cluster.ts';
import { findPrograms } from '../tests/engines/postgres-programs.ts';
import { tell } from '../tests/engines/postgres-tell.ts';
import { urlOf } from '../tests/engines/postgres.ts';
const cluster = await startCluster(findPrograms() ?? '', { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', shared_buffers: '1GB', max_wal_size: '8GB', unix_socket_directories: '' }, { kept: '/work/main/.bench/postgres/cluster' });
try {
  const name = 'whoswho_bench_1000000_bench';
  await tell(cluster.url, `drop database if exists ${name}_unfinished with (force)`);
  await tell(cluster.url, `create database ${name}_unfinished template template0`);
  console.log('copying', new Date().toISOString());
  const done = spawnSync(process.execPath, ['packages/server/bin/whoswho.js', 'copy', '--from', 'sqlite:/work/main/.bench/1000000-people/whoswho.db', '--to', urlOf({ url: cluster.url }, `${name}_unfinished`)], { stdio: 'inherit' });
  console.log('ended', done.status, new Date().toISOString());
  if (done.status === 0) await tell(cluster.url, `alter database ${name}_unfinished rename to ${name}`);
} finally { await cluster.stop(); }
