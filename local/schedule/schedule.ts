export interface Schedule {
  readonly group: string;
  readonly name: string;
  readonly dueMs: number;
  readonly createdMs: number;
  readonly modifiedMs: number;
  readonly enabled: boolean;
  readonly deleteAfterwards: boolean;
  readonly targetArn: string;
  /** The text that the target receives. */
  readonly input: string;
  readonly deadLetterArn?: string;
  /** The request as it came, for `GetSchedule`. */
  readonly definition: Readonly<Record<string, unknown>>;
}
