import { Group } from '@mantine/core';
import { usePersonCards } from '../data/person-card.ts';
import type { PersonCard } from '../data/person-card.ts';
import { PersonLink, PersonPicture } from '../ui/person-link.tsx';
import type { ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';

/** People by name and picture, each a link to their page. */
export function PeopleValue({ field, value, language, isCompact }: ValueProps) {
  const emails = field.type?.references?.(value, field.settings) ?? [];
  const cards = usePersonCards(emails);
  if (emails.length === 0) {
    return <PlainText text={textOf(field, value, language)} isCompact={isCompact} />;
  }
  return (
    <Group gap={isCompact ? 6 : 'sm'} wrap={isCompact ? 'nowrap' : 'wrap'}>
      {emails.map((email, index) => (
        <Somebody key={email} email={email} person={cards[index]} isCompact={isCompact} />
      ))}
    </Group>
  );
}

function Somebody({
  email,
  person,
  isCompact,
}: {
  readonly email: string;
  readonly person: PersonCard | null | undefined;
  readonly isCompact: boolean;
}) {
  return person === null || person === undefined ? (
    <PlainText text={email} isCompact={isCompact} />
  ) : (
    <Group gap={6} wrap="nowrap" miw={0}>
      <PersonPicture
        person={person}
        size={isCompact ? 22 : 28}
        hasPhoto={person.pictureVersion !== undefined}
      />
      <PersonLink person={person} inherit truncate="end" />
    </Group>
  );
}
