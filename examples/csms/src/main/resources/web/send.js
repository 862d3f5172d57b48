import {h, show, badge, violations} from './dom.js';
import {call, catalogue} from './api.js';
import {form} from './form.js';

export default async function page(place, station) {
  const version = station.version ?? '2.1';
  const {actions} = await catalogue('actions.json');
  const names = Object.keys(actions).filter(name => actions[name].sender !== 'CS' && actions[name].kind === 'CALL' && actions[name].since <= version).sort();
  const action = h('select', {id: 'action', onchange: () => build()}, names.map(name => h('option', {selected: name === 'TriggerMessage'}, name)));
  const fields = h('div'), preview = h('pre', {id: 'preview'}), result = h('div', {id: 'result'});
  let root;
  const update = () => { preview.textContent = JSON.stringify(root.value(), null, 2); };
  async function build() {
    const path = version + '/messages/' + action.value + 'Request.json';
    const schema = await catalogue(path);
    root = await form(schema, path, update);
    show(fields, h('p', {class: 'soft'}, schema.description ?? ''), root.element);
    show(result);
    update();
  }
  async function submit() {
    show(result, h('p', {class: 'soft'}, 'Waiting for the station.'));
    const outcome = await call(station.identity, action.value, root.value());
    const good = outcome.outcome === 'replied';
    show(result, h('h3', {}, 'Outcome ', badge(outcome.outcome ?? 'error', good ? 'good' : 'bad')), violations(outcome.violations),
      h('pre', {}, JSON.stringify(outcome.response ?? outcome, null, 2)));
  }
  show(place, h('h2', {}, 'Send to ' + station.identity, ' ', badge('OCPP ' + version)),
    h('div', {class: 'card'}, h('div', {class: 'row'}, h('label', {}, 'Message', action)), fields),
    h('div', {class: 'card'}, h('h3', {}, 'Request'), preview, h('button', {class: 'main', id: 'send', onclick: submit}, 'Send'), result));
  await build();
}
