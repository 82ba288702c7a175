import type { attributes as english } from '../en/attributes.ts';

export const attributes: typeof english = {
  firstName: 'Prénom',
  lastName: 'Nom',
  email: 'Adresse e-mail du compte',
  employeeId: 'Matricule du compte',
  alternateEmail: 'Deuxième adresse e-mail',
  lang: 'Langue',
  langs: 'Langues',
  status: 'Statut',
  accountType: 'Type de compte',
  isHidden: 'Masqué',
  isSuperAdmin: 'Administrateur de la plateforme',
  instancesSuperAdmin: 'Sites administrés',
  profilePicture: 'Photo',
  pictureVersion: 'Photo',
  subscriptions: 'Groupes',
  person: 'La personne entière',
};
