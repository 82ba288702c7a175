import { pictureSizes } from '../../image/image.ts';
import { pictureVersionOf } from '../../operations/picture.ts';
import type { Writer } from '../../storage/store.ts';
import type { Check } from '../check.ts';
import { derivedRows } from '../derived-rows.ts';
import type { Cells, Difference } from '../derived-rows.ts';
import { differenceFinding, personNow } from '../difference.ts';

/** The photos of people. */
export const pictures: Check = {
  name: 'pictures',
  meaning: 'Each photo that a profile names is kept in every size, and there are no others.',
  watch(state) {
    const compared = derivedRows(state, {
      name: 'picture',
      columns: ['size', 'version'],
      rowsOf: ({ profile }) => ('fault' in profile ? undefined : rowsOf(profile.user)),
    });
    return {
      person: compared.person,
      rows: { picture: compared.rows },
      async *end() {
        for await (const difference of compared.differences()) {
          const { repair, ...finding } = differenceFinding(difference, wording, (writer) =>
            removeSurplus(writer, difference),
          );
          // Nobody but its owner has a photo that is lost.
          yield difference.missing.length === 0 && repair !== undefined
            ? { ...finding, repair }
            : finding;
        }
      },
    };
  },
};

const wording = {
  verb: 'shown by',
  shown: ([size = '', version = '']: Cells) => `photo ${version} in ${size} pixels`,
};

function rowsOf(user: Parameters<typeof pictureVersionOf>[0]): Cells[] {
  const version = pictureVersionOf(user);
  return version === '' ? [] : pictureSizes.map((size) => [String(size), version]);
}

/** Removes what the profile still does not name. */
async function removeSurplus(writer: Writer, difference: Difference): Promise<void> {
  const person = await personNow(writer, difference);
  if (person === undefined) {
    return;
  }
  const named = person.user === undefined ? '' : pictureVersionOf(person.user);
  const { customer, id, surplus } = difference;
  const isStill = surplus.some(([, version]) => version !== named);
  if (isStill && (await writer.pictures.version(customer.id, id)) !== named) {
    await writer.pictures.remove(customer.id, id);
  }
}
