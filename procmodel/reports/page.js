"use strict";
for (const form of document.querySelectorAll("form[data-calculator]")) {
  const value = (name) => Number(form.elements[name].value);
  const show = () => {
    for (const name of ["volume", "share", "minutes"]) {
      const input = form.elements[name];
      const text = name === "share" ? `${input.value} %` : Number(input.value).toLocaleString("en-GB");
      form.querySelector(`[data-of=${name}]`).textContent = text;
      input.setAttribute("aria-valuetext", text);
    }
    const hours = (value("volume") * value("share") / 100 * value("minutes")) / 60;
    form.elements.hours.textContent = Math.round(hours).toLocaleString("en-GB");
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
}
