import * as z from 'zod';
import type { PreferenceSettings } from '../config/preference-settings.ts';
import type { Reference } from '../config/reference.ts';
import type { ContactSettings, ShopSettings } from '../config/settings.ts';
import type { SwitchesSettings } from '../config/switches-settings.ts';
import type { Channel, Purpose } from '../consent/consent.ts';
import type { Fault } from '../errors.ts';
import type { Template } from '../message/template.ts';
import type { Profile } from '../profile/profile.ts';
import type { Moment } from '../profile/stats/computed.ts';
import type { Segment } from '../segment/segment.ts';
import type { Act } from './act.ts';
import type { CountingJourney } from './counted-events.ts';
import type { Enrollment } from './enrollment.ts';
import type { Listener } from './listener.ts';
import type { Verdict } from './verdict.ts';

/** A step of whatever kind, as lists hold it. */
export interface AnyStep {
  id: string;
  kind: string;
  [field: string]: unknown;
}

export const stepId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'letters, digits, hyphens and underscores, 64 at most');

/** What a step may look at to decide. */
export interface StepAsk<S> {
  step: S;
  enrollment: Enrollment;
  purpose: Purpose;
  profile: Profile;
  contact: ContactSettings;
  shop: ShopSettings;
  switches: SwitchesSettings;
  /** Addresses of hers known to be suppressed, by channel. */
  suppressed: Partial<Record<Channel, string>>;
  isMailStopped?: boolean;
  /** What the journey is about. */
  topic?: string;
  /** The wake came so late that nothing may be sent. */
  late: boolean;
  nowMs: number;
  /** Where the shop's scores part. */
  rfm?: Moment['rfm'];
}

/** `next` and `into` are turned into places by the interpreter; `leave` goes on after the step, or ends with the reason. */
export type StepVerdict =
  | Exclude<Verdict, { kind: 'goto' | 'complete' | 'act' }>
  | { kind: 'next' }
  | { kind: 'into'; list: string }
  /** Something besides a message; goes on with what follows. */
  | { kind: 'do'; act: Act }
  | { kind: 'leave'; reason: string };

/** A message that a step may send. */
export interface Rung {
  channel: Channel;
  template: string;
  /** Path of the template's name inside the step. */
  path: string;
  /** What the marketer says of its price. */
  price?: 'free' | 'paid';
}

/** One of several things that people are divided among by chance. */
export interface Variant {
  id: string;
  /** Of the people who come here; together 1. */
  share: number;
  /** What it is, told from the others: another plan begins where it changes. */
  what: string;
}

export interface StepContext {
  templates: Readonly<Record<string, Template>>;
  /** What is published: all journeys share the events that may be counted. */
  journeys?: readonly CountingJourney[];
  segments?: readonly Segment[];
  /** Topics that people may choose among. */
  preferences?: PreferenceSettings;
}

/**
 * A kind of step: one file and one line in steps/index.ts. `fields` is the validator, the type and the published
 * schema at once; lists of steps inside it are made of the schema it is given.
 */
export interface StepKind<Kind extends string, Fields extends z.ZodRawShape> {
  kind: Kind;
  fields(steps: z.ZodType<AnyStep[]>): Fields;
  /** The lists inside, by their path: `then`, `ways/0/steps`. */
  lists?(step: StepOf<Kind, Fields>): Record<string, AnyStep[]>;
  /** Does everybody go into one of these lists? Without it some go on with what follows. */
  forks?(step: StepOf<Kind, Fields>): boolean;
  /** Nobody comes past it. */
  ends?: true;
  /** The documents it names besides the templates of its rungs; paths inside the step. */
  references?(step: StepOf<Kind, Fields>): Reference[];
  /** What a schema cannot say; paths inside the step. */
  faults?(step: StepOf<Kind, Fields>): Fault[];
  /** The messages it may send, in order: to one person, or all there are. */
  rungs?(step: StepOf<Kind, Fields>, enrollment?: Enrollment): Rung[];
  /** What chance divides people among here, the first to be measured against; one or none is no trial. */
  variants?(step: StepOf<Kind, Fields>): Variant[];
  /** The step in which everybody gets this one of them; nothing where that is to go on with what follows. */
  decided?(step: StepOf<Kind, Fields>, variant: string): AnyStep[];
  /** Events that it waits for: each wakes whoever stands at it. */
  listeners?(step: StepOf<Kind, Fields>): Listener[];
  /** Earliest it may be passed, counted from entering it: before that nothing after it is sent. */
  restsMs?(step: StepOf<Kind, Fields>): number;
  /** Does its rest end by a clock on the wall? Which one hangs there is asked when she is awake, not when she enters. */
  byClock?(step: StepOf<Kind, Fields>): boolean;
  /** A reaction of the person, or a denial on one of its channels, ends it. */
  endsOnReaction?: true;
  advance(ask: StepAsk<StepOf<Kind, Fields>>): StepVerdict;
}

export type StepOf<Kind extends string, Fields extends z.ZodRawShape> = { id: string; kind: Kind } & z.output<
  z.ZodObject<Fields, z.core.$strict>
>;

export const step = <const Kind extends string, Fields extends z.ZodRawShape>(
  kind: StepKind<Kind, Fields>,
): StepKind<Kind, Fields> => kind;
