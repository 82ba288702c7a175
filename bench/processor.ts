import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Linux counts processor time in hundredths of a second for whoever reads it in `/proc`. */
const ticksPerSecond = 100;

/** Processor seconds that something has used so far; NaN where the system does not tell. */
export type Meter = () => number;

/** Processor seconds that a process has used; NaN where the system does not tell. */
export function processorSeconds(pid: number): number {
  const [user = Number.NaN, system = Number.NaN] = timesOf(pid);
  return user + system;
}

/** Processor seconds of a process, and of its children that have ended; NaN where nobody tells. */
export function familySeconds(pid: number): number {
  const times = timesOf(pid);
  return times.length === 0 ? Number.NaN : times.reduce((sum, one) => sum + one, 0);
}

/** The same, with its children that run. */
export function wholeFamilySeconds(pid: number): number {
  return (
    readdirSync('/proc')
      .map(Number)
      .filter((one) => one > 0 && parentOf(one) === pid)
      .map(familySeconds)
      // One that has just ended is among those of its parent.
      .filter((seconds) => !Number.isNaN(seconds))
      .reduce((sum, one) => sum + one, familySeconds(pid))
  );
}

/** The process that has started a process; NaN where the system does not tell. */
export function parentOf(pid: number): number {
  return Number(statusOf(pid)[1] ?? Number.NaN);
}

/** The name of a process's program; empty where the system does not tell. */
export function programOf(pid: number): string {
  return systemFile(`/proc/${pid}/comm`).trim();
}

/** user, system, and the same of children that have ended, in seconds. */
function timesOf(pid: number): number[] {
  return statusOf(pid)
    .slice(11, 15)
    .map((ticks) => Number(ticks) / ticksPerSecond);
}

/** What the system tells of a process, from its state on. */
function statusOf(pid: number): string[] {
  // The name of the program, in parentheses, may hold anything.
  return systemFile(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
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
 * than this process, its ended children and what the meters measure.
 */
export function watchOthers(own: readonly Meter[]): () => number {
  const read = () => {
    const [user = 0, nice = 0, system = 0, , , , , steal = 0] = machineTimes();
    const ours = own.reduce((sum, meter) => sum + meter(), familySeconds(process.pid));
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
