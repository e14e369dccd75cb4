import type { Readable } from 'node:stream';

export interface LogLine {
  readonly functionName: string;
  readonly text: string;
}

/** What functions print: the latest lines are kept, listeners hear all. */
export interface LogSink {
  readonly lines: readonly LogLine[];
  collect(functionName: string, stream: Readable): void;
  add(functionName: string, text: string): void;
  onLine(listener: (line: LogLine) => void): void;
}

const MOST_LINES = 5000;

export function createLogSink(): LogSink {
  const lines: LogLine[] = [];
  const listeners: ((line: LogLine) => void)[] = [];

  function add(functionName: string, text: string): void {
    const line = { functionName, text };
    lines.push(line);
    if (lines.length > MOST_LINES) lines.splice(0, MOST_LINES / 2);
    for (const listener of listeners) listener(line);
  }

  return {
    lines,
    add,
    collect(functionName, stream) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        const pieces = (rest + chunk).split('\n');
        rest = pieces.pop() ?? '';
        for (const piece of pieces) add(functionName, piece);
      });
    },
    onLine: (listener) => listeners.push(listener),
  };
}
