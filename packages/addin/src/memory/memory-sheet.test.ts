import { CONTRACT_SHEETS, registerSheetPortContract } from '../test/sheet-port-contract.ts';
import { createMemorySheet } from './memory-sheet.ts';

registerSheetPortContract('memory', () => createMemorySheet(CONTRACT_SHEETS));
