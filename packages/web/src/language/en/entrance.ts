export const entrance = {
  title: 'entrance',
};
