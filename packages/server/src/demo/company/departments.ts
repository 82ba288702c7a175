/** A department, and what people in it are called from the top down. */
export interface Department {
  readonly name: string;
  /** How many of the 300 people. */
  readonly size: number;
  readonly costCenter: string;
  /** Id of the group of who works there. */
  readonly feed: string;
  readonly titles: Readonly<Record<'en' | 'fr', Titles>>;
}

/** One title for each level of managers, and those of everybody else. */
interface Titles {
  readonly managers: readonly [string, string, string, string];
  readonly others: readonly [string, ...string[]];
}

/** Who leads the company, alone. */
export const chiefExecutive: Department = {
  name: 'Executive Office',
  size: 1,
  costCenter: '1000',
  feed: '5178081291550001',
  titles: {
    en: titles('Chief Executive Officer, -, -, -', '-'),
    fr: titles('Présidente-directrice générale, -, -, -', '-'),
  },
};

/** The departments under the chief executive. */
export const departments: readonly [Department, ...Department[]] = [
  {
    name: 'Engineering',
    size: 60,
    costCenter: '2000',
    feed: '5178081291550002',
    titles: {
      en: titles(
        'Chief Technology Officer, Head of Engineering, Engineering Manager, Tech Lead',
        'Software Engineer, Site Reliability Engineer, Quality Engineer, Security Engineer',
      ),
      fr: titles(
        'Directeur technique, Responsable ingénierie, Manager ingénierie, Lead technique',
        'Ingénieur logiciel, Ingénieure fiabilité, Ingénieur qualité, Ingénieure sécurité',
      ),
    },
  },
  {
    name: 'Product & Design',
    size: 24,
    costCenter: '2100',
    feed: '5178081291550003',
    titles: {
      en: titles(
        'Chief Product Officer, Head of Product, Group Product Manager, Lead Designer',
        'Product Manager, Product Designer, User Researcher, Technical Writer',
      ),
      fr: titles(
        'Directrice produit, Responsable produit, Chef de groupe produit, Designer principal',
        'Cheffe de produit, Designer produit, Chercheuse utilisateur, Rédacteur technique',
      ),
    },
  },
  {
    name: 'Research',
    size: 18,
    costCenter: '2200',
    feed: '5178081291550004',
    titles: {
      en: titles(
        'Chief Scientist, Research Director, Principal Scientist, Senior Scientist',
        'Research Scientist, Data Scientist, Laboratory Engineer',
      ),
      fr: titles(
        'Directrice scientifique, Responsable recherche, Chercheur principal, Chercheuse sénior',
        'Chercheur, Scientifique des données, Ingénieure de laboratoire',
      ),
    },
  },
  {
    name: 'Sales',
    size: 44,
    costCenter: '3000',
    feed: '5178081291550005',
    titles: {
      en: titles(
        'Chief Revenue Officer, Regional Sales Director, Sales Manager, Key Account Lead',
        'Account Executive, Sales Development Representative, Pre-sales Consultant',
      ),
      fr: titles(
        'Directeur commercial, Directrice régionale, Responsable des ventes, Grands comptes',
        'Ingénieur commercial, Chargée de développement, Consultant avant-vente',
      ),
    },
  },
  {
    name: 'Marketing',
    size: 22,
    costCenter: '3100',
    feed: '5178081291550006',
    titles: {
      en: titles(
        'Chief Marketing Officer, Head of Brand, Marketing Manager, Content Lead',
        'Content Editor, Event Manager, Web Analyst, Graphic Designer',
      ),
      fr: titles(
        'Directrice marketing, Responsable de marque, Manager marketing, Lead contenus',
        'Rédactrice, Chargé d’événements, Analyste web, Graphiste',
      ),
    },
  },
  {
    name: 'Customer Support',
    size: 40,
    costCenter: '4000',
    feed: '5178081291550007',
    titles: {
      en: titles(
        'Chief Customer Officer, Head of Support, Support Manager, Support Team Lead',
        'Support Engineer, Support Agent, Customer Success Manager, Trainer',
      ),
      fr: titles(
        'Directeur clients, Responsable support, Manager support, Chef d’équipe support',
        'Ingénieure support, Agent de support, Responsable succès client, Formateur',
      ),
    },
  },
  {
    name: 'Operations',
    size: 30,
    costCenter: '5000',
    feed: '5178081291550008',
    titles: {
      en: titles(
        'Chief Operating Officer, Head of Operations, Operations Manager, Shift Lead',
        'Logistics Planner, Buyer, Facility Manager, Warehouse Clerk, Receptionist',
      ),
      fr: titles(
        'Directrice des opérations, Responsable opérations, Manager opérations, Chef d’équipe',
        'Planificatrice logistique, Acheteur, Services généraux, Magasinier, Réceptionniste',
      ),
    },
  },
  {
    name: 'Finance',
    size: 22,
    costCenter: '6000',
    feed: '5178081291550009',
    titles: {
      en: titles(
        'Chief Financial Officer, Head of Accounting, Controlling Manager, Senior Accountant',
        'Accountant, Controller, Payroll Specialist, Financial Analyst',
      ),
      fr: titles(
        'Directeur financier, Responsable comptable, Responsable contrôle, Comptable principale',
        'Comptable, Contrôleuse de gestion, Gestionnaire de paie, Analyste financier',
      ),
    },
  },
  {
    name: 'Human Resources',
    size: 18,
    costCenter: '6100',
    feed: '5178081291550010',
    titles: {
      en: titles(
        'Chief People Officer, Head of Talent, HR Manager, Senior HR Partner',
        'HR Partner, Recruiter, Learning Specialist, HR Assistant',
      ),
      fr: titles(
        'Directrice des ressources humaines, Responsable talents, Manager RH, Partenaire RH sénior',
        'Partenaire RH, Recruteuse, Chargé de formation, Assistante RH',
      ),
    },
  },
  {
    name: 'Legal',
    size: 12,
    costCenter: '6200',
    feed: '5178081291550011',
    titles: {
      en: titles(
        'General Counsel, Deputy General Counsel, Legal Manager, Senior Counsel',
        'Counsel, Privacy Officer, Paralegal',
      ),
      fr: titles(
        'Directrice juridique, Directeur juridique adjoint, Responsable juridique, Juriste sénior',
        'Juriste, Déléguée à la protection des données, Assistant juridique',
      ),
    },
  },
  {
    name: 'IT',
    size: 9,
    costCenter: '6300',
    feed: '5178081291550012',
    titles: {
      en: titles(
        'Chief Information Officer, Head of IT, IT Manager, Lead Administrator',
        'System Administrator, Help Desk Technician, Network Engineer',
      ),
      fr: titles(
        'Directeur des systèmes d’information, Responsable informatique, Manager SI, Admin principal',
        'Administratrice système, Technicien d’assistance, Ingénieure réseau',
      ),
    },
  },
];

/** Titles separated by commas: one for each level of managers, then those of the others. */
function titles(managers: string, others: string): Titles {
  const [first = '', second = '', third = '', fourth = ''] = managers.split(', ');
  const [one = '', ...more] = others.split(', ');
  return { managers: [first, second, third, fourth], others: [one, ...more] };
}
