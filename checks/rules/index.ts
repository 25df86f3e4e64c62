// Every scan of the sources. A new one comes with its planted violation in checks/planted/NAME.
import type { Rule } from '../tree.ts'
import { linksLead } from './links.ts'
import { noClockOrChance } from './pure.ts'
import { orgInEveryStatement, sightInEveryRead } from './statements.ts'
import { lengthOfFiles, noAddressOfOurs, noAny, nothingPutOff, testsRun } from './text.ts'
import { bothLanguages } from './words.ts'

export const rules: readonly Rule[] = [lengthOfFiles, nothingPutOff, testsRun, noAny, noAddressOfOurs, noClockOrChance, orgInEveryStatement, sightInEveryRead, bothLanguages, linksLead]
