import { vcardFileName, vcardOf, visibleFields } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import type { Context, Operations } from './operation.ts';
import { findPerson, parseUser } from './person.ts';
import { checkDirectory } from './user-directory.ts';

/** People as contact cards: `user/vcard`. */
export const userVcard = {
  async 'user/vcard'(context, input) {
    const fields = fieldsOfCard(context, input.contentId);
    const user = parseUser(await findPerson(context, input));
    const { viewer } = context;
    return {
      vcard: vcardOf({
        user,
        fields: visibleFields(viewer, fields),
        language: input.lang ?? viewer.language,
      }),
      fileName: vcardFileName(user),
    };
  },
} satisfies Partial<Operations>;

/** Before any directory is defined a person has a name and an address all the same. */
function fieldsOfCard(context: Context, contentId: string | undefined): readonly Field[] {
  const isWithout = contentId === undefined && context.definitions.directories.length === 0;
  return isWithout ? [] : checkDirectory(context, contentId).fields;
}
