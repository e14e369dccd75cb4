import { diffLines } from 'diff';
import classes from './difference.module.css';

const SIGN = { added: '+', removed: '−', same: ' ' } as const;
/** So many lines stand around what changed. */
const AROUND = 2;

type Line = { readonly kind: keyof typeof SIGN; readonly text: string };

const linesOf = (before: string, after: string): Line[] =>
  diffLines(before, after).flatMap(({ value, added, removed }) => {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): Line => ({ kind, text }));
  });

const isNear = (lines: readonly Line[], at: number): boolean =>
  lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same');

/** Two texts line by line, without what is far from any change. */
export default function TextLines({
  label,
  before,
  after,
}: {
  label: string;
  before: string;
  after: string;
}) {
  const lines = linesOf(before, after);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that keys must reach it
    <section className={classes.lines} tabIndex={0} aria-label={label}>
      {lines.map(({ kind, text }, at) =>
        isNear(lines, at) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole
          <div key={at} className={classes[kind]}>
            {SIGN[kind]} {text}
          </div>
        ) : null,
      )}
    </section>
  );
}
