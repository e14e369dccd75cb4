import * as z from 'zod';

/** CloudFormation accepts numbers and booleans as strings, too. */
const number = z.coerce.number();
const flag = z.union([z.boolean(), z.stringbool()]);

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.string().optional(),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

/** Properties that the local run acts on, by resource type; the rest is ignored. */
export const schemas = {
  table: z.object({
    KeySchema: keySchema,
    AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
    GlobalSecondaryIndexes: z.array(index).default([]),
    LocalSecondaryIndexes: z.array(index).default([]),
    TimeToLiveSpecification: z.object({ AttributeName: z.string().optional(), Enabled: flag }).optional(),
  }),
  queue: z.object({
    FifoQueue: flag.default(false),
    VisibilityTimeout: number.default(30),
    DelaySeconds: number.default(0),
    RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: number }).optional(),
  }),
  rule: z.object({
    EventBusName: z.string().default('default'),
    EventPattern: z.unknown().optional(),
    ScheduleExpression: z.string().optional(),
    State: z.string().default('ENABLED'),
    Targets: z
      .array(
        z.object({
          Arn: z.string(),
          Input: z.string().optional(),
          InputPath: z.string().optional(),
          InputTransformer: z.unknown().optional(),
          DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
        }),
      )
      .default([]),
  }),
  stream: z.object({
    ExtendedS3DestinationConfiguration: z.object({
      BucketARN: z.string(),
      Prefix: z.string().default('YYYY/MM/dd/HH/'),
      BufferingHints: z
        .object({ IntervalInSeconds: number, SizeInMBs: number })
        .default({ IntervalInSeconds: 300, SizeInMBs: 5 }),
      CompressionFormat: z.enum(['UNCOMPRESSED', 'GZIP']).default('UNCOMPRESSED'),
      ProcessingConfiguration: z
        .object({
          Processors: z
            .array(
              z.object({
                Type: z.string(),
                Parameters: z
                  .array(z.object({ ParameterName: z.string(), ParameterValue: z.string() }))
                  .default([]),
              }),
            )
            .default([]),
        })
        .optional(),
    }),
  }),
  function: z.object({
    Runtime: z.string(),
    Handler: z.string().default('index.handler'),
    Code: z.object({ S3Key: z.string().optional(), ZipFile: z.string().optional() }),
    Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
    Timeout: number.default(3),
    MemorySize: number.default(128),
  }),
  mapping: z.object({
    EventSourceArn: z.string(),
    FunctionName: z.string(),
    Enabled: flag.default(true),
    BatchSize: number.default(10),
    MaximumBatchingWindowInSeconds: number.default(0),
    FunctionResponseTypes: z.array(z.string()).default([]),
    ScalingConfig: z.object({ MaximumConcurrency: number.optional() }).optional(),
    FilterCriteria: z.unknown().optional(),
  }),
  api: z.object({ ProtocolType: z.string().default('HTTP') }),
  integration: z.object({
    IntegrationType: z.string(),
    IntegrationUri: z.string(),
    PayloadFormatVersion: z.string().default('1.0'),
    TimeoutInMillis: number.default(30_000),
  }),
  route: z.object({
    RouteKey: z.string(),
    Target: z.string(),
    AuthorizationType: z.string().default('NONE'),
  }),
};
