/** Light or dark as the phone is set, also when that changes. */
export function followScheme(page: Window): void {
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  const draw = (): void => {
    page.document.documentElement.dataset['colorScheme'] = dark.matches ? 'dark' : 'light';
  };
  dark.addEventListener('change', draw);
  draw();
}
