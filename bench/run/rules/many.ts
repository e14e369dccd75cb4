import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstHead } from '../../../core/config/chunks.ts';
import type { PublishedEntry } from '../../../core/config/documents.ts';
import { journeysOf } from './journeys.ts';

const JOURNEYS = 10_000;
const SEGMENTS = 1_000;

const segmentOf = (index: number): PublishedEntry => ({
  kind: 'segment',
  id: `segment-${index}`,
  version: 1,
  document: {
    id: `segment-${index}`,
    condition: {
      and: [
        { '>': [{ var: 'profile.computed.orders' }, index % 7] },
        { '==': [{ var: 'profile.city' }, `city-${index}`] },
        { '!': [{ within: [{ var: 'profile.computed.lastOrderAt' }, `P${1 + (index % 90)}D`] }] },
      ],
    },
  },
});

const entriesOf = (): PublishedEntry[] => [
  ...Array.from({ length: SEGMENTS }, (_, index) => segmentOf(index)),
  ...journeysOf(JOURNEYS).map(({ journey, version, status }): PublishedEntry => {
    return { kind: 'journey', id: journey.id, version, status, document: journey };
  }),
];

/** The chunks as they lie in the table. */
const stored = (): { head: string; chunks: string[] } => {
  const { head, chunks } = firstHead(entriesOf());
  return { head: JSON.stringify(head), chunks: chunks.map(({ entries }) => JSON.stringify(entries)) };
};

/** Ten thousand journeys and a thousand segments, handed to a process that holds nothing else. */
export const measureMany = (): void => {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-many-'));
  const file = join(folder, 'published.json');
  writeFileSync(file, JSON.stringify(stored()));
  execFileSync(process.execPath, ['--expose-gc', 'bench/held/main.ts', file], { stdio: 'inherit' });
  rmSync(folder, { recursive: true });
};
