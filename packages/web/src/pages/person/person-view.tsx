import { Stack } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { Suspense, lazy, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../data/directory.ts';
import type { Person } from '../../data/person.ts';
import { useSession } from '../../data/session.ts';
import { loadControls } from '../../fields/load-controls.tsx';
import { useAttributeTitle } from '../../ui/attribute-title.ts';
import { confirm } from '../../ui/confirm.tsx';
import { Page } from '../../ui/page.tsx';
import { nameOf } from '../../ui/person-link.tsx';
import { ClashDialog } from './clash-dialog.tsx';
import { CompletenessCard } from './completeness-card.tsx';
import { PersonGroups } from './person-groups.tsx';
import { PersonHeader } from './person-header.tsx';
import classes from './person.module.css';
import { ProfileSections } from './profile-sections.tsx';
import { ReportingLineCard } from './reporting-line-card.tsx';
import { personRoute } from './route.ts';
import { attributeRows, rowOf } from './row.ts';
import { useEdits } from './use-edits.ts';

const HistoryDrawer = lazy(async () => ({
  default: (await import('./history-drawer.tsx')).HistoryDrawer,
}));

/** A person as they are today. */
export function PersonView({
  person,
  directory,
}: {
  readonly person: Person;
  readonly directory: Directory;
}) {
  const attributeTitle = useAttributeTitle();
  const session = useSession();
  const { history } = personRoute.useSearch();
  const navigate = personRoute.useNavigate();
  const fields = directory.fields.map(rowOf);
  const attributes = attributeRows(person, attributeTitle);
  const rows = [...fields, ...attributes];
  const edits = useEdits(person, directory.id, rows);
  useAskBeforeLeaving(edits.isDirty);
  useEffect(() => {
    void loadControls();
  }, []);
  const isSelf = session.user.id === person.id;
  const seesPast = isSelf || session.mayEditPeople;
  const openHistory = (field: string | undefined) =>
    void navigate({
      search: (before) => ({ ...before, history: field }),
      replace: field === undefined,
      resetScroll: false,
    });
  return (
    <Page title={nameOf(person)} hasHiddenTitle>
      <PersonHeader
        person={person}
        directory={directory}
        edits={edits}
        isSelf={isSelf}
        {...(seesPast ? { onHistory: () => openHistory('all') } : {})}
      />
      <div className={classes['columns']}>
        <ProfileSections
          person={person}
          rows={fields}
          attributes={attributes}
          edits={edits}
          isLockShown={isSelf || session.mayEditPeople}
          onHistory={openHistory}
        />
        <Stack gap="lg">
          {seesPast ? <CompletenessCard person={person} rows={fields} edits={edits} /> : null}
          <ReportingLineCard person={person} directory={directory} />
          <PersonGroups person={person} />
        </Stack>
      </div>
      {edits.clash === undefined ? null : (
        <ClashDialog
          // Whoever clashes again chooses again.
          key={edits.clash.etag}
          clash={edits.clash}
          onChoose={edits.resolve}
          onClose={edits.giveUpClash}
        />
      )}
      {history === undefined || !seesPast ? null : (
        <Suspense fallback={null}>
          <HistoryDrawer
            person={person}
            rows={rows}
            edits={edits}
            field={history}
            onField={openHistory}
          />
        </Suspense>
      )}
    </Page>
  );
}

/** Nothing that was entered is lost by a click on a link or by closing the tab. */
function useAskBeforeLeaving(isDirty: boolean): void {
  const { t } = useTranslation('person');
  useBlocker({
    disabled: !isDirty,
    enableBeforeUnload: isDirty,
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname &&
      new Promise((resolve) => {
        confirm({
          title: t('leaveTitle'),
          text: t('leaveText'),
          action: t('leave'),
          onConfirm: () => resolve(false),
          onClose: () => resolve(true),
        });
      }),
  });
}
