import { useTranslation } from 'react-i18next';
import type { SentEvent } from './client.ts';
import { hasTag } from './tag.ts';

/** The line a web developer would have written. */
export function callOf(sent: SentEvent): string {
  const said = sent.type === 'identify' ? sent.traits : sent.properties;
  const first = sent.type === 'identify' ? sent.userId : sent.event;
  const args = [
    first === undefined || first === null ? [] : JSON.stringify(first),
    said ? JSON.stringify(said, null, 2) : [],
  ].flat();
  const client = hasTag() ? 'kaskad' : 'analytics';
  return `${client}.${sent.type}(${sent.type === 'page' ? '' : args.join(', ')})`;
}

export function SentPanel({ sent }: { sent: SentEvent[] }) {
  const { t } = useTranslation();
  return (
    <section className="card sent" aria-labelledby="sent-title">
      <h2 id="sent-title">{t('shop.sent')}</h2>
      <p className="hint">
        {t(hasTag() ? 'shop.sentTextTag' : 'shop.sentText')} <a href="/inbox">{t('shop.inboxHint')}</a>
      </p>
      <p className="hint">
        <a href={hasTag() ? '/shop' : '/shop?tag'}>{t(hasTag() ? 'shop.withSegment' : 'shop.withTag')}</a>
      </p>
      {sent.length === 0 && <p className="muted">{t('shop.sentNothing')}</p>}
      <ol>
        {sent.map((event, index) => (
          <li key={event.messageId ?? index}>
            <details>
              <summary>
                <code>{event.type}</code> {event.event ?? event.userId ?? ''}
              </summary>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
              <pre tabIndex={0}>{callOf(event)}</pre>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
