import { basename, join } from 'node:path';
import { type Command, Option } from 'commander';
import { type ContactSource, statuses } from '../../../core/migrate/csv/contact-source.ts';
import { klaviyo } from '../../../core/migrate/csv/klaviyo.ts';
import { mailchimp } from '../../../core/migrate/csv/mailchimp.ts';
import { type Connection, knownConnection, withConnection } from '../cli/connection.ts';
import { run, say } from '../cli/run.ts';
import { writeText } from '../folder.ts';
import { blockAddresses, blockedCsv } from './block.ts';
import { type ContactsAsk, contactLines } from './contacts.ts';
import { LeftFile } from './left-file.ts';
import { nothingThere } from './nothing-there.ts';
import { migratePinpoint } from './pinpoint.ts';
import { type Written, writeContacts } from './write-contacts.ts';

interface Flags {
  out: string;
  encoding: string;
  country?: string;
  status?: ContactsAsk['status'];
}

/** A blocked.csv of before would be taken for one of this run, even where nothing is blocked. */
const RESULTS = ['customers.csv', 'customers.mapping.json', 'blocked.csv', 'left-out.csv'];

/** 0: everything was carried over; 1: something is left out, and named. */
type Done = Promise<0 | 1>;

const finish = async (out: string, left: LeftFile, contacts: Written | undefined): Done => {
  if (contacts) {
    const { blocked } = contacts;
    say(`${contacts.contacts} customers in ${join(out, 'customers.csv')}, ${contacts.left} lines left out`);
    if (blocked.length > 0) {
      await writeText(join(out, 'blocked.csv'), blockedCsv(blocked));
      say(`${blocked.length} addresses to block in ${join(out, 'blocked.csv')}`);
    }
  }
  await left.write(out);
  if (left.count > 0) say(`${left.count} things that are not as they were: ${join(out, 'left-out.csv')}`);
  return left.count > 0 ? 1 : 0;
};

const pinpoint = async (files: string[], { out, encoding }: Flags): Done => {
  const left = new LeftFile();
  const { documents, contacts } = await migratePinpoint(
    { files, folder: out, encoding, nowMs: Date.now() },
    left,
  );
  for (const path of documents) say(path);
  return finish(out, left, contacts);
};

const contactsOf =
  (source: ContactSource) =>
  async (files: string[], { out, encoding, country, status }: Flags): Done => {
    const left = new LeftFile();
    const ask = { files, encoding, country, status, nowMs: Date.now() };
    return finish(out, left, await writeContacts(out, contactLines(source, ask), left));
  };

/** `kaskad migrate …`: files of other systems into files of ours. Only `block` talks to Kaskad. */
export const addMigrate = (program: Command): void => {
  const migrate = program
    .command('migrate')
    .description('Brings over what other systems exported; what cannot be carried over is listed');
  const from = (name: string, description: string, work: (files: string[], flags: Flags) => Done) =>
    migrate
      .command(name)
      .description(description)
      .argument('<files...>', 'as they were exported; .gz as well')
      .option('--out <folder>', 'where to write', 'kaskad')
      .option('--encoding <name>', 'of tables', 'utf-8')
      .option('--country <code>', 'for local phone numbers, such as DE')
      .addOption(new Option('--status <word>', 'what all contacts of the files are').choices(statuses))
      .action((files: string[], flags: Flags) =>
        run(async () => {
          nothingThere(RESULTS.map((name) => join(flags.out, name)));
          return work(files, flags);
        }),
      );
  from(
    'pinpoint',
    'Amazon Pinpoint: answers of GetJourney, GetSegment and GetEmailTemplate, exported endpoints',
    pinpoint,
  );
  from('klaviyo', 'Klaviyo: exported lists, segments and suppressed profiles', contactsOf(klaviyo));
  from(
    'mailchimp',
    'Mailchimp: subscribed_, unsubscribed_, cleaned_ and nonsubscribed_ of an export',
    contactsOf(mailchimp),
  );
  withConnection(
    migrate
      .command('block')
      .description('Tells Kaskad of the addresses in blocked.csv that nothing may go to')
      .argument('<file>'),
  ).action((file: string, connection: Connection) =>
    run(async () => {
      const told = await blockAddresses(file, knownConnection(connection));
      say(`${told} addresses of ${basename(file)} are blocked`);
      return 0;
    }),
  );
};
