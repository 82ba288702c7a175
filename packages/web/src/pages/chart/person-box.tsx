import { Button, Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Handle, Position } from '@xyflow/react';
import type { Node, NodeProps } from '@xyflow/react';
import { readValue } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import IconChevronDown from '~icons/tabler/chevron-down';
import IconChevronUp from '~icons/tabler/chevron-up';
import { personByIdQuery } from '../../data/people-by-id.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { PersonLink, PersonPicture, nameOf } from '../../ui/person-link.tsx';
import type { Branch } from './forest.ts';
import styles from './person-box.module.css';

/** A person in the drawing. */
export type PersonBoxNode = Node<
  {
    readonly branch: Branch;
    readonly field: Field | undefined;
    readonly isStacked: boolean;
    readonly isInLine: boolean;
    readonly isLookedAt: boolean;
    readonly onToggle: () => void;
    readonly onMore: () => void;
  },
  'person'
>;

const plainHeight = 94;
const extraHeight = 24;

/** How high a box is, with or without a further field. */
export function boxHeightOf(field: Field | undefined): number {
  return field === undefined ? plainHeight : plainHeight + extraHeight;
}

/** Name, title, a further field, and the way to the reports. */
export function PersonBox({ data }: NodeProps<PersonBoxNode>) {
  const { t } = useTranslation('chart');
  const { branch, field, isInLine, isLookedAt, onToggle, onMore } = data;
  const { node, isOpen, isLoading, rest } = branch;
  const { directReports, allReports } = node;
  const name = nameOf(node);
  const counts =
    directReports === allReports ? `${directReports}` : `${directReports} · ${allReports}`;
  return (
    <>
      <Handle type="target" position={Position.Top} id="top" className={styles['handle'] ?? ''} />
      <Handle type="target" position={Position.Left} id="side" className={styles['handle'] ?? ''} />
      <Paper
        withBorder
        shadow="xs"
        radius="md"
        px="sm"
        py={8}
        h="100%"
        data-person={node.uid}
        className={styles['box'] ?? ''}
        data-in-line={isInLine || undefined}
        data-looked-at={isLookedAt || undefined}
      >
        <Group wrap="nowrap" gap="sm">
          <PersonPicture person={node} size={38} />
          <div className={styles['words']}>
            <PersonLink person={node} fw={600} size="sm" truncate="end" display="block" />
            <Text size="xs" c="dimmed" truncate="end">
              {node.title ?? ''}
            </Text>
          </div>
        </Group>
        {field === undefined ? null : <Extra uid={node.uid} field={field} />}
        {directReports === 0 ? null : (
          <Group gap={4} justify="space-between" mt={6} wrap="nowrap">
            <Button
              size="compact-xs"
              variant="light"
              loading={isLoading}
              aria-expanded={isOpen}
              // What is read aloud begins with what is seen.
              aria-label={`${counts}: ${t(isOpen ? 'closeNamed' : 'openNamed', { name })}`}
              title={t('allReports', { count: allReports })}
              rightSection={
                isOpen ? <IconChevronUp aria-hidden /> : <IconChevronDown aria-hidden />
              }
              onClick={(event) => {
                event.stopPropagation();
                onToggle();
              }}
            >
              {counts}
            </Button>
            {rest === 0 ? null : (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={(event) => {
                  event.stopPropagation();
                  onMore();
                }}
              >
                {t('more', { count: rest })}
              </Button>
            )}
          </Group>
        )}
      </Paper>
      <Handle type="source" position={Position.Bottom} className={styles['handle'] ?? ''} />
      <Handle
        type="source"
        position={Position.Right}
        id="dotted"
        className={styles['handle'] ?? ''}
      />
    </>
  );
}

/** A further field of the person. */
export function Extra({ uid, field }: { readonly uid: string; readonly field: Field }) {
  const { data: person } = useQuery(personByIdQuery(uid));
  const value = person === undefined || person === null ? undefined : readValue(person, field);
  return (
    <Text size="xs" truncate="end" component="div" h={20} mt={4}>
      <FieldValue field={field} value={value} compact />
    </Text>
  );
}
