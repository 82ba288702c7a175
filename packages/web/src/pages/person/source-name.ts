import { useTranslation } from 'react-i18next';
import type { person } from '../../language/en/person.ts';

type Known = keyof (typeof person)['source'];
const known: readonly Known[] = ['api', 'ui', 'cli', 'self', 'installation'];

/** What people call a source of changes; its own name where it is none of ours. */
export function useSourceName(): (source: string) => string {
  const { t } = useTranslation('person');
  return (source) => {
    const name = known.find((one) => one === source);
    return name === undefined ? source : t(`source.${name}`);
  };
}
