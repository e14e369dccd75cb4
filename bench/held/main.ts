import { readFileSync } from 'node:fs';
import { assemble } from '../../core/config/assemble.ts';
import type { PublishedEntry } from '../../core/config/documents.ts';
import { countedEvents } from '../../core/journey/counted-events.ts';
import { indexJourneys } from '../../core/journey/journey-index.ts';
import { matchTriggers } from '../../core/journey/match-triggers.ts';
import { indexSegments } from '../../core/segment/segment-index.ts';
import { toldOf } from '../run/rules/journeys.ts';

const TOLD = 1_000;
const NOW_MS = Date.parse('2026-03-02T09:00:00Z');
const MB = 1024 * 1024;

const mb = (bytes: number): number => Number((bytes / MB).toFixed(1));
const memory = () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { 'heap used, MB': mb(heapUsed), 'resident, MB': mb(rss) };
};

const rows: Record<string, object> = { 'before: code and libraries': { ms: 0, ...memory() } };
const step = <T>(name: string, work: () => T): T => {
  const fromMs = performance.now();
  const made = work();
  const ms = Math.round(performance.now() - fromMs);
  rows[name] = { ms, ...memory() };
  return made;
};

/** What a function that starts cold makes of everything published, and how much of its memory it takes. */
const { head, chunks } = step('read', () => JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))) as {
  head: string;
  chunks: string[];
};
const snapshot = step('chunks parsed, put together', () =>
  assemble(
    JSON.parse(head),
    chunks.flatMap((chunk) => JSON.parse(chunk) as PublishedEntry[]),
  ),
);
const index = step('journeys indexed', () => indexJourneys(snapshot.journeys));
const segments = step('segments indexed', () => indexSegments(snapshot));
step('counted events gathered', () => countedEvents(snapshot.journeys));
const told = toldOf(TOLD, NOW_MS);
const match = () => told.reduce((met, one) => met + matchTriggers(index, one).length, 0);
step('a thousand events of fifty names matched', match);
const met = step('and again', match);
const text = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
console.log(
  `${index.byId.size} journeys, ${segments.segments.length} segments: ${chunks.length} chunks, ${mb(text)} MB of text; ${met} matches (goal: less than 256 MB)`,
);
console.table(rows);
