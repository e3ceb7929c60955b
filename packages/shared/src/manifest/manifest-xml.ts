import { type ManifestText, manifestText } from '../message/manifest.ts';
import { paneUrl } from './pane-place.ts';
import { ICON_SIZES_PX, type IconName, RIBBON, type RibbonButton, iconPath } from './ribbon.ts';

/** The add-in's identity towards Excel. Settings of a document belong to it: never change it. */
export const ADD_IN_ID = '6f1f7c0a-5d0b-4c58-9a43-2e0c5b7a1d64';

/** The one pane of all buttons; by this name a workbook can open it by itself. https://learn.microsoft.com/office/dev/add-ins/develop/automatically-open-a-task-pane-with-a-document */
export const TASK_PANE_ID = 'Office.AutoShowTaskpaneWithDocument';

/** The line of the product every manifest of it carries, whatever server it points to. */
export interface ManifestSource {
  /** `https://host[:port]`, without a slash at the end. */
  readonly baseUrl: string;
  /** The product's version, `major.minor.patch`. */
  readonly version: string;
}

/**
 * The add-in-only (XML) manifest for one server, as text. The same server and version always give the same text.
 * Order of elements: [MS-OWEMXML] section 5.
 */
export function manifestXml({ baseUrl, version }: ManifestSource): string {
  const icon = (name: IconName, sizePx: number) => attribute(`${baseUrl}${iconPath(name, sizePx)}`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:ov="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="TaskPaneApp">
  <Id>${ADD_IN_ID}</Id>
  <Version>${version}.0</Version>
  <ProviderName>Double Hundred</ProviderName>
  <DefaultLocale>zh-CN</DefaultLocale>
  <DisplayName DefaultValue="${attribute(manifestText.name.zh)}">
    <Override Locale="en-US" Value="${attribute(manifestText.name.en)}" />
  </DisplayName>
  <Description DefaultValue="${attribute(manifestText.description.zh)}">
    <Override Locale="en-US" Value="${attribute(manifestText.description.en)}" />
  </Description>
  <IconUrl DefaultValue="${icon('ledger', 32)}" />
  <HighResolutionIconUrl DefaultValue="${icon('ledger', 64)}" />
  <SupportUrl DefaultValue="${attribute(`${baseUrl}/`)}" />
  <AppDomains>
    <AppDomain>${attribute(baseUrl)}</AppDomain>
  </AppDomains>
  <Hosts>
    <Host Name="Workbook" />
  </Hosts>
  <Requirements>
    <Sets DefaultMinVersion="1.1">
      <Set Name="ExcelApi" MinVersion="1.9" />
    </Sets>
  </Requirements>
  <DefaultSettings>
    <SourceLocation DefaultValue="${attribute(paneUrl(baseUrl, null))}" />
  </DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Workbook">
        <DesktopFormFactor>
          <GetStarted>
            <Title resid="Start.Title" />
            <Description resid="Start.Note" />
            <LearnMoreUrl resid="Start.Url" />
          </GetStarted>
          <ExtensionPoint xsi:type="PrimaryCommandSurface">
            <CustomTab id="DoubleHundred.Tab">
              <Group id="DoubleHundred.Group">
                <Label resid="Group.Label" />
${iconElement('ledger', '                ')}
${RIBBON.map(control).join('\n')}
              </Group>
              <Label resid="Tab.Label" />
            </CustomTab>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
    <Resources>
      <bt:Images>
${[...new Set<IconName>(['ledger', ...RIBBON.map((button) => button.icon)])]
  .flatMap((name) =>
    ICON_SIZES_PX.map((size) => `        <bt:Image id="${iconId(name, size)}" DefaultValue="${icon(name, size)}" />`),
  )
  .join('\n')}
      </bt:Images>
      <bt:Urls>
        <bt:Url id="Start.Url" DefaultValue="${attribute(`${baseUrl}/`)}" />
${RIBBON.map(({ id, place }) => `        <bt:Url id="${id}.Url" DefaultValue="${attribute(paneUrl(baseUrl, place))}" />`).join('\n')}
      </bt:Urls>
      <bt:ShortStrings>
${string('Tab.Label', manifestText.tab)}
${string('Group.Label', manifestText.group)}
${string('Start.Title', manifestText.start)}
${RIBBON.map(({ id, label }) => string(`${id}.Label`, label)).join('\n')}
      </bt:ShortStrings>
      <bt:LongStrings>
${string('Start.Note', manifestText.startNote)}
${RIBBON.map(({ id, note }) => string(`${id}.Note`, note)).join('\n')}
      </bt:LongStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>
`;
}

function control({ id, icon }: RibbonButton): string {
  return `                <Control xsi:type="Button" id="DoubleHundred.${id}">
                  <Label resid="${id}.Label" />
                  <Supertip>
                    <Title resid="${id}.Label" />
                    <Description resid="${id}.Note" />
                  </Supertip>
${iconElement(icon, '                  ')}
                  <Action xsi:type="ShowTaskpane">
                    <TaskpaneId>${TASK_PANE_ID}</TaskpaneId>
                    <SourceLocation resid="${id}.Url" />
                  </Action>
                </Control>`;
}

function iconElement(name: IconName, indent: string): string {
  const images = ICON_SIZES_PX.map((size) => `${indent}  <bt:Image size="${size}" resid="${iconId(name, size)}" />`);
  return [`${indent}<Icon>`, ...images, `${indent}</Icon>`].join('\n');
}

function iconId(name: IconName, sizePx: number): string {
  return `Icon.${name}.${sizePx}`;
}

function string(id: string, text: ManifestText): string {
  return `        <bt:String id="${id}" DefaultValue="${attribute(text.zh)}">
          <bt:Override Locale="en-US" Value="${attribute(text.en)}" />
        </bt:String>`;
}

// Also right for the text of an element.
function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
