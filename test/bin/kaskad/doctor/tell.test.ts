import { expect, it } from '@jest/globals';
import type { Finding } from '../../../../bin/kaskad/doctor/finding.ts';
import { exitCodeOf, tellFindings } from '../../../../bin/kaskad/doctor/tell.ts';

const of = (state: Finding['state']): Finding => ({ about: 'x', state, says: `It is ${state}.` });

it('says a line for each finding, what to do beneath it, and the sum', () => {
  const said: string[] = [];
  tellFindings([of('ok'), { ...of('fault'), todo: 'Mend it.' }, of('ok'), of('unknown')], (line) =>
    said.push(line),
  );

  expect(said).toEqual([
    ...['✓ It is ok.', '✗ It is fault.', '  → Mend it.', '✓ It is ok.', '? It is unknown.'],
    '2 in order, 1 to mend, 1 not looked at',
  ]);
});

it('says the steps of what to do beneath one another', () => {
  const said: string[] = [];
  tellFindings([{ ...of('fault'), todo: 'Mend it: a\nLook again: b' }], (line) => said.push(line));

  expect(said).toEqual(['✗ It is fault.', '  → Mend it: a', '    Look again: b', '1 to mend']);
});

it('ends with 1 for what is to mend and for what could not be looked at', () => {
  expect((['ok', 'note', 'fault', 'unknown'] as const).map((state) => exitCodeOf([of(state)]))).toEqual([
    0, 0, 1, 1,
  ]);
});
