import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../app/format.ts';
import { CURRENCY, PRODUCTS, type Product, pictureOf, productOf } from './catalogue.ts';
import type { Shop } from './use-shop.ts';

function Card({ product, shop, onDetails }: { product: Product; shop: Shop; onDetails: () => void }) {
  const { t, i18n } = useTranslation();
  const name = shop.words.nameOf(product.id);
  const chosen = shop.state.lines.some(({ id }) => id === product.id);
  return (
    <li className={`card product${chosen ? ' chosen' : ''}`}>
      <img src={pictureOf(product.id)} alt="" width="240" height="180" />
      <div className="product-text">
        <h3>
          <button
            type="button"
            className="plain"
            aria-label={t('shop.detailsOf', { name })}
            onClick={onDetails}
          >
            {name}
          </button>
        </h3>
        <span className="price">{formatMoney(product.price, CURRENCY, i18n.language)}</span>
      </div>
      <div className="product-tools">
        <button
          type="button"
          className="strong"
          aria-label={t('shop.addOf', { name })}
          onClick={() => shop.add(product.id)}
        >
          {t('shop.add')}
        </button>
      </div>
    </li>
  );
}

function Details({ product, shop, onClose }: { product: Product; shop: Shop; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const name = shop.words.nameOf(product.id);
  return (
    <dialog ref={dialog} className="card details" aria-label={name} onClose={onClose}>
      <img src={pictureOf(product.id)} alt="" width="240" height="180" />
      <h2>{name}</h2>
      <p>{t(`shop.text.${product.id}`)}</p>
      <p className="price">{formatMoney(product.price, CURRENCY, i18n.language)}</p>
      <div className="row">
        <button
          type="button"
          className="strong"
          onClick={() => {
            shop.add(product.id);
            dialog.current?.close();
          }}
        >
          {t('shop.add')}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('shop.close')}
        </button>
      </div>
    </dialog>
  );
}

const asked = (): Product | undefined => productOf(new URLSearchParams(location.search).get('product') ?? '');

export function ProductGrid({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(asked);
  const viewed = useRef<string>(undefined);
  useEffect(() => {
    if (open && viewed.current !== open.id) shop.view(open.id);
    viewed.current = open?.id;
  });
  return (
    <section aria-labelledby="products">
      <h2 id="products" className="hidden">
        {t('shop.products')}
      </h2>
      <ul className="products">
        {PRODUCTS.map((product) => (
          <Card key={product.id} product={product} shop={shop} onDetails={() => setOpen(product)} />
        ))}
      </ul>
      {open && <Details product={open} shop={shop} onClose={() => setOpen(undefined)} />}
    </section>
  );
}
