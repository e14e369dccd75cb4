import { escapeHtml } from '../../core/escape-html.ts';
import type { Heading, Rendered } from '../markdown/render.ts';
import type { ApiDocument, Schema } from './document.ts';
import type { Group } from './groups.ts';
import { operationHtml, table } from './operation.ts';
import { schemaHtml, sharedShapes } from './schema.ts';

const schemasOf = ({ entries }: Group): Schema[] =>
  entries.flatMap(({ operation }) =>
    [
      operation.requestBody,
      ...Object.entries(operation.responses)
        .filter(([status]) => status < '300')
        .map(([, one]) => one),
    ].flatMap((held) => Object.values(held?.content ?? {}).map(({ schema }) => schema)),
  );

const shapesHtml = (
  names: readonly string[],
  schemas: Record<string, Schema>,
  shapes: ReadonlySet<string>,
): string =>
  names.length === 0
    ? ''
    : `<h2 id="shapes">Shapes</h2>${names
        .map(
          (name) => `<h3 id="shape-${name}">${name}</h3>${schemaHtml(schemas[name] ?? {}, schemas, shapes)}`,
        )
        .join('')}`;

/** The page of a group: its routes, then the shapes that several of them share. */
export const groupPage = (group: Group, { components: { schemas } }: ApiDocument): Rendered => {
  const shapes = sharedShapes(schemasOf(group), schemas);
  const shown = { schemas, shapes };
  const headings: Heading[] = group.entries.map(({ method, path, operation }) => ({
    id: operation.operationId,
    text: `${method} ${path}`,
    level: 2,
  }));
  const list = group.entries.map(
    ({ method, path, operation }) =>
      `<li><a href="#${operation.operationId}"><code>${method} ${escapeHtml(path)}</code></a> ${escapeHtml(operation.summary)}</li>`,
  );
  return {
    title: `API: ${group.name}`,
    headings,
    html: `<h1>API: ${group.name}</h1><ul class="routes">${list.join('')}</ul>${group.entries.map((entry) => operationHtml(entry, shown)).join('')}${shapesHtml([...shapes].sort(), schemas, shapes)}`,
  };
};

/** All routes, for the page that says how to call them; links are from the root of the site. */
export const routeList = (groups: readonly Group[]): string =>
  groups
    .map(({ name, page, entries }) => {
      const rows = entries.map(
        ({ method, path, operation }) =>
          `<tr><td>${method}</td><td><a href="${page}#${operation.operationId}"><code>${escapeHtml(path)}</code></a></td><td>${escapeHtml(operation.summary)}</td><td>${operation['x-permission'] ?? ''}</td></tr>`,
      );
      return `<details class="group"><summary><b>${name}</b> <span>${entries.length}</span></summary>${table(['method', 'path', 'what it does', 'right'], rows)}</details>`;
    })
    .join('');
