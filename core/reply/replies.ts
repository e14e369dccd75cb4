import type { Reply, ReplyStatus } from './reply.ts';

export interface ReplyPage {
  replies: Reply[];
  cursor?: string;
}

/** What people have written, across all of them: the inbox of whoever answers. */
export interface Replies {
  /** Safe to repeat: the first one of an id stands, whatever has become of it. */
  put(reply: Reply): Promise<void>;
  /** Newest first; a page may hold fewer than `limit`. */
  list(ask: { status: ReplyStatus; cursor?: string | undefined; limit: number }): Promise<ReplyPage>;
  /** Sets it aside, or takes it up again; one that stands so already stays as it is. Undefined where there is none. */
  move(id: string, to: ReplyStatus, by: string, nowMs: number): Promise<Reply | undefined>;
}
