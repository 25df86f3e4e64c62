import './export.handlers.ts'
import './import.handlers.ts'
