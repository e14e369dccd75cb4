/** An error that AWS would answer; the protocols differ only in how they spell it. */
export class AwsFault extends Error {
  readonly code: string;
  readonly status: number;
  /** The old name that SQS sends along for clients of its query protocol. */
  readonly queryCode: string | undefined;

  constructor(code: string, message: string, status = 400, queryCode?: string) {
    super(message);
    this.code = code;
    this.status = status;
    this.queryCode = queryCode;
  }
}
