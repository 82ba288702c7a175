import { Alert, Button, Group, Modal, Paper, Radio, Stack, Text } from '@mantine/core';
import { isEmpty } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orCleared } from '../../data/person.ts';
import { FieldControl, titleOfField } from '../../fields/field-control.tsx';
import { FieldValue } from '../../fields/field-value.tsx';
import type { Row } from './row.ts';
import type { Clash, ClashItem } from './use-edits.ts';

type Choice = 'yours' | 'theirs' | 'edit';
interface Decision {
  readonly choice: Choice;
  readonly draft: Json | undefined;
}

/** Lets whoever was second choose between both values, or write a third one. */
export function ClashDialog({
  clash,
  onChoose,
  onClose,
}: {
  readonly clash: Clash;
  /** Gets the values to save; none where only theirs were chosen. */
  readonly onChoose: (fields: JsonObject) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['person', 'shell']);
  const [decisions, setDecisions] = useState<Readonly<Record<string, Decision>>>({});
  const [isSaving, setSaving] = useState(false);
  const decisionOf = ({ row, yours }: ClashItem): Decision =>
    decisions[row.name] ?? { choice: 'yours', draft: yours };
  const save = async () => {
    const chosen = clash.items
      .map((item) => ({ item, decision: decisionOf(item) }))
      .filter(({ decision }) => decision.choice !== 'theirs')
      .map(({ item, decision }): [string, Json] => [
        item.row.name,
        orCleared(decision.choice === 'edit' ? decision.draft : item.yours),
      ]);
    setSaving(true);
    await onChoose(Object.fromEntries(chosen));
    setSaving(false);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('clash.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Stack>
        <Alert color="yellow" variant="light">
          {t('clash.text')}
        </Alert>
        {clash.items.map((item) => (
          <ClashChoice
            key={item.row.name}
            item={item}
            decision={decisionOf(item)}
            onDecide={(decision) => setDecisions((all) => ({ ...all, [item.row.name]: decision }))}
          />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button loading={isSaving} onClick={() => void save()}>
            {t('clash.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function ClashChoice({
  item,
  decision,
  onDecide,
}: {
  readonly item: ClashItem;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
}) {
  const { t, i18n } = useTranslation('person');
  const { row, base, theirs, yours } = item;
  const { field } = row;
  const title = titleOfField(field, i18n.language);
  return (
    <Stack gap="xs">
      <div>
        <Text size="sm" c="dimmed">
          {t('clash.before')}
        </Text>
        <Shown row={row} value={base} />
      </div>
      <Radio.Group
        label={t('clash.choose', { title })}
        value={decision.choice}
        onChange={(choice) => onDecide({ choice, draft: decision.draft })}
      >
        <Stack gap="xs" mt="xs">
          {(['yours', 'theirs'] as const).map((choice) => (
            <Paper key={choice} withBorder p="sm">
              <Radio value={choice} label={t(`clash.${choice}`)} fw={600} />
              <Text component="div" ps={30} mt={4}>
                <Shown row={row} value={choice === 'yours' ? yours : theirs} />
              </Text>
            </Paper>
          ))}
          <Paper withBorder p="sm">
            <Radio value="edit" label={t('clash.edit')} fw={600} />
          </Paper>
        </Stack>
      </Radio.Group>
      {decision.choice === 'edit' ? (
        <FieldControl
          field={field}
          value={decision.draft}
          onChange={(draft) => onDecide({ choice: 'edit', draft })}
          isFocused
        />
      ) : null}
    </Stack>
  );
}

function Shown({ row, value }: { readonly row: Row; readonly value: Json | undefined }) {
  const { t } = useTranslation('person');
  return isEmpty(value) ? (
    <Text fs="italic" c="dimmed" size="sm">
      {t('clash.empty')}
    </Text>
  ) : (
    <FieldValue field={row.field} value={value} />
  );
}
