import { Button, Collapse, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import IconArchive from '~icons/tabler/archive';
import type { FieldComponent } from '../draft/component.ts';
import type { FieldListProps } from './field-list-props.ts';
import { RowContent } from './field-row.tsx';

/** Fields that are out of use; their values are kept. */
export function UnusedFields({
  fields,
  ...props
}: FieldListProps & { readonly fields: readonly FieldComponent[] }) {
  const { t } = useTranslation('fields');
  const isChosen = fields.some(({ uuid }) => uuid === props.chosen);
  const [isOpen, { toggle }] = useDisclosure(isChosen);
  if (fields.length === 0) {
    return null;
  }
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArchive aria-hidden />}
        aria-expanded={isOpen}
        onClick={toggle}
      >
        {t('unusedFields', { count: fields.length })}
      </Button>
      <Collapse expanded={isOpen}>
        <Text size="xs" c="dimmed" py={4}>
          {t('unusedFieldsText')}
        </Text>
        <Stack gap={4}>
          {fields.map((field) => (
            <RowContent key={field.uuid} {...props} field={field} />
          ))}
        </Stack>
      </Collapse>
    </div>
  );
}
