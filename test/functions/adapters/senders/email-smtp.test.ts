import { generateKeyPairSync } from 'node:crypto';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { smtpEmail } from '../../../../functions/adapters/senders/email-smtp.ts';
import { fakeWebhookSecrets } from '../../../support/fakes/webhook-secrets.ts';
import { outgoing } from '../../../support/outgoing.ts';

/** A server that says what it is told to, by the word of the command; `-` hangs up, `silence` says nothing. */
const says = new Map<string, string>();
const got = { commands: [] as string[], mail: '' };
let server: Server;

const talk = (socket: Socket): void => {
  let isMail = false;
  let buffer = '';
  const answer = (word: string, usual: string) => {
    const line = says.get(word) ?? usual;
    if (line === '-') return socket.destroy();
    if (line !== 'silence') socket.write(`${line}\r\n`);
    isMail = word === 'DATA' && line.startsWith('354');
    return undefined;
  };
  socket.on('error', () => {});
  socket.setEncoding('utf8').on('data', (text: string) => {
    buffer += text;
    for (;;) {
      const end = buffer.indexOf(isMail ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + (isMail ? 5 : 2));
      if (isMail) {
        got.mail = line;
        answer('END', '250 taken');
        continue;
      }
      got.commands.push(line);
      const word = line.split(' ')[0] ?? '';
      if (word === 'EHLO') answer(word, '250-here\r\n250 AUTH PLAIN');
      else answer(word, word === 'DATA' ? '354 go on' : word === 'AUTH' ? '235 hello' : '250 fine');
    }
  });
  answer('HELLO', '220 here');
};

beforeAll(async () => {
  server = createServer(talk);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));
beforeEach(() => {
  says.clear();
  Object.assign(got, { commands: [], mail: '' });
});

const secrets = fakeWebhookSecrets();
const send = (changes: object = {}, settings: object = {}, mayCallLoopback = true) =>
  smtpEmail(
    { host: 'localhost', port: (server.address() as AddressInfo).port, secure: false, ...settings },
    { secrets, guard: { mayCallLoopback, timeoutMs: 300 } },
  )
    .send(outgoing(changes))
    .catch((error: unknown) => error);

describe('mail by SMTP', () => {
  it('is what was meant, with its headers, and known by its send', async () => {
    const headers = {
      'List-Unsubscribe': `<https://k.example/u/${'a'.repeat(900)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };
    const mail = {
      subject: 'Ваша\r\nкорзина',
      text: 'Чайник ждёт\n.\nХорошо',
      html: '<p>Чайник</p>',
      headers,
    };
    const answer = await send({ ...mail, replyTo: 'Помощь <help@example.com>' });

    expect(answer).toEqual({ providerId: '<send1@example.com>' });
    const parsed = await simpleParser(got.mail.replaceAll('\r\n..', '\r\n.'));
    expect(parsed.subject).toBe('Ваша корзина');
    expect(parsed.text?.trim()).toBe('Чайник ждёт\n.\nХорошо');
    expect(parsed.html).toContain('Чайник');
    expect(parsed.from?.value).toMatchObject([{ address: 'shop@example.com', name: 'Shop' }]);
    expect(parsed.to).toMatchObject({ value: [{ address: 'ann@example.com' }] });
    expect(parsed.replyTo?.value).toMatchObject([{ address: 'help@example.com', name: 'Помощь' }]);
    expect(parsed.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line).toContain(
      headers['List-Unsubscribe'],
    );
    expect(got.commands.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
      'MAIL FROM:<shop@example.com>',
      'RCPT TO:<ann@example.com>',
    ]);
  });

  it('logs in with a secret, and is signed where the shop signs', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await secrets.put('smtp', 'the password', 0);
    await secrets.put('dkim', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0);
    const dkim = { domain: 'example.com', selector: 'k1', secret: 'dkim' };
    const headers = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
    await send({ headers }, { user: 'shop', secret: 'smtp', dkim });

    const plain = Buffer.from('\0shop\0the password').toString('base64');
    expect(got.commands).toContain(`AUTH PLAIN ${plain}`);
    const [signature = ''] = /^DKIM-Signature:[^\r]*(\r\n [^\r]*)*/.exec(got.mail) ?? [];
    expect(signature.replaceAll(/\s+/g, '')).toMatch(
      /d=example\.com;.*s=k1;.*h=from:.*:list-unsubscribe-post;b=.{300}/,
    );
  });

  it.each([
    ['a recipient that is refused for good', 'RCPT', '550 nobody', { code: 'provider-rejected' }],
    ['a mail that is refused for good', 'END', '554 spam', { code: 'provider-rejected' }],
    ['a wrong password', 'AUTH', '535 no', { code: 'provider-unavailable', ambiguous: false }],
    ['a list that is grey', 'RCPT', '451 later', { ambiguous: false }],
    ['a mail that is to come later', 'END', '452 full', { ambiguous: false }],
    ['a greeting that does not come', 'HELLO', 'silence', { ambiguous: false }],
    ['a server that hangs up before the mail', 'MAIL', '-', { ambiguous: false }],
    ['silence after the mail', 'END', 'silence', { ambiguous: true }],
    ['a server that hangs up after the mail', 'END', '-', { ambiguous: true }],
  ])('%s', async (_, word, line, expected) => {
    await secrets.put('smtp', 'the password', 0);
    says.set(word, line);
    expect(await send({}, { user: 'shop', secret: 'smtp' })).toMatchObject(expected);
  });

  it('waits where nobody listens, and never reaches into the network', async () => {
    expect(await send({}, { port: 1 })).toMatchObject({ ambiguous: false });
    expect(await send({}, {}, false)).toMatchObject({ ambiguous: false });
    expect(await send({}, { host: '10.0.0.1' })).toMatchObject({ ambiguous: false });
    expect(got.commands).toEqual([]);
  });

  it.each([
    ['address', { to: 'ann@example.com>\r\nRCPT TO:<eve@example.com' }],
    ['sender', { from: 'Shop\r\nBcc: eve@example.com <shop@example.com>' }],
    ['header', { headers: { 'X-A': 'a\r\nBcc: eve@example.com' } }],
  ])('takes no line break in an %s', async (_, changes) => {
    expect(await send(changes)).toMatchObject({ code: 'provider-rejected' });
    expect(got.mail).toBe('');
  });
});
