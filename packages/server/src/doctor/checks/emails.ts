import { textOf } from '../../operations/person-text.ts';
import type { Check } from '../check.ts';

/** E-mail addresses that lead to one person, however they are written. */
export const emails: Check = {
  name: 'emails',
  meaning: 'E-mail addresses are in lower case, so that case tells nobody apart.',
  watch: ({ reader }) => ({
    async *person({ customer, id, profile }) {
      if ('fault' in profile) {
        return;
      }
      const email = textOf(profile.user['email']);
      const lower = email.toLowerCase();
      if (email === lower) {
        return;
      }
      const other = await reader.users.byEmail(customer.id, lower);
      const message =
        other === undefined || other.id === id
          ? 'has an e-mail address that is not in lower case, by which nobody is found'
          : `has the e-mail address of person ${other.id}, but for case`;
      yield { customer: customer.id, what: email, message };
    },
  }),
};
