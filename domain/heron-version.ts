/** As package.json has it; a test compares them. */
export const heronVersion = "0.1.0";
