import { judgeMail, mailHealth } from '../../core/breaker/judge-mail.ts';
import { type Fate, LATEST_A_SHARD } from '../../core/breaker/shard.ts';
import type { DeliveryEvent } from '../../core/send/ports.ts';
import { log } from '../runtime/log.ts';
import { count } from '../runtime/measure.ts';
import type { DeliveryPorts } from './ports.ts';

/** Deliveries alone change a rate slowly: all shards are looked at with every fourth mail of one, until it is full. */
const LOOK_EVERY = 4;

const fateOf = ({ type, transient }: DeliveryEvent): Fate | undefined => {
  if (type === 'bounced') return transient ? undefined : 'bounced';
  return type === 'delivered' || type === 'complained' ? type : undefined;
};

/** A test, which has no enrollment, counts nowhere. A journey that is there no longer was most likely marketing. */
const isMarketing = async ({ config }: DeliveryPorts, { enrollmentId, journeyId }: DeliveryEvent) => {
  if (enrollmentId === undefined) return false;
  const { journeys, trials } = await config.snapshot();
  const all = [...journeys, ...(trials?.journeys ?? [])];
  const journey = all.find((one) => one.journey.id === journeyId)?.journey;
  return (journey?.purpose ?? 'marketing') === 'marketing';
};

/** Counts what became of a marketing mail, and stops all of them where too many went wrong. */
export const countMail = async (ports: DeliveryPorts, delivery: DeliveryEvent): Promise<void> => {
  const fate = fateOf(delivery);
  if (delivery.channel !== 'email' || fate === undefined || !(await isMarketing(ports, delivery))) return;
  const { latest } = await ports.breaker.count(delivery.sendId, fate);
  const isBad = fate !== 'delivered';
  // In a full one a delivery takes the place of an older mail, and makes nothing worse.
  const isTurn = latest.length < LATEST_A_SHARD && latest.length % LOOK_EVERY === 0;
  if (isBad || isTurn) await judge(ports, isBad);
};

/** Says so with each mail that went wrong, so that the alarm lasts while it gets no better. */
const judge = async ({ breaker, clock }: DeliveryPorts, isBad: boolean): Promise<void> => {
  const health = mailHealth(await breaker.shards());
  const judgement = judgeMail(health);
  if (judgement.kind === 'well') return;
  if (isBad) {
    log.warn('marketing mail at half of a limit', { count: health.sends });
    count('MarketingMailUneasy');
  }
  if (judgement.kind !== 'stop') return;
  const { reason } = judgement;
  const became = await breaker.open({ openedAtMs: clock.now(), reason, health });
  if (became === 'opened') log.error('marketing mail stopped', { reason, count: health.sends });
};
