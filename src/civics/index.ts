export { categories, rollCategories, type Category } from './category.ts';
