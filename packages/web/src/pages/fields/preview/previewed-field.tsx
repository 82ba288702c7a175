import { Box, Group, Text } from '@mantine/core';
import { isEmpty } from '@whoswho/core';
import type { Field, Json } from '@whoswho/core';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldControl, titleOfField } from '../../../fields/field-control.tsx';
import { FieldIcon } from '../../../fields/field-icon.tsx';
import { FieldValue } from '../../../fields/field-value.tsx';
import { useSeenInColumn } from '../use-seen-in-column.ts';
import classes from './previewed-field.module.css';

interface PreviewedFieldProps {
  readonly field: Field;
  readonly value: Json | undefined;
  readonly isChosen: boolean;
}

/** A field as a profile shows it. */
export function PreviewedValue({ field, value, isChosen }: PreviewedFieldProps) {
  const { t, i18n } = useTranslation('fields');
  return (
    <Frame isChosen={isChosen}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Text c="dimmed" pt={2} component="span">
          <FieldIcon name={field.settings['icon']} />
        </Text>
        <Box miw={0} flex={1} style={{ overflowWrap: 'anywhere' }}>
          <Text size="xs" c="dimmed">
            {titleOfField(field, i18n.language)}
          </Text>
          {isEmpty(value) ? (
            <Text size="sm" c="dimmed" fs="italic">
              {t('preview.empty')}
            </Text>
          ) : (
            <Box fz="sm">
              <FieldValue field={field} value={value} />
            </Box>
          )}
        </Box>
      </Group>
    </Frame>
  );
}

/** A field as people fill it in; what is typed here is judged, and goes nowhere. */
export function PreviewedControl({ field, value, isChosen }: PreviewedFieldProps) {
  const [typed, setTyped] = useState<{ readonly value: Json | undefined }>();
  const current = typed === undefined ? value : typed.value;
  const judged =
    typed === undefined || isEmpty(current) || current === undefined
      ? undefined
      : field.type?.clean(current, field.settings, value);
  return (
    <Frame isChosen={isChosen}>
      <FieldControl
        field={field}
        value={current}
        onChange={(next) => setTyped({ value: next })}
        error={judged !== undefined && 'rule' in judged ? judged.rule : undefined}
      />
    </Frame>
  );
}

/** Marks the field whose form is open, and brings it into view. */
function Frame({
  isChosen,
  children,
}: {
  readonly isChosen: boolean;
  readonly children: ReactNode;
}) {
  const box = useSeenInColumn<HTMLDivElement>(isChosen);
  return (
    <div ref={box} className={clsx(classes['frame'], isChosen && classes['chosen'])}>
      {children}
    </div>
  );
}
