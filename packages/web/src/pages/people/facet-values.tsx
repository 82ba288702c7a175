import { Skeleton, TextInput, UnstyledButton } from '@mantine/core';
import { fold } from '@whoswho/core';
import type { Facet } from '@whoswho/core/contract';
import { memo, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconDown from '~icons/tabler/chevron-down';
import IconUp from '~icons/tabler/chevron-up';
import { toChoice, toggled } from '../../data/people-choices.ts';
import type { Choice } from '../../data/people-choices.ts';
import { numberText } from '../../ui/number-text.ts';
import type { FacetField } from './facet-field.ts';
import classes from './people.module.css';
import { largestLimit, usualLimit } from './use-facets.ts';
import { useChoiceLabels } from './use-choice-labels.ts';
import { useChangeSearch, useChoices } from './use-people-search.ts';

/** One field: its values as boxes to tick, each with how many people have it. */
export const FacetValues = memo(function FacetValues({
  field,
  facet,
  isComing,
  isOpen,
  onToggle,
  onLimit,
}: {
  readonly field: FacetField;
  readonly facet: Facet | undefined;
  /** Its values are being counted for the first time. */
  readonly isComing: boolean;
  readonly isOpen: boolean;
  readonly onToggle: (name: string, isOpen: boolean) => void;
  readonly onLimit: (name: string, limit: number) => void;
}) {
  const id = useId();
  const Icon = isOpen ? IconUp : IconDown;
  return (
    <div role="group" aria-labelledby={id} className={classes['facet']}>
      <UnstyledButton
        id={id}
        className={classes['facetHead']}
        aria-expanded={isOpen}
        onClick={() => onToggle(field.name, !isOpen)}
      >
        {field.title}
        <Icon aria-hidden />
      </UnstyledButton>
      {isOpen && isComing ? <ValuesToCome /> : null}
      {isOpen && facet !== undefined ? (
        <OpenFacet field={field} facet={facet} onLimit={onLimit} />
      ) : null}
    </div>
  );
});

interface Line {
  readonly choice: Choice;
  readonly label: string;
  readonly count: number;
}

function OpenFacet({
  field,
  facet,
  onLimit,
}: {
  readonly field: FacetField;
  readonly facet: Facet;
  readonly onLimit: (name: string, limit: number) => void;
}) {
  const { t, i18n } = useTranslation('people');
  const choices = useChoices();
  const change = useChangeSearch();
  const [isLong, setLong] = useState(false);
  const [typed, setTyped] = useState('');
  const ticked = choices[field.name] ?? [];
  const counted = facet.values.flatMap(({ value, label, count }): Line[] => {
    const choice = toChoice(value);
    return choice === undefined ? [] : [{ choice, label, count }];
  });
  // What is ticked stays in sight, also when nobody has it any more.
  const absent = ticked.filter(
    (choice) => choice !== null && counted.every((line) => line.choice !== choice),
  );
  // The server labels all but people.
  const isOfPeople = field.field?.type?.references !== undefined;
  const unlabelled = [...absent, ...(isOfPeople ? counted.map(({ choice }) => choice) : [])];
  const labelOf = useChoiceLabels({ name: field.name, field: field.field, choices: unlabelled });
  const lines: Line[] = [
    ...absent.map((choice) => ({ choice, label: labelOf(choice), count: 0 })),
    ...counted.map((line) => (isOfPeople ? { ...line, label: labelOf(line.choice) } : line)),
    ...(facet.missing > 0 || ticked.includes(null)
      ? [{ choice: null, label: t('noValue'), count: facet.missing }]
      : []),
  ];
  const shown =
    typed === '' ? lines : lines.filter(({ label }) => fold(label).includes(fold(typed)));
  const toggle = (choice: Choice) => change({ choices: toggled(choices, field.name, choice) });
  return (
    <>
      {isLong ? (
        <TextInput
          size="xs"
          mb={4}
          aria-label={t('searchIn', { field: field.title })}
          placeholder={t('searchIn', { field: field.title })}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      ) : null}
      <div className={isLong ? classes['values'] : undefined}>
        {shown.map(({ choice, label, count }) => (
          <label key={JSON.stringify(choice)} className={classes['choice']}>
            <input
              type="checkbox"
              checked={ticked.includes(choice)}
              onChange={() => toggle(choice)}
            />
            <span className={classes['choiceLabel']} title={label} dir="auto">
              {label}
            </span>
            <span className={classes['count']}>{numberText(count, i18n.language)}</span>
          </label>
        ))}
      </div>
      {shown.length === 0 && typed !== '' ? (
        <p className={classes['count']}>{t('noSuchValue')}</p>
      ) : null}
      {facet.more && isLong && facet.values.length >= largestLimit ? (
        <p className={classes['count']}>{t('mostFrequent', { count: largestLimit })}</p>
      ) : null}
      {facet.more || isLong ? (
        <UnstyledButton
          className={classes['sort']}
          style={{ minBlockSize: 28, paddingInline: 4 }}
          aria-label={t(isLong ? 'lessOf' : 'moreOf', { field: field.title })}
          onClick={() => {
            setLong(!isLong);
            setTyped('');
            onLimit(field.name, isLong ? usualLimit : largestLimit);
          }}
        >
          {t(isLong ? 'less' : 'more')}
        </UnstyledButton>
      ) : null}
    </>
  );
}

/** How many are shown in the place of values that are being counted. */
const valuesToCome = 4;

function ValuesToCome() {
  return (
    <div aria-hidden>
      {Array.from({ length: valuesToCome }, (_, line) => (
        <div key={line} className={classes['choice']}>
          <Skeleton height={14} width={`${80 - 10 * line}%`} />
        </div>
      ))}
    </div>
  );
}
