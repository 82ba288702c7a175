import { Button, Group, Select, Stack, Text } from '@mantine/core';
import type { ValueAccess } from '@whoswho/core/contract';
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldControl } from '../../fields/field-control.tsx';
import type { Row } from './row.ts';
import { useSourceName } from '../../ui/source-name.ts';
import type { Edit } from './use-edits.ts';

/** Edits one value in its place. */
export function FieldEditor({
  row,
  edit,
  access,
  onChange,
  onSave,
  onCancel,
}: {
  readonly row: Row;
  readonly edit: Edit;
  readonly access: ValueAccess | undefined;
  readonly onChange: (part: Partial<Edit>) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation(['person', 'shell']);
  const isListOpen = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || isListOpen.current) {
      return;
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && isSaving(event)) {
      event.preventDefault();
      onSave();
    }
  };
  return (
    // The keys are of the inputs inside; the box only hears them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      onKeyDownCapture={({ target }) => {
        // By the time the key arrives here, the list of a choice has closed by it.
        isListOpen.current = target instanceof Element && target.hasAttribute('data-expanded');
      }}
      onKeyDown={onKeyDown}
    >
      <Stack gap="xs">
        <FieldControl
          field={row.field}
          value={edit.draft}
          onChange={(draft) => onChange({ draft, error: undefined })}
          error={edit.error}
          isFocused
        />
        {access?.overridable === true ? (
          <OverrideChoice source={access.source ?? ''} edit={edit} onChange={onChange} />
        ) : null}
        <Group gap="xs">
          <Button size="xs" loading={edit.isSaving} onClick={onSave}>
            {t('shell:save')}
          </Button>
          <Button size="xs" variant="default" disabled={edit.isSaving} onClick={onCancel}>
            {t('shell:cancel')}
          </Button>
          <Text size="xs" c="dimmed" visibleFrom="sm">
            {isOfLines(row) ? t('keysLines') : t('keys')}
          </Text>
        </Group>
      </Stack>
    </div>
  );
}

/** How long the value goes before the one of the source that keeps it. */
function OverrideChoice({
  source,
  edit,
  onChange,
}: {
  readonly source: string;
  readonly edit: Edit;
  readonly onChange: (part: Partial<Edit>) => void;
}) {
  const { t } = useTranslation('person');
  const name = useSourceName()(source);
  return (
    <Select
      size="xs"
      label={t('overrideText', { source: name })}
      value={edit.override ?? 'nextSync'}
      onChange={(override) => onChange({ override: override ?? undefined })}
      allowDeselect={false}
      data={(['nextSync', 'forever'] as const).map((value) => ({
        value,
        label: t(`override.${value}`, { source: name }),
      }))}
    />
  );
}

/** Enter saves from inputs of one line; elsewhere it is a new line, or presses what has the focus. */
function isSaving({ target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || (target instanceof HTMLInputElement && target.type !== 'radio');
}

function isOfLines({ field }: Row): boolean {
  return field.type?.control === 'lines' || field.type?.control === 'richText';
}
