import type { BenchEngine } from './engine.ts';
import { postgres } from './postgres.ts';
import { sqlite } from './sqlite.ts';

/** Every engine that can be measured; the first one is measured unless another is asked for. */
export const engines: readonly BenchEngine[] = [sqlite, postgres];
