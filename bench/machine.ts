import { arch, cpus, platform, release } from 'node:os';
import type { Machine } from './figures.ts';

/** The machine of this run. */
export function thisMachine(): Machine {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    processors: `${processors.length} x ${processors[0]?.model.trim()}`,
    node: process.versions.node,
    system: `${platform()} ${release()} ${arch()}`,
  };
}
