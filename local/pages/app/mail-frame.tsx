interface MailFrameProps {
  html: string;
  title: string;
  /** May a link in the mail open a new tab? Never in this tab. */
  links: boolean;
}

/** Somebody else's HTML: no scripts, no forms, no way to the page around it. */
export function MailFrame({ html, title, links }: MailFrameProps) {
  const sandbox = links ? 'allow-popups allow-popups-to-escape-sandbox' : '';
  return <iframe className="mail" title={title} sandbox={sandbox} srcDoc={`<base target="_blank">${html}`} />;
}
