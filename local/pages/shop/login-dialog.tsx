import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exampleShopper, type Shopper, userIdOf } from './shopper.ts';

const CONSENTS = ['email', 'sms', 'push'] as const;
const FIELDS = [
  ['name', 'text', 'fieldName', 'name'],
  ['email', 'email', 'fieldEmail', 'email'],
  ['phone', 'tel', 'fieldPhone', 'tel'],
] as const;

function shopperOf(form: HTMLFormElement): Shopper {
  const data = new FormData(form);
  const text = (field: string): string => String(data.get(field) ?? '').trim();
  const email = text('email');
  return {
    userId: userIdOf(email),
    name: text('name'),
    email,
    phone: text('phone'),
    consent: {
      email: data.has('consent-email'),
      sms: data.has('consent-sms'),
      push: data.has('consent-push'),
    },
  };
}

/** Asks for name, contacts and, per channel, for consent; somebody new is filled in. */
export function LoginDialog({
  onLogIn,
  onClose,
}: {
  onLogIn: (shopper: Shopper) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [example] = useState(() => exampleShopper('Maria Winter', 'maria'));
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onLogIn(shopperOf(event.currentTarget));
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="card login" aria-labelledby="login-title" onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id="login-title">{t('shop.logIn')}</h2>
        <p className="hint">{t('shop.loginText')}</p>
        {FIELDS.map(([field, type, label, autoComplete]) => (
          <label key={field} className="field">
            {t(`shop.${label}`)}
            <input
              name={field}
              type={type}
              autoComplete={autoComplete}
              defaultValue={example[field]}
              required={field === 'email'}
            />
          </label>
        ))}
        <fieldset>
          <legend>{t('shop.consentLegend')}</legend>
          {CONSENTS.map((channel) => (
            <label key={channel} className="check">
              <input type="checkbox" name={`consent-${channel}`} defaultChecked={example.consent[channel]} />
              {t(`shop.consent${channel === 'email' ? 'Email' : channel === 'sms' ? 'Sms' : 'Push'}`)}
            </label>
          ))}
        </fieldset>
        <div className="row">
          <button type="submit" className="strong">
            {t('shop.logIn')}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t('shop.cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
