import { Fieldset, SimpleGrid, TagsInput, TextInput } from '@mantine/core';
import type { ShopSettingsJson } from '../../../../core/config/shop-settings-json.ts';
import { type Form, SettingsForm } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';
import { Prices } from './prices.tsx';

type Shop = ShopSettingsJson;
type TextField = 'country' | 'url' | 'cartUrl' | 'linkUrl';

export const Section = () => (
  <SettingsForm<Shop> name="shop">
    {(form) => (
      <>
        <Names form={form} />
        <Senders form={form} />
        <Prices form={form} />
      </>
    )}
  </SettingsForm>
);

/** What is empty is not said at all. */
const said = (text: string): string | undefined => (text.trim() === '' ? undefined : text);

function Names({ form: { value, change, fault } }: { form: Form<Shop> }) {
  const { t } = useTexts();
  const optional = (name: TextField, placeholder: string) => (
    <TextInput
      label={t(`shop.${name}`)}
      description={t(`shop.${name}Text`)}
      placeholder={placeholder}
      value={value[name] ?? ''}
      onChange={(event) => change({ [name]: said(event.currentTarget.value) })}
      error={fault(`/${name}`)}
    />
  );
  return (
    <Fieldset legend={t('shop.names')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('shop.name')}
          description={t('shop.nameText')}
          value={value.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={fault('/name')}
        />
        <TextInput
          label={t('shop.locale')}
          description={t('shop.localeText')}
          value={value.locale}
          onChange={(event) => change({ locale: event.currentTarget.value })}
          error={fault('/locale')}
        />
        {optional('country', 'DE')}
        {optional('url', 'https://shop.example')}
        {optional('cartUrl', 'https://shop.example/cart')}
        {optional('linkUrl', 'https://go.shop.example')}
      </SimpleGrid>
      <TagsInput
        mt="md"
        label={t('shop.origins')}
        description={t('shop.originsText')}
        placeholder="https://shop.example"
        value={value.allowedOrigins}
        onChange={(allowedOrigins) => change({ allowedOrigins })}
        error={fault('/allowedOrigins')}
      />
    </Fieldset>
  );
}

function Senders({ form: { value, change, fault } }: { form: Form<Shop> }) {
  const { t } = useTexts();
  const { email, sms } = value;
  const setEmail = (part: { from?: string; replyTo?: string | undefined }) => {
    const { from, replyTo } = { from: '', ...email, ...part };
    change({ email: from === '' && !replyTo ? undefined : { from, ...(replyTo && { replyTo }) } });
  };
  return (
    <Fieldset legend={t('shop.senders')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('shop.from')}
          description={t('shop.fromText')}
          placeholder="Our shop <shop@shop.example>"
          value={email?.from ?? ''}
          onChange={(event) => setEmail({ from: event.currentTarget.value })}
          error={fault('/email/from')}
        />
        <TextInput
          label={t('shop.replyTo')}
          description={t('shop.replyToText')}
          value={email?.replyTo ?? ''}
          onChange={(event) => setEmail({ replyTo: said(event.currentTarget.value) })}
          error={fault('/email/replyTo')}
        />
        <TextInput
          label={t('shop.senderId')}
          description={t('shop.senderIdText')}
          value={sms.senderId ?? ''}
          onChange={(event) => change({ sms: { ...sms, senderId: said(event.currentTarget.value) } })}
          error={fault('/sms/senderId')}
        />
        <TagsInput
          label={t('shop.stopWords')}
          description={t('shop.stopWordsText')}
          value={sms.stopWords ?? []}
          onChange={(stopWords) => change({ sms: { ...sms, stopWords } })}
          error={fault('/sms/stopWords')}
        />
      </SimpleGrid>
    </Fieldset>
  );
}
