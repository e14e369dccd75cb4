/** `note`: it works, but look at it; `unknown`: it could not be looked at. */
export type State = 'ok' | 'note' | 'fault' | 'unknown';

/** One sentence of what is, and one of what to do about it; several steps stand in a line each. */
export interface Finding {
  readonly about: string;
  readonly state: State;
  readonly says: string;
  readonly todo?: string;
}

/** What a probe found, before it is said what it is about. */
export type Found = Omit<Finding, 'about'>;

export const ok = (says: string): Found => ({ state: 'ok', says });
export const note = (says: string, todo: string): Found => ({ state: 'note', says, todo });
export const fault = (says: string, todo: string): Found => ({ state: 'fault', says, todo });

/** Looks at one thing of an account or a deployment; what it throws is said by the doctor. */
export interface Probe {
  readonly about: string;
  /** What it must be allowed, as IAM calls it. */
  readonly allow: readonly string[];
  look(): Promise<readonly Found[]>;
}
