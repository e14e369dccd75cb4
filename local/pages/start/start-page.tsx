import { useTranslation } from 'react-i18next';
import { Layout } from '../app/layout.tsx';
import { Stairs } from './stairs.tsx';

const PLACES = [
  ['shop', '/shop'],
  ['inbox', '/inbox'],
  ['api', '/v1/openapi.json'],
] as const;

const KEYS = [
  ['keyWeb', 'local-web'],
  ['keyServer', 'local-server'],
  ['keyAdmin', 'local-admin'],
] as const;

function Welcome() {
  const { t } = useTranslation();
  return (
    <section className="welcome">
      <div>
        <h1>{t('start.headline')}</h1>
        <p className="lead">
          {t('start.who')} {t('start.what')} <strong>{t('start.stop')}</strong>
        </p>
        <p className="play">
          <a className="button big" href="/story?play=1">
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M4 2.5v11l9-5.5z" fill="currentColor" />
            </svg>
            {t('start.play')}
          </a>
          <span className="hint">{t('start.playHint')}</span>
        </p>
      </div>
      <Stairs />
    </section>
  );
}

/** What the address printed by `npm start` shows. */
export function StartPage() {
  const { t } = useTranslation();
  return (
    <Layout page="start" title={t('start.title')}>
      <Welcome />
      <section aria-labelledby="look">
        <h2 id="look">{t('start.look')}</h2>
        <ul className="places">
          {PLACES.map(([id, href]) => (
            <li key={id}>
              <a className="card place" href={href}>
                <strong>{t(`start.${id}`)}</strong>
                <span>{t(`start.${id}Text`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section className="keys" aria-labelledby="keys">
        <h2 id="keys">{t('start.keys')}</h2>
        <p>
          {t('start.keysText')} <code>{location.origin}</code>
        </p>
        <dl>
          {KEYS.map(([id, value]) => (
            <div key={id}>
              <dt>{t(`start.${id}`)}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </Layout>
  );
}
