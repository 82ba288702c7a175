import type { Mail } from './mailer.ts';

/** What a mail with a link says. */
interface Words {
  readonly subject: string;
  greeting(name: string): string;
  readonly why: string;
  readonly button: string;
  readonly until: string;
  readonly ignore: string;
}

/** Who gets a link, and which. */
export interface PasswordMail {
  readonly to: string;
  /** May be empty. */
  readonly firstName: string;
  readonly language: string;
  readonly purpose: 'invitation' | 'reset';
  readonly organization: string;
  readonly url: string;
  readonly expiresAt: Date;
}

type WordsOf = (organization: string) => Readonly<Record<PasswordMail['purpose'], Words>>;

const english: WordsOf = (organization) => {
  const shared = {
    greeting: (name: string) => (name === '' ? 'Hello,' : `Hello ${name},`),
    until: 'The link works once, until',
  };
  return {
    invitation: {
      ...shared,
      subject: `Welcome to the directory of ${organization}`,
      why: `You are invited to the directory of ${organization}. Choose a password to sign in:`,
      button: 'Choose a password',
      ignore: 'If you do not expect this invitation, you can ignore it.',
    },
    reset: {
      ...shared,
      subject: `Your password for the directory of ${organization}`,
      why: `Somebody, probably you, asked for a new password for the directory of ${organization}. Choose it here:`,
      button: 'Choose a new password',
      ignore: 'If it was not you, ignore this mail: your password stays as it is.',
    },
  };
};

const french: WordsOf = (organization) => {
  const shared = {
    greeting: (name: string) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
    until: 'Le lien fonctionne une seule fois, jusqu’au',
  };
  return {
    invitation: {
      ...shared,
      subject: `Bienvenue dans l’annuaire de ${organization}`,
      why: `Vous êtes invité·e dans l’annuaire de ${organization}. Choisissez un mot de passe pour vous connecter :`,
      button: 'Choisir un mot de passe',
      ignore: 'Si vous n’attendez pas cette invitation, vous pouvez l’ignorer.',
    },
    reset: {
      ...shared,
      subject: `Votre mot de passe pour l’annuaire de ${organization}`,
      why: `Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour l’annuaire de ${organization}. Choisissez-le ici :`,
      button: 'Choisir un nouveau mot de passe',
      ignore: 'Si ce n’était pas vous, ignorez ce message : votre mot de passe ne change pas.',
    },
  };
};

/** The languages that mails are written in; the first for everybody else. */
const languages = { en: english, fr: french } as const;

/** Writes the mail that brings somebody a link, in their language. */
export function passwordMail(mail: PasswordMail): Mail {
  const { to, firstName, purpose, organization, url, expiresAt } = mail;
  const language = languageOf(mail.language);
  const words = languages[language](organization)[purpose];
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  const until = `${words.until} ${new Intl.DateTimeFormat(language, format).format(expiresAt)} UTC.`;
  const greeting = words.greeting(firstName);
  const text = [greeting, words.why, url, until, words.ignore].join('\n\n');
  const link = `<a href="${escapeHtml(url)}">${escapeHtml(words.button)}</a>`;
  const paragraphs = [greeting, words.why, undefined, until, words.ignore].map((part) =>
    part === undefined ? link : escapeHtml(part),
  );
  const html =
    `<!doctype html><html lang="${language}"><body style="font-family: sans-serif">` +
    `${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')}</body></html>`;
  return { to, subject: inOneLine(words.subject), text: `${text}\n`, html };
}

function languageOf(tag: string): keyof typeof languages {
  return tag.toLowerCase().split(/[-_]/)[0] === 'fr' ? 'fr' : 'en';
}

/** A name that somebody made up must not begin another header. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
