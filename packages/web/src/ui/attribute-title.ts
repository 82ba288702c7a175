import { useTranslation } from 'react-i18next';
import { attributes } from '../language/en/attributes.ts';

/** What people call an attribute; its own name where we have none for it. */
export function useAttributeTitle(): (name: string) => string {
  const { t } = useTranslation('attributes');
  return (name) => (isKnown(name) ? t(name) : name);
}

function isKnown(name: string): name is keyof typeof attributes {
  return Object.hasOwn(attributes, name);
}
