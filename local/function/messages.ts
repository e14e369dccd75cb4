/** What a worker thread is started with. */
export interface WorkerStart {
  readonly clock: SharedArrayBuffer;
  /** `file.export` */
  readonly handler: string;
  readonly code:
    | { readonly kind: 'folder'; readonly path: string }
    | { readonly kind: 'inline'; readonly source: string };
}

/** What Lambda tells a handler about its invocation. */
export interface InvocationContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

export type ToWorker =
  | {
      readonly kind: 'invoke';
      readonly payload: string;
      readonly timeoutMs: number;
      readonly context: InvocationContext;
    }
  | { readonly kind: 'clock-moved' };

/** An error in the shape in which Lambda reports it. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type FromWorker =
  | { readonly kind: 'done'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: FunctionError };
