/**
 * The API to be read and tried in a browser: one page made from its OpenAPI description. It runs no script and fetches
 * nothing but its own style; what can be asked by GET is asked by a plain form.
 */
import { escapeXml } from "../../operations/export/graphml.ts";

export interface ApiDescription {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

export interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** The page's own policy: its forms may ask this server, which no other page's may. */
export const PAGE_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const API_STYLE = `:root{color-scheme:light dark;--ink:#222;--dim:#666;--line:#ddd;--ground:#fcfcfa;--own:#2b6a75}
@media(prefers-color-scheme:dark){:root{--ink:#ddd;--dim:#999;--line:#444;--ground:#1b1b1d;--own:#7fc4d0}}
body{font:15px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--ground);max-width:56rem;margin:2rem auto;padding:0 1rem}
code,input,select,pre{font:13px/1.5 ui-monospace,monospace}
h2{margin:3rem 0 0;font-size:1.1rem;text-transform:capitalize}
h3{margin:2rem 0 .25rem;font-size:1rem}
h3 b{color:var(--own);text-transform:uppercase;font-size:.8rem;margin-right:.5rem}
a{color:var(--own)}
nav ul{columns:3;padding:0;list-style:none}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-bottom:1px solid var(--line);font-weight:normal}
td{color:var(--dim)}
pre{overflow-x:auto;padding:.6rem;border:1px solid var(--line)}
input,select{width:100%;box-sizing:border-box;background:var(--ground);color:var(--ink);border:1px solid var(--line);padding:.15rem .3rem}
button{margin-top:.5rem;font:inherit;padding:.15rem 1rem}
summary{cursor:pointer;color:var(--dim);margin-top:.4rem}
.needed{color:var(--own)}
@media(max-width:40rem){nav ul{columns:1}}
`;

export function apiPage({ info, paths }: ApiDescription): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );
  const tags = [...new Set(operations.flatMap(({ tags: own }) => own))];
  const links = operations.map(
    ({ operationId }) => `<li><a href="#${escapeXml(operationId)}">${escapeXml(operationId)}</a></li>`,
  );
  const sections = tags.map((tag) => {
    const own = operations.filter((operation) => operation.tags.includes(tag));
    return `<h2>${escapeXml(tag)}</h2>\n${own.map(section).join("\n")}`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(info.title)} ${escapeXml(info.version)}, the API</title><link rel="stylesheet" href="/api/docs.css"></head><body>
<h1>${escapeXml(info.title)} ${escapeXml(info.version)}</h1>
<p>${escapeXml(info.description)} Every error is <code>{"code","message"}</code>; pages go on with <code>cursor</code>; answers to GET carry an ETag. Machine-readable: <a href="/api/openapi.json">openapi.json</a>.</p>
<nav><ul>${links.join("")}</ul></nav>
${sections.join("\n")}
</body></html>
`;
}

type Placed = DescribedOperation & { readonly path: string; readonly method: string };

function section(operation: Placed): string {
  const { operationId, method, path, summary, parameters = [], requestBody, responses } = operation;
  const answer = Object.values(responses["200"]?.content ?? {})[0]?.schema;
  const body = requestBody?.content["application/json"]?.schema;
  const parts = [
    `<section id="${escapeXml(operationId)}"><h3><b>${escapeXml(method)}</b><code>${escapeXml(path)}</code></h3><p>${escapeXml(summary)}</p>`,
    method === "get" && !path.includes("{") ? formOf(path, parameters) : tableOf(parameters),
    body ? `${fieldTable(body)}<pre>${escapeXml(curlOf(path, body))}</pre>` : "",
    answer?.properties ? `<details><summary>what it answers</summary>${fieldTable(answer)}</details>` : "",
    "</section>",
  ];
  return parts.join("\n");
}

function formOf(path: string, parameters: readonly Parameter[]): string {
  const rows = parameters.map(
    ({ name, required, schema, description }) =>
      `<tr><th><label for="${escapeXml(path + name)}">${escapeXml(name)}</label>${needed(required)}</th><td>${inputOf(path, name, schema, required)}</td><td>${escapeXml(describe(schema, description))}</td></tr>`,
  );
  return `<form action="${escapeXml(path)}" method="get"><table>${rows.join("")}</table><button>Ask</button></form>`;
}

function inputOf(path: string, name: string, schema: Schema, required = false): string {
  const about = `id="${escapeXml(path + name)}" name="${escapeXml(name)}"${required ? " required" : ""}`;
  const choices = choicesOf(schema);
  if (choices.length === 0) return `<input ${about}>`;
  return `<select ${about}><option></option>${choices.map((one) => `<option>${escapeXml(String(one))}</option>`).join("")}</select>`;
}

const tableOf = (parameters: readonly Parameter[]): string =>
  parameters.length === 0
    ? ""
    : `<table>${parameters
        .map(
          ({ name, required, schema, description }) =>
            `<tr><th><code>${escapeXml(name)}</code>${needed(required)}</th><td>${escapeXml(describe(schema, description))}</td></tr>`,
        )
        .join("")}</table>`;

function fieldTable({ properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(
    ([name, schema]) =>
      `<tr><th><code>${escapeXml(name)}</code>${needed(required.includes(name))}</th><td>${escapeXml(describe(schema))}</td></tr>`,
  );
  return `<table>${rows.join("")}</table>`;
}

const needed = (is = false): string => (is ? ' <span class="needed">needed</span>' : "");

/** The schema in words: its type, its choices or default, its meaning. */
function describe(schema: Schema, description = schema.description): string {
  const choices = choicesOf(schema);
  const kind = choices.length > 0 ? choices.join(" | ") : typeOf(schema);
  const usual = schema.default === undefined ? "" : `, ${JSON.stringify(schema.default)} when absent`;
  return `${kind}${usual}${description ? `. ${description}` : ""}`;
}

const choicesOf = (schema: Schema): readonly unknown[] =>
  schema.enum ?? (schema.anyOf ?? schema.oneOf ?? []).flatMap((one) => one.enum ?? []);

function typeOf(schema: Schema): string {
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  if (schema.type) return [schema.type].flat().join(" or ");
  return [...new Set((schema.anyOf ?? schema.oneOf ?? []).map(typeOf))].join(" or ") || "anything";
}

function curlOf(path: string, body: Schema): string {
  const example = Object.fromEntries((body.required ?? []).map((name) => [name, exampleOf(body.properties?.[name])]));
  return `curl -H 'Content-Type: application/json' -d '${JSON.stringify(example)}' http://127.0.0.1:4300${path}`;
}

function exampleOf(schema: Schema | undefined): unknown {
  const type = [schema?.type].flat()[0];
  return type === "array" ? [] : type === "object" ? {} : type === "number" || type === "integer" ? 1 : "…";
}
