import { type Element, elementsOf } from './element.mts';

/** The longest text each element takes. https://learn.microsoft.com/javascript/api/manifest/displayname, …/description, …/string */
const LONGEST: Readonly<Record<string, number>> = { ProviderName: 125, DisplayName: 125, Description: 250, TaskpaneId: 125 };
const LONGEST_STRING: Readonly<Record<string, number>> = { 'bt:ShortStrings': 125, 'bt:LongStrings': 250 };

/** Names, descriptions and strings are neither empty nor too long, and each is there in English too. */
export function lengths(manifest: Element): string[] {
  return elementsOf(manifest).flatMap((element) => {
    const longest = LONGEST_STRING[element.name];
    if (longest === undefined) return textsFailures(element, LONGEST[element.name]);
    return element.children.flatMap((string) => textsFailures(string, longest));
  });
}

function textsFailures(element: Element, longest: number | undefined): string[] {
  if (longest === undefined || 'resid' in element.attributes) return [];
  const name = element.attributes['id'] ?? element.name;
  const translated = element.attributes['DefaultValue'] !== undefined;
  const texts = [
    element.attributes['DefaultValue'] ?? element.text,
    ...element.children.map(({ attributes }) => attributes['Value'] ?? ''),
  ];
  const failures = texts
    .filter((text) => text.length === 0 || text.length > longest)
    .map((text) => `${name} must have 1 to ${longest} characters, not ${text.length}`);
  const english = element.children.some(({ attributes }) => attributes['Locale'] === 'en-US');
  if (translated && !english) failures.push(`${name} has no Override for en-US`);
  return failures;
}
