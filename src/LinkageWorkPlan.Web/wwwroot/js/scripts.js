// Looks at the letters of a text as Domain/Texts/ScriptCheck.cs and TextLimit.cs do; one test compares the answers.
const isLao = (unit) => unit >= '\u0E81' && unit <= '\u0EDF';
const isLetter = (unit) => /^\p{L}$/u.test(unit);

/** @returns {'MostlyLao' | 'NothingLao' | null} */
export function doubtOf(language, words) {
  const units = words.split('');
  const lao = units.filter(isLao).length;
  if (language !== 'lo') return lao >= 3 && lao > units.filter((unit) => isLetter(unit) && !isLao(unit)).length ? 'MostlyLao' : null;
  if (lao > 0) return null;
  const all = words.split(/\s+/u).filter((word) => word !== '' && isLetter(word[0]) && !word.includes('://') && !word.includes('@'));
  return all.filter((word) => /^\p{Ll}/u.test(word)).length >= 2 || all.length > 6 ? 'NothingLao' : null;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Text elements: ນ້ຳ is one. */
export function lengthOf(words) {
  let count = 0;
  for (const _ of segmenter.segment(words)) count++;
  return count;
}
