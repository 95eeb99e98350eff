import { defineConfig } from 'i18next-cli';

/** Used for `i18next-cli lint`: no text for people stands in the pages' code. Keys are kept by tests/guards/locales.test.ts. */
export default defineConfig({
  locales: ['nb', 'nn'],
  extract: {
    input: ['renderer/**/*.tsx'],
    output: 'resources/locales/{{language}}/{{namespace}}.json',
  },
});
