import type { Fault } from '../../../../core/errors.ts';

/** What is wrong with one text, or probably so, and where in it. */
export interface TextFault {
  /** From 1. */
  readonly line?: number;
  readonly message: string;
  readonly isWarning: boolean;
}

const LINE = /^line (\d+): ([\s\S]+)$/;

const read = ({ message }: Fault, isWarning: boolean): TextFault => {
  const [, line, rest] = LINE.exec(message) ?? [];
  return line === undefined || rest === undefined
    ? { message, isWarning }
    : { line: Number(line), message: rest, isWarning };
};

export interface Found {
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/** Those of one text, by its JSON pointer. */
export const faultsOfText = ({ faults, warnings }: Found, path: string): TextFault[] => [
  ...faults.filter((fault) => fault.path === path).map((fault) => read(fault, false)),
  ...warnings.filter((fault) => fault.path === path).map((fault) => read(fault, true)),
];

/** Those that stand at none of the texts in sight. */
export const faultsElsewhere = ({ faults, warnings }: Found, shown: readonly string[]) => {
  const isElsewhere = ({ path }: Fault) => !shown.includes(path);
  return [
    ...faults.filter(isElsewhere).map((fault) => ({ path: fault.path, ...read(fault, false) })),
    ...warnings.filter(isElsewhere).map((fault) => ({ path: fault.path, ...read(fault, true) })),
  ];
};
