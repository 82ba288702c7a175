export const about = {
  title: 'about',
};
