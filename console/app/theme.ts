import { createTheme, defaultVariantColorsResolver, type VariantColorsResolver } from '@mantine/core';

const OF_TEXT = ['light', 'subtle', 'outline', 'transparent'];

/** Even the darkest of these is a light colour. */
const PALE = ['yellow', 'orange', 'lime'];

/** Coloured text on a tint of its colour or on the page: dark and light enough to be read (4.5 : 1). */
const readable: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const color = input.color ?? input.theme.primaryColor;
  if (!OF_TEXT.includes(input.variant) || !Object.hasOwn(input.theme.colors, color)) return resolved;
  const dark = `color-mix(in srgb, var(--mantine-color-${color}-9), black ${PALE.includes(color) ? 45 : 25}%)`;
  return { ...resolved, color: `light-dark(${dark}, var(--mantine-color-${color}-2))` };
};

/** Teal that is dark enough for white text on it (4.5 : 1). */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 9,
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: readable,
  components: {
    NavLink: { defaultProps: { variant: 'filled' } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 600 } },
    Table: { defaultProps: { verticalSpacing: 'xs', highlightOnHover: true } },
    Modal: { defaultProps: { centered: true } },
    // Above a dialog, not above the page: only one banner is one.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
  },
});
