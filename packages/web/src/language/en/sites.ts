export const sites = {
  title: 'sites',
};
