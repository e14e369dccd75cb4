/** Actions by what they are for; no statement of ours names a wildcard. */
export const readItems = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] as const;
export const changeItems = [
  ...readItems,
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
] as const;
/** Pages of the index of people's lists. */
export const readLists = ['dynamodb:Query'] as const;
export const sendMessages = ['sqs:SendMessage'] as const;
/** How many messages wait. */
export const countMessages = ['sqs:GetQueueAttributes'] as const;
export const lookAtMessages = [
  ...countMessages,
  'sqs:ReceiveMessage',
  'sqs:ChangeMessageVisibility',
] as const;
export const takeMessages = ['sqs:DeleteMessage'] as const;
/** What SQS asks for on dead letters that it moves back, besides. */
export const moveMessages = [
  ...takeMessages,
  'sqs:StartMessageMoveTask',
  'sqs:ListMessageMoveTasks',
  'sqs:CancelMessageMoveTask',
] as const;
export const putEvents = ['events:PutEvents'] as const;
