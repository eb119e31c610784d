import {
  createTheme, defaultVariantColorsResolver, type CSSVariablesResolver,
  type VariantColorsResolver,
} from '@mantine/core';

/** The accent turns light in the dark scheme, and what stands on it dark: the tokens know. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  if (input.variant === 'filled') {
    return {
      ...usual, background: 'var(--accent)', hover: 'var(--accent-strong)',
      color: 'var(--on-accent)',
    };
  }
  return input.variant === 'subtle'
    ? { ...usual, hover: 'var(--accent-soft)', color: 'var(--accent)' } : usual;
};

/** The library's own controls wear our tokens (tokens.css), so both schemes come from one place. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 3 },
  colors: {
    accent: [
      '#ecebf9', '#d9d7f3', '#c3c0ff', '#a9a5ff', '#8f8ae0',
      '#7b75c9', '#5d57bd', '#4540b0', '#363191', '#29256f',
    ],
  },
  autoContrast: true,
  luminanceThreshold: 0.35,
  variantColorResolver,
  defaultRadius: 6,
  cursorType: 'pointer',
  fontSizes: { xs: '12px', sm: '13.5px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontWeight: '600' },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 250 } },
  },
});

export const cssVariables: CSSVariablesResolver = () => {
  const scheme = {
    '--mantine-color-body': 'var(--raised)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--warn)',
  };
  return { variables: {}, light: scheme, dark: scheme };
};
