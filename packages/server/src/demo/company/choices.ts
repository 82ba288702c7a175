import { optionsOf } from '../field-draft.ts';
import { siteIds, sites } from './sites.ts';

/** Sites as options of a choice. */
export const siteOptions = siteIds.map((id) => {
  const { name } = sites[id];
  return { id, label: { en: name, fr: name } };
});

/** Skills that can be chosen today. */
export const skillsOffered = optionsOf(
  ['javascript', 'JavaScript', 'JavaScript'],
  ['databases', 'Databases', 'Bases de données'],
  ['accessibility', 'Accessibility', 'Accessibilité'],
  ['statistics', 'Statistics', 'Statistiques'],
  ['negotiation', 'Negotiation', 'Négociation'],
  ['public-speaking', 'Public speaking', 'Prise de parole en public'],
  ['facilitation', 'Facilitation', 'Animation d’ateliers'],
  ['copywriting', 'Copywriting', 'Rédaction'],
  ['photography', 'Photography', 'Photographie'],
  ['budgeting', 'Budgeting', 'Budget'],
  ['labour-law', 'Labour law', 'Droit du travail'],
  ['data-protection', 'Data protection', 'Protection des données'],
  ['logistics', 'Logistics', 'Logistique'],
  ['coaching', 'Coaching', 'Accompagnement'],
  ['first-aid', 'First aid', 'Premiers secours'],
  ['sign-language', 'Sign language', 'Langue des signes'],
);

/** All skills, with one that nobody can choose any more. */
export const skillOptions = [
  ...skillsOffered,
  { id: 'flash', label: { en: 'Adobe Flash', fr: 'Adobe Flash' }, retired: true },
];

/** Languages that people speak; the ids are those of `lang`. */
export const languageOptions = optionsOf(
  ['ar', 'Arabic', 'Arabe'],
  ['cs', 'Czech', 'Tchèque'],
  ['da', 'Danish', 'Danois'],
  ['de', 'German', 'Allemand'],
  ['el', 'Greek', 'Grec'],
  ['en', 'English', 'Anglais'],
  ['es', 'Spanish', 'Espagnol'],
  ['fr', 'French', 'Français'],
  ['hi', 'Hindi', 'Hindi'],
  ['it', 'Italian', 'Italien'],
  ['ja', 'Japanese', 'Japonais'],
  ['ko', 'Korean', 'Coréen'],
  ['nl', 'Dutch', 'Néerlandais'],
  ['pl', 'Polish', 'Polonais'],
  ['pt', 'Portuguese', 'Portugais'],
  ['ro', 'Romanian', 'Roumain'],
  ['sv', 'Swedish', 'Suédois'],
  ['tr', 'Turkish', 'Turc'],
  ['uk', 'Ukrainian', 'Ukrainien'],
  ['vi', 'Vietnamese', 'Vietnamien'],
  ['zh', 'Chinese', 'Chinois'],
);

/** Sizes of the shirts that are given away. */
export const shirtOptions = optionsOf(
  ['xs', 'XS', 'XS'],
  ['s', 'S', 'S'],
  ['m', 'M', 'M'],
  ['l', 'L', 'L'],
  ['xl', 'XL', 'XL'],
  ['xxl', 'XXL', 'XXL'],
);

/** The ids of options, as a choice stores them. */
export function idsOf(options: readonly { readonly id: string }[]): string[] {
  return options.map(({ id }) => id);
}
