import { ProviderUnavailable } from '../../../core/errors.ts';
import type { FeedFiles, FeedState, Feeds } from '../../../core/feed/ports.ts';

export const fakeFeeds = (): Feeds => {
  const states = new Map<string, FeedState>();
  const seen = new Map<string, Map<number, readonly string[]>>();
  const get = (feedId: string): FeedState => states.get(feedId) ?? { feedId };
  return {
    get: async (feedId) => get(feedId),
    async arm(feedId, next) {
      states.set(feedId, { ...get(feedId), next });
    },
    async ran(feedId, last) {
      states.set(feedId, { ...get(feedId), last });
    },
    async addSeen(jobId, step, hashes) {
      seen.set(jobId, new Map([...(seen.get(jobId) ?? []), [step, hashes]]));
    },
    seen: async (jobId) => new Set([...(seen.get(jobId)?.values() ?? [])].flat()),
  };
};

/** A file at whatever address; `etag` is its text. */
export const fakeFeedFiles = (): FeedFiles & {
  text: string;
  refusal?: string;
  isDown?: boolean;
  opened: number;
} => ({
  text: '',
  opened: 0,
  async open(_, since) {
    this.opened += 1;
    if (this.isDown) throw new ProviderUnavailable('feed', false);
    if (this.refusal !== undefined) return { kind: 'refused', reason: this.refusal };
    if (since.etag === this.text) return { kind: 'unchanged' };
    const bytes = new TextEncoder().encode(this.text);
    return {
      kind: 'open',
      etag: this.text,
      body: (async function* () {
        for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
      })(),
    };
  },
});
