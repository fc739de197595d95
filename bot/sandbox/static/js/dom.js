/** Making elements. Text always goes in as text nodes: nothing people typed is ever parsed as HTML. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Make an HTML element.
 * @param {string} tag
 * @param {Object} [props] attributes; besides `class`, `text`, `on` ({event: listener}) and `data` (dataset).
 *   An attribute that is null, undefined or false is left out, true is set empty.
 * @param {...(Node|string|null|undefined|false|Array)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

/**
 * Make an SVG element; takes the same arguments as {@link el}.
 * @param {string} tag
 * @param {Object} [props]
 * @param {...(Node|string|null|undefined|false|Array)} children
 * @returns {SVGElement}
 */
export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'on') listen(node, value);
    else if (name === 'data') Object.assign(node.dataset, value);
    else if (name === 'text') node.textContent = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function listen(node, listeners) {
  for (const [type, listener] of Object.entries(listeners)) {
    if (listener) node.addEventListener(type, listener);
  }
}

let counter = 0;

/**
 * Give an id that no other element of the page has.
 * @param {string} word what it starts with
 * @returns {string}
 */
export function freshId(word) {
  counter += 1;
  return `${word}-${counter}`;
}
