import { describe, expect, it } from '@jest/globals';
import { validateJourney } from '../../../core/journey/journey.ts';
import { seedTemplates } from '../../../core/seed/templates.ts';
import { branch } from './make.ts';

const templates = Object.fromEntries(seedTemplates.map((one) => [one.id, one]));
const faultsOf = (...steps: unknown[]) => {
  const checked = validateJourney({ id: 'j', trigger: { event: 'A' }, steps }, { templates });
  return checked.kind === 'valid' ? [] : checked.faults;
};
const pathsOf = (...steps: unknown[]) => faultsOf(...steps).map(({ path }) => path);

const mail = (id: string) => ({ id, kind: 'send', channel: 'email', template: 'cart-email' });
const exit = (id: string) => ({ id, kind: 'exit' });
const split = (...ways: [share: number, steps: unknown[]][]) => ({
  id: 'split',
  kind: 'split',
  ways: ways.map(([share, steps]) => ({ share, steps })),
});
const isGerman = { '==': [{ var: 'profile.country' }, 'DE'] };

describe('a step that nobody comes to', () => {
  it('stands after an exit', () => {
    expect(faultsOf(mail('a'), exit('out'), mail('b'), mail('c'))).toEqual([
      { path: '/steps/2', message: 'nobody comes here: the journey ends at out' },
    ]);
    expect(pathsOf(branch('if', isGerman, [exit('out'), mail('b')], []))).toEqual(['/steps/0/then/1']);
  });

  it('stands after a branch whose two ways both end', () => {
    expect(pathsOf(branch('if', isGerman, [exit('x')], [mail('a'), exit('y')]), mail('b'))).toEqual([
      '/steps/1',
    ]);
    expect(pathsOf(branch('if', isGerman, [exit('x')], []), mail('b'))).toEqual([]);
  });

  it('stands after a split that takes everybody to an end', () => {
    expect(pathsOf(split([0.5, [exit('x')]], [0.5, [exit('y')]]), mail('b'))).toEqual(['/steps/1']);
    expect(pathsOf(split([0.5, [exit('x')]], [0.4, [exit('y')]]), mail('b'))).toEqual([]);
  });

  it('is in a way of no share', () => {
    expect(pathsOf(split([0, [mail('a')]], [0.5, [mail('b')]]))).toEqual(['/steps/0/ways/0/share']);
  });

  it('is in a branch that looks at nothing', () => {
    expect(pathsOf(branch('if', true, [mail('a')], []))).toEqual(['/steps/0/if']);
    expect(pathsOf(branch('if', { '<': [1, 2] }, [mail('a')], []))).toEqual(['/steps/0/if']);
    expect(pathsOf(branch('if', { inSegment: 'vip' }, [mail('a')], []))).toEqual([]);
    expect(pathsOf(branch('if', { '>': [{ times: ['A', 'P7D'] }, 1] }, [mail('a')], []))).toEqual([]);
  });
});
