import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../../../../core/experiment/decide.ts';
import type { Finding } from '../../../../core/experiment/findings.ts';
import { sentenceOf } from '../../../../core/experiment/sentence/sentence-of.ts';
import { planWith } from '../make.ts';

const plan = planWith();
const byMoney = planWith({ measure: { kind: 'revenue', currency: 'EUR', minimalDifferenceMinor: 50 } });
/** Intl puts spaces that do not break a line. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f\u2009]/g, ' ');
const en = (decision: Decision, its = plan) => plain(sentenceOf(decision, its, 'en'));
const ru = (decision: Decision, its = plan) => plain(sentenceOf(decision, its, 'ru'));

const finding = (low: number, high: number): Finding => ({
  ...{ kind: 'known', base: 'A', variant: 'B', estimate: (low + high) / 2 },
  low,
  high,
});
const won = (low: number, high: number): Decision => ({
  kind: 'stop-winner',
  winner: 'B',
  finding: finding(low, high),
});
const goOn = (low: number, high: number, peopleLeft: number, daysLeft?: number): Decision => ({
  ...{ kind: 'go-on', reason: 'not-clear', findings: [finding(low, high)], peopleLeft },
  ...(daysLeft === undefined ? {} : { daysLeft }),
});

describe('a winner', () => {
  it('is said with what it brings', () => {
    expect(en(won(0.012, 0.034))).toBe('“B” brings 1.2 to 3.4 points more orders than “A”. Stop: “B” wins.');
    expect(ru(won(0.012, 0.034))).toBe(
      '«B» приносит на 1,2–3,4 процентного пункта больше заказов, чем «A». Можно останавливать: лучше «B».',
    );
  });

  it.each([
    [0.01, 0.01, '1 point more', 'на 1 процентный пункт больше'],
    [0.02, 0.02, '2 points more', 'на 2 процентных пункта больше'],
    [0.05, 0.05, '5 points more', 'на 5 процентных пунктов больше'],
    [0.21, 0.21, '21 points more', 'на 21 процентный пункт больше'],
    [0.005, 0.01, '0.5 to 1 points more', 'на 0,5–1 процентный пункт больше'],
    [0.012, 0.03, '1.2 to 3 points more', 'на 1,2–3 процентных пункта больше'],
    [0.012, 0.12, '1.2 to 12 points more', 'на 1,2–12 процентных пунктов больше'],
    [0.0004, 0.0123, '0.04 to 1.23 points more', 'на 0,04–1,23 процентного пункта больше'],
  ])('from %d to %d is counted as one speaks', (low, high, english, russian) => {
    expect(en(won(low, high))).toContain(english);
    expect(ru(won(low, high))).toContain(russian);
  });

  it('by money is said with money', () => {
    expect(en(won(12, 134), byMoney)).toBe(
      '“B” brings €0.12 to €1.34 more per customer than “A”. Stop: “B” wins.',
    );
    expect(ru(won(12, 134), byMoney)).toBe(
      '«B» приносит на 0,12–1,34 € больше с клиента, чем «A». Можно останавливать: лучше «B».',
    );
    expect(ru(won(12, 12.2), byMoney)).toContain('на 0,12 € больше');
  });

  it('has the name that a marketer gave it', () => {
    const names = { A: 'Control group', B: 'Push first' };
    expect(sentenceOf(won(0.012, 0.034), plan, 'en', names)).toContain('“Push first” brings');
  });

  it('is called by its id where it has no name, whatever the id', () => {
    const odd: Decision = {
      kind: 'stop-winner',
      winner: 'constructor',
      finding: { ...finding(0.01, 0.02), variant: 'constructor' },
    };
    expect(sentenceOf(odd, plan, 'en', { A: '' })).toBe(
      '“constructor” brings 1 to 2 points more orders than “A”. Stop: “constructor” wins.',
    );
  });
});

describe('what is not clear', () => {
  it('is said from both sides, with how long to go on', () => {
    expect(en(goOn(-0.004, 0.021, 3_400, 9))).toBe(
      'So far “B” brings between 0.4 points fewer and 2.1 points more orders than “A”. Go on for about 9 more days: 3,400 more customers are needed.',
    );
    expect(ru(goOn(-0.004, 0.021, 3_400, 9))).toBe(
      'Пока «B» приносит от 0,4 процентного пункта меньше до 2,1 процентного пункта больше заказов, чем «A». Продолжайте ещё примерно 9 дней: не хватает 3 400 клиентов.',
    );
  });

  it.each([
    [1, 1, 'about 1 more day: 1 more customer is needed.', 'примерно 1 день: не хватает 1 клиента.'],
    [2, 22, 'about 2 more days: 22 more customers are', 'примерно 2 дня: не хватает 22 клиентов.'],
    [11, 21, 'about 11 more days: 21 more customers', 'примерно 11 дней: не хватает 21 клиента.'],
  ])('of %d days and %d people is counted as one speaks', (days, people, english, russian) => {
    expect(en(goOn(-0.01, 0.01, people, days))).toContain(english);
    expect(ru(goOn(-0.01, 0.01, people, days))).toContain(russian);
  });

  it('by money is said with money', () => {
    expect(en(goOn(-12, 134, 0, 3), byMoney)).toBe(
      'So far “B” brings between €0.12 less and €1.34 more per customer than “A”. Go on for about 3 more days.',
    );
    expect(ru(goOn(-12, 134, 0, 3), byMoney)).toBe(
      'Пока «B» приносит с клиента от 0,12 € меньше до 1,34 € больше, чем «A». Продолжайте ещё примерно 3 дня.',
    );
  });

  it('says the better one first where the other is worse so far', () => {
    const early: Decision = {
      ...goOn(-0.034, -0.012, 5, 2),
      kind: 'go-on',
      reason: 'too-few-days',
      findings: [finding(-0.034, -0.012)],
      peopleLeft: 5,
    };
    expect(en(early)).toContain('So far “A” brings 1.2 to 3.4 points more orders than “B”.');
  });

  it('of several variants tells no pair, and of nobody the reason', () => {
    const several: Decision = {
      kind: 'go-on',
      reason: 'not-clear',
      findings: [finding(-1, 1), finding(-1, 1)],
      peopleLeft: 5,
    };
    expect(en(several)).toBe('No variant is surely the best yet. Go on: 5 more customers are needed.');
    const nobody: Decision = { kind: 'go-on', reason: 'nobody', findings: [], peopleLeft: 12_000 };
    expect(en(nobody)).toBe('Not every variant has customers yet. Go on: 12,000 more customers are needed.');
    expect(ru(nobody)).toBe(
      'Пока не в каждом варианте есть клиенты. Продолжайте: не хватает 12 000 клиентов.',
    );
  });
});

describe('counts that cannot be', () => {
  it('are no cause to wait', () => {
    const wrong: Decision = { kind: 'go-on', reason: 'impossible-counts', findings: [], peopleLeft: 5 };
    expect(en(wrong)).toBe('The counts contradict each other, so nothing can be said.');
  });
});

describe('an end without a winner', () => {
  it('says how little it is', () => {
    const alike: Decision = {
      ...{ kind: 'stop-no-difference', reason: 'within-minimal-difference', variants: ['A', 'B'] },
      findings: [finding(-0.01, 0.01)],
    };
    expect(en(alike)).toBe(
      'The difference between “A” and “B” is less than 2.4 points. Stop: keep whichever costs less.',
    );
    expect(ru(alike)).toBe(
      'Разница между «A» и «B» меньше 2,4 процентного пункта. Можно останавливать: оставьте то, что дешевле.',
    );
    expect(ru(alike, byMoney)).toContain('меньше 0,50 €');
  });

  it('or what is still possible when all planned people are in', () => {
    const over: Decision = {
      ...{ kind: 'stop-no-difference', reason: 'all-planned-people', variants: ['A', 'B'] },
      findings: [finding(-0.01, 0.03)],
    };
    expect(en(over)).toBe(
      'All planned customers have taken part, and no variant won: “B” brings between 1 point fewer and 3 points more orders than “A”. Stop: keep whichever costs less.',
    );
    expect(ru(over)).toContain(
      'победителя нет: «B» приносит от 1 процентного пункта меньше до 3 процентных пунктов больше заказов, чем «A».',
    );
    expect(en({ ...over, findings: [] })).toContain('and no variant won. Stop');
  });
});

describe('a warning', () => {
  it('names who makes people unsubscribe', () => {
    const harm: Decision = { kind: 'stop-harm', findings: [finding(0.006, 0.014)] };
    expect(en(harm)).toBe('“B” makes 0.6 to 1.4 points more customers unsubscribe than “A”. Stop “B”.');
    expect(ru(harm)).toBe(
      'Из-за «B» отписывается на 0,6–1,4 процентного пункта больше клиентов, чем из-за «A». Остановите «B».',
    );
    const two: Decision = {
      kind: 'stop-harm',
      findings: [finding(0.006, 0.014), { ...finding(0.02, 0.04), variant: 'C' }],
    };
    expect(en(two)).toBe('“C” makes 2 to 4 points more customers unsubscribe than “A”. Stop “B” and “C”.');
  });

  it('shows how people were divided instead', () => {
    const division: Decision = { kind: 'check-division', people: [5_300, 4_700], expected: [5_000, 5_000] };
    expect(en(division)).toBe(
      'Customers were not divided as planned: 5,300 and 4,700 instead of 5,000 and 5,000. Find the cause first: no figure can be trusted.',
    );
    expect(ru(division)).toBe(
      'Клиенты распределились не по плану: 5 300 и 4 700 вместо 5 000 и 5 000. Сначала найдите причину: цифрам верить нельзя.',
    );
  });
});
