import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from './caller.ts';
import { makePerson } from './cast.ts';
import { browserOf, goodPassword } from './device.ts';
import { openHouse } from './house.ts';
import type { TestHouse } from './house.ts';

const dayMs = 86_400_000;
const publicUrl = 'https://people.example';

interface Received {
  readonly to: readonly string[];
  readonly text: string;
}

let time = Date.now();
let received: Received[] = [];
let refuses = false;
let server: SMTPServer;
let house: TestHouse;
let stranger: Caller;

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, answer) => {
      const isRight = username === 'directory' && password === 'mail secret';
      answer(isRight ? null : new Error('wrong'), isRight ? { user: username } : undefined);
    },
    onData(stream, { envelope }, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuses) {
          answer(new Error('mailbox unavailable'));
          return;
        }
        const to = envelope.rcptTo.map(({ address }) => address);
        received.push({ to, text: Buffer.concat(chunks).toString() });
        answer();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  // What listens on a port has an address and a port.
  const { port } = server.server.address() as AddressInfo;
  house = await openHouse({
    now: () => new Date(time),
    environment: {
      WHOSWHO_SMTP_URL: `smtp://directory:mail%20secret@127.0.0.1:${port}`,
      WHOSWHO_MAIL_FROM: 'Directory <directory@people.example>',
      WHOSWHO_PUBLIC_URL: publicUrl,
    },
  });
  stranger = browserOf(house.url, undefined);
  await makePerson(house, { email: 'ada@customer.com', firstName: 'Ada', lang: 'en' });
  await makePerson(house, { email: 'zoe@customer.com', firstName: 'Zoé & <Co>', lang: 'fr-CA' });
});
afterAll(async () => {
  await house.close();
  await new Promise<void>((resolve) => server.close(resolve));
});
beforeEach(() => {
  received = [];
  refuses = false;
  time += dayMs + 1;
});

/** The text of a mail as people read it, of its plain or its HTML part. */
function readable(mail: Received | undefined): string {
  const text = mail?.text.replaceAll('=\r\n', '') ?? '';
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString();
}

const linkIn = (mail: Received | undefined) =>
  /https:\/\/people\.example\/welcome#(wwl_[\w-]{43})/.exec(readable(mail))?.[1] ?? '';

const ask = (email: string) => stranger.call('password/request', { email });

describe('an invitation', () => {
  it('is mailed in the language of whoever gets it, as text and as HTML', async () => {
    const input = { email: 'zoe@customer.com', purpose: 'invitation', send: true };
    const { url, sent } = await house.admin.ok('password/link', input);
    expect(sent).toBe(true);
    const [mail] = received;
    expect(mail?.to).toEqual(['zoe@customer.com']);
    const text = readable(mail);
    expect(text).toContain('From: Directory <directory@people.example>');
    expect(text).toContain('Bonjour Zoé & <Co>,');
    expect(text).toContain('Choisissez un mot de passe pour vous connecter :');
    expect(text).toContain('Content-Type: text/plain; charset=utf-8');
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain('Zoé &#38; &#60;Co&#62;');
    expect(url).toBe(`${publicUrl}/welcome#${linkIn(mail)}`);
    await stranger.ok('password/linkInfo', { secret: linkIn(mail) });
  });

  it('that the mail server does not take is told, with why', async () => {
    refuses = true;
    const input = { email: 'ada@customer.com', purpose: 'invitation', send: true };
    const answer = await house.admin.call('password/link', input);
    expect(answer.status).toBe(502);
    expect(answer.text).toContain('mailbox unavailable');
    expect(answer.text).not.toContain('mail secret');
  });
});

describe('a forgotten password', () => {
  it('is set anew with a link that is mailed', async () => {
    const answer = await ask(' ADA@customer.com ');
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 204, text: '' });
    await expect.poll(() => received.length).toBe(1);
    expect(readable(received[0])).toContain('Hello Ada,');
    const redeemed = await stranger.call('password/redeem', {
      secret: linkIn(received[0]),
      newPassword: goodPassword,
    });
    expect(redeemed.status).toBe(200);
  });

  it('of nobody, and of a disabled account, answers alike and mails nothing', async () => {
    const { id } = await makePerson(house, { email: 'gone@customer.com' });
    await house.admin.ok('user/save', { id, status: 'disabled' });
    for (const email of ['nobody@customer.com', 'gone@customer.com']) {
      const answer = await ask(email);
      expect({ status: answer.status, text: answer.text }).toEqual({ status: 204, text: '' });
    }
    await ask('ada@customer.com');
    await expect.poll(() => received.length).toBe(1);
    expect(received[0]?.to).toEqual(['ada@customer.com']);
  });

  it.each([
    ['ada@customer.com', 4],
    ['nobody@customer.com', 0],
  ])(
    'of %s is asked for three times, then after a wait; that makes %i mails',
    async (email, mails) => {
      const statuses = [];
      for (let tries = 0; tries < 4; tries += 1) {
        statuses.push((await ask(email)).status);
      }
      expect(statuses).toEqual([204, 204, 204, 429]);
      expect((await ask(email)).headers.get('retry-after')).toBe('60');
      time += 60_000;
      expect((await ask(email)).status).toBe(204);
      await expect.poll(() => received.length).toBe(mails);
    },
  );

  it('leaves no fault behind, and what fails is told to whoever runs the server', async () => {
    expect(house.faults).toEqual([]);
    refuses = true;
    await ask('ada@customer.com');
    await expect.poll(() => house.faults.length).toBe(1);
    expect(String(house.faults[0])).toContain('mailbox unavailable');
  });
});
