/** What is called of this SDK, to be loaded as one: asked for by its own name it would come with all its calls. */
export { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
