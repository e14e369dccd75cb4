import { diffLines } from 'diff';
import { useTexts } from '../texts.ts';
import classes from './lines.module.css';

const textOf = (value: unknown): string => (value === undefined ? '' : `${JSON.stringify(value, null, 2)}\n`);
const SIGN = { added: '+', removed: '−', same: ' ' } as const;

/** Both documents line by line. */
export default function Lines({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useTexts();
  const lines = diffLines(textOf(before), textOf(after)).flatMap(({ value, added, removed }) => {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ kind, text }) as const);
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that keys must reach it
    <section className={classes.lines} tabIndex={0} aria-label={t('changes.lines')}>
      {lines.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole
        <div key={index} className={classes[kind]}>
          {SIGN[kind]} {text}
        </div>
      ))}
    </section>
  );
}
