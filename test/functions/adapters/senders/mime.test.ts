import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { ProviderRejected } from '../../../../core/errors.ts';
import { printable } from '../../../../core/message/printable.ts';
import type { OutgoingMessage } from '../../../../core/send/ports.ts';
import { sesEmail } from '../../../../functions/adapters/senders/email-ses.ts';
import { smtpEmail } from '../../../../functions/adapters/senders/email-smtp.ts';
import { hostile, nasty } from '../../../support/hostile.ts';
import { outgoing } from '../../../support/outgoing.ts';
import { sesMime } from '../../../support/ses-mime.ts';
import { type SmtpServer, startSmtpServer, unstuffed } from '../../../support/smtp-server.ts';

const ses = mockClient(SESv2Client);
ses.on(SendEmailCommand).resolves({});
const sesSender = sesEmail(new SESv2Client({}), 'kaskad-test');

let server: SmtpServer;
beforeAll(async () => {
  server = await startSmtpServer();
});
afterAll(() => server.stop());

/** How the bytes of a mail come about: what SES makes of our request, or what we bring to the shop's own server. */
const ways = {
  async SES(message: OutgoingMessage) {
    ses.resetHistory();
    await sesSender.send(message);
    return sesMime(ses.call(0).args[0].input as never);
  },
  async SMTP(message: OutgoingMessage) {
    server.reset();
    const guard = { mayCallLoopback: true };
    const { port } = server;
    const sender = smtpEmail(
      { host: 'localhost', port, secure: false },
      { guard, secrets: { get: async () => undefined }, clock: { now: () => 0 } },
    );
    await sender.send(message);
    expect(server.got.commands.filter((line) => /^(MAIL|RCPT)/.test(line))).toHaveLength(2);
    return unstuffed(server.got.mail);
  },
};

/** Headers that every mail has, by either way. */
const own = [
  ...['from', 'to', 'reply-to', 'subject', 'list', 'mime-version', 'content-type'],
  ...['message-id', 'date', 'content-transfer-encoding'],
];

const headers = {
  'List-Unsubscribe': '<https://k.example/u/token>',
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
};
describe.each(['SES', 'SMTP'] as const)('a mail by %s, read again', (way) => {
  /** As its reader's program reads it; undefined where it was refused before it left. */
  const arrived = async (changes: Partial<OutgoingMessage>) => {
    try {
      return await simpleParser(await ways[way](outgoing(changes)));
    } catch (error) {
      if (error instanceof ProviderRejected) return undefined;
      throw error;
    }
  };

  it('is from whom it is said to be, whatever letters the name has', async () => {
    for (const name of [
      'Tea & Table',
      'Чайная «Стол», ООО, дом чая и всего, что к нему полагается',
      'A, B; C',
      'Say "tea"',
      '=?UTF-8?B?QQ==?=',
    ]) {
      const mail = await arrived({ from: `${name} <shop@example.com>`, replyTo: `${name} <help@почта.рф>` });
      expect(mail?.from?.value).toEqual([{ name, address: 'shop@example.com' }]);
      expect(mail?.replyTo?.value).toEqual([
        { name, address: expect.stringMatching(/^help@(почта\.рф|xn--)/) },
      ]);
    }
  });

  it('has the headers that it was given and no other, and says what it was to say', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (value) => {
        const words = printable(value);
        const html = `<p>${words.replace(/[&<>]/g, '')}</p>`;
        const mail = await arrived({ subject: words, text: words, html, headers });
        expect(mail).toBeDefined();
        expect([...(mail?.headers.keys() ?? [])].filter((name) => !own.includes(name))).toEqual([]);
        expect(mail?.subject ?? '').toBe(words.replace(/\s+/g, ' ').trim());
        expect((mail?.text ?? '').trimEnd()).toBe(words.trimEnd());
        expect(mail?.html).toBe(html);
        expect(mail?.to).toMatchObject({ value: [{ address: 'ann@example.com' }] });
      }),
      { examples: nasty.map((value) => [value]), numRuns: 200 },
    );
  });

  it('has one reader and one sender, or does not leave', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, fc.constantFrom('to', 'from', 'replyTo'), async (value, field) => {
        for (const address of [value, `${value}@example.com`, `ann@${value}`, `${value} <a@example.com>`]) {
          const mail = await arrived({ [field]: address });
          const { to, from, replyTo } = mail ?? {};
          for (const one of [to, from, replyTo].flat()) expect(one?.value.length ?? 1).toBe(1);
          const known = [...(mail?.headers.keys() ?? [])].filter((name) => !own.includes(name));
          expect(known).toEqual([]);
        }
      }),
      {
        examples: nasty.flatMap(
          (value) =>
            [
              [value, 'to'],
              [value, 'from'],
            ] as [string, string][],
        ),
        numRuns: 200,
      },
    );
  });

  it('can be unsubscribed from with one click, as RFC 8058 has it', async () => {
    const mail = await arrived({ headers });
    expect(mail?.headers.get('list')).toMatchObject({
      unsubscribe: { url: 'https://k.example/u/token' },
      'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
    });
  });
});
