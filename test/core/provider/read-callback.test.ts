import { expect, it } from '@jest/globals';
import { readCallback } from '../../../core/provider/read-callback.ts';

const reports = { secret: 'acme-callback', delivered: [], failed: [], id: 'id', from: 'from', text: 'text' };
const MINUTE_MS = 60_000;
const atMs = Date.parse('2026-03-02T09:00:00Z');

it('words without an id are the same while a call is repeated, and others when they are said again', () => {
  const idOf = (body: object, nowMs = atMs) => readCallback(JSON.stringify(body), reports, nowMs)[0]?.id;
  const stop = { from: '79991112233', text: 'STOP' };

  const first = idOf(stop);
  expect(idOf(stop, atMs + MINUTE_MS)).toBe(first);
  expect(idOf(stop, atMs + 10 * MINUTE_MS)).not.toBe(first);
  expect(idOf({ ...stop, at: '12:01' })).not.toBe(first);
  expect(idOf({ ...stop, id: 'in1' }, atMs + 10 * MINUTE_MS)).toBe('in1');
});
