import type { Element } from './element.mts';

/** Children in the order the schema wants: `?` may be missing, `*` may repeat or be missing, `+` may repeat. */
const SEQUENCES: Readonly<Record<string, string>> = {
  // [MS-OWEMXML] 2.1.11 and 5.1: https://learn.microsoft.com/openspecs/office_file_formats/ms-owemxml/
  OfficeApp:
    'Id AlternateId? Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains? Hosts Requirements DefaultSettings Permissions VersionOverrides',
  'OfficeApp/DisplayName': 'Override*',
  'OfficeApp/Description': 'Override*',
  'OfficeApp/AppDomains': 'AppDomain+',
  'OfficeApp/Hosts': 'Host+',
  'OfficeApp/Requirements': 'Sets? Methods?',
  'OfficeApp/Requirements/Sets': 'Set+',
  'OfficeApp/DefaultSettings': 'SourceLocation',
  VersionOverrides: 'Description? Requirements? Hosts Resources',
  'VersionOverrides/Hosts': 'Host+',
  'VersionOverrides/Hosts/Host': 'DesktopFormFactor',
  DesktopFormFactor: 'GetStarted? FunctionFile? ExtensionPoint+',
  GetStarted: 'Title Description LearnMoreUrl?',
  ExtensionPoint: 'CustomTab',
  CustomTab: 'Group+ Label',
  Group: 'Label Icon Control+',
  Icon: 'bt:Image+',
  Control: 'Label Supertip Icon Action',
  Supertip: 'Title Description',
  Action: 'TaskpaneId? SourceLocation Title?',
  Resources: 'bt:Images? bt:Urls? bt:ShortStrings? bt:LongStrings?',
  'bt:Images': 'bt:Image+',
  'bt:Urls': 'bt:Url+',
  'bt:ShortStrings': 'bt:String+',
  'bt:LongStrings': 'bt:String+',
  'bt:String': 'bt:Override*',
};

/** Every element holds the children the schema names, in its order. */
export function elementOrder(manifest: Element): string[] {
  return failuresIn(manifest, manifest.name);
}

function failuresIn(element: Element, path: string): string[] {
  const failure = sequenceFailure(element, sequenceOf(path));
  return [
    ...(failure === null ? [] : [failure]),
    ...element.children.flatMap((child) => failuresIn(child, `${path}/${child.name}`)),
  ];
}

// The longest ending of the path that has a sequence of its own.
function sequenceOf(path: string): string {
  const names = path.split('/');
  for (let from = 0; from < names.length; from += 1) {
    const sequence = SEQUENCES[names.slice(from).join('/')];
    if (sequence !== undefined) return sequence;
  }
  return '';
}

function sequenceFailure({ name, children }: Element, sequence: string): string | null {
  let at = 0;
  for (const entry of sequence.split(' ').filter(Boolean)) {
    const wanted = entry.replace(/[?*+]$/, '');
    let count = 0;
    while (children[at]?.name === wanted && (count === 0 || /[*+]$/.test(entry))) {
      at += 1;
      count += 1;
    }
    if (count === 0 && !/[?*]$/.test(entry)) {
      const found = children[at]?.name;
      return `${name} wants ${wanted}${found === undefined ? ', which is missing' : ` where ${found} stands`}`;
    }
  }
  const extra = children[at];
  return extra === undefined ? null : `${name} holds ${extra.name} out of place`;
}
