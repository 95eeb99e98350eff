const weights = [
  [3, 7, 6, 1, 8, 9, 4, 5, 2],
  [5, 4, 3, 2, 7, 6, 5, 4, 3, 2],
];

/** Made-up people and those without a number of their own have something added to the month. */
const monthsAdded = [0, 40, 65, 80];

/** Whether eleven digits can be a fødselsnummer or a D-number: a date and two check digits. Synthetic ones count. */
export function isNationalId(digits: string): boolean {
  if (!/^\d{11}$/u.test(digits)) return false;
  const day = Number(digits.slice(0, 2)) % 40;
  const month = Number(digits.slice(2, 4));
  if (day < 1 || day > 31 || !monthsAdded.some((added) => month > added && month <= added + 12)) return false;
  return weights.every((row) => digits.charAt(row.length) === checkDigit(digits, row));
}

function checkDigit(digits: string, row: readonly number[]): string {
  const sum = row.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0);
  return String((11 - (sum % 11)) % 11);
}
