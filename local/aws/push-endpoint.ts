/** A device that SNS can push to. */
export interface PushEndpoint {
  readonly arn: string;
  readonly token: string;
  readonly applicationArn: string;
  readonly enabled: boolean;
}
