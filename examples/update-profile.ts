/**
 * The guide "User profile" in TypeScript: find the directory, read a person, change two values,
 * save the whole person, list the people.
 *
 * Run it: WHOSWHO_TOKEN=... node --conditions=whoswho-source examples/update-profile.ts
 */
import { createClient } from '@whoswho/client';

const client = createClient({
  baseUrl: process.env['WHOSWHO_URL'] || 'http://127.0.0.1:8080',
  token: process.env['WHOSWHO_TOKEN'],
});

const email = 'me@customer.com';
const titleField = 'be3363f3-4df8-4a93-b27c-9c8c69258801';
const phoneField = 'b72127e4-867a-4aba-a843-70c11dc599ef';

// The user directory modules; each defines its fields in template.components.
const directories = await client.content.list({ type: ['user_directory'], action: 'CUSTOM_EDIT' });
const directory = directories.items.find(({ template }) =>
  template?.components?.some(({ uuid }) => uuid === phoneField),
);
if (directory?.id === undefined) {
  throw new Error("This server does not have the guide's directory: start it with --demo.");
}
const contentId = directory.id;

// The person as this directory shows it. All of its properties are kept.
const user = await client.user.directory.get({ email, contentId });

// A bound field and one that is not: both are set in customProfile, by the field's uuid.
user.customProfile = {
  ...user.customProfile,
  [titleField]: 'Support Leader',
  [phoneField]: '00 11 22 33 44 55 66',
};

// To save through a directory, its id joins the user. `fields` says what the answer shall have:
// the bound value has moved into apiProfile.
const saved = await client.user.directory.save({
  ...user,
  contentId,
  fields: 'email,customProfile,apiProfile/organization/title',
});
const { customProfile, apiProfile } = saved;
console.log(JSON.stringify({ email: saved.email, customProfile, apiProfile }, undefined, 2));

// More people at once: page after page, as needed.
let count = 0;
for await (const person of client.user.directory.list({ contentId })) {
  count += person.email === undefined ? 0 : 1;
}
console.error(`${count} people are in the directory.`);
