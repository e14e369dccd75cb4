import * as z from 'zod';

/** As the API of Amazon Pinpoint answers; what is not read here is left alone. */
const text = z.string().max(2_000);
const few = <T extends z.ZodType>(type: T) => z.array(type).max(1_000);
const byName = <T extends z.ZodType>(type: T) => z.record(z.string(), type);

const setDimension = z.looseObject({ DimensionType: text.nullish(), Values: few(text) });
const attribute = z.looseObject({ AttributeType: text.nullish(), Values: few(text) });
const metric = z.looseObject({ ComparisonOperator: text, Value: z.number() });
export type SetDimension = z.infer<typeof setDimension>;
export type Attribute = z.infer<typeof attribute>;
export type MetricDimension = z.infer<typeof metric>;

const dimensions = z.looseObject({
  Attributes: byName(attribute).nullish(),
  UserAttributes: byName(attribute).nullish(),
  Metrics: byName(metric).nullish(),
  Behavior: z
    .looseObject({ Recency: z.looseObject({ Duration: text, RecencyType: text }).nullish() })
    .nullish(),
  Demographic: byName(setDimension.nullish()).nullish(),
  Location: z.looseObject({ Country: setDimension.nullish(), GPSPoint: z.unknown().optional() }).nullish(),
});
export type Dimensions = z.infer<typeof dimensions>;

const group = z.looseObject({
  Dimensions: few(dimensions).nullish(),
  SourceSegments: few(z.looseObject({ Id: text })).nullish(),
  SourceType: text.nullish(),
  Type: text.nullish(),
});
export type SegmentGroup = z.infer<typeof group>;

export const segmentSchema = z.looseObject({
  Id: text,
  Name: text.nullish(),
  SegmentType: text,
  Dimensions: dimensions.nullish(),
  SegmentGroups: z.looseObject({ Groups: few(group).nullish(), Include: text.nullish() }).nullish(),
  ImportDefinition: z.looseObject({ S3Url: text.nullish() }).nullish(),
});
export type PinpointSegment = z.infer<typeof segmentSchema>;

const eventDimensions = z.looseObject({
  EventType: setDimension.nullish(),
  Attributes: byName(attribute).nullish(),
  Metrics: byName(metric).nullish(),
});
export type EventDimensions = z.infer<typeof eventDimensions>;

const simpleCondition = z.looseObject({
  EventCondition: z
    .looseObject({ Dimensions: eventDimensions.nullish(), MessageActivity: text.nullish() })
    .nullish(),
  SegmentCondition: z.looseObject({ SegmentId: text }).nullish(),
  SegmentDimensions: dimensions.nullish(),
});
export type SimpleCondition = z.infer<typeof simpleCondition>;

const waitTime = z.looseObject({ WaitFor: text.nullish(), WaitUntil: text.nullish() });
export type WaitTime = z.infer<typeof waitTime>;

const next = { NextActivity: text.nullish() };
const message = z.looseObject({
  ...next,
  TemplateName: text.nullish(),
  TemplateVersion: text.nullish(),
  MessageConfig: byName(z.unknown()).nullish(),
});
export type MessageActivity = z.infer<typeof message>;

export const activitySchema = z.looseObject({
  Description: text.nullish(),
  EMAIL: message.nullish(),
  SMS: message.nullish(),
  PUSH: message.nullish(),
  CUSTOM: message.extend({ DeliveryUri: text.nullish() }).nullish(),
  ContactCenter: z.looseObject(next).nullish(),
  Wait: z.looseObject({ ...next, WaitTime: waitTime.nullish() }).nullish(),
  ConditionalSplit: z
    .looseObject({
      Condition: z
        .looseObject({ Conditions: few(simpleCondition).nullish(), Operator: text.nullish() })
        .nullish(),
      EvaluationWaitTime: waitTime.nullish(),
      FalseActivity: text.nullish(),
      TrueActivity: text.nullish(),
    })
    .nullish(),
  MultiCondition: z
    .looseObject({
      Branches: few(z.looseObject({ ...next, Condition: simpleCondition.nullish() })).nullish(),
      DefaultActivity: text.nullish(),
      EvaluationWaitTime: waitTime.nullish(),
    })
    .nullish(),
  RandomSplit: z
    .looseObject({ Branches: few(z.looseObject({ ...next, Percentage: z.number().nullish() })).nullish() })
    .nullish(),
  Holdout: z.looseObject({ ...next, Percentage: z.number() }).nullish(),
});
export type Activity = z.infer<typeof activitySchema>;

export const journeySchema = z.looseObject({
  Id: text,
  Name: text,
  Activities: byName(activitySchema).nullish(),
  StartActivity: text.nullish(),
  StartCondition: z
    .looseObject({
      EventStartCondition: z
        .looseObject({
          EventFilter: z.looseObject({ Dimensions: eventDimensions, FilterType: text.nullish() }).nullish(),
          SegmentId: text.nullish(),
        })
        .nullish(),
      SegmentStartCondition: z.looseObject({ SegmentId: text }).nullish(),
    })
    .nullish(),
  Limits: byName(z.unknown()).nullish(),
});
export type PinpointJourney = z.infer<typeof journeySchema>;

const lists = byName(z.array(z.union([z.string(), z.number(), z.boolean()])).nullish());

export const endpointSchema = z.looseObject({
  Id: text.nullish(),
  Address: text.nullish(),
  ChannelType: text.nullish(),
  OptOut: text.nullish(),
  EndpointStatus: text.nullish(),
  EffectiveDate: text.nullish(),
  Attributes: lists.nullish(),
  Metrics: byName(z.number().nullish()).nullish(),
  Location: byName(z.union([z.string(), z.number()]).nullish()).nullish(),
  Demographic: byName(text.nullish()).nullish(),
  User: z.looseObject({ UserId: text.nullish(), UserAttributes: lists.nullish() }).nullish(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

export const templateSchema = z.looseObject({
  TemplateName: text,
  TemplateType: text,
  Subject: z.string().nullish(),
  TextPart: z.string().nullish(),
  HtmlPart: z.string().nullish(),
  Body: z.string().nullish(),
  Default: z.looseObject({ Title: z.string().nullish(), Body: z.string().nullish() }).nullish(),
  DefaultSubstitutions: z.string().nullish(),
});
export type PinpointTemplate = z.infer<typeof templateSchema>;
