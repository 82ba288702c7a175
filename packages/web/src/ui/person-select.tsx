import { Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFoundPeople } from '../data/person-card.ts';
import type { PersonCard } from '../data/person-card.ts';
import { PersonPicture, nameOf } from './person-link.tsx';

/** Picks one person by any part of what they are found by. */
export function PersonSelect({
  label,
  description,
  error,
  placeholder,
  onPerson,
  clearAfterwards = false,
}: {
  readonly label: string;
  readonly description?: string;
  readonly error?: ReactNode;
  readonly placeholder?: string;
  readonly onPerson: (person: PersonCard | undefined) => void;
  /** Whether the field is empty again after somebody was picked. */
  readonly clearAfterwards?: boolean;
}) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [query] = useDebouncedValue(typed, 120);
  const { people } = useFoundPeople(query.trim());
  const byEmail = new Map(people.map((person) => [person.email ?? '', person]));
  return (
    <Select
      label={label}
      description={description}
      error={error}
      placeholder={placeholder}
      searchable
      clearable={!clearAfterwards}
      value={chosen}
      searchValue={typed}
      onSearchChange={setTyped}
      data={[...byEmail].map(([value, person]) => ({ value, label: nameOf(person) }))}
      // The server has found them already, also by what is not in the name.
      filter={({ options }) => options}
      renderOption={({ option }) => <Option person={byEmail.get(option.value)} />}
      onChange={(email) => {
        onPerson(email === null ? undefined : byEmail.get(email));
        setChosen(clearAfterwards ? null : email);
        if (clearAfterwards) {
          setTyped('');
        }
      }}
    />
  );
}

function Option({ person }: { readonly person: PersonCard | undefined }) {
  return person === undefined ? null : (
    <Group gap="sm" wrap="nowrap">
      <PersonPicture person={person} size={28} />
      <div>
        <Text size="sm">{nameOf(person)}</Text>
        <Text size="xs" c="dimmed">
          {person.email}
        </Text>
      </div>
    </Group>
  );
}
