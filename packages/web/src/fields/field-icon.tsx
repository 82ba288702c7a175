import IconUnknown from '~icons/tabler/circle-dot';
import { icons } from './icons.ts';

/** The icons that an administrator can choose from, by name. */
export const iconNames: readonly string[] = Object.keys(icons);

/** The icon of a name; a neutral one for names that are not ours. Decoration beside a title. */
export function FieldIcon({ name, size = 18 }: { readonly name: unknown; readonly size?: number }) {
  const Icon = typeof name === 'string' && Object.hasOwn(icons, name) ? icons[name] : undefined;
  return Icon === undefined ? (
    <IconUnknown width={size} height={size} aria-hidden />
  ) : (
    <Icon width={size} height={size} aria-hidden />
  );
}
