import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A page as it lies in the repository, and where it lies on the site. */
export interface Source {
  /** From the root of the repository: `docs/decisions/0003-….md`. */
  file: string;
  /** From the root of the site: `decisions/0003-….html`. */
  path: string;
  text: string;
}

/** Pages that live beside what they are about, or where code hosts look for them. */
const elsewhere: Record<string, string> = {
  'SECURITY.md': 'security.html',
  'CONTRIBUTING.md': 'contributing.html',
  'CHANGELOG.md': 'changelog.html',
  'bench/README.md': 'measuring.html',
};

export const INDEX = 'docs/README.md';

const pathOf = (file: string): string =>
  file === INDEX ? 'index.html' : file.replace(/^docs\//, '').replace(/\.md$/, '.html');

/** The number and the title of a decision, of its first line. */
const entryOf = (file: string, root: string): string => {
  const [line = ''] = readFileSync(join(root, file), 'utf8').split('\n', 1);
  const [, number, title] = /^# (\d+)\. (.+)$/.exec(line) ?? [];
  if (number === undefined) throw new Error(`${file}: a decision begins with "# <number>. <title>"`);
  return `| ${number} | [${title}](decisions/${basename(file)}) |`;
};

/** The folder is its own list on a code host; on the site it needs a page. */
const decisions = (files: readonly string[], root: string): Source => ({
  file: 'docs/decisions',
  path: 'decisions/index.html',
  text: `# Decisions\n\nWhat was decided, why, what else was weighed, and whether there is a way back.\n\n|  |  |\n| --- | --- |\n${files
    .map((file) => entryOf(file, root))
    .join('\n')}\n`,
});

/** Every page of the site, in the order of their names. */
export const readSources = (root: string): Source[] => {
  const files = globSync('docs/**/*.md', { cwd: root }).sort();
  const own = files.map((file) => ({ file, path: pathOf(file) }));
  const others = Object.entries(elsewhere).map(([file, path]) => ({ file, path }));
  const read = [...own, ...others].map((one) => ({
    ...one,
    text: readFileSync(join(root, one.file), 'utf8'),
  }));
  return [
    ...read,
    decisions(
      files.filter((file) => file.startsWith('docs/decisions/')),
      root,
    ),
  ];
};
