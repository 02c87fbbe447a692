/**
 * What somebody typed behind a command, out of what Slack makes of it: `<@U123|name>` for a person is `@` and their
 * account, a link or an address is its text, and `&amp;` is `&` again.
 */
export function asTyped(text: string): string {
  return text
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<(?:[^|>]*\|)?([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
