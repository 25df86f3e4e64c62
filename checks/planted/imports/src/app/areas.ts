import '../areas/people/index.ts'
import '../areas/leads/index.ts'
