const HIDDEN =
  'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px';
/** Letters that show as nothing: without them mail programs fill the line up with the beginning of the mail. */
const FILLER = '&#847;&zwnj;&nbsp;'.repeat(80);

/** Puts what mail programs show after the subject in front of everything else. `preheader` is escaped already; empty is none. */
export const withPreheader = (html: string, preheader: string): string => {
  if (preheader === '') return html;
  const block = `<div style="${HIDDEN}">${preheader}${FILLER}</div>`;
  const body = /<body\b[^>]*>/i.exec(html);
  const at = body ? body.index + body[0].length : 0;
  return html.slice(0, at) + block + html.slice(at);
};
