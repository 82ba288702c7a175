import type { Check } from '../check.ts';

/** Profiles that can be read, in the rows that they belong to. */
export const profiles: Check = {
  name: 'profiles',
  meaning: 'The profile of a person is JSON and says who they are, as their row does.',
  watch: () => ({
    *person({ customer, name, profile, row }) {
      if ('fault' in profile) {
        yield { customer: customer.id, what: name, message: profile.fault };
      }
      const version = row['version'];
      if (!Number.isSafeInteger(version) || Number(version) < 1) {
        yield {
          customer: customer.id,
          what: name,
          message: `has version ${String(version)}; versions count from 1`,
        };
      }
    },
  }),
};
