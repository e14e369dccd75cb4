/** A request to one of the fakes, as far as they look at it. */
export interface AwsRequest {
  readonly method: string;
  /** Path without the query, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** `X-Amz-Target`, for the JSON protocols. */
  readonly target: string;
  readonly body: string;
  /** The body as it came, for what is no text. */
  readonly bytes: Buffer;
}

export interface AwsResponse {
  readonly status?: number;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** One AWS service: answers, or throws an AwsFault which `fault` then spells in the service's protocol. */
export interface AwsService {
  handle(request: AwsRequest): AwsResponse;
  fault(
    code: string,
    message: string,
    queryCode?: string,
  ): Pick<AwsResponse, 'contentType' | 'headers' | 'body'>;
}
