import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['whoswho-source'] },
  ssr: { resolve: { conditions: ['whoswho-source'] } },
  test: {
    include: ['packages/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/count-reporter.ts'],
  },
});
