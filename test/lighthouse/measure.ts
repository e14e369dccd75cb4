import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromiumPath } from '../support/chromium.ts';

const run = promisify(execFile);

/**
 * Fetched when it is asked for: with its 180 MB it is nothing that everybody installs. From 13.1 on it traces `blink.webdx_feature_usage`,
 * of which Chromium 147 without a window dies.
 */
const LIGHTHOUSE = 'lighthouse@13.0.3';

export const devices = ['desktop', 'mobile'] as const;
export type Device = (typeof devices)[number];

export interface Measured {
  /** Of 100. */
  readonly performance: number;
  readonly accessibility: number;
  readonly largestPaintMs: number;
  readonly blockedMs: number;
  readonly shift: number;
  /** Of the machine while it was measured, as Lighthouse counts it: a quiet laptop has 1,500 and more, below 500 figures say little of a page. */
  readonly speed: number;
  /** Audits of accessibility that it does not pass. */
  readonly faults: readonly string[];
}

interface Audit {
  readonly score: number | null;
  readonly numericValue?: number;
}

interface Report {
  readonly categories: Readonly<
    Record<'performance' | 'accessibility', { score: number; auditRefs: { id: string; weight: number }[] }>
  >;
  readonly audits: Readonly<Record<string, Audit>>;
  readonly environment: { readonly benchmarkIndex: number };
}

const measuredIn = ({ categories, audits, environment }: Report): Measured => {
  const numberOf = (id: string): number => audits[id]?.numericValue ?? Number.NaN;
  const { performance, accessibility } = categories;
  return {
    performance: Math.round(performance.score * 100),
    accessibility: Math.round(accessibility.score * 100),
    largestPaintMs: Math.round(numberOf('largest-contentful-paint')),
    blockedMs: Math.round(numberOf('total-blocking-time')),
    shift: Math.round(numberOf('cumulative-layout-shift') * 1000) / 1000,
    speed: Math.round(environment.benchmarkIndex),
    faults: accessibility.auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id]?.score === 0)
      .map(({ id }) => id),
  };
};

/** One load of a page with an empty cache, as Lighthouse judges it; undefined where it gave up: a machine may be too busy for it. */
export async function measure(url: string, device: Device): Promise<Measured | undefined> {
  const told = await run(
    'npx',
    [
      ...['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', '--output-path=stdout'],
      ...['--only-categories=performance,accessibility', '--disable-full-page-screenshot'],
      '--chrome-flags=--headless --no-sandbox --disable-gpu',
      ...(device === 'desktop' ? ['--preset=desktop'] : []),
    ],
    { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, CHROME_PATH: await chromiumPath() } },
  ).catch(({ stderr }: { stderr?: string }) => void console.error(stderr));
  return told && measuredIn(JSON.parse(told.stdout) as Report);
}
