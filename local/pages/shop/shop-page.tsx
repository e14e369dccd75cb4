import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Layout } from '../app/layout.tsx';
import { piecesOf } from './cart.ts';
import { CartPanel } from './cart-panel.tsx';
import { type Device, deviceOf } from './device.ts';
import { LoginDialog } from './login-dialog.tsx';
import { ProductGrid } from './product-grid.tsx';
import { useRemote } from './remote.ts';
import { SentPanel } from './sent-panel.tsx';
import { hasTag } from './tag.ts';
import { useRestore } from './use-restore.ts';
import { type Shop, useShop } from './use-shop.ts';

function Account({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { shopper } = shop.state;
  if (shopper)
    return (
      <span className="account">
        <span className="chip">
          <span className="hidden">{t('shop.loggedIn')}</span> {shopper.name || shopper.email}
        </span>
        <button type="button" onClick={shop.logOut}>
          {t('shop.logOut')}
        </button>
      </span>
    );
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        {t('shop.logIn')}
      </button>
      {asking && <LoginDialog onLogIn={shop.logIn} onClose={() => setAsking(false)} />}
    </>
  );
}

function CartButton({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const show = (): void => {
    document.getElementById('cart')?.focus();
    shop.viewCart();
  };
  return (
    <button type="button" onClick={show}>
      {t('shop.cartCount', { count: piecesOf(shop.state.lines) })}
    </button>
  );
}

function ShopHead({ shop, device }: { shop: Shop; device: Device }) {
  const { t } = useTranslation();
  const name = device.first
    ? t('shop.deviceFirst')
    : device.name === 'phone'
      ? t('shop.devicePhone')
      : device.name;
  return (
    <div className="shop-head">
      <div>
        <h1>
          {t('shop.name')}
          {!device.embedded && <span className="chip quiet">{t('shop.device', { device: name })}</span>}
        </h1>
        <p className="muted">
          {t('shop.tagline')}{' '}
          {!device.embedded && device.first && (
            <a href="/shop?device=phone" target="_blank" rel="noopener" title={t('shop.otherDeviceHint')}>
              {t('shop.otherDevice')}
            </a>
          )}
        </p>
      </div>
      <div className="row">
        {device.embedded ? (
          shop.state.shopper && <span className="chip">{shop.state.shopper.name}</span>
        ) : (
          <Account shop={shop} />
        )}
        {!device.embedded && <CartButton shop={shop} />}
      </div>
    </div>
  );
}

function Restored({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const outcome = useRestore(shop);
  if (!outcome) return null;
  return (
    <p role="status" className={outcome === 'restored' ? 'notice' : 'notice bad'}>
      {t(outcome === 'restored' ? 'shop.restored' : 'shop.restoreFailed')}
    </p>
  );
}

/** A small shop that does what every shop does, with Segment's browser client as it is. */
export function ShopPage() {
  const { t } = useTranslation();
  const [device] = useState(() => deviceOf(location.search));
  const shop = useShop(device);
  useRemote(shop);
  const body = (
    <>
      <ShopHead shop={shop} device={device} />
      <Restored shop={shop} />
      {hasTag() && <div data-kaskad-slot="default" className="slot" />}
      <div className="shop-body">
        <ProductGrid shop={shop} />
        <div className="shop-side">
          <CartPanel shop={shop} />
          {!device.embedded && <SentPanel sent={shop.state.sent} />}
        </div>
      </div>
    </>
  );
  if (device.embedded) return <main className="page shop embedded">{body}</main>;
  return (
    <Layout page="shop" title={t('shop.title')}>
      {body}
    </Layout>
  );
}
