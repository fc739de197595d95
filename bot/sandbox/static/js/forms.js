/** Forms for new people and groups. */
import { Refused, createGroup, createPerson } from './api.js';
import { el } from './dom.js';
import { openSheet, sheetButton } from './overlay.js';
import { t } from './strings.js';
import { nameOf, world } from './world.js';

const LANGUAGES = ['zh-hans', 'zh-hant', 'en'];

/**
 * Make a new person.
 * @param {HTMLElement} host
 * @param {(person: Object) => void} onMade
 */
export function personForm(host, onMade) {
  const first = textInput({ required: true, maxlength: 64, data: { first: '' } });
  const last = textInput({ maxlength: 64 });
  const phone = textInput({ type: 'tel', value: freePhone() });
  const language = el(
    'select',
    {},
    LANGUAGES.map((code) => el('option', { value: code, text: code })),
  );
  const rows = [
    field(t('firstName'), first),
    field(t('lastName'), last),
    field(t('phone'), phone),
    field(t('languageOfPhone'), language),
  ];
  formSheet(host, t('newPerson'), rows, async () => {
    const wanted = {
      first_name: first.value.trim(),
      last_name: last.value.trim(),
      language_code: language.value,
      phone: phone.value.trim(),
    };
    const person = await createPerson(wanted);
    world.people.set(person.id, person);
    onMade(person);
  });
}

/**
 * Make a new group.
 * @param {HTMLElement} host
 * @param {(group: Object) => void} onMade
 */
export function groupForm(host, onMade) {
  const title = textInput({ required: true, maxlength: 128, data: { first: '' } });
  const forum = el('input', { type: 'checkbox' });
  const boxes = [...world.people.values()].map((person) => ({
    id: person.id,
    name: nameOf(person),
    box: el('input', { type: 'checkbox' }),
  }));
  const members = el(
    'fieldset',
    { class: 'members' },
    el('legend', { text: t('whoIsIn') }),
    boxes.map(({ name, box }) => checkLine(box, name)),
  );
  formSheet(host, t('newGroup'), [field(t('title'), title), members, checkLine(forum, t('forum'))], async () => {
    const chosen = boxes.filter(({ box }) => box.checked).map(({ id }) => id);
    if (!chosen.length) throw new Refused(t('noMembers'));
    const group = await createGroup({ title: title.value.trim(), members: chosen, forum: forum.checked });
    world.groups.set(group.id, group);
    onMade(group);
  });
}

/** A number that nobody here has: without one, a contact can't be shared. */
function freePhone() {
  const taken = new Set([...world.people.values()].map((person) => person.phone));
  let number = 8613900000001;
  while (taken.has(`+${number}`)) number += 1;
  return `+${number}`;
}

const textInput = (props) => el('input', { type: 'text', autocomplete: 'off', ...props });
const field = (words, control) => el('label', { class: 'field wide' }, el('span', { text: words }), control);
const checkLine = (box, words) => el('label', { class: 'check' }, box, el('span', { text: words }));

function formSheet(host, title, rows, onSubmit) {
  const problem = el('p', { class: 'problem', role: 'alert' });
  const submit = async (event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    try {
      await onSubmit();
      sheet.close();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problem.textContent = error.message;
    }
  };
  const form = el(
    'form',
    { class: 'form', on: { submit } },
    rows,
    problem,
    el('button', { type: 'submit', hidden: true }),
  );
  const actions = [
    sheetButton(t('cancel'), () => sheet.close()),
    sheetButton(t('create'), () => form.requestSubmit(), { main: true }),
  ];
  const sheet = openSheet(host, { title, body: form, actions });
}
