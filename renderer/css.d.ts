// Vite turns a style sheet that a page imports into a linked file; the compiler only has to know that it may be imported.
declare module '*.css';
