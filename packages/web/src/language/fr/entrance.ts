import type { entrance as english } from '../en/entrance.ts';

export const entrance: typeof english = {
  welcome: 'Connexion à Whoswho',
  tagline: 'Qui est qui, qui fait quoi, et comment les joindre.',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  signIn: 'Se connecter',
  failed: 'L’adresse e-mail ou le mot de passe est incorrect.',
  wait_one: 'Trop de tentatives. Réessayez dans une seconde.',
  wait_other: 'Trop de tentatives. Réessayez dans {{count}} secondes.',
  forgot: 'Mot de passe oublié ?',
  forgotTitle: 'Choisir un nouveau mot de passe',
  forgotText: 'Nous envoyons à votre adresse e-mail un lien pour choisir un nouveau mot de passe.',
  sendLink: 'Envoyer le lien',
  backToSignIn: 'Retour à la connexion',
  linkSent:
    'S’il existe un compte avec cette adresse, un lien est en route. Il est valable 24 heures.',
  noMail: 'Ce serveur n’envoie pas de courrier. Demandez un lien à un administrateur.',
  invitationTitle: 'Bienvenue',
  invitationText: 'Choisissez un mot de passe pour {{email}}.',
  resetTitle: 'Choisir un nouveau mot de passe',
  signInTitle: 'Bienvenue',
  signInText: 'Ce lien vous connecte en tant que {{email}}, une seule fois.',
  newPassword: 'Nouveau mot de passe',
  newPasswordHelp:
    'Au moins 10 caractères. Quelques mots que vous seul associez conviennent le mieux.',
  repeat: 'Le mot de passe, encore une fois',
  repeatWrong: 'Ce n’est pas le même mot de passe.',
  tooShort: 'Il faut au moins 10 caractères.',
  setPassword: 'Enregistrer le mot de passe et se connecter',
  go: 'Se connecter en tant que {{email}}',
  linkGoneTitle: 'Ce lien n’est plus valable',
  linkGoneText:
    'Il a déjà servi, il est trop ancien, ou il n’a pas été copié en entier. Demandez-en un autre.',
};
