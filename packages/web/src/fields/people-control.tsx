import { Group, MultiSelect, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFoundPeople, usePersonCards } from '../data/person-card.ts';
import type { PersonCard } from '../data/person-card.ts';
import { nameOf, PersonPicture } from '../ui/person-link.tsx';
import type { ControlProps } from './kind.ts';

/** One person or several, found by name; what is stored are their e-mail addresses. */
export function PeopleControl({ field, value, onChange, input }: ControlProps) {
  const { t } = useTranslation('values');
  const [search, setSearch] = useState('');
  const [query] = useDebouncedValue(search.trim(), 150);
  const emails = emailsOf(value);
  const held = usePersonCards(emails);
  const names = new Map(emails.map((email, index) => [email, labelOf(held[index], email)]));
  // A single choice writes the chosen name into the box, which asks for nobody.
  const isTyped = query !== '' && ![...names.values()].includes(query);
  const { people, isSearching } = useFoundPeople(isTyped ? query : '');
  const found = new Map(people.map((person) => [person.email ?? '', person]));
  const data = [...new Set([...emails, ...found.keys()])].map((email) => ({
    value: email,
    label: names.get(email) ?? labelOf(found.get(email), email),
  }));
  const schema = field.type?.valueSchema(field.settings);
  const common = {
    ...input,
    data,
    searchable: true,
    onSearchChange: setSearch,
    placeholder: t('searchPeople'),
    // The server has found them already, by more than the label.
    filter: keepAll,
    renderOption: ({ option }: { option: { value: string; label: string } }) => (
      <Choice email={option.value} label={option.label} person={found.get(option.value)} />
    ),
    nothingFoundMessage: isTyped && !isSearching ? t('nobodyFound') : t('searchPeople'),
    clearable: input.required !== true,
  };
  if (schema?.type !== 'array') {
    return (
      <Select
        allowDeselect={false}
        {...common}
        value={emails[0] ?? null}
        onChange={(email) => onChange(email ?? undefined)}
      />
    );
  }
  return (
    <MultiSelect
      {...common}
      value={emails}
      onChange={(chosen) => onChange(chosen.length === 0 ? undefined : chosen)}
      hidePickedOptions
      {...(schema.maxItems === undefined ? {} : { maxValues: schema.maxItems })}
    />
  );
}

function Choice({
  email,
  label,
  person,
}: {
  readonly email: string;
  readonly label: string;
  readonly person: PersonCard | undefined;
}) {
  return (
    <Group gap="xs" wrap="nowrap">
      <PersonPicture person={person ?? { email, fullName: label }} size={28} />
      <div>
        <Text size="sm">{label}</Text>
        <Text size="xs" c="dimmed">
          {email}
        </Text>
      </div>
    </Group>
  );
}

function keepAll<Options>({ options }: { options: Options }): Options {
  return options;
}

function labelOf(person: PersonCard | null | undefined, email: string): string {
  return person === null || person === undefined ? email : nameOf(person);
}

function emailsOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string' && item !== '');
}
