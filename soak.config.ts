import { defineConfig, mergeConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** The long form of the property, fuzz and load tests; the usual run has a short one. */
export default mergeConfig(
  usual,
  defineConfig({
    test: {
      env: {
        WHOSWHO_FUZZ_RUNS: '20000',
        WHOSWHO_FIND_CASES: '20000',
        WHOSWHO_INTERLEAVING_RUNS: '5000',
        WHOSWHO_SAVE_ROUNDS: '12500',
        WHOSWHO_KILL_ROUNDS: '20',
        WHOSWHO_LOAD_SECONDS: '20',
        WHOSWHO_OUTAGE_ROUNDS: '10',
        WHOSWHO_REVERT_PEOPLE: '10000',
        WHOSWHO_LOOKS: '4',
      },
      testTimeout: 3_600_000,
    },
  }),
);
