import { mayDo, permissions, roles } from '../../core/access/role.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { codeBlock } from '../markdown/highlight.ts';
import type { Operation, Parameter, Schema } from './document.ts';
import { exampleOf } from './example.ts';
import type { Entry } from './groups.ts';
import { knownBodies } from './known-examples.ts';
import { remarksOf, schemaHtml, typeOf } from './schema.ts';

export interface Shown {
  schemas: Record<string, Schema>;
  /** Names that the page describes once, at its end. */
  shapes: ReadonlySet<string>;
}

const pretty = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);

/** An example says how it looks, not all there may be. */
const MOST_LINES = 60;

const cut = (text: string): string => {
  const lines = text.split('\n');
  return lines.length <= MOST_LINES ? text : [...lines.slice(0, MOST_LINES), '…'].join('\n');
};

const contentOf = (held: { content?: Record<string, { schema: Schema }> } | undefined) =>
  Object.entries(held?.content ?? {});

/** A body that the route takes. */
export const bodyOf = ({ operationId, requestBody }: Operation, schemas: Record<string, Schema>): unknown => {
  const [content] = contentOf(requestBody);
  return content && (knownBodies[operationId] ?? exampleOf(content[1].schema, schemas));
};

const valueFor = ({ name, schema }: Parameter): string => {
  const example = exampleOf({ type: 'object', properties: { [name]: schema } }, {}, 1) as Record<
    string,
    unknown
  >;
  return String(example[name] ?? name);
};

const addressOf = ({ path, operation }: Entry): string => {
  const filled = operation.parameters
    .filter((one) => one.in === 'path')
    .reduce((text, one) => text.replace(`{${one.name}}`, one.name.toUpperCase()), path);
  const query = operation.parameters.filter((one) => one.in === 'query' && one.required);
  const said = query.map((one) => `${one.name}=${encodeURIComponent(valueFor(one))}`).join('&');
  return said === '' ? filled : `${filled}?${said}`;
};

const keyLine = ({ path, operation }: Entry): string => {
  if (operation['x-permission']) return `  -H "authorization: Bearer $KASKAD_TOKEN"`;
  return operation.description?.includes('write key') && !path.includes('{')
    ? `  -u "$KASKAD_WRITE_KEY:"`
    : '';
};

const curlOf = (entry: Entry, schemas: Record<string, Schema>): string => {
  const [content] = contentOf(entry.operation.requestBody);
  const body = bodyOf(entry.operation, schemas);
  const isJson = content?.[0] === 'application/json';
  const lines = [
    `curl ${entry.method === 'GET' ? '' : `-X ${entry.method} `}"$KASKAD_URL${addressOf(entry)}"`,
    keyLine(entry),
    ...(content ? [`  -H 'content-type: ${content[0]}'`] : []),
    ...(content
      ? [isJson ? `  -d '${pretty(body).replaceAll("'", "'\\''")}'` : '  --data-binary @file']
      : []),
  ];
  return lines.filter((line) => line !== '').join(' \\\n');
};

const rightOf = (said: string | undefined): string => {
  const permission = permissions.find((one) => one === said);
  if (permission === undefined) return '<p class="right">Needs no token.</p>';
  const who = roles.filter((role) => mayDo(role, permission)).join(', ');
  return `<p class="right">Right <code>${permission}</code>: ${who}.</p>`;
};

const parameterRow = ({ name, in: place, required, schema }: Parameter): string =>
  `<tr><td><code>${escapeHtml(name)}</code></td><td>${place}${required ? ', <b>required</b>' : ''}</td><td>${[
    typeOf(schema),
    schema.description ?? '',
    remarksOf(schema),
  ]
    .filter((one) => one !== '')
    .map(escapeHtml)
    .join('. ')}</td></tr>`;

/** As it is drawn on every page of the API; nothing where there are no rows. */
export const table = (head: readonly string[], rows: readonly string[]): string =>
  rows.length === 0
    ? ''
    : `<div class="table" tabindex="0"><table><thead><tr>${head.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;

const bodyHtml = (operation: Operation, { schemas, shapes }: Shown): string => {
  const [content] = contentOf(operation.requestBody);
  if (!content) return '';
  const [media, { schema }] = content;
  return `<h3>Body</h3><p><code>${media}</code></p>${schemaHtml(schema, schemas, shapes)}`;
};

const answerHtml = (operation: Operation, { schemas, shapes }: Shown): string =>
  Object.entries(operation.responses)
    .filter(([status]) => status < '300')
    .map(([status, answer]) => {
      const [content, ...others] = contentOf(answer);
      if (!content) return `<h3>Answer ${status}</h3>`;
      const [media, { schema }] = content;
      const also = others.map(([other]) => `, as <code>${other}</code> where that is accepted`).join('');
      const example =
        media === 'application/json'
          ? `<details><summary>for example</summary>${codeBlock(cut(pretty(exampleOf(schema, schemas, 3))), 'json')}</details>`
          : '';
      return `<h3>Answer ${status}</h3><p><code>${media}</code>${also}</p><details><summary>what it holds</summary>${schemaHtml(schema, schemas, shapes)}</details>${example}`;
    })
    .join('');

const errorsHtml = ({ responses }: Operation): string =>
  table(
    ['status', 'when'],
    Object.entries(responses)
      .filter(([status]) => status >= '300')
      .map(([status, { description }]) => `<tr><td>${status}</td><td>${escapeHtml(description)}</td></tr>`),
  );

/** All there is to know of one route. */
export const operationHtml = (entry: Entry, shown: Shown): string => {
  const { method, path, operation } = entry;
  return `<section class="operation">
<h2 id="${operation.operationId}"><span class="method ${method.toLowerCase()}">${method}</span> <code>${escapeHtml(path)}</code></h2>
<p>${escapeHtml(operation.summary)}.${operation.description ? ` ${escapeHtml(operation.description)}.` : ''}</p>
${rightOf(operation['x-permission'])}
${table(['parameter', 'where', 'what'], operation.parameters.map(parameterRow))}
${bodyHtml(operation, shown)}
<h3>Example</h3>${codeBlock(cut(curlOf(entry, shown.schemas)), 'sh')}
${answerHtml(operation, shown)}
<h3>Refusals</h3>${errorsHtml(operation)}
</section>`;
};
