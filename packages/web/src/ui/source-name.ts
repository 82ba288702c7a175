import { useTranslation } from 'react-i18next';
import type { shell } from '../language/en/shell.ts';

type Known = keyof (typeof shell)['sources'];
const known: readonly Known[] = ['api', 'ui', 'cli', 'self', 'installation', 'revert'];

/** What people call a source of changes; its own name where it is none of ours. */
export function useSourceName(): (source: string) => string {
  const { t } = useTranslation('shell');
  return (source) => {
    const name = known.find((one) => one === source);
    return name === undefined ? source : t(`sources.${name}`);
  };
}
