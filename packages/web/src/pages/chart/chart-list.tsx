import { ActionIcon, Button, Group, Loader, Text } from '@mantine/core';
import type { Field } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import IconChevronDown from '~icons/tabler/chevron-down';
import IconChevronRight from '~icons/tabler/chevron-right';
import { PersonLink, PersonPicture, nameOf } from '../../ui/person-link.tsx';
import styles from './chart-list.module.css';
import type { Branch } from './forest.ts';
import { Extra } from './person-box.tsx';
import type { Forest } from './use-forest.ts';

/** The chart as a list within lists: for phones, and for whoever reads it aloud. */
export function ChartList({
  forest,
  field,
}: {
  readonly forest: Forest;
  readonly field: Field | undefined;
}) {
  return <Branches branches={forest.forest} forest={forest} field={field} />;
}

function Branches({
  branches,
  forest,
  field,
}: {
  readonly branches: readonly Branch[];
  readonly forest: Forest;
  readonly field: Field | undefined;
}) {
  return (
    <ul className={styles['list']}>
      {branches.map((branch) => (
        <li key={branch.node.uid}>
          <PersonLine branch={branch} forest={forest} field={field} />
          {branch.reports.length === 0 ? null : (
            <Branches branches={branch.reports} forest={forest} field={field} />
          )}
          <Rest branch={branch} forest={forest} />
        </li>
      ))}
    </ul>
  );
}

function PersonLine({
  branch: { node, isOpen, isLoading },
  forest,
  field,
}: {
  readonly branch: Branch;
  readonly forest: Forest;
  readonly field: Field | undefined;
}) {
  const { t } = useTranslation('chart');
  const { uid, title, directReports } = node;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <Group
      wrap="nowrap"
      gap="xs"
      py={6}
      className={styles['line'] ?? ''}
      data-in-line={forest.line.has(uid) || undefined}
    >
      {directReports === 0 ? (
        <span className={styles['noButton']} />
      ) : (
        <ActionIcon
          variant="subtle"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'closeNamed' : 'openNamed', { name: nameOf(node) })}
          onClick={() => forest.toggle(uid)}
        >
          {isLoading ? <Loader size={16} /> : <Chevron aria-hidden className="mirrored" />}
        </ActionIcon>
      )}
      <PersonPicture person={node} size={32} />
      <div className={styles['words']}>
        <PersonLink person={node} fw={500} size="sm" />
        <Text size="xs" c="dimmed">
          {[title, directReports === 0 ? '' : t('directReports', { count: directReports })]
            .filter((part) => part !== undefined && part !== '')
            .join(' · ')}
        </Text>
        {field === undefined ? null : <Extra uid={uid} field={field} />}
      </div>
    </Group>
  );
}

function Rest({ branch, forest }: { readonly branch: Branch; readonly forest: Forest }) {
  const { t } = useTranslation('chart');
  return branch.rest === 0 ? null : (
    <Button variant="subtle" size="xs" ms="xl" onClick={() => forest.showMore(branch.node.uid)}>
      {t('more', { count: branch.rest })}
    </Button>
  );
}
