import { bindingOf, boundValues as boundValuesOf, equal, isEmpty, isObject } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { Check } from '../check.ts';
import { quoted } from '../finding.ts';

/** Values of fields that are bound to a place of the standard profile. */
export const boundValues: Check = {
  name: 'bound-values',
  meaning: 'A bound value is in apiProfile, the same in both of its places, and nowhere else.',
  watch: () => ({
    *person({ customer, name, profile }) {
      if ('fault' in profile) {
        return;
      }
      const { apiProfile, customProfile } = profile.user;
      const finding = { customer: customer.id, what: name };
      for (const uuid of isObject(customProfile) ? Object.keys(customProfile) : []) {
        const binding = customer.definitions?.fieldByUuid.get(uuid)?.binding;
        if (binding !== undefined) {
          const value = `the value of ${uuid}, which is bound to ${binding.path}`;
          yield { ...finding, message: `has in customProfile ${value}` };
        }
      }
      for (const message of isObject(apiProfile) ? disagreements(apiProfile) : []) {
        yield { ...finding, message };
      }
    },
  }),
};

/** Values whose two places, a list and the object beside it, say different things. */
function* disagreements(apiProfile: JsonObject): Generator<string> {
  for (const path of boundValuesOf(apiProfile, []).keys()) {
    const binding = bindingOf(path);
    const [list = ''] = path.split('/');
    const { [list]: elements, ...others } = apiProfile;
    const inList = binding?.read({ [list]: elements });
    const inObject = binding?.read(others);
    if (!isEmpty(inList) && !isEmpty(inObject) && !equal(inList, inObject)) {
      const values = [inList, inObject].map((value) => quoted(value));
      yield `has ${values.join(' and ')} in the two places of ${path}`;
    }
  }
}
