import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostSelected, readAddresses } from '../../data/people.ts';
import { notifyFailure } from '../../ui/notify.tsx';
import classes from './people.module.css';
import type { PersonList } from './person-list.ts';

/** Ticks everybody who is found, as far as that many can be ticked at once. */
export function SelectAll({
  list,
  isLabelled = false,
}: {
  readonly list: PersonList;
  readonly isLabelled?: boolean;
}) {
  const { t } = useTranslation('people');
  const [isReading, setReading] = useState(false);
  const { total, people, selection, question } = list;
  const wanted = Math.min(total, mostSelected);
  const selected = selection.emails.size;
  const isAll =
    selected >= wanted &&
    people.slice(0, wanted).every(({ uid = '' }) => selection.emails.has(uid));
  const label = t(total > mostSelected ? 'selectFirst' : 'selectAll', { count: wanted });
  const selectAll = async () => {
    setReading(true);
    try {
      selection.add(await readAddresses(question));
    } catch (error) {
      notifyFailure(error);
    } finally {
      setReading(false);
    }
  };
  return (
    <label className={classes['selectAll']}>
      <input
        type="checkbox"
        aria-label={label}
        title={label}
        disabled={isReading || total === 0}
        checked={isReading || (isAll && total > 0)}
        ref={(box) => {
          if (box !== null) {
            box.indeterminate = selected > 0 && !isAll;
          }
        }}
        onChange={() => (isAll ? selection.clear() : void selectAll())}
      />
      {isLabelled ? <span aria-hidden>{label}</span> : null}
    </label>
  );
}
