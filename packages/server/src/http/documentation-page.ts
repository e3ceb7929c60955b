import { SCOPE_TEXTS, pageText } from '@double-hundred/shared/message/pages';
import { ROLE_NAMES } from '@double-hundred/shared/message/problems';
import * as z from 'zod';
import { escapeHtml } from './page.ts';

const schemaHolder = z.looseObject({ schema: z.unknown().optional() });

/** The parts of an OpenAPI document the page shows. */
const operationSchema = z.looseObject({
  summary: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).default([]),
  'x-roles': z.array(z.string()).default([]),
  'x-scope': z.string().default('none'),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema: z.unknown() }))
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), schemaHolder) }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ description: z.string().default(''), content: z.record(z.string(), schemaHolder).optional() }),
  ),
});
type Operation = z.infer<typeof operationSchema>;

const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()).default({}) }).optional(),
});

/** The body of /docs: every operation by tag, then the named schemas. `document` is the OpenAPI document as JSON. */
export function documentationBody(document: unknown): string {
  const { paths, components } = documentSchema.parse(document);
  const byTag = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags[0] ?? pageText.otherTag;
      byTag.set(tag, [...(byTag.get(tag) ?? []), operationMarkup(method, path, operation)]);
    }
  }
  const sections = [...byTag].map(([tag, parts]) => `<h2>${escapeHtml(tag)}</h2>${parts.join('')}`);
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) =>
      `<details id="${escapeHtml(name)}"><summary><code>${escapeHtml(name)}</code></summary>${json(schema)}</details>`,
  );
  return `<main><h1>${escapeHtml(pageText.docsTitle)}</h1><p>${escapeHtml(pageText.docsLead)}</p>
<p><a href="/openapi.json">${escapeHtml(pageText.specificationLink)}</a></p>${sections.join('')}
<h2>${escapeHtml(pageText.schemas)}</h2>${schemas.join('')}</main>`;
}

function operationMarkup(method: string, path: string, operation: Operation): string {
  const roles = operation['x-roles'].map((role) =>
    role in ROLE_NAMES ? ROLE_NAMES[role as keyof typeof ROLE_NAMES] : pageText.everyone,
  );
  const access = `${pageText.rolesLabel}：${roles.join('、')}；${pageText.scopeLabel}：${SCOPE_TEXTS[operation['x-scope']] ?? operation['x-scope']}`;
  const bodies = Object.entries(operation.requestBody?.content ?? {}).map(([type, holder]) =>
    part(`${pageText.requestBody} ${type}`, holder.schema),
  );
  const responses = Object.entries(operation.responses).map(([status, response]) => {
    const [type, holder] = Object.entries(response.content ?? {})[0] ?? [];
    return part(`${pageText.responses} ${status} ${type ?? ''}：${response.description}`, holder?.schema);
  });
  return `<details><summary><span class="method">${escapeHtml(method)}</span> <code>${escapeHtml(path)}</code> ${escapeHtml(operation.summary ?? '')}</summary>
<p class="note">${escapeHtml(access)}</p>${operation.description ? `<p>${escapeHtml(operation.description)}</p>` : ''}${parameterTable(operation)}${bodies.join('')}${responses.join('')}</details>`;
}

function parameterTable({ parameters }: Operation): string {
  if (parameters.length === 0) return '';
  const head = [pageText.columnName, pageText.columnPlace, pageText.columnRequired, pageText.columnType];
  const rows = parameters.map((parameter) =>
    [parameter.name, parameter.in, parameter.required ? pageText.required : '', JSON.stringify(parameter.schema)]
      .map((cell) => `<td>${escapeHtml(cell)}</td>`)
      .join(''),
  );
  return `<h3>${escapeHtml(pageText.parameters)}</h3><table><tr>${head.map((cell) => `<th>${escapeHtml(cell)}</th>`).join('')}</tr>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
}

function part(heading: string, schema: unknown): string {
  return `<h3>${escapeHtml(heading)}</h3>${schema === undefined ? '' : json(schema)}`;
}

// Names of schemas become links to where they are written out.
function json(schema: unknown): string {
  const text = escapeHtml(JSON.stringify(schema, null, 1));
  return `<pre>${text.replace(/&#34;#\/components\/schemas\/(\w+)&#34;/g, '<a href="#$1">$1</a>')}</pre>`;
}
