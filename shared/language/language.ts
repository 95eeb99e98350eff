/** The two written forms of Norwegian. */
export type Language = 'nb' | 'nn';
