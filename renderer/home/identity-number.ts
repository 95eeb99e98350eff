const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** Eleven digits whose two last check the others; the store checks again. */
export function isIdentityNumber(typed: string): boolean {
  if (!/^\d{11}$/u.test(typed)) return false;
  const digits = Array.from(typed, Number);
  return controlOf(digits, firstWeights) === digits[9] && controlOf(digits, secondWeights) === digits[10];
}

function controlOf(digits: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, place) => total + weight * (digits[place] ?? 0), 0);
  return (11 - (sum % 11)) % 11;
}
