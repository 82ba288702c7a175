/** Where the company works. */
export interface Site {
  readonly name: string;
  readonly address: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  /**
   * Starts of phone numbers, from ranges that are kept for fiction or that nobody is given;
   * digits follow until a number has `phoneLength` characters.
   */
  readonly landline: string;
  readonly mobile: string;
  readonly phoneLength: { readonly landline: number; readonly mobile: number };
  /** Id of the group of who works there. */
  readonly feed: string;
}

/** All sites. The streets are real, the house numbers are not. */
export const sites = {
  paris: {
    name: 'Paris HQ',
    address: '312 rue Oberkampf',
    postalCode: '75011',
    city: 'Paris',
    country: 'FR',
    latitude: 48.8649,
    longitude: 2.3785,
    landline: '+331990000',
    mobile: '+336000000',
    phoneLength: { landline: 12, mobile: 12 },
    feed: '5178081291540001',
  },
  lyon: {
    name: 'Lyon Confluence',
    address: '240 cours Charlemagne',
    postalCode: '69002',
    city: 'Lyon',
    country: 'FR',
    latitude: 45.7431,
    longitude: 4.8156,
    landline: '+334657100',
    mobile: '+336000001',
    phoneLength: { landline: 12, mobile: 12 },
    feed: '5178081291540002',
  },
  london: {
    name: 'London Bankside',
    address: '410 Southwark Street',
    postalCode: 'SE1 0XX',
    city: 'London',
    country: 'GB',
    latitude: 51.5061,
    longitude: -0.0993,
    landline: '+442079460',
    mobile: '+447400000',
    phoneLength: { landline: 13, mobile: 13 },
    feed: '5178081291540003',
  },
  berlin: {
    name: 'Berlin Kreuzberg',
    address: 'Oranienstraße 299',
    postalCode: '10999',
    city: 'Berlin',
    country: 'DE',
    latitude: 52.5009,
    longitude: 13.4236,
    landline: '+493023125',
    mobile: '+4917139200',
    phoneLength: { landline: 13, mobile: 13 },
    feed: '5178081291540004',
  },
  stockholm: {
    name: 'Stockholm Söder',
    address: 'Götgatan 198',
    postalCode: '118 62',
    city: 'Stockholm',
    country: 'SE',
    latitude: 59.3117,
    longitude: 18.0747,
    landline: '+468465004',
    mobile: '+467017406',
    phoneLength: { landline: 12, mobile: 12 },
    feed: '5178081291540005',
  },
  montreal: {
    name: 'Montréal Mile End',
    address: '5999 rue Saint-Urbain',
    postalCode: 'H2T 2X4',
    city: 'Montréal',
    country: 'CA',
    latitude: 45.5241,
    longitude: -73.5963,
    landline: '+15145550',
    mobile: '+14385550',
    phoneLength: { landline: 12, mobile: 12 },
    feed: '5178081291540006',
  },
  'new-york': {
    name: 'New York Hudson',
    address: '799 West 28th Street',
    postalCode: '10001',
    city: 'New York',
    country: 'US',
    latitude: 40.7519,
    longitude: -74.0031,
    landline: '+12125550',
    mobile: '+19175550',
    phoneLength: { landline: 12, mobile: 12 },
    feed: '5178081291540007',
  },
  sydney: {
    name: 'Sydney Surry Hills',
    address: '888 Crown Street',
    postalCode: '2010',
    city: 'Sydney',
    country: 'AU',
    latitude: -33.8876,
    longitude: 151.2126,
    landline: '+612555000',
    mobile: '+614915700',
    phoneLength: { landline: 12, mobile: 12 },
    feed: '5178081291540008',
  },
} as const satisfies Record<string, Site>;

/** A site by its short name. */
export type SiteId = keyof typeof sites;

/** The short names of all sites. */
export const siteIds: readonly SiteId[] = Object.keys(sites) as SiteId[]; // its own keys

/** A made-up phone number of a site. */
export function phoneNumber(site: Site, kind: 'landline' | 'mobile', number: number): string {
  const start = site[kind];
  const digits = site.phoneLength[kind] - start.length;
  return start + String(number % 10 ** digits).padStart(digits, '0');
}
