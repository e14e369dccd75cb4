import type { Outcome, Task } from './task.ts';

export interface TaskPage {
  tasks: Task[];
  cursor?: string;
}

/** Work lists of a call centre. */
export interface Tasks {
  /** Safe to repeat: the first one of an id stands. */
  create(task: Task): Promise<void>;
  get(id: string): Promise<Task | undefined>;
  /** Open ones by when they are due, closed ones newest first; a page may hold fewer than `limit`. */
  list(ask: {
    queue: string;
    isOpen: boolean;
    cursor?: string | undefined;
    limit: number;
  }): Promise<TaskPage>;
  /** Gives it to one agent; again to the same one. Undefined when somebody else has it, or it is closed. */
  claim(id: string, by: string, untilMs: number, nowMs: number): Promise<Task | undefined>;
  /** Undefined when somebody else has it. Said again of one that is done it changes nothing and is answered as it stands. */
  finish(
    id: string,
    outcome: { code: Outcome; by: string; note?: string },
    nowMs: number,
  ): Promise<Task | undefined>;
  /** Takes an open one back; nothing happens to one that is closed, or not there. */
  withdraw(id: string, reason: string, nowMs: number): Promise<void>;
}
