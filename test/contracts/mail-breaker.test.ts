import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { judgeMail, mailHealth } from '../../core/breaker/judge-mail.ts';
import type { MailBreaker, OpenBreaker } from '../../core/breaker/mail-breaker.ts';
import { hashId } from '../../core/hash.ts';
import { dynamoMailBreaker } from '../../functions/adapters/dynamo/mail-breaker.ts';
import { fakeMailBreaker } from '../support/fakes/mail-breaker.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable | undefined;
afterAll(() => table?.stop());

const makers: [string, () => Promise<MailBreaker>][] = [
  ['fake', async () => fakeMailBreaker()],
  [
    'DynamoDB',
    async () => {
      await table?.stop();
      table = await startTable();
      return dynamoMailBreaker(table.client, table.tableName);
    },
  ],
];

describe.each(makers)('the breaker of marketing mail, %s', (_, make) => {
  let breaker: MailBreaker;
  beforeEach(async () => {
    breaker = await make();
  });
  const health = async () => mailHealth(await breaker.shards());
  const open = async (openedAtMs: number): Promise<OpenBreaker> => ({
    openedAtMs,
    reason: 'bounces',
    health: await health(),
  });

  it('counts what many functions report at once, and each mail once', async () => {
    const mails = Array.from({ length: 60 }, (_one, mail) => hashId(['mail', mail]));
    const report = (sendId: string, mail: number) =>
      breaker.count(sendId, mail % 3 === 0 ? 'bounced' : mail % 3 === 1 ? 'complained' : 'delivered');

    for (let from = 0; from < mails.length; from += 5)
      await Promise.all(mails.slice(from, from + 5).map((one, at) => report(one, from + at)));
    await Promise.all(mails.slice(0, 5).map(report));

    expect(await health()).toMatchObject({ sends: 60, latest: 60, bounced: 20, complained: 20 });
    expect(judgeMail(await health())).toEqual({ kind: 'well' });
  });

  it('answers the shard as it is now', async () => {
    const id = hashId(['one']);

    expect((await breaker.count(id, 'delivered')).latest).toEqual([{ id: id.slice(0, 8) }]);
    expect((await breaker.count(id, 'complained')).latest).toEqual([
      { id: id.slice(0, 8), complained: true },
    ]);
  });

  it('opens once, and the first reason stands', async () => {
    expect(await breaker.opened()).toBeUndefined();
    expect(await breaker.open(await open(1))).toBe('opened');
    expect(await breaker.open(await open(2))).toBe('was-open');
    expect(await breaker.opened()).toEqual(await open(1));
  });

  it('closed, it counts anew and may open again', async () => {
    await breaker.count(hashId(['bad']), 'bounced');
    await breaker.open(await open(1));

    expect(await breaker.close()).toBe(true);

    expect(await breaker.opened()).toBeUndefined();
    expect(await health()).toMatchObject({ sends: 0, bounced: 0 });
    expect(await breaker.close()).toBe(false);
    await breaker.count(hashId(['bad']), 'bounced');
    expect(await breaker.open(await open(3))).toBe('opened');
  });
});
