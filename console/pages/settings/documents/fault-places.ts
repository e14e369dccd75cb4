import { jsonLanguage } from '@codemirror/lang-json';
import type { Fault } from '../../../../core/errors.ts';

type SyntaxNode = ReturnType<typeof jsonLanguage.parser.parse>['topNode'];

/** A part of a text, from its first character to behind its last. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

export interface PlacedFault extends Place {
  readonly message: string;
}

const unescaped = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');

const nameIn = (text: string, property: SyntaxNode): string | undefined => {
  const name = property.getChild('PropertyName');
  if (!name) return undefined;
  try {
    return JSON.parse(text.slice(name.from, name.to)) as string;
  } catch {
    return undefined;
  }
};

const heldBy = (property: SyntaxNode): SyntaxNode | null => property.lastChild;

const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!['[', ']', '{', '}', ',', '⚠'].includes(child.name)) children.push(child);
  return children;
};

const into = (text: string, node: SyntaxNode, name: string): SyntaxNode | null => {
  if (node.name === 'Array') return childrenOf(node)[Number(name)] ?? null;
  if (node.name !== 'Object') return null;
  const property = node.getChildren('Property').find((one) => nameIn(text, one) === name);
  return property ? heldBy(property) : null;
};

/**
 * Where in a JSON text a pointer leads. What is missing is shown at what it is missing from: at the first character of the
 * nearest thing that is there.
 */
export const placeOf = (text: string, pointer: string): Place => {
  let node: SyntaxNode | null = jsonLanguage.parser.parse(text).topNode.firstChild;
  for (const name of pointer.split('/').slice(1).map(unescaped)) {
    const next: SyntaxNode | null = node && into(text, node, name);
    if (!next)
      return node ? { from: node.from, to: Math.min(node.from + 1, text.length) } : { from: 0, to: 0 };
    node = next;
  }
  return node ? { from: node.from, to: node.to } : { from: 0, to: 0 };
};

export const placed = (text: string, faults: readonly Fault[]): PlacedFault[] =>
  faults.map(({ path, message }) => ({ ...placeOf(text, path), message }));
