import { useTranslation } from 'react-i18next';
import { formatMoney } from '../app/format.ts';
import { type Line, totalOf } from './cart.ts';
import { CURRENCY, pictureOf } from './catalogue.ts';
import type { Shop } from './use-shop.ts';

function CartLine({ line, shop }: { line: Line; shop: Shop }) {
  const { t, i18n } = useTranslation();
  const name = shop.words.nameOf(line.id);
  return (
    <li className="cart-line">
      <img src={pictureOf(line.id)} alt="" width="56" height="42" />
      <span className="cart-name">{name}</span>
      <span className="price">{formatMoney(totalOf([line]), CURRENCY, i18n.language)}</span>
      <span className="stepper">
        <button type="button" aria-label={t('shop.less', { name })} onClick={() => shop.remove(line.id, 1)}>
          −
        </button>
        <output>{line.quantity}</output>
        <button type="button" aria-label={t('shop.more', { name })} onClick={() => shop.add(line.id)}>
          +
        </button>
        <button
          type="button"
          className="quiet remove"
          aria-label={t('shop.removeOf', { name })}
          onClick={() => shop.remove(line.id, line.quantity)}
        >
          {t('shop.remove')}
        </button>
      </span>
    </li>
  );
}

function Checkout({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  if (shop.state.step === 'cart')
    return (
      <button type="button" className="strong wide" onClick={shop.checkOut}>
        {t('shop.checkout')}
      </button>
    );
  return (
    <>
      <p className="hint">{t('shop.confirmText')}</p>
      <button type="button" className="strong wide" onClick={shop.order}>
        {t('shop.confirm')}
      </button>
      <button type="button" className="wide" onClick={shop.backToCart}>
        {t('shop.back')}
      </button>
    </>
  );
}

export function CartPanel({ shop }: { shop: Shop }) {
  const { t, i18n } = useTranslation();
  const { lines, step, orderId } = shop.state;
  return (
    <section className="card cart" id="cart" aria-labelledby="cart-title" tabIndex={-1}>
      <h2 id="cart-title">{t('shop.cart')}</h2>
      <div aria-live="polite">
        {step === 'ordered' && <p className="notice">{t('shop.thanks', { id: orderId })}</p>}
        {lines.length === 0 && step !== 'ordered' && <p className="muted">{t('shop.empty')}</p>}
      </div>
      {lines.length > 0 && (
        <>
          <ul>
            {lines.map((line) => (
              <CartLine key={line.id} line={line} shop={shop} />
            ))}
          </ul>
          <p className="total">
            <span>{t('shop.total')}</span>
            <strong>{formatMoney(totalOf(lines), CURRENCY, i18n.language)}</strong>
          </p>
          <Checkout shop={shop} />
        </>
      )}
    </section>
  );
}
