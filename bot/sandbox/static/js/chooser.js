/** Choosing whose phone it is: a person, or a group seen by one of its members; or making a new one. */
import { avatar } from './avatar.js';
import { el } from './dom.js';
import { groupForm, personForm } from './forms.js';
import { icon } from './icons.js';
import { openSheet } from './overlay.js';
import { t } from './strings.js';
import { nameOf, world } from './world.js';

/**
 * Ask for a person or a group.
 * @param {HTMLElement} host
 * @param {string} title
 * @param {(person: number, chat: number) => void} onChoose
 */
export function choose(host, title, onChoose) {
  const done = (person, chat) => {
    sheet.close();
    onChoose(person, chat);
  };
  const people = [...world.people.values()].map((person) => personRow(person, () => done(person.id, person.id)));
  const groups = [...world.groups.values()].map((group) => groupRow(group, done));
  const anew = [
    row(icon('plus'), t('newPerson'), '', () => personForm(host, (person) => done(person.id, person.id))),
    row(icon('plus'), t('newGroup'), '', () => groupForm(host, (group) => done(group.members[0], group.id))),
  ];
  const body = [
    section(t('people'), people),
    groups.length ? section(t('groups'), groups) : null,
    section(t('new'), anew),
  ];
  const sheet = openSheet(host, { title, body });
}

function section(words, rows) {
  return el('section', { class: 'choices', 'aria-label': words }, el('h3', { text: words }), rows);
}

function row(picture, words, hint, press) {
  return el(
    'button',
    { type: 'button', class: 'choice', on: { click: press } },
    picture,
    el('b', { text: words }),
    hint ? el('small', { text: hint }) : null,
  );
}

const personRow = (person, press) =>
  row(avatar(person.id, nameOf(person)), nameOf(person), person.language_code ?? '', press);

function groupRow(group, done) {
  const members = group.members.map((id) => world.people.get(id)).filter(Boolean);
  const as = el(
    'select',
    { 'aria-label': t('seenAs', { title: group.title }) },
    members.map((person) => el('option', { value: person.id, text: nameOf(person) })),
  );
  const button = row(avatar(group.id, group.title), group.title, t('members', { count: group.members.length }), () =>
    done(Number(as.value), group.id),
  );
  button.disabled = members.length === 0;
  return el('div', { class: 'group-choice' }, button, el('label', {}, el('small', { text: t('as') }), as));
}
