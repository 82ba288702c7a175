export const values = {
  title: 'values',
};
