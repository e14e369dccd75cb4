import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Guard } from '../../../../functions/adapters/net/guarded-request.ts';
import { smtpEmail } from '../../../../functions/adapters/senders/email-smtp.ts';
import { isDown } from '../../../../functions/adapters/senders/provider-errors.ts';
import { fakeWebhookSecrets } from '../../../support/fakes/webhook-secrets.ts';
import { outgoing } from '../../../support/outgoing.ts';
import { type SmtpServer, startSmtpServer, unstuffed } from '../../../support/smtp-server.ts';

let server: SmtpServer;
beforeAll(async () => {
  server = await startSmtpServer();
});
beforeEach(() => server.reset());
afterAll(() => server.stop());

const clock = { now: () => 0 };
const secrets = fakeWebhookSecrets();
const send = (changes: object = {}, settings: object = {}, mayCallLoopback = true) =>
  smtpEmail(
    { host: 'localhost', port: server.port, secure: false, ...settings },
    { secrets, guard: { mayCallLoopback, timeoutMs: 300 }, clock },
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
    const parsed = await simpleParser(unstuffed(server.got.mail));
    expect(parsed.subject).toBe('Ваша корзина');
    expect(parsed.text?.trim()).toBe('Чайник ждёт\n.\nХорошо');
    expect(parsed.html).toContain('Чайник');
    expect(parsed.from?.value).toMatchObject([{ address: 'shop@example.com', name: 'Shop' }]);
    expect(parsed.to).toMatchObject({ value: [{ address: 'ann@example.com' }] });
    expect(parsed.replyTo?.value).toMatchObject([{ address: 'help@example.com', name: 'Помощь' }]);
    expect(parsed.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line).toContain(
      headers['List-Unsubscribe'],
    );
    expect(server.got.commands.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
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
    expect(server.got.commands).toContain(`AUTH PLAIN ${plain}`);
    const [signature = ''] = /^DKIM-Signature:[^\r]*(\r\n [^\r]*)*/.exec(server.got.mail) ?? [];
    expect(signature.replaceAll(/\s+/g, '')).toMatch(
      /d=example\.com;.*s=k1;.*h=from:.*:list-unsubscribe-post;b=.{300}/,
    );
  });

  it('does not leave unsigned where the shop signs: it waits for a key that is one', async () => {
    await secrets.put('dkim', 'no key', 0);
    const dkim = { domain: 'example.com', selector: 'k1', secret: 'dkim' };

    expect(await send({}, { dkim })).toMatchObject({ code: 'provider-unavailable', ambiguous: false });
    expect(server.got.commands).toEqual([]);
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
    ['a greeting that never ends', 'EHLO', 'trickle', { ambiguous: false }],
    ['an answer that never ends before the mail', 'MAIL', 'trickle', { ambiguous: false }],
    ['an answer that never ends before the mail is asked for', 'DATA', 'trickle', { ambiguous: false }],
    ['an answer that never ends after the mail', 'END', 'trickle', { ambiguous: true }],
  ])('%s', async (_, word, line, expected) => {
    await secrets.put('smtp', 'the password', 0);
    server.says.set(word, line);
    expect(await send({}, { user: 'shop', secret: 'smtp' })).toMatchObject(expected);
  });

  it.each([
    ['nobody listens', {}, { port: 1 }, true],
    ['it does not greet', { HELLO: 'silence' }, {}, true],
    ['it hangs up at once', { HELLO: '-' }, {}, true],
    ['it is silent before the mail', { MAIL: 'silence' }, {}, true],
    ['it says later', { RCPT: '451 later' }, {}, false],
    ['it is full', { HELLO: '421 busy' }, {}, false],
  ])('a server counts as down where %s', async (_, says, settings, down) => {
    for (const [word, line] of Object.entries(says)) server.says.set(word, line);
    const error = await send({}, settings);

    expect(error).toMatchObject({ ambiguous: false });
    expect(isDown(error)).toBe(down);
  });

  it('does not wait for ever for a name', async () => {
    const lookup = (() => undefined) as Guard['lookup'] & object;
    const guard = { mayCallLoopback: true, timeoutMs: 20, lookup };
    const settings = { host: 'localhost', port: server.port, secure: false };
    const sender = smtpEmail(settings, { secrets, guard, clock });
    const error = await sender.send(outgoing()).catch((error: unknown) => error);

    expect(error).toMatchObject({ ambiguous: false });
    expect(isDown(error)).toBe(true);
  });

  it('waits where nobody listens, and never reaches into the network', async () => {
    expect(await send({}, { port: 1 })).toMatchObject({ ambiguous: false });
    expect(await send({}, {}, false)).toMatchObject({ ambiguous: false });
    expect(await send({}, { host: '10.0.0.1' })).toMatchObject({ ambiguous: false });
    expect(server.got.commands).toEqual([]);
  });

  it.each([
    ['address', { to: 'ann@example.com>\r\nRCPT TO:<eve@example.com' }],
    ['sender', { from: 'Shop\r\nBcc: eve@example.com <shop@example.com>' }],
    ['header', { headers: { 'X-A': 'a\r\nBcc: eve@example.com' } }],
  ])('takes no line break in an %s', async (_, changes) => {
    expect(await send(changes)).toMatchObject({ code: 'provider-rejected' });
    expect(server.got.mail).toBe('');
  });
});
