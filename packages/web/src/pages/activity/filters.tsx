import {
  Autocomplete,
  Box,
  Button,
  Group,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { titleOf } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import { directoriesQuery } from '../../data/directory.ts';
import type { LedgerFilter, RevertTarget } from '../../data/ledger.ts';
import { personByIdQuery } from '../../data/people-by-id.ts';
import { nameOf } from '../../ui/person-link.tsx';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Typed } from './typed.tsx';

const sources = ['ui', 'api', 'cli', 'revert'];

/** Narrows the changes; what can be taken back as a whole is offered. */
export function Filters({
  filter,
  onFilter,
  onRevert,
}: {
  readonly filter: LedgerFilter;
  readonly onFilter: (filter: LedgerFilter) => void;
  readonly onRevert: (target: RevertTarget) => void;
}) {
  const { t } = useTranslation('activity');
  const [isOpen, { toggle }] = useDisclosure();
  const set = (name: keyof LedgerFilter, value: string | null | undefined) => {
    const { [name]: _, ...others } = filter;
    onFilter(
      value === undefined || value === null || value === '' ? others : { ...others, [name]: value },
    );
  };
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <Stack role="group" aria-label={t('filters')}>
      <Button variant="default" hiddenFrom="sm" aria-expanded={isOpen} onClick={toggle}>
        {t('filters')}
      </Button>
      <Box {...(isOpen ? {} : { visibleFrom: 'sm' })}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4, xl: 7 }} spacing="sm">
          <PersonSelect
            key={`person ${filter.uid}`}
            label={t('person')}
            {...(filter.uid === undefined ? {} : { placeholder: filter.uid })}
            onPerson={(person) => set('uid', person?.uid)}
          />
          <FieldSelect value={filter.field} onField={(field) => set('field', field)} />
          <Typed value={filter.actor} onValue={(actor) => set('actor', actor)}>
            {(props) => <TextInput label={t('actor')} placeholder={t('actorHelp')} {...props} />}
          </Typed>
          <Typed value={filter.source} onValue={(source) => set('source', source)}>
            {({ onChange, ...props }) => (
              <Autocomplete
                label={t('source')}
                placeholder={t('anySource')}
                data={sources}
                onChange={(value) => onChange({ currentTarget: { value } })}
                {...props}
              />
            )}
          </Typed>
          <Typed value={filter.batch} onValue={(batch) => set('batch', batch)}>
            {(props) => <TextInput label={t('batch')} {...props} />}
          </Typed>
          <DateInput
            label={t('since')}
            value={filter.since ?? null}
            clearable
            onChange={(day) => set('since', day)}
          />
          <DateInput
            label={t('until')}
            value={filter.until ?? null}
            clearable
            onChange={(day) => set('until', day)}
          />
        </SimpleGrid>
      </Box>
      <Group>
        {isNarrowed ? (
          <Button variant="subtle" onClick={() => onFilter({})}>
            {t('clearFilters')}
          </Button>
        ) : null}
        <WholeRevert filter={filter} onRevert={onRevert} />
      </Group>
    </Stack>
  );
}

/** A batch, or a person since a time, can be taken back as a whole. */
function WholeRevert({
  filter: { batch, uid, since },
  onRevert,
}: {
  readonly filter: LedgerFilter;
  readonly onRevert: (target: RevertTarget) => void;
}) {
  const { t } = useTranslation('activity');
  const person = useQuery({ ...personByIdQuery(uid ?? ''), enabled: uid !== undefined });
  if (batch !== undefined) {
    return (
      <Button variant="light" color="red" onClick={() => onRevert({ batch })}>
        {t('revertBatch')}
      </Button>
    );
  }
  if (uid === undefined || since === undefined) {
    return null;
  }
  const name = person.data === undefined || person.data === null ? uid : nameOf(person.data);
  return (
    <Button variant="light" color="red" onClick={() => onRevert({ uid, at: since })}>
      {t('revertPerson', { name, time: since })}
    </Button>
  );
}

function FieldSelect({
  value,
  onField,
}: {
  readonly value: string | undefined;
  readonly onField: (field: string | null) => void;
}) {
  const { t, i18n } = useTranslation('activity');
  const { data: directories } = useSuspenseQuery(directoriesQuery);
  const titles = new Map(
    directories.flatMap(({ fields }) =>
      fields.map((field) => [field.uuid, titleOf(field.title, i18n.language) || field.key]),
    ),
  );
  return (
    <Select
      label={t('field')}
      placeholder={t('anyField')}
      searchable
      clearable
      data={[...titles].map(([uuid, label]) => ({ value: uuid, label }))}
      value={value ?? null}
      onChange={onField}
    />
  );
}
