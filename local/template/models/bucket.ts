import type { Resource } from '../resources.ts';

export interface BucketModel {
  readonly name: string;
  readonly arn: string;
}

/** Objects do not expire on a laptop. */
export const bucket = (resource: Resource): BucketModel => ({
  name: resource.ref(),
  arn: resource.attribute('Arn'),
});
