import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readFolder } from '../../../bin/kaskad/folder.ts';
import { contactLines } from '../../../bin/kaskad/migrate/contacts.ts';
import { LeftFile } from '../../../bin/kaskad/migrate/left-file.ts';
import { migratePinpoint } from '../../../bin/kaskad/migrate/pinpoint.ts';
import { writeContacts } from '../../../bin/kaskad/migrate/write-contacts.ts';
import { validateFiles } from '../../../bin/kaskad/validate.ts';
import { csvLine } from '../../../core/csv/csv-line.ts';
import type { ContactSource, Status } from '../../../core/migrate/csv/contact-source.ts';
import { klaviyo } from '../../../core/migrate/csv/klaviyo.ts';
import { mailchimp } from '../../../core/migrate/csv/mailchimp.ts';

const NOW_MS = Date.parse('2026-11-01T00:00:00Z');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaskad-migrate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const rowsOf = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, name)), { columns: true }) as Record<string, string>[];

const bring = async (
  source: ContactSource,
  files: string[],
  how: { status?: Status; encoding?: string; country?: string } = {},
) => {
  const left = new LeftFile();
  const ask = {
    files,
    encoding: how.encoding ?? 'utf-8',
    country: how.country,
    status: how.status,
    nowMs: NOW_MS,
  };
  const written = await writeContacts(folder, contactLines(source, ask), left);
  await left.write(folder);
  return { written, customers: rowsOf('customers.csv'), left: rowsOf('left-out.csv') };
};

describe('contacts of other systems', () => {
  it('of all files become one file with one mapping', async () => {
    const subscribed = put(
      'subscribed_members.csv',
      '\ufeff"Email Address","First Name",OPTIN_TIME,LEID\r\nann@example.com,"Ann, of ""Bell""","2021-03-01 10:00:00",1\r\n',
    );
    const cleaned = put(
      'cleaned_members.csv.gz',
      gzipSync('Email Address,CLEAN_TIME\ngone@example.com,2022-02-02 02:02:02\n'),
    );

    const { written, customers, left } = await bring(mailchimp, [subscribed, cleaned]);

    expect(written).toMatchObject({ contacts: 2, left: 0, blocked: [{ address: 'gone@example.com' }] });
    expect(customers).toEqual([
      {
        ...{ email: 'ann@example.com', 'traits.firstName': 'Ann, of "Bell"', 'consent.email': 'granted' },
        ...{
          'consent.email.at': '2021-03-01T10:00:00.000Z',
          'consent.email.text': 'Mailchimp: opted in 2021-03-01 10:00:00',
        },
      },
      {
        ...{ email: 'gone@example.com', 'traits.firstName': '', 'consent.email': '' },
        ...{ 'consent.email.at': '', 'consent.email.text': '' },
      },
    ]);
    expect(JSON.parse(readFileSync(join(folder, 'customers.mapping.json'), 'utf8'))).toMatchObject({
      ...{ email: 'email', 'consent.email.at': 'consent.email.at' },
    });
    expect(left).toMatchObject([{ file: 'subscribed_members.csv', at: 'column LEID' }]);
  });

  it('in another encoding and parted by semicolons are read once that is said', async () => {
    const text = 'Email;First Name;Email Marketing Consent\nanna@example.com;Анна;NEVER_SUBSCRIBED\n';
    const bytes = Buffer.from([...text].map((letter) => cp1251(letter)));
    const file = put('list.csv', bytes);

    await expect(bring(klaviyo, [file])).rejects.toThrow('--encoding windows-1251');
    const { customers } = await bring(klaviyo, [file], { encoding: 'windows-1251' });

    expect(customers).toMatchObject([{ email: 'anna@example.com', 'traits.firstName': 'Анна' }]);
  });

  it('keep no formula that a spreadsheet would run', async () => {
    const file = put(
      'list.csv',
      csvLine(['Email', 'Email Marketing Consent', '=cmd']) + csvLine(['a@example.com', '', '=1+1']),
    );

    const { customers } = await bring(klaviyo, [file]);

    expect(Object.values(customers[0] ?? {})).toEqual(['a@example.com', "'=1+1"]);
    expect(Object.keys(customers[0] ?? {}).every((header) => !/^[=+\-@]/.test(header))).toBe(true);
  });

  it.each([
    ['nothing', '', /is empty/],
    ['other columns', 'Name,City\nAnn,Berlin\n', /there is no column Email/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), /is not utf-8/],
  ])('that hold %s are refused in a sentence', async (_name, content, sentence) => {
    await expect(bring(klaviyo, [put('list.csv', content)])).rejects.toThrow(sentence);
  });

  it('that do not say what they are must be said what they are', async () => {
    const file = put('audience.csv', 'Email Address\nann@example.com\n');

    await expect(bring(mailchimp, [file])).rejects.toThrow('--status');
    expect((await bring(mailchimp, [file], { status: 'unsubscribed' })).customers).toMatchObject([
      { 'consent.email': 'denied' },
    ]);
  });

  it('line by line are either carried over or listed, whatever stands in them', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'ann@example.com',
        'SUBSCRIBED',
        '"',
        '""',
        'a\nb',
        '=1',
        '2024-01-01',
        '+4915112345678',
        '',
      ),
    );
    const line = fc.array(cell, { minLength: 0, maxLength: 6 });
    const raw = fc.string({ unit: fc.constantFrom('"', ',', 'a', '@', '.', ' '), maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            line.map((cells) => csvLine(cells).trimEnd()),
            raw,
          ),
          { maxLength: 12 },
        ),
        async (lines) => {
          const head = 'Email,Phone Number,Email Marketing Consent,Email Marketing Consent Timestamp';
          const file = put('list.csv', `${[head, ...lines].join('\n')}\n`);
          const { written, left } = await bring(klaviyo, [file]);
          const listed = new Set(left.filter(({ at }) => at?.startsWith('row ')).map(({ at }) => at));
          let records = 0;
          const counting: ContactSource = {
            ...klaviyo,
            read(ask) {
              records += 1;
              return klaviyo.read(ask);
            },
          };
          await bring(counting, [file]);
          // Read twice; what cannot be read at all is listed before it comes to that.
          const unread = left.filter(({ why = '' }) => /cells|quote|spoilt/.test(why)).length;
          expect(written.contacts + written.left).toBe(records / 2 + unread);
          expect(listed.size).toBeGreaterThanOrEqual(written.left);
          expect(rowsOf('customers.csv')).toHaveLength(written.contacts);
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});

/** Enough of windows-1251 for a name. */
const cp1251 = (letter: string): number => {
  const code = letter.charCodeAt(0);
  return code < 0x80 ? code : code - 0x410 + 0xc0;
};

describe('what Pinpoint answered and exported', () => {
  const answer = (name: string, value: unknown) => put(name, JSON.stringify(value));
  const segment = {
    ...{ Id: 's1', Name: 'VIP', SegmentType: 'DIMENSIONAL' },
    Dimensions: { UserAttributes: { Plan: { AttributeType: 'INCLUSIVE', Values: ['pro'] } } },
  };
  const journey = {
    ...{
      Id: 'j1',
      Name: 'Welcome',
      StartActivity: 'a',
      Activities: { a: { EMAIL: { TemplateName: 'Hello' } } },
    },
    StartCondition: { SegmentStartCondition: { SegmentId: 's1' } },
  };
  const template = { TemplateName: 'Hello', TemplateType: 'EMAIL', Subject: 'Hi', TextPart: 'Hi' };
  const run = (...files: string[]) => runIn('utf-8', ...files);
  const runIn = async (encoding: string, ...files: string[]) => {
    const left = new LeftFile();
    const done = await migratePinpoint({ files, folder, encoding, nowMs: NOW_MS }, left);
    await left.write(folder);
    return { ...done, left: rowsOf('left-out.csv') };
  };

  it('becomes documents without a fault, and customers', async () => {
    const endpoints = put(
      'endpoints.json',
      `${JSON.stringify({ Id: 'e1', ChannelType: 'EMAIL', Address: 'ann@example.com', OptOut: 'ALL', User: { UserId: 'u1' } })}\n` +
        `{ broken\n${JSON.stringify({ Id: 'e2', ChannelType: 'APNS', Address: 'token' })}\n[1]\n`,
    );
    const table = put('more.csv', 'ChannelType,Address,User.UserAttributes.Plan\nSMS,+4915112345678,pro\n');

    const { documents, contacts, left } = await run(
      answer('journey.json', { JourneyResponse: journey }),
      answer('segments.json', { SegmentsResponse: { Item: [segment] } }),
      answer('template.json', { EmailTemplateResponse: template }),
      endpoints,
      table,
    );

    expect(documents.map((path) => path.slice(folder.length + 1))).toEqual(
      expect.arrayContaining(['journeys/welcome.yaml', 'segments/vip.yaml', 'templates/hello.yaml']),
    );
    expect(await validateFiles(await readFolder(folder))).toEqual([]);
    expect(contacts).toMatchObject({ contacts: 2, left: 3 });
    expect(rowsOf('customers.csv')).toMatchObject([
      { userId: 'u1', email: 'ann@example.com', 'consent.email': 'denied' },
      { phone: '+4915112345678', 'traits.Plan': 'pro' },
    ]);
    expect(left.filter(({ file }) => file === 'endpoints.json').map(({ at }) => at)).toEqual([
      'line 2',
      'line 3',
      'line 4',
    ]);
  });

  it('names a template that is missing, which validation finds as well', async () => {
    await run(answer('journey.json', journey), answer('segment.json', segment));

    const faults = await validateFiles(await readFolder(folder));
    expect(faults.map(({ fault }) => fault.message)).toEqual(['there is no template hello']);
  });

  it('may be packed', async () => {
    const packed = put('template.json.gz', gzipSync(JSON.stringify(template)));

    expect((await run(packed)).documents).toEqual([join(folder, 'templates', 'hello.yaml')]);
  });

  it('is not written over a document of the same name, and nothing is written beside it', async () => {
    mkdirSync(join(folder, 'templates'));
    const own = put('templates/hello.yaml', 'subject: Ours\n');
    const endpoints = put(
      'endpoints.json',
      JSON.stringify({ Id: 'e1', ChannelType: 'EMAIL', Address: 'ann@example.com' }),
    );

    await expect(run(answer('all.json', [segment, template]), endpoints)).rejects.toThrow(
      /hello\.yaml is there already/,
    );
    expect(readFileSync(own, 'utf8')).toBe('subject: Ours\n');
    expect(existsSync(join(folder, 'segments'))).toBe(false);
    expect(existsSync(join(folder, 'customers.csv'))).toBe(false);
  });

  it.each([
    ['broken JSON', '{"Id": '],
    ['no JSON', 'Hello'],
  ])('that is %s is refused with its name', async (_name, content) => {
    await expect(run(put('x.json', content))).rejects.toThrow(/x\.json is not JSON/);
  });

  it.each([
    ['one line', Buffer.alloc(65 * 1024 * 1024, '[')],
    ['many lines', Buffer.alloc(65 * 1024 * 1024, `[${' '.repeat(99)}\n`)],
  ])('that is larger than any answer, in %s, is refused before it is held whole', async (_name, content) => {
    const file = put('x.json.gz', gzipSync(content));

    await expect(run(file)).rejects.toThrow(/x\.json\.gz is larger than an answer of Pinpoint/);
  });

  it.each(['utf-8', 'windows-1251'])('that is not UTF-8 is refused as such with %s', async (encoding) => {
    const text = JSON.stringify({ ...template, Subject: 'Привет' });
    const file = put('x.json', Buffer.from([...text].map((letter) => cp1251(letter))));

    await expect(runIn(encoding, file)).rejects.toThrow(/x\.json is not UTF-8, as answers of Pinpoint are/);
  });

  it('may have endpoints in another encoding', async () => {
    const endpoint = { ChannelType: 'EMAIL', Address: 'a@example.com', User: { UserId: 'Анна' } };
    const letters = [...JSON.stringify({ Id: 'e1', ...endpoint })];
    const file = put('endpoints.json', Buffer.from(letters.map((letter) => cp1251(letter))));

    await runIn('windows-1251', file);

    expect(rowsOf('customers.csv')).toMatchObject([{ userId: 'Анна' }]);
  });
});

describe('the command', () => {
  const kaskad = (...args: string[]) => {
    const bin = join(import.meta.dirname, '..', '..', '..', 'bin', 'kaskad.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'migrate', ...args], {
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it('ends with 1 where something is left out, and says where it is listed', () => {
    const file = put(
      'subscribed_a.csv',
      'Email Address,OPTIN_TIME\nann@example.com,2021-03-01 10:00:00\nnobody,\n',
    );

    const { status, stdout } = kaskad('mailchimp', file, '--out', folder);

    expect(stdout).toContain('1 customers');
    expect(stdout).toContain('left-out.csv');
    expect(status).toBe(1);
    expect(existsSync(join(folder, 'blocked.csv'))).toBe(false);
    expect(kaskad('klaviyo', join(folder, 'nothing.csv'), '--out', join(folder, 'other')).status).toBe(2);
  }, 60_000);

  it.each(['customers.csv', 'blocked.csv'])(
    'writes nothing where there is a %s already',
    (name) => {
      const file = put('subscribed_a.csv', 'Email Address,OPTIN_TIME\nann@example.com,2021-03-01 10:00:00\n');
      const earlier = put(name, 'of before');

      const { status, stderr } = kaskad('mailchimp', file, '--out', folder);

      expect(status).toBe(2);
      expect(stderr).toContain(`${name} is there already`);
      expect(readFileSync(earlier, 'utf8')).toBe('of before');
      expect(existsSync(join(folder, 'left-out.csv'))).toBe(false);
    },
    60_000,
  );
});
