/** By what they carry. `schedules` and `archive` hold only what the scheduler and the bus could not hand over. */
export const queueNames = [
  'profiles',
  'wakes',
  'deliveries',
  'jobs',
  'counts',
  'schedules',
  'archive',
] as const;
export type QueueName = (typeof queueNames)[number];

/** Numbers of messages, as nearly as the service counts them. */
export interface QueueState {
  name: QueueName;
  waiting: number;
  /** Taken by a function and not done yet. */
  inFlight: number;
  /** Sent for a later moment, or given back to be tried again then. */
  later: number;
  dead: number;
}

/** What may be shown of a message that was given up: no word of anybody. */
export interface DeadLetter {
  id: string;
  kind: 'events' | 'delivery' | 'wake' | 'job' | 'counts' | 'unknown';
  /** Of events their names, of deliveries what was reported; none of what carries no names. */
  names: string[];
  /** How often a function was handed it. */
  receivedTimes: number;
  sentAtMs: number;
  firstReceivedAtMs?: number;
  /** Why the bus or the scheduler could not hand it over: the service's own code. */
  errorCode?: string;
}

/** Dead letters on their way back. */
export interface Redrive {
  state: 'running' | 'completed' | 'cancelling' | 'cancelled' | 'failed';
  startedAtMs: number;
  moved: number;
  /** How many there were to move, where it is known. */
  total?: number;
  failure?: string;
}

export type RedriveStart =
  | { kind: 'started' }
  /** Done at once, up to 200 of them. */
  | { kind: 'moved'; moved: number }
  | { kind: 'none-dead' }
  | { kind: 'running' }
  /** Their way led to no queue of ours. */
  | { kind: 'impossible' };

/** The queues of the engine. All of it throws ProviderUnavailable. */
export interface Queues {
  /** Those that this deployment has. */
  states(): Promise<QueueState[]>;
  has(name: string): name is QueueName;
  /** Up to ten dead letters, which are there for others at once. */
  look(name: QueueName): Promise<DeadLetter[]>;
  /** Begins to put all dead letters back. */
  redrive(name: QueueName): Promise<RedriveStart>;
  /** The latest of them, newest first. */
  redrives(name: QueueName): Promise<Redrive[]>;
  /** What is moved stays moved. False where none is running. */
  cancelRedrive(name: QueueName): Promise<boolean>;
}
