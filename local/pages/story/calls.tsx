import { useTranslation } from 'react-i18next';
import type { Call } from '../app/api.ts';

function Json({ label, value }: { label: string; value: unknown }) {
  if (value === undefined || value === '') return null;
  return (
    <>
      <p className="hint">{label}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
    </>
  );
}

interface Said {
  event?: string;
  type?: string;
  batch?: Said[];
}

/** The events that a call carries, by name. */
const namesOf = ({ event, type, batch }: Said): string =>
  batch ? batch.map(namesOf).join(', ') : (event ?? type ?? '');

function Line({ call }: { call: Call }) {
  const { t } = useTranslation();
  return (
    <li>
      <details>
        <summary>
          <code>{call.method}</code> <code className="path">{call.path}</code>{' '}
          <span className="muted">{namesOf((call.body ?? {}) as Said)}</span>{' '}
          <span className="status">{call.status}</span>
        </summary>
        <Json label={t('story.showBody')} value={call.body} />
        <Json label={t('story.showAnswer')} value={call.answer} />
      </details>
    </li>
  );
}

/** The calls of the act, as they were made. */
export function Calls({ calls }: { calls: Call[] }) {
  const { t } = useTranslation();
  return (
    <section className="card calls" aria-labelledby="calls-title">
      <h2 id="calls-title">{t('story.calls')}</h2>
      {calls.length === 0 && <p className="muted">{t('story.callsNone')}</p>}
      <ol>
        {calls.map((call, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and calls have no id
          <Line key={index} call={call} />
        ))}
      </ol>
    </section>
  );
}
