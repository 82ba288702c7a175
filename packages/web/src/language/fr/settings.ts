import type { settings as english } from '../en/settings.ts';

export const settings: typeof english = {
  organization: 'Organisation',
  organizationText: 'Comment votre organisation s’appelle ici.',
  name: 'Nom',
  saved: 'Enregistré',
  needed: 'Ceci est nécessaire.',
  nicknames: 'Diminutifs',
  nicknamesText:
    'Des noms qui se trouvent l’un l’autre : qui cherche l’un trouve les personnes portant les autres. Un groupe par ligne, les noms séparés par des virgules.',
  nicknamesLabel: 'Vos propres groupes',
  nicknamesPlaceholder: 'Frédéric, Fred, Freddy',
  nicknamesBuiltIn_one: 'Un groupe est fourni.',
  nicknamesBuiltIn_other: '{{count}} groupes sont fournis.',
  tooFew: 'Ligne {{line}} : il faut au moins deux noms.',
  showBuiltIn: 'Montrer les groupes fournis',
  hideBuiltIn: 'Masquer les groupes fournis',
  server: 'Serveur',
  serverText: 'Ce qui se règle au démarrage du serveur. Voir docs/settings.md.',
  version: 'Version',
  customerId: 'Identifiant de l’organisation',
  api: 'Description de l’API',
  people: 'Personnes',
};
