import { sendFile } from '../../web/ask/sendFile.ts'
import type { ImportRun } from './import.ts'

/** Sends a sheet with what it is for. Throws a Problem. */
export const uploadFile = (file: File, entity: string, encoding?: string): Promise<ImportRun> => sendFile<ImportRun>('/imports', file, { entity, encoding: encoding || undefined })
