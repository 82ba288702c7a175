export const groups = {
  title: 'groups',
};
