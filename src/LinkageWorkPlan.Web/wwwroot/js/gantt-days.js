// Days as numbers from the first of the time line, and which of them both countries work on.
const oneDay = 86_400_000;

export function dayScale({ from, days, off }) {
  const first = Date.parse(`${from}T00:00:00Z`);
  const closed = new Set(off);
  const dateOf = (day) => new Date(first + day * oneDay);
  // Beyond the time line only weekends are known; the server asks about such days anyway.
  const isOff = (day) => (day >= 0 && day < days ? closed.has(day) : [0, 6].includes(dateOf(day).getUTCDay()));
  return {
    count: days,
    of: (iso) => Math.round((Date.parse(`${iso}T00:00:00Z`) - first) / oneDay),
    iso: (day) => dateOf(day).toISOString().slice(0, 10),
    words: (day) => dateOf(day).toISOString().slice(0, 10).split('-').reverse().join('/'),
    /** So many working days on, or back. */
    add(day, count) {
      const step = Math.sign(count);
      for (let left = Math.abs(count); left > 0;) {
        day += step;
        if (!isOff(day)) left--;
      }
      return day;
    },
    /** Working days from one day to another; negative backwards. */
    between(from_, to) {
      const step = Math.sign(to - from_);
      let count = 0;
      for (let day = from_; day !== to;) {
        day += step;
        if (!isOff(day)) count += step;
      }
      return count;
    },
  };
}
