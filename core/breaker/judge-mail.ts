import type { Shard } from './shard.ts';

/** How marketing mail has fared of late. */
export interface MailHealth {
  /** Mails of which something is known, about 10,000 at most: complaints are measured over them. */
  sends: number;
  /** The latest of them, 1,280 at most: bounces are measured over them. */
  latest: number;
  bounced: number;
  complained: number;
  /** From 0 to 1. */
  bounceRate: number;
  complaintRate: number;
}

export type BreakerReason = 'bounces' | 'complaints';

/** SES reviews an account at 5 % and 0.1 %: well before that we stop by ourselves. */
export const BOUNCE_LIMIT = 0.04;
export const COMPLAINT_LIMIT = 0.0008;
/** A rate of fewer mails says nothing. */
export const FEWEST_SENDS = 1_000;

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

/**
 * Two windows: a bad list shows in the latest thousand within moments, while one complaint among a thousand mails is chance and
 * among ten thousand it is not.
 */
export const mailHealth = (shards: readonly Shard[]): MailHealth => {
  const latest = shards.flatMap((shard) => shard.latest);
  const older = shards.flatMap((shard) => shard.older);
  const sends = latest.length + sum(older.map((one) => one.sends));
  const bounced = latest.filter((one) => one.bounced).length;
  const complained =
    latest.filter((one) => one.complained).length + sum(older.map(({ complaints }) => complaints));
  return {
    ...{ sends, latest: latest.length, bounced, complained },
    bounceRate: latest.length === 0 ? 0 : bounced / latest.length,
    complaintRate: sends === 0 ? 0 : complained / sends,
  };
};

/** What follows: nothing, somebody is told (from half of a limit on), or marketing mail stops. */
export type MailJudgement = { kind: 'well' | 'uneasy' } | { kind: 'stop'; reason: BreakerReason };

export const judgeMail = ({ sends, bounceRate, complaintRate }: MailHealth): MailJudgement => {
  if (sends < FEWEST_SENDS) return { kind: 'well' };
  if (bounceRate >= BOUNCE_LIMIT) return { kind: 'stop', reason: 'bounces' };
  if (complaintRate >= COMPLAINT_LIMIT) return { kind: 'stop', reason: 'complaints' };
  const isUneasy = bounceRate >= BOUNCE_LIMIT / 2 || complaintRate >= COMPLAINT_LIMIT / 2;
  return { kind: isUneasy ? 'uneasy' : 'well' };
};
