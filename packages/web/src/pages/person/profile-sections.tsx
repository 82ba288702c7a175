import { Stack } from '@mantine/core';
import { isEmpty } from '@whoswho/core';
import type { Provenance } from '@whoswho/core/contract';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../data/person.ts';
import { Section } from '../../ui/section.tsx';
import { FieldRow } from './field-row.tsx';
import { sectionsOf } from './row.ts';
import type { Row, RowGroup } from './row.ts';
import type { Edits } from './use-edits.ts';

/** The fields of a person in the sections and the order that administrators chose. */
export function ProfileSections({
  person,
  rows,
  attributes,
  edits,
  isLockShown,
  onHistory,
}: {
  readonly person: Person;
  readonly rows: readonly Row[];
  readonly attributes: readonly Row[];
  readonly edits: Edits;
  readonly isLockShown: boolean;
  readonly onHistory: (field: string) => void;
}) {
  const { t, i18n } = useTranslation('person');
  const shown = rows.filter(
    (row) =>
      !isEmpty(row.read(person)) ||
      person.access?.[row.name]?.mayEdit === true ||
      edits.edits[row.name] !== undefined,
  );
  const groups: readonly RowGroup[] = [
    ...sectionsOf(shown, i18n.language, t('otherFields')),
    ...(attributes.length === 0 ? [] : [{ title: t('account'), rows: attributes }]),
  ];
  return (
    <Stack gap="lg">
      {groups.map((group) => (
        <Section key={group.title} title={group.title}>
          <div>
            {group.rows.map((row) => (
              <FieldRow
                key={row.name}
                row={row}
                value={row.read(person)}
                edit={edits.edits[row.name]}
                access={person.access?.[row.name]}
                provenance={provenanceOf(person, row)}
                isLockShown={isLockShown}
                actions={{
                  begin: () => edits.begin(row),
                  change: (part) => edits.change(row, part),
                  save: () => void edits.save(row),
                  cancel: () => edits.cancel(row),
                  showHistory: () => onHistory(row.name),
                }}
              />
            ))}
          </div>
        </Section>
      ))}
    </Stack>
  );
}

function provenanceOf({ provenance }: Person, { field }: Row): Provenance | undefined {
  return provenance !== undefined && Object.hasOwn(provenance, field.key)
    ? provenance[field.key]
    : undefined;
}
