// 24 questions of three choices, as its documentation has it; when they are answered, the mean.
const names = Array.from({ length: 24 }, (_, number) => `question${number}`);
const elements = names.map((name) => ({ type: "radiogroup", name, title: `Statement ${name}`, choices: [0, 1, 2] }));
const survey = new Survey.Model({ elements });
survey.onComplete.add(({ data }) => {
  const result = document.querySelector("#result");
  result.textContent = names.reduce((sum, name) => sum + data[name], 0) / names.length;
  result.hidden = false;
});
survey.render(document.getElementById("form"));
survey.data = Object.fromEntries(names.map((name, number) => [name, number % 3]));
survey.completeLastPage();
