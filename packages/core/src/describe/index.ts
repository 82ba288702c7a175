export { discoveryDocument } from './discovery.ts';
export { openApiDocument } from './openapi.ts';
export { docsPage } from './page.ts';
