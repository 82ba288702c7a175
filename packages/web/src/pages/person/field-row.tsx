import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { isEmpty } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import type { Provenance, ValueAccess } from '@whoswho/core/contract';
import { clsx } from 'clsx';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import IconPencil from '~icons/tabler/pencil';
import IconPlus from '~icons/tabler/plus';
import { titleOfField } from '../../fields/field-control.tsx';
import { FieldIcon } from '../../fields/field-icon.tsx';
import { FieldValue } from '../../fields/field-value.tsx';
import { textOf } from '../../fields/kind.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FieldEditor } from './field-editor.tsx';
import { FieldLock } from './field-lock.tsx';
import { FieldOrigin } from './field-origin.tsx';
import classes from './person.module.css';
import type { Row } from './row.ts';
import type { Edit } from './use-edits.ts';

interface FieldRowProps {
  readonly row: Row;
  readonly value: Json | undefined;
  readonly edit?: Edit | undefined;
  readonly access?: ValueAccess | undefined;
  readonly provenance?: Provenance | undefined;
  /** Whether to say why a value cannot be changed. */
  readonly isLockShown?: boolean;
  /** Absent where nothing can be changed, such as on a past day. */
  readonly actions?: FieldActions;
}

/** What can be done with a field of a person. */
interface FieldActions {
  readonly begin: () => void;
  readonly change: (part: Partial<Edit>) => void;
  readonly save: () => void;
  readonly cancel: () => void;
  readonly showHistory: () => void;
}

/** A field of a person: title, value, and what can be done with it. */
export function FieldRow(props: FieldRowProps) {
  const { row, edit, access, actions } = props;
  const { i18n } = useTranslation('person');
  const title = titleOfField(row.field, i18n.language);
  const place = useRef<HTMLDivElement>(null);
  const isEditing = edit !== undefined;
  const isUnfilled = isEmpty(props.value) && !isEditing;
  const mayEdit = access?.mayEdit === true && row.field.type !== undefined && actions !== undefined;
  useFocusAfterEditing(place, isEditing);
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'e' && isPlain && !isEditing && mayEdit && !event.defaultPrevented) {
      event.preventDefault();
      actions.begin();
    }
  };
  return (
    // `e` edits from wherever the focus is in the row; the button beside does the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={place}
      className={clsx(classes['row'], { [classes['noPrint'] ?? '']: isUnfilled })}
      role="group"
      aria-label={title}
      data-field={row.field.key}
      onKeyDown={onKeyDown}
    >
      {edit === undefined || actions === undefined ? (
        <ShownField {...props} title={title} mayEdit={mayEdit} />
      ) : (
        <FieldEditor
          row={row}
          edit={edit}
          access={access}
          onChange={actions.change}
          onSave={actions.save}
          onCancel={actions.cancel}
        />
      )}
    </div>
  );
}

function ShownField(props: FieldRowProps & { readonly title: string; readonly mayEdit: boolean }) {
  const { row, value, title, mayEdit, actions } = props;
  const { t } = useTranslation('person');
  return (
    <div className={classes['shown']}>
      <Group gap="xs" wrap="nowrap" align="flex-start" c="dimmed" className={classes['title']}>
        <FieldIcon name={row.field.settings['icon']} />
        <Text size="sm">{title}</Text>
      </Group>
      <Text component="div" className={classes['value']}>
        {isEmpty(value) ? (
          <Button
            size="compact-sm"
            variant="subtle"
            className={classes['noPrint']}
            leftSection={<IconPlus aria-hidden />}
            data-edit
            disabled={!mayEdit}
            aria-label={t('addField', { title })}
            onClick={actions?.begin}
          >
            {t('add')}
          </Button>
        ) : (
          <FieldValue field={row.field} value={value} />
        )}
      </Text>
      <RowActions {...props} />
    </div>
  );
}

function RowActions({
  row,
  value,
  title,
  mayEdit,
  access,
  provenance,
  isLockShown,
  actions,
}: FieldRowProps & { readonly title: string; readonly mayEdit: boolean }) {
  const { t, i18n } = useTranslation('person');
  const isFilled = !isEmpty(value);
  return (
    <Group gap={2} wrap="nowrap" className={classes['actions']}>
      {isFilled && row.field.type?.control === 'line' ? (
        <CopyButton
          value={textOf(row.field, value, i18n.language)}
          label={t('copyValue', { title })}
        />
      ) : null}
      {provenance === undefined || actions === undefined || !isFilled ? null : (
        <FieldOrigin
          row={row}
          title={title}
          provenance={provenance}
          onHistory={actions.showHistory}
        />
      )}
      {access?.mayEdit === false && isLockShown === true ? (
        <FieldLock title={title} access={access} />
      ) : null}
      {mayEdit && isFilled ? (
        <Tooltip label={t('editField', { title })} withArrow>
          <ActionIcon
            variant="subtle"
            color="gray"
            data-edit
            aria-label={t('editField', { title })}
            onClick={actions?.begin}
          >
            <IconPencil aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </Group>
  );
}

/** After editing, the keyboard is where it was before. */
function useFocusAfterEditing(
  place: { readonly current: HTMLElement | null },
  isEditing: boolean,
): void {
  const wasEditing = useRef(isEditing);
  useEffect(() => {
    if (wasEditing.current && !isEditing) {
      place.current?.querySelector<HTMLElement>('[data-edit]')?.focus();
    }
    wasEditing.current = isEditing;
  }, [place, isEditing]);
}
