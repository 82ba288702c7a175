/** What people write about themselves, by language; `{site}` and `{year}` are filled in. */
const introductions: Readonly<Record<string, readonly [string, ...string[]]>> = {
  en: [
    '<p>Hello! I joined <strong>{site}</strong> in {year} and still learn something every week.</p>',
    '<p>Ask me about:</p><ul><li>how we work at {site}</li><li>good tea</li><li>cycling to work</li></ul>',
    '<p>Here since {year}. Outside work I sing in a choir &amp; grow <em>far</em> too many tomatoes.</p>',
    '<h3>What I do</h3><p>I help teams ship calmly. My door at {site} is open, and so is ' +
      '<a href="https://example.com/calendar">my calendar</a>.</p>',
  ],
  fr: [
    '<p>Bonjour ! Arrivée en {year} à <strong>{site}</strong>, toujours partante pour un café.</p>',
    '<p>Depuis {year}, j’aide les équipes à s’y retrouver. <em>N’hésitez pas à m’écrire.</em></p>',
    '<p>On peut me demander :</p><ul><li>où déjeuner près de {site}</li><li>l’histoire de la maison</li></ul>',
    '<p>Hors du travail : randonnée, œuvres de Molière &amp; crème brûlée.</p>',
  ],
  de: [
    '<p>Seit {year} in <strong>{site}</strong>. Fragt mich nach Straßenbahnen und gutem Käse.</p>',
    '<p>Ich mag klare Abläufe &amp; kurze Besprechungen.</p>',
  ],
  es: ['<p>Llegué en {year}. Me encanta enseñar español a la hora del almuerzo en {site}.</p>'],
  it: ['<p>Lavoro a <strong>{site}</strong> dal {year}; il caffè lo offro io.</p>'],
  pt: ['<p>Estou em {site} desde {year}. Gosto de música, de corridas e de boas histórias.</p>'],
  nl: ['<p>Sinds {year} in {site}. Altijd op de fiets, ook als het regent.</p>'],
  pl: ['<p>Pracuję w {site} od {year} roku. Chętnie pomogę nowym osobom.</p>'],
  cs: ['<p>V {site} od roku {year}. Rád poradím, stačí se zeptat.</p>'],
  da: ['<p>Jeg har været i {site} siden {year} og bager gerne brød til fredagsmødet.</p>'],
  sv: ['<p>På {site} sedan {year}. Fråga mig gärna om skärgården.</p>'],
  tr: ['<p>{year} yılından beri {site} ofisindeyim. Çay her zaman benden.</p>'],
  vi: ['<p>Tôi làm việc tại {site} từ năm {year}. Rất vui được giúp đỡ mọi người.</p>'],
  ro: ['<p>Lucrez la {site} din {year}. Îmi plac munții și fotografia.</p>'],
  el: ['<p>Εργάζομαι στο {site} από το {year}. Χαίρομαι πάντα να βοηθώ.</p>'],
  uk: ['<p>Працюю в {site} з {year} року. Завжди рада допомогти новим колегам.</p>'],
  ar: ['<p>أعمل في {site} منذ عام {year}، ويسعدني دائمًا أن أساعد الزملاء الجدد.</p>'],
  hi: ['<p>मैं {year} से {site} में काम करती हूँ। नए साथियों की मदद करना मुझे पसंद है।</p>'],
  ja: ['<p>{year}年から{site}で働いています。お気軽に声をかけてください。</p>'],
  zh: ['<p>我自{year}年起在{site}工作，欢迎随时联系我。</p>'],
  ko: ['<p>{year}년부터 {site}에서 일하고 있습니다. 언제든지 연락 주세요.</p>'],
};

/** What people should know about somebody, in English or French. */
const remarks = {
  en: [
    'Reachable by phone before noon.\nIn the afternoon better by e-mail.',
    'On Fridays I work from home.',
    'Keeper of the keys of the meeting rooms.\nSpare ones are at the reception.',
    'I answer messages twice a day.\n\nIf it burns, call me.',
  ],
  fr: [
    'Joignable par téléphone le matin.\nL’après-midi, plutôt par e-mail.',
    'Le vendredi, je travaille à la maison.',
    'Absente le mercredi.\nEn cas d’urgence, voir avec mon équipe.',
  ],
} as const;

/** An introduction in a language, as HTML; English where there is none. */
export function introductionOf(person: {
  lang: string;
  site: string;
  year: string;
  number: number;
}): string {
  const [first, ...others] = introductions[person.lang] ?? introductions['en'] ?? [''];
  const texts = [first, ...others];
  const text = texts[person.number % texts.length] ?? first;
  return text.replaceAll('{site}', person.site).replaceAll('{year}', person.year);
}

/** Some lines that are good to know about somebody. */
export function remarkOf(lang: string, number: number): string {
  const texts = lang === 'fr' ? remarks.fr : remarks.en;
  return texts[number % texts.length] ?? texts[0];
}
