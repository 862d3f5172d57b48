import {h, show} from './dom.js';
import {catalogue} from './api.js';

// Builds a form from the JSON Schemas of the catalogue. A part is {element, value()}.
export async function form(schema, path, changed) {
  return part(schema, path, changed);
}

async function part(schema, path, changed) {
  if (schema.$ref) {
    const target = new URL(schema.$ref, 'http://x/' + path).pathname.slice(1);
    return part(await catalogue(target), target, changed);
  }
  if (schema.enum) return choice(schema.enum, changed);
  if (schema.type === 'object') return object(schema, path, changed);
  if (schema.type === 'array') return array(schema, path, changed);
  if (schema.type === 'boolean') return choice([true, false], changed);
  return input(schema, changed);
}

function choice(values, changed) {
  const element = h('select', {onchange: changed}, values.map((value, i) => h('option', {value: i}, value)));
  return {element, value: () => values[element.value]};
}

function input(schema, changed) {
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  const isTime = schema.format === 'date-time';
  const element = h('input', {type: isNumber ? 'number' : 'text', step: schema.type === 'number' ? 'any' : null, min: schema.minimum, max: schema.maximum, maxlength: schema.maxLength, oninput: changed, value: isNumber ? Math.max(schema.minimum ?? 1, Math.min(1, schema.maximum ?? 1)) : isTime ? new Date().toISOString() : ''});
  return {element, value: () => isNumber ? (element.value === '' ? null : Number(element.value)) : element.value};
}

function limits(schema) {
  const texts = [];
  if (schema.maxLength) texts.push('at most ' + schema.maxLength + ' characters');
  if (schema.minimum != null) texts.push('from ' + schema.minimum);
  if (schema.maximum != null) texts.push('to ' + schema.maximum);
  if (schema.minItems > 1 || schema.maxItems) texts.push(`${schema.minItems ?? 0} to ${schema.maxItems ?? 'any number of'} items`);
  return texts.join(', ');
}

async function object(schema, path, changed) {
  const parts = new Map();
  const rows = h('div'), more = h('div', {class: 'row'});
  const required = new Set(schema.required ?? []);
  async function add(name) {
    const member = schema.properties[name];
    const one = await part(member, path, changed);
    parts.set(name, one);
    const wide = one.element.tagName === 'FIELDSET';
    const row = h('div', {class: wide ? 'field wide' : 'field', 'data-name': name}, h('label', {}, name + (required.has(name) ? ' *' : ''), ' ', required.has(name) ? null : h('button', {type: 'button', class: 'small', title: 'leave out', onclick: () => { parts.delete(name); row.remove(); offer(); changed(); }}, '×')),
      one.element, h('div', {class: 'hint'}, member.description ?? '', ' ', limits(member)));
    rows.append(row);
  }
  function offer() {
    show(more, Object.keys(schema.properties ?? {}).filter(name => !parts.has(name) && name !== 'customData').map(name => h('button', {type: 'button', class: 'small', 'data-add': name, title: schema.properties[name].description ?? '', onclick: async () => { await add(name); offer(); changed(); }}, '+ ' + name)));
  }
  for (const name of required) await add(name);
  offer();
  return {element: h('fieldset', {}, rows, more), value: () => Object.fromEntries([...parts].map(([name, one]) => [name, one.value()]))};
}

async function array(schema, path, changed) {
  const items = [];
  const list = h('div');
  async function add() {
    const one = await part(schema.items, path, changed);
    items.push(one);
    const row = h('div', {}, one.element, items.length > (schema.minItems ?? 0) ? h('button', {type: 'button', class: 'small', onclick: () => { items.splice(items.indexOf(one), 1); row.remove(); changed(); }}, '× item') : null);
    list.append(row);
  }
  for (let i = 0; i < Math.max(1, schema.minItems ?? 1); i++) await add();
  return {element: h('fieldset', {}, list, h('button', {type: 'button', class: 'small', onclick: async () => { if (items.length < (schema.maxItems ?? Infinity)) { await add(); changed(); } }}, '+ item')), value: () => items.map(one => one.value())};
}
