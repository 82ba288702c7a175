import type { Content } from '@whoswho/core/contract';
import { boundTo, componentsOf, optionsOf } from '../field-draft.ts';
import type { FieldDraft } from '../field-draft.ts';
import { guide } from '../guide.ts';
import { stateOptions } from './states.ts';

const mandate = { section: { en: 'Mandate', fr: 'Mandat' } };
const contact = { section: { en: 'Contact', fr: 'Contact' } };
const life = { section: { en: 'Person', fr: 'Personne' } };
const social = {
  section: { en: 'Social media', fr: 'Réseaux sociaux' },
  displayInList: false,
  displayInFilter: false,
};

const genders = optionsOf(['F', 'Female', 'Femme'], ['M', 'Male', 'Homme']);
const chambers = optionsOf(
  ['sen', 'Senate', 'Sénat'],
  ['rep', 'House of Representatives', 'Chambre des représentants'],
);
const parties = optionsOf(
  ['Democrat', 'Democrat', 'Démocrate'],
  ['Republican', 'Republican', 'Républicain'],
  ['Independent', 'Independent', 'Indépendant'],
  ['Libertarian', 'Libertarian', 'Libertarien'],
);

/** The fields of the directory "Congress" by key. */
export const congressFields = {
  title: {
    uuid: '586923ed-1331-48b9-8d1c-014d5f964ead',
    type: 'inputText',
    title: { en: 'Title', fr: 'Fonction' },
    properties: { ...boundTo('organizations/title'), ...mandate, icon: 'bank' },
  },
  phone: {
    uuid: 'fe00c428-c7c6-4c6e-81f3-15e362170147',
    type: 'phone',
    title: { en: 'Office phone', fr: 'Téléphone du bureau' },
    properties: { ...boundTo('phones/work'), ...contact, icon: 'phone', country: 'US' },
  },
  office_address: {
    uuid: '1bff07e9-eab2-494b-98b9-fa9381f1ecfc',
    type: 'inputText',
    title: { en: 'Office address', fr: 'Adresse du bureau' },
    properties: { ...boundTo('addresses/work'), ...contact, icon: 'mailbox', displayInList: false },
  },
  official_name: {
    uuid: '8f12bffa-e463-4ab6-b0f4-d12995d4402a',
    type: 'inputText',
    title: { en: 'Official name', fr: 'Nom officiel' },
    properties: { ...life, icon: 'card-account-details' },
  },
  nickname: {
    uuid: 'c16c4e26-ccaf-4ed4-947e-8f0d04bd2e8e',
    type: 'inputText',
    title: { en: 'Nickname', fr: 'Surnom' },
    properties: { ...life, icon: 'emoticon-happy', displayInList: false },
  },
  birthday: {
    uuid: '3a2b8e1b-6e92-47bb-8b43-e527b7fa9630',
    type: 'date',
    title: { en: 'Birthday', fr: 'Date de naissance' },
    properties: { ...life, icon: 'cake', displayInFilter: false },
  },
  gender: {
    uuid: '5da296b4-5aa5-4686-914a-9905a8aea05f',
    type: 'metadata',
    title: { en: 'Gender', fr: 'Genre' },
    properties: { ...life, icon: 'gender-male-female', options: genders, displayInFilter: false },
  },
  chamber: {
    uuid: '034eba41-f96e-4c7f-8cd2-b392f6aa4abd',
    type: 'metadata',
    title: { en: 'Chamber', fr: 'Chambre' },
    properties: { ...mandate, icon: 'town-hall', options: chambers },
  },
  party: {
    uuid: 'd9421548-f13d-4f0a-b003-1d5e8d880e85',
    type: 'metadata',
    title: { en: 'Party', fr: 'Parti' },
    properties: { ...mandate, icon: 'flag', options: parties },
  },
  state: {
    uuid: '31278700-e947-41fb-abb4-4cd33d7dbf16',
    type: 'metadata',
    title: { en: 'State', fr: 'État' },
    properties: { ...mandate, icon: 'map', options: stateOptions },
  },
  district: {
    uuid: '1dab9e8b-174a-4660-87db-0d87183a1e2c',
    type: 'number',
    title: { en: 'District', fr: 'Circonscription' },
    properties: {
      ...mandate,
      icon: 'map-legend',
      min: 0,
      max: 99,
      decimals: 0,
      help: {
        en: '0 stands for a state with a single seat.',
        fr: '0 pour un État à siège unique.',
      },
      displayInFilter: false,
    },
  },
  member_since: {
    uuid: 'ed393a20-b0ec-4136-a117-e851f59f917c',
    type: 'date',
    title: { en: 'Member since', fr: 'Membre depuis' },
    properties: { ...mandate, icon: 'calendar-start', displayInFilter: false },
  },
  term_ends: {
    uuid: 'cd0836d3-6dc6-4256-a4b5-a1e31f7e73e5',
    type: 'date',
    title: { en: 'Term ends', fr: 'Fin du mandat' },
    properties: { ...mandate, icon: 'calendar-end', displayInFilter: false },
  },
  terms: {
    uuid: '26da6d1a-ce42-4416-8316-6b502ec88758',
    type: 'longText',
    title: { en: 'Terms', fr: 'Mandats' },
    properties: { ...mandate, icon: 'history', displayInList: false, displayInFilter: false },
  },
  leadership: {
    uuid: '0676cdb6-1533-4503-8b82-3f54d5e53a29',
    type: 'inputText',
    title: { en: 'Leadership role', fr: 'Rôle de direction' },
    properties: { ...mandate, icon: 'account-star' },
  },
  committee_chairs: {
    uuid: '13b273aa-81fe-4786-bc76-3f5441b2e074',
    type: 'people',
    title: { en: 'Chairs of their committees', fr: 'Présidence de leurs commissions' },
    properties: { ...mandate, icon: 'account-group', displayInList: false },
  },
  website: {
    uuid: '4cc69302-ae1e-420a-af5f-eec0e19aa3da',
    type: 'link',
    title: { en: 'Website', fr: 'Site web' },
    properties: { ...contact, icon: 'web', displayInList: false },
  },
  contact_form: {
    uuid: '12a7c651-8f0c-4234-86b6-dfff01aac986',
    type: 'link',
    title: { en: 'Contact form', fr: 'Formulaire de contact' },
    properties: { ...contact, icon: 'email-edit', displayInList: false, displayInFilter: false },
  },
  main_office: {
    uuid: '9177ba36-d66c-438e-bcba-ea32f1f0c747',
    type: 'location',
    title: { en: 'District office', fr: 'Permanence' },
    properties: { ...contact, icon: 'map-marker' },
  },
  further_offices: {
    uuid: '5a961b36-8269-4c49-b22d-3f1f3aab5ba1',
    type: 'longText',
    title: { en: 'Further offices', fr: 'Autres permanences' },
    properties: { ...contact, icon: 'map-marker-multiple', displayInList: false },
  },
  x: {
    uuid: '242c4422-581e-4582-bd31-8b239ff9ab94',
    type: 'link',
    title: { en: 'X', fr: 'X' },
    properties: { ...social, icon: 'twitter' },
  },
  facebook: {
    uuid: 'c7a1eea0-34b9-427c-8bbe-650c5a5b42d3',
    type: 'link',
    title: { en: 'Facebook', fr: 'Facebook' },
    properties: { ...social, icon: 'facebook' },
  },
  instagram: {
    uuid: 'd0bf3780-4801-4f1a-95fd-f533c3606cf8',
    type: 'link',
    title: { en: 'Instagram', fr: 'Instagram' },
    properties: { ...social, icon: 'instagram' },
  },
  youtube: {
    uuid: '9da530b7-132c-43e2-9bd4-754825c9fde6',
    type: 'link',
    title: { en: 'YouTube', fr: 'YouTube' },
    properties: { ...social, icon: 'youtube' },
  },
  mastodon: {
    uuid: 'eaf7accf-8dda-482a-b5b2-b17ca6eb8f93',
    type: 'link',
    title: { en: 'Mastodon', fr: 'Mastodon' },
    properties: { ...social, icon: 'mastodon' },
  },
  wikipedia: {
    uuid: 'f4487e46-9c7c-44b9-b8fc-9172012804f8',
    type: 'link',
    title: { en: 'Wikipedia', fr: 'Wikipédia' },
    properties: { ...life, icon: 'wikipedia', displayInList: false, displayInFilter: false },
  },
} satisfies Record<string, FieldDraft>;

/** The keys of its fields. */
export type CongressKey = keyof typeof congressFields;

/** The id of the directory "Congress". */
export const congressDirectory = '5486401110769666';

/** The directory "Congress". */
export const congressContent: Content = {
  type: 'user_directory',
  instance: guide.instance,
  title: { en: 'Congress', fr: 'Congrès' },
  slug: { en: 'congress', fr: 'congres' },
  template: { components: componentsOf(congressFields) },
};
