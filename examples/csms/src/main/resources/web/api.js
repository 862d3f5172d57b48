// The HTTP API of this program.
export async function get(path) {
  const response = await fetch('/api/' + path);
  if (!response.ok) throw new Error((await response.json()).error ?? response.statusText);
  return response.json();
}
export const of = identity => 'stations/' + encodeURIComponent(identity);
export async function call(identity, action, payload) {
  const response = await fetch('/api/' + of(identity) + '/call/' + action, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(payload)});
  return response.json();
}
const files = new Map();
export function catalogue(path) {
  if (!files.has(path)) files.set(path, get('catalogue/' + path));
  return files.get(path);
}
