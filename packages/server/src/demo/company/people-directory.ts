import type { Content } from '@whoswho/core/contract';
import { boundTo, componentsOf } from '../field-draft.ts';
import type { FieldDraft } from '../field-draft.ts';
import { guide } from '../guide.ts';
import { languageOptions, shirtOptions, siteOptions, skillOptions } from './choices.ts';
import { chiefExecutive, departments } from './departments.ts';
import { humanResourcesFeed } from './groups.ts';

const work = { section: { en: 'Work', fr: 'Travail' } };
const contact = { section: { en: 'Contact', fr: 'Contact' } };
const about = { section: { en: 'About', fr: 'À propos' } };
const company = { section: { en: 'Company', fr: 'Entreprise' } };

/** The fields of the directory "People" by key: every field type, bound and custom. */
export const peopleFields = {
  title: {
    uuid: 'c14d668b-0964-4e41-837c-a27d258bed3a',
    type: 'inputText',
    title: { en: 'Job title', fr: 'Fonction' },
    properties: {
      ...boundTo('organizations/title'),
      ...work,
      icon: 'briefcase',
      help: { en: 'As on your contract.', fr: 'Comme sur votre contrat.' },
      max: 120,
    },
  },
  department: {
    uuid: '581fd156-4556-4831-95ff-7fefbad1886a',
    type: 'inputText',
    title: { en: 'Department', fr: 'Service' },
    properties: {
      ...boundTo('organizations/department'),
      ...work,
      icon: 'sitemap',
      availableValues: [chiefExecutive, ...departments].map(({ name }) => ({ value: name })),
    },
  },
  manager: {
    uuid: 'a010af35-cb96-48c6-844e-98665da8cc01',
    type: 'person',
    title: { en: 'Manager', fr: 'Responsable' },
    properties: {
      ...boundTo('relations/manager'),
      ...work,
      icon: 'account-tie',
      help: {
        en: 'The organization chart is drawn from it.',
        fr: 'L’organigramme en est tiré.',
      },
    },
  },
  employee_number: {
    uuid: 'ccc97405-08d3-408b-958e-0bd6f30b0641',
    type: 'inputText',
    title: { en: 'Employee number', fr: 'Matricule' },
    properties: {
      ...boundTo('externalIds/organization'),
      ...company,
      icon: 'badge-account',
      required: true,
      unique: true,
      pattern: '[A-Z]{2}[0-9]{6}',
      displayInList: false,
    },
  },
  cost_center: {
    uuid: '5b83d972-82d1-4991-829e-fa7dc0ea8a40',
    type: 'inputText',
    title: { en: 'Cost centre', fr: 'Centre de coûts' },
    properties: {
      ...boundTo('organizations/costCenter'),
      ...company,
      icon: 'cash',
      pattern: '[0-9]{4}',
      displayInList: false,
      displayInFilter: false,
    },
  },
  phone: {
    uuid: '528e5471-2d45-4a57-8eec-6f4aa9d594a8',
    type: 'phone',
    title: { en: 'Work phone', fr: 'Téléphone professionnel' },
    properties: { ...boundTo('phones/work'), ...contact, icon: 'phone', country: 'FR' },
  },
  mobile: {
    uuid: '2353d0e6-fe24-477d-8c85-46b353185cb6',
    type: 'phone',
    title: { en: 'Mobile', fr: 'Portable' },
    properties: { ...boundTo('phones/mobile'), ...contact, icon: 'cellphone', country: 'FR' },
  },
  office_address: {
    uuid: 'ad9002ff-715f-46df-8cb6-186a45ed4335',
    type: 'inputText',
    title: { en: 'Office address', fr: 'Adresse du bureau' },
    properties: {
      ...boundTo('addresses/work'),
      ...contact,
      icon: 'mailbox',
      required: true,
      displayInList: false,
    },
  },
  floor: {
    uuid: '42aacafd-af0b-4643-9e61-b12a93e6c20e',
    type: 'inputText',
    title: { en: 'Floor', fr: 'Étage' },
    properties: {
      ...boundTo('locations/desk/floorName'),
      ...contact,
      icon: 'stairs',
      displayInList: false,
      displayInFilter: false,
    },
  },
  private_email: {
    uuid: '14ad10b8-b534-49fe-b724-c4ae31e68ca8',
    type: 'email',
    title: { en: 'Private e-mail', fr: 'E-mail personnel' },
    properties: {
      ...boundTo('emails/home'),
      ...contact,
      icon: 'email-lock',
      displayInList: false,
      displayInFilter: false,
    },
  },
  site: {
    uuid: '28474608-fbae-474a-b7a7-1597bd6ead98',
    type: 'metadata',
    title: { en: 'Site', fr: 'Site' },
    properties: { ...work, icon: 'office-building', options: siteOptions, multiple: false },
  },
  workplace: {
    uuid: 'f59b2afc-5475-4d39-8ce9-2fbb7606c069',
    type: 'location',
    title: { en: 'Office', fr: 'Bureau' },
    properties: { ...contact, icon: 'map-marker' },
  },
  desk_number: {
    uuid: '2ab6d8fb-c643-4125-80c7-9e3b1a737fe9',
    type: 'number',
    title: { en: 'Desk number', fr: 'Numéro de bureau' },
    properties: {
      ...contact,
      icon: 'desk',
      min: 1,
      max: 9999,
      decimals: 0,
      displayInList: false,
      displayInFilter: false,
    },
  },
  start_date: {
    uuid: '0ddf130c-9e18-40c1-ada1-1115f6b3fcb8',
    type: 'date',
    title: { en: 'Start date', fr: 'Date d’arrivée' },
    properties: {
      ...company,
      icon: 'calendar-star',
      min: '1990-01-01',
      editFeeds: [humanResourcesFeed],
      help: { en: 'Kept by Human Resources.', fr: 'Tenue à jour par les ressources humaines.' },
      displayInFilter: false,
    },
  },
  remote: {
    uuid: '3be84fb5-21f9-49f7-9994-efefdff7d7e9',
    type: 'boolean',
    title: { en: 'Works remotely', fr: 'Télétravail' },
    properties: { ...work, icon: 'home-account', displayInFilter: false },
  },
  skills: {
    uuid: 'a323202a-3cc4-4195-8590-815fa1c18b09',
    type: 'metadata',
    title: { en: 'Skills', fr: 'Compétences' },
    properties: {
      ...about,
      icon: 'star',
      options: skillOptions,
      multiple: true,
      help: { en: 'What others may ask you about.', fr: 'Ce que l’on peut vous demander.' },
    },
  },
  languages: {
    uuid: 'ae71be9c-780b-48ef-8f12-5c439cbb94ec',
    type: 'metadata',
    title: { en: 'Languages spoken', fr: 'Langues parlées' },
    properties: { ...about, icon: 'translate', options: languageOptions, multiple: true },
  },
  about: {
    uuid: '5cfabe00-f1e4-4c3a-b841-3a360ec7c3e8',
    type: 'richText',
    title: { en: 'About me', fr: 'À propos de moi' },
    properties: { ...about, icon: 'account-details', max: 2000, displayInList: false },
  },
  notes: {
    uuid: 'dd5cea01-a8d0-4d8d-ad7e-d42176c049fe',
    type: 'longText',
    title: { en: 'Good to know', fr: 'Bon à savoir' },
    properties: { ...about, icon: 'note-text', max: 1000, displayInList: false },
  },
  website: {
    uuid: '001e3e44-89e4-48ad-a743-ca87ca7ddf0b',
    type: 'link',
    title: { en: 'Personal website', fr: 'Site personnel' },
    properties: { ...about, icon: 'web', displayInList: false },
  },
  assistant: {
    uuid: '3dc996a5-2f8b-4baa-b8db-6f14776cd1a7',
    type: 'person',
    title: { en: 'Assistant', fr: 'Assistance' },
    properties: { ...work, icon: 'account-heart', displayInList: false },
  },
  works_with: {
    uuid: 'e5c5f4a3-7d2e-4a21-8ee5-c81000ad3a4d',
    type: 'people',
    title: { en: 'Works with', fr: 'Travaille avec' },
    properties: { ...work, icon: 'account-multiple', max: 10, displayInList: false },
  },
  shirt: {
    uuid: '88f052d4-573d-43ec-87bc-ca2cb12e891e',
    type: 'metadata',
    title: { en: 'T-shirt', fr: 'T-shirt' },
    properties: {
      ...about,
      icon: 'tshirt-crew',
      options: shirtOptions,
      multiple: false,
      displayInList: false,
      displayInFilter: false,
    },
  },
} satisfies Record<string, FieldDraft>;

/** The keys of its fields. */
export type PeopleKey = keyof typeof peopleFields;

/** The id of the directory "People". */
export const peopleDirectory = '5486401110769665';

/** The directory "People", the default one of the guide's instance. */
export const peopleContent: Content = {
  type: 'user_directory',
  instance: guide.instance,
  title: { en: 'People', fr: 'Annuaire' },
  slug: { en: 'people', fr: 'annuaire' },
  isDefaultUserDirectory: true,
  template: { components: componentsOf(peopleFields) },
};
