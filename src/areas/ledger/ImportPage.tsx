import { usePlaces } from '../../web/go.tsx'
import { ImportStart } from './ImportStart.tsx'
import { ImportWizard } from './ImportWizard.tsx'
import './import.css'

/** Old ledgers come in (D3.4): a file, its columns, its people and words, a trial, and then for good; each import can be taken back. */
const ImportPage = () => { const { id } = usePlaces(); return id ? <ImportWizard key={id} id={id} /> : <ImportStart /> }
export default ImportPage
