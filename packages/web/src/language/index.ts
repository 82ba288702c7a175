import i18next from 'i18next';
import type { BackendModule, ReadCallback, ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages in which the UI is complete, by their own names. */
export const languages = { en: 'English', fr: 'Français' } as const;
export type Language = keyof typeof languages;

const storageKey = 'whoswho-language';

/** One file a language and page, loaded when the page is opened first. */
const files = import.meta.glob<Record<string, ResourceKey>>('./{en,fr}/*.ts');

const fromFiles: BackendModule = {
  type: 'backend',
  init: () => {},
  read(language, namespace, done) {
    void readTexts(language, namespace, done);
  },
};

async function readTexts(language: string, namespace: string, done: ReadCallback): Promise<void> {
  try {
    const file = await files[`./${language}/${namespace}.ts`]?.();
    done(null, file?.[namespace]);
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)), false);
  }
}

/** Starts in the language chosen here before, or else in the browser's. */
export async function startLanguage(): Promise<void> {
  await i18next
    .use(fromFiles)
    .use(initReactI18next)
    .init({
      lng: chosenLanguage() ?? browserLanguage(),
      fallbackLng: 'en',
      supportedLngs: Object.keys(languages),
      ns: ['shell', 'errors'],
      defaultNS: 'shell',
      interpolation: { escapeValue: false }, // React escapes
    });
  markDocument(i18next.language);
  i18next.on('languageChanged', markDocument);
}

/** Changes the language and remembers it in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // No storage: for this visit only.
  }
  await i18next.changeLanguage(language);
}

/** Where lines begin in a language. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur)\b/u.test(language) ? 'rtl' : 'ltr';
}

function markDocument(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

function chosenLanguage(): Language | undefined {
  try {
    return known(localStorage.getItem(storageKey));
  } catch {
    return undefined;
  }
}

function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = known(tag.slice(0, 2).toLowerCase());
    if (language !== undefined) {
      return language;
    }
  }
  return 'en';
}

function known(language: string | null): Language | undefined {
  return language !== null && Object.hasOwn(languages, language)
    ? (language as Language)
    : undefined;
}
