import type { TestEngine } from './engine.ts';
import { postgres } from './postgres.ts';
import { sqlite } from './sqlite.ts';

/** Every engine that the tests run on; the first one is always at hand. */
export const engines: readonly TestEngine[] = [sqlite, postgres];
