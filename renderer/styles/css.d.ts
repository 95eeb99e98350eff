/** Style sheets are brought in for what they do. */
declare module '*.css' {}
