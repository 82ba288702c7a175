export const chart = {
  title: 'chart',
};
