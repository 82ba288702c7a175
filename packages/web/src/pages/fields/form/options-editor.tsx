import { Badge, Button, Group, Input, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Json, JsonObject } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import IconListDetails from '~icons/tabler/list-details';
import IconPlus from '~icons/tabler/plus';
import { fieldComponentsOf, settingsOf, withKey } from '../draft/component.ts';
import { idOfOption, labelOfOption, newOption, optionRows, relabelled } from '../draft/option.ts';
import { CodeSpans } from '../code-spans.tsx';
import { SortableRows } from '../sortable-rows.tsx';
import { OptionRow } from './option-row.tsx';
import { SeveralOptions } from './several-options.tsx';
import type { SettingProps } from './setting-control.tsx';

/** The options of a choice: their order, their labels in each language, and which are retired. */
export function OptionsEditor(props: SettingProps) {
  const { t, i18n } = useTranslation('fields');
  const { draft, component, languages, use, label, help, error, settingKey, change } = props;
  const [isOpen, { open, close }] = useDisclosure();
  const rows = optionRows(props.value);
  const stored = fieldComponentsOf(draft.base).find(({ uuid }) => uuid === component.uuid);
  const storedRows = stored === undefined ? [] : optionRows(settingsOf(stored)[settingKey]);
  const storedIds = new Set(storedRows.map(idOfOption));
  const own = languages[0] ?? 'en';
  const setRows = (next: readonly JsonObject[]) => {
    const others = (Array.isArray(props.value) ? props.value : []).filter(
      (row) => !optionRows([row]).length,
    );
    const all: Json[] = [...next, ...others];
    change(all.length === 0 ? undefined : all);
  };
  const setRow = (place: number, row: JsonObject) => setRows(rows.with(place, row));
  const countOf = (id: string) => use?.values.find(({ value }) => value === id)?.count;
  const add = (texts: readonly string[]) => {
    const next = [...rows];
    for (const text of texts) {
      next.push(newOption(own, text, [...next, ...storedRows]));
    }
    setRows(next);
  };
  return (
    <Input.Wrapper
      label={label}
      description={<CodeSpans text={help} />}
      error={error}
      labelElement="div"
    >
      <Stack gap="xs" mt="xs">
        {rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('noOptions')}
          </Text>
        ) : null}
        <SortableRows
          items={rows}
          nameOf={(row) => labelOfOption(row, i18n.language)}
          change={setRows}
        >
          {(row, place) => (
            <OptionRow
              option={row}
              languages={languages}
              isStored={storedIds.has(idOfOption(row))}
              count={countOf(idOfOption(row))}
              relabel={(language, text) =>
                setRow(
                  place,
                  relabelled(row, language, text, {
                    isStored: storedIds.has(idOfOption(row)),
                    // What an option that was removed is stored as never gets another meaning.
                    others: [...rows.toSpliced(place, 1), ...storedRows],
                  }),
                )
              }
              retire={(isRetired) => setRow(place, withKey(row, 'retired', isRetired || undefined))}
              remove={() => setRows(rows.toSpliced(place, 1))}
            />
          )}
        </SortableRows>
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus aria-hidden />}
            onClick={() => add([''])}
          >
            {t('addOption')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconListDetails aria-hidden />}
            onClick={open}
          >
            {t('addOptions')}
          </Button>
          <Badge variant="light" color="gray" autoContrast>
            {t('optionCount', { count: rows.length })}
          </Badge>
        </Group>
      </Stack>
      <SeveralOptions isOpen={isOpen} close={close} add={add} />
    </Input.Wrapper>
  );
}
