import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from './i18n.ts';
import { switchTheme } from './theme.ts';

const LINKS = [
  ['console', '/'],
  ['story', '/story'],
  ['shop', '/shop'],
  ['inbox', '/inbox'],
] as const;

export type PageId = (typeof LINKS)[number][0];

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M7 9h6v6h6v6h6" />
      <circle cx="25" cy="25.6" r="1.9" />
    </svg>
  );
}

function Header({ page }: { page: PageId }) {
  const { t, i18n } = useTranslation();
  return (
    <header className="top">
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <a className="brand" href="/">
        <Mark />
        Kaskad
      </a>
      <nav aria-label={t('nav.label')}>
        {LINKS.map(([id, href]) => (
          <a key={id} href={href} aria-current={id === page ? 'page' : undefined}>
            {t(`nav.${id}`)}
          </a>
        ))}
      </nav>
      <div className="top-tools">
        <button
          type="button"
          className="quiet"
          lang={i18n.language === 'ru' ? 'en' : 'ru'}
          onClick={() => changeLanguage(i18n, i18n.language === 'ru' ? 'en' : 'ru')}
        >
          {t('nav.language')}
        </button>
        <button
          type="button"
          className="quiet icon"
          aria-label={t('nav.theme')}
          title={t('nav.theme')}
          onClick={switchTheme}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.6" />
            <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </header>
  );
}

/** What every page has around it; `title` also names the tab. */
export function Layout({ page, title, children }: { page: PageId; title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Kaskad`;
  }, [title]);
  return (
    <>
      <Header page={page} />
      <main id="main" className={`page ${page}`}>
        {children}
      </main>
    </>
  );
}
