import type { SiteId } from './sites.ts';

/** Where people come from: their language, their names and the sites where they work. */
export interface Culture {
  readonly lang: string;
  /** How many of the 300 people. */
  readonly share: number;
  readonly sites: readonly [SiteId, ...SiteId[]];
  readonly firstNames: readonly [Name, ...Name[]];
  readonly lastNames: readonly [Name, ...Name[]];
}

/** A name as its bearer writes it, and in Latin letters where that is not the same. */
interface Name {
  readonly written: string;
  readonly latin: string;
}

/** All cultures of the company. */
export const cultures: readonly [Culture, ...Culture[]] = [
  {
    lang: 'fr',
    share: 52,
    sites: ['paris', 'lyon', 'montreal'],
    firstNames: names(
      'Zoé, Éléonore, Gaël, Chloé, François, Anaïs, Noël, Maëlys, Jérôme, Hélène, Raphaël, Léa',
      'Benoît, Inès, Côme, Solène, Théo, Aurélie, Rémi, Océane, Jean-Loïc, Bérengère',
    ),
    lastNames: names(
      "Lefèvre, Côté, Müller-Roux, d'Aubigné, Béranger, Lemaître, Gonçalves, Châtelain, Noël",
      'Hervé, Dupré, Séguin, Brûlé, Fontaine, Thévenot, Bélanger, Maréchal, Pélissier, Vasseur',
      'Le Goff, de la Tour, Guérin, Crépeau',
    ),
  },
  {
    lang: 'en',
    share: 48,
    sites: ['london', 'new-york', 'sydney', 'montreal'],
    firstNames: names(
      'Olivia, George, Amelia, Harriet, Oscar, Siobhán, Ruairí, Tamsin, Elliot, Grace, Callum',
      'Imogen, Desmond, Naomi, Wesley, Zoë, Marcus, Beatrice, Tyrone, Aoife',
    ),
    lastNames: names(
      "O'Connor, Smythe, Whitfield, Adeyemi, Llewellyn, MacGregor, Ashworth, Okafor, Brontë",
      'Fairbanks, Hawthorne, Ní Bhriain, Prescott, Sinclair, Thornbury, Vance, Winterbourne',
      'Featherstone-Hughes, Kowalczyk, Ó Súilleabháin, Delacroix',
    ),
  },
  {
    lang: 'de',
    share: 30,
    sites: ['berlin'],
    firstNames: names(
      'Jürgen, Käthe, Björn, Änne, Günther, Friederike, Sören, Mathilda, Götz, Ursel, Lorenz',
      'Annegret, Anton, Wiebke',
    ),
    lastNames: names(
      'Müller, Weiß, Schröder, Groß, Köhler, Jäger, Strauß, Böhm, von der Heide, Öztürk, Lüders',
      'Krämer, Häußler, Vogt, Süß',
    ),
  },
  {
    lang: 'es',
    share: 20,
    sites: ['paris', 'new-york', 'london'],
    firstNames: names('José, María, Íñigo, Núria, Andrés, Begoña, Óscar, Lucía, Iván, Inés, Jesús'),
    lastNames: names(
      'García Márquez, Peña, Ibáñez, Muñoz, Núñez, López, Güell, Zúñiga, Ordóñez, Sáez, Álvarez',
    ),
  },
  {
    lang: 'it',
    share: 14,
    sites: ['paris', 'berlin', 'lyon'],
    firstNames: names('Niccolò, Chiara, Matteo, Giosuè, Ludovica, Alessio, Fiammetta, Enzo'),
    lastNames: names("Rossi, D'Angelo, Mandalà, Ferrari, De Santis, Nicolò, Bianchi, Patanè"),
  },
  {
    lang: 'pt',
    share: 12,
    sites: ['paris', 'new-york'],
    firstNames: names('João, Inês, Antônio, Conceição, Luís, Letícia, Estêvão'),
    lastNames: names('Gonçalves, Magalhães, Araújo, Simões, da Conceição, Falcão, Brandão'),
  },
  {
    lang: 'nl',
    share: 8,
    sites: ['london', 'berlin'],
    firstNames: names('Daniël, Sjoerd, Anneke, Loïs, Michiel'),
    lastNames: names("van 't Hoff, de Vries, IJsselstein, Coëlho, ter Braak"),
  },
  {
    lang: 'pl',
    share: 18,
    sites: ['berlin', 'london', 'stockholm'],
    firstNames: names(
      'Łukasz, Małgorzata, Stanisław, Żaneta, Paweł, Świętosława, Michał, Łucja, Rafał',
    ),
    lastNames: names(
      'Wałęsa, Dąbrowska, Łuczak, Żółtowski, Grześkowiak, Śliwiński, Kaczyńska, Źrebiec, Pietrzyk',
    ),
  },
  {
    lang: 'cs',
    share: 6,
    sites: ['berlin'],
    firstNames: names('Jiří, Božena, Ondřej, Zdeňka'),
    lastNames: names('Dvořák, Novotná, Čapek, Růžičková, Šťastný'),
  },
  {
    lang: 'da',
    share: 10,
    sites: ['stockholm'],
    firstNames: names('Søren, Jørgen, Mette, Bjørn, Kærsti, Åse'),
    lastNames: names('Ørsted, Kierkegård, Sørensen, Bjørnsen, Møller, Højgaard'),
  },
  {
    lang: 'sv',
    share: 8,
    sites: ['stockholm'],
    firstNames: names('Åsa, Göran, Märta, Örjan, Linnéa'),
    lastNames: names('Öberg, Ångström, Sjöström, Lindqvist, Håkansson'),
  },
  {
    lang: 'tr',
    share: 10,
    sites: ['berlin', 'london'],
    firstNames: names('Işıl, Çağlar, Gülşen, İbrahim, Özgür, Ayşe'),
    lastNames: names('Yıldız, Çelik, Şahin, Kılıç, Doğan, Aydın'),
  },
  {
    lang: 'vi',
    share: 8,
    sites: ['paris', 'sydney'],
    firstNames: names('Đức, Thảo, Hương, Dũng, Ngọc Ánh'),
    lastNames: names('Nguyễn, Trần, Lê, Phạm, Đặng'),
  },
  {
    lang: 'ro',
    share: 4,
    sites: ['lyon', 'london'],
    firstNames: names('Ștefan, Ioana, Răzvan'),
    lastNames: names('Țepeș, Brâncuși, Munteanu'),
  },
  {
    lang: 'el',
    share: 8,
    sites: ['london', 'sydney'],
    firstNames: names('Γιώργος=Giorgos, Ελένη=Eleni, Νίκος=Nikos, Σοφία=Sofia, Ιωάννα=Ioanna'),
    lastNames: names(
      'Παπαδόπουλος=Papadopoulos, Νικολάου=Nikolaou, Βασιλείου=Vasileiou',
      'Αλεξίου=Alexiou, Γεωργιάδης=Georgiadis',
    ),
  },
  {
    lang: 'uk',
    share: 10,
    sites: ['berlin', 'stockholm'],
    firstNames: names(
      'Олена=Olena, Андрій=Andrii, Зоя=Zoia, Юлія=Yuliia, Тарас=Taras, Їжак=Yizhak',
    ),
    lastNames: names(
      'Шевченко=Shevchenko, Коваленко=Kovalenko, Лук’яненко=Lukianenko, Бойко=Boiko',
      'Щербак=Shcherbak, Євтушенко=Yevtushenko',
    ),
  },
  {
    lang: 'ar',
    share: 10,
    sites: ['paris', 'london', 'montreal'],
    firstNames: names(
      'محمد=Mohammed, فاطمة=Fatima, يوسف=Youssef, ليلى=Leila, عمر=Omar, زينب=Zeinab',
    ),
    lastNames: names(
      'العلوي=Alaoui, بن علي=Ben-Ali, الخوري=Khoury, حداد=Haddad, المصري=Masri, نجار=Najjar',
    ),
  },
  {
    lang: 'hi',
    share: 6,
    sites: ['london', 'new-york'],
    firstNames: names('प्रिया=Priya, अर्जुन=Arjun, मीरा=Mira, रोहन=Rohan'),
    lastNames: names('शर्मा=Sharma, पटेल=Patel, अय्यर=Iyer, सिंह=Singh'),
  },
  {
    lang: 'ja',
    share: 8,
    sites: ['sydney', 'new-york'],
    firstNames: names('健=Ken, さくら=Sakura, 大輔=Daisuke, 美咲=Misaki, 翔太=Shota'),
    lastNames: names('田中=Tanaka, 佐藤=Sato, 鈴木=Suzuki, 高橋=Takahashi, 渡辺=Watanabe'),
  },
  {
    lang: 'zh',
    share: 8,
    sites: ['sydney', 'montreal', 'new-york'],
    firstNames: names('伟=Wei, 秀英=Xiuying, 小龍=Siu-Lung, 静=Jing, 磊=Lei'),
    lastNames: names('王=Wang, 李=Li, 張=Chang, 陈=Chen, 欧阳=Ouyang'),
  },
  {
    lang: 'ko',
    share: 2,
    sites: ['sydney'],
    firstNames: names('지훈=Jihun, 서연=Seoyeon'),
    lastNames: names('김=Kim, 박=Park'),
  },
];

/** Names in a row, separated by commas; `written=latin` where the letters are not Latin. */
function names(...rows: string[]): [Name, ...Name[]] {
  const [first, ...others] = rows
    .join(', ')
    .split(', ')
    .map((entry) => {
      const [written = '', latin = written] = entry.split('=');
      return { written, latin };
    });
  if (first === undefined) {
    throw new Error('a culture needs a name');
  }
  return [first, ...others];
}
