export const VisitPage = () => <h1>今日客流</h1>
