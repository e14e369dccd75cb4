import { capWindows } from '../../core/contact/cap-window.ts';
import { mayContact } from '../../core/contact/may-contact.ts';
import { hashId } from '../../core/hash.ts';
import { advance } from '../../core/journey/advance.ts';
import { type CompiledJourney, compileJourney } from '../../core/journey/compile.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { ended, moved, rested, settled } from '../../core/journey/moves.ts';
import { rivalsOf, withPlacesKept } from '../../core/journey/priority.ts';
import { skipsOnEnd } from '../../core/journey/skips.ts';
import type { SendVerdict, SkipVerdict } from '../../core/journey/verdict.ts';
import { messageContext } from '../../core/message/message-context.ts';
import { render } from '../../core/message/render.ts';
import { addressOf } from '../../core/profile/address-of.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { carryOutAct, letGo, putOnList } from './beside.ts';
import { tellSent } from './told.ts';
import { store, strike, type World } from './world.ts';

/** The winner of a merge: whoever holds everything of hers now. */
const profileOf = (world: World, id: string): Profile => {
  const profile = world.profiles.get(id);
  if (!profile) throw new Error(`nobody is called ${id}`);
  return profile.mergedInto === undefined ? profile : profileOf(world, profile.mergedInto);
};

const suppressedFor = (world: World, profile: Profile) =>
  Object.fromEntries(
    (['email', 'sms', 'push'] as const).flatMap((channel) => {
      const reason = world.suppressed.get(addressOf(profile, channel) ?? '');
      return reason === undefined ? [] : [[channel, reason]];
    }),
  );

const record = (
  world: World,
  enrollment: Enrollment,
  kind: 'send' | 'skip' | 'held',
  what: Partial<SkipVerdict | SendVerdict> & { reason?: string },
) => {
  const { journeyId } = enrollment;
  const profileId = profileOf(world, enrollment.profileId).id;
  const { stepId: name = '', channel = '', reason } = what;
  world.timeline.push({
    profileId,
    atMs: world.nowMs,
    kind,
    name,
    channel,
    journeyId,
    ...(reason === undefined ? {} : { reason }),
  });
};

const sendIdOf = ({ id }: Enrollment, { stepId, rung = 0 }: SendVerdict) => hashId([id, stepId, rung, 1]);

/** Why there is no room for it, if there is none. */
const noRoom = async (
  world: World,
  enrollment: Enrollment,
  verdict: SendVerdict,
): Promise<'capped' | 'gave-way' | undefined> => {
  const profile = profileOf(world, enrollment.profileId);
  const caps = capWindows({ ...verdict, profile }, world.contact, world.nowMs);
  if (!caps) return undefined;
  const profileIds = [profile.id, ...profile.mergedFrom];
  const place = { profileIds, sendId: sendIdOf(enrollment, verdict), channel: verdict.channel };
  const ask = { ...place, ...caps, atMs: world.nowMs };
  const above = rivalsOf(compiledOf(world, enrollment).journey.journey, world.journeys);
  const rivals = [...world.enrollments.values()]
    .filter(
      ({ profileId, status, journeyId }) =>
        profileIds.includes(profileId) && status === 'active' && above.has(journeyId),
    )
    .map((one) => ({ enrollment: one, journey: compiledOf(world, one).journey }));
  const windows = withPlacesKept({ ...world, windows: caps.windows, profile, rivals });
  if (await world.caps.reserve({ ...ask, windows })) return undefined;
  return (await world.caps.hasRoom(ask)) ? 'gave-way' : 'capped';
};

const skipped = (world: World, enrollment: Enrollment, verdict: SkipVerdict): Enrollment => {
  record(world, enrollment, 'skip', verdict);
  return moved(enrollment, verdict, world.nowMs);
};

const sendNow = async (world: World, enrollment: Enrollment, verdict: SendVerdict): Promise<Enrollment> => {
  const profile = profileOf(world, enrollment.profileId);
  const { channel, purpose } = verdict;
  const lastLook = mayContact(
    { profile, channel, purpose, journeyId: enrollment.journeyId },
    world,
    world.nowMs,
  );
  const template = verdict.words ?? world.templates[verdict.template];
  if (lastLook.kind !== 'allowed' || !template) throw new Error('the last look saw something else');
  const links = {
    cart: 'https://kaskad.example/c/abc',
    link: 'https://kaskad.example/c/def',
    unsubscribe: 'https://kaskad.example/u/abc',
  };
  const { shop, nowMs } = world;
  const { trigger: event, offer } = enrollment;
  const context = messageContext({ profile, event, offer, shop, links, nowMs });
  const message = await render(template, channel, context);
  const { journeyId } = enrollment;
  world.sent.push({
    ...message,
    profileId: profile.id,
    journeyId,
    channel,
    to: lastLook.address,
    atMs: world.nowMs,
  });
  record(world, enrollment, 'send', verdict);
  const sendId = sendIdOf(enrollment, verdict);
  if (channel === 'agent')
    await putOnList(world, enrollment, verdict, {
      ...message,
      sendId,
      profileId: profile.id,
      to: lastLook.address,
    });
  tellSent(world, { profileId: profile.id, journeyId, sendId, channel });
  return settled(enrollment, verdict, { sendId, atMs: world.nowMs, outcome: 'sent' });
};

const sendIfRoom = async (
  world: World,
  enrollment: Enrollment,
  verdict: SendVerdict,
): Promise<Enrollment> => {
  const reason = await noRoom(world, enrollment, verdict);
  return reason === undefined
    ? sendNow(world, enrollment, verdict)
    : skipped(world, enrollment, { ...verdict, kind: 'skip', reason });
};

const compiledOf = (
  world: World,
  enrollment: Enrollment,
): { journey: CompiledJourney; status: 'live' | 'paused' | 'stopped' } => {
  const published = world.journeys.find(({ journey }) => journey.id === enrollment.journeyId);
  if (!published) throw new Error('no such journey');
  return { journey: compileJourney(published.journey, published.version), status: published.status };
};

const skip = (
  world: World,
  enrollment: Enrollment,
  journey: CompiledJourney,
  reason: string,
  withLater: boolean,
) => {
  const profile = profileOf(world, enrollment.profileId);
  const skips = skipsOnEnd(
    { enrollment, journey, profile, shop: world.shop, reason, atMs: world.nowMs },
    withLater,
  );
  world.timeline.push(...skips.map((entry) => ({ ...entry, profileId: profile.id })));
};

/** Turns one wake as the docstring of `advance` says, but for claims: nobody else is here. Answers how many verdicts it took. */
export const wake = async (world: World, id: string): Promise<number> => {
  let enrollment = world.enrollments.get(id);
  for (let turns = 1; enrollment; turns += 1) {
    const { journey, status } = compiledOf(world, enrollment);
    const profile = profileOf(world, enrollment.profileId);
    const { nowMs, contact, shop, switches } = world;
    const suppressed = suppressedFor(world, profile);
    const verdict = advance({
      enrollment,
      journey,
      status,
      profile,
      contact,
      shop,
      switches,
      suppressed,
      nowMs,
    });
    switch (verdict.kind) {
      case 'rest':
        if (verdict.held) record(world, enrollment, 'held', verdict.held);
        store(world, rested(enrollment, verdict, nowMs));
        return turns;
      case 'send':
        enrollment = await sendIfRoom(world, enrollment, verdict);
        break;
      case 'skip':
        enrollment = skipped(world, enrollment, verdict);
        break;
      case 'goto':
        if (verdict.left !== undefined) skip(world, enrollment, journey, verdict.left, false);
        enrollment = moved(enrollment, verdict, nowMs);
        break;
      case 'act':
        enrollment = await carryOutAct(world, { enrollment, verdict, profile, journey });
        break;
      case 'exit':
      case 'complete':
        if (verdict.kind === 'exit') skip(world, enrollment, journey, verdict.reason, true);
        store(world, ended(enrollment, verdict, nowMs));
        return turns;
    }
  }
  return 0;
};

interface Due {
  atMs: number;
  come(): Promise<unknown>;
}

/** A wake of an enrollment, or a look at a person: whatever comes first. */
const nextDue = (world: World, untilMs: number): Due | undefined => {
  const wakes = [...world.enrollments.values()].flatMap(({ id, status, wakesAtMs }): Due[] =>
    status === 'active' && wakesAtMs !== undefined ? [{ atMs: wakesAtMs, come: () => wake(world, id) }] : [],
  );
  const looks = [...world.profiles.values()].flatMap((one): Due[] =>
    one.clock && one.mergedInto === undefined
      ? [{ atMs: one.clock.atMs, come: async () => strike(world, one) }]
      : [],
  );
  return [...wakes, ...looks]
    .filter(({ atMs }) => atMs <= untilMs)
    .toSorted((a, b) => a.atMs - b.atMs)
    .at(0);
};

/** Lets time pass; what falls due comes in order, each at its time (schedules round up to a second). */
export const pass = async (world: World, untilMs: number): Promise<void> => {
  await letGo(world);
  for (let due = nextDue(world, untilMs); due; due = nextDue(world, untilMs)) {
    world.nowMs = Math.max(world.nowMs, Math.min(untilMs, Math.ceil(due.atMs / 1000) * 1000));
    await due.come();
    await letGo(world);
  }
  world.nowMs = Math.max(world.nowMs, untilMs);
};
