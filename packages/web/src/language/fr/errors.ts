import type { errors as english } from '../en/errors.ts';

export const errors: typeof english = {
  badRequest: 'Le serveur ne peut pas accepter cela.',
  invalidParameter: 'Le serveur ne peut pas lire cela.',
  required: 'Votre session est terminée. Connectez-vous de nouveau.',
  forbidden: 'Vous ne pouvez pas faire cela.',
  notFound: 'Cela n’existe pas, ou ne vous est pas destiné.',
  conflict: 'Quelqu’un d’autre a modifié cela entre-temps.',
  deleted: 'Cela a été supprimé.',
  conditionNotMet: 'Cela a changé entre-temps.',
  uploadTooLarge: 'C’est trop volumineux.',
  tooManyTries: 'Trop de tentatives. Attendez un instant.',
  backendError: 'Le serveur a échoué. Rien n’a été modifié ; réessayez.',
  offline: 'Le serveur est injoignable. Vérifiez votre connexion.',
  timeout: 'Le serveur a mis trop de temps.',
  unknown: 'Une erreur est survenue.',
};
