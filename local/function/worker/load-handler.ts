import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WorkerStart } from '../messages.ts';

export type Handler = (event: unknown, context: unknown) => unknown;

/** A module being loaded, with what Node offers beside its documentation. */
interface LoadingModule {
  exports: Record<string, unknown>;
  paths: string[];
  _compile(source: string, file: string): void;
}
interface ModuleInternals {
  new (id: string): LoadingModule;
  _extensions: Record<string, (module: LoadingModule, file: string) => void>;
  _nodeModulePaths(folder: string): string[];
}
const internals = Module as unknown as ModuleInternals;

/**
 * Loads the handler as Lambda's runtime does.
 * @throws where the module or its export is missing, named as Lambda names it
 */
export async function loadHandler({ code, handler }: WorkerStart): Promise<Handler> {
  const [file = '', name = ''] = handler.split('.');
  const exported = code.kind === 'inline' ? loadInline(code.source) : await loadFromFolder(code.path, file);
  const found = exported[name];
  if (typeof found === 'function') return found as Handler;
  throw Object.assign(new Error(`${handler} is undefined or not exported`), {
    name: 'Runtime.HandlerNotFound',
  });
}

function loadInline(source: string): Record<string, unknown> {
  const module = new internals('index.js');
  module.paths = internals._nodeModulePaths(process.cwd());
  module._compile(source, join(process.cwd(), 'index.js'));
  return module.exports;
}

async function loadFromFolder(folder: string, file: string): Promise<Record<string, unknown>> {
  const asModule = join(folder, `${file}.mjs`);
  if (existsSync(asModule)) return (await import(pathToFileURL(asModule).href)) as Record<string, unknown>;
  const path = [`${file}.js`, `${file}.cjs`]
    .map((name) => join(folder, name))
    .find((name) => existsSync(name));
  if (path === undefined)
    throw Object.assign(new Error(`Cannot find module '${file}' in ${folder}`), {
      name: 'Runtime.ImportModuleError',
    });
  treatAsCommonJs(folder);
  return createRequire(path)(path) as Record<string, unknown>;
}

/** On Lambda no package.json stands above the code; here one may, and its `type` must not count. */
function treatAsCommonJs(folder: string): void {
  const usual = internals._extensions['.js'];
  internals._extensions['.js'] = (module, file) => {
    if (file.startsWith(folder)) module._compile(readFileSync(file, 'utf8'), file);
    else usual?.(module, file);
  };
}
