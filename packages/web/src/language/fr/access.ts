import type { access as english } from '../en/access.ts';

export const access: typeof english = {
  tokens: 'Jetons',
  tokensText:
    'Un jeton agit au nom d’une personne : qui le possède peut faire ce qu’elle peut faire.',
  applications: 'Applications',
  applicationsText:
    'Un programme avec son propre identifiant et son secret, qui obtient ainsi des jetons pour des personnes.',
  name: 'Nom',
  namePlaceholder: 'synchronisation nocturne',
  nameHelp: 'À quoi il sert, pour le reconnaître plus tard.',
  person: 'Personne',
  personHelp: 'Le jeton agit au nom de cette personne.',
  life: 'Valable',
  days_one: '{{count}} jour',
  days_other: '{{count}} jours',
  year: 'un an',
  createToken: 'Nouveau jeton',
  createApplication: 'Nouvelle application',
  create: 'Créer',
  created: 'Créé',
  expires: 'Expire',
  never: 'jamais',
  lastUsed: 'Dernière utilisation',
  notUsed: 'pas encore',
  fromApplication: 'de l’application {{name}}',
  actions: 'Actions',
  revoke: 'Révoquer',
  revokeNamed: 'Révoquer {{name}}',
  revokeTokenTitle: 'Révoquer ce jeton ?',
  revokeTokenText:
    'Tout ce qui utilise {{name}} cesse de fonctionner immédiatement. C’est irréversible.',
  revokeApplicationTitle: 'Révoquer cette application ?',
  revokeApplicationText:
    '{{name}} et tous les jetons qu’elle a obtenus cessent de fonctionner immédiatement. C’est irréversible.',
  revoked: '{{name}} est révoqué',
  secretTitle: 'Conservez ceci en lieu sûr',
  secretText: 'Il n’est montré que maintenant. Qui le possède peut l’utiliser.',
  secret: 'Secret',
  clientId: 'Identifiant client',
  copySecret: 'Copier le secret',
  copyClientId: 'Copier l’identifiant client',
  kept: 'Je l’ai conservé',
  sources: 'Sources qu’elle peut revendiquer',
  sourcesHelp:
    'Noms sous lesquels ses modifications se distinguent dans l’historique, par exemple hr-import. Appuyez sur Entrée après chacun.',
  noTokens: 'Pas encore de jetons',
  noTokensText: 'Un script en a besoin. Il est montré une fois, lors de sa création.',
  noApplications: 'Pas encore d’applications',
  noApplicationsText:
    'Pour les programmes qui agissent pour de nombreuses personnes, comme un import nocturne.',
  needed: 'Ceci est nécessaire.',
};
