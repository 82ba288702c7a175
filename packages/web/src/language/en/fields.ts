export const fields = {
  title: 'fields',
};
