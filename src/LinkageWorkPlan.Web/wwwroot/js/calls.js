// What pages call here (Scripts.cs). A call that was on the way when the line broke is asked again: it is made once.
// The one name in the window: asking for a module first would be another round trip.
const kept = 50;
const answers = new Map();

export function calls() {
  window.linkageWorkPlan = { call };
}

function call(id, module, name, given) {
  if (!answers.has(id)) {
    answers.set(id, import(`./${module}.js`).then((functions) => functions[name](...given)).then(() => {}));
    if (answers.size > kept) answers.delete(answers.keys().next().value);
  }
  return answers.get(id);
}
