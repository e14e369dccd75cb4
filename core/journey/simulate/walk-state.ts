import type { ExperimentSettings } from '../../config/experiment-settings.ts';
import type { ContactSettings, ShopSettings } from '../../config/settings.ts';
import type { SwitchesSettings } from '../../config/switches-settings.ts';
import type { Channel } from '../../consent/consent.ts';
import type { ShopEvent } from '../../event/event.ts';
import type { Render } from '../../message/render.ts';
import type { Template } from '../../message/template.ts';
import type { Offer } from '../../offer/offer.ts';
import type { Catalogue } from '../../product/catalogue.ts';
import type { FoldRules } from '../../profile/fold-rules.ts';
import type { Profile } from '../../profile/profile.ts';
import type { SegmentIndex } from '../../segment/segment-index.ts';
import type { CompiledJourney } from '../compile.ts';
import type { Enrollment } from '../enrollment.ts';
import type { JourneyIndex } from '../journey-index.ts';
import type { CapsAlone } from './caps-alone.ts';
import type { Decision } from './decision.ts';

/** What one person does in one request. */
export interface Happening {
  /** When Kaskad gets to know: the clock of the walk. */
  atMs: number;
  events: readonly ShopEvent[];
}

/** What it takes to write messages that nobody gets. */
export interface WordsAlone {
  templates: Readonly<Record<string, Template>>;
  render: Render;
  /** Where links in messages lead: they are as long as real ones. */
  publicUrl: string;
  /** What it says now of all they may show; as if there were none if left out. */
  catalogue?: Catalogue;
}

export interface WalkAsk {
  /** The one that is walked, judged as if it were live. */
  journeys: JourneyIndex;
  journeyId: string;
  profile: Profile;
  /** In the order of time. */
  happenings: readonly Happening[];
  contact: ContactSettings;
  shop: ShopSettings;
  /** Nothing is switched off, and everybody may be written to, when it is left out. */
  switches?: SwitchesSettings;
  /** Nobody is in the global control group when it is left out. */
  experiments?: ExperimentSettings;
  rules: FoldRules;
  /** What is published, for what journeys promise. */
  offers?: Readonly<Record<string, Offer>>;
  untilMs: number;
  /** Segments and dates, with the journey that is walked, and from when on they are looked at; none when it is left out. */
  segments?: { index: SegmentIndex; fromMs: number };
  /** Hers in this journey, ended ones included; none where she is new to it. */
  enrollments?: readonly Enrollment[];
  /** The structures that open enrollments are pinned to, by version; else the one that is walked. */
  structures?: ReadonlyMap<number, CompiledJourney>;
  /** Why addresses of hers must not be used. */
  suppressed?: Partial<Record<Channel, string>>;
  /** She is taken as she is known today: what events say of contacts, consents and traits is known already. */
  isKnown?: boolean;
  /** What messages say, to know what an SMS comes to; without it each is one part. */
  words?: WordsAlone;
  /** Told every decision; false ends the walk. */
  tell(decision: Decision): boolean;
}

/** Where a walk has come to. */
export interface Walk {
  ask: WalkAsk;
  profile: Profile;
  enrollments: Map<string, Enrollment>;
  caps: CapsAlone;
  nowMs: number;
  isOver: boolean;
}

export const tell = (walk: Walk, decision: Decision): void => {
  if (!walk.isOver && !walk.ask.tell(decision)) walk.isOver = true;
};

export const structureOf = ({ ask }: Walk, enrollment: Enrollment): CompiledJourney | undefined =>
  ask.structures?.get(enrollment.journeyVersion) ?? ask.journeys.byId.get(enrollment.journeyId)?.compiled;
