export interface CodeEditorProps {
  /** What is written here, for those who do not see it. */
  readonly label: string;
  readonly language: 'json';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly readOnly?: boolean;
}
