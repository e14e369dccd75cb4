/** Something about one line. */
export interface LineMark {
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly isWarning: boolean;
}

export interface CodeEditorProps {
  /** What is written here, for those who do not see it. */
  readonly label: string;
  /** `mjml`, `html` and `liquid` may all hold Liquid. */
  readonly language: 'json' | 'mjml' | 'html' | 'liquid';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly readOnly?: boolean;
  readonly marks?: readonly LineMark[];
}
