export const steps = ['connect', 'choose', 'test', 'staff', 'everybody'] as const;
export type StepId = (typeof steps)[number];

/** A ready journey that was taken: how far it has come. */
export interface Taken {
  readonly id: string;
  readonly name: string;
  readonly stage: 'draft' | 'staff' | 'live' | 'other';
  /** What is in effect is older than the latest edit. */
  readonly isChanged: boolean;
  /** In effect; 0 before the first. */
  readonly version: number;
  /** Of the latest edit: only that one is published, or asked for. */
  readonly draftVersion: number;
  /** Where it takes two people: a second one has been asked, or has agreed, to the latest edit. */
  readonly proposed?: 'asked' | 'approved';
}

/** What the API knows; nothing of it is kept in the browser. */
export interface Facts {
  /** Events have come: customers are known, or a source was seen telling of them. */
  readonly isTold: boolean;
  readonly taken: readonly Taken[];
  /** Somebody is named whom tests go to. */
  readonly staff: number;
}

export interface JourneyView {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly draft?: { readonly name?: string | undefined };
  readonly published?: { readonly name?: string | undefined };
  readonly trial?: unknown;
  readonly proposal?: { readonly approvedBy?: string };
}

export const takenOf = (
  { id, status, version, draft, published, trial, proposal }: JourneyView,
  draftVersion: number,
): Taken => ({
  id,
  name: draft?.name ?? published?.name ?? id,
  stage: status === 'live' ? 'live' : status !== 'draft' ? 'other' : trial === undefined ? 'draft' : 'staff',
  isChanged: draft !== undefined,
  version,
  draftVersion,
  ...(proposal && { proposed: proposal.approvedBy === undefined ? 'asked' : 'approved' }),
});

/** An empty Kaskad begins with one journey: that one alone, as it came, was not chosen by anybody. */
const isChosen = ({ taken }: Facts): boolean =>
  taken.length > 1 || taken.some(({ version, isChanged }) => version > 1 || isChanged);

const isDone: Readonly<Record<StepId, (facts: Facts) => boolean>> = {
  connect: ({ isTold }) => isTold,
  choose: isChosen,
  test: ({ staff }) => staff > 0,
  staff: (facts) =>
    isChosen(facts) && facts.taken.every(({ stage }) => stage === 'staff' || stage === 'live'),
  everybody: (facts) => isChosen(facts) && facts.taken.every(({ stage }) => stage === 'live'),
};

export const doneOf = (facts: Facts): StepId[] => steps.filter((step) => isDone[step](facts));

/** The first that is not done; the last where all are. */
export const nextStep = (done: readonly StepId[]): StepId =>
  steps.find((step) => !done.includes(step)) ?? 'everybody';
