import type { EventEnvelope } from '../../core/event/event.ts';
import { called } from '../../core/journey/called.ts';
import type { CompiledJourney } from '../../core/journey/compile.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { pretendAct } from '../../core/journey/pretend-act.ts';
import type { SendVerdict, Verdict } from '../../core/journey/verdict.ts';
import type { RenderedMessage } from '../../core/message/template.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { letGoBy } from '../../functions/adapters/let-go.ts';
import { agentTasks } from '../../functions/adapters/senders/agent-tasks.ts';
import { grantOffer } from '../../functions/advance-enrollment/acts/grant-offer.ts';
import type { AdvancePorts } from '../../functions/advance-enrollment/ports.ts';
import type { Turn } from '../../functions/advance-enrollment/turn.ts';
import { takeIn, takeInEntry, type World } from './world.ts';

/** A step that does something besides writing to her. */
export interface ActAsk {
  enrollment: Enrollment;
  verdict: Extract<Verdict, { kind: 'act' }>;
  profile: Profile;
  journey: CompiledJourney;
}

const portsOf = (world: World) => ({
  offers: world.promises,
  tasks: world.tasks,
  bus: {
    async putEvents(entries: readonly EventEnvelope[]) {
      for (const one of entries) takeInEntry(world, one);
    },
  },
  clock: { now: () => world.nowMs },
});

/** Does what a step wants besides a message, as the wake does: codes and other systems are in memory. */
export const carryOutAct = (world: World, ask: ActAsk): Promise<Enrollment> => {
  const { act } = ask.verdict;
  if (act.kind === 'offer') return promise(world, { ...ask, verdict: { ...ask.verdict, act } });
  if (act.kind === 'webhook') return call(world, ask, JSON.stringify(act.data), act.url);
  return say(world, ask);
};

const say = async (world: World, { enrollment, verdict }: ActAsk): Promise<Enrollment> => {
  const pretended = pretendAct(enrollment, verdict, world.nowMs);
  for (const said of pretended.said) takeIn(world, [said], 'internal');
  return pretended.enrollment;
};

/** The very function of the wake; of its turn it looks at these parts alone. */
const promise = async (
  world: World,
  { enrollment, verdict, profile, journey }: ActAsk & { verdict: Parameters<typeof grantOffer>[2] },
): Promise<Enrollment> => {
  const situation = { profile, journey, snapshot: { offers: world.offers } };
  const turn = { enrollment, situation, items: [], dueAtMs: world.nowMs } as unknown as Turn;
  const next = await grantOffer(portsOf(world) as unknown as AdvancePorts, turn, verdict);
  for (const { entries } of next.items)
    world.timeline.push(...entries.map((entry) => ({ ...entry, profileId: profile.id })));
  return next.enrollment;
};

const call = async (
  world: World,
  { enrollment, verdict, profile }: ActAsk,
  body: string,
  url: string,
): Promise<Enrollment> => {
  const { nowMs: atMs } = world;
  const { stepId: name } = verdict;
  const answer = await world.webhooks.post({ id: `${enrollment.id}-${name}`, url, body });
  const { enrollment: next, kind, reason } = called(enrollment, verdict, answer, atMs);
  const { journeyId } = enrollment;
  world.timeline.push({ profileId: profile.id, atMs, kind, name, channel: 'webhook', journeyId, reason });
  return next;
};

/** A message to an agent is a task. */
export const putOnList = async (
  world: World,
  { id: enrollmentId, journeyId }: Enrollment,
  { channel, purpose, stepId, work }: SendVerdict,
  message: RenderedMessage & { sendId: string; to: string; profileId: string },
): Promise<void> => {
  const ids = { enrollmentId, journeyId, stepId };
  await agentTasks(world.tasks, portsOf(world).clock).send({
    ...message,
    ...{ ...ids, channel, purpose },
    ...(work && { work }),
  });
};

/** Whoever is out holds nothing any more: codes that nobody was told, calls that nobody need make. */
export const letGo = async (world: World): Promise<void> => {
  const over = world.over.splice(0);
  for (const one of over) await letGoBy(portsOf(world)).of(one);
};
