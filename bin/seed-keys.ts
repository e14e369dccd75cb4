import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { adoptSources } from '../functions/adapters/dynamo/adopt-sources.ts';
import { dynamoApiTokens } from '../functions/adapters/dynamo/api-tokens.ts';
import { dynamoConfigDocuments } from '../functions/adapters/dynamo/config-documents.ts';
import { dynamoSeedSettings } from '../functions/adapters/dynamo/seed-settings.ts';
import { putSource } from '../functions/adapters/dynamo/source-registry.ts';
import { seedIfEmpty } from '../functions/api/seed.ts';
import { systemClock } from '../functions/runtime/system-clock.ts';
import type { StageFile } from '../lib/stage-file.ts';
import { configTableOf } from './keys/config-table.ts';
import { firstSettings } from './keys/first-settings.ts';
import { type KeyFlags, readKeyFlags } from './keys/key-flags.ts';
import { readStageFile } from './stage/stage-files.ts';

const usage = `npm run keys -- --stage dev --origin https://shop.example

Makes a public write key for the site, a secret one for servers, and an API token, and prints them once: the token cannot
be read again. Each run makes new ones; the old ones go on working until they are taken back, in the console's settings or by
DELETE /v1/tokens/{id} and /v1/sources/{id}. Origins and country are those of kaskad.<stage>.json where no flag says them, and a new
shop starts with what stands there.

  --stage NAME     the deployed stage, else KASKAD_STAGE, else dev
  --table NAME     ConfigTable itself, instead of the stage
  --origin URL     where the site's pages are; may be repeated; * for anywhere
  --consent        lets the public key state what people allowed; without it only servers may
  --role ROLE      of the token: viewer, marketer, operator or admin, which is the default
  --scope NAME     of what the role may only this; may be repeated: documents, imports, reports, …
  --country CC     whose local phone numbers these sources send, such as DE
`;

/** Where keys go, and what the stage file says of the shop. */
interface House {
  readonly flags: KeyFlags;
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly shop: NonNullable<StageFile['shop']>;
}

const random = (prefix: string) => `${prefix}_${randomBytes(24).toString('base64url')}`;
/** Enough of a key to tell sources apart in the history of a person. */
const tail = (key: string) => key.slice(-6);

const originsOf = ({ flags, shop }: House): string[] =>
  flags.origin.length > 0 ? flags.origin : (shop.origins ?? []);

async function putSources(house: House, web: string, server: string): Promise<void> {
  const { client, table, shop, flags } = house;
  const code = flags.country ?? shop.country;
  const country = code === undefined ? {} : { country: code };
  const site = {
    id: `web-${tail(web)}`,
    name: 'Website',
    origins: originsOf(house),
    mayStateConsent: flags.consent,
  };
  await putSource(client, table, web, { ...site, kind: 'public', ...country }, Date.now());
  const servers = { id: `server-${tail(server)}`, name: 'Servers', origins: [], mayStateConsent: true };
  await putSource(client, table, server, { ...servers, kind: 'secret', ...country }, Date.now());
}

/** Puts the first documents into an empty house; one that has some keeps them, whatever the stage file says. */
async function seed({ client, table, shop }: House): Promise<void> {
  const documents = dynamoConfigDocuments(client, table);
  const seedSettings = dynamoSeedSettings(client, table);
  const isSaid = Object.keys(shop).length > 0;
  if (isSaid && !(await documents.head())) await seedSettings.put(firstSettings(shop));
  await seedIfEmpty({ documents, seedSettings, clock: systemClock });
}

async function openHouse(flags: KeyFlags): Promise<House> {
  const file = flags.table === undefined ? readStageFile(process.cwd(), flags.stage) : undefined;
  const client = new DynamoDBClient(file ? { region: file.region } : {});
  const table = flags.table ?? (await configTableOf(client, { stage: flags.stage, file }));
  return { flags, client, table, shop: file?.shop ?? {} };
}

async function main(flags: KeyFlags): Promise<void> {
  const { role, scope } = flags;
  const house = await openHouse(flags);
  const { client, table } = house;
  const [web, server, token] = [random('web'), random('server'), random('token')];
  await adoptSources(client, table);
  await putSources(house, web, server);
  const tokens = dynamoApiTokens(client, table, systemClock);
  await tokens.put(token, {
    name: `${role}-${tail(token)}`,
    role,
    ...(scope.length > 0 && { scopes: scope }),
  });
  await seed(house);
  console.log(`
  Shown once, keep them:

  Public write key (site, app)    ${web}
  Secret write key (servers)      ${server}
  API token (${role})${' '.repeat(20 - role.length)}${token}
`);
  if (originsOf(house).length === 0)
    console.log(
      'No page may use the public key yet: say where pages are, in the console or by PUT /v1/sources/{id}.\n',
    );
}

try {
  const flags = readKeyFlags(process.argv.slice(2));
  if (flags.help) console.log(usage);
  else await main(flags);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
