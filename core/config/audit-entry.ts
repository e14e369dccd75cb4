import type { DocumentKind } from './documents.ts';

export const documentActions = [
  'save',
  'publish',
  'pause',
  'resume',
  'stop',
  'rollback',
  'archive',
  'unarchive',
  'propose',
  'approve',
  'decline',
  'try',
  'end-trial',
  'seed',
] as const;

/** A change of a document. */
export interface DocumentAudit {
  atMs: number;
  by: string;
  action: (typeof documentActions)[number];
  kind: DocumentKind;
  id: string;
  version?: number;
  why?: string;
}

/** What may be done to a person by hand. */
export const personActions = [
  'opt-out',
  'pause',
  'resume',
  'leave-journey',
  'enter-journey',
  'open-complaint',
  'close-complaint',
  'resend-link',
  'merge',
  'unmerge',
  'export',
  'erase',
  'anonymize',
] as const;

/** Somebody acted on a person: her profile id and nothing else of her. */
export interface PersonAudit {
  atMs: number;
  by: string;
  action: (typeof personActions)[number];
  kind: 'person';
  id: string;
}

/** Somebody started a job that acts on many people, paused or ended one, went on with it, or undid it. */
export interface JobAudit {
  atMs: number;
  by: string;
  action: 'start' | 'pause' | 'resume' | 'abort' | 'undo';
  kind: 'job';
  id: string;
}

/** The same of one run of a broadcast: `<journey>/<run>`. */
export interface RunAudit {
  atMs: number;
  by: string;
  action: 'pause' | 'resume' | 'abort';
  kind: 'run';
  id: string;
}

/** A secret that signs webhooks, by its name. */
export interface SecretAudit {
  atMs: number;
  by: string;
  action: 'save' | 'delete';
  kind: 'secret';
  id: string;
}

/** Another key began to sign links, or one ended and with it all links that it had signed. */
export interface LinkKeyAudit {
  atMs: number;
  by: string;
  action: 'rotate' | 'revoke';
  kind: 'link-key';
  id: string;
  why?: string;
}

/** A token was given out or taken back; its name says whose it is. */
export interface TokenAudit {
  atMs: number;
  by: string;
  action: 'create' | 'delete';
  kind: 'token';
  id: string;
  name: string;
}

/** A source of events was made, changed, given another key, or taken away. */
export interface SourceAudit {
  atMs: number;
  by: string;
  action: 'create' | 'save' | 'rotate' | 'delete';
  kind: 'source';
  id: string;
  why?: string;
}

/** Codes were put into the pool of an offer. */
export interface CodesAudit {
  atMs: number;
  by: string;
  action: 'add';
  kind: 'codes';
  id: string;
}

/** Marketing mail was let go on. */
export interface BreakerAudit {
  atMs: number;
  by: string;
  action: 'close';
  kind: 'breaker';
  id: 'email';
  why?: string;
}

/** An address was blocked by hand or let be used again; `id` is its channel and a part of its keyed hash. */
export interface SuppressionAudit {
  atMs: number;
  by: string;
  action: 'block' | 'unblock';
  kind: 'suppression';
  id: string;
  why?: string;
}

/** Dead letters of a queue were put back, or this was ended. */
export interface QueueAudit {
  atMs: number;
  by: string;
  action: 'redrive' | 'abort';
  kind: 'queue';
  id: string;
  why?: string;
}

/** One act of whoever holds a token. */
export type AuditEntry =
  | DocumentAudit
  | PersonAudit
  | JobAudit
  | RunAudit
  | SecretAudit
  | LinkKeyAudit
  | TokenAudit
  | SourceAudit
  | CodesAudit
  | BreakerAudit
  | QueueAudit
  | SuppressionAudit;
