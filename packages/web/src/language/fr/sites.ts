import type { sites as english } from '../en/sites.ts';

export const sites: typeof english = {
  text: 'Les sites partagent les personnes ; chacun a ses langues et l’annuaire qu’il montre d’abord.',
  default: 'site principal',
  name: 'Titre',
  nameIn: 'Titre en {{language}}',
  languages: 'Langues',
  languagesHelp:
    'Deux lettres chacune, comme en, fr, de. Les champs demandent un titre dans chacune.',
  defaultLanguage: 'Première langue',
  directory: 'Annuaire des utilisateurs',
  directoryHelp: 'Ce que l’on voit d’abord.',
  none: 'aucun',
  saved: 'Le site est enregistré',
  noSites: 'Il n’y a pas de site',
  badLanguage: '« {{language}} » n’est pas un code de langue.',
  changedElsewhere: 'Quelqu’un a modifié ce site entre-temps. Vos saisies sont toujours là.',
};
