import type { ShopEvent } from '../../core/event/event.ts';
import { type CompiledJourney, compileJourney } from '../../core/journey/compile.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { foldAlone } from '../../core/journey/simulate/fold-alone.ts';
import type { WalkAsk } from '../../core/journey/simulate/walk-state.ts';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import type { FoldRules } from '../../core/profile/fold-rules.ts';
import { findPerson, type Person } from './find-person.ts';
import type { ApiPorts } from './ports.ts';
import { suppressedFor } from './suppressed-for.ts';

/** Somebody who walks through a journey: as she is, what she is in, and where she must not be reached. */
type Walker = Pick<WalkAsk, 'profile'> & Pick<Partial<WalkAsk>, 'enrollments' | 'structures' | 'suppressed'>;

interface MadeUp {
  traits: Record<string, unknown>;
  device?: 'ios' | 'android' | undefined;
}

/** Somebody made up, who said of herself what `traits` hold a minute before it begins; with an app if she has a device. */
export const madeUp = (person: MadeUp | undefined, rules: FoldRules, startMs: number): Walker => {
  const atMs = startMs - 60_000;
  const nobody = emptyProfile('made-up', atMs);
  if (!person) return { profile: nobody };
  const { traits, device: type } = person;
  const said: ShopEvent = {
    type: 'identify',
    event: 'Identified',
    messageId: 'who she is',
    source: 'server',
    atMs,
    traits,
    ...(type && { context: { device: { token: 'made-up', type } } }),
  };
  return { profile: foldAlone(nobody, [said], atMs, rules).after };
};

/** A real person as she is now, with the enrollments that she has in the journey. */
export const realPerson = async (
  ports: Pick<ApiPorts, 'people' | 'config' | 'suppressions'>,
  journey: Journey,
  profileId: string,
): Promise<Walker | undefined> => {
  const person = await findPerson(ports.people, profileId);
  if (!person) return undefined;
  const enrollments = person.enrollments.filter(({ journeyId }) => journeyId === journey.id);
  const [structures, suppressed] = await Promise.all([
    structuresOf(ports.config, enrollments),
    suppressedFor(ports.suppressions, person.profile, journey.purpose ?? 'marketing'),
  ]);
  return { profile: person.profile, enrollments, structures, suppressed };
};

/** Who is inside goes on by the version that she entered with. */
const structuresOf = async (
  config: ApiPorts['config'],
  enrollments: Person['enrollments'],
): Promise<Map<number, CompiledJourney>> => {
  const open = enrollments.filter(({ status }) => status === 'active');
  const read = async ({ journeyId, journeyVersion: version }: Person['enrollments'][number]) => {
    const journey = await config.journeyVersion(journeyId, version);
    return journey ? [[version, compileJourney(journey, version)] as const] : [];
  };
  return new Map((await Promise.all(open.map(read))).flat());
};
