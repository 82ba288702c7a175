import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Linux counts processor time in hundredths of a second for whoever reads it in `/proc`. */
const ticksPerSecond = 100;

/** Processor seconds that a process has used; NaN where the system does not tell. */
export function processorSeconds(pid: number): number {
  const [user = Number.NaN, system = Number.NaN] = timesOf(pid);
  return user + system;
}

/** user, system, and the same of children that have ended, in seconds. */
function timesOf(pid: number): number[] {
  // The name of the program, in parentheses, may hold anything.
  const fields = systemFile(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return fields.slice(11, 15).map((ticks) => Number(ticks) / ticksPerSecond);
}

/** Memory of a process in MB, now and at its peak; NaN where the system does not tell. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = systemFile(`/proc/${pid}/status`);
  const read = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / 1e6;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

/**
 * Tells which share of the machine's time others took since the last time it was asked: others
 * than this process, its ended children and the processes given.
 */
export function watchOthers(own: readonly number[]): () => number {
  const read = () => {
    const [user = 0, nice = 0, system = 0, , , , , steal = 0] = machineTimes();
    const ours = [process.pid, ...own].flatMap(timesOf).reduce((sum, one) => sum + one, 0);
    return { at: performance.now() / 1000, others: user + nice + system + steal - ours };
  };
  let before = read();
  return () => {
    const after = read();
    const share = (after.others - before.others) / ((after.at - before.at) * cpus().length);
    before = after;
    return Math.max(0, share);
  };
}

/** user, nice, system, idle, iowait, irq, softirq, steal: seconds since the machine started. */
function machineTimes(): number[] {
  const [all = ''] = systemFile('/proc/stat').split('\n');
  return all
    .split(/\s+/)
    .slice(1)
    .map((ticks) => Number(ticks) / ticksPerSecond);
}

function systemFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Only Linux has it.
    return '';
  }
}
