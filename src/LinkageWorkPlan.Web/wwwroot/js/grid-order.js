// Codes in the order people expect, as SortKey.OfCode of the server puts them: A2 before A10. Keys are compared as they are.
const width = 6;

export function sortKey(code) {
  const plain = (code ?? '').trim().normalize('NFC').toUpperCase().replace(/[\u0ED0-\u0ED9]/g, (digit) => String(digit.charCodeAt(0) - 0x0ED0));
  return plain.replace(/\d+/g, (digits) => {
    const number = digits.replace(/^0+/, '');
    return (number.length > width ? `:${String(number.length).padStart(width, '0')}` : '') + number.padStart(width, '0');
  });
}
