import { csvLine } from '../../../core/csv/csv-line.ts';
import type { Blocked } from '../../../core/migrate/contact.ts';
import { Cannot } from '../../import/cannot.ts';
import { apiAt } from '../api.ts';
import { tableRows } from './rows.ts';

const HEADERS = ['channel', 'address', 'reason', 'at'];
const AT_ONCE = 500;

export const blockedCsv = (blocked: readonly Blocked[]): string =>
  [
    csvLine(HEADERS),
    ...blocked.map(({ channel, address, reason, at }) => csvLine([channel, address, reason, at ?? ''])),
  ].join('');

const unfit = (headers: readonly string[]): string | undefined =>
  HEADERS.every((header) => headers.includes(header))
    ? undefined
    : `its columns are not ${HEADERS.join(', ')}`;

/** Tells Kaskad which addresses nothing may go to; told again it changes nothing. Answers how many there are. */
export const blockAddresses = async (
  path: string,
  { url, token }: { url: string; token: string },
): Promise<number> => {
  const { ask } = apiAt(url, token);
  let told = 0;
  let batch: Record<string, string>[] = [];
  const tell = async () => {
    if (batch.length === 0) return;
    const response = await ask('POST', '/v1/suppressions/import', { addresses: batch });
    if (!response.ok) throw new Cannot(`${response.status} ${await response.text()}`);
    told += batch.length;
    batch = [];
  };
  for await (const { headers, cells, at, fault } of tableRows({ path, encoding: 'utf-8' }, unfit)) {
    if (fault !== undefined) throw new Cannot(`${path} ${at} ${fault}`);
    const said = headers.flatMap((header, place) => (cells[place] ? [[header, cells[place]] as const] : []));
    batch.push(Object.fromEntries(said));
    if (batch.length === AT_ONCE) await tell();
  }
  await tell();
  return told;
};
