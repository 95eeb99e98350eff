import type { CSSProperties } from 'react';
import type { Look } from '#contract/views.ts';
import { themeTokens } from '#language/theme-colours.ts';

interface StageStyle extends CSSProperties {
  readonly '--stage-text': number;
  readonly '--ds-color-accent-text-subtle'?: string;
  readonly '--ds-color-accent-base-default'?: string;
  readonly '--ds-color-accent-surface-tinted'?: string;
  readonly '--ds-color-accent-surface-active'?: string;
}

/** The size that everything hangs on, and the municipality's colours where it has some; high contrast has its own. */
export function stageStyle({ textPixels, colours, contrast, scheme }: Look): StageStyle {
  const size = { '--stage-text': textPixels };
  if (colours === undefined || contrast === 'high') return size;
  const { text, base, tint, word } = themeTokens(colours, scheme);
  return {
    ...size,
    '--ds-color-accent-text-subtle': text,
    '--ds-color-accent-base-default': base,
    '--ds-color-accent-surface-tinted': tint,
    '--ds-color-accent-surface-active': word,
  };
}
